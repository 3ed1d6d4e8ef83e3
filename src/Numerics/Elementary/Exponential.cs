using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// The exponential function, eight numbers at once, from additions, multiplications and fused multiply-adds alone: the same bits on
/// every machine, which the mathematical library of the system does not promise.
/// </summary>
public static class Exponential
{
    /// <summary>
    /// e to the power of each lane, within 1.5 units in the last place; zero below -745.2, infinite above 709.8, NaN of NaN. The argument
    /// is reduced by a multiple of ln 2 in two parts (W. J. Cody and W. Waite 1980, Software manual for the elementary functions, chapter 6).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        const double upperLog2 = 6.93147180369123816490e-01;
        const double lowerLog2 = 1.90821492927058770002e-10;

        // Bounds keep 2^k in reach of two factors. Min and Max of .NET give NaN where an argument is NaN.
        var bounded = Vector512.Min(Vector512.Max(x, Vector512.Create(-800.0)), Vector512.Create(800.0));
        var k = Vector512.Floor(Vector512.FusedMultiplyAdd(bounded, Vector512.Create(1.4426950408889634074), Vector512.Create(0.5)));
        var r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-upperLog2), bounded);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-lowerLog2), r);
        var sum = Polynomial(r);
        var half = Vector512.Floor(k * Vector512.Create(0.5));
        return sum * PowerOfTwo(half) * PowerOfTwo(k - half);
    }

    /// <summary>e to the power of a number, the same bits as of a lane.</summary>
    public static double Of(double x) => Of(Vector512.Create(x)).ToScalar();

    // Taylor's 1/n! up to n = 13, which leaves out less than 2^-57 on [-ln 2 / 2, ln 2 / 2]: even and odd powers apart, so that two chains run
    // side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Polynomial(Vector512<double> r)
    {
        var square = r * r;
        var even = Vector512.FusedMultiplyAdd(Vector512.Create(1.0 / 479001600), square, Vector512.Create(1.0 / 3628800));
        var odd = Vector512.FusedMultiplyAdd(Vector512.Create(1.0 / 6227020800), square, Vector512.Create(1.0 / 39916800));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 40320));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 362880));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 720));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 5040));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 24));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 120));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(0.5));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 6));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0));
        var small = Vector512.FusedMultiplyAdd(even, square, r * odd);
        return Vector512.Create(1.0) + small;
    }

    // 1.5 x 2^52 puts a whole number into the lowest bits; NaN stays what it is in the other factor.
    private static Vector512<double> PowerOfTwo(Vector512<double> whole) =>
        ((whole + Vector512.Create(6755399441055744.0 + 1023)).AsUInt64() << 52).AsDouble();
}
