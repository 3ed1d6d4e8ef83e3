using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExcelDataReader;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>A rectangle of cells with their places, from CSV, tabbed text or a workbook.</summary>
/// <param name="File">The path that messages name.</param>
/// <param name="Rows">Its rows, of equal width.</param>
/// <param name="Remarks">Comment lines of CSV, without their mark.</param>
internal sealed partial record TableSheet(string File, IReadOnlyList<CsvField[]> Rows, IReadOnlyList<CsvField> Remarks)
{
    public static readonly Rule WorkbookBroken = new(
        "SH5201", Severity.Error,
        new("the workbook cannot be read: {0}", "无法读取工作簿：{0}"),
        new("It is damaged, protected by a password, or no workbook.", "文件已损坏、有密码保护，或不是工作簿。"),
        new("Open it in a spreadsheet program and save it as .xlsx or CSV UTF-8.", "请用电子表格软件打开并另存为 .xlsx 或 CSV UTF-8。"));

    public static readonly Rule SheetMissing = new(
        "SH5202", Severity.Error,
        new("there is no sheet '{0}' with values; there are {1}", "没有名为“{0}”且含有数值的工作表；现有 {1}"),
        new("Another sheet would be another table.", "其他工作表就是另一张表。"),
        new("State the name of a sheet of the workbook.", "请填写工作簿中的工作表名称。"));

    public static readonly Rule SheetsUnread = new(
        "SH5225", Severity.Note,
        new("sheet '{0}' is read; not read: {1}", "已读取工作表“{0}”；未读取：{1}"),
        new("The first sheet that holds a table is taken; the others may hold it in another language or state.", "取第一个含有表的工作表；其余可能是其他语言或其他版本。"),
        new("Nothing need be done where it is the right one; else move the wanted sheet to the front.", "若正确则无需处理；否则请将所需工作表移到最前。"));

    public static readonly Rule Archived = new(
        "SH5226", Severity.Error,
        new("the file is an archive", "该文件是压缩包"),
        new("It may hold several tables, and which one is meant is not said.", "其中可能有多张表，而未说明所指哪一张。"),
        new("Unpack it and name the file or the folder inside.", "请解压并填写其中的文件或文件夹。"));

    /// <summary>The number of columns.</summary>
    internal int Width => Rows.Count == 0 ? 0 : Rows[0].Length;

    /// <summary>
    /// Reads a file by its extension; null where it cannot be read. Of a workbook the sheet that is asked for, else the first that holds a
    /// table, else the first that is not empty.
    /// </summary>
    internal static TableSheet? Read(InputOutputSpec spec, Func<TableSheet, bool> isTable, DiagnosticBag diagnostics)
    {
        switch (Path.GetExtension(spec.Path).ToLowerInvariant())
        {
            case ".xlsx" or ".xls" or ".xlsm":
                return Workbook(spec, isTable, diagnostics);
            case ".zip" or ".7z" or ".rar" or ".gz":
                diagnostics.Report(System.IO.File.Exists(spec.Path) ? Archived : TextFile.Missing, SourceSpan.WholeFile(spec.ShownAs));
                return null;
            default:
                return Csv(spec.Path, spec.ShownAs, diagnostics);
        }
    }

    /// <summary>Reads comma-separated values.</summary>
    internal static TableSheet? Csv(string path, string shownAs, DiagnosticBag diagnostics)
    {
        if (TextFile.Read(path, shownAs, diagnostics) is not { } text)
        {
            return null;
        }

        var remarks = new List<CsvField>();
        for (var line = 1; line <= text.LineCount; line++)
        {
            if (text.Line(line) is { Length: > 0 } content && content[0] == '#')
            {
                var words = content.TrimStart('#', ' ');
                remarks.Add(new(words.TrimEnd(), new(shownAs, line, content.Length - words.Length + 1, Math.Max(1, words.Length))));
            }
        }

        return new(shownAs, CsvText.Rows(text, diagnostics), remarks);
    }

    /// <summary>Reads fields that are separated by tabs, or by commas where the first line has no tab, as pandas writes them; quotes are taken off.</summary>
    internal static TableSheet? Tabbed(string path, string shownAs, DiagnosticBag diagnostics)
    {
        if (TextFile.Read(path, shownAs, diagnostics) is not { } text)
        {
            return null;
        }

        if (!text.Line(1).Contains('\t', StringComparison.Ordinal))
        {
            return new(shownAs, CsvText.Rows(text, diagnostics), []);
        }

        var rows = new List<CsvField[]>();
        var tally = new RuleTally();
        for (var line = 1; line <= text.LineCount; line++)
        {
            var content = text.Line(line).TrimEnd('\r', '\n');
            if (content.Length == 0)
            {
                continue;
            }

            var column = 1;
            CsvField[] row = [.. content.Split('\t').Select(f =>
            {
                var field = new CsvField(Unquoted(f.Trim()), new(shownAs, line, column, Math.Max(1, f.Length)));
                column += f.Length + 1;
                return field;
            })];
            if (rows.Count > 0 && row.Length != rows[0].Length)
            {
                tally.Add(CsvText.FieldCount, row[0].Span with { Length = 1 }, row.Length, rows[0].Length);
            }

            rows.Add(row);
        }

        tally.ReportTo(diagnostics, shownAs);
        return new(shownAs, Even(rows, shownAs), []);
    }

    /// <summary>The first value of a remark <c>key: value</c>; null where there is none.</summary>
    internal CsvField? Remark(string key)
    {
        foreach (var remark in Remarks)
        {
            if (remark.Value.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase))
            {
                var value = remark.Value[(key.Length + 1)..];
                var at = value.Length - value.TrimStart().Length;
                return new(value.Trim(), remark.Span with { Column = remark.Span.Column + key.Length + 1 + at, Length = Math.Max(1, value.Trim().Length) });
            }
        }

        return null;
    }

    /// <summary>A year that stands in one of the rows above the table, or in a remark <c>year:</c>.</summary>
    internal CsvField? Year(int rowsAbove)
    {
        if ((Remark("period") ?? Remark("year")) is { } remark)
        {
            return remark;
        }

        foreach (var cell in Rows.Take(rowsAbove).SelectMany(r => r))
        {
            if (YearInTitle().Match(cell.Value) is { Success: true } match)
            {
                return cell with { Value = match.Value };
            }
        }

        return null;
    }

    /// <summary>A unit that stands behind 单位 or Unit in one of the rows above the table, or in a remark <c>unit:</c>.</summary>
    internal CsvField? UnitWord(int rowsAbove)
    {
        if (Remark("unit") is { } remark)
        {
            return remark;
        }

        foreach (var cell in Rows.Take(rowsAbove).SelectMany(r => r))
        {
            if (UnitInTitle().Match(cell.Value) is { Success: true } match)
            {
                return cell with { Value = match.Groups[1].Value.Trim() };
            }
        }

        return null;
    }

    private static TableSheet? Workbook(InputOutputSpec spec, Func<TableSheet, bool> isTable, DiagnosticBag diagnostics)
    {
        var whole = SourceSpan.WholeFile(spec.ShownAs);
        if (!System.IO.File.Exists(spec.Path))
        {
            diagnostics.Report(TextFile.Missing, whole);
            return null;
        }

        try
        {
            _ = TextFile.Gb18030; // registers the code pages that old workbooks need
            using var stream = System.IO.File.OpenRead(spec.Path);
            using var reader = ExcelReaderFactory.CreateReader(stream);
            if (Chosen(reader, spec, isTable, out var names) is { } chosen)
            {
                var unread = names.SkipWhile(n => n != chosen.Name).Skip(1).ToList();
                if (unread.Count > 0 && spec.Sheet is null)
                {
                    diagnostics.Report(SheetsUnread, whole, chosen.Name, string.Join(", ", unread));
                }

                return chosen.Sheet;
            }

            diagnostics.Report(SheetMissing, whole, spec.Sheet ?? "", string.Join(", ", names));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            diagnostics.Report(WorkbookBroken, whole, broken.Message);
        }

        return null;
    }

    // The sheet with its name, and the names of all that have rows.
    private static (string Name, TableSheet Sheet)? Chosen(IExcelDataReader reader, InputOutputSpec spec, Func<TableSheet, bool> isTable, out List<string> names)
    {
        (string Name, TableSheet Sheet)? first = null, found = null;
        names = [];
        do
        {
            if (reader.RowCount > 0)
            {
                names.Add(reader.Name);
            }

            if (found is not null || (spec.Sheet is not null && reader.Name != spec.Sheet))
            {
                continue;
            }

            var rows = Cells(reader, spec.ShownAs);
            if (rows.Exists(r => Array.Exists(r, c => c.Value.Length > 0)))
            {
                var sheet = new TableSheet(spec.ShownAs, Even(rows, spec.ShownAs), []);
                first ??= (reader.Name, sheet);
                found = spec.Sheet is not null || isTable(sheet) ? (reader.Name, sheet) : null;
            }
        }
        while (reader.NextResult());

        return found ?? first;
    }

    private static List<CsvField[]> Cells(IExcelDataReader reader, string shownAs)
    {
        var rows = new List<CsvField[]>();
        for (var line = 1; reader.Read(); line++)
        {
            var cells = new CsvField[reader.FieldCount];
            for (var c = 0; c < cells.Length; c++)
            {
                var text = reader.GetValue(c) switch
                {
                    null => "",
                    double number => number.ToString("R", CultureInfo.InvariantCulture),
                    IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                    var other => other.ToString() ?? "",
                };
                cells[c] = new(text.Trim().Normalize(NormalizationForm.FormC), new(shownAs, line, c + 1, 1));
            }

            rows.Add(cells);
        }

        return rows;
    }

    private static string Unquoted(string field) =>
        field is ['"', .., '"'] ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;

    private static List<CsvField[]> Even(List<CsvField[]> rows, string shownAs)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Length);
        return [.. rows.Select(r => r.Length == width ? r
            : [.. r, .. Enumerable.Range(r.Length, width - r.Length).Select(c => new CsvField("", new(shownAs, r.Length == 0 ? 0 : r[0].Span.Line, r.Length == 0 ? c + 1 : r[^1].Span.Column, 1)))])];
    }

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearInTitle();

    [GeneratedRegex(@"(?:单位|[Uu]nits?)\s*[:：]\s*([^)）;；]+)", RegexOptions.CultureInvariant)]
    private static partial Regex UnitInTitle();
}
