using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Why output changed between two tables of the same sectors: technology, what final demand is made of, how much of it there is.</summary>
/// <param name="Before">The earlier table.</param>
/// <param name="After">The later one.</param>
/// <param name="Solution">The effects.</param>
public sealed record TableChange(TableAnalysis Before, TableAnalysis After, DecompositionSolution Solution)
{
    /// <summary>Every table against the next later one with the same sectors and kinds of final use, of one place and unit.</summary>
    internal static IReadOnlyList<TableChange> All(IReadOnlyList<TableAnalysis> tables)
    {
        var changes = new List<TableChange>();
        foreach (var before in tables.Where(t => t.Reason is null).OrderBy(t => t.Source.Declaration.Year))
        {
            if (tables.Where(t => t.Reason is null && t.Source.Declaration.Year > before.Source.Declaration.Year && IsAlike(before, t)).MinBy(t => t.Source.Declaration.Year) is { } after)
            {
                changes.Add(new(before, after, StructuralDecomposition.Between(State(before), State(after))));
            }
        }

        return changes;
    }

    /// <summary>Why tables of different years are not compared: a sentence for each with the next later one; none where all are.</summary>
    internal static IReadOnlyList<ILocalised> WhyNot(IReadOnlyList<TableAnalysis> tables)
    {
        List<TableAnalysis> inOrder = [.. tables.Where(t => t.Reason is null).OrderBy(t => t.Source.Declaration.Year)];
        var compared = All(tables);
        return
        [
            .. from before in inOrder
               where compared.All(c => c.Before != before)
               let after = inOrder.FirstOrDefault(t => t.Source.Declaration.Year > before.Source.Declaration.Year)
               where after is not null
               select NotAlike.With(before.Source.Declaration.Name, after.Source.Declaration.Name, new MessageList([.. Differences(before, after)])),
        ];
    }

    private static readonly Phrase NotAlike = new("'{0}' and '{1}' are not compared: they differ in {2}.", "未比较“{0}”与“{1}”：两者的{2}不同。");
    private static readonly Phrase Places = new("the place", "地区");
    private static readonly Phrase Currencies = new("the currency", "货币");
    private static readonly Phrase Treatments = new("how imports stand", "进口的处理方式");
    private static readonly Phrase PricesOf = new("the prices ({0}, {1})", "计价（{0}、{1}）");
    private static readonly Phrase SectorCodes = new("the sectors", "部门");
    private static readonly Phrase UseCodes = new("the final uses", "最终使用分类");

    private static bool IsAlike(TableAnalysis one, TableAnalysis other) => !Differences(one, other).Any();

    private static IEnumerable<ILocalised> Differences(TableAnalysis one, TableAnalysis other)
    {
        var (before, after) = (one.Source.Table, other.Source.Table);
        if (one.Source.Declaration.Place != other.Source.Declaration.Place)
        {
            yield return Places;
        }

        if (!before.Head.Unit.Dimension.Equals(after.Head.Unit.Dimension))
        {
            yield return Currencies;
        }

        if (before.Treatment != after.Treatment)
        {
            yield return Treatments;
        }

        if (before.Head.Valuation != after.Head.Valuation)
        {
            yield return PricesOf.With(before.Head.Valuation.Word(), after.Head.Valuation.Word());
        }

        if (!before.Sectors.Select(s => s.Key).SequenceEqual(after.Sectors.Select(s => s.Key)))
        {
            yield return SectorCodes;
        }

        if (!before.FinalUses.Select(f => f.Key).SequenceEqual(after.FinalUses.Select(f => f.Key)))
        {
            yield return UseCodes;
        }
    }

    // Final demand for domestic products by category; what the table does not put under one (imports of a competitive table, a discrepancy) is a category of its own.
    private static DecompositionState State(TableAnalysis table)
    {
        var (n, uses) = (table.Output.Length, table.Source.Table.FinalUses.Count);
        var demand = new DenseMatrix(n, uses + 1);
        for (var i = 0; i < n; i++)
        {
            var named = 0.0;
            for (var k = 0; k < uses; k++)
            {
                demand[i, k] = table.Source.Table.FinalUse[i, k];
                named += demand[i, k];
            }

            demand[i, uses] = table.FinalDemand[i] - named;
        }

        return new DecompositionState { System = table.System, FinalDemand = demand };
    }
}
