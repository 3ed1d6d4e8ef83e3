using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>What the draws say of a value.</summary>
/// <param name="Mean">Exact but for the rounding of blocks of 1,024 draws; NaN where a draw has no finite value.</param>
/// <param name="StandardDeviation">Of the draws, with their number less one; NaN likewise, and of one draw.</param>
/// <param name="Quantiles">At <see cref="EnsembleSolution.Probabilities"/>, to within 2^-10 of the value; NaN likewise.</param>
/// <param name="Least">The least value, exact.</param>
/// <param name="Greatest">The greatest value, exact.</param>
/// <param name="Undefined">Draws in which it is not finite, such as a quotient by zero; all where nothing gives it.</param>
public sealed record ValueSummary(double Mean, double StandardDeviation, IReadOnlyList<double> Quantiles, double Least, double Greatest, long Undefined);

/// <summary>How likely something is, with what the number of draws leaves open.</summary>
/// <param name="Met">Draws in which it happens.</param>
/// <param name="Draws">Draws in which it is decided.</param>
/// <param name="Undecided">Draws in which it is not: relations that do not hold, or a quantity without a finite value.</param>
public sealed record Likelihood(long Met, long Draws, long Undecided)
{
    // The two-sided 95 % quantile of the normal distribution.
    private const double Z = 1.9599639845400545;

    /// <summary>Met / draws; NaN where no draw decides.</summary>
    public double Probability => Draws == 0 ? double.NaN : (double)Met / Draws;

    /// <summary>The Monte Carlo standard error sqrt(p (1 - p) / draws); NaN where no draw decides.</summary>
    public double StandardError => Draws == 0 ? double.NaN : Math.Sqrt(Probability * (1 - Probability) / Draws);

    /// <summary>
    /// The 95 % score interval of the Monte Carlo error, widened by what the undecided draws could be: none, or all of them, met. It says
    /// nothing of errors of the model.
    /// </summary>
    public (double Low, double High) Interval => Draws == 0
        ? (0, 1)
        : (BinomialDistribution.ScoreInterval(Met, Draws + Undecided, Z).Low, BinomialDistribution.ScoreInterval(Met + Undecided, Draws + Undecided, Z).High);
}

/// <summary>The share of a source in the variance of an event's quantity.</summary>
/// <param name="Source">The source; null for the remainder.</param>
/// <param name="Share">
/// The share of the best linear account of the quantity by its shocks: sum of adjusted squared correlations. Without bias, so that a share
/// of zero may come out a little below it. NaN where the quantity does not vary or is not always defined.
/// </param>
public sealed record VarianceShare(string? Source, double Share);

/// <summary>Where a series lies when an event is met.</summary>
/// <param name="Series">The series, an index.</param>
/// <param name="MeanOfAll">Its mean at the event's point over all draws, taken on its scale: of a logarithmic one the geometric mean, which heavy tails do not carry away.</param>
/// <param name="MeanWhereMet">The same over the draws in which the event is met.</param>
public sealed record MetCondition(int Series, double MeanOfAll, double MeanWhereMet);

/// <summary>What the draws say of an event.</summary>
/// <param name="Key">The event.</param>
/// <param name="Likelihood">How likely it is.</param>
/// <param name="Mean">The mean of its quantity, of a level on the scale of its series; NaN where a draw has none.</param>
/// <param name="StandardDeviation">Its standard deviation; NaN likewise.</param>
/// <param name="Shares">The sources of its variance, the largest first, with the remainder last: curvature, relations, and random scales.</param>
/// <param name="Conditions">What would have to be true; empty where fewer than <see cref="EnsembleSolution.LeastCarriers"/> draws carry it.</param>
public sealed record EventOutlook(
    string Key, Likelihood Likelihood, double Mean, double StandardDeviation, IReadOnlyList<VarianceShare> Shares, IReadOnlyList<MetCondition> Conditions);

/// <summary>What the draws say of events together.</summary>
/// <param name="Key">The set.</param>
/// <param name="Likelihood">How likely it is that all its events are met.</param>
public sealed record SetOutlook(string Key, Likelihood Likelihood);

/// <summary>A relation that some draws could not be made to meet.</summary>
/// <param name="Relation">The relation, an index; null for what is known of values.</param>
/// <param name="Draws">Draws in which it was the first not met, and the one broken most.</param>
public sealed record UnmetRelation(int? Relation, long Draws);

/// <summary>What the draws of a problem say. Everything is of the reconciled draws; the others are counted and stand beside it.</summary>
public sealed class EnsembleSolution
{
    /// <summary>"What would have to be true" is not said from fewer draws than this: their mean would be off by a fifth of a standard deviation or more.</summary>
    public const int LeastCarriers = 25;

    private readonly EnsembleTally _tally;
    private readonly PreparedEnsemble _ensemble;

    // Of the shocks of each point, in the first row of their products.
    private readonly Dictionary<int, double> _shockMeans = [];

    internal EnsembleSolution(PreparedEnsemble ensemble, EnsembleTally tally, long draws)
    {
        (_ensemble, _tally, Draws) = (ensemble, tally, draws);
        Unmet = [.. tally.Failures.Select((f, r) => new UnmetRelation(r < tally.Failures.Length - 1 ? r : null, f)).Where(u => u.Draws > 0)];
        Undetermined = [.. ensemble.Relations.SelectMany((r, point) => r.Undetermined.Select(s => (s, point)))];
        for (var t = 0; t < ensemble.Points && ensemble.EventsFrom[t] > 0; t++)
        {
            for (var j = 0; j < ensemble.Shocks; j++)
            {
                _shockMeans[ensemble.ProductStarts[t] + j] = tally.ShockProducts.Value(ensemble.ProductStarts[t] + j) / tally.Reconciled;
            }
        }

        Events = [.. Enumerable.Range(0, ensemble.Problem.Events.Count).Select(Event)];
        Sets = [.. ensemble.Problem.Sets.Select((s, i) => new SetOutlook(s.Key, LikelihoodOfSet(i)))];
    }

    /// <summary>The probabilities of the quantiles.</summary>
    public static IReadOnlyList<double> Probabilities { get; } = [0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975];

    /// <summary>The number of draws.</summary>
    public long Draws { get; }

    /// <summary>The number of series.</summary>
    public int Series => _ensemble.Series;

    /// <summary>The number of points.</summary>
    public int Points => _ensemble.Points;

    /// <summary>Draws in which every relation holds.</summary>
    public long Reconciled => _tally.Reconciled;

    /// <summary>The relations that the other draws do not meet.</summary>
    public IReadOnlyList<UnmetRelation> Unmet { get; }

    /// <summary>Computed series that no relation gives, by point: their values are undefined in every draw.</summary>
    public IReadOnlyList<(int Series, int Point)> Undetermined { get; }

    /// <summary>One an event, in the order of the problem.</summary>
    public IReadOnlyList<EventOutlook> Events { get; }

    /// <summary>One a set, in the order of the problem.</summary>
    public IReadOnlyList<SetOutlook> Sets { get; }

    /// <summary>The memory of what is kept of the draws, bytes: it depends on the problem and not on the number of draws.</summary>
    public long Bytes => _tally.Bytes;

    internal EnsembleTally Tally => _tally;

    /// <summary>What the draws say of the value of a series at a point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such series or point.</exception>
    public ValueSummary Value(int series, int point)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)series, (uint)_ensemble.Series, nameof(series));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)point, (uint)_ensemble.Points, nameof(point));
        var cell = (point * _ensemble.Series) + series;
        var sketch = _tally.Sketches[cell];
        if (_tally.Undefined[cell] > 0 || Reconciled == 0)
        {
            return new(double.NaN, double.NaN, [.. Probabilities.Select(_ => double.NaN)], double.NaN, double.NaN, _tally.Undefined[cell]);
        }

        var (_, deviation) = Moments(_tally.Moments, cell, _ensemble.References[cell]);
        return new(MeanOf(cell), sketch.Least == sketch.Greatest ? (Reconciled > 1 ? 0 : double.NaN) : deviation, sketch.Quantiles([.. Probabilities]), sketch.Least, sketch.Greatest, 0);
    }

    /// <summary>A quantile of the value of a series at a point, to within 2^-10 of it; NaN where a draw has no finite value.</summary>
    /// <param name="series">The series.</param>
    /// <param name="point">The point.</param>
    /// <param name="probability">From 0 to 1.</param>
    public double Quantile(int series, int point, double probability)
    {
        var cell = (point * _ensemble.Series) + series;
        return _tally.Undefined[cell] > 0 ? double.NaN : _tally.Sketches[cell].Quantiles(probability)[0];
    }

    internal Likelihood LikelihoodOf(int index) =>
        new(_tally.Met[index], Reconciled - _tally.NotDefined[index], Draws - Reconciled + _tally.NotDefined[index]);

    private Likelihood LikelihoodOfSet(int set) =>
        new(_tally.SetsMet[set], Reconciled - _tally.SetsOpen[set], Draws - Reconciled + _tally.SetsOpen[set]);

    private double MeanOf(int cell) => _tally.Sketches[cell] is var sketch && sketch.Least == sketch.Greatest
        ? sketch.Least
        : _ensemble.References[cell] + (_tally.Moments.Value(2 * cell) / Reconciled);

    private (double Mean, double StandardDeviation) Moments(ExactSums sums, int item, double reference)
    {
        double n = Reconciled;
        var mean = sums.Value(2 * item) / n;
        var variance = Math.Max(0, sums.Value((2 * item) + 1) - (n * mean * mean)) / (n - 1);
        return (reference + mean, n > 1 ? Math.Sqrt(variance) : double.NaN);
    }

    private EventOutlook Event(int index)
    {
        var asked = _ensemble.Problem.Events[index];
        var isDefined = _tally.NotDefined[index] == 0 && Reconciled > 0;
        var (mean, deviation) = isDefined ? Moments(_tally.EventMoments, index, _ensemble.EventReferences[index]) : (double.NaN, double.NaN);
        var row = Array.IndexOf(_ensemble.EventOrder, index);
        var met = _tally.Met[index];
        var conditions = new List<MetCondition>();
        for (var s = 0; met >= LeastCarriers && s < _ensemble.Series; s++)
        {
            if (_tally.Undefined[(asked.Quantity.Point * _ensemble.Series) + s] == 0)
            {
                var scale = _ensemble.Problem.Series[s].Scale;
                var all = _tally.MetSums.Value(((_ensemble.Problem.Events.Count + asked.Quantity.Point) * _ensemble.Series) + s) / Reconciled;
                conditions.Add(new(s, scale.Value(all), scale.Value(_tally.MetSums.Value((row * _ensemble.Series) + s) / met)));
            }
        }

        return new(asked.Key, LikelihoodOf(index), mean, deviation, isDefined ? Shares(index, row, deviation) : [], conditions);
    }

    // Shocks are independent, so that squared correlations with each of them add. Adjusted (M. Ezekiel 1930), their mean has no bias.
    private List<VarianceShare> Shares(int index, int row, double deviation)
    {
        double n = Reconciled;
        var model = _ensemble.Problem.Model;
        if (!(deviation > 0) || n < 3)
        {
            return [];
        }

        var variance = deviation * deviation * (n - 1) / n;
        var meanDeviation = _tally.EventMoments.Value(2 * index) / n;
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var t = 0; t <= _ensemble.Problem.Events[index].Quantity.Point; t++)
        {
            var start = _ensemble.ProductStarts[t];
            for (var j = 0; j < _ensemble.Shocks; j++)
            {
                var shock = model.Shocks[j];
                var covariance = (_tally.ShockProducts.Value(start + ((row + 1) * _ensemble.Shocks) + j) / n) - (meanDeviation * _shockMeans[start + j]);
                var degrees = shock.ScaleGroup is { } g ? model.ScaleGroups[g].Degrees : double.PositiveInfinity;
                var squared = covariance * covariance / variance / (double.IsFinite(degrees) ? degrees / (degrees - 2) : 1);
                shares[shock.Source] = shares.GetValueOrDefault(shock.Source) + squared - ((1 - squared) / (n - 2));
            }
        }

        return [.. shares.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => new VarianceShare(s.Key, s.Value)), new(null, 1 - shares.Values.Sum())];
    }
}
