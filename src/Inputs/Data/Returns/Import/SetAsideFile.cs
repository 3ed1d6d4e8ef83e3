using System.Globalization;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>The rows of an import that could not be used, each with its text and the reason, so that none is lost.</summary>
internal static class SetAsideFile
{
    private const string Header = "file,line,rule,reason,reason_zh,text";

    /// <summary>Writes the rows of some sources; rows of other sources that stand there already stay. Without any row the file goes.</summary>
    internal static void Write(string path, IReadOnlyList<string> sources, IReadOnlyList<SetAsideRow> rows, CancellationToken cancellation)
    {
        var kept = File.Exists(path) && TextFile.Read(path, path, new DiagnosticBag()) is { } text
            ? CsvText.Rows(text, new DiagnosticBag()).Skip(1).Where(r => !sources.Contains(r[0].Value)).Select(r => string.Join(',', r.Select(f => CsvText.Quote(f.Value))))
            : [];
        string[] lines = [.. kept, .. rows.Select(Line)];
        if (lines.Length > 0)
        {
            NewFile.Write(path, lines.Prepend(Header).Select(l => l + "\n"), cancellation);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static string Line(SetAsideRow row) => string.Join(',', ((string[])
    [
        row.File, row.Line.ToString(CultureInfo.InvariantCulture), row.Reason.Rule.Code, row.Reason.Message.In(Language.English), row.Reason.Message.In(Language.Chinese), row.Text,
    ]).Select(CsvText.Quote));
}
