using Songhua.Core;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.PaceCase;

namespace Songhua.Tests.Unit.Outlook;

/// <summary>Targets that are due, undated, unknown, or without levels.</summary>
public class OutcomeTests
{
    [Fact]
    public void Due_and_observed()
    {
        Assert.Equal(Verdict.Met, Judge(AtLeast(700), "2026-03", At("2025", 700)).Verdict);
        var missed = Judge(AtLeast(700), "2026-03", At("2023", 500), At("2025", 525));
        Assert.Equal(Verdict.Missed, missed.Verdict);
        Assert.Equal((0.0, 175.0, 0.25), (missed.YearsLeft!.Value, missed.Gap!.Value.Central, missed.GapRatio!.Value.Central));
        Assert.Null(missed.Required);
        Assert.Contains("(25 %)", missed.Reason.ToString(), StringComparison.Ordinal);
        Assert.Equal(Verdict.Missed, Judge(NoMoreThan(50), "2026-03", At("2025", 55)).Verdict);
    }

    [Fact]
    public void Observed_before_the_period_is_out_counts() => Assert.Equal(Verdict.Met, Judge(AtLeast(700), "2025-12-20", At("2025", 710)).Verdict);

    [Fact]
    public void A_bound_that_settles_counts_and_one_that_does_not_names_what_is_needed()
    {
        var missed = Judge(Reach(700_000), "2026-03", AtMost("2025", 183_600));
        Assert.Equal((Verdict.Missed, false), (missed.Verdict, missed.RoundingCouldChangeIt));
        Assert.Equal(516_400, missed.Gap!.Value.Range.Low, 6);
        Assert.Contains("was at most 183.6 thousand vehicles against a target of 700 thousand vehicles: at least 516.4 thousand vehicles short", missed.Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("不超过18.36万辆", missed.Reason.In(Language.Chinese), StringComparison.Ordinal);

        var open = Judge(Reach(150_000), "2026-03", AtMost("2025", 183_600));
        Assert.Equal(Verdict.CannotBeJudged, open.Verdict);
        Assert.Equal([new MissingObservation(P("2025"), Facet.Level)], open.Missing);
    }

    [Fact]
    public void Due_and_not_observed_names_the_period()
    {
        var s = Judge(AtLeast(700), "2026-03", At("2024", 690), At("2026-01", 900));
        Assert.Equal(Verdict.CannotBeJudged, s.Verdict);
        Assert.Equal([new MissingObservation(P("2025"), Facet.Level)], s.Missing);
        Assert.Equal(Verdict.CannotBeJudged, Judge(AtLeast(700), "2027-03", At("2026", 900)).Verdict);
    }

    [Fact]
    public void A_later_stock_stands_in_and_says_so()
    {
        var problem = new PaceProblem(AtLeast(1700), Stock, Day("2027-03")) { Levels = [At("2026-06", 1650)] };
        var s = Pace.Assess(problem);
        Assert.Equal(Verdict.Missed, s.Verdict);
        Assert.Contains("2026-06, stands in", s.Reason.ToString(), StringComparison.Ordinal);
        Assert.Equal(Verdict.CannotBeJudged, Pace.Assess(problem with { Levels = [At("2028", 1650)] }).Verdict);
        Assert.Equal(Verdict.Met, Pace.Assess(problem with { Levels = [At("2025-12-31", 1700)] }).Verdict);
    }

    [Fact]
    public void Running_totals_settle_from_earlier_and_later_figures()
    {
        var problem = new PaceProblem(AtLeast(300) with { IsCumulative = true }, Stock, Day("2027-03"));
        Assert.Equal(Verdict.Met, Pace.Assess(problem with { Levels = [At("2024", 310)] }).Verdict);
        Assert.Equal(Verdict.Missed, Pace.Assess(problem with { Levels = [At("2024", 200), At("2026-06", 290)] }).Verdict);
        var late = Pace.Assess(problem with { Levels = [At("2024", 200), At("2026-06", 310)] });
        Assert.Equal(Verdict.CannotBeJudged, late.Verdict);
        Assert.Contains("in time", late.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_the_due_year_can_settle_a_flow_that_cannot_be_negative()
    {
        var target = AtLeast(700) with { Bounds = Interval.NonNegative };
        var s = Judge(target, "2025-11", At("2024", 600), At("2025-01..2025-09", 720));
        Assert.Equal(Verdict.Met, s.Verdict);
        Assert.Null(s.Baseline);
        Assert.Equal(Verdict.Missed, Judge(NoMoreThan(700) with { Bounds = Interval.NonNegative }, "2025-11", At("2024", 600), At("2025-H1", 720)).Verdict);
        Assert.Equal(P("2024"), Judge(target, "2025-11", At("2023", 500), At("2024", 600), At("2025-H1", 320)).Latest!.Value.Period);
    }

    [Fact]
    public void Without_a_date_the_level_is_compared()
    {
        Assert.Equal(Verdict.Met, Judge(AtLeast(100, null), "2024-03", At("2023", 110)).Verdict);
        var open = Judge(AtLeast(100, null), "2024-03", At("2022", 70), At("2023", 80));
        Assert.Equal(Verdict.CannotBeJudged, open.Verdict);
        Assert.Null(open.Required);
        Assert.NotNull(open.Observed);
        Assert.Contains("without a due date", open.Reason.ToString(), StringComparison.Ordinal);
        Assert.Equal([new MissingObservation(P("2023"), Facet.Level)], Judge(AtLeast(100, null), "2024-03").Missing);
    }

    [Fact]
    public void A_target_without_a_number_names_what_it_needs()
    {
        var missing = new MissingObservation(P("2018"), Facet.Growth);
        var target = new PaceTarget(Interval.All, TargetSense.AtLeast, Better.Higher, P("2019")) { Facet = Facet.Growth, MissingInputs = [missing] };
        var s = Pace.Assess(new PaceProblem(target, Percent, Day("2020-03")) { Growths = [At("2019", 0.03)] });
        Assert.Equal(Verdict.CannotBeJudged, s.Verdict);
        Assert.Equal([missing], s.Missing);
        Assert.Contains("the growth of 2018", s.Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("2018年的增速", s.Reason.In(Language.Chinese), StringComparison.Ordinal);

        var bounded = target with { Value = new Interval(0.05, double.PositiveInfinity), Sense = TargetSense.AtMost };
        Assert.Equal(Verdict.Met, Pace.Assess(new PaceProblem(bounded, Percent, Day("2020-03")) { Growths = [At("2019", 0.03)] }).Verdict);
        Assert.Equal([missing], Pace.Assess(new PaceProblem(bounded, Percent, Day("2020-03")) { Growths = [At("2019", 0.06)] }).Missing);
    }

    [Fact]
    public void Without_levels_the_best_case_can_tell_off_track()
    {
        var problem = Of(Reach(700_000), "2024-03-31") with
        {
            Growths = [At("2023", 0.40, 0.005)],
            Interim = [new InterimTarget(P("2024"), Interval.Point(200_000), "i")],
        };
        var s = Pace.Assess(problem);
        Assert.Equal((Verdict.OffTrack, false), (s.Verdict, s.RoundingCouldChangeIt));
        Assert.Equal(2.5, s.Required!.Compound!.Value.Central, 12);
        Assert.Equal(0.4, s.Observed!.Compound!.Value.Central, 12);
        Assert.Null(s.Latest);
        Assert.Equal(
            "Even if the interim target of 200 thousand vehicles in 2024 is met, 2025 needs +250 %; the last observed growth is +40 % (2023).",
            s.Reason.ToString());
        Assert.Equal("即使2024年20万辆的阶段性目标如期实现，2025年仍需增长250%；最近一次增速数据为2023年增长40%。", s.Reason.In(Language.Chinese));
        Assert.Contains("beyond anything plausible", All(s), StringComparison.Ordinal);
        Assert.Equal([new MissingObservation(P("2023"), Facet.Level)], s.Missing);

        Assert.Equal(Verdict.CannotBeJudged, Pace.Assess(problem with { Growths = [] }).Verdict);
        Assert.Equal(Verdict.CannotBeJudged, Pace.Assess(problem with { Interim = [] }).Verdict);
        var enough = Pace.Assess(problem with { Growths = [At("2023", 2.6)] });
        Assert.Equal(Verdict.CannotBeJudged, enough.Verdict);
        Assert.Contains("That would do", enough.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_serves_as_the_best_case()
    {
        var s = Pace.Assess(Of(Reach(700_000), "2025-03", AtMost("2024", 150_000)) with { Growths = [At("2023", 0.40)] });
        Assert.Equal(Verdict.OffTrack, s.Verdict);
        Assert.Equal((700.0 / 150) - 1, s.Required!.Compound!.Value.Central, 12);
        Assert.Contains("at the limit of what is known", s.Reason.ToString(), StringComparison.Ordinal);
    }
}
