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
        open.Enqueue(new Branch([], [], 0), (0, 0));
        while (open.TryDequeue(out var branch, out var rank))
        {
            if (IsExhausted)
            {
                return false;
            }

            var label = Known(branch);
            label = label < 0 ? Check(branch) : label;
            var choices = label < 0 ? [] : _found[label].Statements.Except(branch.Kept).OrderBy(s => _network.IsRelation[s]).ToArray();
            for (var i = choices.Length - 1; i >= 0; i--)
            {
                var next = new Branch([.. branch.Removed, choices[i]], [.. branch.Kept, .. choices[..i]], label + 1);
                open.Enqueue(next, (rank.Turns + (i > 0 ? 1 : 0), --age));
            }
        }

        return true;
    }

    // The first known conflict that the branch has not broken, or -1.
    private int Known(Branch branch)
    {
        for (var i = branch.Broken; i < _found.Count; i++)
        {
            _ownWork += branch.Removed.Length;
            if (!branch.Removed.Any(_found[i].Statements.Contains))
            {
                return i;
            }
        }

        return -1;
    }

    // A conflict that has not been known and is left in the branch, or -1.
    private int Check(Branch branch)
    {
        var mark = _propagator.Mark;
        if (_propagator.Assert(_pool.Except(branch.Removed).Order()))
        {
            _propagator.Rollback(mark);
            return -1;
        }

        var (place, size) = (_found.Count, _pool.Count);
        Record();
        _propagator.Rollback(mark);
        if (_pool.Count > size)
        {
            Settle();
        }

        return place;
    }

    private void Record()
    {
        var conflict = _reduction.OfConflict(Proof.OfFailure(_propagator)).ToConflict();
        _found.Add(conflict);
        _all.Add(conflict);
        _pool.UnionWith(conflict.Statements);
    }

    // What was taken out; what elder siblings took out; and how many of the first known conflicts are broken by the former.
    private sealed record Branch(int[] Removed, int[] Kept, int Broken);
}
