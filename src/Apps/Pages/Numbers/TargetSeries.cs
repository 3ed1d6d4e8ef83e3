using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What a target's picture shows: the observed values that compare with its due period, and the value aimed at.</summary>
internal sealed class TargetSeries
{
    private TargetSeries(TargetStatus status, IReadOnlyList<PacePoint> points)
    {
        Status = status;
        Points = points;
        Goal = status.Problem.Target.Value;
        GoalCentral = status.Problem.Target.Stated ?? (Goal.IsEmpty || Goal.IsUnbounded ? double.NaN : Goal.Middle);
        Due = status.Target.By;
    }

    internal TargetStatus Status { get; }

    /// <summary>The observed values, in order.</summary>
    internal IReadOnlyList<PacePoint> Points { get; }

    /// <summary>The values aimed at, in base units.</summary>
    internal Interval Goal { get; }

    /// <summary>The number aimed at; NaN where it is not known.</summary>
    internal double GoalCentral { get; }

    internal Period? Due { get; }

    /// <summary>Whether there is enough to draw: two values, or one and a target with a date.</summary>
    internal bool CanBeDrawn => Points.Count >= 2 || (Points.Count == 1 && HasGoal);

    /// <summary>Whether the target has a number and a date.</summary>
    internal bool HasGoal => Due is not null && double.IsFinite(GoalCentral);

    /// <summary>The series of a target.</summary>
    internal static TargetSeries Of(TargetStatus status)
    {
        var all = status.Target.Facet == Facet.Growth ? status.Problem.Growths : status.Problem.Levels;
        var shape = status.Target.By ?? Shape(all);
        var isStock = status.Problem.Measure.Kind == MeasureKind.Stock && status.Target.Facet != Facet.Growth;
        return new TargetSeries(status, [.. all.Where(p => double.IsFinite(At(p)) && (isStock || shape is not { } s || Compares(p.Period, s)))]);
    }

    /// <summary>Where a point is drawn: its number, or the one end known; NaN where there is neither.</summary>
    internal static double At(PacePoint point) => point.HasCentral ? point.Central : point.Value.Middle;

    /// <summary>The place of a period on an axis of years, on which a year's number marks its end.</summary>
    internal static double Year(Period period)
    {
        var last = period.Last;
        var end = new DateOnly(last.Year, 12, 31);
        return last == end ? last.Year : last.Year - 1 + ((double)last.DayOfYear / end.DayOfYear);
    }

    private static Period? Shape(IReadOnlyList<PacePoint> points) =>
        points.Count == 0 ? null : points.Any(p => p.Period.IsYear) ? points.Last(p => p.Period.IsYear).Period : points[^1].Period;

    private static bool Compares(Period period, Period shape) => period.ShiftYears(shape.EndYear - period.EndYear) == shape;
}
