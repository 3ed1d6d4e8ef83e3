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
}
