using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Draws ensembles: see docs/methods/ensembles.md.</summary>
public static class EnsembleEngine
{
    /// <summary>The method behind every number of an ensemble.</summary>
    public static readonly Method Method = new(
        "ensemble", "1.0", new Phrase("Joint draws that respect the plan's relations", "满足规划关系的联合抽样"),
        new Phrase("closed forms of linear Gaussian problems (tests/Unit/Outlook/Ensembles)", "线性高斯问题的解析解（tests/Unit/Outlook/Ensembles）"));

    /// <summary>Draws one problem.</summary>
    /// <exception cref="ArgumentException">It is not well formed.</exception>
    public static EnsembleSolution Solve(EnsembleProblem problem, EnsembleSpec spec) => Solve([problem], spec).Solutions[0];

    /// <summary>
    /// Draws problems together, the first of them the baseline and the others scenarios of it. Shocks and scale groups of the same name
    /// get the same numbers in each, so that what differs is the scenario's doing.
    /// </summary>
    /// <exception cref="ArgumentException">One is not well formed, or there is none.</exception>
    public static EnsembleResult Solve(IReadOnlyList<EnsembleProblem> problems, EnsembleSpec spec)
    {
        var ensembles = Prepare(problems, spec);
        return new(ensembles, Draw(ensembles, spec, new(0, 1)), spec.Draws);
    }

    /// <summary>Draws a shard: what it leaves is to be merged with the others by <see cref="EnsembleParts.Merge"/>.</summary>
    /// <exception cref="ArgumentException">A problem is not well formed, there is none, or the shard does not exist.</exception>
    public static EnsemblePart Run(IReadOnlyList<EnsembleProblem> problems, EnsembleSpec spec, EnsembleShard shard)
    {
        var ensembles = Prepare(problems, spec);
        return new(EnsembleHash.Of(problems), spec.Seed, spec.Draws, shard, Draw(ensembles, spec, shard));
    }

    internal static PreparedEnsemble[] Prepare(IReadOnlyList<EnsembleProblem> problems, EnsembleSpec spec)
    {
        spec.Check();
        return problems.Count > 0 ? [.. problems.Select(PreparedEnsemble.Of)] : throw new ArgumentException("There is no problem to draw.", nameof(problems));
    }

    private static EnsembleTally[] Draw(PreparedEnsemble[] ensembles, EnsembleSpec spec, EnsembleShard shard)
    {
        shard.Check();
        var (first, end) = shard.BlocksOf(spec.Draws);
        var threads = (int)Math.Max(1, Math.Min(spec.Threads, end - first));
        var workers = new DrawWorker[threads];
        var next = first - 1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, w =>
        {
            var worker = workers[w] = new DrawWorker(ensembles, spec);
            for (var block = Interlocked.Increment(ref next); block < end; block = Interlocked.Increment(ref next))
            {
                worker.Draw(block);
            }
        });
        foreach (var other in workers.Skip(1))
        {
            for (var i = 0; i < ensembles.Length; i++)
            {
                workers[0].Tallies[i].Add(other.Tallies[i]);
            }
        }

        return workers[0].Tallies;
    }
}

/// <summary>The solutions of problems that were drawn together.</summary>
public sealed class EnsembleResult
{
    internal EnsembleResult(PreparedEnsemble[] ensembles, EnsembleTally[] tallies, long draws)
    {
        Solutions = [.. ensembles.Zip(tallies, (e, t) => new EnsembleSolution(e, t, draws))];
        Comparisons = [.. Solutions.Skip(1).Select(s => ScenarioComparison.Of(Solutions[0], s))];
    }

    /// <summary>One a problem, the baseline first.</summary>
    public IReadOnlyList<EnsembleSolution> Solutions { get; }

    /// <summary>Each scenario against the baseline, in the order of the problems after the first.</summary>
    public IReadOnlyList<ScenarioComparison> Comparisons { get; }
}
