using Songhua.Core;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Frontier milestones as cards: what is claimed, the number, and the evidence for it.</summary>
internal static class MilestoneSection
{
    private static readonly Phrase None = new("The plan names none.", "规划中未列出。");
    private static readonly Phrase Evidence = new("Evidence: {0}", "证据：{0}");
    private static readonly Phrase Where = new("{0} · {1}", "{0} · {1}");

    internal static void Write(Page page)
    {
        var html = page.Html;
        var milestones = page.Results.Plan.Milestones;
        if (milestones.Count == 0)
        {
            html.Element("p", None, ("class", "muted"));
            return;
        }

        html.Open("div", ("class", "cards"));
        foreach (var milestone in milestones)
        {
            Card(page, milestone);
        }

        html.CloseLine();
    }

    private static void Card(Page page, Milestone milestone)
    {
        var (html, words) = (page.Html, page.Results.Words);
        html.Open("article", ("class", "milestone"), ("id", milestone.Path.Replace('/', '-')));
        html.Open("p", ("class", "sub")).Text(words.Period(milestone.Date)).Text(" ");
        html.Element("span", PlanTables.State(milestone.Status)!, ("class", "kind")).Close();
        html.Element("h3", milestone.Name);
        if (milestone.Value is { } value)
        {
            html.Element("p", value, ("class", "big"));
        }

        html.Element("p", milestone.Claim);
        html.Element("p", milestone.Actor is { } actor ? Where.With(actor, words.Place(milestone.Place)) : words.Place(milestone.Place), ("class", "sub"));
        if (milestone.Evidence is { } evidence)
        {
            html.Element("p", Evidence.With(evidence), ("class", "sub"));
        }

        html.Open("p", ("class", "sub")).Element("span", words.Source(milestone.Source), ("class", "source")).Close();
        if (milestone.Note is { } note)
        {
            html.Element("p", note, ("class", "muted"));
        }

        html.CloseLine();
    }
}
