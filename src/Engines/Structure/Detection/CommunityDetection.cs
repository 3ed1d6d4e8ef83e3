using System.Globalization;
using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// Communities of industries by modularity, over many seeded runs of the Leiden algorithm, and what the runs have in common. The consensus: pairs that are together in at least half of the runs become a graph weighted by that share, which is
/// partitioned again by as many runs, until all are alike. Source: Lancichinetti &amp; Fortunato (2012), Consensus clustering in complex networks, Scientific Reports 2: 336.
/// </summary>
public static class CommunityDetection
{
    /// <summary>The method behind every result.</summary>
    public static readonly Method Method = new(
        "cluster-detection", "1.0", new Phrase("Communities of industries by modularity", "基于模块度的行业社群识别"),
        new Phrase(
            "the karate club, the ring of cliques and NetworkX (tests/Conformance/Structure)", "空手道俱乐部、团环图和 NetworkX（tests/Conformance/Structure）"));

    private const double TogetherFrom = 0.5;
    private const int MostRounds = 25;

    /// <summary>Detects.</summary>
    /// <param name="graph">Industries and their links.</param>
    /// <param name="spec">Seed, resolution, number of runs.</param>
    /// <returns>The best partition, the consensus, and the spread of the runs.</returns>
    /// <exception cref="ArgumentException">A resolution that is not above 0, or fewer than two runs.</exception>
    public static CommunityResult Detect(LinkGraph graph, CommunitySpec spec)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spec.Restarts, 2);
        if (!(spec.Resolution > 0) || double.IsInfinity(spec.Resolution))
        {
            throw new ArgumentOutOfRangeException(nameof(spec), spec.Resolution, "A resolution is above 0.");
        }

        var runs = Runs(graph, spec, 0);
        double[] modularity = [.. runs.Select(r => graph.Modularity(r, spec.Resolution))];
        var best = runs[Array.IndexOf(modularity, modularity.Max())];
        var together = Together(runs, graph.Names.Count);
        var (consensus, reached) = Consensus(graph, runs, together, spec);
        var (rand, information) = Likeness(runs);
        return new CommunityResult(
            best, modularity.Max(), OrderStatistics.Median([.. modularity]), modularity.Min(), runs.Count(r => r.SequenceEqual(best)) / (double)runs.Length, together, rand, information,
            consensus, graph.Modularity(consensus, spec.Resolution), reached, Stability(together, consensus),
            [.. Enumerable.Range(0, graph.Names.Count).Where(i => graph.Strengths[i] == 0)], spec);
    }

    private static int[][] Runs(LinkGraph graph, CommunitySpec spec, int round)
    {
        var nodes = NodeGraph.Of(graph);
        var stream = RandomStream.Of(spec.Seed, "communities/" + round.ToString(CultureInfo.InvariantCulture));
        var runs = new int[spec.Restarts][];
        Parallel.For(0, spec.Restarts, r => runs[r] = Leiden.Run(nodes, spec.Resolution, stream.Item(r)));
        return runs;
    }

    private static DenseMatrix Together(int[][] runs, int count)
    {
        var together = new DenseMatrix(count, count);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                together[i, j] = together[j, i] = runs.Count(r => r[i] == r[j]) / (double)runs.Length;
            }
        }

        return together;
    }

    private static (int[] Partition, bool Reached) Consensus(LinkGraph graph, int[][] runs, DenseMatrix together, CommunitySpec spec)
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            if (runs.All(r => r.SequenceEqual(runs[0])))
            {
                return (runs[0], true);
            }

            var agreement = new DenseMatrix(together.Rows, together.Rows);
            for (var i = 0; i < together.Rows; i++)
            {
                for (var j = 0; j < together.Rows; j++)
                {
                    agreement[i, j] = i != j && together[i, j] >= TogetherFrom ? together[i, j] : 0;
                }
            }

            runs = Runs(new LinkGraph(graph.Names, agreement), spec, round);
            together = Together(runs, together.Rows);
        }

        return runs.All(r => r.SequenceEqual(runs[0])) ? (runs[0], true) : (runs.MaxBy(r => graph.Modularity(r, spec.Resolution))!, false);
    }

    private static (double Rand, double Information) Likeness(int[][] runs)
    {
        // Runs that end alike are compared once and counted as often as they come.
        var distinct = runs.CountBy(r => string.Join(',', r)).Select(g => (Run: runs.First(r => string.Join(',', r) == g.Key), Times: (double)g.Value)).ToList();
        var (rand, information, pairs) = (0.0, 0.0, runs.Length * (runs.Length - 1.0) / 2);
        for (var i = 0; i < distinct.Count; i++)
        {
            var same = distinct[i].Times * (distinct[i].Times - 1) / 2;
            rand += same;
            information += same;
            for (var j = 0; j < i; j++)
            {
                var times = distinct[i].Times * distinct[j].Times;
                rand += times * PartitionLikeness.AdjustedRand(distinct[i].Run, distinct[j].Run);
                information += times * PartitionLikeness.NormalisedMutualInformation(distinct[i].Run, distinct[j].Run);
            }
        }

        return (rand / pairs, information / pairs);
    }

    private static double[] Stability(DenseMatrix together, int[] partition) =>
    [
        .. Enumerable.Range(0, partition.Length).Select(i => Enumerable.Range(0, partition.Length)
            .Where(j => j != i && partition[j] == partition[i]).Select(j => together[i, j]).DefaultIfEmpty(double.NaN).Average()),
    ];
}
