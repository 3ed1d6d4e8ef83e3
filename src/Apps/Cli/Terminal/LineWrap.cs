using System.Text;

namespace Songhua.Cli;

/// <summary>Breaks text into lines of a terminal: at spaces, and between Chinese characters, which are written without.</summary>
internal static class LineWrap
{
    // What closes a phrase never begins a line, and what opens one never ends a line (GB/T 15834).
    private const string NeverFirst = "，。；：、！？）”’》】%…,.;:!?)]";
    private const string NeverLast = "（“‘《【([";

    /// <summary>
    /// The text with each line indented, the first by <paramref name="indent"/> and the following by <paramref name="hang"/> columns. A
    /// word longer than a line is not cut: it could be a key or an address, which a reader copies.
    /// </summary>
    internal static IEnumerable<string> Lines(string text, int width, int indent, int hang)
    {
        var line = new StringBuilder().Append(' ', indent);
        var used = indent;
        var isEmpty = true;
        foreach (var (piece, spaces) in Pieces(text))
        {
            var size = TextWidth.Of(piece);
            var gap = isEmpty ? 0 : spaces;
            if (!isEmpty && used + gap + size > width)
            {
                yield return line.ToString();
                line.Clear().Append(' ', hang);
                (used, gap) = (hang, 0);
            }

            line.Append(' ', gap).Append(piece);
            used += gap + size;
            isEmpty = false;
        }

        yield return line.ToString();
    }

    /// <summary>
    /// Items one after the other with a dot between, broken between items and within one only where it fills a line; the first line indented by
    /// <paramref name="indent"/> and the following by <paramref name="hang"/> columns.
    /// </summary>
    internal static IEnumerable<string> Items(IEnumerable<string> items, int width, int indent, int hang)
    {
        var (line, from) = ("", indent);
        foreach (var item in items)
        {
            if (line.Length > 0 && from + TextWidth.Of(line) + 3 + TextWidth.Of(item) > width)
            {
                foreach (var l in Lines(line, width, from, hang))
                {
                    yield return l;
                }

                (line, from) = ("", hang);
            }

            line = line.Length == 0 ? item : $"{line} · {item}";
        }

        foreach (var l in Lines(line, width, from, hang))
        {
            yield return l;
        }
    }

    /// <summary>The columns of the longest part of a text that is not broken.</summary>
    internal static int LongestPiece(string text) => Pieces(text).Select(p => TextWidth.Of(p.Piece)).DefaultIfEmpty().Max();

    // What may stand on a line of its own, and the spaces that part it from what stands before.
    private static IEnumerable<(string Piece, int Spaces)> Pieces(string text)
    {
        var spaces = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                start = i + 1;
                spaces++;
            }
            else if (i + 1 == text.Length || text[i + 1] == ' ' || MayBreak(text[i], text[i + 1]))
            {
                yield return (text[start..(i + 1)], spaces);
                (start, spaces) = (i + 1, 0);
            }
        }
    }

    private static bool MayBreak(char before, char after) =>
        (TextWidth.Of(before) == 2 || TextWidth.Of(after) == 2)
        && !NeverFirst.Contains(after, StringComparison.Ordinal) && !NeverLast.Contains(before, StringComparison.Ordinal)
        && !char.IsDigit(before) && !char.IsDigit(after);
}

/// <summary>How many columns text takes on a terminal.</summary>
internal static class TextWidth
{
    /// <summary>Two for East Asian wide characters, one for all else.</summary>
    internal static int Of(char c) =>
        c is (>= '\u1100' and <= '\u115f') or (>= '\u2e80' and <= '\ua4cf') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff')
            or (>= '\ufe30' and <= '\ufe6f') or (>= '\uff00' and <= '\uff60') or (>= '\uffe0' and <= '\uffe6') ? 2 : 1;

    /// <summary>The columns of a text; sequences that colour it take none.</summary>
    internal static int Of(string text)
    {
        var columns = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\u001b')
            {
                i = text.IndexOf('m', i);
                continue;
            }

            columns += Of(text[i]);
        }

        return columns;
    }
}
