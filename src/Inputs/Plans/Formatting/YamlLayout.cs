using System.Text;

namespace Songhua.Plans;

/// <summary>
/// Lays out a plan's YAML: blocks by indentation, re-indented and put in order, with the comments above them. The inner lines of values
/// that fill several lines move with their key and are else left as they are.
/// </summary>
internal static class YamlLayout
{
    internal static string Format(string content)
    {
        var text = content.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var inner = InnerLines.Of(text);
        var lines = text.Split('\n').Select((l, i) => inner.Contains(i) ? new Line(l, true) : new Line(l.TrimEnd(), false)).ToList();
        while (lines.Count > 0 && lines[^1] is { Text.Length: 0, IsInner: false })
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var output = new StringBuilder();
        var sections = Blocks(lines, 0);
        for (var i = 0; i < sections.Count; i++)
        {
            if (i > 0)
            {
                output.Append('\n');
            }

            WriteSection(output, sections[i]);
        }

        return output.ToString();
    }

    // An inner line of a value is part of it whatever it looks like: a blank line, a comment or a key.
    private readonly record struct Line(string Text, bool IsInner)
    {
        internal int Depth => Text.Length - Text.TrimStart().Length;

        internal bool IsBlank => !IsInner && Text.Length == 0;

        internal bool IsComment => !IsInner && Text.TrimStart().StartsWith('#');
    }

    private sealed record Block(List<string> Comments, string Head, List<Line> Body)
    {
        internal string Key => Head.Split(':', 2)[0].Trim().Trim('"', '\'');
    }

    private static void WriteSection(StringBuilder output, Block section)
    {
        Write(output, section.Comments, 0);
        if (section.Head.Length == 0)
        {
            return;
        }

        output.Append(section.Head.Trim()).Append('\n');
        var type = Catalogue.Find(section.Key);
        if (type == EvidenceTypes.Plan)
        {
            WriteAttributes(output, section.Body, type, 1);
            return;
        }

        var statements = Blocks(section.Body, Indent(section.Body));
        for (var i = 0; i < statements.Count; i++)
        {
            if (i > 0 && statements[i].Head.Length > 0 && (statements[i].Body.Count > 0 || statements[i - 1].Body.Count > 0 || statements[i].Comments.Count > 0))
            {
                output.Append('\n');
            }

            Write(output, statements[i].Comments, 1);
            if (statements[i].Head.Length > 0)
            {
                output.Append("  ").Append(statements[i].Head.Trim()).Append('\n');
                WriteAttributes(output, statements[i].Body, type, 2);
            }
        }
    }

    private static void WriteAttributes(StringBuilder output, List<Line> body, StatementType? type, int level)
    {
        var indent = Indent(body);
        var attributes = Blocks(body, indent);
        var rest = attributes.Where(b => b.Head.Length == 0).ToList();
        var ordered = attributes.Where(b => b.Head.Length > 0).OrderBy(b => type?.IndexOf(b.Key) is int at and >= 0 ? at : int.MaxValue);
        foreach (var block in ordered.Concat(rest))
        {
            Write(output, block.Comments, level);
            if (block.Head.Length == 0)
            {
                continue;
            }

            output.Append(' ', level * 2).Append(block.Head.Trim()).Append('\n');
            var shift = (level * 2) - indent;
            foreach (var line in block.Body)
            {
                output.Append(line.Text.Length == 0 ? "" : Shift(line.Text, shift)).Append('\n');
            }
        }
    }

    private static string Shift(string line, int shift) =>
        shift >= 0 ? new string(' ', shift) + line : line[Math.Min(-shift, line.Length - line.TrimStart().Length)..];

    private static void Write(StringBuilder output, List<string> comments, int level)
    {
        foreach (var comment in comments)
        {
            output.Append(' ', comment.Length == 0 ? 0 : level * 2).Append(comment.Trim()).Append('\n');
        }
    }

    // A block begins at a key of the given indentation and takes all deeper lines; comments of that indentation go with the key below.
    private static List<Block> Blocks(List<Line> lines, int indent)
    {
        var blocks = new List<Block>();
        var comments = new List<string>();
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                // A blank line parts the paragraphs of a comment; everywhere else the layout decides.
                if (comments.Count > 0 && comments[^1].Length > 0)
                {
                    comments.Add("");
                }
            }
            else if (line.IsComment && (line.Depth <= indent || blocks.Count == 0))
            {
                comments.Add(line.Text);
            }
            else if (blocks.Count > 0 && (line.IsInner || line.Depth > indent || line.Text.TrimStart().StartsWith("- ", StringComparison.Ordinal)))
            {
                // A comment that stands too far left inside a block belongs to what follows it there.
                blocks[^1].Body.AddRange(comments.Select(c => new Line(c, false)));
                comments.Clear();
                blocks[^1].Body.Add(line);
            }
            else
            {
                blocks.Add(new Block(comments, line.Text, []));
                comments = [];
            }
        }

        if (comments.Count > 0)
        {
            blocks.Add(new Block(comments, "", []));
        }

        return blocks;
    }

    private static int Indent(List<Line> lines) => lines.Find(l => !l.IsBlank && !l.IsComment && !l.IsInner).Text is { } first ? first.Length - first.TrimStart().Length : 0;
}
