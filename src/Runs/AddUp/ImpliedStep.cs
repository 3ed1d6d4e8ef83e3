using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A number that the plan implies without stating it.</summary>
/// <param name="Key">Its address.</param>
/// <param name="Words">What it is.</param>
/// <param name="Bounds">The values that follow, in base units.</param>
/// <param name="Unit">The unit in which it is shown.</param>
/// <param name="IsValue">Whether it is pinned to a value, and not only bounded on a side.</param>
/// <param name="Statements">The plan paths of the statements that imply it.</param>
/// <param name="Assumed">Whether it rests on the assumed date of targets without one.</param>
public sealed record ImpliedValue(string Key, ILocalised Words, Interval Bounds, Unit Unit, bool IsValue, IReadOnlyList<string> Statements, bool Assumed)
{
    /// <summary>The number it speaks of; null for exchange rates, and for numbers of a coverage of their own.</summary>
    public PointKey? Point { get; init; }

    /// <summary>How it follows: the statements it rests on, and the steps.</summary>
    public required Explanation Tree { get; init; }

    internal (bool IsRate, string? Topic) Order { get; init; }
}

/// <summary>What the plan says without saying it.</summary>
internal sealed class ImpliedStep
{
    /// <summary>Up to this relative width an interval counts as a value.</summary>
    private const double ValueWidth = 0.25;

    /// <summary>So does a growth to the percentage point: one near zero is no less known than another.</summary>
    private const double GrowthWidth = 0.01;

    private static readonly Phrase RateIn = new("exchange rate used in {0}", "{0}所用汇率");

    private readonly Plan _plan;
    private readonly Vocabulary _words;
    private readonly AddUpModel _model;
    private readonly AddUpSolution _solution;
    private readonly DerivationWords _trees;

    private ImpliedStep(Plan plan, Vocabulary words, AddUpModel model, AddUpSolution solution)
    {
        (_plan, _words, _model, _solution) = (plan, words, model, solution);
        _trees = new DerivationWords(words, model);
    }

    /// <summary>What is implied in the world of a day: exchange rates, then bounds on numbers of the future, then values, each in order of the plan's topics.</summary>
    internal static IReadOnlyList<ImpliedValue> Run(Plan plan, FactBook facts, DateOnly asOf, Vocabulary words)
    {
        var model = ModelBuilder.Build(plan, World.On(plan, facts, asOf), asksForGrowth: true);
        var solution = AddUpEngine.Solve(model.Problem, new AddUpSpec());
        return new ImpliedStep(plan, words, model, solution).All(asOf);
    }

    private List<ImpliedValue> All(DateOnly asOf)
    {
        var values = new List<ImpliedValue>();
        for (var v = 0; v < _model.Variables.Count; v++)
        {
            if (Of(v, asOf) is { } implied)
            {
                values.Add(implied);
            }
        }

        var topics = _plan.Topics.Keys.ToList();
        return [.. values
            .OrderByDescending(i => i.Order.IsRate).ThenBy(i => i.IsValue ? 1 : 0)
            .ThenBy(i => i.Order.Topic is { } topic && topics.IndexOf(topic) is var at and >= 0 ? at : topics.Count)
            .ThenBy(i => i.Key, StringComparer.Ordinal)];
    }

    private ImpliedValue? Of(int v, DateOnly asOf)
    {
        var variable = _model.Variables[v];
        var bounds = _solution.Bounds(v);
        if (variable.RateOf is { } statement)
        {
            return bounds.IsBounded ? Make(v, $"exchange_rate:{statement.Path}", RateIn.With(_words.Statement(statement)), bounds, true) : null;
        }

        if (variable.Key is not { } key || bounds.IsEmpty || bounds.IsUnbounded || !SaysMore(variable, bounds))
        {
            return null;
        }

        var narrow = key.Facet == Facet.Growth ? GrowthWidth : 0;
        var isValue = bounds.IsBounded && bounds.Width <= Math.Max(narrow, ValueWidth * Math.Max(Math.Abs(bounds.Low), Math.Abs(bounds.High)));
        var ofFuture = key.Period.Last >= asOf && !variable.IsStated;
        var lowSays = double.IsFinite(bounds.Low) && bounds.Low > variable.Domain.Low;
        var highSays = double.IsFinite(bounds.High) && bounds.High < variable.Domain.High;
        return isValue || (ofFuture && (lowSays || highSays))
            ? Make(v, key.Address(variable.Coverage), _words.Point(key, variable.Coverage), bounds, isValue)
            : null;
    }

    // A stated number counts as implied anew only where the rest of the plan narrows it to less than half.
    private static bool SaysMore(ModelVariable variable, Interval bounds) =>
        !variable.IsStated || (bounds.IsBounded && (!variable.Stated.IsBounded || bounds.Width < variable.Stated.Width / 2));

    private ImpliedValue Make(int v, string key, ILocalised words, Interval bounds, bool isValue)
    {
        var sides = new[] { Side.Low, Side.High }
            .Where(s => double.IsFinite(s == Side.Low ? bounds.Low : bounds.High))
            .Select(s => _solution.Explain(v, s))
            .ToList();
        var statements = sides.SelectMany(d => d.Statements).Distinct().Order().Select(s => _model.Statements[s]).ToList();
        var assumed = statements.Exists(s => s is Target { By: null });
        var unit = _model.Variables[v].Unit;
        return new ImpliedValue(key, words, bounds, unit, isValue, [.. statements.Select(s => s.Path)], assumed)
        {
            Point = _model.Variables[v].Coverage is null ? _model.Variables[v].Key : null,
            Order = (_model.Variables[v].RateOf is not null, _model.Variables[v].Series?.Indicator.Topic),
            Tree = _trees.Tree(words, new AmountRange(bounds, unit), sides, statements),
        };
    }
}
