using System.Globalization;

namespace Songhua.Core;

/// <summary>
/// A closed interval of real numbers, <c>[Low, High]</c>, possibly unbounded or empty. Arithmetic rounds outward, to the nearest
/// double that lies on the outer side, so that the result always contains every value the operands allow (Moore, Kearfott &amp;
/// Cloud 2009, chapter 2). Infinity is not a number: an infinite end only says that there is no bound.
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
        low is { } l ? Rounding.Down(l) : double.NegativeInfinity,
        high is { } h ? Rounding.Up(h) : double.PositiveInfinity);

    /// <summary>
    /// Every number strictly above the lower end of an interval that encloses one number: open ends as closed intervals. Where that
    /// number is no double, its lower enclosure stays in, so that nothing true is excluded.
    /// </summary>
    public static Interval MoreThan(Interval number) => AtLeast(number.IsPoint ? Math.BitIncrement(number.Low) : number.Low);

    /// <summary>Every number strictly below; see <see cref="MoreThan"/>.</summary>
    public static Interval LessThan(Interval number) => AtMost(number.IsPoint ? Math.BitDecrement(number.High) : number.High);

    /// <summary>Whether it holds no number.</summary>
    public bool IsEmpty => !(Low <= High && Low < double.PositiveInfinity && High > double.NegativeInfinity);

    /// <summary>Whether it is a single number.</summary>
    public bool IsPoint => Low == High;

    /// <summary>Whether both ends are finite.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Whether neither end is finite.</summary>
    public bool IsUnbounded => double.IsNegativeInfinity(Low) && double.IsPositiveInfinity(High);

    /// <summary>The middle; the finite end where one is infinite; NaN where none is.</summary>
    public double Middle => IsBounded ? (Low / 2) + (High / 2) : double.IsFinite(Low) ? Low : double.IsFinite(High) ? High : double.NaN;

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
    public static Interval operator -(Interval a) => new(0 - a.High, 0 - a.Low);

    /// <summary>Sum.</summary>
    public static Interval operator +(Interval a, Interval b) =>
        a.IsEmpty || b.IsEmpty ? Empty : new(Rounding.AddDown(a.Low, b.Low), Rounding.AddUp(a.High, b.High));

    /// <summary>Difference.</summary>
    public static Interval operator -(Interval a, Interval b) => a + -b;

    /// <summary>Product, where 0 times an infinite end is 0.</summary>
    public static Interval operator *(Interval a, Interval b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Empty;
        }

        if (a.Low >= 0 && b.Low >= 0)
        {
            return new Interval(Rounding.MultiplyDown(a.Low, b.Low), Rounding.MultiplyUp(a.High, b.High));
        }

        return new Interval(
            Math.Min(
                Math.Min(Rounding.MultiplyDown(a.Low, b.Low), Rounding.MultiplyDown(a.Low, b.High)),
                Math.Min(Rounding.MultiplyDown(a.High, b.Low), Rounding.MultiplyDown(a.High, b.High))),
            Math.Max(
                Math.Max(Rounding.MultiplyUp(a.Low, b.Low), Rounding.MultiplyUp(a.Low, b.High)),
                Math.Max(Rounding.MultiplyUp(a.High, b.Low), Rounding.MultiplyUp(a.High, b.High))));
    }

    /// <summary>
    /// Quotient as a set: the hull of all x with x * b = a for some values of the operands. Where the divisor holds zero inside, or the
    /// dividend and the divisor both hold zero, nothing is excluded; where the divisor is zero and the dividend is not, everything is.
    /// </summary>
    public static Interval operator /(Interval a, Interval b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Empty;
        }

        if (b.High < 0 || (b.High == 0 && b.Low < 0))
        {
            (a, b) = (-a, -b);
        }

        if (b.Low > 0)
        {
            return new Interval(
                Rounding.DivideDown(a.Low, a.Low >= 0 ? b.High : b.Low),
                Rounding.DivideUp(a.High, a.High >= 0 ? b.Low : b.High));
        }

        if (a.Contains(0) || b.Low < 0)
        {
            return All;
        }

        // The divisor begins at zero and the dividend does not hold zero: a half line, or nothing.
        return b.High == 0 ? Empty
            : a.Low > 0 ? AtLeast(Rounding.DivideDown(a.Low, b.High))
            : AtMost(Rounding.DivideUp(a.High, b.High));
    }

    /// <summary><c>[low, high]</c> in round-trip form.</summary>
    public override string ToString() => IsEmpty ? "[empty]" : string.Create(CultureInfo.InvariantCulture, $"[{Low:R}, {High:R}]");
}
