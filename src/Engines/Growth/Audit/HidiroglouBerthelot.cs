using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>The deviations of a group of ratios and the fences beyond which they are questioned.</summary>
/// <param name="MedianRatio">The group's median ratio.</param>
/// <param name="Effects">E of each pair; NaN where a value is missing or not positive.</param>
/// <param name="Median">The median effect.</param>
/// <param name="Low">The lower fence.</param>
/// <param name="High">The upper fence.</param>
public sealed record RatioFences(double MedianRatio, double[] Effects, double Median, double Low, double High)
{
    /// <summary>Whether a pair is beyond a fence.</summary>
    public bool IsOutside(int pair) => Effects[pair] < Low || Effects[pair] > High;

    /// <summary>The distance of a pair from the median in units of the distance of its fence; above 1 outside, 0 for NaN.</summary>
    public double Distance(int pair)
    {
        var (effect, fence) = (Effects[pair] - Median, Effects[pair] < Median ? Low - Median : High - Median);
        return double.IsNaN(effect) || effect == 0 ? 0 : fence == 0 ? double.PositiveInfinity : effect / fence;
    }
}

/// <summary>
/// Outliers among ratios of two periods: M. A. Hidiroglou and J.-M. Berthelot (1986), Statistical editing and imputation for periodic
/// business surveys, Survey Methodology 12(1): 73-83. r = now/before, s = 1 - r_M/r below the median ratio r_M and r/r_M - 1 from it,
/// E = s max(before, now)^U; fences at E_M - C max(E_M - E_Q1, |A E_M|) and E_M + C max(E_Q3 - E_M, |A E_M|).
/// </summary>
public static class HidiroglouBerthelot
{
    /// <summary>Examines a group; pairs that are missing or not positive are left out.</summary>
    /// <param name="before">Values of the earlier period.</param>
    /// <param name="now">Values of the later period, as many.</param>
    /// <param name="sizeExponent">U, from 0 to 1.</param>
    /// <param name="leastQuartile">A, from 0.</param>
    /// <param name="fence">C, above 0.</param>
    public static RatioFences Examine(ReadOnlySpan<double> before, ReadOnlySpan<double> now, double sizeExponent, double leastQuartile, double fence)
    {
        var effects = new double[now.Length];
        var ratios = new double[now.Length];
        var count = 0;
        for (var i = 0; i < now.Length; i++)
        {
            if (now[i] > 0 && before[i] > 0)
            {
                ratios[count++] = now[i] / before[i];
            }
        }

        var median = OrderStatistics.Median(ratios.AsSpan(0, count));
        var sorted = new double[count];
        var next = 0;
        for (var i = 0; i < now.Length; i++)
        {
            effects[i] = double.NaN;
            if (now[i] > 0 && before[i] > 0)
            {
                var ratio = now[i] / before[i];
                var s = ratio < median ? 1 - (median / ratio) : (ratio / median) - 1;
                effects[i] = s * Math.Pow(Math.Max(now[i], before[i]), sizeExponent);
                sorted[next++] = effects[i];
            }
        }

        Array.Sort(sorted);
        var middle = OrderStatistics.Quantile(sorted, 0.5);
        var least = Math.Abs(leastQuartile * middle);
        var below = Math.Max(middle - OrderStatistics.Quantile(sorted, 0.25), least);
        var above = Math.Max(OrderStatistics.Quantile(sorted, 0.75) - middle, least);
        return new(median, effects, middle, middle - (fence * below), middle + (fence * above));
    }
}
