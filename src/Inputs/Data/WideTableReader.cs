using System.Globalization;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>What a wide CSV table holds and how its first column is to be understood.</summary>
/// <param name="Path">Where it lies on disk.</param>
/// <param name="ShownAs">The path that messages name.</param>
/// <param name="Measure">What every number measures.</param>
/// <param name="Origin">Where the numbers come from.</param>
/// <param name="Rows">The ids that rows may have, under every name by which the first column may call them; null where every name is one of its own.</param>
/// <param name="Periods">Named periods that columns may use besides written ones.</param>
public sealed record WideTableSpec(
    string Path, string ShownAs, Measure Measure, TableOrigin Origin, IReadOnlyDictionary<string, string>? Rows, IReadOnlyDictionary<string, Period> Periods);

/// <summary>A wide table as read: the numbers, and how and where each was written.</summary>
/// <param name="Table">The numbers, rows by id, columns by period.</param>
/// <param name="Periods">The period of each column.</param>
/// <param name="Written">The numbers as written, row-major; null where the cell is empty.</param>
/// <param name="Spans">The place of each cell, row-major.</param>
/// <param name="Text">The file.</param>
public sealed record WideTable(Table Table, IReadOnlyList<Period> Periods, IReadOnlyList<decimal?> Written, IReadOnlyList<SourceSpan> Spans, SourceText Text)
{
    /// <summary>The names of the rows; Chinese ones where the table has a column of them.</summary>
    public required IReadOnlyList<LocalText> Names { get; init; }
}

/// <summary>Reads a wide CSV table: ids down, periods across, a number or nothing in each cell.</summary>
public static class WideTableReader
{
    // Where rows bring their own names, this column holds them in Chinese.
    private const string ChineseNames = "zh";

    public static readonly Rule NotAPeriod = new(
        "SH5001", Severity.Error,
        new("column '{0}' is not a period", "列“{0}”不是有效时期"),
        new("Its numbers would belong to no time.", "其数值将不属于任何时间。"),
        new("Head each column with a period such as 2023 or 2024-Q1.", "请以 2023、2024-Q1 等时期作为列标题。"));

    public static readonly Rule NotARow = new(
        "SH5002", Severity.Error,
        new("row '{0}' is not known", "行“{0}”未知"),
        new("Its numbers could not be connected with anything.", "其数值无法与任何对象关联。"),
        new("Use the id, code or name of a place (or subject) that the plan declares.", "请使用规划中已声明的地区（或对象）的 id、代码或名称。"));

    public static readonly Rule NotANumber = new(
        "SH5003", Severity.Error,
        new("'{0}' is not a number", "“{0}”不是数字"),
        new("A cell is a number or empty; nothing is guessed.", "单元格只能是数字或空，不作猜测。"),
        new("Write digits with a decimal point, or leave the cell empty where the figure is missing.", "请用数字和小数点书写；缺失时请留空。"));

    public static readonly Rule NumberTooLarge = new(
        "SH5005", Severity.Error,
        new("{0} is too large a number of {1}", "{0} {1} 数值过大"),
        new("It cannot be held exactly, and no economy produces it.", "无法精确保存，也不存在如此大的经济数值。"),
        new("Check the number, and the unit of the table.", "请检查数值及表格的单位。"));

    public static readonly Rule RowTwice = new(
        "SH5004", Severity.Error,
        new("'{0}' stands twice", "“{0}”重复"),
        new("Only one of the two could count, and it is not clear which.", "只能有一个生效，但无法确定是哪一个。"),
        new("Remove one of them.", "请删除其中之一。"));

    /// <summary>The table; null where the file cannot be read. What is wrong goes to the diagnostics; wrong cells are missing, never zero.</summary>
    public static WideTable? Read(WideTableSpec spec, DiagnosticBag diagnostics)
    {
        var text = TextFile.Read(spec.Path, spec.ShownAs, diagnostics);
        var rows = text is null ? [] : CsvText.Rows(text, diagnostics);
        if (text is null || rows.Count == 0)
        {
            return null;
        }

        CsvText.ReportUnnamed(rows, 1, diagnostics);
        var columns = Columns(rows[0], spec, diagnostics);
        var inChinese = spec.Rows is null ? Array.FindIndex(rows[0], f => f.Value == ChineseNames) : -1;
        var ids = new List<string>();
        var names = new List<LocalText>();
        var written = new List<decimal?>();
        var spans = new List<SourceSpan>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            var head = row[0];
            var id = head.Value;
            if (spec.Rows is not null && !spec.Rows.TryGetValue(head.Value, out id))
            {
                diagnostics.Add(NotARow.At(head.Span, head.Value) with { Suggestion = Suggestion.Nearest(head.Value, spec.Rows.Keys) });
                continue;
            }

            if (!seen.Add(id))
            {
                diagnostics.Report(RowTwice, head.Span, head.Value);
                continue;
            }

            ids.Add(id);
            names.Add(new LocalText(head.Value, inChinese >= 0 && row[inChinese].Value is { Length: > 0 } zh ? zh : head.Value));
            foreach (var (column, _) in columns)
            {
                spans.Add(row[column].Span);
                written.Add(Number(row[column], spec.Measure.Unit, diagnostics));
            }
        }

        var values = written.Select(w => w is { } v ? (double)v : double.NaN).ToArray();
        var status = written.Select(w => w is null ? CellStatus.Missing : CellStatus.Present).ToArray();
        var table = new Table(ids, [.. columns.Select(c => c.Period.ToString())], spec.Measure, values, status, spec.Origin);
        return new WideTable(table, [.. columns.Select(c => c.Period)], written, spans, text) { Names = names };
    }

    private static List<(int Column, Period Period)> Columns(CsvField[] header, WideTableSpec spec, DiagnosticBag diagnostics)
    {
        var columns = new List<(int, Period)>();
        var seen = new HashSet<Period>();
        for (var c = 1; c < header.Length; c++)
        {
            if (header[c].Value.Length == 0 || (spec.Rows is null && header[c].Value == ChineseNames))
            {
                continue;
            }

            if (!spec.Periods.TryGetValue(header[c].Value, out var period) && !Period.TryParse(header[c].Value, out period))
            {
                diagnostics.Report(NotAPeriod, header[c].Span, header[c].Value);
            }
            else if (!seen.Add(period))
            {
                diagnostics.Report(RowTwice, header[c].Span, header[c].Value);
            }
            else
            {
                columns.Add((c, period));
            }
        }

        return columns;
    }

    private static decimal? Number(CsvField cell, Unit unit, DiagnosticBag diagnostics)
    {
        if (cell.Value.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(cell.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            if (Figure.Holds(number, unit))
            {
                return number;
            }

            diagnostics.Report(NumberTooLarge, cell.Span, cell.Value, unit.Symbol);
            return null;
        }

        diagnostics.Report(NotANumber, cell.Span, cell.Value);
        return null;
    }
}
