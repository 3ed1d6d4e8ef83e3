using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// Substitution with a triangle and many right-hand sides, in place, by halving the triangle. Each element is one chain of fused
/// multiply-adds in the order in which the unknowns are found, divided by the diagonal. Source: Golub &amp; Van Loan (2013), 3.1.
/// </summary>
internal static class TriangularBlocks
{
    private const int LeafRows = ProductKernel.Columns;
    private const int Lanes = 8;
    private const int LeafColumns = 256;

    // The rows of the blocks by which a triangle is inverted.
    private const int InvertedRows = 192;

    /// <summary>B = T^-1 B, T lower triangular; what stands above its diagonal, and on it where it is unit, is not read.</summary>
    public static void SolveLower(MatrixView triangle, bool isUnit, MatrixView right, int threads)
    {
        var n = triangle.Rows;
        if (n == 0 || right.Columns == 0)
        {
            return;
        }

        if (n <= LeafRows)
        {
            Leaf(triangle, isUnit, right, threads);
            return;
        }

        var half = BlockElimination.Half(n);
        var (top, bottom) = (right.Part(0, 0, half, right.Columns), right.Part(half, 0, n - half, right.Columns));
        SolveLower(triangle.Part(0, 0, half, half), isUnit, top, threads);
        BlockProduct.Add(bottom, triangle.Part(half, 0, n - half, half), top, isSubtracted: true, threads);
        SolveLower(triangle.Part(half, half, n - half, n - half), isUnit, bottom, threads);
    }

    /// <summary>B = T^-1 B, T upper triangular; what stands below its diagonal, and on it where it is unit, is not read.</summary>
    public static void SolveUpper(MatrixView triangle, bool isUnit, MatrixView right, int threads) =>
        SolveLower(triangle.Reversed, isUnit, right.RowsReversed, threads);

    /// <summary>The inverse of a lower triangle, in the place of an identity matrix: a third of the work of solving for it.</summary>
    public static void InvertLower(MatrixView triangle, bool isUnit, MatrixView identity, int threads)
    {
        var n = triangle.Rows;
        for (var start = 0; start < n; start += InvertedRows)
        {
            var end = Math.Min(n, start + InvertedRows);
            var rows = identity.Part(start, 0, end - start, end);
            SolveLower(triangle.Part(start, start, end - start, end - start), isUnit, rows, threads);
            BlockProduct.Add(identity.Part(end, 0, n - end, end), triangle.Part(end, start, n - end, end - start), rows, isSubtracted: true, threads);
        }
    }

    private static void Leaf(MatrixView triangle, bool isUnit, MatrixView right, int threads)
    {
        var n = triangle.Rows;
        var negated = new double[LeafRows * LeafRows];
        var diagonal = new double[LeafRows];
        for (var r = 0; r < n; r++)
        {
            for (var c = 0; c < r; c++)
            {
                negated[(r * LeafRows) + c] = -triangle[r, c];
            }

            diagonal[r] = isUnit ? 1 : triangle[r, r];
        }

        var chunks = (right.Columns + LeafColumns - 1) / LeafColumns;
        Workers.Run(chunks, chunks < 4 ? 1 : threads, chunk =>
        {
            var column = chunk * LeafColumns;
            var end = Math.Min(right.Columns, column + LeafColumns);
            for (; column <= end - (4 * Lanes); column += 4 * Lanes)
            {
                Four(n, negated, diagonal, isUnit, ref right[0, column], right.RowStride);
            }

            for (; column <= end - Lanes; column += Lanes)
            {
                One(n, negated, diagonal, isUnit, ref right[0, column], right.RowStride);
            }

            for (; column < end; column++)
            {
                Single(n, negated, diagonal, isUnit, right, column);
            }
        });
    }

    private static void Four(int n, double[] negated, double[] diagonal, bool isUnit, ref double right, int stride)
    {
        for (var r = 0; r < n; r++)
        {
            ref var row = ref Unsafe.Add(ref right, r * stride);
            var x0 = Vector512.LoadUnsafe(ref row);
            var x1 = Vector512.LoadUnsafe(ref row, Lanes);
            var x2 = Vector512.LoadUnsafe(ref row, 2 * Lanes);
            var x3 = Vector512.LoadUnsafe(ref row, 3 * Lanes);
            ref var multiples = ref negated[r * LeafRows];
            for (var k = 0; k < r; k++)
            {
                ref var known = ref Unsafe.Add(ref right, k * stride);
                var m = Vector512.Create(Unsafe.Add(ref multiples, k));
                x0 = Vector512.FusedMultiplyAdd(m, Vector512.LoadUnsafe(ref known), x0);
                x1 = Vector512.FusedMultiplyAdd(m, Vector512.LoadUnsafe(ref known, Lanes), x1);
                x2 = Vector512.FusedMultiplyAdd(m, Vector512.LoadUnsafe(ref known, 2 * Lanes), x2);
                x3 = Vector512.FusedMultiplyAdd(m, Vector512.LoadUnsafe(ref known, 3 * Lanes), x3);
            }

            var d = Vector512.Create(diagonal[r]);
            (isUnit ? x0 : x0 / d).StoreUnsafe(ref row);
            (isUnit ? x1 : x1 / d).StoreUnsafe(ref row, Lanes);
            (isUnit ? x2 : x2 / d).StoreUnsafe(ref row, 2 * Lanes);
            (isUnit ? x3 : x3 / d).StoreUnsafe(ref row, 3 * Lanes);
        }
    }

    private static void One(int n, double[] negated, double[] diagonal, bool isUnit, ref double right, int stride)
    {
        for (var r = 0; r < n; r++)
        {
            ref var row = ref Unsafe.Add(ref right, r * stride);
            var x = Vector512.LoadUnsafe(ref row);
            for (var k = 0; k < r; k++)
            {
                x = Vector512.FusedMultiplyAdd(Vector512.Create(negated[(r * LeafRows) + k]), Vector512.LoadUnsafe(ref Unsafe.Add(ref right, k * stride)), x);
            }

            (isUnit ? x : x / Vector512.Create(diagonal[r])).StoreUnsafe(ref row);
        }
    }

    private static void Single(int n, double[] negated, double[] diagonal, bool isUnit, MatrixView right, int column)
    {
        for (var r = 0; r < n; r++)
        {
            var x = right[r, column];
            for (var k = 0; k < r; k++)
            {
                x = Math.FusedMultiplyAdd(negated[(r * LeafRows) + k], right[k, column], x);
            }

            right[r, column] = isUnit ? x : x / diagonal[r];
        }
    }
}
