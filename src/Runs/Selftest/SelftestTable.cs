using System.Globalization;
using Songhua.Core;

namespace Songhua.Runs;

/// <summary>Published against computed, as a table.</summary>
public static class SelftestTable
{
    private static readonly Phrase Title = new("Published numbers, computed on this machine", "在本机重算已发布的数值");
    private static readonly Phrase Agrees = new("agrees", "一致");
    private static readonly Phrase Differs = new("DIFFERS", "不一致");

    private static readonly IReadOnlyList<ResultColumn> Columns =
    [
        new("what", new("What", "内容")),
        new("published", new("Published", "已发布"), ColumnKind.Number),
        new("computed", new("Computed", "计算值"), ColumnKind.Number),
        new("tolerance", new("Tolerance", "容差"), ColumnKind.Number) { Wide = true },
        new("verdict", new("Verdict", "结论")),
        new("source", new("Source", "来源")),
    ];

    /// <summary>The table of the checks.</summary>
    public static ResultTable Of(IReadOnlyList<SelftestCheck> checks) => new(
        "selftest", Title, Columns,
        [.. checks.Select((c, i) => new ResultRow(
            $"selftest/{i + 1}",
            [
                Cell.Of(c.What), Shown(c, c.Published, ValueStatus.Official), Shown(c, c.Computed, ValueStatus.Derived),
                Cell.Of(c.Tolerance, c.Unit, ValueStatus.Derived), Cell.Of(c.Passed ? Agrees : Differs), Cell.Of(c.Source),
            ]))]);

    // A number without a unit has as many decimals as the comparison takes, so that a difference that counts can be seen.
    private static Cell Shown(SelftestCheck check, double number, ValueStatus status)
    {
        if (check.Unit != UnitCatalogue.One || double.IsNaN(number))
        {
            return Cell.Of(number, check.Unit, status);
        }

        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(check.Tolerance)), 0, 9);
        return Cell.Of(number, check.Unit, status, LocalText.Same(number.ToString("#,##0." + new string('#', decimals), CultureInfo.InvariantCulture)));
    }
}
