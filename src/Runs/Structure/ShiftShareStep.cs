using Songhua.Core;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Why a place grew faster or slower than the plan's region: its mix of sectors, or its own pace.</summary>
/// <param name="Place">The place.</param>
/// <param name="Division">The statement that says which indicators are the parts.</param>
/// <param name="Years">The years, in a row.</param>
/// <param name="Base">The place's total in the first of them, base units.</param>
/// <param name="Classic">From the first to the last.</param>
/// <param name="Others">The same by the other methods.</param>
/// <param name="Dynamic">Year by year, summed.</param>
public sealed record PlaceShift(Place Place, PartWhole Division, IReadOnlyList<int> Years, double Base, ShiftShareResult Classic, IReadOnlyList<ShiftShareResult> Others, DynamicShiftShare Dynamic);

/// <summary>Shift-share of the places of a plan, by the parts that its indicators have.</summary>
public static class ShiftShareStep
{
    /// <summary>Shift-share.</summary>
    public static readonly Method Method = new(
        "shift-share", "1.0", new Phrase("Shift-share analysis", "偏离—份额分析"), new Phrase("Farhauer & Kröll (docs/methods/shift-share.md)", "Farhauer 与 Kröll（docs/methods/shift-share.md）"));

    /// <summary>Every place within the plan's region of which all parts are known for two years in a row or more that no break parts.</summary>
    public static IReadOnlyList<PlaceShift> Run(Plan plan, FactBook facts, DateOnly asOf)
    {
        var known = facts.KnownOn(asOf)
            .Where(o => o is { Coverage: null, Key: { Facet: Facet.Level, Series.Subject: null, Period.IsYear: true } })
            .GroupBy(o => (o.Key.Series, o.Key.Period.EndYear))
            .ToDictionary(g => g.Key, g => Best(plan, g));
        return
        [
            .. from division in plan.Parts
               where division is { Over: PartsOver.Indicators, Complete: true, Overlap: false, Parts.Count: > 1 } && division.Parts.All(p => plan.Indicators[p].Measure.Kind == MeasureKind.Flow)
               from place in plan.Places.Values
               where place.Within == plan.Head.Place
               let shift = Of(plan, known, division, place)
               where shift is not null
               select shift,
        ];
    }

    private static PlaceShift? Of(Plan plan, Dictionary<(SeriesKey Series, int Year), double> known, PartWhole division, Place place)
    {
        double[]? Amounts(string at, int year)
        {
            double[] amounts = [.. division.Parts.Select(p => known.GetValueOrDefault((new SeriesKey(p, at), year), double.NaN))];
            return Array.TrueForAll(amounts, a => a >= 0) ? amounts : null;
        }

        var years = new List<int>();
        var last = known.Keys.Where(k => k.Series.Place == place.Id).Select(k => k.Year).Distinct().OrderDescending()
            .FirstOrDefault(y => Amounts(place.Id, y) is not null && Amounts(plan.Head.Place, y) is not null);
        for (var year = last; Amounts(place.Id, year) is not null && Amounts(plan.Head.Place, year) is not null; year--)
        {
            years.Insert(0, year);
            if (IsBroken(plan, division, place, year - 1, year))
            {
                break;
            }
        }

        if (years.Count < 2)
        {
            return null;
        }

        double[][] region = [.. years.Select(y => Amounts(place.Id, y)!)], whole = [.. years.Select(y => Amounts(plan.Head.Place, y)!)];
        return new PlaceShift(
            place, division, years, region[0].Sum(), ShiftShare.Of(region[0], region[^1], whole[0], whole[^1], ShiftShareMethod.Classic),
            [.. ((ShiftShareMethod[])[ShiftShareMethod.EstebanMarquillas, ShiftShareMethod.Arcelus]).Select(m => ShiftShare.Of(region[0], region[^1], whole[0], whole[^1], m))],
            ShiftShare.Dynamic(region, whole, ShiftShareMethod.Classic));
    }

    private static bool IsBroken(Plan plan, PartWhole division, Place place, int earlier, int later) =>
        division.Parts.Any(p => ((string[])[place.Id, plan.Head.Place]).Any(at => plan.BreaksBetween(new SeriesKey(p, at), Period.Year(earlier), Period.Year(later)).Any()));

    private static double Best(Plan plan, IEnumerable<Observation> reports) => reports
        .Where(o => o.Figure.Central is not null)
        .OrderBy(o => plan.Sources.TryGetValue(o.Source, out var s) ? s.Grade : 'C').ThenByDescending(o => o.Vintage)
        .Select(o => o.Figure.BaseValue).FirstOrDefault(double.NaN);
}
