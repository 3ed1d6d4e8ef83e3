using System.Buffers;
using System.Globalization;
using System.Text;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>
/// Writes a result table as CSV (RFC 4180) that spreadsheets open as it is: UTF-8 with a byte order mark, one header of column keys.
/// A column of numbers is followed by its unit, <c>key_unit</c>. Numbers are in round-trip form; what is missing is empty, never zero;
/// where only a bound is known, the column holds its words. Where a scenario was applied, the first column names it in every row.
/// </summary>
public static class Csv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    // A spreadsheet takes a text that begins like this for a formula.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t");

    /// <summary>Writes the table, words in the language.</summary>
    public static void Write(ResultTable table, Language language, Stream to)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        Line(writer, table.Scenario is null ? null : "scenario", table.Columns.SelectMany(c => IsNumeric(c) ? (string[])[c.Key, c.Key + "_unit"] : [c.Key]));
        foreach (var row in table.Rows)
        {
            Line(writer, table.Scenario, table.Columns.SelectMany((c, i) => Fields(c, row.Cells[i], language)));
        }
    }

    private static void Line(StreamWriter writer, string? first, IEnumerable<string> fields) =>
        writer.WriteLine(string.Join(',', first is null ? fields : fields.Prepend(first)));

    private static bool IsNumeric(ResultColumn column) => column.Kind != ColumnKind.Text;

    private static string[] Fields(ResultColumn column, Cell cell, Language language) =>
        !IsNumeric(column) ? [Text(cell.In(language))]
        : cell.Number is { } number ? [number.ToString("R", CultureInfo.InvariantCulture), Text(cell.Unit?.SymbolIn(language) ?? "")]
        : [Text(cell.In(language)), ""];

    private static string Text(string text)
    {
        if (text.Length > 0 && FormulaStarts.Contains(text[0]))
        {
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
