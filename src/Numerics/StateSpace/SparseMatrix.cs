namespace Songhua.Numerics;

/// <summary>A matrix of which most entries are zero, row by row. Immutable.</summary>
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
        var given = entries.ToArray();
        foreach (var (row, column, _) in given)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rows, nameof(entries));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns, nameof(entries));
        }

        // Both sorts keep the order of equals: entries of one place are added in the order in which they came.
        given = Sorted(Sorted(given, columns, e => e.Column), rows, e => e.Row);
        _starts = new int[rows + 1];
        var (kept, values) = (new List<int>(given.Length), new List<double>(given.Length));
        for (var i = 0; i < given.Length;)
        {
            var (row, column, sum) = given[i];
            for (i++; i < given.Length && given[i].Row == row && given[i].Column == column; i++)
            {
                sum += given[i].Value;
            }

            if (sum != 0)
            {
                kept.Add(column);
                values.Add(sum);
                _starts[row + 1]++;
            }
        }

        (_columns, _values) = ([.. kept], [.. values]);
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

    /// <summary>M v.</summary>
    /// <param name="vector">As many elements as there are columns.</param>
    /// <returns>As many elements as there are rows.</returns>
    /// <exception cref="ArgumentException">A vector of another length.</exception>
    public double[] Times(ReadOnlySpan<double> vector)
    {
        if (vector.Length != Columns)
        {
            throw new ArgumentException($"A matrix of {Rows} x {Columns} does not multiply a vector of {vector.Length}.", nameof(vector));
        }

        var product = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var (columns, values) = Row(row);
            var sum = 0.0;
            for (var k = 0; k < columns.Length; k++)
            {
                sum += values[k] * vector[columns[k]];
            }

            product[row] = sum;
        }

        return product;
    }

    /// <summary>The entries of a row, columns ascending.</summary>
    public SparseRow Row(int row) => new(_columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]), _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]));

    // By counting.
    private static (int Row, int Column, double Value)[] Sorted((int Row, int Column, double Value)[] entries, int bound, Func<(int Row, int Column, double Value), int> key)
    {
        var next = new int[bound + 1];
        foreach (var entry in entries)
        {
            next[key(entry) + 1]++;
        }

        for (var i = 0; i < bound; i++)
        {
            next[i + 1] += next[i];
        }

        var sorted = new (int Row, int Column, double Value)[entries.Length];
        foreach (var entry in entries)
        {
            sorted[next[key(entry)]++] = entry;
        }

        return sorted;
    }
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
