namespace Songhua.Structure;

/// <summary>A graph as community detection moves through it: neighbours in lists, with loops once nodes are put together.</summary>
internal sealed class NodeGraph
{
    private NodeGraph((int Node, double Weight)[][] links, double[] strengths, double doubledWeight) =>
        (Links, Strengths, DoubledWeight) = (links, strengths, doubledWeight);

    /// <summary>Of each node, its neighbours without itself.</summary>
    public (int Node, double Weight)[][] Links { get; }

    /// <summary>Of each node, the links of all that is put together in it, those among them counted twice.</summary>
    public double[] Strengths { get; }

    /// <summary>2m of the whole graph, the same on every level.</summary>
    public double DoubledWeight { get; }

    public int Count => Links.Length;

    public static NodeGraph Of(LinkGraph graph)
    {
        var count = graph.Names.Count;
        return new NodeGraph(
            [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Where(j => graph[i, j] > 0).Select(j => (j, graph[i, j])).ToArray())],
            [.. graph.Strengths], 2 * graph.TotalWeight);
    }

    /// <summary>The graph whose nodes are sets of this one's.</summary>
    /// <param name="set">The set of each node, from 0 without gaps.</param>
    public NodeGraph PutTogether(int[] set)
    {
        var count = set.Max() + 1;
        var strengths = new double[count];
        var links = new SortedDictionary<int, double>[count];
        for (var v = 0; v < Count; v++)
        {
            strengths[set[v]] += Strengths[v];
            var own = links[set[v]] ??= [];
            foreach (var (other, weight) in Links[v])
            {
                if (set[other] != set[v])
                {
                    own[set[other]] = own.GetValueOrDefault(set[other]) + weight;
                }
            }
        }

        return new NodeGraph([.. links.Select(l => l.Select(p => (p.Key, p.Value)).ToArray())], strengths, DoubledWeight);
    }
}
