using Songhua.Core;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Programmes and projects: what several sources report of one is put side by side, and where they differ it is marked.</summary>
internal static class MeansSections
{
    private static readonly Phrase None = new("The plan names none.", "规划中未列出。");
    private static readonly Phrase Source = new("Source", "来源");
    private static readonly Phrase Date = new("Date", "日期");
    private static readonly Phrase State = new("State", "进度");
    private static readonly Phrase Covers = new("Covers", "覆盖范围");
    private static readonly Phrase Note = new("Remark", "备注");
    private static readonly Phrase Differ = new("reports differ", "报道不一致");
    private static readonly Phrase Where = new("{0} · {1}", "{0} · {1}");
    private static readonly Phrase TargetsOf = new("Targets: ", "目标:");

    internal static void Programmes(Page page)
    {
        var plan = page.Results.Plan;
        foreach (var programme in plan.Programmes)
        {
            Begin(page, programme, Joined(page, programme.Place, programme.Lead, programme.Period));
            Paragraph(page, programme.Description);
            Paragraph(page, programme.Note, "muted");
            Targets(page, programme);
            Reports(page, programme.Path, programme.Reports);
            page.Html.CloseLine();
        }

        Empty(page, plan.Programmes.Count);
    }

    internal static void Projects(Page page)
    {
        var plan = page.Results.Plan;
        foreach (var project in plan.Projects)
        {
            Begin(page, project, Joined(page, project.Place, project.Developer, null));
            Paragraph(page, project.Note, "muted");
            Reports(page, project.Path, project.Reports);
            page.Html.CloseLine();
        }

        Empty(page, plan.Projects.Count);
    }

    private static ILocalised Joined(Page page, string place, LocalText? who, Period? period)
    {
        var words = page.Results.Words.Place(place);
        words = who is null ? words : Where.With(words, who);
        return period is { } p ? Where.With(words, page.Results.Words.Period(p)) : words;
    }

    private static void Begin(Page page, NamedStatement statement, ILocalised under)
    {
        page.Html.Open("article", ("class", "means"), ("id", statement.Path.Replace('/', '-')));
        page.Html.Element("h3", statement.Name).Element("p", under, ("class", "sub"));
    }

    private static void Paragraph(Page page, LocalText? text, string? style = null)
    {
        if (text is not null)
        {
            page.Html.Element("p", text, ("class", style));
        }
    }

    private static void Targets(Page page, Programme programme)
    {
        var targets = page.Results.Status.Where(s => programme.Targets.Contains(s.Target.Id) || s.Target.Programme == programme.Id).ToList();
        if (targets.Count == 0)
        {
            return;
        }

        var html = page.Html;
        html.Open("p").Text(TargetsOf);
        for (var i = 0; i < targets.Count; i++)
        {
            html.Text(i == 0 ? "" : html.Language == Language.Chinese ? "、" : ", ").Element("a", targets[i].Target.Name, ("href", "#" + Page.Anchor(targets[i])));
        }

        html.CloseLine();
    }

    private static void Reports(Page page, string path, IReadOnlyList<Report> reports)
    {
        if (reports.Count == 0)
        {
            return;
        }

        var (html, words) = (page.Html, page.Results.Words);
        var told = page.Results.Findings.Where(f => f.Kind == FindingKind.ReportConflict).SelectMany(f => f.Parts).Where(p => p.Path == path).Select(p => p.Span).ToHashSet();
        var indicators = reports.SelectMany(r => r.Values.Select(v => v.Indicator)).Distinct().ToList();
        var hasDate = reports.Any(r => r.Date is not null);
        var hasState = reports.Any(r => r.Status is not null);
        var hasScope = reports.Any(r => r.Scope is not null);
        var hasNote = reports.Any(r => r.Note is not null);
        html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table").Open("thead").Open("tr");
        Head(html, Source, true);
        Head(html, Date, hasDate);
        Head(html, State, hasState);
        Head(html, Covers, hasScope);
        foreach (var indicator in indicators)
        {
            html.Element("th", words.Indicator(indicator), ("scope", "col"), ("class", "number"));
        }

        Head(html, Note, hasNote);
        html.Close().Close().Open("tbody");
        foreach (var report in reports)
        {
            html.Open("tr").Element("td", words.Source(report.Source));
            Cell(html, report.Date is { } date ? words.Period(date) : null, hasDate);
            Cell(html, PlanTables.State(report.Status), hasState);
            Marked(html, report.Scope, hasScope, told.Contains(report.Span), null);
            foreach (var indicator in indicators)
            {
                var value = report.Values.FirstOrDefault(v => v.Indicator == indicator);
                Marked(html, value.Figure is { } figure ? LocalText.Same(figure.Written) : null, true, value.Figure is not null && told.Contains(value.Span), "number");
            }

            Cell(html, report.Note, hasNote);
            html.CloseLine();
        }

        html.Close().Close().CloseLine();
    }

    private static void Head(HtmlWriter html, Phrase title, bool shown)
    {
        if (shown)
        {
            html.Element("th", title, ("scope", "col"));
        }
    }

    private static void Cell(HtmlWriter html, ILocalised? words, bool shown) => Marked(html, words, shown, false, null);

    private static void Marked(HtmlWriter html, ILocalised? words, bool shown, bool differs, string? style)
    {
        if (!shown)
        {
            return;
        }

        html.Open("td", ("class", differs ? $"differs {style}".TrimEnd() : style));
        if (words is not null)
        {
            html.Text(words);
        }

        if (differs)
        {
            html.Text(" ").Element("span", Differ, ("class", "kind"));
        }

        html.Close();
    }

    private static void Empty(Page page, int count)
    {
        if (count == 0)
        {
            page.Html.Element("p", None, ("class", "muted"));
        }
    }
}
