using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What outlooks of a run are made of.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Facts">Its observations.</param>
/// <param name="AsOf">The day whose knowledge counts.</param>
/// <param name="Panels">Its comparable regions.</param>
/// <param name="Targets">How likely each target is.</param>
public sealed record OutlookBasis(Plan Plan, FactBook Facts, DateOnly AsOf, PanelBook Panels, IReadOnlyList<TargetOutlook> Targets);
