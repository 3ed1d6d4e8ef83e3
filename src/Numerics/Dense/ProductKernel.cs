using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// The innermost loop of a product: a tile of 8 x 24 elements in 24 registers of eight lanes. Each element is one chain of fused
/// multiply-adds that begins with what stood there. Source: K. Goto &amp; R. van de Geijn (2008), Anatomy of high-performance matrix
/// multiplication, ACM Transactions on Mathematical Software 34(3), article 12.
/// </summary>
internal static class ProductKernel
{
    public const int Rows = 8;
    public const int Columns = 24;
    private const int Lanes = 8;

    /// <summary>C = C + A B.</summary>
    /// <param name="left">A: for each of the depth, a column of 8.</param>
    /// <param name="right">B: for each of the depth, a row of 24.</param>
    /// <param name="depth">The columns of A and rows of B.</param>
    /// <param name="target">C, 8 rows of 24.</param>
    /// <param name="stride">From the start of a row of C to that of the next, perhaps negative.</param>
    public static void Add(ref double left, ref double right, int depth, ref double target, int stride)
    {
        var (a0, b0, c0) = Load(ref target);
        var (a1, b1, c1) = Load(ref Unsafe.Add(ref target, stride));
        var (a2, b2, c2) = Load(ref Unsafe.Add(ref target, 2 * stride));
        var (a3, b3, c3) = Load(ref Unsafe.Add(ref target, 3 * stride));
        var (a4, b4, c4) = Load(ref Unsafe.Add(ref target, 4 * stride));
        var (a5, b5, c5) = Load(ref Unsafe.Add(ref target, 5 * stride));
        var (a6, b6, c6) = Load(ref Unsafe.Add(ref target, 6 * stride));
        var (a7, b7, c7) = Load(ref Unsafe.Add(ref target, 7 * stride));
        for (var k = 0; k < depth; k++)
        {
            var x = Vector512.LoadUnsafe(ref right);
            var y = Vector512.LoadUnsafe(ref right, Lanes);
            var z = Vector512.LoadUnsafe(ref right, 2 * Lanes);
            var m = Vector512.Create(left);
            a0 = Vector512.FusedMultiplyAdd(m, x, a0);
            b0 = Vector512.FusedMultiplyAdd(m, y, b0);
            c0 = Vector512.FusedMultiplyAdd(m, z, c0);
            m = Vector512.Create(Unsafe.Add(ref left, 1));
            a1 = Vector512.FusedMultiplyAdd(m, x, a1);
            b1 = Vector512.FusedMultiplyAdd(m, y, b1);
            c1 = Vector512.FusedMultiplyAdd(m, z, c1);
            m = Vector512.Create(Unsafe.Add(ref left, 2));
            a2 = Vector512.FusedMultiplyAdd(m, x, a2);
            b2 = Vector512.FusedMultiplyAdd(m, y, b2);
            c2 = Vector512.FusedMultiplyAdd(m, z, c2);
            m = Vector512.Create(Unsafe.Add(ref left, 3));
            a3 = Vector512.FusedMultiplyAdd(m, x, a3);
            b3 = Vector512.FusedMultiplyAdd(m, y, b3);
            c3 = Vector512.FusedMultiplyAdd(m, z, c3);
            m = Vector512.Create(Unsafe.Add(ref left, 4));
            a4 = Vector512.FusedMultiplyAdd(m, x, a4);
            b4 = Vector512.FusedMultiplyAdd(m, y, b4);
            c4 = Vector512.FusedMultiplyAdd(m, z, c4);
            m = Vector512.Create(Unsafe.Add(ref left, 5));
            a5 = Vector512.FusedMultiplyAdd(m, x, a5);
            b5 = Vector512.FusedMultiplyAdd(m, y, b5);
            c5 = Vector512.FusedMultiplyAdd(m, z, c5);
            m = Vector512.Create(Unsafe.Add(ref left, 6));
            a6 = Vector512.FusedMultiplyAdd(m, x, a6);
            b6 = Vector512.FusedMultiplyAdd(m, y, b6);
            c6 = Vector512.FusedMultiplyAdd(m, z, c6);
            m = Vector512.Create(Unsafe.Add(ref left, 7));
            a7 = Vector512.FusedMultiplyAdd(m, x, a7);
            b7 = Vector512.FusedMultiplyAdd(m, y, b7);
            c7 = Vector512.FusedMultiplyAdd(m, z, c7);
            left = ref Unsafe.Add(ref left, Rows);
            right = ref Unsafe.Add(ref right, Columns);
        }

        Store(ref target, a0, b0, c0);
        Store(ref Unsafe.Add(ref target, stride), a1, b1, c1);
        Store(ref Unsafe.Add(ref target, 2 * stride), a2, b2, c2);
        Store(ref Unsafe.Add(ref target, 3 * stride), a3, b3, c3);
        Store(ref Unsafe.Add(ref target, 4 * stride), a4, b4, c4);
        Store(ref Unsafe.Add(ref target, 5 * stride), a5, b5, c5);
        Store(ref Unsafe.Add(ref target, 6 * stride), a6, b6, c6);
        Store(ref Unsafe.Add(ref target, 7 * stride), a7, b7, c7);
    }

    /// <summary>A row of 24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyRow(ref double source, ref double target)
    {
        var (x, y, z) = Load(ref source);
        Store(ref target, x, y, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> X, Vector512<double> Y, Vector512<double> Z) Load(ref double at) =>
        (Vector512.LoadUnsafe(ref at), Vector512.LoadUnsafe(ref at, Lanes), Vector512.LoadUnsafe(ref at, 2 * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double at, Vector512<double> x, Vector512<double> y, Vector512<double> z)
    {
        x.StoreUnsafe(ref at);
        y.StoreUnsafe(ref at, Lanes);
        z.StoreUnsafe(ref at, 2 * Lanes);
    }
}
