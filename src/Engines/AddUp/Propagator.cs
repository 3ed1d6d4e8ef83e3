using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>
/// Narrows the variables by the constraints that are in force until none of them narrows any more: HC4 on a first-in-first-out queue
/// (Benhamou, Goualard, Granvilliers &amp; Puget 1999). Statements are put in force in groups and taken back in reverse.
/// </summary>
internal sealed class Propagator
{
    private readonly Network _network;
    private readonly AddUpSpec _spec;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly bool[] _inForce;
    private readonly List<int> _asserted = [];
    private readonly Interval[] _suffix;
    private readonly int[] _queue;
    private readonly bool[] _isQueued;
    private int _queueHead;
    private int _queueCount;

    public Propagator(Network network, AddUpSpec spec)
    {
        _network = network;
        _spec = spec;
        _low = Array.ConvertAll(network.Domains, d => d.Low);
        _high = Array.ConvertAll(network.Domains, d => d.High);
        _inForce = new bool[network.IsRelation.Length];
        _suffix = new Interval[network.MaxTerms + 1];
        _queue = new int[network.Owner.Length];
        _isQueued = new bool[network.Owner.Length];
        Trail = new Trail(network);
    }

    public Network Network => _network;

    public Trail Trail { get; }

    /// <summary>Constraints applied so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Variables visited by constraints so far.</summary>
    public long Work { get; private set; }

    /// <summary>Whether a bound was ever held back for having moved too often.</summary>
    public bool WasCutShort { get; private set; }

    /// <summary>Where to roll back to.</summary>
    public (int Narrowings, int Statements) Mark => (Trail.Count, _asserted.Count);

    public Interval Bounds(int variable) => new(_low[variable], _high[variable]);

    /// <summary>
    /// Puts the definitions in force and propagates. False where they contradict each other: the last narrowing of the trail then
    /// crossed the other bound of its variable.
    /// </summary>
    public bool AssertDefinitions() => Start(AddUpProblem.Definition) && Propagate();

    /// <summary>Puts statements in force and propagates; false where a variable has no value left, as above.</summary>
    public bool Assert(IEnumerable<int> statements)
    {
        var first = _asserted.Count;
        _asserted.AddRange(statements);
        for (var i = first; i < _asserted.Count; i++)
        {
            _inForce[_asserted[i]] = true;
        }

        for (var i = first; i < _asserted.Count; i++)
        {
            if (!Start(_asserted[i]))
            {
                return false;
            }
        }

        return Propagate();
    }

    /// <summary>Goes back to an earlier state.</summary>
    public void Rollback((int Narrowings, int Statements) mark)
    {
        while (Trail.Count > mark.Narrowings)
        {
            var (bound, value) = Trail.Undo();
            (bound % 2 == 0 ? _low : _high)[bound / 2] = value;
        }

        for (var i = mark.Statements; i < _asserted.Count; i++)
        {
            _inForce[_asserted[i]] = false;
        }

        _asserted.RemoveRange(mark.Statements, _asserted.Count - mark.Statements);
    }

    // Bounds speak once and at once; all else waits until every bound has spoken.
    private bool Start(int statement)
    {
        foreach (var constraint in _network.Owned(statement))
        {
            if (_network.Kind[constraint] != ConstraintKind.Bound)
            {
                Enqueue(constraint);
            }
            else if (!Apply(constraint))
            {
                return Abandon();
            }
        }

        return true;
    }

    private bool Propagate()
    {
        while (_queueCount > 0)
        {
            var constraint = _queue[_queueHead];
            _queueHead = _queueHead + 1 == _queue.Length ? 0 : _queueHead + 1;
            _queueCount--;
            _isQueued[constraint] = false;
            if (!Apply(constraint))
            {
                return Abandon();
            }
        }

        return true;
    }

    private bool Abandon()
    {
        Array.Clear(_isQueued);
        _queueCount = 0;
        return false;
    }

    private void Enqueue(int constraint)
    {
        var owner = _network.Owner[constraint];
        if (_isQueued[constraint] || (owner >= 0 && !_inForce[owner]))
        {
            return;
        }

        _isQueued[constraint] = true;
        var place = _queueHead + _queueCount++;
        _queue[place < _queue.Length ? place : place - _queue.Length] = constraint;
    }

    private bool Apply(int constraint)
    {
        Steps++;
        var variables = _network.Variables(constraint);
        Work += variables.Length;
        return _network.Kind[constraint] switch
        {
            ConstraintKind.Bound => Narrow(variables[0], _network.Range(constraint), constraint),
            ConstraintKind.Linear => ApplyLinear(constraint, variables),
            _ => ApplyProduct(constraint, variables),
        };
    }

    // Each variable lies in (range - sum of the other terms) / coefficient. The other terms are the sum of those before and of those
    // after, so that n terms cost n, and an infinite term leaves the rest unharmed.
    private bool ApplyLinear(int constraint, ReadOnlySpan<int> variables)
    {
        var (first, range) = (_network.TermStart[constraint], _network.Range(constraint));
        _suffix[variables.Length] = Interval.Point(0);
        for (var i = variables.Length - 1; i > 0; i--)
        {
            _suffix[i] = _suffix[i + 1] + (_network.Coefficient(first + i) * Bounds(variables[i]));
        }

        var before = Interval.Point(0);
        for (var i = 0; i < variables.Length; i++)
        {
            var others = before + _suffix[i + 1];
            var coefficient = _network.Coefficient(first + i);
            if (!others.IsUnbounded && !Narrow(variables[i], (range - others) / coefficient, constraint))
            {
                return false;
            }

            before += coefficient * Bounds(variables[i]);
        }

        return true;
    }

    private bool ApplyProduct(int constraint, ReadOnlySpan<int> variables)
    {
        var isSquare = variables[1] == variables[2];
        for (var place = 0; place < (isSquare ? 2 : 3); place++)
        {
            var left = Contraction.OfProduct(place, Bounds(variables[0]), Bounds(variables[1]), Bounds(variables[2]), isSquare);
            if (!Narrow(variables[place], left, constraint))
            {
                return false;
            }
        }

        return true;
    }

    private bool Narrow(int variable, Interval to, int constraint)
    {
        var (low, high) = (_low[variable], _high[variable]);
        if (to.Low > low && IsWorth(Trail.Bound(variable, Side.Low), low, to.Low, to.Low > high || double.IsPositiveInfinity(to.Low)))
        {
            Trail.Add(Trail.Bound(variable, Side.Low), to.Low, constraint);
            _low[variable] = low = to.Low;
            EnqueueUses(variable, constraint);
        }

        if (to.High < high && !double.IsPositiveInfinity(low) && low <= high
            && IsWorth(Trail.Bound(variable, Side.High), high, to.High, to.High < low || double.IsNegativeInfinity(to.High)))
        {
            Trail.Add(Trail.Bound(variable, Side.High), to.High, constraint);
            _high[variable] = high = to.High;
            EnqueueUses(variable, constraint);
        }

        return !new Interval(low, high).IsEmpty;
    }

    private bool IsWorth(int bound, double from, double to, bool isContradiction)
    {
        var moves = Trail.Moves(bound);
        if (isContradiction || moves < _spec.FreeNarrowings || double.IsInfinity(from))
        {
            return true;
        }

        if (Math.Abs(to - from) <= _spec.Threshold * Math.Max(Math.Abs(to), Math.Abs(from)))
        {
            return false;
        }

        WasCutShort |= moves >= _spec.NarrowingsPerBound;
        return moves < _spec.NarrowingsPerBound;
    }

    // A linear constraint is at its own fixed point after one pass; a product whose factors have both signs may not be.
    private void EnqueueUses(int variable, int source)
    {
        foreach (var constraint in _network.Uses(variable))
        {
            if (constraint != source || _network.Kind[source] == ConstraintKind.Product)
            {
                Enqueue(constraint);
            }
        }
    }
}
