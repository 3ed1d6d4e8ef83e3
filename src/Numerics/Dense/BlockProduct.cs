using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Songhua.Numerics;

/// <summary>
/// C = C + A B and C = C - A B by blocks that fit the caches. Each element of C is one chain of fused multiply-adds in the order of the columns
/// of A: the same bits for any blocks, vector width and number of threads. Source: Goto &amp; van de Geijn (2008).
/// </summary>
internal static class BlockProduct
{
    // 8 rows of A of this depth lie in the first-level cache, TileColumns of B in the second.
    private const int Depth = 384;
    private const int TileRows = 192;
    private const int TileColumns = 8 * ProductKernel.Columns;

    // Below this many multiplications threads cost more than they bring.
    private const double LeastToShare = 4e6;

    /// <summary>C = C + A B, or C - A B; the rows of B and C lie side by side, C overlaps neither A nor B.</summary>
    public static void Add(MatrixView target, MatrixView left, MatrixView right, bool isSubtracted, int threads)
    {
        var (rows, columns, depth) = (target.Rows, target.Columns, left.Columns);
        if (rows == 0 || columns == 0 || depth == 0)
        {
            return;
        }

        if ((double)rows * columns * depth < LeastToShare)
        {
            threads = 1;
        }

        var (rowPanels, columnPanels) = (Panels(rows, ProductKernel.Rows), Panels(columns, ProductKernel.Columns));
        var deepest = Math.Min(depth, Depth);
        var packedLeft = ArrayPool<double>.Shared.Rent(rowPanels * ProductKernel.Rows * deepest);
        var packedRight = ArrayPool<double>.Shared.Rent(columnPanels * ProductKernel.Columns * deepest);
        for (var first = 0; first < depth; first += Depth)
        {
            var count = Math.Min(Depth, depth - first);
            var (a, b) = (left.Part(0, first, rows, count), right.Part(first, 0, count, columns));
            Workers.Run(threads, threads, w =>
            {
                PackLeft(a, isSubtracted, packedLeft, rowPanels * w / threads, rowPanels * (w + 1) / threads);
                PackRight(b, packedRight, columnPanels * w / threads, columnPanels * (w + 1) / threads);
            });
            var tilesDown = Panels(rows, TileRows);
            Workers.Run(tilesDown * Panels(columns, TileColumns), threads, t => Tile(target, packedLeft, packedRight, count, t % tilesDown * TileRows, t / tilesDown * TileColumns));
        }

        ArrayPool<double>.Shared.Return(packedLeft);
        ArrayPool<double>.Shared.Return(packedRight);
    }

    private static int Panels(int length, int width) => (length + width - 1) / width;

    // Panels of 8 rows, column by column; rows that do not exist are zero.
    private static void PackLeft(MatrixView left, bool isNegated, double[] packed, int from, int to)
    {
        var sign = isNegated ? -1.0 : 1.0;
        for (var panel = from; panel < to; panel++)
        {
            var top = panel * ProductKernel.Rows;
            var target = packed.AsSpan(top * left.Columns, ProductKernel.Rows * left.Columns);
            if (left.Rows - top >= ProductKernel.Rows)
            {
                PackRows(ref left[top, 0], left, sign, ref target[0]);
                continue;
            }

            target.Clear();
            for (var r = top; r < left.Rows; r++)
            {
                for (var k = 0; k < left.Columns; k++)
                {
                    target[(k * ProductKernel.Rows) + r - top] = sign * left[r, k];
                }
            }
        }
    }

    private static void PackRows(ref double row0, MatrixView left, double sign, ref double target)
    {
        ref var row1 = ref Unsafe.Add(ref row0, left.RowStride);
        ref var row2 = ref Unsafe.Add(ref row1, left.RowStride);
        ref var row3 = ref Unsafe.Add(ref row2, left.RowStride);
        ref var row4 = ref Unsafe.Add(ref row3, left.RowStride);
        ref var row5 = ref Unsafe.Add(ref row4, left.RowStride);
        ref var row6 = ref Unsafe.Add(ref row5, left.RowStride);
        ref var row7 = ref Unsafe.Add(ref row6, left.RowStride);
        for (nint k = 0, end = (nint)left.Columns * left.ColumnStride; k != end; k += left.ColumnStride)
        {
            target = sign * Unsafe.Add(ref row0, k);
            Unsafe.Add(ref target, 1) = sign * Unsafe.Add(ref row1, k);
            Unsafe.Add(ref target, 2) = sign * Unsafe.Add(ref row2, k);
            Unsafe.Add(ref target, 3) = sign * Unsafe.Add(ref row3, k);
            Unsafe.Add(ref target, 4) = sign * Unsafe.Add(ref row4, k);
            Unsafe.Add(ref target, 5) = sign * Unsafe.Add(ref row5, k);
            Unsafe.Add(ref target, 6) = sign * Unsafe.Add(ref row6, k);
            Unsafe.Add(ref target, 7) = sign * Unsafe.Add(ref row7, k);
            target = ref Unsafe.Add(ref target, ProductKernel.Rows);
        }
    }

    // Panels of 24 columns, row by row; columns that do not exist are zero.
    private static void PackRight(MatrixView right, double[] packed, int from, int to)
    {
        for (var panel = from; panel < to; panel++)
        {
            var leftmost = panel * ProductKernel.Columns;
            var width = Math.Min(ProductKernel.Columns, right.Columns - leftmost);
            ref var target = ref packed[leftmost * right.Rows];
            ref var source = ref right[0, leftmost];
            for (var k = 0; k < right.Rows; k++)
            {
                if (width == ProductKernel.Columns)
                {
                    ProductKernel.CopyRow(ref source, ref target);
                }
                else
                {
                    var row = MemoryMarshal.CreateSpan(ref target, ProductKernel.Columns);
                    MemoryMarshal.CreateSpan(ref source, width).CopyTo(row);
                    row[width..].Clear();
                }

                source = ref Unsafe.Add(ref source, right.RowStride);
                target = ref Unsafe.Add(ref target, ProductKernel.Columns);
            }
        }
    }

    private static void Tile(MatrixView target, double[] packedLeft, double[] packedRight, int depth, int top, int leftmost)
    {
        var (bottom, end) = (Math.Min(top + TileRows, target.Rows), Math.Min(leftmost + TileColumns, target.Columns));
        Span<double> edge = stackalloc double[ProductKernel.Rows * ProductKernel.Columns];
        for (var r = top; r < bottom; r += ProductKernel.Rows)
        {
            for (var c = leftmost; c < end; c += ProductKernel.Columns)
            {
                ref var a = ref packedLeft[r * depth];
                ref var b = ref packedRight[c * depth];
                var (height, width) = (Math.Min(ProductKernel.Rows, target.Rows - r), Math.Min(ProductKernel.Columns, target.Columns - c));
                if (height == ProductKernel.Rows && width == ProductKernel.Columns)
                {
                    ProductKernel.Add(ref a, ref b, depth, ref target[r, c], target.RowStride);
                    continue;
                }

                for (var i = 0; i < height; i++)
                {
                    target.Row(r + i, c, width).CopyTo(edge[(i * ProductKernel.Columns)..]);
                }

                ProductKernel.Add(ref a, ref b, depth, ref edge[0], ProductKernel.Columns);
                for (var i = 0; i < height; i++)
                {
                    edge.Slice(i * ProductKernel.Columns, width).CopyTo(target.Row(r + i, c, width));
                }
            }
        }
    }
}
