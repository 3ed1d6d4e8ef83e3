using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// The observed levels seen from a target: which of them compare with its due period. A year compares with years, a first quarter
/// with first quarters; stocks compare at any date; running totals compare where they start with the due period.
/// </summary>
internal sealed class LevelSeries
{
    // Short-term trends are measured over five years, as in Eurostat's monitoring reports.
    private const double BaselineYears = 5;

    private readonly PaceProblem _problem;
    private readonly Period? _shape;

    public LevelSeries(PaceProblem problem)
    {
        _problem = problem;
        _shape = problem.Target.Due ?? LastShape(problem.Levels);
        var comparable = problem.Levels.Where(p => Compares(p.Period)).ToList();
        OldBasis = comparable.Count == 0 ? null : problem.Breaks
            .Where(b => comparable[^1].Period.EndYear < b.Year && b.Year < problem.AsOf.Year && !(problem.Target.Due?.EndYear < b.Year))
            .MaxBy(b => b.Year);
        Points = OldBasis is null ? comparable : [];
        LastOnOldBasis = OldBasis is null ? null : comparable[^1].Period;
    }

    /// <summary>The break, its year over, since which nothing was observed, so that no level compares with the target; null where there is none.</summary>
    public SeriesBreak? OldBasis { get; }

    /// <summary>The last period observed before <see cref="OldBasis"/>.</summary>
    public Period? LastOnOldBasis { get; }

    /// <summary>The levels that compare with the due period, in order.</summary>
    public IReadOnlyList<PacePoint> Points { get; }

    /// <summary>Whether the series is a flow added up from the start of the due period.</summary>
    public bool IsRunningTotal => !IsStock && _problem.Target.IsCumulative;

    private bool IsStock => _problem.Measure.Kind == MeasureKind.Stock;

    private static Period? LastShape(IReadOnlyList<PacePoint> levels) =>
        levels.Count == 0 ? null : levels.Any(p => p.Period.IsYear) ? levels.Last(p => p.Period.IsYear).Period : levels[^1].Period;

    /// <summary>Whether a period is the other one in another year.</summary>
    public static bool AreSameMonths(Period a, Period b) => a.ShiftYears(b.EndYear - a.EndYear) == b;

    /// <summary>Whether values of a period can be set against the due period's.</summary>
    public bool Compares(Period period) =>
        IsStock || _shape is not { } shape || (IsRunningTotal ? period.First == shape.First : AreSameMonths(period, shape));

    /// <summary>The observation of a period: for stocks, the one at the same day's end.</summary>
    public PacePoint? At(Period period)
    {
        foreach (var point in Points)
        {
            if (point.Period == period || (IsStock && point.Period.Last == period.Last))
            {
                return point;
            }
        }

        return null;
    }

    /// <summary>The last break at or before a period, and after the first comparable point.</summary>
    public SeriesBreak? BreakBefore(Period period) =>
        _problem.Breaks.Where(b => b.Year <= period.EndYear && Points.Any(p => p.Period.EndYear < b.Year)).MaxBy(b => b.Year);

    /// <summary>The points before a period, on the same side of every break, that name a number.</summary>
    public IEnumerable<PacePoint> Before(Period period)
    {
        var from = BreakBefore(period)?.Year ?? int.MinValue;
        return Points.Where(p => p.Period.Last < period.Last && p.Period.EndYear >= from && p.HasCentral);
    }

    /// <summary>
    /// Where the observed pace starts unless the caller says: for running totals zero on the eve of the due period; else the earliest
    /// point at most five years before the latest, or the last one before.
    /// </summary>
    public PacePoint? DefaultBaseline(PacePoint latest)
    {
        if (Start(latest) is { } eve)
        {
            return eve;
        }

        PacePoint? earlier = null;
        foreach (var point in Before(latest.Period))
        {
            if (RequiredPace.Years(point.Period, latest.Period) <= BaselineYears)
            {
                return point;
            }

            earlier = point;
        }

        return earlier;
    }

    private PacePoint? Start(PacePoint latest)
    {
        if (!IsRunningTotal || _problem.Target.Due is not { } due || latest.Period.First != due.First)
        {
            return null;
        }

        var eve = due.First.AddDays(-1);
        return new PacePoint(Period.Between(eve, eve), Interval.Point(0), ValueStatus.Derived, "");
    }

    /// <summary>
    /// Growth over the same months of the year before, observed or made from two levels that do not compare with the due period
    /// (first quarters, say), with the latest last.
    /// </summary>
    public IReadOnlyList<PacePoint> GrowthReadings()
    {
        var readings = new List<PacePoint>(_problem.Growths);
        foreach (var (before, after) in PartialPairs())
        {
            if (readings.TrueForAll(r => r.Period != after.Period) && before.Central > 0)
            {
                var status = (ValueStatus)Math.Max((int)ValueStatus.Derived, Math.Max((int)before.Status, (int)after.Status));
                readings.Add(new PacePoint(after.Period, RequiredPace.Compound(before.Value, after.Value, 1), status, after.Key)
                {
                    Stated = RequiredPace.Compound(before.Central, after.Central, 1),
                });
            }
        }

        // The growth of a holiday says nothing of a year, and its days of the year before are others.
        readings.RemoveAll(r => !r.HasCentral || double.IsNaN(r.Central) || !r.Period.IsMonths);
        readings.Sort((a, b) => a.Period.CompareTo(b.Period));
        return readings;
    }

    /// <summary>Every yearly growth of a period like the due one, observed or between two levels a year apart, as ratios.</summary>
    public IEnumerable<double> YearlyGrowth()
    {
        foreach (var growth in _problem.Growths.Where(g => g.HasCentral && Compares(g.Period)))
        {
            yield return growth.Central;
        }

        for (var i = 1; i < Points.Count; i++)
        {
            var (before, after) = (Points[i - 1], Points[i]);
            var isBroken = _problem.Breaks.Any(b => before.Period.EndYear < b.Year && b.Year <= after.Period.EndYear);
            if (!isBroken && before.Central > 0 && after.HasCentral && RequiredPace.Years(before.Period, after.Period) == 1)
            {
                yield return (after.Central / before.Central) - 1;
            }
        }
    }

    private IEnumerable<(PacePoint Before, PacePoint After)> PartialPairs() =>
        from after in _problem.Levels
        from before in _problem.Levels
        where !Compares(after.Period) && after.HasCentral && before.HasCentral && before.Period.EndYear == after.Period.EndYear - 1
            && AreSameMonths(before.Period, after.Period) && !_problem.Breaks.Any(b => b.Year == after.Period.EndYear)
        select (before, after);
}
