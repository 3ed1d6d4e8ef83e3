using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>
/// A problem laid out in arrays: the terms of constraint c are at TermStart[c] to TermStart[c + 1], and so for the constraints
/// that use a variable (bounds left out, for they speak once) and for those that a statement owns.
/// </summary>
internal sealed class Network
{
    private readonly int[] _useStart;
    private readonly int[] _uses;
    private readonly int[] _ownedStart;
    private readonly int[] _owned;

    public Network(AddUpProblem problem)
    {
        var constraints = problem.Constraints;
        Domains = [.. problem.Domains];
        IsRelation = [.. problem.IsRelation];
        Kind = [.. constraints.Select(c => c.Kind)];
        Owner = [.. constraints.Select(c => c.Statement)];
        Range = [.. constraints.Select(c => c.Range)];
        TermStart = new int[constraints.Count + 1];
        for (var c = 0; c < constraints.Count; c++)
        {
            TermStart[c + 1] = TermStart[c] + constraints[c].Terms.Length;
            MaxTerms = Math.Max(MaxTerms, constraints[c].Terms.Length);
        }

        Variable = new int[TermStart[^1]];
        Coefficient = new Interval[TermStart[^1]];
        for (var c = 0; c < constraints.Count; c++)
        {
            for (var i = 0; i < constraints[c].Terms.Length; i++)
            {
                (Variable[TermStart[c] + i], Coefficient[TermStart[c] + i]) = constraints[c].Terms[i];
            }
        }

        (_useStart, _uses) = Group(Domains.Length, Pairs().Where(p => Kind[p.Constraint] != ConstraintKind.Bound));
        (_ownedStart, _owned) = Group(IsRelation.Length + 1, Owner.Select((owner, c) => (owner + 1, c)));
    }

    public Interval[] Domains { get; }

    public bool[] IsRelation { get; }

    public ConstraintKind[] Kind { get; }

    /// <summary>The statement of each constraint, or Definition.</summary>
    public int[] Owner { get; }

    /// <summary>What a bound's variable or a linear sum must lie in.</summary>
    public Interval[] Range { get; }

    public int[] TermStart { get; }

    public int[] Variable { get; }

    public Interval[] Coefficient { get; }

    public int MaxTerms { get; }

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

        var firsts = Enumerable.Range(0, IsRelation.Length).Where(s => Owned(s).Length > 0).ToDictionary(s => s, s => Variable[TermStart[Owned(s)[0]]]);
        foreach (var (statement, first) in firsts)
        {
            foreach (var constraint in Owned(statement))
            {
                Join(leader, first, Variable[TermStart[constraint]]);
            }
        }

        return [.. firsts.Keys.Order().GroupBy(s => Find(leader, firsts[s])).Select(g => g.ToList())];
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

    private IEnumerable<(int Variable, int Constraint)> Pairs()
    {
        for (var c = 0; c < Owner.Length; c++)
        {
            for (var t = TermStart[c]; t < TermStart[c + 1]; t++)
            {
                yield return (Variable[t], c);
            }
        }
    }

    // Counting sort by key; within a key the order stays.
    private static (int[] Start, int[] Items) Group(int keys, IEnumerable<(int Key, int Item)> pairs)
    {
        var list = pairs.ToList();
        var start = new int[keys + 1];
        foreach (var (key, _) in list)
        {
            start[key + 1]++;
        }

        for (var k = 0; k < keys; k++)
        {
            start[k + 1] += start[k];
        }

        var next = start[..keys];
        var items = new int[list.Count];
        foreach (var (key, item) in list)
        {
            items[next[key]++] = item;
        }

        return (start, items);
    }
}
