using Songhua.Core;
using static Songhua.Plans.Attributes;

namespace Songhua.Plans;

/// <summary>The statements of evidence: places, sources, indicators, and what was observed.</summary>
public static class EvidenceTypes
{
    /// <summary>The head of a plan; stands once, in any file.</summary>
    public static readonly StatementType Plan = new(
        "plan",
        new("What the plan is, and the defaults of its statements.", "规划是什么，以及其语句的默认值。"),
        [
            Word("id", "A short name in lower-case letters.", "小写字母的短名。", required: true, example: "jilin"),
            Name,
            Of("format", AttributeType.Number, "The version of this format: 1.", "本格式的版本：1。", required: true),
            Ref("place", "The region that the plan is for; the default of every statement.", "规划所属的地区；各语句的默认地区。", ["places"], required: true),
            Period("horizon", "The years that its statements may speak of.", "语句可涉及的年份。", required: true, example: "2015..2035"),
            Period("stated", "When the plan was stated; for statements whose source has no date.", "规划发布的时间；用于来源没有日期的语句。", example: "2024-05-16"),
            Period("open_by", "The year by which targets without a date are assumed to hold when the plan is checked for adding up. Shown as an assumption wherever it is used.", "核对时假定无期限目标达成的年份。凡使用处均注明为假设。", example: "2030"),
            Note,
        ]);

    public static readonly StatementType Places = new(
        "places",
        new("Regions and places.", "地区。"),
        [
            Name,
            Word("code", "GB/T 2260 code, six digits.", "GB/T 2260 六位行政区划代码。", example: "\"220100\""),
            Choice("level", "The kind of place.", "地区层级。", ["country", "province", "prefecture", "county", "zone", "group"], required: true),
            Ref("within", "The place that it lies in.", "上级地区。", ["places"]),
            List("breaks", "Changes of boundary: figures before and after do not compare.", "区划调整：前后数据不可比。", ListTypes.Break),
            Note,
        ]);

    public static readonly StatementType Topics = new(
        "topics",
        new("Headings under which targets and indicators are shown, in the order given.", "目标与指标的显示主题，按所列顺序。"),
        [Name]);

    public static readonly StatementType Periods = new(
        "periods",
        new("Named periods: plan periods such as 2021-2025, and occasions such as a holiday. Their ids may stand wherever a period is asked for.", "命名时期：如“十四五”时期，或节假日。凡需要时期之处均可使用其 id。"),
        [
            Name,
            Period("span", "First to last.", "起止。", required: true, example: "2021..2025"),
            Choice("kind", "A plan period or an occasion.", "规划期或时段。", ["plan", "occasion"], fallback: "plan"),
            Note,
        ]);

    public static readonly StatementType Sources = new(
        "sources",
        new("Sources of statements.", "语句的来源。"),
        [
            Text("title", "Its title.", "标题。", required: true),
            Word("publisher", "Who published it.", "发布者。"),
            Period("published", "When it was published: a day, month or year.", "发布时间：日、月或年。", example: "2024-05-16"),
            Word("url", "Where it can be read.", "网址。"),
            Choice("grade", "A: the authority itself or a newspaper of record. B: a repost or an edited account. C: wants a second source.", "A：权威机构或主要媒体；B：转载或整理；C：需要第二来源。", ["A", "B", "C"], required: true),
            Note,
        ]);

    public static readonly StatementType Indicators = new(
        "indicators",
        new("What is measured.", "测量的对象。"),
        [
            Name,
            Of("unit", AttributeType.Unit, "The unit in which it is shown; statements may use any unit of the same dimension.", "显示单位；语句可使用同一量纲的任何单位。", required: true, example: "亿元"),
            Choice("kind", "Flow (adds over time), stock (at the end of the period), rate (a change in percent), ratio (one amount by another), index.", "流量（可按时间相加）、存量（期末）、增速（百分比变化）、比率、指数。", ["flow", "stock", "rate", "ratio", "index"], required: true),
            Word("prices", "For money: current, comparable, or constant and a year.", "货币量的价格：current（现价）、comparable（可比价）或 constant 加年份（不变价）。", example: "constant 2020"),
            Choice("frequency", "How often it is published.", "发布频率。", ["annual", "half-yearly", "quarterly", "monthly", "irregular"], fallback: "annual"),
            Choice("growth", "What a stated growth means: nominal growth links the levels of two years; real growth (at comparable prices) does not.", "所述增速的含义：nominal 为名义增速，可联系两年水平值；real 为可比价增速，不可。", ["nominal", "real"], fallback: "nominal; real where prices are comparable"),
            Choice("values", "Which values are possible.", "可能的取值。", ["any", "nonnegative", "share"], fallback: "nonnegative for counts and amounts of things; share lies between 0 and 100 %; any for money, rates and indices"),
            Flag("additive", "Whether the values of parts add to the whole.", "各部分之和是否等于整体。", "yes for flows and stocks"),
            Choice("better", "Which direction is wanted.", "期望方向。", ["higher", "lower"], fallback: "higher"),
            Choice("nature", "Binding on the authorities, or expected.", "约束性或预期性。", ["binding", "expected"], fallback: "expected"),
            Of("formula", AttributeType.Formula, "How it follows from other indicators.", "由其他指标计算的公式。", example: "tourism_revenue / tourist_visits"),
            UnderTopic,
            List("breaks", "Changes of coverage: figures before and after do not compare.", "口径变化：前后数据不可比。", ListTypes.Break),
            Note,
        ]);

    public static readonly StatementType Subjects = new(
        "subjects",
        new("Industries, enterprises, products and groups that numbers are about, where they are not clusters.", "数值所涉及的行业、企业、产品和组合（集群除外）。"),
        [
            Name,
            Choice("kind", "What it is.", "类别。", ["industry", "enterprise", "product", "group"], required: true),
            Industries,
            Note,
        ]);

    public static readonly StatementType Observations = new(
        "observations",
        new("What was measured or claimed for a period: a level, a growth over the same period of the year before, or a share.", "某一时期的测量值或陈述：水平值、同比增速或占比。"),
        [
            Ref("indicator", "What was measured.", "指标。", ["indicators"], required: true),
            AtPlace,
            OfSubject,
            Period("period", "When: a year, quarter, month, a cumulative run such as 2024-01..2024-03, or a named period.", "时期：年、季、月、累计区间（如 2024-01..2024-03）或命名时期。", required: true),
            Figure("value", "The level.", "水平值。", "nearly 1.5 trillion CNY"),
            Figure("growth", "Growth over the same period of the year before.", "同比增速。", "161.74 %"),
            Figure("share", "The share in the indicator that share_of names.", "占 share_of 所指指标的比重。", "16.8 %"),
            Ref("share_of", "The whole of a share.", "占比的整体。", ["indicators"]),
            Figure("restated", "The same amount in another currency, as the source gives it.", "来源给出的其他货币金额。", "139 billion USD"),
            Status,
            Source(),
            Period("published", "When this figure was published, where that is not the source's date.", "该数值的发布时间（若与来源日期不同）。"),
            Period("vintage", "The revision that it belongs to, by date; a later vintage replaces an earlier one. Left out, the figure replaces nothing.", "所属修订版本（按日期）；较晚版本取代较早版本。省略则不取代任何数值。"),
            Word("coverage", "What is covered, where that differs from the indicator's definition; figures of different coverage are not compared.", "覆盖范围（若与指标定义不同）；范围不同的数值不比较。"),
            Note,
        ]);

    public static readonly StatementType Tables = new(
        "tables",
        new("A wide CSV table of observations of one indicator: places or subjects down, periods across.", "一个指标的宽表（CSV）：行为地区或对象，列为时期。"),
        [
            Word("file", "The file, from the plan's folder.", "文件（相对于规划文件夹）。", required: true, example: "data/gdp.csv"),
            Ref("indicator", "What every number measures.", "指标。", ["indicators"], required: true),
            Choice("rows", "What the first column holds: ids of places or of subjects, or their names or codes.", "首列内容：地区或对象的 id、名称或代码。", ["places", "subjects"], fallback: "places"),
            AtPlace,
            Of("unit", AttributeType.Unit, "The unit of the numbers.", "数值的单位。", required: true),
            Choice("facet", "What the numbers are.", "数值的含义。", ["level", "growth"], fallback: "level"),
            Status,
            Source(),
            Period("published", "When the figures were published.", "发布时间。"),
            Period("vintage", "The revision that they belong to.", "所属修订版本。"),
            Note,
        ]);

    public static readonly StatementType Panels = new(
        "panels",
        new("Comparable regions: a wide CSV table of yearly levels of one indicator, regions down, years across. Growth of the plan's own series is set beside theirs; they are no statements of the plan and are not checked for adding up.", "可比地区：一个指标年度水平的宽表（CSV），行为地区，列为年份。规划自身序列的增长与之比较；不属于规划语句，不参与核对。"),
        [
            Name,
            Word("file", "The file, from the plan's folder. The first column holds the regions' names; a column headed zh may hold their Chinese names.", "文件（相对于规划文件夹）。首列为地区名称；标题为 zh 的列可给出中文名称。", required: true, example: "data/provinces_gdp.csv"),
            Ref("indicator", "What every number measures.", "指标。", ["indicators"], required: true),
            Of("unit", AttributeType.Unit, "The unit of the numbers.", "数值的单位。", required: true),
            Refs("for", "Other indicators that the panel stands in for, where no panel of their own is at hand; shown wherever it is used.", "没有自身面板时由本面板替代的其他指标；凡使用处均注明。", ["indicators"]),
            List("breaks", "Years from which levels do not compare with those before.", "数据不可与此前比较的年份。", ListTypes.PanelBreak),
            Status,
            Source(),
            Period("vintage", "The revision that they belong to.", "所属修订版本。"),
            Note,
        ]);

    public static readonly StatementType Returns = new(
        "returns",
        new("Monthly returns of enterprises, from which growth is computed: a folder of files, or a synthetic panel where the real ones are confidential.", "企业月度报表，用于计算增速：文件夹，或在真实报表保密时使用合成面板。"),
        [
            Name,
            Ref("indicator", "The indicator whose growth the returns explain.", "报表所解释增速的指标。", ["indicators"], required: true),
            AtPlace,
            Word("folder", "A returns folder (docs/returns.md), from the plan's folder.", "报表文件夹（见 docs/returns.md），相对于规划文件夹。", example: "returns"),
            Of("seed", AttributeType.Number, "A synthetic panel instead, made from this seed.", "改用由该种子生成的合成面板。", example: "20240331"),
            Of("enterprises", AttributeType.Number, "Enterprises of the synthetic panel.", "合成面板的企业数。", example: "3000"),
            Period("span", "Years of the synthetic panel.", "合成面板的年份。", example: "2022..2024"),
            Refs("hits", "Observations of growth that the synthetic panel is made to reach.", "合成面板须达到的增速观测值。", ["observations"]),
            Source(),
            Note,
        ]);
}
