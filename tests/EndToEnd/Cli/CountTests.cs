using System.Text.RegularExpressions;

namespace Songhua.Tests.EndToEnd;

/// <summary>Where one thing is counted, the noun stands in the singular, whatever the command says.</summary>
public sealed partial class CountTests
{
    [Fact]
    public void One_thing_is_told_in_the_singular()
    {
        using var scratch = new Scratch();
        var plan = Path.Combine(scratch.Folder, "plan");
        Terminal.Run("init", plan);
        var changed = Path.Combine(scratch.Folder, "changed");
        Terminal.Run("init", changed);
        var targets = Path.Combine(changed, "targets.yaml");
        File.WriteAllText(targets, File.ReadAllText(targets).Replace("7000 亿元", "7500 亿元", StringComparison.Ordinal));
        string[][] commands =
        [
            ["--help"], ["diff", plan, changed], ["status", plan], ["implied", plan], ["check", changed],
            ["run", plan, "--out", Path.Combine(scratch.Folder, "out")],
            ["check", Terminal.Jilin], ["status", Terminal.Jilin], ["implied", Terminal.Jilin],
            .. Directory.EnumerateDirectories(Path.Combine(Golden.Root, "plans", "invalid")).Order(StringComparer.Ordinal).Select(f => (string[])["check", f]),
        ];
        var singular = 0;
        foreach (var command in commands)
        {
            var (_, text, error) = Terminal.Run(command);
            var wrong = Wrong().Match(text + error);
            Assert.False(wrong.Success, $"songhua {string.Join(' ', command)} says “{wrong.Value}”");
            singular += Right().Count(text + error);
        }

        Assert.True(singular > 30, "nothing was counted");
        Assert.DoesNotMatch(Wrong(), File.ReadAllText(Path.Combine(scratch.Folder, "out", "report.html")));
        Assert.Contains("1 difference.", Terminal.Run("diff", plan, changed).Out, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b1 (errors|warnings|notes|statements|contradictions|disagreements|differences|files|targets|observations|places|fields)\b")]
    private static partial Regex Wrong();

    [GeneratedRegex(@"\b1 (error|warning|note|statement|contradiction|disagreement|difference|file|target|observation|place|field)\b")]
    private static partial Regex Right();
}
