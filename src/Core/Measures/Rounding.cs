using System.Numerics;

namespace Songhua.Core;

/// <summary>
/// Arithmetic that rounds to a chosen side, without changing the processor's rounding mode: the operation is done to the nearest
/// double, and the sign of its error, which is exactly computable (Knuth's two-sum; a fused multiply-add for products and
/// quotients), says whether the neighbour is to be taken. Up(f) is always -Down(-f).
/// </summary>
internal static class Rounding
{
    // Below this the error of a product or quotient may itself underflow, and its sign is not known.
    private const double Tiny = 1e-270;

    // 2^53: whole numbers up to here are doubles.
    private const decimal LargestExactInteger = 9007199254740992m;

    /// <summary>The greatest double that is not above x + y; infinite operands are ends without bound.</summary>
    public static double AddDown(double x, double y)
    {
        var sum = x + y;
        if (!double.IsFinite(sum))
        {
            return double.IsPositiveInfinity(sum) && double.IsFinite(x) && double.IsFinite(y) ? double.MaxValue : sum;
        }

        var part = sum - x;
        var error = x - (sum - part) + (y - part);
        return error >= 0 ? sum : Math.BitDecrement(sum);
    }

    /// <summary>The least double that is not below x + y.</summary>
    public static double AddUp(double x, double y) => 0 - AddDown(-x, -y);

    /// <summary>A double that is not above x * y, and the greatest such unless the product is tiny; 0 times infinity is 0.</summary>
    public static double MultiplyDown(double x, double y)
    {
        if (x == 0 || y == 0)
        {
            return 0;
        }

        var product = x * y;
        if (double.IsInfinity(product))
        {
            return product > 0 && double.IsFinite(x) && double.IsFinite(y) ? double.MaxValue : product;
        }

        return Math.Abs(product) < Tiny
            ? TinyDown(product, x > 0 == y > 0)
            : Math.FusedMultiplyAdd(x, y, -product) >= 0 ? product : Math.BitDecrement(product);
    }

    /// <summary>A double that is not below x * y, and the least such unless the product is tiny; 0 times infinity is 0.</summary>
    public static double MultiplyUp(double x, double y) => 0 - MultiplyDown(-x, y);

    /// <summary>A double that is not above x / y, and the greatest such unless x is tiny. y is positive; where it is infinite, the limit 0.</summary>
    public static double DivideDown(double x, double y)
    {
        if (x == 0 || double.IsInfinity(y))
        {
            return 0;
        }

        var quotient = x / y;
        if (double.IsInfinity(quotient))
        {
            return quotient > 0 && double.IsFinite(x) ? double.MaxValue : quotient;
        }

        return Math.Abs(x) < Tiny || quotient == 0
            ? TinyDown(quotient, x > 0)
            : Math.FusedMultiplyAdd(-quotient, y, x) >= 0 ? quotient : Math.BitDecrement(quotient);
    }

    /// <summary>A double that is not below x / y, and the least such unless x is tiny. y is positive; where it is infinite, the limit 0.</summary>
    public static double DivideUp(double x, double y) => 0 - DivideDown(-x, y);

    /// <summary>The greatest double that is not above the decimal.</summary>
    public static double Down(decimal value)
    {
        if (Math.Abs(value) <= LargestExactInteger && value == decimal.Truncate(value))
        {
            return (long)value;
        }

        var nearest = (double)value;
        while (Compare(nearest, value) > 0)
        {
            nearest = Math.BitDecrement(nearest);
        }

        while (Compare(Math.BitIncrement(nearest), value) <= 0)
        {
            nearest = Math.BitIncrement(nearest);
        }

        return nearest;
    }

    /// <summary>The least double that is not below the decimal.</summary>
    public static double Up(decimal value) => 0 - Down(-value);

    private static double TinyDown(double value, bool isPositive) =>
        isPositive ? Math.Max(0, Math.BitDecrement(value)) : Math.BitDecrement(value);

    // The conversion of a decimal to a double may be off by a unit in the last place or more, even for a whole number that is written
    // with many zeros behind the point; this comparison is exact.
    private static int Compare(double x, decimal y)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(y, parts);
        var numerator = (new BigInteger((uint)parts[2]) << 64) + (new BigInteger((uint)parts[1]) << 32) + (uint)parts[0];
        var scale = (parts[3] >> 16) & 0x7F;
        numerator = parts[3] < 0 ? -numerator : numerator;

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | 0x10000000000000;
        var power = Math.Max(exponent, 1) - 1075;
        var left = new BigInteger(bits < 0 ? -mantissa : mantissa) * BigInteger.Pow(10, scale);
        return power >= 0 ? (left << power).CompareTo(numerator) : left.CompareTo(numerator << -power);
    }
}
