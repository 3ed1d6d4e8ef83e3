using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Who needs what of whom: direct and total requirements, direct and total allocation.</summary>
public static class RequirementTables
{
    private static readonly Phrase Title = new("Direct and total requirements: {0}", "直接与完全需要：{0}");
    private static readonly Phrase Note = new(
        "Direct requirement: bought per 100 of the buyer's output, of the model's own products and from outside. Total: made by the seller per 100 of final demand for the buyer (Leontief inverse). Direct allocation: sold to the buyer per 100 of the seller's output; total: what 100 of the seller's primary inputs become in the buyer (Ghosh inverse, rows deliver). Method: {0}.",
        "直接需要：买方每 100 产出向卖方的购买，分本模型产品与外部产品。完全需要：对买方的 100 最终需求使卖方产出多少（列昂惕夫逆矩阵）。直接分配：卖方每 100 产出售予买方；完全分配：卖方 100 最初投入在买方形成多少产出（Ghosh 逆矩阵，行为供方）。方法：{0}。");

    /// <summary>Every pair with a flow or a total requirement above nothing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="only">A sector: only pairs that it buys or sells in; null for all.</param>
    public static ResultTable Of(OpenModel model, int? only = null)
    {
        var (n, inverse, status) = (model.Quantities.Length, model.Inverse, LinkageTables.StatusOf(model));
        Cell Number(double value) => StructureTables.Number(100 * value, status);
        IEnumerable<(int Seller, int Buyer)> pairs =
            from i in Enumerable.Range(0, n)
            from j in Enumerable.Range(0, n)
            where only is null || only == i || only == j
            where model.Home[i, j] != 0 || model.Outside[i, j] != 0 || (i != j && inverse[i, j] != 0)
            select (i, j);
        return new(
            $"structure_requirements_{model.Id}", Title.With(model.Name),
            [
                new("seller", new("Seller", "卖方")), new("buyer", new("Buyer", "买方")),
                new("direct", new("Direct", "直接需要"), ColumnKind.Number), new("outside", new("From outside", "外部购入"), ColumnKind.Number), new("total", new("Total", "完全需要"), ColumnKind.Number),
                new("allocated", new("Allocated", "直接分配"), ColumnKind.Number), new("reach", new("Allocated in all", "完全分配"), ColumnKind.Number),
            ],
            [
                .. pairs.OrderBy(p => only is null || p.Buyer == only ? 0 : 1).ThenByDescending(p => only is null ? 0 : inverse[p.Seller, p.Buyer]).Select(p =>
                {
                    var (i, j) = p;

                    // B and G are similar to A and L by the outputs.
                    var ratio = model.Quantities[i] > 0 ? model.Quantities[j] / model.Quantities[i] : double.NaN;
                    return new ResultRow($"{StructureTables.KeyStart}requirements/{model.Id}/{model.KeyOf(i)}/{model.KeyOf(j)}",
                    [
                        Cell.Of(model.Names[i]), Cell.Of(model.Names[j]), Number(model.Home[i, j]), Number(model.Outside[i, j]), Number(inverse[i, j]),
                        Number(model.Home[i, j] * ratio), Number(inverse[i, j] * ratio),
                    ]);
                }),
            ])
        {
            Note = Note.With(LeontiefSystem.Method),
        };
    }

    /// <summary>All that is said of one sector: whom it buys of and sells to, its linkages, and what would be lost without it.</summary>
    public static IReadOnlyList<ResultTable> OfSector(OpenModel model, int sector)
    {
        var linkages = LinkageTables.Linkages(model);
        return [Of(model, sector), linkages with { Rows = [.. linkages.Rows.Where(r => r.Key.EndsWith($"/{model.KeyOf(sector)}", StringComparison.Ordinal))] }, .. ExtractionTables.Of(model, [sector], 1, model.KeyOf(sector))];
    }
}
