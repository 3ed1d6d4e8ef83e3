using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What stands behind a target: its line and source, the picture with its table, and the tree of every number.</summary>
internal sealed class TargetDetails(Page page)
{
    private static readonly Phrase Details = new("Details", "详情");
    private static readonly Phrase Line = new("Plan line", "规划位置");
    private static readonly Phrase Source = new("Source", "来源");
    private static readonly Phrase Programme = new("Programme", "所属计划");
    private static readonly Phrase Binding = new("Kind", "性质");
    private static readonly Phrase IsBinding = new("binding target", "约束性目标");
    private static readonly Phrase OpenSdg = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase Note = new("Remark", "备注");
    private static readonly Phrase PeriodTitle = new("Period", "时期");
    private static readonly Phrase Value = new("Value", "数值");
    private static readonly Phrase Is = new("Is", "性质");
    private static readonly Phrase AimTitle = new("target", "目标值");
    private static readonly Phrase Derived = new("derived from other figures of the plan", "由规划中其他数据推算");
    private static readonly Phrase Tree = new("Every number and where it comes from", "每个数值及其来源");

    private readonly HtmlWriter _html = page.Html;
    private readonly Dictionary<string, Observation> _observations = page.Results.Facts.Observations
        .GroupBy(o => o.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    internal void Write(TargetStatus status, TargetSeries series)
    {
        _html.Open("details").Open("summary");
        _html.Element("span", page.Rows[status, "reason"].In(_html.Language), ("class", "reason")).Text(" ").Element("span", Details, ("class", "more")).Close();
        Facts(status);
        if (series.CanBeDrawn)
        {
            page.Pictures.Write(_html, new TargetPicture(series, _html.Language).Make());
        }

        if (series.Points.Count > 0)
        {
            Observed(status, series);
        }

        if (page.Explainer.Explain(status.Key) is { } tree)
        {
            _html.Open("details").Element("summary", Tree);
            page.Trees.WriteParts(tree);
            _html.Close();
        }

        _html.CloseLine();
    }

    private void Facts(TargetStatus status)
    {
        var (target, plan) = (status.Target, page.Results.Plan);
        _html.Open("dl", ("class", "facts"));
        Fact(page.Rows.Title("missing"), status.Pace.Missing.Count == 0 ? null : new MessageList([.. status.Pace.Missing.Select(m => (ILocalised)m)]));
        Fact(Source, page.Results.Words.Source(target.Source));
        _html.Element("dt", Line).Open("dd").Element("code", page.Lines.Shown(target.Span)).Close();
        Fact(Programme, target.Programme is { } id ? plan.Programmes.FirstOrDefault(p => p.Id == id)?.Name : null);
        Fact(Binding, target.Binding ? IsBinding : null);
        if (status.Pace.Rule is { } rule)
        {
            Fact(ProgressRule.Name, OpenSdg.With(page.Rows[status, "open_sdg_ratio"].In(_html.Language), rule.Category.Word()));
        }

        Told(status, "gap");
        Told(status, "ratio");
        Fact(Note, target.Note);
        _html.CloseLine();
    }

    private void Told(TargetStatus status, string column)
    {
        if (page.Rows[status, column] is { Number: not null } cell)
        {
            Fact(page.Rows.Title(column), LocalText.Same(cell.In(_html.Language)));
        }
    }

    private void Fact(Phrase title, ILocalised? words)
    {
        if (words is not null)
        {
            _html.Element("dt", title).Element("dd", words);
        }
    }

    private void Observed(TargetStatus status, TargetSeries series)
    {
        _html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table", ("class", "small")).Open("thead").Open("tr");
        _html.Element("th", PeriodTitle, ("scope", "col")).Element("th", Value, ("scope", "col"), ("class", "number"));
        _html.Element("th", Is, ("scope", "col")).Element("th", Source, ("scope", "col")).Close().Close().Open("tbody");
        foreach (var point in series.Points)
        {
            _html.Open("tr").Element("td", page.Results.Words.Period(point.Period));
            _html.Element("td", new ValueText(point, status.Unit), ("class", "number")).Open("td");
            Badge.Write(_html, point.Status);
            _html.Close().Element("td", SourceOf(point)).CloseLine();
        }

        if (series.HasGoal)
        {
            _html.Open("tr", ("class", "goal")).Element("td", page.Results.Words.Period(series.Due!.Value));
            _html.Element("td", Numerals.Write(series.Goal, status.Unit, _html.Language), ("class", "number"));
            _html.Element("td", AimTitle).Element("td", page.Results.Words.Source(status.Target.Source)).CloseLine();
        }

        _html.Close().Close().CloseLine();
    }

    private ILocalised SourceOf(PacePoint point) =>
        _observations.TryGetValue(point.Key, out var observation) ? page.Results.Words.Source(observation.Source) : Derived;
}
