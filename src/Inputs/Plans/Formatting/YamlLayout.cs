using System.Text;

namespace Songhua.Plans;

/// <summary>Lays out a plan's YAML: blocks by indentation, re-indented and put in order, with the comments above them.</summary>
internal static class YamlLayout
{
    internal static string Format(string content)
    {
        var lines = content.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(l => l.TrimEnd()).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
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

    private sealed record Block(List<string> Comments, string Head, List<string> Body)
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

    private static void WriteAttributes(StringBuilder output, List<string> body, StatementType? type, int level)
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
                output.Append(line.Length == 0 ? "" : Shift(line, shift)).Append('\n');
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
    private static List<Block> Blocks(List<string> lines, int indent)
    {
        var blocks = new List<Block>();
        var comments = new List<string>();
        foreach (var line in lines)
        {
            var depth = line.Length - line.TrimStart().Length;
            var isComment = line.TrimStart().StartsWith('#');
            if (line.Length == 0)
            {
                // A blank line parts the paragraphs of a comment; everywhere else the layout decides.
                if (comments.Count > 0 && comments[^1].Length > 0)
                {
                    comments.Add("");
                }

                continue;
            }

            if (isComment && (depth <= indent || blocks.Count == 0))
            {
                comments.Add(line);
            }
            else if (depth > indent && blocks.Count > 0 && comments.Count == 0)
            {
                blocks[^1].Body.Add(line);
            }
            else if (depth > indent && blocks.Count > 0)
            {
                // A comment that stands too far left inside a block belongs to what follows it there.
                blocks[^1].Body.AddRange(comments);
                comments.Clear();
                blocks[^1].Body.Add(line);
            }
            else if (line.TrimStart().StartsWith("- ", StringComparison.Ordinal) && blocks.Count > 0)
            {
                blocks[^1].Body.AddRange(comments);
                comments.Clear();
                blocks[^1].Body.Add(line);
            }
            else
            {
                blocks.Add(new Block(comments, line, []));
                comments = [];
            }
        }

        if (comments.Count > 0)
        {
            blocks.Add(new Block(comments, "", []));
        }

        return blocks;
    }

    private static int Indent(List<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length > 0 && !line.TrimStart().StartsWith('#'))
            {
                return line.Length - line.TrimStart().Length;
            }
        }

        return 0;
    }
}
