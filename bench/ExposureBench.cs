using System.Globalization;
using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Bench;

/// <summary>Times the exposure of clusters: an outage of each source of their inputs, simulated for half a year, on dense made-up tables.</summary>
internal static class ExposureBench
{
    private static readonly (int Sectors, int Groups)[] Sizes = [(24, 3), (135, 2), (450, 2), (2_700, 1)];

    internal static void Run(int most)
    {
        Console.WriteLine("| sectors | clusters | products tried | simulations | one thread, processor (ms) | all threads, clock (ms) | a simulation (ms) | a pair and day (ns) | walk of a matrix, a pair (ns) |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (sectors, groups) in Sizes.Where(s => s.Sectors <= most))
        {
            Console.WriteLine(Row(sectors, groups));
        }
    }

    private static string Row(int sectors, int groups)
    {
        var table = Table(sectors);
        var problems = Enumerable.Range(0, groups).Select(g => new ExposureProblem { Table = table, Group = [g] }).ToList();
        var solutions = ExposureEngine.SolveAll(problems);
        var tried = solutions.Sum(s => s.Coverage!.Simulated);
        var simulations = solutions.SelectMany(s => s.Rows).Select(r => (r.Product, r.Source)).Distinct().Count();
        var spec = new ExposureSpec();
        var times = sectors > 1000 ? 1 : 3;
        var one = Timing.Of(() => ExposureEngine.SolveAll(problems, spec with { Model = spec.Model with { Threads = 1 } })).Processor;
        var all = Enumerable.Range(0, times).Min(_ => Timing.Of(() => ExposureEngine.SolveAll(problems, spec)).Wall);

        // The limit of the machine: what one thread takes to read and write as much as a day of a simulation does.
        var matrix = new DenseMatrix(sectors, sectors);
        var walk = Timing.Fastest(times, () => Walk(matrix)).Wall;
        var pairs = (double)sectors * sectors;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {sectors:N0} | {groups} | {tried} | {simulations} | {one:N0} | {all:N0} | {one / simulations:0.0} | {one * 1e6 / simulations / spec.Model.HorizonDays / pairs:0.00} | {walk * 1e6 / pairs:0.00} |");
    }

    private static void Walk(DenseMatrix matrix)
    {
        foreach (ref var value in matrix.Values)
        {
            value += 1;
        }
    }

    // Every sector buys of every other, half of it in the region at random.
    private static DisruptionProblem Table(int sectors)
    {
        var random = new Random(1);
        var (here, away) = (new DenseMatrix(sectors, sectors), new DenseMatrix(sectors, sectors));
        for (var k = 0; k < here.Values.Length; k++)
        {
            var share = random.NextDouble();
            var bought = random.NextDouble() / sectors;
            (here.Values[k], away.Values[k]) = (bought * share, bought * (1 - share));
        }

        double[] sold = [.. Enumerable.Range(0, sectors).Select(i => here.Row(i).ToArray().Sum())];
        double[] local = [.. sold.Select(_ => random.NextDouble())];
        return new()
        {
            Sectors = [.. Enumerable.Range(0, sectors).Select(i => LocalText.Same(Numerals.Write(i)))],
            RegionalInputs = here,
            ImportedInputs = away,
            LocalDemand = local,
            Exports = [.. local],
            Output = [.. sold.Zip(local, (s, l) => s + (2 * l))],
        };
    }
}
