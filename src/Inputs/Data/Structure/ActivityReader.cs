using System.Globalization;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>What a table of activities holds.</summary>
/// <param name="Path">Where it lies on disk.</param>
/// <param name="ShownAs">The path that messages name.</param>
/// <param name="Region">The column of regions.</param>
/// <param name="Activity">The column of activities.</param>
/// <param name="Value">The column of what is counted.</param>
/// <param name="Measure">What every number measures.</param>
/// <param name="Origin">Where the numbers come from.</param>
public sealed record ActivitySpec(string Path, string ShownAs, string Region, string Activity, string Value, Measure Measure, TableOrigin Origin);

/// <summary>A table of activities as read: regions x activities, both in order of first occurrence.</summary>
/// <param name="Table">The numbers; a pair without a row is none (0), an empty cell is missing (NaN).</param>
/// <param name="Places">Where the activity of each column first stands.</param>
/// <param name="Text">The file.</param>
public sealed record ActivityTable(Table Table, IReadOnlyList<SourceSpan> Places, SourceText Text)
{
    /// <summary>The names of the regions; English ones where the file has a column of them.</summary>
    public required IReadOnlyList<LocalText> Regions { get; init; }

    /// <summary>The names of the activities, likewise.</summary>
    public required IReadOnlyList<LocalText> Activities { get; init; }
}

/// <summary>
/// Reads what regions do: a CSV file with one row for a region and an activity. A column headed like that of regions or activities with
/// <c>.en</c> behind it holds English names.
/// </summary>
public static class ActivityReader
{
    public static readonly Rule ColumnMissing = new(
        "SH5301", Severity.Error,
        new("there is no column '{0}'; the file has {1}", "没有“{0}”列；文件中有 {1}"),
        new("The table cannot be understood without it.", "没有该列无法理解该表。"),
        new("Name the columns of the file in `region`, `activity` and `value` of the plan's `activities`.", "请在规划的 `activities` 中用 `region`、`activity`、`value` 写明文件的列名。"));

    public static readonly Rule PairTwice = new(
        "SH5302", Severity.Error,
        new("'{0}' in '{1}' stands twice", "“{1}”的“{0}”重复"),
        new("Only one of the two numbers could count, and it is not clear which.", "只能有一个数值生效，但无法确定是哪一个。"),
        new("Remove one of them, or add them up in one row.", "请删除其一，或合并为一行。"));

    public static readonly Rule NotAnAmount = new(
        "SH5303", Severity.Error,
        new("'{0}' is not a number of zero or more", "“{0}”不是非负数"),
        new("Shares of regions and activities are made of such numbers; nothing is guessed.", "地区和活动的份额由这些数值构成，不作猜测。"),
        new("Write digits with a decimal point, or leave the cell empty where the figure is missing; leave the row out where there is none of it.", "请用数字和小数点书写；缺失时留空；确无该活动时请删去该行。"));

    /// <summary>The table; null where the file cannot be used. What is wrong goes to the diagnostics.</summary>
    public static ActivityTable? Read(ActivitySpec spec, DiagnosticBag diagnostics)
    {
        if (TextFile.Read(spec.Path, spec.ShownAs, diagnostics) is not { } text || CsvText.Rows(text, diagnostics) is not { Count: > 0 } rows)
        {
            return null;
        }

        string[] wanted = [spec.Region, spec.Activity, spec.Value];
        var at = wanted.Select(w => Array.FindIndex(rows[0], f => f.Value == w)).ToArray();
        for (var i = 0; i < wanted.Length; i++)
        {
            if (at[i] < 0)
            {
                diagnostics.Report(ColumnMissing, rows[0][0].Span with { Length = 1 }, wanted[i], string.Join(", ", rows[0].Select(f => f.Value)));
            }
        }

        if (at.Min() < 0)
        {
            return null;
        }

        var (regions, activities) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var cells = new Dictionary<(int Region, int Activity), double>();
        var places = new List<SourceSpan>();
        foreach (var row in rows.Skip(1))
        {
            var (region, activity) = (row[at[0]], row[at[1]]);
            var pair = (Index(regions, region.Value), Index(activities, activity.Value));
            if (activities.Count > places.Count)
            {
                places.Add(activity.Span);
            }

            if (!cells.TryAdd(pair, Amount(row[at[2]], diagnostics)))
            {
                diagnostics.Report(PairTwice, activity.Span, activity.Value, region.Value);
            }
        }

        var values = new double[regions.Count * activities.Count];
        var status = new CellStatus[values.Length];
        foreach (var ((region, activity), value) in cells)
        {
            var cell = (region * activities.Count) + activity;
            (values[cell], status[cell]) = (value, double.IsNaN(value) ? CellStatus.Missing : CellStatus.Present);
        }

        return new ActivityTable(new Table([.. regions.Keys], [.. activities.Keys], spec.Measure, values, status, spec.Origin), places, text)
        {
            Regions = Names(rows, at[0], spec.Region, regions.Keys),
            Activities = Names(rows, at[1], spec.Activity, activities.Keys),
        };
    }

    private static LocalText[] Names(List<CsvField[]> rows, int column, string heading, IEnumerable<string> ids)
    {
        var english = Array.FindIndex(rows[0], f => f.Value == heading + ".en");
        var found = english < 0 ? [] : rows.Skip(1).Where(r => r[english].Value.Length > 0).GroupBy(r => r[column].Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()[english].Value, StringComparer.Ordinal);
        return [.. ids.Select(id => new LocalText(found.GetValueOrDefault(id, id), id))];
    }

    private static int Index(Dictionary<string, int> known, string name)
    {
        if (!known.TryGetValue(name, out var index))
        {
            known.Add(name, index = known.Count);
        }

        return index;
    }

    private static double Amount(CsvField cell, DiagnosticBag diagnostics)
    {
        if (cell.Value.Length == 0)
        {
            return double.NaN;
        }

        if (decimal.TryParse(cell.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0)
        {
            return (double)number;
        }

        diagnostics.Report(NotAnAmount, cell.Span, cell.Value);
        return double.NaN;
    }
}
