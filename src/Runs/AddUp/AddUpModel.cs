using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A quantity of the add-up problem with its meaning.</summary>
/// <param name="Key">Its address; null for intermediate results.</param>
/// <param name="Coverage">What it covers, where that differs from the indicator's definition.</param>
/// <param name="Unit">The unit in which it is shown.</param>
internal sealed record ModelVariable(PointKey? Key, string? Coverage, Unit Unit)
{
    /// <summary>What is stated of it directly, taken together.</summary>
    internal Interval Stated { get; set; } = Interval.All;

    /// <summary>Whether a statement speaks of it directly.</summary>
    internal bool IsStated { get; set; }

    /// <summary>The values that are possible at all.</summary>
    internal Interval Domain { get; init; } = Interval.All;

    /// <summary>For an intermediate result that is a named number and a constant: that number, and the constant.</summary>
    internal Tuple<PointKey, double>? StandsFor { get; set; }

    /// <summary>The statement whose restated amount it is the exchange rate of; null for all else.</summary>
    internal Statement? RateOf { get; set; }
}

/// <summary>The plan's statements as an add-up problem, with the way back from its numbers to the plan.</summary>
internal sealed class AddUpModel(Plan plan)
{
    // Ids are hashed once a lookup, for the series; within a series the key is small. Plans have tens of thousands of points.
    private readonly Dictionary<SeriesKey, SeriesVariables> _bySeries = [];
    private readonly Dictionary<Statement, int> _statementIndex = new(ReferenceEqualityComparer.Instance);

    internal AddUpProblem Problem { get; } = new();

    internal List<ModelVariable> Variables { get; } = [];

    internal List<Statement> Statements { get; } = [];

    /// <summary>What each constraint says, in the order in which constraints were added.</summary>
    internal List<Message?> ConstraintWords { get; } = [];

    /// <summary>Variables that no relation has looked at yet.</summary>
    internal Queue<int> Fresh { get; } = new();

    internal bool TryFind(PointKey key, out int variable, string? coverage = null)
    {
        variable = -1;
        return _bySeries.TryGetValue(key.Series, out var series) && series.TryFind(key, coverage, out variable);
    }

    internal IReadOnlyList<int> OfSeries(SeriesKey series) => _bySeries.GetValueOrDefault(series)?.All ?? [];

    internal IEnumerable<SeriesKey> AllSeries => _bySeries.Keys;

    /// <summary>The variable at an address, made where there is none.</summary>
    internal int Variable(PointKey key, string? coverage = null)
    {
        if (!_bySeries.TryGetValue(key.Series, out var series))
        {
            _bySeries[key.Series] = series = new SeriesVariables();
        }
        else if (series.TryFind(key, coverage, out var known))
        {
            return known;
        }

        var indicator = plan.Indicators[key.Series.Indicator];
        var unit = key.Facet == Facet.Level ? indicator.Measure.Unit : UnitCatalogue.Percent;
        var domain = key.Facet switch
        {
            Facet.Level => indicator.Domain,
            Facet.Growth when indicator.GrowthLinksLevels && indicator.Domain.Low >= 0 => Interval.AtLeast(-1),
            _ => Interval.All,
        };
        var variable = Problem.AddVariable(key.Series.Indicator, domain);
        Variables.Add(new ModelVariable(key, coverage, unit) { Domain = domain });
        series.Add(key, coverage, variable);
        Fresh.Enqueue(variable);
        return variable;
    }

    /// <summary>An intermediate result.</summary>
    internal int Auxiliary(string key, Unit unit)
    {
        Variables.Add(new ModelVariable(null, null, unit));
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

    /// <summary>The variables of one series by period, facet, whole and coverage.</summary>
    private sealed class SeriesVariables
    {
        private readonly Dictionary<(Period, Facet), int> _plain = [];
        private Dictionary<(PointKey, string?), int>? _others;

        /// <summary>Those without a coverage of their own.</summary>
        internal List<int> All { get; } = [];

        internal bool TryFind(PointKey key, string? coverage, out int variable)
        {
            if (key.Whole is null && coverage is null)
            {
                return _plain.TryGetValue((key.Period, key.Facet), out variable);
            }

            variable = -1;
            return _others?.TryGetValue((key, coverage), out variable) ?? false;
        }

        internal void Add(PointKey key, string? coverage, int variable)
        {
            if (coverage is null)
            {
                All.Add(variable);
            }

            if (key.Whole is null && coverage is null)
            {
                _plain.Add((key.Period, key.Facet), variable);
            }
            else
            {
                (_others ??= []).Add((key, coverage), variable);
            }
        }
    }

    internal void Bound(Statement statement, int variable, Interval interval)
    {
        Problem.AddBound(Statement(statement, isRelation: false), variable, interval);
        ConstraintWords.Add(null);
        Variables[variable].IsStated = true;
        Variables[variable].Stated = Variables[variable].Stated.Intersect(interval);
    }

    internal void Linear(int statement, IReadOnlyList<Term> terms, Interval sum, Message? words)
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
