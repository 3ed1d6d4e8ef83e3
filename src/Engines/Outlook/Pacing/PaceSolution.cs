using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Which pace decided.</summary>
public enum PaceForm
{
    /// <summary>Ratio a year.</summary>
    Compound,

    /// <summary>Amount a year (percentage points for shares and rates).</summary>
    Linear,
}

/// <summary>A pace by both methods.</summary>
/// <param name="Linear">Base units a year; null where no two levels stand behind it.</param>
/// <param name="Compound">Ratio a year; null where it is not defined or not used (zero, negative, shares and rates).</param>
public sealed record YearlyPace(Uncertain? Linear, Uncertain? Compound);

/// <summary>Where a target stands, and the numbers behind it, in base units. What is not known is null.</summary>
public sealed record PaceSolution
{
    /// <summary>Where it stands.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why, in plain words.</summary>
    public required Message Reason { get; init; }

    /// <summary>What else a reader should know: a baseline not used, a pace beyond anything plausible.</summary>
    public IReadOnlyList<Message> Remarks { get; init; } = [];

    /// <summary>What has to be observed for a verdict, or for a firmer one.</summary>
    public IReadOnlyList<MissingObservation> Missing { get; init; } = [];

    /// <summary>Whether another verdict is possible within the stated precision of the inputs.</summary>
    public bool RoundingCouldChangeIt { get; init; }

    /// <summary>Where the observed pace is measured from.</summary>
    public PacePoint? Baseline { get; init; }

    /// <summary>The latest observation that counts.</summary>
    public PacePoint? Latest { get; init; }

    /// <summary>A value not observed that stands in for the latest: an interim target taken as met, or a derived bound.</summary>
    public PacePoint? Assumed { get; init; }

    /// <summary>Years from the baseline to the latest.</summary>
    public double? YearsElapsed { get; init; }

    /// <summary>Years from the latest (or the assumed value) to the end of the due period.</summary>
    public double? YearsLeft { get; init; }

    /// <summary>The pace from the baseline to the latest, or the last observed growth.</summary>
    public YearlyPace? Observed { get; init; }

    /// <summary>The pace from the latest (or the assumed value) to the target.</summary>
    public YearlyPace? Required { get; init; }

    /// <summary>Which of the two forms decided; null where no pace did.</summary>
    public PaceForm? DecidedBy { get; init; }

    /// <summary>Observed over required pace, in the form that decided. Negative where the series leads away.</summary>
    public Uncertain? Ratio { get; init; }

    /// <summary>What the Open SDG / Statistics Canada / Eurostat rule says; null where it is not defined.</summary>
    public ProgressRating? Rule { get; init; }

    /// <summary>What is still missing, in base units; negative where the target is exceeded.</summary>
    public Uncertain? Gap { get; init; }

    /// <summary>The gap as a ratio to the target; null where the target may be zero.</summary>
    public Uncertain? GapRatio { get; init; }

    /// <summary>The share of the way from the baseline to the target that is covered; null without a baseline short of the target.</summary>
    public Uncertain? Covered { get; init; }

    /// <summary>What stands behind the result: at best derived, else the weakest input used.</summary>
    public ValueStatus Status => Weakest([Baseline, Latest, Assumed]);

    private static ValueStatus Weakest(ReadOnlySpan<PacePoint?> points)
    {
        var weakest = ValueStatus.Derived;
        foreach (var point in points)
        {
            weakest = point is { } p && p.Status > weakest ? p.Status : weakest;
        }

        return weakest;
    }
}
