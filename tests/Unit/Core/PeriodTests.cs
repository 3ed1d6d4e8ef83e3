using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-H1", "2024-01-01", "2024-06-30")]
    [InlineData("2024-H2", "2024-07-01", "2024-12-31")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-02", "2023-02-01", "2023-02-28")]
    [InlineData("2024-03-31", "2024-03-31", "2024-03-31")]
    [InlineData("2024-01..2024-02", "2024-01-01", "2024-02-29")]
    [InlineData("2021..2025", "2021-01-01", "2025-12-31")]
    [InlineData("2023-01-21..2023-01-27", "2023-01-21", "2023-01-27")]
    public void What_is_written_is_read_and_printed_again(string written, string first, string last)
    {
        Assert.True(Period.TryParse(written, out var period));
        Assert.Equal((first, last), ($"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}"));
        Assert.Equal(written, period.ToString());
    }

    [Theory]
    [InlineData("2024-01..2024-12", "2024")]
    [InlineData("2024-01..2024-06", "2024-H1")]
    [InlineData("2024-04-01..2024-06-30", "2024-Q2")]
    [InlineData(" 2024-q3 ", "2024-Q3")]
    [InlineData("2024-02-01..2024-02-29", "2024-02")]
    public void Equal_days_are_one_period_and_print_one_way(string written, string printed)
    {
        Assert.True(Period.TryParse(written, out var period));
        Assert.Equal(printed, period.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024-")]
    [InlineData("2024-13")]
    [InlineData("2024-00")]
    [InlineData("2024-Q5")]
    [InlineData("2024-H3")]
    [InlineData("2024-02-30")]
    [InlineData("2025..2021")]
    [InlineData("2024..")]
    [InlineData("..2024")]
    [InlineData("2024..2025..2026")]
    [InlineData("0999")]
    [InlineData("3000")]
    [InlineData("2024-1")]
    [InlineData("2024-+1")]
    [InlineData("2024--01")]
    [InlineData("2024--Q1")]
    [InlineData("2024年")]
    [InlineData("\uff12\uff10\uff12\uff14")]
    public void These_are_no_periods(string written) => Assert.False(Period.TryParse(written, out _));

    [Fact]
    public void Any_period_is_read_as_it_is_printed()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var period = Any(random);
            Assert.True(Period.TryParse(period.ToString(), out var again), period.ToString());
            Assert.Equal(period, again);
        }
    }

    [Fact]
    public void Order_is_by_end_then_the_longer_last()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (Any(random), Any(random));
            Assert.Equal(a.CompareTo(b), -b.CompareTo(a));
            Assert.Equal(a == b, a.CompareTo(b) == 0);
            Assert.True(a.Last == b.Last || a < b == a.Last < b.Last);
        }

        Assert.True(P("2024-12") < P("2024"));
        Assert.True(P("2024") < P("2025-01"));
    }

    [Theory]
    [InlineData("2024", -1, "2023")]
    [InlineData("2024-02", -1, "2023-02")]
    [InlineData("2023-02", 1, "2024-02")]
    [InlineData("2024-Q1", 10, "2034-Q1")]
    [InlineData("2021..2025", 5, "2026..2030")]
    [InlineData("2024-01..2024-02", -1, "2023-01..2023-02")]
    public void Years_earlier_and_later_are_the_same_part_of_the_year(string from, int years, string to) =>
        Assert.Equal(P(to), P(from).ShiftYears(years));

    [Fact]
    public void Whole_months_stay_whole_months_when_shifted()
    {
        var random = new Random(3);
        for (var i = 0; i < 5000; i++)
        {
            var period = Period.OfMonths(random.Next(1990, 2040), random.Next(1, 13), random.Next(1, 60));
            var years = random.Next(-20, 20);
            var shifted = period.ShiftYears(years);
            Assert.True(shifted.IsMonths);
            Assert.Equal(period.Months, shifted.Months);
            Assert.Equal(period, shifted.ShiftYears(-years));
        }
    }

    [Fact]
    public void Parts_of_a_year_follow_each_other_and_lie_in_it()
    {
        var year = P("2024");
        Assert.True(year.IsYear);
        Assert.Equal((366, 12), (year.Days, year.Months));
        Assert.True(P("2024-Q1").IsFollowedBy(P("2024-Q2")));
        Assert.False(P("2024-Q1").IsFollowedBy(P("2024-Q3")));
        Assert.True(year.Contains(P("2024-H2")));
        Assert.False(P("2024-H2").Contains(year));
        Assert.True(P("2023..2024").Overlaps(year));
        Assert.Equal(0, P("2023-01-21..2023-01-27").Months);
    }

    private static Period P(string text) => Period.TryParse(text, out var period) ? period : throw new ArgumentException(text, nameof(text));

    private static Period Any(Random random)
    {
        if (random.Next(2) == 0)
        {
            return Period.OfMonths(random.Next(1900, 2100), random.Next(1, 13), new[] { 1, 2, 3, 6, 12, 60 }[random.Next(6)]);
        }

        var first = new DateOnly(1900, 1, 1).AddDays(random.Next(70_000));
        return Period.Between(first, first.AddDays(random.Next(3) == 0 ? 0 : random.Next(800)));
    }
}
