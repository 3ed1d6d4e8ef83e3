using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>What a probability rests on.</summary>
public enum OutlookMethod
{
    /// <summary>Nothing: the outcome is known, or cannot be judged.</summary>
    None,

    /// <summary>A short series, shrunk towards comparable regions.</summary>
    Panel,

    /// <summary>Comparable regions alone: of the series itself no growth is known.</summary>
    PanelAlone,

    /// <summary>The series' own yearly readings.</summary>
    OwnReadings,

    /// <summary>A structural time series of quarters or months.</summary>
    Structural,
}

/// <summary>How numbers of a series become numbers of the model.</summary>
public enum Scale
{
    /// <summary>The natural logarithm of a level, or of one plus a growth rate.</summary>
    Log,

    /// <summary>The logit of a share between 0 and 1.</summary>
    Logit,
}

/// <summary>The projected value of one period, in base units.</summary>
/// <param name="Period">When.</param>
/// <param name="Quantiles">Values at <see cref="OutlookSolution.Levels"/>.</param>
public sealed record FanYear(Period Period, IReadOnlyList<double> Quantiles)
{
    /// <summary>The value at one of <see cref="OutlookSolution.Levels"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is none of them.</exception>
    public double At(double level)
    {
        for (var i = 0; i < Quantiles.Count; i++)
        {
            if (OutlookSolution.Levels[i] == level)
            {
                return Quantiles[i];
            }
        }

        throw new ArgumentOutOfRangeException(nameof(level), level, "There is no such quantile.");
    }
}

/// <summary>What precedents say of a target.</summary>
/// <param name="Pace">The growth a year that it takes, as a ratio.</param>
/// <param name="Years">For how many years.</param>
/// <param name="All">Runs in all comparable regions.</param>
/// <param name="SimilarStart">Runs that started from half to twice the level; null where levels do not compare.</param>
public sealed record PrecedentView(double Pace, int Years, PrecedentCount All, PrecedentCount? SimilarStart);

/// <summary>How likely a target is, why, and what was used.</summary>
public sealed record OutlookSolution
{
    /// <summary>The probabilities of <see cref="FanYear.Quantiles"/>.</summary>
    public static readonly IReadOnlyList<double> Levels = [0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975];

    /// <summary>The probability that the target is met, from 0 to 1; null where the outcome is known or nothing can be said.</summary>
    public double? Probability { get; init; }

    /// <summary>The probabilities at both ends of what the target's wording allows, where they differ; null where they do not.</summary>
    public (double Low, double High)? ByWording { get; init; }

    /// <summary>Whether the target was met, where that is known; null where it is open.</summary>
    public bool? Outcome { get; init; }

    /// <summary>What is said: the probability in words, the outcome, or why nothing can be said.</summary>
    public required Message Reason { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public IReadOnlyList<Message> Remarks { get; init; } = [];

    /// <summary>What would have to be observed.</summary>
    public IReadOnlyList<MissingObservation> Missing { get; init; } = [];

    /// <summary>What the probability rests on.</summary>
    public OutlookMethod Method { get; init; }

    /// <summary>What a structural time series decided by itself; empty for other methods.</summary>
    public IReadOnlyList<Message> Decisions { get; init; } = [];

    /// <summary>The projection behind it; null where there is none.</summary>
    public YearlyProjection? Projection { get; init; }

    /// <summary>The scale of the projection.</summary>
    public Scale Scale { get; init; }

    /// <summary>The last observed value from which it starts; null for rates, which start from nothing.</summary>
    public PacePoint? Origin { get; init; }

    /// <summary>How many of the series' own changes were used.</summary>
    public int OwnChanges { get; init; }

    /// <summary>The last period of which anything was used.</summary>
    public Period? DataUpTo { get; init; }

    /// <summary>Projected values of the years up to the due one.</summary>
    public IReadOnlyList<FanYear> Fan { get; init; } = [];

    /// <summary>What precedents say; null where there are none.</summary>
    public PrecedentView? Precedents { get; init; }

    /// <summary>What stands behind the result: an estimate at best, synthetic where an input is.</summary>
    public ValueStatus Status => Origin is { Status: ValueStatus.Synthetic } ? ValueStatus.Synthetic : ValueStatus.Estimate;
}
