namespace Songhua.Numerics;

/// <summary>Medians and quantiles; NaN where there is nothing.</summary>
public static class OrderStatistics
{
    /// <summary>What turns the median absolute deviation into a standard deviation for normal data: 1 / Phi^-1(3/4).</summary>
    public const double NormalConsistency = 1.482602218505602;

    /// <summary>
    /// A quantile of sorted values, linear between neighbours (type 7 of R. J. Hyndman and Y. Fan 1996, The American Statistician
    /// 50: 361-365).
    /// </summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The median; sorts the values in place.</summary>
    public static double Median(Span<double> values)
    {
        values.Sort();
        return Quantile(values, 0.5);
    }

    /// <summary>The scale of values around their median by the median absolute deviation, a standard deviation for normal data.</summary>
    public static double MedianDeviation(ReadOnlySpan<double> values)
    {
        double[] copy = [.. values];
        var median = Median(copy);
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = Math.Abs(copy[i] - median);
        }

        return NormalConsistency * Median(copy);
    }
}
