using Songhua.Core;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What several sources report of one programme or project, side by side: a column a report, differing entries marked.</summary>
internal sealed class ReportTable
{
    private static readonly Phrase Source = new("Source", "来源");
    private static readonly Phrase Date = new("Date", "日期");
    private static readonly Phrase State = new("State", "进度");
    private static readonly Phrase Covers = new("Covers", "覆盖范围");
    private static readonly Phrase Note = new("Remark", "备注");
    private static readonly Phrase Differ = new("reports differ", "报道不一致");

    private readonly HtmlWriter _html;
    private readonly Vocabulary _words;
    private readonly IReadOnlyList<Report> _reports;
    private readonly HashSet<SourceSpan> _differing;

    private ReportTable(Page page, string path, IReadOnlyList<Report> reports)
    {
        (_html, _words, _reports) = (page.Html, page.Results.Words, reports);
        _differing = [.. page.Results.Findings.Where(f => f.Kind == FindingKind.ReportConflict).SelectMany(f => f.Parts).Where(p => p.Path == path).Select(p => p.Span)];
    }

    /// <summary>Writes the reports of the statement at a plan path.</summary>
    internal static void Write(Page page, string path, IReadOnlyList<Report> reports)
    {
        if (reports.Count > 0)
        {
            new ReportTable(page, path, reports).Write();
        }
    }

    private void Write()
    {
        _html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table", ("class", "reports")).Open("thead").Open("tr");
        _html.Element("th", Source, ("scope", "row"));
        foreach (var report in _reports)
        {
            _html.Element("th", _words.Source(report.Source), ("scope", "col"));
        }

        _html.Close().Close().Open("tbody");
        Row(Date, r => r.Date is { } date ? _words.Period(date) : null, _ => false);
        Row(State, r => PlanTables.State(r.Status), _ => false);
        Row(Covers, r => r.Scope, r => _differing.Contains(r.Span));
        foreach (var indicator in _reports.SelectMany(r => r.Values.Select(v => v.Indicator)).Distinct())
        {
            Row(_words.Indicator(indicator), r => Written(r, indicator), r => r.Values.Any(v => v.Indicator == indicator && _differing.Contains(v.Span)));
        }

        Row(Note, r => r.Note, _ => false);
        _html.Close().Close().CloseLine();
    }

    private static MessageList? Written(Report report, string indicator)
    {
        var values = report.Values.Where(v => v.Indicator == indicator).Select(v => (ILocalised)v.Figure).ToList();
        return values.Count == 0 ? null : new MessageList(values);
    }

    private void Row(ILocalised title, Func<Report, ILocalised?> words, Func<Report, bool> differs)
    {
        if (_reports.All(r => words(r) is null))
        {
            return;
        }

        _html.Open("tr").Element("th", title, ("scope", "row"));
        foreach (var report in _reports)
        {
            var (told, marked) = (words(report), differs(report));
            _html.Open("td", ("class", marked ? "differs" : null));
            if (told is not null)
            {
                _html.Text(told);
            }

            if (marked)
            {
                _html.Text(" ").Element("span", Differ, ("class", "kind"));
            }

            _html.Close();
        }

        _html.CloseLine();
    }
}
