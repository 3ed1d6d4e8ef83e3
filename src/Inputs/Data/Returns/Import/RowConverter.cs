using System.Text;
using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>A row that could not be used.</summary>
/// <param name="File">The source's name.</param>
/// <param name="Line">Its line there.</param>
/// <param name="Reason">The first thing wrong with it.</param>
/// <param name="Text">The row as it stands there.</param>
internal sealed record SetAsideRow(string File, int Line, Diagnostic Reason, string Text);

/// <summary>
/// Turns rows of a source into rows of a delivery: months and numbers in one form, money in thousand CNY, electricity in thousand
/// kWh. Units differ by powers of ten, so that only the decimal point moves and every digit stays.
/// </summary>
/// <param name="columns">The columns of the source.</param>
/// <param name="codes">The enterprises.</param>
internal sealed partial class RowConverter(SourceColumns columns, CodeIndex codes)
{
    // More digits than any amount of money has: something else slipped into the column.
    private const int MostDigits = 24;

    /// <summary>The fields of a delivery's row, or null with the reasons in <paramref name="tally"/> and the first in <paramref name="reason"/>.</summary>
    internal (int Enterprise, ReturnMonth Month, string[] Fields)? Convert(SourceRecord record, RuleTally tally, out Diagnostic? reason)
    {
        var wrong = new List<Diagnostic>();
        var code = Field(record, ReturnItems.Code);
        var narrow = HeaderName.Narrow(code.Value).Trim().TrimStart('\'');
        var isAscii = narrow.Length == CodeIndex.CodeBytes && Ascii.IsValid(narrow);
        var enterprise = isAscii ? codes.Find(Encoding.ASCII.GetBytes(narrow)) : -1;
        if (SocialCreditCode.Validate(narrow) is { } fault)
        {
            wrong.Add(RegisterReader.CodeBad.At(code.Span, code.Value, fault));
        }
        else if (enterprise < 0)
        {
            wrong.Add(RowExplainer.EnterpriseUnknown.At(code.Span, narrow));
        }

        var month = columns.Month;
        if (month is null)
        {
            var field = Field(record, ReturnItems.Month);
            month = SourceMonth.Of(field.Value);
            if (month is null)
            {
                wrong.Add(RowExplainer.MonthUnclear.At(field.Span, field.Value));
            }
        }

        var fields = new string[ReturnItems.Names.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = columns.Columns.TryGetValue(ReturnItems.Names[i], out var column) ? Number(Field(record, ReturnItems.Names[i]), (ReturnItem)i, column.Shift, wrong) : "";
        }

        wrong.ForEach(tally.Add);
        reason = wrong.Count > 0 ? wrong[0] : null;
        return reason is null ? (enterprise, month!.Value, fields) : null;
    }

    private CsvField Field(SourceRecord record, string item) =>
        columns.Columns[item].Index is var index && index < record.Fields.Length ? record.Fields[index] : new("", record.Fields[^1].Span);

    private static string Number(CsvField field, ReturnItem item, int shift, List<Diagnostic> wrong)
    {
        var text = HeaderName.Narrow(field.Value).Trim();
        if (text.Length == 0)
        {
            if (item == ReturnItem.Output)
            {
                wrong.Add(RowExplainer.OutputMissing.At(field.Span));
            }

            return "";
        }

        text = Grouped().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
        if (!RowExplainer.IsPlainNumber(text) || text.Length > MostDigits)
        {
            wrong.Add(RowExplainer.NotANumber.At(field.Span, field.Value));
            return "";
        }

        var number = Moved(text, shift);
        if (number.StartsWith('-') && !ReturnItems.MayBeNegative(item))
        {
            wrong.Add(RowExplainer.Negative.At(field.Span, ReturnItems.Names[(int)item], field.Value));
        }

        return number;
    }

    /// <summary>A number with its decimal point moved to the right, without zeros that say nothing.</summary>
    internal static string Moved(string number, int places)
    {
        var isNegative = number.StartsWith('-');
        var digits = isNegative ? number[1..] : number;
        var point = digits.IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? at : digits.Length;
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        point += places;
        if (point > digits.Length)
        {
            digits = digits.PadRight(point, '0');
        }
        else if (point < 1)
        {
            digits = digits.PadLeft(digits.Length + 1 - point, '0');
            point = 1;
        }

        var whole = digits[..point].TrimStart('0');
        var fraction = digits[point..].TrimEnd('0');
        var moved = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
        return isNegative && moved != "0" ? "-" + moved : moved;
    }

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Grouped();
}
