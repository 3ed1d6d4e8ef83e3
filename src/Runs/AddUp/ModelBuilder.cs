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

    private ModelBuilder(Plan plan, World world) => (_plan, _world, _model) = (plan, world, new AddUpModel(plan));

    /// <summary>The problem of a world.</summary>
    internal static AddUpModel Build(Plan plan, World world)
    {
        var builder = new ModelBuilder(plan, world);
        builder.StateObservations();
        builder.StateTargets();
        var relations = new RelationBuilder(plan, builder._model);
        while (builder._model.Fresh.TryDequeue(out var variable))
        {
            builder.LinkGrowth(variable);
            builder.LinkShare(variable);
            relations.Relate(variable);
        }

        TimeLinks.Add(plan, builder._model);
        return builder._model;
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
        var ratio = _model.Auxiliary(target.Path, UnitCatalogue.One);
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
        var owed = _model.Auxiliary($"amount:{statement.Path}", figure.Unit);
        var paid = _model.Auxiliary($"restated:{statement.Path}", restated.Unit);
        var rate = _model.Auxiliary($"exchange_rate:{statement.Path}", unit);
        _model.Variables[rate].RateOf = statement;
        _model.Bound(statement, owed, isThreshold ? Interval.Enclosing(exact, exact) : figure.Interval);
        _model.Bound(statement, paid, restated.Interval);
        _model.Product(AddUpProblem.Definition, owed, rate, paid, RateWords);
    }

    private void LinkGrowth(int variable)
    {
        if (_model.Variables[variable] is not { Key: { Facet: not Facet.Share } key } v || !_plan.Indicators[key.Series.Indicator].GrowthLinksLevels)
        {
            return;
        }

        if (key.Facet == Facet.Growth)
        {
            Link(variable, key, v.Coverage);
            return;
        }

        LinkWhereGrowthIsKnown(key with { Facet = Facet.Growth }, v.Coverage);
        LinkWhereGrowthIsKnown(key with { Facet = Facet.Growth, Period = key.Period.ShiftYears(1) }, v.Coverage);
    }

    private void LinkWhereGrowthIsKnown(PointKey growth, string? coverage)
    {
        if (_model.TryFind(growth, out var found, coverage))
        {
            Link(found, growth, coverage);
        }
    }

    private void Link(int growth, PointKey key, string? coverage)
    {
        var now = key with { Facet = Facet.Level };
        var before = now with { Period = key.Period.ShiftYears(-1) };
        var known = _model.TryFind(now, out _, coverage) || _model.TryFind(before, out _, coverage);
        if (!known || !key.Period.IsMonths || !(IsPositive(now, coverage) || IsPositive(before, coverage)) || _plan.BreaksBetween(key.Series, before.Period, now.Period).Any() || !_linked.Add(growth))
        {
            return;
        }

        var factor = _model.Auxiliary(key.Series.Indicator, UnitCatalogue.One);
        _model.Variables[factor].StandsFor = Tuple.Create(key, 1.0);
        _model.Linear(AddUpProblem.Definition, [new Term(factor, 1), new Term(growth, -1)], Interval.Point(1), OnePlus);
        _model.Product(AddUpProblem.Definition, _model.Variable(now, coverage), _model.Variable(before, coverage), factor, YearOnYear);
    }

    // Growth from a base that may be negative has no agreed meaning, so it links levels only where one of them is known to be positive.
    private bool IsPositive(PointKey level, string? coverage) =>
        _plan.Indicators[level.Series.Indicator].Domain.Low >= 0
        || (_model.TryFind(level, out var variable, coverage) && _model.Variables[variable].Stated.Low > 0);

    private void LinkShare(int variable)
    {
        if (_model.Variables[variable] is { Key: { Facet: Facet.Share, Whole: { } whole } key, Coverage: null })
        {
            var part = _model.Variable(new PointKey(key.Series, key.Period));
            _model.Product(AddUpProblem.Definition, part, variable, _model.Variable(new PointKey(whole, key.Period)), ShareOf);
        }
    }
}
