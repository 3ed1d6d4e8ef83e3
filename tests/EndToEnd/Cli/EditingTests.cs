using System.Text;

namespace Songhua.Tests.EndToEnd;

/// <summary>init, fmt and diff: making, laying out and comparing plans.</summary>
public sealed class EditingTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Init_makes_a_plan_that_passes_check_is_in_form_and_has_every_statement(string language)
    {
        using var scratch = new Scratch();
        var plan = Path.Combine(scratch.Folder, "new");
        Assert.Equal(0, Terminal.Run("init", plan, "--lang", language).Code);
        var (code, text, _) = Terminal.Run("check", plan);
        Assert.Equal((0, "Example region plan: 52 statements add up.\n"), (code, text));
        Assert.Equal(0, Terminal.Run("fmt", plan, "--check").Code);
        var all = string.Concat(Directory.EnumerateFiles(plan, "*.yaml").Select(File.ReadAllText));
        foreach (var type in Plans.Catalogue.All.Where(t => t != Plans.EvidenceTypes.Observations))
        {
            Assert.Contains($"\n{type.Section}:\n", all, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(Path.Combine(plan, "observations.csv")));
        Assert.Equal(1, Terminal.Run("init", plan).Code);
    }

    [Fact]
    public void Fmt_orders_and_indents_keeps_comments_and_meaning_and_is_idempotent()
    {
        using var scratch = new Scratch();
        var plan = Path.Combine(scratch.Folder, "new");
        Terminal.Run("init", plan);
        var targets = Path.Combine(plan, "targets.yaml");
        File.WriteAllText(targets, """
            # top of the file

            targets:
                # why this target
                output_2025:
                    source: example_report   # beside
                    by: fyp14


                    at_least: 7000 亿元
                    indicator: industrial_output
                    # above the name
                    name: {en: Industrial output, zh: 工业总产值}
            # the end
            """.Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(true));
        Assert.Equal(1, Terminal.Run("fmt", plan, "--check").Code);
        Assert.Equal(0, Terminal.Run("fmt", plan).Code);
        Assert.Equal(
            """
            # top of the file

            targets:
              # why this target
              output_2025:
                # above the name
                name: {en: Industrial output, zh: 工业总产值}
                indicator: industrial_output
                at_least: 7000 亿元
                by: fyp14
                source: example_report   # beside

            # the end

            """, File.ReadAllText(targets));
        Assert.Equal(0, Terminal.Run("fmt", plan, "--check").Code);
    }

    [Fact]
    public void Fmt_turns_gb18030_into_utf8()
    {
        using var scratch = new Scratch();
        var plan = Path.Combine(scratch.Folder, "new");
        Terminal.Run("init", plan, "--lang", "zh");
        var file = Path.Combine(plan, "clusters.yaml");
        var text = File.ReadAllText(file);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(file, Encoding.GetEncoding("GB18030").GetBytes(text));
        Assert.Contains("GB 18030", Terminal.Run("check", plan).Out, StringComparison.Ordinal);
        Assert.Equal(0, Terminal.Run("fmt", plan).Code);
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void The_bundled_plan_is_in_form() => Assert.Equal(0, Terminal.Run("fmt", Terminal.Jilin, "--check").Code);

    [Fact]
    public void Diff_compares_statements_wherever_they_stand()
    {
        using var scratch = new Scratch();
        var (a, b) = (Path.Combine(scratch.Folder, "a"), Path.Combine(scratch.Folder, "b"));
        Terminal.Run("init", a);
        Terminal.Run("init", b);
        Assert.Contains("No difference.", Terminal.Run("diff", a, b).Out, StringComparison.Ordinal);
        var file = Path.Combine(b, "targets.yaml");
        File.Move(file, Path.Combine(b, "aims.yaml"));
        Assert.Contains("No difference.", Terminal.Run("diff", a, b).Out, StringComparison.Ordinal);
        file = Path.Combine(b, "aims.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("7000 亿元", "7500 亿元", StringComparison.Ordinal));
        File.AppendAllText(Path.Combine(b, "observations.csv"), ",industrial_output,,2020,4800 亿元,,synthetic,example_report,\n");
        var (_, text, _) = Terminal.Run("diff", a, b);
        Assert.Contains("~ targets/output_2025.at_least: 7000 亿元 → 7500 亿元", text, StringComparison.Ordinal);
        Assert.Contains("+ observations/industrial_output@:2020:level:example_report", text, StringComparison.Ordinal);
        Assert.Contains("2 differences.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_compares_runs()
    {
        using var scratch = new Scratch();
        var (a, b) = (Path.Combine(scratch.Folder, "a"), Path.Combine(scratch.Folder, "b"));
        var plan = Path.Combine(scratch.Folder, "plan");
        Terminal.Run("init", plan);
        Terminal.Run("run", plan, "--out", a);
        Terminal.Run("run", plan, "--out", b, "--with", "later");
        var (code, text, _) = Terminal.Run("diff", Path.Combine(a, "run.json"), Path.Combine(b, "run.json"));
        Assert.Equal(0, code);
        Assert.Contains("status/output_2025", text, StringComparison.Ordinal);
        Assert.Contains("2027", text, StringComparison.Ordinal);
        Assert.Equal(1, Terminal.Run("diff", Path.Combine(plan, "plan.yaml"), Path.Combine(b, "run.json")).Code);
        Assert.Equal(2, Terminal.Run("diff", plan, Path.Combine(b, "run.json")).Code);
    }
}
