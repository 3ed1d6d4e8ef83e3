using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>How an estimation ended.</summary>
public enum StructuralOutcome
{
    /// <summary>With variances of greatest likelihood.</summary>
    Fitted,

    /// <summary>With estimates, but the search did not converge or sums of the path are not those published; the reason says which.</summary>
    NotConverged,

    /// <summary>Without estimates: too few observations.</summary>
    TooFewObservations,

    /// <summary>Without estimates: nothing fixes the level.</summary>
    NotIdentified,

    /// <summary>Without estimates: logarithms were asked for of what is not positive.</summary>
    NotPositive,
}

/// <summary>What <see cref="StructuralEngine.Solve"/> found.</summary>
public sealed record StructuralSolution
{
    /// <summary>How it ended.</summary>
    public required StructuralOutcome Outcome { get; init; }

    /// <summary>Why there is no estimate, or what is wrong with it; null where it is <see cref="StructuralOutcome.Fitted"/>.</summary>
    public Message? Reason { get; init; }

    /// <summary>Every choice that was made, and what it rests on.</summary>
    public IReadOnlyList<Message> Decisions { get; init; } = [];

    /// <summary>Observations that others imply; those that disagree are contradictions of the publications.</summary>
    public IReadOnlyList<RepeatedObservation> Repeated { get; init; } = [];

    /// <summary>What stands behind the result.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>The estimates; null where there are none.</summary>
    public StructuralEstimate? Estimate { get; init; }
}
