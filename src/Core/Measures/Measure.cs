using System.Globalization;

namespace Songhua.Core;

/// <summary>What kind of quantity an indicator is (SNA 2008, chapter 3; SDMX concepts).</summary>
public enum MeasureKind
{
    /// <summary>An amount over a period; adds over time.</summary>
    Flow,

    /// <summary>An amount at the end of a period; does not add over time.</summary>
    Stock,

    /// <summary>A change over another period, in percent.</summary>
    Rate,

    /// <summary>One amount divided by another; shares are ratios bounded by 100 %.</summary>
    Ratio,

    /// <summary>A ratio to a base period's value set to 100 or 1.</summary>
    Index,
}

/// <summary>The prices at which money is measured.</summary>
/// <param name="Kind">Current, constant of a year, comparable (previous year's), or none where no money is measured.</param>
/// <param name="Year">The price year where constant; else 0.</param>
public readonly record struct PriceBasis(PriceBasisKind Kind, int Year = 0)
{
    /// <summary>No money is measured.</summary>
    public static readonly PriceBasis None = new(PriceBasisKind.None);

    /// <summary>Prices of the period itself.</summary>
    public static readonly PriceBasis Current = new(PriceBasisKind.Current);

    /// <summary>Reads <c>none</c>, <c>current</c>, <c>comparable</c> or <c>constant 2020</c>.</summary>
    public static bool TryParse(string text, out PriceBasis basis)
    {
        basis = text switch
        {
            "none" => None,
            "current" => Current,
            "comparable" => new(PriceBasisKind.Comparable),
            _ => default,
        };
        if (text is "none" or "current" or "comparable")
        {
            return true;
        }

        if (text.StartsWith("constant ", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            basis = new(PriceBasisKind.Constant, year);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        PriceBasisKind.Constant => string.Create(CultureInfo.InvariantCulture, $"constant {Year}"),
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>Kinds of price basis.</summary>
public enum PriceBasisKind
{
    /// <summary>No money is measured.</summary>
    None,

    /// <summary>Prices of the period itself (nominal).</summary>
    Current,

    /// <summary>Prices of one year.</summary>
    Constant,

    /// <summary>Prices of the period compared with, as growth at comparable prices uses them.</summary>
    Comparable,
}

/// <summary>What a number measures: unit, price basis, kind.</summary>
public sealed record Measure(Unit Unit, PriceBasis Prices, MeasureKind Kind);
