using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The Leiden algorithm for modularity: nodes move, communities are refined into well-connected parts, the parts become nodes, until nothing moves; repeated from its own result until that stays. No
/// community is disconnected. Source: Traag, Waltman &amp; van Eck (2019), From Louvain to Leiden: guaranteeing well-connected communities, Scientific Reports 9: 5233, algorithm A.2.
/// </summary>
internal sealed class Leiden
{
    // theta of the paper: how strongly refinement prefers the better of several merges.
    private const double Randomness = 0.01;

    // Gains are shares of modularity; below this they are rounding, and moving on them could go in circles.
    private const double LeastGain = 1e-13;
    private const int MostPasses = 100;

    private readonly double _resolution;
    private readonly RandomReader _reader;

    private Leiden(double resolution, RandomReader reader) => (_resolution, _reader) = (resolution, reader);

    /// <summary>One run.</summary>
    /// <returns>The community of each node, numbered by its first node.</returns>
    public static int[] Run(NodeGraph graph, double resolution, RandomReader reader)
    {
        var run = new Leiden(resolution, reader);
        int[] community = [.. Enumerable.Range(0, graph.Count)];
        for (var pass = 0; graph.DoubledWeight > 0 && pass < MostPasses; pass++)
        {
            var next = run.Pass(graph, community);
            if (next.SequenceEqual(community))
            {
                break;
            }

            community = next;
        }

        return community;
    }

    /// <summary>Renumbers sets from 0 in the order of their first node.</summary>
    public static int[] Numbered(IEnumerable<int> sets)
    {
        var numbers = new Dictionary<int, int>();
        return [.. sets.Select(s => numbers.TryGetValue(s, out var known) ? known : numbers[s] = numbers.Count)];
    }

    private int[] Pass(NodeGraph graph, int[] start)
    {
        int[] place = [.. Enumerable.Range(0, graph.Count)];
        var community = start;
        for (var level = graph; ;)
        {
            community = Numbered(Move(level, community));
            var parts = community.Length == 0 || community.Max() + 1 == level.Count ? null : Numbered(Refine(level, community));
            if (parts is null || parts.Max() + 1 == level.Count)
            {
                // Nothing is put together: moving has come to rest.
                return Numbered(place.Select(p => community[p]));
            }

            var next = new int[parts.Max() + 1];
            for (var v = 0; v < parts.Length; v++)
            {
                next[parts[v]] = community[v];
            }

            place = [.. place.Select(p => parts[p])];
            (level, community) = (level.PutTogether(parts), next);
        }
    }

    /// <summary>Each node goes where modularity gains most, in random order; neighbours of one that moved are looked at again.</summary>
    private int[] Move(NodeGraph graph, int[] start)
    {
        var community = (int[])start.Clone();
        var strengths = new double[graph.Count];
        var sizes = new int[graph.Count];
        for (var v = 0; v < graph.Count; v++)
        {
            strengths[community[v]] += graph.Strengths[v];
            sizes[community[v]]++;
        }

        var empty = new Stack<int>(Enumerable.Range(0, graph.Count).Where(c => sizes[c] == 0).Reverse());
        var order = RandomOrder(Enumerable.Range(0, graph.Count));
        var queue = new Queue<int>(order);
        var isWaiting = Enumerable.Repeat(true, graph.Count).ToArray();
        var toward = new double[graph.Count];
        while (queue.TryDequeue(out var v))
        {
            isWaiting[v] = false;
            var from = community[v];
            strengths[from] -= graph.Strengths[v];
            sizes[from]--;
            var best = Best(graph, v, community, strengths, toward, from);
            if (best < 0)
            {
                best = sizes[from] == 0 ? from : empty.Pop();
            }

            if (best != from && sizes[from] == 0)
            {
                empty.Push(from);
                strengths[from] = 0;
            }

            community[v] = best;
            strengths[best] += graph.Strengths[v];
            sizes[best]++;
            foreach (var (other, _) in graph.Links[v])
            {
                if (best != from && community[other] != best && !isWaiting[other])
                {
                    isWaiting[other] = true;
                    queue.Enqueue(other);
                }
            }
        }

        return community;
    }

    /// <summary>The community where a node gains most, its own where none is better; -1 where it is better off alone.</summary>
    private int Best(NodeGraph graph, int v, int[] community, double[] strengths, double[] toward, int from)
    {
        foreach (var (other, weight) in graph.Links[v])
        {
            toward[community[other]] += weight;
        }

        var least = LeastGain * graph.DoubledWeight;
        var (best, bestGain) = (from, Gain(toward[from], graph.Strengths[v], strengths[from], graph.DoubledWeight));
        foreach (var (other, _) in graph.Links[v])
        {
            var gain = Gain(toward[community[other]], graph.Strengths[v], strengths[community[other]], graph.DoubledWeight);
            if (gain > bestGain + least)
            {
                (best, bestGain) = (community[other], gain);
            }
        }

        foreach (var (other, _) in graph.Links[v])
        {
            toward[community[other]] = 0;
        }

        return bestGain < -least ? -1 : best;
    }

    // Half of 2m times the change of modularity.
    private double Gain(double toward, double strength, double community, double doubledWeight) => toward - (_resolution * strength * community / doubledWeight);

    /// <summary>Parts of communities, grown from single nodes by merges that do not lose, each chosen at random by its gain.</summary>
    private int[] Refine(NodeGraph graph, int[] community)
    {
        int[] part = [.. Enumerable.Range(0, graph.Count)];
        var strengths = (double[])graph.Strengths.Clone();
        var isSingle = Enumerable.Repeat(true, graph.Count).ToArray();
        var whole = new double[graph.Count];
        for (var v = 0; v < graph.Count; v++)
        {
            whole[community[v]] += graph.Strengths[v];
        }

        // What links each part to the rest of its community.
        double[] outward = [.. Enumerable.Range(0, graph.Count).Select(v => graph.Links[v].Where(l => community[l.Node] == community[v]).Sum(l => l.Weight))];
        var toward = new double[graph.Count];
        foreach (var v in RandomOrder(Enumerable.Range(0, graph.Count)))
        {
            if (isSingle[v] && IsWellConnected(part[v]))
            {
                Merge(v);
            }
        }

        return part;

        bool IsWellConnected(int p) =>
            outward[p] >= _resolution * strengths[p] * (whole[community[p]] - strengths[p]) / graph.DoubledWeight;

        void Merge(int v)
        {
            foreach (var (other, weight) in graph.Links[v])
            {
                if (community[other] == community[v])
                {
                    toward[part[other]] += weight;
                }
            }

            var choices = new List<(int Part, double Gain)> { (v, 0) };
            foreach (var p in graph.Links[v].Where(l => community[l.Node] == community[v]).Select(l => part[l.Node]).Distinct().Order())
            {
                var gain = Gain(toward[p], graph.Strengths[v], strengths[p], graph.DoubledWeight);
                if (gain >= 0 && IsWellConnected(p))
                {
                    choices.Add((p, gain));
                }
            }

            var chosen = Choose(choices, graph.DoubledWeight);
            if (chosen != v)
            {
                part[v] = chosen;
                strengths[chosen] += graph.Strengths[v];
                outward[chosen] += outward[v] - (2 * toward[chosen]);
                isSingle[chosen] = false;
            }

            foreach (var (other, _) in graph.Links[v])
            {
                toward[part[other]] = 0;
            }
        }
    }

    private int Choose(List<(int Part, double Gain)> choices, double doubledWeight)
    {
        var most = choices.Max(c => c.Gain);
        var running = 0.0;
        double[] cumulative = [.. choices.Select(c => running += Math.Exp((c.Gain - most) / (doubledWeight / 2) / Randomness))];
        return choices[_reader.Weighted(cumulative)].Part;
    }

    private int[] RandomOrder(IEnumerable<int> nodes)
    {
        int[] order = [.. nodes];
        _reader.Shuffle<int>(order);
        return order;
    }
}
