using Songhua.Core;
using Songhua.Data;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What a run gives: diagnostics always, results where the input could be understood.</summary>
public sealed class RunResult
{
    /// <summary>What was asked.</summary>
    public required RunRequest Request { get; init; }

    /// <summary>The plan as read.</summary>
    public required PlanReading Reading { get; init; }

    /// <summary>Everything noticed, in order of file and line.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The answers; null where the input has errors that keep it from being understood.</summary>
    public Results? Results { get; init; }

    /// <summary>The texts read, for showing lines: plan files and wide tables.</summary>
    public IEnumerable<SourceText> Texts => Reading.Texts.Concat(Tables.Select(t => t.Text));

    internal IReadOnlyList<WideTable> Tables { get; init; } = [];

    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);

    internal static RunResult OfFaultyInput(RunRequest request, PlanReading reading, FactBook? facts, DiagnosticBag diagnostics) =>
        new() { Request = request, Reading = reading, Diagnostics = diagnostics.Sorted(), Tables = facts?.Tables ?? [] };
}

/// <summary>The answers to one run.</summary>
public sealed class Results
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

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

    /// <summary>What the plan's returns say of its growth; computed when first asked for.</summary>
    public PlanGrowth Growth => GrowthAnswer.Value;

    internal Lazy<PlanGrowth> GrowthAnswer { get; init; } = new(static () => throw new InvalidOperationException());

    internal Lazy<IReadOnlyList<ImpliedValue>> ImpliedAnswer { get; init; } = new(static () => []);

    internal Lazy<IReadOnlyList<TargetStatus>> StatusAnswer { get; init; } = new(static () => []);
}
