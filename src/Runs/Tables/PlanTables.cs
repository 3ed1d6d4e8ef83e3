using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What the plan holds besides targets, as tables: clusters, programmes, projects, milestones, intentions, taxonomies, sources, observations.</summary>
public static class PlanTables
{
    private static readonly ResultColumn Id = new("id", new("Id", "标识")) { Wide = true };
    private static readonly ResultColumn Name = new("name", new("Name", "名称"));
    private static readonly ResultColumn PlaceColumn = new("place", new("Place", "地区"));
    private static readonly ResultColumn SourceColumn = new("source", new("Source", "来源"));
    private static readonly ResultColumn NoteColumn = new("note", new("Note", "备注")) { Wide = true };
    private static readonly ResultColumn Topic = new("topic", new("Topic", "主题"));

    private static readonly Phrase Yes = new("yes", "是");
    private static readonly Phrase No = new("no", "否");
    private static readonly Phrase None = new("none", "无");
    private static readonly Phrase ValueOf = new("{0} {1}", "{0} {1}");

    private static readonly Dictionary<string, Phrase> States = new(StringComparer.Ordinal)
    {
        ["planned"] = new("planned", "规划"),
        ["promoted"] = new("promoted", "招商"),
        ["signed"] = new("signed", "签约"),
        ["construction"] = new("under construction", "在建"),
        ["operational"] = new("operational", "投运"),
        ["completed"] = new("completed", "建成"),
        ["cancelled"] = new("cancelled", "取消"),
        ["achieved"] = new("achieved", "已实现"),
        ["under_way"] = new("under way", "推进中"),
        ["announced"] = new("announced", "已宣布"),
    };

    /// <summary>The word for a project's or milestone's state.</summary>
    public static Phrase? State(string? state) => state is null ? null : States[state];

    /// <summary>The clusters with their floors where targets give them.</summary>
    public static ResultTable Clusters(Results r) => new(
        "clusters", new Phrase("Industrial clusters", "产业集群"),
        [Id, Name, new("named", new("Named by the source", "来源是否点名")), new("industries", new("Industries (GB/T 4754)", "行业（GB/T 4754）")), new("places", new("Places", "地区")),
            new("targets", new("Targets", "目标")), new("overlaps", new("Overlaps with", "重叠集群")) { Wide = true }, SourceColumn, NoteColumn],
        [.. r.Plan.Clusters.Select(c => new ResultRow(c.Path,
        [
            Cell.Of(c.Id), Cell.Of(c.Name), Cell.Of(c.Named ? Yes : No), Cell.Of(new MessageList(c.Industries)),
            Cell.Of(new MessageList([.. c.Places.Select(r.Words.Place)])),
            Cell.Of(new MessageList([.. r.Plan.Targets.Values.Where(t => t.Series.Subject == c.Id).Select(r.Words.Statement)])),
            Cell.Of(new MessageList([.. c.Overlaps.Select(r.Words.Subject)])), Cell.Of(r.Words.Source(c.Source)), Cell.Of(c.Note),
        ]))]);

    /// <summary>The programmes: one row a report.</summary>
    public static ResultTable Programmes(Results r) => new(
        "programmes", new Phrase("Programmes", "计划与行动"),
        [Id, Name, PlaceColumn, new("period", new("Period", "时期")), new("scope", new("Covers", "覆盖范围")), new("values", new("Figures", "数值")),
            new("description", new("What it does", "内容")), SourceColumn, NoteColumn],
        [.. r.Plan.Programmes.SelectMany(p => p.Reports.Select((report, i) => new ResultRow(p.Path,
        [
            Cell.Of(p.Id), i == 0 ? Cell.Of(p.Name) : Cell.None, i == 0 ? Cell.Of(r.Words.Place(p.Place)) : Cell.None,
            i == 0 && p.Period is { } period ? Cell.Of(r.Words.Period(period)) : Cell.None, Cell.Of(report.Scope), Cell.Of(Values(r, report)),
            i == 0 ? Cell.Of(p.Description) : Cell.None, Cell.Of(r.Words.Source(report.Source)), Cell.Of(i == 0 ? p.Note : report.Note),
        ])))]);

    /// <summary>The projects: one row a report.</summary>
    public static ResultTable Projects(Results r) => new(
        "projects", new Phrase("Projects and what is reported of them", "项目及其报道"),
        [Id, Name, PlaceColumn, new("developer", new("Developer", "建设单位")), new("date", new("Date", "日期")), new("state", new("State", "进度")),
            new("values", new("Figures", "数值")), SourceColumn, NoteColumn],
        [.. r.Plan.Projects.SelectMany(p => p.Reports.Select((report, i) => new ResultRow(p.Path,
        [
            Cell.Of(p.Id), i == 0 ? Cell.Of(p.Name) : Cell.None, i == 0 ? Cell.Of(r.Words.Place(p.Place)) : Cell.None, i == 0 ? Cell.Of(p.Developer) : Cell.None,
            Cell.Of(report.Date?.ToString()), Cell.Of(State(report.Status)), Cell.Of(Values(r, report)), Cell.Of(r.Words.Source(report.Source)),
            Cell.Of(report.Note ?? (i == 0 ? p.Note : null)),
        ])))]);

    /// <summary>The frontier milestones.</summary>
    public static ResultTable Milestones(Results r) => new(
        "milestones", new Phrase("Frontier milestones", "前沿里程碑"),
        [Id, Name, new("claim", new("Claim", "内容")), new("value", new("Value", "数值"), ColumnKind.Text), new("date", new("Date", "日期")), new("state", new("State", "进展")),
            new("actor", new("By", "主体")), new("evidence", new("Evidence", "证据")), SourceColumn, NoteColumn],
        [.. r.Plan.Milestones.Select(m => new ResultRow(m.Path,
        [
            Cell.Of(m.Id), Cell.Of(m.Name), Cell.Of(m.Claim), Cell.Of(m.Value), Cell.Of(m.Date.ToString()), Cell.Of(State(m.Status)), Cell.Of(m.Actor),
            Cell.Of(m.Evidence), Cell.Of(r.Words.Source(m.Source)), Cell.Of(m.Note),
        ]))]);

    /// <summary>The intentions without a number, with what would have to be published to judge them.</summary>
    public static ResultTable Intentions(Results r) => new(
        "intentions", new Phrase("Intentions without a number", "没有数值的意向"),
        [Id, new("text", new("Intention", "意向")), PlaceColumn, Topic, new("measurable_by", new("Could be judged by", "可据以判断的数据")), SourceColumn, NoteColumn],
        [.. r.Plan.Intentions.Select(i => new ResultRow(i.Path,
        [
            Cell.Of(i.Id), Cell.Of(i.Text), Cell.Of(r.Words.Place(i.Place)),
            Cell.Of(i.Topic is { } t && r.Plan.Topics.TryGetValue(t, out var topic) ? topic.Name : null), Cell.Of(i.MeasurableBy), Cell.Of(r.Words.Source(i.Source)), Cell.Of(i.Note),
        ]))]);

    /// <summary>The taxonomies and how their items map to the next: one row an item and link.</summary>
    public static ResultTable Taxonomies(Results r) => new(
        "taxonomies", new Phrase("Taxonomies and their concordance", "产业分类及对照"),
        [new("taxonomy", new("Taxonomy", "分类")), new("period", new("Period", "时期")), new("item", new("Item", "项")), new("role", new("Role", "角色")),
            new("industries", new("Industries (GB/T 4754)", "行业（GB/T 4754）")), new("maps_to", new("Maps to", "对应")), new("weight", new("Weight", "权重"), ColumnKind.Number),
            new("remark", new("Remark", "说明")), SourceColumn],
        [.. r.Plan.Taxonomies.SelectMany(t => t.Items.SelectMany(item => Links(r.Plan, t, item).Select(link => new ResultRow(t.Path,
        [
            Cell.Of(t.Name), t.Period is { } period ? Cell.Of(r.Words.Period(period)) : Cell.None, Cell.Of(item.Name), Cell.Of(item.Role), Cell.Of(new MessageList(item.Industries)),
            Cell.Of(link is null ? null : link.To is { } to ? MapName(r, to) : None), link is null ? Cell.None : Cell.Of(link.Weight, null, ValueStatus.Estimate),
            Cell.Of(link?.Note), Cell.Of(r.Words.Source(t.Source)),
        ]))))]);

    private static List<TaxonomyLink?> Links(Plan plan, Taxonomy taxonomy, TaxonomyItem item)
    {
        var links = plan.Concordances.Where(c => c.From == taxonomy.Id).SelectMany(c => c.Links).Where(l => l.From == item.Id).ToList<TaxonomyLink?>();
        return links.Count == 0 ? [null] : links;
    }

    private static ILocalised MapName(Results r, string id) =>
        r.Plan.Taxonomies.SelectMany(t => t.Items).FirstOrDefault(i => i.Id == id)?.Name ?? r.Words.Subject(id);

    /// <summary>Every observation with what stands behind it.</summary>
    public static ResultTable Observations(Results r) => new(
        "observations", new Phrase("Observations", "观测值"),
        [Id, new("what", new("What", "内容")), new("period", new("Period", "时期")), new("written", new("As stated", "原始表述")), new("low", new("At least", "下限"), ColumnKind.Number),
            new("high", new("At most", "上限"), ColumnKind.Number), new("status", new("Status", "性质")), new("published", new("Published", "发布时间")), new("vintage", new("Vintage", "版本")), SourceColumn, NoteColumn],
        [.. r.Facts.Observations.Select(o => new ResultRow(o.Path,
        [
            Cell.Of(o.Id), Cell.Of(r.Words.Point(o.Key, o.Coverage)), Cell.Of(o.Key.Period.ToString()), Cell.Of(o.Figure), End(o.Figure.Low, o), End(o.Figure.High, o),
            Cell.Of(o.Status.Word()), Cell.Of(o.Published?.ToString()), Cell.Of(o.Vintage?.ToString()), Cell.Of(r.Words.Source(o.Source)), Cell.Of(o.Note),
        ]))]);

    private static Cell End(decimal? end, Observation o) => end is { } value ? Cell.Of((double)value, o.Figure.Unit, o.Status) : Cell.None;

    /// <summary>The sources with their grades.</summary>
    public static ResultTable Sources(Results r) => new(
        "sources", new Phrase("Sources", "来源"),
        [Id, new("title", new("Title", "标题")), new("publisher", new("Publisher", "发布者")), new("published", new("Published", "发布时间")), new("grade", new("Grade", "等级")),
            new("url", new("Address", "网址")), NoteColumn],
        [.. r.Plan.Sources.Values.Select(s => new ResultRow(s.Path,
        [
            Cell.Of(s.Id), Cell.Of(s.Name), Cell.Of(s.Publisher), Cell.Of(s.Published?.ToString()), Cell.Of(s.Grade.ToString()), Cell.Of(s.Url), Cell.Of(s.Note),
        ]))]);

    private static MessageList Values(Results r, Report report) =>
        new([.. report.Values.Select(v => (ILocalised)ValueOf.With(r.Words.Indicator(v.Indicator), v.Figure))]);
}
