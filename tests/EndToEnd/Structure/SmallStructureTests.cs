using Songhua.Core;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>What the structure says where something of it is not there.</summary>
public sealed class SmallStructureTests
{
    private const string Anchored = "  va_2020: {indicator: va, period: 2020, value: exactly 50 亿元, source: a}\n";

    private static readonly string[] Nation = ["place: nation", "concordance: data/map.csv"];

    private static readonly string Region = SmallStructure.Declared([.. Nation, "anchors: [{indicator: va, sectors: [farms, works, shops]}]"]) + "observations:\n" + Anchored;

    [Fact]
    public void A_plan_without_a_table_says_that_it_has_none()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, "");
        var (code, text, error) = Terminal.Run("structure", plan);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("The plan declares no input-output table.", text, StringComparison.Ordinal);
        Assert.Contains("规划未声明投入产出表。", Outputs.Songhua("structure", plan, "--lang", "zh"), StringComparison.Ordinal);
        Assert.All(Outputs.Csv(Outputs.Songhua("structure", plan, "--format", "csv")).Values, rows => Assert.Single(rows));
        Assert.Equal(2, Terminal.Run("structure", plan, "--cluster", "makers").Code);
        (code, text, error) = Terminal.Run("structure", plan, "--disrupt", "all");
        Assert.Equal((2, ""), (code, text));
        Assert.Contains("The plan has no scenario with shocks.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "the sectors Works, ")]
    [InlineData("zh", "工厂")]
    public void A_table_that_cannot_feed_itself_names_the_sectors_the_hungriest_first(string language, string named)
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region + SmallStructure.Outage, SmallStructure.Hungry);
        var told = Assert.Single(Run.Execute(new RunRequest(plan)).Diagnostics);
        Assert.Equal("SH4314", told.Rule.Code);
        Assert.EndsWith("rest.yaml", told.Span.File, StringComparison.Ordinal);
        foreach (var line in (string[][])[["structure", plan], ["structure", plan, "--disrupt", "fire"], ["check", plan]])
        {
            var (code, text, error) = Terminal.Run([.. line, "--lang", language]);
            Assert.Equal(1, code);
            Assert.Contains(named, text + error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("observations:\n  va_2019: {indicator: va, period: 2019, value: exactly 50 亿元, source: a}\n")]
    public void Without_the_size_of_the_region_it_is_not_estimated_and_the_nation_still_shown(string observations)
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, SmallStructure.Declared([.. Nation, "anchors: [{indicator: va, sectors: [farms, works, shops]}]"]) + observations + SmallStructure.Outage);
        var results = Results(plan);
        Assert.Null(results.Structure.Region);
        Assert.Equal(3, StructureTables.Sectors(results).Rows.Count);
        Assert.Contains("anchors", StructureTables.Clusters(results).WhyEmpty!.In(Language.English), StringComparison.Ordinal);
        var (code, _, error) = Terminal.Run("structure", plan, "--disrupt", "fire");
        Assert.Equal(2, code);
        Assert.Contains("2020", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_region_has_the_value_added_of_its_anchor()
    {
        using var scratch = new Scratch();
        var region = Results(SmallStructure.Write(scratch, Region)).Structure.Region!;
        Assert.Equal(RegionKind.Estimated, region.Kind);
        Assert.Equal(50e8, region.Output.Zip(region.Nation.ValueAdded.Zip(region.Nation.Output, (v, x) => v / x), (x, v) => x * v).Sum(), 1.0);

        // Without a proxy each sector is a fifth of the nation's, as all value added is.
        Assert.All(region.Output.Zip(region.Nation.Output, (r, n) => r / n), share => Assert.Equal(0.2, share, 1e-12));
    }

    [Fact]
    public void An_anchor_above_the_nation_is_refused_with_both_amounts()
    {
        using var scratch = new Scratch();
        var results = Results(SmallStructure.Write(scratch, Region.Replace("exactly 50", "exactly 251", StringComparison.Ordinal)));
        Assert.Null(results.Structure.Region);
        var why = StructureTables.Region(results).WhyEmpty!;
        Assert.Contains("Value added of 25.1 billion CNY is more than all value added of its sectors in the table (25 billion CNY)", why.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("超过表中相应部门的全部增加值", why.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_sector_cannot_hold_goes_to_the_others_of_its_group()
    {
        using var scratch = new Scratch();

        // Nearly all of the farms and of the works lie in the region by the proxy, yet the anchor is nine tenths of the nation's value added.
        scratch.Write("plan/data/jobs.csv", "region,activity,jobs\nall,Farms,90\nall,Works,5\nall,Shops,5\nelse,Farms,10\nelse,Works,95\nelse,Shops,395\n");
        scratch.Write("plan/data/jobs_map.csv", "from,to,weight,note\nFarms,farms,1,\nWorks,works,1,\nShops,shops,1,\n");
        var plan = SmallStructure.Write(scratch, Region.Replace("exactly 50", "exactly 225", StringComparison.Ordinal)
            + "activities:\n  jobs: {name: {en: Jobs, zh: 就业}, file: data/jobs.csv, region: region, activity: activity, value: jobs, year: 2020, unit: 万人, concordance: data/jobs_map.csv, source: a}\n");
        var region = Results(plan).Structure.Region!;
        Assert.Equal(region.Nation.Output[0], region.Output[0]);
        Assert.All(region.Output.Zip(region.Nation.Output), o => Assert.InRange(o.First, 0, o.Second));
        Assert.Equal(225e8, region.Output.Zip(region.Nation.ValueAdded.Zip(region.Nation.Output, (v, x) => v / x), (x, v) => x * v).Sum(), 1.0);
    }

    [Fact]
    public void A_division_that_is_not_mapped_is_told_once_with_all_below_it()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region);
        var map = Path.Combine(plan, "data", "map.csv");
        File.WriteAllText(map, File.ReadAllText(map).Replace("36,works,1,\n", "", StringComparison.Ordinal));
        Assert.Equal(["SH5236: '36' is not mapped"], Run.Execute(new RunRequest(plan)).Diagnostics.Select(d => $"{d.Rule.Code}: {d.Message.In(Language.English)}"));
        File.AppendAllText(map, "361,works,1,\n");
        Assert.Equal(["'36'"], Run.Execute(new RunRequest(plan)).Diagnostics.Select(d => d.Message.In(Language.English).Split(' ')[0]));
    }

    [Theory]
    [InlineData("place: all")]
    [InlineData("note: the place is left out, and is the plan's")]
    public void A_table_of_the_place_itself_is_taken_as_it_is(string line)
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, SmallStructure.Declared(line, "concordance: data/map.csv") + SmallStructure.Outage);
        var results = Results(plan);
        var region = results.Structure.Region!;
        Assert.Equal(RegionKind.Own, region.Kind);
        Assert.Equal(region.Nation.OutputMultipliers, region.Multipliers);
        Assert.All(region.FromNation, share => Assert.Equal(0, share));
        Assert.Equal([5 / 40.0, 10 / 120.0, 5 / 40.0], Enumerable.Range(0, 3).Select(region.OutsideShare), (a, b) => Math.Abs(a - b) < 1e-12);
        var table = StructureTables.Region(results);
        Assert.DoesNotContain("estimate", table.Title.In(Language.English) + table.Note!.In(Language.English).Replace("nothing is estimated", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("未作估计", table.Note!.In(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("Works", Outputs.Songhua("structure", plan, "--disrupt", "fire"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_concordance_the_sectors_are_shown_and_no_cluster_is()
    {
        using var scratch = new Scratch();
        var results = Results(SmallStructure.Write(scratch, Region.Replace("    concordance: data/map.csv\n", "", StringComparison.Ordinal)));
        Assert.Equal(3, StructureTables.Region(results).Rows.Count);
        var clusters = StructureTables.Clusters(results);
        Assert.Empty(clusters.Rows);
        Assert.Contains("industry codes", clusters.WhyEmpty!.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_of_outages_alone_is_left_out_of_what_changes_targets()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region + SmallStructure.Outage);
        Assert.Equal((0, ""), (Terminal.Run("check", plan).Code, Terminal.Run("check", plan).Error));
        var (code, text, error) = Terminal.Run("scenario", plan, "--draws", "1000");
        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("Fire", text, StringComparison.Ordinal);
        var (both, output, said) = Terminal.Run("structure", plan, "--disrupt", "fire");
        Assert.Equal((0, ""), (both, said));
        Assert.Contains("Fire in the works", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outage_of_half_for_ten_days_stops_what_arithmetic_says()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region + SmallStructure.Outage);
        var table = Outputs.Csv(Outputs.Songhua("structure", plan, "--disrupt", "fire", "--format", "csv"))["disruption_fire"];

        // A fifth of the works' 200 亿元 a year, half of it for ten days.
        Assert.Equal(200 * 0.2 * 0.5 * 10 / 365, double.Parse(table.Single(r => r[0] == "Works")[Array.IndexOf(table[0], "direct")], System.Globalization.CultureInfo.InvariantCulture), 0.002);
    }

    [Fact]
    public void An_outage_in_a_place_strikes_the_sectors_that_no_anchor_names_as_well()
    {
        using var scratch = new Scratch();
        var outage = SmallStructure.Outage.Replace("of: makers, lost: 50 %", "what: {en: Flood, zh: 洪水}, place: town, lost: 50 %", StringComparison.Ordinal);
        var plan = SmallStructure.Write(scratch, SmallStructure.Declared([.. Nation, "anchors: [{indicator: va, sectors: [farms, works]}]"])
            + "places:\n  town: {name: {en: Town, zh: 市区}, level: prefecture}\n"
            + "observations:\n  va_2020: {indicator: va, period: 2020, value: exactly 50 亿元, source: a}\n"
            + "  va_town: {indicator: va, place: town, period: 2020, value: exactly 20 亿元, source: a}\n" + outage);
        var disruption = Results(plan).Disruptions.Single();
        var struck = disruption.Shocks;

        // Two fifths of the region's value added is the town's, half of that is lost, and the shops belong to no group.
        Assert.Equal([0, 1, 2], struck.Select(s => s.Sector).Order());
        Assert.All(struck, s => Assert.Equal(0.2, s.LostShare, 1e-12));
        Assert.Contains(disruption.Notes, n => n.In(Language.English).Contains("No group of sectors holds Shops", StringComparison.Ordinal));
    }

    [Fact]
    public void A_region_that_no_row_of_the_matrix_names_is_told()
    {
        using var scratch = new Scratch();
        scratch.Write("plan/data/jobs.csv", "region,activity,jobs\nnorth,Cars,5\nnorth,Food,1\nsouth,Cars,1\nsouth,Food,5\n");
        var plan = SmallStructure.Write(
            scratch, "activities:\n  jobs: {name: {en: Jobs, zh: 就业}, file: data/jobs.csv, region: region, activity: activity, value: jobs, year: 2020, unit: 万人, source: a}\n");
        var results = Results(plan);
        Assert.Equal(-1, results.Structure.Relatedness.Single().Region);
        var near = RelatednessTables.All(results).Single(t => t.Key == "structure_near_jobs");
        Assert.Empty(near.Rows);
        Assert.Contains("has no region called", near.WhyEmpty!.In(Language.English), StringComparison.Ordinal);
        Assert.Equal(2, RelatednessTables.All(results).Single(t => t.Key == "structure_regions_jobs").Rows.Count);
        Assert.Equal(0, Terminal.Run("structure", plan).Code);
    }

    [Fact]
    public void A_table_that_does_not_add_up_is_told_with_its_cell_and_the_statement()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Region, SmallStructure.Table.Replace("75,40,200", "85,40,200", StringComparison.Ordinal));
        var (code, text, error) = Terminal.Run("structure", plan);
        Assert.Equal(1, code);
        Assert.Contains("data/io.csv(", text + error, StringComparison.Ordinal);
        Assert.Contains("it is declared here", text + error, StringComparison.Ordinal);
    }

    private static Results Results(string plan)
    {
        var run = Run.Execute(new RunRequest(plan));
        Assert.Empty(run.Diagnostics.Select(d => $"{d.Span}: {d.Rule.Code} {d.Message}"));
        return run.Results!;
    }
}
