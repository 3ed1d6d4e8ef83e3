using Songhua.Core;
using Songhua.Runs;
using Songhua.Structure;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>Tables of several regions: the plan's own is told apart, and all together are the nation.</summary>
public sealed class SeveralRegionsTests
{
    private const string Outage = """
        scenarios:
          strike:
            name: {en: Strike, zh: 停工}
            shocks:
              - {sector: b, lost: 40 %, lasts: 20}

        """;

    private static readonly string South = SmallStructure.Declared("region: s", "concordance: data/map.csv") + Outage;

    private static string Write(Scratch scratch, string statements, string table = AskedModelTests.Regions)
    {
        var plan = SmallStructure.Write(scratch, statements, table);
        var map = Path.Combine(plan, "data", "map.csv");
        File.WriteAllText(map, File.ReadAllText(map).Replace(",farms,", ",a,", StringComparison.Ordinal).Replace(",works,", ",b,", StringComparison.Ordinal).Replace(",shops,", ",a,", StringComparison.Ordinal));
        return plan;
    }

    [Fact]
    public void All_regions_together_keep_every_total()
    {
        using var scratch = new Scratch();
        var results = Run.Execute(new RunRequest(Write(scratch, South))).Results!;
        var (table, together) = (results.Structure.Book.Tables[0].Table, results.Structure.Book.Tables[0].Joined);
        Assert.Equal(["a", "b"], together.Sectors.Select(s => s.Key));
        Assert.Equal([500e8, 550e8], together.Output.ToArray());
        Assert.Equal(table.Flows.Values.ToArray().Sum(), together.Flows.Values.ToArray().Sum(), 1e-3);
        Assert.Equal(table.ValueAdded().Sum(), together.ValueAdded().Sum(), 1e-3);
        Assert.Equal([80e8, 85e8], together.Satellites[0].Values.ToArray().Select(v => v * 1e8 / (double)together.Satellites[0].Unit.Factor));
        Assert.InRange(InputOutputBalance.LargestRelativeGap(together), 0, 1e-12);
    }

    [Fact]
    public void The_plan_s_region_is_the_block_of_the_table_and_nothing_is_estimated()
    {
        using var scratch = new Scratch();
        var results = Run.Execute(new RunRequest(Write(scratch, South))).Results!;
        var region = results.Structure.Region!;
        Assert.Equal(RegionKind.Part, region.Kind);
        Assert.Equal([200e8, 250e8], region.Output);
        Assert.Equal([80 / 200.0, 80 / 250.0], region.FromRegion, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([30 / 200.0, 40 / 250.0], region.FromNation, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.All(region.FromAbroad, share => Assert.Equal(0, share, 1e-12));
        Assert.Equal([(200 / 450.0) / (500 / 1050.0), (250 / 450.0) / (550 / 1050.0)], region.Quotients, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.InRange(InputOutputBalance.LargestRelativeGap(region.Own!.Source.Table), 0, 1e-12);

        // The cluster is made of b: 40 of its 120 inputs come from the north.
        var cluster = results.Structure.Clusters.Single();
        Assert.Equal(40 / 120.0, cluster.OutsideShare, 1e-12);
        Assert.Equal(30 / 120.0, cluster.Inputs[0] / (cluster.Inputs[0] + cluster.Inputs[1]), 1e-12);
        Assert.Equal(0, cluster.AbroadShare, 1e-12);

        // Of 250 that b makes in the south 60 goes to b there and 30 to a.
        Assert.Equal((60 / 250.0, 30 / 250.0), (cluster.SoldInside, cluster.SoldToOthers));
        Assert.Equal("derived", StructureTables.Clusters(results).Rows[0].Cells[5].Status.ToString()!.ToLowerInvariant());
        var text = Outputs.Songhua("structure", Path.Combine(scratch.Folder, "plan"), "--show", "region");
        Assert.Contains("nothing is estimated. What the other regions of the table deliver is told apart from imports, and stands", text, StringComparison.Ordinal);

        // Asked, the region answers from its block: households of the south buy 60 and 90 of its own for 140 of income, capped by what they consume.
        var model = StructureAnswers.Model(results, null, isRegion: true).Model!;
        Assert.Equal("io@all", model.Id);
        var (households, _) = Households.Of(model, null);
        Assert.Equal(0, households!.Closure.Respending[0, 0] - Respending(), 1e-12);
        Assert.Empty(FormulaTables.Of(results).Rows);
        Assert.Equal([0, 7e8], Impact.Of(results, model, "makers=7", isClosed: false, null).Impact!.Direct);
        Assert.Contains("neither a sector", Impact.Of(results, StructureAnswers.Model(results, null).Model!, "makers=7", isClosed: false, null).Reason!.In(Language.English), StringComparison.Ordinal);
        Assert.NotNull(results.Disruptions.Single().Solution);
        Assert.Equal(0.4 * 250e8 * 20 / 365, results.Disruptions.Single().Solution!.Total!.Direct, 1.0);
        Assert.Empty(Terminal.Run("check", Path.Combine(scratch.Folder, "plan")).Error);
    }

    // h' (I - A)^-1 c of the block by hand: A = [[.25, .08], [.15, .24]], h = (.3, .32), c = (60, 90) / 190.
    private static double Respending()
    {
        var determinant = (.75 * .76) - (.08 * .15);
        var (first, second) = (((.76 * 60) + (.08 * 90)) / 190 / determinant, ((.15 * 60) + (.75 * 90)) / 190 / determinant);
        return (.3 * first) + (.32 * second);
    }

    [Fact]
    public void Names_say_the_region_and_regions_are_accounted_for()
    {
        using var scratch = new Scratch();
        var plan = Write(scratch, South);
        Assert.Contains("n: First", Outputs.Songhua("structure", plan, "--show", "sectors"), StringComparison.Ordinal);
        Assert.Contains("s：乙", Outputs.Songhua("structure", plan, "--show", "sectors", "--lang", "zh"), StringComparison.Ordinal);
        Assert.Contains("Production and consumption accounts by region", Outputs.Songhua("structure", plan, "--show", "footprints"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_several_regions_without_the_plan_s_own_is_refused_or_the_nation()
    {
        using var scratch = new Scratch();
        var told = Assert.Single(Run.Execute(new RunRequest(Write(scratch, SmallStructure.Declared("concordance: data/map.csv")))).Diagnostics);
        Assert.Equal(("SH4317", "n, s"), (told.Rule.Code, told.Message.Values[0]));
        using var other = new Scratch();
        told = Assert.Single(Run.Execute(new RunRequest(Write(other, SmallStructure.Declared("concordance: data/map.csv", "region: x")))).Diagnostics);
        Assert.Equal("SH4318", told.Rule.Code);

        // As the nation, with anchors, it is a table like any other.
        using var third = new Scratch();
        var nation = Run.Execute(new RunRequest(Write(third, SmallStructure.Declared(
            "place: nation", "concordance: data/map.csv", "formula: SLQ", "anchors: [{indicator: va, sectors: [a]}]\nobservations:\n  va_2020: {indicator: va, period: 2020, value: exactly 22 亿元, source: a}\n")))).Results!;
        Assert.Equal(RegionKind.Estimated, nation.Structure.Region!.Kind);
        Assert.Equal("SLQ", nation.Structure.Region.Coefficients.Spec!.ToString());

        // 22 of the 220 that the farms of both regions earn; the works, in no anchor, are taken to be a tenth as well, and it is said.
        Assert.Equal([50e8, 55e8], nation.Structure.Region.Output, (x, y) => Math.Abs(x - y) < 1);
        Assert.Contains(nation.Structure.Region.Notes, n => n.In(Language.English).StartsWith("No anchor names Second", StringComparison.Ordinal));
    }

    [Fact]
    public void A_region_of_imports_apart_keeps_what_is_from_abroad()
    {
        const string Apart = """
            # period: 2020
            # unit: 亿元
            origin,row,region,kind,n:a,s:a,n:households,s:households,exports,output
            domestic,a,n,,20,10,50,10,10,100
            domestic,a,s,,15,20,10,40,15,100
            imports,a,n,,5,8,2,1,0,
            imports,a,s,,0,2,0,0,0,
            value-added,pay,,compensation,60,60,,,,
            """;
        using var scratch = new Scratch();
        var plan = Write(scratch, SmallStructure.Declared("region: s"), Apart);
        var region = Run.Execute(new RunRequest(plan)).Results!.Structure.Region!;
        Assert.Equal((.2, .1, .1), (region.FromRegion[0], region.FromNation[0], region.FromAbroad[0]));
        Assert.Equal(.1, region.Abroad[0, 0], 1e-12);
        Assert.InRange(InputOutputBalance.LargestRelativeGap(region.Own!.Source.Table), 0, 1e-12);
    }

    [Theory]
    [InlineData("prices: basic", "they differ in the prices (producers' prices, basic prices)")]
    [InlineData("place: nation", "they differ in the place")]
    public void Tables_that_are_not_alike_are_not_compared_and_it_is_said(string line, string why)
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, SmallStructure.Declared() + $"  later: {{name: Later, file: data/later.csv, year: 2021, {line}, source: a}}\n");
        File.WriteAllText(Path.Combine(plan, "data", "later.csv"), SmallStructure.Table.Replace("period: 2020", "period: 2021", StringComparison.Ordinal));
        var run = Run.Execute(new RunRequest(plan));
        Assert.Empty(run.Diagnostics.Select(d => d.Message.In(Language.English)));
        Assert.Empty(run.Results!.Structure.Changes);
        Assert.Contains(why, Outputs.Songhua("structure", plan, "--show", "changes"), StringComparison.Ordinal);

        // Two tables in one list: each row says of which.
        var rows = StructureTables.Sectors(run.Results).Rows;
        Assert.Equal(["Made-up table", "Later"], rows.Select(r => r.Cells[2].In(Language.English)).Distinct());
    }

    [Fact]
    public void A_region_in_the_wrong_unit_is_pointed_out()
    {
        using var scratch = new Scratch();
        var results = Run.Execute(new RunRequest(SmallStructure.Write(scratch, SmallStructure.Declared(
            "place: nation", "concordance: data/map.csv", "anchors: [{indicator: va, sectors: [farms, works, shops]}]\nobservations:\n  va_2020: {indicator: va, period: 2020, value: exactly 10 万元, source: a}\n")))).Results!;
        Assert.Contains("another unit than it says", StructureTables.Region(results).Note!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("单位是否有误", StructureTables.Clusters(results).Note!.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_does_not_say_the_plan_can()
    {
        // A missing cell and a sum that misses by a hundredth are errors, unless the plan says what they are.
        var table = SmallStructure.Table.Replace("domestic,shops,Shops,商店,,5,20,15,110,0,150", "domestic,shops,Shops,商店,,5,20,15,110,,150.5", StringComparison.Ordinal).Replace(",110,,,", ",110.5,,,", StringComparison.Ordinal);
        using var scratch = new Scratch();
        Assert.True(Run.Execute(new RunRequest(SmallStructure.Write(scratch, SmallStructure.Declared(), table))).HasErrors);
        using var other = new Scratch();
        var run = Run.Execute(new RunRequest(SmallStructure.Write(other, SmallStructure.Declared("blanks_are_zero: yes", "tolerance: 0.5 %"), table)));
        Assert.False(run.HasErrors);
        Assert.Equal(150.5e8, run.Results!.Structure.Tables[0].Output[2]);
    }

    [Fact]
    public void A_sector_without_output_is_no_part_of_a_mean()
    {
        using var scratch = new Scratch();
        var full = SmallStructure.Table;
        var empty = string.Join('\n', full.Split('\n').Select(l => l.StartsWith("origin", StringComparison.Ordinal) ? l.Replace("shops,consumption", "shops,none,consumption", StringComparison.Ordinal)
            : l.StartsWith("value-added", StringComparison.Ordinal) ? l.Replace("110,,,", "110,0,,,", StringComparison.Ordinal)
            : l.StartsWith("domestic", StringComparison.Ordinal) || l.StartsWith("imports", StringComparison.Ordinal) ? string.Join(',', [.. l.Split(',')[..8], "0", .. l.Split(',')[8..]]) : l))
            .Replace("imports,farms", "domestic,none,None,无,,0,0,0,0,0,0,0\nimports,farms", StringComparison.Ordinal)
            .Replace("value-added,total", "imports,none,None,无,,0,0,0,0,0,0,\nvalue-added,total", StringComparison.Ordinal);
        var plain = Run.Execute(new RunRequest(SmallStructure.Write(scratch, SmallStructure.Declared(), full))).Results!.Structure.Tables[0];
        using var other = new Scratch();
        var run = Run.Execute(new RunRequest(SmallStructure.Write(other, SmallStructure.Declared(), empty)));
        Assert.Empty(run.Diagnostics.Select(d => d.Message.In(Language.English)));
        var with = run.Results!.Structure.Tables[0];
        Assert.Equal(plain.Backward, with.Backward[..3], (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(plain.Classes, with.Classes[..3]);
        Assert.Equal(LinkageClass.Unknown, with.Classes[3]);
    }
}
