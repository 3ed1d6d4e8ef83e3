using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Industries and how strongly each two are linked: a weighted graph without directions or loops.</summary>
public sealed class LinkGraph
{
    private readonly DenseMatrix _weights;

    /// <summary>A copy of a matrix of weights.</summary>
    /// <param name="names">Names of the industries.</param>
    /// <param name="weights">Industries x industries, symmetric, finite, from 0; the diagonal is 0.</param>
    /// <exception cref="ArgumentException">Another shape, or a weight that is not allowed: a missing link is not a weak one.</exception>
    public LinkGraph(IReadOnlyList<ILocalised> names, DenseMatrix weights)
    {
        Require(names, weights);
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
            {
                if (weights[i, j] != weights[j, i] || (i == j && weights[i, j] != 0))
                {
                    throw new ArgumentException($"The links of {i} and {j} are not the same both ways, or one is a loop.", nameof(weights));
                }
            }
        }

        Names = names;
        _weights = new DenseMatrix(names.Count, names.Count);
        weights.Values.CopyTo(_weights.Values);
        Strengths = [.. Enumerable.Range(0, names.Count).Select(i => _weights.Row(i).ToArray().Sum())];
        TotalWeight = Strengths.Sum() / 2;
    }

    /// <summary>Names of the industries.</summary>
    public IReadOnlyList<ILocalised> Names { get; }

    /// <summary>k_i: the sum of each industry's links.</summary>
    public IReadOnlyList<double> Strengths { get; }

    /// <summary>m: the sum of all links, each counted once.</summary>
    public double TotalWeight { get; }

    /// <summary>One link, 0 for none.</summary>
    /// <param name="one">From 0.</param>
    /// <param name="other">From 0.</param>
    public double this[int one, int other] => _weights[one, other];

    /// <summary>
    /// Links by input-output flows: the mean of the four shares by which i and j matter to each other, of i in what j buys and in what buys from j, and the other way round. Flows within an industry
    /// count in the totals and are no link. Source: the coefficients of Czamanski (1974), Study of Clustering of Industries, here averaged where he takes the greatest.
    /// </summary>
    /// <param name="names">Names of the industries.</param>
    /// <param name="flows">Intermediate flows, seller x buyer, finite, from 0.</param>
    /// <returns>Weights from 0 to 1.</returns>
    /// <exception cref="ArgumentException">Another shape, or a flow that is missing or negative.</exception>
    public static LinkGraph OfFlows(IReadOnlyList<ILocalised> names, DenseMatrix flows)
    {
        Require(names, flows);
        double[] sold = [.. Enumerable.Range(0, names.Count).Select(i => flows.Row(i).ToArray().Sum())];
        double[] bought = [.. Enumerable.Range(0, names.Count).Select(j => Enumerable.Range(0, names.Count).Sum(i => flows[i, j]))];
        var weights = new DenseMatrix(names.Count, names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                weights[i, j] = weights[j, i] =
                    (Share(flows[i, j], bought[j]) + Share(flows[i, j], sold[i]) + Share(flows[j, i], bought[i]) + Share(flows[j, i], sold[j])) / 4;
            }
        }

        return new LinkGraph(names, weights);

        static double Share(double flow, double total) => total > 0 ? flow / total : 0;
    }

    /// <summary>A mixture of two kinds of links, each scaled to the same total first.</summary>
    /// <param name="one">One kind, such as flows.</param>
    /// <param name="other">Another of the same industries, such as co-location.</param>
    /// <param name="shareOfOne">The weight of the first, from 0 to 1.</param>
    /// <returns>Weights that add to 1 over all pairs.</returns>
    /// <exception cref="ArgumentException">Another number of industries, a share outside, or a graph without links.</exception>
    public static LinkGraph Mixed(LinkGraph one, LinkGraph other, double shareOfOne)
    {
        if (other.Names.Count != one.Names.Count || !(shareOfOne is >= 0 and <= 1) || one.TotalWeight == 0 || other.TotalWeight == 0)
        {
            throw new ArgumentException($"Graphs of {one.Names.Count} and {other.Names.Count} industries do not mix at {shareOfOne}.", nameof(other));
        }

        var weights = new DenseMatrix(one.Names.Count, one.Names.Count);
        for (var i = 0; i < weights.Values.Length; i++)
        {
            weights.Values[i] = (shareOfOne * one._weights.Values[i] / one.TotalWeight) + ((1 - shareOfOne) * other._weights.Values[i] / other.TotalWeight);
        }

        return new LinkGraph(one.Names, weights);
    }

    /// <summary>
    /// Modularity, Q = 1/2m sum over pairs of (A_ij - gamma k_i k_j / 2m) within communities. Source: Newman &amp; Girvan (2004), Physical Review E 69: 026113; with a resolution, Reichardt &amp; Bornholdt
    /// (2006), Physical Review E 74: 016110.
    /// </summary>
    /// <param name="community">The community of each industry, any numbers.</param>
    /// <param name="resolution">gamma, from 0; 1 is Newman's. Greater ones favour smaller communities.</param>
    /// <returns>Below 1; NaN without links.</returns>
    /// <exception cref="ArgumentException">Another number of industries.</exception>
    public double Modularity(IReadOnlyList<int> community, double resolution = 1)
    {
        if (community.Count != Names.Count)
        {
            throw new ArgumentException($"{community.Count} communities for {Names.Count} industries.", nameof(community));
        }

        var inside = 0.0;
        var strengths = new SortedDictionary<int, double>();
        for (var i = 0; i < community.Count; i++)
        {
            strengths[community[i]] = strengths.GetValueOrDefault(community[i]) + Strengths[i];
            for (var j = 0; j < community.Count; j++)
            {
                inside += community[i] == community[j] ? _weights[i, j] : 0;
            }
        }

        var doubled = 2 * TotalWeight;
        return doubled == 0 ? double.NaN : (inside / doubled) - (resolution * strengths.Values.Sum(s => s / doubled * (s / doubled)));
    }

    /// <summary>The share of an industry's links that goes to a set of others; NaN without links.</summary>
    internal double LinkShare(int industry, IEnumerable<int> others) =>
        Strengths[industry] > 0 ? others.Where(o => o != industry).Sum(o => _weights[industry, o]) / Strengths[industry] : double.NaN;

    /// <summary>The share that would go there if partners were chosen by the strength of their links alone.</summary>
    internal double ExpectedShare(int industry, IEnumerable<int> others) => others.Where(o => o != industry).Sum(o => Strengths[o]) / (2 * TotalWeight);

    private static void Require(IReadOnlyList<ILocalised> names, DenseMatrix matrix)
    {
        if (matrix.Rows != names.Count || matrix.Columns != names.Count)
        {
            throw new ArgumentException($"A matrix of {matrix.Rows} x {matrix.Columns} does not link {names.Count} industries.", nameof(matrix));
        }

        foreach (var value in matrix.Values)
        {
            if (!(value >= 0) || double.IsInfinity(value))
            {
                throw new ArgumentException($"{value} is not the weight of a link.", nameof(matrix));
            }
        }
    }
}
