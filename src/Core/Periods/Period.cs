using System.Globalization;

namespace Songhua.Core;

/// <summary>
/// A span of days, first and last included: a year, half-year, quarter, month, day, or a run of them such as January to March
/// (cumulative figures) or 2021 to 2025 (a plan period). Value type; equal where the days are equal.
/// </summary>
/// <remarks>Written as ISO 8601 reduced dates with H1/H2 and Q1-Q4 for half-years and quarters: <c>2024</c>, <c>2024-H1</c>,
/// <c>2024-Q1</c>, <c>2024-03</c>, <c>2024-03-31</c>, and <c>A..B</c> for a run.</remarks>
public readonly record struct Period : IComparable<Period>
{
    private readonly int _first;
    private readonly int _last;

    private Period(int first, int last)
    {
        _first = first;
        _last = last;
    }

    /// <summary>The first day.</summary>
    public DateOnly First => DateOnly.FromDayNumber(_first);

    /// <summary>The last day.</summary>
    public DateOnly Last => DateOnly.FromDayNumber(_last);

    /// <summary>The number of days.</summary>
    public int Days => _last - _first + 1;

    /// <summary>The year in which the period ends.</summary>
    public int EndYear => Last.Year;

    /// <summary>Whether the period is exactly one calendar year.</summary>
    public bool IsYear => First is { Month: 1, Day: 1 } && Last == new DateOnly(First.Year, 12, 31);

    /// <summary>Whether the period is made of whole months.</summary>
    public bool IsMonths => First.Day == 1 && Last.AddDays(1).Day == 1;

    /// <summary>The length in months; 0 where it is not made of whole months.</summary>
    public int Months => IsMonths ? ((Last.Year - First.Year) * 12) + Last.Month - First.Month + 1 : 0;

    /// <summary>A calendar year.</summary>
    public static Period Year(int year) => Between(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>A run of days, first and last included.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static Period Between(DateOnly first, DateOnly last) =>
        last < first ? throw new ArgumentException("A period ends before it begins.", nameof(last)) : new(first.DayNumber, last.DayNumber);

    /// <summary>A run of whole months, 1-based.</summary>
    public static Period OfMonths(int year, int firstMonth, int months) =>
        Between(new DateOnly(year, firstMonth, 1), new DateOnly(year, firstMonth, 1).AddMonths(months).AddDays(-1));

    /// <summary>The same days so many years later (negative: earlier); month ends stay month ends.</summary>
    public Period ShiftYears(int years) => new(First.AddYears(years).DayNumber, Last.AddDays(1).AddYears(years).DayNumber - 1);

    /// <summary>Whether every day of <paramref name="other"/> lies in this period.</summary>
    public bool Contains(Period other) => _first <= other._first && other._last <= _last;

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(Period other) => _first <= other._last && other._first <= _last;

    /// <summary>Whether <paramref name="other"/> begins on the day after this ends.</summary>
    public bool IsFollowedBy(Period other) => other._first == _last + 1;

    /// <summary>Orders by last day, then by first day, latest first day first (a year after its December).</summary>
    public int CompareTo(Period other)
    {
        var byEnd = _last.CompareTo(other._last);
        return byEnd != 0 ? byEnd : other._first.CompareTo(_first);
    }

    /// <summary>Reads the written form; false where it is none.</summary>
    public static bool TryParse(string text, out Period period)
    {
        period = default;
        text = text.Trim();
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return TryParseSingle(text, out period);
        }

        if (!TryParseSingle(text[..dots].Trim(), out var from) || !TryParseSingle(text[(dots + 2)..].Trim(), out var to) || to._last < from._first)
        {
            return false;
        }

        period = new Period(from._first, to._last);
        return true;
    }

    private static bool TryParseSingle(string text, out Period period)
    {
        period = default;
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1000 or > 2999)
        {
            return false;
        }

        var rest = text.Length > 4 && text[4] == '-' ? text[5..] : text[4..];
        if (rest.Length == 0)
        {
            period = Year(year);
            return text.Length == 4;
        }

        if (rest.Length == 2 && rest[0] is 'Q' or 'q' && rest[1] is >= '1' and <= '4')
        {
            period = OfMonths(year, ((rest[1] - '1') * 3) + 1, 3);
            return true;
        }

        if (rest.Length == 2 && rest[0] is 'H' or 'h' && rest[1] is '1' or '2')
        {
            period = OfMonths(year, rest[1] == '1' ? 1 : 7, 6);
            return true;
        }

        if (text.Length == 7 && text[4] == '-' && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
        {
            period = OfMonths(year, month, 1);
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            period = Between(day, day);
            return true;
        }

        return false;
    }

    /// <summary>The canonical written form.</summary>
    public override string ToString()
    {
        var single = Single();
        if (single is not null)
        {
            return single;
        }

        var (first, last) = (First, Last);
        if (first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 })
        {
            return $"{first.Year}..{last.Year}";
        }

        return IsMonths
            ? string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM}..{last:yyyy-MM}")
            : string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}..{last:yyyy-MM-dd}");
    }

    private string? Single()
    {
        var first = First;
        if (_first == _last)
        {
            return first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (IsYear)
        {
            return first.Year.ToString(CultureInfo.InvariantCulture);
        }

        return Months switch
        {
            1 => first.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            3 when first.Month % 3 == 1 => $"{first.Year}-Q{((first.Month - 1) / 3) + 1}",
            6 when first.Month is 1 or 7 => $"{first.Year}-H{(first.Month == 1 ? 1 : 2)}",
            _ => null,
        };
    }

    /// <summary>Orders by end, then start.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Orders by end, then start.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Orders by end, then start.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by end, then start.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;
}
