using System.Globalization;
using System.Text.Json;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary><c>songhua growth</c> as a user meets it.</summary>
public sealed class GrowthVerbTests
{
    [Fact]
    public void Text_csv_and_json_say_the_same()
    {
        string[] ask = ["growth", Terminal.Jilin, "--period", "2024-Q1"];
        var csv = Outputs.Csv(Outputs.Songhua([.. ask, "--format", "csv"]));
        var text = Outputs.Songhua(ask);
        using var json = JsonDocument.Parse(Outputs.Songhua([.. ask, "--format", "json"]));
        var tables = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(["growth_headline", "growth_industry", "growth_place", "growth_cluster", "growth_coverage"], tables.Select(t => t.GetProperty("key").GetString()));
        foreach (var table in tables)
        {
            var rows = csv[table.GetProperty("key").GetString()!];
            var columns = table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("key").GetString()!).ToList();
            Assert.Equal(table.GetProperty("rows").GetArrayLength(), rows.Count - 1);
            foreach (var (row, fields) in table.GetProperty("rows").EnumerateArray().Zip(rows.Skip(1)))
            {
                foreach (var (cell, column) in row.GetProperty("cells").EnumerateArray().Zip(columns))
                {
                    var field = fields[Array.IndexOf(rows[0], column)];
                    var told = cell.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetRawText() : cell.GetProperty("text").GetProperty("en").GetString();
                    Assert.Equal(told, field);
                    var words = cell.GetProperty("text") is { ValueKind: JsonValueKind.Object } said ? said.GetProperty("en").GetString()! : column == "enterprises" ? double.Parse(field, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture) : field;

                    // Long names are broken into lines.
                    Assert.True(column is "status" || text.Contains(words[..Math.Min(words.Length, 12)], StringComparison.Ordinal), $"{column}: {words} is not on the terminal");
                }
            }
        }
    }

    [Theory]
    [InlineData("2024-Q1")]
    [InlineData("2024-03")]
    [InlineData("2023")]
    public void Pulls_add_to_growth_and_contributions_to_one(string period)
    {
        var report = JilinReturns.Report(period, null, isInternal: true);
        var growth = report.Answer.Headline.Growth;
        foreach (var (table, depth) in (IEnumerable<(GrowthTableCells, int)>)[(report.Answer.Tables[0], 1), (report.Answer.Tables[0], 2), (report.Answer.Tables[1], 1)])
        {
            var parts = table.Cells.Where(c => c.Members.Count == 1 && c.Members[0].Depth == depth).Select(c => report.Answer.Figures(c.Sums)).ToList();
            Assert.True(parts.Count > 2);
            Assert.Equal(growth, parts.Sum(p => p.Pull), 1e-9);
            Assert.Equal(1, parts.Sum(p => p.Contribution), 1e-9);
        }
    }

    [Theory]
    [InlineData("--base", "own", "Base from last year's own returns", "基数为上年报表数")]
    [InlineData("--rates", "own", "value-added rates of each year", "各年用各自的增加值率")]
    [InlineData("--births", "zero-base", "enterprises without a base year counted with a base of zero", "上年未开工企业按零基数计入")]
    public void Another_convention_is_printed_and_is_the_number_told_beside_the_usual_one(string option, string value, string english, string chinese)
    {
        string[] ask = ["growth", Terminal.Jilin, "--period", "2024-03", "--format", "csv"];
        var usual = Outputs.Csv(Outputs.Songhua(ask))["growth_headline"].Column("growth");
        var other = Outputs.Csv(Outputs.Songhua([.. ask, option, value]))["growth_headline"].Column("growth");
        var at = Array.IndexOf(["--base", "--rates", "--births"], option) + 1;
        Assert.NotEqual(usual[0], other[0]);
        Assert.Equal(usual[at], other[0], 1e-9);
        Assert.Equal(usual[0], other[at], 1e-9);
        Assert.Contains(english, Outputs.Songhua(["growth", Terminal.Jilin, "--period", "2024-03", option, value]), StringComparison.Ordinal);
        Assert.Contains(chinese, Outputs.Songhua(["growth", Terminal.Jilin, "--period", "2024-03", option, value, "--lang", "zh"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "'2024-13' is not a period", "--period", "2024-13")]
    [InlineData(2, "'soon' is not a period", "--period", "soon")]
    [InlineData(2, "--period is missing")]
    [InlineData(2, "'industri' is not a way of dividing", "--period", "2024", "--by", "industri")]
    [InlineData(2, "names a dimension twice", "--period", "2024", "--by", "industry,industry:class")]
    [InlineData(1, "SH4103", "--period", "2023-07..2024-06")]
    [InlineData(1, "the returns cover 2022-01 to 2024-12", "--period", "2025-01")]
    [InlineData(1, "no returns had been received by 2020-01-01; the first came on 2022-02-12", "--period", "2024-03", "--as-of", "2020-01-01")]
    [InlineData(1, "the plan declares no returns 'panel'", "--period", "2024", "--returns", "panel")]
    public void What_cannot_be_answered_is_told(int exit, string expected, params string[] options)
    {
        var (code, text, error) = Terminal.Run(["growth", Terminal.Jilin, .. options]);
        Assert.Equal(exit, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Empty(text);
    }

    [Fact]
    public void A_folder_written_by_synthesise_gives_the_same_bytes_as_the_panel_itself()
    {
        using var scratch = new Scratch();
        Outputs.Songhua("synthesise", "returns", Terminal.Jilin, "--into", Path.Combine(scratch.Folder, "returns"));
        var plan = JilinCopy.Of(scratch, "folder: ../returns");
        foreach (var format in (string[])["text", "csv", "json"])
        {
            string[] ask = ["--period", "2024-Q1", "--format", format];
            Assert.Equal(Outputs.Songhua(["growth", Terminal.Jilin, .. ask]), Outputs.Songhua(["growth", plan, .. ask]));
        }

        // Without a plan there are no names and clusters, but the same growth.
        var alone = Outputs.Csv(Outputs.Songhua("growth", Path.Combine(scratch.Folder, "returns"), "--period", "2024-Q1", "--format", "csv"));
        Assert.Equal(JilinReturns.Report("2024-Q1", null, isInternal: true).Answer.Headline.Growth * 100, alone["growth_headline"].Column("growth")[0]);
    }

    [Fact]
    public void One_thread_and_two_give_the_same_bytes()
    {
        var told = Enumerable.Range(1, 2).Select(threads =>
        {
            var diagnostics = new DiagnosticBag();
            var query = new GrowthQuery(JilinReturns.Period("2024-Q1")) { Threads = threads };
            var report = GrowthReport.Make(JilinReturns.Book, query, new(JilinReturns.Period("2023"), null), isInternal: false, null, diagnostics);
            return Outputs.Of("json", Language.English, report!.Tables);
        }).ToList();
        Assert.Equal(told[0], told[1]);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        using var first = new Scratch();
        using var second = new Scratch();
        Outputs.Songhua("run", Terminal.Jilin, "--out", first.Folder);
        Outputs.Songhua("run", Terminal.Jilin, "--out", second.Folder);
        Assert.Equal(Outputs.Files(first.Folder), Outputs.Files(second.Folder));
    }
}
