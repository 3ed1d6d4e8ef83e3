using System.Buffers;

namespace Songhua.Numerics;

/// <summary>
/// Gaussian elimination with partial pivoting in place: L (unit, below the diagonal) and U, by halving the columns so that nearly all work
/// is products of blocks. Source: S. Toledo (1997), Locality of reference in LU decomposition with partial pivoting, SIAM Journal on Matrix
/// Analysis and Applications 18(4): 1065-1081.
/// </summary>
internal static class BlockElimination
{
    private const int LeafColumns = ProductKernel.Columns;

    // Rows are exchanged over so many columns at a time.
    private const int ExchangedColumns = 512;

    /// <summary>Eliminates.</summary>
    /// <param name="matrix">At least as many rows as columns.</param>
    /// <param name="pivots">Out: row k was exchanged with row pivots[k], which is k or below.</param>
    /// <param name="threads">How many.</param>
    /// <returns>The first column whose elements were all zero where a pivot was sought, or null.</returns>
    public static int? Eliminate(MatrixView matrix, Span<int> pivots, int threads)
    {
        if (matrix.Columns <= LeafColumns)
        {
            return Leaf(matrix, pivots);
        }

        var half = Half(matrix.Columns);
        var (rest, below) = (matrix.Columns - half, matrix.Rows - half);
        var left = matrix.Part(0, 0, matrix.Rows, half);
        var singular = Eliminate(left, pivots[..half], threads);
        Exchange(matrix.Part(0, half, matrix.Rows, rest), pivots[..half], threads);
        var top = matrix.Part(0, half, half, rest);
        TriangularBlocks.SolveLower(left.Part(0, 0, half, half), isUnit: true, top, threads);
        var right = matrix.Part(half, half, below, rest);
        BlockProduct.Add(right, left.Part(half, 0, below, half), top, isSubtracted: true, threads);
        var later = Eliminate(right, pivots[half..], threads);
        Exchange(left.Part(half, 0, below, half), pivots[half..], threads);
        for (var k = half; k < pivots.Length; k++)
        {
            pivots[k] += half;
        }

        return singular ?? (later + half);
    }

    /// <summary>About half of a length above one panel of a product, whole panels.</summary>
    public static int Half(int length) => (length + LeafColumns) / (2 * LeafColumns) * LeafColumns;

    private static void Exchange(MatrixView matrix, Span<int> pivots, int threads)
    {
        var exchanges = new List<(int Row, int With)>();
        for (var k = 0; k < pivots.Length; k++)
        {
            if (pivots[k] != k)
            {
                exchanges.Add((k, pivots[k]));
            }
        }

        if (exchanges.Count == 0)
        {
            return;
        }

        Workers.Run((matrix.Columns + ExchangedColumns - 1) / ExchangedColumns, threads, chunk =>
        {
            var from = chunk * ExchangedColumns;
            var count = Math.Min(ExchangedColumns, matrix.Columns - from);
            Span<double> kept = stackalloc double[count];
            foreach (var (row, with) in exchanges)
            {
                var a = matrix.Row(row, from, count);
                var b = matrix.Row(with, from, count);
                a.CopyTo(kept);
                b.CopyTo(a);
                kept.CopyTo(b);
            }
        });
    }

    // Column by column in an array of its own, where columns lie side by side.
    private static int? Leaf(MatrixView matrix, Span<int> pivots)
    {
        var (rows, columns) = (matrix.Rows, matrix.Columns);
        var array = ArrayPool<double>.Shared.Rent(rows * columns);
        for (var r = 0; r < rows; r++)
        {
            var row = matrix.Row(r, 0, columns);
            for (var c = 0; c < columns; c++)
            {
                array[(c * rows) + r] = row[c];
            }
        }

        int? singular = null;
        for (var k = 0; k < columns; k++)
        {
            singular = EliminateColumn(array.AsSpan(0, rows * columns), rows, k, pivots) ? singular : singular ?? k;
        }

        for (var r = 0; r < rows; r++)
        {
            var row = matrix.Row(r, 0, columns);
            for (var c = 0; c < columns; c++)
            {
                row[c] = array[(c * rows) + r];
            }
        }

        ArrayPool<double>.Shared.Return(array);
        return singular;
    }

    private static bool EliminateColumn(Span<double> columns, int rows, int k, Span<int> pivots)
    {
        var column = columns.Slice(k * rows, rows);
        var pivot = k + DenseVector.Largest(column[k..]);
        pivots[k] = pivot;
        if (column[pivot] == 0)
        {
            pivots[k] = k;
            return false;
        }

        for (var start = 0; pivot != k && start < columns.Length; start += rows)
        {
            (columns[start + k], columns[start + pivot]) = (columns[start + pivot], columns[start + k]);
        }

        var multiples = column[(k + 1)..];
        var diagonal = column[k];
        for (var r = 0; r < multiples.Length; r++)
        {
            multiples[r] /= diagonal;
        }

        for (var start = (k + 1) * rows; start < columns.Length; start += rows)
        {
            DenseVector.AddScaled(columns.Slice(start + k + 1, rows - k - 1), -columns[start + k], multiples);
        }

        return true;
    }
}
