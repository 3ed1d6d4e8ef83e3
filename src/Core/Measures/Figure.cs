using System.Globalization;

namespace Songhua.Core;

/// <summary>How a figure was worded.</summary>
public enum Qualifier
{
    /// <summary>A number as written, rounded to its last significant digit.</summary>
    Rounded,

    /// <summary>"exactly": no rounding.</summary>
    Exact,

    /// <summary>"about".</summary>
    About,

    /// <summary>"nearly": approached from below, or rounding to it.</summary>
    Nearly,

    /// <summary>"over", "more than": strictly above.</summary>
    MoreThan,

    /// <summary>"at least".</summary>
    AtLeast,

    /// <summary>"under", "less than": strictly below.</summary>
    LessThan,

    /// <summary>"at most", "up to".</summary>
    AtMost,

    /// <summary>"75-165", "between 75 and 165": every value between, both ends included.</summary>
    Range,

    /// <summary>100多, 100余: above the number by less than one of its last digit that is not zero; both ends excluded.</summary>
    SomewhatOver,

    /// <summary>"hundreds of millions", 数亿, 百亿: an order of magnitude.</summary>
    OrderOfMagnitude,
}

/// <summary>The words for <see cref="Qualifier"/> before a number.</summary>
internal static class QualifierWords
{
    private static readonly Phrase Exactly = new("exactly ", "恰为");
    private static readonly Phrase About = new("about ", "约");
    private static readonly Phrase Nearly = new("nearly ", "近");
    private static readonly Phrase MoreThan = new("over ", "超过");
    private static readonly Phrase AtLeast = new("at least ", "不少于");
    private static readonly Phrase LessThan = new("under ", "不到");
    private static readonly Phrase AtMost = new("at most ", "不超过");

    internal static string Word(this Qualifier qualifier, Language language) => qualifier switch
    {
        Qualifier.Exact => Exactly.In(language),
        Qualifier.About => About.In(language),
        Qualifier.Nearly => Nearly.In(language),
        Qualifier.MoreThan => MoreThan.In(language),
        Qualifier.AtLeast => AtLeast.In(language),
        Qualifier.LessThan => LessThan.In(language),
        Qualifier.AtMost => AtMost.In(language),
        _ => "",
    };
}

/// <summary>
/// A number as it was stated: its wording, unit and precision. "nearly 1.5 trillion", "over 100 billion", "10 billion" and
/// "241.11 billion" are different intervals, and every check is made with them.
/// </summary>
/// <remarks>
/// A number without a qualifier is taken to be rounded to half a unit of its last significant digit. Trailing zeros of a whole
/// number are not significant beyond the second digit: 10 is 9.5 to 10.5, 700,000 is 695,000 to 705,000, 241.11 is 241.105 to
/// 241.115, 1.50 is 1.495 to 1.505.
/// </remarks>
public sealed class Figure : ILocalised
{
    /// <summary>The largest number held, in base units: sums of such numbers and their margins stay exact.</summary>
    public const decimal Largest = 1e26m;

    internal Figure(string written, Qualifier qualifier, decimal? low, decimal? high, decimal? central, decimal step, Unit unit)
    {
        Written = written;
        Qualifier = qualifier;
        Low = low;
        High = high;
        Central = central;
        Step = step;
        Unit = unit;
        Interval = Bounds(low, high);
    }

    /// <summary>The wording in the plan.</summary>
    public string Written { get; }

    /// <summary>How it was worded.</summary>
    public Qualifier Qualifier { get; }

    /// <summary>The lowest value meant, in <see cref="Unit"/>; null where unbounded.</summary>
    public decimal? Low { get; }

    /// <summary>The highest value meant, in <see cref="Unit"/>; null where unbounded.</summary>
    public decimal? High { get; }

    /// <summary>The number named; null for ranges and orders of magnitude.</summary>
    public decimal? Central { get; }

    /// <summary>One unit of the last significant digit, in <see cref="Unit"/>.</summary>
    public decimal Step { get; }

    /// <summary>The unit stated.</summary>
    public Unit Unit { get; }

    /// <summary>The values meant, in base units of the dimension.</summary>
    public Interval Interval { get; }

    /// <summary>The number named, in base units; the middle of what is meant where none is named.</summary>
    public double BaseValue => Central is { } c ? Math.Clamp((double)(c * Unit.Factor), Interval.Low, Interval.High) : Interval.Middle;

    /// <summary>The same figure with no allowance for rounding: a chosen number (a target) rather than a measured one.</summary>
    public Figure AsChosen() => Qualifier == Qualifier.Rounded
        ? new Figure(Written, Qualifier.Exact, Central, Central, Central, Step, Unit)
        : this;

    /// <inheritdoc/>
    public string In(Language language) => Numerals.Write(this, language);

    private Interval Bounds(decimal? low, decimal? high) => Qualifier switch
    {
        Qualifier.MoreThan => Above(low),
        Qualifier.LessThan => Below(high),
        Qualifier.SomewhatOver => Above(low).Intersect(Below(high)),
        _ => Interval.Enclosing(low * Unit.Factor, high * Unit.Factor),
    };

    private Interval Above(decimal? end) => Interval.MoreThan(Interval.Enclosing(end * Unit.Factor, end * Unit.Factor));

    private Interval Below(decimal? end) => Interval.LessThan(Interval.Enclosing(end * Unit.Factor, end * Unit.Factor));

    /// <inheritdoc/>
    public override string ToString() => Written;

    /// <summary>Whether a number in a unit can be held exactly, with its margins.</summary>
    public static bool Holds(decimal value, Unit unit) => Math.Abs(value) <= Largest / Math.Max(1, unit.Factor);

    /// <summary>A figure from a number in a unit that <see cref="Holds"/>, rounded to its last written digit (CSV tables).</summary>
    public static Figure OfNumber(decimal value, Unit unit)
    {
        var step = FigureParser.StepOf(value, DecimalsOf(value));
        return new Figure(
            string.Create(CultureInfo.InvariantCulture, $"{value} {unit.Symbol}"), Qualifier.Rounded, value - (step / 2), value + (step / 2), value, step, unit);
    }

    private static int DecimalsOf(decimal value) => (decimal.GetBits(value)[3] >> 16) & 0x7F;
}
