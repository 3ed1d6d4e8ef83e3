using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What does not fit together: each disagreement in words, with the smallest set of statements that cannot all hold.</summary>
internal static class FindingSection
{
    private static readonly Phrase None = new("Nothing was found that does not fit together.", "未发现不一致之处。");
    private static readonly Phrase Lead = new(
        "Each box lists the smallest set of statements that cannot all hold: without any one of them the disagreement is gone.",
        "每一框列出不能同时成立的最小语句组：去除其中任意一条，不一致即消失。");

    internal static void Write(Page page)
    {
        var html = page.Html;
        if (page.Results.Findings.Count == 0)
        {
            html.Element("p", None);
            return;
        }

        html.Element("p", Lead, ("class", "muted"));
        foreach (var finding in page.Results.Findings)
        {
            One(page, finding);
        }
    }

    private static void One(Page page, Finding finding)
    {
        var html = page.Html;
        var kind = finding.Kind == FindingKind.Contradiction ? "finding contradiction" : "finding";
        html.Open("article", ("class", kind), ("id", finding.Key.Replace('/', '-')));
        html.Open("h3").Element("span", finding.Kind.Word(), ("class", "kind")).Text(" ").Text(finding.About).Close();
        html.Element("p", finding.Words).Open("ol");
        foreach (var part in finding.Parts)
        {
            html.Open("li").Text(part.Words);
            if (part.Source is { } source)
            {
                html.Text(" ").Element("span", source, ("class", "source"));
            }

            html.Text(" ").Element("code", page.Lines.Shown(part.Span)).CloseLine();
        }

        html.Close().CloseLine();
    }
}
