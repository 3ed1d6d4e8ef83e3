using System.Globalization;

namespace Songhua.Core;

/// <summary>
/// A closed interval of real numbers, <c>[Low, High]</c>, possibly unbounded or empty. Arithmetic rounds outward by one unit in the
/// last place, so that the result always contains every value the operands allow (Moore, Kearfott &amp; Cloud 2009, chapter 2).
/// </summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Every real number.</summary>
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>No number at all.</summary>
    public static readonly Interval Empty = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Zero and above.</summary>
    public static readonly Interval NonNegative = new(0, double.PositiveInfinity);

    /// <summary>A single number.</summary>
    public static Interval Point(double value) => new(value, value);

    /// <summary>This number and above.</summary>
    public static Interval AtLeast(double value) => new(value, double.PositiveInfinity);

    /// <summary>This number and below.</summary>
    public static Interval AtMost(double value) => new(double.NegativeInfinity, value);

    /// <summary>The smallest interval of doubles that contains the decimals; null bounds are infinite.</summary>
    public static Interval Enclosing(decimal? low, decimal? high) => new(
        low is { } l ? Below(l) : double.NegativeInfinity,
        high is { } h ? Above(h) : double.PositiveInfinity);

    private static bool IsExact(decimal value) => value == decimal.Truncate(value) && Math.Abs(value) <= 9007199254740992m;

    private static double Below(decimal value) => IsExact(value) ? (double)value : Math.BitDecrement((double)value);

    private static double Above(decimal value) => IsExact(value) ? (double)value : Math.BitIncrement((double)value);

    /// <summary>Whether it holds no number.</summary>
    public bool IsEmpty => !(Low <= High);

    /// <summary>Whether it is a single number.</summary>
    public bool IsPoint => Low == High;

    /// <summary>Whether both ends are finite.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Whether neither end is finite.</summary>
    public bool IsUnbounded => double.IsNegativeInfinity(Low) && double.IsPositiveInfinity(High);

    /// <summary>The middle; the finite end where one is infinite; NaN where none is.</summary>
    public double Middle => IsBounded ? Low + ((High - Low) / 2) : double.IsFinite(Low) ? Low : double.IsFinite(High) ? High : double.NaN;

    /// <summary>High - Low.</summary>
    public double Width => High - Low;

    /// <summary>Whether the number lies in it.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Whether all of <paramref name="other"/> lies in it.</summary>
    public bool Contains(Interval other) => other.IsEmpty || (Low <= other.Low && other.High <= High);

    /// <summary>What both have in common.</summary>
    public Interval Intersect(Interval other)
    {
        var result = new Interval(Math.Max(Low, other.Low), Math.Min(High, other.High));
        return result.IsEmpty ? Empty : result;
    }

    /// <summary>The smallest interval that holds both.</summary>
    public Interval Hull(Interval other) =>
        IsEmpty ? other : other.IsEmpty ? this : new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>The interval mirrored at zero.</summary>
    public static Interval operator -(Interval a) => new(-a.High, -a.Low);

    /// <summary>Sum.</summary>
    public static Interval operator +(Interval a, Interval b) =>
        a.IsEmpty || b.IsEmpty ? Empty : new(Down(a.Low + b.Low, a.Low, b.Low), Up(a.High + b.High, a.High, b.High));

    /// <summary>Difference.</summary>
    public static Interval operator -(Interval a, Interval b) => a + -b;

    /// <summary>Product, where 0 times infinity is 0.</summary>
    public static Interval operator *(Interval a, Interval b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Empty;
        }

        Span<double> lows = [Low4(a.Low, b.Low), Low4(a.Low, b.High), Low4(a.High, b.Low), Low4(a.High, b.High)];
        Span<double> highs = [High4(a.Low, b.Low), High4(a.Low, b.High), High4(a.High, b.Low), High4(a.High, b.High)];
        var (low, high) = (lows[0], highs[0]);
        for (var i = 1; i < 4; i++)
        {
            low = Math.Min(low, lows[i]);
            high = Math.Max(high, highs[i]);
        }

        return new Interval(low, high);
    }

    /// <summary>
    /// Quotient as a set: the hull of all x with x * b = a for some values of the operands. Where the divisor holds zero inside, or the
    /// dividend and the divisor both hold zero, nothing is excluded.
    /// </summary>
    public static Interval operator /(Interval a, Interval b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Empty;
        }

        if (b.Contains(0))
        {
            return DivideByZeroHolding(a, b);
        }

        // An infinite end of the divisor contributes quotients that tend to zero.
        var reciprocal = new Interval(
            double.IsInfinity(b.High) ? 0 : Math.BitDecrement(1 / b.High),
            double.IsInfinity(b.Low) ? 0 : Math.BitIncrement(1 / b.Low));
        reciprocal = b.Low > 0 ? reciprocal with { Low = Math.Max(0, reciprocal.Low) } : reciprocal with { High = Math.Min(0, reciprocal.High) };
        return Quotient(a, b, reciprocal);
    }

    private static Interval Quotient(Interval a, Interval b, Interval reciprocal)
    {
        if (!a.IsBounded || !b.IsBounded)
        {
            return a * reciprocal;
        }

        Span<double> corners = [a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High];
        var (low, high) = (corners[0], corners[0]);
        foreach (var corner in corners)
        {
            low = Math.Min(low, corner);
            high = Math.Max(high, corner);
        }

        return new Interval(Math.BitDecrement(low), Math.BitIncrement(high));
    }

    private static Interval DivideByZeroHolding(Interval a, Interval b)
    {
        if (a.Contains(0) || (b.Low < 0 && b.High > 0) || (b.Low == 0 && b.High == 0))
        {
            return b is { Low: 0, High: 0 } && !a.Contains(0) ? Empty : All;
        }

        // b touches zero at one end and a does not hold zero: the quotient is a half line.
        var positive = a.Low > 0 == b.High > 0;
        var far = b.High > 0 ? b.High : b.Low;
        var near = a.Low > 0 ? a.Low : a.High;
        var end = double.IsInfinity(far) ? 0 : near / far;
        return positive
            ? new Interval(Math.Max(0, Math.BitDecrement(end)), double.PositiveInfinity)
            : new Interval(double.NegativeInfinity, Math.Min(0, Math.BitIncrement(end)));
    }

    private static double Down(double sum, double x, double y) => IsSumExact(sum, x, y) ? sum : Math.BitDecrement(sum);

    private static double Up(double sum, double x, double y) => IsSumExact(sum, x, y) ? sum : Math.BitIncrement(sum);

    // Knuth's two-sum: the rounding error of x + y is zero exactly when the sum is exact.
    private static bool IsSumExact(double sum, double x, double y)
    {
        if (!double.IsFinite(sum))
        {
            return true;
        }

        var yy = sum - x;
        return x - (sum - yy) + (y - yy) == 0;
    }

    private static double Low4(double x, double y)
    {
        var product = Product(x, y, out var exact);
        return exact ? product : Math.BitDecrement(product);
    }

    private static double High4(double x, double y)
    {
        var product = Product(x, y, out var exact);
        return exact ? product : Math.BitIncrement(product);
    }

    private static double Product(double x, double y, out bool exact)
    {
        if (x == 0 || y == 0)
        {
            exact = true;
            return 0;
        }

        var product = x * y;
        exact = double.IsInfinity(x) || double.IsInfinity(y) || (double.IsFinite(product) && Math.FusedMultiplyAdd(x, y, -product) == 0);
        return product;
    }

    /// <summary><c>[low, high]</c> in round-trip form.</summary>
    public override string ToString() => IsEmpty ? "[empty]" : string.Create(CultureInfo.InvariantCulture, $"[{Low:R}, {High:R}]");
}
