using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Bench;

/// <summary>
/// Times linear algebra on I - A, A as in an input-output table: non-negative, with columns that add up to 0.2 to 0.8. Products, factors,
/// solutions and inverses beside the floating-point peak of the same machine in the same run; then one right-hand side by factors and by products alone.
/// </summary>
internal static class DenseBench
{
    private static readonly int[] Sizes = [42, 153, 1_302, 3_465, 9_800];
    private const int Right = 64;
    private const int Large = 5_000;
    private const int SolvedAgain = 153;

    internal static void Run(int most)
    {
        var isSmoke = most < Sizes[0];
        // Runs of a millisecond or less: on a busy machine some of them are not interrupted.
        double Peak() => Enumerable.Range(0, isSmoke ? 1 : 40).Max(_ => EnsembleBench.Peak(isSmoke ? 20_000 : 400_000));
        var one = Peak();
        var peaks = new double[2];
        Parallel.For(0, 2, w => peaks[w] = Peak());
        var two = peaks.Sum();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak, multiply-adds in registers, {Vector512<double>.Count} to a vector{(Vector512.IsHardwareAccelerated ? "" : " (emulated)")}: {one:N1} GFLOP/s on one thread, {two:N1} on two at once"));
        Console.WriteLine();
        Console.WriteLine("| n | work | one thread (ms) | processor (ms) | GFLOP/s, processor | of the peak | two threads (ms) | processor (ms) | GFLOP/s | of the peak of two |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        int[] sizes = isSmoke ? [20] : [.. Sizes.Where(s => s <= most)];
        foreach (var n in sizes)
        {
            foreach (var (work, operations, action) in Works(Leontief(n, 1)))
            {
                var (single, both) = (Fastest(operations, isSmoke, () => action(1)), Fastest(operations, isSmoke, () => action(2)));
                var (slow, fast) = (operations / single.Processor / 1e6, operations / both.Wall / 1e6);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {n:N0} | {work} | {single.Wall:G4} | {single.Processor:G4} | {slow:N1} | {slow / one:P0} | {both.Wall:G4} | {both.Processor:G4} | {fast:N1} | {fast / two:P0} |"));
            }
        }

        Console.WriteLine();
        Console.WriteLine("| n | filled | factors (ms) | solution by factors (ms) | by products (ms) | products | residual | power series, products | right-hand sides from which factors win |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var n in sizes)
        {
            foreach (var filled in (double[])[1, 0.03])
            {
                ByProducts(n, filled, isSmoke);
            }
        }

        Extractions(isSmoke ? [20] : [.. sizes.Where(s => s <= Large)], isSmoke);
    }

    /// <summary>
    /// For the peer: writes I - A, a solution and the inverse, and prints milliseconds by the clock and of the processor on so many threads: product,
    /// factors, solution, factors and inverse.
    /// </summary>
    internal static void Once(string folder, int n, int threads)
    {
        var matrix = Leontief(n, 1);
        var factors = LuFactorisation.Of(matrix, threads);
        Write(Path.Combine(folder, "matrix.bin"), matrix.Values);
        Write(Path.Combine(folder, "solution.bin"), factors.Solve(Demand(n)));
        Write(Path.Combine(folder, "inverse.bin"), factors.Inverse().Values);
        Timing[] took =
        [
            Fastest(2.0 * n * n * n, false, () => matrix.Times(matrix, threads)),
            Fastest(2.0 * n * n * n / 3, false, () => LuFactorisation.Of(matrix, threads)),
            Fastest(2.0 * n * n, false, () => factors.Solve(Demand(n))),
            Fastest(2.0 * n * n * n, false, () => LuFactorisation.Of(matrix, threads).Inverse()),
        ];
        Console.WriteLine(string.Join(' ', took.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Wall:R} {t.Processor:R}"))));
    }

    private static void Write(string path, ReadOnlySpan<double> values)
    {
        using var file = File.Create(path);
        for (var from = 0; from < values.Length; from += 1 << 20)
        {
            file.Write(MemoryMarshal.AsBytes(values[from..Math.Min(values.Length, from + (1 << 20))]));
        }
    }

    private static double[] Demand(int n) => [.. Enumerable.Range(0, n).Select(i => 1.0 + (i % 7))];

    /// <summary>I - A of so many sectors, seeded, so many of the elements of A filled; up to 0.6 of a column's sum is the sector's own.</summary>
    private static DenseMatrix Leontief(int n, double filled)
    {
        var reader = RandomStream.Of(1, "bench/dense").Item(n);
        var matrix = new DenseMatrix(n, n);
        var sums = new double[n];
        Array.Fill(sums, 1e-300);
        for (var r = 0; r < n; r++)
        {
            var row = matrix.Row(r);
            for (var c = 0; c < n; c++)
            {
                row[c] = filled == 1 || reader.Chance(filled) ? reader.Uniform() : 0;
                sums[c] += row[c];
            }
        }

        (double Own, double Other)[] shares = [.. Enumerable.Range(0, n).Select(_ => (Sum: reader.Uniform(0.2, 0.8), Own: reader.Uniform(0, 0.6))).Select(s => (s.Sum * s.Own, s.Sum * (1 - s.Own)))];
        for (var r = 0; r < n; r++)
        {
            var row = matrix.Row(r);
            for (var c = 0; c < n; c++)
            {
                row[c] = (r == c ? 1 - shares[c].Own : 0) - (row[c] * shares[c].Other / sums[c]);
            }
        }

        return matrix;
    }

    /// <summary>
    /// All single-sector extractions, row, column and final demand, by rank updates of one inverse, beside that inverse; and, for few sectors, by solving
    /// again for each. Both must agree.
    /// </summary>
    internal static void Extractions(IReadOnlyList<int> sizes, bool isSmoke)
    {
        Console.WriteLine();
        Console.WriteLine("| n | factorisation and inverse (ms) | all extractions, given the inverse (ms) | both / the inverse | solving again for each (ms) | solving again / both | largest difference |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var n in sizes)
        {
            var matrix = Leontief(n, 1);
            var technical = Technical(matrix);
            var demand = Demand(n);
            var spec = new ExtractionSpec { FinalDemandShare = 1 };
            var inverse = LuFactorisation.Of(matrix).Inverse();
            double cube = 2.0 * n * n * n, square = 2.0 * n * n;
            var inverting = Fastest(cube, isSmoke, () => LuFactorisation.Of(matrix, 1).Inverse()).Processor;
            var extracting = Fastest(square, isSmoke, () => HypotheticalExtraction.All(technical, inverse, demand, spec)).Processor;
            var together = inverting + extracting;
            var (again, difference) = ("", "");
            if (n <= SolvedAgain)
            {
                var naive = Fastest(n * cube / 3, isSmoke, () => SolvedFor(technical, demand)).Processor;
                var worst = SolvedFor(technical, demand).Zip(HypotheticalExtraction.All(technical, inverse, demand, spec), (a, b) => Math.Abs(a - b.Total) / Math.Abs(a)).Max();
                (again, difference) = (string.Create(CultureInfo.InvariantCulture, $"{naive:G4} | {naive / together:N0}"), worst.ToString("0.0e+0", CultureInfo.InvariantCulture));
            }
            else
            {
                again = "| ";
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {n:N0} | {inverting:G4} | {extracting:G4} | {together / inverting:0.00} | {again} | {difference} |"));
        }
    }

    // The losses, with a factorisation for each sector.
    private static double[] SolvedFor(DenseMatrix technical, double[] demand)
    {
        var n = technical.Rows;
        double Output(DenseMatrix coefficients, double[] final)
        {
            var system = DenseMatrix.Identity(n);
            for (var i = 0; i < system.Values.Length; i++)
            {
                system.Values[i] -= coefficients.Values[i];
            }

            return LuFactorisation.Of(system, 1).Solve(final).Sum();
        }

        var whole = Output(technical, demand);
        return
        [
            .. Enumerable.Range(0, n).Select(k =>
            {
                var without = technical.Copy();
                without.Row(k).Clear();
                for (var r = 0; r < n; r++)
                {
                    without[r, k] = 0;
                }

                return whole - Output(without, [.. demand.Select((f, i) => i == k ? 0 : f)]);
            }),
        ];
    }

    private static DenseMatrix Technical(DenseMatrix leontief)
    {
        var technical = DenseMatrix.Identity(leontief.Rows);
        for (var i = 0; i < technical.Values.Length; i++)
        {
            technical.Values[i] -= leontief.Values[i];
        }

        return technical;
    }

    private static IEnumerable<(string Work, double Operations, Action<int> Do)> Works(DenseMatrix matrix)
    {
        var n = matrix.Rows;
        var (cube, square) = ((double)n * n * n, (double)n * n);
        var demand = Demand(n);
        LuFactorisation[] factors = [LuFactorisation.Of(matrix, 1), n > Large ? LuFactorisation.Of(DenseMatrix.Identity(1)) : LuFactorisation.Of(matrix, 2)];
        var many = new DenseMatrix(n, Right);
        for (var i = 0; i < n; i++)
        {
            many.Row(i).Fill(demand[i]);
        }

        if (n <= Large)
        {
            yield return ("product", 2 * cube, threads => matrix.Times(matrix, threads));
        }

        yield return ("factorisation", 2 * cube / 3, threads => LuFactorisation.Of(matrix, threads));
        if (n > Large)
        {
            // One set of factors at a time, so that memory stays at three matrices.
            yield return ("factorisation and inverse", 2 * cube, threads => LuFactorisation.Of(matrix, threads).Inverse());
            yield break;
        }

        yield return ("one solution", 2 * square, threads => factors[threads - 1].Solve(demand));
        yield return ($"{Right} solutions", 2 * square * Right, threads => factors[threads - 1].Solve(many));
        yield return ("factorisation and inverse", 2 * cube, threads => LuFactorisation.Of(matrix, threads).Inverse());
    }

    private static void ByProducts(int n, double filled, bool isSmoke)
    {
        var matrix = Leontief(n, filled);
        var sparse = filled == 1 ? null : new SparseMatrix(n, n, Entries(matrix));
        double[] Product(double[] v) => sparse?.Times(v) ?? matrix.Times(v);
        var demand = Demand(n);
        var factors = LuFactorisation.Of(matrix);
        var factorising = Fastest(2.0 * n * n * n / 3, isSmoke, () => LuFactorisation.Of(matrix)).Wall;
        var substituting = Fastest(2.0 * n * n, isSmoke, () => factors.Solve(demand)).Wall;
        var iterating = Fastest(40.0 * n * n, isSmoke, () => Gmres.Solve(Product, demand)).Wall;
        var solution = Gmres.Solve(Product, demand);
        if (!solution.IsConverged || factors.Solve(demand).Zip(solution.X.ToArray(), (a, b) => Math.Abs((b / a) - 1)).Max() > 1e-11)
        {
            throw new InvalidOperationException($"products and factors differ at {n}");
        }

        var from = iterating <= substituting ? "never" : Math.Ceiling(factorising / (iterating - substituting)).ToString("N0", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {n:N0} | {filled * 100:N0} % | {factorising:G4} | {substituting:G4} | {iterating:G4} | {solution.Products} | {solution.Residual:E1} | {PowerSeries(Product, demand)} | {from} |"));
    }

    private static IEnumerable<(int Row, int Column, double Value)> Entries(DenseMatrix matrix)
    {
        for (var r = 0; r < matrix.Rows; r++)
        {
            for (var c = 0; c < matrix.Columns; c++)
            {
                if (matrix[r, c] != 0)
                {
                    yield return (r, c, matrix[r, c]);
                }
            }
        }
    }

    // f + A f + A A f ...: how many products until the residual is that of the other.
    private static int PowerSeries(Func<double[], double[]> product, double[] demand)
    {
        var (x, products) = ((double[])demand.Clone(), 0);
        var size = Math.Sqrt(demand.Sum(v => v * v));
        while (true)
        {
            var image = product(x);
            products++;
            var left = Math.Sqrt(image.Zip(demand, (i, d) => (d - i) * (d - i)).Sum());
            if (left <= 1e-14 * size || products == 1_000)
            {
                return products;
            }

            for (var i = 0; i < x.Length; i++)
            {
                x[i] += demand[i] - image[i];
            }
        }
    }

    // Short work is repeated until it takes a millisecond or so; the longest needs no warming.
    private static Timing Fastest(double operations, bool isSmoke, Action action)
    {
        var repeats = (int)Math.Max(1, 1e8 / operations);
        var times = operations > 1e11 ? 1 : operations > 1e10 ? 4 : 12;
        if (operations > 1e10 || isSmoke)
        {
            if (operations <= 1e11)
            {
                action();
            }

            Timing[] taken = [.. Enumerable.Range(0, isSmoke ? 1 : times).Select(_ => Timing.Of(action))];
            return new(taken.Min(t => t.Wall), taken.Min(t => t.Processor));
        }

        var fastest = Timing.Fastest(times, () =>
        {
            for (var i = 0; i < repeats; i++)
            {
                action();
            }
        });
        return new(fastest.Wall / repeats, fastest.Processor / repeats);
    }
}
