using Songhua.Core;

namespace Songhua.Cli;

/// <summary>Writes an explanation as a tree.</summary>
internal static class TreeText
{
    internal static void Write(Screen screen, Explanation root)
    {
        screen.Line(Head(screen, root));
        Children(screen, root, "");
    }

    private static void Children(Screen screen, Explanation node, string indent)
    {
        for (var i = 0; i < node.Parts.Count; i++)
        {
            var last = i == node.Parts.Count - 1;
            screen.Line($"{indent}{(last ? "└─ " : "├─ ")}{Head(screen, node.Parts[i])}");
            var below = indent + (last ? "   " : "│  ");
            if (node.Parts[i].Source is { } source)
            {
                screen.Line($"{below}   {screen.Paint(source.In(screen.Language), "2")}");
            }

            Children(screen, node.Parts[i], below);
        }
    }

    private static string Head(Screen screen, Explanation node)
    {
        var language = screen.Language;
        var text = node.Title.In(language);
        if (node.Value is { } value)
        {
            text += (language == Language.Chinese ? "：" : ": ") + screen.Paint(value.In(language), "1");
        }

        if (node.Status is { } status)
        {
            text += $" [{status.Word().In(language)}]";
        }

        if (node.Method is { } method)
        {
            text += $" <{method.In(language)}>";
        }

        return node.Span is { } span ? $"{text}  {screen.Paint(span.ToString(), "2")}" : text;
    }
}
