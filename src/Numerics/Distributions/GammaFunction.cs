namespace Songhua.Numerics;

/// <summary>Euler's gamma function and the incomplete beta function that is made of it.</summary>
public static class GammaFunction
{
    private const int MostTerms = 10_000;
    // Two steps of a double at one: nearer than that the product may never come.
    private const double Precision = 4e-16;
    private const double Tiny = 1e-300;

    /// <summary>
    /// The natural logarithm of gamma(x) for x above 0: Stirling's series (Abramowitz and Stegun 1964, 6.1.41) after moving x above 15 by the
    /// recurrence. The error is about 1e-14 below 15, where the recurrence cancels, and 1e-15 of the value above.
    /// </summary>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var shift = 0.0;
        for (; x < 15; x++)
        {
            shift += Math.Log(x);
        }

        var r = 1 / (x * x);
        var series = ((((((((1.0 / 156) * r) - (691.0 / 360360)) * r) + (1.0 / 1188)) * r) - (1.0 / 1680)) * r) + (1.0 / 1260);
        series = ((((series * r) - (1.0 / 360)) * r) + (1.0 / 12)) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - shift;
    }

    /// <summary>
    /// The regularised incomplete beta function I_x(a, b), for x between 0 and 1 and a, b above 0, by its continued fraction on the side
    /// where that converges fast (Press et al. 2007, Numerical Recipes, 3rd edition, section 6.4; Lentz's method). NaN for an x that is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside 0 to 1, or a or b is not above 0.</exception>
    public static double IncompleteBeta(double x, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        if (x is 0 or 1 or double.NaN)
        {
            return x;
        }

        if (x is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "x lies between 0 and 1.");
        }

        var factor = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + Log(a + b) - Log(a) - Log(b));
        return x < (a + 1) / (a + b + 2) ? factor * Fraction(x, a, b) / a : 1 - (factor * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }

    private static double Away(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
