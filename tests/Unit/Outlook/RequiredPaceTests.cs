using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook;

public class RequiredPaceTests
{
    [Theory]
    [InlineData("2023", "2025", 2)]
    [InlineData("2023-Q4", "2025", 2)]
    [InlineData("2024-03", "2025", 1.75)]
    [InlineData("2024-02", "2025-02", 1)]
    [InlineData("2025", "2023", -2)]
    [InlineData("2024-02-29", "2025-02", 1)]
    public void Years_run_between_period_ends(string from, string to, double years) =>
        Assert.Equal(years, RequiredPace.Years(PaceCase.P(from), PaceCase.P(to)), 12);

    [Fact]
    public void Years_between_days_count_days() =>
        Assert.Equal(100 / 365.2425, RequiredPace.Years(PaceCase.P("2024-01-01"), PaceCase.P("2024-04-10")), 12);

    [Fact]
    public void Compound_over_a_fraction_of_a_year() => Assert.Equal(0.21, RequiredPace.Compound(100, 110, 0.5), 12);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-5, 10)]
    [InlineData(10, 0)]
    public void Compound_is_not_defined_from_or_to_zero_or_less(double from, double to) => Assert.True(double.IsNaN(RequiredPace.Compound(from, to, 2)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_pace_needs_years(double years)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RequiredPace.Linear(1, 2, years));
        Assert.Throws<ArgumentOutOfRangeException>(() => RequiredPace.Compound(1, 2, years));
    }

    [Fact]
    public void Ranges_hold_every_pace()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var (from, to, years) = (1 + random.NextDouble(), 1 + random.NextDouble(), 0.25 + (5 * random.NextDouble()));
            var (a, b) = (new Interval(from - 0.1, from + 0.1), new Interval(to - 0.1, to + 0.1));
            var (x, y) = (from + (0.2 * (random.NextDouble() - 0.5)), to + (0.2 * (random.NextDouble() - 0.5)));
            Assert.True(RequiredPace.Linear(a, b, years).Contains(RequiredPace.Linear(x, y, years)));
            Assert.True(RequiredPace.Compound(a, b, years).Contains(RequiredPace.Compound(x, y, years)));
        }
    }

    [Fact]
    public void One_sided_ranges_give_one_sided_paces()
    {
        var pace = RequiredPace.Compound(new Interval(0, 150), Interval.Point(700), 1);
        Assert.Equal((700.0 / 150) - 1, pace.Low, 12);
        Assert.Equal(double.PositiveInfinity, pace.High);
        Assert.True(RequiredPace.Compound(Interval.Point(-3), Interval.Point(7), 1).IsEmpty);
    }

    [Fact]
    public void Following_the_required_pace_reaches_the_target()
    {
        var random = new Random(12);
        for (var i = 0; i < 2000; i++)
        {
            var (from, to, years) = (Math.Exp(6 * random.NextDouble()), Math.Exp(6 * random.NextDouble()), 1 + random.Next(10));
            var value = from;
            var pace = RequiredPace.Compound(from, to, years);
            for (var year = 0; year < years; year++)
            {
                value = RequiredPace.Follow(value, pace, 1);
            }

            Assert.Equal(1, value / to, 10);
            Assert.Equal(to, from + (years * RequiredPace.Linear(from, to, years)), 8);
        }
    }
}
