using System.Text.Json;

namespace Songhua.Tests.EndToEnd;

/// <summary>The command line as a user meets it: what it says, in which language, with which exit code.</summary>
public sealed class CliTests
{
    public static TheoryData<string> Verbs => ["run", "check", "implied", "status", "outlook", "series", "structure", "scenario", "explain", "diff", "fmt", "init", "import", "selftest", "schema"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_has_help_with_an_example_in_both_languages(string verb)
    {
        var (code, english, _) = Terminal.Run(verb, "--help");
        Assert.Equal(0, code);
        Assert.Contains($"songhua {verb}", english[english.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var (_, chinese, _) = Terminal.Run(verb, "--help", "--lang", "zh");
        Assert.Contains("示例", chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("Examples", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_codes_tell_input_errors_from_wrong_usage()
    {
        using var scratch = new Scratch();
        scratch.Write("plan.yaml", "plan: {id: a}\n");
        Assert.Equal(0, Terminal.Run("check", Terminal.Jilin).Code);
        Assert.Equal(1, Terminal.Run("check", scratch.Folder).Code);
        Assert.Equal(1, Terminal.Run("check", Path.Combine(scratch.Folder, "missing")).Code);
        Assert.Equal(2, Terminal.Run("check").Code);
        Assert.Equal(2, Terminal.Run("chekc", Terminal.Jilin).Code);
        Assert.Equal(2, Terminal.Run("status", Terminal.Jilin, "--as-of", "yesterday").Code);
        Assert.Equal(2, Terminal.Run("explain", Terminal.Jilin, "status/changchun_nev_202").Code);
    }

    [Fact]
    public void What_cannot_be_read_or_written_is_no_defect()
    {
        using var scratch = new Scratch();
        var taken = scratch.Write("taken", "x");
        var (code, _, error) = Terminal.Run("run", Terminal.Jilin, "--out", taken);
        Assert.Equal(2, code);
        Assert.Contains(taken, error, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", error, StringComparison.Ordinal);
        Assert.Equal(2, Terminal.Run("init", Path.Combine(taken, "plan")).Code);

        var plan = Path.Combine(scratch.Folder, "plan");
        Assert.Equal(0, Terminal.Run("init", plan).Code);
        File.CreateSymbolicLink(Path.Combine(plan, "gone.yaml"), Path.Combine(scratch.Folder, "nowhere.yaml"));
        var (broken, text, _) = Terminal.Run("check", plan);
        Assert.Equal(1, broken);
        Assert.Contains("gone.yaml: error SH1001", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_with_several_coverages_lists_them()
    {
        using var scratch = new Scratch();
        scratch.Write("plan.yaml", """
            plan: {id: a, name: A, format: 1, place: p, horizon: 2020..2030}
            places: {p: {name: P, level: province}}
            sources: {s: {title: S, grade: A}}
            indicators: {x: {name: X, unit: t, kind: flow}}
            observations:
              o1: {indicator: x, period: 2023, value: 1 t, coverage: large, source: s}
              o2: {indicator: x, period: 2023, value: 3 t, coverage: all, source: s}
            """);
        var (code, _, error) = Terminal.Run("explain", scratch.Folder, "x@p:2023");
        Assert.Equal(2, code);
        Assert.Contains("  x@p:2023#all\n  x@p:2023#large\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(0, Terminal.Run("explain", scratch.Folder, "x@p:2023#all").Code);
    }

    [Fact]
    public void A_key_that_is_nearly_right_is_suggested()
    {
        var (_, _, error) = Terminal.Run("explain", Terminal.Jilin, "status/changchun_nev_20255");
        Assert.Contains("Did you mean 'status/changchun_nev_2025'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_goes_down_to_plan_lines_sources_and_methods()
    {
        var (_, text, _) = Terminal.Run("explain", Terminal.Jilin, "tourism_revenue@changchun:2022");
        Assert.Contains("78.14 billion CNY", text, StringComparison.Ordinal);
        Assert.Contains("add-up 1.0", text, StringComparison.Ordinal);
        Assert.Contains("tourism.csv(", text, StringComparison.Ordinal);
        Assert.Contains("(grade", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_writes_json_and_sarif_that_parse()
    {
        var (_, json, _) = Terminal.Run("check", Terminal.Jilin, "--format", "json");
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(JsonValueKind.Array, parsed.RootElement.ValueKind);
        Assert.All(parsed.RootElement.EnumerateArray(), d => Assert.StartsWith("SH", d.GetProperty("code").GetString(), StringComparison.Ordinal));
        var (_, sarif, _) = Terminal.Run("check", Terminal.Jilin, "--format", "sarif");
        using var log = JsonDocument.Parse(sarif);
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Equal(parsed.RootElement.GetArrayLength(), log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        using var scratch = new Scratch();
        var (a, b) = (Path.Combine(scratch.Folder, "a"), Path.Combine(scratch.Folder, "b"));
        Assert.Equal(0, Terminal.Run("run", Terminal.Jilin, "--out", a).Code);
        Assert.Equal(0, Terminal.Run("run", Terminal.Jilin, "--out", b).Code);
        var names = Directory.EnumerateFiles(a).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Contains("report.html", names);
        Assert.Contains("run.json", names);
        Assert.Contains("status.csv", names);
        foreach (var name in names)
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(a, name!)), File.ReadAllBytes(Path.Combine(b, name!)));
        }
    }

    [Fact]
    public void Status_csv_has_numbers_and_no_zero_for_what_is_missing()
    {
        var (_, csv, _) = Terminal.Run("status", Terminal.Jilin, "--format", "csv");
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = rows[0].TrimStart('\ufeff').TrimEnd('\r').Split(',');
        Assert.Contains("verdict", header);
        var talent = rows.Single(r => r.Contains("changchun_talent", StringComparison.Ordinal)).Split(',');
        Assert.Equal("", talent[Array.IndexOf(header, "latest")]);
    }

    [Fact]
    public void Selftest_reproduces_the_published_numbers()
    {
        var (code, text, _) = Terminal.Run("selftest");
        Assert.Equal(0, code);
        Assert.Contains("78.14 billion CNY", text, StringComparison.Ordinal);
        Assert.Contains("1.25412541", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DIFFERS", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_plan_writes_nothing()
    {
        using var scratch = new Scratch();
        scratch.Write("plan/plan.yaml", "plan: {id: a}\n");
        var to = Path.Combine(scratch.Folder, "out");
        Assert.Equal(1, Terminal.Run("run", Path.Combine(scratch.Folder, "plan"), "--out", to).Code);
        Assert.False(Directory.Exists(to));
    }
}
