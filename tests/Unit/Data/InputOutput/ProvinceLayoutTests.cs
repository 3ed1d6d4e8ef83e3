using Songhua.Core;

namespace Songhua.Tests.Unit.Data.InputOutput;

/// <summary>
/// Tables of China's provinces, of several regions (CEADs) and of one (as the provincial bureaus publish them), with made-up numbers:
/// docs/input-output-tables.md says where each layout was seen.
/// </summary>
public sealed class ProvinceLayoutTests : IDisposable
{
    private static readonly string[] Uses = ["Rural household consumption", "Urban household consumption", "Government consumption", "Fixed capital formation", "Changes in inventories"];

    private readonly Tables _tables = new();

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void The_workbook_of_several_sheets_is_read_from_the_first_that_holds_the_table()
    {
        var (table, told) = Tables.Read(_tables.Workbook(
            "MRIO 2018.xlsx", ("Note", [["China's multi-regional table"]]), ("Sector ", [["No.", "行业", "Sector"], ["1", "农业", "Agriculture"]]),
            ("Province", [["Order", "省份", "Province"], ["1", "北京", "Beijing"]]), ("Table_2018", Rows()), ("Table_2018_English Version", Rows())));
        Assert.Equal(
            [
                "0,0 SH5225 sheet 'Table_2018' is read; not read: Table_2018_English Version",
                "3,23 SH5237 'Proportion of errors in gross output (less than 5%)' is the publisher's own check and not read",
                "3,24 SH5237 'Gross Output Check' is the publisher's own check and not read",
                "17,2 SH5237 'Gross Input' is the publisher's own check and not read",
            ],
            told);
        Assert.Equal(["Beijing:Agriculture", "Beijing:Manufacturing", "Jilin:Agriculture", "Jilin:Manufacturing"], table!.Sectors.Select(s => s.Key));
        Assert.Equal(11, table.FinalUses.Count);
        Assert.Equal("Jilin:Changes in inventories", table.FinalUses[9].Key);
        Assert.Equal((FinalUseKind.Exports, null), (table.FinalUses[10].Kind, table.FinalUses[10].Region));
        Assert.Equal(["IM", "VA001", "VA002", "VA003", "VA004"], table.PrimaryInputRows.Select(p => p.Code));
        Assert.Equal("劳动者报酬", table.PrimaryInputRows[1].Name.Zh);
        Assert.Equal([1e4, -2e4, 0, 2e4], table.Discrepancy.ToArray());
        Assert.Equal("万元", table.Head.Unit.SymbolIn(Language.Chinese));

        // What of the imports goes to final uses stands in the row of imports.
        Assert.Equal(3e4, table.PrimaryInputsOfFinalUse![0, 1]);
        Assert.True(double.IsNaN(table.PrimaryInputsOfFinalUse[0, 10]));
        var carbon = Assert.Single(table.Satellites);
        Assert.Equal(("CO2", 0.5e6), (carbon.Code, carbon.Values[0]));
        Assert.Equal(0, InputOutputBalance.LargestRelativeGap(table));
    }

    [Fact]
    public void Imports_above_the_sum_of_intermediate_inputs_are_a_part_of_it_and_a_wrong_sum_is_told()
    {
        var rows = Rows();
        rows[9][3] = "40"; // 25 from the table's sectors and 5 imported
        var (_, told) = Tables.Read(_tables.Workbook("wrong.xlsx", rows));
        Assert.Contains(told, t => t.StartsWith("10,4 SH4303 'TII' of 'Agriculture' is 40, its parts add to 30;", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_below_the_table_is_left_out_with_a_warning_where_its_unit_is_not_known_and_one_inside_is_an_error()
    {
        var rows = Rows();
        rows[^1][1] = "Emission";
        var (table, told) = Tables.Read(_tables.Workbook("2017.xlsx", rows));
        Assert.NotNull(table);
        Assert.Contains("19,2 SH5213 satellite 'Emission' is in '', a unit that is not known; the row is left out", told);
        rows[11][1] = "Taxes";
        rows[11][2] = "VA02";
        (_, told) = Tables.Read(_tables.Workbook("va02.xlsx", rows));
        Assert.Contains("12,2 SH5206 row 'Taxes' is neither a sector nor a known input or total", told);
    }

    [Fact]
    public void A_column_that_stands_twice_is_told()
    {
        var rows = Rows();
        rows[2][4] = "Agriculture";
        var (table, told) = Tables.Read(_tables.Workbook("twice.xlsx", rows));
        Assert.Null(table);
        Assert.Contains("3,5 SH5203 sector 'Beijing:Agriculture' stands twice", told);
        Assert.Contains("6,2 SH5204 sector 'Beijing:Manufacturing' stands among the rows and not among the columns", told);
    }

    [Fact]
    public void A_provincial_table_with_inflows_and_outflows_is_read()
    {
        // The sixteen columns behind the sectors are those of 2012 and 2017.
        var table = Tables.Sound(_tables.Workbook("22-吉林.xlsx", OneProvince(
            ["出口", "国内省外流出", "最终使用合计", "进口", "国内省外流入", "其他", "总产出"], ["EX", "OF", "TFU", "IM", "IF", "ERR", "GO"],
            ["9", "6", "44", "7", "3", "1", "65"], ["15", "10", "90", "30", "12", "-3", "115"])));
        Assert.Equal(ImportTreatment.Competitive, table.Treatment);
        Assert.Equal([10e4, 42e4], table.Imports.ToArray());
        Assert.Equal(["EX", "OF"], table.FinalUses.Where(f => f.Kind == FinalUseKind.Exports).Select(f => f.Code));
        Assert.Equal(Period.Year(2017), table.Head.Period);
        Assert.Equal([25e4, 55e4], table.ValueAdded());
    }

    [Fact]
    public void A_provincial_table_of_2007_has_one_column_each_of_inflows_and_outflows()
    {
        var table = Tables.Sound(_tables.Workbook("2007.xlsx", OneProvince(
            ["流出", "最终使用合计", "流入", "其他", "总产出"], ["FU302", "TFU", "FU304", "ERR", "GO"], ["15", "44", "10", "1", "65"], ["25", "90", "42", "-3", "115"])));
        Assert.Equal([10e4, 42e4], table.Imports.ToArray());
        Assert.Equal("FU302", Assert.Single(table.FinalUses, f => f.Kind == FinalUseKind.Exports).Code);
    }

    private static string[][] OneProvince(string[] labels, string[] codes, string[] first, string[] second)
    {
        string[] Blank(params string[] cells) => [.. cells, .. Enumerable.Repeat("", 14 + codes.Length - cells.Length)];
        return
        [
            Blank("2017年吉林省投入产出表"),
            Blank("按当年生产者价格计算", "", "", "", "", "", "", "", "", "", "", "", "单位：万元"),
            ["", "产出", "", "农林牧渔产品和服务", "煤炭采选产品", "中间使用合计", "农村居民消费", "城镇居民消费", "居民消费小计", "政府消费", "消费小计", "固定资本形成总额", "存货增加", "资本形成总额合计", .. labels],
            ["投入", "", "代码", "'01", "'02", "TIU", "FU101", "FU102", "THC", "FU103", "TC", "FU201", "FU202", "GCF", .. codes],
            ["中间投入", "农林牧渔产品和服务", "'01", "10", "20", "30", "5", "15", "20", "4", "24", "6", "-1", "5", .. first],
            ["", "煤炭采选产品", "'02", "30", "40", "70", "10", "20", "30", "10", "40", "20", "5", "25", .. second],
            Blank("", "中间投入合计", "TII", "40", "60", "100"),
            Blank("增加值", "劳动者报酬", "VA001", "12", "30", "42"),
            Blank("", "生产税净额", "VA002", "3", "8", "11"),
            Blank("", "固定资产折旧", "VA003", "6", "7", "13"),
            Blank("", "营业盈余", "VA004", "4", "10", "14"),
            Blank("", "增加值合计", "TVA", "25", "55", "80"),
            Blank("", "总投入", "TI", "65", "115", "180"),
        ];
    }

    // Two provinces of two sectors: title, provinces, sectors, codes; then what is behind the last sum. Misspelt labels are the publisher's.
    private static string[][] Rows()
    {
        string[] Line(string region, string name, string code, string flows, string total, string uses, string rest) =>
            [region, name, code, .. flows.Split(' '), total, .. uses.Split(' '), .. rest.Split(' ')];
        string[] Below(string name, string code, string flows, string uses = "") =>
            ["", name, code, .. flows.Split(' '), "", .. uses.Length > 0 ? uses.Split(' ') : [.. Enumerable.Repeat("", 10)], "", "", "", "", "", ""];
        string[] two = ["", "", "", "Beijing", "", "Jilin", "", "", "Beijing", "", "", "", "", "Jilin", "", "", "", "", "", "", "", "", "", ""];
        return
        [
            ["China's multi-regional input-output table of 31 provinces in 2018 (Unit: ten thousand yuan)", .. Enumerable.Repeat("", 23)],
            two,
            [
                "", "", "", "Agriculture", "Manufacturing", "Agriculture", "Manufacturing", "Total intermediate use", .. Uses, .. Uses,
                "Export", "Total Final Use", "Errors", "Gross Output", "Proportion of errors in gross output (less than 5%)", "Gross Output Check",
            ],
            ["", "", "", "'01", "'02", "'01", "'02", "TIU", "FU101", "FU102", "FU103", "FU201", "FU202", "FU101", "FU102", "FU103", "FU201", "FU202", "EX", "TFU", "ERR", "GO", "", ""],
            Line("Beijing", "Agriculture", "'01", "10 20 5 5", "40", "1 2 3 4 0 1 1 1 1 -1", "6 19 1 60 0.016 60"),
            Line("", "Manufacturing", "'02", "5 30 5 10", "50", "5 5 5 5 -1 2 2 2 2 0", "5 32 -2 80 -0.025 80"),
            Line("Jilin", "Agriculture", "'01", "5 5 10 10", "30", "1 1 1 1 0 5 5 4 3 -1", "0 20 0 50 0 50"),
            Line("", "Manufacturing", "'02", "5 10 10 20", "45", "2 2 2 2 0 4 4 4 4 -1", "0 23 2 70 0.028 70"),
            Below("Imports", "IM", "5 5 0 5", "2 3 0 1 0 1 1 0 1 0"),
            Below("Total Intermediate Input", "TII", "30 70 30 50"),
            Below("Conpensation of employees", "VA001", "10 4 10 8"),
            Below("Net taxes on production", "VA002", "5 1 2 2"),
            Below("Depreciation on the fixed capital", "VA003", "5 2 3 5"),
            Below("Operationg surplus", "VA004", "10 3 5 5"),
            Below("Total Value Added", "TVA", "30 10 20 20"),
            Below("Total Input", "TI", "60 80 50 70"),
            Below("Gross Input", "", "60 80 50 70"),
            ["", .. Enumerable.Repeat("", 23)],
            Below("CO2 (Mt)", "", "0.5 0.6 0.7 0.8"),
        ];
    }
}
