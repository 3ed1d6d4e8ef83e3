using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>How well one region's activities were found again.</summary>
/// <param name="Region">Which.</param>
/// <param name="Hidden">Activities that could be hidden and ranked.</param>
/// <param name="Area">The mean over them of the share of absent activities that ranked below, ties counting half; NaN where none could be ranked.</param>
public sealed record RegionHidden(ILocalised Region, int Hidden, double Area);

/// <summary>A leave-one-out check of relatedness within one date. Not a forecast: it says that regions' activities hang together, not that they will come.</summary>
/// <param name="Hidden">Presences that were hidden and ranked.</param>
/// <param name="NotJudged">Presences that could not be: no other region has the activity, it is near to no other, or the region has all activities.</param>
/// <param name="Area">The mean of the areas over all hidden presences; 0.5 for a density that says nothing.</param>
/// <param name="StandardError">Of the mean over regions, regions counting as independent and by their hidden presences; NaN with fewer than two.</param>
/// <param name="PopularityArea">The same ranking by ubiquity, the region's own presence not counted: the baseline.</param>
/// <param name="Regions">Region by region.</param>
public sealed record HiddenCheck(int Hidden, int NotJudged, double Area, double StandardError, double PopularityArea, IReadOnlyList<RegionHidden> Regions);

/// <summary>
/// Hides each presence in turn, computes proximities without it, and ranks it by density among the activities that its region does not have: leave-one-out cross-validation (Hastie, Tibshirani &amp; Friedman 2009, The
/// Elements of Statistical Learning, 7.10) of Hidalgo et al. (2007). The location quotients behind the other presences stay as they are.
/// </summary>
public static class HiddenActivity
{
    /// <summary>Checks.</summary>
    /// <param name="presence">Regions x activities at one date.</param>
    /// <returns>How high hidden presences rank.</returns>
    public static HiddenCheck Check(Presence presence)
    {
        var together = Proximity.Cooccurrence(presence);
        var proximity = Proximity.Of(presence);
        var regions = new List<RegionHidden>();
        var byPopularity = new List<double>();
        var areas = new List<List<double>>();
        var notJudged = 0;
        for (var r = 0; r < presence.Regions.Count; r++)
        {
            var own = new List<double>();
            foreach (var hidden in Enumerable.Range(0, presence.Activities.Count).Where(a => presence[r, a]))
            {
                if (Ranks(presence, together, proximity, r, hidden) is { } ranks)
                {
                    own.Add(ranks.Density);
                    byPopularity.Add(ranks.Popularity);
                }
                else
                {
                    notJudged++;
                }
            }

            regions.Add(new RegionHidden(presence.Regions[r], own.Count, own.Count == 0 ? double.NaN : own.Average()));
            areas.Add(own);
        }

        var count = byPopularity.Count;
        if (count == 0)
        {
            return new HiddenCheck(0, notJudged, double.NaN, double.NaN, double.NaN, regions);
        }

        var mean = areas.Sum(a => a.Sum()) / count;
        return new HiddenCheck(count, notJudged, mean, ClusteredError(areas, mean, count), byPopularity.Average(), regions);
    }

    // The ratio estimator's error with regions as clusters: Cochran (1977), Sampling Techniques, 3rd ed., equation 6.13.
    private static double ClusteredError(List<List<double>> areas, double mean, int count)
    {
        var clusters = areas.Where(a => a.Count > 0).ToList();
        return clusters.Count < 2
            ? double.NaN
            : Math.Sqrt(clusters.Sum(a => Math.Pow(a.Sum(v => v - mean), 2)) * clusters.Count / (clusters.Count - 1)) / count;
    }

    // Hiding lowers the ubiquity of one activity, and its co-occurrence with the region's others. Of the absent activities only the term of the hidden one changes.
    private static (double Density, double Popularity)? Ranks(Presence presence, DenseMatrix together, DenseMatrix proximity, int region, int hidden)
    {
        var left = together[hidden, hidden] - 1;
        if (left == 0)
        {
            return null;
        }

        var (near, all) = (0.0, 0.0);
        for (var a = 0; a < together.Rows; a++)
        {
            if (a != hidden)
            {
                var step = (together[hidden, a] - (presence[region, a] ? 1 : 0)) / Math.Max(left, together[a, a]);
                all += step;
                near += presence[region, a] ? step : 0;
            }
        }

        if (all == 0)
        {
            return null;
        }

        var (density, popularity, absent) = (0.0, 0.0, 0);
        for (var a = 0; a < together.Rows; a++)
        {
            if (presence[region, a] || DensityWithout(presence, together, proximity, region, hidden, a) is not { } other)
            {
                continue;
            }

            absent++;
            density += Rank(near / all, other);
            popularity += Rank(left, together[a, a]);
        }

        return absent == 0 ? null : (density / absent, popularity / absent);
    }

    private static double? DensityWithout(Presence presence, DenseMatrix together, DenseMatrix proximity, int region, int hidden, int absent)
    {
        var (near, all) = (0.0, 0.0);
        for (var a = 0; a < together.Rows; a++)
        {
            var step = a == hidden ? together[absent, a] / Math.Max(together[a, a] - 1, together[absent, absent]) : proximity[absent, a];
            all += step;
            near += presence[region, a] && a != hidden ? step : 0;
        }

        return all > 0 ? near / all : null;
    }

    // Densities that are equal but for the order of additions are tied.
    private static double Rank(double hidden, double other) => Math.Abs(hidden - other) < 1e-12 ? 0.5 : hidden > other ? 1 : 0;
}
