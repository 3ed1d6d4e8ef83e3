namespace Songhua.Outlook;

/// <summary>The Cholesky factor of a covariance: L with L L' = covariance, lower triangular, zero columns where nothing is left to vary.</summary>
internal static class CovarianceRoot
{
    // What is left of a variance below this share of it is the rounding of doubles.
    private const double Negligible = 1e-12;

    public static double[,] Of(double[,] covariance)
    {
        var n = covariance.GetLength(0);
        var root = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            var left = covariance[j, j];
            for (var k = 0; k < j; k++)
            {
                left -= root[j, k] * root[j, k];
            }

            if (left <= Negligible * covariance[j, j])
            {
                continue;
            }

            root[j, j] = Math.Sqrt(left);
            for (var i = j + 1; i < n; i++)
            {
                var sum = covariance[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= root[i, k] * root[j, k];
                }

                root[i, j] = sum / root[j, j];
            }
        }

        return root;
    }
}
