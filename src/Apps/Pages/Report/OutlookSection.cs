using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Will we get there: every target with its probability or why there is none, its projection, its precedents, and all of them at once.</summary>
internal static class OutlookSection
{
    private static readonly Phrase None = new("The plan has no targets.", "规划中没有目标。");

    private static readonly Phrase Lead = new(
        "How likely each target is by what was known on {0}; how often comparable regions kept up the pace it takes stands beside it. Method: {1}. Probabilities of single targets are integrals, not draws.",
        "按截至 {0} 的已知数据，各目标实现的可能性；旁列可比地区保持所需速度的历史比例。方法：{1}。单项目标概率为积分计算，非抽样。");

    private static readonly Phrase ScaleLead = new(
        "Words for probabilities, on the scale of the IPCC (M. D. Mastrandrea et al. 2010, Guidance note on consistent treatment of uncertainties, table 1):",
        "概率用语采用 IPCC 等级（M. D. Mastrandrea 等，2010，《不确定性一致处理指南》表 1）：");

    private static readonly Phrase SeriesWords = new("The plan's series taken apart: trend and where each goes", "规划序列分解：趋势与走向");
    private static readonly Phrase Over = new("over {0} %", "高于 {0}%");
    private static readonly Phrase Between = new("{0} to {1} %", "{0}% 至 {1}%");
    private static readonly Phrase Under = new("{0} to under {1} %", "{0}% 至 {1}% 以下");
    private static readonly Phrase Least = new("under {0} %", "低于 {0}%");

    internal static void Write(Page page)
    {
        var html = page.Html;
        if (page.Results.Outlook.Count == 0)
        {
            html.Element("p", None, ("class", "muted"));
            return;
        }

        html.Element("p", Lead.With(page.Results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), OutlookEngine.Method), ("class", "muted"));
        new OutlookTargets(page).Write();
        Scale(html);
        OutlookFans.Write(page);
        Precedents(page);
        OutlookParts.Folded(page, SeriesTables.Overview(page.Results, page.Results.Series), SeriesWords, "adjusted");
        OutlookTogether.Write(page);
        OutlookScenarios.Write(page);
        OutlookCalibration.Write(page);
    }

    private static void Scale(HtmlWriter html)
    {
        var words = LikelihoodWords.Words;
        html.Element("p", ScaleLead, ("class", "muted")).Open("ul", ("class", "legend scale"));
        for (var i = 0; i < words.Count; i++)
        {
            var (above, below) = (100 * words[i].Above, i == 0 ? 100 : 100 * words[i - 1].Above);
            var range = i == words.Count - 1 ? Least.With(Number(below))
                : words[i].Above >= 0.5 ? Over.With(Number(above))
                : words[i - 1].Above >= 0.5 ? Between.With(Number(above), Number(below))
                : Under.With(Number(above), Number(below));
            html.Open("li").Element("b", words[i].Word).Text(" ").Text(range).Close();
        }

        html.CloseLine();
    }

    private static void Precedents(Page page)
    {
        var table = OutlookTables.Precedents(page.Results);
        page.Html.Element("h3", table.Title);
        OutlookParts.Table(page, table, "panel", "ambition", "regions", "similar_runs", "similar_share");
    }

    private static string Number(double percent) => percent.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Pieces that the parts of the section share.</summary>
internal static class OutlookParts
{
    private static readonly Phrase Numbers = new("The numbers as a table", "数据表");

    /// <summary>A table with its note, or why it is empty.</summary>
    internal static void Table(Page page, ResultTable table, params string[] without)
    {
        if (table.Rows.Count == 0)
        {
            page.Html.Element("p", table.WhyEmpty ?? table.Title, ("class", "muted"));
            return;
        }

        TableView.Write(page.Html, table, without);
        if (table.Note is { } note)
        {
            page.Html.Element("p", note, ("class", "muted"));
        }
    }

    /// <summary>A table behind an expander.</summary>
    internal static void Folded(Page page, ResultTable table, params string[] without) => Folded(page, table, Numbers, without);

    /// <summary>A table behind an expander with a heading of its own.</summary>
    internal static void Folded(Page page, ResultTable table, ILocalised heading, params string[] without)
    {
        page.Html.Open("details").Element("summary", heading);
        Table(page, table, without);
        page.Html.CloseLine();
    }
}
