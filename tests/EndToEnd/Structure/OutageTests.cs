using Songhua.Core;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>What is said of outages: every sector, the parameters of each row, what the region rests on, and reasons where there is no result.</summary>
public sealed class OutageTests
{
    private const string Anchored = "observations:\n  va_2020: {indicator: va, period: 2020, value: exactly 50 亿元, source: a}\n";

    private static readonly string Region = SmallStructure.Declared("place: nation", "concordance: data/map.csv", "anchors: [{indicator: va, sectors: [farms, works, shops]}]") + Anchored;

    private static readonly Lazy<Results> Jilin = new(() => Run.Execute(new RunRequest(Terminal.Jilin)).Results!);

    // Imports fail for some days, no stock runs out, and the region's works fill up the stocks afterwards: nothing but a gain.
    [Fact]
    public void A_sector_that_only_gains_is_shown()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region + SmallStructure.Outage.Replace("of: makers, lost: 50 %", "sector: works, imports: yes, lost: 50 %", StringComparison.Ordinal));
        var disruption = Run.Execute(new RunRequest(plan)).Results!.Disruptions.Single();
        Assert.Contains(disruption.Solution!.Losses, l => l.Loss < 0 && l.Shortfall == 0);
        var table = Outputs.Csv(Outputs.Songhua("structure", plan, "--disrupt", "fire", "--format", "csv"))["disruption_fire"];
        Assert.Equal("Works", table[1][0]);
        Assert.True(table.Column("loss")[0] < 0);
    }

    [Fact]
    public void Rows_are_in_the_order_of_the_change_and_add_to_all_sectors()
    {
        foreach (var disruption in Jilin.Value.Disruptions)
        {
            var rows = DisruptionTables.Of(disruption)[0].Rows;
            var changes = rows.SkipLast(1).Select(r => Math.Abs(r.Cells[1].Number!.Value * (double)r.Cells[1].Unit!.Factor)).ToList();
            Assert.Equal(changes.OrderDescending(), changes);
            Assert.All(disruption.Solution!.Losses, l => Assert.Equal(Math.Abs(l.Share) > 1e-12, rows.Any(r => r.Key.EndsWith("/" + disruption.Region.Nation.Source.Table.Sectors[l.Sector].Key, StringComparison.Ordinal))));
        }
    }

    // Three digits of each row.
    [Fact]
    public void The_short_list_of_the_report_adds_up_as_well()
    {
        foreach (var disruption in Jilin.Value.Disruptions)
        {
            var table = DisruptionTables.InShort(disruption, 6);
            Assert.Equal(8, table.Rows.Count);
            Assert.Contains("All others (", table.Rows[6].Cells[0].In(Language.English), StringComparison.Ordinal);
            foreach (var column in (int[])[1, 3])
            {
                var amounts = table.Rows.Select(r => r.Cells[column].Number is { } number ? number * (double)r.Cells[column].Unit!.Factor : 0).ToList();
                Assert.Equal(amounts[^1], amounts[..^1].Sum(), amounts[..^1].Sum(a => Math.Abs(a) * 0.005));
            }
        }
    }

    [Theory]
    [InlineData("sensitivity/1/low", "days of inventory: 45", "days to restore inventories: 60")]
    [InlineData("sensitivity/1/central", "days of inventory: 90", "days to restore inventories: 60")]
    [InlineData("sensitivity/2/high", "days of inventory: 90", "days to restore inventories: 120")]
    [InlineData("sensitivity/3/low", "1.125, 365", "days of inventory: 90")]
    [InlineData("sensitivity/4/high", "share of the stock that must be there: 1", "days of inventory: 90")]
    [InlineData("rationing/industryfirst", "rationing: industries first, final users after", "days of inventory: 90")]
    [InlineData("orders/used", "orders: for what was used, towards a stock for the present output", "days of inventory: 90")]
    [InlineData("all", "orders: for what is wanted, towards the usual stock", "days of inventory: 90")]
    public void A_row_is_explained_by_the_parameters_that_it_was_computed_with(string row, string first, string second)
    {
        var parameters = Part(Explained($"structure/disruption/flood_jilin_city/{row}"), "parameters (docs/methods/disruption.md)");
        Assert.Contains(first, parameters, StringComparison.Ordinal);
        Assert.Contains(second, parameters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("structure/disruption/flood_jilin_city/all")]
    [InlineData("structure/disruption/automotive_stop/day/3")]
    [InlineData("structure/disruption/electronics_cut/orders/used")]
    public void What_stands_behind_the_region_stands_behind_its_outages(string key)
    {
        var (outage, region) = (Explained(key), Explained($"structure/region/{Jilin.Value.Structure.Region!.Nation.Source.Table.Sectors[0].Key}"));
        foreach (var title in (string[])["formula", "known value added that the estimate is anchored to", "proxy for the size of sectors", "input-output table"])
        {
            Assert.Equal(Part(region, title), Part(outage, title));
        }

        Assert.Contains("Value added of primary industry of Jilin, 2020", Part(outage, "known value added that the estimate is anchored to"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_share_of_a_place_leads_to_the_value_added_it_was_computed_from()
    {
        var shares = Part(Explained("structure/disruption/flood_jilin_city/all"), "share of Jilin City in the region: value added of each group of sectors in 2020");
        foreach (var of in (string[])["primary industry of Jilin City", "primary industry of Jilin,", "tertiary industry of Jilin City", "tertiary industry of Jilin,"])
        {
            Assert.Contains(of, shares, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_rule_of_orders_stands_beside_the_rules_of_rationing()
    {
        var sensitivity = DisruptionTables.Of(Jilin.Value.Disruptions[0])[2];
        var start = $"structure/disruption/{Jilin.Value.Disruptions[0].Scenario.Id}/";
        Assert.Equal(["rationing/proportional", "rationing/industryfirst", "orders/wanted", "orders/used"], sensitivity.Rows.TakeLast(4).Select(r => r.Key[start.Length..]));
        Assert.Equal(DisruptionTables.Of(Jilin.Value.Disruptions[0])[0].Rows[^1].Cells[1].Number, sensitivity.Rows[^2].Cells[2].Number);
    }

    [Theory]
    [InlineData("en", "has no `concordance`")]
    [InlineData("zh", "没有行业代码与其部门的 `concordance`")]
    public void Without_a_concordance_exposure_says_that_it_is_missing(string language, string said)
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region.Replace("    concordance: data/map.csv\n", "", StringComparison.Ordinal));
        Assert.Contains(said, Outputs.Songhua("structure", plan, "--show", "exposure", "--lang", language), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outage_in_the_plan_s_own_place_strikes_all_of_it()
    {
        using var scratch = new Scratch();
        var disruption = Struck(scratch, "all", "");
        Assert.Null(disruption.Reason);
        Assert.Equal([0, 1, 2], disruption.Shocks.Select(s => s.Sector).Order());
        Assert.All(disruption.Shocks, s => Assert.Equal(0.5, s.LostShare));
    }

    [Theory]
    [InlineData("nation", "")]
    [InlineData("town", "places:\n  other: {name: {en: Other, zh: 他省}, level: province}\n  town: {name: {en: Town, zh: 市区}, level: prefecture, within: other}\n")]
    public void A_place_that_is_not_inside_the_region_is_told_as_that(string place, string places)
    {
        using var scratch = new Scratch();
        var disruption = Struck(scratch, place, places, "place: all", "level: province, within: nation");
        Assert.Null(disruption.Solution);
        Assert.Contains("is not inside All", disruption.Reason!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("不在全省之内", disruption.Reason!.In(Language.Chinese), StringComparison.Ordinal);
    }

    // The table has imports of works alone; sectors without any are no reason to refuse the others.
    [Fact]
    public void What_comes_into_a_place_fails_where_anything_comes()
    {
        using var scratch = new Scratch();
        var disruption = Struck(scratch, "all", "", "place: all, imports: yes", "level: province", own: true);
        Assert.Null(disruption.Reason);
        Assert.Equal([1], disruption.Shocks.Select(s => s.Sector));
    }

    [Fact]
    public void The_first_screen_says_which_outages_could_not_be_simulated()
    {
        using var scratch = new Scratch();
        var plan = Write(scratch, "nation", "", "place: all", "level: province, within: nation", own: false);
        Assert.Contains("Fire in the works: Nation is not inside All", Outputs.Songhua("structure", plan), StringComparison.Ordinal);
        Assert.Equal(2, Outputs.Songhua("structure", plan, "--disrupt", "fire").Split("Nation is not inside All").Length);
    }

    [Fact]
    public void The_days_end_where_output_is_the_usual_for_good()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region + SmallStructure.Outage.Replace("of: makers, lost: 50 %, lasts: 10", "sector: works, imports: yes, lost: 10 %, lasts: 3", StringComparison.Ordinal));
        var days = Outputs.Songhua("structure", plan, "--disrupt", "fire").Split("day by day")[1].Split("how the total loss")[0];
        var shown = days.Split('\n').Count(l => l.TrimEnd().EndsWith('%'));
        Assert.InRange(shown, 1, 40);
        Assert.Contains("to day 364 output is the usual to the digits shown.", days, StringComparison.Ordinal);
        Assert.Equal(365, Outputs.Csv(Outputs.Songhua("structure", plan, "--disrupt", "fire", "--format", "csv"))["disruption_days_fire"].Count - 1);
    }

    [Fact]
    public void The_note_of_an_outage_without_remarks_has_no_gap()
    {
        Assert.All(Jilin.Value.Disruptions, d => Assert.DoesNotContain("  ", DisruptionTables.Of(d)[0].Note!.In(Language.English), StringComparison.Ordinal));
    }

    private static Disruption Struck(Scratch scratch, string place, string places, string shock = "place: all", string level = "level: province", bool own = false) =>
        Run.Execute(new RunRequest(Write(scratch, place, places, shock, level, own))).Results!.Disruptions.Single();

    private static string Write(Scratch scratch, string place, string places, string shock, string level, bool own)
    {
        var outage = SmallStructure.Outage.Replace("of: makers,", $"what: {{en: Flood, zh: 洪水}}, {shock.Replace("place: all", $"place: {place}", StringComparison.Ordinal)},", StringComparison.Ordinal);
        var table = own ? SmallStructure.Declared("place: all", "concordance: data/map.csv") : Region;
        var plan = SmallStructure.Write(scratch, places + table + outage);
        var head = Path.Combine(plan, "plan.yaml");
        File.WriteAllText(head, File.ReadAllText(head).Replace("全省}, level: province", $"全省}}, {level}", StringComparison.Ordinal));
        return plan;
    }

    private static Explanation Explained(string key) => new Explainer(Jilin.Value).Explain(key)!;

    // A branch of the tree as lines.
    private static string Part(Explanation tree, string title) => string.Join("\n", Lines(tree.Parts.Single(p => p.Title.In(Language.English) == title)));

    private static IEnumerable<string> Lines(Explanation tree) =>
        tree.Parts.SelectMany(Lines).Prepend(tree.Title.In(Language.English) + (tree.Value is null ? "" : ": " + tree.Value.In(Language.English)));
}
