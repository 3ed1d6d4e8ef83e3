using Songhua.Core;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Programmes and projects: what several sources report of one is put side by side, and where they differ it is marked.</summary>
internal static class MeansSections
{
    private static readonly Phrase None = new("The plan names none.", "规划中未列出。");
    private static readonly Phrase Where = new("{0} · {1}", "{0} · {1}");
    private static readonly Phrase TargetsOf = new("Targets: ", "目标：");

    internal static void Programmes(Page page)
    {
        var plan = page.Results.Plan;
        foreach (var programme in plan.Programmes)
        {
            Begin(page, programme, Joined(page, programme.Place, programme.Lead, programme.Period));
            Paragraph(page, programme.Description);
            Paragraph(page, programme.Note, "muted");
            Targets(page, programme);
            ReportTable.Write(page, programme.Path, programme.Reports);
            page.Html.CloseLine();
        }

        Empty(page, plan.Programmes.Count);
    }

    internal static void Projects(Page page)
    {
        var plan = page.Results.Plan;
        foreach (var project in plan.Projects)
        {
            Begin(page, project, Joined(page, project.Place, project.Developer, null));
            Paragraph(page, project.Note, "muted");
            ReportTable.Write(page, project.Path, project.Reports);
            page.Html.CloseLine();
        }

        Empty(page, plan.Projects.Count);
    }

    private static ILocalised Joined(Page page, string place, LocalText? who, Period? period)
    {
        var words = page.Results.Words.Place(place);
        words = who is null ? words : Where.With(words, who);
        return period is { } p ? Where.With(words, page.Results.Words.Period(p)) : words;
    }

    private static void Begin(Page page, NamedStatement statement, ILocalised under)
    {
        page.Html.Open("article", ("class", "means"), ("id", statement.Path.Replace('/', '-')));
        page.Html.Element("h3", statement.Name).Element("p", under, ("class", "sub"));
    }

    private static void Paragraph(Page page, LocalText? text, string? style = null)
    {
        if (text is not null)
        {
            page.Html.Element("p", text, ("class", style));
        }
    }

    private static void Targets(Page page, Programme programme)
    {
        var targets = page.Results.Status.Where(s => programme.Targets.Contains(s.Target.Id) || s.Target.Programme == programme.Id).ToList();
        if (targets.Count == 0)
        {
            return;
        }

        var html = page.Html;
        html.Open("p").Text(TargetsOf);
        for (var i = 0; i < targets.Count; i++)
        {
            html.Text(i == 0 ? "" : html.Language == Language.Chinese ? "、" : ", ").Element("a", targets[i].Target.Name, ("href", "#" + Page.Anchor(targets[i])));
        }

        html.CloseLine();
    }

    private static void Empty(Page page, int count)
    {
        if (count == 0)
        {
            page.Html.Element("p", None, ("class", "muted"));
        }
    }
}
