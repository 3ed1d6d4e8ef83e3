using Songhua.Core;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Why a place grew faster or slower than all places together: its mix of sectors, or its own pace.</summary>
/// <param name="Place">The place.</param>
/// <param name="Division">The statement that says which indicators are the parts.</param>
/// <param name="Years">The years, in order.</param>
/// <param name="Among">The places whose sum is the whole.</param>
/// <param name="Base">The place's total in the first year, base units.</param>
/// <param name="Classic">From the first to the last.</param>
/// <param name="Others">The same by the other methods.</param>
/// <param name="Dynamic">From each of the years to the next, summed.</param>
public sealed record PlaceShift(
    Place Place, PartWhole Division, IReadOnlyList<int> Years, IReadOnlyList<Place> Among, double Base, ShiftShareResult Classic, IReadOnlyList<ShiftShareResult> Others, DynamicShiftShare Dynamic);

/// <summary>
/// Shift-share of the places of a plan, by the parts that its indicators have. The whole is the sum of those places that are known for all years,
/// so that both are of one kind of figures; the years are those that let most of them be compared.
/// </summary>
public static class ShiftShareStep
{
    private const int FewestPlaces = 2;

    /// <summary>Every place within the plan's region that can be compared.</summary>
    public static IReadOnlyList<PlaceShift> Run(Plan plan, FactBook facts, DateOnly asOf)
    {
        var known = Reports(plan, facts, asOf).ToDictionary(r => r.Key, r => r.Value[0].Figure.BaseValue);
        return
        [
            .. plan.Parts
                .Where(d => d is { Over: PartsOver.Indicators, Complete: true, Overlap: false, Parts.Count: > 1 } && d.Parts.All(p => plan.Indicators[p].Measure.Kind == MeasureKind.Flow))
                .SelectMany(d => Of(plan, known, d)),
        ];
    }

    /// <summary>What is reported of each year of each series, the report that is used first: of the best graded source, and of these the latest.</summary>
    internal static Dictionary<(SeriesKey Series, int Year), IReadOnlyList<Observation>> Reports(Plan plan, FactBook facts, DateOnly asOf) => facts.KnownOn(asOf)
        .Where(o => o is { Coverage: null, Key: { Facet: Facet.Level, Series.Subject: null, Period.IsYear: true }, Figure.Central: not null })
        .GroupBy(o => (o.Key.Series, o.Key.Period.EndYear))
        .ToDictionary(
            g => g.Key,
            g => (IReadOnlyList<Observation>)[.. g.OrderBy(o => plan.Sources.TryGetValue(o.Source, out var s) ? s.Grade : 'C').ThenByDescending(o => o.Vintage)]);

    private static IEnumerable<PlaceShift> Of(Plan plan, Dictionary<(SeriesKey Series, int Year), double> known, PartWhole division)
    {
        double[]? Amounts(Place place, int year)
        {
            double[] amounts = [.. division.Parts.Select(p => known.GetValueOrDefault((new SeriesKey(p, place.Id), year), double.NaN))];
            return Array.TrueForAll(amounts, a => a >= 0) ? amounts : null;
        }

        Place[] places = [.. plan.Places.Values.Where(p => p.Within == plan.Head.Place)];
        int[] years = [.. known.Keys.Select(k => k.Year).Distinct().Where(y => places.Count(p => Amounts(p, y) is not null) >= FewestPlaces).Order()];
        var spans = from first in years
                    from last in years
                    where last > first
                    let span = years.Where(y => y >= first && y <= last).ToArray()
                    let among = places.Where(p => Array.TrueForAll(span, y => Amounts(p, y) is not null) && !IsBroken(plan, division, p, span)).ToArray()
                    where among.Length >= FewestPlaces
                    orderby among.Length * span.Length descending, last descending
                    select (span, among);
        if (spans.FirstOrDefault() is not { among.Length: > 0 } chosen)
        {
            yield break;
        }

        double[][] whole = [.. chosen.span.Select(y => Enumerable.Range(0, division.Parts.Count).Select(p => chosen.among.Sum(a => Amounts(a, y)![p])).ToArray())];
        foreach (var place in chosen.among)
        {
            double[][] own = [.. chosen.span.Select(y => Amounts(place, y)!)];
            yield return new PlaceShift(
                place, division, chosen.span, chosen.among, own[0].Sum(), ShiftShare.Of(own[0], own[^1], whole[0], whole[^1], ShiftShareMethod.Classic),
                [.. ((ShiftShareMethod[])[ShiftShareMethod.EstebanMarquillas, ShiftShareMethod.Arcelus]).Select(m => ShiftShare.Of(own[0], own[^1], whole[0], whole[^1], m))],
                ShiftShare.Dynamic(own, whole, ShiftShareMethod.Classic));
        }
    }

    private static bool IsBroken(Plan plan, PartWhole division, Place place, int[] span) =>
        division.Parts.Any(p => plan.BreaksBetween(new SeriesKey(p, place.Id), Period.Year(span[0]), Period.Year(span[^1])).Any());
}
