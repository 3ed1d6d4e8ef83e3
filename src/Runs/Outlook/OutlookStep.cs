using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>How likely one target is, and where it stands.</summary>
/// <param name="Status">Where it stands: the target, its series, the pace.</param>
/// <param name="Reference">What it was set beside; null where the plan names no panel for it.</param>
/// <param name="Outlook">The probability, or why there is none.</param>
public sealed record TargetOutlook(TargetStatus Status, ReferencePanel? Reference, OutlookSolution Outlook)
{
    /// <summary>The target.</summary>
    public Target Target => Status.Target;

    /// <summary>Its address.</summary>
    public string Key => $"outlook/{Target.Id}";
}

/// <summary>How likely is each target, by what is known on a day?</summary>
internal static class OutlookStep
{
    internal static IReadOnlyList<TargetOutlook> Run(Plan plan, IReadOnlyList<TargetStatus> status, PanelBook panels) => [.. status.Select(s => Of(plan, s, panels))];

    private static TargetOutlook Of(Plan plan, TargetStatus status, PanelBook panels)
    {
        var reference = panels.For(status.Target.Series, status.Problem.AsOf);
        var problem = new OutlookProblem(status.Problem, status.Pace)
        {
            Reference = reference,
            GrowthLinksLevels = plan.Indicators[status.Target.Series.Indicator].GrowthLinksLevels,
        };
        return new TargetOutlook(status, reference, OutlookEngine.Assess(problem));
    }
}
