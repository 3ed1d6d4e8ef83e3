using Songhua.Core;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>What a table or the region answers when it is asked: multipliers with households, impacts, prices, extraction, requirements, footprints.</summary>
public sealed class AskedModelTests
{
    /// <summary>Table 2.3 of Miller and Blair (2009), with households, labour (.30, .25), imports as a row, and jobs.</summary>
    private const string Two = """
        # name: Two sectors
        # period: 2020
        # unit: 亿元
        origin,row,name_en,name_zh,kind,unit,a,b,households,exports,output
        total,a,First,甲,,,150,500,50,300,1000
        total,b,Second,乙,,,200,100,400,1300,2000
        value-added,pay,Compensation,劳动者报酬,compensation,,300,500,,,
        value-added,rest,Surplus,营业盈余,surplus,,250,700,,,
        value-added,imports,Imports,进口,imports,,100,200,,,
        satellite,jobs,Jobs,从业人员,,万人,30,,,,
        """ + "\n";

    /// <summary>The same economy twice, in two regions that buy from each other.</summary>
    internal const string Regions = """
        # name: Two regions
        # period: 2020
        # unit: 亿元
        origin,row,name_en,name_zh,region,kind,unit,n:a,n:b,s:a,s:b,n:households,s:households,exports,output
        total,a,First,甲,n,,,100,50,20,10,60,20,40,300
        total,b,Second,乙,n,,,40,80,10,30,100,20,20,300
        total,a,First,甲,s,,,20,10,50,20,10,60,30,200
        total,b,Second,乙,s,,,10,20,30,60,20,90,20,250
        value-added,pay,Compensation,劳动者报酬,,compensation,,90,100,60,80,,,,
        value-added,rest,Surplus,营业盈余,,surplus,,40,40,30,50,,,,
        satellite,co2,Carbon dioxide,二氧化碳,,,万吨,30,60,50,25,,,,
        """ + "\n";

    private static readonly string Own = SmallStructure.Declared();

    private static Results Of(Scratch scratch, string table, string statements)
    {
        var run = Run.Execute(new RunRequest(SmallStructure.Write(scratch, statements.Replace("concordance: data/map.csv", "", StringComparison.Ordinal), table)));
        Assert.Equal(table == Two ? ["SH5238"] : (string[])[], run.Diagnostics.Select(d => d.Rule.Code));
        return run.Results!;
    }

    private static OpenModel Model(Results results) => StructureAnswers.Model(results, null).Model!;

    // (I - M)^-1 f by elimination without pivots: the columns of M add to less than one.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (m, x) = (new double[n, n], (double[])right.Clone());
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                m[i, j] = (i == j ? 1 : 0) - matrix[i, j];
            }
        }

        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                var factor = i == k ? 0 : m[i, k] / m[k, k];
                for (var j = 0; j < n; j++)
                {
                    m[i, j] -= factor * m[k, j];
                }

                x[i] -= factor * x[k];
            }
        }

        return [.. x.Select((v, i) => v / m[i, i])];
    }

    [Fact]
    public void Impacts_are_those_of_the_closed_system_solved_anew()
    {
        using var scratch = new Scratch();
        var results = Of(scratch, Two, Own);
        var impact = Impact.Of(results, Model(results), "a=10,b=-200000万元", isClosed: true, null).Impact!;
        double[,] closed = { { .15, .25, 50 / 800.0 }, { .20, .05, 400 / 800.0 }, { .30, .25, 0 } };
        var expected = Solve(closed, [10e8, -20e8, 0]);
        Assert.Equal(expected[..2], impact.Output, (x, y) => Math.Abs(x - y) < 1e-4);
        Assert.Equal([10e8, -20e8], impact.Direct);
        Assert.Equal(Solve(new double[,] { { .15, .25 }, { .20, .05 } }, impact.Direct), impact.Direct.Zip(impact.Indirect, (d, i) => d + i), (x, y) => Math.Abs(x - y) < 1e-4);
        Assert.Equal("a=10,b=-20", impact.Written);

        // What is earned and what is imported pays for everything: in the open model for the demand itself.
        var open = Impact.Of(results, Model(results), "b=7", isClosed: false, null).Impact!;
        Assert.Equal(7e8, Model(results).Measures.Where(m => m.Key is "value_added" or "outside").Sum(m => Impact.Sum(m, open.Output)), 1e-3);
        Assert.True(double.IsNaN(Impact.Sum(Model(results).Measures.Single(m => m.Key == "jobs"), open.Output)));
    }

    [Fact]
    public void Households_of_two_regions_earn_and_spend_where_they_are()
    {
        using var scratch = new Scratch();
        var results = Of(scratch, Regions, SmallStructure.Declared("place: nation"));
        var impact = Impact.Of(results, Model(results), "s:b=10", isClosed: true, null).Impact!;
        double[] output = [300, 300, 200, 250], pay = [90, 100, 60, 80];
        double[,] flows = { { 100, 50, 20, 10 }, { 40, 80, 10, 30 }, { 20, 10, 50, 20 }, { 10, 20, 30, 60 } };
        double[,] bought = { { 60, 20 }, { 100, 20 }, { 10, 60 }, { 20, 90 } };
        double[] incomes = [Math.Max(190, 190), Math.Max(140, 190)];
        var closed = new double[6, 6];
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                closed[i, j] = flows[i, j] / output[j];
            }

            closed[4 + (i / 2), i] = pay[i] / output[i];
            (closed[i, 4], closed[i, 5]) = (bought[i, 0] / incomes[0], bought[i, 1] / incomes[1]);
        }

        Assert.Equal(Solve(closed, [0, 0, 0, 10e8, 0, 0])[..4], impact.Output, (x, y) => Math.Abs(x - y) < 1e-4);
        Assert.Equal(["n: Of a further unit of labour income households spend 100 % on products, 100 % on those made here.", "s: Of a further unit of labour income households spend 100 % on products, 100 % on those made here."], impact.Households!.Basis.Select(b => b.In(Language.English)));
    }

    [Fact]
    public void Type_two_is_shown_with_its_caveat_and_in_no_other_way()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Own, Two);
        foreach (var (language, caveat, spends) in ((string, string, string)[])[("en", "they are upper bounds", "households spend 56.3 % on products"), ("zh", "因此是上限值", "用于购买产品的占 56.3%")])
        {
            foreach (string[] asked in (string[][])[["--households"], ["--show", "multipliers", "--households"], ["--impact", "a=1", "--households"]])
            {
                var text = Terminal.Unbroken(Outputs.Songhua(["structure", plan, .. asked, "--lang", language]));
                Assert.Contains(Terminal.Unbroken(caveat), text, StringComparison.Ordinal);
                Assert.Contains(Terminal.Unbroken(spends), text, StringComparison.Ordinal);
            }

            Assert.DoesNotContain(Terminal.Unbroken(caveat), Terminal.Unbroken(Outputs.Songhua("structure", plan, "--show", "all", "--lang", language)), StringComparison.Ordinal);
        }

        // Income multipliers of the two types are in one proportion for all sectors.
        var results = Run.Execute(new RunRequest(plan)).Results!;
        var rows = StructureAnswers.Closed(Model(results), null).Tables!.Single().Rows.Where(r => r.Key.Contains("/income/", StringComparison.Ordinal)).ToList();
        Assert.Equal(rows[0].Cells[7].Number!.Value / rows[0].Cells[5].Number!.Value, rows[1].Cells[7].Number!.Value / rows[1].Cells[5].Number!.Value, 2e-3);

        // Of jobs half is not known: what hangs on it is not shown, never as zero.
        Assert.All(MultiplierTables.Of(Model(results)).Rows.Where(r => r.Key.Contains("/jobs/", StringComparison.Ordinal)), r => Assert.Null(r.Cells[4].Number));
    }

    [Fact]
    public void A_table_that_does_not_tell_says_what_it_lacks()
    {
        using var scratch = new Scratch();
        var undivided = Two.Replace("households,exports", "consumption,exports", StringComparison.Ordinal);
        var plan = SmallStructure.Write(scratch, Own, undivided);
        var (code, text, error) = Terminal.Run("structure", plan, "--households");
        Assert.Equal((2, ""), (code, text));
        Assert.Contains("does not divide consumption", error, StringComparison.Ordinal);
        Assert.Contains("未将最终消费分为", Terminal.Run("structure", plan, "--households", "--lang", "zh").Error, StringComparison.Ordinal);

        // With the share said, half of that consumption; and the values of the closed model are an estimate.
        var results = Run.Execute(new RunRequest(plan)).Results!;
        var half = Impact.Of(results, Model(results), "a=1", isClosed: true, 0.5).Impact!;
        Assert.Equal(Solve(new double[,] { { .15, .25, 25 / 800.0 }, { .20, .05, 200 / 800.0 }, { .30, .25, 0 } }, [1e8, 0, 0])[..2], half.Output, (x, y) => Math.Abs(x - y) < 1e-5);
        Assert.Contains("50 % of the consumption of every product is assumed to be of households", Outputs.Songhua("structure", plan, "--household-share", "50%"), StringComparison.Ordinal);
        Assert.All(ImpactTables.Of(half).SelectMany(t => t.Rows).SelectMany(r => r.Cells).Where(c => c.Status is not null), c => Assert.Equal(ValueStatus.Estimate, c.Status));

        foreach (var (table, share, said) in ((string, double?, string)[])
        [
            (Two.Replace(",compensation,", ",surplus,", StringComparison.Ordinal), null, "does not tell labour income apart"),
            (Two.Replace("households,exports", "government,exports", StringComparison.Ordinal), null, "does not tell what households consume"),
            (Two, 0.5, "says itself what households consume"),
            (Two.Replace("total,b,Second,乙,,,200,100,400,1300", "total,b,Second,乙,,,200,100,-10,1710", StringComparison.Ordinal), null, "missing or negative in the table 'Made-up table': Second"),
        ])
        {
            using var other = new Scratch();
            var run = Run.Execute(new RunRequest(SmallStructure.Write(other, Own, table)));
            var refused = run.Results is { } read ? Impact.Of(read, Model(read), "a=1", isClosed: true, share).Reason!.In(Language.English) : string.Join(' ', run.Diagnostics.Select(d => d.Message.In(Language.English)));
            Assert.Contains(said, refused, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Prices_are_what_arithmetic_says()
    {
        using var scratch = new Scratch();
        var results = Of(scratch, Two, Own);
        var model = Model(results);
        double[] Prices(string asked) => PriceChange.Of(model, asked).Change!.Prices;

        // p_b = .25 (1.5) + .05 p_b + .70, the rest of what it costs.
        Assert.Equal([0.5, (.125) / .95], Prices("a=+50%"), (x, y) => Math.Abs(x - y) < 1e-12);

        // L' of what a unit of output pays in wages, and in imports.
        Assert.Equal(Solve(new double[,] { { .15, .20 }, { .25, .05 } }, [.03, .025]), Prices("pay=+10%"), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(Solve(new double[,] { { .15, .20 }, { .25, .05 } }, [-.02, -.02]), Prices("import=-20%"), (x, y) => Math.Abs(x - y) < 1e-12);

        // All primary costs together are the price itself.
        Assert.Equal([.1, .1], Prices("pay=+10%,rest=+10%,import=+10%"), (x, y) => Math.Abs(x - y) < 1e-12);
        var given = PriceChange.Of(model, "a=+50%").Change!;
        Assert.Equal(.5 - (.15 * .5) - (.20 * given.Prices[1]), given.Margins[0], 1e-12);
        Assert.True(double.IsNaN(given.Margins[1]));

        // Households buy 50 of a and 400 of b.
        var use = PriceTables.Of(given)[1].Rows[0];
        Assert.Equal(100 * ((50 * .5) + (400 * given.Prices[1])) / 450, use.Cells[1].Number!.Value, 1e-3);
        Assert.Contains("does not tell imports by product", PriceChange.Of(model, "import:a=+5%").Reason!.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_product_raises_what_buys_it_and_what_uses_it()
    {
        using var scratch = new Scratch();
        var results = Of(scratch, SmallStructure.Table, Own);
        var change = PriceChange.Of(Model(results), "import:works=+10%").Change!;
        double[,] transposed = { { .10, .20, .05 }, { .20, .25, .10 }, { 5 / 150.0, .10, .10 } };
        Assert.Equal(Solve(transposed, [.005, .005, .5 / 150]), change.Prices, (x, y) => Math.Abs(x - y) < 1e-12);
        var consumption = PriceTables.Of(change)[1].Rows[0].Cells[1].Number!.Value;
        Assert.Equal(100 * ((35 * change.Prices[0]) + (75 * change.Prices[1]) + (110 * change.Prices[2]) + (10 * .1)) / 230, consumption, 1e-3);
    }

    [Fact]
    public void Without_a_sector_every_convention_is_the_one_of_the_literature()
    {
        using var scratch = new Scratch();
        var results = Of(scratch, Two, Own);
        var rows = StructureAnswers.Without(results, Model(results), "a", null).Tables![0].Rows;
        var total = rows.Single(r => r.Key.EndsWith("/both-demand", StringComparison.Ordinal));

        // Miller & Blair (2009), 12.2.6: 1,210.526, and 210.526 without its own output.
        Assert.Equal((1210.526316, 210.5263158), (total.Cells[3].Number, total.Cells[6].Number));
        Assert.Equal(13, rows.Count);
        var half = StructureAnswers.Without(results, Model(results), "a,b", "50%").Tables!;
        Assert.Equal(12, half[0].Rows.Count);
        Assert.Contains("Without 50 % of First, Second", half[0].Title.In(Language.English), StringComparison.Ordinal);

        // With half of all coefficients and of all final demand left, x = (I - A/2)^-1 f/2.
        var left = Solve(new double[,] { { .075, .125 }, { .10, .025 } }, [175, 850]);
        Assert.Equal(3000 - left.Sum(), half[0].Rows.Single(r => r.Key.EndsWith("/both-demand", StringComparison.Ordinal)).Cells[3].Number!.Value, 0.05);
    }

    [Fact]
    public void Requirements_linkages_and_influence_are_those_of_the_inverses()
    {
        using var scratch = new Scratch();
        var results = Of(scratch, Two, Own);
        var model = Model(results);
        var pairs = RequirementTables.Of(model).Rows.ToDictionary(r => r.Key.Split('/')[^2..] is [var i, var j] ? i + j : "", r => r.Cells.Skip(2).Select(c => c.Number!.Value).ToArray());
        Assert.Equal([25, 0, 33.0, 50, 66.0], pairs["ab"], (x, y) => Math.Abs(x - y) < 0.05);
        Assert.Equal([20, 0, 26.4, 10, 13.2], pairs["ba"], (x, y) => Math.Abs(x - y) < 0.05);
        Assert.Equal(3, StructureAnswers.Sector(results, model, "a").Tables![0].Rows.Count);

        var first = LinkageTables.Linkages(model).Rows[0].Cells;
        Assert.Equal([.35, .65, 1.518, 1.914], first.Skip(2).Take(4).Select(c => c.Number!.Value), (x, y) => Math.Abs(x - y) < 6e-4);

        // Net backward: 1.51815 of 350 over 1,000.
        Assert.Equal(.531, first[9].Number!.Value, 6e-4);
        var influence = LinkageTables.Influence(model).Rows[0];
        var (seller, buyer) = (influence.Key.Split('/')[^2] == "a" ? 0 : 1, influence.Key.Split('/')[^1] == "a" ? 0 : 1);
        double[,] raised = { { .15, .25 }, { .20, .05 } };
        raised[seller, buyer] *= 1.01;
        Assert.Equal(Solve(raised, [350, 1700]).Sum() - 3000, influence.Cells[4].Number!.Value, 1e-3);
    }

    [Fact]
    public void Final_uses_hold_all_that_sectors_earn()
    {
        using var scratch = new Scratch();
        var results = Of(scratch, Regions, SmallStructure.Declared("place: nation"));
        var tables = FootprintTables.All(Model(results));
        double Amounts(ResultTable table, string measure, int column) => table.Rows.Where(r => r.Key.Contains($"/{measure}/", StringComparison.Ordinal)).Sum(r => r.Cells[column].Number!.Value);
        Assert.Equal(490, Amounts(tables[0], "value_added", 2), 0.1);
        Assert.Equal(165, Amounts(tables[0], "co2", 2), 0.05);

        // The two accounts have one total; production is what sectors of the region set free.
        Assert.Equal(Amounts(tables[1], "co2", 2), Amounts(tables[1], "co2", 3), 0.05);
        Assert.Equal(90, tables[1].Rows.Single(r => r.Key.EndsWith("/co2/n", StringComparison.Ordinal)).Cells[2].Number!.Value, 1e-9);
        var south = Solve(new double[,] { { 1 / 3.0, 1 / 6.0, .1, .04 }, { 40 / 300.0, 80 / 300.0, .05, .12 }, { 20 / 300.0, 10 / 300.0, .25, .08 }, { 10 / 300.0, 20 / 300.0, .15, .24 } }, [20, 20, 60, 90]);
        Assert.Equal((south[0] * .1) + (south[1] * .2) + (south[2] * .25) + (south[3] * .1), tables[1].Rows.Single(r => r.Key.EndsWith("/co2/s", StringComparison.Ordinal)).Cells[3].Number!.Value, 0.001);
    }

    private const string Anchored =
        "anchors: [{indicator: va, sectors: [farms, works, shops]}]\nobservations:\n  va_2020: {indicator: va, period: 2020, value: exactly 50 亿元, source: a}\n";

    [Fact]
    public void The_region_answers_as_an_estimate()
    {
        using var scratch = new Scratch();
        var results = Run.Execute(new RunRequest(SmallStructure.Write(scratch, SmallStructure.Declared("place: nation", "concordance: data/map.csv", Anchored)))).Results!;
        var model = StructureAnswers.Model(results, null, isRegion: true).Model!;
        Assert.Equal("io@all", model.Id);
        var impact = Impact.Of(results, model, "makers=3", isClosed: false, null).Impact!;

        // The cluster is the works; what is not earned here is bought elsewhere, and the nation makes more of it than the region.
        Assert.Equal([0, 3e8, 0], impact.Direct);
        Assert.Equal(3e8, model.Measures.Where(m => m.Key is "value_added" or "outside").Sum(m => Impact.Sum(m, impact.Output)), 1e-3);
        Assert.True(impact.Output.Sum() < Impact.Of(results, Model(results), "makers=3", isClosed: false, null).Impact!.Output.Sum());
        Assert.All(ImpactTables.Of(impact).SelectMany(t => t.Rows).SelectMany(r => r.Cells).Where(c => c.Status is not null), c => Assert.Equal(ValueStatus.Estimate, c.Status));
        Assert.Empty(FootprintTables.All(model));

        // Of every formula a row for the cluster and one for all sectors, and FLQ 0.3 is the one that is used elsewhere.
        var formulas = FormulaTables.Of(results);
        Assert.Equal(14, formulas.Rows.Count);
        var used = StructureTables.Clusters(results).Rows[0];
        Assert.Equal(used.Cells[11].Number, formulas.Rows.Single(r => r.Key.EndsWith("formulas/makers/FLQ 0.3", StringComparison.Ordinal)).Cells[3].Number);
        Assert.Equal(used.Cells[5].Number, formulas.Rows.Single(r => r.Key.EndsWith("formulas/makers/FLQ 0.3", StringComparison.Ordinal)).Cells[2].Number);
    }

    [Fact]
    public void Every_answer_can_be_explained_down_to_the_plan()
    {
        using var scratch = new Scratch();
        var statements = SmallStructure.Declared("place: nation", "concordance: data/map.csv", Anchored);
        var results = Run.Execute(new RunRequest(SmallStructure.Write(scratch, statements))).Results!;
        foreach (var model in OpenModel.All(results))
        {
            ResultTable[] tables =
            [
                MultiplierTables.Of(model), LinkageTables.Linkages(model), LinkageTables.Influence(model), .. FootprintTables.All(model), .. StructureAnswers.Sector(results, model, "works").Tables!,
                .. StructureAnswers.Demand(results, model, "works=2,farms=-1", false, null).Tables!, .. StructureAnswers.Prices(model, "works=+5%,import=-1%").Tables!,
                .. StructureAnswers.Without(results, model, "makers", "25%").Tables!, FormulaTables.Of(results),
            ];
            foreach (var row in tables.SelectMany(t => t.Rows))
            {
                var tree = new Explainer(results).Explain(row.Key);
                Assert.True(tree is not null, row.Key);
                Assert.True(Any(tree, e => e.Span is not null), row.Key);
                Assert.NotNull(tree.Method);
            }
        }
    }

    [Fact]
    public void A_sector_leads_to_its_row_in_the_file()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Own);
        var line = Array.FindIndex(File.ReadAllLines(Path.Combine(plan, "data", "io.csv")), l => l.StartsWith("domestic,works", StringComparison.Ordinal)) + 1;
        Assert.Contains($"data/io.csv({line},", Outputs.Songhua("explain", plan, "structure/sectors/io/works"), StringComparison.Ordinal);
    }

    private static bool Any(Explanation tree, Func<Explanation, bool> isMeant) => isMeant(tree) || tree.Parts.Any(p => Any(p, isMeant));

    [Theory]
    [InlineData("--impact", "workz=1", "neither a sector of the table 'io' nor a cluster that can be joined to it. Did you mean 'works'?", "您是否想写“works”？")]
    [InlineData("--impact", "works", "'works' needs a name, = and an amount of money", "“works”应为名称、= 和金额")]
    [InlineData("--impact", "works=1,works=2", "'works' stands twice", "“works”出现两次")]
    [InlineData("--impact", "works=5万人", "'5万人' is no amount of money", "“5万人”不是金额")]
    [InlineData("--impact", "works=over 100", "'over 100' is no amount of money", "“over 100”不是金额")]
    [InlineData("--impact", "works=1,000", "'000' needs a name", "“000”应为名称")]
    [InlineData("--impact", ",", "Nothing is asked for", "未提出任何内容")]
    [InlineData("--price", "works=5", "'5' is no change in per cent", "“5”不是")]
    [InlineData("--price", "works=-100%", "'-100%' is no change in per cent above -100 %", "“-100%”不是")]
    [InlineData("--price", "wages=5%", "'wages' is no sector of the table 'io', nor a primary input of it", "“wages”既不是表“io”的部门")]
    [InlineData("--price", "import=5%,import:works=6%", "moves every imported product", "已包含全部进口品")]
    [InlineData("--extract", "nothing", "'nothing' is neither a sector", "“nothing”既不是")]
    [InlineData("--sector", "works,shops", "'works,shops' is neither a sector", "“works,shops”既不是")]
    [InlineData("--households", null, "does not tell labour income apart", "没有单列劳动者报酬")]
    public void What_cannot_be_answered_is_refused_in_words(string option, string? value, string english, string chinese)
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Own);
        string[] asked = value is null ? [option] : [option, value];
        foreach (var (language, said) in ((string, string)[])[("en", english), ("zh", chinese)])
        {
            var (code, text, error) = Terminal.Run(["structure", plan, .. asked, "--lang", language]);
            Assert.Equal((2, ""), (code, text));
            Assert.Contains(said, error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--region", "--show", "linkages")]
    [InlineData("--table", "nowhere", "--households")]
    [InlineData("--show", "linkages", "--households")]
    [InlineData("--share", "50%", "--sector", "works")]
    [InlineData("--table", "io")]
    [InlineData("--impact", "works=1", "--price", "works=1%")]
    [InlineData("--show", "everything")]
    public void Options_that_do_not_go_together_are_refused(params string[] asked)
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, SmallStructure.Declared("place: nation"));
        var (code, text, error) = Terminal.Run(["structure", plan, .. asked]);
        Assert.Equal((2, ""), (code, text));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void Every_topic_answers_in_both_languages_and_all_forms()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, Own, Two);
        foreach (var topic in StructureTopics.All)
        {
            foreach (var form in (string[])["text", "csv", "json"])
            {
                foreach (var language in (string[])["en", "zh"])
                {
                    var (code, text, error) = Terminal.Run("structure", plan, "--show", topic.Id, "--format", form, "--lang", language);
                    Assert.Equal((0, ""), (code, error));
                    Assert.True(form == "csv" && topic.WhyEmpty is not null || text.Length > 0, topic.Id);
                }
            }
        }
    }
}
