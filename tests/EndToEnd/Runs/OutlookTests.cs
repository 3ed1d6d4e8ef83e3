using System.Globalization;
using System.Text;
using Songhua.Cli;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd;

/// <summary>The outlook of the Jilin plan and its back-test, as the commands give them.</summary>
public sealed class OutlookTests
{
    private const string Page = "docs/methods/outlook.md";

    private static readonly Lazy<Results> Jilin = new(() => Of(null));
    private static readonly Lazy<BacktestStep> Backtest = new(() => BacktestStep.Run(Jilin.Value.Basis));

    [Fact]
    public void Growth_of_provinces_is_covered_and_beats_every_baseline_at_every_horizon()
    {
        var scores = Backtest.Value.Panels.Single(p => p.Panel.Declaration.Id == "provinces_gdp").Result.ByHorizon;
        Assert.Equal([1, 2, 3, 4, 5], scores.Select(s => s.Years));
        Assert.All(scores, s =>
        {
            Assert.InRange(s.Cover80, 0.75, 0.85);
            Assert.All(s.BaselineScores, baseline => Assert.True(s.RankedScore < baseline, $"{s.Years}: {s.RankedScore} against {baseline}"));
            Assert.True(s.Brier < s.BrierPrecedents && s.Brier < 0.25);
        });
    }

    [Fact]
    public void The_page_shows_the_back_test_and_the_replay()
    {
        var tables = BacktestTables.Of(Backtest.Value, Jilin.Value);
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"**{table.Title.In(Language.English)}**\n\n");
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(c => c.Title.En))} |\n|{string.Concat(table.Columns.Select(_ => "---|"))}\n");
            foreach (var row in table.Rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Cells.Select(c => c.In(Language.English)))} |\n");
            }

            text.Append(table.Key == "replays" ? $"\n{table.Note!.In(Language.English)}\n" : "\n");
        }

        var page = File.ReadAllText(Path.Combine(Golden.Root, Page)).Replace("\r\n", "\n", StringComparison.Ordinal);
        const string begin = "<!-- back-test: begin -->\n", end = "<!-- back-test: end -->";
        Golden.Check(Page, page[..(page.IndexOf(begin, StringComparison.Ordinal) + begin.Length)] + text + page[page.IndexOf(end, StringComparison.Ordinal)..]);
    }

    [Fact]
    public void New_energy_vehicles_of_Changchun_were_out_of_reach_in_early_2024()
    {
        var outlook = Of(new DateOnly(2024, 3, 31)).Outlook.Single(o => o.Target.Id == "changchun_nev_2025").Outlook;
        Assert.InRange(outlook.Probability!.Value, 0, 0.05);
        Assert.All(Backtest.Value.Replays.Where(r => r.Target.Id == "changchun_nev_2025"), r => Assert.True(!r.Met && r.Outlook.Probability < 0.05));
    }

    // What was said on a day does not know what came later.
    [Fact]
    public void A_replay_is_what_a_run_of_that_day_says()
    {
        var replay = Backtest.Value.Replays.First(r => r.Day == new DateOnly(2024, 6, 30) && r.Outlook.Probability is not null);
        Assert.Equal(Of(replay.Day).Outlook.Single(o => o.Target.Id == replay.Target.Id).Outlook.Probability, replay.Outlook.Probability);
    }

    [Fact]
    public void Every_target_has_a_probability_an_outcome_or_a_reason()
    {
        Assert.Equal(Jilin.Value.Status.Count, Jilin.Value.Outlook.Count);
        foreach (var day in (DateOnly?[])[null, new(2021, 6, 30), new(2024, 3, 31), new(2025, 3, 31)])
        {
            foreach (var o in Of(day).Outlook)
            {
                Assert.True(o.Outlook.Probability is null or (>= 0 and <= 1), o.Key);
                Assert.False(o.Outlook is { Probability: not null, Outcome: not null }, o.Key);
                Assert.Equal(o.Outlook.Probability is null, o.Outlook.Method == OutlookMethod.None);
                Assert.All(o.Outlook.Fan, f => Assert.True(f.Quantiles.All(double.IsFinite) && f.Quantiles.SequenceEqual(f.Quantiles.Order()), o.Key));
                Assert.All((IEnumerable<Message>)[o.Outlook.Reason, .. o.Outlook.Remarks], m => Assert.True(
                    m.In(Language.English).EndsWith('.') && m.In(Language.Chinese).EndsWith('。') && !m.In(Language.English).Any(c => c > 0x3000), $"{o.Key}: {m.In(Language.English)} {m.In(Language.Chinese)}"));
            }
        }
    }

    [Fact]
    public void The_command_says_the_same_in_every_form_and_both_languages()
    {
        var english = Outputs.Songhua("outlook", Terminal.Jilin);
        var chinese = Outputs.Songhua("outlook", Terminal.Jilin, "--lang", "zh");
        Assert.Equal(english, Outputs.Songhua("outlook", Terminal.Jilin));
        foreach (var group in (string[])["With a probability (4)", "Outcome known (7)", "Cannot be judged"])
        {
            Assert.Contains(group, english, StringComparison.Ordinal);
        }

        Assert.Contains("给出概率的目标 (4)", chinese, StringComparison.Ordinal);
        var csv = Outputs.Csv(Outputs.Songhua("outlook", Terminal.Jilin, "--format", "csv"));
        Assert.Equal(["outlook", "precedents", "projections"], csv.Keys.Take(3));
        Assert.Equal(Jilin.Value.Outlook.Count, csv["outlook"].Count - 1);
        Assert.StartsWith("[", Outputs.Songhua("outlook", Terminal.Jilin, "--format", "json"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_back_test_is_a_command_in_both_languages()
    {
        var english = Outputs.Csv(Outputs.Songhua("outlook", Terminal.Jilin, "--backtest", "--format", "csv"));
        Assert.Contains("backtest_provinces_gdp", english.Keys);
        Assert.Contains("replays", english.Keys);
        Assert.Equal(7, english["backtest_provinces_gdp"].Count);
        foreach (var width in (int[])[80, 160])
        {
            using var output = new StringWriter();
            foreach (var table in BacktestTables.Of(Backtest.Value, Jilin.Value))
            {
                TableText.Write(new Screen(output, output, Language.Chinese, colour: false, width), table);
            }

            Assert.Contains("回测", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("规划自身目标", output.ToString(), StringComparison.Ordinal);
        }
    }

    private static Results Of(DateOnly? asOf)
    {
        var result = Songhua.Runs.Run.Execute(new RunRequest(Terminal.Jilin) { AsOf = asOf });
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == Severity.Error);
        return result.Results!;
    }
}
