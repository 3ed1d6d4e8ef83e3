namespace Songhua.Numerics;

/// <summary>The chi-square distribution.</summary>
public static class ChiSquareDistribution
{
    private const double Precision = 1e-15;
    private const int MostTerms = 100_000;

    /// <summary>
    /// The probability of a value above <paramref name="x"/>: the regularised upper incomplete gamma function Q(k/2, x/2), by its
    /// series below k/2 + 1 and its continued fraction above (Press et al. 2007, Numerical Recipes, 3rd edition, section 6.2).
    /// </summary>
    /// <param name="x">The statistic, from 0.</param>
    /// <param name="degrees">Degrees of freedom, from 1.</param>
    public static double UpperTail(double x, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        if (double.IsNaN(x) || x <= 0)
        {
            return double.IsNaN(x) ? double.NaN : 1;
        }

        var (a, z) = (degrees / 2.0, x / 2);
        var factor = Math.Exp((a * Math.Log(z)) - z - LogGammaOfHalves(degrees));
        return z < a + 1 ? 1 - (factor * Series(a, z)) : factor * Fraction(a, z);
    }

    private static double Series(double a, double z)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < MostTerms && term > sum * Precision; n++)
        {
            term *= z / (a + n);
            sum += term;
        }

        return sum;
    }

    // Lentz's method.
    private static double Fraction(double a, double z)
    {
        const double tiny = 1e-300;
        var b = z + 1 - a;
        var c = 1 / tiny;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var step = -n * (n - a);
            b += 2;
            d = (step * d) + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + (step / c);
            c = Math.Abs(c) < tiny ? tiny : c;
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }

    // log Gamma(k/2), exactly by the recurrence from Gamma(1) = 1 or Gamma(1/2) = sqrt(pi).
    internal static double LogGammaOfHalves(int halves)
    {
        var sum = halves % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (var n = halves % 2 == 0 ? 2 : 1; n < halves; n += 2)
        {
            sum += Math.Log(n / 2.0);
        }

        return sum;
    }
}
