namespace Songhua.Numerics;

/// <summary>
/// The derivatives of the diffuse log-likelihood in the variances, by one pass back over a run of the filter: for each disturbance
/// 1/2 sum((R'r)^2 - R'N R), with r and N of the disturbance smoother (Koopman &amp; Shephard 1992, Biometrika 79: 823-826; Durbin
/// &amp; Koopman 2012, sections 5.4 and 7.3.3). It keeps its memory. Not for several threads.
/// </summary>
public sealed class VarianceScore
{
    private readonly KalmanFilter _filter;
    private readonly double[] _sum;
    private readonly double[] _next;
    private readonly double[] _information;
    private readonly double[] _work;

    /// <summary>For the runs of a filter.</summary>
    public VarianceScore(KalmanFilter filter)
    {
        _filter = filter;
        var stride = filter.Stride;
        (_sum, _next) = (new double[stride], new double[stride]);
        (_information, _work) = (new double[filter.Model.States * stride], new double[filter.Model.States * stride]);
    }

    /// <summary>The derivatives at the variances of the last run.</summary>
    /// <param name="score">One a variance; is overwritten.</param>
    /// <exception cref="ArgumentException">Another length than the number of variances.</exception>
    public void Of(Span<double> score)
    {
        var model = _filter.Model;
        if (score.Length != model.VarianceCount)
        {
            throw new ArgumentException($"The model has {model.VarianceCount} variances.", nameof(score));
        }

        score.Clear();
        Array.Clear(_sum);
        Array.Clear(_information);
        for (var step = model.Steps - 1; step >= 0; step--)
        {
            var (from, to) = model.MeasurementsAt(step);
            for (var i = to - 1; i >= from; i--)
            {
                Backward.Step(_filter, i, _sum, _information, _work);
            }

            if (step > 0 || model.Initial.IsDisturbed)
            {
                AddTerms(score);
            }

            if (step > 0)
            {
                var back = model.Transition(step - 1).Transposed;
                Dense.Times(back, _sum, _next);
                _next.AsSpan().CopyTo(_sum);
                Dense.Sandwich(back, _information, _filter.Stride, _work);
            }
        }
    }

    private void AddTerms(Span<double> score)
    {
        foreach (var term in _filter.Model.DisturbanceTerms)
        {
            score[term.Variance] += 0.5 * term.Weight * ((_sum[term.Row] * _sum[term.Column]) - _information[(term.Row * _filter.Stride) + term.Column]);
        }
    }
}
