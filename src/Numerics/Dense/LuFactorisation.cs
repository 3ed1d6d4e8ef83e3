namespace Songhua.Numerics;

/// <summary>
/// P M = L U of a square matrix, with partial pivoting: systems are solved with the factors; the inverse is formed only where it is
/// the result asked for. The same bits for any number of threads. Source: Golub &amp; Van Loan (2013), Matrix Computations, 4th ed., 3.4;
/// blocks as in S. Toledo (1997), SIAM Journal on Matrix Analysis and Applications 18(4): 1065-1081.
/// </summary>
public sealed class LuFactorisation
{
    private readonly DenseMatrix _factors;
    private readonly int[] _rows;
    private readonly double _norm;
    private readonly int _threads;

    private LuFactorisation(DenseMatrix factors, int[] rows, int? singularColumn, double norm, int threads) =>
        (_factors, _rows, SingularColumn, _norm, _threads) = (factors, rows, singularColumn, norm, threads);

    /// <summary>The number of rows and columns.</summary>
    public int Size => _rows.Length;

    /// <summary>The first column without a usable pivot, from 0; null where the matrix is not singular. Solving then is an error.</summary>
    public int? SingularColumn { get; }

    /// <summary>Factorises.</summary>
    /// <param name="matrix">Square, finite; not changed.</param>
    /// <param name="threads">How many threads factorise, and solve later; as many as there are processors where not given.</param>
    /// <returns>The factors, of a singular matrix too.</returns>
    /// <exception cref="ArgumentException">Not square, or an element that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public static LuFactorisation Of(DenseMatrix matrix, int? threads = null)
    {
        var workers = Workers.Count(threads);
        if (matrix.Rows != matrix.Columns)
        {
            throw new ArgumentException($"A matrix of {matrix.Rows} x {matrix.Columns} is not square.", nameof(matrix));
        }

        var n = matrix.Rows;
        var norm = matrix.OneNorm();
        if (!double.IsFinite(norm))
        {
            throw new ArgumentException("The matrix has an element that is not finite, or a column whose sum is not.", nameof(matrix));
        }

        var factors = matrix.Copy();
        var pivots = new int[n];
        var singular = BlockElimination.Eliminate(factors.View, pivots, workers);
        var rows = Enumerable.Range(0, n).ToArray();
        for (var k = 0; k < n; k++)
        {
            (rows[k], rows[pivots[k]]) = (rows[pivots[k]], rows[k]);
        }

        return new LuFactorisation(factors, rows, singular, norm, workers);
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
        }

        TriangularVector.SolveLower(_factors, x, _threads);
        TriangularVector.SolveUpper(_factors, x, _threads);
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
        TriangularVector.SolveUpperTransposed(_factors, y, _threads);
        TriangularVector.SolveLowerTransposed(_factors, y, _threads);
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
        for (var r = 0; r < Size; r++)
        {
            right.Row(_rows[r]).CopyTo(solutions.Row(r));
        }

        TriangularBlocks.SolveLower(_factors.View, isUnit: true, solutions.View, _threads);
        TriangularBlocks.SolveUpper(_factors.View, isUnit: false, solutions.View, _threads);
        return solutions;
    }

    /// <summary>X of M' X = B.</summary>
    /// <param name="right">B, as many rows as the matrix.</param>
    /// <returns>X, of the size of B.</returns>
    /// <exception cref="ArgumentException">Another number of rows.</exception>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public DenseMatrix SolveTransposed(DenseMatrix right)
    {
        Require(right.Rows);
        var permuted = right.Copy();
        TriangularBlocks.SolveLower(_factors.View.Transposed, isUnit: false, permuted.View, _threads);
        TriangularBlocks.SolveUpper(_factors.View.Transposed, isUnit: true, permuted.View, _threads);
        var solutions = new DenseMatrix(right.Rows, right.Columns);
        for (var r = 0; r < Size; r++)
        {
            permuted.Row(r).CopyTo(solutions.Row(_rows[r]));
        }

        return solutions;
    }

    /// <summary>
    /// The inverse of the matrix, U^-1 L^-1 P: a third and the whole of Size^3 multiplications. Where a product with it is the result
    /// asked for, <see cref="Solve(DenseMatrix)"/> takes less and errs less.
    /// </summary>
    /// <returns>Size x size.</returns>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public DenseMatrix Inverse()
    {
        Require(Size);
        var inverse = DenseMatrix.Identity(Size);
        TriangularBlocks.InvertLower(_factors.View, isUnit: true, inverse.View, _threads);
        TriangularBlocks.SolveUpper(_factors.View, isUnit: false, inverse.View, _threads);
        if (_rows.Select((row, r) => row != r).Any(isMoved => isMoved))
        {
            var permuted = new double[Size];
            for (var r = 0; r < Size; r++)
            {
                var row = inverse.Row(r);
                for (var c = 0; c < Size; c++)
                {
                    permuted[_rows[c]] = row[c];
                }

                permuted.CopyTo(row);
            }
        }

        return inverse;
    }

    /// <summary>
    /// One step of iterative refinement, with the residual in twice the working precision: where the reciprocal condition is well above 1e-16, x comes
    /// out accurate to nearly the last place. Source: N. J. Higham (2002), Accuracy and Stability of Numerical Algorithms, 2nd ed., 12.1.
    /// </summary>
    /// <param name="matrix">M, which was factorised.</param>
    /// <param name="right">b, as many elements as rows.</param>
    /// <param name="solution">x, as solved.</param>
    /// <returns>x + d, where M d = b - M x.</returns>
    /// <exception cref="ArgumentException">A matrix or a vector of another size.</exception>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public double[] Refine(DenseMatrix matrix, ReadOnlySpan<double> right, ReadOnlySpan<double> solution)
    {
        Require(matrix.Rows);
        var improved = Solve(LinearResidual.Of(matrix, solution, right));
        for (var i = 0; i < improved.Length; i++)
        {
            improved[i] += solution[i];
        }

        return improved;
    }

    /// <summary>
    /// An estimate of 1 / (|M| |M^-1|) in the 1-norm, 0 where the matrix is singular: below about 1e-16 nothing of a solution
    /// is certain. At most a few times too large, seldom more. Source: Higham (2002), algorithm 15.4.
    /// </summary>
    /// <returns>From 0 to 1; 1 for a matrix without rows.</returns>
    public double ReciprocalCondition()
    {
        if (Size == 0)
        {
            return 1;
        }

        var condition = SingularColumn is null ? _norm * InverseNorm.Estimate(this) : double.PositiveInfinity;
        return condition >= 1 ? 1 / condition : condition > 0 ? 1 : 0;
    }

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
