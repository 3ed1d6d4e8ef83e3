using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>What a plan's statements imply, and which of them cannot hold together.</summary>
public sealed class AddUpTests
{
    [Fact]
    public void A_base_year_follows_from_level_and_growth_and_so_does_spending_in_both_years()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: output, period: 2023, value: 2411.1 亿元, source: a}
              o2: {indicator: output, period: 2023, growth: 208.56 %, source: a}
              o3: {indicator: visits, period: 2023, value: 14700 万人次, source: a}
              o4: {indicator: visits, period: 2023, growth: 161.74 %, source: a}
            """);
        Assert.Equal(78.14e9, results.Implied("output@all:2022").Bounds.Middle, 0.01e9);
        Assert.Equal(56.16e6, results.Implied("visits@all:2022").Bounds.Middle, 0.2e6);
        Assert.True(results.Implied("spending@all:2022").Bounds.Contains(78.14e9 / 56.16e6));
        Assert.True(results.Implied("spending@all:2023").Bounds.Contains(2411.1e8 / 147e6));
    }

    [Fact]
    public void Clusters_and_their_share_imply_the_total()
    {
        var results = SmallPlan.Good("""
            targets:
              x: {name: X, indicator: output, of: x, at_least: 1 trillion CNY, by: open, source: a}
              y: {name: Y, indicator: output, of: y, more_than: 800 billion CNY, by: open, source: a}
              s: {name: S, indicator: output, of: xy, measure: share, share_of: output, reach: 85 %, by: 2030, source: a}
            parts:
              p: {over: subjects, whole: xy, parts: [x, y], indicators: [output]}
            """);
        var total = results.Implied("output@all:2030");
        Assert.Equal(1.8e12 / 0.85, total.Bounds.Low, 1e3);
        Assert.True(double.IsPositiveInfinity(total.Bounds.High));
        Assert.True(total.Assumed);
        Assert.Equal(["parts/p", "targets/s", "targets/x", "targets/y"], total.Statements.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_contradiction_names_the_smallest_set_of_statements()
    {
        var result = SmallPlan.Run("""
            targets:
              t1: {name: T1, indicator: output, place: east, at_least: 60 亿元, by: 2025, source: a}
              t2: {name: T2, indicator: output, place: west, at_least: 50 亿元, by: 2025, source: a}
              t3: {name: T3, indicator: output, reach: 100 亿元, by: 2025, source: a}
              t4: {name: T4, indicator: visits, reach: 5 万人次, by: 2025, source: a}
            parts:
              p: {over: places, whole: all, parts: [east, west], indicators: [output, visits]}
            """);
        var finding = Assert.Single(result.Results!.Findings);
        Assert.Equal(FindingKind.Contradiction, finding.Kind);
        Assert.Equal(["parts/p", "targets/t1", "targets/t2", "targets/t3"], finding.Parts.Select(p => p.Path).Order(StringComparer.Ordinal));
        Assert.Contains(result.Diagnostics, d => d.Rule.Code == "SH4001" && d.Related.Count == 4);
        Assert.True(result.HasErrors);
    }

    [Fact]
    public void Several_independent_contradictions_are_all_found_also_where_they_share_a_statement()
    {
        var result = SmallPlan.Run("""
            targets:
              city: {name: City, indicator: output, place: east, at_least: 60 亿元, by: 2025, source: a}
              low: {name: Low, indicator: output, at_most: 50 亿元, by: 2025, source: a}
              lower: {name: Lower, indicator: output, at_most: 40 亿元, by: 2025, source: b}
              v1: {name: V1, indicator: visits, at_least: 5 万人次, by: 2025, source: a}
              v2: {name: V2, indicator: visits, at_most: 4 万人次, by: 2025, source: a}
            """);
        Assert.Equal(3, result.Results!.Findings.Count(f => f.Kind == FindingKind.Contradiction));
    }

    [Fact]
    public void Rounding_never_raises_a_false_alarm()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: output, place: east, period: 2023, value: 33.3 亿元, source: a}
              o2: {indicator: output, place: west, period: 2023, value: 66.6 亿元, source: a}
              o3: {indicator: output, period: 2023, value: 100 亿元, source: a}
              o4: {indicator: output, period: 2018, value: nearly 1.5 trillion CNY, vintage: 2019-01, source: a}
              o5: {indicator: output, period: 2018, value: 15074.62 亿元, vintage: 2019-01, source: b}
            parts:
              p: {over: places, whole: all, parts: [east, west], indicators: [output]}
            """);
        Assert.Empty(results.Findings);
    }

    [Fact]
    public void A_later_vintage_replaces_and_does_not_contradict()
    {
        const string Statements = """
            observations:
              first: {indicator: output, period: 2018, value: 15074.62 亿元, vintage: 2019-01, source: a}
              final: {indicator: output, period: 2018, value: 11253.8 亿元, vintage: 2025, source: a}
            """;
        Assert.Empty(SmallPlan.Good(Statements).Findings);
        Assert.Equal("observations/first", Assert.Single(SmallPlan.Good(Statements, "2020-01-01").Facts.KnownOn(new DateOnly(2020, 1, 1))).Path);
        Assert.Equal("observations/final", Assert.Single(SmallPlan.Good(Statements).Facts.KnownOn(new DateOnly(2026, 1, 1))).Path);
    }

    [Fact]
    public void Two_sources_without_vintage_that_differ_are_a_conflict_of_sources_and_nothing_is_derived_from_them()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: output, period: 2023, value: 100 亿元, source: a}
              o2: {indicator: output, period: 2023, value: 120 亿元, source: b}
              o3: {indicator: output, period: 2023, growth: 10 %, source: a}
            """);
        Assert.Equal(FindingKind.SourceConflict, Assert.Single(results.Findings).Kind);
        Assert.DoesNotContain(results.Implied, i => i.Key == "output@all:2022");
    }

    [Fact]
    public void Two_sources_that_state_one_target_differently_are_a_conflict_of_sources()
    {
        var results = SmallPlan.Good("""
            targets:
              t1: {name: T, indicator: output, reach: 100 亿元, by: 2025, source: a}
              t2: {name: T, indicator: output, reach: 120 亿元, by: 2025, source: b}
            """);
        Assert.Equal(FindingKind.SourceConflict, Assert.Single(results.Findings).Kind);
    }

    [Fact]
    public void Parts_at_other_prices_are_refused()
    {
        var result = SmallPlan.Run("""
            parts:
              p: {over: indicators, whole: output, parts: [real_output, visits]}
            """);
        Assert.Contains(result.Diagnostics, d => d.Rule.Code == "SH3103");
        Assert.Contains(result.Diagnostics, d => d.Rule.Code == "SH3102");
    }

    [Fact]
    public void Different_coverage_is_not_compared()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: output, period: 2023, value: 100 亿元, source: a}
              o2: {indicator: output, period: 2023, value: 120 亿元, coverage: all enterprises, source: b}
            """);
        Assert.Empty(results.Findings);
    }

    [Fact]
    public void A_missed_target_is_not_a_contradiction()
    {
        var results = SmallPlan.Good("""
            targets:
              t: {name: T, indicator: output, place: east, reach: 700 亿元, by: 2024, source: a}
            observations:
              o: {indicator: output, period: 2024, value: 183.6 亿元, source: later}
            """);
        Assert.Empty(results.Findings);
        Assert.Equal("missed", Assert.Single(results.Status).Pace.Verdict.ToString().ToLowerInvariant());
    }

    [Fact]
    public void A_target_that_contradicts_what_was_known_when_it_was_stated_is_found_even_if_it_is_past()
    {
        var result = SmallPlan.Run("""
            targets:
              t1: {name: T1, indicator: output, place: east, at_least: 700 亿元, by: 2024, source: a}
              t2: {name: T2, indicator: output, at_most: 500 亿元, by: 2024, source: a}
            observations:
              o: {indicator: output, period: 2025-01, value: 10 亿元, source: later}
            """);
        Assert.Contains(result.Results!.Findings, f => f.Kind == FindingKind.Contradiction);
    }

    [Fact]
    public void Relative_targets_and_shares_hold_together()
    {
        var results = SmallPlan.Good("""
            observations:
              g: {indicator: gdp, period: 2018, growth: 5 %, source: a}
              s: {indicator: output, of: x, period: 2023, share: 20 %, share_of: output, source: a}
              w: {indicator: output, period: 2023, value: exactly 100 亿元, source: a}
            targets:
              t: {name: T, indicator: gdp, measure: growth, reach: +1 pp, relative_to: 2018, by: 2026, source: a}
            """);
        Assert.True(results.Implied("growth(gdp@all):2026").Bounds.Contains(0.06));
        Assert.True(results.Implied("output@all/x:2023").Bounds.Contains(20e8));
    }

    [Fact]
    public void Money_is_deflated_by_an_index_in_points()
    {
        var results = SmallPlan.Good("""
            observations:
              o: {indicator: output, period: 2023, value: exactly 110 亿元, source: a}
              p: {indicator: prices, period: 2023, value: exactly 110 points, source: a}
            """);
        Assert.Equal(100e8, results.Implied("real_output@all:2023").Bounds.Middle, 1);
    }

    [Fact]
    public void Flows_add_over_time()
    {
        var results = SmallPlan.Good("""
            observations:
              q1: {indicator: output, period: 2023-Q1, value: exactly 10 亿元, source: a}
              q2: {indicator: output, period: 2023-Q2, value: exactly 20 亿元, source: a}
              h1: {indicator: output, period: 2023-H1, growth: 25 %, source: a}
              t: {indicator: output, period: 2023-H1, value: over 5 亿元, source: a}
            """);
        Assert.Equal(30e8, results.Implied("output@all:2023-H1").Bounds.Middle, 1);
    }

    [Fact]
    public void Scenarios_transform_the_plan_before_it_is_judged()
    {
        const string Statements = """
            observations:
              o1: {indicator: output, period: 2022, value: 100 亿元, source: a}
              o2: {indicator: output, period: 2023, value: 110 亿元, source: a}
            targets:
              t: {name: T, indicator: output, at_least: 150 亿元, by: 2024, source: a}
            scenarios:
              later:
                name: Later
                with: [{object: targets/t, set: {by: 2028}}]
            """;
        Assert.Equal("OffTrack", SmallPlan.Good(Statements).Status[0].Pace.Verdict.ToString());
        Assert.Equal("OnTrack", SmallPlan.Good(Statements, scenario: "later").Status[0].Pace.Verdict.ToString());
    }

    [Fact]
    public void Exchange_rates_follow_from_restated_amounts()
    {
        var results = SmallPlan.Good("""
            targets:
              t: {name: T, indicator: output, reach: 1 trillion CNY, restated: 139 billion USD, by: 2025, source: a}
            """);
        var rate = results.Implied("exchange_rate:targets/t").Bounds;
        Assert.Equal(7.168, rate.Low, 3);
        Assert.Equal(7.220, rate.High, 3);
    }

    [Theory]
    [InlineData("2023-H1: 30, 2023-H2: 30, 2023-01..2023-09: 40, 2023: 100")]
    [InlineData("2023-Q1: 60, 2023-Q3: 60, 2023: 100")]
    public void Periods_that_cannot_fill_a_year_contradict_it(string figures)
    {
        var rows = figures.Split(", ").Select((f, i) => f.Split(": ") is [var period, var value]
            ? $"  o{i}: {{indicator: output, period: {period}, value: exactly {value} 亿元, source: a}}" : "");
        var result = SmallPlan.Run("observations:\n" + string.Join('\n', rows));
        Assert.NotEmpty(result.Results!.Findings);
    }

    [Fact]
    public void A_stock_is_one_number_at_the_end_of_december_and_of_the_year()
    {
        var result = SmallPlan.Run("""
            indicators:
              people: {name: People, unit: 万人, kind: stock}
            observations:
              o1: {indicator: people, period: 2022-12, value: 10 万人, source: a}
              o2: {indicator: people, period: 2022, value: 20 万人, source: a}
            """);
        Assert.NotEmpty(result.Results!.Findings);
    }

    [Fact]
    public void A_total_over_several_years_is_met_by_the_sum_of_its_years()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: visits, period: 2023, value: exactly 40 万人次, source: a}
              o2: {indicator: visits, period: 2024, value: exactly 90 万人次, source: later}
            targets:
              t: {name: T, indicator: visits, at_least: 120 万人次, by: 2023..2025, source: a}
              u: {name: U, indicator: visits, reach: 1200 万人次, by: 2023..2025, source: a}
            """);
        Assert.Equal("Met", results.Status[0].Pace.Verdict.ToString());
        Assert.Equal("OffTrack", results.Status[1].Pace.Verdict.ToString());
        Assert.Equal(130e4, results.Status[1].Pace.Latest!.Value.Central, 1.0);
    }

    [Fact]
    public void A_formula_that_names_its_places_has_one_result()
    {
        var results = SmallPlan.Good("""
            indicators:
              gap: {name: Gap, unit: 亿元, kind: flow, prices: current, formula: output@east - output@west}
            observations:
              o1: {indicator: output, place: east, period: 2023, value: exactly 50 亿元, source: a}
              o2: {indicator: output, place: west, period: 2023, value: exactly 20 亿元, source: a}
            """);
        Assert.Equal(["gap@all:2023"], results.Implied.Where(i => i.Key.StartsWith("gap", StringComparison.Ordinal)).Select(i => i.Key));
    }
}
