using System.Numerics;
using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

/// <summary>No true value is ever excluded: checked against exact rational arithmetic.</summary>
public sealed class IntervalTests
{
    private static readonly double[] Corners =
    [
        0, -0.0, 1, -1, 0.1, 3, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, 1e-200, -1e-160, 1e-290, 1e-270,
        1e154, 1e200, -1e308, double.MaxValue, double.MinValue, 9007199254740993, 1.0000000000000002,
    ];

    [Fact]
    public void No_operation_excludes_a_true_value()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 40_000; i++)
        {
            var (a, x) = Draw(random);
            var (b, y) = Draw(random);
            var (p, q) = (Ratio.Of(x), Ratio.Of(y));
            AssertHolds(a + b, p + q, a, b, "+");
            AssertHolds(a - b, p - q, a, b, "-");
            AssertHolds(a * b, p * q, a, b, "*");
            if (y != 0)
            {
                AssertHolds(a / b, p / q, a, b, "/");
            }
            else if (x == 0)
            {
                Assert.True((a / b).IsUnbounded, $"{a} / {b}: every number times 0 is 0");
            }
        }
    }

    [Fact]
    public void Ends_are_the_nearest_doubles_outside()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var (x, y) = (Ordinary(random), Ordinary(random));
            var (a, b) = (Interval.Point(x), Interval.Point(y));
            var (p, q) = (Ratio.Of(x), Ratio.Of(y));
            AssertTight(a + b, p + q);
            AssertTight(a - b, p - q);
            AssertTight(a * b, p * q);
            AssertTight(a / b, p / q);
        }
    }

    [Fact]
    public void Decimals_are_enclosed_by_the_nearest_doubles()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var value = new decimal(random.Next(), random.Next(), random.Next(3) == 0 ? random.Next() : 0, random.Next(2) == 0, (byte)random.Next(29));
            var enclosure = Interval.Enclosing(value, value);
            AssertTight(enclosure, Ratio.Of(value));
        }

        Assert.Equal(Interval.Point(0), Interval.Enclosing(0m, 0m));
        Assert.Equal(Interval.Point(32625390625), Interval.Enclosing(32625390625.00000000m, 32625390625.00000000m));
        Assert.Equal(Interval.Point(9007199254740992), Interval.Enclosing(9007199254740992m, 9007199254740992m));
        Assert.Equal(Interval.Point(0.5), Interval.Enclosing(0.5m, 0.50m));
        Assert.Equal(Interval.All, Interval.Enclosing(null, null));
        Assert.True(Interval.Enclosing(decimal.MinValue, decimal.MaxValue).IsBounded);
    }

    [Fact]
    public void Overflow_gives_the_largest_double_and_no_bound_never_infinity_as_a_number()
    {
        var large = Interval.Point(double.MaxValue);
        var beyond = new Interval(double.MaxValue, double.PositiveInfinity);
        Assert.Equal(beyond, large + large);
        Assert.Equal(beyond, large * Interval.Point(2));
        Assert.Equal(beyond, large / Interval.Point(0.5));
        Assert.Equal(-beyond, -large - large);
        Assert.Equal(-beyond, large * Interval.Point(-2));
        Assert.Equal(-beyond, large / Interval.Point(-0.5));
    }

    [Fact]
    public void Underflow_keeps_the_sign_and_the_value()
    {
        var tiny = Interval.Point(1e-200);
        Assert.Equal(new Interval(0, double.Epsilon), tiny * tiny);
        Assert.Equal(new Interval(-double.Epsilon, 0), tiny * -tiny);
        Assert.Equal(new Interval(0, double.Epsilon), tiny / Interval.Point(1e200));
    }

    [Fact]
    public void Division_by_what_holds_zero()
    {
        var one = Interval.Point(1);
        Assert.Equal(Interval.AtLeast(0.5), one / new Interval(0, 2));
        Assert.Equal(Interval.AtMost(-0.5), one / new Interval(-2, 0));
        Assert.Equal(Interval.AtMost(-0.5), -one / new Interval(0, 2));
        Assert.Equal(Interval.AtLeast(0), one / Interval.NonNegative);
        Assert.Equal(Interval.All, one / new Interval(-1, 1));
        Assert.Equal(Interval.All, Interval.Point(0) / Interval.Point(0));
        Assert.Equal(Interval.All, new Interval(-1, 1) / Interval.Point(0));
        Assert.True((one / Interval.Point(0)).IsEmpty);
        Assert.True((one / Interval.Point(-0.0)).IsEmpty);
        Assert.Equal(Interval.Point(0), Interval.Point(0) / new Interval(1, double.PositiveInfinity));
        Assert.Equal(new Interval(0, 1), one / Interval.AtLeast(1));
        Assert.Equal(Interval.NonNegative, Interval.AtLeast(1) / Interval.AtLeast(1));
    }

    [Fact]
    public void Empty_stays_empty_and_infinity_is_no_number()
    {
        foreach (var result in new[] { Interval.Empty + Interval.All, Interval.Empty * Interval.Point(0), Interval.All / Interval.Empty, -Interval.Empty, Interval.Empty - Interval.All })
        {
            Assert.True(result.IsEmpty);
        }

        Assert.True(Interval.Point(double.PositiveInfinity).IsEmpty);
        Assert.True(Interval.Point(double.NegativeInfinity).IsEmpty);
        Assert.True(Interval.AtLeast(3).Intersect(Interval.AtMost(2)).IsEmpty);
        Assert.Equal(0, new Interval(double.MinValue, double.MaxValue).Middle);
        Assert.Equal("[0, 1]", (-new Interval(-1, 0)).ToString());
    }

    private static void AssertHolds(Interval result, Ratio truth, Interval a, Interval b, string sign)
    {
        var above = double.IsNegativeInfinity(result.Low) || (double.IsFinite(result.Low) && Ratio.Of(result.Low).CompareTo(truth) <= 0);
        var below = double.IsPositiveInfinity(result.High) || (double.IsFinite(result.High) && Ratio.Of(result.High).CompareTo(truth) >= 0);
        Assert.True(above && below, $"{a} {sign} {b} = {result} excludes a true value");
    }

    private static void AssertTight(Interval result, Ratio truth)
    {
        AssertHolds(result, truth, result, result, "of");
        Assert.True(result.IsPoint ? Ratio.Of(result.Low).CompareTo(truth) == 0 : Math.BitIncrement(result.Low) == result.High, $"{result} is wider than needed");
    }

    private static (Interval Interval, double Inside) Draw(Random random)
    {
        var (x, y, z) = (Number(random), Number(random), Number(random));
        double[] sorted = [x, y, z];
        Array.Sort(sorted);
        return random.Next(6) switch
        {
            0 => (Interval.Point(x), x),
            1 => (Interval.AtLeast(Math.Min(x, y)), Math.Max(x, y)),
            2 => (Interval.AtMost(Math.Max(x, y)), Math.Min(x, y)),
            3 => (new Interval(sorted[0], sorted[1]), sorted[random.Next(2)]),
            4 => (Interval.All, x),
            _ => (new Interval(sorted[0], sorted[2]), sorted[1]),
        };
    }

    private static double Number(Random random) => random.Next(3) == 0 ? Corners[random.Next(Corners.Length)] : Ordinary(random);

    private static double Ordinary(Random random) =>
        (random.Next(2) == 0 ? 1 : -1) * (random.NextDouble() + 0.01) * Math.Pow(10, random.Next(-12, 13));

    /// <summary>An exact rational number with a positive denominator.</summary>
    private readonly record struct Ratio(BigInteger Numerator, BigInteger Denominator)
    {
        public static Ratio Of(double value)
        {
            var bits = BitConverter.DoubleToInt64Bits(value);
            var exponent = (int)((bits >> 52) & 0x7FF);
            var mantissa = new BigInteger((bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 0x10000000000000));
            var power = Math.Max(exponent, 1) - 1075;
            mantissa = bits < 0 ? -mantissa : mantissa;
            return power >= 0 ? new(mantissa << power, 1) : new(mantissa, BigInteger.One << -power);
        }

        public static Ratio Of(decimal value)
        {
            var scale = (decimal.GetBits(value)[3] >> 16) & 0x7F;
            var digits = value.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);
            return new(BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), BigInteger.Pow(10, scale));
        }

        public static Ratio operator +(Ratio a, Ratio b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

        public static Ratio operator -(Ratio a, Ratio b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

        public static Ratio operator *(Ratio a, Ratio b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

        public static Ratio operator /(Ratio a, Ratio b) => b.Numerator.Sign > 0
            ? new(a.Numerator * b.Denominator, a.Denominator * b.Numerator)
            : new(-a.Numerator * b.Denominator, -a.Denominator * b.Numerator);

        public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }
}
