using System.Text.Json;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd;

/// <summary>What <c>songhua run</c> says and writes of the outlook of the Jilin plan.</summary>
public sealed class OutlookReportTests
{
    private const string Page = "docs/run-json.md";

    private static readonly Lazy<Results> Jilin = new(() => Run.Execute(new RunRequest(Terminal.Jilin)).Results!);

    [Fact]
    public void A_run_shows_every_probability_and_counts_the_rest()
    {
        using var scratch = new Scratch();
        var said = Outputs.Songhua("run", Terminal.Jilin, "--out", scratch.Folder);
        foreach (var o in Jilin.Value.Outlook.Where(o => o.Outlook.Probability is not null))
        {
            Assert.Contains($"{new Percentage(o.Outlook.Probability!.Value)} · {OutlookTables.Word(o.Outlook).En} — {o.Target.Name.En}", said, StringComparison.Ordinal);
        }

        Assert.Contains("Targets whose outcome is known: 7; that cannot be judged: 49.", said, StringComparison.Ordinal);
        var files = Outputs.Files(scratch.Folder);
        Assert.All((string[])["outlook.csv", "precedents.csv", "projections.csv", "ensemble.csv", "variance_shares.csv", "conditions.csv"], f => Assert.Contains(f, files.Keys));
        Assert.DoesNotContain("scenarios.csv", files.Keys);

        using var json = JsonDocument.Parse(files["run.json"]);
        var results = json.RootElement.GetProperty("results");
        Assert.Equal(["pace", "add-up", "outlook", "ensemble"], results.GetProperty("methods").EnumerateArray().Select(m => m.GetProperty("id").GetString()).Take(4));
        var table = results.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("key").GetString() == "ensemble");
        var probability = table.GetProperty("columns").EnumerateArray().ToList().FindIndex(c => c.GetProperty("key").GetString() == "probability");
        Assert.Equal(
            Jilin.Value.Together!.Solution.Events.Select(e => 100 * e.Likelihood.Probability),
            table.GetProperty("rows").EnumerateArray().SkipLast(1).Select(r => r.GetProperty("cells")[probability].GetProperty("value").GetDouble()));
    }

    [Fact]
    public void Scenarios_are_set_beside_the_plan_itself_and_not_beside_one_of_them()
    {
        var (code, _, error) = Terminal.Run("run", Terminal.Jilin, "--with", "nev_2027", "--scenarios");
        Assert.Equal(2, code);
        Assert.Contains("cannot go with --with", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_run_says_of_scenarios_is_what_the_scenario_command_says()
    {
        var results = Jilin.Value;
        var table = AllTables.Of(results, new RunExtras(PlanScenarios.Of(results), null)).Single(t => t.Key == "scenarios");
        var csv = Outputs.Csv(Outputs.Songhua("scenario", Terminal.Jilin, "--format", "csv"))["scenarios"];
        Assert.Equal(csv.Count - 1, table.Rows.Count);
        Assert.Equal(csv.Skip(1).Select(r => r[1]), table.Rows.Select(r => r.Cells[1].In(Language.English)));
        Assert.Equal(csv.Skip(1).Select(r => r[3]), table.Rows.Select(r => r.Cells[3].In(Language.English)));
    }

    [Fact]
    public void The_page_describes_every_table_of_a_run()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, Page));
        var patterns = Regex.Matches(page, "`([a-z_]+)(DIMENSION|PANEL|ID|TABLE)?`").Select(m => m.Groups[2].Success ? $"^{m.Groups[1].Value}.+$" : $"^{m.Groups[1].Value}$").Distinct().ToList();
        Assert.Equal([], AllTables.Of(Jilin.Value, RunExtras.None).Select(t => t.Key).Where(k => !patterns.Exists(p => Regex.IsMatch(k, p))));
    }

    [Fact]
    public void Every_outlook_can_be_explained_and_a_probability_leads_to_its_panel_and_what_was_left_out()
    {
        var explainer = new Explainer(Jilin.Value);
        Assert.All(Jilin.Value.Outlook, o => Assert.Equal(o.Target.Name.En, explainer.Explain(o.Key)!.Title.In(Language.English)));
        var said = Outputs.Songhua("explain", Terminal.Jilin, "outlook/tourism_revenue_2027");
        Assert.All(
            (string[])["rests on: comparable regions alone", "Jilin, the region itself", "regions: 30", "years: 2005–2024", "55 of 480 runs were as fast", "10,000 draws, seed 1", "<outlook 1.0>", "panels.yaml"],
            part => Assert.Contains(part, said, StringComparison.Ordinal));
        Assert.Contains("what would be needed", Outputs.Songhua("explain", Terminal.Jilin, "outlook/retail_sales_growth_2026"), StringComparison.Ordinal);
    }
}
