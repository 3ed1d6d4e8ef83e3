using Songhua.Core;

namespace Songhua.Runs;

/// <summary>A part of what the structure says, by name.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Title">What it is.</param>
/// <param name="Tables">Its tables: of the run, of the model that is asked, and whether for internal use.</param>
public sealed record StructureTopic(string Id, Phrase Title, Func<Results, OpenModel?, bool, IReadOnlyList<ResultTable>> Tables)
{
    /// <summary>What is said where there is no table of it; null where there always is one.</summary>
    public Phrase? WhyEmpty { get; init; }
}

/// <summary>What can be asked of the structure by name.</summary>
public static class StructureTopics
{
    /// <summary>The topic that takes the households' option.</summary>
    public const string Multipliers = "multipliers";

    private static readonly Phrase OneTable = new("It takes two tables of the same place, sectors and final uses, of two years.", "需要同一地区、部门与最终使用分类相同的两个年份的表。");
    private static readonly Phrase NoActivities = new("The plan declares no activities of regions (`activities`).", "规划未声明地区活动（`activities`）。");
    private static readonly Phrase NotOfRegion = new("The final uses of an estimated region are not known, so that nothing can be said of what they hold.", "估计地区的最终使用未知，无法说明其完全含量。");

    /// <summary>Every topic, in the order in which a reader meets them.</summary>
    public static IReadOnlyList<StructureTopic> All { get; } =
    [
        new("clusters", new("each cluster in the tables", "投入产出表中的各集群"), (r, _, _) => [StructureTables.Clusters(r)]),
        new("inputs", new("what each cluster buys, and from where", "各集群的投入及来源"), (r, _, _) => [StructureTables.Inputs(r)]),
        new("exposure", new("what an outage of each input would cost", "各投入中断的代价"), (r, _, _) => [DisruptionTables.Exposure(r)]),
        new("growth", new("concentration and shift-share", "集中度与偏离—份额"), (r, _, isInternal) => [LocationTables.Concentrations(r, isInternal), LocationTables.ClusterShifts(r, isInternal), LocationTables.Shifts(r), LocationTables.Effects(r)]),
        new("communities", new("clusters that the flows themselves suggest", "由流量识别的社群"), (r, _, _) => [StructureTables.Communities(r)]),
        new("sectors", new("every sector in brief", "各部门概览"), (r, _, _) => [StructureTables.Sectors(r)]),
        new("region", new("the region's sectors", "地区各部门"), (r, _, _) => [StructureTables.Region(r)]),
        new("formulas", new("how the region's table hangs on the formula", "地区表对公式的敏感性"), (r, _, _) => [FormulaTables.Of(r)]),
        new(Multipliers, new("multipliers of output, value added, income, imports, satellites", "产出、增加值、收入、进口及卫星指标乘数"), (_, m, _) => m is null ? [] : [MultiplierTables.Of(m)]),
        new("linkages", new("linkages by every measure", "各种产业关联度量"), (_, m, _) => m is null ? [] : [LinkageTables.Linkages(m)]),
        new("influence", new("the coefficients that matter most", "影响力最大的系数"), (_, m, _) => m is null ? [] : [LinkageTables.Influence(m)]),
        new("requirements", new("direct and total requirements, pair by pair", "逐对的直接与完全需要"), (_, m, _) => m is null ? [] : [RequirementTables.Of(m)]),
        new("footprints", new("what each final use holds", "各项最终使用的完全含量"), (_, m, _) => m is null ? [] : FootprintTables.All(m)) { WhyEmpty = NotOfRegion },
        new("changes", new("why output changed between two tables", "两表之间产出变化的原因"), (r, _, _) => TechniqueTables.Changes(r)) { WhyEmpty = OneTable },
        new("related", new("next industries and the frontier", "相近产业与未来产业"), (r, _, _) => [.. RelatednessTables.All(r), .. TechniqueTables.Entries(r)]) { WhyEmpty = NoActivities },
    ];

    /// <summary>The topics that ask a model, of a table or of the region.</summary>
    public static bool AsksModel(string id) => id is Multipliers or "linkages" or "influence" or "requirements" or "footprints";
}
