using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>A test of the standardised innovations.</summary>
/// <param name="Statistic">Its value; NaN where there are too few innovations.</param>
/// <param name="PValue">The probability of one at least as extreme where the model is right; NaN likewise.</param>
/// <param name="Degrees">Degrees of freedom; for a ratio those of each side.</param>
public readonly record struct InnovationTest(double Statistic, double PValue, int Degrees)
{
    internal static readonly InnovationTest None = new(double.NaN, double.NaN, 0);
}

/// <summary>What the standardised innovations say of the model (Harvey 1989, section 5.4; Durbin &amp; Koopman 2012, section 2.12).</summary>
public sealed class StructuralDiagnostics
{
    private const int LeastInnovations = 8;

    internal StructuralDiagnostics(KalmanFilter filter, IReadOnlyList<int> steps, int season, int parameters)
    {
        List<double> innovations = [];
        List<int> at = [];
        for (var i = 0; i < filter.Kinds.Length; i++)
        {
            // Only ties have noise; they are no observations.
            if (filter.Kinds[i] == Innovation.Proper && filter.Model.Measurements[i].NoiseVariance == 0)
            {
                innovations.Add(filter.Errors[i] / Math.Sqrt(filter.ErrorVariances[i]));
                at.Add(steps[i]);
            }
        }

        (Innovations, Steps) = (innovations, at);
        var enough = innovations.Count >= LeastInnovations;
        LjungBox = enough ? Correlation(season, parameters) : InnovationTest.None;
        Normality = enough ? Shape() : InnovationTest.None;
        Heteroscedasticity = enough ? Spread() : InnovationTest.None;
    }

    /// <summary>v / sqrt F of every observation that is not diffuse, in order: independent and standard normal where the model is right.</summary>
    public IReadOnlyList<double> Innovations { get; }

    /// <summary>The step at which each of them ends.</summary>
    public IReadOnlyList<int> Steps { get; }

    /// <summary>
    /// Ljung and Box's Q over min(max(2 x seasons, 10), n / 3) autocorrelations, chi-square with that number less the variances estimated,
    /// plus one.
    /// </summary>
    public InnovationTest LjungBox { get; }

    /// <summary>Bowman and Shenton's test of skewness and kurtosis, chi-square with 2 degrees.</summary>
    public InnovationTest Normality { get; }

    /// <summary>H: squares of the last third over those of the first, F with a third each, two-sided.</summary>
    public InnovationTest Heteroscedasticity { get; }

    private InnovationTest Correlation(int season, int parameters)
    {
        var n = Innovations.Count;
        var lags = Math.Max(1, Math.Min(Math.Max(2 * season, 10), n / 3));
        var mean = Innovations.Average();
        var total = Innovations.Sum(e => (e - mean) * (e - mean));
        var q = 0.0;
        for (var lag = 1; lag <= lags; lag++)
        {
            var sum = 0.0;
            for (var t = lag; t < n; t++)
            {
                sum += (Innovations[t] - mean) * (Innovations[t - lag] - mean);
            }

            q += sum / total * (sum / total) / (n - lag);
        }

        q *= n * (n + 2.0);
        var degrees = Math.Max(1, lags - parameters + 1);
        return new(q, ChiSquareDistribution.UpperTail(q, degrees), degrees);
    }

    private InnovationTest Shape()
    {
        var n = Innovations.Count;
        var mean = Innovations.Average();
        var second = Innovations.Sum(e => Math.Pow(e - mean, 2)) / n;
        var skewness = Innovations.Sum(e => Math.Pow(e - mean, 3)) / n / Math.Pow(second, 1.5);
        var kurtosis = Innovations.Sum(e => Math.Pow(e - mean, 4)) / n / (second * second);
        var statistic = n * ((skewness * skewness / 6) + ((kurtosis - 3) * (kurtosis - 3) / 24));
        return new(statistic, ChiSquareDistribution.UpperTail(statistic, 2), 2);
    }

    private InnovationTest Spread()
    {
        var third = (int)Math.Round(Innovations.Count / 3.0, MidpointRounding.AwayFromZero);
        var h = Innovations.TakeLast(third).Sum(e => e * e) / Innovations.Take(third).Sum(e => e * e);
        var upper = FDistribution.UpperTail(h, third, third);
        return new(h, Math.Min(1, 2 * Math.Min(upper, 1 - upper)), third);
    }
}
