namespace Songhua.Numerics;

/// <summary>A dense matrix of real numbers, row by row in one array.</summary>
public sealed class DenseMatrix
{
    private readonly double[] _values;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public DenseMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        (Rows, Columns) = (rows, columns);
        _values = new double[(long)rows * columns];
    }

    /// <summary>A copy of a table of numbers.</summary>
    /// <param name="elements">Rows x columns.</param>
    public DenseMatrix(double[,] elements)
        : this(elements.GetLength(0), elements.GetLength(1)) =>
        Buffer.BlockCopy(elements, 0, _values, 0, Buffer.ByteLength(elements));

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The elements, row by row.</summary>
    public Span<double> Values => _values;

    /// <summary>One element.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public double this[int row, int column]
    {
        get => _values[(row * Columns) + column];
        set => _values[(row * Columns) + column] = value;
    }

    /// <summary>The identity matrix.</summary>
    /// <param name="size">The number of rows and columns.</param>
    /// <returns>Size x size.</returns>
    public static DenseMatrix Identity(int size)
    {
        var identity = new DenseMatrix(size, size);
        for (var i = 0; i < size; i++)
        {
            identity[i, i] = 1;
        }

        return identity;
    }

    /// <summary>The elements of one row.</summary>
    /// <param name="row">From 0.</param>
    /// <returns>As many as there are columns; writing to it writes to the matrix.</returns>
    public Span<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

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
        for (var r = 0; r < Rows; r++)
        {
            var row = Row(r);
            var sum = 0.0;
            for (var c = 0; c < row.Length; c++)
            {
                sum += row[c] * vector[c];
            }

            product[r] = sum;
        }

        return product;
    }

    /// <summary>M' v, without forming M'.</summary>
    /// <param name="vector">As many elements as there are rows.</param>
    /// <returns>As many elements as there are columns.</returns>
    /// <exception cref="ArgumentException">A vector of another length.</exception>
    public double[] TransposedTimes(ReadOnlySpan<double> vector)
    {
        if (vector.Length != Rows)
        {
            throw new ArgumentException($"The transpose of a matrix of {Rows} x {Columns} does not multiply a vector of {vector.Length}.", nameof(vector));
        }

        var product = new double[Columns];
        for (var r = 0; r < Rows; r++)
        {
            var row = Row(r);
            for (var c = 0; c < row.Length; c++)
            {
                product[c] += vector[r] * row[c];
            }
        }

        return product;
    }

    /// <summary>M N.</summary>
    /// <param name="other">As many rows as this one has columns.</param>
    /// <returns>Rows of this one x columns of the other.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public DenseMatrix Times(DenseMatrix other)
    {
        if (other.Rows != Columns)
        {
            throw new ArgumentException($"A matrix of {Rows} x {Columns} does not multiply one of {other.Rows} x {other.Columns}.", nameof(other));
        }

        var product = new DenseMatrix(Rows, other.Columns);
        for (var r = 0; r < Rows; r++)
        {
            other.TransposedTimes(Row(r)).CopyTo(product.Row(r));
        }

        return product;
    }

    /// <summary>The transpose.</summary>
    /// <returns>Columns x rows.</returns>
    public DenseMatrix Transposed()
    {
        var transposed = new DenseMatrix(Columns, Rows);
        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                transposed[c, r] = this[r, c];
            }
        }

        return transposed;
    }
}
