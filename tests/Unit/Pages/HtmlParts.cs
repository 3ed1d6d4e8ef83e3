using System.Text.RegularExpressions;

namespace Songhua.Tests.Unit.Pages;

/// <summary>A page cut into tags and text, well enough for pages that this program writes.</summary>
internal sealed partial class HtmlParts
{
    private static readonly string[] Void = ["meta", "br", "hr", "img", "input", "link"];

    internal HtmlParts(string page)
    {
        var body = Comment().Replace(page, "");
        Scripts = [.. Script().Matches(body).Select(m => (Attributes: m.Groups[1].Value, Content: m.Groups[2].Value))];
        body = Style().Replace(Script().Replace(body, ""), "");
        Tags = [.. Tag().Matches(body).Select(m => m.Value)];
        Text = Tag().Replace(Foreign().Replace(body, " "), " ");
    }

    internal IReadOnlyList<(string Attributes, string Content)> Scripts { get; }

    internal IReadOnlyList<string> Tags { get; }

    /// <summary>What a reader reads, without citations marked as of another language and without places in files.</summary>
    internal string Text { get; }

    internal int Count(string start) => Tags.Count(t => t.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether every element is closed where it should be.</summary>
    internal bool IsBalanced()
    {
        var open = new Stack<string>();
        foreach (var tag in Tags.Where(t => !t.StartsWith("<!", StringComparison.Ordinal)))
        {
            var name = Name().Match(tag).Groups[1].Value;
            if (tag.StartsWith("</", StringComparison.Ordinal))
            {
                if (open.Count == 0 || open.Pop() != name)
                {
                    return false;
                }
            }
            else if (!Void.Contains(name))
            {
                open.Push(name);
            }
        }

        return open.Count == 0;
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("<script([^>]*)>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<span lang=\"en\">.*?</span>|<code>.*?</code>|<td class=\"code\">.*?</td>")]
    private static partial Regex Foreign();

    [GeneratedRegex("</?([a-z0-9]+)")]
    private static partial Regex Name();
}
