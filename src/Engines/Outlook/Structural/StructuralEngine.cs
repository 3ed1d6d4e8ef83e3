using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// Structural time series (Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter; Durbin &amp; Koopman 2012,
/// chapter 3): level, slope, seasonal, irregular, the Spring Festival, breaks of level, from any mix of published sums. The method is
/// described in docs/methods/structural-series.md.
/// </summary>
public static class StructuralEngine
{
    /// <summary>The method behind every component.</summary>
    public static readonly Method Method = new(
        "structural-series", "1.0", new Phrase("Structural time series", "结构时间序列"),
        new Phrase("Durbin & Koopman (2012) and statsmodels (docs/methods/structural-series.md)", "Durbin 与 Koopman（2012）及 statsmodels（docs/methods/structural-series.md）"));

    private const double LargestSumError = 1e-6;

    /// <summary>Estimates components and projects.</summary>
    /// <exception cref="ArgumentException">
    /// An observation is not finite or not made of whole base periods, or an option is outside its range. What the data cannot carry is
    /// no exception: it is the <see cref="StructuralSolution.Outcome"/>.
    /// </exception>
    public static StructuralSolution Solve(StructuralProblem problem)
    {
        Check(problem.Spec);
        var axis = new TimeAxis(problem);
        var status = ValueStatusWords.Computed(problem.Observations.Select(o => o.Status));
        if (problem.Observations.Count == 0)
        {
            return new() { Outcome = StructuralOutcome.TooFewObservations, Reason = StructuralWords.NoObservations, Status = status };
        }

        var network = new SpanNetwork(problem, axis);
        List<Message> decisions = [.. network.Repeated.Select(Told)];
        var solution = new StructuralSolution { Outcome = StructuralOutcome.Fitted, Status = status, Repeated = network.Repeated };
        if (problem.Spec.Scale == ModelScale.Log && !network.IsRising)
        {
            return solution with { Outcome = StructuralOutcome.NotPositive, Reason = StructuralWords.NotPositive, Decisions = decisions };
        }

        var selection = new ModelSelection(problem, axis, network);
        if (selection.Choose(decisions) is not { } fitted)
        {
            return solution with { Outcome = selection.Refusal, Reason = selection.Reason, Decisions = decisions };
        }

        var estimate = new StructuralEstimate(fitted.Over(axis.Steps), axis);
        Tell(decisions, problem, estimate);
        var reason = !fitted.Fit.IsConverged ? StructuralWords.SearchFailed.ToMessage()
            : estimate.SumError <= LargestSumError ? null
            : StructuralWords.SumsOff.With(estimate.SumError);
        return solution with
        {
            Outcome = reason is null ? StructuralOutcome.Fitted : StructuralOutcome.NotConverged,
            Reason = reason,
            Decisions = decisions,
            Estimate = estimate,
        };
    }

    private static void Check(StructuralSpec spec)
    {
        if (spec.Starts is < 1 or > 4)
        {
            throw new ArgumentOutOfRangeException(nameof(spec), spec.Starts, "There are 1 to 4 starting points.");
        }

        if (!(spec.Significance is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(spec), spec.Significance, "The significance lies between 0 and 1.");
        }

        if (spec.Windows.Before < 0 || spec.Windows.During < 0 || spec.Windows.After < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(spec), spec.Windows, "A window has no negative days.");
        }

        if (spec.Priors.Any(p => !(p.LogDeviation > 0 && double.IsFinite(p.LogDeviation) && double.IsFinite(p.LogMean)) || p.Of == p.To))
        {
            throw new ArgumentException("A prior needs a finite mean and a positive finite deviation, and two different variances.", nameof(spec));
        }
    }

    private static Message Told(RepeatedObservation repeated)
    {
        var others = new MessageList([.. repeated.Others.Select(o => new PeriodWords(o.Period))]);
        var period = new PeriodWords(repeated.Observation.Period);
        return repeated.Agrees
            ? StructuralWords.Agrees.With(period, others)
            : StructuralWords.Contradicts.With(period, others, repeated.Observation.Value, repeated.Implied);
    }

    private static void Tell(List<Message> decisions, StructuralProblem problem, StructuralEstimate estimate)
    {
        foreach (var effect in estimate.Effects.Where(e => e.Part == SeriesPart.Breaks))
        {
            decisions.Add(estimate.IsLog
                ? StructuralWords.BreakRatio.With(effect.Name, 100 * (Math.Exp(effect.Value) - 1), 100 * Math.Exp(effect.Value) * effect.StandardError)
                : StructuralWords.BreakSize.With(effect.Name, effect.Value, effect.StandardError));
        }

        if (problem.Spec.Priors.Count > 0)
        {
            decisions.Add(StructuralWords.Penalised.With(problem.Spec.Priors.Count));
        }

        decisions.AddRange(estimate.Starts.Select(s => StructuralWords.Start.With(s.Number, s.LogLikelihood, StructuralWords.Of(s.Outcome))));
        decisions.AddRange(estimate.Variances.Where(v => v.Value == 0).Select(v => StructuralWords.Zero.With(StructuralWords.Of(v.Key))));
    }
}
