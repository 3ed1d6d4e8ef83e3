using System.Runtime.InteropServices;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// The numbers of one series in a model. Names are hashed once, to find the series; from there on its numbers are looked up by small
/// keys, and what is related to them is held by reference.
/// </summary>
internal sealed class ModelSeries(SeriesKey key, Indicator indicator)
{
    // Up to this many numbers are searched one by one, which costs less than a table for each of tens of thousands of series.
    private const int MostSearched = 16;

    private readonly List<Entry> _plain = [];
    private Dictionary<(Period, Facet), int>? _plainIndex;
    private Dictionary<(Period, Facet, SeriesKey?, string?), int>? _others;

    internal SeriesKey Key => key;

    internal Indicator Indicator => indicator;

    /// <summary>How many numbers it has.</summary>
    internal int Count => _plain.Count + (_others?.Count ?? 0);

    /// <summary>Whether any growth of it is spoken of.</summary>
    internal bool HasGrowth { get; private set; }

    /// <summary>What its numbers are related to; made when its first number is related.</summary>
    internal SeriesRelations? Relations { get; set; }

    /// <summary>Its indicator's formula with the series it speaks of; made when first applied.</summary>
    internal AppliedFormula? Formula { get; set; }

    /// <summary>The series of places within its place, as far as there are any.</summary>
    internal List<ModelSeries> Inner { get; } = [];

    /// <summary>Its numbers without a whole or a coverage of their own, in the order in which they were added.</summary>
    internal ReadOnlySpan<Entry> Plain => CollectionsMarshal.AsSpan(_plain);

    /// <summary>Its numbers without a coverage of their own, in the order in which they were added.</summary>
    internal IEnumerable<int> Numbers
    {
        get
        {
            var plain = _plain.Select(e => e.Variable);
            return _others is null ? plain : plain.Concat(_others.Where(o => o.Key.Item4 is null).Select(o => o.Value)).Order();
        }
    }

    internal bool TryFind(Period period, Facet facet, out int variable)
    {
        if (_plainIndex is not null)
        {
            return _plainIndex.TryGetValue((period, facet), out variable);
        }

        foreach (ref readonly var entry in Plain)
        {
            if (entry.Period == period && entry.Facet == facet)
            {
                variable = entry.Variable;
                return true;
            }
        }

        variable = -1;
        return false;
    }

    internal bool TryFind(Period period, Facet facet, SeriesKey? whole, string? coverage, out int variable)
    {
        if (whole is null && coverage is null)
        {
            return TryFind(period, facet, out variable);
        }

        variable = -1;
        return _others?.TryGetValue((period, facet, whole, coverage), out variable) ?? false;
    }

    internal void Add(Period period, Facet facet, SeriesKey? whole, string? coverage, int variable)
    {
        HasGrowth |= facet == Facet.Growth;
        if (whole is not null || coverage is not null)
        {
            (_others ??= []).Add((period, facet, whole, coverage), variable);
            return;
        }

        _plain.Add(new Entry(period, facet, variable));
        if (_plainIndex is null && _plain.Count > MostSearched)
        {
            _plainIndex = _plain.ToDictionary(e => (e.Period, e.Facet), e => e.Variable);
        }
        else
        {
            _plainIndex?.Add((period, facet), variable);
        }
    }

    /// <summary>One number of the series.</summary>
    internal readonly record struct Entry(Period Period, Facet Facet, int Variable);
}

/// <summary>What the numbers of a series are related to, whatever their period.</summary>
/// <param name="Users">The series whose formulas speak of it.</param>
/// <param name="Parts">The part-whole statements that it takes part in.</param>
/// <param name="Outer">Where its amounts cannot exceed those of the places around: the series there, the nearest first.</param>
internal sealed record SeriesRelations(ModelSeries[] Users, SeriesParts[] Parts, ModelSeries[] Outer);

/// <summary>A part-whole statement with the series it speaks of.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Whole">The whole.</param>
/// <param name="Parts">The parts.</param>
internal sealed record SeriesParts(PartWhole Statement, ModelSeries Whole, ModelSeries[] Parts)
{
    /// <summary>The periods for which it was entered.</summary>
    internal HashSet<Period> Done { get; } = [];
}
