using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What the plan rests on and what it leaves open: intentions, taxonomies, observations, sources.</summary>
internal static class EvidenceSections
{
    private static readonly Phrase IntentionLead = new(
        "These have no number, so nobody can say whether they were reached. The third column says what would have to be published to judge them.",
        "以下意向没有数值，因而无法判断是否实现。表中列出为作判断而需公布的数据。");

    private static readonly Phrase Show = new("Show all {0} observations", "显示全部 {0} 条观测值") { One = "Show the {0} observation" };
    private static readonly Phrase Grades = new(
        "Grade A: the authority itself or a newspaper of record. B: a repost or an edited account. C: wants a second source.", "等级 A：权威机构或主要媒体。B：转载或整理。C：需要第二来源。");

    internal static void Intentions(Page page)
    {
        page.Html.Element("p", IntentionLead, ("class", "muted"));
        TableView.Write(page.Html, PlanTables.Intentions(page.Results), "id");
    }

    internal static void Taxonomies(Page page) => TableView.Write(page.Html, PlanTables.Taxonomies(page.Results));

    internal static void Observations(Page page)
    {
        page.Html.Open("details").Element("summary", Show.With(page.Results.Facts.Observations.Count));
        TableView.Write(page.Html, PlanTables.Observations(page.Results), "id");
        page.Html.CloseLine();
    }

    internal static void Sources(Page page)
    {
        page.Html.Element("p", Grades, ("class", "muted"));
        TableView.Write(page.Html, PlanTables.Sources(page.Results), "id");
    }
}
