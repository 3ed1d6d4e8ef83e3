using Songhua.Core;

namespace Songhua.Structure;

/// <summary>Why a location quotient is a number, or none.</summary>
public enum QuotientStatus
{
    /// <summary>It is a number.</summary>
    Known,

    /// <summary>The amount itself is missing.</summary>
    MissingAmount,

    /// <summary>Another activity of the region is missing, so that its total is not known.</summary>
    MissingRegionTotal,

    /// <summary>The activity's or the whole total is not known.</summary>
    MissingWhole,

    /// <summary>The region has more of the activity than the whole that was given: one of the two is wrong.</summary>
    MoreThanWhole,

    /// <summary>The region has nothing of any activity: its shares do not exist.</summary>
    EmptyRegion,

    /// <summary>The whole has nothing of the activity: there is nothing to compare with.</summary>
    EmptyActivity,
}

/// <summary>Words for the status of a location quotient.</summary>
public static class QuotientStatusWords
{
    private static readonly Phrase Known = new("known", "已知");
    private static readonly Phrase MissingAmount = new("the amount is missing", "该数值缺失");
    private static readonly Phrase MissingRegionTotal = new("the region's total is not known: another of its activities is missing", "地区合计未知：该地区另有行业数据缺失");
    private static readonly Phrase MissingWhole = new("the total of the whole is not known: a part of it is missing", "全域合计未知：其中有数据缺失");
    private static readonly Phrase MoreThanWhole = new("the region has more of the activity than the whole", "该地区该行业的数值大于全域合计");
    private static readonly Phrase EmptyRegion = new("the region has none of the activities", "该地区没有任何行业活动");
    private static readonly Phrase EmptyActivity = new("the whole has nothing of the activity", "全域没有该行业活动");

    /// <summary>The status in words.</summary>
    public static Phrase Word(this QuotientStatus status) => status switch
    {
        QuotientStatus.Known => Known,
        QuotientStatus.MissingAmount => MissingAmount,
        QuotientStatus.MissingRegionTotal => MissingRegionTotal,
        QuotientStatus.MissingWhole => MissingWhole,
        QuotientStatus.MoreThanWhole => MoreThanWhole,
        QuotientStatus.EmptyRegion => EmptyRegion,
        QuotientStatus.EmptyActivity => EmptyActivity,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

/// <summary>
/// Location quotients: a region's share of an activity over the whole's, LQ = (x_ra / x_r) / (X_a / X). The revealed comparative advantage of
/// trade is the same number (Balassa 1965, The Manchester School 33: 99-123). Source: Isard et al. (1998), Methods of Interregional and Regional Analysis, chapter 2.
/// </summary>
public sealed class LocationQuotients
{
    /// <summary>The method of quotients and of the indices of specialisation and concentration.</summary>
    public static readonly Method Method = new(
        "location", "1.0", new Phrase("Location quotients, specialisation and concentration", "区位商、专业化与集中度"),
        new Phrase(
            "the EconGeo example and an independent computation (tests/Conformance/Structure)", "EconGeo 算例和独立计算结果（tests/Conformance/Structure）"));

    // A whole that is the region's own amount, added up in another order.
    private const double Rounding = 1e-9;

    private readonly double[,] _quotients;
    private readonly QuotientStatus[,] _status;

    private LocationQuotients(RegionalActivity activity, double[,] quotients, QuotientStatus[,] status) =>
        (Activity, _quotients, _status) = (activity, quotients, status);

    /// <summary>The table they were computed from.</summary>
    public RegionalActivity Activity { get; }

    /// <summary>One quotient; 1 is the whole's own share, NaN where there is none.</summary>
    /// <param name="region">From 0.</param>
    /// <param name="activity">From 0.</param>
    public double this[int region, int activity] => _quotients[region, activity];

    /// <summary>Computes them.</summary>
    /// <param name="activity">Regions x activities.</param>
    /// <param name="whole">The whole's amount of each activity (a nation's, where the regions are not all of it); null for the sum of the regions.</param>
    /// <returns>One quotient a cell, with its status.</returns>
    /// <exception cref="ArgumentException">A whole of another length, or with a negative or infinite amount.</exception>
    public static LocationQuotients Of(RegionalActivity activity, IReadOnlyList<double>? whole = null)
    {
        if (whole is not null && (whole.Count != activity.Activities.Count || whole.Any(w => w < 0 || double.IsInfinity(w))))
        {
            throw new ArgumentException($"The whole is not {activity.Activities.Count} amounts.", nameof(whole));
        }

        whole ??= activity.ActivityTotals();
        var sum = whole.Sum();
        var regions = activity.RegionTotals();
        var quotients = new double[regions.Length, whole.Count];
        var status = new QuotientStatus[regions.Length, whole.Count];
        for (var r = 0; r < regions.Length; r++)
        {
            for (var a = 0; a < whole.Count; a++)
            {
                status[r, a] = StatusOf(activity[r, a], regions[r], whole[a], sum);
                quotients[r, a] = status[r, a] == QuotientStatus.Known ? activity[r, a] / regions[r] / (whole[a] / sum) : double.NaN;
            }
        }

        return new LocationQuotients(activity, quotients, status);
    }

    /// <summary>Why a quotient is a number, or none.</summary>
    /// <param name="region">From 0.</param>
    /// <param name="activity">From 0.</param>
    public QuotientStatus Status(int region, int activity) => _status[region, activity];

    /// <summary>
    /// The symmetric form (LQ - 1) / (LQ + 1), between -1 and 1, 0 at the whole's own share. Source: Dalum, Laursen &amp; Villumsen (1998), International
    /// Review of Applied Economics 12: 423-443.
    /// </summary>
    /// <param name="region">From 0.</param>
    /// <param name="activity">From 0.</param>
    /// <returns>NaN where there is no quotient.</returns>
    public double Symmetric(int region, int activity) => (_quotients[region, activity] - 1) / (_quotients[region, activity] + 1);

    /// <summary>
    /// The standardised form: how many sample standard deviations a quotient lies above the mean of its activity's quotients over the regions. Source:
    /// O'Donoghue &amp; Gleave (2004), Regional Studies 38: 419-427 (who ask for quotients, or their logarithms, that are near normal; this is not tested here).
    /// </summary>
    /// <param name="activity">From 0.</param>
    /// <returns>One a region; NaN where there is no quotient, and everywhere where fewer than two are known or all are equal.</returns>
    public double[] Standardised(int activity)
    {
        double[] all = [.. Enumerable.Range(0, Activity.Regions.Count).Select(r => _quotients[r, activity])];
        double[] known = [.. all.Where(q => !double.IsNaN(q))];
        if (known.Length < 2 || known.All(q => q == known[0]))
        {
            return [.. all.Select(_ => double.NaN)];
        }

        var mean = known.Average();
        var deviation = Math.Sqrt(known.Sum(q => (q - mean) * (q - mean)) / (known.Length - 1));
        return [.. all.Select(q => (q - mean) / deviation)];
    }

    private static QuotientStatus StatusOf(double amount, double region, double whole, double sum) =>
        double.IsNaN(amount) ? QuotientStatus.MissingAmount
        : double.IsNaN(region) ? QuotientStatus.MissingRegionTotal
        : double.IsNaN(sum) ? QuotientStatus.MissingWhole
        : amount > whole * (1 + Rounding) ? QuotientStatus.MoreThanWhole
        : region == 0 ? QuotientStatus.EmptyRegion
        : whole == 0 ? QuotientStatus.EmptyActivity
        : QuotientStatus.Known;
}
