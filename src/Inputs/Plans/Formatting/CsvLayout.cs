using System.Text;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Lays out a CSV file: fields trimmed and quoted only where needed, comments kept where they stand, no blank lines.</summary>
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
            }
            else if (text.Line(line).StartsWith('#'))
            {
                output.Append(text.Line(line).TrimEnd()).Append('\n');
            }
        }

        return output.ToString();
    }
}
