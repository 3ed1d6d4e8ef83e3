using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>The constant effect of a regressor: of a break, a window of the festival, an outlier.</summary>
/// <param name="Part">What it belongs to.</param>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">The effect, in the model's scale.</param>
/// <param name="StandardError">Its standard error.</param>
public sealed record RegressionEffect(SeriesPart Part, ILocalised Name, double Value, double StandardError);

/// <summary>
/// Components of a series and its projection. Numbers are in the model's scale: natural logarithms where <see cref="IsLog"/>, else base
/// units. Steps are base periods from the first one observed; standard errors hold the variances as known.
/// </summary>
public sealed class StructuralEstimate
{
    private static readonly SeriesPart[] Parts = Enum.GetValues<SeriesPart>();

    private readonly FittedModel _fitted;
    private readonly TimeAxis _axis;
    private readonly double[][] _values;
    private readonly double[][] _errors;

    internal StructuralEstimate(FittedModel fitted, TimeAxis axis)
    {
        (_fitted, _axis) = (fitted, axis);
        var model = new SpanModel(fitted.Layout, fitted.Spans, fitted.Path, fitted.Unit, (0, -1));
        var filter = new KalmanFilter(model.Build());
        var smoothed = StateSmoother.Smooth(filter, fitted.Fit.Variances, model.Signals(Parts));
        _values = [.. Parts.Select((_, p) => Enumerable.Range(0, axis.Steps).Select(t => smoothed.Signal(t)[p] * fitted.Unit).ToArray())];
        _errors = [.. Parts.Select((_, p) => Enumerable.Range(0, axis.Steps).Select(t => Math.Sqrt(smoothed.SignalVariance(t)[p]) * fitted.Unit).ToArray())];
        Periods = [.. Enumerable.Range(0, axis.Steps).Select(axis.PeriodOf)];
        Variances = fitted.Layout.Disturbed.Select((d, k) => (d.Kind, Value: fitted.Fit.Variances[k] * fitted.Unit * fitted.Unit)).ToDictionary(v => v.Kind, v => v.Value);
        Effects =
        [
            .. fitted.Layout.Regressors.Select((r, i) => new RegressionEffect(
                r.Part, r.Name, smoothed.State(axis.Steps - 1)[fitted.Layout.Coefficients + i] * fitted.Unit,
                Math.Sqrt(Math.Max(0, filter.Covariance(fitted.Layout.Coefficients + i, fitted.Layout.Coefficients + i))) * fitted.Unit)),
        ];
        ObservationCount = fitted.Spans.Count;
        DiffuseCount = filter.Model.Measurements.Index().Count(m => filter.Kinds[m.Index] == Innovation.Diffuse && m.Item.NoiseVariance == 0);
        var levels = Levels(SeriesPart.Total);
        SumError = fitted.Spans.Max(s => Math.Abs(levels.AsSpan(s.First, s.Length).ToArray().Sum() - s.Value) / Math.Max(fitted.Unit, Math.Abs(s.Value)));
        LogLikelihood = filter.LogLikelihood - (filter.ProperCount * Math.Log(fitted.Unit));
        Diagnostics = new(filter, [.. filter.Model.Measurements.Select(m => m.Step)], fitted.Layout.Season, Variances.Count(v => v.Value > 0));
    }

    /// <summary>The largest relative difference between what was published and the sum of the series over the same base periods.</summary>
    public double SumError { get; }

    /// <summary>Whether components are of logarithms.</summary>
    public bool IsLog => _fitted.IsLog;

    /// <summary>The base periods, those projected last.</summary>
    public IReadOnlyList<Period> Periods { get; }

    /// <summary>How many of them lie up to the last one observed.</summary>
    public int ObservedPeriods => _axis.Observed;

    /// <summary>Whether there is a seasonal.</summary>
    public bool HasSeasonal => _fitted.Layout.Season > 1;

    /// <summary>The variances, a step, in squares of the model's scale; only those that the model has.</summary>
    public IReadOnlyDictionary<VarianceKind, double> Variances { get; }

    /// <summary>Breaks, festival windows and outliers.</summary>
    public IReadOnlyList<RegressionEffect> Effects { get; }

    /// <summary>Observations used.</summary>
    public int ObservationCount { get; }

    /// <summary>How many of them fixed diffuse starting values.</summary>
    public int DiffuseCount { get; }

    /// <summary>
    /// The diffuse log-likelihood of the observations, or of their logarithms, see <see cref="KalmanFilter.LogLikelihood"/>; without the
    /// density of priors.
    /// </summary>
    public double LogLikelihood { get; }

    /// <summary>-2 log-likelihood + 2 (variances + diffuse starting values), Durbin &amp; Koopman (2012), section 7.4; comparable between models of the same observations in the same scale.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * (Variances.Count + DiffuseCount));

    /// <summary>Tests of the standardised innovations.</summary>
    public StructuralDiagnostics Diagnostics { get; }

    /// <summary>The starting points of the search and where they led.</summary>
    public IReadOnlyList<StartTried> Starts => _fitted.Fit.Starts;

    /// <summary>A part of the series at every step, in the model's scale.</summary>
    public ReadOnlySpan<double> Values(SeriesPart part) => _values[(int)part];

    /// <summary>Its standard errors.</summary>
    public ReadOnlySpan<double> StandardErrors(SeriesPart part) => _errors[(int)part];

    /// <summary>A part as a number in base units: exp of it with logarithms (the median; for seasonal, festival, breaks a factor), itself without.</summary>
    public double[] Levels(SeriesPart part) => [.. _values[(int)part].Select(v => IsLog ? Math.Exp(v) : v)];

    /// <summary>The joint distribution of the series over a run of base periods, for yearly sums and draws.</summary>
    /// <param name="period">Within <see cref="Periods"/>, whole base periods.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public JointPath Joint(Period period)
    {
        var (first, last) = _axis.SpanOf(period, isStock: false);
        if (first < 0 || last >= _axis.Steps)
        {
            throw new ArgumentException($"{period} lies outside of what is estimated.", nameof(period));
        }

        var model = new SpanModel(_fitted.Layout, _fitted.Spans, _fitted.Path, _fitted.Unit, (first, last));
        var filter = new KalmanFilter(model.Build());
        filter.Run(_fitted.Fit.Variances);
        var count = last - first + 1;
        var covariance = new double[count * count];
        var mean = new double[count];
        for (var i = 0; i < count; i++)
        {
            mean[i] = filter.State[model.FirstMemory + i] * _fitted.Unit;
            for (var j = 0; j < count; j++)
            {
                covariance[(i * count) + j] = filter.Covariance(model.FirstMemory + i, model.FirstMemory + j) * _fitted.Unit * _fitted.Unit;
            }
        }

        return new(_axis, first, mean, covariance, IsLog, _fitted.Spans);
    }
}
