using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// Prepares the add-up problem of a world: a variable for every number spoken of, a bound for every statement, and the relations
/// between them: growth over the year before, shares, formulas, part and whole, place in place, time in time.
/// </summary>
internal sealed class ModelBuilder
{
    private static readonly Phrase OnePlus = new("1 + growth", "1 + 增速");
    private static readonly Phrase YearOnYear = new("level = level a year before × (1 + growth)", "本期 = 上年同期 × （1 + 增速）");
    private static readonly Phrase ShareOf = new("part = share × whole", "部分 = 占比 × 整体");
    private static readonly Phrase RelativeTo = new("stated as a change on {0}", "以相对{0}的变化表述");
    private static readonly Phrase RateWords = new("amount = rate × amount in the other currency", "金额 = 汇率 × 外币金额");

    private readonly Plan _plan;
    private readonly World _world;
    private readonly AddUpModel _model;
    private readonly HashSet<int> _linked = [];
    private readonly List<(ModelSeries Series, Period Period)> _growths = [];

    private ModelBuilder(Plan plan, World world) => (_plan, _world, _model) = (plan, world, new AddUpModel(plan));

    /// <summary>The problem of a world.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="world">The world.</param>
    /// <param name="asksForGrowth">Whether the growth between two stated levels is a number though nobody stated it.</param>
    internal static AddUpModel Build(Plan plan, World world, bool asksForGrowth = false)
    {
        var builder = new ModelBuilder(plan, world);
        builder.StateObservations();
        builder.StateTargets();
        if (asksForGrowth)
        {
            builder.AskForGrowth();
        }

        builder.Relate(new RelationBuilder(plan, builder._model));
        TimeLinks.Add(builder._model);
        new PlaceSums(plan, builder._model).Add();
        return builder._model;
    }

    // How a number grew is of interest where the plan aims at it or speaks of its growth, and a year and the year before were both stated.
    private void AskForGrowth()
    {
        var aimedAt = _plan.Targets.Values.Select(t => t.Series).ToHashSet();
        foreach (var series in _model.AllSeries.Where(s => s.Indicator.GrowthLinksLevels && (s.HasGrowth || aimedAt.Contains(s.Key))))
        {
            var stated = series.Plain.ToArray()
                .Where(n => n.Facet == Facet.Level && n.Period.IsMonths && _model.Variables[n.Variable].IsStated)
                .Select(n => n.Period)
                .ToHashSet();
            foreach (var period in stated.Where(p => stated.Contains(p.ShiftYears(-1))))
            {
                _model.Variable(series, period, Facet.Growth);
            }
        }
    }

    // Each new number can call for others, until none is new. A growth speaks of two levels that nothing else may speak of; where shorter
    // periods add to one of them it is a number too.
    private void Relate(RelationBuilder relations)
    {
        var next = 0;
        do
        {
            for (; next < _model.Variables.Count; next++)
            {
                LinkGrowth(next);
                LinkShare(next);
                relations.Relate(next);
            }

            foreach (var (series, period) in _growths)
            {
                AddLevel(series, period);
                AddLevel(series, period.ShiftYears(-1));
            }
        }
        while (next < _model.Variables.Count);
    }

    private void AddLevel(ModelSeries series, Period period)
    {
        if (!series.TryFind(period, Facet.Level, out _) && TimeLinks.CanAdd(series, period))
        {
            _model.Variable(series, period);
        }
    }

    private void StateObservations()
    {
        foreach (var observation in _world.Observations)
        {
            _model.Bound(observation, _model.Variable(observation.Key, observation.Coverage), observation.Figure.Interval);
            if (observation.Restated is { } restated)
            {
                ExchangeRate(observation, observation.Figure, restated);
            }
        }
    }

    private void StateTargets()
    {
        var pending = _world.Pending.ToHashSet();
        foreach (var target in _plan.Targets.Values)
        {
            if (World.DueBy(_plan, target) is not { } due)
            {
                continue;
            }

            // The variable is there even where the target does not bind, so that what the facts imply of it is known.
            var variable = _model.Variable(new PointKey(target.Series, due, target.Facet, target.Whole));
            StateRunningTotals(target, due);
            if (!pending.Contains(target))
            {
                continue;
            }

            if (target.RelativeTo is { } relative)
            {
                StateChange(target, variable, relative);
            }
            else
            {
                _model.Bound(target, variable, target.Aim);
            }
        }

        foreach (var target in _world.Stated)
        {
            if (target.Restated is { } restated)
            {
                ExchangeRate(target, target.Figure.AsChosen(), restated);
            }
        }
    }

    private void StateChange(Target target, int variable, Period relative)
    {
        var from = _model.Variable(new PointKey(target.Series, relative, target.Facet, target.Whole));
        if (!target.IsShareOfBase)
        {
            _model.Linear(_model.Statement(target, isRelation: false), [new Term(variable, 1), new Term(from, -1)], target.Aim, RelativeTo.With(relative));
            return;
        }

        // -13.5 % on 2020: the value is the base's times a ratio of 0.865.
        var ratio = _model.Auxiliary(target.Path, ModelVariable.Between(UnitCatalogue.One));
        _model.Bound(target, ratio, Interval.Point(1) + target.Aim);
        _model.Product(AddUpProblem.Definition, variable, from, ratio, RelativeTo.With(relative));
    }

    // A total over several years grows year by year: each part of the way is a number of its own.
    private void StateRunningTotals(Target target, Period due)
    {
        if (target.Facet != Facet.Level || !_plan.IsRunningTotal(target))
        {
            return;
        }

        for (var end = Period.Year(due.First.Year); end.Last < due.Last; end = end.ShiftYears(1))
        {
            _model.Variable(new PointKey(target.Series, Period.Between(due.First, end.Last)));
        }
    }

    private void ExchangeRate(Statement statement, Figure figure, Figure restated)
    {
        if (figure.Central is not { } amount
            || UnitCatalogue.Parse($"{figure.Unit.Dimension.Name}/{restated.Unit.Dimension.Name}") is not { } unit)
        {
            return;
        }

        // A threshold ("over 10 billion") names an exact number; its restatement is that number rounded.
        var isThreshold = figure.Qualifier is Qualifier.MoreThan or Qualifier.AtLeast or Qualifier.LessThan or Qualifier.AtMost;
        var exact = amount * figure.Unit.Factor;
        var owed = _model.Auxiliary($"amount:{statement.Path}", ModelVariable.Between(figure.Unit));
        var paid = _model.Auxiliary($"restated:{statement.Path}", ModelVariable.Between(restated.Unit));
        var rate = _model.Auxiliary($"exchange_rate:{statement.Path}", ModelVariable.Between(unit, rateOf: statement));
        _model.Bound(statement, owed, isThreshold ? Interval.Enclosing(exact, exact) : figure.Interval);
        _model.Bound(statement, paid, restated.Interval);
        _model.Product(AddUpProblem.Definition, owed, rate, paid, RateWords);
    }

    private void LinkGrowth(int variable)
    {
        var number = _model.Variables[variable];
        if (number is not { Facet: not Facet.Share, Series: { } series } || !series.HasGrowth || !series.Indicator.GrowthLinksLevels)
        {
            return;
        }

        if (number.Facet == Facet.Growth)
        {
            Link(variable, series, number.Period, number.Coverage);
            if (number.Coverage is null)
            {
                _growths.Add((series, number.Period));
            }

            return;
        }

        LinkWhereGrowthIsKnown(series, number.Period, number.Coverage);
        LinkWhereGrowthIsKnown(series, number.Period.ShiftYears(1), number.Coverage);
    }

    private void LinkWhereGrowthIsKnown(ModelSeries series, Period period, string? coverage)
    {
        if (series.TryFind(period, Facet.Growth, null, coverage, out var found))
        {
            Link(found, series, period, coverage);
        }
    }

    private void Link(int growth, ModelSeries series, Period now, string? coverage)
    {
        var before = now.ShiftYears(-1);
        bool IsKnown(Period period) => series.TryFind(period, Facet.Level, null, coverage, out _);
        if (!(IsKnown(now) || IsKnown(before)) || !now.IsMonths || !(IsPositive(series, now, coverage) || IsPositive(series, before, coverage))
            || _plan.BreaksBetween(series.Key, before, now).Any() || !_linked.Add(growth))
        {
            return;
        }

        var factor = _model.Auxiliary(series.Key.Indicator, ModelVariable.Between(oneMoreThan: new PointKey(series.Key, now, Facet.Growth)));
        _model.Linear(AddUpProblem.Definition, [new Term(factor, 1), new Term(growth, -1)], Interval.Point(1), OnePlus);
        _model.Product(
            AddUpProblem.Definition, _model.Variable(series, now, coverage: coverage), _model.Variable(series, before, coverage: coverage), factor, YearOnYear);
    }

    // Growth from a base that may be negative has no agreed meaning, so it links levels only where one of them is known to be positive.
    private bool IsPositive(ModelSeries series, Period period, string? coverage) =>
        series.Indicator.Domain.Low >= 0
        || (series.TryFind(period, Facet.Level, null, coverage, out var variable) && _model.Variables[variable].Stated.Low > 0);

    private void LinkShare(int variable)
    {
        if (_model.Variables[variable] is { Facet: Facet.Share, Series: { } series, Whole: { } whole, Coverage: null } share)
        {
            var part = _model.Variable(series, share.Period);
            _model.Product(AddUpProblem.Definition, part, variable, _model.Variable(_model.Series(whole), share.Period), ShareOf);
        }
    }
}
