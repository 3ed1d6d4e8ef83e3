using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// How far estimated coefficients are from known ones, e = estimate - known. Source: Miller &amp; Blair (2009), chapter 7; Flegg &amp; Tohmo (2013);
/// Theil (1966), Applied Economic Forecasting, 2.3 (the second form of U).
/// </summary>
/// <param name="MeanAbsoluteDifference">MAD: sum |e| / n^2, in the unit of the coefficients.</param>
/// <param name="StandardisedTotal">STPE: 100 sum |e| / sum of known, per cent; NaN, as those that follow, where all known are zero.</param>
/// <param name="Weighted">WAPE: |e| / known in per cent, weighted by the known: as STPE, but errors where the known is zero do not count.</param>
/// <param name="Theil">U: 100 sqrt(sum e^2 / sum of squares of the known), per cent.</param>
/// <param name="Bias">Sum of e / sum of known, per cent: what is over- or underestimated in all.</param>
public sealed record CoefficientErrors(double MeanAbsoluteDifference, double StandardisedTotal, double Weighted, double Theil, double Bias)
{
    /// <summary>Compares.</summary>
    /// <param name="estimated">Sectors x sectors.</param>
    /// <param name="known">Of the same size, not negative.</param>
    /// <returns>The measures.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a number that is missing or, of the known, negative.</exception>
    public static CoefficientErrors Of(DenseMatrix estimated, DenseMatrix known)
    {
        FlowCheck.Size(estimated, known.Rows, known.Columns, nameof(estimated));
        FlowCheck.Finite(estimated.Values, nameof(estimated));
        FlowCheck.NotNegative(known.Values, nameof(known));
        var (absolute, where, squares, signed, sum, size) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < known.Values.Length; k++)
        {
            var value = known.Values[k];
            var error = estimated.Values[k] - value;
            absolute += Math.Abs(error);
            where += value > 0 ? Math.Abs(error) : 0;
            squares += error * error;
            signed += error;
            sum += value;
            size += value * value;
        }

        var percent = sum > 0 ? 100 / sum : double.NaN;
        return new(absolute / known.Values.Length, percent * absolute, percent * where, sum > 0 ? 100 * Math.Sqrt(squares / size) : double.NaN, percent * signed);
    }
}

/// <summary>How far the output multipliers of estimated coefficients are from those of known ones, in per cent of the known ones.</summary>
/// <param name="BySector">(estimated - known) / known, by sector, per cent.</param>
/// <param name="Mean">Their mean: positive where multipliers are overestimated.</param>
/// <param name="MeanAbsolute">The mean of their absolute values.</param>
/// <param name="Worst">The sector with the greatest absolute error, from 0.</param>
public sealed record MultiplierErrors(IReadOnlyList<double> BySector, double Mean, double MeanAbsolute, int Worst)
{
    /// <summary>Compares.</summary>
    /// <param name="estimated">A solvable system.</param>
    /// <param name="known">A solvable system of as many sectors.</param>
    /// <returns>The errors.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or no sector.</exception>
    /// <exception cref="InvalidOperationException">A system is not solvable.</exception>
    public static MultiplierErrors Of(LeontiefSystem estimated, LeontiefSystem known)
    {
        if (estimated.Size != known.Size || known.Size == 0)
        {
            throw new ArgumentException("The systems differ in sectors, or have none.", nameof(estimated));
        }

        double[] errors = [.. Multipliers.Output(estimated).Zip(Multipliers.Output(known), (e, k) => 100 * (e - k) / k)];
        var worst = Enumerable.Range(0, errors.Length).MaxBy(j => Math.Abs(errors[j]));
        return new(errors, errors.Average(), errors.Average(Math.Abs), worst);
    }
}
