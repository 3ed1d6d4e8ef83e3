using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Flows add over time: a period is the sum of those that divide it, and an amount that cannot be negative is at most that of a period around it.</summary>
internal static class TimeLinks
{
    private static readonly Phrase Adds = new("flows add over time", "流量按时间相加");
    private static readonly Phrase Inside = new("a period inside another", "时期包含关系");

    internal static void Add(Plan plan, AddUpModel model)
    {
        foreach (var series in model.AllSeries.ToList())
        {
            var indicator = plan.Indicators[series.Indicator];
            if (indicator.Measure.Kind != MeasureKind.Flow)
            {
                continue;
            }

            var levels = model.OfSeries(series)
                .Where(v => model.Variables[v].Key!.Value.Facet == Facet.Level)
                .Select(v => (Period: model.Variables[v].Key!.Value.Period, Variable: v))
                .OrderBy(l => l.Period.Days).ThenBy(l => l.Period)
                .ToList();
            if (levels.Count > 1 && levels[0].Period.Days != levels[^1].Period.Days)
            {
                Link(model, levels, indicator.Domain.Low >= 0);
            }
        }
    }

    private static void Link(AddUpModel model, List<(Period Period, int Variable)> levels, bool nonNegative)
    {
        var byFirst = levels.GroupBy(l => l.Period.First).ToDictionary(g => g.Key, g => g.ToList());
        for (var i = 0; i < levels.Count; i++)
        {
            var (inner, variable) = levels[i];
            var around = levels.FindIndex(i + 1, l => l.Period.Days > inner.Days && l.Period.Contains(inner));
            if (around >= 0 && nonNegative)
            {
                model.Linear(AddUpProblem.Definition, [new Term(variable, 1), new Term(levels[around].Variable, -1)], Interval.AtMost(0), Inside);
            }

            if (Division(levels[i].Period, byFirst) is { } parts)
            {
                model.Linear(AddUpProblem.Definition, [.. parts.Select(p => new Term(p, 1)), new Term(variable, -1)], Interval.Point(0), Adds);
            }
        }
    }

    // The periods that follow each other and fill a period, taking the longest first; null where there is a gap.
    private static List<int>? Division(Period whole, Dictionary<DateOnly, List<(Period Period, int Variable)>> byFirst)
    {
        var parts = new List<int>();
        var day = whole.First;
        while (day <= whole.Last)
        {
            if (!byFirst.TryGetValue(day, out var starting))
            {
                return null;
            }

            var next = starting.LastOrDefault(s => s.Period.Days < whole.Days && whole.Contains(s.Period));
            if (next == default)
            {
                return null;
            }

            parts.Add(next.Variable);
            day = next.Period.Last.AddDays(1);
        }

        return parts.Count > 1 ? parts : null;
    }
}
