using System.Globalization;
using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>A return as a delivery states it; what is not reported is NaN.</summary>
/// <param name="Enterprise">Its index in the register.</param>
/// <param name="Month">The month.</param>
/// <param name="Values">One value an item.</param>
internal sealed record ExplainedRow(int Enterprise, ReturnMonth Month, double[] Values);

/// <summary>Reads one row of a delivery field by field and says what is wrong with it, where.</summary>
/// <param name="file">The path that messages name.</param>
/// <param name="header">The header line.</param>
/// <param name="items">The items of the columns after code and month.</param>
/// <param name="enterprises">The enterprises by code.</param>
internal sealed class RowExplainer(string file, string header, ReturnItem[] items, Lazy<CodeIndex> enterprises)
{
    public static readonly Rule EnterpriseUnknown = new(
        "SH5120", Severity.Error,
        new("no enterprise of the register has the code '{0}'", "名录中没有代码为“{0}”的企业"),
        new("Its industry and place are not known, so that the return can be counted nowhere.", "其行业和地区未知，该报表无处归集。"),
        new("Add the enterprise to register.csv, or mend the code.", "请将该企业补入 register.csv，或改正代码。"));

    public static readonly Rule MonthUnclear = new(
        "SH5121", Severity.Error,
        new("'{0}' is not the month of a return", "“{0}”不是报表月份"),
        new("The return would belong to no time.", "该报表将不属于任何时间。"),
        new("Write 2024-03, or 2024-01..2024-02 for January and February together.", "请写成 2024-03；1—2 月合并时写成 2024-01..2024-02。"));

    public static readonly Rule NotANumber = new(
        "SH5122", Severity.Error,
        new("'{0}' is not a number", "“{0}”不是数字"),
        new("A field is a number or empty; nothing is guessed.", "字段只能是数字或空，不作猜测。"),
        new("Write digits with a decimal point, or leave the field empty where the figure is missing.", "请用数字和小数点书写；缺失时请留空。"));

    public static readonly Rule OutputMissing = new(
        "SH5123", Severity.Error,
        new("the output is missing", "缺少产值"),
        new("A return without an output would count as none; an output of nothing is 0.", "没有产值的报表等于没有报表；产值为零应填 0。"),
        new("State the output, 0 where nothing was produced, or take the row out.", "请填写产值，未生产时填 0，或删去该行。"));

    public static readonly Rule Negative = new(
        "SH5124", Severity.Error,
        new("{0} is {1}, below zero", "{0} 为 {1}，小于零"),
        new("What is produced, used or employed cannot be less than nothing; a correction is a return of its own.", "产量、用量和人数不会小于零；更正应另报。"),
        new("State the figure of the whole period; report corrections by replacing the return.", "请填写整个时期的数值；更正时请以新报表替换。"));

    /// <summary>The row of a line, or null with the reasons in <paramref name="tally"/>.</summary>
    internal ExplainedRow? Explain(ReadOnlySpan<byte> line, int number, RuleTally tally)
    {
        var diagnostics = new DiagnosticBag();
        var rows = CsvText.Rows(new SourceText(file, $"{header}\n{Encoding.UTF8.GetString(line)}", TextEncoding.Utf8), diagnostics);
        foreach (var diagnostic in diagnostics.Sorted())
        {
            tally.Add(diagnostic with { Span = diagnostic.Span with { Line = number } });
        }

        if (rows.Count < 2)
        {
            return null;
        }

        CsvField[] fields = [.. rows[1].Select(f => f with { Span = f.Span with { Line = number } })];
        var isSound = true;
        var code = fields[0].Value;
        var enterprise = code.Length == CodeIndex.CodeBytes && Encoding.UTF8.GetByteCount(code) == CodeIndex.CodeBytes ? enterprises.Value.Find(Encoding.UTF8.GetBytes(code)) : -1;
        if (enterprise < 0)
        {
            tally.Add(EnterpriseUnknown, fields[0].Span, code);
            isSound = false;
        }

        if (!ReturnMonth.TryParse(fields[1].Value, out var month))
        {
            tally.Add(MonthUnclear, fields[1].Span, fields[1].Value);
            isSound = false;
        }

        var values = new double[ReturnItems.Names.Length];
        Array.Fill(values, double.NaN);
        for (var c = 0; c < items.Length; c++)
        {
            isSound &= Value(fields[c + 2], items[c], tally, out values[(int)items[c]]);
        }

        return isSound ? new(enterprise, month, values) : null;
    }

    private static bool Value(CsvField field, ReturnItem item, RuleTally tally, out double value)
    {
        value = double.NaN;
        if (field.Value.Length == 0)
        {
            if (item == ReturnItem.Output)
            {
                tally.Add(OutputMissing, field.Span);
            }

            return item != ReturnItem.Output;
        }

        if (!IsPlainNumber(field.Value) || !double.TryParse(field.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            tally.Add(NotANumber, field.Span, field.Value);
            return false;
        }

        if (value < 0 && !ReturnItems.MayBeNegative(item))
        {
            tally.Add(Negative, field.Span, ReturnItems.Names[(int)item], field.Value);
            return false;
        }

        return true;
    }

    /// <summary>Whether a text is digits, with a point between digits and a minus before them where it has one.</summary>
    internal static bool IsPlainNumber(ReadOnlySpan<char> text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.');
        return point < 0 ? AreDigits(digits) : AreDigits(digits[..point]) && AreDigits(digits[(point + 1)..]);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
