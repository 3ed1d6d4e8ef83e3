using Songhua.Core;

namespace Songhua.Cli;

/// <summary>
/// Writes a result table as records, one below the other: the column that names a row as a heading, the others under it with their titles.
/// Rows of one name that follow each other share its heading. For tables that are too wide to stand as a grid on a terminal.
/// </summary>
internal static class RecordText
{
    private static readonly Phrase Field = new("{0}: {1}", "{0}：{1}");

    internal static void Write(Screen screen, ResultTable table)
    {
        screen.Line(screen.Paint(table.Title.In(screen.Language), "1"));
        Rows(screen, table, [.. Enumerable.Range(0, table.Columns.Count).Where(c => !table.Columns[c].Wide)]);
        if ((table.Rows.Count == 0 ? table.WhyEmpty : table.Note) is { } note)
        {
            screen.Wrapped(note.In(screen.Language), table.Rows.Count == 0 ? 2 : 0, table.Rows.Count == 0 ? 2 : 0);
        }
    }

    /// <summary>The rows alone, with some of the columns.</summary>
    internal static void Rows(Screen screen, ResultTable table, int[] columns)
    {
        var language = screen.Language;
        string? heading = null;
        foreach (var row in table.Rows)
        {
            var name = row.Cells[table.Head].In(language);
            if (name != heading)
            {
                foreach (var line in LineWrap.Lines(name, screen.Width, 2, 4))
                {
                    screen.Line(screen.Paint(line, "1"));
                }
            }

            heading = name;
            var fields = columns.Where(c => c != table.Head && row.Cells[c].In(language).Length > 0)
                .Select(c => Field.With(table.Columns[c].Title, row.Cells[c].In(language)).In(language));
            foreach (var line in LineWrap.Items(fields, screen.Width, 4, 6))
            {
                screen.Line(line);
            }
        }
    }
}
