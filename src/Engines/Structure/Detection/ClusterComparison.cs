using Songhua.Core;

namespace Songhua.Structure;

/// <summary>A cluster as a plan defines it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">Its industries, from 0; clusters may overlap, and need not hold all.</param>
public sealed record PlannedCluster(ILocalised Name, IReadOnlyList<int> Members);

/// <summary>Where an industry stands in the plan and among its links.</summary>
public enum Placement
{
    /// <summary>Its community is the home of a cluster that the plan places it in.</summary>
    Agrees,

    /// <summary>The plan places it in clusters whose home is another community.</summary>
    PlacedElsewhere,

    /// <summary>The plan places it in no cluster, and its community is the home of at least one.</summary>
    LeftOut,

    /// <summary>The plan places it in no cluster, and its community is the home of none.</summary>
    Neither,

    /// <summary>It has no links: nothing can be said.</summary>
    NoLinks,
}

/// <summary>Words for placements.</summary>
public static class PlacementWords
{
    private static readonly Phrase Agrees = new("as in the plan", "与规划一致");
    private static readonly Phrase PlacedElsewhere = new("placed elsewhere by the plan", "规划归入其他集群");
    private static readonly Phrase LeftOut = new("left out by the plan", "规划未归入");
    private static readonly Phrase Neither = new("in no cluster, and near to none", "未归入任何集群，也不接近任何集群");
    private static readonly Phrase NoLinks = new("no links", "没有联系");

    /// <summary>The placement in words.</summary>
    public static Phrase Word(this Placement placement) => placement switch
    {
        Placement.Agrees => Agrees,
        Placement.PlacedElsewhere => PlacedElsewhere,
        Placement.LeftOut => LeftOut,
        Placement.Neither => Neither,
        Placement.NoLinks => NoLinks,
        _ => throw new ArgumentOutOfRangeException(nameof(placement)),
    };
}

/// <summary>One industry, compared.</summary>
/// <param name="Industry">From 0.</param>
/// <param name="Placement">Where it stands.</param>
/// <param name="Cluster">The cluster of the plan that most of its links go to, among those it is placed in; null where there is none.</param>
/// <param name="Community">Its detected community.</param>
/// <param name="ClusterShare">The share of its links that goes to others of that cluster; NaN without a cluster or links.</param>
/// <param name="ClusterExpected">What the share would be if links followed the strength of the partners alone.</param>
/// <param name="CommunityShare">The share that goes to others of its community.</param>
/// <param name="CommunityExpected">What that share would be.</param>
/// <param name="Reason">The same in words.</param>
public sealed record IndustryPlacement(
    int Industry, Placement Placement, int? Cluster, int Community, double ClusterShare, double ClusterExpected, double CommunityShare, double CommunityExpected, Message Reason);

/// <summary>Detected communities beside a plan's clusters.</summary>
/// <param name="Homes">The community of each cluster that overlaps it most (Jaccard 1901: shared over all industries of both; ties: the lower number); -1 for a cluster without industries.</param>
/// <param name="Overlaps">That overlap, from 0 to 1.</param>
/// <param name="Industries">One line an industry.</param>
/// <param name="Compared">Industries in exactly one cluster.</param>
/// <param name="AdjustedRand">Of the plan and the communities, over those; NaN where there are none.</param>
/// <param name="Cores">The industry of each community that most of the links within it are of (ties: the lower number), after which it is called everywhere.</param>
public sealed record ClusterComparisonResult(
    IReadOnlyList<int> Homes, IReadOnlyList<double> Overlaps, IReadOnlyList<IndustryPlacement> Industries, int Compared, double AdjustedRand, IReadOnlyList<int> Cores);

/// <summary>Which industries a plan's clusters place differently from the communities of their links, and why, in numbers.</summary>
public static class ClusterComparison
{
    private static readonly Phrase Agrees = new(
        "{0} belongs to {1}: {2} of its links stay there (by size alone it would be {3}).", "{0}属于{1}：其 {2} 的联系在该集群内（仅按规模应为 {3}）。");

    private static readonly Phrase Alone = new("{0} has no other industry here than {1}, so that no links can stay in it.", "{0}在此仅含{1}一个行业，集群内部没有联系可比。");

    private static readonly Phrase Elsewhere = new(
        "The plan places {0} in {1}, where {2} of its links go (by size alone {3}); {4} go to others of the community around {5} (by size alone {6}).",
        "规划将{0}归入{1}，其 {2} 的联系在该集群内（仅按规模应为 {3}）；{4} 的联系指向以{5}为核心的社群中的其他部门（仅按规模应为 {6}）。");

    private static readonly Phrase LeftOut = new(
        "The plan places {0} in no cluster; {1} of its links go to others of the community around {2} (by size alone {3}), the home of {4}.",
        "规划未将{0}归入任何集群；其 {1} 的联系指向以{2}为核心的社群中的其他部门（仅按规模应为 {3}），该社群即{4}所在的社群。");

    private static readonly Phrase Neither = new(
        "The plan places {0} in no cluster, and the community around {1} ({2} of its links) is the home of none.", "规划未将{0}归入任何集群，以{1}为核心的社群（占其联系的 {2}）也不对应任何集群。");

    private static readonly Phrase NoLinks = new("{0} has no links: nothing can be said of its place.", "{0}没有任何联系，无法判断其归属。");

    /// <summary>Compares.</summary>
    /// <param name="graph">Industries and their links.</param>
    /// <param name="community">The community of each industry, from 0.</param>
    /// <param name="clusters">The plan's clusters.</param>
    /// <returns>Where they differ.</returns>
    /// <exception cref="ArgumentException">Communities of another number of industries, or a cluster that names an industry that is not there.</exception>
    public static ClusterComparisonResult Of(LinkGraph graph, IReadOnlyList<int> community, IReadOnlyList<PlannedCluster> clusters)
    {
        var count = graph.Names.Count;
        if (community.Count != count || clusters.SelectMany(c => c.Members).Any(m => m < 0 || m >= count))
        {
            throw new ArgumentException($"Communities or clusters are not of the graph's {count} industries.", nameof(clusters));
        }

        int[][] communities = [.. Enumerable.Range(0, count == 0 ? 0 : community.Max() + 1).Select(c => Enumerable.Range(0, count).Where(i => community[i] == c).ToArray())];
        int[] cores = [.. communities.Select(members => members.MaxBy(i => members.Sum(o => graph[i, o])))];
        var homes = clusters.Select(c => Home(c, communities)).ToList();
        int[][] placed = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, clusters.Count).Where(c => clusters[c].Members.Contains(i)).ToArray())];
        var lines = Enumerable.Range(0, count).Select(i => Line(graph, i, community[i], communities, cores, clusters, [.. homes.Select(h => h.Community)], placed[i]));
        int[] once = [.. Enumerable.Range(0, count).Where(i => placed[i].Length == 1)];
        return new ClusterComparisonResult(
            [.. homes.Select(h => h.Community)], [.. homes.Select(h => h.Overlap)], [.. lines], once.Length,
            PartitionLikeness.AdjustedRand([.. once.Select(i => placed[i][0])], [.. once.Select(i => community[i])]), cores);
    }

    private static (int Community, double Overlap) Home(PlannedCluster cluster, int[][] communities)
    {
        var members = cluster.Members.Distinct().ToList();
        var overlaps = communities.Select(c => (double)c.Intersect(members).Count() / c.Union(members).Count()).ToList();
        return members.Count == 0 ? (-1, 0) : (overlaps.IndexOf(overlaps.Max()), overlaps.Max());
    }

    private static IndustryPlacement Line(
        LinkGraph graph, int industry, int community, int[][] communities, int[] cores, IReadOnlyList<PlannedCluster> clusters, int[] homes, int[] placed)
    {
        var others = communities[community];
        int? cluster = placed.Length == 0 ? null : placed.OrderByDescending(c => homes[c] == community).ThenByDescending(c => graph.LinkShare(industry, Members(c))).First();
        var name = graph.Names[industry];
        if (graph.Strengths[industry] == 0)
        {
            return new IndustryPlacement(industry, Placement.NoLinks, cluster, community, double.NaN, double.NaN, double.NaN, double.NaN, NoLinks.With(name));
        }

        var (share, expected) = (graph.LinkShare(industry, others), graph.ExpectedShare(industry, others));
        var around = graph.Names[cores[community]];
        if (cluster is { } of)
        {
            var (own, ownExpected) = (graph.LinkShare(industry, Members(of)), graph.ExpectedShare(industry, Members(of)));
            var agrees = homes[of] == community;
            var reason = agrees && Members(of).SequenceEqual([industry])
                ? Alone.With(clusters[of].Name, name)
                : agrees
                ? Agrees.With(name, clusters[of].Name, Said(own), Said(ownExpected))
                : Elsewhere.With(name, clusters[of].Name, Said(own), Said(ownExpected), Said(share), around, Said(expected));
            return new IndustryPlacement(industry, agrees ? Placement.Agrees : Placement.PlacedElsewhere, of, community, own, ownExpected, share, expected, reason);
        }

        List<ILocalised> hosted = [.. clusters.Where((_, c) => homes[c] == community).Select(c => c.Name)];
        return hosted.Count > 0
            ? new IndustryPlacement(
                industry, Placement.LeftOut, null, community, double.NaN, double.NaN, share, expected, LeftOut.With(name, Said(share), around, Said(expected), new MessageList(hosted)))
            : new IndustryPlacement(industry, Placement.Neither, null, community, double.NaN, double.NaN, share, expected, Neither.With(name, around, Said(share)));

        static LocalText Said(double part) =>
            new(Numerals.Write(Math.Round(part, 2), UnitCatalogue.Percent, Language.English), Numerals.Write(Math.Round(part, 2), UnitCatalogue.Percent, Language.Chinese));

        IEnumerable<int> Members(int c) => clusters[c].Members.Distinct();
    }
}
