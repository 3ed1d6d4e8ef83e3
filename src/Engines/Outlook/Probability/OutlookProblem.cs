using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Comparable regions for a series.</summary>
/// <param name="Panel">Their levels, as they stood when the last year was known; in base units.</param>
/// <param name="OwnRegion">The index of the series' own region in it, which is left out; -1 where it is not in it.</param>
/// <param name="Name">What the panel holds, to show.</param>
/// <param name="IsSameIndicator">Whether it holds the very indicator of the series, so that levels compare too, or stands in for it.</param>
public sealed record ReferencePanel(ComparisonPanel Panel, int OwnRegion, ILocalised Name, bool IsSameIndicator)
{
    private readonly Lazy<PanelGrowth?> _growth = new(() => PanelGrowth.Of(Panel, OwnRegion));

    /// <summary>How the other regions grow; null where the panel has too few. Fitted when first asked for: every series beside the panel asks.</summary>
    public PanelGrowth? Growth => _growth.Value;
}

/// <summary>A target, what is known of its series on a day, and what it can be set beside.</summary>
/// <param name="Pace">The target and its series, as the pace method takes them.</param>
/// <param name="Verdict">What the pace method found.</param>
public sealed record OutlookProblem(PaceProblem Pace, PaceSolution Verdict)
{
    /// <summary>Comparable regions; null where the plan names none for the indicator.</summary>
    public ReferencePanel? Reference { get; init; }

    /// <summary>Whether observed growth links the levels of two years (nominal) or not (at comparable prices).</summary>
    public bool GrowthLinksLevels { get; init; } = true;
}
