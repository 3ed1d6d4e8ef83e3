using System.Globalization;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>All targets as one strip of inline SVG, cut by verdict, with its legend.</summary>
internal static class VerdictStrip
{
    private static readonly Phrase Title = new("{0} targets by verdict", "{0} 个目标的结论分布") { One = "{0} target by verdict" };

    internal static void Write(HtmlWriter html, VerdictCounts counts)
    {
        if (counts.All == 0)
        {
            return;
        }

        html.Open("svg", ("class", "strip"), ("viewBox", $"0 0 {counts.All} 1"), ("preserveAspectRatio", "none"), ("role", "img"));
        html.Element("title", Title.With(counts.All));
        var from = 0;
        foreach (var (verdict, count) in counts.Present)
        {
            html.Open("rect", ("x", Number(from)), ("width", Number(count)), ("height", "1"), ("fill", Badge.Colour(verdict))).Close();
            from += count;
        }

        html.Close().Open("ul", ("class", "legend"));
        foreach (var (verdict, count) in counts.Present)
        {
            html.Open("li");
            Badge.Write(html, verdict);
            html.Text(" ").Element("b", Number(count)).Close();
        }

        html.CloseLine();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
