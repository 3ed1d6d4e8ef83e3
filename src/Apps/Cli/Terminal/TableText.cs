using Songhua.Core;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Songhua.Cli;

/// <summary>
/// Writes a result table on the terminal: as a grid where its columns can be read in the terminal's width, otherwise row by row
/// (<see cref="RecordText"/>).
/// </summary>
internal static class TableText
{
    private static readonly Phrase Values = new("Values: {0}.", "数值性质：{0}。");
    private static readonly Phrase Columns = new("{0} ({1})", "{0}（{1}）");
    private static readonly Phrase Nothing = new("Nothing to show.", "无内容。");

    internal static void Write(Screen screen, ResultTable result)
    {
        var language = screen.Language;
        screen.Wrapped(screen.Paint(result.Title.In(language), "1"), 0, 0);
        if (result.Rows.Count == 0)
        {
            screen.Wrapped((result.WhyEmpty ?? result.Note ?? Nothing).In(language), 0, 0);
            return;
        }

        var columns = Enumerable.Range(0, result.Columns.Count).Where(c => !result.Columns[c].Wide && !IsEmpty(result, c)).ToArray();
        if (GridWidths.Of(result, columns, screen.Width, language) is { } widths)
        {
            Grid(screen, result, columns, widths);
        }
        else
        {
            RecordText.Rows(screen, result, columns);
        }

        if (result.Note is { } note)
        {
            screen.Wrapped(note.In(language), 0, 0);
        }

        WriteStatuses(screen, result, columns);
    }

    // Lines are broken here and not by Spectre.Console, which breaks within numbers and words, and cuts by characters where those are two cells wide.
    private static void Grid(Screen screen, ResultTable result, int[] columns, int[] widths)
    {
        Markup Broken(string text, int column) => new(Markup.Escape(string.Join('\n', LineWrap.Lines(text, widths[column], 0, 0))));
        var table = new Table { Border = screen.Colour ? TableBorder.Rounded : TableBorder.Simple };
        for (var i = 0; i < columns.Length; i++)
        {
            var column = new TableColumn(Broken(result.Columns[columns[i]].Title.In(screen.Language), i)).Width(widths[i]).NoWrap();
            table.AddColumn(result.Columns[columns[i]].Kind == ColumnKind.Text ? column : column.RightAligned());
        }

        foreach (var row in result.Rows)
        {
            table.AddRow([.. columns.Select((c, i) => Broken(row.Cells[c].In(screen.Language), i))]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen.Out),
            Ansi = screen.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = screen.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        console.Profile.Width = screen.Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
    }

    // What stands behind the values: in a word where it is the same for all, otherwise by column.
    private static void WriteStatuses(Screen screen, ResultTable table, int[] columns)
    {
        ValueStatus[] Of(int column) => [.. table.Rows.Select(r => r.Cells[column].Status).OfType<ValueStatus>().Distinct().Order()];
        var behind = columns.Select(c => (table.Columns[c].Title, Statuses: Of(c))).Where(c => c.Statuses.Length > 0).ToList();
        if (behind.SelectMany(c => c.Statuses).Distinct().ToList() is [var only])
        {
            screen.Wrapped(Values.With(only.Word()).In(screen.Language), 0, 0);
        }
        else if (behind.Count > 0)
        {
            var parts = behind.GroupBy(c => string.Join('/', c.Statuses)).Select(g => Columns.With(new MessageList([.. g.First().Statuses.Select(s => (ILocalised)s.Word())]), new MessageList([.. g.Select(c => (ILocalised)c.Title)])));
            screen.Wrapped(Values.With(string.Join(screen.Language == Language.Chinese ? "；" : "; ", parts.Select(p => p.In(screen.Language)))).In(screen.Language), 0, 0);
        }
    }

    private static bool IsEmpty(ResultTable table, int column) => table.Rows.All(r => r.Cells[column].In(Language.English).Length == 0);
}
