namespace Songhua.Core;

/// <summary>What a column of a result holds, which decides how it is aligned and written.</summary>
public enum ColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number in the row's or column's unit.</summary>
    Number,

    /// <summary>A ratio shown as a percentage.</summary>
    Percent,
}

/// <summary>A column of a result table.</summary>
/// <param name="Key">Its name in CSV and JSON.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ResultColumn(string Key, Phrase Title, ColumnKind Kind = ColumnKind.Text)
{
    /// <summary>Whether the terminal leaves it out, for width; files and pages always show it.</summary>
    public bool Wide { get; init; }
}

/// <summary>A cell: words, a number, or nothing, with what stands behind it.</summary>
public readonly record struct Cell
{
    /// <summary>The words shown; null where only a number is held.</summary>
    public ILocalised? Words { get; private init; }

    /// <summary>The number in <see cref="Unit"/>; null where there is none.</summary>
    public double? Number { get; private init; }

    /// <summary>The number's unit, or null.</summary>
    public Unit? Unit { get; private init; }

    /// <summary>What stands behind the value; null for words.</summary>
    public ValueStatus? Status { get; init; }

    /// <summary>Words.</summary>
    public static Cell Of(ILocalised? words) => new() { Words = words };

    /// <summary>Words that are the same in every language: ids, codes, periods.</summary>
    public static Cell Of(string? text) => new() { Words = text is null ? null : LocalText.Same(text) };

    /// <summary>A number in a unit (not in base units); NaN is no number.</summary>
    public static Cell Of(double number, Unit? unit, ValueStatus? status, ILocalised? words = null) =>
        new() { Number = double.IsNaN(number) ? null : number, Unit = unit, Status = status, Words = words };

    /// <summary>Nothing.</summary>
    public static Cell None => default;

    /// <summary>The cell as a person reads it.</summary>
    public string In(Language language) =>
        Words is not null ? Words.In(language)
        : Number is { } number ? Unit is null ? Numerals.Write(number) : Numerals.Write(number * (double)Unit.Factor, Unit, language)
        : "";
}

/// <summary>A row of a result table.</summary>
/// <param name="Key">Its address, which <c>explain</c> accepts.</param>
/// <param name="Cells">One a column.</param>
public sealed record ResultRow(string Key, IReadOnlyList<Cell> Cells);

/// <summary>One table of results. The terminal, CSV, JSON and the pages all write this one shape.</summary>
/// <param name="Key">Its name in files.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, in order of display.</param>
public sealed record ResultTable(string Key, ILocalised Title, IReadOnlyList<ResultColumn> Columns, IReadOnlyList<ResultRow> Rows)
{
    /// <summary>A sentence under the heading: method, data as of, caveat.</summary>
    public ILocalised? Note { get; init; }
}
