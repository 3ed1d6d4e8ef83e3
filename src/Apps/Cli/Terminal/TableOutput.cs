using System.Text;
using Songhua.Core;
using Songhua.Pages;

namespace Songhua.Cli;

/// <summary>Tables in the forms of their files, as text for the standard output.</summary>
internal static class TableOutput
{
    /// <summary>Writes one table as CSV or JSON.</summary>
    internal static void WriteOne(Screen screen, string? format, ResultTable table)
    {
        if (format == "csv")
        {
            screen.Out.Write(AsCsv(table, screen.Language));
        }
        else
        {
            screen.Out.WriteLine(AsJson(table));
        }
    }

    internal static string AsCsv(ResultTable table, Language language) => Text(to => Csv.Write(table, language, to));

    internal static string AsJson(ResultTable table) => Text(to => RunJson.WriteTable(table, to));

    /// <summary>Writes tables in the form asked for: CSV tables one after the other, each under a line with its name; JSON as one array.</summary>
    internal static void Write(Screen screen, string? format, IReadOnlyList<ResultTable> tables)
    {
        switch (format)
        {
            case "csv":
                foreach (var table in tables)
                {
                    var text = AsCsv(table, screen.Language);

                    // The mark of the encoding stands at the start of a file, never inside one.
                    screen.Out.Write(tables.Count > 1 ? $"# {table.Key}\r\n{text.TrimStart('\uFEFF')}" : text);
                }

                break;
            case "json":
                screen.Out.WriteLine($"[\n{string.Join(",\n", tables.Select(AsJson))}\n]");
                break;
            default:
                foreach (var table in tables)
                {
                    TableText.Write(screen, table);
                    screen.Line();
                }

                break;
        }
    }

    private static string Text(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
