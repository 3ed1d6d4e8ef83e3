using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A quantity of the add-up problem with its meaning. There is one for each unknown, so that its size matters.</summary>
internal sealed class ModelVariable
{
    private readonly Aside? _aside;

    private ModelVariable(ModelSeries? series, Period period, Facet facet, Aside? aside) => (Series, Period, Facet, _aside) = (series, period, facet, aside);

    /// <summary>Its series; null for intermediate results.</summary>
    internal ModelSeries? Series { get; }

    internal Period Period { get; }

    internal Facet Facet { get; }

    /// <summary>For a share: the series it is a share of.</summary>
    internal SeriesKey? Whole => _aside?.Whole;

    /// <summary>What it covers, where that differs from the indicator's definition.</summary>
    internal string? Coverage => _aside?.Coverage;

    /// <summary>Its address; null for intermediate results.</summary>
    internal PointKey? Key => Series is null ? null : new PointKey(Series.Key, Period, Facet, Whole);

    /// <summary>The unit in which it is shown.</summary>
    internal Unit Unit => _aside?.Unit ?? (Series is null ? UnitCatalogue.One : Facet == Facet.Level ? Series.Indicator.Measure.Unit : UnitCatalogue.Percent);

    /// <summary>The values that are possible at all.</summary>
    internal Interval Domain => Series is null ? Interval.All : DomainOf(Series.Indicator, Facet);

    /// <summary>What is stated of it directly, taken together.</summary>
    internal Interval Stated { get; private set; } = Interval.All;

    /// <summary>Whether a statement speaks of it directly.</summary>
    internal bool IsStated { get; private set; }

    /// <summary>Whether its indicator's formula was applied to it.</summary>
    internal bool IsComputed { get; set; }

    /// <summary>For 1 + growth: the growth.</summary>
    internal PointKey? IsOneMoreThan => _aside?.OneMoreThan;

    /// <summary>The statement whose restated amount it is the exchange rate of; null for all else.</summary>
    internal Statement? RateOf => _aside?.RateOf;

    internal void State(Interval interval)
    {
        IsStated = true;
        Stated = Stated.Intersect(interval);
    }

    internal static Interval DomainOf(Indicator indicator, Facet facet) => facet switch
    {
        Facet.Level => indicator.Domain,
        Facet.Growth when indicator.GrowthLinksLevels && indicator.Domain.Low >= 0 => Interval.AtLeast(-1),
        _ => Interval.All,
    };

    internal static ModelVariable Number(ModelSeries series, Period period, Facet facet, SeriesKey? whole, string? coverage) =>
        new(series, period, facet, whole is null && coverage is null ? null : new Aside { Whole = whole, Coverage = coverage });

    internal static ModelVariable Between(Unit? unit = null, PointKey? oneMoreThan = null, Statement? rateOf = null) =>
        new(null, default, default, unit is null && oneMoreThan is null && rateOf is null ? null : new Aside { Unit = unit, OneMoreThan = oneMoreThan, RateOf = rateOf });

    // What few have.
    private sealed class Aside
    {
        internal SeriesKey? Whole { get; init; }

        internal string? Coverage { get; init; }

        internal Unit? Unit { get; init; }

        internal PointKey? OneMoreThan { get; init; }

        internal Statement? RateOf { get; init; }
    }
}

/// <summary>The plan's statements as an add-up problem, with the way back from its numbers to the plan.</summary>
internal sealed class AddUpModel(Plan plan)
{
    private readonly Dictionary<SeriesKey, ModelSeries> _bySeries = [];
    private readonly Dictionary<Statement, int> _statementIndex = new(ReferenceEqualityComparer.Instance);

    internal AddUpProblem Problem { get; } = new();

    internal List<ModelVariable> Variables { get; } = [];

    internal List<Statement> Statements { get; } = [];

    /// <summary>What each constraint says, in the order in which constraints were added.</summary>
    internal List<Message?> ConstraintWords { get; } = [];

    /// <summary>Every series that has numbers, in the order of their first.</summary>
    internal List<ModelSeries> AllSeries { get; } = [];

    /// <summary>The series of a key, without numbers where it is new.</summary>
    internal ModelSeries Series(SeriesKey key)
    {
        if (!_bySeries.TryGetValue(key, out var series))
        {
            _bySeries[key] = series = new ModelSeries(key, plan.Indicators[key.Indicator]);
        }

        return series;
    }

    internal ModelSeries? FindSeries(SeriesKey key) => _bySeries.GetValueOrDefault(key);

    internal bool TryFind(PointKey key, out int variable, string? coverage = null)
    {
        variable = -1;
        return _bySeries.TryGetValue(key.Series, out var series) && series.TryFind(key.Period, key.Facet, key.Whole, coverage, out variable);
    }

    /// <summary>The variable at an address, made where there is none.</summary>
    internal int Variable(PointKey key, string? coverage = null) => Variable(Series(key.Series), key.Period, key.Facet, key.Whole, coverage);

    /// <summary>The variable of a series and period, made where there is none.</summary>
    internal int Variable(ModelSeries series, Period period, Facet facet = Facet.Level, SeriesKey? whole = null, string? coverage = null)
    {
        if (series.TryFind(period, facet, whole, coverage, out var known))
        {
            return known;
        }

        var variable = Problem.AddVariable(series.Key.Indicator, ModelVariable.DomainOf(series.Indicator, facet));
        Variables.Add(ModelVariable.Number(series, period, facet, whole, coverage));
        series.Add(period, facet, whole, coverage, variable);
        if (series.Count == 1)
        {
            AllSeries.Add(series);
        }

        return variable;
    }

    /// <summary>An intermediate result; a pure number unless said otherwise.</summary>
    internal int Auxiliary(string key, ModelVariable? meaning = null)
    {
        Variables.Add(meaning ?? ModelVariable.Between());
        return Problem.AddVariable(key, Interval.All);
    }

    /// <summary>The number of a statement, entered where it is new.</summary>
    internal int Statement(Statement statement, bool isRelation)
    {
        if (_statementIndex.TryGetValue(statement, out var known))
        {
            return known;
        }

        var index = Problem.AddStatement(statement.Path, isRelation);
        _statementIndex.Add(statement, index);
        Statements.Add(statement);
        return index;
    }

    internal void Bound(Statement statement, int variable, Interval interval)
    {
        Problem.AddBound(Statement(statement, isRelation: false), variable, interval);
        ConstraintWords.Add(null);
        Variables[variable].State(interval);
    }

    internal void Linear(int statement, ReadOnlySpan<Term> terms, Interval sum, Message? words)
    {
        Problem.AddLinear(statement, terms, sum);
        ConstraintWords.Add(words);
    }

    internal void Product(int statement, int product, int left, int right, Message? words)
    {
        Problem.AddProduct(statement, product, left, right);
        ConstraintWords.Add(words);
    }
}
