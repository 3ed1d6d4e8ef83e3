using Songhua.Core;

namespace Songhua.Structure;

/// <summary>When the iteration of fitness and complexity stops.</summary>
/// <param name="MostSteps">It gives up after so many.</param>
/// <param name="Tolerance">It has settled when no fitness and no complexity (each of mean 1) moves by more in a step.</param>
/// <param name="VanishingBelow">A fitness or complexity (of mean 1) that has come below this, and still falls, is on its way to zero.</param>
public sealed record FitnessSpec(int MostSteps = 20_000, double Tolerance = 1e-12, double VanishingBelow = 1e-3);

/// <summary>Fitness of regions and complexity of activities.</summary>
/// <param name="Regions">Fitness, of mean 1.</param>
/// <param name="Activities">Complexity in the sense of fitness, of mean 1; not the PCI.</param>
/// <param name="HasSettled">Whether the last step moved nothing by more than the tolerance.</param>
/// <param name="Steps">How many were taken.</param>
/// <param name="LastMove">The greatest move in the last step.</param>
/// <param name="VanishingRegions">Regions whose fitness goes to zero: their numbers say how long was iterated, and nothing else.</param>
/// <param name="VanishingActivities">Activities whose complexity goes to zero.</param>
public sealed record FitnessResult(
    IReadOnlyList<double> Regions, IReadOnlyList<double> Activities, bool HasSettled, int Steps, double LastMove, IReadOnlyList<int> VanishingRegions, IReadOnlyList<int> VanishingActivities);

/// <summary>
/// Fitness-complexity: F_c = sum over p of M_cp Q_p, Q_p = 1 / sum over c of M_cp / F_c, each divided by its mean after every step, from ones on. Source: Tacchella, Cristelli, Caldarelli,
/// Gabrielli &amp; Pietronero (2012), Scientific Reports 2: 723. It need not converge to positive numbers: Pugliese, Zaccaria &amp; Pietronero (2016), European Physical Journal Special Topics 225: 1893-1911.
/// </summary>
public static class Fitness
{
    /// <summary>The method behind every result: not the economic complexity index.</summary>
    public static readonly Method Method = new(
        "fitness-complexity", "1.0", new Phrase("Fitness-complexity", "适合度—复杂度算法"),
        new Phrase("an independent computation (tests/Conformance/Structure)", "独立计算结果（tests/Conformance/Structure）"));

    // Far from the smallest double, so that 1 / F is finite and products do not vanish; reached only by what goes to zero.
    private const double Floor = 1e-140;

    /// <summary>Iterates.</summary>
    /// <param name="presence">Regions x activities.</param>
    /// <param name="spec">When to stop; null for the usual.</param>
    /// <returns>The state after the last step, and what it is worth; empty without regions.</returns>
    public static FitnessResult Of(Presence presence, FitnessSpec? spec = null)
    {
        spec ??= new FitnessSpec();
        ArgumentOutOfRangeException.ThrowIfLessThan(spec.MostSteps, 1);
        var matrix = presence.Matrix();
        double[] fitness = [.. Enumerable.Repeat(1.0, matrix.Rows)];
        double[] complexity = [.. Enumerable.Repeat(1.0, matrix.Columns)];
        var (before, beforeActivities) = (fitness, complexity);
        var (earlier, earlierActivities) = (fitness, complexity);
        var (steps, move) = (0, 0.0);
        do
        {
            (earlier, earlierActivities) = (before, beforeActivities);
            (before, beforeActivities) = (fitness, complexity);
            fitness = OfMeanOne(matrix.Times(beforeActivities));
            complexity = OfMeanOne([.. matrix.TransposedTimes([.. before.Select(f => 1 / f)]).Select(s => 1 / s)]);
            move = Math.Max(Move(before, fitness), Move(beforeActivities, complexity));
            steps++;
        }
        while (move > spec.Tolerance && steps < spec.MostSteps);

        return new FitnessResult(
            fitness, complexity, move <= spec.Tolerance, steps, move, Vanishing(earlier, fitness, spec), Vanishing(earlierActivities, complexity, spec));
    }

    private static double[] OfMeanOne(double[] values)
    {
        var mean = values.Length == 0 ? 1 : values.Average();
        return [.. values.Select(v => Math.Max(v / mean, Floor))];
    }

    private static double Move(double[] before, double[] after) => before.Zip(after, (b, a) => Math.Abs(a - b)).DefaultIfEmpty().Max();

    // Fitness follows from the complexity of the step before, so that every second step is a sequence of its own: what falls is lower than two steps ago.
    private static int[] Vanishing(double[] before, double[] after, FitnessSpec spec) =>
        [.. Enumerable.Range(0, after.Length).Where(i => after[i] <= Floor || (after[i] < spec.VanishingBelow && after[i] < before[i] * (1 - 1e-9)))];
}
