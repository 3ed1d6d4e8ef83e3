using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Communities of sectors by who buys from whom and who is found together, beside the plan's own clusters.</summary>
public sealed class CommunityAnalysis
{
    /// <summary>How much flows count beside co-location.</summary>
    public const double FlowShare = 0.5;

    private const ulong Seed = 1;

    private CommunityAnalysis(LinkGraph graph, bool hasColocation, IReadOnlyList<ClusterAnalysis> clusters, TableAnalysis table)
    {
        (Table, Graph, HasColocation, Clusters) = (table, graph, hasColocation, clusters);
        Communities = CommunityDetection.Detect(graph, new CommunitySpec(Seed));
        Comparison = ClusterComparison.Of(graph, Communities.Consensus, [.. clusters.Select(c => new PlannedCluster(c.Cluster.Name, c.Sectors))]);
    }

    /// <summary>The table of the sectors.</summary>
    public TableAnalysis Table { get; }

    /// <summary>Sectors and their links.</summary>
    public LinkGraph Graph { get; }

    /// <summary>Whether links hold co-location too, and not flows alone.</summary>
    public bool HasColocation { get; }

    /// <summary>The plan's clusters.</summary>
    public IReadOnlyList<ClusterAnalysis> Clusters { get; }

    /// <summary>The communities.</summary>
    public CommunityResult Communities { get; }

    /// <summary>Where the plan differs.</summary>
    public ClusterComparisonResult Comparison { get; }

    /// <summary>The sector of a community that most of the links within it are of, after which it is called.</summary>
    public ILocalised NameOf(int community) => Table.Names[Comparison.Cores[community]];

    /// <summary>Every cluster of the plan that a sector belongs to.</summary>
    public IEnumerable<ClusterAnalysis> ClustersOf(int sector) => Clusters.Where(c => c.Sectors.Contains(sector));

    /// <summary>Looks for communities in a table; null where it has no flows.</summary>
    internal static CommunityAnalysis? Of(TableAnalysis table, IReadOnlyList<ClusterAnalysis> clusters, PlanActivities? activities)
    {
        var flows = LinkGraph.OfFlows(table.Names, new DenseMatrix(table.Source.Table.TotalFlows()));
        if (flows.TotalWeight == 0)
        {
            return null;
        }

        var together = activities is null ? null : Colocation(table, activities);
        var isMixed = together is { TotalWeight: > 0 };
        return new CommunityAnalysis(isMixed ? LinkGraph.Mixed(flows, together!, FlowShare) : flows, isMixed, clusters, table);
    }

    // Proximity of sectors by the regions that have both; sectors that no region has more than others are linked by flows alone.
    private static LinkGraph Colocation(TableAnalysis table, PlanActivities activities)
    {
        var presence = Presence.Of(LocationQuotients.Of(RegionAnalysis.BySector(activities)));
        var proximity = Proximity.Of(presence);
        var weights = new DenseMatrix(table.Names.Count, table.Names.Count);
        for (var i = 0; i < presence.Activities.Count; i++)
        {
            for (var j = 0; j < presence.Activities.Count; j++)
            {
                weights[presence.ActivityColumns[i], presence.ActivityColumns[j]] = proximity[i, j];
            }
        }

        return new LinkGraph(table.Names, weights);
    }
}
