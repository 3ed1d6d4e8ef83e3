using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The numbers of a level target from its latest observation: baseline, paces, gap, share of the way. No verdict yet.</summary>
internal sealed class Standing(PaceProblem problem, Aim aim, LevelSeries series)
{
    private static readonly Phrase BaselineMissing = new(
        "The baseline {0} has not been observed and is not used.", "基期{0}没有数据，未采用。");

    private static readonly Phrase BaselineBroken = new(
        "The baseline {0} lies before the break of {1}, is not comparable and is not used.", "基期{0}早于{1}年口径调整，不可比，未采用。");

    private static readonly Phrase BaselineBrokenWhy = new(
        "The baseline {0} lies before the break of {1} ({2}), is not comparable and is not used.", "基期{0}早于{1}年口径调整（{2}），不可比，未采用。");

    private static readonly Phrase BaselineLate = new(
        "The baseline {0} is not before the latest observation ({1}) and is not used.", "基期{0}不早于最新数据所属时期（{1}），未采用。");

    private static readonly Phrase BaselineAfterDue = new(
        "The baseline {0} is not before the due period {1} and is not used.", "基期{0}不早于目标年度{1}，未采用。");

    private static readonly Phrase DueAfterBreak = new(
        "The series breaks in {0}, between the latest observation and the target: the two may not be comparable.",
        "{0}年口径有调整，处于最新数据与目标年度之间，两者可能不可比。");

    /// <summary>Whether compound pace is a sensible form: not for shares, rates and bounded series.</summary>
    public bool UsesCompound { get; } =
        problem.Measure.Kind != MeasureKind.Rate && problem.Target.Facet != Facet.Share
        && problem.Measure.Unit is { IsPercent: false, IsPercentagePoint: false } && !problem.Target.Bounds.IsBounded;

    /// <summary>Everything that can be computed from a latest observation, with a placeholder for verdict and reason.</summary>
    public PaceSolution From(PacePoint latest)
    {
        var remarks = new List<Message>();
        var compares = series.Compares(latest.Period);
        var baseline = compares ? Baseline(latest, remarks) : null;
        var value = Clip(latest);
        var edge = aim.Toward(latest.HasCentral ? latest.Central : value.Range.Middle);
        var left = problem.Target.Due is { } due ? RequiredPace.Years(latest.Period, due) : (double?)null;
        var elapsed = baseline is { } from ? RequiredPace.Years(from.Period, latest.Period) : (double?)null;
        if (problem.Target.Due is { } end && problem.Breaks.FirstOrDefault(b => latest.Period.EndYear < b.Year && b.Year <= end.EndYear) is { } gap)
        {
            remarks.Add(DueAfterBreak.With(gap.Year));
        }

        var solution = new PaceSolution
        {
            Verdict = Verdict.CannotBeJudged,
            Reason = Pace.Method.Name,
            Remarks = remarks,
            Baseline = baseline,
            Latest = latest,
            YearsElapsed = elapsed,
            YearsLeft = left is { } l ? Math.Max(0, l) : null,
            Required = compares && left > 0 ? PaceOf(value, edge.At, left.Value) : null,
            Gap = Oriented(Difference(edge.At, value), edge),
            GapRatio = GapRatio(value, edge),
        };
        return baseline is { } start ? WithBaseline(solution, Clip(start), value, edge, elapsed!.Value, left) : solution;
    }

    /// <summary>A value within the natural bounds of its series.</summary>
    public Uncertain Clip(PacePoint point)
    {
        var clipped = point.Value.Intersect(problem.Target.Bounds);
        return new Uncertain(clipped.IsEmpty ? point.Value : clipped, point.Central);
    }

    /// <summary>The pace from one value to another by both methods.</summary>
    public YearlyPace PaceOf(Uncertain from, Uncertain to, double years)
    {
        var linear = new Uncertain(RequiredPace.Linear(from.Range, to.Range, years), RequiredPace.Linear(from.Central, to.Central, years));
        var compound = RequiredPace.Compound(from.Central, to.Central, years);
        var range = RequiredPace.Compound(from.Range, to.Range, years);
        var defined = UsesCompound && !range.IsEmpty && (double.IsFinite(compound) || !from.HasCentral || !to.HasCentral);
        return new YearlyPace(linear, defined ? new Uncertain(range, compound) : null);
    }

    private PaceSolution WithBaseline(PaceSolution solution, Uncertain start, Uncertain value, Edge edge, double elapsed, double? left)
    {
        var way = Difference(edge.At, start);
        var covered = Difference(value, start).Range / way.Range;
        var central = (value.Central - start.Central) / way.Central;
        var short_ = edge.Higher ? start.Central < edge.At.Central : start.Central > edge.At.Central;
        return solution with
        {
            Observed = PaceOf(start, value, elapsed),
            Covered = short_ ? new Uncertain(covered, central) : null,
            Rule = left + elapsed > 0 && UsesCompound
                ? ProgressRule.Rate(start, value, edge.At, elapsed, elapsed + left!.Value, edge.Better)
                : null,
        };
    }

    private PacePoint? Baseline(PacePoint latest, List<Message> remarks)
    {
        if (problem.Baseline is not { } asked)
        {
            return series.DefaultBaseline(latest);
        }

        var name = new PeriodWords(asked);
        if (problem.Target.Due is { } due && asked.Last >= due.Last)
        {
            remarks.Add(BaselineAfterDue.With(name, new PeriodWords(due)));
        }
        else if (asked.Last >= latest.Period.Last)
        {
            remarks.Add(BaselineLate.With(name, new PeriodWords(latest.Period)));
        }
        else if (series.At(asked) is not { HasCentral: true } point)
        {
            remarks.Add(BaselineMissing.With(name));
        }
        else if (series.BreakBefore(latest.Period) is { } broken && point.Period.EndYear < broken.Year)
        {
            remarks.Add(broken.Why is null ? BaselineBroken.With(name, broken.Year) : BaselineBrokenWhy.With(name, broken.Year, broken.Why));
        }
        else
        {
            return point;
        }

        return series.DefaultBaseline(latest);
    }

    private static Uncertain Difference(Uncertain a, Uncertain b) => new(a.Range - b.Range, a.Central - b.Central);

    private static Uncertain Oriented(Uncertain distance, Edge edge) => edge.Higher ? distance : new(-distance.Range, -distance.Central);

    private static Uncertain? GapRatio(Uncertain value, Edge edge)
    {
        if (edge.At.Range.Contains(0))
        {
            return null;
        }

        // 1 - value / target, with the target in one place only.
        var share = value.Range / edge.At.Range;
        var ratio = new Uncertain(Interval.Point(1) - share, 1 - (value.Central / edge.At.Central));
        return edge.Higher == edge.At.Range.Low > 0 ? ratio : new(-ratio.Range, -ratio.Central);
    }
}
