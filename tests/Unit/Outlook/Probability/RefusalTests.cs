using Songhua.Core;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.PaceCase;
using static Songhua.Tests.Unit.Outlook.Probability.OutlookCase;

namespace Songhua.Tests.Unit.Outlook.Probability;

/// <summary>What cannot be judged is said, with what is missing; what is known has no probability.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Without_a_date() => Refused(Level(AtLeast(200, due: null), "2024-01-31", At("2023", 100)), "due date", "期限");

    [Fact]
    public void Without_a_number_what_is_missing_is_named()
    {
        var missing = new MissingObservation(P("2018"), Facet.Growth);
        Refused(Level(AtLeast(0) with { Value = Interval.All, MissingInputs = [missing] }, "2024-01-31", At("2023", 100)), "cannot be put in numbers", "量化", missing);
    }

    // "One and a half times that of 2020", of which only "more than 100" is known.
    [Fact]
    public void With_a_number_known_by_a_bound()
    {
        var missing = new MissingObservation(P("2020"), Facet.Level);
        var target = new PaceTarget(Interval.AtMost(150), TargetSense.AtLeast, Better.Higher, P("2025")) { Stated = double.NaN, MissingInputs = [missing] };
        Refused(Level(target, "2024-01-31", At("2022", 90), At("2023", 100)), "only a bound", "界限", missing);
        Refused(Assess(Growths(target with { Facet = Facet.Growth, Value = Interval.AtLeast(0.05), Sense = TargetSense.AtMost }, "2024-01-31", At("2021", 0.05), At("2022", 0.04), At("2023", 0.06))), "only a bound", "界限", missing);
    }

    [Fact]
    public void Of_a_running_total() => Refused(Level(AtLeast(200, "2021..2025") with { IsCumulative = true }, "2024-01-31", At("2021..2023", 100)), "added up over several years", "累计");

    [Fact]
    public void Without_a_level_the_last_one_is_named() =>
        Refused(Level(AtLeast(200), "2024-01-31"), "No level that compares", "没有可与目标比较", new MissingObservation(P("2023"), Facet.Level));

    [Fact]
    public void With_a_level_of_other_months() =>
        Refused(Level(AtLeast(200), "2024-06-30", At("2024-Q1", 20)), "No level that compares", "没有可与目标比较", new MissingObservation(P("2023"), Facet.Level));

    [Fact]
    public void With_levels_before_a_break_alone()
    {
        var problem = Of(AtLeast(200), "2024-01-31", At("2019", 80), At("2020", 90)) with { Breaks = [new SeriesBreak(2021)] };
        var solution = Assess(problem, Reference);
        Refused(solution, "No level that compares", "没有可与目标比较");
        Assert.NotEmpty(solution.Missing);
    }

    [Fact]
    public void With_a_last_value_known_by_a_bound()
    {
        var solution = Level(NoMoreThan(50), "2024-01-31", At("2021", 100), At("2022", 95), AtMost("2023", double.PositiveInfinity) with { Value = Interval.AtLeast(80) });
        Refused(solution, "Of the last value only a bound is known", "只知其界限", new MissingObservation(P("2023"), Facet.Level));
    }

    [Fact]
    public void With_a_level_at_zero_or_below()
    {
        Refused(Level(AtLeast(200), "2024-01-31", At("2022", 10), At("2023", 0)), "not above zero", "不大于零");
        Refused(Level(AtLeast(200), "2024-01-31", At("2022", 10), At("2023", -5)), "not above zero", "不大于零");
    }

    [Fact]
    public void With_too_few_changes_and_no_panel()
    {
        var points = Chain(0.1, 0.1);
        Refused(Assess(Of(AtLeast(200), "2018-01-31", points)), "Only 2 yearly changes", "仅有2个", new MissingObservation(P("2014"), Facet.Level));
        Refused(Assess(Of(AtLeast(200), "2018-01-31", points[1..])), "Only 1 yearly change ", "仅有1个", new MissingObservation(P("2015"), Facet.Level));
        Assert.NotNull(Assess(Of(AtLeast(200), "2018-01-31", points), Reference).Probability);
        Assert.NotNull(Assess(Of(AtLeast(200), "2019-01-31", Chain(0.1, 0.1, 0.2))).Probability);
    }

    [Fact]
    public void With_a_date_too_far()
    {
        Refused(Level(AtLeast(900, "2039"), "2024-01-31", At("2022", 90), At("2023", 100)), "16 years after", "16年");
        Assert.NotNull(Level(AtLeast(900, "2038"), "2024-01-31", At("2022", 90), At("2023", 100)).Probability);
        PacePoint[] growths = [At("2021", 0.05), At("2022", 0.04), At("2023", 0.06)];
        Refused(Assess(Growths(GrowthOf(0.05, "2034"), "2024-01-31", growths)), "11 years after", "11年");
        Assert.NotNull(Assess(Growths(GrowthOf(0.05, "2033"), "2024-01-31", growths)).Probability);
    }

    // A target of 2035 misses growth that can be known by now, not that of the years before it.
    [Theory]
    [InlineData("2024")]
    [InlineData("2035")]
    public void Of_growth_with_too_few_figures(string due)
    {
        var (y21, y22, y23) = (new MissingObservation(P("2021"), Facet.Growth), new MissingObservation(P("2022"), Facet.Growth), new MissingObservation(P("2023"), Facet.Growth));
        Refused(Assess(Growths(GrowthOf(0.05, due), "2024-01-31")), "No comparable yearly growth", "没有可比年度增速", y23, y22, y21);
        Refused(Assess(Growths(GrowthOf(0.05, due), "2024-01-31", At("2022", 0.04))), "Only 1 comparable", "仅有1个", y23, y21);
        Refused(Assess(Growths(GrowthOf(0.05, due), "2024-01-31", At("2021", 0.05), At("2022", 0.04))), "Only 2 comparable", "仅有2个", y23);
    }

    [Fact]
    public void Growth_of_other_months_is_no_reading() =>
        Refused(Assess(Growths(GrowthOf(0.05), "2024-06-30", At("2021-Q1", 0.05), At("2022-Q1", 0.04), At("2023-Q1", 0.06), At("2024-Q1", 0.06))), "No comparable yearly growth", "没有可比年度增速");

    [Fact]
    public void What_is_known_has_an_outcome_and_no_probability()
    {
        Known(Level(AtLeast(200), "2026-01-31", At("2024", 150), At("2025", 210)), true);
        Known(Level(AtLeast(200), "2026-01-31", At("2024", 150), At("2025", 190)), false);
        Known(Assess(Growths(GrowthOf(0.05), "2025-01-31", At("2023", 0.04), At("2024", 0.06))), true);
        Known(Level(AtLeast(200, due: null), "2024-01-31", At("2023", 250)), true);
        Known(Level(AtLeast(90, "2021..2025") with { IsCumulative = true }, "2024-01-31", At("2021..2023", 100)), true);
        Known(Level(NoMoreThan(50), "2024-06-30", At("2023", 40), At("2025", 45)), true);
    }

    // Reached early is not met: levels fall again.
    [Fact]
    public void What_is_reached_early_stays_open() => Assert.InRange(Level(AtLeast(99), "2024-01-31", At("2022", 90), At("2023", 100)).Probability!.Value, 0.5, 0.999);

    private static void Known(OutlookSolution solution, bool met)
    {
        Assert.Equal((met, null), ((bool?)solution.Outcome, solution.Probability));
        Assert.Contains(met ? "met" : "missed", solution.Reason.In(Language.English));
        Assert.Contains(met ? "已实现" : "未实现", solution.Reason.In(Language.Chinese));
        Assert.Empty(solution.Fan);
    }

    private static void Refused(OutlookSolution solution, string english, string chinese, params MissingObservation[] missing)
    {
        Assert.Null(solution.Probability);
        Assert.Null(solution.Outcome);
        Assert.Contains(english, solution.Reason.In(Language.English), StringComparison.Ordinal);
        Assert.Contains(chinese, solution.Reason.In(Language.Chinese), StringComparison.Ordinal);
        Assert.Equal(OutlookMethod.None, solution.Method);
        Assert.Empty(solution.Fan);
        Assert.True(missing.Length == 0 || missing.Select(m => m.In(Language.English)).SequenceEqual(solution.Missing.Select(m => m.In(Language.English))), string.Join("; ", solution.Missing.Select(m => m.In(Language.English))));
    }
}
