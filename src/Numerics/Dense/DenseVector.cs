using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>What rows of a dense matrix do with vectors, eight lanes at a time, in one order whatever the width of the machine's vectors.</summary>
internal static class DenseVector
{
    private const int Lanes = 8;
    private const int Stride = 4 * Lanes;

    /// <summary>The sum of x_i y_i: element i in chain i mod 32, chains added in one order, the rest of the elements one by one.</summary>
    public static double Inner(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        var i = 0;
        for (; i <= x.Length - Stride; i += Stride)
        {
            s0 = Add(ref a, ref b, i, s0);
            s1 = Add(ref a, ref b, i + Lanes, s1);
            s2 = Add(ref a, ref b, i + (2 * Lanes), s2);
            s3 = Add(ref a, ref b, i + (3 * Lanes), s3);
        }

        for (; i <= x.Length - Lanes; i += Lanes)
        {
            s0 = Add(ref a, ref b, i, s0);
        }

        var sum = RowProducts.SumOfLanes(s0 + s1 + (s2 + s3));
        for (; i < x.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(x[i], y[i], sum);
        }

        return sum;
    }

    /// <summary>y = y + a x.</summary>
    public static void AddScaled(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        ref var target = ref MemoryMarshal.GetReference(y);
        ref var source = ref MemoryMarshal.GetReference(x);
        var factors = Vector512.Create(factor);
        var i = 0;
        for (; i <= y.Length - Lanes; i += Lanes)
        {
            Vector512.FusedMultiplyAdd(factors, Vector512.LoadUnsafe(ref source, (nuint)i), Vector512.LoadUnsafe(ref target, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < y.Length; i++)
        {
            y[i] = Math.FusedMultiplyAdd(factor, x[i], y[i]);
        }
    }

    /// <summary>The place of the element that is largest without its sign; of equals the first, 0 where one is not a number.</summary>
    public static int Largest(ReadOnlySpan<double> x)
    {
        var largest = 0.0;
        ref var first = ref MemoryMarshal.GetReference(x);
        var i = 0;
        var most = Vector512<double>.Zero;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            most = Vector512.Max(most, Vector512.Abs(Vector512.LoadUnsafe(ref first, (nuint)i)));
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            largest = Math.Max(largest, most[lane]);
        }

        for (; i < x.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(x[i]));
        }

        return Math.Max(0, x.IndexOfAny(largest, -largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Add(ref double a, ref double b, int at, Vector512<double> sum) =>
        Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)at), Vector512.LoadUnsafe(ref b, (nuint)at), sum);
}
