using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Projection;

/// <summary>Parameters of series whose parameters are known, and series that tell nothing.</summary>
public sealed class FitTests
{
    [Theory]
    [InlineData(0.02, 0.2)]
    [InlineData(0.02, 1)]
    [InlineData(0.3, 0.5)]
    public void The_scale_of_long_series_is_found(double scale, double q)
    {
        // The memory of the scale is some eight years, so that single fits scatter; their mean square does not.
        var squares = Fits(200, scale, q, expected: scale).Average(f => f.Scale * f.Scale);
        Assert.InRange(Math.Sqrt(squares), 0.9 * scale, 1.25 * scale);
    }

    // Eight years' memory tells little of the ratio: the prior of 0.5 keeps much of its say.
    [Fact]
    public void A_wandering_pace_has_the_larger_ratio()
    {
        double Ratio(double q) => Fits(200, 0.02, q, 0.02).Average(f => Math.Sqrt(f.Ratio));
        var (still, usual, wild) = (Ratio(0.05), Ratio(0.5), Ratio(2));
        Assert.InRange(usual, 0.4, 0.7);
        Assert.True(still < usual - 0.03 && wild > usual + 0.15, $"{still} {usual} {wild}");
    }

    // Length must not speak for a still pace: old years count as little in the determinant as in the squares.
    [Fact]
    public void A_longer_series_does_not_change_what_its_last_years_say()
    {
        var readings = Series(5, 120, 0.02, 1);
        var (all, last) = (LevelFit.Of(readings, 0.02), LevelFit.Of([.. readings.TakeLast(60)], 0.02));
        Assert.Equal(last.Ratio, all.Ratio, 0.02 * last.Ratio);
        Assert.Equal(last.Scale, all.Scale, 0.02 * last.Scale);
        Assert.Equal(last.Degrees, all.Degrees, 0.01);
    }

    // With weights 0.88^age the squares of many readings weigh 1 / 0.12, and the prior four.
    [Fact]
    public void Degrees_are_the_discounted_readings_and_the_prior()
    {
        Assert.Equal(4 + (1 / 0.12), LevelFit.Of(Series(1, 300, 0.02, 0.5), 0.02).Degrees, 1e-9);
        Assert.Equal(4 + 1 + 0.88, LevelFit.Of(Series(1, 3, 0.02, 0.5), 0.02).Degrees, 1e-12);
        Assert.Equal(4, LevelFit.Of(Series(1, 1, 0.02, 0.5), 0.02).Degrees, 1e-12);
    }

    [Fact]
    public void Series_that_tell_nothing_give_the_prior_and_never_NaN()
    {
        foreach (var typical in (double[])[0, 1e-12, 0.03, 10])
        {
            foreach (var readings in (GrowthReading[][])
                [
                    [new(2001, 2001, 0.1)], [new(2001, 2003, 0.3)], [GrowthReading.OfMonths(2001, 3, 0.1)], [new(2001, 2001, 0), new(2002, 2002, 0)],
                    [new(2001, 2001, 0.1), new(2002, 2002, -0.1)], [.. Enumerable.Range(2000, 30).Select(y => new GrowthReading(y, y, 0.05))],
                    [new(2001, 2001, 0.25), new(2009, 2010, 0.5)], [new(1990, 1990, 0.1), new(2020, 2020, 1e6)],
                ])
            {
                var fit = LevelFit.Of(readings, typical);
                Assert.True(double.IsFinite(fit.Ratio) && double.IsFinite(fit.Scale) && double.IsFinite(fit.LevelSpread), $"{typical} {readings.Length}");
                Assert.True(fit.Ratio > 0 && fit.Scale >= 0 && fit.Degrees >= 4 && fit.LevelSpread >= 0);
            }
        }

        Assert.Equal(0.03, LevelFit.Of([new(2001, 2001, 0.1)], 0.03).Scale, 1e-12);
    }

    [Fact]
    public void Bad_readings_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LevelFit.Of([], 0.03));
        Assert.Throws<ArgumentException>(() => LevelFit.Of([new(2001, 2001, double.NaN)], 0.03));
        Assert.Throws<ArgumentException>(() => LevelFit.Of([new(2002, 2002, 0.1), new(2001, 2001, 0.1)], 0.03));
        Assert.Throws<ArgumentException>(() => LevelFit.Of([new(2003, 2002, 0.1)], 0.03));
        Assert.Throws<ArgumentOutOfRangeException>(() => LevelFit.Of([new(2001, 2001, 0.1)], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LevelFit.Of([new(2001, 2001, 0.1)], double.NaN));
    }

    [Theory]
    [InlineData(0.8, 0.4, 0.7, 0.9, 0.2, 0.6)]
    [InlineData(0.95, 0.2, 0.9, 0.95, 0.2, 0.4)]
    [InlineData(0.2, 0, 0, 0.6, 0, 0.8)]
    public void Deviations_of_many_regions_are_found(double phi, double share, double lowPhi, double highPhi, double lowShare, double highShare)
    {
        const double scale = 0.03;
        for (ulong seed = 0; seed < 5; seed++)
        {
            var made = new MadePanel(150, 60) { Persistence = phi, Lasting = scale * Math.Sqrt(1 - share), Passing = scale * Math.Sqrt(share) };
            var fit = PanelGrowth.Of(made.Draw(seed), -1)!.Deviations;
            Assert.InRange(fit.Persistence, lowPhi, highPhi);
            Assert.InRange(fit.PassingShare, lowShare, highShare);
            Assert.InRange(fit.Scale, 0.93 * scale, 1.07 * scale);
        }
    }

    [Fact]
    public void A_panel_without_any_spread_is_no_NaN()
    {
        var levels = Enumerable.Range(0, 8 * 10).Select(i => Math.Pow(2, i % 10)).ToArray();
        var growth = PanelGrowth.Of(new ComparisonPanel(MadePanel.Named(8), 2000, levels, []), 0)!;
        Assert.Equal(0, growth.Deviations.Scale, 1e-12);
        var projection = PooledGrowth.Project(growth, [new(2009, 2009, Math.Log(2))], 2009, 3);
        Assert.Equal(3 * Math.Log(2), projection.Change(3).Location, 1e-9);
        Assert.True(double.IsFinite(projection.Change(3).Spread));
    }

    [Fact]
    public void The_mean_needs_five_regions_and_four_years()
    {
        Assert.NotNull(PanelGrowth.Of(new MadePanel(5, 5).Draw(1), -1));
        Assert.Null(PanelGrowth.Of(new MadePanel(5, 5).Draw(1), 2));
        Assert.Null(PanelGrowth.Of(new MadePanel(5, 4).Draw(1), -1));
        Assert.Null(PanelGrowth.Of((new MadePanel(5, 5) with { Breaks = [2002] }).Draw(1), -1));
        var growth = PanelGrowth.Of((new MadePanel(7, 9) with { Breaks = [2003] }).Draw(1), -1)!;
        Assert.Null(growth.Mean(2003));
        Assert.Null(growth.Mean(2000));
        Assert.Equal((2001, 2008), (growth.FirstYear, growth.LastYear));
    }

    [Fact]
    public void A_panel_is_levels_above_zero_in_whole_rows()
    {
        var regions = MadePanel.Named(2);
        Assert.Throws<ArgumentException>(() => new ComparisonPanel(regions, 2000, [1, 2, 3], []));
        Assert.Throws<ArgumentException>(() => new ComparisonPanel(regions, 2000, [], []));
        Assert.Throws<ArgumentException>(() => new ComparisonPanel(regions, 2000, [1, 0], []));
        Assert.Throws<ArgumentException>(() => new ComparisonPanel(regions, 2000, [1, double.PositiveInfinity], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonPanel([], 2000, [1], []));
        var panel = new ComparisonPanel(regions, 2000, [1, 2, 4, 8, 3, double.NaN, 12, 24], [2002]);
        Assert.Equal(Math.Log(2), panel.Growth(0, 2001), 1e-15);
        Assert.True(double.IsNaN(panel.Growth(0, 2002)) && double.IsNaN(panel.Growth(1, 2001)) && double.IsNaN(panel.Change(0, 2000, 3)));
        Assert.Equal(Math.Log(2), panel.Change(1, 2002, 1), 1e-15);
        Assert.True(double.IsNaN(panel.Log(0, 1999)) && double.IsNaN(panel.Log(0, 2004)));
        var early = panel.UpTo(2002);
        Assert.Equal((2002, true), (early.LastYear, early.IsBroken(2002)));
        Assert.True(double.IsNaN(early.Log(0, 2003)));
        Assert.True(double.IsNaN(panel.UpTo(1990).Log(0, 2000)));
    }

    private static IEnumerable<LevelFit> Fits(int count, double scale, double q, double expected) =>
        Enumerable.Range(0, count).Select(i => LevelFit.Of(Series((ulong)i, 100, scale, q), expected));

    // g_t = mu_t + c_t; mu_t = mu_(t-1) + eta_t with the deviations s and q s.
    private static List<GrowthReading> Series(ulong seed, int count, double scale, double q)
    {
        var random = RandomStream.Of(seed, "level").Item(0);
        var level = 0.1;
        var readings = new List<GrowthReading>();
        for (var year = 0; year < count; year++)
        {
            level += q * scale * random.Normal();
            readings.Add(new(1900 + year, 1900 + year, level + (scale * random.Normal())));
        }

        return readings;
    }
}
