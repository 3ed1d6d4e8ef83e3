namespace Songhua.Numerics;

/// <summary>
/// P M = L U of a square matrix, with partial pivoting: systems are solved with the factors; the inverse is formed only where it is
/// the result asked for. Source: Golub &amp; Van Loan (2013), Matrix Computations, 4th ed., algorithm 3.4.1.
/// </summary>
public sealed class LuFactorisation
{
    private readonly DenseMatrix _factors;
    private readonly int[] _rows;

    private LuFactorisation(DenseMatrix factors, int[] rows, int? singularColumn) =>
        (_factors, _rows, SingularColumn) = (factors, rows, singularColumn);

    /// <summary>The number of rows and columns.</summary>
    public int Size => _rows.Length;

    /// <summary>The first column without a usable pivot, from 0; null where the matrix is not singular. Solving then is an error.</summary>
    public int? SingularColumn { get; }

    /// <summary>Factorises.</summary>
    /// <param name="matrix">Square, finite; not changed.</param>
    /// <returns>The factors, of a singular matrix too.</returns>
    /// <exception cref="ArgumentException">Not square.</exception>
    public static LuFactorisation Of(DenseMatrix matrix)
    {
        if (matrix.Rows != matrix.Columns)
        {
            throw new ArgumentException($"A matrix of {matrix.Rows} x {matrix.Columns} is not square.", nameof(matrix));
        }

        var n = matrix.Rows;
        var factors = new DenseMatrix(n, n);
        matrix.Values.CopyTo(factors.Values);
        var rows = Enumerable.Range(0, n).ToArray();
        int? singular = null;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var r = k + 1; r < n; r++)
            {
                pivot = Math.Abs(factors[r, k]) > Math.Abs(factors[pivot, k]) ? r : pivot;
            }

            if (factors[pivot, k] == 0)
            {
                singular ??= k;
                continue;
            }

            if (pivot != k)
            {
                (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
                for (var c = 0; c < n; c++)
                {
                    (factors[k, c], factors[pivot, c]) = (factors[pivot, c], factors[k, c]);
                }
            }

            for (var r = k + 1; r < n; r++)
            {
                var multiple = factors[r, k] /= factors[k, k];
                for (var c = k + 1; c < n; c++)
                {
                    factors[r, c] -= multiple * factors[k, c];
                }
            }
        }

        return new LuFactorisation(factors, rows, singular);
    }

    /// <summary>x of M x = b.</summary>
    /// <param name="right">b, as many elements as rows.</param>
    /// <returns>x.</returns>
    /// <exception cref="ArgumentException">A vector of another length.</exception>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        Require(right.Length);
        var x = new double[Size];
        for (var r = 0; r < Size; r++)
        {
            x[r] = right[_rows[r]];
            for (var c = 0; c < r; c++)
            {
                x[r] -= _factors[r, c] * x[c];
            }
        }

        for (var r = Size - 1; r >= 0; r--)
        {
            for (var c = r + 1; c < Size; c++)
            {
                x[r] -= _factors[r, c] * x[c];
            }

            x[r] /= _factors[r, r];
        }

        return x;
    }

    /// <summary>x of M' x = b.</summary>
    /// <param name="right">b, as many elements as rows.</param>
    /// <returns>x.</returns>
    /// <exception cref="ArgumentException">A vector of another length.</exception>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public double[] SolveTransposed(ReadOnlySpan<double> right)
    {
        Require(right.Length);
        var y = right.ToArray();
        for (var r = 0; r < Size; r++)
        {
            for (var c = 0; c < r; c++)
            {
                y[r] -= _factors[c, r] * y[c];
            }

            y[r] /= _factors[r, r];
        }

        for (var r = Size - 1; r >= 0; r--)
        {
            for (var c = r + 1; c < Size; c++)
            {
                y[r] -= _factors[c, r] * y[c];
            }
        }

        var x = new double[Size];
        for (var r = 0; r < Size; r++)
        {
            x[_rows[r]] = y[r];
        }

        return x;
    }

    /// <summary>X of M X = B.</summary>
    /// <param name="right">B, as many rows as the matrix.</param>
    /// <returns>X, of the size of B.</returns>
    /// <exception cref="ArgumentException">Another number of rows.</exception>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public DenseMatrix Solve(DenseMatrix right)
    {
        Require(right.Rows);
        var solutions = new DenseMatrix(right.Rows, right.Columns);
        var columns = right.Transposed();
        for (var c = 0; c < right.Columns; c++)
        {
            var x = Solve(columns.Row(c));
            for (var r = 0; r < Size; r++)
            {
                solutions[r, c] = x[r];
            }
        }

        return solutions;
    }

    /// <summary>The inverse of the matrix.</summary>
    /// <returns>Size x size.</returns>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public DenseMatrix Inverse() => Solve(DenseMatrix.Identity(Size));

    private void Require(int length)
    {
        if (length != Size)
        {
            throw new ArgumentException($"A system of {Size} rows does not take a right-hand side of {length}.");
        }

        if (SingularColumn is { } column)
        {
            throw new InvalidOperationException($"The matrix is singular at column {column}.");
        }
    }
}
