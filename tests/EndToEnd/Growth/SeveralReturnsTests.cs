using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>A plan may declare several returns: none of their tables or keys stands for another's.</summary>
public sealed class SeveralReturnsTests
{
    [Fact]
    public void Tables_and_keys_of_several_returns_are_told_apart()
    {
        using var scratch = new Scratch();
        const string first = "seed: 1\nenterprises: 200\nspan: 2022..2024\n";
        var plan = JilinCopy.Of(scratch, first);
        var yaml = File.ReadAllText(Path.Combine(plan, "returns.yaml"));
        File.WriteAllText(
            Path.Combine(plan, "returns.yaml"),
            yaml + "\n  second_panel:\n    name: {en: Another panel, zh: 另一面板}\n    indicator: industrial_va\n    seed: 2\n    enterprises: 200\n    span: 2022..2024\n    source: scio_2024_05_16\n");
        var results = Run.Execute(new RunRequest(plan)).Results;
        Assert.NotNull(results);
        Assert.Equal(2, results.Growth.Reports.Count);
        var tables = AllTables.Of(results, RunExtras.None);
        Assert.Equal(tables.Count, tables.Select(t => t.Key).Distinct().Count());
        Assert.Contains("growth_headline_second_panel", tables.Select(t => t.Key));

        var explainer = new Explainer(results);
        var keys = explainer.Keys.Where(k => k.StartsWith("growth:", StringComparison.Ordinal)).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        var ofSecond = keys.First(k => k.StartsWith("growth:second_panel:", StringComparison.Ordinal));
        var ofFirst = keys.First(k => !k.StartsWith("growth:second_panel:", StringComparison.Ordinal));
        Assert.NotEqual(explainer.Explain(ofFirst)!.Value?.In(Language.English), explainer.Explain(ofSecond)!.Value?.In(Language.English));
    }
}
