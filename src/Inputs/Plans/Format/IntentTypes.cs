using Songhua.Core;
using static Songhua.Plans.Attributes;

namespace Songhua.Plans;

/// <summary>The statements of intent: what the plan wants, and by what means.</summary>
public static class IntentTypes
{
    public static readonly StatementType Targets = new(
        "targets",
        new("What is to be reached, by when. Exactly one of reach, at_least, at_most, more_than, less_than, about and between says how much.", "要达到的目标及期限。reach、at_least、at_most、more_than、less_than、about、between 中恰取其一。"),
        [
            Name,
            Ref("indicator", "What is aimed at.", "指标。", ["indicators"], required: true),
            AtPlace,
            OfSubject,
            Choice("measure", "A level, a growth over the year before, or a share in share_of.", "水平值、同比增速，或占 share_of 的比重。", ["level", "growth", "share"], fallback: "level"),
            Ref("share_of", "The whole of a share.", "占比的整体。", ["indicators"]),
            Figure("reach", "The number to reach.", "要达到的数值。", "700,000 vehicles"),
            Figure("at_least", "A floor.", "下限。", "1 trillion CNY"),
            Figure("at_most", "A ceiling.", "上限。", "5.5 %"),
            Figure("more_than", "A floor that must be passed.", "须超过的下限。", "100 billion CNY"),
            Figure("less_than", "A ceiling that must not be touched.", "须低于的上限。"),
            Figure("about", "A number to come near to.", "大致数值。", "5 %"),
            Of("between", AttributeType.FigurePair, "A range.", "区间。", example: "[6.5 %, 7 %]"),
            Of("by", AttributeType.PeriodOrOpen, "The period in which it must hold; a plan period means its last year; open where none is stated.", "达成时期；规划期指其末年；未说明则为 open。", example: "2025"),
            Word("within", "A number of years, counted from the year in from.", "年数，从 from 所指年份起算。", example: "3 years"),
            Period("from", "The first year of within.", "within 的首年。"),
            Period("relative_to", "The period on whose value the figure is a change: +1 pp on 2018, an amount, or a percentage of that value such as -13.5 % on 2020 (a fall of 13.5 % over the five years to 2025).", "数值所相对的时期：如较 2018 年提高 1 个百分点、增减的数量，或该期数值的百分之几，如较 2020 年变化 -13.5 %（至 2025 年五年累计下降 13.5%）。"),
            Period("baseline", "The period from which pace is reckoned.", "计算进度的基期。"),
            Figure("restated", "The same amount in another currency, as the source gives it.", "来源给出的其他货币金额。", "139 billion USD"),
            Choice("nature", "Binding or expected, where that differs from the indicator.", "约束性或预期性（若与指标不同）。", ["binding", "expected"]),
            Ref("programme", "The programme that serves it.", "所服务的计划。", ["programmes"]),
            Period("stated", "When it was stated, where that is not the source's date.", "提出时间（若与来源日期不同）。"),
            Source(),
            Note,
        ]);

    public static readonly StatementType Parts = new(
        "parts",
        new("Part and whole: the values of the parts add to the whole.", "部分与整体：各部分之和等于整体。"),
        [
            Choice("over", "What is divided.", "划分对象。", ["places", "subjects", "indicators"], required: true),
            Word("whole", "The whole: an id of a place, cluster, subject or indicator.", "整体的 id。", required: true),
            Words("parts", "The parts: ids of the same kind.", "各部分的 id。"),
            Refs("indicators", "The indicators for which it holds (places, subjects).", "适用的指标（地区、对象）。", ["indicators"]),
            AtPlace,
            Flag("complete", "Whether the parts are the whole (yes) or only some of it (no).", "各部分是否构成整体（yes）或仅为其一部分（no）。", "yes"),
            Flag("overlap", "Whether parts overlap, so that they may add to more than the whole.", "各部分是否重叠（其和可大于整体）。", "no"),
            Word("tolerance", "A statistical discrepancy allowed, in percent of the whole.", "允许的统计误差，占整体的百分比。", example: "2 %"),
            Period("period", "When it holds; always, if left out.", "适用时期；省略则始终适用。"),
            Source(required: false),
            Note,
        ]);

    public static readonly StatementType Clusters = new(
        "clusters",
        new("Industrial clusters. A cluster is also a subject of numbers.", "产业集群；也可作为数值的对象。"),
        [
            Name,
            Ref("group", "The group of clusters that it belongs to.", "所属集群组。", ["clusters", "subjects"]),
            Flag("named", "Whether the source names it.", "来源是否点名。", "yes"),
            Industries,
            Refs("places", "Where it is.", "所在地区。", ["places"]),
            Refs("overlaps", "Clusters with which it shares enterprises.", "与之共享企业的集群。", ["clusters"]),
            Source(),
            Note,
        ]);

    public static readonly StatementType Taxonomies = new(
        "taxonomies",
        new("A way of dividing the economy that a plan generation used: pillars, principles, future industries.", "某一代规划所用的划分：支柱产业、理念、未来产业等。"),
        [
            Name,
            Period("period", "The generation that used it.", "所属规划期。"),
            List("items", "Its members.", "分类项。", ListTypes.TaxonomyItem, required: true),
            Source(),
            Note,
        ]);

    public static readonly StatementType Concordances = new(
        "concordances",
        new("How one taxonomy maps to another; every item of the first is mapped, if only to none.", "两种分类之间的对照；第一分类的每一项都须对照（可为 none）。"),
        [
            Name,
            Word("from", "A taxonomy.", "分类。", required: true),
            Word("to", "A taxonomy, or the id of a group of clusters.", "分类，或集群组的 id。", required: true),
            List("maps", "The links.", "对照项。", ListTypes.ConcordanceMap, required: true),
            Source(),
            Note,
        ]);

    public static readonly StatementType Programmes = new(
        "programmes",
        new("What is done to reach targets.", "为达成目标而实施的计划。"),
        [
            Name,
            AtPlace,
            Period("period", "When it runs.", "实施时期。"),
            Text("lead", "Who leads it.", "牵头单位。"),
            Text("scope", "Whom it covers.", "覆盖范围。"),
            Text("description", "What it does.", "内容。"),
            UnderTopic,
            Refs("targets", "The targets that it serves.", "所服务的目标。", ["targets"]),
            Values,
            List("reports", "What further sources say.", "其他来源的说法。", ListTypes.Report),
            Source(),
            Note,
        ]);

    public static readonly StatementType Projects = new(
        "projects",
        new("Projects, as their reports describe them.", "项目及其报道。"),
        [
            Name,
            AtPlace,
            Text("developer", "Who builds it.", "建设单位。"),
            Words("products", "What it makes, by code.", "产品代码。", "[hydrogen, ammonia]"),
            Ref("part_of", "The project that it is a phase of.", "所属项目（分期）。", ["projects"]),
            Ref("programme", "The programme that it belongs to.", "所属计划。", ["programmes"]),
            Ref("cluster", "The cluster that it belongs to.", "所属集群。", ["clusters"]),
            UnderTopic,
            List("reports", "What the sources say.", "各来源的说法。", ListTypes.Report, required: true),
            Note,
        ]);

    public static readonly StatementType Milestones = new(
        "milestones",
        new("Frontier milestones: what is claimed to have been achieved, with its evidence.", "前沿里程碑：声称的成果及其证据。"),
        [
            Name,
            Text("claim", "What is claimed.", "声称内容。", required: true),
            Text("actor", "Who did it.", "主体。"),
            AtPlace,
            Figure("value", "The figure claimed.", "数值。", "160 km/h"),
            Period("date", "When.", "时间。", required: true),
            Choice("status", "How far it is.", "进展。", ["achieved", "under_way", "announced"], required: true),
            Text("evidence", "What supports the claim.", "证据。"),
            Words("activities", "The activities of the plan's `activities` that it is a part of, by their names there: what lies near to them is looked for.", "其所属的活动（规划 `activities` 中的名称）：据此寻找相近的活动。", "[vehicles]"),
            UnderTopic,
            Source(),
            Note,
        ]);

    public static readonly StatementType Intentions = new(
        "intentions",
        new("What is intended without a number.", "没有数值的意向。"),
        [
            Text("text", "What is intended.", "内容。", required: true),
            AtPlace,
            Period("period", "When it was stated for.", "所针对的时期。"),
            UnderTopic,
            Text("measurable_by", "What would have to be published to judge it.", "判断所需公布的数据。"),
            Source(),
            Note,
        ]);

    public static readonly StatementType Scenarios = new(
        "scenarios",
        new("Transformations of the plan: what if.", "对规划的变换：假如……"),
        [
            Name,
            Text("description", "What it supposes.", "假设内容。"),
            List("with", "Changes of the plan's statements.", "对规划语句的改动。", ListTypes.Change),
            List("effects", "What happens to series: a shock, or what a project or programme would bring.", "序列所受影响：冲击，或项目、计划带来的效果。", ListTypes.Effect),
            List("shocks", "Outages: what stops producing, for how long.", "停产冲击：何者停产、持续多久。", StructureTypes.Shock),
            Note,
        ]);
}
