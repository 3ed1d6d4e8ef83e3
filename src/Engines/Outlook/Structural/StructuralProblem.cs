using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The steps of time in which a structural model runs.</summary>
public enum BaseFrequency
{
    /// <summary>Twelve steps a year.</summary>
    Month,

    /// <summary>Four steps a year.</summary>
    Quarter,

    /// <summary>One step a year.</summary>
    Year,
}

/// <summary>A published figure of the series.</summary>
/// <param name="Period">What it covers: of a flow the sum over these base periods (a year, a quarter, January to September), of a stock the value at its last day.</param>
/// <param name="Value">In base units; not NaN: what is missing is left out.</param>
/// <param name="Status">What stands behind it.</param>
/// <param name="Key">Its address, handed through to messages.</param>
public readonly record struct StructuralObservation(Period Period, double Value, ValueStatus Status, string Key)
{
    /// <summary>Half a unit of its last digit: by how much it may be off by rounding alone. 0 where not known.</summary>
    public double Rounding { get; init; }
}

/// <summary>From when levels are not comparable with earlier ones: a census, a change of coverage. Its size is estimated from the data alone.</summary>
/// <param name="From">The first day on the new basis; it takes effect in the base period that begins then, or holds that day.</param>
/// <param name="Why">What happened; null where not told.</param>
public sealed record LevelBreak(DateOnly From, ILocalised? Why = null);

/// <summary>A series as published, and what is wanted of it: what <see cref="StructuralEngine.Solve"/> takes.</summary>
/// <param name="Observations">In any order; any mix of spans that are made of whole base periods.</param>
/// <param name="Frequency">The steps of the model.</param>
public sealed record StructuralProblem(IReadOnlyList<StructuralObservation> Observations, BaseFrequency Frequency)
{
    /// <summary>Whether observations are values at a date and not sums over a time.</summary>
    public bool IsStock { get; init; }

    /// <summary>Where levels break.</summary>
    public IReadOnlyList<LevelBreak> Breaks { get; init; } = [];

    /// <summary>Days whose base periods stand apart and shall not move the components (a lockdown, a flood).</summary>
    public IReadOnlyList<DateOnly> Outliers { get; init; } = [];

    /// <summary>How many base periods after the last one observed are projected.</summary>
    public int Ahead { get; init; }

    /// <summary>The method's options.</summary>
    public StructuralSpec Spec { get; init; } = new();
}
