namespace Songhua.Numerics;

/// <summary>
/// A sparse matrix stored by column (compressed sparse column form): column j holds the entries from <c>Start[j]</c> up to
/// <c>Start[j + 1]</c>, in order of row, none twice. Immutable.
/// </summary>
public sealed class SparseColumns
{
    private readonly int[] _start;
    private readonly int[] _row;
    private readonly double[] _value;

    private SparseColumns(int rows, int[] start, int[] row, double[] value) => (Rows, _start, _row, _value) = (rows, start, row, value);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns => _start.Length - 1;

    /// <summary>The number of entries stored.</summary>
    public int Entries => _value.Length;

    /// <summary>The rows of a column's entries, ascending.</summary>
    public ReadOnlySpan<int> RowsOf(int column) => _row.AsSpan(_start[column], _start[column + 1] - _start[column]);

    /// <summary>The values of a column's entries, in the order of <see cref="RowsOf"/>.</summary>
    public ReadOnlySpan<double> ValuesOf(int column) => _value.AsSpan(_start[column], _start[column + 1] - _start[column]);

    /// <summary>A matrix of some entries, in any order; entries of one place are added, zeros are dropped.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="entries">The entries.</param>
    /// <exception cref="ArgumentOutOfRangeException">An entry lies outside the matrix.</exception>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static SparseColumns Of(int rows, int columns, IEnumerable<(int Row, int Column, double Value)> entries)
    {
        var byPlace = new List<(int Row, int Column, double Value)>();
        foreach (var entry in entries)
        {
            if ((uint)entry.Row >= (uint)rows || (uint)entry.Column >= (uint)columns)
            {
                throw new ArgumentOutOfRangeException(nameof(entries), $"({entry.Row}, {entry.Column}) lies outside {rows} x {columns}.");
            }

            if (!double.IsFinite(entry.Value))
            {
                throw new ArgumentException($"({entry.Row}, {entry.Column}) is {entry.Value}.", nameof(entries));
            }

            byPlace.Add(entry);
        }

        // A stable order: entries of one place are added in the order in which they were given.
        var place = new long[byPlace.Count];
        var ordered = byPlace.ToArray();
        for (var i = 0; i < place.Length; i++)
        {
            place[i] = (((long)ordered[i].Column * rows) + ordered[i].Row) * place.Length + i;
        }

        Array.Sort(place, ordered);
        var start = new int[columns + 1];
        var row = new List<int>(ordered.Length);
        var value = new List<double>(ordered.Length);
        for (var i = 0; i < ordered.Length;)
        {
            var (r, c, sum) = ordered[i++];
            while (i < ordered.Length && (ordered[i].Row, ordered[i].Column) == (r, c))
            {
                sum += ordered[i++].Value;
            }

            if (sum != 0)
            {
                row.Add(r);
                value.Add(sum);
                start[c + 1]++;
            }
        }

        for (var c = 0; c < columns; c++)
        {
            start[c + 1] += start[c];
        }

        return new(rows, start, [.. row], [.. value]);
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public SparseColumns Transposed()
    {
        var start = new int[Rows + 1];
        foreach (var r in _row)
        {
            start[r + 1]++;
        }

        for (var r = 0; r < Rows; r++)
        {
            start[r + 1] += start[r];
        }

        var next = start.AsSpan(0, Rows).ToArray();
        var row = new int[Entries];
        var value = new double[Entries];
        for (var c = 0; c < Columns; c++)
        {
            for (var k = _start[c]; k < _start[c + 1]; k++)
            {
                var at = next[_row[k]]++;
                row[at] = c;
                value[at] = _value[k];
            }
        }

        return new(Columns, start, row, value);
    }

    /// <summary>The matrix with each entry multiplied by a factor of its row and one of its column.</summary>
    /// <param name="byRow">One factor a row.</param>
    /// <param name="byColumn">One factor a column.</param>
    public SparseColumns Scaled(ReadOnlySpan<double> byRow, ReadOnlySpan<double> byColumn)
    {
        var value = new double[Entries];
        for (var c = 0; c < Columns; c++)
        {
            for (var k = _start[c]; k < _start[c + 1]; k++)
            {
                value[k] = _value[k] * byRow[_row[k]] * byColumn[c];
            }
        }

        return new(Rows, _start, _row, value);
    }

    /// <summary>The product with a vector: one element a row.</summary>
    /// <param name="x">One element a column.</param>
    public double[] Times(ReadOnlySpan<double> x)
    {
        var product = new double[Rows];
        for (var c = 0; c < Columns; c++)
        {
            for (var k = _start[c]; k < _start[c + 1]; k++)
            {
                product[_row[k]] += _value[k] * x[c];
            }
        }

        return product;
    }
}
