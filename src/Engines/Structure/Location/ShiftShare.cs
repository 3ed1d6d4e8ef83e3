using Songhua.Core;

namespace Songhua.Structure;

/// <summary>
/// Shift-share analysis: how much of a region's change is the reference's growth, how much its mix of activities, how much its own. With amounts e and growth rates g of the
/// region, E and G of the reference, i an activity: national growth e_i G, industry mix e_i (G_i - G), competitive e_i (g_i - G_i). Sources: Dunn (1960); Farhauer &amp; Kröll (2013),
/// Standorttheorien, chapter 8; the extensions as in Loveridge &amp; Selting (1998), International Regional Science Review 21: 37-58.
/// </summary>
public static class ShiftShare
{
    /// <summary>The method behind every result.</summary>
    public static readonly Method Method = new(
        "shift-share", "1.0", new Phrase("Shift-share analysis", "偏离—份额分析"),
        new Phrase(
            "the example of Farhauer and Kröll and an independent computation (tests/Conformance/Structure)", "Farhauer 与 Kröll 的算例和独立计算结果（tests/Conformance/Structure）"));

    /// <summary>Splits the change between two dates.</summary>
    /// <param name="regionBase">The region's amounts at the earlier date, one an activity; NaN where missing.</param>
    /// <param name="regionLater">At the later date.</param>
    /// <param name="referenceBase">The reference's (the nation's) at the earlier date.</param>
    /// <param name="referenceLater">At the later date.</param>
    /// <param name="method">Into which effects.</param>
    /// <returns>Effects that add up to the change, activity by activity.</returns>
    /// <exception cref="ArgumentException">Lists of different lengths, or an amount that is negative or infinite.</exception>
    public static ShiftShareResult Of(
        IReadOnlyList<double> regionBase, IReadOnlyList<double> regionLater, IReadOnlyList<double> referenceBase, IReadOnlyList<double> referenceLater, ShiftShareMethod method)
    {
        Check(regionBase, regionBase.Count);
        Check(regionLater, regionBase.Count);
        Check(referenceBase, regionBase.Count);
        Check(referenceLater, regionBase.Count);
        var totals = new Totals(regionBase.Sum(), regionLater.Sum(), referenceBase.Sum(), referenceLater.Sum());
        return new ShiftShareResult(method, [.. Enumerable.Range(0, regionBase.Count).Select(i => Line(
            regionBase[i], regionLater[i], referenceBase[i], referenceLater[i], totals, method))]);
    }

    /// <summary>
    /// Splits each year's change and sums the effects over the years, so that a mix that shifts within the period does not end up in the competitive effect. Source: Barff &amp; Knight
    /// (1988), Growth and Change 19(2): 1-10.
    /// </summary>
    /// <param name="region">One list of amounts a date, in their order.</param>
    /// <param name="reference">The reference's, at the same dates.</param>
    /// <param name="method">Into which effects.</param>
    /// <returns>Every year, and their sum.</returns>
    /// <exception cref="ArgumentException">Fewer than two dates, lists of different lengths, or an amount that is negative or infinite.</exception>
    public static DynamicShiftShare Dynamic(IReadOnlyList<IReadOnlyList<double>> region, IReadOnlyList<IReadOnlyList<double>> reference, ShiftShareMethod method)
    {
        if (region.Count < 2 || reference.Count != region.Count)
        {
            throw new ArgumentException($"{region.Count} dates of the region and {reference.Count} of the reference make no years.", nameof(reference));
        }

        ShiftShareResult[] years = [.. Enumerable.Range(1, region.Count - 1).Select(t => Of(region[t - 1], region[t], reference[t - 1], reference[t], method))];
        var together = Enumerable.Range(0, region[0].Count).Select(i => Sum([.. years.Select(y => y.Activities[i])], region[^1][i] - region[0][i]));
        return new DynamicShiftShare(years, new ShiftShareResult(method, [.. together]));
    }

    private static ShiftShareLine Sum(ShiftShareLine[] years, double change)
    {
        var distinct = years.Select(y => y.Status).Where(s => s != ShiftShareStatus.Absent).Distinct().ToList();
        var status = distinct.Contains(ShiftShareStatus.MissingReference) ? ShiftShareStatus.MissingReference
            : distinct.Contains(ShiftShareStatus.Missing) ? ShiftShareStatus.Missing
            : distinct.Count == 0 ? ShiftShareStatus.Absent
            : distinct.Count == 1 ? distinct[0]
            : ShiftShareStatus.PartlyDecomposed;
        double[] effects = [.. Enumerable.Range(0, years[0].Effects.Count).Select(e => years.Sum(y => y.Effects[e]))];
        return new ShiftShareLine(change, effects, years.Sum(y => y.Unattributed), status);
    }

    private static ShiftShareLine Line(double e, double later, double reference, double referenceLater, Totals totals, ShiftShareMethod method)
    {
        var status = StatusOf(e, later, reference, totals, method);
        var change = later - e;
        var effects = status == ShiftShareStatus.Decomposed
            ? Effects(e, later, reference, (referenceLater / reference) - 1, totals, method)
            : [.. method.Effects().Select(_ => status is ShiftShareStatus.Missing or ShiftShareStatus.MissingReference ? double.NaN : 0)];
        var unattributed = status switch
        {
            ShiftShareStatus.NewInRegion or ShiftShareStatus.NewInReference => change,
            ShiftShareStatus.Missing or ShiftShareStatus.MissingReference => double.NaN,
            _ => 0,
        };
        return new ShiftShareLine(change, effects, unattributed, status);
    }

    private static ShiftShareStatus StatusOf(double e, double later, double reference, Totals totals, ShiftShareMethod method) =>
        double.IsNaN(totals.ReferenceBase + totals.ReferenceLater) ? ShiftShareStatus.MissingReference
        : double.IsNaN(e + later) ? ShiftShareStatus.Missing

        // Homothetic amounts and the region's own growth need the region's totals.
        : method != ShiftShareMethod.Classic && double.IsNaN(totals.RegionBase + (method == ShiftShareMethod.Arcelus ? totals.RegionLater : 0)) ? ShiftShareStatus.Missing
        : e == 0 && later == 0 ? ShiftShareStatus.Absent
        : reference == 0 ? ShiftShareStatus.NewInReference
        : e == 0 && method != ShiftShareMethod.Classic ? ShiftShareStatus.NewInRegion
        : ShiftShareStatus.Decomposed;

    private static double[] Effects(double e, double later, double reference, double activityGrowth, Totals totals, ShiftShareMethod method)
    {
        var growth = (totals.ReferenceLater / totals.ReferenceBase) - 1;
        if (method == ShiftShareMethod.Classic)
        {
            return [e * growth, e * (activityGrowth - growth), later - (e * (1 + activityGrowth))];
        }

        var own = (later / e) - 1;
        var homothetic = totals.RegionBase * (reference / totals.ReferenceBase);
        var beyond = e - homothetic;
        if (method == ShiftShareMethod.EstebanMarquillas)
        {
            return [e * growth, e * (activityGrowth - growth), homothetic * (own - activityGrowth), beyond * (own - activityGrowth)];
        }

        var regional = (totals.RegionLater / totals.RegionBase) - 1;
        double[] rates = [growth, activityGrowth - growth, regional - growth, own - regional - (activityGrowth - growth)];
        return [.. rates.SelectMany(r => new[] { homothetic * r, beyond * r })];
    }

    private static void Check(IReadOnlyList<double> amounts, int count)
    {
        if (amounts.Count != count || amounts.Any(v => v < 0 || double.IsInfinity(v)))
        {
            throw new ArgumentException($"These are not {count} amounts of activities.", nameof(amounts));
        }
    }

    private readonly record struct Totals(double RegionBase, double RegionLater, double ReferenceBase, double ReferenceLater);
}
