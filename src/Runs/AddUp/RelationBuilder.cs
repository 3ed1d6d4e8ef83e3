using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Relates a new variable to others: formulas it stands in, parts and wholes it belongs to, the place that its place lies in.</summary>
internal sealed class RelationBuilder
{
    private readonly Plan _plan;
    private readonly AddUpModel _model;
    private readonly FormulaCompiler _formulas;
    private readonly HashSet<(string, SeriesKey, Period)> _done = [];
    private readonly HashSet<int> _computed = [];
    private readonly Dictionary<string, List<Indicator>> _formulasUsing = new(StringComparer.Ordinal);
    private readonly Dictionary<(PartsOver, string), List<PartWhole>> _partsOf = [];
    private readonly Dictionary<(string, string?, Period), List<int>> _samePoint = [];

    internal RelationBuilder(Plan plan, AddUpModel model)
    {
        (_plan, _model) = (plan, model);
        _formulas = new FormulaCompiler(plan, model);
        foreach (var indicator in plan.Indicators.Values)
        {
            foreach (var used in indicator.Formula?.References().Select(r => r.Indicator).Distinct() ?? [])
            {
                Index(_formulasUsing, used, indicator);
            }
        }

        foreach (var parts in plan.Parts)
        {
            foreach (var member in parts.Parts.Append(parts.Whole).Distinct())
            {
                Index(_partsOf, (parts.Over, member), parts);
            }
        }
    }

    internal void Relate(int variable)
    {
        if (_model.Variables[variable] is not { Key: { } key, Coverage: null })
        {
            return;
        }

        // growth(x) in a formula speaks of the growth of x, so a growth can call for a formula too.
        if (_formulasUsing.TryGetValue(key.Series.Indicator, out var users))
        {
            foreach (var indicator in users)
            {
                Apply(indicator, OwnerOf(indicator, key.Series), key.Period, mayCreate: false);
            }
        }

        if (key.Facet != Facet.Level)
        {
            return;
        }

        if (_plan.Indicators[key.Series.Indicator].Formula is not null)
        {
            Apply(_plan.Indicators[key.Series.Indicator], key.Series, key.Period, mayCreate: true);
        }

        RelateParts(key);
        RelatePlaces(variable, key);
    }

    // Where a formula names places or subjects itself, it speaks of the plan's place or of the place as a whole, not of each input's.
    private SeriesKey OwnerOf(Indicator indicator, SeriesKey input)
    {
        var references = indicator.Formula!.References().ToList();
        return new SeriesKey(
            indicator.Id,
            references.TrueForAll(r => r.Place is not null) ? _plan.Head.Place : input.Place,
            references.Exists(r => r.Subject is not null || r.Place is not null) ? null : input.Subject);
    }

    private void Apply(Indicator indicator, SeriesKey owner, Period period, bool mayCreate)
    {
        var point = new PointKey(owner, period);
        if ((_model.TryFind(point, out var result) && _computed.Contains(result)) || !(mayCreate || _formulas.HasInputs(indicator.Formula!, owner, period)))
        {
            return;
        }

        _computed.Add(_model.Variable(point));
        _formulas.Add(indicator, owner, period);
    }

    private void RelateParts(PointKey key)
    {
        Relate(PartsOver.Places, key.Series.Place, key);
        Relate(PartsOver.Indicators, key.Series.Indicator, key);
        if (key.Series.Subject is { } subject)
        {
            Relate(PartsOver.Subjects, subject, key);
        }
    }

    private static SeriesKey Member(PartsOver over, SeriesKey series, string id) => over switch
    {
        PartsOver.Places => series with { Place = id },
        PartsOver.Indicators => series with { Indicator = id },
        _ => series with { Subject = id },
    };

    private void Relate(PartsOver over, string member, PointKey key)
    {
        if (!_partsOf.TryGetValue((over, member), out var statements))
        {
            return;
        }

        foreach (var parts in statements)
        {
            Relate(parts, over, key);
        }
    }

    private void Relate(PartWhole parts, PartsOver over, PointKey key)
    {
        var applies = (over == PartsOver.Indicators || parts.Indicators.Contains(key.Series.Indicator))
            && (parts.Place is not { } place || place == key.Series.Place)
            && (parts.Period is not { } valid || valid.Contains(key.Period));
        if (!applies)
        {
            return;
        }

        SeriesKey At(string id) => Member(over, key.Series, id);
        var whole = At(parts.Whole);
        var known = parts.Parts.Append(parts.Whole).Count(id => _model.TryFind(new PointKey(At(id), key.Period), out _));
        if (known >= 2 && _done.Add((parts.Path, whole, key.Period)))
        {
            AddParts(parts, whole, [.. parts.Parts.Select(At)], key.Period);
        }
    }

    private void AddParts(PartWhole parts, SeriesKey wholeSeries, List<SeriesKey> partSeries, Period period)
    {
        var statement = _model.Statement(parts, isRelation: true);
        var nonNegative = partSeries.Append(wholeSeries).All(s => _plan.Indicators[s.Indicator].Domain.Low >= 0);
        var whole = _model.Variable(new PointKey(wholeSeries, period));
        var terms = partSeries.Select(s => new Term(_model.Variable(new PointKey(s, period)), 1)).ToList();
        var most = Interval.Point(1) + parts.Tolerance;
        var least = Interval.Point(1) - parts.Tolerance;
        if (parts.Complete && !parts.Overlap && parts.Tolerance == Interval.Point(0))
        {
            _model.Linear(statement, [.. terms, new Term(whole, -1)], Interval.Point(0), null);
            return;
        }

        if (parts.Complete)
        {
            // Parts that overlap may add to more than the whole, never to less.
            _model.Linear(statement, [.. terms, new Term(whole, -least)], Interval.NonNegative, null);
        }

        if (!parts.Overlap && (parts.Complete || nonNegative))
        {
            _model.Linear(statement, [.. terms, new Term(whole, -most)], Interval.AtMost(0), null);
        }

        if (parts.Overlap && nonNegative)
        {
            foreach (var term in terms)
            {
                _model.Linear(statement, [term, new Term(whole, -most)], Interval.AtMost(0), null);
            }
        }
    }

    // A part of a place has at most the whole's amount, where amounts cannot be negative.
    private void RelatePlaces(int variable, PointKey key)
    {
        var indicator = _plan.Indicators[key.Series.Indicator];
        if (!indicator.Additive || indicator.Domain.Low < 0)
        {
            return;
        }

        var point = (key.Series.Indicator, key.Series.Subject, key.Period);
        if (!_samePoint.TryGetValue(point, out var others))
        {
            _samePoint[point] = others = [];
        }

        foreach (var other in others)
        {
            var place = _model.Variables[other].Key!.Value.Series.Place;
            if (LiesIn(key.Series.Place, place) is { } part)
            {
                AddWithin(part, variable, other);
            }
            else if (LiesIn(place, key.Series.Place) is { } otherPart)
            {
                AddWithin(otherPart, other, variable);
            }
        }

        others.Add(variable);
    }

    private void AddWithin(Place part, int inner, int outer) =>
        _model.Linear(_model.Statement(part, isRelation: true), [new Term(inner, 1), new Term(outer, -1)], Interval.AtMost(0), null);

    private Place? LiesIn(string inner, string outer)
    {
        var place = _plan.Places[inner];
        for (var at = place; at.Within is { } above && _plan.Places.TryGetValue(above, out var parent); at = parent)
        {
            if (above == outer)
            {
                return place;
            }
        }

        return null;
    }

    private static void Index<TKey, T>(Dictionary<TKey, List<T>> index, TKey key, T value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add(value);
    }
}
