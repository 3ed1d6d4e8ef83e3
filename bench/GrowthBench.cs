using System.Diagnostics;
using System.Globalization;
using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Bench;

/// <summary>
/// Times growth over matched coverage by industry x place x month with pulls, from returns in memory, beside a limit of the same
/// machine: adding up one column.
/// </summary>
internal static class GrowthBench
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 500_000];

    internal static void Run(int most)
    {
        Console.WriteLine("| enterprises | rows | sum of a column (ms) | one thread (ms) | two threads (ms) | processor (ms) | ns a row | two threads / sum | cells | memory (MB) |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var enterprises in Sizes.Where(s => s <= most))
        {
            Console.WriteLine(Row(SyntheticRows.Make(enterprises), enterprises > 50_000 ? 3 : 7));
        }
    }

    private static string Row(ReturnsPanel panel, int times)
    {
        var limit = Fastest(times, () => Sum(panel.Item(ReturnItem.Output).Span), out _);
        var cells = 0;
        var one = Fastest(times, () => cells = Job(panel, 1), out _);
        var two = Fastest(times, () => cells = Job(panel, 2), out var processor);
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {panel.Register.Count:N0} | {panel.Rows:N0} | {limit:N1} | {one:N1} | {two:N1} | {processor:N1} | {two * 1e6 / panel.Rows:N1} | {two / limit:N1} | {cells:N0} | {memory:N0} |");
    }

    /// <summary>Growth, pull and contribution of every industry x place x month; returns the number of cells that have one.</summary>
    internal static int Job(ReturnsPanel panel, int threads)
    {
        var register = panel.Register;
        var groups = new Dictionary<(string, int), int>();
        var groupOf = new int[register.Count];
        for (var e = 0; e < groupOf.Length; e++)
        {
            var key = (register.Classes[register.ClassOf[e]][..2], register.PlaceOf[e]);
            groups.TryAdd(key, groups.Count);
            groupOf[e] = groups[key];
        }

        var slots = Enumerable.Range(12, panel.Months - 12).Select(m => new Slot(panel.FirstMonth + m, 1)).ToList();
        var flat = Enumerable.Repeat(0.25, register.Classes.Count).ToArray();
        var prices = register.Classes.Select((_, c) => 0.95 + (0.001 * (c % 100))).ToArray();
        var spec = new GrowthSpec();
        var figures = new GrowthFigures[slots.Count][];
        GrowthEngine.ForEachSlot(
            new()
            {
                Panel = panel,
                Slots = slots,
                Factors = [.. slots.Select(_ => new SlotFactors(flat, prices, flat))],
                Vintages = 1,
                GroupOf = groupOf,
                Groups = groups.Count,
                Threads = threads,
            },
            (slot, sums, _) =>
            {
                var total = default(GrowthSums);
                foreach (ref readonly var sum in sums)
                {
                    total.Add(sum);
                }

                figures[slot] = new GrowthFigures[sums.Length];
                for (var g = 0; g < sums.Length; g++)
                {
                    figures[slot][g] = GrowthFigures.Of(sums[g], total, spec);
                }
            });
        return figures.Sum(f => f.Count(g => !double.IsNaN(g.Pull)));
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double Fastest(int times, Action action, out double processor)
    {
        var fastest = double.PositiveInfinity;
        processor = double.PositiveInfinity;
        for (var i = 0; i < times; i++)
        {
            GC.Collect();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var start = Stopwatch.GetTimestamp();
            action();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor = Math.Min(processor, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        return fastest;
    }
}
