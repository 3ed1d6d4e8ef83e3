using Songhua.Core;

namespace Songhua.Pages;

/// <summary>Where the targets stand: a card a target, under the plan's topics.</summary>
internal static class TargetSection
{
    private static readonly Phrase None = new("The plan has no targets.", "规划中没有目标。");

    internal static void Write(Page page)
    {
        var html = page.Html;
        if (page.Topics.Count == 0)
        {
            html.Element("p", None, ("class", "muted"));
        }

        page.Pictures.WriteNotice(html);
        var card = new TargetCard(page);
        foreach (var topic in page.Topics)
        {
            html.Open("div", ("class", "topic"), ("id", "topic-" + topic.Id));
            html.Open("h3").Text(topic.Name).Text(" ").Element("span", VerdictCounts.Of(topic.Targets).Words, ("class", "counts")).CloseLine();
            foreach (var status in topic.Targets)
            {
                card.Write(status);
            }

            html.CloseLine();
        }
    }
}
