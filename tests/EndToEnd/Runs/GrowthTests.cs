using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>What growth says of the levels of two years, and they of it.</summary>
public sealed class GrowthTests
{
    [Fact]
    public void Real_growth_does_not_link_nominal_levels()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: gdp, period: 2023, value: 100 亿元, source: a}
              o2: {indicator: gdp, period: 2022, value: 104 亿元, source: a}
              o3: {indicator: gdp, period: 2023, growth: 6.3 %, source: a}
            """);
        Assert.Empty(results.Findings);
        Assert.DoesNotContain(results.Implied, i => i.Key.StartsWith("gdp@all:2021", StringComparison.Ordinal));
    }

    [Fact]
    public void Growth_does_not_reach_across_a_break()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: output, place: east, period: 2021, value: 50 亿元, source: a}
              o2: {indicator: output, place: east, period: 2020, value: 100 亿元, source: a}
              o3: {indicator: output, place: east, period: 2021, growth: 5 %, source: a}
            """);
        Assert.Empty(results.Findings);
    }

    [Fact]
    public void The_growth_of_a_holiday_does_not_link_days_of_two_years()
    {
        var results = SmallPlan.Good("""
            periods:
              festival: {name: Festival, span: 2024-02-10..2024-02-17, kind: occasion}
            observations:
              o1: {indicator: output, period: festival, value: 90 亿元, source: later}
              o2: {indicator: output, period: festival, growth: 200 %, source: later}
              o3: {indicator: output, period: 2023-02, value: 20 亿元, source: later}
            """);
        Assert.Empty(results.Findings);
        Assert.DoesNotContain(results.Implied, i => i.Key.Contains("2023-02-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loss_that_grows_is_not_linked()
    {
        var results = SmallPlan.Good("""
            indicators:
              profit: {name: Profit, unit: 亿元, kind: flow, prices: current}
            observations:
              o1: {indicator: profit, period: 2022, value: -10 亿元, source: a}
              o2: {indicator: profit, period: 2023, value: -12 亿元, source: a}
              o3: {indicator: profit, period: 2023, growth: -20 %, source: a}
            """);
        Assert.Empty(results.Findings);
    }

    [Fact]
    public void The_growth_of_a_sum_is_that_of_its_two_years()
    {
        var results = SmallPlan.Good("""
            indicators:
              pace: {name: Pace, unit: "%", kind: ratio, formula: growth(output + output@east)}
            observations:
              o1: {indicator: output, period: 2022, value: exactly 60 亿元, source: a}
              o2: {indicator: output, place: east, period: 2022, value: exactly 40 亿元, source: a}
              o3: {indicator: output, period: 2023, value: exactly 70 亿元, source: a}
              o4: {indicator: output, place: east, period: 2023, value: exactly 50 亿元, source: a}
            """);
        Assert.Equal(0.2, results.Implied("pace@all:2023").Bounds.Middle, 1e-9);
    }

    [Fact]
    public void Growth_links_a_year_that_only_its_quarters_bring_about()
    {
        const string Quarters = """
            observations:
              q1: {indicator: output, period: 2023-Q1, value: exactly 20 亿元, source: a}
              q2: {indicator: output, period: 2023-Q2, value: exactly 20 亿元, source: a}
              h2: {indicator: output, period: 2023-H2, value: exactly 60 亿元, source: a}
              g: {indicator: output, period: 2024, growth: exactly 10 %, source: a}
            """;
        var results = SmallPlan.Good(Quarters);
        Assert.Equal(100e8, results.Implied("output@all:2023").Bounds.Middle, 1.0);
        Assert.Equal(110e8, results.Implied("output@all:2024").Bounds.Middle, 1.0);
        var wrong = SmallPlan.Run(Quarters + "\n  h: {indicator: output, period: 2024-H1, value: exactly 120 亿元, source: a}\n");
        Assert.NotEmpty(wrong.Results!.Findings);
    }

    [Fact]
    public void Growth_of_a_stock_links_its_value_at_the_end_of_december()
    {
        var results = SmallPlan.Good("""
            indicators:
              people: {name: People, unit: 万人, kind: stock}
            observations:
              o1: {indicator: people, period: 2022-12, value: exactly 10 万人, source: a}
              o2: {indicator: people, period: 2023, growth: exactly 20 %, source: a}
            """);
        Assert.Equal(12e4, results.Implied("people@all:2023").Bounds.Middle, 0.1);
    }

    [Fact]
    public void Growth_between_stated_years_is_implied_where_the_plan_cares_for_it()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: output, period: 2021, value: exactly 100 亿元, source: a}
              o2: {indicator: output, period: 2022, value: exactly 110 亿元, source: a}
              v1: {indicator: visits, period: 2021, value: exactly 10 万人次, source: a}
              v2: {indicator: visits, period: 2022, value: exactly 11 万人次, source: a}
              g1: {indicator: gdp, period: 2021, value: exactly 10 亿元, source: a}
              g2: {indicator: gdp, period: 2022, value: exactly 11 亿元, source: a}
            targets:
              t: {name: T, indicator: output, at_least: 150 亿元, by: 2030, source: a}
              u: {name: U, indicator: gdp, at_least: 15 亿元, by: 2030, source: a}
            """);
        Assert.Equal(0.1, results.Implied("growth(output@all):2022").Bounds.Middle, 1e-9);
        Assert.Equal(["growth(output@all):2022"], results.Implied.Where(i => i.Key.StartsWith("growth", StringComparison.Ordinal)).Select(i => i.Key));
    }
}
