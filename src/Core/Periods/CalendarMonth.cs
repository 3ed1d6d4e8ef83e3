using System.Globalization;

namespace Songhua.Core;

/// <summary>A month of a year, counted from January of year 0, so that months add and subtract as whole numbers.</summary>
/// <param name="Number">12 x year + month - 1.</param>
public readonly record struct CalendarMonth(int Number) : IComparable<CalendarMonth>
{
    /// <summary>The year.</summary>
    public int Year => Number / 12;

    /// <summary>The month of the year, 1 to 12.</summary>
    public int Month => (Number % 12) + 1;

    /// <summary>The month as a period.</summary>
    public Period Period => Period.OfMonths(Year, Month, 1);

    /// <summary>A month of a year, 1-based.</summary>
    public static CalendarMonth Of(int year, int month) => new((year * 12) + month - 1);

    /// <summary>The month in which a day lies.</summary>
    public static CalendarMonth Of(DateOnly day) => Of(day.Year, day.Month);

    /// <summary>Reads <c>2024-03</c>; false where it is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CalendarMonth month)
    {
        month = default;
        if (text.Length != 7 || text[4] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < 1000 or > 2999 || number is < 1 or > 12)
        {
            return false;
        }

        month = Of(year, number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(CalendarMonth other) => Number.CompareTo(other.Number);

    /// <summary>As <c>2024-03</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>Orders by time.</summary>
    public static bool operator <(CalendarMonth left, CalendarMonth right) => left.Number < right.Number;

    /// <summary>Orders by time.</summary>
    public static bool operator >(CalendarMonth left, CalendarMonth right) => left.Number > right.Number;

    /// <summary>Orders by time.</summary>
    public static bool operator <=(CalendarMonth left, CalendarMonth right) => left.Number <= right.Number;

    /// <summary>Orders by time.</summary>
    public static bool operator >=(CalendarMonth left, CalendarMonth right) => left.Number >= right.Number;

    /// <summary>So many months later.</summary>
    public static CalendarMonth operator +(CalendarMonth month, int months) => new(month.Number + months);

    /// <summary>So many months earlier.</summary>
    public static CalendarMonth operator -(CalendarMonth month, int months) => new(month.Number - months);
}
