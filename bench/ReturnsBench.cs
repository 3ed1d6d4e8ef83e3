using System.Diagnostics;
using System.Globalization;
using Songhua.Core;
using Songhua.Data;
using Songhua.Growth;

namespace Songhua.Bench;

/// <summary>
/// Times the job from CSV on disk. Every reading is a process of its own, so that its peak of memory is its own, and starts cold;
/// starting the runtime itself is not counted. Then rows of the two items that growth needs, cold and in a process that has read them before.
/// The files lie in the memory of the system, because they have just been written.
/// </summary>
internal static class ReturnsBench
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 500_000];

    // A row is 71 bytes in columns; those of 50 million would not fit where there are 4 GB.
    private const int MostInMemory = 100_000;
    private const long HeapLimit = 2L << 30;

    internal static void Run(int most, string root)
    {
        Console.WriteLine("| rows | CSV (MB) | how | read (ms) | processor (ms) | ns a row | growth (ms) | processor (ms) | peak (MB) |");
        Console.WriteLine("|---:|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var enterprises in Sizes.Where(s => s <= most))
        {
            var folder = Path.Combine(root, enterprises.ToString(CultureInfo.InvariantCulture));
            var bytes = ReturnsFiles.Write(folder, enterprises);
            var ways = enterprises <= MostInMemory ? (string[])["memory", "cache", "cache"] : ["cache", "cache"];
            foreach (var way in ways)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {enterprises * SyntheticReturns.Months:N0} | {bytes / 1e6:N0} | {Child(folder, way)} |"));
            }

            Directory.Delete(folder, recursive: true);
        }

        var narrow = Path.Combine(root, "narrow");
        var size = Math.Min(most, MostInMemory);
        var narrowBytes = ReturnsFiles.Write(narrow, size, isNarrow: true);
        foreach (var way in (string[])["memory", "warm"])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size * SyntheticReturns.Months:N0}, two items{(way == "warm" ? ", warm" : "")} | {narrowBytes / 1e6:N0} | {Child(narrow, way)} |"));
        }
    }

    /// <summary>Reads a folder, does the job and prints what that took; the cells go to a file where one is named.</summary>
    internal static void Once(string folder, string way, string? cells)
    {
        var diagnostics = new DiagnosticBag();
        ReturnsFolder? read = null;
        ReturnsFolder? Reading() => ReturnsFolder.Read(folder, diagnostics, new() { UseCache = way == "cache" });
        if (way == "warm")
        {
            for (var i = 0; i < 5; i++)
            {
                Reading()?.Dispose();
                GC.Collect();
            }
        }

        var reading = Timing.Of(() => read = Reading());
        using var returns = read ?? throw new InvalidOperationException(diagnostics.Sorted()[0].Message.In(Language.English));
        var months = (Slots: (IReadOnlyList<Slot>)[], Factors: (SlotFactors[])[]);
        var (figures, groups) = ((GrowthFigures[][])[], new List<(string, string)>());
        var job = Timing.Of(() =>
        {
            months = GrowthJob.Factors(returns.Panel, returns.Rates, returns.Prices);
            figures = GrowthJob.Room(returns.Panel, months.Slots);
            groups = GrowthJob.Run(returns.Panel, months, 2, figures);
        });
        var peak = GrowthBench.Peak();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{returns.Source} | {reading.Wall:0} | {reading.Processor:0} | {reading.Wall * 1e6 / returns.Panel.Rows:0} | {job.Wall:0} | {job.Processor:0} | {peak:0}"));
        if (cells is not null)
        {
            File.WriteAllText(cells, string.Concat(GrowthJob.Cells(months.Slots, figures, groups)));
        }
    }

    private static string Child(string folder, string way)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ReturnsBench).Assembly.Location, "once", folder, way]) { RedirectStandardOutput = true };
        if (way == "cache")
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("x", CultureInfo.InvariantCulture);
        }

        using var process = Process.Start(start)!;
        var told = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? told : throw new InvalidOperationException($"the process ended with {process.ExitCode}");
    }
}
