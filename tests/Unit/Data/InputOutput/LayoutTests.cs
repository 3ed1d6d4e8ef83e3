using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data.InputOutput;

/// <summary>A tiny table of each layout, with made-up numbers except where a source is named.</summary>
public sealed class LayoutTests : IDisposable
{
    private readonly Tables _tables = new();

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void A_plain_square_table_is_read()
    {
        // Miller and Blair (2009), tables 2.3 and 2.4, in dollars; value added is what their columns leave.
        var table = Tables.Sound(_tables.Write("mb.csv", "# year: 2009\n# unit: USD\n,1,2,f,x\n1,150,500,350,1000\n2,200,100,1700,2000\nvalue_added,650,1400,,\n"));
        Assert.Equal([150, 500, 200, 100], table.Flows.Values.ToArray());
        Assert.Equal([1000, 2000], table.Output.ToArray());
        Assert.Equal([650, 1400], table.ValueAdded());
        Assert.Equal(ImportTreatment.PrimaryInput, table.Treatment);
        Assert.Equal([0, 0], InputOutputBalance.RowGaps(table));
        Assert.Equal([0, 0], InputOutputBalance.ColumnGaps(table));
    }

    [Fact]
    public void The_wrong_total_of_a_well_known_table_is_told()
    {
        // Germany 1995 (Eurostat manual, Beutel), million EUR: flows and outputs. A copy carries 1,079,400 for B-E, whose row adds to 1,079,446.
        string[] sectors = ["A", "B-E", "F", "G-I", "J-N", "O-T"];
        double[,] z =
        {
            { 1131, 25480, 1, 607, 710, 762 }, { 7930, 304584, 64167, 41082, 11981, 30360 }, { 426, 7334, 3875, 5296, 23457, 9155 },
            { 3559, 72717, 14190, 74399, 10835, 21008 }, { 3637, 96115, 31027, 65755, 193176, 34223 }, { 1552, 14986, 1747, 11225, 15058, 22070 },
        };
        double[] x = [43910, 1079446, 245606, 540063, 692487, 508918];
        string Text(double statedForIndustry)
        {
            var rows = sectors.Select((s, i) =>
            {
                var flows = Enumerable.Range(0, 6).Select(j => z[i, j]).ToArray();
                return $"{s},{string.Join(',', flows)},{x[i] - flows.Sum()},{(i == 1 ? statedForIndustry : x[i])}";
            });
            return $"# year: 1995\n# unit: million EUR\nsector,{string.Join(',', sectors)},final_demand,output\n{string.Join('\n', rows)}\n";
        }

        var (_, sound) = Tables.Read(_tables.Write("right.csv", Text(1079446)));
        Assert.Equal(["0,0 SH4307 the table has no primary inputs: that its columns add up cannot be checked"], sound);
        var (table, told) = Tables.Read(_tables.Write("wrong.csv", Text(1079400)));
        Assert.NotNull(table);
        Assert.Contains(told, t => t.Contains("SH4301 row 'B-E': uses add to 1,079,446, output is 1,079,400; rounding explains 4 at most", StringComparison.Ordinal));
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public void A_competitive_workbook_of_the_bureau_is_read()
    {
        var table = Tables.Sound(_tables.Workbook("io.xlsx", BureauRows()));
        Assert.Equal(["01", "02"], table.Sectors.Select(s => s.Code));
        Assert.Equal("农业", table.Sectors[0].Name.Zh);
        Assert.Equal(Period.Year(2022), table.Head.Period);
        Assert.Equal("万元", table.Head.Unit.SymbolIn(Language.Chinese));
        Assert.Equal(ImportTreatment.Competitive, table.Treatment);
        Assert.Equal(["FU101", "FU102", "FU103", "FU201", "FU202", "EX"], table.FinalUses.Select(f => f.Code));
        Assert.Equal([10e4, 20e4, 30e4, 40e4], table.Flows.Values.ToArray());
        Assert.Equal([7e4, 30e4], table.Imports.ToArray());
        Assert.Equal([1e4, -2e4], table.Discrepancy.ToArray());
        Assert.Equal([22e4, 58e4], table.ValueAdded());
        Assert.Equal([7e4, 30e4], table.ImportsByProduct());
    }

    [Fact]
    public void A_wrong_total_in_a_workbook_is_told_with_row_and_column()
    {
        var rows = BureauRows();
        rows[4][9] = "36"; // TC of the first sector is 24
        var (_, told) = Tables.Read(_tables.Workbook("io.xlsx", rows));
        Assert.Equal(["5,10 SH4303 'TC' of '1' is 36, its parts add to 24; rounding explains 2 at most"], told);
        rows = BureauRows();
        rows[7][3] = "30"; // pay in the first sector is 12
        (_, told) = Tables.Read(_tables.Workbook("io2.xlsx", rows));
        Assert.Equal(3, told.Count);
        Assert.StartsWith("8,6 SH4303 'TIU' of 'VA001' is 42, its parts add to 60;", told[0], StringComparison.Ordinal);
        Assert.StartsWith("11,4 SH4303 'TVA' of '1' is 22, its parts add to 40;", told[1], StringComparison.Ordinal);
        Assert.StartsWith("12,4 SH4302 column '01': inputs add to 80, output is 62;", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_told()
    {
        var (table, told) = Tables.Read(_tables.Workbook("io.xlsx", BureauRows()), s => s with { Sheet = "Tabelle" });
        Assert.Null(table);
        Assert.Equal(["0,0 SH5202 there is no sheet 'Tabelle' with values; there are Table"], told);
    }

    [Fact]
    public void Parts_of_a_country_in_the_oecds_tables_are_added_up()
    {
        var table = Tables.Sound(
            _tables.Write("icio.csv", """
            V1,CHN_A01_02,CN1_A01_02,CN2_A01_02,USA_A01_02,CHN_HFCE,CHN_INVNT,USA_HFCE,USA_INVNT,OUT
            CHN_A01_02,0,0,0,0,0,0,0,0,0
            CN1_A01_02,0,10,20,5,40,-3,8,0,80
            CN2_A01_02,0,4,6,10,20,0,20,0,60
            USA_A01_02,0,6,4,50,10,0,100,2,172
            TAXSUB,0,1,2,3,2,0,4,0,
            VALU,0,59,28,104,0,0,0,0,
            OUT,0,80,60,172,72,-3,132,2,
            """),
            s => s with { Period = Period.Year(2018) });
        Assert.Equal(["CHN:A01_02", "USA:A01_02"], table.Sectors.Select(s => s.Key));
        Assert.Equal([40e6, 15e6, 10e6, 50e6], table.Flows.Values.ToArray());
        Assert.Equal([140e6, 172e6], table.Output.ToArray());
        Assert.Equal([87e6, 104e6], table.ValueAdded());
        Assert.Equal([2e6, 0, 4e6, 0], table.PrimaryInputsOfFinalUse!.Row(0).ToArray());
        Assert.Equal(Valuation.Basic, table.Head.Valuation);
        Assert.Equal("USD", table.Head.Unit.Dimension.Name);
        Assert.Equal(["CHN", "CHN", "USA", "USA"], table.FinalUses.Select(f => f.Region));
    }

    [Fact]
    public void A_folder_of_pymrio_is_read()
    {
        _tables.Write("mrio/Z.txt", "region\t\tr1\tr1\tr2\nsector\t\tfood\tcars\tfood\nregion\tsector\t\t\t\nr1\tfood\t1\t2\t3\nr1\tcars\t4\t5\t6\nr2\tfood\t7\t8\t9\n");
        _tables.Write("mrio/Y.txt", "region\t\tr1\tr2\ncategory\t\tFinal consumption expenditure by households\tChanges in inventories\nregion\tsector\t\t\nr2\tfood\t6\t-1\nr1\tfood\t10\t4\nr1\tcars\t14\t1\n");
        _tables.Write("mrio/x.txt", "region\tsector\tindout\nr1\tfood\t20\nr1\tcars\t30\nr2\tfood\t29\n");
        _tables.Write("mrio/unit.txt", "region\tsector\tunit\nr1\tfood\tM.EUR\nr1\tcars\tM.EUR\nr2\tfood\tM.EUR\n");
        _tables.Write("mrio/file_parameters.json", """{"systemtype": "IOSystem", "files": {"Z": {"name": "Z.txt", "nr_index_col": "2", "nr_header": "2"}}}""");
        _tables.Write("mrio/factor_inputs/F.txt", "region\tr2\tr1\tr1\nsector\tfood\tfood\tcars\ninputtype\t\t\t\nValue Added\t11\t8\t15\n");
        _tables.Write("mrio/factor_inputs/unit.txt", "inputtype\tunit\nValue Added\tM.EUR\n");
        _tables.Write("mrio/emissions/F.txt", "region\tr1\tr1\tr2\nsector\tfood\tcars\tfood\nstressor\t\t\t\nCO2\t1\t2\t0.5\n");
        _tables.Write("mrio/emissions/unit.txt", "stressor\tunit\nCO2\tkgCO2\n");
        var table = Tables.Sound(Path.Combine(_tables.Folder, "mrio"), s => s with { Period = Period.Year(2010) });
        Assert.Equal(["r1:food", "r1:cars", "r2:food"], table.Sectors.Select(s => s.Key));
        Assert.Equal([8e6, 15e6, 11e6], table.ValueAdded());
        Assert.Equal([10e6, 4e6, 14e6, 1e6, 6e6, -1e6], table.FinalUse.Values.ToArray());
        Assert.Equal([FinalUseKind.Households, FinalUseKind.Inventories], table.FinalUses.Select(f => f.Kind));
        var satellite = Assert.Single(table.Satellites);
        Assert.Equal([0.001, 0.002, 0.0005], satellite.Values.ToArray());
        Assert.Equal("tCO2", satellite.Unit.Dimension.Name);
    }

    [Fact]
    public void A_workbook_of_provinces_is_read()
    {
        var table = Tables.Sound(_tables.Workbook("mrio.xlsx",
        [
            ["2017年中国多区域投入产出表（单位：万元）"],
            ["", "", "", "北京", "", "吉林", "", "北京", "", "吉林", "", "出口", "总产出"],
            ["", "", "", "农业", "工业", "农业", "工业", "农村居民消费", "存货增加", "农村居民消费", "存货增加", "", ""],
            ["", "", "", "'01", "'02", "'01", "'02", "FU101", "FU202", "FU101", "FU202", "EX", "GO"],
            ["北京", "农业", "'01", "1", "2", "3", "4", "5", "0", "6", "1", "8", "30"],
            ["", "工业", "'02", "2", "9", "1", "3", "10", "-2", "7", "0", "20", "50"],
            ["吉林", "农业", "'01", "4", "6", "5", "8", "3", "0", "9", "2", "3", "40"],
            ["", "工业", "'02", "1", "8", "6", "12", "4", "0", "11", "1", "17", "60"],
            ["", "中间投入合计", "TII", "8", "25", "15", "27", "", "", "", "", "", ""],
            ["", "进口", "IM", "2", "5", "1", "3", "", "", "", "", "", ""],
            ["", "劳动者报酬", "VA001", "15", "12", "20", "18", "", "", "", "", "", ""],
            ["", "营业盈余", "VA004", "5", "8", "4", "12", "", "", "", "", "", ""],
            ["", "增加值合计", "TVA", "20", "20", "24", "30", "", "", "", "", "", ""],
            ["", "总投入", "TI", "30", "50", "40", "60", "", "", "", "", "", ""],
        ]));
        Assert.Equal(["北京:农业", "北京:工业", "吉林:农业", "吉林:工业"], table.Sectors.Select(s => s.Key));
        Assert.Equal(["北京", "北京", "吉林", "吉林", null], table.FinalUses.Select(f => f.Region));
        Assert.Equal(ImportTreatment.PrimaryInput, table.Treatment);
        Assert.Equal([20e4, 20e4, 24e4, 30e4], table.ValueAdded());
        Assert.Equal(0, InputOutputBalance.LargestRelativeGap(table));
        Assert.True(table.IsMultiRegional);
    }

    [Fact]
    public void Empty_cells_are_missing_unless_the_table_is_said_to_leave_zeros_empty()
    {
        var path = _tables.Write("blank.csv", "# year: 2020\n# unit: 亿元\nsector,A,B,households,output\nA,1,,9,10\nB,3,4,3,10\nvalue_added,6,6,,\n");
        var (table, told) = Tables.Read(path);
        Assert.Equal(["4,5 SH5207 the cell of row 'A' and column 'B' is empty"], told);
        Assert.True(double.IsNaN(table!.Flows[0, 1]));
        Assert.True(double.IsNaN(InputOutputBalance.RowGaps(table)[0]));
        Assert.Equal(0, Tables.Sound(path, s => s with { BlanksAreZero = true }).Flows[0, 1]);
    }

    [Fact]
    public void A_tolerance_can_be_declared_and_changes_no_number()
    {
        var path = _tables.Write("loose.csv", "# year: 2020\n# unit: USD\nsector,A,B,households,output\nA,100,200,700,1010\nB,310,400,300,1010\nvalue_added,600,410,,\n");
        Assert.Equal(["4,15 SH4301 row 'A': uses add to 1,000, output is 1,010; rounding explains 2 at most"], Tables.Read(path).Told);
        Assert.Equal(1010, Tables.Sound(path, s => s with { Tolerance = 0.01 }).Output[0]);
    }

    [Fact]
    public void The_examples_of_the_page_are_sound_tables()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs", "input-output-tables.md"));
        var examples = page.Split("```").Where((_, i) => i % 2 == 1).Select(t => t.TrimStart('\n')).ToList();
        Assert.Equal(5, examples.Count);
        var own = Tables.Sound(_tables.Write("own.csv", examples[0]));
        Assert.Equal(ImportTreatment.Apart, own.Treatment);
        Assert.Equal(30_000, own.Satellites[0].Values[0]);
        Assert.Equal(2, Tables.Sound(_tables.Write("square.csv", examples[1])).Sectors.Count);
    }

    private static string[][] BureauRows() =>
    [
        ["2022年投入产出表"],
        ["按当年生产者价格计算", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "单位：万元"],
        ["", "投入＼产出", "", "农业", "工业", "中间使用合计", "农村居民消费", "城镇居民消费", "政府消费", "最终消费合计", "固定资本形成", "存货增加", "资本形成合计", "出口", "最终使用合计", "进口", "其他", "总产出"],
        ["", "", "代码", "1", "2", "TIU", "FU101", "FU102", "FU103", "TC", "FU201", "FU202", "GCF", "EX", "TFU", "IM", "ERR", "GO"],
        ["中间投入", "农业", "1", "10", "20", "30", "5", "15", "4", "24", "6", "-1", "5", "9", "38", "7", "1", "62"],
        ["", "工业", "2", "30", "40", "70", "10", "20", "10", "40", "20", "5", "25", "15", "80", "30", "-2", "118"],
        ["", "中间投入合计", "TII", "40", "60", "100", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["增加值", "劳动者报酬", "VA001", "12", "30", "42", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["", "生产税净额", "VA002", "3", "8", "11", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["", "折旧与盈余", "VA003", "7", "20", "27", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["", "增加值合计", "TVA", "22", "58", "80", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["", "总投入", "TI", "62", "118", "180", "", "", "", "", "", "", "", "", "", "", "", ""],
    ];
}
