using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>A growth report as part of a page: sentences, pictures with their tables, and the bridge.</summary>
internal sealed class GrowthView(HtmlWriter html, PictureBook pictures, GrowthReport report, string id)
{
    private static readonly Phrase Synthetic = new(
        "These numbers are synthetic. They come from made-up returns, because real returns are confidential, and say nothing about any real enterprise, industry or city. The panel is made to reach the growth that was published.",
        "以下数值为合成数据：因真实报表保密，由程序虚构的报表算得，不反映任何真实企业、行业或城市。该面板按已公布的增速构造。");

    private static readonly Phrase PublishedWords = new("The published figure is {0}.", "公布值为 {0}。");
    private static readonly Phrase WithheldWords = new(
        "{0} of {1} cells are withheld because an enterprise could be recognised in them or derived from them; their totals stay.",
        "{1} 个单元中有 {0} 个因可能识别或推出个别企业而不予公布；合计数保留。");

    private static readonly Phrase Change = new("Why it moved", "变化原因");

    /// <summary>What each table's rows link to; null for no links.</summary>
    internal Func<string, string?>? LinkOf { get; init; }

    internal void Write()
    {
        var answer = report.Answer;
        if (answer.Book.Status == ValueStatus.Synthetic)
        {
            html.Open("p", ("class", "notice")).Text(Synthetic).Text(" ");
            Badge.Write(html, ValueStatus.Synthetic);
            html.Close();
        }

        html.Open("p", ("class", "answer")).Text(HeadlineTables.InWords(report));
        if (report.Published is { } published)
        {
            html.Text(" ").Text(PublishedWords.With(published.Figure));
        }

        html.Close();
        Table(report.Headline);
        foreach (var table in report.Groups)
        {
            html.Element("h3", table.Title);
            if (GrowthPictures.Pulls(table, $"{id}-{table.Key}", html.Language) is { } picture)
            {
                pictures.Write(html, picture);
            }

            Table(table);
        }

        if (report.Publication is { } publication)
        {
            html.Element("p", WithheldWords.With(publication.Withheld, publication.Result.Decisions.Count), ("class", "muted"));
        }

        html.Element("h3", report.Coverage.Title);
        Table(report.Coverage);
        Bridge();
        foreach (var table in report.Enterprises)
        {
            html.Element("h3", table.Title);
            Table(table);
        }
    }

    private void Bridge()
    {
        if (report.Bridge is not { } bridge || report.BridgeCauses is not { } causes)
        {
            return;
        }

        html.Element("h3", Change).Element("p", BridgeTables.InWords(bridge), ("class", "answer"));
        pictures.Write(html, GrowthPictures.Waterfall(causes, $"{id}-bridge", html.Language));
        Table(causes);
        foreach (var table in report.BridgeGroups)
        {
            html.Open("details").Element("summary", table.Title);
            Table(table);
            html.CloseLine();
        }
    }

    private void Table(ResultTable table)
    {
        TableView.Write(html, table, LinkOf, "status");
        if (table.Note is { } note)
        {
            html.Element("p", note, ("class", "muted"));
        }
    }
}
