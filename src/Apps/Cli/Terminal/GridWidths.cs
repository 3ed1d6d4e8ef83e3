using Songhua.Core;

namespace Songhua.Cli;

/// <summary>
/// How wide the columns of a table are on a terminal, and whether it can be read there at all. A column of numbers takes its widest
/// cell, a column of words its longest word, no less than twelve cells and so many that no cell needs more than six lines; headings are broken
/// between words. What is left of the width goes to the columns whose cells would be broken most, then to those of such headings.
/// </summary>
internal static class GridWidths
{
    private const int LeastWords = 12;
    private const int MostLines = 6;

    /// <summary>Cells that each column of a grid takes besides what it holds: a space on both sides, and a line.</summary>
    private const int Frame = 3;

    /// <summary>The widths of some columns of a table; null where they do not fit.</summary>
    internal static int[]? Of(ResultTable table, int[] columns, int width, Language language)
    {
        var contents = columns.Select(c => (IsText: table.Columns[c].Kind == ColumnKind.Text, Heading: table.Columns[c].Title.In(language), Cells: table.Rows.Select(r => r.Cells[c].In(language)).ToArray())).ToArray();
        int[] cells = [.. contents.Select(c => c.Cells.Max(TextWidth.Of))];
        int[] widths = [.. contents.Select(c => Least(c.IsText, c.Heading, c.Cells))];
        var left = width - (columns.Length * Frame) - 1 - widths.Sum();
        if (left < 0)
        {
            return null;
        }

        left = Widen(widths, cells, left);
        Widen(widths, [.. contents.Select((c, i) => Math.Max(cells[i], TextWidth.Of(c.Heading)))], left);
        return widths;
    }

    // Cell by cell to the column that is broken most, up to what it holds; how many cells are left.
    private static int Widen(int[] widths, int[] whole, int left)
    {
        for (; left > 0; left--)
        {
            var tightest = Enumerable.Range(0, widths.Length).MaxBy(c => (double)whole[c] / widths[c]);
            if (widths[tightest] >= whole[tightest])
            {
                break;
            }

            widths[tightest]++;
        }

        return left;
    }

    private static int Least(bool isText, string heading, string[] cells)
    {
        var (widest, longest) = (cells.Max(TextWidth.Of), cells.Append(heading).Max(LineWrap.LongestPiece));
        return Math.Max(longest, isText ? Math.Min(widest, Math.Max(LeastWords, (widest + MostLines - 1) / MostLines)) : widest);
    }
}
