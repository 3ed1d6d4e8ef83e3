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
