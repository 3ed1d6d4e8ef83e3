using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Structural;

public sealed class FestivalWindowsTests
{
    [Theory]
    [InlineData("1949-01-29")]
    [InlineData("1976-01-31")]
    [InlineData("2000-02-05")]
    [InlineData("2008-02-07")]
    [InlineData("2012-01-23")]
    [InlineData("2015-02-19")]
    [InlineData("2018-02-16")]
    [InlineData("2019-02-05")]
    [InlineData("2020-01-25")]
    [InlineData("2021-02-12")]
    [InlineData("2022-02-01")]
    [InlineData("2023-01-22")]
    [InlineData("2024-02-10")]
    [InlineData("2025-01-29")]
    [InlineData("2026-02-17")]
    [InlineData("2033-01-31")]
    public void Well_known_dates(string date) => Assert.Equal(date, FestivalWindows.DayOf(int.Parse(date[..4], null)).ToString("yyyy-MM-dd", null));

    /// <summary>
    /// 2024: the festival is on 10 February. Before: 26 January to 9 February, 6 of 15 days in January; holiday: 10 to 16 February; after: 17
    /// to 26 February. 2023: on 22 January. Before and holiday in January; after: 29 January to 7 February. The means of a month are the same in both.
    /// </summary>
    [Fact]
    public void Shares_of_2024_less_those_of_2023_by_hand()
    {
        var windows = new FestivalWindows(15, 7, 10);
        double[] Change(int month) => [.. windows.Regressors(CalendarMonth.Of(2024, month)).Zip(windows.Regressors(CalendarMonth.Of(2023, month)), (a, b) => Math.Round(a - b, 10))];
        Assert.Equal([-0.6, -1, -0.3], Change(1));
        Assert.Equal([0.6, 1, 0.3], Change(2));
        Assert.Equal([0.0, 0, 0], Change(3));
    }

    [Fact]
    public void Over_the_long_run_every_month_has_mean_zero_and_later_months_have_none()
    {
        var windows = new FestivalWindows(20, 7, 20);
        for (var month = 1; month <= 12; month++)
        {
            for (var w = 0; w < 3; w++)
            {
                Assert.Equal(0, Enumerable.Range(1902, 198).Average(y => windows.Regressors(CalendarMonth.Of(y, month))[w]), 1e-10);
            }
        }

        Assert.Equal([0.0, 0, 0], windows.Regressors(CalendarMonth.Of(2024, 7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.Regressors(CalendarMonth.Of(1901, 1)));
    }
}
