using Songhua.Core;
using Songhua.Outlook;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What the input-output tables say of sectors and clusters, as tables.</summary>
public static class StructureTables
{
    /// <summary>What every key of the structure begins with.</summary>
    public const string KeyStart = "structure/";

    private static readonly Phrase SectorsTitle = new("Sectors: {0}", "各部门：{0}");
    private static readonly Phrase SectorsNote = new(
        "Multipliers are type I, per unit of final demand for domestic products, without what households spend again. Linkages are over their mean: backward of the Leontief inverse's columns, forward of the Ghosh inverse's rows. The loss is of the nation's output without the sector's purchases, sales and final demand. Method: {0}.",
        "乘数为 I 型，按对国内产品的单位最终需求计，不含居民再支出。联系系数为与均值之比：后向取列昂惕夫逆矩阵的列，前向取 Ghosh 逆矩阵的行。损失指去除该部门的购买、销售和最终需求后全国产出的减少。方法：{0}。");

    private static readonly Phrase RegionTitle = new("Sectors of {0}, estimated", "{0}各部门（估计）");
    private static readonly Phrase RegionNote = new(
        "An estimate, not a survey: {0}. The size of groups of sectors is anchored to official value added; inside a group half of a sector's weight follows {1} (a location quotient above {2} counts as {2}), half the nation's structure. Known errors of such estimates: docs/methods/regionalisation.md.",
        "为估计而非调查：{0}。部门组规模以官方增加值为准；组内部门权重一半依据{1}（区位商超过 {2} 按 {2} 计），一半依据全国结构。此类估计的已知误差见 docs/methods/regionalisation.md。");

    private static readonly Phrase OwnTitle = new("Sectors of {0}", "{0}各部门");
    private static readonly Phrase OwnNote = new(
        "The table is of the region itself: nothing is estimated, and its imports are all that comes from outside the region.", "该表即为本地区的表：未作估计，其进口即全部区外流入。");

    private static readonly Phrase PartNote = new(
        "Region {0} of the table '{1}': nothing is estimated. What the other regions of the table deliver is told apart from imports, and stands where the rest of the nation does elsewhere.", "表“{1}”中的地区 {0}：未作估计。表内其他地区的供应与进口分列，列于“国内其他地区”之处。");

    private static readonly Phrase AloneNote = new(
        "An estimate, not a survey: {0}. The size of groups of sectors is anchored to official value added; inside a group sectors are to each other as in the nation, for want of anything that tells where industries are (`activities` with a concordance). Known errors of such estimates: docs/methods/regionalisation.md.",
        "为估计而非调查：{0}。部门组规模以官方增加值为准；由于没有说明产业所在地的数据（带对照的 `activities`），组内各部门按全国比例。此类估计的已知误差见 docs/methods/regionalisation.md。");

    private static readonly Phrase ClustersTitle = new("Clusters in the input-output table", "投入产出表中的集群");
    private static readonly Phrase ClustersNote = new(
        "A cluster is held to be the sectors of its industry codes, each code counting the same: what its enterprises make of each is not public. Shares of inputs and sales and the regional multiplier rest on the table of the region.",
        "集群按其行业代码所属部门计，各代码权重相同：其企业的实际构成未公开。投入与销售占比及地区乘数基于地区表。");

    private static readonly Phrase Sentence = new(
        "{0}: {1} of its inputs come from outside the region; a unit of demand for it calls up {2} of output in the region and {3} in the nation [{4}]. `songhua structure` says more.",
        "{0}：{1} 的投入来自区外；单位需求带动本地区产出 {2}、全国产出 {3}［{4}］。详见 `songhua structure`。");

    private static readonly Phrase OfYear = new("{0}, {1}", "{0}（{1} 年）");
    private static readonly Phrase QuotientsOf = new("Location quotients are of {0}.", "区位商依据{0}。");
    private static readonly Phrase InputsTitle = new("What each cluster depends on", "各集群依赖什么");
    private static readonly Phrase InputsNote = new(
        "Inputs per 100 of a cluster's output, by product, the largest first; how much of each comes from the region's own sectors, from the rest of the nation and from abroad is estimated.",
        "每 100 单位集群产出所需投入，按产品列出，由大到小；来自本地区、国内其他地区和国外的比重为估计。");

    private static readonly Phrase CommunitiesTitle = new("Communities of sectors beside the plan's clusters", "部门社群与规划集群对照");
    private static readonly Phrase CommunitiesNote = new(
        "{0} communities by {1}: modularity {2}; {3} runs from seed {4} agree at an adjusted Rand index of {5}. Stability: how often a sector is with the others of its community. Method: {6}.",
        "按{1}得到 {0} 个社群：模块度 {2}；自种子 {4} 起 {3} 次运行的平均调整兰德指数为 {5}。稳定性指该部门与所属社群其他部门同组的频率。方法：{6}。")
    {
        One = "{0} community by {1}: modularity {2}; {3} runs from seed {4} agree at an adjusted Rand index of {5}. Stability: how often a sector is with the others of its community. Method: {6}.",
    };

    private static readonly Phrase ByFlows = new("who buys from whom", "部门间购销");
    private static readonly Phrase ByBoth = new("who buys from whom and who is found in the same regions (half each)", "部门间购销与同地分布（各占一半）");
    private static readonly Phrase AimOf = new("{0} ({1})", "{0}（{1}）");
    private static readonly Phrase NoTable = new("The plan declares no input-output table.", "规划未声明投入产出表。");
    private static readonly Phrase NoFlows = new("No sector of the table buys from another.", "表中没有部门间的购销。");
    private static readonly Phrase NoClusters = new("No cluster with industry codes can be joined to a table of the region.", "没有可与地区表对应的带行业代码的集群。");
    private static readonly Phrase Key = new("key sector", "关键部门");
    private static readonly Phrase BackwardWord = new("pulls suppliers", "后向带动");
    private static readonly Phrase ForwardWord = new("feeds buyers", "前向推动");
    private static readonly Phrase Weak = new("weakly linked", "联系较弱");
    private static readonly Phrase Unknown = new("not known", "未知");

    // Inputs below this share of output are not listed.
    private const double LeastInput = 0.005;

    /// <summary>Every table of the structure that is made without being asked for, in the order in which a reader meets them.</summary>
    /// <param name="results">The run.</param>
    /// <param name="isInternal">Whether what disclosure control withholds is shown, for internal use.</param>
    public static IReadOnlyList<ResultTable> All(Results results, bool isInternal = false) =>
    [
        Clusters(results), Inputs(results), DisruptionTables.Exposure(results), LocationTables.Concentrations(results, isInternal), LocationTables.ClusterShifts(results, isInternal), LocationTables.Shifts(results), LocationTables.Effects(results),
        .. results.Disruptions.SelectMany(DisruptionTables.Of), Communities(results), Sectors(results), Region(results), FormulaTables.Of(results),
        .. OpenModel.All(results).Where(m => m.Region is null).SelectMany(m => (ResultTable[])[MultiplierTables.Of(m), LinkageTables.Linkages(m), LinkageTables.Influence(m), .. FootprintTables.All(m)]),
        .. RelatednessTables.All(results), .. TechniqueTables.Changes(results), .. TechniqueTables.Entries(results),
    ];

    /// <summary>The tables in which the row of an address can stand, of those that are made without being asked for and are of no single model.</summary>
    internal static IReadOnlyList<ResultTable> ByAddress(Results results, string[] key)
    {
        IReadOnlyList<ResultTable> OfMatrix(Func<RelatednessAnalysis, IEnumerable<ResultTable>> tables) =>
            [.. results.Structure.Relatedness.Where(r => key.Length > 2 && r.Source.Declaration.Id == key[2]).SelectMany(tables)];
        return key.ElementAtOrDefault(1) switch
        {
            "clusters" => [Clusters(results)],
            "inputs" => [Inputs(results)],
            "exposure" => [DisruptionTables.Exposure(results)],
            "concentration" => [LocationTables.Concentrations(results)],
            "cluster_shifts" => [LocationTables.ClusterShifts(results)],
            "shifts" => [LocationTables.Shifts(results), LocationTables.Effects(results)],
            "disruption" => [.. results.Disruptions.Where(d => key.Length > 2 && d.Scenario.Id == key[2]).SelectMany(DisruptionTables.Of)],
            "communities" => [Communities(results)],
            "sectors" => [Sectors(results)],
            "region" => [Region(results)],
            "formulas" => [FormulaTables.Of(results)],
            "frontier" when results.Structure.Relatedness.Count > 0 => [RelatednessTables.Frontier(results)],
            "activities" => OfMatrix(r => [RelatednessTables.Near(r), RelatednessTables.Present(r)]),
            "regions" => OfMatrix(r => [RelatednessTables.Regions(r)]),
            "change" => TechniqueTables.Changes(results),
            "entry" => TechniqueTables.Entries(results),
            _ => [],
        };
    }

    /// <summary>What is said of one cluster: itself, its inputs, its exposure, how concentrated it is, why it grew, and how its estimates hang on the formula.</summary>
    /// <param name="results">The run.</param>
    /// <param name="cluster">Its id.</param>
    /// <param name="isInternal">Whether what disclosure control withholds is shown, for internal use.</param>
    public static IReadOnlyList<ResultTable> OfCluster(Results results, string cluster, bool isInternal = false) =>
    [
        .. ((ResultTable[])
            [
                Clusters(results), Inputs(results), DisruptionTables.Exposure(results),
                LocationTables.Concentrations(results, isInternal), LocationTables.ClusterShifts(results, isInternal), FormulaTables.Of(results),
            ])
            .Select(t => t with { Rows = [.. t.Rows.Where(r => r.Key.Split('/') is [_, _, var id, ..] && id == cluster)] }),
    ];

    /// <summary>A cluster in a sentence.</summary>
    public static ILocalised InWords(ClusterAnalysis cluster) => Sentence.With(
        cluster.Cluster.Name, new Amount(Math.Round(cluster.OutsideShare, 2), UnitCatalogue.Percent), Two(cluster.RegionalMultiplier), Two(cluster.NationalMultiplier),
        StatusOf(cluster.Region).Word());

    /// <summary>An estimate, unless the table is the region's own.</summary>
    private static ValueStatus StatusOf(RegionAnalysis region) => region.Kind != RegionKind.Estimated ? region.Nation.Status : ValueStatusWords.Computed([ValueStatus.Estimate, region.Nation.Status]);

    /// <summary>The word for where a sector stands.</summary>
    public static Phrase Word(LinkageClass linkage) => linkage switch
    {
        LinkageClass.Key => Key,
        LinkageClass.BackwardOriented => BackwardWord,
        LinkageClass.ForwardOriented => ForwardWord,
        LinkageClass.Independent => Weak,
        _ => Unknown,
    };

    /// <summary>Each cluster in the tables.</summary>
    public static ResultTable Clusters(Results results) => new(
        "structure_clusters", ClustersTitle,
        [
            new("cluster", new("Cluster", "集群")), new("aim", new("Aim", "目标值")), new("floor_share", new("Floor in the implied total, at most", "下限占隐含总量（至多）"), ColumnKind.Percent),
            new("sectors", new("Sectors", "部门")),
            new("quotient", new("Location quotient", "区位商"), ColumnKind.Number),
            new("outside", new("Inputs from outside the region", "区外投入占比"), ColumnKind.Percent),
            new("abroad", new("Inputs from abroad", "国外投入占比"), ColumnKind.Percent),
            new("inside", new("Inputs from its own sectors here", "本区同部门投入"), ColumnKind.Percent),
            new("sold_inside", new("Sold to its own sectors here", "售予本区同部门"), ColumnKind.Percent),
            new("sold_others", new("Sold to other sectors here", "售予本区其他部门"), ColumnKind.Percent),
            new("multiplier", new("Multiplier in the nation", "全国乘数"), ColumnKind.Number),
            new("regional_multiplier", new("Multiplier in the region", "地区乘数"), ColumnKind.Number),
            new("loss", new("Nation's output lost without its sectors", "去除其部门后全国产出损失"), ColumnKind.Percent),
        ],
        [.. results.Structure.Clusters.Select(c => new ResultRow($"{KeyStart}clusters/{c.Cluster.Id}",
        [
            Cell.Of(c.Cluster.Name),
            Cell.Of(Aims(results, c.Cluster.Id)),
            Share(FloorShare(results, c.Cluster.Id), ValueStatus.Derived),
            Cell.Of(new MessageList([.. c.Sectors.Select(s => c.Region.Nation.Names[s])])),
            Number(c.Quotient, c.Region.Kind == RegionKind.Part ? StatusOf(c.Region) : ValueStatus.Estimate),
            Share(c.OutsideShare, StatusOf(c.Region)), Share(c.AbroadShare, StatusOf(c.Region)), Share(c.InsideShare, StatusOf(c.Region)),
            Share(c.SoldInside, StatusOf(c.Region)), Share(c.SoldToOthers, StatusOf(c.Region)),
            Number(c.NationalMultiplier, c.Region.Nation.Status), Number(c.RegionalMultiplier, StatusOf(c.Region)),
            Share(c.Extraction.Total / c.Region.Nation.Output.Sum(), c.Region.Nation.Status),
        ]))])
    {
        Note = new Sentences([ClustersNote, .. results.Structure.Region is { Kind: RegionKind.Part } part ? [NoteOf(part, null)] : (ILocalised[])[], .. ProxyOf(results) is { } proxy && results.Structure.Region is not { Kind: RegionKind.Part } ? [QuotientsOf.With(proxy)] : (ILocalised[])[], .. results.Structure.Region?.Notes ?? []]),
        WhyEmpty = results.Structure.WhyNoRegion ?? (results.Structure.Tables.Count == 0 ? NoTable : NoClusters),
    };

    /// <summary>Detected communities, and where the plan differs.</summary>
    public static ResultTable Communities(Results results)
    {
        var found = results.Structure.Communities;
        return new(
            "structure_communities", CommunitiesTitle,
            [
                new("sector", new("Sector", "部门")), new("community", new("Community around", "社群核心")), new("stability", new("Stability", "稳定性"), ColumnKind.Percent),
                new("cluster", new("Clusters of the plan", "规划集群")), new("placement", new("Placement", "归属")), new("reason", new("Why", "理由")) { Wide = true },
            ],
            found is null ? [] : [.. found.Comparison.Industries.OrderBy(i => i.Community).ThenBy(i => i.Industry).Select(i => new ResultRow(
                $"{KeyStart}communities/{found.Table.Source.Table.Sectors[i.Industry].Key}",
                [
                    Cell.Of(found.Table.Names[i.Industry]), Cell.Of(found.NameOf(i.Community)), Share(found.Communities.Stability[i.Industry], ValueStatus.Derived),
                    Cell.Of(found.ClustersOf(i.Industry).Select(c => (ILocalised)c.Cluster.Name).ToList() is { Count: > 0 } clusters ? new MessageList(clusters) : null), Cell.Of(i.Placement.Word()), Cell.Of(i.Reason),
                ]))])
        {
            Note = found is null ? null : CommunitiesNote.With(
                found.Communities.ConsensusCount, found.HasColocation ? ByBoth : ByFlows, Two(found.Communities.ConsensusModularity),
                found.Communities.Spec.Restarts, (int)found.Communities.Spec.Seed, Two(found.Communities.MeanAdjustedRand), CommunityDetection.Method),
            WhyEmpty = results.Structure.Tables.Count == 0 ? NoTable : results.Structure.Tables[0].Reason ?? NoFlows,
        };
    }

    /// <summary>What each cluster buys, and from where.</summary>
    public static ResultTable Inputs(Results results) => new(
        "structure_inputs", InputsTitle,
        [
            new("cluster", new("Cluster", "集群")), new("input", new("Input", "投入")),
            new("need", new("Per 100 of output", "每 100 产出所需"), ColumnKind.Number),
            new("region", new("From the region", "来自本地区"), ColumnKind.Percent),
            new("nation", new("From the rest of the nation", "来自国内其他地区"), ColumnKind.Percent),
            new("abroad", new("From abroad", "来自国外"), ColumnKind.Percent),
        ],
        [
            .. from cluster in results.Structure.Clusters
               from input in Enumerable.Range(0, cluster.Inputs.Length).Where(i => cluster.Inputs[i] >= LeastInput).OrderByDescending(i => cluster.Inputs[i]).ThenBy(i => i)
               let need = cluster.Inputs[input]
               let foreign = cluster.Sectors.Sum(j => cluster.Weights[j] * cluster.Region.Abroad[input, j])
               select new ResultRow($"{KeyStart}inputs/{cluster.Cluster.Id}/{cluster.Region.Nation.Source.Table.Sectors[input].Key}",
               [
                   Cell.Of(cluster.Cluster.Name), Cell.Of(cluster.Region.Nation.Names[input]), Number(100 * need, cluster.Region.Nation.Status),
                   Share(1 - (cluster.OutsideInputs[input] / need), StatusOf(cluster.Region)), Share((cluster.OutsideInputs[input] - foreign) / need, StatusOf(cluster.Region)), Share(foreign / need, cluster.Region.Nation.Status),
               ]),
        ])
    {
        Note = InputsNote,
        WhyEmpty = NoClusters,
    };

    /// <summary>Every sector of every table of the plan, one table after the other; where there are several, each row names its own.</summary>
    public static ResultTable Sectors(Results results)
    {
        TableAnalysis[] tables = [.. results.Structure.Tables.Where(t => t.Reason is null)];
        var areSeveral = tables.Length > 1;
        return new(
            "structure_sectors", SectorsTitle.With(new MessageList([.. results.Structure.Tables.Select(t => (ILocalised)t.Source.Declaration.Name)])),
            [
                new("sector", new("Sector", "部门")), new("code", new("Code", "代码")) { Wide = true }, .. areSeveral ? [new("table", new("Table", "表"))] : (ResultColumn[])[],
                new("output", new("Output", "总产出"), ColumnKind.Number),
                new("value_added", new("Value added in output", "增加值率"), ColumnKind.Percent),
                new("multiplier", new("Output multiplier", "产出乘数"), ColumnKind.Number),
                new("value_added_multiplier", new("Value added multiplier", "增加值乘数"), ColumnKind.Number),
                new("imports", new("Imports multiplier", "进口乘数"), ColumnKind.Number),
                new("backward", new("Backward", "后向联系"), ColumnKind.Number), new("forward", new("Forward", "前向联系"), ColumnKind.Number),
                new("class", new("Standing", "类型")), new("loss", new("Output lost without it", "去除后产出损失"), ColumnKind.Percent),
            ],
            [
                .. from table in tables
                   from s in Enumerable.Range(0, table.Names.Count)
                   let unit = table.Source.Table.Head.Unit
                   select new ResultRow(KeyOf(table, s),
                   [
                       Cell.Of(table.Names[s]), Cell.Of(table.Source.Table.Sectors[s].Key), .. areSeveral ? [Cell.Of(table.Source.Declaration.Name)] : (Cell[])[],
                       Cell.Of(table.Output[s] / (double)unit.Factor, unit, table.Status), Share(table.Output[s] > 0 ? table.ValueAdded[s] / table.Output[s] : double.NaN, table.Status),
                       Number(table.OutputMultipliers[s], table.Status), Number(table.ValueAddedContent[s], table.Status), Number(table.ImportContent[s], table.Status),
                       Number(table.Backward[s], table.Status), Number(table.Forward[s], table.Status), Cell.Of(Word(table.Classes[s])),
                       Share(table.Extraction[s].Total / table.Output.Sum(), table.Status),
                   ]),
            ])
        {
            Note = new Sentences([SectorsNote.With(LeontiefSystem.Method), .. tables.Select(t => t.ImportAssumption).OfType<Phrase>().Distinct()]),
            WhyEmpty = results.Structure.Tables.Select(t => t.Reason).FirstOrDefault(r => r is not null) ?? NoTable,
        };
    }

    /// <summary>Every sector of the plan's region.</summary>
    public static ResultTable Region(Results results)
    {
        var region = results.Structure.Region;
        var proxy = ProxyOf(results);
        var status = region is null ? ValueStatus.Estimate : StatusOf(region);
        return new(
            "structure_region", (region is null or { Kind: RegionKind.Estimated } ? RegionTitle : OwnTitle).With(results.Words.Place(results.Plan.Head.Place)),
            [
                new("sector", new("Sector", "部门")), new("code", new("Code", "代码")) { Wide = true }, new("quotient", new("Location quotient", "区位商"), ColumnKind.Number),
                new("output", new("Output", "总产出"), ColumnKind.Number), new("share", new("Share of the nation's", "占全国比重"), ColumnKind.Percent),
                new("outside", new("Inputs from outside the region", "区外投入占比"), ColumnKind.Percent),
                new("multiplier", new("Multiplier in the region", "地区乘数"), ColumnKind.Number),
            ],
            region is null ? [] : [.. Enumerable.Range(0, region.Output.Length).Where(s => region.Output[s] > 0).Select(s => new ResultRow($"{KeyStart}region/{region.Nation.Source.Table.Sectors[s].Key}",
            [
                Cell.Of(region.Nation.Names[s]), Cell.Of(region.Nation.Source.Table.Sectors[s].Key), Number(region.Quotients[s], region.Kind == RegionKind.Part ? status : ValueStatus.Estimate),
                Amount(region.Output[s], region.Nation.Source.Table.Head.Unit, status), Share(region.Output[s] / region.Nation.Output[s], status), Share(region.OutsideShare(s), status),
                region.Multipliers.Length == 0 ? Cell.None : Number(region.Multipliers[s], status),
            ]))])
        {
            Note = region is null ? null : new Sentences([NoteOf(region, proxy), .. region.Notes]),
            WhyEmpty = results.Structure.WhyNoRegion ?? NoTable,
        };
    }

    private static Message NoteOf(RegionAnalysis region, Message? proxy) => region.Kind switch
    {
        RegionKind.Own => OwnNote.ToMessage(),
        RegionKind.Part => PartNote.With(region.Nation.Source.Declaration.Region, region.Nation.Source.Declaration.Name),
        _ => proxy is null || region.Quotients.All(double.IsNaN)
            ? AloneNote.With(region.Coefficients.Say())
            : RegionNote.With(region.Coefficients.Say(), proxy, Numerals.Write(RegionAnalysis.LargestQuotient)),
    };

    private static Message? ProxyOf(Results results) =>
        results.Structure.Book.Activities.FirstOrDefault(a => a.Sectors is not null) is { Declaration: var proxy } ? OfYear.With(proxy.Name, proxy.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;

    internal static string KeyOf(TableAnalysis table, int sector) => $"{KeyStart}sectors/{table.Source.Declaration.Id}/{table.Source.Table.Sectors[sector].Key}";

    internal static LocalText Two(double value) => LocalText.Same(value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));

    // The cluster's floor over the least that the plan implies for the place as a whole when it is due: the floor is at most that share. NaN where nothing is implied of that.
    private static double FloorShare(Results results, string cluster) => results.Status
        .Where(s => s.Target is { Facet: Facet.Level, Aim.Low: > 0 } target && target.Series.Subject == cluster)
        .Select(s => (s.Target.Aim.Low, Whole: results.Implied.FirstOrDefault(i =>
            i.Point is { Facet: Facet.Level } p && p.Series == s.Target.Series with { Subject = null } && p.Period == (s.Target.By ?? results.Plan.Head.OpenBy) && i.Bounds.Low > 0)))
        .Where(f => f.Whole is not null)
        .Select(f => f.Low / f.Whole!.Bounds.Low)
        .FirstOrDefault(double.NaN);

    // What the plan wants of the cluster, with the verdict; null where it wants nothing.
    private static MessageList? Aims(Results results, string cluster) =>
        results.Status.Where(s => s.Target.Series.Subject == cluster).Select(s => (ILocalised)AimOf.With(results.Words.Aim(s.Target), s.Pace.Verdict.Word())).ToList() is { Count: > 0 } aims ? new MessageList(aims) : null;

    // A reader sees as many digits as are worth reading; files have ten, of which every machine computes the same.
    internal static Cell Number(double value, ValueStatus status) =>
        double.IsNaN(value) ? Cell.None : Cell.Of(TenDigits(value), null, status, LocalText.Same(Numerals.Write(Math.Round(value, Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 10 ? 1 : 3) + 0.0)));

    internal static Cell Share(double share, ValueStatus status = ValueStatus.Estimate) =>
        double.IsNaN(share) ? Cell.None : Cell.Of(TenDigits(100 * share), UnitCatalogue.Percent, status, new Amount((Math.Round(100 * share, Math.Abs(share) < 0.01 ? 2 : 1) + 0.0) / 100, UnitCatalogue.Percent));

    // Three digits: an estimate deserves no more. What is derived from a published table has five.
    internal static Cell Amount(double baseValue, Unit unit, ValueStatus status = ValueStatus.Estimate) => double.IsNaN(baseValue)
        ? Cell.None
        : Cell.Of(TenDigits(baseValue / (double)unit.Factor), unit, status, new Amount(Significant(baseValue, status == ValueStatus.Estimate ? 3 : 5), unit));

    private static double TenDigits(double value) => Significant(value, 10);

    private static double Significant(double value, int digits) => value == 0 || !double.IsFinite(value)
        ? value + 0.0
        : double.Parse(value.ToString($"E{digits - 1}", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
