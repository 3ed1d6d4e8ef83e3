using Songhua.Core;

namespace Songhua.Structure;

/// <summary>
/// Disruption in time, by an adaptive regional input-output model with inventories (Hallegatte 2008, 2014; Guan et al. 2020): see
/// docs/methods/disruption.md.
/// </summary>
public static class DisruptionEngine
{
    /// <summary>The method behind every number of a disruption.</summary>
    public static readonly Method Method = new(
        "disruption", "1.0", new Phrase("Disruption in time: adaptive regional input-output model", "时间过程中的中断损失：适应性区域投入产出模型"),
        new Phrase(
            "figures of BoARIO, under its rule of orders; the default rule against the published equations written out again and days worked by hand (tests/Conformance/Structure)",
            "BoARIO 的结果（采用其订单规则）；默认订单规则与另行写出的已发表方程及逐日手算结果核对（tests/Conformance/Structure）"));

    /// <summary>Simulates the shocks of a problem, and again under the settings of its sensitivity.</summary>
    /// <param name="problem">The table and the shocks.</param>
    /// <param name="spec">The parameters; null for the defaults.</param>
    /// <returns>The losses, or the reason why there are none. The same for any number of threads.</returns>
    /// <exception cref="ArgumentException">Arrays whose sizes do not fit each other.</exception>
    public static DisruptionSolution Solve(DisruptionProblem problem, DisruptionSpec? spec = null)
    {
        spec ??= new();
        if (DisruptionCheck.FirstFault(problem, spec) is var (outcome, reason))
        {
            return new() { Outcome = outcome, Reason = reason, Spec = spec };
        }

        var table = DisruptionBaseline.Of(problem, spec);
        var path = new DisruptionPath(table, problem, spec);
        var lost = new double[problem.Sectors.Count];
        foreach (var shock in ShockCourse.Of(problem.Shocks, ShockTarget.Capacity, spec))
        {
            lost[shock.Sector] = shock.Lost.Sum();
        }

        var losses = new OutputLoss[problem.Sectors.Count];
        for (var j = 0; j < losses.Length; j++)
        {
            losses[j] = Loss(path, spec, lost[j], j, problem.ValueAdded is { } v ? v[j] / problem.Output[j] : double.NaN);
        }

        var total = Total(path, spec, losses, hasValueAdded: problem.ValueAdded is not null);
        var (rows, rules, orders) = DisruptionSensitivity.Of(table, problem, spec, total.Loss);
        return new()
        {
            Outcome = DisruptionOutcome.Simulated,
            Spec = spec,
            Notes = DisruptionCheck.Notes(problem, spec),
            Path = path,
            Losses = losses,
            Total = total,
            Sensitivity = rows,
            Rules = rules,
            OrderRules = orders,
        };
    }

    private static OutputLoss Loss(DisruptionPath path, DisruptionSpec spec, double lost, int j, double valueAddedRatio)
    {
        var usual = path.UsualOutput[j];
        var output = Enumerable.Range(0, path.Steps).Select(t => path.Output[t, j]).ToArray();
        var loss = Course(j, output, usual, spec) with { Direct = lost * usual };
        return loss with { ValueAdded = loss.Loss * valueAddedRatio };
    }

    private static OutputLoss Total(DisruptionPath path, DisruptionSpec spec, OutputLoss[] losses, bool hasValueAdded)
    {
        var output = Enumerable.Range(0, path.Steps).Select(t => Enumerable.Range(0, losses.Length).Sum(j => path.Output[t, j])).ToArray();
        return Course(-1, output, path.UsualOutput.Sum(), spec) with
        {
            Loss = losses.Sum(l => l.Loss),
            Direct = losses.Sum(l => l.Direct),
            ValueAdded = hasValueAdded ? losses.Where(l => path.UsualOutput[l.Sector] > 0).Sum(l => l.ValueAdded) : double.NaN,
        };
    }

    private static OutputLoss Course(int sector, double[] output, double usual, DisruptionSpec spec)
    {
        var (loss, shortfall, greatest, at, recovery) = (0.0, 0.0, 0.0, -1, 0);
        for (var t = 0; t < output.Length; t++)
        {
            var lost = usual - output[t];
            loss += lost;
            shortfall += Math.Max(0, lost);
            if (lost > greatest && lost > usual * 1e-12)
            {
                (greatest, at) = (lost, t);
            }

            if (Math.Abs(lost) > spec.RecoveryTolerance * usual)
            {
                recovery = t + 1;
            }
        }

        return new(sector, loss, loss / (usual * output.Length), shortfall, 0, double.NaN, greatest / usual, at < 0 ? null : at * spec.StepDays,
            recovery == output.Length ? null : recovery * spec.StepDays);
    }
}
