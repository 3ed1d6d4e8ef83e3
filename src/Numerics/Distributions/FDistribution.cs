namespace Songhua.Numerics;

/// <summary>The F distribution of a ratio of two mean squares.</summary>
public static class FDistribution
{
    private const double Precision = 1e-15;
    private const int MostTerms = 10_000;

    /// <summary>
    /// The probability of a value above <paramref name="x"/>: the regularised incomplete beta function at d2 / (d2 + d1 x) with
    /// parameters d2/2 and d1/2, by its continued fraction (Press et al. 2007, Numerical Recipes, 3rd edition, section 6.4).
    /// </summary>
    /// <param name="x">The ratio, from 0.</param>
    /// <param name="numerator">Degrees of freedom d1, from 1.</param>
    /// <param name="denominator">Degrees of freedom d2, from 1.</param>
    public static double UpperTail(double x, int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numerator, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        if (double.IsNaN(x) || x <= 0)
        {
            return double.IsNaN(x) ? double.NaN : 1;
        }

        if (double.IsInfinity(x))
        {
            return 0;
        }

        var (a, b) = (denominator / 2.0, numerator / 2.0);
        var z = denominator / (denominator + (numerator * x));
        var logBeta = ChiSquareDistribution.LogGammaOfHalves(denominator) + ChiSquareDistribution.LogGammaOfHalves(numerator) - ChiSquareDistribution.LogGammaOfHalves(denominator + numerator);
        var front = Math.Exp((a * Math.Log(z)) + (b * Math.Log(1 - z)) - logBeta);
        return z < (a + 1) / (a + b + 2) ? front * Fraction(a, b, z) / a : 1 - (front * Fraction(b, a, 1 - z) / b);
    }

    // Lentz's method.
    private static double Fraction(double a, double b, double z)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * z / (a + 1)));
        var value = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * z / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * z / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }

    private static double NotZero(double x) => Math.Abs(x) < 1e-300 ? 1e-300 : x;
}
