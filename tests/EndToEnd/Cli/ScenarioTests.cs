using System.Text.Json;

namespace Songhua.Tests.EndToEnd;

/// <summary>An answer that supposes a scenario says so where it begins, in every form.</summary>
public sealed class ScenarioTests
{
    private const string Said = "with scenario later (Two years later)";

    [Theory]
    [InlineData("status")]
    [InlineData("check")]
    [InlineData("implied")]
    public void The_first_line_of_an_answer_names_the_scenario(string verb)
    {
        using var scratch = new Scratch();
        var plan = Plan(scratch);
        Assert.Contains(Said, First(Terminal.Run(verb, plan, "--with", "later").Out), StringComparison.Ordinal);
        Assert.Contains("采用情景 later", First(Terminal.Run(verb, plan, "--with", "later", "--lang", "zh").Out), StringComparison.Ordinal);
        Assert.DoesNotContain("scenario", Terminal.Run(verb, plan).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_names_the_scenario_and_a_list_of_keys_stays_a_list()
    {
        using var scratch = new Scratch();
        var plan = Plan(scratch);
        Assert.Contains(Said, First(Terminal.Run("explain", plan, "status/output_2025", "--with", "later").Out), StringComparison.Ordinal);
        Assert.DoesNotContain(Said, Terminal.Run("explain", plan, "--with", "later").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_and_json_name_the_scenario()
    {
        using var scratch = new Scratch();
        var plan = Plan(scratch);
        var rows = Terminal.Run("status", plan, "--with", "later", "--format", "csv").Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\ufeffscenario,id,", rows[0], StringComparison.Ordinal);
        Assert.All(rows[1..], r => Assert.StartsWith("later,", r, StringComparison.Ordinal));
        using var table = JsonDocument.Parse(Terminal.Run("implied", plan, "--with", "later", "--format", "json").Out);
        Assert.Equal("later", table.RootElement.GetProperty("scenario").GetString());
        using var plain = JsonDocument.Parse(Terminal.Run("implied", plan, "--format", "json").Out);
        Assert.Equal(JsonValueKind.Null, plain.RootElement.GetProperty("scenario").ValueKind);
        using var sarif = JsonDocument.Parse(Terminal.Run("check", plan, "--with", "later", "--format", "sarif").Out);
        Assert.Equal("later", sarif.RootElement.GetProperty("runs")[0].GetProperty("properties").GetProperty("scenario").GetString());
    }

    [Fact]
    public void The_report_and_the_files_beside_it_name_the_scenario()
    {
        using var scratch = new Scratch();
        var to = Path.Combine(scratch.Folder, "out");
        Terminal.Run("run", Plan(scratch), "--with", "later", "--out", to);
        var report = File.ReadAllText(Path.Combine(to, "report.html"));
        Assert.Contains($"<h1>Example region plan, {Said}</h1>", report, StringComparison.Ordinal);
        Assert.Contains($"{Said}</title>", report, StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(to, "*.csv"), f => Assert.StartsWith("scenario,", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public void A_scenario_that_cannot_be_run_is_named_before_its_errors()
    {
        using var scratch = new Scratch();
        Assert.EndsWith("with scenario nothing", First(Terminal.Run("check", Plan(scratch), "--with", "nothing").Out), StringComparison.Ordinal);
    }

    private static string Plan(Scratch scratch)
    {
        var plan = Path.Combine(scratch.Folder, "plan");
        Terminal.Run("init", plan);
        return plan;
    }

    private static string First(string text) => text.Split('\n')[0];
}
