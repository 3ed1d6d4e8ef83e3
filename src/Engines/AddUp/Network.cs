using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>
/// A problem laid out in arrays: the terms of constraint c are at TermStart[c] to TermStart[c + 1], and so for the constraints
/// that use a variable (bounds left out, for they speak once) and for those that a statement owns. Ranges and coefficients stay where
/// the problem has them, for what was added to a problem does not change.
/// </summary>
internal sealed class Network
{
    private readonly Blocks<AddUpProblem.Constraint> _constraints;
    private readonly Blocks<Term> _terms;
    private readonly int[] _useStart;
    private readonly int[] _uses;
    private readonly int[] _ownedStart;
    private readonly int[] _owned;

    public Network(AddUpProblem problem)
    {
        var constraints = _constraints = problem.Constraints;
        _terms = problem.Terms;
        Domains = new Interval[problem.Domains.Count];
        for (var v = 0; v < Domains.Length; v++)
        {
            Domains[v] = problem.Domains[v];
        }

        IsRelation = [.. problem.IsRelation];
        Kind = new ConstraintKind[constraints.Count];
        Owner = new int[constraints.Count];
        TermStart = new int[constraints.Count + 1];
        TermStart[^1] = problem.Terms.Count;
        for (var c = 0; c < constraints.Count; c++)
        {
            (Kind[c], Owner[c], TermStart[c], _) = constraints[c];
        }

        Variable = new int[_terms.Count];
        for (var t = 0; t < Variable.Length; t++)
        {
            Variable[t] = _terms[t].Variable;
        }

        for (var c = 0; c < constraints.Count; c++)
        {
            MaxTerms = Math.Max(MaxTerms, TermStart[c + 1] - TermStart[c]);
        }

        (_useStart, _uses) = UsesByVariable();
        (_ownedStart, _owned) = ConstraintsByOwner();
    }

    public Interval[] Domains { get; }

    public bool[] IsRelation { get; }

    public ConstraintKind[] Kind { get; }

    /// <summary>The statement of each constraint, or Definition.</summary>
    public int[] Owner { get; }

    public int[] TermStart { get; }

    public int[] Variable { get; }

    public int MaxTerms { get; }

    /// <summary>What a bound's variable or a linear sum must lie in.</summary>
    public Interval Range(int constraint) => _constraints[constraint].Range;

    /// <summary>The coefficient of a term.</summary>
    public Interval Coefficient(int term) => _terms[term].Coefficient;

    /// <summary>The linear constraints and products that use a variable.</summary>
    public ReadOnlySpan<int> Uses(int variable) => _uses.AsSpan(_useStart[variable].._useStart[variable + 1]);

    /// <summary>The constraints of a statement, or of Definition.</summary>
    public ReadOnlySpan<int> Owned(int statement) => _owned.AsSpan(_ownedStart[statement + 1].._ownedStart[statement + 2]);

    /// <summary>The variables of a constraint.</summary>
    public ReadOnlySpan<int> Variables(int constraint) => Variable.AsSpan(TermStart[constraint]..TermStart[constraint + 1]);

    /// <summary>
    /// The statements that touch each other through variables, directly or at a distance; what is said in one group has no bearing
    /// on another. In order of the first statement.
    /// </summary>
    public List<List<int>> Components()
    {
        var leader = Enumerable.Range(0, Domains.Length).ToArray();
        for (var c = 0; c < Owner.Length; c++)
        {
            foreach (var variable in Variables(c))
            {
                Join(leader, Variable[TermStart[c]], variable);
            }
        }

        for (var c = 0; c < Owner.Length; c++)
        {
            if (Owner[c] >= 0)
            {
                Join(leader, Variable[TermStart[Owned(Owner[c])[0]]], Variable[TermStart[c]]);
            }
        }

        var groups = new List<List<int>>();
        var groupOf = new int[Domains.Length];
        for (var s = 0; s < IsRelation.Length; s++)
        {
            if (Owned(s).IsEmpty)
            {
                continue;
            }

            var first = Find(leader, Variable[TermStart[Owned(s)[0]]]);
            if (groupOf[first] == 0)
            {
                groups.Add([]);
                groupOf[first] = groups.Count;
            }

            groups[groupOf[first] - 1].Add(s);
        }

        return groups;
    }

    private static void Join(int[] leader, int a, int b) => leader[Find(leader, a)] = Find(leader, b);

    private static int Find(int[] leader, int a)
    {
        while (leader[a] != a)
        {
            leader[a] = leader[leader[a]];
            a = leader[a];
        }

        return a;
    }

    // Counting sorts; within a key the order of constraints stays.
    private (int[] Start, int[] Items) UsesByVariable()
    {
        var start = new int[Domains.Length + 1];
        for (var c = 0; c < Owner.Length; c++)
        {
            for (var t = TermStart[c]; t < TermStart[c + 1] && Kind[c] != ConstraintKind.Bound; t++)
            {
                start[Variable[t] + 1]++;
            }
        }

        var next = Accumulate(start);
        var items = new int[start[^1]];
        for (var c = 0; c < Owner.Length; c++)
        {
            for (var t = TermStart[c]; t < TermStart[c + 1] && Kind[c] != ConstraintKind.Bound; t++)
            {
                items[next[Variable[t]]++] = c;
            }
        }

        return (start, items);
    }

    private (int[] Start, int[] Items) ConstraintsByOwner()
    {
        var start = new int[IsRelation.Length + 2];
        foreach (var owner in Owner)
        {
            start[owner + 2]++;
        }

        var next = Accumulate(start);
        var items = new int[Owner.Length];
        for (var c = 0; c < Owner.Length; c++)
        {
            items[next[Owner[c] + 1]++] = c;
        }

        return (start, items);
    }

    private static int[] Accumulate(int[] start)
    {
        for (var k = 0; k + 1 < start.Length; k++)
        {
            start[k + 1] += start[k];
        }

        return start[..^1];
    }
}
