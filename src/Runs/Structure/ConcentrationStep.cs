using Songhua.Core;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>How concentrated a cluster is in few enterprises, by the returns of the last twelve months.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Status">What stands behind the returns.</param>
/// <param name="Enterprises">Enterprises with output; 0 where withheld.</param>
/// <param name="Sizes">Herfindahl-Hirschman index and shares; null where disclosure control withholds the cluster.</param>
public sealed record ClusterConcentration(Cluster Cluster, ValueStatus Status, int Enterprises, Concentration? Sizes);

/// <summary>Concentration of clusters from the plan's first returns, where disclosure control allows it.</summary>
public static class ConcentrationStep
{
    private const int Months = 12;

    /// <summary>Every cluster of the returns; empty where the plan has none that can be read.</summary>
    /// <param name="growth">What the returns say.</param>
    /// <param name="isInternal">Whether withheld clusters are shown.</param>
    public static IReadOnlyList<ClusterConcentration> Run(PlanGrowth growth, bool isInternal)
    {
        if (growth.Reports.FirstOrDefault(r => r.Publication is not null) is not { } report)
        {
            return [];
        }

        var book = report.Answer.Book;
        var output = PanelOutput.Between(book.Panel, book.Panel.LastMonth - Math.Min(Months - 1, book.Panel.Months - 1), book.Panel.LastMonth);
        var register = book.Panel.Register;
        var clusters = Enumerable.Range(0, register.Count).SelectMany(e => book.ClustersOf(register.Classes[register.ClassOf[e]], register.Places[register.PlaceOf[e]]).Select(c => (Cluster: c, Size: output[e])))
            .Where(e => e.Size > 0)
            .ToLookup(e => e.Cluster, e => e.Size);
        var cells = report.Answer.Tables.SelectMany(t => t.Cells).Where(c => c.Members is [{ Dimension: GrowthDimension.Cluster }]).ToDictionary(c => c.Members[0].Code);
        return
        [
            .. book.Clusters.Where(c => cells.ContainsKey(c.Id)).Select(c => !isInternal && report.Publication!.IsWithheld(cells[c.Id])
                ? new ClusterConcentration(c, book.Status, 0, null)
                : new ClusterConcentration(c, book.Status, clusters[c.Id].Count(), Concentration.Of([.. clusters[c.Id]]))),
        ];
    }
}
