using System.Globalization;
using Songhua.Core;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>The plan that <c>songhua init</c> makes has a structure that can be asked for at once.</summary>
public sealed class ExampleStructureTests
{
    [Theory]
    [InlineData("en", "The vehicle works stand still", "single point of failure")]
    [InlineData("zh", "整车厂停产", "单点故障")]
    public void It_says_something_of_every_question_and_nothing_is_wrong(string language, string outage, string single)
    {
        using var scratch = new Scratch();
        var plan = Make(scratch, language);
        var (code, text, error) = Terminal.Run("structure", plan, "--lang", language);
        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("SH", text, StringComparison.Ordinal);
        Assert.Contains(outage, text, StringComparison.Ordinal);
        var tables = Outputs.Csv(Outputs.Songhua("structure", plan, "--lang", language, "--format", "csv"));
        Assert.Equal(22, tables.Count);

        // No place of the example has the parts of an indicator, so that there is nothing to compare places by.
        Assert.All(tables, t => Assert.Equal(!t.Key.StartsWith("structure_shift", StringComparison.Ordinal), t.Value.Count > 1));
        Assert.Contains(tables["structure_exposure"], r => r.Contains(single));
        Assert.Equal(["structure_clusters", "structure_inputs", "structure_exposure", "structure_concentration", "structure_cluster_shifts", "structure_formulas"], Outputs.Csv(Outputs.Songhua("structure", plan, "--cluster", "first", "--format", "csv")).Keys);
        Assert.Equal(3, Outputs.Csv(Outputs.Songhua("structure", plan, "--disrupt", "outage", "--format", "csv")).Count);
    }

    [Fact]
    public void Its_clusters_differ_as_their_sectors_do()
    {
        using var scratch = new Scratch();
        var clusters = Outputs.Csv(Outputs.Songhua("structure", Make(scratch), "--format", "csv"))["structure_clusters"];
        Assert.Equal(["Vehicles", "Food"], clusters.Skip(1).Select(r => r[0]));
        Assert.Equal(["Vehicles", "Food"], clusters.Skip(1).Select(r => r[Array.IndexOf(clusters[0], "sectors")]));
        Assert.True(clusters.Column("quotient")[0] > clusters.Column("quotient")[1]);
        Assert.All(clusters.Column("quotient"), q => Assert.True(q > 1));
    }

    // 1 + sum of the column + sum of its square + ..., added up here from the file itself.
    [Fact]
    public void Its_multipliers_are_the_rounds_of_purchases_added_up()
    {
        using var scratch = new Scratch();
        var plan = Make(scratch);
        var rows = File.ReadAllLines(Path.Combine(plan, "data", "io_2022.csv")).Where(l => l.StartsWith("domestic,", StringComparison.Ordinal)).Select(l => l.Split(',')[6..]).ToArray();
        var output = rows.Select(r => Number(r[^1])).ToArray();
        var rounds = output.Select(_ => 1.0).ToArray();
        var multipliers = new double[output.Length];
        for (var round = 0; round < 200; round++)
        {
            multipliers = [.. multipliers.Zip(rounds, (m, r) => m + r)];
            rounds = [.. output.Select((x, j) => Enumerable.Range(0, output.Length).Sum(i => rounds[i] * Number(rows[i][j])) / x)];
        }

        Assert.Equal(multipliers, Outputs.Csv(Outputs.Songhua("structure", plan, "--format", "csv"))["structure_sectors"].Column("multiplier"), (a, b) => Math.Abs(a - b) <= 0.0005 + 1e-9);
    }

    [Fact]
    public void Its_concordance_has_every_division_once()
    {
        using var scratch = new Scratch();
        var lines = File.ReadAllLines(Path.Combine(Make(scratch), "data", "concordance_industries.csv")).Skip(1).ToList();
        Assert.Equal(IndustryClassification.All.Where(i => i.Level == IndustryLevel.Division).Select(i => i.Code), lines.Select(l => l.Split(',')[0]));
        Assert.Equal(97, lines.Count);
        Assert.Equal(["agriculture", "food", "other-industry", "services", "vehicles"], lines.Select(l => l.Split(',')[1]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en", "What holds it together")]
    [InlineData("zh", "集群与产业链")]
    public void A_run_writes_its_tables_beside_the_others(string language, string title)
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, "out");
        var (code, text, error) = Terminal.Run("run", Make(scratch, language), "--out", folder, "--lang", language);
        Assert.True(code == 0 && error.Length == 0, text + error);
        var files = Outputs.Files(folder);
        foreach (var table in (string[])["structure_clusters", "structure_inputs", "structure_exposure", "structure_communities", "structure_sectors", "structure_region", "structure_frontier",
            "structure_near_regions_activities", "structure_present_regions_activities", "structure_regions_regions_activities", "disruption_outage", "disruption_days_outage", "disruption_sensitivity_outage"])
        {
            Assert.True(files.TryGetValue($"{table}.csv", out var written), table);
            Assert.True(written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 1, table);
            Assert.Contains($"\"key\":\"{table}\"", files["run.json"].Replace("\": \"", "\":\"", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains(title, files["report.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_is_missing_leaves_its_region_out_by_name_and_no_other()
    {
        using var scratch = new Scratch();
        var plan = Make(scratch);
        var file = Path.Combine(plan, "data", "activities.csv");
        var whole = File.ReadAllText(file);
        var missing = whole.Replace("北方,North,软件,Software,30\n", "北方,North,软件,Software,\n", StringComparison.Ordinal);
        var without = string.Concat(whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("北方", StringComparison.Ordinal)).Select(l => l + "\n"));
        Assert.NotEqual(whole, missing);
        File.WriteAllText(file, missing);
        var left = Outputs.Songhua("structure", plan, "--format", "csv");
        Assert.Contains("Left out, because a figure of theirs is missing: North.", Outputs.Songhua("structure", plan, "--format", "json"), StringComparison.Ordinal);

        // The region stands behind the one that is left out: the explanation still shows its own amount, and the sum of those that are known.
        Reorder(file);
        var tree = Outputs.Songhua("explain", plan, "structure/activities/regions_activities/轨道车辆");
        Assert.Contains("1.5 billion CNY", tree, StringComparison.Ordinal);
        Assert.Contains("16.7 billion CNY", tree, StringComparison.Ordinal);
        File.WriteAllText(file, without);
        Assert.Equal(Outputs.Songhua("structure", plan, "--format", "csv"), left);
        Assert.DoesNotContain("Left out, because", Outputs.Songhua("structure", plan, "--format", "json"), StringComparison.Ordinal);
    }

    private static void Reorder(string file)
    {
        var lines = File.ReadAllLines(file);
        File.WriteAllLines(file, lines[..2].Concat(lines[2..].OrderBy(l => l.StartsWith("示例省", StringComparison.Ordinal))));
    }

    [Fact]
    public void Where_the_region_itself_is_not_known_the_estimate_says_what_it_rests_on_instead()
    {
        using var scratch = new Scratch();
        var plan = Make(scratch);
        var file = Path.Combine(plan, "data", "activities.csv");
        Assert.Contains("half of a sector's weight follows Made-up output by region", Json(plan), StringComparison.Ordinal);
        File.WriteAllText(file, File.ReadAllText(file).Replace("软件,Software,40\n", "软件,Software,\n", StringComparison.Ordinal));
        Assert.Contains("inside a group sectors are to each other as in the nation", Json(plan), StringComparison.Ordinal);
        Assert.Contains("A figure of Example Province is missing in the matrix", Outputs.Songhua("structure", plan), StringComparison.Ordinal);

        static string Json(string plan) => Outputs.Songhua("structure", plan, "--format", "json").Replace("\\u0027", "'", StringComparison.Ordinal);
    }

    private static string Make(Scratch scratch, string language = "en")
    {
        var plan = Path.Combine(scratch.Folder, "plan");
        Assert.Equal(0, Terminal.Run("init", plan, "--lang", language).Code);
        return plan;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
