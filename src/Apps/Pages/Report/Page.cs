using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What the sections of a report are written from and to.</summary>
internal sealed class Page
{
    internal Page(Results results, RunExtras extras, Language language, PictureLibrary library)
    {
        (Results, Extras) = (results, extras);
        Html = new HtmlWriter(language);
        Pictures = new PictureBook(library);
        Lines = new PlanLines(results.Plan.Folder);
        Rows = new StatusRows(results);
        Topics = TopicGroup.Of(results);
        Explainer = new Explainer(results);
        Trees = new ExplanationView(Html, Lines);
    }

    internal Results Results { get; }

    internal RunExtras Extras { get; }

    internal HtmlWriter Html { get; }

    internal PictureBook Pictures { get; }

    internal PlanLines Lines { get; }

    internal StatusRows Rows { get; }

    internal IReadOnlyList<TopicGroup> Topics { get; }

    internal Explainer Explainer { get; }

    internal ExplanationView Trees { get; }

    internal Language Language => Html.Language;

    /// <summary>The anchor of a target.</summary>
    internal static string Anchor(TargetStatus status) => $"target-{status.Target.Id}";
}
