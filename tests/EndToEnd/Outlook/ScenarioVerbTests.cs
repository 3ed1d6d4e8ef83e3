using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Outlook;

/// <summary>What a scenario supposes moves the draws of its series by just that, and no others.</summary>
public sealed class ScenarioVerbTests
{
    private const string Plan = """
        indicators:
          gdp: {name: GDP, unit: 亿元, kind: flow, prices: current, growth: real, values: nonnegative}
          trade: {name: Trade, unit: 亿元, kind: flow, prices: current, values: nonnegative}
          share: {name: Share, unit: "%", kind: ratio, values: share}
          notes: {name: Notes, unit: 亿元, kind: flow, prices: current}
        targets:
          t: {name: T, indicator: gdp, at_least: 168 亿元, by: 2027, source: a}
          r: {name: R, indicator: trade, at_least: 70 亿元, by: 2026, source: a}
          s: {name: S, indicator: share, at_least: 50 %, by: 2027, source: a}
          g: {name: G, indicator: gdp, measure: growth, at_least: 7 %, by: 2025, source: a}
        scenarios:
          only:
            name: {en: Only, zh: 唯一}
            effects:
              - {indicator: INDICATOR, EFFECT}
        observations:

        """;

    private static readonly string Known = SmallOutlook.Years("g", "indicator: gdp", 100, 108, 113, 121, 128, 139, 146) + SmallOutlook.Years("t", "indicator: trade", 40, 44, 45, 49, 51.6, 56, 58)
        + SmallOutlook.Years("s", "indicator: share", 40, 41, 43, 42, 44, 45, 46).Replace("亿元", "%", StringComparison.Ordinal)
        + string.Concat(Enumerable.Range(0, 5).Select(i => $"  growth_{i}: {{indicator: gdp, period: {2019 + i}, growth: {6 + (i % 3)} %, source: a}}\n"));

    [Theory]
    [InlineData("growth: +1 pp, from: 2026", 2025, 0)]
    [InlineData("growth: +1 pp, from: 2025", 2025, 0.01)]
    [InlineData("growth: +1 pp, from: 2025", 2027, 0.01)]
    [InlineData("growth: +1 pp, from: 2025, until: 2026", 2026, 0.01)]
    [InlineData("growth: +1 pp, from: 2025, until: 2026", 2027, 0)]
    [InlineData("growth: -2 pp, from: 2020", 2026, -0.02)]
    public void Growth_gains_its_points_in_every_year_to_come(string effect, int year, double points) =>
        Assert.Equal(points, (Median(effect, year) / Median(effect, year - 1)) - (Median(null, year) / Median(null, year - 1)), 0.002);

    [Fact]
    public void Growth_before_the_last_year_known_adds_nothing() =>
        Assert.Equal(Median("growth: +5 pp, from: 2024", 2027), Median("growth: +5 pp, from: 2015", 2027));

    [Theory]
    [InlineData("change: +10 %, from: 2025", 1.1)]
    [InlineData("change: +5 pp, from: 2025", 1.0)]
    public void A_share_gains_a_percentage_of_itself_or_points(string effect, double factor)
    {
        var answer = Answer("share", effect);
        var series = answer.Baseline!.Ensemble.Paths.ToList().FindIndex(p => p.Series.Indicator == "share");
        var point = 2027 - answer.Baseline.Ensemble.FirstYear;
        var (before, after) = (answer.Baseline.Solution.Quantile(series, point, 0.5), answer.Scenarios[0].Solution!.Quantile(series, point, 0.5));
        Assert.Equal((before * factor) + (factor == 1 ? 0.05 : 0), after, 0.003);
    }

    [Theory]
    [InlineData("change: +10 %, from: 2025", 2024, 1)]
    [InlineData("change: +10 %, from: 2025", 2025, 1.1)]
    [InlineData("change: +10 %, from: 2025", 2027, 1.1)]
    [InlineData("change: +10 %, from: 2025, build_up: 4", 2025, 1.025)]
    [InlineData("change: +10 %, from: 2025, build_up: 4", 2027, 1.075)]
    [InlineData("change: -20 %, from: 2025, until: 2025", 2026, 1)]
    [InlineData("change: -20 %, from: 2025, until: 2025, recovery: 1", 2026, 0.9)]
    [InlineData("change: -20 %, from: 2025, until: 2025, recovery: 1", 2027, 1)]
    [InlineData("change: -20 %, from: 2024, until: 2025, recovery: 3", 2027, 0.9)]
    public void A_change_moves_the_median_of_the_level_and_recovers_as_said(string effect, int year, double ratio) =>
        Assert.Equal(ratio, Median(effect, year) / Median(null, year), 0.002);

    [Fact]
    public void An_amount_moves_the_median_by_the_amount() =>
        Assert.Equal(10e8, Median("change: +10 亿元, from: 2025", 2027) - Median(null, 2027), 0.4e8);

    [Fact]
    public void What_is_not_touched_changes_by_no_draw()
    {
        var answer = Answer("trade", "change: +10 %, spread: 3 %, from: 2025");
        var comparison = answer.Scenarios[0].Comparison!;
        Assert.Equal((0L, 0L), Only(comparison, "t"));
        Assert.Equal((0L, 0L), Only(comparison, "s"));
        Assert.Equal((0L, 0L), Only(comparison, "g"));
        var moved = comparison.Events.Single(e => e.Key == "r");
        Assert.Equal(0, moved.OnlyBaseline > 0 ? moved.OnlyBaseline / moved.OnlyScenario : 0);
        Assert.True(moved.Change > 0.1);
    }

    [Theory]
    [InlineData("change: 0 %, spread: 30 %, from: 2025")]
    [InlineData("change: 0 亿元, spread: 50 亿元, from: 2025")]
    [InlineData("growth: 0 pp, spread: 10 pp, from: 2025")]
    public void An_effect_of_no_size_widens_and_moves_towards_one_half(string effect)
    {
        var answer = Answer("gdp", effect);
        var (before, after) = (answer.Baseline!.Solution.Events, answer.Scenarios[0].Solution!.Events);
        Assert.True(Math.Abs(before[0].Likelihood.Probability - 0.5) > 0.05);
        Assert.True(Math.Abs(after[0].Likelihood.Probability - 0.5) < Math.Abs(before[0].Likelihood.Probability - 0.5));
        Assert.Equal(1, Median(effect, 2027) / Median(null, 2027), 0.05);
    }

    [Fact]
    public void The_cost_of_a_point_is_the_cost_by_the_points()
    {
        var answer = Answer("gdp", "change: +10 %, from: 2025, cost: 20 亿元");
        var table = ScenarioTables.Of(answer)[0];
        var row = table.Rows.Single(r => r.Key == "scenarios/only/t");
        var points = 100 * answer.Scenarios[0].Comparison!.Events.Single(e => e.Key == "t").Change;
        Assert.Equal(20 / points, row.Cells[6].Number!.Value, 1e-9);
        Assert.Equal(points, row.Cells[4].Number!.Value, 0.006);
        Assert.True(answer.Scenarios[0].Comparison!.Events.Single(e => e.Key == "t").StandardError > 0);
    }

    [Fact]
    public void An_effect_that_reaches_nothing_that_is_drawn_is_reported_with_its_line()
    {
        using var scratch = new Scratch();
        var plan = SmallOutlook.Write(scratch, Text("notes", "change: +10 %, from: 2025"));
        var (code, output, error) = Terminal.Run("scenario", plan, "--draws", "2000");
        Assert.Equal(0, code);
        Assert.Contains("No scenario changes", output, StringComparison.Ordinal);
        Assert.Contains("SH4203", error, StringComparison.Ordinal);
        Assert.Contains("^", error, StringComparison.Ordinal);
        Assert.Contains("未作用于任何抽样序列", Terminal.Run("scenario", plan, "--draws", "2000", "--lang", "zh").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_are_named_once_and_unknown_ones_refused()
    {
        using var scratch = new Scratch();
        var plan = SmallOutlook.Write(scratch, Text("gdp", "change: +10 %, from: 2025"));
        string[] line = ["scenario", plan, "only", "--draws", "2000", "--format", "csv"];
        Assert.Equal(Terminal.Run(line).Out, Terminal.Run([.. line, "only"]).Out);
        var (code, output, error) = Terminal.Run("scenario", plan, "onyl");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("SH3201", error, StringComparison.Ordinal);
        Assert.Equal(2, Terminal.Run("scenario", plan, "--with", "only").Code);
        Assert.Contains("不是此处的选项", Terminal.Run("scenario", plan, "--with", "only", "--lang", "zh").Error, StringComparison.Ordinal);
    }

    private static (long, long) Only(ScenarioComparison comparison, string key)
    {
        var change = comparison.Events.Single(e => e.Key == key);
        return (change.OnlyBaseline, change.OnlyScenario);
    }

    private static string Text(string indicator, string effect) =>
        Plan.Replace("INDICATOR", indicator, StringComparison.Ordinal).Replace("EFFECT", effect, StringComparison.Ordinal) + Known;

    private static ScenarioAnswers Answer(string indicator, string effect)
    {
        using var scratch = new Scratch();
        var run = Run.Execute(new RunRequest(SmallOutlook.Write(scratch, Text(indicator, effect))));
        Assert.Empty(run.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span}: {d.Rule.Code} {d.Message}"));
        var diagnostics = new DiagnosticBag();
        var answers = ScenarioStep.Run(run.Results!, ["only"], new EnsembleSpec(7, 8192), diagnostics, []);
        Assert.Empty(diagnostics.Sorted().Select(d => d.Rule.Code));
        return answers!;
    }

    // Of gross product in a year; of the plan itself where there is no effect.
    private static double Median(string? effect, int year)
    {
        var answer = Answer("gdp", effect ?? "change: +1 %, from: 2025");
        var (ensemble, solution) = effect is null ? (answer.Baseline!.Ensemble, answer.Baseline.Solution) : (answer.Scenarios[0].Ensemble!, answer.Scenarios[0].Solution!);
        var series = ensemble.Paths.ToList().FindIndex(p => p.Series.Indicator == "gdp" && !p.IsGrowth);
        return solution.Quantile(series, year - ensemble.FirstYear, 0.5);
    }
}
