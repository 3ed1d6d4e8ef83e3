namespace Songhua.Numerics;

/// <summary>Jobs that write to different places, done by so many threads: which thread does which changes nothing.</summary>
internal static class Workers
{
    /// <summary>As many threads as the machine has processors, where none are named.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public static int Count(int? threads)
    {
        if (threads is { } named)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(named, 1, nameof(threads));
        }

        return threads ?? Environment.ProcessorCount;
    }

    /// <summary>Jobs 0 to count - 1.</summary>
    public static void Run(int count, int threads, Action<int> job)
    {
        threads = Math.Min(count, threads);
        if (threads <= 1)
        {
            for (var i = 0; i < count; i++)
            {
                job(i);
            }

            return;
        }

        var next = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                job(i);
            }
        });
    }
}
