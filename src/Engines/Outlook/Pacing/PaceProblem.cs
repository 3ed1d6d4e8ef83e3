using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>An observed value, in base units.</summary>
/// <param name="Period">When.</param>
/// <param name="Value">The values meant: rounding makes an interval, a derived bound a half line.</param>
/// <param name="Status">What stands behind it.</param>
/// <param name="Key">Its address, handed through for the trail of the result.</param>
public readonly record struct PacePoint(Period Period, Interval Value, ValueStatus Status, string Key)
{
    /// <summary>The number named where it is not the middle of <see cref="Value"/>.</summary>
    public double? Stated { get; init; }

    /// <summary>The number named, else the middle of a bounded interval; NaN where only one side is known.</summary>
    public double Central => Stated ?? (Value.IsBounded ? Value.Middle : double.NaN);

    /// <summary>Whether it names a number, and not only a bound.</summary>
    public bool HasCentral => double.IsFinite(Central);
}

/// <summary>A target on the way, of the same series, in base units.</summary>
/// <param name="Period">When it is due.</param>
/// <param name="Value">What is aimed at.</param>
/// <param name="Key">Its address.</param>
public readonly record struct InterimTarget(Period Period, Interval Value, string Key);

/// <summary>A year from which levels are not comparable with earlier ones.</summary>
/// <param name="Year">The first year on the new basis.</param>
/// <param name="Why">A boundary change, a census revision; null where not told.</param>
public sealed record SeriesBreak(int Year, ILocalised? Why = null);

/// <summary>A target with all that is known of its series on a day: what <see cref="Pace.Assess"/> takes.</summary>
/// <param name="Target">What is aimed at.</param>
/// <param name="Measure">Kind and unit of the series. The unit only words the sentences; every number is in base units.</param>
/// <param name="AsOf">The day of the assessment. The caller has left out what was published later.</param>
public sealed record PaceProblem(PaceTarget Target, Measure Measure, DateOnly AsOf)
{
    /// <summary>Observed levels (for a share: observed shares), sorted by period, one a period.</summary>
    public IReadOnlyList<PacePoint> Levels { get; init; } = [];

    /// <summary>
    /// Observed growth over the same period of the year before, as ratios, sorted, one a period. For level targets they must be on
    /// the levels' price basis.
    /// </summary>
    public IReadOnlyList<PacePoint> Growths { get; init; } = [];

    /// <summary>Interim targets of the same series.</summary>
    public IReadOnlyList<InterimTarget> Interim { get; init; } = [];

    /// <summary>Where the series breaks.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>The period from which the observed pace is measured; null leaves the choice to the method.</summary>
    public Period? Baseline { get; init; }
}
