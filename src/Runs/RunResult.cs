using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What a run gives: diagnostics always, results where the input could be understood.</summary>
public sealed class RunResult
{
    private static readonly Phrase Supposing = new("{0}, with scenario {1}", "{0}，采用情景 {1}");

    /// <summary>What was asked.</summary>
    public required RunRequest Request { get; init; }

    /// <summary>The plan as read.</summary>
    public required PlanReading Reading { get; init; }

    /// <summary>Everything noticed, in order of file and line.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The answers; null where the input has errors that keep it from being understood.</summary>
    public Results? Results { get; init; }

    /// <summary>The texts read, for showing lines: plan files and wide tables.</summary>
    public IEnumerable<SourceText> Texts => Reading.Texts.Concat(DataTexts);

    /// <summary>One line that says which scenario was applied, for the head of an answer; null where the plan itself was run.</summary>
    public ILocalised? Heading => Request.Scenario is null ? null : Results?.Name ?? Supposing.With(Request.Folder.Replace('\\', '/').TrimEnd('/'), Request.Scenario);

    internal IReadOnlyList<SourceText> DataTexts { get; init; } = [];

    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);

    internal static RunResult OfFaultyInput(RunRequest request, PlanReading reading, DiagnosticBag diagnostics, IEnumerable<SourceText> texts) =>
        new() { Request = request, Reading = reading, Diagnostics = diagnostics.Sorted(), DataTexts = [.. texts] };
}

/// <summary>The answers to one run.</summary>
public sealed class Results
{
    private static readonly Phrase WithScenario = new("{0}, with scenario {1} ({2})", "{0}，采用情景 {1}（{2}）");

    private readonly Lazy<PlanOutlook?> _together;
    private readonly Lazy<IReadOnlyList<SeriesAnalysis>> _series;
    private readonly Lazy<IReadOnlyList<ClusterExposure>> _exposures;
    private readonly Lazy<IReadOnlyList<Disruption>> _disruptions;
    private readonly Lazy<IReadOnlyList<PlaceShift>> _shifts;
    private readonly Lazy<IReadOnlyList<ClusterConcentration>> _concentrations;
    private readonly Lazy<IReadOnlyList<ClusterShift>> _clusterShifts;

    internal Results()
    {
        _together = new(() => EnsembleStep.Run(Basis, EnsembleStep.Default));
        _series = new(() => SeriesStep.All(Plan!, Facts!, AsOf));
        _exposures = new(() => DisruptionStep.Exposures(Structure));
        _disruptions = new(() => DisruptionStep.Run(Plan!, Facts!, AsOf, Structure));
        _shifts = new(() => ShiftShareStep.Run(Plan!, Facts!, AsOf));
        _clusterShifts = new(() => ClusterShiftStep.Run(Growth, isInternal: false));
        _concentrations = new(() => ConcentrationStep.Run(Growth, isInternal: false));
    }

    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The scenario that was applied to the plan before anything was read from it; null where the plan itself was run.</summary>
    public Scenario? Scenario => Request.Scenario is { } id ? Plan.Scenarios.FirstOrDefault(s => s.Id == id) : null;

    /// <summary>What these are the results of, for titles: the plan's name, and the scenario where one was applied.</summary>
    public ILocalised Name => Scenario is { } scenario ? WithScenario.With(Plan.Head.Name, scenario.Id, scenario.Name) : Plan.Head.Name;

    /// <summary>Its observations.</summary>
    public required FactBook Facts { get; init; }

    /// <summary>Its words.</summary>
    public required Vocabulary Words { get; init; }

    /// <summary>The day whose knowledge counts.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Contradictions and disagreements of sources.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the plan implies; computed when first asked for.</summary>
    public IReadOnlyList<ImpliedValue> Implied => ImpliedAnswer.Value;

    /// <summary>Where each target stands; computed when first asked for.</summary>
    public IReadOnlyList<TargetStatus> Status => StatusAnswer.Value;

    /// <summary>Its comparable regions.</summary>
    public required PanelBook Panels { get; init; }

    /// <summary>How likely each target is; computed when first asked for.</summary>
    public IReadOnlyList<TargetOutlook> Outlook => OutlookAnswer.Value;

    /// <summary>
    /// How likely the targets are together, by <see cref="EnsembleStep.Default"/> draws; computed when first asked for. Null where no target
    /// due in a year has a probability.
    /// </summary>
    public PlanOutlook? Together => _together.Value;

    /// <summary>The plan's series taken apart, those with four figures or more; computed when first asked for.</summary>
    public IReadOnlyList<SeriesAnalysis> Series => _series.Value;

    /// <summary>What outlooks are made of.</summary>
    public OutlookBasis Basis => new(Plan!, Facts!, AsOf, Panels, Outlook);

    /// <summary>What the plan's returns say of its growth; computed when first asked for.</summary>
    public PlanGrowth Growth => GrowthAnswer.Value;

    /// <summary>What holds the economy together; computed when first asked for.</summary>
    public PlanStructure Structure => StructureAnswer.Value;

    /// <summary>What each cluster would lose if an input failed; computed when first asked for.</summary>
    public IReadOnlyList<ClusterExposure> Exposures => _exposures.Value;

    /// <summary>What the outages of the plan's scenarios cost; computed when first asked for.</summary>
    public IReadOnlyList<Disruption> Disruptions => _disruptions.Value;

    /// <summary>Why places grew differently from the region; computed when first asked for.</summary>
    public IReadOnlyList<PlaceShift> Shifts => _shifts.Value;

    /// <summary>How concentrated clusters are, where disclosure control allows it; computed when first asked for.</summary>
    public IReadOnlyList<ClusterConcentration> Concentrations => _concentrations.Value;

    /// <summary>Why clusters grew differently, in the public form; computed when first asked for.</summary>
    public IReadOnlyList<ClusterShift> ClusterShifts => _clusterShifts.Value;

    internal Lazy<PlanStructure> StructureAnswer { get; init; } = new(static () => throw new InvalidOperationException());

    internal Lazy<IReadOnlyList<TargetOutlook>> OutlookAnswer { get; init; } = new(static () => []);

    internal Lazy<PlanGrowth> GrowthAnswer { get; init; } = new(static () => throw new InvalidOperationException());

    /// <summary>What was asked.</summary>
    public required RunRequest Request { get; init; }

    internal Lazy<IReadOnlyList<ImpliedValue>> ImpliedAnswer { get; init; } = new(static () => []);

    internal Lazy<IReadOnlyList<TargetStatus>> StatusAnswer { get; init; } = new(static () => []);
}
