using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Projection;

/// <summary>Projections against the joint normal distribution written out.</summary>
public sealed class PooledGrowthTests
{
    private const double PanelWeight = 12;
    private const double StandInWeight = 3;

    [Fact]
    public void Beside_a_panel_it_is_the_dense_conditional()
    {
        var mixes = new HashSet<string>();
        for (ulong seed = 0; seed < 40; seed++)
        {
            var random = RandomStream.Of(seed, "mix").Item(0);
            var made = new MadePanel(6 + (int)random.Integer(3), 8 + (int)random.Integer(5)) { Persistence = random.Uniform(), Passing = random.Uniform(0.001, 0.04), Step = random.Uniform(0, 0.03) };
            var panel = PanelGrowth.Of((made with { Breaks = random.Chance(0.4) ? [made.FirstYear + 3] : [] }).Draw(seed), -1)!;
            var origin = panel.LastYear + (int)random.Integer(6) - 3;
            var years = 1 + (int)random.Integer(4);
            var readings = Readings(random, panel.FirstYear, origin, years, mixes);
            var standsIn = random.Chance(0.3);
            Same(Dense(panel, readings, origin, years, standsIn), PooledGrowth.Project(panel, readings, origin, years, standsIn), $"seed {seed}");
        }

        Assert.True(mixes.SetEquals(["single", "sum", "gap", "months", "ahead"]), string.Join(' ', mixes));
    }

    [Fact]
    public void By_its_own_readings_it_is_the_dense_conditional()
    {
        var mixes = new HashSet<string>();
        for (ulong seed = 0; seed < 40; seed++)
        {
            var random = RandomStream.Of(seed, "own mix").Item(0);
            var (origin, years) = (2010 + (int)random.Integer(8), 1 + (int)random.Integer(5));
            var readings = Readings(random, 2004, origin, years, mixes);
            if (readings.Count == 0)
            {
                continue;
            }

            var fit = LevelFit.Of(readings, 0.03);
            var square = fit.Scale * fit.Scale;
            var first = readings[0];
            var length = first.To - first.From + 1;
            var dense = new DenseGaussian();
            var pace = Affine.Of(first.Value / length) + dense.Shock((square * (1 + first.NoiseRatio) / length) + fit.LevelSpread, isCommon: false);
            var growth = new Dictionary<int, Affine>();
            for (var year = Math.Min(first.From, origin + 1); year <= origin + years; year++)
            {
                pace += year > first.To ? dense.Shock(fit.Ratio * square, isCommon: false) : Affine.Of(0);
                growth[year] = pace + dense.Shock(square, isCommon: false);
            }

            foreach (var reading in readings.Skip(1).Where(r => r.To <= origin + years))
            {
                dense.Observe(Sum(growth, reading) + dense.Shock(reading.NoiseRatio * square, isCommon: false), reading.Value);
            }

            var expected = dense.Given([.. Enumerable.Range(origin + 1, years).Select(y => growth[y])]);
            var projection = PooledGrowth.Project(readings, 0.03, origin, years);
            Same((expected, fit.Degrees, fit.Degrees), projection, $"seed {seed}");
        }
    }

    [Fact]
    public void A_region_left_out_is_a_region_not_there()
    {
        var made = new MadePanel(9, 14) { Holes = 0.05 };
        var levels = made.Levels(3);
        var kept = levels[..(4 * made.Years)].Concat(levels[(5 * made.Years)..]).ToArray();
        var without = PanelGrowth.Of(new ComparisonPanel(MadePanel.Named(9), made.FirstYear, levels, []), 4)!;
        var smaller = PanelGrowth.Of(new ComparisonPanel(MadePanel.Named(8), made.FirstYear, kept, []), -1)!;
        GrowthReading[] readings = [new(2012, 2012, 0.1), new(2013, 2013, 0.07)];
        Same(PooledGrowth.Project(without, readings, 2013, 5), PooledGrowth.Project(smaller, readings, 2013, 5), 0);
    }

    [Fact]
    public void The_unit_of_levels_does_not_matter()
    {
        var made = new MadePanel(8, 15);
        var (one, other) = (PanelGrowth.Of(made.Draw(5), 2)!, PanelGrowth.Of(made.Draw(5, 1e8), 2)!);
        Assert.Equal((one.Deviations.Persistence, one.Deviations.PassingShare), (other.Deviations.Persistence, other.Deviations.PassingShare));
        GrowthReading[] readings = [new(2009, 2011, 0.3), new(2013, 2013, 0.07)];
        Same(PooledGrowth.Project(one, readings, 2013, 5), PooledGrowth.Project(other, readings, 2013, 5), 1e-11);
    }

    [Fact]
    public void Without_readings_only_the_panel_speaks_and_readings_before_it_say_nothing()
    {
        var panel = PanelGrowth.Of(new MadePanel(8, 12).Draw(9), -1)!;
        var alone = PooledGrowth.Project(panel, [], panel.LastYear, 3);
        Same(alone, PooledGrowth.Project(panel, [new(panel.FirstYear - 2, panel.FirstYear - 1, 5)], panel.LastYear, 3), 0);
        Assert.Equal(PanelWeight, alone.DegreesOwn);
        var faster = PooledGrowth.Project(panel, [new(panel.LastYear, panel.LastYear, panel.Mean(panel.LastYear)!.Value + 0.1)], panel.LastYear, 3);
        Assert.True(panel.Deviations.Persistence == 0 || faster.Mean[0] > alone.Mean[0]);
    }

    [Fact]
    public void Bad_arguments_throw()
    {
        var panel = PanelGrowth.Of(new MadePanel(8, 12).Draw(9), -1)!;
        Assert.Throws<ArgumentOutOfRangeException>(() => PooledGrowth.Project(panel, [], panel.FirstYear - 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => PooledGrowth.Project(panel, [], panel.LastYear, 0));
        Assert.Throws<ArgumentException>(() => PooledGrowth.Project(panel, [new(2005, 2005, double.NaN)], panel.LastYear, 3));
        Assert.Throws<ArgumentException>(() => PooledGrowth.Project(panel, [new(2006, 2005, 0.1)], panel.LastYear, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => PooledGrowth.Project([], 0.1, 2010, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => PooledGrowth.Project([new(2005, 2005, 0.1)], 0.1, 2010, 0));
        var projection = PooledGrowth.Project(panel, [], panel.LastYear, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => projection.Change(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => projection.Change(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => projection.YearlyChange(4));
    }

    [Fact]
    public void Changes_add_up_both_covariances_and_the_rounding_of_the_origin()
    {
        var panel = PanelGrowth.Of(new MadePanel(8, 12).Draw(11), -1)!;
        var exact = PooledGrowth.Project(panel, [new(2011, 2011, 0.2)], 2011, 3);
        var rounded = exact.From(0.01);
        double variance = 0, own = 0;
        for (var i = 1; i <= 3; i++)
        {
            for (var j = 1; j <= 3; j++)
            {
                variance += exact.Common(i, j) + exact.Own(i, j);
                own += exact.Own(i, j);
            }
        }

        Assert.Equal(exact.Mean.Sum(), exact.Change(3).Location, 1e-14);
        Assert.Equal(Math.Sqrt(variance), exact.Change(3).Spread, 1e-14);
        Assert.Equal(Math.Sqrt(variance + 0.01), rounded.Change(3).Spread, 1e-14);
        Assert.True(rounded.YearlyChange(1).Spread > exact.YearlyChange(1).Spread);
        Assert.Equal(rounded.YearlyChange(2).Spread, exact.YearlyChange(2).Spread);
        Assert.True(own > 0);
    }

    private static ((double[] Mean, double[,] Common, double[,] Own) Moments, double DegreesCommon, double DegreesOwn) Dense(
        PanelGrowth panel, List<GrowthReading> readings, int origin, int years, bool standsIn)
    {
        var (width, weightOfPanel) = standsIn ? (2 * panel.Deviations.Scale, StandInWeight) : (panel.Deviations.Scale, PanelWeight);
        var used = readings.Where(r => r.From >= panel.FirstYear && r.To <= origin + years).OrderBy(r => r.To).ThenBy(r => r.From).ToList();
        var weight = used.Sum(r => Math.Pow(LevelFit.Discount, Math.Max(0, origin - r.To)));
        var (_, squares) = Filter(panel, used, width, origin, years);
        var scale = width * Math.Sqrt((squares + weightOfPanel) / (weight + weightOfPanel));
        return (Filter(panel, used, scale, origin, years).Moments, panel.Pace.Degrees, weight + weightOfPanel);
    }

    private static ((double[] Mean, double[,] Common, double[,] Own) Moments, double Squares) Filter(PanelGrowth panel, List<GrowthReading> readings, double scale, int origin, int years)
    {
        var dense = new DenseGaussian();
        var (pace, phi, share) = (panel.Pace.Scale * panel.Pace.Scale, panel.Deviations.Persistence, panel.Deviations.PassingShare);
        var (passing, lasting) = (share * scale * scale, (1 - share) * scale * scale);
        var mu = Affine.Of(panel.Mean(panel.FirstYear)!.Value) + dense.Shock(pace, isCommon: true);
        var a = dense.Shock(lasting, isCommon: false);
        var growth = new Dictionary<int, Affine>();
        var squares = 0.0;
        for (var year = panel.FirstYear; year <= origin + years; year++)
        {
            if (year > panel.FirstYear)
            {
                mu += dense.Shock(panel.Pace.Ratio * pace, isCommon: true);
                a = (phi * a) + dense.Shock(lasting * (1 - (phi * phi)), isCommon: false);
                if (panel.Mean(year) is { } mean)
                {
                    dense.Observe(mu + dense.Shock(pace, isCommon: true), mean);
                }
            }

            mu += year == panel.LastYear ? dense.Shock(panel.Pace.LevelSpread, isCommon: true) : Affine.Of(0);
            growth[year] = (panel.Mean(year) is { } known ? Affine.Of(known) : mu + dense.Shock(pace, isCommon: true)) + a + dense.Shock(passing, isCommon: false);
            foreach (var reading in readings.Where(r => r.To == year))
            {
                var number = Sum(growth, reading) + dense.Shock(reading.NoiseRatio * (pace + passing), isCommon: false);
                squares += Math.Pow(LevelFit.Discount, Math.Max(0, origin - year)) * dense.Surprise(number, reading.Value);
                dense.Observe(number, reading.Value);
            }
        }

        return (dense.Given([.. Enumerable.Range(origin + 1, years).Select(y => growth[y])]), squares);
    }

    private static Affine Sum(Dictionary<int, Affine> growth, GrowthReading reading) =>
        Enumerable.Range(reading.From, reading.To - reading.From + 1).Aggregate(Affine.Of(0), (sum, year) => sum + growth[year]);

    // Single years, sums of two or three, gaps, and first months or whole years after the origin.
    private static List<GrowthReading> Readings(RandomReader random, int first, int origin, int years, HashSet<string> mixes)
    {
        var readings = new List<GrowthReading>();
        for (var year = first; year <= origin; year++)
        {
            var length = (int)random.Integer(4);
            if (length == 0 || year + length - 1 > origin)
            {
                mixes.Add("gap");
                continue;
            }

            readings.Add(new(year, year + length - 1, length * random.Uniform(-0.05, 0.2)));
            mixes.Add(length == 1 ? "single" : "sum");
            year += length - 1;
        }

        if (random.Chance(0.5))
        {
            readings.Add(GrowthReading.OfMonths(origin + 1, 3 * (1 + (int)random.Integer(3)), random.Uniform(-0.05, 0.2)));
            mixes.Add("months");
        }

        if (years > 1 && random.Chance(0.3))
        {
            readings.Add(new(origin + 2, origin + 2, random.Uniform(-0.05, 0.2)));
            mixes.Add("ahead");
        }

        return readings;
    }

    private static void Same(((double[] Mean, double[,] Common, double[,] Own) Moments, double Common, double Own) expected, YearlyProjection actual, string which)
    {
        Assert.Equal(expected.Common, actual.DegreesCommon, 1e-12);
        Assert.Equal(expected.Own, actual.DegreesOwn, 1e-12);
        for (var i = 0; i < actual.Years; i++)
        {
            Assert.True(Math.Abs(expected.Moments.Mean[i] - actual.Mean[i]) < 1e-9, which);
            for (var j = 0; j < actual.Years; j++)
            {
                Assert.True(Math.Abs(expected.Moments.Common[i, j] - actual.Common(i + 1, j + 1)) < 1e-9, which);
                Assert.True(Math.Abs(expected.Moments.Own[i, j] - actual.Own(i + 1, j + 1)) < 1e-9, which);
            }
        }
    }

    private static void Same(YearlyProjection expected, YearlyProjection actual, double tolerance)
    {
        Assert.Equal(expected.DegreesCommon, actual.DegreesCommon, tolerance);
        Assert.Equal(expected.DegreesOwn, actual.DegreesOwn, tolerance);
        for (var i = 1; i <= expected.Years; i++)
        {
            Assert.Equal(expected.Mean[i - 1], actual.Mean[i - 1], tolerance);
            for (var j = 1; j <= expected.Years; j++)
            {
                Assert.Equal(expected.Common(i, j), actual.Common(i, j), tolerance);
                Assert.Equal(expected.Own(i, j), actual.Own(i, j), tolerance);
            }
        }
    }
}
