using Songhua.Core;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Songhua.Cli;

/// <summary>Writes a result table on the terminal.</summary>
internal static class TableText
{
    private static readonly Phrase Values = new("Values: {0}.", "数值性质：{0}。");
    private static readonly Phrase Columns = new("{0} ({1})", "{0}（{1}）");
    private static readonly Phrase Nothing = new("Nothing to show.", "无内容。");

    internal static void Write(Screen screen, ResultTable result)
    {
        var language = screen.Language;
        if (result.Rows.Count == 0)
        {
            screen.Line(screen.Paint(result.Title.In(language), "1"));
            screen.Line(result.WhyEmpty ?? result.Note ?? Nothing);
            return;
        }

        var columns = Enumerable.Range(0, result.Columns.Count).Where(c => !result.Columns[c].Wide && !IsEmpty(result, c)).ToArray();
        var table = new Table { Border = screen.Colour ? TableBorder.Rounded : TableBorder.Simple };
        foreach (var c in columns)
        {
            // A column of a plain string is cut with an ellipsis by characters, which fails where they are two cells wide.
            var column = new TableColumn(new Markup(Markup.Escape(result.Columns[c].Title.In(language))).Overflow(Overflow.Fold));
            table.AddColumn(result.Columns[c].Kind == ColumnKind.Text ? column : column.RightAligned());
        }

        foreach (var row in result.Rows)
        {
            table.AddRow([.. columns.Select(c => new Markup(Markup.Escape(row.Cells[c].In(language))))]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen.Out),
            Ansi = screen.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = screen.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        console.Profile.Width = screen.Width;
        console.Profile.Capabilities.Unicode = true;
        screen.Line(screen.Paint(result.Title.In(language), "1"));
        console.Write(table);
        if (result.Note is { } note)
        {
            screen.Line(note);
        }

        WriteStatuses(screen, result, columns);
    }

    // What stands behind the values: in a word where it is the same for all, otherwise by column.
    private static void WriteStatuses(Screen screen, ResultTable table, int[] columns)
    {
        ValueStatus[] Of(int column) => [.. table.Rows.Select(r => r.Cells[column].Status).OfType<ValueStatus>().Distinct().Order()];
        var behind = columns.Select(c => (table.Columns[c].Title, Statuses: Of(c))).Where(c => c.Statuses.Length > 0).ToList();
        if (behind.SelectMany(c => c.Statuses).Distinct().ToList() is [var only])
        {
            screen.Line(Values.With(only.Word()));
        }
        else if (behind.Count > 0)
        {
            var parts = behind.GroupBy(c => string.Join('/', c.Statuses)).Select(g => Columns.With(new MessageList([.. g.First().Statuses.Select(s => (ILocalised)s.Word())]), new MessageList([.. g.Select(c => (ILocalised)c.Title)])));
            screen.Line(Values.With(string.Join(screen.Language == Language.Chinese ? "；" : "; ", parts.Select(p => p.In(screen.Language)))));
        }
    }

    private static bool IsEmpty(ResultTable table, int column) => table.Rows.All(r => r.Cells[column].In(Language.English).Length == 0);
}
