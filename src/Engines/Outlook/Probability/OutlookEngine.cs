using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>How likely a target is by what is known on a day, or why that cannot be said.</summary>
public static class OutlookEngine
{
    /// <summary>The method behind every probability.</summary>
    public static readonly Method Method = new(
        "outlook", "1.0", new Phrase("Probability by shrunken growth and precedents", "收缩估计与参照类概率"),
        new Phrase(
            "rolling back-tests over the plan's panels (docs/methods/outlook.md)", "基于规划面板数据的滚动回测（docs/methods/outlook.md）"));

    /// <summary>The standard deviation of a year's passing shock that is expected of the logarithm of a level before looking, where no panel tells it.</summary>
    public const double ExpectedShockOfLevels = 0.1;

    /// <summary>The same of growth rates at comparable prices.</summary>
    public const double ExpectedShockOfRates = 0.02;

    private static readonly Phrase IsMet = new("The outcome is known: met.", "结果已知：已实现。");
    private static readonly Phrase IsMissed = new("The outcome is known: missed.", "结果已知：未实现。");
    private static readonly Phrase NoDate = new("Without a due date no probability can be given: the plan has to name the year.", "目标未定期限，无法给出概率：需在规划中明确年份。");

    private static readonly Phrase NoNumber = new("The target itself cannot be put in numbers, so that nothing can be compared with it.", "目标本身无法量化，无从比较。");

    private static readonly Phrase OnlyBound = new("Of the number aimed at only a bound is known, so that nothing can be compared with it.", "目标值只知其界限，无从比较。");

    private static readonly Phrase RunningTotal = new(
        "The target is a total added up over several years; such totals are not projected. `status` shows the pace.", "该目标为多年累计值，不作预测；速度见 `status`。");

    /// <summary>Judges one target.</summary>
    public static OutlookSolution Assess(OutlookProblem problem)
    {
        var target = problem.Pace.Target;
        var isOver = target.Due is { } d && d.Last < problem.Pace.AsOf;
        if (problem.Verdict.Verdict == Verdict.Missed || (problem.Verdict.Verdict == Verdict.Met && (isOver || target.Due is null || Holds(problem, target))))
        {
            var met = problem.Verdict.Verdict == Verdict.Met;
            return new OutlookSolution { Outcome = met, Reason = met ? IsMet : IsMissed, DataUpTo = problem.Verdict.Latest?.Period };
        }

        if (Aim.Of(target) is not { } aim)
        {
            return Refused(NoNumber, target.MissingInputs);
        }

        if (!aim.Toward(double.NaN).At.HasCentral)
        {
            return Refused(OnlyBound, target.MissingInputs);
        }

        if (target.Due is not { } due)
        {
            return Refused(NoDate, []);
        }

        if (target.IsCumulative)
        {
            return Refused(RunningTotal, problem.Verdict.Missing);
        }

        return target.Facet == Facet.Growth ? new RateOutlook(problem, aim, due).Assess() : new LevelOutlook(problem, aim, due).Assess();
    }

    /// <summary>Projects the series of a problem to a period, whatever is aimed at; null where that cannot be done.</summary>
    public static SeriesProjection? Project(OutlookProblem problem, Period due) => new LevelProjector(problem, due).Project().Projection;

    /// <summary>The values that meet a target, seen from a value, and whether the end aimed at does not meet it itself; null where it is not known by a number.</summary>
    public static (Interval Values, bool IsStrict)? Edges(PaceTarget target, double from)
    {
        if (Aim.Of(target)?.Toward(from) is not { } edge)
        {
            return null;
        }

        return edge.Range is { } range ? (range, false)
            : !edge.At.HasCentral ? null
            : (edge.Higher ? Interval.AtLeast(edge.At.Central) : Interval.AtMost(edge.At.Central), edge.IsStrict);
    }

    internal static OutlookSolution Refused(Message reason, IReadOnlyList<MissingObservation> missing) => new() { Reason = reason, Missing = missing };

    // A number of the due period itself, or one of a running total, stays met.
    private static bool Holds(OutlookProblem problem, PaceTarget target) => target.IsCumulative || problem.Verdict.Latest?.Period == target.Due;
}
