using Songhua.Core;

namespace Songhua.Data;

/// <summary>The layouts of input-output tables that are read; docs/input-output-tables.md shows each.</summary>
public enum InputOutputLayout
{
    /// <summary>The project's own CSV, which <see cref="InputOutputWriter"/> writes.</summary>
    Own,

    /// <summary>China's National Bureau of Statistics: a workbook, or CSV with the same codes.</summary>
    Nbs,

    /// <summary>OECD Inter-Country Input-Output tables, CSV.</summary>
    OecdIcio,

    /// <summary>A folder of text files as pymrio saves them.</summary>
    Pymrio,

    /// <summary>Multi-regional tables of China's provinces as CEADs lays them out, a workbook.</summary>
    Ceads,

    /// <summary>A plain square table, CSV.</summary>
    Square,
}

/// <summary>What is to be read, and what is known of it besides the file. What the file states as well must agree.</summary>
/// <param name="Path">The file, or the folder of a pymrio table.</param>
/// <param name="ShownAs">The path that messages name.</param>
public sealed record InputOutputSpec(string Path, string ShownAs)
{
    /// <summary>The layout; null to find out.</summary>
    public InputOutputLayout? Layout { get; init; }

    /// <summary>The name; null to take the file's.</summary>
    public LocalText? Name { get; init; }

    /// <summary>The period; null where the file states it.</summary>
    public Period? Period { get; init; }

    /// <summary>The unit of money; null where the file states it.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The prices; null to take the layout's usual ones: basic for OECD, else producers'.</summary>
    public Valuation? Valuation { get; init; }

    /// <summary>The id of the source.</summary>
    public string Source { get; init; } = "";

    /// <summary>What stands behind the numbers.</summary>
    public ValueStatus Status { get; init; } = ValueStatus.Official;

    /// <summary>When the table was published; null where not known.</summary>
    public Period? Vintage { get; init; }

    /// <summary>Whether the publisher leaves cells empty where nothing flows. Only to be said where that is known; else an empty cell is missing.</summary>
    public bool BlanksAreZero { get; init; }

    /// <summary>
    /// What a sum may miss besides rounding, as a share of its terms without signs: 0 for published tables, perhaps 1e-6 for one that was balanced
    /// by iteration. The table is not adjusted.
    /// </summary>
    public double Tolerance { get; init; }

    /// <summary>The sheet of a workbook; null for the first that is not empty.</summary>
    public string? Sheet { get; init; }
}
