using System.Globalization;
using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Conformance.Structure;

/// <summary>Graphs whose best partitions are known.</summary>
public class DetectionTests
{
    // W. W. Zachary (1977), An information flow model for conflict and fission in small groups, J. Anthropological Research 33: 452-473: members from 0, links to higher numbers, with his weights (figure 3).
    private const string Karate =
        "0-1:4 0-2:5 0-3:3 0-4:3 0-5:3 0-6:3 0-7:2 0-8:2 0-10:2 0-11:3 0-12:1 0-13:3 0-17:2 0-19:2 0-21:2 0-31:2 1-2:6 1-3:3 1-7:4 1-13:5 1-17:1 1-19:2 1-21:2 1-30:2 2-3:3 2-7:4 2-8:5 2-9:1 2-13:3 2-27:2 " +
        "2-28:2 2-32:2 3-7:3 3-12:3 3-13:3 4-6:2 4-10:3 5-6:5 5-10:3 5-16:3 6-16:3 8-30:3 8-32:3 8-33:4 9-33:2 13-33:3 14-32:3 14-33:2 15-32:3 15-33:4 18-32:1 18-33:2 19-33:1 20-32:3 20-33:1 22-32:2 22-33:3 " +
        "23-25:5 23-27:4 23-29:3 23-32:5 23-33:4 24-25:2 24-27:3 24-31:2 25-31:7 26-29:4 26-33:2 27-33:4 28-31:2 28-33:2 29-32:4 29-33:2 30-32:3 30-33:3 31-32:4 31-33:4 32-33:5";

    private static readonly int[][] Four =
        [[0, 1, 2, 3, 7, 11, 12, 13, 17, 19, 21], [4, 5, 6, 10, 16], [8, 9, 14, 15, 18, 20, 22, 26, 29, 30, 32, 33], [23, 24, 25, 27, 28, 31]];

    private static readonly int[] Club = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

    // The optimum of 0.4198 with four communities is proved in D. Aloise et al. (2010), Column generation algorithms for exact modularity maximization in networks, Physical Review E 82: 046112; further digits by NetworkX 2.8.8.
    [Fact]
    public void Karate_club()
    {
        var graph = Club34(false);
        var result = CommunityDetection.Detect(graph, new CommunitySpec(1));
        Assert.Equal(0.4198, result.BestModularity, 0.00005);
        Assert.Equal(0.41978961209730437, result.BestModularity, 1e-14);
        Assert.Equal(Numbers(Four), result.Best);
        Assert.Equal(0.3582347140039448, graph.Modularity(Club), 1e-14);
        Assert.InRange(result.WorstModularity, 0.39, result.BestModularity);
        Assert.InRange(result.MeanAdjustedRand, 0.7, 1);
        Assert.True(result.ConsensusReached);
        Assert.Equal(result.BestModularity, result.ConsensusModularity, 0.01);
    }

    // NetworkX 2.8.8, the best of 300 seeds of louvain_communities.
    [Theory]
    [InlineData(0.5, 0.6217948717948718, 2)]
    [InlineData(2.0, 0.16452991452991456, 7)]
    public void Karate_club_at_other_resolutions(double resolution, double modularity, int communities)
    {
        var result = CommunityDetection.Detect(Club34(false), new CommunitySpec(1, resolution));
        Assert.Equal(modularity, result.BestModularity, 1e-13);
        Assert.Equal(communities, result.BestCount);
    }

    [Fact]
    public void Karate_club_with_weights()
    {
        var result = CommunityDetection.Detect(Club34(true), new CommunitySpec(1));
        Assert.Equal(0.44490358126721763, result.BestModularity, 1e-14);
        Assert.Equal(Numbers(Four), result.Best);
    }

    // S. Fortunato and M. Barthélemy (2007), Resolution limit in community detection, PNAS 104: 36-41: 30 cliques of 5 in a ring; modularity 0.876 for single cliques and 0.888 for pairs.
    [Fact]
    public void Ring_of_cliques_meets_the_resolution_limit()
    {
        var weights = new DenseMatrix(150, 150);
        for (var clique = 0; clique < 30; clique++)
        {
            for (var i = 0; i < 5; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    weights[(5 * clique) + i, (5 * clique) + j] = weights[(5 * clique) + j, (5 * clique) + i] = 1;
                }
            }

            var (last, next) = ((5 * clique) + 1, 5 * ((clique + 1) % 30));
            weights[last, next] = weights[next, last] = 1;
        }

        var graph = new LinkGraph(Names(150), weights);
        int[] single = [.. Enumerable.Range(0, 150).Select(i => i / 5)];
        Assert.Equal(0.8757575757575762, graph.Modularity(single), 1e-13);
        Assert.Equal(0.8878787878787882, graph.Modularity([.. single.Select(c => c / 2)]), 1e-13);

        // At Newman's resolution pairs win over single cliques; a greater one finds the cliques, in every run.
        var limited = CommunityDetection.Detect(graph, new CommunitySpec(1, 1, 500));
        Assert.Equal(0.8878787878787882, limited.BestModularity, 1e-13);
        Assert.Equal(15, limited.BestCount);
        var resolved = CommunityDetection.Detect(graph, new CommunitySpec(1, 3, 30));
        Assert.Equal(single, resolved.Best);
        Assert.Equal(single, resolved.Consensus);
        Assert.Equal((1.0, 1.0), (resolved.BestShare, resolved.MeanAdjustedRand));
    }

    // The example of scikit-learn's page on adjusted_rand_score prints 0.57; the mutual information is ln 2 of entropies 1.5 ln 2 and ln 2.
    [Fact]
    public void Likeness_of_partitions()
    {
        Assert.Equal(0.57, PartitionLikeness.AdjustedRand([0, 0, 1, 2], [0, 0, 1, 1]), 0.005);
        Assert.Equal(4.0 / 7, PartitionLikeness.AdjustedRand([0, 0, 1, 2], [0, 0, 1, 1]), 1e-15);
        Assert.Equal(0.8, PartitionLikeness.NormalisedMutualInformation([0, 0, 1, 2], [0, 0, 1, 1]), 1e-15);
    }

    private static LinkGraph Club34(bool isWeighted)
    {
        var weights = new DenseMatrix(34, 34);
        foreach (var link in Karate.Split(' '))
        {
            int[] parts = [.. link.Split('-', ':').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
            weights[parts[0], parts[1]] = weights[parts[1], parts[0]] = isWeighted ? parts[2] : 1;
        }

        return new LinkGraph(Names(34), weights);
    }

    private static int[] Numbers(int[][] sets) => [.. Enumerable.Range(0, sets.Sum(s => s.Length)).Select(i => Array.FindIndex(sets, s => s.Contains(i)))];

    private static IReadOnlyList<ILocalised> Names(int count) => [.. Enumerable.Range(0, count).Select(i => LocalText.Same($"V{i}"))];
}
