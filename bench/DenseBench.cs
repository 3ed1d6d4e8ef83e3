using System.Globalization;
using System.Runtime.Intrinsics;
using Songhua.Numerics;

namespace Songhua.Bench;

/// <summary>
/// Times dense linear algebra on I - A, A non-negative with columns that add up to 0.2 to 0.8 as in an input-output table: product,
/// factorisation, one solution, 64 at once, inverse, beside the floating-point peak of the same machine in the same run.
/// </summary>
internal static class DenseBench
{
    private static readonly int[] Sizes = [42, 153, 1_302, 3_465, 9_800];
    private const int Right = 64;

    internal static void Run(int most)
    {
        var isSmoke = most < Sizes[1];
        var rounds = isSmoke ? 20_000 : 20_000_000;
        var one = EnsembleBench.Peak(rounds);
        var peaks = new double[2];
        Parallel.For(0, 2, w => peaks[w] = EnsembleBench.Peak(rounds));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak, multiply-adds in registers, {Vector512<double>.Count} to a vector{(Vector512.IsHardwareAccelerated ? "" : " (emulated)")}: {one:N1} GFLOP/s on one thread, {peaks.Sum():N1} on two"));
        Console.WriteLine();
        Console.WriteLine("| n | threads | work | ms | GFLOP/s | of the peak |");
        Console.WriteLine("|---:|---:|---|---:|---:|---:|");
        foreach (var n in Sizes.Where(s => s <= most || isSmoke).Take(isSmoke ? 1 : Sizes.Length))
        {
            foreach (var threads in (int[])[1, 2])
            {
                Size(n, threads, threads == 1 ? one : peaks.Sum(), isSmoke);
            }
        }
    }

    /// <summary>I - A of so many sectors, seeded.</summary>
    internal static DenseMatrix Leontief(int n)
    {
        var reader = RandomStream.Of(1, "bench/dense").Item(n);
        var matrix = new DenseMatrix(n, n);
        var sums = new double[n];
        foreach (ref var value in matrix.Values)
        {
            value = reader.Uniform();
        }

        for (var r = 0; r < n; r++)
        {
            DenseSums(matrix.Row(r), sums);
        }

        double[] shares = [.. Enumerable.Range(0, n).Select(_ => reader.Uniform(0.2, 0.8))];
        for (var r = 0; r < n; r++)
        {
            for (var c = 0; c < n; c++)
            {
                matrix[r, c] = (r == c ? 1 : 0) - (matrix[r, c] * shares[c] / sums[c]);
            }
        }

        return matrix;
    }

    private static void DenseSums(Span<double> row, double[] sums)
    {
        for (var c = 0; c < row.Length; c++)
        {
            sums[c] += row[c];
        }
    }

    private static void Size(int n, int threads, double peak, bool isSmoke)
    {
        var matrix = Leontief(n);
        var factors = LuFactorisation.Of(matrix, threads);
        double[] one = [.. Enumerable.Range(0, n).Select(i => 1.0 + (i % 7))];
        var many = new DenseMatrix(n, Right);
        for (var i = 0; i < n; i++)
        {
            many.Row(i).Fill(one[i]);
        }

        var times = isSmoke ? 1 : n > 5_000 ? 2 : n > 1_000 ? 5 : 50;
        var cube = (double)n * n * n;
        var square = (double)n * n;
        Line(n, threads, peak, "product", 2 * cube, times, () => matrix.Times(matrix, threads));
        Line(n, threads, peak, "factorisation", 2 * cube / 3, times, () => LuFactorisation.Of(matrix, threads));
        Line(n, threads, peak, "one solution", 2 * square, times, () => factors.Solve(one));
        Line(n, threads, peak, "64 solutions", 2 * square * Right, times, () => factors.Solve(many));
        Line(n, threads, peak, "inverse of the factors", 4 * cube / 3, times, () => factors.Inverse());
    }

    private static void Line(int n, int threads, double peak, string work, double operations, int times, Action action)
    {
        var best = Fastest(times, operations, action);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {n:N0} | {threads} | {work} | {best:N4} | {operations / best / 1e6:N1} | {operations / best / 1e6 / peak:P0} |"));
    }

    // Short work is repeated until it takes a millisecond or so.
    private static double Fastest(int times, double operations, Action action)
    {
        var repeats = (int)Math.Max(1, 1e7 / operations);
        void Repeated()
        {
            for (var i = 0; i < repeats; i++)
            {
                action();
            }
        }

        return (operations > 1e10 ? Timing.Of(Repeated) is var first ? Math.Min(first.Wall, Enumerable.Range(0, times).Min(_ => Timing.Of(Repeated).Wall)) : 0 : Timing.Fastest(times, Repeated).Wall) / repeats;
    }
}
