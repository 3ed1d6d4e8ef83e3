using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>What an import takes from one column.</summary>
/// <param name="Item">The column to fill: code, month, output and so on; <c>-</c> for one that is not used.</param>
/// <param name="Column">The source's column; for the month also <c>=2024-03</c>, <c>@title</c> or <c>@file</c>.</param>
/// <param name="Unit">The unit in which the source states it; empty where the source's header says.</param>
/// <param name="Span">Where the profile says so.</param>
internal sealed record ProfileColumn(string Item, string Column, string Unit, SourceSpan Span);

/// <summary>
/// Says which column of a source is which: <c>item,column,unit</c>, one a row. What an import worked out itself is written in this
/// form, to be looked through, kept and used again.
/// </summary>
internal sealed class ImportProfile
{
    public static readonly Rule ItemUnknown = new(
        "SH5130", Severity.Error,
        new("'{0}' is not an item of a return; they are {1}", "“{0}”不是报表项目；可用项目为 {1}"),
        new("The column would be passed over in silence.", "该列会被悄悄忽略。"),
        new("Use one of them, or - for a column that is not used.", "请使用其中之一；不使用的列写 -。"));

    public static readonly Rule QuestionOpen = new(
        "SH5131", Severity.Error,
        new("whether '{0}' is {1} has not been answered", "“{0}”是否为 {1} 尚未确认"),
        new("A column that is only likely to be the one is not read as it.", "仅仅“可能是”的列不会被采用。"),
        new("In the profile take the question mark away if it is, or write - if the column is not used.", "在映射文件中：若是，请去掉问号；若不使用该列，请写 -。"));

    public static readonly Rule UnitUnknown = new(
        "SH5132", Severity.Error,
        new("'{0}' is not a unit for {1}, which is kept in {2}", "“{0}”不能作为 {1} 的单位，该项以 {2} 保存"),
        new("The numbers could not be converted.", "数值无法换算。"),
        new("Use a unit of the same kind, such as 万元 for money or 万千瓦时 for electricity.", "请使用同类单位，如金额用万元、用电量用万千瓦时。"));

    private const string Question = "?";

    private ImportProfile(IReadOnlyList<ProfileColumn> columns) => Columns = columns;

    /// <summary>The columns.</summary>
    internal IReadOnlyList<ProfileColumn> Columns { get; }

    /// <summary>Reads a profile; null where it cannot be used, with the reason.</summary>
    internal static ImportProfile? Read(string path, string shownAs, DiagnosticBag diagnostics)
    {
        if (HeadedTable.Read(path, shownAs, ["item", "column"], ["unit"], diagnostics) is not { } table)
        {
            return null;
        }

        var columns = new List<ProfileColumn>();
        var isSound = true;
        foreach (var row in table.Rows)
        {
            var (item, column, unit) = (row["item"], row["column"], row["unit"]);
            if (item.Value.EndsWith(Question, StringComparison.Ordinal))
            {
                diagnostics.Report(QuestionOpen, item.Span, column.Value, item.Value[..^1]);
            }
            else if (item.Value != ItemNames.Unused && (Array.IndexOf(ItemNames.Items, item.Value) < 0 || columns.Exists(c => c.Item == item.Value)))
            {
                diagnostics.Add(ItemUnknown.At(item.Span, item.Value, string.Join(", ", ItemNames.Items.Where(i => !columns.Exists(c => c.Item == i)))) with
                {
                    Suggestion = Suggestion.Nearest(item.Value, ItemNames.Items),
                });
            }
            else if (unit.Value.Length > 0 && item.Value != ItemNames.Unused && Shift(item.Value, HeaderName.UnitIn(unit.Value)) is null)
            {
                diagnostics.Report(UnitUnknown, unit.Span, unit.Value, item.Value, UnitWord(item.Value));
            }
            else
            {
                columns.Add(new(item.Value, column.Value, unit.Value, column.Span));
                continue;
            }

            isSound = false;
        }

        return isSound ? new(columns) : null;
    }

    /// <summary>Writes columns as a profile; those that are only likely carry a question mark.</summary>
    internal static string Write(IEnumerable<(string Item, bool IsLikely, string Column, string Unit)> columns)
    {
        var text = new StringBuilder("item,column,unit\n");
        foreach (var (item, isLikely, column, unit) in columns)
        {
            text.Append(item).Append(isLikely ? Question : "").Append(',').Append(CsvText.Quote(column)).Append(',').Append(CsvText.Quote(unit)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>By how many places the decimal point moves from a unit to the one an item is kept in; null where that is no whole number of places.</summary>
    internal static int? Shift(string item, Unit? unit)
    {
        if (unit is null || ItemNames.UnitOf(item) is not { } kept || !unit.Dimension.Equals(kept.Dimension))
        {
            return null;
        }

        var places = 0;
        var factor = unit.Factor / kept.Factor;
        for (; factor > 1; places++)
        {
            factor /= 10;
        }

        for (; factor < 1; places--)
        {
            factor *= 10;
        }

        return factor == 1 ? places : null;
    }

    /// <summary>The unit in which an item is kept, for messages.</summary>
    internal static string UnitWord(string item) => ItemNames.UnitOf(item)?.Symbol ?? "";
}
