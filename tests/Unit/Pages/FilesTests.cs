using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Songhua.Core;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Tests.Unit.Pages;

public sealed class FilesTests
{
    private static readonly Phrase Title = new("Title", "标题");

    [Fact]
    public void Csv_has_a_mark_keys_units_raw_numbers_and_leaves_the_missing_empty()
    {
        var table = new ResultTable("t", Title, [new("what", Title), new("value", Title, ColumnKind.Number), new("note", Title)],
        [
            new("a", [Cell.Of("a, \"b\""), Cell.Of(0.1 + 0.2, UnitCatalogue.Parse("亿元"), ValueStatus.Official), Cell.None]),
            new("b", [Cell.Of("+1 pp"), Cell.None, Cell.Of("two\nlines")]),
            new("c", [Cell.Of("c"), Cell.Of(double.NaN, UnitCatalogue.Percent, ValueStatus.Derived, LocalText.Same("≥ 5 %")), Cell.None]),
        ]);
        Assert.Equal(
            "\uFEFFwhat,value,value_unit,note\r\n\"a, \"\"b\"\"\",0.30000000000000004,亿元,\r\n'+1 pp,,,\"two\nlines\"\r\nc,≥ 5 %,,\r\n",
            Encoding.UTF8.GetString(Written(s => Csv.Write(table, Language.Chinese, s))));
    }

    [Fact]
    public void Every_table_of_a_run_is_written_with_as_many_fields_in_every_line()
    {
        foreach (var table in AllTables.Of(SamplePlan.Results(), RunExtras.None))
        {
            var lines = Encoding.UTF8.GetString(Written(s => Csv.Write(table, Language.English, s))).TrimEnd().Split("\r\n");
            Assert.Equal(table.Rows.Count + 1, lines.Length);
            Assert.Single(lines.Select(Fields).Distinct());
        }
    }

    [Fact]
    public void Run_json_holds_inputs_status_findings_implied_and_tables()
    {
        var run = SamplePlan.Run();
        using var json = JsonDocument.Parse(Written(s => RunJson.Write(run, RunExtras.None, s)));
        var root = json.RootElement;
        Assert.Equal(RunJson.Format, root.GetProperty("format").GetInt32());
        Assert.Equal(["data/gdp.csv", "plan.yaml", "rest.yaml", "targets.yaml"], root.GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("file").GetString()));
        var gdp = SHA256.HashData("place,2020,2021,2022,2023\nriver,1000,1080,1160,1250\n"u8);
        Assert.Equal(Convert.ToHexStringLower(gdp), root.GetProperty("inputs")[0].GetProperty("sha256").GetString());
        var results = root.GetProperty("results");
        Assert.Equal("river", results.GetProperty("plan").GetProperty("id").GetString());
        Assert.Equal("2024-06-01", results.GetProperty("as_of").GetString());
        Assert.Equal(run.Results!.Status.Count, results.GetProperty("status").GetArrayLength());
        Assert.Equal(run.Results.Findings.Count, results.GetProperty("findings").GetArrayLength());
        Assert.Equal(AllTables.Of(run.Results, RunExtras.None).Count, results.GetProperty("tables").GetArrayLength());
        var cars = results.GetProperty("status").EnumerateArray().Single(s => s.GetProperty("key").GetString() == "status/cars_2025");
        Assert.Equal(320000, cars.GetProperty("aim")[0].GetDouble());
        Assert.Equal(JsonValueKind.Null, cars.GetProperty("aim")[1].ValueKind);
        Assert.Equal("targets.yaml", cars.GetProperty("at").GetProperty("file").GetString());
        Assert.True(cars.GetProperty("observed_pace").GetProperty("compound").GetProperty("central").GetDouble() > 0.09);
    }

    [Fact]
    public void Run_json_is_the_same_for_the_same_inputs_wherever_they_lie() =>
        Assert.Equal(Written(s => RunJson.Write(SamplePlan.Run(), RunExtras.None, s)), Written(s => RunJson.Write(SamplePlan.Run(), RunExtras.None, s)));

    [Fact]
    public void Run_json_of_faulty_input_holds_the_diagnostics_and_no_results()
    {
        var run = Songhua.Runs.Run.Execute(new RunRequest(Path.Combine(Path.GetTempPath(), "songhua-no-such-plan")));
        using var json = JsonDocument.Parse(Written(s => RunJson.Write(run, RunExtras.None, s)));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("results").ValueKind);
        Assert.NotEqual(0, json.RootElement.GetProperty("diagnostics").GetArrayLength());
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static int Fields(string line)
    {
        var (count, quoted) = (1, false);
        foreach (var c in line)
        {
            quoted ^= c == '"';
            count += c == ',' && !quoted ? 1 : 0;
        }

        return count;
    }
}
