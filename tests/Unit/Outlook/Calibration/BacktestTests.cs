using Songhua.Numerics;
using Songhua.Outlook;
using Songhua.Tests.Unit.Outlook.Projection;

namespace Songhua.Tests.Unit.Outlook.Calibration;

/// <summary>Back-tests of panels drawn from the model itself, and the scores of forecasts counted by hand.</summary>
public sealed class BacktestTests
{
    // Forecasts of one origin share its surprises: only many panels together tell.
    [Fact]
    public void Intervals_cover_what_they_say_where_the_model_holds()
    {
        var cases = Enumerable.Range(0, 24).SelectMany(seed => BacktestEngine.Run(new MadePanel(9, 16) { Persistence = 0.7, Step = 0.01, Common = 0.02 }.Draw((ulong)seed)).Cases).ToList();
        var result = new BacktestResult(cases);
        foreach (var scores in result.ByHorizon.Append(result.Together))
        {
            Assert.InRange(scores.Cover80, 0.75, 0.85);
            Assert.InRange(scores.Cover95, 0.91, 0.985);
            Assert.InRange(scores.Cover50, 0.44, 0.57);
            Assert.All(scores.Positions, share => Assert.InRange(share, 0.06, 0.14));
            Assert.Equal(1, scores.Positions.Sum(), 1e-9);
            Assert.All(scores.BaselineScores, score => Assert.True(scores.RankedScore < score));
        }

        Assert.All(result.Reliability.Where(c => c.Count > 1500), c => Assert.True(Math.Abs(c.Predicted - c.Observed) < 0.06, $"{c}"));
    }

    [Fact]
    public void The_whole_is_the_same_for_any_number_of_threads_and_keeps_its_order()
    {
        var panel = new MadePanel(7, 13) { Holes = 0.03 }.Draw(2);
        var (one, other) = (BacktestEngine.Run(panel), BacktestEngine.Run(panel));
        Assert.Equal(one.Cases.Select(c => (c.Region.Key, c.Origin, c.Years, c.Position, c.RankedScore)), other.Cases.Select(c => (c.Region.Key, c.Origin, c.Years, c.Position, c.RankedScore)));
        Assert.Equal(one.Cases.Select(c => (c.Origin, c.Region.Key, c.Years)), one.Cases.Select(c => (c.Origin, c.Region.Key, c.Years)).Order());
    }

    // What came after an origin cannot change what was said at it.
    [Fact]
    public void Nothing_after_an_origin_is_used()
    {
        var made = new MadePanel(8, 14);
        var levels = made.Levels(4);
        var changed = levels.Select((v, i) => i % made.Years > 10 ? 3 * v : v).ToArray();
        var before = BacktestEngine.Run(new ComparisonPanel(MadePanel.Named(8), made.FirstYear, levels, [])).Cases.Where(c => c.Origin <= 2010).ToList();
        var after = BacktestEngine.Run(new ComparisonPanel(MadePanel.Named(8), made.FirstYear, changed, [])).Cases.Where(c => c.Origin <= 2010).ToList();
        Assert.Equal(before.Select(c => (c.Region.Key, c.Origin, c.Years, c.Median)), after.Select(c => (c.Region.Key, c.Origin, c.Years, c.Median)));
        Assert.Equal(before.SelectMany(c => c.Chances.Select(p => (p.Model, p.Precedents))), after.SelectMany(c => c.Chances.Select(p => (p.Model, p.Precedents))));
        Assert.NotEqual(before.Select(c => c.Outcome), after.Select(c => c.Outcome));
    }

    // A region that the panel does not contain is projected as one that it does.
    [Fact]
    public void A_case_is_the_projection_without_its_region()
    {
        var made = new MadePanel(8, 14);
        var panel = made.Draw(6);
        var forecast = BacktestEngine.Run(panel).Cases.Single(c => c.Region.Key == "r3" && c.Origin == 2010 && c.Years == 2);
        var levels = made.Levels(6);
        var known = new ComparisonPanel(MadePanel.Named(7), made.FirstYear, levels[..(3 * made.Years)].Concat(levels[(4 * made.Years)..]).ToArray(), []).UpTo(2010);
        var readings = Enumerable.Range(2001, 10).Select(y => new GrowthReading(y, y, panel.Growth(3, y))).ToList();
        var change = PooledGrowth.Project(PanelGrowth.Of(known, -1)!, readings, 2010, 2).Change(2);
        Assert.Equal(change.Location, forecast.Median, 1e-9);
        Assert.Equal(change.Cumulative(forecast.Outcome), forecast.Position, 1e-9);
        Assert.Equal(panel.Log(3, 2012) - panel.Log(3, 2010), forecast.Outcome, 1e-12);
        Assert.Equal(1 - change.Cumulative(2 * Math.Log(1.05)), forecast.Chances.Single(c => c.Pace == 0.05).Model, 1e-9);
    }

    [Fact]
    public void Baselines_are_the_rules_of_thumb()
    {
        var panel = new MadePanel(6, 12).Draw(8);
        var forecast = BacktestEngine.Run(panel).Cases.Single(c => c.Region.Key == "r1" && c.Origin == 2007 && c.Years == 3);
        var growth = Enumerable.Range(2001, 7).Select(y => panel.Growth(1, y)).ToList();
        var mean = growth.Average();
        var variance = growth.Sum(g => (g - mean) * (g - mean)) / 6;
        Assert.Equal(Normal(3 * mean, Math.Sqrt(variance * 3 * (1 + (3.0 / 7))), forecast.Outcome), forecast.BaselineScores[(int)Baseline.RandomWalk], 1e-9);
        var errors = from r in Enumerable.Range(0, 6) from at in Enumerable.Range(2002, 3) select panel.Change(r, at, 3) - (3 * panel.Growth(r, at));
        Assert.Equal(Normal(3 * growth[^1], Math.Sqrt(errors.Average(e => e * e)), forecast.Outcome), forecast.BaselineScores[(int)Baseline.LastGrowth], 1e-9);
    }

    [Fact]
    public void Scores_are_counted()
    {
        var region = MadePanel.Named(1)[0];
        BacktestCase Case(int origin, double position, double score, double chance, bool reached) =>
            new(region, origin, 1, 0, 0, position, score, [score + 1, score + 2, score + 3], [new(0.05, chance, origin == 2001 ? double.NaN : 0.5, reached)]);
        var scores = Assert.Single(new BacktestResult([Case(2001, 0.5, 0.1, 0.9, true), Case(2001, 0.05, 0.3, 0.2, true), Case(2002, 0.9, 0.2, 0.4, false), Case(2003, 1, 0.6, 1, true)]).ByHorizon);
        Assert.Equal((1, 4, 3), (scores.Years, scores.Count, scores.Origins));
        Assert.Equal((0.25, 0.5, 0.75), (scores.Cover50, scores.Cover80, scores.Cover95));
        Assert.Equal(0.3, scores.RankedScore, 1e-12);
        Assert.Equal([1.3, 2.3, 3.3], scores.BaselineScores.Select(b => Math.Round(b, 12)));
        Assert.Equal((0.01 + 0.64 + 0.16 + 0) / 4, scores.Brier, 1e-12);
        Assert.Equal(0.25, scores.BrierPrecedents, 1e-12);
        Assert.Equal([0.25, 0, 0, 0, 0, 0.25, 0, 0, 0, 0.5], scores.Positions);
    }

    [Fact]
    public void A_short_panel_has_no_back_test()
    {
        var none = BacktestEngine.Run(new MadePanel(8, 6).Draw(1));
        Assert.Empty(none.Cases);
        Assert.Empty(none.ByHorizon);
        Assert.Empty(none.Reliability);
        Assert.True(double.IsNaN(none.Together.Cover80) && none.Together.Count == 0);
    }

    private static double Normal(double mean, double deviation, double outcome)
    {
        var z = (outcome - mean) / deviation;
        return deviation * ((z * (1 - (2 * NormalDistribution.UpperTail(z)))) + (2 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)) - (1 / Math.Sqrt(Math.PI)));
    }
}
