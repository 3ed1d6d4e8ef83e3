namespace Songhua.Numerics;

/// <summary>What all measurements together say of every step.</summary>
public sealed class SmoothedStates
{
    private readonly double[] _states;
    private readonly double[] _signals;
    private readonly double[] _signalVariances;
    private readonly double[] _disturbances;
    private readonly double[] _disturbanceVariances;

    internal SmoothedStates(int steps, int states, int signals, int disturbances, double logLikelihood)
    {
        (Steps, States, Signals, Disturbances, LogLikelihood) = (steps, states, signals, disturbances, logLikelihood);
        _states = new double[steps * states];
        (_signals, _signalVariances) = (new double[steps * signals], new double[steps * signals]);
        (_disturbances, _disturbanceVariances) = (new double[steps * disturbances], new double[steps * disturbances]);
    }

    /// <summary>The number of steps.</summary>
    public int Steps { get; }

    /// <summary>The number of states.</summary>
    public int States { get; }

    /// <summary>The number of signals asked for.</summary>
    public int Signals { get; }

    /// <summary>The number of disturbances.</summary>
    public int Disturbances { get; }

    /// <summary>The diffuse log-likelihood, see <see cref="KalmanFilter.LogLikelihood"/>.</summary>
    public double LogLikelihood { get; }

    /// <summary>The smoothed states of a step.</summary>
    public ReadOnlySpan<double> State(int step) => _states.AsSpan(step * States, States);

    /// <summary>The smoothed signals of a step.</summary>
    public ReadOnlySpan<double> Signal(int step) => _signals.AsSpan(step * Signals, Signals);

    /// <summary>Their variances; infinite where a signal hangs on a diffuse direction that nothing fixed.</summary>
    public ReadOnlySpan<double> SignalVariance(int step) => _signalVariances.AsSpan(step * Signals, Signals);

    /// <summary>The smoothed disturbances that lead into a step; at step 0 NaN unless the first state is disturbed.</summary>
    public ReadOnlySpan<double> Disturbance(int step) => _disturbances.AsSpan(step * Disturbances, Disturbances);

    /// <summary>The variances of these estimates, q^2 R'N R: an estimate over its root is a standardised auxiliary residual (Durbin &amp; Koopman 2012, section 7.5).</summary>
    public ReadOnlySpan<double> DisturbanceVariance(int step) => _disturbanceVariances.AsSpan(step * Disturbances, Disturbances);

    internal Span<double> StateToWrite(int step) => _states.AsSpan(step * States, States);

    internal Span<double> SignalToWrite(int step) => _signals.AsSpan(step * Signals, Signals);

    internal Span<double> SignalVarianceToWrite(int step) => _signalVariances.AsSpan(step * Signals, Signals);

    internal Span<double> DisturbanceToWrite(int step) => _disturbances.AsSpan(step * Disturbances, Disturbances);

    internal Span<double> DisturbanceVarianceToWrite(int step) => _disturbanceVariances.AsSpan(step * Disturbances, Disturbances);
}
