namespace Songhua.Outlook;

/// <summary>A series of an ensemble.</summary>
/// <param name="Key">Its name, unique in the problem.</param>
/// <param name="Scale">The scale on which it is projected and adjusted; of a computed series nothing depends on it.</param>
/// <param name="Output">The output of the model that projects it; null where it follows from relations alone.</param>
public sealed record EnsembleSeries(string Key, ValueScale Scale, int? Output);

/// <summary>
/// What is known of a value in every draw: equal bounds are an observation, which replaces the projection; others keep the draw between
/// them, as a relation does.
/// </summary>
/// <param name="Series">The series, an index.</param>
/// <param name="Point">The point, from 0 to T.</param>
/// <param name="Low">In units of the value; minus infinite for none.</param>
/// <param name="High">Infinite for none.</param>
public sealed record KnownValue(int Series, int Point, double Low, double High);

/// <summary>
/// Joint draws of many series that respect relations in every draw. See docs/methods/ensembles.md. Values are in base units; indices
/// are those of the lists.
/// </summary>
public sealed class EnsembleProblem
{
    /// <summary>What projects the series, on their scales.</summary>
    public required LinearGaussianModel Model { get; init; }

    /// <summary>n series.</summary>
    public required IReadOnlyList<EnsembleSeries> Series { get; init; }

    /// <summary>What holds in every draw at every point.</summary>
    public IReadOnlyList<EnsembleRelation> Relations { get; init; } = [];

    /// <summary>
    /// The first point at which draws are moved to meet relations. Before it relations only give computed series: where the start is
    /// observed, it is what it is, and rounding may keep it from adding up.
    /// </summary>
    public int RelationsFrom { get; init; }

    /// <summary>What is known of values, at most once for a series and point.</summary>
    public IReadOnlyList<KnownValue> Known { get; init; } = [];

    /// <summary>What is asked for.</summary>
    public IReadOnlyList<EnsembleEvent> Events { get; init; } = [];

    /// <summary>Events that are asked for together.</summary>
    public IReadOnlyList<EventSet> Sets { get; init; } = [];

    /// <summary>T + 1.</summary>
    public int Points => Model.Steps + 1;

    internal void Check()
    {
        Model.Check();
        var n = Series.Count;
        Need(n >= 1 && Series.DistinctBy(s => s.Key).Count() == n, "series need keys of their own");
        Need(Series.All(s => s.Output is null || (uint)s.Output < (uint)Model.Outputs), "a series names an output that does not exist");
        Need((uint)RelationsFrom <= (uint)Points, "relations hold from a point on");
        Need(Relations.All(r => r.Series.All(s => s < n)), "a relation names a series that does not exist");
        Need(Known.All(k => (uint)k.Series < (uint)n && (uint)k.Point < (uint)Points && k.Low <= k.High && (double.IsFinite(k.Low) || double.IsFinite(k.High))), "what is known of a value is no interval");
        Need(Known.DistinctBy(k => (k.Series, k.Point)).Count() == Known.Count, "what is known of a value is said once");
        Need(Events.DistinctBy(e => e.Key).Count() == Events.Count && Events.All(e => e.Low <= e.High && IsQuantity(e.Quantity)), "an event has no key of its own, edges that cross or a quantity that does not exist");
        Need(Sets.DistinctBy(s => s.Key).Count() == Sets.Count && Sets.All(s => s.Events.Count > 0 && s.Events.All(e => (uint)e < (uint)Events.Count)), "a set names an event that does not exist");
    }

    private bool IsQuantity(EventQuantity quantity) =>
        (uint)quantity.Series < (uint)Series.Count && (uint)quantity.Point < (uint)Points
        && (quantity.From is null || (quantity.From >= 0 && quantity.From < quantity.Point))
        && (quantity.Whole is null || (uint)quantity.Whole < (uint)Series.Count)
        && (quantity.Kind != QuantityKind.Growth || quantity.From is not null || (double.IsFinite(quantity.Earlier) && quantity.Earlier != 0));

    private static void Need(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"The problem of an ensemble is not well formed: {what}.");
        }
    }
}

/// <summary>How an ensemble is drawn.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Draws">The number of draws, from 1 to 2^31.</param>
public sealed record EnsembleSpec(ulong Seed, long Draws)
{
    /// <summary>The most threads that work at a time; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 1, nameof(Draws));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Draws, 1L << 31, nameof(Draws));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
    }
}
