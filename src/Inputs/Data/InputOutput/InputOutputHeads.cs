using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Period, unit and prices of a table: what the file states and what is known besides must agree, and one of them must say it.</summary>
internal static partial class InputOutputHeads
{
    public static readonly Rule PeriodNowhere = new(
        "SH5214", Severity.Error,
        new("neither the table nor its declaration states the year", "表及其声明均未说明年份"),
        new("Prices and technology are those of a year.", "价格和技术都属于某一年。"),
        new("Declare it, or write it above the table; in the project's own layout as a line '# year: 2020'.", "请在声明中注明，或写在表的上方；本项目的布局写作“# year: 2020”。"));

    public static readonly Rule PeriodDiffers = new(
        "SH5215", Severity.Error,
        new("the table is of {0}, declared is {1}", "该表为 {0} 年，声明为 {1}"),
        new("A table of another year would pass for the one that was meant.", "另一年份的表会被当作所需的表。"),
        new("Correct the declaration, or take the table of that year.", "请更正声明，或改用该年份的表。"));

    public static readonly Rule UnitNowhere = new(
        "SH5216", Severity.Error,
        new("neither the table nor its declaration states the unit", "表及其声明均未说明单位"),
        new("Ten thousand CNY and a hundred million CNY differ by a factor of 10,000, and nothing in the numbers tells which it is.", "万元与亿元相差一万倍，数值本身无法说明是哪一个。"),
        new("Declare it, or write it above the table; in the project's own layout as a line '# unit: 亿元'.", "请在声明中注明，或写在表的上方；本项目的布局写作“# unit: 亿元”。"));

    public static readonly Rule UnitDiffers = new(
        "SH5217", Severity.Error,
        new("the table is in {0}, declared is {1}", "该表单位为 {0}，声明为 {1}"),
        new("Every flow would be wrong by the same factor, and nothing would look odd.", "所有流量都会错同样的倍数，而且看不出异常。"),
        new("Correct the declaration.", "请更正声明。"));

    public static readonly Rule UnitNotMoney = new(
        "SH5218", Severity.Error,
        new("{0} is no unit of money", "{0} 不是货币单位"),
        new("Flows of an input-output table are added along columns, which takes money.", "投入产出表沿列相加，必须以货币计量。"),
        new("State a unit such as 亿元 or million USD.", "请填写亿元、million USD 等单位。"));

    /// <summary>A unit as other programs and publishers write it, in words that are known: M.EUR as million EUR, ten thousand yuan as 万元.</summary>
    internal static string Spelled(string unit) => TenThousands().Replace(Millions().Replace(unit.Trim(), "million $1"), "万元");

    /// <summary>The head of a draft; null where something is not stated or does not agree.</summary>
    internal static InputOutputHead? Of(TableDraft draft, InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        var period = PeriodOf(draft, spec, diagnostics);
        var unit = UnitOf(draft, spec, diagnostics);
        if (period is null || unit is null)
        {
            return null;
        }

        var name = spec.Name ?? draft.Name ?? LocalText.Same(Path.GetFileNameWithoutExtension(spec.ShownAs));
        return new(name, period.Value, unit, spec.Valuation ?? draft.UsualValuation, new(spec.ShownAs, spec.Source, spec.Status, spec.Vintage));
    }

    private static Period? PeriodOf(TableDraft draft, InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        Period? stated = draft.Period is { } cell && Period.TryParse(cell.Value, out var read) ? read : null;
        if (stated is not null && spec.Period is not null && stated != spec.Period)
        {
            diagnostics.Report(PeriodDiffers, draft.Period!.Value.Span, stated, spec.Period);
            return null;
        }

        if ((spec.Period ?? stated) is not { } period)
        {
            diagnostics.Report(PeriodNowhere, SourceSpan.WholeFile(draft.Sheet.File));
            return null;
        }

        return period;
    }

    private static Unit? UnitOf(TableDraft draft, InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        var whole = SourceSpan.WholeFile(draft.Sheet.File);
        var stated = draft.Unit is { } cell ? UnitCatalogue.Parse(Spelled(cell.Value)) : null;
        if (draft.Unit is { } unknown && stated is null)
        {
            diagnostics.Add(InputOutputReader.UnitUnknown.At(unknown.Span, unknown.Value) with { Suggestion = UnitCatalogue.Nearest(unknown.Value) });
            return null;
        }

        if (stated is not null && spec.Unit is not null && (stated.Factor != spec.Unit.Factor || !stated.Dimension.Equals(spec.Unit.Dimension)))
        {
            diagnostics.Report(UnitDiffers, draft.Unit!.Value.Span, stated.Symbol, spec.Unit.Symbol);
            return null;
        }

        var unit = spec.Unit ?? stated ?? (draft.UsualUnit is { } usual ? UnitCatalogue.Parse(usual) : null);
        if (unit is null)
        {
            diagnostics.Report(UnitNowhere, whole);
        }
        else if (!unit.Dimension.IsMoney)
        {
            diagnostics.Report(UnitNotMoney, draft.Unit?.Span ?? whole, unit.Symbol);
            return null;
        }

        return unit;
    }

    [GeneratedRegex(@"^(?:M\.|M |Mill?\.? |Million |Mio\.? |MM )\s*([A-Za-z]{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Millions();

    [GeneratedRegex(@"^(?:10[ ,]?000|10 thousand|ten thousand)\s*(?:yuan|RMB|CNY)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TenThousands();
}
