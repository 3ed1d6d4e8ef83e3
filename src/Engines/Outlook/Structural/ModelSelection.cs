using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>Chooses scale and components, and says why.</summary>
internal sealed class ModelSelection(StructuralProblem problem, TimeAxis axis, SpanNetwork network)
{
    // Fewer innovations than this cannot tell logarithms from levels.
    private const int LeastForScale = 24;

    // Twice the difference of log-likelihoods must exceed 2, as in X-13ARIMA-SEATS' transformation test.
    private const double LevelMargin = 1;

    private readonly StructuralSpec _spec = problem.Spec;

    /// <summary>Why there is no model, after <see cref="Choose"/> gave none.</summary>
    public StructuralOutcome Refusal { get; private set; }

    /// <summary>The same in words.</summary>
    public Message? Reason { get; private set; }

    /// <summary>The model, fitted over the steps observed; null where the data carry none.</summary>
    public FittedModel? Choose(List<Message> decisions)
    {
        if (_spec.Scale != ModelScale.Automatic)
        {
            decisions.Add(_spec.Scale == ModelScale.Log ? StructuralWords.LogGiven : StructuralWords.LevelGiven);
            return Components(_spec.Scale == ModelScale.Log, decisions);
        }

        if (!network.IsRising)
        {
            decisions.Add(StructuralWords.LevelForced);
            return Components(isLog: false, decisions);
        }

        if (network.Kept.Any(s => s.Length > 1))
        {
            decisions.Add(StructuralWords.LogOfSums);
            return Components(isLog: true, decisions);
        }

        List<Message> ofLog = [];
        var log = Components(isLog: true, ofLog);
        var innovations = log is null ? 0 : network.Kept.Count - Diffuse(log.Layout);
        if (log is null || innovations < LeastForScale)
        {
            decisions.Add(StructuralWords.LogShort.With(innovations));
            decisions.AddRange(ofLog);
            return log;
        }

        List<Message> ofLevel = [];
        var level = Components(isLog: false, ofLevel);

        // The unit is the geometric mean, so that the density of log Y is that of Y over the unit: log(Y / unit) adds up to 0.
        var asLevel = log.Fit.LogLikelihood;
        var isLevel = level is not null && level.Fit.LogLikelihood > asLevel + LevelMargin;
        decisions.Add((isLevel ? StructuralWords.LevelBetter : StructuralWords.LogBetter).With(asLevel, level?.Fit.LogLikelihood ?? double.NaN));
        decisions.AddRange(isLevel ? ofLevel : ofLog);
        return isLevel ? level : log;
    }

    private static int Diffuse(Layout layout) => layout.Irregular + layout.Regressors.Count - layout.Ties.Count;

    private FittedModel? Components(bool isLog, List<Message> decisions)
    {
        var unit = isLog ? 1 : Unit();
        if (Identified(Everything(decisions), isLog, unit, decisions) is not { } layout)
        {
            (Refusal, Reason) = (StructuralOutcome.NotIdentified, StructuralWords.NotIdentified);
            return null;
        }

        if (network.Kept.Count < Diffuse(layout) + layout.Disturbed.Count + 1)
        {
            (Refusal, Reason) = (StructuralOutcome.TooFewObservations, StructuralWords.TooFew.With(network.Kept.Count, Diffuse(layout), layout.Disturbed.Count));
            return null;
        }

        var fitted = FittedModel.Of(layout, network.Kept, isLog, unit, _spec);
        fitted = Test(fitted, SeriesPart.Festival, _spec.Festival, StructuralWords.FestivalKept, StructuralWords.FestivalDropped, decisions);
        return Test(fitted, SeriesPart.Seasonal, _spec.Seasonal, StructuralWords.SeasonalKept, StructuralWords.SeasonalDropped, decisions);
    }

    // The geometric mean of a base period's value where all are positive, so that likelihoods compare with those of logarithms.
    private double Unit()
    {
        var values = network.Kept.Select(s => s.Value / s.Length).ToArray();
        var unit = network.IsRising ? Math.Exp(values.Average(v => Math.Log(v))) : values.Average(v => Math.Abs(v));
        return unit > 0 ? unit : 1;
    }

    private Layout Everything(List<Message> decisions)
    {
        var hasSeasonal = HasSeasonal(decisions);
        var regressors = new List<Regressor>();
        foreach (var one in problem.Breaks.OrderBy(b => b.From))
        {
            var from = axis.StepOf(one.From);
            var name = one.Why is { } why ? StructuralWords.BreakWhy.With(one.From.ToString("yyyy-MM-dd", null), why) : StructuralWords.Break.With(one.From.ToString("yyyy-MM-dd", null));
            regressors.Add(new(SeriesPart.Breaks, name, [.. Enumerable.Range(0, axis.Steps).Select(t => t >= from ? 1.0 : 0)]));
        }

        foreach (var step in problem.Outliers.Select(axis.StepOf).Where(s => s >= 0 && s < axis.Steps).Distinct().Order())
        {
            regressors.Add(new(SeriesPart.Outliers, StructuralWords.Outlier.With(new PeriodWords(axis.PeriodOf(step))), [.. Enumerable.Range(0, axis.Steps).Select(t => t == step ? 1.0 : 0)]));
        }

        regressors.AddRange(Festival(hasSeasonal, decisions));
        var ties = hasSeasonal ? Ties() : [];
        decisions.AddRange(ties.Select(t => StructuralWords.Tied.With(new PeriodWords(axis.PeriodOf(t)))));
        return new(_spec.Trend, hasSeasonal ? axis.Season : 0, _spec.HasIrregular, regressors, axis.Observed) { Ties = ties };
    }

    private bool HasSeasonal(List<Message> decisions)
    {
        if (_spec.Seasonal == Inclusion.Dropped || axis.Season == 1)
        {
            if (axis.Season > 1)
            {
                decisions.Add(StructuralWords.SeasonalNone);
            }

            return false;
        }

        if (_spec.Seasonal == Inclusion.Kept)
        {
            decisions.Add(StructuralWords.SeasonalAsked);
            return true;
        }

        var (shorter, needed) = (network.Kept.Count(s => s.Length < axis.Season), 2 * (axis.Season - 1));
        if (shorter < needed)
        {
            decisions.Add(StructuralWords.SeasonalShort.With(shorter, needed));
            return false;
        }

        return true;
    }

    // No sum ever begins or ends between this step of the year and the one before.
    private List<int> Ties()
    {
        var cuts = network.Kept.SelectMany(s => new[] { s.First % axis.Season, (s.Last + 1) % axis.Season }).ToHashSet();
        return axis.Season < 3 ? [] : [.. Enumerable.Range(0, Math.Min(axis.Season, axis.Observed)).Where(t => !cuts.Contains(t))];
    }

    private IEnumerable<Regressor> Festival(bool hasSeasonal, List<Message> decisions)
    {
        if (_spec.Festival == Inclusion.Dropped || problem.Frequency != BaseFrequency.Month || !hasSeasonal)
        {
            decisions.Add(_spec.Festival == Inclusion.Dropped ? StructuralWords.FestivalNone : problem.Frequency != BaseFrequency.Month ? StructuralWords.FestivalMonthly : StructuralWords.FestivalNoSeasonal);
            yield break;
        }

        if (axis.PeriodOf(0).EndYear < 1902 || axis.PeriodOf(axis.Steps - 1).EndYear > 2100)
        {
            decisions.Add(StructuralWords.FestivalYears);
            yield break;
        }

        if (_spec.Festival == Inclusion.Kept)
        {
            decisions.Add(StructuralWords.FestivalAsked);
        }

        var months = Enumerable.Range(0, axis.Steps).Select(t => _spec.Windows.Regressors(CalendarMonth.Of(axis.PeriodOf(t).First))).ToArray();
        Phrase[] names = [StructuralWords.Before, StructuralWords.During, StructuralWords.After];
        for (var w = 0; w < names.Length; w++)
        {
            var values = months.Select(m => m[w]).ToArray();

            // Where the window never leaves a published sum its date makes no difference.
            if (network.Kept.Any(s => Math.Abs(values.AsSpan(s.First, s.Length).ToArray().Sum()) > 1e-6))
            {
                yield return new(SeriesPart.Festival, names[w], values);
            }
            else
            {
                decisions.Add(StructuralWords.NotSeen.With(names[w]));
            }
        }
    }

    // Leaves out what the observations cannot tell, what matters least first.
    private Layout? Identified(Layout layout, bool isLog, double unit, List<Message> decisions)
    {
        while (true)
        {
            var search = FittedModel.Begin(layout, network.Kept, isLog, unit, _spec);
            search.Start(0);
            var filter = search.Filter;
            if (filter.UnidentifiedCount == 0)
            {
                return layout;
            }

            SeriesPart[] order = [SeriesPart.Outliers, SeriesPart.Festival, SeriesPart.Breaks];
            var regressor = order.SelectMany(p => Enumerable.Range(0, layout.Regressors.Count).Reverse().Where(r => layout.Regressors[r].Part == p))
                .Where(r => filter.IsUnidentified(layout.Coefficients + r)).Select(r => layout.Regressors[r]).FirstOrDefault();
            if (regressor is not null)
            {
                decisions.Add(StructuralWords.NotSeen.With(regressor.Name));
                layout = layout.Without(regressor);
            }
            else if (layout.StatesOf(SeriesPart.Seasonal).Any(filter.IsUnidentified))
            {
                decisions.Add(StructuralWords.NotSeen.With(StructuralWords.Seasonal));
                layout = layout.Without(SeriesPart.Festival).Without(SeriesPart.Seasonal);
            }
            else if (layout.HasSlope)
            {
                decisions.Add(StructuralWords.NotSeen.With(StructuralWords.Slope));
                layout = layout.Without(SeriesPart.Slope);
            }
            else
            {
                return null;
            }
        }
    }

    // A joint Wald test of a part's states after the last observation (Harvey 1989, section 5.4.3).
    private FittedModel Test(FittedModel fitted, SeriesPart part, Inclusion wish, Phrase kept, Phrase dropped, List<Message> decisions)
    {
        var states = fitted.Layout.StatesOf(part);
        if (states.Length == 0 || wish == Inclusion.Kept)
        {
            return fitted;
        }

        var filter = new KalmanFilter(new SpanModel(fitted.Layout, fitted.Spans, fitted.Path, fitted.Unit, (0, -1)).Build());
        filter.Run(fitted.Fit.Variances);
        var (statistic, degrees) = WaldTest.Of(filter, states);
        var p = degrees == 0 ? 1 : ChiSquareDistribution.UpperTail(statistic, degrees);
        if (p < _spec.Significance)
        {
            decisions.Add(kept.With(statistic, degrees, p));
            return fitted;
        }

        decisions.Add(dropped.With(statistic, degrees, p));
        var layout = fitted.Layout.Without(part);
        layout = part == SeriesPart.Seasonal ? layout.Without(SeriesPart.Festival) : layout;
        return FittedModel.Of(layout, fitted.Spans, fitted.IsLog, fitted.Unit, _spec);
    }
}
