namespace Songhua.Numerics;

/// <summary>The binomial distribution.</summary>
public static class BinomialDistribution
{
    /// <summary>The probability of at least so many successes in so many trials, added up term by term from the largest.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">From 0.</param>
    /// <param name="probability">Of a success, between 0 and 1 exclusive.</param>
    public static double UpperTail(int successes, int trials, double probability)
    {
        if (successes <= 0)
        {
            return 1;
        }

        var term = successes > trials ? 0 : Math.Exp(LogChoose(trials, successes) + (successes * Math.Log(probability)) + ((trials - successes) * Math.Log(1 - probability)));
        var sum = 0.0;
        for (var k = successes; k <= trials; k++)
        {
            sum += term;
            term *= (double)(trials - k) / (k + 1) * probability / (1 - probability);
        }

        return Math.Min(1, sum);
    }

    /// <summary>
    /// The score interval of a probability: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22:
    /// 209-212. At z = 1.96 it covers 95 % on average; it stays between 0 and 1 and has a width even where every trial or none succeeded.
    /// </summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">From 1.</param>
    /// <param name="z">The two-sided normal quantile of the coverage.</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts that are none.</exception>
    public static (double Low, double High) ScoreInterval(long successes, long trials, double z)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        double n = trials;
        var p = successes / n;
        var centre = p + (z * z / (2 * n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        var scale = 1 + (z * z / n);
        return (successes == 0 ? 0 : (centre - half) / scale, successes == trials ? 1 : (centre + half) / scale);
    }

    private static double LogChoose(int n, int k)
    {
        var sum = 0.0;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
        {
            sum += Math.Log((double)(n - Math.Min(k, n - k) + i) / i);
        }

        return sum;
    }
}
