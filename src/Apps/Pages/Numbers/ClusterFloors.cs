using Songhua.Core;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What a cluster is to reach.</summary>
/// <param name="Name">The cluster.</param>
/// <param name="Status">Its target.</param>
/// <param name="Value">The number aimed at, in base units.</param>
/// <param name="Words">The aim as worded.</param>
internal sealed record ClusterFloor(ILocalised Name, TargetStatus Status, double Value, ILocalised Words);

/// <summary>The targets of the clusters in one indicator, and what is implied for the groups that they make up.</summary>
internal sealed record ClusterFloors(string Indicator, ILocalised Title, Unit Unit, IReadOnlyList<ClusterFloor> Floors, IReadOnlyList<ImpliedValue> Totals)
{
    private static readonly Phrase AtPlace = new("{0}, {1}", "{1}{0}");

    /// <summary>One for each indicator in which clusters have targets.</summary>
    internal static IReadOnlyList<ClusterFloors> Of(Results results)
    {
        var plan = results.Plan;
        var clusters = plan.Clusters.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var groups = clusters.Values.Select(c => c.Group).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var floors = results.Status
            .Where(s => s.Target is { Facet: Facet.Level, Series.Subject: { } subject } && clusters.ContainsKey(subject))
            .Select(s => (s.Target.Series.Indicator, Floor: new ClusterFloor(Name(results, s.Target), s, TargetSeries.Of(s).GoalCentral, results.Words.Aim(s.Target))))
            .Where(f => double.IsFinite(f.Floor.Value));
        return
        [
            .. floors.GroupBy(f => f.Indicator).Select(g => new ClusterFloors(
                g.Key, results.Words.Indicator(g.Key), plan.Indicators[g.Key].Measure.Unit, [.. g.Select(f => f.Floor)],
                [.. results.Implied.Where(i => double.IsFinite(i.Bounds.Low) && groups.Any(id => IsOf(i, g.Key, id)))])),
        ];
    }

    // A part of the plan's region is named beside the cluster.
    private static ILocalised Name(Results results, Target target)
    {
        var cluster = results.Words.Subject(target.Series.Subject!);
        return target.Series.Place == results.Plan.Head.Place ? cluster : AtPlace.With(cluster, results.Words.Place(target.Series.Place));
    }

    private static bool IsOf(ImpliedValue implied, string indicator, string subject) =>
        implied.Point is { Facet: Facet.Level } point && point.Series.Indicator == indicator && point.Series.Subject == subject;
}
