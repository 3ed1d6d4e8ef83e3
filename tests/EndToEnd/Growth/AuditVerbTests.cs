using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary><c>songhua audit</c> as a user meets it.</summary>
public sealed class AuditVerbTests
{
    private static readonly SearchValues<string> Identities = SearchValues.Create([.. JilinReturns.Identities], StringComparison.Ordinal);

    [Theory]
    [InlineData("text", "en")]
    [InlineData("csv", "zh")]
    [InlineData("json", "en")]
    public void Nobody_is_named_unless_asked_for(string format, string language)
    {
        string[] ask = ["audit", Terminal.Jilin, "--format", format, "--lang", language];
        Assert.True(Outputs.Songhua(ask).AsSpan().IndexOfAny(Identities) < 0);
        Assert.True(Outputs.Songhua([.. ask, "--internal"]).AsSpan().IndexOfAny(Identities) >= 0);
    }

    [Theory]
    [InlineData("en", "to be confirmed")]
    [InlineData("zh", "待核实")]
    public void Queries_are_neutral_and_those_that_matter_come_first(string language, string neutral)
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "queries.csv");
        Outputs.Songhua("audit", Terminal.Jilin, "--period", "2024", "--queries", file, "--lang", language);
        var text = File.ReadAllText(file);
        Assert.Contains(neutral, text, StringComparison.Ordinal);
        foreach (var word in (string[])["fraud", "false", "cheat", "fake", "lie ", "falsif", "manipulat", "造假", "虚报", "瞒报", "作弊", "虚假", "伪造", "操纵"])
        {
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        }

        var rows = Outputs.Csv($"# queries\r\n{text.TrimStart('\uFEFF')}")["queries"];
        var at = Array.IndexOf(rows[0], "effect");
        var effects = rows.Skip(1).Where(r => r[at].Length > 0).GroupBy(r => r[0]).Select(q => q.Max(r => Math.Abs(double.Parse(r[at], CultureInfo.InvariantCulture)))).ToList();
        Assert.True(effects.Count > 20);

        // Ranked by effect and suspicion together: the first tenth holds more than the rest of the first half.
        Assert.True(effects.Take(effects.Count / 10).Average() > 2 * effects.Skip(effects.Count / 10).Average());
    }

    [Fact]
    public void Measured_precision_and_recall_are_those_of_the_method_page()
    {
        using var scratch = new Scratch();

        // The panel of the page: its goals are those of the plan, and one for 2024.
        var plan = JilinCopy.Of(scratch, "seed: 1\nenterprises: 3000\nspan: 2022..2024\nhits: [industrial_va_2023, industrial_va_q1_2024, goal_of_2024]");
        scratch.Write("plan/observations/goal.yaml", "observations:\n  goal_of_2024: {indicator: industrial_va, period: 2024, growth: 7.8 %, source: changchun_report_2025}\n");
        using var json = JsonDocument.Parse(Outputs.Songhua("audit", plan, "--measure", "--format", "json"));
        var table = json.RootElement[0];
        Assert.Equal("Precision and recall on planted anomalies, seeds 1, 2, 3", table.GetProperty("title").GetProperty("en").GetString());
        var rows = table.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("cells").EnumerateArray().ToArray()).ToDictionary(c => c[0].GetProperty("text").GetProperty("en").GetString()!);
        var page = File.ReadAllLines(Path.Combine(Golden.Root, "docs", "methods", "audit.md")).SkipWhile(l => !l.Contains("measured: begin", StringComparison.Ordinal))
            .Skip(3).TakeWhile(l => l.StartsWith('|')).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.True(page.Count > 8);
        foreach (var line in page)
        {
            var cells = rows[line[1]];
            Assert.Equal(line[2], Told(cells, 1, 1, "0"));
            Assert.Equal(line[4], Told(cells, 2, 100, "0.00"));
            Assert.Equal(line[7], Told(cells, 3, 100, "0.00"));
        }
    }

    [Fact]
    public void Only_synthetic_returns_can_be_measured()
    {
        using var scratch = new Scratch();
        Outputs.Songhua("synthesise", "returns", Terminal.Jilin, "--into", Path.Combine(scratch.Folder, "returns"), "--enterprises", "200");
        var (code, _, error) = Terminal.Run("audit", Path.Combine(scratch.Folder, "returns"), "--measure");
        Assert.Equal(1, code);
        Assert.Contains("SH4111", error, StringComparison.Ordinal);
    }

    private static string Told(JsonElement[] cells, int first, double unit, string form) => string.Join(
        " · ", Enumerable.Range(0, 3).Select(s => (cells[first + (3 * s)].GetProperty("value").GetDouble() / unit).ToString(form, CultureInfo.InvariantCulture)));
}
