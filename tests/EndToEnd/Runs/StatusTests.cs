using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>What becomes of a target's wording on the way to its verdict.</summary>
public sealed class StatusTests
{
    [Fact]
    public void More_than_and_less_than_are_not_met_by_the_number_itself()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: visits, period: 2023, value: exactly 100 万人次, source: a}
              o2: {indicator: rate, period: 2023, value: exactly 5 %, source: a}
            targets:
              more: {name: M, indicator: visits, more_than: 100 万人次, by: 2023, stated: 2022, source: a}
              least: {name: L, indicator: visits, at_least: 100 万人次, by: 2023, stated: 2022, source: a}
              less: {name: S, indicator: rate, less_than: under 5 %, by: 2023, stated: 2022, source: a}
              most: {name: T, indicator: rate, at_most: 5 %, by: 2023, stated: 2022, source: a}
            """);
        Assert.Equal([Verdict.Missed, Verdict.Met, Verdict.Missed, Verdict.Met], results.Status.Select(s => s.Pace.Verdict));
        Assert.Equal(0, results.Status[0].Pace.Gap!.Value.Central);
    }

    [Fact]
    public void A_verdict_that_rests_on_one_of_several_sources_says_so()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: visits, period: 2023, value: 40.0 万人次, source: a}
              o2: {indicator: visits, period: 2023, value: 60.0 万人次, source: b}
            targets:
              t: {name: T, indicator: visits, reach: 50 万人次, by: 2023, stated: 2022, source: a}
            """);
        var pace = Assert.Single(results.Status).Pace;
        Assert.Equal(Verdict.Missed, pace.Verdict);
        Assert.Equal("Sources disagree on 2023: 400 thousand visits is used, 600 thousand visits left aside.", Assert.Single(pace.Remarks).ToString());
    }

    [Fact]
    public void A_change_on_an_earlier_value_asks_for_that_value_and_the_change_whatever_the_wording()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: rate, period: 2020, value: 6.0 %, source: a}
              o2: {indicator: rate, period: 2023, value: 5.5 %, source: a}
            targets:
              reach: {name: R, indicator: rate, reach: -1 pp, relative_to: 2020, by: 2025, source: a}
              most: {name: M, indicator: rate, at_most: -1 pp, relative_to: 2020, by: 2025, source: a}
            """);
        foreach (var status in results.Status)
        {
            Assert.Equal(-0.0025, status.Pace.Required!.Linear!.Value.Central, 12);
            Assert.Equal(2.0 / 3, status.Pace.Ratio!.Value.Central, 9);
        }
    }

    [Fact]
    public void A_change_on_a_value_known_by_a_bound_is_not_put_in_numbers()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: rate, period: 2020, value: at least 30 %, source: a}
              o2: {indicator: rate, period: 2023, value: 33.0 %, source: a}
              o3: {indicator: visits, period: 2018, growth: at least 5 %, source: a}
              o4: {indicator: visits, period: 2019, growth: 7.0 %, source: a}
              o5: {indicator: visits, period: 2020, growth: 5.0 %, source: a}
            targets:
              reach: {name: R, indicator: rate, at_least: +2 pp, relative_to: 2020, by: 2023, source: a}
              about: {name: A, indicator: rate, about: +2 pp, relative_to: 2020, by: 2025, source: a}
              growth: {name: G, indicator: visits, measure: growth, reach: +1 pp, relative_to: 2018, by: 2019, source: a}
              short: {name: S, indicator: visits, measure: growth, reach: +1 pp, relative_to: 2018, by: 2020, source: a}
            """);
        Assert.Equal([Verdict.CannotBeJudged, Verdict.CannotBeJudged, Verdict.CannotBeJudged, Verdict.Missed], results.Status.Select(s => s.Pace.Verdict));
        Assert.All(results.Status.Take(3), s => Assert.Equal(s.Target.RelativeTo, Assert.Single(s.Pace.Missing).Period));
    }
}
