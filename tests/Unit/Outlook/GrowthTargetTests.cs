using Songhua.Core;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.PaceCase;

namespace Songhua.Tests.Unit.Outlook;

public class GrowthTargetTests
{
    private static PaceSolution Growth(double target, string asOf, params PacePoint[] growths) =>
        Pace.Assess(new PaceProblem(AtLeast(target, "2024") with { Facet = Facet.Growth }, Output, Day(asOf)) { Growths = growths });

    [Fact]
    public void The_period_itself_decides()
    {
        Assert.Equal(Verdict.Met, Growth(0.06, "2025-02", At("2023", 0.02), At("2024", 0.062)).Verdict);
        var missed = Growth(0.06, "2025-02", At("2023", 0.08), At("2024", 0.043, 0.0005));
        Assert.Equal((Verdict.Missed, false), (missed.Verdict, missed.RoundingCouldChangeIt));
        Assert.Equal(0.017, missed.Gap!.Value.Central, 12);
        Assert.Contains("1.7 pp short", missed.Reason.ToString(), StringComparison.Ordinal);
        Assert.True(Growth(0.06, "2025-02", At("2024", 0.06, 0.0005)).RoundingCouldChangeIt);
    }

    [Fact]
    public void Before_that_a_cumulative_figure_of_the_same_year_tells()
    {
        Assert.Equal(Verdict.OnTrack, Growth(0.06, "2024-05", At("2023", 0.02), At("2024-Q1", 0.104)).Verdict);
        var slow = Growth(0.06, "2024-11", At("2023", 0.08), At("2024-Q1", 0.104), At("2024-01..2024-09", 0.05));
        Assert.Equal(Verdict.NeedsAcceleration, slow.Verdict);
        Assert.Equal(P("2024-01..2024-09"), slow.Latest!.Value.Period);
        Assert.Contains("+9 %", All(slow), StringComparison.Ordinal);
        Assert.Contains("2024年前三季度", slow.Reason.In(Language.Chinese), StringComparison.Ordinal);
        Assert.Equal([new MissingObservation(P("2024"), Facet.Growth)], slow.Missing);
    }

    [Fact]
    public void A_quarter_inside_the_year_is_not_cumulative() =>
        Assert.Equal(Verdict.CannotBeJudged, Growth(0.06, "2024-08", At("2024-Q2", 0.104)).Verdict);

    [Fact]
    public void Earlier_growth_is_shown_and_decides_nothing()
    {
        var s = Growth(0.06, "2024-02", At("2022", 0.01), At("2023-Q4", 0.09), At("2023", 0.08));
        Assert.Equal(Verdict.CannotBeJudged, s.Verdict);
        Assert.Equal(P("2023"), s.Latest!.Value.Period);
        Assert.Equal([new MissingObservation(P("2024"), Facet.Growth)], s.Missing);
        Assert.Equal(Verdict.CannotBeJudged, Growth(0.06, "2024-02").Verdict);
    }

    [Fact]
    public void Once_the_period_is_over_only_its_own_growth_counts()
    {
        var s = Growth(0.06, "2025-01-10", At("2024-01..2024-09", 0.07));
        Assert.Equal(Verdict.CannotBeJudged, s.Verdict);
        Assert.Contains("2024-01..2024-09", s.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_settle_or_not()
    {
        PacePoint doubleDigit = new(P("2024-Q1"), Interval.AtLeast(0.10), ValueStatus.Official, "");
        Assert.Equal(Verdict.OnTrack, Growth(0.06, "2024-05", doubleDigit).Verdict);
        Assert.Equal(Verdict.CannotBeJudged, Growth(0.15, "2024-05", doubleDigit).Verdict);
        Assert.Equal(Verdict.CannotBeJudged, Growth(0.15, "2025-05", doubleDigit with { Period = P("2024") }).Verdict);
    }

    [Fact]
    public void Without_a_date()
    {
        var target = AtLeast(0.06, null) with { Facet = Facet.Growth };
        var problem = new PaceProblem(target, Output, Day("2024-03")) { Growths = [At("2023", 0.07)] };
        Assert.Equal(Verdict.Met, Pace.Assess(problem).Verdict);
        Assert.Equal(Verdict.CannotBeJudged, Pace.Assess(problem with { Growths = [At("2023", 0.05)] }).Verdict);
        Assert.Equal(Verdict.CannotBeJudged, Pace.Assess(problem with { Growths = [] }).Verdict);
    }
}
