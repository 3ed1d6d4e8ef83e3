using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook;

/// <summary>Short ways to write problems.</summary>
internal static class PaceCase
{
    public static readonly Songhua.Core.Unit Vehicles = UnitCatalogue.Parse("thousand vehicles")!;
    public static readonly Measure Output = new(Vehicles, PriceBasis.None, MeasureKind.Flow);
    public static readonly Measure Stock = new(UnitCatalogue.Parse("thousand persons")!, PriceBasis.None, MeasureKind.Stock);
    public static readonly Measure Percent = new(UnitCatalogue.Percent, PriceBasis.None, MeasureKind.Ratio);

    public static Period P(string text) => Period.TryParse(text, out var period) ? period : throw new ArgumentException(text, nameof(text));

    public static DateOnly Day(string text) => P(text).Last;

    public static PacePoint At(string period, double value, double halfWidth = 0) =>
        new(P(period), new Interval(value - halfWidth, value + halfWidth), ValueStatus.Official, $"x:{period}");

    public static PacePoint AtMost(string period, double value) => new(P(period), Interval.AtMost(value), ValueStatus.Derived, $"x:{period}");

    public static PaceTarget AtLeast(double value, string? due = "2025") => new(Interval.AtLeast(value), TargetSense.AtLeast, Better.Higher, due is null ? null : P(due));

    public static PaceTarget NoMoreThan(double value, string? due = "2025") => new(Interval.AtMost(value), TargetSense.AtMost, Better.Lower, due is null ? null : P(due));

    public static PaceTarget Reach(double value, string? due = "2025", Better better = Better.Higher) =>
        new(Interval.Point(value), TargetSense.Reach, better, due is null ? null : P(due));

    public static PaceProblem Of(PaceTarget target, string asOf, params PacePoint[] levels) => new(target, Output, Day(asOf)) { Levels = levels };

    public static PaceSolution Judge(PaceTarget target, string asOf, params PacePoint[] levels) => Pace.Assess(Of(target, asOf, levels));

    public static string All(PaceSolution solution, Language language = Language.English) =>
        string.Join(" | ", [solution.Reason.In(language), .. solution.Remarks.Select(r => r.In(language))]);
}
