using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// What is left of a system when its solution is put in. Source of the scaled residual: J. L. Rigal &amp; J. Gaches (1967), On the compatibility
/// of a given solution with the data of a linear system, Journal of the ACM 14(3): 543-548.
/// </summary>
public static class LinearResidual
{
    private const int Lanes = 8;
    private const int BlockRows = 256;

    /// <summary>b - M x, every element added up in twice the working precision. Source: T. Ogita, S. M. Rump &amp; S. Oishi (2005), Accurate sum and dot product, SIAM Journal on Scientific Computing 26(6): 1955-1988, algorithm 5.3.</summary>
    /// <param name="matrix">M.</param>
    /// <param name="solution">x, as many elements as M has columns.</param>
    /// <param name="right">b, as many elements as M has rows.</param>
    /// <param name="threads">How many; as many as there are processors where not given.</param>
    /// <returns>As many elements as M has rows.</returns>
    /// <exception cref="ArgumentException">Vectors of another length.</exception>
    public static double[] Of(DenseMatrix matrix, ReadOnlySpan<double> solution, ReadOnlySpan<double> right, int? threads = null)
    {
        if (solution.Length != matrix.Columns || right.Length != matrix.Rows)
        {
            throw new ArgumentException($"Vectors of {solution.Length} and {right.Length} do not fit a matrix of {matrix.Rows} x {matrix.Columns}.");
        }

        var (x, residual) = (solution.ToArray(), right.ToArray());
        var blocks = (matrix.Rows + BlockRows - 1) / BlockRows;
        Workers.Run(blocks, matrix.Values.Length < 100_000 ? 1 : Workers.Count(threads), block =>
        {
            for (var r = block * BlockRows; r < Math.Min(matrix.Rows, (block + 1) * BlockRows); r++)
            {
                residual[r] = Subtracted(residual[r], matrix.Row(r), x);
            }
        });
        return residual;
    }

    /// <summary>
    /// The backward error |b - M x| / (|M| |x| + |b|) in the infinity norm: by how much, relatively, M and b would have to differ for x to be
    /// exact. A stable method leaves a small multiple of 1e-16.
    /// </summary>
    /// <param name="matrix">M.</param>
    /// <param name="solution">x, as many elements as M has columns.</param>
    /// <param name="right">b, as many elements as M has rows.</param>
    /// <returns>0 where x is exact; NaN where something is not a number.</returns>
    /// <exception cref="ArgumentException">Vectors of another length.</exception>
    public static double Scaled(DenseMatrix matrix, ReadOnlySpan<double> solution, ReadOnlySpan<double> right)
    {
        var left = Largest(Of(matrix, solution, right));
        return left == 0 ? 0 : left / ((matrix.InfinityNorm() * Largest(solution)) + Largest(right));
    }

    /// <summary>|M X - I| / (|M| |X|) in the infinity norm, X an inverse of M: a small multiple of 1e-16 times the square root or so of the size.</summary>
    /// <param name="matrix">M, square.</param>
    /// <param name="inverse">X, of the same size.</param>
    /// <param name="threads">How many; as many as there are processors where not given.</param>
    /// <returns>0 for a matrix without rows; NaN where something is not a number.</returns>
    /// <exception cref="ArgumentException">Not square, or of another size.</exception>
    public static double OfInverse(DenseMatrix matrix, DenseMatrix inverse, int? threads = null)
    {
        var n = matrix.Rows;
        if (matrix.Columns != n || inverse.Rows != n || inverse.Columns != n)
        {
            throw new ArgumentException($"A matrix of {inverse.Rows} x {inverse.Columns} is not the inverse of one of {matrix.Rows} x {matrix.Columns}.", nameof(inverse));
        }

        var largest = 0.0;
        for (var top = 0; top < n; top += BlockRows)
        {
            var rows = Math.Min(BlockRows, n - top);
            var product = new DenseMatrix(rows, n);
            BlockProduct.Add(product.View, matrix.View.Part(top, 0, rows, n), inverse.View, isSubtracted: false, Workers.Count(threads));
            for (var r = 0; r < rows; r++)
            {
                product[r, top + r] -= 1;
            }

            largest = Math.Max(largest, product.InfinityNorm());
        }

        return largest == 0 ? 0 : largest / (matrix.InfinityNorm() * inverse.InfinityNorm());
    }

    // value - the sum of row_i x_i, products and sums with their rounding errors, which are added apart.
    private static double Subtracted(double value, ReadOnlySpan<double> row, double[] x)
    {
        ref var a = ref MemoryMarshal.GetReference(row);
        ref var b = ref MemoryMarshal.GetArrayDataReference(x);
        Vector512<double> sums = default, errors = default;
        var i = 0;
        for (; i <= row.Length - Lanes; i += Lanes)
        {
            var (left, right) = (Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i));
            var product = left * right;
            var next = sums + product;
            var part = next - sums;
            errors += Vector512.FusedMultiplyAdd(left, right, -product) + (sums - (next - part) + (product - part));
            sums = next;
        }

        var (sum, error) = (value, 0.0);
        for (var lane = 0; lane < Lanes; lane++)
        {
            (sum, error) = Added(sum, -sums[lane], error - errors[lane]);
        }

        for (; i < row.Length; i++)
        {
            var product = row[i] * x[i];
            (sum, error) = Added(sum, -product, error - Math.FusedMultiplyAdd(row[i], x[i], -product));
        }

        return sum + error;
    }

    private static (double Sum, double Error) Added(double sum, double value, double error)
    {
        var next = sum + value;
        var part = next - sum;
        return (next, error + (sum - (next - part) + (value - part)));
    }

    private static double Largest(ReadOnlySpan<double> vector)
    {
        var largest = 0.0;
        foreach (var value in vector)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
