using System.Globalization;
using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Bench;

/// <summary>Times fitting basic structural models to monthly series of 120 points: variances by maximum likelihood, components, tests.</summary>
internal static class StructuralBench
{
    private const int Points = 120;
    private const int Most = 10_000;

    private static readonly StructuralSpec Spec = new() { Scale = ModelScale.Log, Seasonal = Inclusion.Kept, Festival = Inclusion.Dropped };

    internal static void Run(int most)
    {
        Console.WriteLine("| series | points | starts | threads | wall (ms) | processor (ms) | series a second | not converged |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (starts, threads, share) in new[] { (3, 2, 1), (1, 2, 5), (3, 1, 5) })
        {
            var series = Math.Max(1, Math.Min(most, Most) / share);
            Fit(Math.Min(series, 50), starts, threads);
            var failed = 0;
            var took = Timing.Of(() => failed = Fit(series, starts, threads).Count(f => !f.IsConverged));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {series:N0} | {Points} | {starts} | {threads} | {took.Wall:N0} | {took.Processor:N0} | {series / took.Wall * 1000:N0} | {failed} |"));
        }
    }

    /// <summary>Writes series (one a line, logarithms) and fits them with one thread, for a peer: time and log-likelihoods on lines of their own.</summary>
    internal static void Peer(string file, int series)
    {
        File.WriteAllLines(file, Enumerable.Range(0, series).Select(s => string.Join(',', Draw(s).Select(v => Math.Log(v).ToString("R", CultureInfo.InvariantCulture)))));
        Fit(Math.Min(series, 50), 3, 1);
        var fits = Array.Empty<(double LogLikelihood, bool IsConverged)>();
        var took = Timing.Of(() => fits = Fit(series, 3, 1));
        Console.WriteLine(took.Processor.ToString("R", CultureInfo.InvariantCulture));
        foreach (var fit in fits)
        {
            Console.WriteLine(fit.LogLikelihood.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static (double LogLikelihood, bool IsConverged)[] Fit(int series, int starts, int threads)
    {
        var spec = Spec with { Starts = starts };
        var found = new (double, bool)[series];
        Parallel.For(0, series, new ParallelOptions { MaxDegreeOfParallelism = threads }, s =>
        {
            var observations = Draw(s).Select((v, t) => new StructuralObservation(Period.OfMonths(2010 + (t / 12), (t % 12) + 1, 1), v, ValueStatus.Synthetic, "")).ToArray();
            var solution = StructuralEngine.Solve(new(observations, BaseFrequency.Month) { Spec = spec });
            found[s] = (solution.Estimate!.LogLikelihood, solution.Outcome == StructuralOutcome.Fitted);
        });
        return found;
    }

    /// <summary>Level, slope, seasonal and irregular with variances that differ from series to series.</summary>
    private static double[] Draw(int series)
    {
        var random = RandomStream.Of(1, "structural bench").Item(series);
        var (irregular, ofLevel, ofSlope, ofSeasonal) = (random.Uniform(0.005, 0.03), random.Uniform(0, 0.02), random.Uniform(0, 0.001), random.Uniform(0, 0.006));
        var (level, slope) = (random.Uniform(4, 9), random.Uniform(-0.002, 0.01));
        var seasonal = Enumerable.Range(0, 11).Select(_ => 0.1 * random.Normal()).ToList();
        var values = new double[Points];
        for (var t = 0; t < Points; t++)
        {
            values[t] = Math.Exp(level + seasonal[0] + (irregular * random.Normal()));
            level += slope + (ofLevel * random.Normal());
            slope += ofSlope * random.Normal();
            seasonal.Insert(0, (ofSeasonal * random.Normal()) - seasonal.Sum());
            seasonal.RemoveAt(11);
        }

        return values;
    }
}
