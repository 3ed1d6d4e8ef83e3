using Songhua.AddUp;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What the plan says without saying it: numbers that follow from its statements, each with its derivation.</summary>
internal static class ImpliedSection
{
    private static readonly Phrase Lead = new(
        "These numbers are stated nowhere; they follow from what is. Rounding is taken into account, so each is a range.",
        "以下数值未见于任何来源，而由已有语句推出。已计入四舍五入，故均为区间。");

    private static readonly Phrase Values = new("Values", "数值");
    private static readonly Phrase Bounds = new("Bounds on numbers of the future", "未来数值的界限");
    private static readonly Phrase Assumed = new("assumes the date of targets without one", "假定无期限目标的期限");
    private static readonly Phrase By = new("Method: {0}.", "方法：{0}。");

    internal static void Write(Page page)
    {
        var (html, implied) = (page.Html, page.Results.Implied);
        if (implied.Count == 0)
        {
            html.Element("p", CheckTables.NothingImplied(page.Results));
            return;
        }

        html.Open("p", ("class", "muted")).Text(Lead).Text(" ").Text(By.With(AddUpEngine.Method)).Close();
        List(page, Bounds, [.. implied.Where(i => !i.IsValue)]);
        List(page, Values, [.. implied.Where(i => i.IsValue)]);
    }

    private static void List(Page page, Phrase title, IReadOnlyList<ImpliedValue> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var html = page.Html;
        html.Element("h3", title).Open("div", ("class", "implied"));
        foreach (var value in values)
        {
            html.Open("details").Open("summary");
            html.Element("span", value.Words, ("class", "what"));
            html.Text(" ").Element("span", Numerals.Write(value.Bounds, value.Unit, html.Language), ("class", "told")).Text(" ");
            Badge.Write(html, value.Tree.Status ?? ValueStatus.Derived);
            html.Close();
            if (value.Assumed)
            {
                html.Element("p", Assumed, ("class", "muted"));
            }

            if (page.Explainer.Explain($"implied/{value.Key}") is { } tree)
            {
                page.Trees.WriteParts(tree);
            }

            html.CloseLine();
        }

        html.CloseLine();
    }
}
