using Songhua.Core;
using Songhua.Growth;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A bridge ready to be shown.</summary>
/// <param name="Answer">The bridge.</param>
/// <param name="Tables">Causes, and causes by group.</param>
/// <param name="Words">It in a paragraph.</param>
public sealed record BridgeReport(BridgeAnswer Answer, IReadOnlyList<ResultTable> Tables, ILocalised Words);

/// <summary>What a report, a bulletin and the terminal show of growth by default.</summary>
public static class GrowthReport
{
    private const int LargestInBridge = 15;

    private static readonly Phrase EnterpriseTitle = new("The enterprises that moved growth most", "对增速变化影响最大的企业");
    private static readonly Phrase Internal = new("INTERNAL, not for publication.", "内部资料，不得对外发布。");

    /// <summary>By industry, by place, by cluster.</summary>
    public static IReadOnlyList<IReadOnlyList<Breakdown>> Tables { get; } =
        [[new(GrowthDimension.Industry, 2)], [new(GrowthDimension.Place, 1)], [new(GrowthDimension.Cluster, 1)]];

    /// <summary>The published growth of the same indicator, place and period: the one known last; null where there is none.</summary>
    public static Observation? Published(Plan plan, GrowthAnswer answer) => answer.Book.Declaration is not { } declaration
        ? null
        : plan.Observations
            .Where(o => o.Key.Facet == Facet.Growth && o.Key.Period == answer.Query.Period && o.Key.Series == new SeriesKey(declaration.Indicator, declaration.Place))
            .MaxBy(o => o.Published?.Last);

    /// <summary>A bridge with its groups; enterprises only in the internal form. Null where it cannot be made.</summary>
    public static BridgeReport? Bridge(ReturnsBook book, BridgeEnd from, BridgeEnd to, GrowthSpec spec, bool isInternal, DiagnosticBag diagnostics)
    {
        var tables = book.Clusters.Count > 0 ? Tables : [.. Tables.Where(t => t[0].Dimension != GrowthDimension.Cluster)];
        if (BridgeStep.Run(book, from, to, spec, diagnostics) is not { } bridge
            || GrowthStep.Run(book, new(from.Period) { Spec = spec, AsOf = from.AsOf, Tables = tables }, diagnostics) is not { } first
            || GrowthStep.Run(book, new(to.Period) { Spec = spec, AsOf = to.AsOf, Tables = tables }, diagnostics) is not { } second)
        {
            return null;
        }

        var shown = isInternal ? null : Publication.Of(diagnostics, first, second);
        if (shown is null && !isInternal)
        {
            return null;
        }

        List<ResultTable> result = [BridgeTables.Causes(bridge), .. second.Tables.Select(t => BridgeTables.Groups(bridge, t.Breakdowns[0], t.Cells, shown))];
        if (isInternal)
        {
            result.Add(Largest(bridge));
        }

        return new(bridge, result, BridgeTables.InWords(bridge));
    }

    private static ResultTable Largest(BridgeAnswer bridge)
    {
        var register = bridge.Book.Panel.Register;
        var rows = Enumerable.Range(0, register.Count)
            .Select(e => (Enterprise: e, Effect: bridge.Causes.Sum(c => c.Effects[e])))
            .OrderByDescending(p => Math.Abs(p.Effect)).ThenBy(p => p.Enterprise)
            .Take(LargestInBridge)
            .Select(p => new ResultRow($"enterprise/{register.Codes[p.Enterprise]}",
            [
                Cell.Of(register.Codes[p.Enterprise]), Cell.Of(register.Names[p.Enterprise]), Cell.Of(ReturnsBook.Industry(register.Classes[register.ClassOf[p.Enterprise]])),
                .. bridge.Causes.Select(c => Points(c.Effects[p.Enterprise])), Points(p.Effect),
            ]));
        var columns = new List<ResultColumn> { new("code", new("Code", "代码")), new("name", new("Name", "名称")), new("industry", new("Industry", "行业")) };
        columns.AddRange(bridge.Causes.Select(c => new ResultColumn(BridgeTables.Code(c.Cause), BridgeTables.Word(c.Cause), ColumnKind.Number)));
        columns.Add(new("sum", new("Together", "合计"), ColumnKind.Number));
        return new("bridge_enterprises", EnterpriseTitle, columns, [.. rows]) { Note = Internal };

        Cell Points(double effect) => Cell.Of(effect * 100, UnitCatalogue.PercentagePoint, bridge.Book.Status, Rounded.Points(effect));
    }
}
