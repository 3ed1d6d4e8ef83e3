using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// Hypothetical extraction: what an economy loses without a sector's, or a group's, purchases, sales or both. With D the extracted part of
/// A, the output left is x* = (I - A + D)^-1 f*. D has rank m or 2 m for a group of m sectors, D = U V', so that L (I - A's inverse) is
/// enough: x - x* = t L E f_S + L U (I + V' L U)^-1 V' L f* (Sherman &amp; Morrison 1950; Woodbury 1950). All products with L are rows and columns
/// of it, because L A = A L = L - I. Once L is there, one sector costs a system of two equations, and all together as much as reading
/// L once. Source: Dietzenbacher &amp; van der Linden (1997), J. Regional Science 37: 235-257; Dietzenbacher &amp; Lahr (2013), Economic
/// Systems Research 25: 341-360; Miller &amp; Blair (2009), 12.2.6.
/// </summary>
public static class HypotheticalExtraction
{
    /// <summary>The method behind its numbers.</summary>
    public static readonly Method Method = new(
        "extraction", "1.0", new Phrase("Hypothetical extraction", "假设提取法"),
        new Phrase("tables of Miller & Blair (2009) and of the Eurostat manual (Germany 1995), and solving again for every convention", "Miller与Blair（2009）算例、欧盟统计局手册的德国1995年表，以及各种约定下的重新求解"));

    /// <summary>The loss for every single sector.</summary>
    /// <param name="technical">A. Only its diagonal is read.</param>
    /// <param name="inverse">L.</param>
    /// <param name="finalDemand">f, by sector.</param>
    /// <param name="spec">The conventions.</param>
    /// <param name="weights">Units per unit of output (jobs, value added); empty for output itself.</param>
    /// <returns>By sector.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a number that is missing.</exception>
    public static ExtractionLoss[] All(
        DenseMatrix technical, DenseMatrix inverse, ReadOnlySpan<double> finalDemand, ExtractionSpec spec, ReadOnlySpan<double> weights = default)
    {
        var n = FlowCheck.Square(inverse, nameof(inverse));
        FlowCheck.Size(technical, n, n, nameof(technical));
        var weight = Weights(weights, n);
        Require(finalDemand, n, spec);
        var (output, content) = (inverse.Times(finalDemand), inverse.TransposedTimes(weight));
        var losses = new ExtractionLoss[n];
        for (var k = 0; k < n; k++)
        {
            var within = new DenseMatrix(1, 1) { [0, 0] = inverse[k, k] };
            var own = new DenseMatrix(1, 1) { [0, 0] = technical[k, k] };
            losses[k] = new ExtractedGroup(spec, own, within, [finalDemand[k]], [output[k]]).Loss([content[k]], [weight[k]]);
        }

        return losses;
    }

    /// <summary>The loss for a group of sectors together (a cluster), with a solution for each of them and without the inverse.</summary>
    /// <param name="system">A solvable system.</param>
    /// <param name="finalDemand">f, by sector.</param>
    /// <param name="group">The extracted sectors, from 0.</param>
    /// <param name="spec">The conventions.</param>
    /// <param name="weights">Units per unit of output; empty for output itself.</param>
    /// <returns>The loss of the group, and of each sector x - x*, weighted.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, a number that is missing, or a sector that is not there or there twice.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static (ExtractionLoss Loss, double[] BySector) Of(
        LeontiefSystem system, ReadOnlySpan<double> finalDemand, IReadOnlyList<int> group, ExtractionSpec spec, ReadOnlySpan<double> weights = default)
    {
        FlowCheck.Group(group, system.Size, nameof(group));
        Require(finalDemand, system.Size, spec);
        var weight = Weights(weights, system.Size);
        var m = group.Count;
        var (units, own, within) = (new DenseMatrix(system.Size, m), new DenseMatrix(m, m), new DenseMatrix(m, m));
        for (var k = 0; k < m; k++)
        {
            units[group[k], k] = 1;
        }

        var columns = system.Output(units);
        var output = system.Output(finalDemand);
        var (demand, made) = (new double[m], new double[m]);
        for (var r = 0; r < m; r++)
        {
            (demand[r], made[r]) = (finalDemand[group[r]], output[group[r]]);
            for (var c = 0; c < m; c++)
            {
                (own[r, c], within[r, c]) = (system.Technical[group[r], group[c]], columns[group[r], c]);
            }
        }

        var lost = new ExtractedGroup(spec, own, within, demand, made).Lost(columns, group);
        var (total, self) = (0.0, 0.0);
        for (var i = 0; i < lost.Length; i++)
        {
            lost[i] *= weight[i];
            total += lost[i];
        }

        foreach (var sector in group)
        {
            self += lost[sector];
        }

        return (new(total, self), lost);
    }

    /// <summary>
    /// The loss for every single sector in the Ghosh system, where primary inputs are kept: row extraction is by allocation coefficients,
    /// the forward measure of Dietzenbacher &amp; van der Linden (1997). In <see cref="ExtractionSpec"/> final demand stands for primary input.
    /// </summary>
    /// <param name="allocation">B. Only its diagonal is read.</param>
    /// <param name="inverse">G.</param>
    /// <param name="primaryInput">v, by sector.</param>
    /// <param name="spec">The conventions.</param>
    /// <param name="weights">Units per unit of output; empty for output itself.</param>
    /// <returns>By sector.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a number that is missing.</exception>
    public static ExtractionLoss[] AllGhosh(
        DenseMatrix allocation, DenseMatrix inverse, ReadOnlySpan<double> primaryInput, ExtractionSpec spec, ReadOnlySpan<double> weights = default)
    {
        var n = FlowCheck.Square(inverse, nameof(inverse));
        FlowCheck.Size(allocation, n, n, nameof(allocation));
        var weight = Weights(weights, n);
        Require(primaryInput, n, spec);

        // x = B' x + v: a row of B is a column of B'.
        var turned = spec with
        {
            Flows = spec.Flows switch
            {
                ExtractedFlows.Purchases => ExtractedFlows.Sales,
                ExtractedFlows.Sales => ExtractedFlows.Purchases,
                _ => ExtractedFlows.Both,
            },
        };
        var (output, content) = (inverse.TransposedTimes(primaryInput), inverse.Times(weight));
        var losses = new ExtractionLoss[n];
        for (var k = 0; k < n; k++)
        {
            var within = new DenseMatrix(1, 1) { [0, 0] = inverse[k, k] };
            var own = new DenseMatrix(1, 1) { [0, 0] = allocation[k, k] };
            losses[k] = new ExtractedGroup(turned, own, within, [primaryInput[k]], [output[k]]).Loss([content[k]], [weight[k]]);
        }

        return losses;
    }

    private static void Require(ReadOnlySpan<double> demand, int size, ExtractionSpec spec)
    {
        spec.Check();
        FlowCheck.Length(demand, size, nameof(demand));
        FlowCheck.Finite(demand, nameof(demand));
    }

    private static double[] Weights(ReadOnlySpan<double> weights, int size)
    {
        if (weights.IsEmpty)
        {
            var ones = new double[size];
            Array.Fill(ones, 1);
            return ones;
        }

        FlowCheck.Length(weights, size, nameof(weights));
        FlowCheck.Finite(weights, nameof(weights));
        return weights.ToArray();
    }
}
