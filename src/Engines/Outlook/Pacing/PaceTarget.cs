using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>How a target is worded.</summary>
public enum TargetSense
{
    /// <summary>The value shall be no lower.</summary>
    AtLeast,

    /// <summary>The value shall be no higher.</summary>
    AtMost,

    /// <summary>A number to reach; from which side, <see cref="Better"/> says.</summary>
    Reach,

    /// <summary>The value shall lie in a range ("about 700,000", "between 5 and 6 per cent").</summary>
    Within,
}

/// <summary>Which way of a series is the wanted one.</summary>
public enum Better
{
    /// <summary>Higher is better.</summary>
    Higher,

    /// <summary>Lower is better.</summary>
    Lower,
}

/// <summary>What is aimed at, in base units (shares and growth rates as ratios: 6 % is 0.06).</summary>
/// <param name="Value">
/// A half line such as <c>[700000, +inf)</c> or a number with its precision; for <see cref="TargetSense.Within"/> the range itself.
/// Unbounded where the number cannot be told (see <see cref="MissingInputs"/>).
/// </param>
/// <param name="Sense">How the target is worded.</param>
/// <param name="Better">Decides for <see cref="TargetSense.Reach"/> only; the other senses carry their own direction.</param>
/// <param name="Due">The period in which it must hold; null where the plan gives no date.</param>
public sealed record PaceTarget(Interval Value, TargetSense Sense, Better Better, Period? Due)
{
    /// <summary>Whether a level, a growth rate of the due period itself, or a share is aimed at.</summary>
    public Facet Facet { get; init; } = Facet.Level;

    /// <summary>
    /// The number named in the plan where it is not the middle of <see cref="Value"/>; NaN where no number is known, and
    /// <see cref="Value"/> only bounds it.
    /// </summary>
    public double? Stated { get; init; }

    /// <summary>Whether the number itself does not meet the target: "more than 40 %", "less than 5 %".</summary>
    public bool IsStrict { get; init; }

    /// <summary>The values that the series can take at all: 0 to 1 for shares.</summary>
    public Interval Bounds { get; init; } = Interval.All;

    /// <summary>Whether the series is a running total that can only rise (enterprises upgraded so far, spending since 2021).</summary>
    public bool IsCumulative { get; init; }

    /// <summary>What had to be known, and is not, to put a number to the target (the growth of 2018 in "+1 point on 2018").</summary>
    public IReadOnlyList<MissingObservation> MissingInputs { get; init; } = [];
}
