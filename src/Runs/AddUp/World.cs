using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// What was stated on a day: the observations known then, and the targets stated by then whose period was not over. Past targets
/// are left out, because an outcome that differs from a target is a missed target, not a contradiction.
/// </summary>
/// <param name="AsOf">The day.</param>
/// <param name="Observations">The observations known.</param>
/// <param name="Stated">The targets stated by then, past ones too.</param>
/// <param name="Pending">The targets that bind.</param>
internal sealed record World(DateOnly AsOf, IReadOnlyList<Observation> Observations, IReadOnlyList<Target> Stated, IReadOnlyList<Target> Pending)
{
    /// <summary>The world on a day.</summary>
    internal static World On(Plan plan, FactBook facts, DateOnly day)
    {
        var stated = plan.Targets.Values.Where(t => t.Stated is not { } on || on.Last <= day).ToList();
        return new World(day, facts.KnownOn(day), stated, [.. stated.Where(t => DueBy(plan, t) is { } due && due.Last >= day)]);
    }

    /// <summary>The world on a day without any target: what is known of the facts alone.</summary>
    internal static World Facts(FactBook facts, DateOnly day) => new(day, facts.KnownOn(day), [], []);

    /// <summary>The period in which a target must hold; the plan's assumption for targets without a date; null where there is none.</summary>
    internal static Period? DueBy(Plan plan, Target target) => target.By ?? plan.Head.OpenBy;

    /// <summary>The last day on which anything of the plan was published or stated: what "now" means to a run.</summary>
    internal static DateOnly LastDay(Plan plan, FactBook facts)
    {
        var dates = facts.Observations.Select(o => o.Published)
            .Concat(plan.Targets.Values.Select(t => t.Stated))
            .Concat(plan.Programmes.SelectMany(p => p.Reports).Concat(plan.Projects.SelectMany(p => p.Reports)).Select(r => plan.PublishedBy(r.Source)))
            .Append(plan.Head.Stated)
            .OfType<Period>()
            .Select(p => p.Last)
            .ToList();
        return dates.Count == 0 ? plan.Head.Horizon.First : dates.Max();
    }

    /// <summary>The days on which targets were stated, and the last day: each is checked on its own.</summary>
    internal static IReadOnlyList<DateOnly> Days(Plan plan, DateOnly last) =>
        [.. plan.Targets.Values.Select(t => t.Stated?.Last).OfType<DateOnly>().Where(d => d <= last).Append(last).Distinct().Order()];
}
