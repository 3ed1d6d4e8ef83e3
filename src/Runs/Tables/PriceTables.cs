using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What becomes of prices, as tables: of every sector's product, and of every final use.</summary>
public static class PriceTables
{
    private static readonly Phrase Title = new("Prices with {0}: {1}", "价格变化（{0}）：{1}");
    private static readonly Phrase Note = new(
        "Leontief's price model, cost push: every cost is passed on in full, quantities and coefficients stay. A price that is given from outside leaves a margin over costs, per 100 of output at base prices: what its sector earns more or less than before. Method: {0}.",
        "列昂惕夫价格模型（成本推动）：成本全部转嫁，数量与系数不变。由外部给定的价格与成本之间留有差额（按基期价格每 100 产出计），即该部门收入的增减。方法：{0}。");

    private static readonly Phrase UseTitle = new("Prices of final uses", "最终使用的价格");
    private static readonly Phrase UseNote = new("A use's own mix of home-made and imported products, at the prices above.", "按各项使用自身的国产品与进口品构成，以上述价格计。");
    private static readonly Phrase Given = new("given", "给定");

    /// <summary>Sectors, and final uses where the table is not an estimate of another's.</summary>
    public static IReadOnlyList<ResultTable> Of(PriceChange change) => change.Model.Region is null ? [Sectors(change), FinalUses(change)] : [Sectors(change)];

    private static string KeyOf(PriceChange change) => $"{StructureTables.KeyStart}prices/{change.Model.Id}/{change.Written}";

    private static ResultTable Sectors(PriceChange change)
    {
        var (model, status) = (change.Model, LinkageTables.StatusOf(change.Model));
        return new(
            $"structure_prices_{model.Id}", Title.With(LocalText.Same(change.Written), model.Name),
            [
                new("sector", new("Sector", "部门")), new("price", new("Price", "价格"), ColumnKind.Percent), new("margin", new("Margin over costs", "成本以上差额"), ColumnKind.Number), new("note", new("Note", "备注")),
            ],
            [
                .. model.Made.OrderByDescending(s => Math.Abs(change.Prices[s])).ThenBy(s => s).Select(s => new ResultRow(
                    $"{KeyOf(change)}/{model.KeyOf(s)}",
                    [
                        Cell.Of(model.Names[s]), Percent(change.Prices[s], status), StructureTables.Number(100 * change.Margins[s], status),
                        Cell.Of(double.IsNaN(change.Margins[s]) ? null : Given),
                    ])),
            ])
        {
            Note = Note.With(LeontiefSystem.Method),
        };
    }

    private static ResultTable FinalUses(PriceChange change)
    {
        var (model, status) = (change.Model, LinkageTables.StatusOf(change.Model));
        var uses = model.Analysis.Source.Table.FinalUses;
        return new(
            $"structure_use_prices_{model.Id}", UseTitle,
            [new("use", new("Final use", "最终使用")), new("price", new("Price", "价格"), ColumnKind.Percent)],
            [
                .. Enumerable.Range(0, uses.Count).Select(use =>
                {
                    var (home, imported) = (model.Analysis.HomeFinalUse(use), model.Analysis.ImportedFinalUse(use));
                    var (risen, all) = (home.Zip(change.Prices, (f, p) => f * p).Sum() + imported.Zip(change.ImportPrices, (f, p) => f * p).Sum(), home.Sum() + imported.Sum());
                    return new ResultRow($"{KeyOf(change)}/use:{uses[use].Key}", [Cell.Of(uses[use].Name), Percent(all > 0 ? risen / all : double.NaN, status)]);
                }),
            ])
        {
            Note = UseNote,
        };
    }

    // A change of prices needs its small digits.
    private static Cell Percent(double share, ValueStatus status) => double.IsNaN(share) ? Cell.None : Cell.Of(Math.Round(100 * share, 3), UnitCatalogue.Percent, status);
}
