using Songhua.Numerics;

namespace Songhua.Tests.Conformance.Structural;

/// <summary>Textbook models written for the filter by hand, the irregular as noise of the measurement.</summary>
internal static class PlainModel
{
    /// <summary>Level, with a slope or not, with a dummy seasonal or not, with regressors of fixed coefficients; variances of level, slope, seasonal.</summary>
    public static StateSpaceModel Structural(double[] y, double irregular, bool hasSlope, int season, params double[][] regressors)
    {
        var seasonal = hasSlope ? 2 : 1;
        var other = seasonal + Math.Max(0, season - 1);
        var states = other + regressors.Length;
        List<(int, int, double)> entries = [(0, 0, 1)];
        if (hasSlope)
        {
            entries.AddRange([(0, 1, 1), (1, 1, 1)]);
        }

        for (var s = seasonal; s < other; s++)
        {
            entries.Add((seasonal, s, -1));
            if (s > seasonal)
            {
                entries.Add((s, s - 1, 1));
            }
        }

        entries.AddRange(Enumerable.Range(other, regressors.Length).Select(r => (r, r, 1.0)));
        List<int> disturbed = [0];
        disturbed.AddRange(hasSlope ? [1] : []);
        disturbed.AddRange(season > 0 ? [seasonal] : []);
        var loading = new SparseMatrix(states, disturbed.Count, disturbed.Select((s, d) => (s, d, 1.0)));
        int[] seen = [0, .. season > 0 ? new[] { seasonal } : [], .. Enumerable.Range(other, regressors.Length)];
        var measurements = y.Select((v, t) => new Measurement(t, v, seen, [.. Enumerable.Repeat(1.0, seen.Length - regressors.Length), .. regressors.Select(r => r[t])], irregular));
        var transition = new SparseMatrix(states, states, entries);
        var initial = new InitialState(new double[states], new double[states * states], [.. Enumerable.Repeat(true, states)]);
        return new([.. Enumerable.Repeat(transition, y.Length)], loading, [.. Enumerable.Range(0, disturbed.Count)], initial, [.. measurements]);
    }

    /// <summary>
    /// (1 - B)(1 - B^12) y = c(B) e: the last thirteen values diffuse, the moving average w as states of its own, of which the k-th is
    /// the sum of c(j) e(t+k-j) over j from k on.
    /// </summary>
    public static StateSpaceModel AirlineModel(double[] y, double[] coefficients, double variance)
    {
        const int past = 13;
        var states = past + coefficients.Length;

        // y(t) = w(t) + y(t-1) + y(t-12) - y(t-13).
        List<(int, int, double)> entries = [(0, 0, 1), (0, 11, 1), (0, 12, -1), (0, past, 1)];
        entries.AddRange(Enumerable.Range(1, past - 1).Select(i => (i, i - 1, 1.0)));
        entries.AddRange(Enumerable.Range(past, coefficients.Length - 1).Select(i => (i, i + 1, 1.0)));
        var covariance = new double[states * states];
        for (var i = 0; i < coefficients.Length; i++)
        {
            for (var j = 0; j < coefficients.Length; j++)
            {
                covariance[((past + i) * states) + past + j] = variance * Enumerable.Range(0, coefficients.Length - Math.Max(i, j)).Sum(k => coefficients[i + k] * coefficients[j + k]);
            }
        }

        return new(
            [.. Enumerable.Repeat(new SparseMatrix(states, states, entries), y.Length)],
            new SparseMatrix(states, 1, coefficients.Select((c, i) => (past + i, 0, c))),
            [0],
            new(new double[states], covariance, [.. Enumerable.Range(0, states).Select(i => i < past)]),
            [.. y.Select((v, t) => new Measurement(t, v, [0, 11, 12, past], [1, 1, -1, 1]))]);
    }
}
