using System.Text;
using Songhua.Core;
using Songhua.Pages;

namespace Songhua.Cli;

/// <summary>A table in the forms of its files, as text for the standard output.</summary>
internal static class TableOutput
{
    internal static string AsCsv(ResultTable table, Language language) => Text(to => Csv.Write(table, language, to));

    internal static string AsJson(ResultTable table) => Text(to => RunJson.WriteTable(table, to));

    private static string Text(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
