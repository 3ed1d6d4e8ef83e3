namespace Songhua.AddUp;

/// <summary>The limits and tolerances of the method. The defaults suit plans of up to some 100,000 statements.</summary>
public sealed record AddUpSpec
{
    /// <summary>
    /// The least relative improvement of a bound that is worth passing on, once the bound has moved
    /// <see cref="FreeNarrowings"/> times; it ends cycles that converge without end. An improvement that contradicts the other
    /// bound always counts.
    /// </summary>
    public double Threshold { get; init; } = 1e-9;

    /// <summary>How often a bound may move by however little, so that the threshold touches only cycles.</summary>
    public int FreeNarrowings { get; init; } = 8;

    /// <summary>How often a bound may move at all. A cycle that is slower than this stops early: still sound, not as narrow.</summary>
    public int NarrowingsPerBound { get; init; } = 200;

    /// <summary>How many conflicts are listed.</summary>
    public int MaxConflicts { get; init; } = 50;

    /// <summary>
    /// How much work goes into looking for further conflicts after the first, counted in variables visited by constraints
    /// (some tens of millions in a second).
    /// </summary>
    public long SearchWork { get; init; } = 5_000_000;
}
