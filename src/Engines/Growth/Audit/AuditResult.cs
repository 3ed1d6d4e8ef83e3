using Songhua.Core;

namespace Songhua.Growth;

/// <summary>A test of a group of enterprises as a whole.</summary>
/// <param name="Kind"><see cref="EditKind.Bunching"/> or <see cref="EditKind.TerminalDigits"/>.</param>
/// <param name="Group">The division (two digits), or empty for all.</param>
/// <param name="Period">The year, or all months tested.</param>
/// <param name="Observations">Enterprises near the threshold, or returns.</param>
/// <param name="Statistic">Enterprises in the first bin, or chi-square with nine degrees of freedom.</param>
/// <param name="Expected">What the statistic would be on average.</param>
/// <param name="Probability">Of so large a statistic by chance.</param>
/// <param name="IsRejected">Whether chance is rejected at the level, shared out among the groups.</param>
public sealed record GroupTest(
    EditKind Kind, string Group, Period Period, int Observations, double Statistic, double Expected, double Probability, bool IsRejected);

/// <summary>The findings of one kind.</summary>
/// <param name="Kind">The edit.</param>
/// <param name="Findings">How many.</param>
/// <param name="Enterprises">Of how many enterprises.</param>
/// <param name="LargestEffectPoints">The largest effect, percentage points.</param>
/// <param name="NetEffectPoints">The sum of effects, percentage points, as if findings were independent.</param>
public sealed record EditSummary(EditKind Kind, int Findings, int Enterprises, double LargestEffectPoints, double NetEffectPoints);

/// <summary>What an audit found.</summary>
public sealed class AuditResult
{
    /// <summary>Growth of the period as reported, a ratio.</summary>
    public required double Growth { get; init; }

    /// <summary>What to ask, the highest score first; with the same score hard findings first, then in order of enterprise and month.</summary>
    public required IReadOnlyList<AuditQuery> Queries { get; init; }

    /// <summary>Every finding in order of enterprise, month and kind.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>Tests of groups.</summary>
    public required IReadOnlyList<GroupTest> GroupTests { get; init; }

    /// <summary>The kinds that found something, in order.</summary>
    public IReadOnlyList<EditSummary> Summary() =>
    [
        .. Findings.GroupBy(f => f.Kind).OrderBy(g => g.Key).Select(g => new EditSummary(
            g.Key, g.Count(), g.Select(f => f.Enterprise).Distinct().Count(),
            g.Select(f => f.EffectPoints).Where(double.IsFinite).DefaultIfEmpty(0).MaxBy(Math.Abs),
            g.Select(f => f.EffectPoints).Where(double.IsFinite).Sum())),
    ];
}
