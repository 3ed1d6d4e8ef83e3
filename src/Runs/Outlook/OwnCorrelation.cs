using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>How far the own shocks of series of one region go together: estimated from their yearly changes where enough are known, else assumed.</summary>
/// <param name="Value">The correlation.</param>
/// <param name="Pairs">The pairs of series that it was estimated from; 0 where it is assumed.</param>
public sealed record OwnCorrelation(double Value, int Pairs)
{
    // Growth of aggregates of one region beside the common growth of regions: nothing published was found; a middle value.
    private const double Assumed = 0.3;

    // Pairs with fewer years in common say nothing.
    private const int FewestYears = 8;

    private const double Most = 0.9;

    /// <summary>The mean correlation of all pairs of series with eight changes of the same years, between 0 and 0.9.</summary>
    /// <param name="deviations">By series: change of a year beside the comparable regions' mean.</param>
    internal static OwnCorrelation Of(IReadOnlyList<IReadOnlyDictionary<int, double>> deviations)
    {
        var correlations = new List<double>();
        for (var i = 0; i < deviations.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var years = deviations[i].Keys.Where(deviations[j].ContainsKey).Order().ToList();
                if (years.Count >= FewestYears && Correlation([.. years.Select(y => deviations[i][y])], [.. years.Select(y => deviations[j][y])]) is var r && double.IsFinite(r))
                {
                    correlations.Add(r);
                }
            }
        }

        return correlations.Count == 0 ? new(Assumed, 0) : new(Math.Clamp(correlations.Average(), 0, Most), correlations.Count);
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
