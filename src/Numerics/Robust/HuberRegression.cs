namespace Songhua.Numerics;

/// <summary>A linear fit y = b0 + b1 x1 + ... that outliers of y do not pull.</summary>
/// <param name="Coefficients">The constant first; 0 for a column that the others already explain.</param>
/// <param name="Residuals">One a row.</param>
/// <param name="Scale">Their scale by the median absolute deviation, a standard deviation for normal data.</param>
public sealed record RobustFit(double[] Coefficients, double[] Residuals, double Scale);

/// <summary>
/// Regression by Huber's M-estimator with iteratively reweighted least squares: P. J. Huber (1973), Annals of Statistics 1: 799-821;
/// P. J. Huber and E. M. Ronchetti (2009), Robust Statistics, 2nd edition, sections 7.3 and 7.8.
/// </summary>
public static class HuberRegression
{
    // 95 % efficiency for normal errors.
    private const double Tuning = 1.345;
    private const int MostSteps = 50;
    private const double Precision = 1e-8;
    private const double PivotTolerance = 1e-10;

    /// <summary>Fits; rows x columns a step. Starts from least squares.</summary>
    /// <param name="columns">The explaining columns, each as long as <paramref name="y"/>.</param>
    /// <param name="y">What is explained; no NaN.</param>
    public static RobustFit Fit(IReadOnlyList<double[]> columns, double[] y)
    {
        var weights = new double[y.Length];
        Array.Fill(weights, 1);
        var coefficients = Solve(columns, y, weights);
        var residuals = Residuals(columns, y, coefficients);
        var scale = OrderStatistics.MedianDeviation(residuals);
        for (var step = 0; step < MostSteps && scale > 0; step++)
        {
            for (var i = 0; i < y.Length; i++)
            {
                var size = Math.Abs(residuals[i]);
                weights[i] = size <= Tuning * scale ? 1 : Tuning * scale / size;
            }

            var next = Solve(columns, y, weights);
            var change = next.Zip(coefficients, (a, b) => Math.Abs(a - b)).Max();
            coefficients = next;
            residuals = Residuals(columns, y, coefficients);
            scale = OrderStatistics.MedianDeviation(residuals);
            if (change < Precision)
            {
                break;
            }
        }

        return new(coefficients, residuals, scale);
    }

    private static double[] Residuals(IReadOnlyList<double[]> columns, double[] y, double[] coefficients)
    {
        var residuals = new double[y.Length];
        for (var i = 0; i < y.Length; i++)
        {
            var fitted = coefficients[0];
            for (var c = 0; c < columns.Count; c++)
            {
                fitted += coefficients[c + 1] * columns[c][i];
            }

            residuals[i] = y[i] - fitted;
        }

        return residuals;
    }

    // Weighted least squares by the normal equations of centred columns, Gauss-Jordan with diagonal pivots.
    private static double[] Solve(IReadOnlyList<double[]> columns, double[] y, double[] weights)
    {
        var k = columns.Count;
        var total = weights.Sum();
        double[] means = [.. columns.Select(c => Mean(c, weights, total)), Mean(y, weights, total)];
        var a = new double[k, k + 1];
        for (var r = 0; r < k; r++)
        {
            for (var c = r; c <= k; c++)
            {
                var other = c == k ? y : columns[c];
                var sum = 0.0;
                for (var i = 0; i < y.Length; i++)
                {
                    sum += weights[i] * (columns[r][i] - means[r]) * (other[i] - means[c]);
                }

                a[r, c] = sum;
                if (c < k)
                {
                    a[c, r] = sum;
                }
            }
        }

        var slopes = Eliminate(a, k);
        var constant = means[k];
        for (var c = 0; c < k; c++)
        {
            constant -= slopes[c] * means[c];
        }

        return [constant, .. slopes];
    }

    private static double[] Eliminate(double[,] a, int k)
    {
        double[] diagonal = [.. Enumerable.Range(0, k).Select(r => a[r, r])];
        var used = new bool[k];
        for (var step = 0; step < k; step++)
        {
            var pivot = Enumerable.Range(0, k).Where(r => !used[r]).MaxBy(r => diagonal[r] == 0 ? 0 : a[r, r] / diagonal[r]);
            if (!(a[pivot, pivot] > PivotTolerance * diagonal[pivot]))
            {
                break;
            }

            used[pivot] = true;
            for (var r = 0; r < k; r++)
            {
                var factor = r == pivot ? 0 : a[r, pivot] / a[pivot, pivot];
                for (var c = 0; c <= k && factor != 0; c++)
                {
                    a[r, c] -= factor * a[pivot, c];
                }
            }
        }

        return [.. Enumerable.Range(0, k).Select(r => used[r] ? a[r, k] / a[r, r] : 0)];
    }

    private static double Mean(double[] values, double[] weights, double total)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
        }

        return total == 0 ? 0 : sum / total;
    }
}
