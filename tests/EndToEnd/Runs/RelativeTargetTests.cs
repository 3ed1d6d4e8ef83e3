using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>Targets stated as a percentage of an earlier value, and units per 10,000 of something.</summary>
public sealed class RelativeTargetTests
{
    [Fact]
    public void The_plan_of_intensities_adds_up_and_its_decreasing_targets_are_tracked()
    {
        var result = Run.Execute(new RunRequest(Path.Combine(Golden.Root, "plans/intensity")) { AsOf = new DateOnly(2024, 6, 1) });
        Assert.Empty(result.Diagnostics);
        var results = result.Results!;
        Assert.Empty(results.Findings);
        Assert.Equal(
            [("energy_intensity_2025", Verdict.OnTrack), ("water_intensity_2025", Verdict.OffTrack), ("gdp_2025", Verdict.OffTrack)],
            results.Status.Select(s => (s.Target.Id, s.Pace.Verdict)));

        // 0.865 times 71.580 Mtce over 1231.13 bn CNY, in tce/CNY.
        var aim = results.Implied("energy_intensity@region:2025").Bounds;
        Assert.Equal(0.865 * 71.58e6 / 1231.13e9, aim.Middle, 1e-9);
        Assert.Equal(0.84 * 31.40e-4, results.Implied("water_intensity@region:2025").Bounds.High, 1e-6);
        Assert.Equal(1.35 * 1231.13e9, results.Implied("gdp@region:2025").Bounds.Low, 1e7);
    }

    [Fact]
    public void A_level_that_misses_the_stated_change_contradicts_it()
    {
        var result = SmallPlan.Run("""
            observations:
              o1: {indicator: spending, period: 2020, value: 100.0 CNY/visit, source: a}
            targets:
              change: {name: C, indicator: spending, at_most: -13.5 %, relative_to: 2020, by: 2025, source: a}
              level: {name: L, indicator: spending, at_least: 90 CNY/visit, by: 2025, source: a}
            """);
        Assert.Equal("SH4001", Assert.Single(result.Diagnostics, d => d.Severity == Severity.Error).Rule.Code);
        Assert.Equal(3, Assert.Single(result.Results!.Findings).Parts.Count);
    }

    [Theory]
    [InlineData("reach: -13.5 %", 86.50, Verdict.Met)]
    [InlineData("reach: -13.5 %", 80.00, Verdict.Met)]
    [InlineData("reach: -13.5 %", 88.00, Verdict.Missed)]
    [InlineData("less_than: -13.5 %", 88.00, Verdict.Missed)]
    [InlineData("at_most: -13.5 %", 86.00, Verdict.Met)]
    [InlineData("about: -13.5 %", 86.50, Verdict.Met)]
    [InlineData("about: -13.5 %", 80.00, Verdict.Missed)]
    public void A_fall_over_five_years_is_met_below_its_level(string aim, double value, Verdict verdict)
    {
        var results = SmallPlan.Good(string.Create(System.Globalization.CultureInfo.InvariantCulture, $$"""
            indicators:
              intensity: {name: Intensity, unit: tce/万元, kind: ratio, prices: constant 2020, better: lower}
            observations:
              o1: {indicator: intensity, period: 2020, value: exactly 100 tce/万元, source: a}
              o2: {indicator: intensity, period: 2025, value: {{value:F2}} tce/万元, source: later}
            targets:
              t: {name: T, indicator: intensity, {{aim}}, relative_to: 2020, by: 2025, source: a}
            """), asOf: "2026-06-01");
        Assert.Equal(verdict, Assert.Single(results.Status).Pace.Verdict);
    }

    [Fact]
    public void Without_the_value_of_the_base_year_nothing_is_judged()
    {
        var results = SmallPlan.Good("""
            observations:
              o2: {indicator: spending, period: 2023, value: 90.0 CNY/visit, source: a}
            targets:
              t: {name: T, indicator: spending, reach: -13.5 %, relative_to: 2020, by: 2025, source: a}
            """);
        var status = Assert.Single(results.Status);
        Assert.Equal(Verdict.CannotBeJudged, status.Pace.Verdict);
        Assert.Equal(Period.Year(2020), Assert.Single(status.Pace.Missing).Period);
    }
}
