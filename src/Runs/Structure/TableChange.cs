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

    private static bool IsAlike(TableAnalysis one, TableAnalysis other) =>
        one.Source.Declaration.Place == other.Source.Declaration.Place
        && one.Source.Table.Head.Unit.Dimension.Equals(other.Source.Table.Head.Unit.Dimension)
        && one.Source.Table.Treatment == other.Source.Table.Treatment
        && one.Source.Table.Sectors.Select(s => s.Key).SequenceEqual(other.Source.Table.Sectors.Select(s => s.Key))
        && one.Source.Table.FinalUses.Select(f => f.Key).SequenceEqual(other.Source.Table.FinalUses.Select(f => f.Key));

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
