using System.Text;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>
/// Lays out a CSV file: fields trimmed and quoted only where needed, comments kept where they stand, no blank lines, no columns at the
/// end without name and value.
/// </summary>
internal static class CsvLayout
{
    internal static string Format(SourceText text)
    {
        var rows = CsvText.Rows(text, new DiagnosticBag()).ToDictionary(r => r[0].Span.Line);
        var output = new StringBuilder();
        for (var line = 1; line <= text.LineCount; line++)
        {
            if (rows.TryGetValue(line, out var row))
            {
                output.AppendJoin(',', row.Select(f => CsvText.Quote(f.Value))).Append('\n');

                // A quoted field may hold line ends, and what looks like a comment there is none.
                line += row.Sum(f => new SourceText("", f.Value, TextEncoding.Utf8).LineCount - 1);
            }
            else if (text.Line(line).StartsWith('#'))
            {
                output.Append(text.Line(line).TrimEnd()).Append('\n');
            }
        }

        return output.ToString();
    }
}
