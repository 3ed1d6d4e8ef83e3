using System.Text;

namespace Songhua.Core;

/// <summary>A field of a CSV file with its place.</summary>
public readonly record struct CsvField(string Value, SourceSpan Span);

/// <summary>
/// Comma-separated values (RFC 4180) with the position of every field, so that a message can point at it. Lines that begin with
/// <c>#</c> are comments; blank lines are passed over. Fields may be quoted and then hold commas, line ends and doubled quotes.
/// </summary>
public static class CsvText
{
    /// <summary>A quoted field that runs to the end of the file; its row is left out.</summary>
    public static readonly Rule UnclosedQuote = new(
        "SH1101", Severity.Error,
        new("a quoted field is not closed", "带引号的字段没有结束引号"),
        new("Everything up to the end of the file would be swallowed by one field.", "直到文件末尾的内容都会被并入一个字段。"),
        new("Add the closing quote; inside a quoted field write a quote twice.", "请补上结束引号；字段内的引号要写两次。"));

    /// <summary>Text between a closing quote and the next comma; the row is left out.</summary>
    public static readonly Rule QuoteInField = new(
        "SH1102", Severity.Error,
        new("text follows a closing quote", "结束引号之后还有文字"),
        new("It is unclear where the field ends.", "无法确定字段在哪里结束。"),
        new("Put the whole field in quotes and double the quotes inside.", "请将整个字段放入引号，并将内部引号写两次。"));

    /// <summary>A row with more or fewer fields than the header, empty ones at the end aside; the row is left out.</summary>
    public static readonly Rule FieldCount = new(
        "SH1103", Severity.Error,
        new("this row has {0} fields, the header has {1}", "本行有 {0} 个字段，表头有 {1} 个") { One = "this row has {0} field, the header has {1}" },
        new("Values would slip into the wrong columns.", "数值会错位到别的列。"),
        new("Add or remove commas; put a field that contains a comma in quotes.", "请增删逗号；含逗号的字段要加引号。"));

    /// <summary>A column whose header is empty and whose rows are not; raised by <see cref="ReportUnnamed"/> at its first value.</summary>
    public static readonly Rule Unnamed = new(
        "SH1105", Severity.Error,
        new("column {0} has values but no name", "第 {0} 列有值但没有列名"),
        new("What its values mean is not said, so they would be passed over.", "其值的含义未写明，会被忽略。"),
        new("Name the column in the first row, or empty it.", "请在首行写明列名，或清空该列。"));

    /// <summary>
    /// The rows of the text, the first being the header. Rows that are not well-formed, or whose number of fields differs from the
    /// header's, are reported and left out. Spreadsheets leave commas behind where cells were emptied: rows without any value, and
    /// columns at the end without name or value, are passed over.
    /// </summary>
    public static List<CsvField[]> Rows(SourceText text, DiagnosticBag diagnostics)
    {
        var rows = new List<CsvField[]>();
        var row = new List<CsvField>();
        var content = text.Content;
        var position = 0;
        var line = 1;
        var lineStart = 0;
        while (position < content.Length)
        {
            if (content[position] is '#' or '\n' or '\r')
            {
                SkipLine(content, ref position, ref line, ref lineStart);
                continue;
            }

            row.Clear();
            var isSound = true;
            while (true)
            {
                row.Add(Field(text, ref position, ref line, ref lineStart, ref isSound, diagnostics));
                if (position < content.Length && content[position] == ',')
                {
                    position++;
                    continue;
                }

                break;
            }

            SkipLine(content, ref position, ref line, ref lineStart);
            if (!isSound)
            {
                continue;
            }

            if (row.TrueForAll(f => f.Value.Length == 0) || (rows.Count > 0 && !Fit(row, rows[0], diagnostics)))
            {
                continue;
            }

            rows.Add([.. row]);
        }

        return WithoutEmptyEnd(rows);
    }

    /// <summary>Reports the first value of each column that has no name, from a 0-based column on.</summary>
    public static void ReportUnnamed(IReadOnlyList<CsvField[]> rows, int from, DiagnosticBag diagnostics)
    {
        for (var c = from; rows.Count > 0 && c < rows[0].Length; c++)
        {
            if (rows[0][c].Value.Length == 0 && rows.FirstOrDefault(r => r[c].Value.Length > 0) is { } row)
            {
                diagnostics.Report(Unnamed, row[c].Span, c + 1);
            }
        }
    }

    // Empty fields at the end of a row stand for nothing, whether there are more or fewer of them than in the header.
    private static bool Fit(List<CsvField> row, CsvField[] header, DiagnosticBag diagnostics)
    {
        var count = row.Count;
        var last = row[^1].Span;
        while (row.Count > header.Length && row[^1].Value.Length == 0)
        {
            row.RemoveAt(row.Count - 1);
        }

        while (row.Count < header.Length && header[row.Count..].All(f => f.Value.Length == 0))
        {
            row.Add(new CsvField("", last));
        }

        if (row.Count == header.Length)
        {
            return true;
        }

        diagnostics.Report(FieldCount, row[0].Span with { Length = 1 }, count, header.Length);
        return false;
    }

    private static List<CsvField[]> WithoutEmptyEnd(List<CsvField[]> rows)
    {
        var width = rows.Count == 0 ? 0 : rows[0].Length;
        while (width > 0 && rows.TrueForAll(r => r[width - 1].Value.Length == 0))
        {
            width--;
        }

        return rows.Count == 0 || width == rows[0].Length ? rows : [.. rows.Select(r => r[..width])];
    }

    private static CsvField Field(SourceText text, ref int position, ref int line, ref int lineStart, ref bool isSound, DiagnosticBag diagnostics)
    {
        var content = text.Content;
        var start = position;
        if (position < content.Length && content[position] == '"')
        {
            return Quoted(text, ref position, ref line, ref lineStart, ref isSound, diagnostics);
        }

        while (position < content.Length && content[position] is not (',' or '\n' or '\r'))
        {
            position++;
        }

        var value = content.AsSpan(start, position - start);
        var leading = value.Length - value.TrimStart().Length;
        var trimmed = value.Trim();
        var column = start - lineStart + 1 + (trimmed.IsEmpty ? 0 : leading);
        return new CsvField(trimmed.ToString(), new SourceSpan(text.File, line, column, Math.Max(1, trimmed.Length)));
    }

    private static CsvField Quoted(SourceText text, ref int position, ref int line, ref int lineStart, ref bool isSound, DiagnosticBag diagnostics)
    {
        var content = text.Content;
        var span = new SourceSpan(text.File, line, position - lineStart + 1, 1);
        var value = new StringBuilder();
        position++;
        while (true)
        {
            if (position >= content.Length)
            {
                diagnostics.Report(UnclosedQuote, span);
                isSound = false;
                return new CsvField(value.ToString(), span);
            }

            var c = content[position++];
            if (c == '"')
            {
                if (position < content.Length && content[position] == '"')
                {
                    value.Append('"');
                    position++;
                    continue;
                }

                break;
            }

            if (c == '\n' || (c == '\r' && !(position < content.Length && content[position] == '\n')))
            {
                line++;
                lineStart = position;
            }

            value.Append(c);
        }

        if (position < content.Length && content[position] is not (',' or '\n' or '\r'))
        {
            diagnostics.Report(QuoteInField, new SourceSpan(text.File, line, position - lineStart + 1, 1));
            isSound = false;
            while (position < content.Length && content[position] is not (',' or '\n' or '\r'))
            {
                position++;
            }
        }

        return new CsvField(value.ToString(), span with { Length = Math.Max(1, value.Length + 2) });
    }

    private static void SkipLine(string content, ref int position, ref int line, ref int lineStart)
    {
        // A line ends with LF, CR LF, or CR alone, as older programs write it.
        var end = content.AsSpan(position).IndexOfAny('\n', '\r');
        position = end < 0 ? content.Length : position + end + (content.AsSpan(position + end).StartsWith("\r\n") ? 2 : 1);
        line++;
        lineStart = position;
    }

    /// <summary>A value as a CSV field: quoted where it holds a comma, a quote, a line end, or begins with # or a space.</summary>
    public static string Quote(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") >= 0 || value.StartsWith('#') || value != value.Trim()
            ? '"' + value.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : value;
}
