using Songhua.Core;

namespace Songhua.Structure;

/// <summary>Whether there is an economic complexity index.</summary>
public enum ComplexityOutcome
{
    /// <summary>There is one.</summary>
    Computed,

    /// <summary>Regions and activities fall into parts that share nothing: eigenvalue 1 is repeated, and the second eigenvector only tells the parts apart.</summary>
    Disconnected,

    /// <summary>Fewer than two regions or activities are left.</summary>
    TooSmall,

    /// <summary>The second eigenvalue is repeated: any mixture of its vectors would do as well.</summary>
    NotUnique,

    /// <summary>All regions have the same structure: the second eigenvalue is zero.</summary>
    NoStructure,

    /// <summary>The second eigenvector does not correlate with diversity: nothing says which end is complex.</summary>
    SignUnknown,
}

/// <summary>Which standard deviation z-scores divide by.</summary>
public enum ZScore
{
    /// <summary>Of the population, over n (NumPy's default).</summary>
    Population,

    /// <summary>Of a sample, over n - 1 (R's and Stata's default).</summary>
    Sample,
}

/// <summary>Regions and activities that share nothing with the others.</summary>
/// <param name="Regions">The regions of the part, from 0 among those of the presences.</param>
/// <param name="Activities">Its activities, likewise.</param>
public sealed record ConnectedPart(IReadOnlyList<int> Regions, IReadOnlyList<int> Activities);

/// <summary>Economic complexity of regions and activities.</summary>
/// <param name="Outcome">Whether there is one.</param>
/// <param name="Reason">The same in words, with what stands in the way.</param>
/// <param name="Regions">ECI, one a region that is left, as z-scores; NaN without an index.</param>
/// <param name="Activities">PCI, one an activity that is left, as z-scores of its own; NaN without an index.</param>
/// <param name="Eigenvalues">Of the matrix of regions, greatest first; the first is 1.</param>
/// <param name="CorrelationWithDiversity">Pearson's, of ECI and diversity: positive by the rule of the sign; NaN without an index or where diversity does not vary.</param>
/// <param name="Parts">Connected parts, the one with the most regions first; one where all hangs together.</param>
/// <param name="Scaling">How the z-scores were made.</param>
public sealed record ComplexityResult(
    ComplexityOutcome Outcome, Message Reason, IReadOnlyList<double> Regions, IReadOnlyList<double> Activities, IReadOnlyList<double> Eigenvalues,
    double CorrelationWithDiversity, IReadOnlyList<ConnectedPart> Parts, ZScore Scaling);
