using Songhua.Core;

namespace Songhua.Cli;

/// <summary>
/// Writes a result table as records, one below the other: the first column as a heading, the others under it with their titles. For
/// tables whose words and keys are too long to stand beside each other on a terminal.
/// </summary>
internal static class RecordText
{
    private static readonly Phrase Field = new("{0}: {1}", "{0}：{1}");

    internal static void Write(Screen screen, ResultTable table)
    {
        var language = screen.Language;
        screen.Line(screen.Paint(table.Title.In(language), "1"));
        foreach (var row in table.Rows)
        {
            Wrapped(screen, LineWrap.Lines(row.Cells[table.Head].In(language), screen.Width, 2, 4), "1");
            var fields = Enumerable.Range(0, table.Columns.Count)
                .Where(c => c != table.Head && !table.Columns[c].Wide && row.Cells[c].In(language).Length > 0)
                .Select(c => Field.With(table.Columns[c].Title, row.Cells[c].In(language)).In(language));
            Wrapped(screen, LineWrap.Items(fields, screen.Width, 6), null);
        }

        if ((table.Rows.Count == 0 ? table.WhyEmpty : table.Note) is { } note)
        {
            Wrapped(screen, LineWrap.Lines(note.In(language), screen.Width, table.Rows.Count == 0 ? 2 : 0, table.Rows.Count == 0 ? 2 : 0), null);
        }
    }

    private static void Wrapped(Screen screen, IEnumerable<string> lines, string? colour)
    {
        foreach (var line in lines)
        {
            screen.Line(colour is null ? line : screen.Paint(line, colour));
        }
    }
}
