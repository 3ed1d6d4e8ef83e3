using System.Globalization;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Reads <c>rates.csv</c> and <c>prices.csv</c>: value-added rates and producer price indices by industry.</summary>
internal static class FactorReader
{
    public static readonly Rule IndustryBad = new(
        "SH5111", Severity.Error,
        new("'{0}' is not a division, group or class of GB/T 4754-2017: {1}", "“{0}”不是 GB/T 4754-2017 的大类、中类或小类：{1}"),
        new("No enterprise would ever use the number.", "没有企业会用到该数值。"),
        new("State two to four digits of the edition of 2017.", "请填写 2017 年版的二至四位代码。"));

    public static readonly Rule YearBad = new(
        "SH5112", Severity.Error,
        new("'{0}' is not a year", "“{0}”不是年份"),
        new("The rate would belong to no time.", "该增加值率将不属于任何时间。"),
        new("Write it like 2024.", "请写成 2024。"));

    public static readonly Rule RateOutside = new(
        "SH5113", Severity.Error,
        new("{0} is no share of output: a value-added rate lies between 0 and 1", "{0} 不是产值的份额：增加值率应在 0 与 1 之间"),
        new("Value added is a part of output.", "增加值是产值的一部分。"),
        new("State value added over output, such as 0.24.", "请填写增加值与产值之比，如 0.24。"));

    public static readonly Rule RateLooksLikePercent = new(
        "SH5114", Severity.Error,
        new("{0} looks like a percentage; a value-added rate is a share such as {1}", "{0} 像是百分数；增加值率应写成份额，如 {1}"),
        new("Taken as it stands it would make value added a hundred times as large; that it is a percentage is likely but not certain.", "照字面使用会使增加值扩大一百倍；它很可能是百分数，但不能确定。"),
        new("Divide by 100 if it is a percentage.", "若为百分数，请除以 100。"));

    public static readonly Rule IndexOutside = new(
        "SH5115", Severity.Error,
        new("a price index is above zero; this one is {0}", "价格指数应大于零；此处为 {0}"),
        new("Output is divided by it.", "产值要除以它。"),
        new("State the index with the same month of last year as 100, such as 98.5.", "请填写以上年同月为 100 的指数，如 98.5。"));

    public static readonly Rule IndexLooksLikeRatio = new(
        "SH5116", Severity.Error,
        new("{0} looks like a ratio or a change; the same month of last year is 100, so that this would be {1}", "{0} 像是比值或涨跌幅；应以上年同月为 100，即 {1}"),
        new("Taken as it stands prices would have fallen to a hundredth; that it is a ratio is likely but not certain.", "照字面使用等于价格跌到百分之一；它很可能是比值，但不能确定。"),
        new("State the index with the same month of last year as 100.", "请填写以上年同月为 100 的指数。"));

    public static readonly Rule EntryTwice = new(
        "SH5117", Severity.Error,
        new("industry {0} has two entries for {1}", "行业 {0} 在 {1} 有两个数值"),
        new("Only one of the two could count, and it is not clear which.", "只能有一个生效，但无法确定是哪一个。"),
        new("Remove one of them.", "请删除其中之一。"));

    // Producer prices of an industry have halved within a year, and never fell to a tenth.
    private const double LeastIndex = 10;

    private static readonly Phrase ASection = new("sections are too wide for rates and prices", "门类范围过大，不能用于增加值率和价格");

    /// <summary>The rates; none where there is no file.</summary>
    internal static ValueAddedRates Rates(string path, string shownAs, ValueStatus status, DiagnosticBag diagnostics)
    {
        var entries = new Dictionary<(string, int), double>();
        var tally = new RuleTally();
        foreach (var row in Rows(path, shownAs, ["industry", "year", "rate"], diagnostics))
        {
            var (industry, year, rate) = (row["industry"], row["year"], row["rate"]);
            var isYear = int.TryParse(year.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1900 and <= 2999;
            if (!isYear)
            {
                tally.Add(YearBad, year.Span, year.Value);
            }

            if (IsIndustry(industry, tally) & IsRate(rate, tally, out var value) & isYear && !entries.TryAdd((industry.Value, number), value))
            {
                tally.Add(EntryTwice, industry.Span, industry.Value, number);
            }
        }

        tally.ReportTo(diagnostics, shownAs);
        return new(entries, status);
    }

    /// <summary>The indices as ratios; none where there is no file.</summary>
    internal static ProducerPriceIndices Prices(string path, string shownAs, ValueStatus status, DiagnosticBag diagnostics)
    {
        var entries = new Dictionary<(string, int, int), double>();
        var tally = new RuleTally();
        foreach (var row in Rows(path, shownAs, ["industry", "month", "index"], diagnostics))
        {
            var (industry, month, index) = (row["industry"], row["month"], row["index"]);
            var isMonth = ReturnMonth.TryParse(month.Value, out var read);
            if (!isMonth)
            {
                tally.Add(RowExplainer.MonthUnclear, month.Span, month.Value);
            }

            if (IsIndustry(industry, tally) & IsIndex(index, tally, out var value) & isMonth && !entries.TryAdd((industry.Value, read.Last.Number, read.Covered), value / 100))
            {
                tally.Add(EntryTwice, industry.Span, industry.Value, read);
            }
        }

        tally.ReportTo(diagnostics, shownAs);
        return new(entries, status);
    }

    private static IEnumerable<HeadedTable.Row> Rows(string path, string shownAs, string[] columns, DiagnosticBag diagnostics) =>
        File.Exists(path) ? HeadedTable.Read(path, shownAs, columns, [], diagnostics)?.Rows ?? [] : [];

    private static bool IsIndustry(CsvField field, RuleTally tally)
    {
        var industry = IndustryClassification.Find(field.Value);
        if (industry?.Level > IndustryLevel.Section)
        {
            return true;
        }

        var (reason, suggestion) = industry is null ? IndustryClassification.Miss(field.Value) : (ASection, null);
        tally.Add(IndustryBad.At(field.Span, field.Value, reason) with { Suggestion = suggestion });
        return false;
    }

    private static bool IsRate(CsvField field, RuleTally tally, out double rate)
    {
        if (!IsNumber(field, tally, out rate))
        {
            return false;
        }

        if (rate is > 1 and <= 100)
        {
            tally.Add(RateLooksLikePercent, field.Span, field.Value, rate / 100);
        }
        else if (rate is < 0 or > 1)
        {
            tally.Add(RateOutside, field.Span, field.Value);
        }

        return rate is >= 0 and <= 1;
    }

    private static bool IsIndex(CsvField field, RuleTally tally, out double index)
    {
        if (!IsNumber(field, tally, out index))
        {
            return false;
        }

        if (index <= 0)
        {
            tally.Add(IndexOutside, field.Span, field.Value);
        }
        else if (index < LeastIndex)
        {
            tally.Add(IndexLooksLikeRatio, field.Span, field.Value, (decimal)index * 100);
        }

        return index >= LeastIndex;
    }

    private static bool IsNumber(CsvField field, RuleTally tally, out double number)
    {
        number = double.NaN;
        if (RowExplainer.IsPlainNumber(field.Value) && double.TryParse(field.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        tally.Add(RowExplainer.NotANumber, field.Span, field.Value);
        return false;
    }
}
