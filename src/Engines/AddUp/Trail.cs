namespace Songhua.AddUp;

/// <summary>
/// The narrowings in the order in which they happened. A bound is numbered 2 * variable + side. The narrowings of one bound form a
/// chain from the latest back, so that what was known at any earlier moment can be read off, and undone.
/// </summary>
internal sealed class Trail
{
    private readonly double[] _domains;
    private readonly int[] _latest;
    private readonly Blocks<Narrowing> _items = new();

    /// <param name="network">The network whose domains stand before the first narrowing.</param>
    public Trail(Network network)
    {
        _domains = new double[2 * network.Domains.Length];
        for (var v = 0; v < network.Domains.Length; v++)
        {
            (_domains[Bound(v, Side.Low)], _domains[Bound(v, Side.High)]) = network.Domains[v];
        }

        _latest = new int[_domains.Length];
        Array.Fill(_latest, -1);
    }

    /// <summary>The number of narrowings.</summary>
    public int Count => _items.Count;

    public Narrowing this[int index] => _items[index];

    /// <summary>The number of a bound.</summary>
    public static int Bound(int variable, Side side) => (2 * variable) + (int)side;

    /// <summary>The latest narrowing of a bound; -1 where it stands at its domain.</summary>
    public int Latest(int bound) => _latest[bound];

    /// <summary>The latest narrowing of a bound before a given one; -1 where there was none.</summary>
    public int LatestBefore(int bound, int index)
    {
        var latest = _latest[bound];
        while (latest >= index)
        {
            latest = _items[latest].Previous;
        }

        return latest;
    }

    /// <summary>The value of a bound after its narrowing; of the domain for -1.</summary>
    public double Value(int bound, int index) => index < 0 ? _domains[bound] : _items[index].Value;

    /// <summary>How often a bound has moved.</summary>
    public int Moves(int bound) => _latest[bound] < 0 ? 0 : _items[_latest[bound]].Moves;

    public void Add(int bound, double value, int constraint)
    {
        _items.Add(new Narrowing(bound, constraint, _latest[bound], Moves(bound) + 1, value));
        _latest[bound] = Count - 1;
    }

    /// <summary>Undoes the last narrowing and gives its bound and the value it goes back to.</summary>
    public (int Bound, double Value) Undo()
    {
        var last = _items[Count - 1];
        _items.RemoveLast();
        _latest[last.Bound] = last.Previous;
        return (last.Bound, Value(last.Bound, last.Previous));
    }

    /// <summary>One narrowing.</summary>
    /// <param name="Bound">The bound that moved.</param>
    /// <param name="Constraint">The constraint that moved it.</param>
    /// <param name="Previous">The narrowing of the same bound before, or -1.</param>
    /// <param name="Moves">How often the bound has moved, this time included.</param>
    /// <param name="Value">Where it moved to.</param>
    public readonly record struct Narrowing(int Bound, int Constraint, int Previous, int Moves, double Value)
    {
        public int Variable => Bound / 2;

        public Side Side => (Side)(Bound % 2);
    }
}
