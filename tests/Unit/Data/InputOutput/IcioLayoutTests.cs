using System.Text;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data.InputOutput;

/// <summary>
/// Tables laid out like each edition of the OECD's, with made-up numbers: docs/input-output-tables.md says where each layout was seen.
/// </summary>
public sealed class IcioLayoutTests : IDisposable
{
    private const string Edition2016 = """
        "","NZL_C01T05AGR","NZL_C23PET","CHN_C01T05AGR","CHN_C23PET","CN1_C01T05AGR","CN1_C23PET","CN4_C01T05AGR","CN4_C23PET","HFCE_NZL","HFCE_CHN","NPS_NZL","NPS_CHN","GGFC_NZL","GGFC_CHN","GFCF_NZL","GFCF_CHN","INV_NZL","INV_CHN","DIRP_NZL","DIRP_CHN","DISC"
        "NZL_C01T05AGR",8,10,0,0,4,24,13,16,13,11,20,19,24,6,39,22,2,0,33,16,1
        "NZL_C23PET",5,3,0,0,3,1,13,18,12,16,31,18,6,36,20,1,-1,1,20,33,-2
        "CHN_C01T05AGR",0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        "CHN_C23PET",0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        "CN1_C01T05AGR",30,10,0,0,26,25,2,8,13,27,28,39,19,28,29,11,-2,-1,17,3,-2
        "CN1_C23PET",17,18,0,0,12,9,25,6,6,3,30,18,34,35,31,22,-2,2,13,5,0
        "CN4_C01T05AGR",27,4,0,0,9,7,30,1,27,13,29,18,12,23,28,38,-1,2,36,13,-2
        "CN4_C23PET",27,21,0,0,26,9,26,9,21,7,4,15,18,38,40,16,-3,-1,12,19,0
        "VA+TAXSUB",167,168,0,0,230,209,205,246,,,,,,,,,,,,,
        "OUT",281,234,0,0,310,284,314,304,,,,,,,,,,,,,
        """;

    private const string Edition2018 = """
        ,AUS_01T03,AUS_05T06,MEX_01T03,MEX_05T06,MX1_01T03,MX1_05T06,MX2_01T03,MX2_05T06,AUS_HFCE,AUS_NPISH,AUS_GGFC,AUS_GFCF,AUS_INVNT,AUS_P33,MEX_HFCE,MEX_NPISH,MEX_GGFC,MEX_GFCF,MEX_INVNT,MEX_P33,TOTAL
        AUS_01T03,24,22,0,0,11,1,11,10,24,19,37,7,0,14,28,14,8,4,-3,4,235
        AUS_05T06,11,5,0,0,25,21,14,28,11,39,10,39,-3,35,32,38,16,21,-3,8,347
        MEX_01T03,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        MEX_05T06,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        MX1_01T03,28,20,0,0,22,27,3,10,34,19,27,13,0,13,16,29,27,32,-3,15,332
        MX1_05T06,20,7,0,0,29,15,10,5,27,29,16,28,3,14,32,13,3,3,-1,17,270
        MX2_01T03,9,13,0,0,20,6,11,19,16,34,14,15,0,17,10,21,4,21,1,8,239
        MX2_05T06,1,12,0,0,2,15,6,12,37,26,3,32,0,6,28,14,37,11,-1,19,260
        AUS_TAXSUB,2,1,0,0,2,1,1,2,0,2,2,1,1,1,1,0,1,2,2,0,22
        MEX_TAXSUB,0,1,0,0,2,0,1,2,0,0,2,2,1,2,1,2,1,1,0,0,18
        VALU,140,266,0,0,219,184,182,172,0,0,0,0,0,0,0,0,0,0,0,0,1163
        OUTPUT,235,347,0,0,332,270,239,260,149,168,111,137,2,102,148,131,97,95,-8,71,1683
        """;

    private const string Edition2021 = """
        V1,AUS_01T02,AUS_97T98,ROW_01T02,ROW_97T98,AUS_HFCE,AUS_NPISH,AUS_GGFC,AUS_GFCF,AUS_INVNT,AUS_DPABR,ROW_HFCE,ROW_NPISH,ROW_GGFC,ROW_GFCF,ROW_INVNT,ROW_DPABR,TOTAL
        AUS_01T02,7,30,6,1,4,13,11,39,-1,36,31,34,29,2,-3,3,242
        AUS_97T98,20,29,9,4,39,8,32,36,3,17,39,9,3,24,-3,34,303
        ROW_01T02,13,26,25,26,1,20,23,5,-3,35,30,25,14,20,0,15,275
        ROW_97T98,13,29,8,18,32,26,7,5,-3,40,24,33,28,27,3,29,319
        AUS_TAXSUB,0,2,0,2,1,1,1,0,2,0,1,0,0,2,0,1,13
        ROW_TAXSUB,1,1,1,2,0,2,0,0,2,1,0,2,0,1,2,2,17
        VALU,188,186,226,266,0,0,0,0,0,0,0,0,0,0,0,0,866
        OUTPUT,242,303,275,319,77,70,74,85,0,129,125,103,74,76,-1,84,1139
        """;

    private const string Extended2023 = """
        V1,ARG_A01_02,ARG_T,CHN_A01_02,CHN_T,CN1_A01_02,CN1_T,CN2_A01_02,CN2_T,ARG_HFCE,ARG_NPISH,ARG_GGFC,ARG_GFCF,ARG_INVNT,ARG_DPABR,CHN_HFCE,CHN_NPISH,CHN_GGFC,CHN_GFCF,CHN_INVNT,CHN_DPABR,OUT
        ARG_A01_02,16,17,0,0,3,17,8,14,26,10,17,39,-1,22,9,28,6,39,-2,40,308
        ARG_T,28,10,0,0,12,8,25,6,12,19,24,13,1,23,40,6,5,26,2,12,272
        CHN_A01_02,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        CHN_T,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        CN1_A01_02,28,21,0,0,1,22,2,20,22,24,21,12,-1,2,39,2,34,6,3,23,281
        CN1_T,30,11,0,0,18,30,30,15,7,11,12,38,0,37,5,8,12,31,2,15,312
        CN2_A01_02,26,30,0,0,19,10,30,28,40,20,26,39,-2,32,15,20,24,15,2,21,395
        CN2_T,17,26,0,0,15,20,20,15,35,34,29,26,1,26,21,19,29,27,1,1,362
        ARG_TLS,1,0,0,0,2,1,2,2,2,1,1,1,2,0,0,2,0,1,2,1,21
        CHN_TLS,2,1,0,0,0,1,1,0,2,1,2,0,0,0,0,1,0,0,0,1,12
        VA,160,156,0,0,211,203,277,262,0,0,0,0,0,0,0,0,0,0,0,0,1269
        OUT,308,272,0,0,281,312,395,362,146,120,132,168,0,142,129,86,110,145,10,114,1930
        """;

    private const string Regular2025 = """
        V1,AGO_A01,AGO_C302T309,ROW_A01,ROW_C302T309,AGO_HFCE,AGO_NPISH,AGO_GGFC,AGO_GFCF,AGO_INVNT,AGO_DPABR,ROW_HFCE,ROW_NPISH,ROW_GGFC,ROW_GFCF,ROW_INVNT,ROW_DPABR,OUT
        AGO_A01,26,19,22,20,21,6,8,18,-3,19,40,12,10,27,-2,6,249
        AGO_C302T309,18,23,18,9,36,24,1,36,-2,33,27,10,14,20,0,33,300
        ROW_A01,1,17,8,6,5,25,11,11,3,17,33,26,35,20,3,26,247
        ROW_C302T309,25,4,7,2,22,11,25,4,0,2,18,2,20,10,-3,11,160
        TLS,0,2,0,0,0,2,0,1,2,2,0,1,2,2,2,2,18
        VA,179,235,192,123,0,0,0,0,0,0,0,0,0,0,0,0,729
        OUT,249,300,247,160,84,68,45,70,0,73,118,51,81,79,0,78,956
        """;

    private readonly Tables _tables = new();

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void The_edition_of_2016_has_final_uses_before_regions_and_taxes_in_value_added()
    {
        var (table, told) = Read("ICIO2016_2003.csv", Edition2016);
        Assert.Equal(["10,1 SH5223 row 'VA+TAXSUB' holds value added together with taxes less subsidies on products"], told);
        Assert.Equal(["NZL:C01T05AGR", "NZL:C23PET", "CHN:C01T05AGR", "CHN:C23PET"], table.Sectors.Select(s => s.Key));
        Assert.Equal(["NZL:HFCE", "CHN:HFCE", "NZL:NPS", "CHN:NPS", "NZL:GGFC", "CHN:GGFC", "NZL:GFCF", "CHN:GFCF", "NZL:INV", "CHN:INV", "NZL:DIRP", "CHN:DIRP"], table.FinalUses.Select(f => f.Key));
        Assert.Equal(FinalUseKind.Inventories, table.FinalUses[8].Kind);

        // Output stands in a row only; parts of China are added up: 310 and 314, 284 and 304.
        Assert.Equal([281e6, 234e6, 624e6, 588e6], table.Output.ToArray());
        Assert.Equal([26e6 + 2e6 + 9e6 + 30e6, 25e6 + 8e6 + 7e6 + 1e6], table.Flows.Row(2)[2..].ToArray());
        Assert.Equal([1e6, -2e6, -4e6, 0], table.Discrepancy.ToArray());
        Assert.Equal("增加值（含产品税净额）", Assert.Single(table.PrimaryInputRows).Name.Zh);
        Assert.Equal(0, InputOutputBalance.LargestRelativeGap(table));
    }

    [Fact]
    public void The_edition_of_2018_has_a_row_of_taxes_for_each_country()
    {
        var table = Sound("ICIO2018_2010.CSV", Edition2018);
        Assert.Equal(["AUS:01T03", "AUS:05T06", "MEX:01T03", "MEX:05T06"], table.Sectors.Select(s => s.Key));
        Assert.Equal(["AUS_TAXSUB", "MEX_TAXSUB", "VALU"], table.PrimaryInputRows.Select(p => p.Code));
        Assert.Equal("taxes less subsidies on products, MEX", table.PrimaryInputRows[1].Name.En);
        Assert.Equal([FinalUseKind.Households, FinalUseKind.Households, FinalUseKind.Government, FinalUseKind.FixedCapital, FinalUseKind.Inventories, FinalUseKind.Households], table.FinalUses.Take(6).Select(f => f.Kind));
        Assert.Equal([235e6, 347e6, 571e6, 530e6], table.Output.ToArray());
        Assert.Equal(1163e6, table.ValueAdded().Sum());
    }

    [Fact]
    public void The_edition_of_2021_is_read() =>
        Assert.Equal([242e6, 303e6, 275e6, 319e6], Sound("ICIO2021_2018.csv", Edition2021).Output.ToArray());

    [Fact]
    public void The_extended_table_of_2023_is_added_up_to_countries()
    {
        var table = Sound("2020.csv", Extended2023);
        Assert.Equal(["ARG:A01_02", "ARG:T", "CHN:A01_02", "CHN:T"], table.Sectors.Select(s => s.Key));
        Assert.Equal([308e6, 272e6, 676e6, 674e6], table.Output.ToArray());
        Assert.Equal(["ARG_TLS", "CHN_TLS", "VA"], table.PrimaryInputRows.Select(p => p.Code));
        Assert.Equal(12, table.FinalUses.Count);
    }

    [Fact]
    public void The_regular_table_of_2025_is_read_with_a_byte_order_mark_and_windows_line_ends()
    {
        var path = Path.Combine(_tables.Folder, "2022_SML.csv");
        File.WriteAllText(path, Regular2025.ReplaceLineEndings("\r\n"), new UTF8Encoding(true));
        var table = Tables.Sound(path, s => s with { Period = Period.Year(2022) });
        Assert.Equal(["AGO:A01", "AGO:C302T309", "ROW:A01", "ROW:C302T309"], table.Sectors.Select(s => s.Key));
        Assert.Equal([179e6, 235e6, 192e6, 123e6], table.ValueAdded());
        Assert.Equal(18e6, table.PrimaryInputs.Row(0).ToArray().Sum() + table.PrimaryInputsOfFinalUse!.Row(0).ToArray().Sum());
    }

    [Fact]
    public void A_small_gap_is_let_pass_with_a_note_and_a_larger_one_is_not()
    {
        // 0.1 million and, in ten thousand, one part of inputs and output together are let pass: 0.1498 for 249 each.
        var exact = Regex.Replace(Regular2025, "(?<=,)-?[0-9]+(?=[,\\n]|$)", "$0.000000");
        var (table, told) = Read("gap.csv", exact.Replace("VA,179.0", "VA,179.1", StringComparison.Ordinal));
        Assert.Equal(["8,5 SH5224 1 row or column misses its output by more than rounding explains, by 0.1 at 'AGO:A01': tables of this layout are published so"], told);
        Assert.Equal(179.1e6, table.ValueAdded()[0]);
        (_, told) = Read("gaps.csv", exact.Replace("VA,179.0", "VA,179.2", StringComparison.Ordinal));
        Assert.Equal(["8,5 SH4302 column 'AGO:A01': inputs add to 249.2, output is 249; rounding explains 0.15 at most"], told);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_told_once()
    {
        var lines = Regular2025.Split('\n');
        var (table, told) = Tables.Read(_tables.Write("cut.csv", string.Join('\n', lines.Take(4)) + "\n"), s => s with { Period = Period.Year(2022) });
        Assert.Null(table);
        Assert.Equal(["4,1 SH5222 the table ends with row 'ROW_A01', without a row of output"], told);
        (_, told) = Tables.Read(_tables.Write("cut2.csv", string.Join('\n', lines.Take(4))[..^12]), s => s with { Period = Period.Year(2022) });
        Assert.StartsWith("4,1 SH1103 this row has", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_stands_twice_and_a_wrong_total_are_told()
    {
        var (_, told) = Read("twice.csv", Regular2025.Replace("AGO_NPISH", "AGO_HFCE", StringComparison.Ordinal));
        Assert.Equal(["1,55 SH5203 sector 'AGO_HFCE' stands twice"], told);
        (_, told) = Read("total.csv", Regular2025.Replace("OUT,249,300,", "OUT,249,305,", StringComparison.Ordinal));
        Assert.StartsWith("8,9 SH4303 'OUT' of 'AGO_C302T309' is 305, its parts add to 300;", Assert.Single(told), StringComparison.Ordinal);
    }

    private (InputOutputTable Table, List<string> Told) Read(string name, string text)
    {
        var (table, told) = Tables.Read(_tables.Write(name, text + "\n"), s => s with { Period = Period.Year(2010) });
        return (table!, told);
    }

    private InputOutputTable Sound(string name, string text)
    {
        var (table, told) = Read(name, text);
        Assert.Empty(told);
        Assert.Equal(0, InputOutputBalance.LargestRelativeGap(table));
        return table;
    }
}
