using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Projected growth rates, as logarithms of one plus the rate, and what they were made of; or why there are none.</summary>
/// <param name="Projection">Null where it was refused.</param>
/// <param name="Whole">The growth of earlier periods like the due one.</param>
/// <param name="Part">The growth of the first months of the due year; null where not known.</param>
/// <param name="Refusal">Null where it was not refused.</param>
internal sealed record RateProjection(YearlyProjection? Projection, List<PacePoint> Whole, PacePoint? Part, OutlookSolution? Refusal);

/// <summary>Projects growth rates from those of the same period in other years, and from that of the due year's own first months.</summary>
internal static class RateProjector
{
    private const int FewestReadings = 3;
    private const int MostYears = 10;

    private static readonly Phrase TooFew = new(
        "Only {0} comparable yearly growth figures are known; at least {1} are needed.", "仅有{0}个可比年度增速，至少需要{1}个。")
    {
        One = "Only 1 comparable yearly growth figure is known; at least {1} are needed.",
    };

    private static readonly Phrase NoneKnown = new("No comparable yearly growth figure is known; at least {0} are needed.", "没有可比年度增速，至少需要{0}个。");
    private static readonly Phrase TooFar = new("The due period is {0} years after the last known growth; nothing is said beyond {1} years.", "目标时期距最近增速{0}年，超过{1}年不作判断。");

    public static RateProjection Project(PaceProblem problem, Period due)
    {
        var whole = problem.Growths
            .Where(g => g.HasCentral && g.Central > -1 && LevelSeries.AreSameMonths(g.Period, due) && g.Period.Last < due.Last)
            .OrderBy(g => g.Period).ToList();
        var readings = whole.Select(g => new GrowthReading(g.Period.EndYear, g.Period.EndYear, Math.Log(1 + g.Central))).ToList();
        if (readings.Count < FewestReadings)
        {
            var sinceEnded = Math.Max(1, due.EndYear - problem.AsOf.Year);
            var missing = Enumerable.Range(sinceEnded, FewestReadings + whole.Count + 1).Select(k => due.ShiftYears(-k))
                .Where(p => p.Last <= problem.AsOf && whole.TrueForAll(w => w.Period != p))
                .Take(FewestReadings - readings.Count).Select(p => new MissingObservation(p, Facet.Growth)).ToList();
            return new(null, whole, null, OutlookEngine.Refused(readings.Count == 0 ? NoneKnown.With(FewestReadings) : TooFew.With(readings.Count, FewestReadings), missing));
        }

        var origin = readings[^1].To;
        if (due.EndYear - origin > MostYears)
        {
            return new(null, whole, null, OutlookEngine.Refused(TooFar.With(due.EndYear - origin, MostYears), []));
        }

        var part = Part(problem, due);
        if (part is { } p)
        {
            readings.Add(GrowthReading.OfMonths(due.EndYear, p.Period.Months, Math.Log(1 + p.Central)));
        }

        return new(PooledGrowth.Project(readings, OutlookEngine.ExpectedShockOfRates, origin, due.EndYear - origin), whole, part, null);
    }

    // The first months of the due year, where the due period is a year.
    private static PacePoint? Part(PaceProblem problem, Period due)
    {
        PacePoint? longest = null;
        foreach (var growth in problem.Growths)
        {
            if (due.IsYear && growth.HasCentral && growth.Central > -1 && growth.Period.IsMonths && growth.Period.First == due.First && growth.Period.Last < due.Last
                && growth.Period.Months > (longest?.Period.Months ?? 0))
            {
                longest = growth;
            }
        }

        return longest;
    }
}
