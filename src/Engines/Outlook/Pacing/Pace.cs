using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// Where a target stands: the observed pace against the pace still required, or the outcome once the period is over. A pure function;
/// every rule for zero, negative, falling, bounded, broken and missing series is in docs/methods/pace.md.
/// </summary>
public static class Pace
{
    /// <summary>Observed over still required pace from which a target is on track.</summary>
    public const double OnTrackFrom = 0.95;

    /// <summary>Observed over still required pace from which a target needs acceleration; below it is off track.</summary>
    public const double AccelerationFrom = 0.60;

    /// <summary>The method behind every solution.</summary>
    public static readonly Method Method = new(
        "pace", "1.0", new Phrase("Observed and required pace", "现有速度与所需速度"),
        new Phrase(
            "the Open SDG/Eurostat rule and published target figures (tests/Conformance/Outlook)",
            "Open SDG／欧盟统计局规则和已发布的目标数值（tests/Conformance/Outlook）"));

    private static readonly Phrase TargetUnknown = new(
        "The target itself cannot be put in numbers: {0} is not known.", "目标本身无法量化：缺少{0}。");

    private static readonly Phrase TargetUnnamed = new(
        "The target itself cannot be put in numbers.", "目标本身无法量化。");

    /// <summary>Judges one target.</summary>
    /// <exception cref="ArgumentException">
    /// Levels or growths are not sorted, name a period twice or hold an empty interval; or the target's bounds are empty.
    /// </exception>
    public static PaceSolution Assess(PaceProblem problem)
    {
        Check(problem.Levels, nameof(problem.Levels));
        Check(problem.Growths, nameof(problem.Growths));
        if (problem.Target.Bounds.IsEmpty)
        {
            throw new ArgumentException("The natural bounds hold no number.", nameof(problem));
        }

        if (Aim.Of(problem.Target) is not { } aim)
        {
            return UnknownTarget(problem);
        }

        return problem.Target.Facet == Facet.Growth ? new GrowthTarget(problem, aim).Assess() : new LevelTarget(problem, aim).Assess();
    }

    internal static PaceSolution UnknownTarget(PaceProblem problem)
    {
        var missing = problem.Target.MissingInputs;
        var latest = problem.Target.Facet == Facet.Growth ? problem.Growths : problem.Levels;
        return new PaceSolution
        {
            Verdict = Verdict.CannotBeJudged,
            Reason = missing.Count == 0 ? TargetUnnamed : TargetUnknown.With(Named(missing)),
            Missing = missing,
            Latest = latest.Count == 0 ? null : latest[^1],
        };
    }

    internal static ILocalised Named(IEnumerable<MissingObservation> missing) => new MessageList([.. missing.Select(m => (ILocalised)m)]);

    /// <summary>The verdict on a ratio of observed to still required pace; infinite where the target is already met.</summary>
    internal static Verdict Judge(double ratio) => ratio switch
    {
        double.PositiveInfinity => Verdict.Met,
        >= OnTrackFrom => Verdict.OnTrack,
        >= AccelerationFrom => Verdict.NeedsAcceleration,
        _ => Verdict.OffTrack,
    };

    private static void Check(IReadOnlyList<PacePoint> points, string name)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Value.IsEmpty)
            {
                throw new ArgumentException($"The value of {points[i].Period} holds no number.", name);
            }

            if (i > 0 && points[i].Period <= points[i - 1].Period)
            {
                throw new ArgumentException($"{points[i].Period} follows {points[i - 1].Period}: sorted, one value a period.", name);
            }
        }
    }
}
