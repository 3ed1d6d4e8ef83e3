using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Runs;

/// <summary>Flows add over time: a period is the sum of those that divide it, and an amount that cannot be negative is at most that of a period around it.</summary>
internal static class TimeLinks
{
    private static readonly Phrase Adds = new("flows add over time", "流量按时间相加");
    private static readonly Phrase SameDay = new("a stock at the same day's end", "同一时点的存量");
    private static readonly Phrase Inside = new("a period inside another", "时期包含关系");

    /// <summary>Whether the level of a period is known once others of the series are: they fill it, or it is the same stock.</summary>
    internal static bool CanAdd(ModelSeries series, Period period)
    {
        var levels = new List<(Period Period, int Variable)>();
        AddLevels(series, levels);
        levels.RemoveAll(l => !period.Overlaps(l.Period));
        return series.Indicator.Measure.Kind switch
        {
            MeasureKind.Flow => levels.Count > 1 && Division(period, ByFirst(Ordered(levels))) is not null,
            MeasureKind.Stock => levels.Exists(l => l.Period.Last == period.Last),
            _ => false,
        };
    }

    internal static void Add(AddUpModel model)
    {
        var levels = new List<(Period Period, int Variable)>();
        foreach (var series in model.AllSeries)
        {
            var indicator = series.Indicator;
            if (indicator.Measure.Kind is not (MeasureKind.Flow or MeasureKind.Stock))
            {
                continue;
            }

            levels.Clear();
            AddLevels(series, levels);

            // Years that follow each other, as most series have, say nothing of each other.
            if (!AnyOverlap(levels))
            {
                continue;
            }

            Ordered(levels);
            if (indicator.Measure.Kind == MeasureKind.Stock)
            {
                LinkStocks(model, levels);
            }
            else
            {
                Link(model, levels, indicator.Domain.Low >= 0);
            }
        }
    }

    private static void AddLevels(ModelSeries series, List<(Period Period, int Variable)> levels)
    {
        foreach (ref readonly var number in series.Plain)
        {
            if (number.Facet == Facet.Level)
            {
                levels.Add((number.Period, number.Variable));
            }
        }
    }

    private static List<(Period Period, int Variable)> Ordered(List<(Period Period, int Variable)> levels)
    {
        levels.Sort((a, b) => a.Period.Days != b.Period.Days ? a.Period.Days.CompareTo(b.Period.Days) : a.Period.CompareTo(b.Period));
        return levels;
    }

    private static Dictionary<DateOnly, List<(Period Period, int Variable)>> ByFirst(List<(Period Period, int Variable)> ordered) =>
        ordered.GroupBy(l => l.Period.First).ToDictionary(g => g.Key, g => g.ToList());

    private static bool AnyOverlap(List<(Period Period, int Variable)> levels)
    {
        levels.Sort((a, b) => a.Period.CompareTo(b.Period));
        for (var i = 1; i < levels.Count; i++)
        {
            if (levels[i].Period.Overlaps(levels[i - 1].Period))
            {
                return true;
            }
        }

        return false;
    }

    private static void Link(AddUpModel model, List<(Period Period, int Variable)> levels, bool nonNegative)
    {
        var byFirst = ByFirst(levels);
        for (var i = 0; i < levels.Count; i++)
        {
            var (inner, variable) = levels[i];
            if (nonNegative)
            {
                LinkInside(model, levels, i);
            }

            if (Division(levels[i].Period, byFirst) is { } parts)
            {
                model.Linear(AddUpProblem.Definition, [.. parts.Select(p => new Term(p, 1)), new Term(variable, -1)], Interval.Point(0), Adds);
            }
        }
    }

    // A stock is measured at the end of its period: of December and of the year it is the same number.
    private static void LinkStocks(AddUpModel model, List<(Period Period, int Variable)> levels)
    {
        foreach (var group in levels.GroupBy(l => l.Period.Last))
        {
            var (_, first) = group.First();
            foreach (var (_, other) in group.Skip(1))
            {
                model.Linear(AddUpProblem.Definition, [new Term(first, 1), new Term(other, -1)], Interval.Point(0), SameDay);
            }
        }
    }

    // What lies in a period without another between: each part is at most the whole, and so is the sum of parts that do not overlap.
    private static void LinkInside(AddUpModel model, List<(Period Period, int Variable)> levels, int outer)
    {
        var (around, whole) = levels[outer];
        var inside = levels.Take(outer).Where(l => l.Period != around && around.Contains(l.Period)).ToList();
        var direct = inside.Where(l => !inside.Exists(m => m.Period != l.Period && m.Period.Contains(l.Period))).OrderBy(l => l.Period.First).ToList();
        foreach (var (_, part) in direct)
        {
            model.Linear(AddUpProblem.Definition, [new Term(part, 1), new Term(whole, -1)], Interval.AtMost(0), Inside);
        }

        var apart = direct.Zip(direct.Skip(1)).All(p => p.First.Period.Last < p.Second.Period.First);
        if (direct.Count > 1 && apart)
        {
            model.Linear(AddUpProblem.Definition, [.. direct.Select(d => new Term(d.Variable, 1)), new Term(whole, -1)], Interval.AtMost(0), Inside);
        }
    }

    // The periods that follow each other and fill a period, the longest first where there is a choice; null where there is a gap.
    private static List<int>? Division(Period whole, Dictionary<DateOnly, List<(Period Period, int Variable)>> byFirst)
    {
        var parts = new List<int>();
        return Fill(whole, whole.First, byFirst, parts, []) && parts.Count > 1 ? parts : null;
    }

    private static bool Fill(
        Period whole, DateOnly day, Dictionary<DateOnly, List<(Period Period, int Variable)>> byFirst, List<int> parts, HashSet<DateOnly> dead)
    {
        if (day > whole.Last)
        {
            return true;
        }

        if (dead.Contains(day) || !byFirst.TryGetValue(day, out var starting))
        {
            return false;
        }

        for (var i = starting.Count - 1; i >= 0; i--)
        {
            if (starting[i].Period.Days < whole.Days && whole.Contains(starting[i].Period))
            {
                parts.Add(starting[i].Variable);
                if (Fill(whole, starting[i].Period.Last.AddDays(1), byFirst, parts, dead))
                {
                    return true;
                }

                parts.RemoveAt(parts.Count - 1);
            }
        }

        dead.Add(day);
        return false;
    }
}
