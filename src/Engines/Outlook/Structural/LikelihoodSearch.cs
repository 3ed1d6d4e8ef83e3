using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>One of the starting points and where it led.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="LogLikelihood">The (penalised) log-likelihood that was reached.</param>
/// <param name="Outcome">How the search ended.</param>
public readonly record struct StartTried(int Number, double LogLikelihood, SearchOutcome Outcome);

/// <summary>Variances of greatest likelihood.</summary>
internal sealed record LikelihoodFit(double[] Variances, double LogLikelihood, bool IsConverged, IReadOnlyList<StartTried> Starts);

/// <summary>
/// Maximum likelihood over the variances, with priors penalised. The variables are standard deviations as multiples of their start, so
/// that a variance of zero lies inside and not at infinity; the gradient is exact.
/// </summary>
internal sealed class LikelihoodSearch
{
    private const double Tolerance = 2e-6;
    private const double RoughTolerance = 1e-3;
    private const double LooseTolerance = 1e-4;
    private const double Negligible = 1e-4;

    // Irregular, level, slope, seasonal; only their ratios count.
    private static readonly double[][] Ratios = [[1, 0.3, 0.01, 0.05], [0.1, 1, 0.01, 0.05], [1, 0.01, 0.001, 0.3], [0.3, 1, 0.0001, 0.001]];

    private readonly Layout _layout;
    private readonly IReadOnlyList<VariancePrior> _priors;
    private readonly double _unit;
    private readonly KalmanFilter _filter;
    private readonly VarianceScore _score;
    private readonly double[] _variances;
    private readonly double[] _derivatives;

    /// <param name="layout">The components.</param>
    /// <param name="model">Their state space.</param>
    /// <param name="priors">Priors; those of variances that the model has not are left out.</param>
    /// <param name="unit">What values were divided by.</param>
    public LikelihoodSearch(Layout layout, StateSpaceModel model, IReadOnlyList<VariancePrior> priors, double unit)
    {
        (_layout, _unit, _filter) = (layout, unit, new(model));
        _score = new(_filter);
        _priors = [.. priors.Where(p => IndexOf(p.Of) >= 0 && (p.To is not { } to || IndexOf(to) >= 0))];
        (_variances, _derivatives) = (new double[model.VarianceCount], new double[model.VarianceCount]);
    }

    public KalmanFilter Filter => _filter;

    /// <summary>Starting variances of a kind, scaled so that standardised innovations have a mean square of 1.</summary>
    public double[] Start(int number)
    {
        double[] variances = [.. _layout.Disturbed.Select(d => Ratios[number][(int)d.Kind])];
        _filter.Run(variances);
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < _filter.Kinds.Length; i++)
        {
            if (_filter.Kinds[i] == Innovation.Proper)
            {
                sum += _filter.Errors[i] * _filter.Errors[i] / _filter.ErrorVariances[i];
                count++;
            }
        }

        var scale = count > 0 && sum > 0 ? sum / count : 1;
        return [.. variances.Select(v => v * scale)];
    }

    /// <summary>Searches from the best of the starting points.</summary>
    public LikelihoodFit FromStarts(int count)
    {
        var best = Enumerable.Range(0, Ratios.Length)
            .Select(number => (Number: number, Variances: Start(number)))
            .Select(s => (s.Number, s.Variances, Value: _filter.Run(s.Variances) + Penalty(s.Variances)))
            .OrderByDescending(s => s.Value).ThenBy(s => s.Number).Take(count);
        var (reached, tried) = ((double[]?)null, new List<StartTried>());
        var highest = double.NegativeInfinity;
        foreach (var start in best)
        {
            // Roughly from each; only the best is followed to the end.
            var rough = Search(start.Variances, RoughTolerance);
            tried.Add(new(start.Number + 1, rough.LogLikelihood, rough.Outcome));
            (reached, highest) = reached is null || rough.LogLikelihood > highest + 1e-6 ? (rough.Variances, rough.LogLikelihood) : (reached, highest);
        }

        return From(reached!) with { Starts = tried };
    }

    /// <summary>Searches from given variances.</summary>
    public LikelihoodFit From(double[] start)
    {
        var found = Search(start, Tolerance);
        var isConverged = found.Outcome == SearchOutcome.Converged || (found.Outcome == SearchOutcome.NoFurtherDescent && found.Largest < LooseTolerance);
        var variances = ToZero(found.Variances);
        return new(variances, Value(variances), isConverged, []);
    }

    private (double[] Variances, double LogLikelihood, SearchOutcome Outcome, double Largest) Search(double[] start, double tolerance)
    {
        var scales = start.Select(v => Math.Sqrt(v)).ToArray();
        var typical = scales.Max();
        for (var k = 0; k < scales.Length; k++)
        {
            scales[k] = scales[k] > 0 ? scales[k] : Negligible * typical;
        }

        double[] point = [.. start.Select((v, k) => Math.Sqrt(v) / scales[k])];
        var found = Bfgs.Minimise((p, g) => Minus(p, g, scales), point, tolerance);
        for (var again = 0; again < 2 && Rise(found.Point, scales) is { } better; again++)
        {
            found = Bfgs.Minimise((p, g) => Minus(p, g, scales), better, tolerance);
        }

        return ([.. found.Point.Select((p, k) => p * p * scales[k] * scales[k])], -found.Value * Count, found.Outcome, found.Gradient.Max(Math.Abs));
    }

    private int Count => Math.Max(1, _filter.ProperCount);

    private double Value(double[] variances) => _filter.Run(variances) + Penalty(variances);

    private double Minus(ReadOnlySpan<double> point, Span<double> gradient, double[] scales)
    {
        for (var k = 0; k < point.Length; k++)
        {
            _variances[k] = point[k] * point[k] * scales[k] * scales[k];
            if (!double.IsFinite(_variances[k]))
            {
                return double.PositiveInfinity;
            }
        }

        var value = _filter.Run(_variances) + Penalty(_variances);
        if (!double.IsFinite(value))
        {
            return double.PositiveInfinity;
        }

        _score.Of(_derivatives);
        AddPenaltyScore(_derivatives);
        for (var k = 0; k < point.Length; k++)
        {
            gradient[k] = -2 * point[k] * scales[k] * scales[k] * _derivatives[k] / Count;
        }

        return -value / Count;
    }

    // At a standard deviation of zero the derivative vanishes whatever the likelihood does: look at the derivative in the variance.
    private double[]? Rise(double[] point, double[] scales)
    {
        var gradient = new double[point.Length];
        if (!double.IsFinite(Minus(point, gradient, scales)))
        {
            return null;
        }

        var at = Enumerable.Range(0, point.Length).Where(k => Math.Abs(point[k]) < Negligible && _derivatives[k] * scales[k] * scales[k] > LooseTolerance * Count).ToArray();
        return at.Length == 0 ? null : [.. point.Select((p, k) => at.Contains(k) ? 0.1 : p)];
    }

    // A variance that may as well be zero is zero.
    private double[] ToZero(double[] variances)
    {
        for (var k = 0; k < variances.Length; k++)
        {
            var (before, held) = (Value(variances), variances[k]);
            variances[k] = 0;
            variances[k] = held > 0 && variances.Any(v => v > 0) && Value(variances) >= before - 1e-7 ? 0 : held;
        }

        return variances;
    }

    private int IndexOf(VarianceKind kind)
    {
        for (var k = 0; k < _layout.Disturbed.Count; k++)
        {
            if (_layout.Disturbed[k].Kind == kind)
            {
                return k;
            }
        }

        return -1;
    }

    private double Standardised(VariancePrior prior, ReadOnlySpan<double> variances)
    {
        var to = prior.To is { } kind ? variances[IndexOf(kind)] : 1 / (_unit * _unit);
        return (Math.Log(variances[IndexOf(prior.Of)] / to) - prior.LogMean) / prior.LogDeviation;
    }

    private double Penalty(ReadOnlySpan<double> variances)
    {
        var sum = 0.0;
        foreach (var prior in _priors)
        {
            var z = Standardised(prior, variances);
            sum -= double.IsNaN(z) ? double.PositiveInfinity : z * z / 2;
        }

        return sum;
    }

    private void AddPenaltyScore(Span<double> derivatives)
    {
        foreach (var prior in _priors)
        {
            var slope = Standardised(prior, _variances) / prior.LogDeviation;
            derivatives[IndexOf(prior.Of)] -= slope / _variances[IndexOf(prior.Of)];
            if (prior.To is { } to)
            {
                derivatives[IndexOf(to)] += slope / _variances[IndexOf(to)];
            }
        }
    }
}
