using System.Text.Json;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary><c>songhua structure</c> on the bundled plan: what is asked, what is refused, and in which form it is written.</summary>
public sealed class StructureVerbTests
{
    private static readonly Lazy<Dictionary<string, List<string[]>>> Whole = new(() => Outputs.Csv(Outputs.Songhua("structure", Terminal.Jilin, "--format", "csv")));

    private static readonly string[] Scenarios = ["electronics_cut", "automotive_stop", "flood_jilin_city"];

    [Fact]
    public void Every_table_stands_in_the_order_of_the_questions() => Assert.Equal(
        [
            "structure_clusters", "structure_inputs", "structure_exposure", "structure_concentration", "structure_cluster_shifts", "structure_shifts", "structure_shift_effects", .. Scenarios.SelectMany(s => (string[])[$"disruption_{s}", $"disruption_days_{s}", $"disruption_sensitivity_{s}"]),
            "structure_communities", "structure_sectors", "structure_region", "structure_formulas",
            .. ((string[])["multipliers", "linkages", "influence", "footprints"]).Select(t => $"structure_{t}_china_2020"), "structure_frontier",
            "structure_near_listed_firms", "structure_present_listed_firms", "structure_regions_listed_firms",
        ], Whole.Value.Keys);

    // 1' (I - A)^-1 of the domestic table, added up round by round outside the program; nothing of it is estimated.
    private static readonly double[] Multipliers =
    [
        1.8201, 1.9733, 2.4591, 3.0507, 2.7104, 1.9758, 2.5857, 2.5534, 2.4300, 2.7859, 2.8163, 2.7058, 2.8305, 2.8683, 2.3403, 1.9067, 2.5332, 2.0756, 2.7717, 1.7334, 2.3351, 2.1171, 1.5738, 2.1834,
    ];

    [Fact]
    public void Output_multipliers_are_those_of_the_national_table() =>
        Assert.Equal(Multipliers, Whole.Value["structure_sectors"].Column("multiplier"), (a, b) => Math.Abs(a - b) < 6e-4);

    [Fact]
    public void Clusters_of_one_sector_have_its_multiplier()
    {
        var clusters = Whole.Value["structure_clusters"];
        Assert.Equal(2.830, Number(clusters, clusters.Single(r => r[0] == "Automotive cluster"), "multiplier"), 5e-4);
        Assert.Equal(2.586, Number(clusters, clusters.Single(r => r[0] == "Carbon fibre cluster"), "multiplier"), 5e-4);
    }

    // Value added of the table published with it: 1,016,422 亿元. Shares are printed with one decimal, so that each sector may miss by 0.05 % of its output.
    [Fact]
    public void Value_added_adds_to_the_gross_product_of_the_table()
    {
        var sectors = Whole.Value["structure_sectors"];
        var (output, share) = (sectors.Column("output"), sectors.Column("value_added"));
        Assert.Equal(24, output.Length);
        Assert.Equal(1_016_422, output.Zip(share, (x, v) => x * v / 100).Sum(), output.Sum() * 0.0005);
        var results = Runs.Run.Execute(new Runs.RunRequest(Terminal.Jilin)).Results!;
        Assert.Equal(1_016_422, results.Structure.Tables[0].ValueAdded.Sum() / 1e8, 1.0);
    }

    [Fact]
    public void Shares_of_inputs_add_to_the_whole()
    {
        var inputs = Whole.Value["structure_inputs"];
        var (region, nation, abroad) = (inputs.Column("region"), inputs.Column("nation"), inputs.Column("abroad"));
        Assert.True(region.Length > 30);
        for (var i = 0; i < region.Length; i++)
        {
            Assert.Equal(100, region[i] + nation[i] + abroad[i], 0.1501);
            Assert.All((double[])[region[i], nation[i], abroad[i]], s => Assert.InRange(s, 0, 100));
        }
    }

    [Fact]
    public void Estimates_keep_to_what_must_hold_of_them()
    {
        var clusters = Whole.Value["structure_clusters"];
        Assert.True(Number(clusters, clusters.Single(r => r[0] == "Automotive cluster"), "quotient") > 1);
        foreach (var row in clusters.Skip(1))
        {
            Assert.InRange(Number(clusters, row, "regional_multiplier"), 1, Number(clusters, row, "multiplier"));
            Assert.InRange(Number(clusters, row, "abroad"), 0, Number(clusters, row, "outside"));
            Assert.InRange(Number(clusters, row, "outside") + Number(clusters, row, "inside"), 0, 100.1);
        }

        Assert.All(Whole.Value["structure_region"].Column("share"), s => Assert.InRange(s, 0, 100));
        Assert.All(Whole.Value["structure_regions_listed_firms"].Column("diversity"), d => Assert.True(d >= 1));
        var near = Whole.Value["structure_near_listed_firms"];
        Assert.Equal(near.Column("density").OrderDescending(), near.Column("density"));
        Assert.Equal(Enumerable.Range(1, near.Count - 1).Select(r => (double)r), near.Column("rank"));
        Assert.All(near.Column("quotient"), q => Assert.True(q < 1));
        Assert.All(Whole.Value["structure_present_listed_firms"].Column("quotient"), q => Assert.True(q >= 1));
    }

    [Fact]
    public void A_disruption_begins_at_the_usual_and_its_losses_add_up()
    {
        foreach (var scenario in Scenarios)
        {
            var days = Whole.Value[$"disruption_days_{scenario}"];
            Assert.Equal(365, days.Count - 1);
            Assert.All(days.Column("output"), o => Assert.InRange(o, 0, 130));
            var losses = Whole.Value[$"disruption_{scenario}"];
            var loss = losses.Column("loss");
            Assert.Equal("All sectors", losses[^1][0]);
            Assert.True(loss[^1] > 0);

            // Amounts are printed with three digits.
            Assert.Equal(loss[^1], loss[..^1].Sum(), (loss.Sum(Math.Abs) * 0.005) + 0.01);
            var sensitivity = Whole.Value[$"disruption_sensitivity_{scenario}"];
            Assert.All(sensitivity.Where(r => r.Contains("as given")), r => Assert.Equal(loss[^1], Number(sensitivity, r, "loss")));
        }
    }

    [Fact]
    public void One_cluster_shows_its_rows_and_no_others()
    {
        var one = Outputs.Csv(Outputs.Songhua("structure", Terminal.Jilin, "--cluster", "automotive", "--format", "csv"));
        Assert.Equal(["structure_clusters", "structure_inputs", "structure_exposure", "structure_concentration", "structure_cluster_shifts", "structure_formulas"], one.Keys);
        foreach (var (name, rows) in one)
        {
            Assert.Equal(Whole.Value[name].Where((r, i) => i == 0 || r[0] == "Automotive cluster"), rows);
            Assert.True(rows.Count > 1);
        }
    }

    [Theory]
    [InlineData("en", "More: `songhua structure")]
    [InlineData("zh", "更多内容：`songhua structure")]
    public void The_first_screen_is_short_and_says_what_else_there_is(string language, string more)
    {
        var text = Outputs.Songhua("structure", Terminal.Jilin, "--lang", language);
        Assert.InRange(text.Split('\n').Length, 50, 260);
        Assert.Contains(more, text, StringComparison.Ordinal);
        Assert.All(Runs.StructureTopics.All, t => Assert.Contains($"  {t.Id} ", text, StringComparison.Ordinal));
        Assert.Contains(language == "en" ? "Values: estimate." : "数值性质：估计。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_outage_shows_its_tables_and_all_show_those_of_all()
    {
        var one = Outputs.Csv(Outputs.Songhua("structure", Terminal.Jilin, "--disrupt", "electronics_cut", "--format", "csv"));
        Assert.Equal(["disruption_electronics_cut", "disruption_days_electronics_cut", "disruption_sensitivity_electronics_cut"], one.Keys);
        Assert.All(one, t => Assert.Equal(Whole.Value[t.Key], t.Value));
        var all = Outputs.Csv(Outputs.Songhua("structure", Terminal.Jilin, "--disrupt", "all", "--format", "csv"));
        Assert.Equal(9, all.Count);
        Assert.All(all, t => Assert.Equal(Whole.Value[t.Key], t.Value));
    }

    [Theory]
    [InlineData("--cluster", "automotiv", "Did you mean 'automotive'?", "您是否想写“automotive”？")]
    [InlineData("--cluster", "cluster_4", "No cluster 'cluster_4' can be joined", "没有可与投入产出表对应的集群“cluster_4”")]
    [InlineData("--disrupt", "electronic_cut", "Did you mean 'electronics_cut'?", "您是否想写“electronics_cut”？")]
    [InlineData("--disrupt", "tourism_campaign", "No scenario 'tourism_campaign' has shocks.", "没有含冲击的情景“tourism_campaign”")]
    public void What_is_not_known_is_refused_with_the_nearest_name(string option, string value, string english, string chinese)
    {
        foreach (var format in (string[])["text", "csv", "json"])
        {
            var (code, output, error) = Terminal.Run("structure", Terminal.Jilin, option, value, "--format", format);
            Assert.Equal((2, ""), (code, output));
            Assert.Contains(english, error, StringComparison.Ordinal);
        }

        Assert.Contains(chinese, Terminal.Run("structure", Terminal.Jilin, option, value, "--lang", "zh").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_and_an_outage_are_two_questions()
    {
        var (code, output, error) = Terminal.Run("structure", Terminal.Jilin, "--cluster", "automotive", "--disrupt", "all");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("--cluster and --disrupt ask different things", error, StringComparison.Ordinal);
        Assert.Contains("所问不同", Terminal.Run("structure", Terminal.Jilin, "--cluster", "automotive", "--disrupt", "all", "--lang", "zh").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_the_tables_of_csv_under_keys_of_their_own()
    {
        using var json = JsonDocument.Parse(Outputs.Songhua("structure", Terminal.Jilin, "--format", "json"));
        var tables = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(Whole.Value.Keys, tables.Select(t => t.GetProperty("key").GetString()!));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var rows = table.GetProperty("rows").EnumerateArray().ToList();
            Assert.Equal(Whole.Value[table.GetProperty("key").GetString()!].Count - 1, rows.Count);
            foreach (var row in rows)
            {
                var key = row.GetProperty("key").GetString()!;
                Assert.StartsWith("structure/", key, StringComparison.Ordinal);
                Assert.Equal(table.GetProperty("columns").GetArrayLength(), row.GetProperty("cells").GetArrayLength());
                keys.Add($"{table.GetProperty("key")} {key}");
            }
        }

        Assert.Equal(tables.Sum(t => t.GetProperty("rows").GetArrayLength()), keys.Count);
    }

    [Theory]
    [InlineData("text", "en")]
    [InlineData("text", "zh")]
    [InlineData("csv", "zh")]
    [InlineData("json", "en")]
    public void The_same_plan_gives_the_same_bytes(string format, string language)
    {
        string[] line = ["structure", Terminal.Jilin, "--format", format, "--lang", language];
        var first = Outputs.Songhua(line);
        Assert.Equal(first, Outputs.Songhua(line));
        Assert.NotEmpty(first);
    }

    [Theory]
    [InlineData("en", "A proxy (Listed companies", "An estimate, not a survey")]
    [InlineData("zh", "替代数据（分省份", "为估计而非调查")]
    public void What_stands_in_for_something_says_so_wherever_it_is_used(string language, string proxy, string estimate)
    {
        var text = Outputs.Songhua("structure", Terminal.Jilin, "--lang", language, "--format", "json");
        Assert.True(text.Split(proxy).Length - 1 >= 4, $"{text.Split(proxy).Length - 1}");
        Assert.Contains(estimate, text, StringComparison.Ordinal);
    }

    private static double Number(List<string[]> table, string[] row, string column) => double.Parse(row[Array.IndexOf(table[0], column)], System.Globalization.CultureInfo.InvariantCulture);
}
