using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What lies near to what a region does, as tables.</summary>
public static class RelatednessTables
{
    private static readonly Phrase FrontierTitle = new("Frontier objects: what is near to them", "前沿对象：与之相近的活动");
    private static readonly Phrase FrontierNote = new(
        "Proximity: of the regions that have one of two activities, the lesser share that has the other too. It tells what usually goes together, not what causes what. {0}",
        "邻近度：拥有两项活动之一的地区中同时拥有另一项的比例（取较小者）。仅表明通常共存的活动，不表示因果。{0}");

    private static readonly Phrase NearTitle = new("Industries that are near and not yet present", "尚未具备的相近产业");
    private static readonly Phrase Ranked = new(
        "Ranked by density: of an activity's proximity to all others, the share that goes to what the region has.", "按密度排序：一项活动与其他活动的邻近度中，属于本地区已有活动的份额。");

    private static readonly Phrase Found = new(
        "Check without a second date (no forecast): hiding what a region has, density ranks it above what it has not with probability {0} (standard error {1}; by popularity alone {2}).",
        "无第二时点时的检验（并非预测）：隐去某地区已有活动后，密度将其排在未有活动之前的概率为 {0}（标准误 {1}；仅按普遍程度为 {2}）。");

    private static readonly Phrase FoundInOne = new(
        "Check without a second date (no forecast): hiding what a region has, density ranks it above what it has not with probability {0} (by popularity alone {1}); one region alone could be checked, which gives no standard error.",
        "无第二时点时的检验（并非预测）：隐去某地区已有活动后，密度将其排在未有活动之前的概率为 {0}（仅按普遍程度为 {1}）；仅有一个地区可供检验，无法给出标准误。");

    private static readonly Phrase NotFound = new(
        "It cannot be checked how well density finds what is hidden from it: whatever a region has, either no other region has it, or it is near to nothing else, or that region lacks nothing.",
        "无法检验密度能否找回被隐去的活动：各地区已有的活动，或无其他地区具备，或与其他活动均不相近，或该地区已无所缺。");

    private static readonly Phrase PresentTitle = new("What the region does more than others", "本地区相对集中的活动");
    private static readonly Phrase FromThreshold = new("Activities with a location quotient of {0} or more.", "区位商不低于 {0} 的活动。");
    private static readonly Phrase KrugmanIs = new("Krugman's index of specialisation against the other regions is {0} (0: the same shares, 2: nothing in common).", "相对其他地区的克鲁格曼专业化指数为 {0}（0 为结构相同，2 为毫无共同）。");
    private static readonly Phrase NoKrugman = new("Krugman's index of specialisation cannot be computed: no other region has any activity to compare with.", "无法计算克鲁格曼专业化指数：没有其他地区的活动可供比较。");
    private static readonly Phrase RegionsTitle = new("Regions by diversity and complexity", "各地区的多样性与复杂度");
    private static readonly Phrase OtherMeasure = new("Fitness is another measure and does not mix with ECI.", "适合度为另一指标，不与 ECI 混用。");
    private static readonly Phrase WeakSign = new("The correlation is weak, so that which end is complex hangs on little.", "该相关性较弱，复杂度方向的依据不足。");
    private static readonly Phrase Vanishing = new("The fitness of {0} regions goes to zero, where it only says how long was iterated.", "其中 {0} 个地区的适合度趋于零，仅反映迭代步数。")
    {
        One = "The fitness of {0} region goes to zero, where it only says how long was iterated.",
    };

    private static readonly Phrase Proxy = new("A proxy ({0}, {1}) for {2}.", "替代数据（{0}，{1} 年），用于反映{2}。");
    private static readonly Phrase Direct = new("By {0}, {1}.", "依据{0}，{1} 年。");
    private static readonly Phrase LeftOut = new("{0} Left out, because a figure of theirs is missing: {1}.", "{0}因数据缺失而未计入：{1}。");
    private static readonly Phrase WithProximity = new("{0} ({1:0.00})", "{0}（{1:0.00}）");
    private static readonly Phrase HasAll = new("{0} has every activity that any region has: none is left to rank.", "{0}已具备各地区的全部活动，没有可排序的其他活动。");
    private static readonly Phrase NoRegions = new("No region of the matrix '{0}' has all its figures and any activity.", "矩阵“{0}”中没有数据齐全且有活动的地区。");
    private static readonly Phrase NobodyHas = new("No region has the activities that milestones name.", "没有地区具备里程碑所属的活动。");
    private static readonly Phrase NoFrontier = new("No milestone names an activity of the plan's matrices.", "没有里程碑写明所属活动。");
    private static readonly Phrase Has = new("present", "已有");
    private static readonly Phrase HasNot = new("not present", "未有");
    private const int Shown = 20;

    // Below it the sign of the index says little.
    private const double Weak = 0.3;

    /// <summary>Every table, of every matrix.</summary>
    public static IReadOnlyList<ResultTable> All(Results results) => results.Structure.Relatedness.Count == 0 ? [] :
    [
        Frontier(results), .. results.Structure.Relatedness.SelectMany(r => (ResultTable[])[Near(r), Present(r), Regions(r)]),
    ];

    /// <summary>Each frontier object that names an activity, what it could build on and what is missing.</summary>
    public static ResultTable Frontier(Results results) => new(
        "structure_frontier", FrontierTitle,
        [
            new("object", new("Object", "对象")), new("activity", new("Activity", "活动")), new("presence", new("In the region", "本地区")),
            new("quotient", new("Location quotient", "区位商"), ColumnKind.Number), new("strengths", new("Nearest strengths", "最相近的既有优势")),
            new("missing", new("Near and missing", "相近而缺少的活动")),
        ],
        [
            .. from analysis in results.Structure.Relatedness
               from near in analysis.Frontier(results.Plan)
               select new ResultRow($"{StructureTables.KeyStart}frontier/{near.Milestone.Id}/{((LocalText)near.Activity.Name).Zh}",
               [
                   Cell.Of(near.Milestone.Name), Cell.Of(near.Activity.Name), Cell.Of(near.Activity.IsPresent ? Has : HasNot),
                   StructureTables.Number(near.Activity.Quotient, Status(analysis)), Cell.Of(List(near.Strengths)), Cell.Of(List(near.Missing)),
               ]),
        ])
    {
        Note = FrontierNote.With(About(results.Structure.Relatedness[0])),
        WhyEmpty = results.Plan.Milestones.All(m => m.Activities.Count == 0) ? NoFrontier : results.Structure.Relatedness.Select(r => r.WhyNoRegion).FirstOrDefault(why => why is not null) ?? NobodyHas,
    };

    /// <summary>The activities that the region has not, by density.</summary>
    public static ResultTable Near(RelatednessAnalysis analysis) => new(
        $"structure_near_{analysis.Source.Declaration.Id}", NearTitle,
        [
            new("rank", new("Rank", "名次"), ColumnKind.Number), new("activity", new("Activity", "活动")), new("density", new("Density", "密度"), ColumnKind.Number),
            new("quotient", new("Location quotient", "区位商"), ColumnKind.Number), new("complexity", new("Complexity (PCI)", "复杂度（PCI）"), ColumnKind.Number),
        ],
        [.. analysis.Activities.Where(a => a.Rank is <= Shown).Select(a => Row(analysis, a, Cell.Of(a.Rank!.Value, null, ValueStatus.Derived)))])
    {
        Head = 1,
        Note = new Sentences([Ranked, About(analysis), Checked(analysis.Hidden)]),
        WhyEmpty = analysis.WhyNoRegion ?? HasAll.With(analysis.Presence.Regions[analysis.Region]),
    };

    /// <summary>The activities that the region has, by location quotient.</summary>
    public static ResultTable Present(RelatednessAnalysis analysis) => new(
        $"structure_present_{analysis.Source.Declaration.Id}", PresentTitle,
        [
            new("activity", new("Activity", "活动")), new("density", new("Density", "密度"), ColumnKind.Number),
            new("quotient", new("Location quotient", "区位商"), ColumnKind.Number), new("complexity", new("Complexity (PCI)", "复杂度（PCI）"), ColumnKind.Number),
        ],
        [.. analysis.Activities.Where(a => a.IsPresent).Select(a => Row(analysis, a))])
    {
        Note = new Sentences(
        [
            FromThreshold.With(Numerals.Write(analysis.Presence.Threshold)),
            analysis.WhyNoRegion ?? (double.IsNaN(analysis.Krugman) ? NoKrugman : KrugmanIs.With(StructureTables.Two(analysis.Krugman))), About(analysis),
        ]),
        WhyEmpty = analysis.WhyNoRegion,
    };

    /// <summary>All regions of a matrix.</summary>
    public static ResultTable Regions(RelatednessAnalysis analysis)
    {
        var (presence, complexity) = (analysis.Presence, analysis.Complexity);
        var diversity = presence.Diversity();
        var order = Enumerable.Range(0, presence.Regions.Count).OrderByDescending(r => complexity.Outcome == ComplexityOutcome.Computed ? complexity.Regions[r] : diversity[r]).ThenBy(r => r);
        var vanishing = analysis.Fitness.VanishingRegions.Count;
        return new(
            $"structure_regions_{analysis.Source.Declaration.Id}", RegionsTitle,
            [
                new("region", new("Region", "地区")), new("diversity", new("Activities", "活动数"), ColumnKind.Number),
                new("eci", new("Complexity (ECI)", "复杂度（ECI）"), ColumnKind.Number), new("fitness", new("Fitness", "适合度"), ColumnKind.Number),
            ],
            [.. order.Select(r => new ResultRow($"{StructureTables.KeyStart}regions/{analysis.Source.Declaration.Id}/{((LocalText)presence.Regions[r]).En}",
            [
                Cell.Of(presence.Regions[r]), Cell.Of(diversity[r], null, ValueStatus.Derived),
                StructureTables.Number(complexity.Regions[r], Status(analysis)),
                StructureTables.Number(analysis.Fitness.Regions[r], Status(analysis)),
            ]))])
        {
            Note = new Sentences(
            [
                complexity.Reason, .. complexity.CorrelationWithDiversity < Weak ? (ILocalised[])[WeakSign] : [], OtherMeasure,
                .. vanishing > 0 ? (ILocalised[])[Vanishing.With(vanishing)] : [], About(analysis),
            ]),
            WhyEmpty = NoRegions.With(analysis.Source.Declaration.Name),
        };
    }

    /// <summary>What the matrix is, and that it is a proxy where it is one.</summary>
    public static Message About(RelatednessAnalysis analysis)
    {
        var declared = analysis.Source.Declaration;
        var year = declared.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var about = declared.ProxyFor is { } stands ? Proxy.With(declared.Name, year, stands) : Direct.With(declared.Name, year);
        ILocalised[] leftOut = [.. analysis.Source.LeftOut];
        return leftOut.Length == 0 ? about : LeftOut.With(about, new MessageList(leftOut));
    }

    private static Message Checked(HiddenCheck check) => double.IsNaN(check.Area) ? NotFound
        : double.IsNaN(check.StandardError) ? FoundInOne.With(StructureTables.Two(check.Area), StructureTables.Two(check.PopularityArea))
        : Found.With(StructureTables.Two(check.Area), StructureTables.Two(check.StandardError), StructureTables.Two(check.PopularityArea));

    private static ResultRow Row(RelatednessAnalysis analysis, RelatedActivity a, params Cell[] first) => new(
        KeyOf(analysis, a), [.. first, Cell.Of(a.Name), StructureTables.Number(a.Density, Status(analysis)), StructureTables.Number(a.Quotient, Status(analysis)), StructureTables.Number(a.Complexity, Status(analysis))]);

    internal static string KeyOf(RelatednessAnalysis analysis, RelatedActivity a) => $"{StructureTables.KeyStart}activities/{analysis.Source.Declaration.Id}/{((LocalText)a.Name).Zh}";

    private static ValueStatus Status(RelatednessAnalysis analysis) => ValueStatusWords.Computed([analysis.Source.Declaration.Status]);

    private static MessageList List(IReadOnlyList<(RelatedActivity Activity, double Proximity)> near) => new([.. near.Select(n => (ILocalised)WithProximity.With(n.Activity.Name, n.Proximity))]);
}
