using Songhua.Core;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.PaceCase;
using static Songhua.Tests.Unit.Outlook.Probability.OutlookCase;

namespace Songhua.Tests.Unit.Outlook.Probability;

/// <summary>Probabilities: that they are those of the projection, and that they move the way they must.</summary>
public sealed class ProbabilityTests
{
    private static readonly PacePoint[] Own = [At("2020", 100), At("2021", 112), At("2022", 118), At("2023", 130)];

    [Fact]
    public void It_is_the_integral_of_the_projection()
    {
        var solution = Level(AtLeast(160), "2024-03-31", Own);
        var readings = new[] { 112 / 100.0, 118 / 112.0, 130 / 118.0 }.Select((g, i) => new GrowthReading(2021 + i, 2021 + i, Math.Log(g))).ToList();
        var change = PooledGrowth.Project(PanelGrowth.Of(Panel, -1)!, readings, 2023, 2).Change(2);
        Assert.Equal(1 - change.Cumulative(Math.Log(160 / 130.0)), solution.Probability!.Value, 1e-12);
        Assert.Equal((OutlookMethod.Panel, 3, Scale.Log), (solution.Method, solution.OwnChanges, solution.Scale));
        Assert.Equal(P("2023"), solution.DataUpTo);
        Assert.Equal([P("2024"), P("2025")], solution.Fan.Select(f => f.Period));
        for (var i = 0; i < OutlookSolution.Levels.Count; i++)
        {
            Assert.Equal(130 * Math.Exp(change.Quantile(OutlookSolution.Levels[i])), solution.Fan[1].Quantiles[i], 1e-9);
        }
    }

    [Fact]
    public void It_falls_with_the_height_of_the_target_and_rises_with_that_of_a_ceiling()
    {
        var (last, lastCeiling) = (1.0, 0.0);
        for (var aim = 60.0; aim < 400; aim *= 1.04)
        {
            var (floor, ceiling) = (Level(AtLeast(aim), "2024-03-31", Own).Probability!.Value, Level(NoMoreThan(aim), "2024-03-31", Own).Probability!.Value);
            Assert.True(floor < last && ceiling > lastCeiling, $"{aim}");
            Assert.Equal(1, floor + ceiling, 1e-9);
            (last, lastCeiling) = (floor, ceiling);
        }
    }

    [Fact]
    public void The_panel_alone_speaks_where_the_series_has_one_level()
    {
        var solution = Level(AtLeast(120), "2024-03-31", At("2023", 100));
        Assert.Equal((OutlookMethod.PanelAlone, 0), (solution.Method, solution.OwnChanges));
        Assert.Contains("rests on the comparable regions alone", OutlookCase.All(solution, Language.English), StringComparison.Ordinal);
        Assert.Equal(OutlookMethod.OwnReadings, Assess(Of(AtLeast(160), "2024-03-31", Own)).Method);
    }

    // A stand-in shows how far regions go with less weight, and says so.
    [Fact]
    public void A_stand_in_is_wider()
    {
        var solution = Assess(Of(AtLeast(120), "2024-03-31", At("2023", 100)), Reference with { IsSameIndicator = false });
        var same = Level(AtLeast(120), "2024-03-31", At("2023", 100));
        Assert.True(solution.Projection!.Change(2).Spread > same.Projection!.Change(2).Spread);
        Assert.Contains("Made-up regions", OutlookCase.All(solution, Language.English), StringComparison.Ordinal);
        Assert.Contains("替代指标", OutlookCase.All(solution, Language.Chinese), StringComparison.Ordinal);
        Assert.Null(solution.Precedents!.SimilarStart);
        Assert.NotNull(same.Precedents!.SimilarStart);
    }

    [Fact]
    public void Rounding_of_the_last_level_widens()
    {
        var (exact, rounded) = (Level(AtLeast(160), "2024-03-31", Own), Level(AtLeast(160), "2024-03-31", [.. Own[..3], At("2023", 130, 5)]));
        var width = Math.Log(135 / 125.0);
        Assert.Equal(Math.Pow(exact.Projection!.Change(2).Spread, 2) + (width * width / 12), Math.Pow(rounded.Projection!.Change(2).Spread, 2), 1e-12);
        Assert.Equal(exact.Fan[1].Quantiles[4], rounded.Fan[1].Quantiles[4], 1e-9);
        Assert.True(rounded.Fan[1].Quantiles[0] < exact.Fan[1].Quantiles[0] && rounded.Fan[1].Quantiles[^1] > exact.Fan[1].Quantiles[^1]);
    }

    [Fact]
    public void A_rounded_target_gives_both_ends()
    {
        var solution = Level(Reach(160) with { Value = new Interval(150, 170) }, "2024-03-31", Own);
        Assert.Equal((Level(AtLeast(170), "2024-03-31", Own).Probability!.Value, Level(AtLeast(150), "2024-03-31", Own).Probability!.Value), solution.ByWording!.Value);
        Assert.InRange(solution.Probability!.Value, solution.ByWording.Value.Low, solution.ByWording.Value.High);
        Assert.Contains("wording and rounding", OutlookCase.All(solution, Language.English), StringComparison.Ordinal);
        Assert.Contains("措辞", OutlookCase.All(solution, Language.Chinese), StringComparison.Ordinal);
        Assert.Null(Level(Reach(160), "2024-03-31", Own).ByWording);
    }

    [Fact]
    public void A_range_is_hit_between_its_ends_and_its_lower_one_is_told()
    {
        var target = Reach(0) with { Value = new Interval(140, 170), Sense = TargetSense.Within };
        var solution = Level(target, "2024-03-31", Own);
        var (low, high) = (Level(AtLeast(140), "2024-03-31", Own).Probability!.Value, Level(AtLeast(170), "2024-03-31", Own).Probability!.Value);
        Assert.Equal(low - high, solution.Probability!.Value, 1e-12);
        Assert.Contains($"as high or higher has a probability of {new Percentage(low)}", OutlookCase.All(solution, Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain("as high or higher", OutlookCase.All(Level(target with { Better = Better.Lower }, "2024-03-31", Own), Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_are_projected_by_their_logits_and_stay_shares()
    {
        var target = AtLeast(0.95) with { Bounds = new Interval(0, 1), Facet = Facet.Level };
        var problem = Of(target, "2024-03-31", At("2019", 0.70), At("2020", 0.78), At("2021", 0.82), At("2022", 0.88), At("2023", 0.90)) with { Measure = Percent };
        var solution = Assess(problem, Reference);
        Assert.Equal((Scale.Logit, OutlookMethod.OwnReadings), (solution.Scale, solution.Method));
        Assert.All(solution.Fan.SelectMany(f => f.Quantiles), q => Assert.InRange(q, 0.3, 0.9999));
        static double Logit(double p) => Math.Log(p / (1 - p));
        Assert.Equal(1 - solution.Projection!.Change(2).Cumulative(Logit(0.95) - Logit(0.90)), solution.Probability!.Value, 1e-12);
        Assert.Null(solution.Precedents);
        Assert.Equal(0, Assess(problem with { Target = target with { Value = Interval.AtLeast(1) } }).Probability!.Value, 1e-12);
    }

    // As more months of the due year are known, the probability moves towards what they show.
    [Theory]
    [InlineData(0.09, true)]
    [InlineData(0.01, false)]
    public void First_months_lead_growth(double shown, bool up)
    {
        PacePoint[] years = [At("2020", 0.05), At("2021", 0.06), At("2022", 0.04), At("2023", 0.05)];
        var last = Assess(Growths(GrowthOf(0.05), "2024-01-31", years)).Probability!.Value;
        foreach (var months in (string[])["2024-Q1", "2024-H1", "2024-01..2024-09", "2024-01..2024-11"])
        {
            var solution = Assess(Growths(GrowthOf(0.05), "2024-12-15", [.. years, At(months, shown)]));
            Assert.True(up ? solution.Probability > last : solution.Probability < last, $"{months} {solution.Probability} {last}");
            Assert.Equal(P(months), solution.DataUpTo);
            Assert.Contains("taken into account", OutlookCase.All(solution, Language.English), StringComparison.Ordinal);
            last = solution.Probability!.Value;
        }

        Assert.InRange(last, up ? 0.9 : 0, up ? 1 : 0.1);
    }

    [Fact]
    public void Growth_is_beside_its_own_years_only()
    {
        var solution = Assess(Growths(GrowthOf(0.05, "2025"), "2024-03-31", At("2021", 0.05), At("2022", 0.04), At("2023", 0.06)), Reference);
        Assert.Equal((OutlookMethod.OwnReadings, 3), (solution.Method, solution.OwnChanges));
        Assert.Null(solution.Precedents);
        Assert.Equal(2, solution.Fan.Count);
        Assert.True(solution.Fan[1].Quantiles[^1] > solution.Fan[0].Quantiles[^1]);
        Assert.Contains("own 3 earlier years", OutlookCase.All(solution, Language.English), StringComparison.Ordinal);
        Assert.Contains("以往3年", OutlookCase.All(solution, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Observed_growth_stands_in_for_levels_where_it_links_them()
    {
        var problem = Of(AtLeast(140), "2024-03-31", At("2022", 100)) with { Growths = [At("2021", 0.15), At("2022", 0.14), At("2023", 0.16)] };
        var (linked, apart) = (Assess(problem, Reference), Assess(problem, Reference, links: false));
        Assert.Equal((3, 0), (linked.OwnChanges, apart.OwnChanges));
        Assert.Equal((P("2023"), P("2022")), (linked.DataUpTo, apart.DataUpTo));
        Assert.Equal(116, linked.Fan[0].Quantiles[4], 1e-9);
        Assert.True(linked.Fan[0].Quantiles[^1] - linked.Fan[0].Quantiles[0] < 1e-9);
        Assert.True(linked.Probability > apart.Probability);
    }

    // The growth of the due year itself settles it up to rounding, though no level is published.
    [Fact]
    public void Growth_of_the_due_year_counts_with_its_rounding()
    {
        var problem = Of(AtLeast(116), "2024-03-31", At("2023", 100));
        PaceProblem With(double growth) => Of(AtLeast(116, "2024"), "2025-02-28", At("2023", 100, 0.5)) with { Growths = [At("2024", growth, 0.0005)] };
        Assert.InRange(Assess(With(0.16), Reference).Probability!.Value, 0.4, 0.6);
        Assert.True(Assess(With(0.18), Reference).Probability > 0.99);
        Assert.True(Assess(With(0.14), Reference).Probability < 0.01);
        Assert.InRange(Assess(problem, Reference).Probability!.Value, 0.2, 0.95);
    }

    [Fact]
    public void First_months_lead_levels_too()
    {
        PaceProblem With(params PacePoint[] growths) => Of(AtLeast(115, "2024"), "2024-12-15", At("2021", 84), At("2022", 92), At("2023", 100)) with { Growths = growths };
        var none = Assess(With(), Reference).Probability!.Value;
        var quarter = Assess(With(At("2024-Q1", 0.2)), Reference);
        var most = Assess(With(At("2024-Q1", 0.2), At("2024-01..2024-10", 0.2)), Reference);
        Assert.True(none < quarter.Probability && quarter.Probability < most.Probability && most.Probability > 0.8);
        Assert.Equal((P("2024-Q1"), 2), (quarter.DataUpTo, quarter.OwnChanges));
        Assert.Contains("as a part of its year", OutlookCase.All(most, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_before_a_break_are_not_used()
    {
        var plain = Of(AtLeast(160), "2024-03-31", Own);
        Assert.Equal(3, Assess(plain, Reference).OwnChanges);
        Assert.Equal(1, Assess(plain with { Breaks = [new SeriesBreak(2022)] }, Reference).OwnChanges);
        Assert.Equal(0, Assess(plain with { Breaks = [new SeriesBreak(2023)] }, Reference).OwnChanges);
    }

    [Fact]
    public void An_interim_target_taken_as_met_makes_it_a_probability_at_most()
    {
        var problem = Of(AtLeast(160), "2024-03-31") with { Interim = [new InterimTarget(P("2024"), Interval.Point(120), "x")], Growths = [At("2023", 0.1)] };
        var solution = Assess(problem, Reference);
        Assert.NotNull(solution.Probability);
        Assert.Contains("one at most", OutlookCase.All(solution, Language.English), StringComparison.Ordinal);
        Assert.Contains("上限", OutlookCase.All(solution, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Precedents_stand_beside_it_and_much_difference_is_told()
    {
        var solution = Level(AtLeast(160), "2024-03-31", Own);
        Assert.Equal((2, Math.Sqrt(160 / 130.0) - 1), (solution.Precedents!.Years, solution.Precedents.Pace));
        Assert.Equal(new Precedents(Panel, -1).Of(2, Math.Log(160 / 130.0) / 2).Reached, solution.Precedents.All.Reached);
        var never = Level(AtLeast(900), "2024-03-31", Own);
        Assert.Equal(0, never.Precedents!.All.Reached);
        Assert.Contains("In no comparable region", OutlookCase.All(never, Language.English), StringComparison.Ordinal);
        Assert.Contains("没有一个", OutlookCase.All(never, Language.Chinese), StringComparison.Ordinal);
        var falling = Level(AtLeast(128, "2024"), "2024-03-31", At("2019", 250), At("2020", 210), At("2021", 170), At("2022", 150), At("2023", 128));
        Assert.Contains("differ by much", OutlookCase.All(falling, Language.English), StringComparison.Ordinal);
        Assert.Contains("差异较大", OutlookCase.All(falling, Language.Chinese), StringComparison.Ordinal);
        Assert.Null(Level(NoMoreThan(160), "2024-03-31", Own).Precedents);
    }

    [Fact]
    public void After_the_due_period_it_is_the_probability_of_the_figure()
    {
        Assert.Contains("not yet known", OutlookCase.All(Level(AtLeast(160), "2026-01-31", Own), Language.English), StringComparison.Ordinal);
        Assert.Contains("数据未公布", OutlookCase.All(Level(AtLeast(160), "2026-01-31", Own), Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_synthetic_origin_makes_a_synthetic_probability()
    {
        Assert.Equal(ValueStatus.Estimate, Level(AtLeast(160), "2024-03-31", Own).Status);
        Assert.Equal(ValueStatus.Synthetic, Level(AtLeast(160), "2024-03-31", [.. Own[..3], Own[3] with { Status = ValueStatus.Synthetic }]).Status);
    }

    // Half a dozen problems, every sentence in both languages: no place left open, no full stop of the other language.
    [Fact]
    public void Every_sentence_reads_in_both_languages()
    {
        OutlookSolution[] solutions =
        [
            Level(AtLeast(160), "2024-03-31", Own), Level(AtLeast(900), "2026-03-31", Own), Level(Reach(160) with { Value = new Interval(150, 170) }, "2024-03-31", Own),
            Assess(Of(AtLeast(160), "2024-03-31", Own[..2]), Reference with { IsSameIndicator = false }), Level(AtLeast(1), "2024-03-31"), Level(AtLeast(1, due: null), "2024-03-31"),
            Assess(Growths(GrowthOf(0.05), "2024-12-15", At("2021", 0.05), At("2022", 0.04), At("2023", 0.06), At("2024-H1", 0.04))),
        ];
        foreach (var message in solutions.SelectMany(s => s.Remarks.Append(s.Reason)))
        {
            var (english, chinese) = (message.In(Language.English), message.In(Language.Chinese));
            Assert.DoesNotContain('{', english + chinese);
            Assert.EndsWith(".", english, StringComparison.Ordinal);
            Assert.EndsWith("。", chinese, StringComparison.Ordinal);
            Assert.DoesNotContain(english, c => c > 0x3000);
        }
    }
}
