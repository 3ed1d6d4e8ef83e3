using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>All targets at a glance: verdicts by topic, due years, and observed against required pace, each picture with its table.</summary>
internal static class OverviewSection
{
    private static readonly Phrase Topic = new("Topic", "主题");
    private static readonly Phrase Due = new("Due", "期限");
    private static readonly Phrase Targets = new("Targets", "目标");
    private static readonly Phrase Target = new("Target", "目标");
    private static readonly Phrase Table = new("The numbers as a table", "数据表");
    private static readonly Phrase NoPace = new("No target has a pace in per cent a year yet.", "尚无以百分比表示年均速度的目标。");

    internal static void Write(Page page)
    {
        if (page.Results.Status.Count == 0)
        {
            return;
        }

        page.Pictures.Write(page.Html, OverviewPictures.Verdicts(page.Topics, page.Language));
        Folded(page, VerdictTable);
        var due = DueGroup.Of(page.Results);
        page.Pictures.Write(page.Html, OverviewPictures.Timeline(due, page.Language));
        Folded(page, p => DueTable(p, due));
        var paces = PacePicture.Shown(page.Rows);
        if (paces.Count == 0)
        {
            page.Html.Element("p", NoPace, ("class", "muted"));
            return;
        }

        page.Pictures.Write(page.Html, PacePicture.Of(page.Rows, paces, page.Language));
        Folded(page, p => PaceTable(p, paces));
    }

    private static void Folded(Page page, Action<Page> table)
    {
        page.Html.Open("details").Element("summary", Table).Open("div", ("class", "scroll"), ("tabindex", "0"));
        table(page);
        page.Html.Close().CloseLine();
    }

    private static void VerdictTable(Page page)
    {
        var html = page.Html;
        html.Open("table").Open("thead").Open("tr").Element("th", Topic, ("scope", "col"));
        foreach (var verdict in VerdictCounts.Order)
        {
            html.Element("th", verdict.Word(), ("scope", "col"), ("class", "number"));
        }

        html.Close().Close().Open("tbody");
        foreach (var topic in page.Topics)
        {
            var counts = VerdictCounts.Of(topic.Targets);
            html.Open("tr").Open("th", ("scope", "row")).Element("a", topic.Name, ("href", "#topic-" + topic.Id)).Close();
            foreach (var verdict in VerdictCounts.Order)
            {
                html.Element("td", counts[verdict].ToString(CultureInfo.InvariantCulture), ("class", "number"));
            }

            html.CloseLine();
        }

        html.Close().CloseLine();
    }

    private static void DueTable(Page page, IReadOnlyList<DueGroup> groups)
    {
        var html = page.Html;
        html.Open("table").Open("thead").Open("tr").Element("th", Due, ("scope", "col")).Element("th", Targets, ("scope", "col")).Close().Close().Open("tbody");
        foreach (var group in groups)
        {
            html.Open("tr").Element("th", group.Name, ("scope", "row")).Open("td", ("class", "words")).Open("ul", ("class", "plain"));
            foreach (var status in group.Targets)
            {
                html.Open("li");
                Badge.Write(html, status.Pace.Verdict);
                html.Text(" ").Element("a", status.Target.Name, ("href", "#" + Page.Anchor(status))).Close();
            }

            html.Close().Close().CloseLine();
        }

        html.Close().CloseLine();
    }

    private static void PaceTable(Page page, IReadOnlyList<TargetStatus> shown)
    {
        var html = page.Html;
        html.Open("table").Open("thead").Open("tr").Element("th", Target, ("scope", "col"));
        foreach (var column in (string[])["observed_pace", "required_pace", "ratio"])
        {
            html.Element("th", page.Rows.Title(column), ("scope", "col"), ("class", "number"));
        }

        html.Close().Close().Open("tbody");
        foreach (var status in shown)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("a", status.Target.Name, ("href", "#" + Page.Anchor(status))).Close();
            foreach (var column in (string[])["observed_pace", "required_pace", "ratio"])
            {
                html.Element("td", page.Rows[status, column].In(html.Language), ("class", "number"));
            }

            html.CloseLine();
        }

        html.Close().CloseLine();
    }
}
