using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Bench;

/// <summary>
/// Times ensembles: (a) 42 sectors x 40 steps with a dense feedback and a dense factor of the shocks, beside the floating-point peak of the
/// same machine in the same run; (b) a plan-like problem with relations and a scenario of it.
/// </summary>
internal static class EnsembleBench
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];
    private const int Sectors = 42;
    private const int Quarters = 40;
    private const ulong Seed = 2026;

    internal static void Run(int most)
    {
        var isSmoke = most < Sizes[1];
        Sectoral([.. Sizes.Where(s => s <= most)], isSmoke);
        Console.WriteLine();
        PlanLike(isSmoke ? 1_000 : 10_000, isSmoke ? 1 : 9);
    }

    /// <summary>For the peer: writes matrices and shocks of the first draws, and what the engine makes of so many draws.</summary>
    internal static void Once(string folder, int draws)
    {
        var problem = Sectors42();
        WriteMatrix(Path.Combine(folder, "transition.csv"), problem.Model.Transition);
        WriteMatrix(Path.Combine(folder, "loadings.csv"), problem.Model.Loadings[0]);
        using (var file = new BinaryWriter(File.Create(Path.Combine(folder, "shocks.bin"))))
        {
            // Steps x shocks x draws.
            for (var t = 1; t <= Quarters; t++)
            {
                foreach (var shock in problem.Model.Shocks)
                {
                    var stream = RandomStream.Of(Seed, $"ensemble/shock/{shock.Name}");
                    for (var d = 0; d < draws; d++)
                    {
                        file.Write(stream.Normal(((ulong)d * RandomStream.PositionsPerItem) + (ulong)t));
                    }
                }
            }
        }

        var best = Timing.Fastest(3, () => EnsembleEngine.Solve(problem, new(Seed, draws) { Threads = 2 }));
        var single = Timing.Fastest(2, () => EnsembleEngine.Solve(problem, new(Seed, draws) { Threads = 1 }));
        var solution = EnsembleEngine.Solve(problem, new(Seed, draws) { Threads = 2 });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"time {best.Wall:R} {best.Processor:R} {single.Wall:R} {single.Processor:R}"));
        for (var s = 0; s < Sectors; s++)
        {
            var value = solution.Value(s, Quarters);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"value {value.Mean:R} {value.StandardDeviation:R} {string.Join(' ', value.Quantiles.Select(q => q.ToString("R", CultureInfo.InvariantCulture)))}"));
        }

        foreach (var outlook in solution.Events)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"event {outlook.Likelihood.Probability:R}"));
        }
    }

    private static void WriteMatrix(string path, double[,] matrix) =>
        File.WriteAllLines(path, Enumerable.Range(0, matrix.GetLength(0)).Select(i => string.Join(',', Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j].ToString("R", CultureInfo.InvariantCulture)))));

    private static void Sectoral(int[] sizes, bool isSmoke)
    {
        var problem = Sectors42();
        var peak = Peak(isSmoke ? 20_000 : 20_000_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak of one thread, multiply-adds in registers, {Vector512<double>.Count} to a vector{(Vector512.IsHardwareAccelerated ? "" : " (emulated)")}: {peak:N1} GFLOP/s"));
        var kernel = Kernel(problem, isSmoke ? 20 : 2_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step kernel alone (A x + R z on 256 draws), one thread: {kernel:N1} GFLOP/s, {kernel / peak:P0} of the peak"));
        var normals = Normals(isSmoke ? 2 : 200);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"normal numbers, one thread: {normals:N2} ns each, one by one {NormalsOneByOne(isSmoke ? 1000 : 2_000_000):N2} ns"));
        Console.WriteLine();
        Console.WriteLine("| draws | one thread (ms) | two threads (ms) | processor (ms) | draws/s, two threads | ns a value, one thread | GFLOP/s, one thread | of the peak | kept of draws (MB) | peak memory (MB) |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var draws in sizes)
        {
            var times = draws > 100_000 ? 1 : 3;
            var bytes = 0L;
            Timing Time(int threads) => Fastest(times, () => bytes = EnsembleEngine.Solve(problem, new(Seed, draws) { Threads = threads }).Bytes);
            var (one, two) = (Time(1), Time(2));
            var flops = 2.0 * ((Sectors * Sectors) + (Sectors * Sectors)) * Quarters * draws;
            var values = (double)Sectors * (Quarters + 1) * draws;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {draws:N0} | {one.Wall:N0} | {two.Wall:N0} | {two.Processor:N0} | {draws / two.Wall * 1000:N0} | {one.Processor * 1e6 / values:N1} | {flops / one.Processor / 1e6:N1} | {flops / one.Processor / 1e6 / peak:P0} | {bytes / 1e6:N0} | {GrowthBench.Peak():N0} |"));
        }
    }

    private static Timing Fastest(int times, Action action)
    {
        var fastest = Timing.Of(action);
        for (var i = 0; i < times; i++)
        {
            var one = Timing.Of(action);
            fastest = new(Math.Min(fastest.Wall, one.Wall), Math.Min(fastest.Processor, one.Processor));
        }

        return fastest;
    }

    private static void PlanLike(int draws, int times)
    {
        var (baseline, scenario) = (Plan(0), Plan(0.01));
        Console.WriteLine("| problem | draws | one thread (ms) | two threads (ms) | processor (ms) | reconciled |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var (name, problems) in ((string, EnsembleProblem[])[])[("baseline", [baseline]), ("baseline and a scenario", [baseline, scenario])])
        {
            var reconciled = 0L;
            Timing Time(int threads) => Timing.Fastest(times, () => reconciled = EnsembleEngine.Solve(problems, new(Seed, draws) { Threads = threads }).Solutions[^1].Reconciled);
            var (one, two) = (Time(1), Time(2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {draws:N0} | {one.Wall:N0} | {two.Wall:N0} | {two.Processor:N0} | {reconciled:N0} |"));
        }
    }

    /// <summary>Multiply-adds on sixteen registers, one thread, GFLOP/s: the most that the machine can do now.</summary>
    internal static double Peak(int rounds)
    {
        var best = 0.0;
        for (var trial = 0; trial < 6; trial++)
        {
            var start = Stopwatch.GetTimestamp();
            var sum = Chains(rounds);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = Math.Max(best, double.IsNaN(sum) ? 0 : 16.0 * 2 * Vector512<double>.Count * rounds / seconds / 1e9);
        }

        return best;
    }

    private static double Chains(int rounds)
    {
        var (m, c) = (Vector512.Create(0.999999), Vector512.Create(1e-6));
        Vector512<double> a0 = m, a1 = m, a2 = m, a3 = m, a4 = m, a5 = m, a6 = m, a7 = m, b0 = m, b1 = m, b2 = m, b3 = m, b4 = m, b5 = m, b6 = m, b7 = m;
        for (var i = 0; i < rounds; i++)
        {
            a0 = Vector512.FusedMultiplyAdd(a0, m, c);
            a1 = Vector512.FusedMultiplyAdd(a1, m, c);
            a2 = Vector512.FusedMultiplyAdd(a2, m, c);
            a3 = Vector512.FusedMultiplyAdd(a3, m, c);
            a4 = Vector512.FusedMultiplyAdd(a4, m, c);
            a5 = Vector512.FusedMultiplyAdd(a5, m, c);
            a6 = Vector512.FusedMultiplyAdd(a6, m, c);
            a7 = Vector512.FusedMultiplyAdd(a7, m, c);
            b0 = Vector512.FusedMultiplyAdd(b0, m, c);
            b1 = Vector512.FusedMultiplyAdd(b1, m, c);
            b2 = Vector512.FusedMultiplyAdd(b2, m, c);
            b3 = Vector512.FusedMultiplyAdd(b3, m, c);
            b4 = Vector512.FusedMultiplyAdd(b4, m, c);
            b5 = Vector512.FusedMultiplyAdd(b5, m, c);
            b6 = Vector512.FusedMultiplyAdd(b6, m, c);
            b7 = Vector512.FusedMultiplyAdd(b7, m, c);
        }

        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7);
    }

    private static double Kernel(EnsembleProblem problem, int rounds)
    {
        const int width = 256;
        const int stride = 264;
        var (a, r) = (new PanelMatrix(problem.Model.Transition), new PanelMatrix(problem.Model.Loadings[0]));
        var (x, z, y) = (new double[Sectors * stride], new double[Sectors * stride], new double[Sectors * stride]);
        var best = 0.0;
        for (var trial = 0; trial < 6; trial++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < rounds; i++)
            {
                Array.Clear(y);
                a.MultiplyAdd(x, y, width, stride);
                r.MultiplyAdd(z, y, width, stride);
            }

            best = Math.Max(best, 2.0 * 2 * Sectors * Sectors * width * rounds / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return best;
    }

    private static double Normals(int rounds)
    {
        var numbers = new double[Quarters * 264];
        var best = double.PositiveInfinity;
        for (var trial = 0; trial < 6; trial++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < rounds; i++)
            {
                NormalFill.Fill(RandomStream.Of(Seed, "bench"), i * 256, 256, Quarters, numbers, 264);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / (256.0 * Quarters * rounds));
        }

        return best;
    }

    private static double NormalsOneByOne(int count)
    {
        var stream = RandomStream.Of(Seed, "bench");
        var (best, sum) = (double.PositiveInfinity, 0.0);
        for (var trial = 0; trial < 4; trial++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                sum += stream.Normal((ulong)i);
            }

            best = Math.Min(best, double.IsNaN(sum) ? best : Stopwatch.GetElapsedTime(start).TotalNanoseconds / count);
        }

        return best;
    }

    /// <summary>42 sectors that feed one another: a stable dense matrix, a dense factor, ten events at the end.</summary>
    private static EnsembleProblem Sectors42()
    {
        var reader = RandomStream.Of(1, "bench/sectors").Item(0);
        var (a, r) = (new double[Sectors, Sectors], new double[Sectors, Sectors]);
        for (var i = 0; i < Sectors; i++)
        {
            for (var j = 0; j < Sectors; j++)
            {
                a[i, j] = (i == j ? 0.9 : 0) + reader.Uniform(-0.1, 0.1) / Sectors;
                r[i, j] = (i == j ? 0.03 : 0) + (0.002 * reader.Normal());
            }
        }

        return new()
        {
            Model = new()
            {
                Steps = Quarters,
                Shocks = [.. Enumerable.Range(0, Sectors).Select(i => new EnsembleShock($"sector/{i}", $"sector/{i}"))],
                InitialMean = new double[Sectors],
                Transition = a,
                Loadings = [r],
                Intercepts = [.. Enumerable.Range(0, Quarters).Select(_ => Enumerable.Repeat(0.01, Sectors).ToArray())],
            },
            Series = [.. Enumerable.Range(0, Sectors).Select(i => new EnsembleSeries($"sector/{i}", ValueScale.Log, i))],
            Events = [.. Enumerable.Range(0, 10).Select(i => new EnsembleEvent($"target/{i}", EventQuantity.Level(i, Quarters), 1.1))],
            Sets = [new("all", [.. Enumerable.Range(0, 10)])],
        };
    }

    /// <summary>
    /// 30 series of which 6 follow from relations, 12 steps, 10 relations (two of them between projected series, a share that is bounded
    /// and an incomplete sum among them), 30 events; each series has a shock of its own, a common one and a Student scale.
    /// </summary>
    private static EnsembleProblem Plan(double effect)
    {
        const int projected = 24;
        const int steps = 12;
        var loadings = new double[projected, projected + 1];
        for (var i = 0; i < projected; i++)
        {
            (loadings[i, i], loadings[i, projected]) = (0.03, 0.02);
        }

        double[] levels = [.. Enumerable.Range(0, projected).Select(i => 10.0 + i)];
        (levels[0], levels[4]) = (levels[1] + levels[2] + levels[3], 2 * levels[5]);
        (levels[6], levels[9]) = ((levels[7] + levels[8]) * 1.3, levels[10] * 0.3);
        return new()
        {
            Model = new()
            {
                Steps = steps,
                Shocks = [.. Enumerable.Range(0, projected).Select(i => new EnsembleShock($"own/{i}", $"own/{i}", 0)), new("common", "common")],
                ScaleGroups = [new("own", 8)],
                InitialMean = [.. levels.Select(l => Math.Log(l))],
                Transition = Unit(projected),
                Loadings = [loadings],
                Intercepts = [.. Enumerable.Range(0, steps).Select(_ => Enumerable.Range(0, projected).Select(i => 0.05 + (i == 3 ? effect : 0)).ToArray())],
            },
            Series =
            [
                .. Enumerable.Range(0, projected).Select(i => new EnsembleSeries($"s{i}", ValueScale.Log, i)),
                .. Enumerable.Range(projected, 6).Select(i => new EnsembleSeries($"s{i}", ValueScale.Log, null)),
            ],
            Relations =
            [
                EnsembleRelation.Sum("whole", 0, [1, 2, 3]), EnsembleRelation.Product("twice", 4, 2, [5], []), EnsembleRelation.SumAtMost("incomplete", 6, [7, 8]),
                .. EnsembleRelation.Share("share", 9, 10, 0.2, 0.35),
                EnsembleRelation.Sum("c24", 24, [0, 4]), EnsembleRelation.Product("c25", 25, 1, [11], [12]), EnsembleRelation.Product("c26", 26, 100, [13, 25], []),
                EnsembleRelation.Sum("c27", 27, [14, 15, 16, 17]), EnsembleRelation.Product("c28", 28, 1, [27], [24]),
            ],
            Events = [.. Enumerable.Range(0, 29).Select(i => new EnsembleEvent($"target/{i}", i % 3 == 0 ? EventQuantity.Growth(i, 2, 7) : EventQuantity.Level(i, 4 + (i % 9)), i % 3 == 0 ? 0.3 : 20)), new("share", EventQuantity.Share(9, 10, 12), 0.3)],
            Sets = [new("all", [.. Enumerable.Range(0, 30)])],
        };
    }

    private static double[,] Unit(int size)
    {
        var unit = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            unit[i, i] = 1;
        }

        return unit;
    }
}
