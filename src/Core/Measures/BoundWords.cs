using System.Globalization;

namespace Songhua.Core;

/// <summary>
/// Words for one end of an interval of base units: "at least 5 %", and "more than 5 %" where 5 % itself is left out. An open end is
/// held as the double next to the number (<see cref="Interval.MoreThan"/>), and since arithmetic rounds outward, an end that lies one
/// double inside a number of few digits says truly that the number is left out.
/// </summary>
public static class BoundWords
{
    /// <summary>The significant digits that a number has when nothing hangs on the further ones.</summary>
    private const int Digits = 4;

    /// <summary>Up to so many significant digits a number is one that somebody could have written.</summary>
    private const int WrittenDigits = 12;

    private static readonly Phrase AtLeastWords = new("at least {0}", "不少于 {0}");
    private static readonly Phrase AtMostWords = new("at most {0}", "不超过 {0}");
    private static readonly Phrase MoreThanWords = new("more than {0}", "超过 {0}");
    private static readonly Phrase LessThanWords = new("less than {0}", "低于 {0}");

    /// <summary>Whether a lower end leaves out the number that it is shown as.</summary>
    public static bool IsOpenLow(double low) => double.IsFinite(low) && IsWritten(Math.BitDecrement(low)) && !IsWritten(low);

    /// <summary>Whether an upper end leaves out the number that it is shown as.</summary>
    public static bool IsOpenHigh(double high) => IsOpenLow(-high);

    /// <summary>A lower end in words.</summary>
    public static Message AtLeast(double low, Unit unit, int digits = Digits) =>
        (IsOpenLow(low) ? MoreThanWords : AtLeastWords).With(new Number(IsOpenLow(low) ? Math.BitDecrement(low) : low, unit, digits));

    /// <summary>An upper end in words.</summary>
    public static Message AtMost(double high, Unit unit, int digits = Digits) =>
        (IsOpenHigh(high) ? LessThanWords : AtMostWords).With(new Number(IsOpenHigh(high) ? Math.BitIncrement(high) : high, unit, digits));

    /// <summary>Two ends that do not meet, with as many digits as it takes to see that they do not.</summary>
    public static (Message AtLeast, Message AtMost) Apart(double low, double high, Unit unit)
    {
        var digits = Digits;
        while (digits < WrittenDigits + 3 && IsOpenLow(low) == IsOpenHigh(high) && Written(digits, low) == Written(digits, high))
        {
            digits++;
        }

        return (AtLeast(low, unit, digits), AtMost(high, unit, digits));

        string Written(int d, double value) => new Number(value, unit, d).In(Language.English);
    }

    // The doubles next to zero have few digits too, but nobody writes them.
    private static bool IsWritten(double value) =>
        value == 0 || (Math.Abs(value) > 1e-300 && double.Parse(value.ToString("E" + (WrittenDigits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == value);

    private sealed class Number(double value, Unit unit, int digits) : ILocalised
    {
        public string In(Language language) => Numerals.Write(value, unit, language, digits);
    }
}
