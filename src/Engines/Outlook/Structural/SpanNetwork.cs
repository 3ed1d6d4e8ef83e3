using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>An observation as a sum over steps.</summary>
/// <param name="Index">Its index in the problem.</param>
/// <param name="First">The first step.</param>
/// <param name="Last">The last step.</param>
/// <param name="Value">The sum.</param>
internal readonly record struct Span(int Index, int First, int Last, double Value)
{
    public int Length => Last - First + 1;
}

/// <summary>
/// Which sums say something new. With P(t) the running total before step t a sum is a difference P(last + 1) - P(first): an edge between
/// two nodes. A set of sums is free of repetition where its edges close no circle; a sum that closes one is implied by the others on
/// the circle, and agrees with them or not. Short spans are taken first.
/// </summary>
internal sealed class SpanNetwork
{
    private readonly int[] _parents;
    private readonly double[] _offsets;
    private readonly List<Span> _kept = [];
    private readonly List<RepeatedObservation> _repeated = [];

    public SpanNetwork(StructuralProblem problem, TimeAxis axis)
    {
        _parents = [.. Enumerable.Range(0, axis.Steps + 1)];
        _offsets = new double[axis.Steps + 1];
        var spans = problem.Observations.Select((o, i) =>
        {
            var (first, last) = axis.SpanOf(o.Period, problem.IsStock);
            return double.IsFinite(o.Value) && o.Rounding >= 0
                ? new Span(i, first, last, o.Value)
                : throw new ArgumentException($"The observation of {o.Period} is not a finite number; what is missing must be left out.", nameof(problem));
        });
        foreach (var span in spans.OrderBy(s => s.Length).ThenBy(s => s.First).ThenBy(s => s.Index))
        {
            Take(problem, span);
        }

        _kept.Sort((a, b) => a.Last != b.Last ? a.Last.CompareTo(b.Last) : b.First.CompareTo(a.First));
        IsRising = problem.IsStock ? _kept.TrueForAll(s => s.Value > 0) : Rises(axis.Steps + 1);
    }

    /// <summary>The sums that say something new, ordered by last step, then shortest first.</summary>
    public IReadOnlyList<Span> Kept => _kept;

    /// <summary>The sums that others imply.</summary>
    public IReadOnlyList<RepeatedObservation> Repeated => _repeated;

    /// <summary>Whether the sums allow positive values everywhere.</summary>
    public bool IsRising { get; }

    private void Take(StructuralProblem problem, Span span)
    {
        var (from, to) = (Root(span.First), Root(span.Last + 1));
        if (from.Root != to.Root)
        {
            _parents[to.Root] = from.Root;
            _offsets[to.Root] = from.Offset + span.Value - to.Offset;
            _kept.Add(span);
            return;
        }

        var observation = problem.Observations[span.Index];
        var implied = to.Offset - from.Offset;
        int[] others = [.. Path(span.First, span.Last + 1)];
        var slack = observation.Rounding + others.Sum(o => problem.Observations[o].Rounding) + (1e-9 * Math.Max(Math.Abs(implied), Math.Abs(span.Value)));
        _repeated.Add(new(observation, implied, [.. others.Select(o => problem.Observations[o])], Math.Abs(span.Value - implied) <= slack));
    }

    // The root of a node and the running total at the node less that at the root.
    private (int Root, double Offset) Root(int node)
    {
        var offset = 0.0;
        while (_parents[node] != node)
        {
            offset += _offsets[node];
            node = _parents[node];
        }

        return (node, offset);
    }

    private IEnumerable<int> Path(int from, int to)
    {
        var cameBy = new Dictionary<int, Span?> { [from] = null };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node) && node != to)
        {
            foreach (var span in _kept.Where(s => s.First == node || s.Last + 1 == node))
            {
                var next = span.First == node ? span.Last + 1 : span.First;
                if (cameBy.TryAdd(next, span))
                {
                    queue.Enqueue(next);
                }
            }
        }

        for (var node = to; cameBy[node] is { } span; node = span.First == node ? span.Last + 1 : span.First)
        {
            yield return span.Index;
        }
    }

    private bool Rises(int nodes)
    {
        var last = new Dictionary<int, double>();
        for (var node = 0; node < nodes; node++)
        {
            var (root, offset) = Root(node);
            if (last.TryGetValue(root, out var before) && offset <= before)
            {
                return false;
            }

            last[root] = offset;
        }

        return true;
    }
}
