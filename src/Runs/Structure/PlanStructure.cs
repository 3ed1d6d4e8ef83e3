using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What holds a plan's economy together: its tables, an estimate of its region, its clusters, and what lies near to them.</summary>
public sealed class PlanStructure
{
    private PlanStructure(StructureBook book) => Book = book;

    /// <summary>What the plan declares.</summary>
    public StructureBook Book { get; }

    /// <summary>Every table, analysed.</summary>
    public required IReadOnlyList<TableAnalysis> Tables { get; init; }

    /// <summary>The plan's region by the first table; null where it cannot be estimated, or there is no table.</summary>
    public RegionAnalysis? Region { get; private init; }

    /// <summary>Why there is no region; null where there is one, or no table.</summary>
    public ILocalised? WhyNoRegion { get; private init; }

    /// <summary>The clusters with industry codes, by the first table.</summary>
    public IReadOnlyList<ClusterAnalysis> Clusters { get; private init; } = [];

    /// <summary>Communities of the first table's sectors; null where there is no table, or it has no flows.</summary>
    public CommunityAnalysis? Communities => CommunitiesAnswer.Value;

    private Lazy<CommunityAnalysis?> CommunitiesAnswer { get; init; } = new(() => null);

    /// <summary>What lies near, by each matrix of activities.</summary>
    public required IReadOnlyList<RelatednessAnalysis> Relatedness { get; init; }

    /// <summary>Why output changed, between tables of the same sectors.</summary>
    public IReadOnlyList<TableChange> Changes { get; private init; } = [];

    /// <summary>Why tables of different years are not compared.</summary>
    public IReadOnlyList<ILocalised> WhyNoChanges { get; private init; } = [];

    /// <summary>Whether relatedness foretold what came, between matrices of one kind.</summary>
    public IReadOnlyList<EntryCheck> Entries { get; private init; } = [];

    /// <summary>Whether the plan declares nothing of this.</summary>
    public bool IsEmpty => Tables.Count == 0 && Relatedness.Count == 0;

    internal static PlanStructure Of(Plan plan, FactBook facts, DateOnly asOf, StructureBook book)
    {
        TableAnalysis[] tables = [.. book.Tables.Select(TableAnalysis.Of)];
        RelatednessAnalysis[] relatedness = [.. book.Activities.Select(a => RelatednessAnalysis.Of(plan, a))];
        var entries = EntryCheck.All(book.Activities);
        if (tables.Length == 0 || tables[0].Reason is not null)
        {
            return new(book) { Tables = tables, Relatedness = relatedness, Entries = entries, WhyNoRegion = tables.FirstOrDefault()?.Reason };
        }

        // Of several regions together, where the table has several.
        var whole = ReferenceEquals(tables[0].Source.Joined, tables[0].Source.Table) ? tables[0] : TableAnalysis.Of(tables[0].Source with { Table = tables[0].Source.Joined });
        if (whole.Reason is not null)
        {
            return new(book) { Tables = tables, Relatedness = relatedness, Entries = entries, WhyNoRegion = whole.Reason };
        }

        var (region, reason) = RegionAnalysis.Of(plan, facts, asOf, whole, tables[0].Source.Table, book.Activities);
        var clusters = region is null ? [] : ClusterAnalysis.All(plan, region);
        return new(book)
        {
            Tables = tables,
            Relatedness = relatedness,
            Region = region,
            WhyNoRegion = reason,
            Clusters = clusters,
            Changes = TableChange.All(tables),
            WhyNoChanges = TableChange.WhyNot(tables),
            Entries = entries,
            CommunitiesAnswer = new(() => CommunityAnalysis.Of(whole, clusters, book.Activities.FirstOrDefault(a => a.Sectors is not null))),
        };
    }
}
