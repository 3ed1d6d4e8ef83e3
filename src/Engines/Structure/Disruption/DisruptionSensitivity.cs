using Songhua.Core;

namespace Songhua.Structure;

/// <summary>The total loss under other parameters.</summary>
internal static class DisruptionSensitivity
{
    public static (SensitivityRow[] Rows, RuleLoss[] Rules) Of(DisruptionBaseline table, DisruptionProblem problem, DisruptionSpec spec, double central)
    {
        var spare = spec.LargestCapacity - 1;
        var rules = Enum.GetValues<RationingRule>();
        (DisruptionProblem Problem, DisruptionSpec Spec)[] runs =
        [
            (problem.WithInventories(0.5, spec.InventoryDays), spec), (problem.WithInventories(2, spec.InventoryDays), spec),
            (problem, spec with { RestorationDays = spec.RestorationDays / 2 }), (problem, spec with { RestorationDays = spec.RestorationDays * 2 }),
            (problem, spec with { LargestCapacity = 1 + (spare / 2) }), (problem, spec with { LargestCapacity = 1 + (spare * 2) }),
            (problem, spec with { Heterogeneity = 0 }), (problem, spec with { Heterogeneity = 1 }),
            .. rules.Select(r => (problem, spec with { Rationing = r })),
        ];
        var losses = new double[runs.Length];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = spec.Threads }, r => losses[r] = TotalLoss(table.With(runs[r].Problem, runs[r].Spec), runs[r].Problem, runs[r].Spec));
        SensitivityRow[] rows =
        [
            Row(DisruptionWords.InventoryDays, DisruptionWords.Halved, DisruptionWords.Doubled, 0),
            Row(DisruptionWords.RestorationDays, DisruptionWords.Halved, DisruptionWords.Doubled, 2),
            Row(DisruptionWords.Overproduction, DisruptionWords.Halved, DisruptionWords.Doubled, 4),
            Row(DisruptionWords.Heterogeneity, LocalText.Same("0"), LocalText.Same("1"), 6),
        ];
        return (rows, [.. rules.Select((r, k) => new RuleLoss(r, r.Word(), losses[8 + k]))]);

        SensitivityRow Row(Phrase parameter, ILocalised low, ILocalised high, int at) =>
            new(parameter, new(low, losses[at]), new(DisruptionWords.AsGiven, central), new(high, losses[at + 1]));
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
