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
    /// <summary>The draws of a run that asks for no others.</summary>
    public static readonly EnsembleSpec Default = new(Seed: 1, Draws: 10_000);

    /// <summary>Draws the ensemble of a run; null where no target of a year has a probability.</summary>
    public static PlanOutlook? Run(OutlookBasis basis, EnsembleSpec spec) =>
        Prepare(basis) is { } ensemble ? new(ensemble, spec, EnsembleEngine.Solve(ensemble.Problem, spec)) : null;

    /// <summary>Draws one shard; null where there is nothing to draw.</summary>
    public static EnsemblePart? Shard(OutlookBasis basis, EnsembleSpec spec, EnsembleShard shard) =>
        Prepare(basis) is { } ensemble ? EnsembleEngine.Run([ensemble.Problem], spec, shard) : null;

    /// <summary>Puts shards together: exactly what <see cref="Run"/> gives, or why that cannot be done.</summary>
    public static (PlanOutlook? Outlook, Core.Message? Refusal) Merge(OutlookBasis basis, IReadOnlyList<EnsemblePart> parts)
    {
        if (Prepare(basis) is not { } ensemble)
        {
            return (null, null);
        }

        var spec = new EnsembleSpec(parts[0].Seed, parts[0].Draws);
        var merged = EnsembleParts.Merge([ensemble.Problem], spec, parts);
        return (merged.Result is { } result ? new(ensemble, spec, result.Solutions[0]) : null, merged.Refusal);
    }

    private static PlanEnsemble? Prepare(OutlookBasis basis) => EnsembleBuilder.Prepare(basis)?.Put([]);
}
