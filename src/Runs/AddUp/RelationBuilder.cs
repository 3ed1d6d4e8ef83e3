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
    private readonly Dictionary<string, List<FormulaScope>> _formulasUsing = new(StringComparer.Ordinal);
    private readonly Dictionary<(PartsOver, string), List<PartWhole>> _partsOf = [];
    private readonly Dictionary<(PartWhole, SeriesKey), SeriesParts> _parts = [];

    internal RelationBuilder(Plan plan, AddUpModel model)
    {
        (_plan, _model) = (plan, model);
        _formulas = new FormulaCompiler(model);
        foreach (var indicator in plan.Indicators.Values)
        {
            if (indicator.Formula?.References() is { } references)
            {
                IndexFormula(indicator, references);
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

    private void IndexFormula(Indicator indicator, IReadOnlyList<Formula.Reference> references)
    {
        var scope = new FormulaScope(indicator.Id, references.All(r => r.Place is not null), references.Any(r => r.Subject is not null || r.Place is not null));
        foreach (var reference in references)
        {
            if (!_formulasUsing.TryGetValue(reference.Indicator, out var known) || known[^1] != scope)
            {
                Index(_formulasUsing, reference.Indicator, scope);
            }
        }
    }

    internal void Relate(int variable)
    {
        var number = _model.Variables[variable];
        if (number is not { Series: { } series, Coverage: null })
        {
            return;
        }

        // growth(x) in a formula speaks of the growth of x, so a growth can call for a formula too.
        var relations = series.Relations ??= RelationsOf(series);
        foreach (var user in relations.Users)
        {
            Apply(user, number.Period, mayCreate: false);
        }

        if (number.Facet != Facet.Level)
        {
            return;
        }

        if (series.Indicator.Formula is not null)
        {
            Apply(series, number.Period, mayCreate: true);
        }

        foreach (var parts in relations.Parts)
        {
            Relate(parts, number.Period);
        }

        RelatePlaces(variable, number, relations);
    }

    private SeriesRelations RelationsOf(ModelSeries series) => new(
        _formulasUsing.TryGetValue(series.Key.Indicator, out var users) ? [.. users.Select(u => _model.Series(OwnerOf(u, series.Key)))] : [],
        _partsOf.Count > 0 ? [.. PartsOf(series.Key)] : [],
        [.. OuterOf(series)]);

    // Where a formula names places or subjects itself, it speaks of the plan's place or of the place as a whole, not of each input's.
    private SeriesKey OwnerOf(FormulaScope scope, SeriesKey input) =>
        new(scope.Indicator, scope.NamesAllPlaces ? _plan.Head.Place : input.Place, scope.NamesAny ? null : input.Subject);

    private void Apply(ModelSeries owner, Period period, bool mayCreate)
    {
        var formula = owner.Formula ??= AppliedFormula.Of(owner.Indicator.Formula!, owner.Key, _model);
        if ((owner.TryFind(period, Facet.Level, out var result) && _model.Variables[result].IsComputed) || !(mayCreate || formula.HasInputs(period)))
        {
            return;
        }

        _model.Variables[_model.Variable(owner, period)].IsComputed = true;
        _formulas.Add(owner, formula, period);
    }

    private IEnumerable<SeriesParts> PartsOf(SeriesKey key)
    {
        (PartsOver, string?)[] members = [(PartsOver.Places, key.Place), (PartsOver.Indicators, key.Indicator), (PartsOver.Subjects, key.Subject)];
        foreach (var (over, member) in members)
        {
            foreach (var parts in member is null ? [] : _partsOf.GetValueOrDefault((over, member)) ?? [])
            {
                if ((over == PartsOver.Indicators || parts.Indicators.Contains(key.Indicator)) && (parts.Place is not { } place || place == key.Place))
                {
                    yield return PartsAt(parts, key);
                }
            }
        }
    }

    private SeriesParts PartsAt(PartWhole parts, SeriesKey member)
    {
        var whole = Member(parts.Over, member, parts.Whole);
        if (!_parts.TryGetValue((parts, whole), out var known))
        {
            _parts[(parts, whole)] = known = new SeriesParts(
                parts, _model.Series(whole), [.. parts.Parts.Select(id => _model.Series(Member(parts.Over, member, id)))]);
        }

        return known;
    }

    private static SeriesKey Member(PartsOver over, SeriesKey series, string id) => over switch
    {
        PartsOver.Places => series with { Place = id },
        PartsOver.Indicators => series with { Indicator = id },
        _ => series with { Subject = id },
    };

    private void Relate(SeriesParts parts, Period period)
    {
        if (parts.Statement.Period is { } valid && !valid.Contains(period))
        {
            return;
        }

        var known = parts.Parts.Append(parts.Whole).Count(s => s.TryFind(period, Facet.Level, out _));
        if (known >= 2 && parts.Done.Add(period))
        {
            AddParts(parts.Statement, parts.Whole, parts.Parts, period);
        }
    }

    private void AddParts(PartWhole parts, ModelSeries wholeSeries, ModelSeries[] partSeries, Period period)
    {
        var statement = _model.Statement(parts, isRelation: true);
        var nonNegative = partSeries.Append(wholeSeries).All(s => s.Indicator.Domain.Low >= 0);
        var whole = _model.Variable(wholeSeries, period);
        var terms = Array.ConvertAll(partSeries, s => new Term(_model.Variable(s, period), 1));
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
    private IEnumerable<ModelSeries> OuterOf(ModelSeries series)
    {
        var indicator = series.Indicator;
        var place = _plan.Places[series.Key.Place];
        while (indicator.Additive && indicator.Domain.Low >= 0 && place.Within is { } above && _plan.Places.TryGetValue(above, out place!))
        {
            var outer = _model.Series(series.Key with { Place = above });
            outer.Inner.Add(series);
            yield return outer;
        }
    }

    // Numbers are related in the order of their variables; of two, the later one is related to the earlier.
    private void RelatePlaces(int variable, ModelVariable number, SeriesRelations relations)
    {
        foreach (var outer in relations.Outer)
        {
            if (outer.TryFind(number.Period, Facet.Level, out var whole) && whole < variable)
            {
                AddWithin(number.Series!, variable, whole);
            }
        }

        foreach (var inner in number.Series!.Inner)
        {
            if (inner.TryFind(number.Period, Facet.Level, out var part) && part < variable)
            {
                AddWithin(inner, part, variable);
            }
        }
    }

    private void AddWithin(ModelSeries part, int inner, int outer) =>
        _model.Linear(
            _model.Statement(_plan.Places[part.Key.Place], isRelation: true), [new Term(inner, 1), new Term(outer, -1)], Interval.AtMost(0), null);

    private static void Index<TKey, T>(Dictionary<TKey, List<T>> index, TKey key, T value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add(value);
    }

    /// <summary>For whom a formula speaks.</summary>
    private sealed record FormulaScope(string Indicator, bool NamesAllPlaces, bool NamesAny);
}
