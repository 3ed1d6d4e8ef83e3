namespace Songhua.Core;

/// <summary>Why a cell has no number.</summary>
public enum CellStatus : byte
{
    /// <summary>It has one.</summary>
    Present,

    /// <summary>Not supplied.</summary>
    Missing,

    /// <summary>Withheld to protect a respondent.</summary>
    Suppressed,
}

/// <summary>
/// Numbers of one measure over two axes: rows x columns, row-major, with one origin. Immutable. A missing number is NaN with a
/// status, never zero. Two tables are combined only where their axes are equal.
/// </summary>
public sealed class Table
{
    private readonly double[] _values;
    private readonly CellStatus[] _status;
    private readonly Dictionary<string, int> _rowIndex;
    private readonly Dictionary<string, int> _columnIndex;

    /// <summary>Wraps the values (rows x columns, in <paramref name="measure"/>'s unit); the arrays must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit, or an axis names a code twice.</exception>
    public Table(IReadOnlyList<string> rows, IReadOnlyList<string> columns, Measure measure, double[] values, CellStatus[] status, TableOrigin origin)
    {
        if (values.Length != rows.Count * columns.Count || status.Length != values.Length)
        {
            throw new ArgumentException($"A table of {rows.Count} rows and {columns.Count} columns holds {values.Length} values.", nameof(values));
        }

        (Rows, Columns, Measure, Origin) = (rows, columns, measure, origin);
        (_values, _status) = (values, status);
        _rowIndex = Index(rows);
        _columnIndex = Index(columns);
    }

    /// <summary>The codes of the rows.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The codes of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What every number measures.</summary>
    public Measure Measure { get; }

    /// <summary>Where the numbers come from.</summary>
    public TableOrigin Origin { get; }

    /// <summary>The number in a cell; NaN where there is none.</summary>
    public double this[int row, int column] => _values[(row * Columns.Count) + column];

    /// <summary>The number at two codes; NaN where there is none.</summary>
    /// <exception cref="KeyNotFoundException">An axis does not hold the code.</exception>
    public double this[string row, string column] => this[_rowIndex[row], _columnIndex[column]];

    /// <summary>Why a cell has no number.</summary>
    public CellStatus Status(int row, int column) => _status[(row * Columns.Count) + column];

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns.Count, Columns.Count);

    private static Dictionary<string, int> Index(IReadOnlyList<string> codes)
    {
        var index = new Dictionary<string, int>(codes.Count, StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
        {
            if (!index.TryAdd(codes[i], i))
            {
                throw new ArgumentException($"The axis names '{codes[i]}' twice.", nameof(codes));
            }
        }

        return index;
    }
}

/// <summary>Where a table comes from.</summary>
/// <param name="File">The file it was read from, or the method that made it.</param>
/// <param name="Source">The id of the source cited.</param>
/// <param name="Status">What stands behind the numbers.</param>
/// <param name="Vintage">When they were published; null where not known.</param>
public sealed record TableOrigin(string File, string Source, ValueStatus Status, Period? Vintage);
