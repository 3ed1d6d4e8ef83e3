using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>The first screen of the structure: what stands out, and no more.</summary>
public static class StructureOverview
{
    private static readonly Phrase FirstOf = new("The first {0} of {1} rows; `--format csv` has them all.", "仅列前 {0} 行，共 {1} 行；`--format csv` 含全部。");
    private static readonly Phrase Apart = new("Only sectors that the plan places differently; `--show communities` has them all.", "仅列与规划归属不同的部门；全部见 `--show communities`。");
    private static readonly Phrase Worst = new("The worst {0} of each cluster; `--show exposure` has more.", "仅列各集群最重的 {0} 项；更多见 `--show exposure`。");
    private static readonly Phrase Classic = new("Classic shift-share only; `--show growth` has every method.", "仅列经典偏离—份额法；各方法见 `--show growth`。");
    private static readonly Phrase Nearest = new("The nearest {0}; `--show related` has more.", "仅列最相近的 {0} 项；更多见 `--show related`。");

    private const int MostRows = 200;
    private const int WorstInputs = 3;
    private const int NearestActivities = 5;

    /// <summary>The tables of the first screen.</summary>
    /// <param name="results">The run.</param>
    /// <param name="isInternal">Whether what disclosure control withholds is shown, for internal use.</param>
    public static IReadOnlyList<ResultTable> Tables(Results results, bool isInternal)
    {
        if (results.Structure.IsEmpty)
        {
            return [StructureTables.Clusters(results)];
        }

        var exposure = DisruptionTables.Exposure(results);
        var shifts = LocationTables.ClusterShifts(results, isInternal);
        var communities = StructureTables.Communities(results);
        return
        [
            StructureTables.Clusters(results),
            Cut(exposure, [.. exposure.Rows.GroupBy(r => r.Key.Split('/')[2]).SelectMany(g => g.Take(WorstInputs))], Worst.With(WorstInputs)),
            LocationTables.Concentrations(results, isInternal), Cut(shifts, ByClassic(shifts), Classic.ToMessage()),
            DisruptionTables.Totals(results),
            Cut(communities, PlacedApart(results, communities), Apart.ToMessage()),
            .. results.Structure.Relatedness.Count > 0 ? [RelatednessTables.Frontier(results)] : (ResultTable[])[],
            .. results.Structure.Relatedness.Select(RelatednessTables.Near).Select(t => Cut(t, [.. t.Rows.Take(NearestActivities)], Nearest.With(NearestActivities))),
        ];
    }

    /// <summary>A table as the terminal shows it: days by the week, and of a very long table the beginning.</summary>
    public static ResultTable InBrief(ResultTable table) => DisruptionTables.InBrief(table)
        ?? (table.Rows.Count > MostRows ? Cut(table, [.. table.Rows.Take(MostRows)], FirstOf.With(MostRows, table.Rows.Count)) : table);

    /// <summary>Of the shifts of clusters those by the classic method, and the clusters that are withheld.</summary>
    public static IReadOnlyList<ResultRow> ByClassic(ResultTable shifts) => [.. shifts.Rows.Where(r => r.Key.Split('/') is [_, _, _] or [_, _, _, "classic", ..])];

    /// <summary>Of the sectors in communities those that the plan places differently.</summary>
    public static IReadOnlyList<ResultRow> PlacedApart(Results results, ResultTable communities)
    {
        if (results.Structure.Communities is not { } found)
        {
            return [];
        }

        var apart = found.Comparison.Industries.Where(i => i.Placement is Placement.PlacedElsewhere or Placement.LeftOut)
            .Select(i => $"{StructureTables.KeyStart}communities/{found.Table.Source.Table.Sectors[i.Industry].Key}").ToHashSet(StringComparer.Ordinal);
        return [.. communities.Rows.Where(r => apart.Contains(r.Key))];
    }

    private static ResultTable Cut(ResultTable table, IReadOnlyList<ResultRow> rows, Message said) =>
        rows.Count == table.Rows.Count ? table : table with { Rows = rows, Note = table.Note is null ? said : new Sentences([table.Note, said]) };
}
