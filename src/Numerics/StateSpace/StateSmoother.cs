namespace Songhua.Numerics;

/// <summary>
/// The fixed-interval smoother with exact diffuse initialisation, one scalar measurement after the other (Koopman &amp; Durbin 2003,
/// J. Time Series Analysis 24: 85-98; Durbin &amp; Koopman 2012, sections 4.4, 4.5, 5.3, 5.4 and 6.4). Steps after the last
/// measurement are forecasts, steps without one are interpolated.
/// </summary>
public static class StateSmoother
{
    /// <summary>Runs the filter and goes back.</summary>
    /// <param name="filter">Of the model; afterwards it stands as after <see cref="KalmanFilter.Run(ReadOnlySpan{double})"/>.</param>
    /// <param name="variances">q.</param>
    /// <param name="signals">For each step a matrix signals x states: what is wanted, as sums of states.</param>
    /// <exception cref="ArgumentException">Another number of steps, or shapes that differ.</exception>
    public static SmoothedStates Smooth(KalmanFilter filter, ReadOnlySpan<double> variances, IReadOnlyList<SparseMatrix> signals)
    {
        var model = filter.Model;
        if (signals.Count != model.Steps || signals.Any(s => s.Columns != model.States || s.Rows != signals[0].Rows))
        {
            throw new ArgumentException("There must be one signals x states matrix for each step.", nameof(signals));
        }

        var kept = new PredictedStates(model.Steps, model.States, filter.Stride);
        filter.Run(variances, kept);
        var result = new SmoothedStates(model.Steps, model.States, signals[0].Rows, model.VarianceOf.Count, filter.LogLikelihood);
        var pass = new SmoothingPass(filter, kept, result);
        for (var step = model.Steps - 1; step >= 0; step--)
        {
            pass.Step(step, signals[step]);
        }

        return result;
    }

    /// <summary>Runs the filter and goes back; the signals are the states themselves.</summary>
    public static SmoothedStates Smooth(KalmanFilter filter, ReadOnlySpan<double> variances)
    {
        var states = filter.Model.States;
        var identity = new SparseMatrix(states, states, Enumerable.Range(0, states).Select(i => (i, i, 1.0)));
        return Smooth(filter, variances, [.. Enumerable.Repeat(identity, filter.Model.Steps)]);
    }
}
