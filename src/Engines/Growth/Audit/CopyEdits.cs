using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// Two enterprises with the same outputs for months. Found by hashing windows of returns, so that the time grows with the number of
/// returns and not of pairs.
/// </summary>
internal static class CopyEdits
{
    // Nothing of the other enterprise is told: its return is confidential.
    private static readonly Phrase Copied = new(
        "The outputs of {0} are, figure by figure, those that another enterprise reports. To be confirmed: was the return entered under the right enterprise?",
        "{0}各期产值与另一企业填报数逐期相同。请核实报表是否录入到正确的企业名下。");

    private static readonly Phrase Returns = new("equal returns in a row", "连续相同的期数");
    private static readonly Phrase Chance = new("expected number of such pairs by chance", "偶然出现此类企业对的期望个数");

    internal static void Find(AuditContext context)
    {
        var grid = context.Grid;
        var runs = new SortedDictionary<(int Enterprise, int Other), List<(int First, int Last)>>();
        var seen = new Dictionary<ulong, int>();
        for (var m = 0; m < grid.Months; m++)
        {
            seen.Clear();
            for (var e = 0; e < grid.Enterprises; e++)
            {
                if (Window(context, e, m) is { } window && !seen.TryAdd(window.Hash, e) && Equal(grid, seen[window.Hash], e, window.First, m))
                {
                    Join(runs, (e, seen[window.Hash]), window.First, m);
                }
            }
        }

        foreach (var ((e, other), list) in runs)
        {
            foreach (var (first, last) in list)
            {
                Add(context, e, other, first, last);
            }
        }
    }

    private static void Join(SortedDictionary<(int, int), List<(int First, int Last)>> runs, (int, int) pair, int first, int last)
    {
        if (!runs.TryGetValue(pair, out var list))
        {
            runs[pair] = list = [];
        }

        if (list.Count > 0 && list[^1].Last >= first)
        {
            list[^1] = (list[^1].First, last);
        }
        else
        {
            list.Add((first, last));
        }
    }

    // The returns of so many in a row that end in a month; null where there are fewer or one is not positive.
    private static (int First, ulong Hash)? Window(AuditContext context, int e, int m)
    {
        var hash = 0UL;
        for (var n = 0; n < context.Spec.LeastCopiedRun; n++)
        {
            var covers = context.Grid.Covers(e, m);
            var output = context.Grid.Output(e, m);
            if (!(output > 0))
            {
                return null;
            }

            hash = (hash ^ BitConverter.DoubleToUInt64Bits(output) ^ (ulong)covers) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 29;
            if (n == context.Spec.LeastCopiedRun - 1)
            {
                return (m, hash);
            }

            m -= covers;
        }

        return null;
    }

    private static bool Equal(ReturnGrid grid, int a, int b, int first, int last)
    {
        for (var m = first; m <= last; m++)
        {
            if (grid.Covers(a, m) != grid.Covers(b, m) || (grid.Row(a, m) >= 0 && grid.Output(a, m) != grid.Output(b, m)))
            {
                return false;
            }
        }

        return true;
    }

    // The first number agrees with one of another enterprise by chance where sizes are spread over a few powers of e, the next ones
    // where both move as they usually do.
    private static void Add(AuditContext context, int e, int other, int first, int last)
    {
        var grid = context.Grid;
        int[] months = [.. Enumerable.Range(first, last - first + 1).Where(m => grid.Row(e, m) >= 0)];
        var chance = 0.5 * grid.Enterprises * grid.Enterprises / (2 * Math.Sqrt(Math.PI) * Math.Max(1, grid.Output(e, first)));
        foreach (var m in months.Skip(1))
        {
            chance *= context.Course.Coincidence(grid.Output(e, m));
        }

        if (chance <= context.Spec.ChanceFinds)
        {
            foreach (var m in months)
            {
                context.Distrust(e, m);
                context.Distrust(other, m);
            }

            context.Add(new(e, first, last, EditKind.CopiedSeries, 1, Copied.With(context.Words(e, first, last)), [new(Returns, months.Length), new(Chance, chance)])
            {
                Other = other,
                Replacements = context.ByCourse(e, first, last),
            });
        }
    }
}
