namespace Songhua.Tests.Unit.Numerics.StateSpace;

/// <summary>A linear combination of unknown constants and of independent shocks.</summary>
internal sealed record Combination(double[] Constants, double[] Shocks)
{
    public static Combination operator +(Combination a, Combination b) =>
        new([.. a.Constants.Zip(b.Constants, (x, y) => x + y)], [.. a.Shocks.Zip(b.Shocks, (x, y) => x + y)]);

    public static Combination operator *(double factor, Combination a) => new([.. a.Constants.Select(x => factor * x)], [.. a.Shocks.Select(x => factor * x)]);
}

/// <summary>
/// What observations y = X d + C u say of targets, d unknown constants (a flat prior), u independent normal shocks: written out with full
/// matrices, as generalised least squares and best linear unbiased prediction.
/// </summary>
internal sealed class DenseGaussian
{
    public DenseGaussian(IReadOnlyList<Combination> observed, double[] y, IReadOnlyList<Combination> targets, double[] variances)
    {
        var (n, d, m) = (observed.Count, observed[0].Constants.Length, targets.Count);
        var omega = Matrix(n, n, (i, j) => Shared(observed[i], observed[j], variances));
        var x = Matrix(n, d, (i, j) => observed[i].Constants[j]);
        var (solvedX, logOmega) = Solve(omega, x);
        var (solvedY, _) = Solve(omega, Matrix(n, 1, (i, _) => y[i]));
        var information = Matrix(d, d, (i, j) => Enumerable.Range(0, n).Sum(k => x[k, i] * solvedX[k, j]));
        var (constants, logInformation) = Solve(information, Matrix(d, 1, (i, _) => Enumerable.Range(0, n).Sum(k => x[k, i] * solvedY[k, 0])));
        double[] rest = [.. Enumerable.Range(0, n).Select(k => y[k] - Enumerable.Range(0, d).Sum(j => x[k, j] * constants[j, 0]))];
        var (weighted, _) = Solve(omega, Matrix(n, 1, (i, _) => rest[i]));
        LogLikelihood = -0.5 * (((n - d) * Math.Log(2 * Math.PI)) + logOmega + logInformation + Enumerable.Range(0, n).Sum(k => rest[k] * weighted[k, 0]));

        var cross = Matrix(n, m, (k, i) => Shared(observed[k], targets[i], variances));
        var (solvedCross, _) = Solve(omega, cross);
        var left = Matrix(d, m, (j, i) => targets[i].Constants[j] - Enumerable.Range(0, n).Sum(k => x[k, j] * solvedCross[k, i]));
        var (solvedLeft, _) = Solve(information, left);
        Mean = [.. Enumerable.Range(0, m).Select(i => Enumerable.Range(0, d).Sum(j => targets[i].Constants[j] * constants[j, 0]) + Enumerable.Range(0, n).Sum(k => cross[k, i] * weighted[k, 0]))];
        Covariance = Matrix(m, m, (a, b) => Shared(targets[a], targets[b], variances)
            - Enumerable.Range(0, n).Sum(k => cross[k, a] * solvedCross[k, b])
            + Enumerable.Range(0, d).Sum(j => left[j, a] * solvedLeft[j, b]));
    }

    public double LogLikelihood { get; }

    public double[] Mean { get; }

    public double[,] Covariance { get; }

    private static double Shared(Combination a, Combination b, double[] variances)
    {
        var sum = 0.0;
        for (var k = 0; k < variances.Length; k++)
        {
            sum += a.Shocks[k] * b.Shocks[k] * variances[k];
        }

        return sum;
    }

    private static double[,] Matrix(int rows, int columns, Func<int, int, double> entry)
    {
        var matrix = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                matrix[i, j] = entry(i, j);
            }
        }

        return matrix;
    }

    // Gauss-Jordan with the largest pivot of the column; the logarithm of the determinant besides.
    private static (double[,] Solution, double LogDeterminant) Solve(double[,] of, double[,] right)
    {
        var (a, b, n, m) = ((double[,])of.Clone(), (double[,])right.Clone(), of.GetLength(0), right.GetLength(1));
        var log = 0.0;
        for (var step = 0; step < n; step++)
        {
            var pivot = Enumerable.Range(step, n - step).MaxBy(r => Math.Abs(a[r, step]));
            for (var c = 0; c < n; c++)
            {
                (a[step, c], a[pivot, c]) = (a[pivot, c], a[step, c]);
            }

            for (var c = 0; c < m; c++)
            {
                (b[step, c], b[pivot, c]) = (b[pivot, c], b[step, c]);
            }

            log += Math.Log(Math.Abs(a[step, step]));
            for (var r = 0; r < n; r++)
            {
                var factor = r == step ? 0 : a[r, step] / a[step, step];
                for (var c = step; c < n && factor != 0; c++)
                {
                    a[r, c] -= factor * a[step, c];
                }

                for (var c = 0; c < m && factor != 0; c++)
                {
                    b[r, c] -= factor * b[step, c];
                }
            }
        }

        return (Matrix(n, m, (i, j) => b[i, j] / a[i, i]), log);
    }
}
