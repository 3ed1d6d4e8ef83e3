using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>What follows from a problem's statements.</summary>
public sealed class AddUpSolution
{
    private readonly Lock _gate = new();
    private readonly Propagator _propagator;
    private readonly Lazy<Reduction> _reduction;

    internal AddUpSolution(Propagator propagator, AddUpSpec spec)
    {
        _propagator = propagator;
        _reduction = new(() => new Reduction(propagator.Network, spec));
    }

    /// <summary>The minimal conflicts; none where the plan adds up, as far as the engine can see.</summary>
    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    /// <summary>Whether a limit stopped the search for conflicts, so that there may be more than are listed.</summary>
    public required bool MoreConflictsMayExist { get; init; }

    /// <summary>
    /// The statements that <see cref="Bounds"/> does without, ascending: of every conflict its stated values, or its relations where it
    /// has no stated value. Empty where there is no conflict.
    /// </summary>
    public required IReadOnlyList<int> LeftOut { get; init; }

    /// <summary>
    /// Whether the bounds are as narrow as the constraints make them one by one. False where a cycle converged so slowly that it was
    /// stopped: the bounds still hold, but could be narrower, and a conflict could have been missed.
    /// </summary>
    public required bool ReachedFixedPoint { get; init; }

    /// <summary>How often a constraint was applied to find the bounds.</summary>
    public required long Steps { get; init; }

    /// <summary>How often a constraint was applied to find and reduce conflicts.</summary>
    public required long SearchSteps { get; init; }

    /// <summary>The values, in base units, that a variable can have if all statements hold but those in <see cref="LeftOut"/>.</summary>
    public Interval Bounds(int variable) => _propagator.Bounds(variable);

    /// <summary>Which statements imply a bound of a variable, and how. Safe for use by several threads at once.</summary>
    public Derivation Explain(int variable, Side side)
    {
        var bounds = Bounds(variable);
        var value = side == Side.Low ? bounds.Low : bounds.High;
        var last = _propagator.Trail.Latest(Trail.Bound(variable, side));
        if (last < 0)
        {
            return new Derivation(variable, side, value, [], []);
        }

        lock (_gate)
        {
            var proof = _reduction.Value.OfBound(Proof.Of(_propagator, last), variable, side, value);
            return new Derivation(variable, side, value, proof.Statements, proof.Steps);
        }
    }
}
