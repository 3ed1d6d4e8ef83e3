using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// The yearly pace that leads from one value to another: linear, <c>(to - from) / years</c> in units a year, and compound,
/// <c>(to / from)^(1 / years) - 1</c> as a ratio a year (the compound annual growth rate). They serve for observed paces too.
/// </summary>
public static class RequiredPace
{
    private const double DaysAYear = 365.2425;

    // Math.Pow is right to within an ulp or two of the yearly factor.
    private const double PowerError = 4.5e-16;

    /// <summary>
    /// The years between the ends of two periods: whole months in twelfths where both end a month, else days over 365.2425. Negative
    /// where <paramref name="to"/> ends first.
    /// </summary>
    public static double Years(Period from, Period to)
    {
        var (first, last) = (from.Last, to.Last);
        return first.AddDays(1).Day == 1 && last.AddDays(1).Day == 1
            ? (((last.Year - first.Year) * 12) + last.Month - first.Month) / 12.0
            : (last.DayNumber - first.DayNumber) / DaysAYear;
    }

    /// <summary>The amount a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The years are not positive.</exception>
    public static double Linear(double from, double to, double years) => (to - from) / Positive(years);

    /// <summary>The ratio a year; NaN, which means not defined, unless both values are above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The years are not positive.</exception>
    public static double Compound(double from, double to, double years)
    {
        Positive(years);
        return from > 0 && to > 0 ? Math.Pow(to / from, 1 / years) - 1 : double.NaN;
    }

    /// <summary>Every amount a year that the two ranges allow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The years are not positive.</exception>
    public static Interval Linear(Interval from, Interval to, double years) => (to - from) / Interval.Point(Positive(years));

    /// <summary>Every ratio a year that the parts of the two ranges above zero allow; empty where one has no such part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The years are not positive.</exception>
    public static Interval Compound(Interval from, Interval to, double years)
    {
        Positive(years);
        if (from.IsEmpty || to.IsEmpty || from.High <= 0 || to.High <= 0)
        {
            return Interval.Empty;
        }

        var low = to.Low <= 0 || double.IsInfinity(from.High) ? 0 : Math.Pow(to.Low / from.High, 1 / years);
        var high = from.Low <= 0 || double.IsInfinity(to.High) ? double.PositiveInfinity : Math.Pow(to.High / from.Low, 1 / years);
        return new Interval((low * (1 - PowerError)) - 1, (high * (1 + PowerError)) - 1);
    }

    /// <summary>The value after some years at a compound pace.</summary>
    public static double Follow(double from, double ratioAYear, double years) => from * Math.Pow(1 + ratioAYear, years);

    private static double Positive(double years) =>
        years > 0 && double.IsFinite(years) ? years : throw new ArgumentOutOfRangeException(nameof(years), years, "A pace needs a positive number of years.");
}
