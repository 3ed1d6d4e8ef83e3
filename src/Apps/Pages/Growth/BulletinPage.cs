using System.Globalization;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>
/// The bulletin of a period as one HTML document that works offline and prints well, each figure linked to how it was made; or, in
/// the internal form, its annex with everything, enterprises by name and what needs confirming.
/// </summary>
public static class BulletinPage
{
    private static readonly Phrase Title = new("Industry above designated size, {0}", "规模以上工业生产情况，{0}");
    private static readonly Phrase Annex = new("Internal annex: industry above designated size, {0}", "内部附件：规模以上工业生产情况，{0}");
    private static readonly Phrase NotPublic = new("INTERNAL. Holds figures of single enterprises. Not for publication.", "内部资料。含个别企业数据，不得对外发布。");
    private static readonly Phrase AsOf = new("Returns received by {0}.", "截至 {0} 收到的报表。");
    private static readonly Phrase Made = new("How the figures were made", "数据来历");
    private static readonly Phrase Confirm = new("To be confirmed with enterprises", "待核实事项");
    private static readonly Phrase Methods = new("Methods: {0}.", "方法：{0}。");

    /// <summary>The page.</summary>
    /// <param name="report">The growth rate with its bridge.</param>
    /// <param name="queries">What needs confirming, in the internal form; null in the public one.</param>
    /// <param name="language">The language.</param>
    public static string Write(GrowthReport report, IReadOnlyList<ResultTable>? queries, Language language)
    {
        var html = new HtmlWriter(language);
        var library = PictureLibrary.Bundled;
        var pictures = new PictureBook(library);
        var title = (report.Publication is null ? Annex : Title).With(new PeriodWords(report.Answer.Query.Period));
        html.Verbatim("<!DOCTYPE html>\n").Open("html", ("lang", language == Language.Chinese ? "zh-CN" : "en"));
        html.Open("head").Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", pictures.Policy()));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Element("title", title);
        html.Open("style").Verbatim(library.Style).CloseLine().CloseLine();
        html.Open("body", ("class", "bulletin")).Open("header", ("class", "page-head")).Element("h1", title);
        html.Element("p", report.Answer.Book.Name, ("class", "where"));
        var vintages = report.Answer.Book.Panel.Vintages;
        if (report.Answer.Problem.Vintages > 0)
        {
            var last = vintages[Math.Min(report.Answer.Problem.Vintages, vintages.Count) - 1].Received;
            html.Element("p", AsOf.With(last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("class", "muted"));
        }

        if (report.Publication is null)
        {
            html.Element("p", NotPublic, ("class", "notice"));
        }

        html.CloseLine().Open("main", ("class", "sheet"));
        pictures.WriteNotice(html);
        new GrowthView(html, pictures, report, "bulletin") { LinkOf = key => GrowthExplainer.Has(report, key) ? "#" + Anchor(key) : null }.Write();
        foreach (var table in queries ?? [])
        {
            html.Element("h2", Confirm).Element("h3", table.Title);
            TableView.Write(html, table);
        }

        Origins(html, report);
        html.CloseLine();
        pictures.WriteEnd(html);
        html.CloseLine().CloseLine();
        return html.ToString();
    }

    private static void Origins(HtmlWriter html, GrowthReport report)
    {
        var trees = new ExplanationView(html, new PlanLines(report.Answer.Book.Declaration is { } d ? Path.GetDirectoryName(d.Span.File) ?? "" : ""));
        html.Element("h2", Made);
        html.Element("p", Methods.With(new MessageList([GrowthStep.Method, BridgeStep.Method, Publication.Method])), ("class", "muted"));
        foreach (var key in GrowthExplainer.Keys(report))
        {
            var tree = GrowthExplainer.Explain(report, key)!;
            html.Open("details", ("id", Anchor(key))).Open("summary").Text(tree.Title).Text(" ");
            html.Element("span", tree.Value!, ("class", "told")).Close();
            trees.WriteParts(tree);
            html.CloseLine();
        }
    }

    private static string Anchor(string key) => string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
