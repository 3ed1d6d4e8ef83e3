namespace Songhua.AddUp;

/// <summary>
/// Reduces a proof to a minimal set of statements by leaving out one at a time and propagating the rest afresh (the deletion filter
/// of Chinneck &amp; Dravnieks 1991). Each success is itself a proof, and all that it did not use goes with it.
/// </summary>
internal sealed class Reduction
{
    private readonly Propagator _propagator;
    private readonly AddUpSpec _spec;

    /// <summary>The definitions of the network must not contradict each other.</summary>
    public Reduction(Network network, AddUpSpec spec)
    {
        _spec = spec;
        _propagator = new Propagator(network, spec);
        _propagator.AssertDefinitions();
    }

    /// <summary>Constraints applied so far.</summary>
    public long Steps => _propagator.Steps;

    /// <summary>Variables visited by constraints so far.</summary>
    public long Work => _propagator.Work;

    /// <summary>A minimal contradiction within a contradiction.</summary>
    public Proof OfConflict(Proof proof) => Reduce(proof, isConsistent => isConsistent ? null : Proof.OfFailure(_propagator));

    /// <summary>A minimal set that implies a bound, up to the relative threshold, within a set that implies it.</summary>
    public Proof OfBound(Proof proof, int variable, Side side, double value)
    {
        var slack = Math.Abs(value) * _spec.Threshold;
        var bound = Trail.Bound(variable, side);
        return Reduce(proof, isConsistent => isConsistent ? FirstReaching(bound, v => side == Side.Low ? v >= value - slack : v <= value + slack) : null);
    }

    private Proof? FirstReaching(int bound, Func<double, bool> isEnough)
    {
        var trail = _propagator.Trail;
        var first = trail.Latest(bound);
        if (!isEnough(trail.Value(bound, first)))
        {
            return null;
        }

        while (first >= 0 && isEnough(trail.Value(bound, trail[first].Previous)))
        {
            first = trail[first].Previous;
        }

        return Proof.Of(_propagator, first);
    }

    private Proof Reduce(Proof proof, Func<bool, Proof?> prove)
    {
        proof = Attempt(proof.Statements, prove) ?? proof;
        var needed = new HashSet<int>();
        while (proof.Statements.FirstOrDefault(s => !needed.Contains(s), -1) is var statement and >= 0)
        {
            if (Attempt(proof.Statements.Where(s => s != statement), prove) is { } smaller)
            {
                proof = smaller;
            }
            else
            {
                needed.Add(statement);
            }
        }

        return proof;
    }

    private Proof? Attempt(IEnumerable<int> statements, Func<bool, Proof?> prove)
    {
        var mark = _propagator.Mark;
        var proof = prove(_propagator.Assert(statements));
        _propagator.Rollback(mark);
        return proof;
    }
}
