namespace Songhua.Numerics;

/// <summary>How a measurement entered the filter.</summary>
public enum Innovation : byte
{
    /// <summary>Nothing was observed.</summary>
    Missing,

    /// <summary>With a finite variance: it counts in the likelihood.</summary>
    Proper,

    /// <summary>It fixed one direction of the diffuse first state.</summary>
    Diffuse,

    /// <summary>The model knew it already, without error: it says nothing new.</summary>
    Known,

    /// <summary>The model excludes it: its variance is zero and the value is another.</summary>
    Impossible,
}

/// <summary>
/// The Kalman filter with exact diffuse initialisation and one scalar measurement after the other (Koopman 1997, JASA 92: 1630-1638;
/// Koopman &amp; Durbin 2000, J. Time Series Analysis 21: 281-296; Durbin &amp; Koopman 2012, sections 5.2, 6.4 and 7.2). It keeps its
/// memory from run to run, so that running allocates nothing. Not for several threads.
/// </summary>
public sealed class KalmanFilter
{
    private const double LogTwoPi = 1.8378770664093454836;

    // Relative to what the variance is summed from: less than this is rounding.
    private const double RankTolerance = 1e-10;
    private const double VarianceTolerance = 1e-13;
    private const double ValueTolerance = 1e-7;

    private readonly int _stride;
    private readonly double[] _state;
    private readonly double[] _nextState;
    private readonly double[] _covariance;
    private readonly double[] _diffuse;
    private readonly double[] _work;
    private readonly double[] _seen;
    private readonly double[] _seenDiffuse;
    private readonly double[] _variances;
    private readonly double[] _errors;
    private readonly double[] _errorVariances;
    private readonly double[] _diffuseVariances;
    private readonly double[] _gains;
    private readonly double[] _secondGains;
    private readonly Innovation[] _kinds;
    private double _least;
    private int _rank;

    /// <summary>A filter for a model.</summary>
    public KalmanFilter(StateSpaceModel model)
    {
        Model = model;
        _stride = Dense.Stride(model.States);
        var square = model.States * _stride;
        (_state, _nextState, _seen, _seenDiffuse) = (new double[_stride], new double[_stride], new double[_stride], new double[_stride]);
        (_covariance, _diffuse, _work) = (new double[square], new double[square], new double[square]);
        _variances = new double[model.VarianceCount];
        var count = model.Measurements.Count;
        (_errors, _errorVariances, _diffuseVariances, _kinds) = (new double[count], new double[count], new double[count], new Innovation[count]);
        (_gains, _secondGains) = (new double[count * _stride], new double[square]);
    }

    /// <summary>The model.</summary>
    public StateSpaceModel Model { get; }

    /// <summary>
    /// The diffuse log-likelihood of the last run: -1/2 sum(log 2 pi + log F + v^2 / F) over proper measurements, -1/2 sum log F_inf over
    /// diffuse ones (log 2 pi is not counted for them; other programs count it, which is <see cref="DiffuseCount"/> x .9189385 less).
    /// Minus infinity where the model excludes an observation.
    /// </summary>
    public double LogLikelihood { get; private set; }

    /// <summary>How many measurements of the last run fixed a diffuse direction.</summary>
    public int DiffuseCount { get; private set; }

    /// <summary>How many measurements of the last run count in the likelihood.</summary>
    public int ProperCount { get; private set; }

    /// <summary>How many diffuse directions no measurement of the last run fixed.</summary>
    public int UnidentifiedCount => _rank;

    /// <summary>For each measurement how it entered.</summary>
    public ReadOnlySpan<Innovation> Kinds => _kinds;

    /// <summary>v: each measurement less what was expected of it; 0 where missing.</summary>
    public ReadOnlySpan<double> Errors => _errors;

    /// <summary>F: the variance of each error; for diffuse ones its finite part.</summary>
    public ReadOnlySpan<double> ErrorVariances => _errorVariances;

    /// <summary>The state expected after the last step.</summary>
    public ReadOnlySpan<double> State => _state.AsSpan(0, Model.States);

    internal int Stride => _stride;

    internal ReadOnlySpan<double> DiffuseVariances => _diffuseVariances;

    internal ReadOnlySpan<double> Variances => _variances;

    /// <summary>The covariance of two states expected after the last step; NaN where a diffuse direction of one of them is left.</summary>
    public double Covariance(int first, int second) =>
        _rank > 0 && (IsUnidentified(first) || IsUnidentified(second)) ? double.NaN : _covariance[(first * _stride) + second];

    /// <summary>Whether the last run ended with nothing known of a state.</summary>
    public bool IsUnidentified(int state) => _rank > 0 && _diffuse[(state * _stride) + state] > RankTolerance;

    /// <summary>Runs through the measurements.</summary>
    /// <param name="variances">q, one for each variance of the model, not negative.</param>
    /// <returns><see cref="LogLikelihood"/>.</returns>
    /// <exception cref="ArgumentException">Another number of variances, or one negative or not finite.</exception>
    public double Run(ReadOnlySpan<double> variances) => Run(variances, null);

    /// <summary>Runs, and keeps every predicted state for smoothing.</summary>
    internal double Run(ReadOnlySpan<double> variances, PredictedStates? kept)
    {
        Begin(variances);
        var model = Model;
        for (var step = 0; step < model.Steps; step++)
        {
            kept?.Keep(step, _state, _covariance, _diffuse, _rank > 0);
            var (from, to) = model.MeasurementsAt(step);
            for (var i = from; i < to; i++)
            {
                Take(i, model.Measurements[i]);
            }

            Predict(model.Transition(step));
        }

        return LogLikelihood;
    }

    private void Begin(ReadOnlySpan<double> variances)
    {
        if (variances.Length != _variances.Length)
        {
            throw new ArgumentException($"The model has {_variances.Length} variances, {variances.Length} are given.", nameof(variances));
        }

        foreach (var variance in variances)
        {
            if (!(variance >= 0 && double.IsFinite(variance)))
            {
                throw new ArgumentException("A variance must be finite and not negative.", nameof(variances));
            }
        }

        variances.CopyTo(_variances);
        var initial = Model.Initial;
        Array.Clear(_diffuse);
        _rank = 0;
        _least = 0;
        for (var i = 0; i < Model.States; i++)
        {
            _state[i] = initial.Mean[i];
            initial.Covariance.AsSpan(i * Model.States, Model.States).CopyTo(_covariance.AsSpan(i * _stride));
            _least = Math.Max(_least, initial.Covariance[(i * Model.States) + i]);
            if (initial.Diffuse[i])
            {
                _diffuse[(i * _stride) + i] = 1;
                _rank++;
            }
        }

        if (initial.IsDisturbed)
        {
            AddDisturbances();
        }

        foreach (var variance in variances)
        {
            _least = Math.Max(_least, variance);
        }

        _least *= VarianceTolerance;
        (LogLikelihood, DiffuseCount, ProperCount) = (0, 0, 0);
    }

    private void Take(int i, Measurement one)
    {
        _errors[i] = 0;
        if (double.IsNaN(one.Value))
        {
            _kinds[i] = Innovation.Missing;
            return;
        }

        Dense.Times(_covariance, _stride, one.States, one.Weights, _seen);
        var variance = Dense.Dot(one.States, one.Weights, _seen) + one.NoiseVariance;
        var error = one.Value - Dense.Dot(one.States, one.Weights, _state);
        (_errors[i], _errorVariances[i]) = (error, variance);
        if (_rank > 0 && TakeDiffuse(i, one, variance, error))
        {
            return;
        }

        if (!(variance > LeastVariance(one)))
        {
            _kinds[i] = Math.Abs(error) <= ValueTolerance * (Math.Abs(one.Value) + Size(one)) ? Innovation.Known : Innovation.Impossible;
            LogLikelihood = _kinds[i] == Innovation.Known ? LogLikelihood : double.NegativeInfinity;
            return;
        }

        _kinds[i] = Innovation.Proper;
        ProperCount++;
        LogLikelihood -= 0.5 * (LogTwoPi + Math.Log(variance) + (error * error / variance));
        var gain = _gains.AsSpan(i * _stride, _stride);
        gain.Clear();
        Dense.AddScaled(gain, _seen, 1 / variance);
        Dense.AddScaled(_state, gain, error);
        for (var r = 0; r < Model.States; r++)
        {
            if (gain[r] != 0)
            {
                Dense.AddScaled(_covariance.AsSpan(r * _stride, _stride), _seen, -gain[r]);
            }
        }
    }

    /// <summary>False where the measurement says nothing of what is still diffuse.</summary>
    private bool TakeDiffuse(int i, Measurement one, double variance, double error)
    {
        Dense.Times(_diffuse, _stride, one.States, one.Weights, _seenDiffuse);
        var infinite = Dense.Dot(one.States, one.Weights, _seenDiffuse);
        var size = 0.0;
        for (var k = 0; k < one.States.Length; k++)
        {
            size += one.Weights[k] * one.Weights[k] * Math.Max(1, _diffuse[(one.States[k] * _stride) + one.States[k]]);
        }

        if (!(infinite > RankTolerance * size))
        {
            return false;
        }

        _kinds[i] = Innovation.Diffuse;
        _diffuseVariances[i] = infinite;
        LogLikelihood -= 0.5 * Math.Log(infinite);
        var first = _gains.AsSpan(i * _stride, _stride);
        first.Clear();
        Dense.AddScaled(first, _seenDiffuse, 1 / infinite);
        var second = _secondGains.AsSpan(DiffuseCount * _stride, _stride);
        second.Clear();
        Dense.AddScaled(second, _seen, 1 / infinite, first, -variance / infinite);
        Dense.AddScaled(_state, first, error);
        for (var r = 0; r < Model.States; r++)
        {
            // P* - K0 M*' - K1 Minf', P_inf - K0 Minf'.
            var row = r * _stride;
            Dense.AddScaled(_covariance.AsSpan(row, _stride), _seen, -first[r], _seenDiffuse, -second[r]);
            Dense.AddScaled(_diffuse.AsSpan(row, _stride), _seenDiffuse, -first[r]);
        }

        DiffuseCount++;
        if (--_rank == 0)
        {
            Array.Clear(_diffuse);
        }

        return true;
    }

    /// <summary>The second gains of the diffuse measurements, in their order.</summary>
    internal ReadOnlySpan<double> SecondGain(int ordinal) => _secondGains.AsSpan(ordinal * _stride, _stride);

    internal ReadOnlySpan<double> Gain(int i) => _gains.AsSpan(i * _stride, _stride);

    // Both what the variance is a difference of, and the smallest variance that is not rounding.
    private double LeastVariance(Measurement one)
    {
        var (summed, weight) = (0.0, 0.0);
        for (var k = 0; k < one.States.Length; k++)
        {
            var square = one.Weights[k] * one.Weights[k];
            summed += square * Math.Abs(_covariance[(one.States[k] * _stride) + one.States[k]]);
            weight += square;
        }

        return Math.Max(VarianceTolerance * summed, _least * weight);
    }

    private double Size(Measurement one)
    {
        var sum = 0.0;
        for (var k = 0; k < one.States.Length; k++)
        {
            sum += Math.Abs(one.Weights[k] * _state[one.States[k]]);
        }

        return sum;
    }

    private void Predict(SparseMatrix transition)
    {
        Dense.Times(transition, _state, _nextState);
        _nextState.AsSpan().CopyTo(_state);
        Dense.Sandwich(transition, _covariance, _stride, _work);
        if (_rank > 0)
        {
            Dense.Sandwich(transition, _diffuse, _stride, _work);
        }

        AddDisturbances();
    }

    private void AddDisturbances()
    {
        foreach (var term in Model.DisturbanceTerms)
        {
            _covariance[(term.Row * _stride) + term.Column] += term.Weight * _variances[term.Variance];
        }
    }
}
