namespace Songhua.Structure;

/// <summary>What a region's structure is compared with.</summary>
public enum Comparison
{
    /// <summary>All regions together, the region itself among them.</summary>
    Whole,

    /// <summary>All other regions together.</summary>
    Rest,
}

/// <summary>
/// How specialised regions are and how localised activities: distances between distributions of shares. Every figure is NaN where an amount that it
/// needs is missing, or where there is nothing to take shares of.
/// </summary>
public static class Specialisation
{
    /// <summary>
    /// Krugman's index of a region, the sum over activities of |share in the region - share in the comparison|: 0 for the same structure, 2 for
    /// nothing in common. Source: Krugman (1991), Geography and Trade, chapter 3; against the rest, Midelfart-Knarvik et al. (2000), The Location of European Industry.
    /// </summary>
    /// <param name="activity">Regions x activities.</param>
    /// <param name="region">From 0.</param>
    /// <param name="comparison">With what.</param>
    /// <returns>From 0 to 2.</returns>
    public static double Krugman(RegionalActivity activity, int region, Comparison comparison)
    {
        var own = activity.OfRegion(region);
        var other = activity.ActivityTotals();
        if (comparison == Comparison.Rest)
        {
            // Summed afresh: total less own would leave rounding where the rest has nothing.
            other = [.. Enumerable.Range(0, own.Length).Select(a => activity.OfActivity(a).Where((_, r) => r != region).Sum())];
        }

        return ShareDistance(own, other);
    }

    /// <summary>
    /// Hoover's coefficient of localisation of an activity, half the sum over regions of |share of the activity - share of all activities|: the part of the
    /// activity that would have to move. Source: Hoover (1936), Review of Economics and Statistics 18: 162-171.
    /// </summary>
    /// <param name="activity">Regions x activities.</param>
    /// <param name="of">Which activity, from 0.</param>
    /// <returns>From 0, spread as all activities are, to 1.</returns>
    public static double Hoover(RegionalActivity activity, int of) => ShareDistance(activity.OfActivity(of), activity.RegionTotals()) / 2;

    /// <summary>
    /// The locational Gini coefficient of an activity: twice the area between the diagonal and the Lorenz curve of its shares over the shares of all
    /// activities, regions in the order of their location quotients. Source: Krugman (1991), Geography and Trade, appendix B.
    /// </summary>
    /// <param name="activity">Regions x activities.</param>
    /// <param name="of">Which activity, from 0.</param>
    /// <returns>From 0 to 1; regions without any activity say nothing.</returns>
    public static double LocationalGini(RegionalActivity activity, int of)
    {
        var (part, whole) = (activity.OfActivity(of), activity.RegionTotals());
        var (partSum, wholeSum) = (part.Sum(), whole.Sum());
        if (!(partSum > 0 && wholeSum > 0))
        {
            return double.NaN;
        }

        var (under, reached) = (0.0, 0.0);
        foreach (var r in Enumerable.Range(0, part.Length).Where(r => whole[r] > 0).OrderBy(r => part[r] / whole[r]))
        {
            var next = reached + (part[r] / partSum);
            under += whole[r] / wholeSum * (reached + next) / 2;
            reached = next;
        }

        return Math.Max(0, 1 - (2 * under));
    }

    /// <summary>
    /// Theil's index of an activity, the sum over regions of s ln(LQ), s the region's share of the activity: the information in its distribution beside that of all activities,
    /// in nats. Source: Theil (1967), Economics and Information Theory, chapter 4.
    /// </summary>
    /// <param name="activity">Regions x activities.</param>
    /// <param name="of">Which activity, from 0.</param>
    /// <returns>From 0.</returns>
    public static double Theil(RegionalActivity activity, int of)
    {
        var (part, whole) = (activity.OfActivity(of), activity.RegionTotals());
        var (partSum, wholeSum) = (part.Sum(), whole.Sum());
        if (!(partSum > 0 && wholeSum > 0))
        {
            return double.NaN;
        }

        return Enumerable.Range(0, part.Length).Where(r => part[r] > 0).Sum(r => part[r] / partSum * Math.Log(part[r] / partSum / (whole[r] / wholeSum)));
    }

    private static double ShareDistance(double[] one, double[] other)
    {
        var (oneSum, otherSum) = (one.Sum(), other.Sum());
        return oneSum > 0 && otherSum > 0 ? one.Zip(other, (a, b) => Math.Abs((a / oneSum) - (b / otherSum))).Sum() : double.NaN;
    }
}
