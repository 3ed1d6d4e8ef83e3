using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>The clusters: what each is to reach, what that implies together, and what the plan says of them.</summary>
internal static class ClusterSection
{
    private static readonly Phrase Cluster = new("Cluster", "集群");
    private static readonly Phrase Aim = new("Aim", "目标值");
    private static readonly Phrase By = new("By", "期限");
    private static readonly Phrase Verdict = new("Verdict", "结论");
    private static readonly Phrase Implied = new("implied", "隐含");

    internal static void Write(Page page)
    {
        var html = page.Html;
        foreach (var floors in ClusterFloors.Of(page.Results))
        {
            if (ClusterPicture.Of(floors, page.Language) is { } picture)
            {
                page.Pictures.Write(html, picture);
                Table(page, floors);
            }
        }

        TableView.Write(html, PlanTables.Clusters(page.Results), "id", "targets");
    }

    private static void Table(Page page, ClusterFloors floors)
    {
        var html = page.Html;
        html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table").Open("thead").Open("tr").Element("th", Cluster, ("scope", "col"));
        html.Element("th", Aim, ("scope", "col"), ("class", "number")).Element("th", By, ("scope", "col")).Element("th", Verdict, ("scope", "col"));
        html.Close().Close().Open("tbody");
        foreach (var floor in floors.Floors)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("a", floor.Name, ("href", "#" + Page.Anchor(floor.Status))).Close();
            html.Element("td", floor.Words, ("class", "number")).Element("td", page.Rows[floor.Status, "due"].In(html.Language)).Open("td");
            Badge.Write(html, floor.Status.Pace.Verdict);
            html.Close().CloseLine();
        }

        foreach (var total in floors.Totals)
        {
            html.Open("tr", ("class", "goal")).Element("th", total.Words, ("scope", "row"));
            html.Element("td", Numerals.Write(total.Bounds, total.Unit, html.Language), ("class", "number")).Element("td", "").Element("td", Implied).CloseLine();
        }

        html.Close().Close().CloseLine();
    }
}
