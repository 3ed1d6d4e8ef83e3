using Songhua.Core;

namespace Songhua.Structure;

/// <summary>The total loss under other parameters.</summary>
internal static class DisruptionSensitivity
{
    public static (SensitivityRow[] Rows, RuleLoss<RationingRule>[] Rules, RuleLoss<OrderRule>[] Orders) Of(
        DisruptionBaseline table, DisruptionProblem problem, DisruptionSpec spec, double central)
    {
        var spare = spec.LargestCapacity - 1;
        var (rules, orders) = (Enum.GetValues<RationingRule>(), Enum.GetValues<OrderRule>());
        (double Inventories, DisruptionSpec Spec)[] runs =
        [
            (0.5, spec with { InventoryDays = spec.InventoryDays * 0.5 }), (2, spec with { InventoryDays = spec.InventoryDays * 2 }),
            (1, spec with { RestorationDays = spec.RestorationDays / 2 }), (1, spec with { RestorationDays = spec.RestorationDays * 2 }),
            (1, spec with { LargestCapacity = 1 + (spare / 2) }), (1, spec with { LargestCapacity = 1 + (spare * 2) }),
            (1, spec with { Heterogeneity = 0 }), (1, spec with { Heterogeneity = 1 }),
            .. rules.Select(r => (1.0, spec with { Rationing = r })), .. orders.Select(o => (1.0, spec with { Orders = o })),
        ];
        var losses = new double[runs.Length];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = spec.Threads }, r =>
        {
            var stocked = runs[r].Inventories == 1 ? problem : problem.WithInventories(runs[r].Inventories, spec.InventoryDays);
            losses[r] = TotalLoss(table.With(stocked, runs[r].Spec), stocked, runs[r].Spec);
        });
        SensitivityRow[] rows =
        [
            Row(DisruptionWords.InventoryDays, DisruptionWords.Halved, DisruptionWords.Doubled, 0),
            Row(DisruptionWords.RestorationDays, DisruptionWords.Halved, DisruptionWords.Doubled, 2),
            Row(DisruptionWords.Overproduction, DisruptionWords.Halved, DisruptionWords.Doubled, 4),
            Row(DisruptionWords.Heterogeneity, LocalText.Same("0"), LocalText.Same("1"), 6),
        ];
        return (rows, [.. rules.Select((r, k) => Rule(r, r.Word(), 8 + k))], [.. orders.Select((o, k) => Rule(o, o.Word(), 8 + rules.Length + k))]);

        SensitivityRow Row(Phrase parameter, ILocalised low, ILocalised high, int at) =>
            new(parameter, new(low, losses[at], runs[at].Spec), new(DisruptionWords.AsGiven, central, spec), new(high, losses[at + 1], runs[at + 1].Spec));

        RuleLoss<TRule> Rule<TRule>(TRule rule, ILocalised name, int at)
            where TRule : struct, Enum => new(rule, name, losses[at], runs[at].Spec);
    }

    // Added up by sector first, as the total of a solution is, so that the same run gives the same bits.
    private static double TotalLoss(DisruptionBaseline table, DisruptionProblem problem, DisruptionSpec spec)
    {
        var run = new DisruptionRun(table, problem, spec);
        var losses = new double[table.Sectors];
        for (var t = 0; t < spec.Steps; t++)
        {
            run.Step(t);
            for (var j = 0; j < losses.Length; j++)
            {
                losses[j] += table.Output[j] - (run.Ratio[j] * table.Output[j]);
            }
        }

        return losses.Sum();
    }
}
