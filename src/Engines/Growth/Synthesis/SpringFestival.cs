using System.Globalization;
using Songhua.Core;

namespace Songhua.Growth;

/// <summary>The Spring Festival, the first day of the lunar year, which moves between 21 January and 20 February.</summary>
public static class SpringFestival
{
    /// <summary>Days before the festival from which work runs down.</summary>
    private const int DaysBefore = 7;

    /// <summary>Days from the festival until work is back, about the Lantern Festival.</summary>
    private const int DaysAfter = 14;

    /// <summary>The day of the festival.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A year outside 1902 to 2100.</exception>
    public static DateOnly DayOf(int year) => DateOnly.FromDateTime(new ChineseLunisolarCalendar().ToDateTime(year, 1, 1, 0, 0, 0, 0));

    /// <summary>The share of a month's days on which work is down, 0 to 1.</summary>
    public static double ShareOf(CalendarMonth month)
    {
        if (month.Month > 3)
        {
            return 0;
        }

        var day = DayOf(month.Year).DayNumber;
        var period = month.Period;
        var from = Math.Max(period.First.DayNumber, day - DaysBefore);
        var to = Math.Min(period.Last.DayNumber, day + DaysAfter - 1);
        return Math.Max(0, to - from + 1) / (double)period.Days;
    }
}
