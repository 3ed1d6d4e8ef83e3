using Songhua.Core;

namespace Songhua.Pages;

/// <summary>The cells of a table by the keys of row and column: pages show the very cells that terminal and files show.</summary>
internal sealed class TableCells
{
    private readonly Dictionary<string, IReadOnlyList<Cell>> _rows;
    private readonly Dictionary<string, int> _columns;

    internal TableCells(ResultTable table)
    {
        Table = table;
        _rows = table.Rows.ToDictionary(r => r.Key, r => r.Cells, StringComparer.Ordinal);
        _columns = table.Columns.Select((c, i) => (c.Key, i)).ToDictionary(c => c.Key, c => c.i, StringComparer.Ordinal);
    }

    /// <summary>The table.</summary>
    internal ResultTable Table { get; }

    /// <summary>A cell.</summary>
    internal Cell this[string row, string column] => _rows[row][_columns[column]];

    /// <summary>A cell of a row of the table.</summary>
    internal Cell this[ResultRow row, string column] => row.Cells[_columns[column]];

    /// <summary>A column's heading.</summary>
    internal Phrase Title(string column) => Table.Columns[_columns[column]].Title;
}
