using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Writes the tree of a number as nested lists: value, what stands behind it, plan line, source, method.</summary>
internal sealed class ExplanationView(HtmlWriter html, PlanLines lines)
{
    private static readonly Phrase By = new("method {0}", "方法 {0}");

    /// <summary>The parts of a tree (its head is told by the caller).</summary>
    internal void WriteParts(Explanation tree)
    {
        if (tree.Parts.Count == 0)
        {
            return;
        }

        html.Open("ul", ("class", "tree"));
        foreach (var part in tree.Parts)
        {
            html.Open("li");
            Head(part);
            WriteParts(part);
            html.CloseLine();
        }

        html.Close();
    }

    private void Head(Explanation part)
    {
        html.Element("span", part.Title, ("class", part.Value is null ? null : "label"));
        if (part.Value is { } value)
        {
            html.Text(" ").Element("span", value, ("class", "told"));
        }

        if (part.Status is { } status)
        {
            html.Text(" ");
            Badge.Write(html, status);
        }

        if (part.Source is { } source)
        {
            html.Text(" ").Element("span", source, ("class", "source"));
        }

        if (part.Span is { } span)
        {
            html.Text(" ").Element("code", lines.Shown(span));
        }

        if (part.Method is { } method)
        {
            html.Text(" ").Element("span", By.With(method), ("class", "muted"));
        }
    }
}
