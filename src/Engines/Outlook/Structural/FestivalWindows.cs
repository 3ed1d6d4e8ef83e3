using System.Globalization;
using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// The days around the Spring Festival on which work differs, in three windows with an effect each (Bell &amp; Hillmer 1983, JASA 78:
/// 526-534, as X-13 treats moving holidays; Lin &amp; Liu 2003 for the Chinese New Year).
/// </summary>
/// <param name="Before">Days before the festival, in which stocks are built and work runs down.</param>
/// <param name="During">Days from the festival on, its first day included: the statutory holiday.</param>
/// <param name="After">Days after these, until work is back, about the Lantern Festival.</param>
public sealed record FestivalWindows(int Before = 15, int During = 7, int After = 10)
{
    private const int FirstYear = 1902;
    private const int LastYear = 2100;
    private const int LastMonth = 4;

    private static readonly int[] Days = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(y => DayOf(y).DayNumber)];

    /// <summary>The first day of the lunar year that begins in a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A year outside 1902 to 2100.</exception>
    public static DateOnly DayOf(int year) => DateOnly.FromDateTime(new ChineseLunisolarCalendar().ToDateTime(year, 1, 1, 0, 0, 0, 0));

    /// <summary>
    /// The regressors of a month: for each window the share of its days that lie in the month, less the mean share of that calendar
    /// month over 1902 to 2100. What is the same every year is the seasonal's. Before, during, after; zero from May on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A year outside 1902 to 2100.</exception>
    public double[] Regressors(CalendarMonth month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month.Year, FirstYear, nameof(month));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month.Year, LastYear, nameof(month));
        if (month.Month is > LastMonth and < 12)
        {
            return [0, 0, 0];
        }

        var shares = Shares(month);
        var means = new double[shares.Length];
        for (var year = FirstYear; year < LastYear; year++)
        {
            var other = Shares(CalendarMonth.Of(year, month.Month));
            for (var w = 0; w < means.Length; w++)
            {
                means[w] += other[w] / (LastYear - FirstYear);
            }
        }

        return [.. shares.Zip(means, (s, m) => s - m)];
    }

    // December belongs to the festival of the next year, where a window reaches so far.
    private double[] Shares(CalendarMonth month)
    {
        var festivalYear = month.Month == 12 ? month.Year + 1 : month.Year;
        if (festivalYear > LastYear)
        {
            return [0, 0, 0];
        }

        var day = Days[festivalYear - FirstYear];
        return [Share(month, day - Before, Before), Share(month, day, During), Share(month, day + During, After)];
    }

    private static double Share(CalendarMonth month, int from, int days)
    {
        var period = month.Period;
        var inside = Math.Min(period.Last.DayNumber, from + days - 1) - Math.Max(period.First.DayNumber, from) + 1;
        return days == 0 ? 0 : Math.Max(0, inside) / (double)days;
    }
}
