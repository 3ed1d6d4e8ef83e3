using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>What one factor contributes to a change, by sector and in all.</summary>
public sealed class FactorEffect
{
    internal FactorEffect(double[] mean, double[] polar, double[] least, double[] greatest, EffectSpread total) =>
        (Mean, Polar, Least, Greatest, Total) = (mean, polar, least, greatest, total);

    /// <summary>By sector: the mean over all orderings of the factors, which is the Shapley value.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>By sector: the mean of the two polar decompositions.</summary>
    public IReadOnlyList<double> Polar { get; }

    /// <summary>By sector: the least over all orderings.</summary>
    public IReadOnlyList<double> Least { get; }

    /// <summary>By sector: the greatest over all orderings.</summary>
    public IReadOnlyList<double> Greatest { get; }

    /// <summary>The effect on the sum over sectors, with its own spread over orderings.</summary>
    public EffectSpread Total { get; }
}

/// <summary>An effect over all orderings.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Polar">The mean of the two polar decompositions.</param>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="StandardDeviation">Over all orderings, each counted once, n below.</param>
public readonly record struct EffectSpread(double Mean, double Polar, double Least, double Greatest, double StandardDeviation);

/// <summary>The change of a quantity, by factors.</summary>
public sealed class DecompositionSolution
{
    internal DecompositionSolution(double[] before, double[] after, FactorEffect[] effects) => (Before, After, Effects) = (before, after, effects);

    /// <summary>The quantity in the first table, by sector.</summary>
    public IReadOnlyList<double> Before { get; }

    /// <summary>The quantity in the second table, by sector.</summary>
    public IReadOnlyList<double> After { get; }

    /// <summary>The effects, in the order of the factors. Means, and polar means, add to the change but for rounding.</summary>
    public IReadOnlyList<FactorEffect> Effects { get; }
}

/// <summary>The state of a table's factors: those of x = L f, with what goes with output and the make-up of final demand.</summary>
public sealed class DecompositionState
{
    /// <summary>The Leontief system, solvable.</summary>
    public required LeontiefSystem System { get; init; }

    /// <summary>Final demand by sector and category (households, government, investment, exports). In prices of one year in both states.</summary>
    public required DenseMatrix FinalDemand { get; init; }

    /// <summary>Units per unit of output (value added, jobs, CO2), by sector; null where output itself is decomposed.</summary>
    public IReadOnlyList<double>? Intensities { get; init; }
}

/// <summary>
/// Structural decomposition: how much of a change between two tables each factor made. With n factors there are n! decompositions, one an
/// ordering in which factors go from the first state to the second; each adds up exactly, and they differ. What a factor contributes depends
/// only on the set of factors before it, so that 2^n states give the mean over all orderings (the Shapley value) and their spread. Source:
/// Dietzenbacher &amp; Los (1998), Economic Systems Research 10: 307-324; Miller &amp; Blair (2009), 13.1.
/// </summary>
public static class StructuralDecomposition
{
    /// <summary>The method behind its numbers.</summary>
    public static readonly Method Method = new(
        "decomposition", "1.0", new Phrase("Structural decomposition, mean over all orderings", "结构分解（全部次序的平均）"),
        new Phrase("every ordering written out for two to five factors", "二至五个因素的全部次序逐一计算"));

    /// <summary>The greatest number of factors.</summary>
    public const int MostFactors = 10;

    /// <summary>Decomposes any quantity.</summary>
    /// <param name="factors">How many factors, 1 to <see cref="MostFactors"/>.</param>
    /// <param name="quantity">
    /// The quantity by sector where the factors whose bits are set (bit k for factor k) are in the second state and the others in the first.
    /// </param>
    /// <returns>The effects.</returns>
    /// <exception cref="ArgumentException">No factor, too many, or quantities of different lengths.</exception>
    public static DecompositionSolution Of(int factors, Func<int, double[]> quantity)
    {
        if (factors is < 1 or > MostFactors)
        {
            throw new ArgumentOutOfRangeException(nameof(factors), factors, $"There are 1 to {MostFactors} factors.");
        }

        var states = Enumerable.Range(0, 1 << factors).Select(quantity).ToArray();
        if (states.Any(s => s.Length != states[0].Length))
        {
            throw new ArgumentException("The quantity has another length in another state.", nameof(quantity));
        }

        return new(states[0], states[^1], [.. Enumerable.Range(0, factors).Select(k => Effect(k, factors, states))]);
    }

    /// <summary>
    /// Decomposes output, or what goes with it, by intensity (where given), production structure L, make-up of each category of final demand by
    /// sector, make-up of final demand by category, and level of final demand, in this order. A category that is empty in one state has in it
    /// the make-up of the other state.
    /// </summary>
    /// <param name="before">The first table.</param>
    /// <param name="after">The second, in the same sectors, categories and prices.</param>
    /// <returns>The effects: five with intensities, four without.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, intensities in one state alone, a number that is missing, or no final demand in all.</exception>
    /// <exception cref="InvalidOperationException">A system is not solvable.</exception>
    public static DecompositionSolution Between(DecompositionState before, DecompositionState after)
    {
        Require(before, after);
        DecompositionState[] tables = [before, after];
        var demands = new[] { new DemandStructure(before.FinalDemand), new DemandStructure(after.FinalDemand) };
        DemandStructure.FillEmpty(demands[0], demands[1]);
        var hasIntensities = before.Intensities is not null;
        var outputs = new Dictionary<(int, int), double[]>();
        return Of(hasIntensities ? 5 : 4, Quantity);

        double[] Quantity(int state)
        {
            var (intensity, rest) = hasIntensities ? (state & 1, state >> 1) : (0, state);
            var level = demands[rest >> 3].Level;
            var output = UnitOutput(rest & 1, (rest >> 1) & 3);
            var quantity = new double[output.Length];
            for (var i = 0; i < quantity.Length; i++)
            {
                quantity[i] = output[i] * level * (tables[intensity].Intensities?[i] ?? 1);
            }

            return quantity;
        }

        // Output of one unit of final demand in all: eight solutions serve all states.
        double[] UnitOutput(int structure, int demand)
        {
            if (!outputs.TryGetValue((structure, demand), out var output))
            {
                output = tables[structure].System.Output(demands[demand & 1].BySector.Times(demands[demand >> 1].ByCategory));
                outputs.Add((structure, demand), output);
            }

            return output;
        }
    }

    private static void Require(DecompositionState before, DecompositionState after)
    {
        var n = before.System.Size;
        foreach (var state in new[] { before, after })
        {
            FlowCheck.Size(state.FinalDemand, n, before.FinalDemand.Columns, nameof(after));
            FlowCheck.Finite(state.FinalDemand.Values, nameof(after));
            if (state.System.Size != n || (state.Intensities is null) != (before.Intensities is null))
            {
                throw new ArgumentException("The two tables differ in sectors or in what is decomposed.", nameof(after));
            }

            if (state.Intensities is { } intensities)
            {
                FlowCheck.Length([.. intensities], n, nameof(after));
                FlowCheck.Finite([.. intensities], nameof(after));
            }
        }
    }

    private static FactorEffect Effect(int factor, int factors, double[][] states)
    {
        var length = states[0].Length;
        var (mean, least, greatest) = (new double[length], new double[length], new double[length]);
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(greatest, double.NegativeInfinity);
        var (totals, weights) = (new List<double>(), new List<double>());
        for (var set = 0; set < states.Length; set++)
        {
            if ((set >> factor & 1) != 0)
            {
                continue;
            }

            // The share of orderings in which exactly this set stands before the factor: |S|! (n - 1 - |S|)! / n!.
            var weight = OrderingShare(int.PopCount(set), factors);
            var (with, without, total) = (states[set | 1 << factor], states[set], 0.0);
            for (var i = 0; i < length; i++)
            {
                var effect = with[i] - without[i];
                mean[i] += weight * effect;
                (least[i], greatest[i]) = (Math.Min(least[i], effect), Math.Max(greatest[i], effect));
                total += effect;
            }

            totals.Add(total);
            weights.Add(weight);
        }

        var polar = Polar(factor, factors, states);
        var totalMean = totals.Zip(weights, (t, w) => t * w).Sum();
        var variance = totals.Zip(weights, (t, w) => w * (t - totalMean) * (t - totalMean)).Sum();
        return new(mean, polar, least, greatest, new(totalMean, polar.Sum(), totals.Min(), totals.Max(), Math.Sqrt(variance)));
    }

    // The mean of the ordering first to last factor and of its reverse.
    private static double[] Polar(int factor, int factors, double[][] states)
    {
        var earlier = (1 << factor) - 1;
        var later = ((1 << factors) - 1) & ~(earlier | 1 << factor);
        var polar = new double[states[0].Length];
        for (var i = 0; i < polar.Length; i++)
        {
            polar[i] = ((states[earlier | 1 << factor][i] - states[earlier][i]) + (states[later | 1 << factor][i] - states[later][i])) / 2;
        }

        return polar;
    }

    private static double OrderingShare(int before, int factors)
    {
        var share = 1.0 / factors;
        for (var k = 1; k <= before; k++)
        {
            share *= (double)k / (factors - k);
        }

        return share;
    }

    /// <summary>F = S diag(m) y: level y, categories m adding to one, sectors S each column adding to one.</summary>
    private sealed class DemandStructure
    {
        public DemandStructure(DenseMatrix finalDemand)
        {
            ByCategory = finalDemand.TransposedTimes([.. Enumerable.Repeat(1.0, finalDemand.Rows)]);
            Level = ByCategory.Sum();
            if (Level == 0)
            {
                throw new ArgumentException("There is no final demand in all.", nameof(finalDemand));
            }

            BySector = new DenseMatrix(finalDemand.Rows, finalDemand.Columns);
            for (var c = 0; c < ByCategory.Length; c++)
            {
                for (var i = 0; i < finalDemand.Rows; i++)
                {
                    BySector[i, c] = ByCategory[c] == 0 ? 0 : finalDemand[i, c] / ByCategory[c];
                    if (ByCategory[c] == 0 && finalDemand[i, c] != 0)
                    {
                        throw new ArgumentException($"Category {c} has demands that add to zero: it has no make-up.", nameof(finalDemand));
                    }
                }

                ByCategory[c] /= Level;
            }
        }

        public double Level { get; }

        public double[] ByCategory { get; }

        public DenseMatrix BySector { get; }

        public static void FillEmpty(DemandStructure first, DemandStructure second)
        {
            for (var c = 0; c < first.ByCategory.Length; c++)
            {
                for (var i = 0; i < first.BySector.Rows; i++)
                {
                    if (first.ByCategory[c] == 0)
                    {
                        first.BySector[i, c] = second.BySector[i, c];
                    }
                    else if (second.ByCategory[c] == 0)
                    {
                        second.BySector[i, c] = first.BySector[i, c];
                    }
                }
            }
        }
    }
}
