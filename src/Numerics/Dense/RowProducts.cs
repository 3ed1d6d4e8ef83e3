using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// Inner products of the rows of two blocks. Each is added up in eight lanes (column i in lane i mod 8) which are then added in one
/// order: the same bits whichever rows are taken together.
/// </summary>
public static class RowProducts
{
    private const int Lanes = 8;

    /// <summary>products[a, b] = products[a, b] + sum over i of left[a, i] right[b, i].</summary>
    /// <param name="left">Left rows x width.</param>
    /// <param name="leftRows">How many.</param>
    /// <param name="right">Right rows x width.</param>
    /// <param name="rightRows">How many.</param>
    /// <param name="width">The length of a row, a multiple of 8.</param>
    /// <param name="stride">From the start of one row to that of the next, in both blocks.</param>
    /// <param name="products">Left rows x right rows.</param>
    /// <param name="productStride">From the start of one left row of the products to that of the next.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public static void Add(
        ReadOnlySpan<double> left, int leftRows, ReadOnlySpan<double> right, int rightRows, int width, int stride, Span<double> products, int productStride)
    {
        if (leftRows <= 0 || rightRows <= 0)
        {
            return;
        }

        if (width % Lanes != 0 || stride < width || productStride < rightRows || left.Length < ((leftRows - 1) * stride) + width
            || right.Length < ((rightRows - 1) * stride) + width || products.Length < ((leftRows - 1) * productStride) + rightRows)
        {
            throw new ArgumentException("The blocks do not fit the numbers of rows and the width.");
        }

        for (var b = 0; b < rightRows; b += 2)
        {
            for (var a = 0; a < leftRows; a += 4)
            {
                Four(ref Unsafe.Add(ref MemoryMarshal.GetReference(left), a * stride), Math.Min(4, leftRows - a),
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(right), b * stride), Math.Min(2, rightRows - b),
                    width, stride, ref products[(a * productStride) + b], productStride);
            }
        }
    }

    // Rows that do not exist stand on the first and are not kept.
    private static void Four(ref double left, int leftRows, ref double right, int rightRows, int width, int stride, ref double products, int productStride)
    {
        ref var left1 = ref Unsafe.Add(ref left, leftRows > 1 ? stride : 0);
        ref var left2 = ref Unsafe.Add(ref left, leftRows > 2 ? 2 * stride : 0);
        ref var left3 = ref Unsafe.Add(ref left, leftRows > 3 ? 3 * stride : 0);
        ref var right1 = ref Unsafe.Add(ref right, rightRows > 1 ? stride : 0);
        Vector512<double> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (nuint i = 0; i < (nuint)width; i += Lanes)
        {
            var y0 = Vector512.LoadUnsafe(ref right, i);
            var y1 = Vector512.LoadUnsafe(ref right1, i);
            var x = Vector512.LoadUnsafe(ref left, i);
            s00 = Vector512.FusedMultiplyAdd(x, y0, s00);
            s01 = Vector512.FusedMultiplyAdd(x, y1, s01);
            x = Vector512.LoadUnsafe(ref left1, i);
            s10 = Vector512.FusedMultiplyAdd(x, y0, s10);
            s11 = Vector512.FusedMultiplyAdd(x, y1, s11);
            x = Vector512.LoadUnsafe(ref left2, i);
            s20 = Vector512.FusedMultiplyAdd(x, y0, s20);
            s21 = Vector512.FusedMultiplyAdd(x, y1, s21);
            x = Vector512.LoadUnsafe(ref left3, i);
            s30 = Vector512.FusedMultiplyAdd(x, y0, s30);
            s31 = Vector512.FusedMultiplyAdd(x, y1, s31);
        }

        Keep(ref products, s00, s01, rightRows);
        if (leftRows > 1)
        {
            Keep(ref Unsafe.Add(ref products, productStride), s10, s11, rightRows);
        }

        if (leftRows > 2)
        {
            Keep(ref Unsafe.Add(ref products, 2 * productStride), s20, s21, rightRows);
        }

        if (leftRows > 3)
        {
            Keep(ref Unsafe.Add(ref products, 3 * productStride), s30, s31, rightRows);
        }
    }

    private static void Keep(ref double products, Vector512<double> first, Vector512<double> second, int rightRows)
    {
        products += SumOfLanes(first);
        if (rightRows > 1)
        {
            Unsafe.Add(ref products, 1) += SumOfLanes(second);
        }
    }

    /// <summary>The sum of eight lanes in one order: fours, twos, ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumOfLanes(Vector512<double> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
