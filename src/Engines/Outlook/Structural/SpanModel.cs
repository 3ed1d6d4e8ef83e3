using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// The state space of a layout whose observations are sums over steps. Sums that begin at the same step share a cumulator, a state that
/// holds what has been added up before the step (Harvey 1989, section 6.3; Proietti 2006, Econometrics Journal 9: 357-372);
/// cumulators take turns, so that there are as many as sums run side by side. A sum of exponentials is taken to first order about a path
/// x: log Y = log W + sum(exp(x(s)) / W (x'(s) - x(s))) with W = sum exp(x(s)) (Proietti &amp; Moauro 2006, Applied Statistics 55: 281-300).
/// A yearly sum of logarithms sees the seasonal a little, through its weights, too little to start from: there seasonal and
/// festival effects start with mean 0 and standard deviation 1, a factor of e, and are not diffuse.
/// </summary>
internal sealed class SpanModel
{
    private const double TieDeviation = 0.2;

    private readonly Layout _layout;
    private readonly IReadOnlyList<Span> _spans;
    private readonly double[]? _path;
    private readonly double _unit;
    private readonly double _centre;
    private readonly (int First, int Last) _memory;
    private readonly List<(int Slot, int First, int Last)> _runs = [];
    private readonly int _slots;
    private readonly int[] _plainStates;
    private readonly double[] _plainWeights;

    /// <param name="layout">The components.</param>
    /// <param name="spans">What was observed, free of repetition, ordered by last step.</param>
    /// <param name="path">With logarithms the path about which sums are taken; null without.</param>
    /// <param name="unit">Values are divided by this; 1 with logarithms.</param>
    /// <param name="memory">Steps whose totals are kept in states of their own to the end, for their joint covariance; none where last is before first.</param>
    public SpanModel(Layout layout, IReadOnlyList<Span> spans, double[]? path, double unit, (int First, int Last) memory)
    {
        (_layout, _spans, _path, _unit, _memory) = (layout, spans, path, unit, memory);
        _centre = path?.Average() ?? 0;
        var free = new List<int>();
        foreach (var run in spans.Where(s => s.Length > 1).GroupBy(s => s.First).Select(g => (First: g.Key, Last: g.Max(s => s.Last))).OrderBy(r => r.First))
        {
            var slot = free.FindIndex(end => end < run.First);
            if (slot < 0)
            {
                slot = free.Count;
                free.Add(0);
            }

            free[slot] = run.Last;
            _runs.Add((slot, run.First, run.Last));
        }

        _slots = free.Count;
        var plain = layout.Total(0).Where(t => t.State < layout.Coefficients).ToArray();
        (_plainStates, _plainWeights) = ([.. plain.Select(p => p.State)], [.. plain.Select(p => p.Weight)]);
    }

    /// <summary>The first of the states that remember totals.</summary>
    public int FirstMemory => _layout.States + _slots;

    private int States => FirstMemory + Math.Max(0, _memory.Last - _memory.First + 1);

    public StateSpaceModel Build()
    {
        var still = new SparseMatrix(States, States, _layout.Transition());
        var transitions = new SparseMatrix[_layout.Steps];
        Array.Fill(transitions, still);
        foreach (var step in _runs.SelectMany(r => Enumerable.Range(r.First, r.Last - r.First)).Concat(Enumerable.Range(_memory.First, Math.Max(0, _layout.Steps - _memory.First))).Distinct())
        {
            transitions[step] = new(States, States, _layout.Transition().Concat(Sums(step)).Concat(Memories(step)));
        }

        var (covariance, diffuse) = (new double[States * States], new bool[States]);
        for (var state = 0; state < States; state++)
        {
            var isWide = _path is not null && _runs.Count > 0 && _layout.IsOfTheYear(state);
            covariance[(state * States) + state] = isWide ? 1 : 0;
            diffuse[state] = _layout.IsDiffuse(state) && !isWide;
        }

        var initial = new InitialState(new double[States], covariance, diffuse) { IsDisturbed = true };
        var loading = new SparseMatrix(States, _layout.Disturbed.Count, _layout.Disturbed.Select((d, i) => (d.State, i, 1.0)));
        return new(transitions, loading, [.. Enumerable.Range(0, _layout.Disturbed.Count)], initial, [.. _layout.Ties.Select(Tie).Concat(_spans.Select(Observed)).OrderBy(m => m.Step)]);
    }

    // Two seasons that nothing tells apart: their difference is 0 but for TieDeviation, of logarithms or of the unit.
    private Measurement Tie(int step) => new(step, 0, [_layout.Seasonal, _layout.Seasonal + 1], [1, -1], TieDeviation * TieDeviation);

    /// <summary>A part of the series, at every step, as signals of the model.</summary>
    public SparseMatrix[] Signals(params ReadOnlySpan<SeriesPart> parts)
    {
        var wanted = parts.ToArray();
        var still = _layout.Regressors.Count == 0 ? Signal(wanted, 0) : null;
        return [.. Enumerable.Range(0, _layout.Steps).Select(t => still ?? Signal(wanted, t))];
    }

    private SparseMatrix Signal(SeriesPart[] parts, int step) =>
        new(parts.Length, States, parts.SelectMany((p, row) => _layout.Part(p, step).Select(e => (row, e.State, e.Weight))));

    // Before the step after this one the sum has gained this one's total.
    private IEnumerable<(int Row, int Column, double Value)> Sums(int step)
    {
        foreach (var (slot, _, _) in _runs.Where(r => r.First <= step && step < r.Last))
        {
            var row = _layout.States + slot;
            yield return (row, row, 1);
            foreach (var (state, weight) in _layout.Total(step))
            {
                yield return (row, state, weight * Weight(step));
            }
        }
    }

    private IEnumerable<(int Row, int Column, double Value)> Memories(int step)
    {
        for (var t = _memory.First; t <= Math.Min(_memory.Last, step); t++)
        {
            var row = FirstMemory + t - _memory.First;
            if (t < step)
            {
                yield return (row, row, 1);
                continue;
            }

            foreach (var (state, weight) in _layout.Total(step))
            {
                yield return (row, state, weight);
            }
        }
    }

    private double Weight(int step) => _path is null ? 1 : Math.Exp(_path[step] - _centre);

    private Measurement Observed(Span span)
    {
        if (span.Length == 1)
        {
            var value = _path is null ? span.Value / _unit : Math.Log(span.Value);
            if (_layout.Regressors.Count == 0)
            {
                return new(span.Last, value, _plainStates, _plainWeights);
            }

            var total = _layout.Total(span.Last).ToArray();
            return new(span.Last, value, [.. total.Select(t => t.State)], [.. total.Select(t => t.Weight)]);
        }

        var (weights, weighted) = (0.0, 0.0);
        for (var t = span.First; t <= span.Last; t++)
        {
            weights += Weight(t);
            weighted += _path is null ? 0 : Weight(t) * _path[t];
        }

        var scale = _path is null ? 1 : 1 / weights;
        var now = _layout.Total(span.Last).ToArray();
        var slot = _runs.Find(r => r.First == span.First).Slot;
        return new(
            span.Last,
            _path is null ? span.Value / _unit : Math.Log(span.Value) - Math.Log(weights) - _centre + (weighted / weights),
            [_layout.States + slot, .. now.Select(t => t.State)],
            [scale, .. now.Select(t => t.Weight * Weight(span.Last) * scale)]);
    }
}
