namespace Songhua.Growth;

/// <summary>The growth of one group and its part in the growth of the total; ratios, not percentages.</summary>
/// <param name="Growth">Value added now over value added a year ago, both at last year's prices, less 1; NaN where the base is zero.</param>
/// <param name="Pull">Its part of the total's growth: pulls of groups that divide the total add to the total's growth.</param>
/// <param name="Contribution">The pull as a share of the total's growth; NaN where that is zero.</param>
/// <param name="BaseShare">Its share in the total's value added of a year ago: pull = base share x growth.</param>
/// <param name="Nominal">Growth of value added at current prices, of the same enterprises.</param>
/// <param name="Naive">Growth of gross output at current prices of all who report now over all who reported then: what a spreadsheet gives.</param>
public readonly record struct GrowthFigures(double Growth, double Pull, double Contribution, double BaseShare, double Nominal, double Naive)
{
    /// <summary>
    /// The figures of a group inside a total: g = R / B - 1, pull = (R - B) / B_total, contribution = pull / g_total, with R value
    /// added now at last year's prices and B value added of a year ago, of the same enterprises.
    /// </summary>
    public static GrowthFigures Of(in GrowthSums group, in GrowthSums total, GrowthSpec spec)
    {
        ref readonly var matched = ref spec.Base == BaseSource.Restated ? ref group.Restated : ref group.Own;
        var real = group.Real(spec);
        var totalBase = spec.Base == BaseSource.Restated ? total.Restated.Base : total.Own.Base;
        var totalGrowth = Ratio(total.Real(spec), totalBase) - 1;
        var pull = Ratio(real - matched.Base, totalBase);
        return new(
            Ratio(real, matched.Base) - 1,
            pull,
            Ratio(pull, totalGrowth),
            Ratio(matched.Base, totalBase),
            Ratio(matched.Nominal, matched.Base) - 1,
            Ratio(group.Output, group.OutputLastYear) - 1);
    }

    private static double Ratio(double part, double whole) => whole == 0 ? double.NaN : part / whole;
}
