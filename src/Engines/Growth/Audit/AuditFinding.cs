using Songhua.Core;

namespace Songhua.Growth;

/// <summary>Whether what an edit finds can be true at all.</summary>
public enum EditSeverity
{
    /// <summary>It cannot be true.</summary>
    Hard,

    /// <summary>It is improbable.</summary>
    Soft,
}

/// <summary>The edits, in the order in which they explain a value: of two on the same months the earlier says more.</summary>
public enum EditKind
{
    /// <summary>An amount or number below zero.</summary>
    NegativeValue,

    /// <summary>Year-to-date output below that of the month before.</summary>
    FallingYearToDate,

    /// <summary>Year-to-date output that is not the running sum.</summary>
    YearToDateSum,

    /// <summary>Output about ten, a thousand or ten thousand times too large or too small.</summary>
    UnitSlip,

    /// <summary>No return between others.</summary>
    MissingMonth,

    /// <summary>A return that repeats another enterprise's.</summary>
    CopiedSeries,

    /// <summary>Output that stands still.</summary>
    FrozenSeries,

    /// <summary>Output that is last year's times a constant.</summary>
    ProportionalSeries,

    /// <summary>A restated base far from last year's return.</summary>
    BaseMismatch,

    /// <summary>A year that ends just above the threshold, where more do than should.</summary>
    Bunching,

    /// <summary>Output that electricity, taxes and employees do not support.</summary>
    UnsupportedOutput,

    /// <summary>Output far from the industry's course on last year and on last month.</summary>
    RatioOutlier,

    /// <summary>No output, with revenue or electricity.</summary>
    ZeroWithActivity,

    /// <summary>Employees that change suddenly.</summary>
    HeadcountJump,

    /// <summary>Last digits that are not evenly spread.</summary>
    TerminalDigits,
}

/// <summary>A number on which a finding rests.</summary>
/// <param name="What">What it is, with its unit.</param>
/// <param name="Value">The number.</param>
public sealed record Evidence(Phrase What, double Value);

/// <summary>What one edit found.</summary>
public sealed record AuditFinding
{
    /// <summary>The enterprise, an index into the register.</summary>
    public required int Enterprise { get; init; }

    /// <summary>The first month concerned.</summary>
    public required CalendarMonth First { get; init; }

    /// <summary>The last month concerned.</summary>
    public required CalendarMonth Last { get; init; }

    /// <summary>The edit.</summary>
    public required EditKind Kind { get; init; }

    /// <summary>The other enterprise, for copies.</summary>
    public int? Other { get; init; }

    /// <summary>The numbers.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What to ask the enterprise.</summary>
    public required Message Question { get; init; }

    /// <summary>From 0 at the threshold to 1: how far beyond the threshold it is.</summary>
    public required double Suspicion { get; init; }

    /// <summary>
    /// Published growth as reported less growth with the expected value in place of this one, percentage points; 0 where the edit
    /// says nothing about output or base; NaN where a factor is missing.
    /// </summary>
    public double EffectPoints { get; init; }

    /// <summary>Whether it can be true.</summary>
    public EditSeverity Severity => Kind.Severity();

    /// <summary>Effect times suspicion, percentage points: the score of selective editing.</summary>
    public double Score => double.IsNaN(EffectPoints) ? 0 : Math.Abs(EffectPoints) * Suspicion;
}

/// <summary>What there is to ask one enterprise about some months: all findings on them, the one that explains most first.</summary>
/// <param name="Enterprise">The enterprise, an index into the register.</param>
/// <param name="First">The first month concerned.</param>
/// <param name="Last">The last month concerned.</param>
/// <param name="Findings">At least one, in order of <see cref="EditKind"/>.</param>
public sealed record AuditQuery(int Enterprise, CalendarMonth First, CalendarMonth Last, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Hard where any finding is.</summary>
    public EditSeverity Severity => Findings.Any(f => f.Severity == EditSeverity.Hard) ? EditSeverity.Hard : EditSeverity.Soft;

    /// <summary>The largest effect of its findings, percentage points: they are about the same values and do not add.</summary>
    public double EffectPoints => Findings.MaxBy(f => double.IsNaN(f.EffectPoints) ? 0 : Math.Abs(f.EffectPoints))!.EffectPoints;

    /// <summary>The largest score of its findings, percentage points.</summary>
    public double Score => Findings.Max(f => f.Score);
}
