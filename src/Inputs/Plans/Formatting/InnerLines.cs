using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Songhua.Plans;

/// <summary>Finds the lines of a YAML text, from 0, that lie inside a value that began on an earlier line.</summary>
internal static class InnerLines
{
    /// <summary>The lines; of a text that is not YAML, those up to where it ceases to be.</summary>
    internal static HashSet<int> Of(string text)
    {
        var inner = new HashSet<int>();
        var lines = text.Split('\n');
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar scalar)
                {
                    var first = (int)scalar.Start.Line;
                    var last = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? LastOfBlock(lines, first, scalar.Value) : (int)scalar.End.Line - 1;
                    inner.UnionWith(Enumerable.Range(first, Math.Max(0, last - first + 1)));
                }
            }
        }
        catch (Exception unreadable) when (unreadable is YamlException or InvalidOperationException)
        {
            // The scanner of YamlDotNet 16.3 throws the latter where a flow mapping is left open before a key.
            return inner;
        }

        return inner;
    }

    // The parser ends a block value where the next token begins, so that blank lines and comments between would count as part of it:
    // it ends with its last line that is not blank and as deep as its first; where blank lines are kept (|+), it has them too.
    private static int LastOfBlock(string[] lines, int first, string value)
    {
        var at = first;
        while (at < lines.Length && lines[at].AsSpan().Trim(' ').IsEmpty)
        {
            at++;
        }

        if (at == lines.Length || value.AsSpan().Trim('\n').IsEmpty)
        {
            return first + value.Length - 1;
        }

        var depth = Depth(lines[at]) - Depth(value.TrimStart('\n'));
        var last = at;
        for (; at < lines.Length && (lines[at].AsSpan().Trim(' ').IsEmpty || Depth(lines[at]) >= depth); at++)
        {
            last = lines[at].AsSpan().Trim(' ').IsEmpty ? last : at;
        }

        var keptBlank = value.Length - value.TrimEnd('\n').Length - 1;
        return last + Math.Max(0, keptBlank);
    }

    private static int Depth(string line) => line.Length - line.TrimStart(' ').Length;
}
