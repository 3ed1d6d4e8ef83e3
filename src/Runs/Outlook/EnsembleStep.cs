using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>All targets at once: the plan's ensemble and what its draws say.</summary>
/// <param name="Ensemble">The problem and what it stands for.</param>
/// <param name="Spec">Seed and draws.</param>
/// <param name="Solution">What the draws say.</param>
public sealed record PlanOutlook(PlanEnsemble Ensemble, EnsembleSpec Spec, EnsembleSolution Solution);

/// <summary>Draws the plan's ensemble: whole, in shards, or from shards.</summary>
public static class EnsembleStep
{
    /// <summary>Draws the ensemble of a run; null where no target of a year has a probability.</summary>
    public static PlanOutlook? Run(Results results, EnsembleSpec spec) =>
        Prepare(results) is { } ensemble ? new(ensemble, spec, EnsembleEngine.Solve(ensemble.Problem, spec)) : null;

    /// <summary>Draws one shard; null where there is nothing to draw.</summary>
    public static EnsemblePart? Shard(Results results, EnsembleSpec spec, EnsembleShard shard) =>
        Prepare(results) is { } ensemble ? EnsembleEngine.Run([ensemble.Problem], spec, shard) : null;

    /// <summary>Puts shards together: exactly what <see cref="Run"/> gives, or why that cannot be done.</summary>
    public static (PlanOutlook? Outlook, Core.Message? Refusal) Merge(Results results, IReadOnlyList<EnsemblePart> parts)
    {
        if (Prepare(results) is not { } ensemble)
        {
            return (null, null);
        }

        var spec = new EnsembleSpec(parts[0].Seed, parts[0].Draws);
        var merged = EnsembleParts.Merge([ensemble.Problem], spec, parts);
        return (merged.Result is { } result ? new(ensemble, spec, result.Solutions[0]) : null, merged.Refusal);
    }

    private static PlanEnsemble? Prepare(Results results) => EnsembleBuilder.Prepare(results)?.Put([]);
}
