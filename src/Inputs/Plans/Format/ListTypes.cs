using Songhua.Core;
using static Songhua.Plans.Attributes;

namespace Songhua.Plans;

/// <summary>The types of the items of lists inside statements.</summary>
internal static class ListTypes
{
    internal static readonly StatementType Break = new(
        "breaks",
        new("A break in comparability.", "可比性中断。"),
        [
            Period("at", "The first period on the new basis.", "新口径的首个时期。", required: true),
            Text("what", "What changed.", "变化内容。", required: true),
            Ref("place", "Where, if not everywhere.", "地区（若非全部）。", ["places"]),
            Source(required: false),
        ]);

    internal static readonly StatementType PanelBreak = new(
        "breaks",
        new("A break in comparability of every region of a panel.", "面板各地区可比性同时中断。"),
        [
            Period("at", "The first year on the new basis.", "新口径的首个年份。", required: true),
            Text("what", "What changed.", "变化内容。", required: true),
            Source(required: false),
        ]);

    internal static readonly StatementType Report = new(
        "reports",
        new("What one source says of a programme or project on a date. Two reports with different values of one thing are a conflict of sources, unless one supersedes the other.", "某一来源在某日对计划或项目的说法。同一事项数值不同即为来源冲突，除非一方取代另一方。"),
        [
            Word("id", "A name for the report, for supersedes.", "报告名，供 supersedes 使用。"),
            Period("date", "The date that the report speaks of, which counts as the day on which it became known; left out, the date of its source.", "报告所述日期，并视为其为人所知的日期；省略则为其来源的日期。"),
            Choice("status", "How far the project was.", "项目进度。", ["planned", "promoted", "signed", "construction", "operational", "completed", "cancelled"]),
            Text("scope", "What or whom it covers.", "覆盖范围。"),
            Values,
            Word("supersedes", "The id of the report that this one replaces.", "被本报告取代的报告 id。"),
            Source(),
            Note,
        ]);

    internal static readonly StatementType TaxonomyItem = new(
        "items",
        new("A member of the taxonomy.", "分类项。"),
        [
            Word("id", "Its id.", "其 id。", required: true),
            Name,
            Text("role", "Its role: pillar, advantageous, …", "角色：支柱、优势等。"),
            Industries,
        ]);

    internal static readonly StatementType ConcordanceMap = new(
        "maps",
        new("One link of a concordance.", "对照项。"),
        [
            Word("from", "An item of the first taxonomy.", "第一分类的项。", required: true),
            Word("to", "An item of the second, or none.", "第二分类的项，或 none。", required: true),
            Of("weight", AttributeType.Number, "The share that goes there; the weights of one item add to 1.", "流向比重；同一项的权重之和为 1。"),
            Note,
        ]);

    internal static readonly StatementType Change = new(
        "with",
        new("One change to the plan.", "对规划的一处改动。"),
        [
            Word("object", "The statement changed: section/id.", "被改动的语句：section/id。", required: true, example: "targets/changchun_nev_2025"),
            Of("set", AttributeType.Map, "Attributes with their new values.", "新的属性值。"),
            Of("add", AttributeType.Map, "A new statement's attributes.", "新语句的属性。"),
            Flag("remove", "Whether the statement is left out.", "是否去除该语句。", "no"),
        ]);

    internal static readonly StatementType Effect = new(
        "effects",
        new("What happens to one series.", "一个序列所受的影响。"),
        [
            Text("what", "What brings it about.", "影响的来由。"),
            Ref("indicator", "The indicator.", "指标。", ["indicators"], required: true),
            AtPlace,
            OfSubject,
            Figure("change", "How far the level is moved once the effect is whole: a percentage or an amount.", "影响完全显现后水平变动的幅度：百分比或数额。", "-10 %"),
            Figure("growth", "How much is added to growth each year instead, in percentage points.", "或每年增速的变动（百分点）。", "+1 pp"),
            Figure("spread", "The standard deviation of that size, in the same unit; left out, the size is certain.", "该幅度的标准差，单位相同；省略则视为确定。", "3 %"),
            Period("from", "The first year.", "首年。", required: true, example: "2026"),
            Of("build_up", AttributeType.Number, "Years until the effect is whole, in equal steps: 1 is at once.", "影响逐步显现的年数（等步长）：1 为立即。", example: "3"),
            Period("until", "The last year of the whole effect; left out, it lasts.", "完整影响的末年；省略则持续。", example: "2027"),
            Of("recovery", AttributeType.Number, "Years after that in which it fades in equal steps: 0 is at once.", "其后逐步消退的年数（等步长）：0 为立即。", example: "2"),
            Figure("cost", "What it costs, for the cost of a percentage point of probability.", "成本，用于计算每个百分点概率的成本。", "10 亿元"),
        ]);
}
