using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;
using Songhua.Tests.Unit.Structure.Location;

namespace Songhua.Tests.Unit.Structure.Detection;

/// <summary>Communities of random graphs hold what Leiden guarantees; the result does not depend on threads; what has no links is named.</summary>
public sealed class CommunityTests
{
    [Fact]
    public void Communities_are_connected_and_no_single_move_gains()
    {
        for (var round = 0; round < 60; round++)
        {
            var graph = Drawn(round);
            var resolution = 0.5 + (round % 4 * 0.5);
            var result = CommunityDetection.Detect(graph, new CommunitySpec((ulong)round, resolution, 8));
            if (graph.TotalWeight == 0)
            {
                continue;
            }

            Assert.Equal(graph.Modularity(result.Best, resolution), result.BestModularity);
            Assert.InRange(result.MedianModularity, result.WorstModularity, result.BestModularity);
            Assert.InRange(result.BestShare, 1 / 8.0, 1);
            for (var i = 0; i < result.Best.Count; i++)
            {
                Assert.Equal(1, result.Together[i, i]);
                for (var to = 0; to <= result.BestCount; to++)
                {
                    int[] moved = [.. result.Best];
                    moved[i] = to;
                    Assert.True(graph.Modularity(moved, resolution) <= result.BestModularity + 1e-12);
                }
            }

            Assert.All(Enumerable.Range(0, result.BestCount), c => Assert.True(IsConnected(graph, [.. Enumerable.Range(0, result.Best.Count).Where(i => result.Best[i] == c)])));
        }
    }

    [Fact]
    public void The_best_of_small_graphs_is_the_best_of_all_partitions()
    {
        for (var round = 0; round < 40; round++)
        {
            var graph = Drawn(round, 7);
            var best = Partitions(7).Max(p => graph.Modularity(p));
            var result = CommunityDetection.Detect(graph, new CommunitySpec(3, 1, 40));
            Assert.Equal(best, result.BestModularity, 1e-12);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_whatever_runs_beside_it()
    {
        var graph = Drawn(5, 25);
        var one = CommunityDetection.Detect(graph, new CommunitySpec(8));
        var others = new CommunityResult[6];
        Parallel.For(0, others.Length, i => others[i] = CommunityDetection.Detect(graph, new CommunitySpec(8)));
        foreach (var other in others)
        {
            Assert.Equal(one.Best, other.Best);
            Assert.Equal(one.Consensus, other.Consensus);
            Assert.Equal(one.Together.Values.ToArray(), other.Together.Values.ToArray());
            Assert.Equal((one.MeanAdjustedRand, one.MeanMutualInformation, one.MedianModularity), (other.MeanAdjustedRand, other.MeanMutualInformation, other.MedianModularity));
        }

        Assert.NotEqual(one.Together.Values.ToArray(), CommunityDetection.Detect(graph, new CommunitySpec(9)).Together.Values.ToArray());
    }

    [Fact]
    public void Industries_without_links_are_named_and_alone()
    {
        var weights = new DenseMatrix(5, 5);
        weights[0, 1] = weights[1, 0] = weights[3, 4] = weights[4, 3] = 2;
        var result = CommunityDetection.Detect(new LinkGraph(LocationTests.Names("I", 5), weights), new CommunitySpec(1));
        Assert.Equal([0, 0, 1, 2, 2], result.Best);
        Assert.Equal([2], result.Isolated);
        Assert.Equal(0.5, result.BestModularity, 1e-15);
        Assert.True(double.IsNaN(result.Stability[2]));
        Assert.Equal([1.0, 1.0], result.Stability.Take(2));

        var empty = CommunityDetection.Detect(new LinkGraph(LocationTests.Names("I", 2), new DenseMatrix(2, 2)), new CommunitySpec(1));
        Assert.Equal([0, 1], empty.Isolated);
        Assert.True(double.IsNaN(empty.BestModularity));
    }

    [Fact]
    public void Links_of_flows_and_mixtures()
    {
        // I1 sells 30 to I2 and 10 within; I2 sells 10 to I1. Shares: 30 of 30 bought by I2, 30 of 40 sold by I1, 10 of 20 bought by I1, 10 of 10 sold by I2.
        var flows = LinkGraph.OfFlows(LocationTests.Names("I", 3), new DenseMatrix(new double[,] { { 10, 30, 0 }, { 10, 0, 0 }, { 0, 0, 0 } }));
        Assert.Equal((1 + 0.75 + 0.5 + 1) / 4, flows[0, 1], 1e-15);
        Assert.Equal(0, flows[0, 2]);
        var near = new LinkGraph(flows.Names, new DenseMatrix(new double[,] { { 0, 1, 3 }, { 1, 0, 0 }, { 3, 0, 0 } }));
        var mixed = LinkGraph.Mixed(flows, near, 0.6);
        Assert.Equal(1, mixed.TotalWeight, 1e-15);
        Assert.Equal(0.7, mixed[0, 1], 1e-15);
        Assert.Equal(0.3, mixed[2, 0], 1e-15);
    }

    [Fact]
    public void Likeness_of_partitions()
    {
        // Hubert and Arabie's index by hand: 2 pairs together in both, 4 and 7 in each, of 15.
        int[] one = [0, 0, 0, 1, 1, 2];
        int[] other = [0, 0, 1, 1, 1, 1];
        Assert.Equal((2 - (4 * 7 / 15.0)) / (5.5 - (4 * 7 / 15.0)), PartitionLikeness.AdjustedRand(one, other), 1e-15);
        Assert.Equal(1, PartitionLikeness.AdjustedRand(one, [5, 5, 5, 0, 0, 9]));
        Assert.Equal(1, PartitionLikeness.NormalisedMutualInformation(one, [5, 5, 5, 0, 0, 9]), 1e-15);
        Assert.Equal(0, PartitionLikeness.NormalisedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1]), 1e-15);
        Assert.Equal(-0.5, PartitionLikeness.AdjustedRand([0, 0, 1, 1], [0, 1, 0, 1]), 1e-15);
        Assert.Equal(1, PartitionLikeness.AdjustedRand([0, 1, 2], [2, 1, 0]));
        Assert.True(double.IsNaN(PartitionLikeness.AdjustedRand([], [])));
        Assert.Throws<ArgumentException>(() => PartitionLikeness.AdjustedRand([0], [0, 1]));
    }

    [Fact]
    public void What_is_no_graph_is_refused()
    {
        var names = LocationTests.Names("I", 2);
        Assert.Throws<ArgumentException>(() => new LinkGraph(names, new DenseMatrix(new double[,] { { 0, 1 }, { 2, 0 } })));
        Assert.Throws<ArgumentException>(() => new LinkGraph(names, new DenseMatrix(new double[,] { { 1, 1 }, { 1, 0 } })));
        Assert.Throws<ArgumentException>(() => new LinkGraph(names, new DenseMatrix(new[,] { { 0, double.NaN }, { double.NaN, 0 } })));
        Assert.Throws<ArgumentException>(() => LinkGraph.OfFlows(names, new DenseMatrix(new double[,] { { 0, -1 }, { 1, 0 } })));
        var graph = new LinkGraph(names, new DenseMatrix(new double[,] { { 0, 1 }, { 1, 0 } }));
        Assert.Throws<ArgumentException>(() => graph.Modularity([0]));
        Assert.Throws<ArgumentException>(() => LinkGraph.Mixed(graph, graph, 1.5));
        Assert.ThrowsAny<ArgumentException>(() => CommunityDetection.Detect(graph, new CommunitySpec(1, 0)));
        Assert.ThrowsAny<ArgumentException>(() => CommunityDetection.Detect(graph, new CommunitySpec(1, 1, 1)));
    }

    [Fact]
    public void A_plan_s_clusters_are_compared_in_numbers()
    {
        // Two triangles with one link between them, and one industry apart.
        var weights = new DenseMatrix(7, 7);
        foreach (var (i, j) in new[] { (0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3) })
        {
            weights[i, j] = weights[j, i] = 1;
        }

        var graph = new LinkGraph(LocationTests.Names("I", 7), weights);
        var community = CommunityDetection.Detect(graph, new CommunitySpec(1)).Best;
        var result = ClusterComparison.Of(
            graph, community, [new(new LocalText("First", "甲集群"), [0, 1, 3]), new(new LocalText("Second", "乙集群"), [3, 4]), new(new LocalText("Moved", "丙集群"), [2, 4, 5])]);
        Assert.Equal([0, 1, 1], result.Homes);
        Assert.Equal([0.5, 2.0 / 3, 0.5], result.Overlaps);
        Assert.Equal(
            [Placement.Agrees, Placement.Agrees, Placement.PlacedElsewhere, Placement.Agrees, Placement.Agrees, Placement.Agrees, Placement.NoLinks], result.Industries.Select(i => i.Placement));
        var moved = result.Industries[2];
        Assert.Equal(2, moved.Cluster);
        Assert.Equal(0, moved.ClusterShare);
        Assert.Equal(2.0 / 3, moved.CommunityShare, 1e-15);
        Assert.Equal(4.0 / 14, moved.CommunityExpected, 1e-15);
        Assert.Equal("The plan places I3 in Moved, where 0 % of its links go (by size alone 29 %); 67 % go to others of the community around I1 (by size alone 29 %).", moved.Reason.In(Language.English));
        Assert.Equal((4, true), (result.Compared, result.AdjustedRand < 1));

        var left = ClusterComparison.Of(graph, community, [new(LocalText.Same("First"), [0, 1])]);
        Assert.Equal(Placement.LeftOut, left.Industries[2].Placement);
        Assert.Equal(Placement.Neither, left.Industries[4].Placement);
        Assert.Contains("First", left.Industries[2].Reason.In(Language.Chinese), StringComparison.Ordinal);

        // A community has one name, in the reason of its core too.
        Assert.Equal([0, 3, 6], result.Cores);
        Assert.All((int[])[0, 2], i => Assert.Contains("the community around I1 ", ClusterComparison.Of(graph, community, [new(LocalText.Same("Far"), [6])]).Industries[i].Reason.In(Language.English), StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => ClusterComparison.Of(graph, community, [new(LocalText.Same("Wrong"), [9])]));
    }

    private static LinkGraph Drawn(int round, int size = 0)
    {
        var reader = RandomStream.Of(17, "graphs").Item(round);
        var count = size > 0 ? size : 2 + (int)reader.Integer(18);
        var share = reader.Uniform(0.1, 0.6);
        var weights = new DenseMatrix(count, count);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                weights[i, j] = weights[j, i] = reader.Chance(share) ? reader.Uniform(0.1, 3) : 0;
            }
        }

        return new LinkGraph(LocationTests.Names("I", count), weights);
    }

    private static bool IsConnected(LinkGraph graph, int[] members)
    {
        var reached = new HashSet<int> { members[0] };
        var waiting = new Stack<int>(reached);
        while (waiting.TryPop(out var i))
        {
            foreach (var j in members.Where(m => graph[i, m] > 0 && reached.Add(m)))
            {
                waiting.Push(j);
            }
        }

        return reached.Count == members.Length;
    }

    // Restricted growth strings: each partition once.
    private static List<int[]> Partitions(int count)
    {
        var all = new List<int[]> { Array.Empty<int>() };
        for (var i = 0; i < count; i++)
        {
            all = [.. all.SelectMany(p => Enumerable.Range(0, p.Length == 0 ? 1 : p.Max() + 2).Select(c => p.Append(c).ToArray()))];
        }

        return all;
    }
}
