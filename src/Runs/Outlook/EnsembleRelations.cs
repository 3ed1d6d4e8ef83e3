using Songhua.AddUp;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// The plan's formulas, part-whole statements and places in places, as relations of an ensemble: those of the add-up problem of a year in
/// which every projected series is known.
/// </summary>
internal sealed class EnsembleRelations
{
    private readonly AddUpModel _model;
    private readonly Dictionary<int, int> _seriesOf = [];
    private readonly List<EnsembleSeries> _computed = [];
    private readonly List<EnsembleRelation> _relations = [];
    private readonly List<IReadOnlyList<int>> _members = [];
    private readonly int _firstComputed;

    private EnsembleRelations(AddUpModel model, IReadOnlyList<SeriesKey> projected, Period year, int firstComputed)
    {
        (_model, _firstComputed) = (model, firstComputed);
        for (var i = 0; i < projected.Count; i++)
        {
            if (model.TryFind(new PointKey(projected[i], year), out var variable))
            {
                _seriesOf[variable] = i;
            }
        }
    }

    /// <summary>The projected series that relations connect, over any number of steps, with one of those wanted; and these themselves.</summary>
    internal static IReadOnlyList<SeriesKey> ConnectedWith(IReadOnlyCollection<SeriesKey> wanted, Plan plan, IReadOnlyList<SeriesKey> projected, Period year)
    {
        var relations = Of(plan, projected, year, projected.Count);
        var reached = Enumerable.Range(0, projected.Count).Where(i => wanted.Contains(projected[i])).ToHashSet();
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var members in relations._members.Where(m => m.Any(reached.Contains)))
            {
                reached.UnionWith(members);
            }
        }

        return [.. projected.Where((_, i) => reached.Contains(i))];
    }

    /// <summary>The relations between projected series, given in order, and the further series that follow from them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="projected">Projected levels; their indices are their places here.</param>
    /// <param name="year">The year whose relations hold.</param>
    /// <param name="firstComputed">The index of the first series that follows from them.</param>
    internal static (IReadOnlyList<EnsembleRelation> Relations, IReadOnlyList<EnsembleSeries> Computed) Between(Plan plan, IReadOnlyList<SeriesKey> projected, Period year, int firstComputed)
    {
        var relations = Of(plan, projected, year, firstComputed);
        return (relations._relations, relations._computed);
    }

    private static EnsembleRelations Of(Plan plan, IReadOnlyList<SeriesKey> projected, Period year, int firstComputed)
    {
        var spoken = projected.Select(s => new Observation(s.ToString(), default, new PointKey(s, year), Figure.OfNumber(1, plan.Indicators[s.Indicator].Measure.Unit), ValueStatus.Estimate, ""));
        var model = ModelBuilder.Build(plan, new World(year.Last, [.. spoken], [], []));
        var relations = new EnsembleRelations(model, projected, year, firstComputed);
        relations.Add();
        return relations;
    }

    private void Add()
    {
        List<AddUpRelation> left = [.. WithEquations(_model.Problem.Relations)];
        left.RemoveAll(r => IsWithin(r) && left.Exists(other => IsSum(other) && Holds(other, r)));
        for (var isNew = true; isNew;)
        {
            isNew = false;
            foreach (var relation in left.ToList())
            {
                var open = relation.Terms.Select(t => t.Variable).Where(v => !_seriesOf.ContainsKey(v)).Distinct().ToList();
                if (open.Count == 1 && IsEquation(relation))
                {
                    // What is left over has the nature of its series too.
                    if (relation.Kind == ConstraintKind.Linear && _model.Problem.Domain(open[0]).Low >= 0)
                    {
                        StateWithout(relation);
                    }

                    _seriesOf[open[0]] = _firstComputed + _computed.Count;
                    _computed.Add(new EnsembleSeries($"computed/{_model.Problem.VariableKey(open[0])}", ValueScale.Identity, null));
                    open.Clear();
                    isNew = true;
                }

                if (open.Count == 0)
                {
                    left.Remove(relation);
                    State(relation);
                }
            }
        }

        foreach (var relation in left.Where(r => r.Kind == ConstraintKind.Linear))
        {
            StateWithout(relation);
        }
    }

    private static bool IsEquation(AddUpRelation relation) =>
        relation.Kind == ConstraintKind.Product || (relation.Range.IsPoint && relation.Terms.All(t => t.Coefficient.Width <= 1e-12 * Math.Abs(t.Coefficient.Middle)));

    // "Within 2 %" is stated as two bounds. It forgives what rounding and vintages do to figures; draws have neither, and add up. Where a part
    // is not projected, the bounds stay: what is left over of the whole is smaller than what they forgive.
    private IEnumerable<AddUpRelation> WithEquations(IEnumerable<AddUpRelation> stated)
    {
        AddUpRelation? least = null;
        foreach (var relation in stated)
        {
            if (least is not null && IsOtherSide(least, relation) && relation.Terms.All(t => _seriesOf.ContainsKey(t.Variable) || t.Coefficient.High < 0))
            {
                yield return relation with { Terms = [.. relation.Terms.Zip(least.Terms, (a, b) => new Term(a.Variable, (a.Coefficient.Middle + b.Coefficient.Middle) / 2))], Range = Interval.Point(0) };
                least = null;
                continue;
            }

            if (least is not null)
            {
                yield return least;
            }

            least = relation;
        }

        if (least is not null)
        {
            yield return least;
        }
    }

    // A part that is at most the whole says nothing beside a sum with that whole, which knows what is tolerated.
    private static bool IsWithin(AddUpRelation relation) => relation.Kind == ConstraintKind.Linear && relation.Terms.Count == 2 && relation.Range == Interval.AtMost(0) && relation.Terms[0].Coefficient == Interval.Point(1) && relation.Terms[1].Coefficient == Interval.Point(-1);

    private bool IsSum(AddUpRelation relation) =>
        relation.Kind == ConstraintKind.Linear && relation.Terms.Count > 2 && relation.Range.High == 0 && relation.Terms.Count(t => t.Coefficient.High < 0) == 1 && relation.Terms.All(t => _model.Problem.Domain(t.Variable).Low >= 0);

    private static bool Holds(AddUpRelation sum, AddUpRelation within) =>
        sum.Terms.Any(t => t.Variable == within.Terms[1].Variable && t.Coefficient.High < 0) && sum.Terms.Any(t => t.Variable == within.Terms[0].Variable && t.Coefficient.Low > 0);

    private static bool IsOtherSide(AddUpRelation least, AddUpRelation most) =>
        least.Kind == ConstraintKind.Linear && most.Kind == ConstraintKind.Linear && least.Statement == most.Statement && least.Range == Interval.NonNegative && most.Range == Interval.AtMost(0)
        && least.Terms.Select(t => t.Variable).SequenceEqual(most.Terms.Select(t => t.Variable));

    private string KeyOf(AddUpRelation relation) => relation.Statement == AddUpProblem.Definition ? "definition" : _model.Problem.StatementKey(relation.Statement);

    private void State(AddUpRelation relation)
    {
        if (relation.Kind == ConstraintKind.Product || IsEquation(relation))
        {
            _members.Add([.. relation.Terms.Select(t => _seriesOf[t.Variable])]);
        }

        if (relation.Kind == ConstraintKind.Product)
        {
            var (result, left, right) = (_seriesOf[relation.Terms[0].Variable], _seriesOf[relation.Terms[1].Variable], _seriesOf[relation.Terms[2].Variable]);
            _relations.Add(EnsembleRelation.Product(KeyOf(relation), result, 1, [left, right], []));
        }
        else if (IsEquation(relation))
        {
            _relations.Add(EnsembleRelation.Linear(KeyOf(relation), [.. relation.Terms.Select(t => (_seriesOf[t.Variable], t.Coefficient.Middle))], relation.Range.Middle, relation.Range.Middle));
        }
        else
        {
            StateWithout(relation);
        }
    }

    // A sum with a bound, or with unknown parts: each side holds with the coefficients that make it easiest, unknown parts counting as zero
    // where they can only help. Where they could be anything, the side says nothing.
    private void StateWithout(AddUpRelation relation)
    {
        var known = relation.Terms.Where(t => _seriesOf.ContainsKey(t.Variable)).ToList();
        var unknown = relation.Terms.Where(t => !_seriesOf.ContainsKey(t.Variable)).ToList();
        if (known.Count >= 2)
        {
            _members.Add([.. known.Select(t => _seriesOf[t.Variable])]);
        }

        if (known.Count < 2 || relation.Terms.Any(t => _model.Problem.Domain(t.Variable).Low < 0))
        {
            return;
        }

        if (double.IsFinite(relation.Range.High) && unknown.TrueForAll(t => t.Coefficient.Low >= 0))
        {
            Side(relation, known, t => t.Coefficient.Low, double.NegativeInfinity, relation.Range.High);
        }

        if (double.IsFinite(relation.Range.Low) && unknown.TrueForAll(t => t.Coefficient.High <= 0))
        {
            Side(relation, known, t => t.Coefficient.High, relation.Range.Low, double.PositiveInfinity);
        }
    }

    private void Side(AddUpRelation relation, IReadOnlyList<Term> terms, Func<Term, double> coefficient, double low, double high) =>
        _relations.Add(EnsembleRelation.Linear(KeyOf(relation), [.. terms.Where(t => coefficient(t) != 0).Select(t => (_seriesOf[t.Variable], coefficient(t)))], low, high));
}
