namespace Songhua.Outlook;

/// <summary>
/// How the growth of regions differs from their mean: d_t = a_t + e_t, where a_t = phi a_(t-1) + nu_t lasts and fades and e_t passes. Fitted
/// to all regions of a panel together by maximum likelihood on a grid, with the scale concentrated out.
/// </summary>
/// <param name="Persistence">phi, from 0 to 0.95 a year.</param>
/// <param name="PassingShare">The share of e in the variance of d.</param>
/// <param name="Scale">The standard deviation of d.</param>
public sealed record DeviationFit(double Persistence, double PassingShare, double Scale)
{
    private static readonly double[] Persistences = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95];
    private static readonly double[] Shares = [0, 0.2, 0.4, 0.6, 0.8];

    /// <summary>Fits deviations, regions x years row by row, NaN where not known.</summary>
    internal static DeviationFit Of(double[] deviations, int regions)
    {
        var years = deviations.Length / regions;
        DeviationFit? best = null;
        var highest = double.NegativeInfinity;
        foreach (var phi in Persistences)
        {
            foreach (var share in Shares)
            {
                var (logLikelihood, scale) = Likelihood(deviations, regions, years, phi, share);
                if (logLikelihood > highest)
                {
                    (highest, best) = (logLikelihood, new DeviationFit(phi, share, scale));
                }
            }
        }

        return best ?? new DeviationFit(0, 0, 0);
    }

    private static (double LogLikelihood, double Scale) Likelihood(double[] deviations, int regions, int years, double phi, double share)
    {
        var lasting = 1 - share;
        var (log, squares, weight, count) = (0.0, 0.0, 0.0, 0);
        for (var r = 0; r < regions; r++)
        {
            var (state, variance) = (0.0, lasting);
            for (var y = 0; y < years; y++)
            {
                if (y > 0)
                {
                    (state, variance) = (phi * state, (phi * phi * variance) + (lasting * (1 - (phi * phi))));
                }

                var d = deviations[(r * years) + y];
                if (double.IsNaN(d))
                {
                    continue;
                }

                var f = variance + share;
                var age = Math.Pow(LevelFit.Discount, years - 1 - y);
                log -= 0.5 * Math.Log(f);
                squares += age * (d - state) * (d - state) / f;
                weight += age;
                count++;
                (state, variance) = (state + (variance / f * (d - state)), variance - (variance * variance / f));
            }
        }

        return count == 0 || squares == 0 ? (double.NegativeInfinity, 0)
            : ((log * weight / count) - (0.5 * weight * Math.Log(squares / weight)), Math.Sqrt(squares / weight));
    }
}
