namespace Songhua.Numerics;

/// <summary>Student's t distribution with any degrees of freedom above 0.</summary>
public sealed class StudentDistribution
{
    private readonly double _logBeta;
    private readonly double _logDensityAtZero;

    /// <summary>The distribution with these degrees of freedom.</summary>
    public StudentDistribution(double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        Degrees = degrees;
        _logBeta = GammaFunction.Log(degrees / 2) + GammaFunction.Log(0.5) - GammaFunction.Log((degrees + 1) / 2);
        _logDensityAtZero = -_logBeta - (0.5 * Math.Log(degrees));
    }

    /// <summary>Degrees of freedom.</summary>
    public double Degrees { get; }

    /// <summary>The density at <paramref name="t"/>.</summary>
    public double Density(double t) => Math.Exp(_logDensityAtZero - ((Degrees + 1) / 2 * Math.Log(1 + (t * t / Degrees))));

    /// <summary>
    /// The probability of a value up to <paramref name="t"/>: half of I_x(nu/2, 1/2) with x = nu / (nu + t^2) in the tail (Abramowitz and
    /// Stegun 1964, 26.7.1 and 26.5.27), and in the middle, where x is too near one to tell t from zero, its complement.
    /// </summary>
    public double Cumulative(double t)
    {
        if (double.IsNaN(t))
        {
            return double.NaN;
        }

        var square = t * t;
        if (square < Degrees)
        {
            return 0.5 + (Math.CopySign(0.5, t) * GammaFunction.IncompleteBeta(square / (Degrees + square), 0.5, Degrees / 2));
        }

        var tail = double.IsInfinity(square) ? 0 : GammaFunction.IncompleteBeta(Degrees / (Degrees + square), Degrees / 2, 0.5) / 2;
        return t > 0 ? 1 - tail : tail;
    }
}
