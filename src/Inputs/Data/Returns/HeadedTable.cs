using Songhua.Core;

namespace Songhua.Data;

/// <summary>A small CSV file whose columns are found by their names, in any order.</summary>
internal sealed class HeadedTable
{
    public static readonly Rule ColumnUnknown = new(
        "SH5101", Severity.Error,
        new("'{0}' is no column of this file; it has {1}", "“{0}”不是本文件的列；可用的列为 {1}"),
        new("What stands in it would be passed over in silence.", "其内容会被悄悄忽略。"),
        new("Rename the column, or take it out.", "请改正列名，或删除该列。"));

    public static readonly Rule ColumnMissing = new(
        "SH5102", Severity.Error,
        new("the column '{0}' is missing", "缺少“{0}”列"),
        new("The file cannot be understood without it.", "没有该列无法理解本文件。"),
        new("Add the column; its cells may be empty only where docs/returns.md says so.", "请补上该列；仅 docs/returns.md 注明处可留空。"));

    private readonly Dictionary<string, int> _columns;
    private readonly List<CsvField[]> _rows;

    private HeadedTable(Dictionary<string, int> columns, List<CsvField[]> rows) => (_columns, _rows) = (columns, rows);

    /// <summary>The rows below the header.</summary>
    internal IEnumerable<Row> Rows => _rows.Skip(1).Select(r => new Row(this, r));

    /// <summary>Reads a file; null where it cannot be used, with the reason.</summary>
    /// <param name="path">Where it lies on disk.</param>
    /// <param name="shownAs">The path that messages name.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be there.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    internal static HeadedTable? Read(string path, string shownAs, string[] required, string[] optional, DiagnosticBag diagnostics)
    {
        if (TextFile.Read(path, shownAs, diagnostics) is not { } text || CsvText.Rows(text, diagnostics) is not { Count: > 0 } rows)
        {
            return null;
        }

        string[] known = [.. required, .. optional];
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var isSound = true;
        for (var c = 0; c < rows[0].Length; c++)
        {
            var name = rows[0][c];
            if (Array.IndexOf(known, name.Value) < 0 || !columns.TryAdd(name.Value, c))
            {
                diagnostics.Add(ColumnUnknown.At(name.Span, name.Value, string.Join(", ", known.Except(columns.Keys))) with
                {
                    Suggestion = Suggestion.Nearest(name.Value, known.Except(columns.Keys)),
                });
                isSound = false;
            }
        }

        foreach (var missing in required.Where(r => !columns.ContainsKey(r)))
        {
            diagnostics.Report(ColumnMissing, rows[0][0].Span with { Length = 1 }, missing);
            isSound = false;
        }

        return isSound ? new(columns, rows) : null;
    }

    /// <summary>A row, by column names.</summary>
    internal readonly struct Row(HeadedTable table, CsvField[] fields)
    {
        /// <summary>The field of a column; one that is not there is empty and stands at the row's beginning.</summary>
        internal CsvField this[string column] => table._columns.TryGetValue(column, out var c) ? fields[c] : new("", fields[0].Span with { Length = 1 });
    }
}
