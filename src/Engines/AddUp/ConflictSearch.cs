namespace Songhua.AddUp;

/// <summary>
/// Finds all minimal conflicts of a group of statements with a hitting-set tree (Reiter 1987): to find another conflict, take one
/// statement out of each that is known, in every way there is. Every label of the tree is a minimal conflict, so that the error that
/// Greiner, Smith &amp; Wilkerson (1989) corrected does not arise; and a branch keeps what its elder siblings took out, so that no two
/// branches meet. Branches that differ least from the first come first, so that a tree cut short has still seen every conflict that
/// overlaps only few others.
/// </summary>
internal sealed class ConflictSearch
{
    private readonly AddUpSpec _spec;
    private readonly Network _network;
    private readonly Propagator _propagator;
    private readonly Reduction _reduction;
    private readonly List<Conflict> _all = [];
    private List<int> _group = [];
    private List<Conflict> _found = [];
    private readonly HashSet<int> _pool = [];
    private (int Narrowings, int Statements) _base;
    private long _ownWork;

    /// <summary>The definitions of the network must not contradict each other.</summary>
    public ConflictSearch(Network network, AddUpSpec spec)
    {
        _spec = spec;
        _network = network;
        _propagator = new Propagator(network, spec);
        _propagator.AssertDefinitions();
        _reduction = new Reduction(network, spec);
    }

    /// <summary>The conflicts of all groups so far.</summary>
    public IReadOnlyList<Conflict> All => _all;

    /// <summary>Whether a limit stopped the search in any group.</summary>
    public bool WasCutShort { get; private set; }

    /// <summary>Constraints applied so far.</summary>
    public long Steps => _propagator.Steps + _reduction.Steps;

    private bool IsExhausted => _all.Count >= _spec.MaxConflicts || _ownWork + _propagator.Work + _reduction.Work > _spec.SearchWork;

    /// <summary>The conflicts within a group of statements that is known to be contradictory.</summary>
    public IReadOnlyList<Conflict> Search(List<int> group)
    {
        var start = _propagator.Mark;
        _group = group;
        _found = [];
        _pool.Clear();
        _base = start;
        WasCutShort |= !Settle() || !Grow();
        _propagator.Rollback(start);
        return _found;
    }

    // The base: the group without any statement of a known conflict, propagated once for all branches of the tree. Conflicts that turn
    // up on the way are disjoint from those known.
    private bool Settle()
    {
        _propagator.Rollback(_base);
        while (!IsExhausted)
        {
            var mark = _propagator.Mark;
            if (_propagator.Assert(_group.Where(s => !_pool.Contains(s))))
            {
                return true;
            }

            Record();
            _propagator.Rollback(mark);
        }

        return false;
    }

    private bool Grow()
    {
        var open = new PriorityQueue<Branch, (int Turns, int Age)>();
        var age = 0;
        open.Enqueue(new Branch([], []), (0, 0));
        while (open.TryDequeue(out var branch, out var rank))
        {
            if (IsExhausted)
            {
                return false;
            }

            var label = Known(branch) ?? Check(branch);
            var choices = label is null ? [] : label.Statements.Except(branch.Kept).OrderBy(s => _network.IsRelation[s]).ToArray();
            for (var i = choices.Length - 1; i >= 0; i--)
            {
                var next = new Branch([.. branch.Removed, choices[i]], [.. branch.Kept, .. choices[..i]]);
                open.Enqueue(next, (rank.Turns + (i > 0 ? 1 : 0), --age));
            }
        }

        return true;
    }

    private Conflict? Known(Branch branch)
    {
        _ownWork += branch.Removed.Length * _found.Count;
        return _found.Find(c => !branch.Removed.Any(c.Statements.Contains));
    }

    private Conflict? Check(Branch branch)
    {
        var mark = _propagator.Mark;
        if (_propagator.Assert(_pool.Except(branch.Removed).Order()))
        {
            _propagator.Rollback(mark);
            return null;
        }

        var size = _pool.Count;
        var conflict = Record();
        _propagator.Rollback(mark);
        if (_pool.Count > size)
        {
            Settle();
        }

        return conflict;
    }

    private Conflict Record()
    {
        var conflict = _reduction.OfConflict(Proof.OfFailure(_propagator)).ToConflict();
        _found.Add(conflict);
        _all.Add(conflict);
        _pool.UnionWith(conflict.Statements);
        return conflict;
    }

    private sealed record Branch(int[] Removed, int[] Kept);
}
