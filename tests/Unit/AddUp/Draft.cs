using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Tests.Unit.AddUp;

/// <summary>A problem that can be built with all or some of its statements, in any order.</summary>
internal sealed class Draft
{
    private readonly List<Interval> _domains = [];
    private readonly List<(bool IsRelation, Action<AddUpProblem, int> Say)> _statements = [];
    private readonly List<Action<AddUpProblem>> _definitions = [];

    public int Statements => _statements.Count;

    public int Variables => _domains.Count;

    public int Variable(Interval? domain = null)
    {
        _domains.Add(domain ?? Interval.All);
        return _domains.Count - 1;
    }

    public int Variable(double low, double high) => Variable(new Interval(low, high));

    public int Bound(int variable, double low, double high) => Bound(variable, new Interval(low, high));

    public int Bound(int variable, Interval interval) => Say(false, (p, s) => p.AddBound(s, variable, interval));

    public int Linear(Interval sum, params Term[] terms) => Say(true, (p, s) => p.AddLinear(s, terms, sum));

    /// <summary>total = sum of the parts.</summary>
    public int Total(int total, params int[] parts) =>
        Linear(Interval.Point(0), [.. parts.Select(part => new Term(part, 1)), new Term(total, -1)]);

    public int Product(int product, int left, int right) => Say(true, (p, s) => p.AddProduct(s, product, left, right));

    public void Define(Action<AddUpProblem> definition) => _definitions.Add(definition);

    public int Say(bool isRelation, Action<AddUpProblem, int> say)
    {
        _statements.Add((isRelation, say));
        return _statements.Count - 1;
    }

    /// <summary>The problem with some statements only; the others keep their numbers and say nothing.</summary>
    public AddUpProblem Build(Func<int, bool>? keep = null) => Build([.. Enumerable.Range(0, Statements)], keep);

    /// <summary>The problem with its statements in another order: the first of the order becomes statement 0.</summary>
    public AddUpProblem Build(int[] order, Func<int, bool>? keep = null)
    {
        var problem = new AddUpProblem();
        for (var v = 0; v < _domains.Count; v++)
        {
            problem.AddVariable($"v{v}", _domains[v]);
        }

        foreach (var definition in _definitions)
        {
            definition(problem);
        }

        foreach (var s in order)
        {
            var statement = problem.AddStatement($"s{s}", _statements[s].IsRelation);
            if (keep?.Invoke(s) ?? true)
            {
                _statements[s].Say(problem, statement);
            }
        }

        return problem;
    }

    public AddUpSolution Solve(Func<int, bool>? keep = null) => AddUpEngine.Solve(Build(keep), new AddUpSpec());

    public bool IsConsistent(Func<int, bool> keep) => Solve(keep).Conflicts.Count == 0;
}
