using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What the outlook said of a target on an earlier day, and what came of it.</summary>
/// <param name="Target">The target.</param>
/// <param name="Day">The day whose knowledge counted.</param>
/// <param name="Outlook">What was said.</param>
/// <param name="Met">Whether it was met.</param>
public sealed record Replay(Target Target, DateOnly Day, OutlookSolution Outlook, bool Met);

/// <summary>How the outlook would have done: on the plan's panels, and on its own targets whose outcome is known.</summary>
public sealed class BacktestStep
{
    private BacktestStep(IReadOnlyList<(PlanPanel Panel, BacktestResult Result)> panels, IReadOnlyList<Replay> replays) => (Panels, Replays) = (panels, replays);

    /// <summary>The panels with their back-tests.</summary>
    public IReadOnlyList<(PlanPanel Panel, BacktestResult Result)> Panels { get; }

    /// <summary>What would have been said of the plan's own targets, by target and day.</summary>
    public IReadOnlyList<Replay> Replays { get; }

    /// <summary>Tests the outlook of a run.</summary>
    public static BacktestStep Run(OutlookBasis basis) => new(
        [.. basis.Panels.Panels.Select(p => (p, BacktestEngine.Run(p.Panel)))],
        [.. Days(basis).SelectMany(day => On(day, basis)).OrderBy(r => r.Target.Id, StringComparer.Ordinal).ThenBy(r => r.Day)]);

    // The last day of each quarter before the last target was due, from the first statement on.
    private static IEnumerable<DateOnly> Days(OutlookBasis basis)
    {
        var known = basis.Targets.Where(o => o.Outlook.Outcome is not null && o.Target is { By: not null, Stated: not null }).ToList();
        if (known.Count == 0)
        {
            yield break;
        }

        var last = known.Max(o => o.Target.By!.Value.Last);
        var from = known.Min(o => o.Target.Stated!.Value.Last);
        for (var day = new DateOnly(from.Year, 3, 31); day < last && day < basis.AsOf; day = day.AddDays(1).AddMonths(3).AddDays(-1))
        {
            if (day >= from)
            {
                yield return day;
            }
        }
    }

    private static IEnumerable<Replay> On(DateOnly day, OutlookBasis basis)
    {
        var outcomes = basis.Targets.Where(o => o.Outlook.Outcome is not null).ToDictionary(o => o.Target.Id, o => o.Outlook.Outcome!.Value);
        var open = basis.Targets.Where(o => outcomes.ContainsKey(o.Target.Id) && o.Target.By is { } by && by.Last > day && o.Target.Stated is { } stated && stated.Last <= day)
            .Select(o => o.Target.Id).ToHashSet();
        return open.Count == 0
            ? []
            : OutlookStep.Run(basis.Plan, [.. StatusStep.Run(basis.Plan, basis.Facts, day).Where(s => open.Contains(s.Target.Id))], basis.Panels)
                .Select(o => new Replay(o.Target, day, o.Outlook, outcomes[o.Target.Id]));
    }
}
