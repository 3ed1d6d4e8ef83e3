namespace Songhua.Structure;

/// <summary>
/// The area under the receiver operating characteristic (AUC): the probability that a case has a higher score than a control, ties counting half. Source: Hanley &amp; McNeil (1982), Radiology 143: 29-36; standard errors of
/// DeLong, DeLong &amp; Clarke-Pearson (1988), Biometrics 44: 837-845, which take cases and controls as independent of each other.
/// </summary>
/// <param name="Area">From 0 to 1, 0.5 for scores that say nothing; NaN without a case or a control.</param>
/// <param name="StandardError">NaN with fewer than two cases or controls.</param>
/// <param name="Cases">How many came true.</param>
/// <param name="Controls">How many did not.</param>
public sealed record RankedArea(double Area, double StandardError, int Cases, int Controls)
{
    /// <summary>The share of controls below each case, and of cases above each control.</summary>
    internal (double[] OfCases, double[] OfControls) Placements { get; private init; } = ([], []);

    /// <summary>The area of one score.</summary>
    /// <param name="scores">Finite numbers, one a candidate.</param>
    /// <param name="isCase">Whether it came true.</param>
    /// <exception cref="ArgumentException">Lists of different lengths, or a score that is NaN.</exception>
    public static RankedArea Of(IReadOnlyList<double> scores, IReadOnlyList<bool> isCase)
    {
        if (scores.Count != isCase.Count || scores.Any(double.IsNaN))
        {
            throw new ArgumentException($"These are not {isCase.Count} scores.", nameof(scores));
        }

        double[] cases = [.. scores.Where((_, i) => isCase[i])];
        double[] controls = [.. scores.Where((_, i) => !isCase[i])];
        if (cases.Length == 0 || controls.Length == 0)
        {
            return new RankedArea(double.NaN, double.NaN, cases.Length, controls.Length);
        }

        var (ofCases, ofControls) = (Below(cases, controls), Below(controls, cases).Select(s => 1 - s).ToArray());
        var variance = (Covariance(ofCases, ofCases) / cases.Length) + (Covariance(ofControls, ofControls) / controls.Length);
        return new RankedArea(ofCases.Average(), Math.Sqrt(variance), cases.Length, controls.Length) { Placements = (ofCases, ofControls) };
    }

    /// <summary>How much greater this area is than another's of the same candidates, with the standard error of the pair.</summary>
    /// <param name="other">The area of another score of the same candidates, in the same order.</param>
    /// <returns>NaN where either is.</returns>
    /// <exception cref="ArgumentException">Other candidates.</exception>
    public (double Difference, double StandardError) Against(RankedArea other)
    {
        if (other.Cases != Cases || other.Controls != Controls)
        {
            throw new ArgumentException("The areas are of different candidates.", nameof(other));
        }

        double[] cases = [.. Placements.OfCases.Zip(other.Placements.OfCases, (a, b) => a - b)];
        double[] controls = [.. Placements.OfControls.Zip(other.Placements.OfControls, (a, b) => a - b)];
        return (Area - other.Area, Math.Sqrt((Covariance(cases, cases) / Cases) + (Covariance(controls, controls) / Controls)));
    }

    // For each value the share of the others that lie below it, ties counting half.
    private static double[] Below(double[] values, double[] others)
    {
        var sorted = others.Order().ToArray();
        return [.. values.Select(v => (First(sorted, v, orEqual: false) + First(sorted, v, orEqual: true)) / (2.0 * sorted.Length))];
    }

    // How many of the sorted values are less than v, or not greater.
    private static int First(double[] sorted, double v, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < v || (orEqual && sorted[middle] == v))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static double Covariance(double[] one, double[] other)
    {
        if (one.Length < 2)
        {
            return double.NaN;
        }

        var (meanOne, meanOther) = (one.Average(), other.Average());
        return one.Zip(other, (a, b) => (a - meanOne) * (b - meanOther)).Sum() / (one.Length - 1);
    }
}
