using System.Globalization;
using Songhua.Core;

namespace Songhua.Bench;

/// <summary>Times the growth job on returns in memory, beside a limit of the same machine: adding up one column.</summary>
internal static class GrowthBench
{
    private static readonly (int Enterprises, bool IsCorrected)[] Sizes = [(1_000, false), (10_000, false), (100_000, false), (100_000, true), (500_000, false)];

    internal static void Run(int most)
    {
        Console.WriteLine("| rows | sum of a column (ms) | one thread (ms) | two threads (ms) | processor (ms) | processor, ns a row | one thread / sum | cells | columns (MB) | peak (MB) |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (enterprises, isCorrected) in Sizes.Where(s => s.Enterprises <= most))
        {
            Console.WriteLine(Row(SyntheticReturns.Panel(enterprises, isCorrected), isCorrected, enterprises > 100_000 ? 3 : 9));
        }
    }

    private static string Row(ReturnsPanel panel, bool isCorrected, int times)
    {
        var months = GrowthJob.Factors(panel, SyntheticReturns.Rates(), SyntheticReturns.Prices());
        var sum = 0.0;
        var limit = Timing.Fastest(times, () => sum += Sum(panel.Item(ReturnItem.Output).Span)).Wall;
        var figures = GrowthJob.Room(panel, months.Slots);
        var one = Timing.Fastest(times, () => GrowthJob.Run(panel, months, 1, figures));
        var two = Timing.Fastest(times, () => GrowthJob.Run(panel, months, 2, figures));
        var cells = figures.Sum(f => f.Count(g => !double.IsNaN(g.Growth)));
        var columns = panel.Rows * (sizeof(int) + sizeof(byte) + sizeof(ushort) + (2.0 * sizeof(double))) / 1e6;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {panel.Rows:N0}{(isCorrected ? " (1 % twice)" : "")} | {limit:N1} | {one.Wall:N1} | {two.Wall:N1} | {one.Processor:N0} | {one.Processor * 1e6 / panel.Rows:N1} | {one.Wall / limit:N1} | {cells:N0} | {columns:N0} | {Peak():N0} |");
    }

    /// <summary>The most memory that this process has had, MB.</summary>
    internal static double Peak()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
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
}
