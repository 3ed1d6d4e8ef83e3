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
    internal (PointKey Key, double Offset)? StandsFor { get; set; }

    /// <summary>The statement whose restated amount it is the exchange rate of; null for all else.</summary>
    internal Statement? RateOf { get; set; }
}

/// <summary>The plan's statements as an add-up problem, with the way back from its numbers to the plan.</summary>
internal sealed class AddUpModel(Plan plan)
{
    private readonly Dictionary<(PointKey, string?), int> _index = [];
    private readonly Dictionary<string, int> _statementIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<SeriesKey, List<int>> _bySeries = [];

    internal AddUpProblem Problem { get; } = new();

    internal List<ModelVariable> Variables { get; } = [];

    internal List<Statement> Statements { get; } = [];

    /// <summary>What each constraint says, in the order in which constraints were added.</summary>
    internal List<Message?> ConstraintWords { get; } = [];

    /// <summary>Variables that no relation has looked at yet.</summary>
    internal Queue<int> Fresh { get; } = new();

    internal bool TryFind(PointKey key, out int variable, string? coverage = null) => _index.TryGetValue((key, coverage), out variable);

    internal IReadOnlyList<int> OfSeries(SeriesKey series) => _bySeries.GetValueOrDefault(series) ?? [];

    internal IEnumerable<SeriesKey> AllSeries => _bySeries.Keys;

    /// <summary>The variable at an address, made where there is none.</summary>
    internal int Variable(PointKey key, string? coverage = null)
    {
        if (_index.TryGetValue((key, coverage), out var known))
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
        var variable = Problem.AddVariable(key.ToString(), domain);
        Variables.Add(new ModelVariable(key, coverage, unit) { Domain = domain });
        _index.Add((key, coverage), variable);
        if (coverage is null)
        {
            if (!_bySeries.TryGetValue(key.Series, out var list))
            {
                _bySeries[key.Series] = list = [];
            }

            list.Add(variable);
        }

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
        if (_statementIndex.TryGetValue(statement.Path, out var known))
        {
            return known;
        }

        var index = Problem.AddStatement(statement.Path, isRelation);
        _statementIndex.Add(statement.Path, index);
        Statements.Add(statement);
        return index;
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
