using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Songhua.Core;
using Songhua.Plans;
using Songhua.Runs;
using YamlDotNet.Core;

namespace Songhua.Bench;

/// <summary>
/// Times ensembles, structural series, dense linear algebra, growth from returns in memory and on disk, the exposure of clusters, and reading, binding and checking of synthetic plans of
/// three sizes, warm (in one process, after warm-up) and cold (a whole process), beside a limit of the same machine: merely walking the YAML and splitting the CSV.
/// </summary>
internal static class Program
{
    private const int Smoke = 1_000;

    private static readonly int[] Sizes = [200, 2_000, 20_000];

    private static int Main(string[] arguments)
    {
        if (arguments is ["--once", var plan])
        {
            return Run.Execute(new RunRequest(plan)).HasErrors ? 1 : 0;
        }

        if (arguments is ["once", var folder, var way, .. var cells])
        {
            ReturnsBench.Once(folder, way, cells.FirstOrDefault());
            return 0;
        }

        if (arguments is ["ensemble", "once", var place, var draws])
        {
            EnsembleBench.Once(place, Number(draws));
            return 0;
        }

        if (arguments is ["dense", "once", var files, var rows, var threads])
        {
            DenseBench.Once(files, Number(rows), Number(threads));
            return 0;
        }

        if (arguments is ["write", var target, var size])
        {
            ReturnsFiles.Write(target, Number(size));
            return 0;
        }

        if (arguments is ["structural-peer", var file, var series])
        {
            StructuralBench.Peer(file, Number(series));
            return 0;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}"));
        Console.WriteLine();
        var root = Directory.CreateTempSubdirectory("songhua-bench-");
        try
        {
            switch (arguments)
            {
                case ["growth", .. var most]:
                    GrowthBench.Run(most.Length > 0 ? Number(most[0]) : int.MaxValue);
                    break;
                case ["returns", .. var most]:
                    ReturnsBench.Run(most.Length > 0 ? Number(most[0]) : int.MaxValue, root.FullName);
                    break;
                case ["ensemble", .. var most]:
                    EnsembleBench.Run(most.Length > 0 ? Number(most[0]) : int.MaxValue);
                    break;
                case ["scenario"]:
                    ScenarioBench.Run(10_000, 15);
                    break;
                case ["structural", .. var most]:
                    StructuralBench.Run(most.Length > 0 ? Number(most[0]) : int.MaxValue);
                    break;
                case ["dense", "extractions", var sectors]:
                    DenseBench.Extractions([Number(sectors)], isSmoke: false);
                    break;
                case ["dense", .. var most]:
                    DenseBench.Run(most.Length > 0 ? Number(most[0]) : int.MaxValue);
                    break;
                case ["exposure", .. var most]:
                    ExposureBench.Run(most.Length > 0 ? Number(most[0]) : int.MaxValue);
                    break;
                case ["--smoke"]:
                    Plans(root.FullName, Sizes[0], isSmoke: true);
                    GrowthBench.Run(Smoke);
                    ReturnsBench.Run(Smoke, root.FullName);
                    EnsembleBench.Run(Smoke);
                    ScenarioBench.Run(Smoke, 1);
                    StructuralBench.Run(20);
                    DenseBench.Run(20);
                    ExposureBench.Run(24);
                    break;
                default:
                    Plans(root.FullName, arguments is ["--up-to", var limit] ? Number(limit) : int.MaxValue, isSmoke: false);
                    break;
            }

            return 0;
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Plans(string root, int most, bool isSmoke)
    {
        Console.WriteLine("| targets | observations | formulas | scan (ms) | read (ms) | bind (ms) | check (ms) | all warm (ms) | all / scan | a target (µs) | allocated (MB) | whole process (ms) |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in Sizes.Where(s => s <= most))
        {
            var folder = Path.Combine(root, size.ToString(CultureInfo.InvariantCulture));
            SyntheticPlan.Write(folder, size, seed: 1);
            Console.WriteLine(Row(folder, size, isSmoke ? 3 : size > 5000 ? 4 : 15));
        }
    }

    private static string Row(string folder, int size, int times)
    {
        CheckAddsUp(folder);
        var scan = Timing.Fastest(times, () => Scan(folder)).Wall;
        var read = Timing.Fastest(times, () => PlanFolder.Read(folder, new DiagnosticBag())).Wall;
        var bound = Timing.Fastest(times, () => PlanReader.Read(folder)).Wall;
        var before = GC.GetTotalAllocatedBytes();
        var all = Timing.Fastest(times, () => Run.Execute(new RunRequest(folder))).Wall;
        var allocated = (GC.GetTotalAllocatedBytes() - before) / 1e6 / times;
        var cold = Timing.Fastest(Math.Min(times, 5), () => WholeProcess(folder)).Wall;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {size:N0} | {size * 10:N0} | {size * 5:N0} | {scan:N0} | {read:N0} | {Math.Max(0, bound - read):N0} | {Math.Max(0, all - bound):N0} | {all:N0} | {all / scan:0.0} | {all * 1000 / size:N0} | {allocated:N0} | {cold:N0} |");
    }

    // In a method of its own, so that its result is not kept while others are timed.
    private static void CheckAddsUp(string folder)
    {
        var result = Run.Execute(new RunRequest(folder));
        if (result.Diagnostics.Count > 0 || result.Results is null)
        {
            throw new InvalidOperationException($"the synthetic plan does not add up: {result.Diagnostics[0].Span} {result.Diagnostics[0].Message}");
        }
    }

    private static void Scan(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var text = File.ReadAllText(file);
            if (file.EndsWith(".csv", StringComparison.Ordinal))
            {
                foreach (var line in text.Split('\n'))
                {
                    _ = line.Split(',');
                }
            }
            else
            {
                var parser = new Parser(new StringReader(text));
                while (parser.MoveNext())
                {
                }
            }
        }
    }

    private static void WholeProcess(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--once", folder]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the process ended with {process.ExitCode}");
        }
    }
}
