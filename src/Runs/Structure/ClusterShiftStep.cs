using Songhua.Core;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Why a cluster's output grew faster or slower than all enterprises' together, by divisions of GB/T 4754, at current prices.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Status">What stands behind the returns.</param>
/// <param name="Years">Whole years of the returns, in order.</param>
/// <param name="Base">The cluster's output in the first of them; 0 where withheld.</param>
/// <param name="Results">Classic, Esteban-Marquillas and Arcelus from the first year to the last; null where withheld.</param>
/// <param name="Dynamic">Classic from each year to the next, summed; null where withheld.</param>
public sealed record ClusterShift(Cluster Cluster, ValueStatus Status, IReadOnlyList<int> Years, double Base, IReadOnlyList<ShiftShareResult>? Results, ShiftShareResult? Dynamic);

/// <summary>
/// Shift-share of clusters from the plan's first returns. In the public form a cluster is shown only where its own growth and that of every division
/// of its industries are published: the mix would tell what a withheld division did.
/// </summary>
public static class ClusterShiftStep
{
    /// <summary>Every cluster of the returns; empty where there are no two whole years.</summary>
    /// <param name="growth">What the returns say.</param>
    /// <param name="isInternal">Whether withheld clusters are shown.</param>
    public static IReadOnlyList<ClusterShift> Run(PlanGrowth growth, bool isInternal)
    {
        if (growth.Reports.FirstOrDefault(r => r.Publication is not null) is not { } report)
        {
            return [];
        }

        var (book, panel) = (report.Answer.Book, report.Answer.Book.Panel);
        int[] years = [.. Enumerable.Range(panel.FirstMonth.Year, panel.LastMonth.Year - panel.FirstMonth.Year + 1).Where(y => CalendarMonth.Of(y, 1) >= panel.FirstMonth && CalendarMonth.Of(y, 12) <= panel.LastMonth)];
        if (years.Length < 2)
        {
            return [];
        }

        double[][] output = [.. years.Select(y => PanelOutput.Between(panel, CalendarMonth.Of(y, 1), CalendarMonth.Of(y, 12)))];
        return [.. book.Clusters.Select(c => isInternal || IsPublished(report, c) ? Of(book, c, years, output) : new ClusterShift(c, book.Status, years, 0, null, null))];
    }

    private static ClusterShift Of(ReturnsBook book, Cluster cluster, int[] years, double[][] output)
    {
        var register = book.Panel.Register;
        string[] divisionOf = [.. register.ClassOf.Select(c => register.Classes[c][..2])];
        string[] divisions = [.. divisionOf.Distinct().Order(StringComparer.Ordinal)];
        bool[] isMember = [.. Enumerable.Range(0, register.Count).Select(e => book.ClustersOf(register.Classes[register.ClassOf[e]], register.Places[register.PlaceOf[e]]).Contains(cluster.Id))];
        double[] Sums(double[] of, Func<int, bool> counts)
        {
            var sums = new double[divisions.Length];
            for (var e = 0; e < of.Length; e++)
            {
                sums[Array.BinarySearch(divisions, divisionOf[e], StringComparer.Ordinal)] += counts(e) ? of[e] : 0;
            }

            return sums;
        }

        double[][] own = [.. output.Select(o => Sums(o, e => isMember[e]))], whole = [.. output.Select(o => Sums(o, _ => true))];
        return new ClusterShift(
            cluster, book.Status, years, own[0].Sum(),
            [.. Enum.GetValues<ShiftShareMethod>().Select(m => ShiftShare.Of(own[0], own[^1], whole[0], whole[^1], m))],
            ShiftShare.Dynamic(own, whole, ShiftShareMethod.Classic).Together);
    }

    private static bool IsPublished(GrowthReport report, Cluster cluster)
    {
        var cells = report.Answer.Tables.SelectMany(t => t.Cells).Where(c => c.Members.Count == 1).ToList();
        bool Shown(GrowthDimension dimension, string code) => cells.Exists(c => c.Members[0].Dimension == dimension && c.Members[0].Code == code && !report.Publication!.IsWithheld(c));
        return Shown(GrowthDimension.Cluster, cluster.Id) && cluster.Industries.Where(i => i.Level != IndustryLevel.Section).All(i => Shown(GrowthDimension.Industry, i.Code[..2]))
            && cluster.Industries.All(i => i.Level != IndustryLevel.Section);
    }
}
