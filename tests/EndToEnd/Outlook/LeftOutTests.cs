using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Outlook;

/// <summary>What cannot be drawn is said, and never counted as done.</summary>
public sealed class LeftOutTests
{
    [Fact]
    public void A_target_whose_series_is_too_old_for_the_last_year_is_named_and_the_others_are_drawn()
    {
        // Ore was last known 14 years before it is due and 17 before steel is: it has a probability of its own and cannot be drawn up to 2037.
        var statements = "indicators:\n"
            + "  steel: {name: {en: Steel, zh: 钢铁}, unit: 亿元, kind: flow, prices: current}\n"
            + "  ore: {name: {en: Ore, zh: 矿石}, unit: 亿元, kind: flow, prices: current}\n"
            + "observations:\n" + SmallOutlook.Years("s", "indicator: steel", 100, 104, 109, 113, 120)
            + string.Concat(Enumerable.Range(0, 5).Select(i => $"  o_{i}: {{indicator: ore, period: {2016 + i}, value: exactly {50 + (2 * i) + (i % 2)} 亿元, source: a}}\n"))
            + "targets:\n"
            + "  steel_2037: {name: {en: Steel in 2037, zh: 2037 年钢铁}, indicator: steel, at_least: 150 亿元, by: 2037, source: a}\n"
            + "  ore_2034: {name: {en: Ore in 2034, zh: 2034 年矿石}, indicator: ore, at_least: 70 亿元, by: 2034, source: a}\n";
        var outlook = SmallOutlook.Drawn(statements);
        Assert.Equal(["steel_2037"], outlook.Ensemble.Targets.Select(t => t.Target.Id));
        Assert.Equal(["ore_2034"], outlook.Ensemble.LeftOut.Select(t => t.Target.Id));
        var note = EnsembleTables.Of(outlook, SmallOutlook.Results(statements))[0].Note!;
        Assert.Contains("Ore in 2034", note.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("2034 年矿石", note.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_of_nothing_is_no_success()
    {
        using var scratch = new Scratch();
        var plan = SmallOutlook.Write(
            scratch,
            "indicators:\n  steel: {name: {en: Steel, zh: 钢铁}, unit: 亿元, kind: flow, prices: current}\ntargets:\n  t: {name: T, indicator: steel, at_least: 150 亿元, by: 2030, source: a}\n");
        var part = Path.Combine(scratch.Folder, "part");
        var (code, _, error) = Terminal.Run("outlook", plan, "--shard", "1/2", "--out", part);
        Assert.Equal(1, code);
        Assert.Contains("nothing to draw", error, StringComparison.Ordinal);
        Assert.False(File.Exists(part));
    }
}
