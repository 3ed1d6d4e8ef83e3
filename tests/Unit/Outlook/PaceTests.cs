using Songhua.Core;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.PaceCase;

namespace Songhua.Tests.Unit.Outlook;

/// <summary>Targets that are not yet due: pace.</summary>
public class PaceTests
{
    [Fact]
    public void On_track_with_every_number()
    {
        var s = Judge(AtLeast(144, "2025"), "2024-03", At("2021", 81), At("2022", 90), At("2023", 119));
        Assert.Equal(Verdict.OnTrack, s.Verdict);
        Assert.Equal((P("2021"), P("2023")), (s.Baseline!.Value.Period, s.Latest!.Value.Period));
        Assert.Equal((2.0, 2.0), (s.YearsElapsed!.Value, s.YearsLeft!.Value));
        Assert.Equal(19, s.Observed!.Linear!.Value.Central);
        Assert.Equal(Math.Sqrt(119.0 / 81) - 1, s.Observed.Compound!.Value.Central, 12);
        Assert.Equal(Math.Sqrt(144.0 / 119) - 1, s.Required!.Compound!.Value.Central, 12);
        Assert.Equal(25, s.Gap!.Value.Central);
        Assert.Equal(25.0 / 144, s.GapRatio!.Value.Central, 12);
        Assert.Equal(38.0 / 63, s.Covered!.Value.Central, 12);
        Assert.Equal(PaceForm.Compound, s.DecidedBy);
        Assert.False(s.RoundingCouldChangeIt);
        Assert.Equal(ProgressCategory.OnTrack, s.Rule!.Category);
        Assert.Equal(ValueStatus.Derived, s.Status);
    }

    [Theory]
    [InlineData(100, 110, 121, Verdict.OnTrack)]
    [InlineData(100, 110, 124, Verdict.NeedsAcceleration)]
    [InlineData(100, 110, 132, Verdict.OffTrack)]
    [InlineData(100, 90, 121, Verdict.OffTrack)]
    [InlineData(100, 100, 121, Verdict.OffTrack)]
    public void Verdicts_by_the_ratio_of_paces(double before, double now, double target, Verdict verdict) =>
        Assert.Equal(verdict, Judge(AtLeast(target), "2025-01", At("2023", before), At("2024", now)).Verdict);

    [Fact]
    public void A_series_that_moves_away_says_so() =>
        Assert.Contains("moves away", Judge(AtLeast(121), "2025-01", At("2023", 100), At("2024", 90)).Reason.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Falling_targets_are_judged_downwards()
    {
        Assert.Equal(Verdict.OnTrack, Judge(NoMoreThan(80, "2026"), "2025-01", At("2022", 100), At("2024", 89)).Verdict);
        Assert.Equal(Verdict.OffTrack, Judge(NoMoreThan(60, "2026"), "2025-01", At("2022", 100), At("2024", 95)).Verdict);
        var away = Judge(NoMoreThan(60, "2026"), "2025-01", At("2022", 100), At("2024", 105));
        Assert.Equal((Verdict.OffTrack, ProgressCategory.Deterioration), (away.Verdict, away.Rule!.Category));
        Assert.Equal(45, away.Gap!.Value.Central);
        Assert.Equal(Verdict.OnTrack, Judge(Reach(80, "2026", Better.Lower), "2025-01", At("2022", 100), At("2024", 89)).Verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    public void From_zero_or_less_the_amount_decides_and_says_so(double start)
    {
        var s = Judge(AtLeast(100, "2026"), "2025-01", At("2022", start), At("2024", 60));
        Assert.Equal((Verdict.OnTrack, PaceForm.Linear), (s.Verdict, s.DecidedBy));
        Assert.Null(s.Observed!.Compound);
        Assert.Null(s.Rule);
        Assert.Contains("amount a year decides", All(s), StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_and_rates_are_judged_in_points()
    {
        var share = new PaceTarget(Interval.AtLeast(0.85), TargetSense.AtLeast, Better.Higher, P("2030")) { Facet = Facet.Share, Bounds = new(0, 1) };
        var s = Pace.Assess(new PaceProblem(share, Output, Day("2024-03")) { Levels = [At("2019", 0.70), At("2023", 0.76)] });
        Assert.Equal((Verdict.OnTrack, PaceForm.Linear), (s.Verdict, s.DecidedBy));
        Assert.Null(s.Required!.Compound);
        Assert.Null(s.Rule);
        Assert.Contains("+1.286 pp", s.Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("提高1.286个百分点", s.Reason.In(Language.Chinese), StringComparison.Ordinal);
        Assert.DoesNotContain("decides", All(s), StringComparison.Ordinal);

        var unemployment = new PaceTarget(Interval.AtMost(0.05), TargetSense.AtMost, Better.Lower, P("2025")) { Bounds = new(0, 1) };
        var u = Pace.Assess(new PaceProblem(unemployment, Percent, Day("2024-03")) { Levels = [At("2021", 0.06), At("2023", 0.057)] });
        Assert.Equal(Verdict.OffTrack, u.Verdict);
        Assert.Contains("coming down to 5 %", u.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_outside_the_natural_bounds_is_off_track()
    {
        var share = new PaceTarget(Interval.AtLeast(1.1), TargetSense.AtLeast, Better.Higher, P("2030")) { Facet = Facet.Share, Bounds = new(0, 1) };
        var s = Pace.Assess(new PaceProblem(share, Output, Day("2024-03")) { Levels = [At("2022", 0.7), At("2023", 0.9)] });
        Assert.Equal(Verdict.OffTrack, s.Verdict);
        Assert.Contains("outside", s.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reached_early_is_met()
    {
        var s = Judge(AtLeast(700), "2024-03", At("2022", 500), At("2023", 710));
        Assert.Equal(Verdict.Met, s.Verdict);
        Assert.True(s.Gap!.Value.Central < 0);
        Assert.Contains("early", s.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reached_and_lost_again_is_not_met_and_says_so()
    {
        var s = Judge(AtLeast(700), "2024-03", At("2021", 720), At("2022", 650), At("2023", 690));
        Assert.Equal(Verdict.OffTrack, s.Verdict);
        Assert.Contains("reached in 2021 and has been lost", s.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_to_the_target_is_met_exactly_or_within_rounding()
    {
        Assert.False(Judge(Reach(700), "2024-03", At("2022", 500), At("2023", 700)).RoundingCouldChangeIt);
        var rounded = Judge(Reach(700), "2024-03", At("2022", 500), At("2023", 700, 5));
        Assert.Equal((Verdict.Met, true), (rounded.Verdict, rounded.RoundingCouldChangeIt));
        Assert.Contains("precision", rounded.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rounding_that_could_change_a_pace_verdict_is_told()
    {
        var s = Judge(AtLeast(121), "2025-01", At("2023", 100, 0.5), At("2024", 110, 0.5));
        Assert.Equal((Verdict.OnTrack, true), (s.Verdict, s.RoundingCouldChangeIt));
        Assert.True(s.Ratio!.Value.Range.Low < 0.95);
        Assert.Contains("四舍五入", s.Reason.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_is_reached_from_either_side()
    {
        var range = new PaceTarget(new Interval(95, 105), TargetSense.Within, Better.Higher, P("2025"));
        Assert.Equal(Verdict.OnTrack, Judge(range, "2024-03", At("2022", 80), At("2023", 88)).Verdict);
        Assert.Equal(Verdict.OnTrack, Judge(range, "2024-03", At("2022", 130), At("2023", 116)).Verdict);
        Assert.Equal(Verdict.Met, Judge(range, "2024-03", At("2022", 130), At("2023", 100)).Verdict);
        Assert.Equal(Verdict.Missed, Judge(range, "2026-03", At("2025", 106)).Verdict);
    }

    [Fact]
    public void Only_like_periods_are_compared()
    {
        var s = Judge(AtLeast(150), "2024-05", At("2022", 100), At("2023-Q1", 20), At("2023", 110), At("2024-Q1", 23));
        Assert.Equal(P("2023"), s.Latest!.Value.Period);
        Assert.Equal(P("2022"), s.Baseline!.Value.Period);
        Assert.Contains("+15 % in 2024-Q1", All(s), StringComparison.Ordinal);
    }

    [Fact]
    public void The_baseline_lies_at_most_five_years_back()
    {
        var s = Judge(AtLeast(150), "2024-05", [.. Enumerable.Range(2010, 14).Select(y => At($"{y}", 50 + y - 2010))]);
        Assert.Equal(P("2018"), s.Baseline!.Value.Period);
        Assert.Equal(P("2012"), Judge(AtLeast(150), "2024-05", At("2010", 40), At("2012", 50), At("2023", 100)).Baseline!.Value.Period);
    }

    [Fact]
    public void A_baseline_asked_for_is_used()
    {
        var problem = Of(AtLeast(150), "2024-05", At("2020", 80), At("2022", 100), At("2023", 110)) with { Baseline = P("2022") };
        Assert.Equal(P("2022"), Pace.Assess(problem).Baseline!.Value.Period);
    }

    [Theory]
    [InlineData("2018", "break of 2020")]
    [InlineData("2021", "not been observed")]
    [InlineData("2023", "not before the latest")]
    [InlineData("2026", "not before the due period")]
    public void A_baseline_that_cannot_serve_is_not_used_and_says_so(string baseline, string words)
    {
        var problem = Of(AtLeast(150), "2024-05", At("2018", 180), At("2020", 80), At("2022", 100), At("2023", 110)) with
        {
            Baseline = P(baseline),
            Breaks = [new SeriesBreak(2020, LocalText.Same("census"))],
        };
        var s = Pace.Assess(problem);
        Assert.Equal(P("2020"), s.Baseline!.Value.Period);
        Assert.Contains(words, All(s), StringComparison.Ordinal);
    }

    [Fact]
    public void A_break_ahead_of_the_latest_is_told()
    {
        var s = Pace.Assess(Of(AtLeast(150), "2024-05", At("2022", 100), At("2023", 110)) with { Breaks = [new SeriesBreak(2024)] });
        Assert.Contains("breaks in 2024", All(s), StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_from_before_a_break_whose_year_is_over_judge_nothing_and_do_not_count_as_reached_early()
    {
        var s = Pace.Assess(Of(AtLeast(150), "2026-02", At("2011", 180), At("2012", 200)) with { Breaks = [new SeriesBreak(2018)] });
        Assert.Equal(Verdict.CannotBeJudged, s.Verdict);
        Assert.Contains("observed up to 2012, before the break of 2018", All(s), StringComparison.Ordinal);
    }

    [Fact]
    public void One_observation_names_the_second()
    {
        var s = Judge(AtLeast(150), "2024-05", At("2023", 110));
        Assert.Equal(Verdict.CannotBeJudged, s.Verdict);
        Assert.Null(s.Observed);
        Assert.Equal(Math.Sqrt(150.0 / 110) - 1, s.Required!.Compound!.Value.Central, 12);
        Assert.Equal([new MissingObservation(P("2022"), Facet.Level)], s.Missing);
        Assert.Contains("the level of 2022", s.Reason.ToString(), StringComparison.Ordinal);

        var broken = Pace.Assess(Of(AtLeast(150, "2027"), "2024-05", At("2022", 300), At("2023", 110)) with { Breaks = [new SeriesBreak(2023)] });
        Assert.Equal([new MissingObservation(P("2024"), Facet.Level)], broken.Missing);

        var asked = Pace.Assess(Of(AtLeast(150), "2024-05", At("2023", 110)) with { Baseline = P("2020") });
        Assert.Equal([new MissingObservation(P("2020"), Facet.Level)], asked.Missing);
    }

    [Fact]
    public void One_level_with_its_growth_is_enough()
    {
        var s = Pace.Assess(Of(AtLeast(360), "2024-03", At("2023", 241.11)) with { Growths = [At("2023", 2.0856)] });
        Assert.Equal(Verdict.OnTrack, s.Verdict);
        Assert.Contains("growth of one period only", All(s), StringComparison.Ordinal);
        var stale = Pace.Assess(Of(AtLeast(360), "2024-03", At("2023", 241.11)) with { Growths = [At("2021", 2.0856)] });
        Assert.Equal(Verdict.CannotBeJudged, stale.Verdict);
    }

    [Fact]
    public void Part_years_serve_only_against_the_same_months()
    {
        var s = Judge(AtLeast(150), "2024-05", At("2023-Q1", 20), At("2023", 110), At("2024-Q1", 26));
        Assert.Equal(Verdict.OnTrack, s.Verdict);
        Assert.Equal(0.3, s.Observed!.Compound!.Value.Central, 12);
        Assert.Null(s.Observed.Linear);
    }

    [Fact]
    public void Nothing_observed_names_the_last_period_that_is_over()
    {
        var s = Judge(AtLeast(150), "2024-05");
        Assert.Equal(Verdict.CannotBeJudged, s.Verdict);
        Assert.Equal([new MissingObservation(P("2023"), Facet.Level)], s.Missing);
        Assert.Equal([new MissingObservation(P("2024"), Facet.Level)], Judge(AtLeast(150), "2025-02").Missing);
        Assert.Equal([new MissingObservation(P("2023-Q1"), Facet.Level)], Judge(AtLeast(150, "2025-Q1"), "2024-02").Missing);
    }

    [Fact]
    public void Stocks_compare_at_any_date()
    {
        var target = AtLeast(1700, "2025");
        var s = Pace.Assess(new PaceProblem(target, Stock, Day("2024-05")) { Levels = [At("2022-06", 1400), At("2023-03-31", 1460)] });
        Assert.Equal(0.75, s.YearsElapsed!.Value, 12);
        Assert.Equal(2.75, s.YearsLeft!.Value, 12);
    }

    [Fact]
    public void Running_totals_start_from_zero()
    {
        var target = AtLeast(100, "2021..2025") with { IsCumulative = true };
        var s = Judge(target, "2024-05", At("2019", 15), At("2021..2023", 66));
        Assert.Equal((Verdict.OnTrack, PaceForm.Linear), (s.Verdict, s.DecidedBy));
        Assert.Equal(22, s.Observed!.Linear!.Value.Central, 12);
        Assert.Equal(17, s.Required!.Linear!.Value.Central, 12);
        Assert.Equal([new MissingObservation(P("2021..2023"), Facet.Level)], Judge(target, "2024-05").Missing);
    }

    [Fact]
    public void The_growth_of_a_holiday_is_no_yearly_pace()
    {
        var problem = Of(AtLeast(300, "2025"), "2024-03", At("2023", 90)) with { Growths = [At("2024-02-10..2024-02-17", 2)] };
        var s = Pace.Assess(problem);
        Assert.Equal((Verdict.CannotBeJudged, null), (s.Verdict, s.Observed));
        Assert.Equal(Verdict.OnTrack, Pace.Assess(problem with { Growths = [At("2024-01..2024-02", 2)] }).Verdict);
    }

    [Fact]
    public void A_threshold_to_be_passed_is_not_met_by_itself()
    {
        var more = AtLeast(100, "2023") with { IsStrict = true };
        var missed = Judge(more, "2024-03", At("2022", 90), At("2023", 100));
        Assert.Equal((Verdict.Missed, false), (missed.Verdict, missed.RoundingCouldChangeIt));
        Assert.Contains("a target of more than 100 vehicles", missed.Reason.ToString(), StringComparison.Ordinal);
        Assert.Equal(Verdict.Met, Judge(more, "2024-03", At("2023", 100.5)).Verdict);
        Assert.Equal(Verdict.Missed, Judge(NoMoreThan(100, "2023") with { IsStrict = true }, "2024-03", At("2023", 100)).Verdict);
        var rounded = Judge(more, "2024-03", At("2023", 100, 0.5));
        Assert.Equal((Verdict.Missed, true), (rounded.Verdict, rounded.RoundingCouldChangeIt));

        var later = more with { Due = P("2025") };
        Assert.Equal(Verdict.OnTrack, Judge(later, "2024-03", At("2022", 90), At("2023", 100)).Verdict);
        Assert.Equal(Verdict.OffTrack, Judge(later, "2024-03", At("2022", 100), At("2023", 100)).Verdict);
        Assert.Equal(Verdict.OffTrack, Judge(later, "2024-03", At("2022", 110), At("2023", 100)).Verdict);
    }

    [Fact]
    public void A_target_of_which_only_a_bound_is_known_settles_only_what_it_settles()
    {
        var missing = new MissingObservation(P("2018"), Facet.Level);
        var target = AtLeast(7, "2023") with { Stated = double.NaN, MissingInputs = [missing] };
        var open = Judge(target, "2024-03", At("2023", 9));
        Assert.Equal(Verdict.CannotBeJudged, open.Verdict);
        Assert.Equal([missing], open.Missing);
        Assert.Equal(Verdict.Missed, Judge(target, "2024-03", At("2023", 6)).Verdict);
        Assert.Equal(Verdict.CannotBeJudged, Judge(target with { Due = P("2025") }, "2024-03", At("2022", 8), At("2023", 9)).Verdict);
    }

    [Fact]
    public void Interim_targets_of_the_past_are_told()
    {
        var problem = Of(AtLeast(150), "2024-05", At("2022", 100), At("2023", 110)) with { Interim = [new InterimTarget(P("2023"), Interval.Point(120), "i")] };
        Assert.Contains("interim target of 120 vehicles in 2023 was missed", All(Pace.Assess(problem)), StringComparison.Ordinal);
    }

    [Fact]
    public void Implausible_paces_are_called_out_and_change_no_verdict()
    {
        Assert.Contains("more than doubles", All(Judge(AtLeast(300), "2025-01", At("2023", 100), At("2024", 110))), StringComparison.Ordinal);
        Assert.Contains("more than halves", All(Judge(NoMoreThan(30), "2025-01", At("2023", 100), At("2024", 90))), StringComparison.Ordinal);
        Assert.Contains("five times", All(Judge(AtLeast(160), "2025-01", At("2023", 100), At("2024", 105))), StringComparison.Ordinal);
        Assert.DoesNotContain("plausible", All(Judge(AtLeast(111), "2025-01", At("2023", 100), At("2024", 101))), StringComparison.Ordinal);
    }

    [Fact]
    public void Unsorted_or_double_periods_are_defects()
    {
        Assert.Throws<ArgumentException>(() => Judge(AtLeast(1), "2024", At("2023", 1), At("2022", 1)));
        Assert.Throws<ArgumentException>(() => Judge(AtLeast(1), "2024", At("2023", 1), At("2023", 1)));
        Assert.Throws<ArgumentException>(() => Judge(AtLeast(1), "2024", new PacePoint(P("2023"), Interval.Empty, ValueStatus.Official, "")));
    }
}
