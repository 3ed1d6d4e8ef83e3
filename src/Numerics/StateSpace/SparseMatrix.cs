namespace Songhua.Numerics;

/// <summary>A small matrix of which most entries are zero, row by row. Immutable.</summary>
public sealed class SparseMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;
    private SparseMatrix? _transposed;

    /// <summary>Takes the entries in any order; two of the same place are added, zeros are left out.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="entries">Row, column (both from 0) and value.</param>
    /// <exception cref="ArgumentOutOfRangeException">An entry lies outside.</exception>
    public SparseMatrix(int rows, int columns, IEnumerable<(int Row, int Column, double Value)> entries)
    {
        (Rows, Columns) = (rows, columns);
        var sums = new SortedDictionary<(int, int), double>();
        foreach (var (row, column, value) in entries)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rows, nameof(entries));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns, nameof(entries));
            sums[(row, column)] = sums.GetValueOrDefault((row, column)) + value;
        }

        var kept = sums.Where(s => s.Value != 0).ToArray();
        _starts = new int[rows + 1];
        _columns = [.. kept.Select(s => s.Key.Item2)];
        _values = [.. kept.Select(s => s.Value)];
        foreach (var ((row, _), _) in kept)
        {
            _starts[row + 1]++;
        }

        for (var row = 0; row < rows; row++)
        {
            _starts[row + 1] += _starts[row];
        }
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Rows and columns exchanged.</summary>
    public SparseMatrix Transposed => _transposed ??= new(Columns, Rows, Entries().Select(e => (e.Column, e.Row, e.Value)));

    /// <summary>All entries, row by row.</summary>
    public IEnumerable<(int Row, int Column, double Value)> Entries()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var k = _starts[row]; k < _starts[row + 1]; k++)
            {
                yield return (row, _columns[k], _values[k]);
            }
        }
    }

    /// <summary>The entries of a row, columns ascending.</summary>
    public SparseRow Row(int row) => new(_columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]), _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]));
}

/// <summary>The entries of one row.</summary>
/// <param name="columns">Ascending.</param>
/// <param name="values">In the same order.</param>
public readonly ref struct SparseRow(ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
{
    /// <summary>The columns, ascending.</summary>
    public ReadOnlySpan<int> Columns { get; } = columns;

    /// <summary>The values, in the order of the columns.</summary>
    public ReadOnlySpan<double> Values { get; } = values;

    /// <summary>Columns and values.</summary>
    public void Deconstruct(out ReadOnlySpan<int> columns, out ReadOnlySpan<double> values)
    {
        columns = Columns;
        values = Values;
    }
}
