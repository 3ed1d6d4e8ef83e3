using System.Diagnostics;

namespace Songhua.Bench;

/// <summary>What a piece of work took.</summary>
/// <param name="Wall">Milliseconds by the clock.</param>
/// <param name="Processor">Milliseconds of processor time, all threads together.</param>
internal readonly record struct Timing(double Wall, double Processor)
{
    /// <summary>Times once.</summary>
    internal static Timing Of(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        action();
        var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        process.Refresh();
        return new(wall, (process.TotalProcessorTime - before).TotalMilliseconds);
    }

    /// <summary>The smallest of several times: other work on the machine can only slow a run down, so the fastest says most.</summary>
    internal static Timing Fastest(int times, Action action)
    {
        // Until it has run for a while, the code is still being optimised.
        var warming = Stopwatch.GetTimestamp();
        do
        {
            action();
        }
        while (Stopwatch.GetElapsedTime(warming).TotalMilliseconds < 300);

        var fastest = new Timing(double.PositiveInfinity, double.PositiveInfinity);
        for (var i = 0; i < times; i++)
        {
            GC.Collect();
            var one = Of(action);
            fastest = new(Math.Min(fastest.Wall, one.Wall), Math.Min(fastest.Processor, one.Processor));
        }

        return fastest;
    }
}
