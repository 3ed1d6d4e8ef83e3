using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>Whether states are zero together: x'V^-1 x, chi-square with the rank of V.</summary>
internal static class WaldTest
{
    private const double PivotTolerance = 1e-10;

    /// <summary>The statistic and its degrees of freedom, by Cholesky; directions without variance do not count.</summary>
    public static (double Statistic, int Degrees) Of(KalmanFilter filter, IReadOnlyList<int> states)
    {
        var n = states.Count;
        var (root, solved) = (new double[n, n], new double[n]);
        var (statistic, degrees) = (0.0, 0);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var sum = filter.Covariance(states[i], states[j]);
                for (var k = 0; k < j; k++)
                {
                    sum -= root[i, k] * root[j, k];
                }

                root[i, j] = root[j, j] > 0 ? sum / root[j, j] : 0;
            }

            var (pivot, rest) = (filter.Covariance(states[i], states[i]), filter.State[states[i]]);
            for (var k = 0; k < i; k++)
            {
                pivot -= root[i, k] * root[i, k];
                rest -= root[i, k] * solved[k];
            }

            if (pivot > PivotTolerance * filter.Covariance(states[i], states[i]))
            {
                root[i, i] = Math.Sqrt(pivot);
                solved[i] = rest / root[i, i];
                statistic += solved[i] * solved[i];
                degrees++;
            }
        }

        return (statistic, degrees);
    }
}
