namespace Songhua.Numerics;

/// <summary>A dense matrix of real numbers, row by row in one array.</summary>
public sealed class DenseMatrix
{
    private const int BlockRows = 64;
    private const int BlockColumns = 1024;
    private const int Square = 32;

    // Below this many elements threads cost a product with a vector more than they bring.
    private const int LeastToShare = 200_000;

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

    internal MatrixView View => new(_values, Rows, Columns);

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

    /// <summary>A matrix of the same elements.</summary>
    /// <returns>Of the same size, with an array of its own.</returns>
    public DenseMatrix Copy()
    {
        var copy = new DenseMatrix(Rows, Columns);
        Values.CopyTo(copy.Values);
        return copy;
    }

    /// <summary>The largest sum of a column without the signs.</summary>
    /// <returns>0 for a matrix without elements; NaN or infinity where an element is.</returns>
    public double OneNorm()
    {
        var sums = new double[Columns];
        for (var r = 0; r < Rows; r++)
        {
            var row = Row(r);
            for (var c = 0; c < row.Length; c++)
            {
                sums[c] += Math.Abs(row[c]);
            }
        }

        return sums.Aggregate(0.0, Math.Max);
    }

    /// <summary>The largest sum of a row without the signs.</summary>
    /// <returns>0 for a matrix without elements; NaN or infinity where an element is.</returns>
    public double InfinityNorm()
    {
        var largest = 0.0;
        for (var r = 0; r < Rows; r++)
        {
            var sum = 0.0;
            foreach (var value in Row(r))
            {
                sum += Math.Abs(value);
            }

            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    /// <summary>M v.</summary>
    /// <param name="vector">As many elements as there are columns.</param>
    /// <param name="threads">How many; as many as there are processors where not given. The bits do not depend on it.</param>
    /// <returns>As many elements as there are rows.</returns>
    /// <exception cref="ArgumentException">A vector of another length.</exception>
    public double[] Times(ReadOnlySpan<double> vector, int? threads = null)
    {
        if (vector.Length != Columns)
        {
            throw new ArgumentException($"A matrix of {Rows} x {Columns} does not multiply a vector of {vector.Length}.", nameof(vector));
        }

        var (product, factors) = (new double[Rows], vector.ToArray());
        Workers.Run((Rows + BlockRows - 1) / BlockRows, VectorThreads(threads), block =>
        {
            for (var r = block * BlockRows; r < Math.Min(Rows, (block + 1) * BlockRows); r++)
            {
                product[r] = DenseVector.Inner(Row(r), factors);
            }
        });
        return product;
    }

    /// <summary>M' v, without forming M'.</summary>
    /// <param name="vector">As many elements as there are rows.</param>
    /// <param name="threads">How many; as many as there are processors where not given. The bits do not depend on it.</param>
    /// <returns>As many elements as there are columns.</returns>
    /// <exception cref="ArgumentException">A vector of another length.</exception>
    public double[] TransposedTimes(ReadOnlySpan<double> vector, int? threads = null)
    {
        if (vector.Length != Rows)
        {
            throw new ArgumentException($"The transpose of a matrix of {Rows} x {Columns} does not multiply a vector of {vector.Length}.", nameof(vector));
        }

        var (product, factors) = (new double[Columns], vector.ToArray());
        Workers.Run((Columns + BlockColumns - 1) / BlockColumns, VectorThreads(threads), block =>
        {
            var first = block * BlockColumns;
            var count = Math.Min(BlockColumns, Columns - first);
            for (var r = 0; r < Rows; r++)
            {
                DenseVector.AddScaled(product.AsSpan(first, count), factors[r], Row(r).Slice(first, count));
            }
        });
        return product;
    }

    /// <summary>M N. Each element is one chain of fused multiply-adds in the order of the columns of M.</summary>
    /// <param name="other">As many rows as this one has columns.</param>
    /// <param name="threads">How many; as many as there are processors where not given. The bits do not depend on it.</param>
    /// <returns>Rows of this one x columns of the other.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public DenseMatrix Times(DenseMatrix other, int? threads = null)
    {
        if (other.Rows != Columns)
        {
            throw new ArgumentException($"A matrix of {Rows} x {Columns} does not multiply one of {other.Rows} x {other.Columns}.", nameof(other));
        }

        var product = new DenseMatrix(Rows, other.Columns);
        BlockProduct.Add(product.View, View, other.View, isSubtracted: false, Workers.Count(threads));
        return product;
    }

    /// <summary>The transpose.</summary>
    /// <returns>Columns x rows.</returns>
    public DenseMatrix Transposed()
    {
        var transposed = new DenseMatrix(Columns, Rows);
        for (var top = 0; top < Rows; top += Square)
        {
            for (var left = 0; left < Columns; left += Square)
            {
                for (var r = top; r < Math.Min(Rows, top + Square); r++)
                {
                    for (var c = left; c < Math.Min(Columns, left + Square); c++)
                    {
                        transposed._values[(c * Rows) + r] = _values[(r * Columns) + c];
                    }
                }
            }
        }

        return transposed;
    }

    private int VectorThreads(int? threads)
    {
        var count = Workers.Count(threads);
        return _values.Length < LeastToShare ? 1 : count;
    }
}
