namespace Songhua.Core;

/// <summary>The size of an enterprise, by the national size standard for industry.</summary>
public enum EnterpriseSize : byte
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>Large.</summary>
    Large,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Small.</summary>
    Small,

    /// <summary>Micro.</summary>
    Micro,
}

/// <summary>
/// The enterprises that report, one an index, in order of class, place and code: enterprises of one cell of a table lie side by
/// side. All arrays have one element an enterprise and must not be changed.
/// </summary>
public sealed class EnterpriseRegister
{
    /// <summary>A month that was never stated, for <see cref="Opened"/>.</summary>
    public const int NeverStated = int.MinValue;

    /// <summary>A month that has not come, for <see cref="ScopeTo"/> and <see cref="Closed"/>.</summary>
    public const int NotYet = int.MaxValue;

    /// <summary>Unified social credit codes (GB 32100-2015).</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Names; empty where none is stated.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The classes that occur (GB/T 4754-2017, four digits), in order.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The class of each enterprise, as an index into <see cref="Classes"/>.</summary>
    public required int[] ClassOf { get; init; }

    /// <summary>The places that occur (GB/T 2260, six digits), in order.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>The place of each enterprise, as an index into <see cref="Places"/>.</summary>
    public required int[] PlaceOf { get; init; }

    /// <summary>The size of each enterprise.</summary>
    public required EnterpriseSize[] SizeOf { get; init; }

    /// <summary>The first month in which each is above designated size, as <see cref="CalendarMonth.Number"/>.</summary>
    public required int[] ScopeFrom { get; init; }

    /// <summary>The last month in which each is above designated size; <see cref="NotYet"/> where it still is.</summary>
    public required int[] ScopeTo { get; init; }

    /// <summary>The month in which each began to produce; <see cref="NeverStated"/> where it is not stated.</summary>
    public required int[] Opened { get; init; }

    /// <summary>The month in which each closed; <see cref="NotYet"/> where it has not.</summary>
    public required int[] Closed { get; init; }

    /// <summary>What stands behind the register.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>The number of enterprises.</summary>
    public int Count => Codes.Count;

    /// <summary>Whether an enterprise is above designated size in a month.</summary>
    public bool IsInScope(int enterprise, int month) => month >= ScopeFrom[enterprise] && month <= ScopeTo[enterprise];
}
