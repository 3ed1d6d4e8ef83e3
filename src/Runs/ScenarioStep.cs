using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A scenario and what it does to the targets.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Results">The results of the transformed plan.</param>
/// <param name="Ensemble">Its ensemble; null where no target has a probability in it.</param>
/// <param name="Solution">What its draws say.</param>
/// <param name="Comparison">Against the baseline, event by event; null where either has no ensemble.</param>
/// <param name="Cost">What its effects cost together, in base units; null where none says.</param>
public sealed record ScenarioAnswer(Scenario Scenario, Results Results, PlanEnsemble? Ensemble, EnsembleSolution? Solution, ScenarioComparison? Comparison, double? Cost);

/// <summary>A plan and its scenarios, drawn together.</summary>
/// <param name="Baseline">The plan itself; null where no target has a probability.</param>
/// <param name="BaselineResults">Its results.</param>
/// <param name="Scenarios">The scenarios, in the order asked for.</param>
/// <param name="Spec">Seed and draws.</param>
public sealed record ScenarioAnswers(PlanOutlook? Baseline, Results BaselineResults, IReadOnlyList<ScenarioAnswer> Scenarios, EnsembleSpec Spec);

/// <summary>What would change it? Draws a plan and its scenarios with common random numbers.</summary>
public static class ScenarioStep
{
    internal static readonly Rule NoEffect = new(
        "SH4203", Severity.Warning,
        new("the effect on {0} moves nothing that is drawn", "对 {0} 的影响未作用于任何抽样序列"),
        new("The series cannot be projected, or an amount is meant for a growth rate; the probabilities are those without it.", "该序列无法预测，或对增速给出了数额；所得概率不含该影响。"),
        new("Name a series with known levels, or write the effect as a percentage.", "请填写有已知水平值的序列，或以百分比书写影响。"));

    private static readonly Phrase OfScenario = new("with the changes of scenario {0}", "采用情景 {0} 的改动后");

    /// <summary>Runs a plan and scenarios of it. What is wrong with a scenario is in its run's diagnostics; then there is no answer.</summary>
    /// <param name="baseline">The results of the plan itself.</param>
    /// <param name="ids">The scenarios.</param>
    /// <param name="spec">Seed and draws.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="texts">Receives the texts read.</param>
    public static ScenarioAnswers? Run(Results baseline, IReadOnlyList<string> ids, EnsembleSpec spec, DiagnosticBag diagnostics, List<SourceText> texts)
    {
        var runs = new List<(string Id, Results Results)>();
        foreach (var id in ids)
        {
            var run = Songhua.Runs.Run.Execute(baseline.Request with { Scenario = id, AsOf = baseline.AsOf });
            texts.AddRange(run.Texts);
            if (run.Results is not { } results)
            {
                diagnostics.AddRange(run.Diagnostics.Where(d => d.Severity == Severity.Error));
                continue;
            }

            runs.Add((id, results));
        }

        return diagnostics.HasErrors ? null : Compare(baseline, runs, spec, diagnostics);
    }

    private static ScenarioAnswers Compare(Results baseline, List<(string Id, Results Results)> runs, EnsembleSpec spec, DiagnosticBag diagnostics)
    {
        // One span of years for all, so that a year's news is the same number in each.
        var lastYear = runs.Select(r => EnsembleBuilder.LastDue(r.Results.Basis)).Append(EnsembleBuilder.LastDue(baseline.Basis)).Max();
        var drafts = lastYear is null ? [] : runs.Select(r => EnsembleBuilder.Prepare(r.Results.Basis, lastYear)).Prepend(EnsembleBuilder.Prepare(baseline.Basis, lastYear)).ToList();
        var firstYear = drafts.Select(d => d?.FirstYear).Min();
        var ensembles = drafts.Select((d, i) => d?.Put(i == 0 ? [] : Effects(runs[i - 1].Results, d, firstYear!.Value, diagnostics), drafts[0], firstYear)).ToList();
        var drawn = ensembles.OfType<PlanEnsemble>().ToList();
        var solved = drawn.Count == 0 ? null : EnsembleEngine.Solve([.. drawn.Select(e => e.Problem)], spec);
        EnsembleSolution? SolutionOf(PlanEnsemble? ensemble) => ensemble is null ? null : solved!.Solutions[drawn.IndexOf(ensemble)];

        var own = ensembles.Count == 0 ? null : ensembles[0];
        var answers = runs.Select((r, i) =>
        {
            var ensemble = ensembles.Count == 0 ? null : ensembles[i + 1];
            var comparison = own is null || ensemble is null ? null : solved!.Comparisons[drawn.IndexOf(ensemble) - 1];
            var costs = r.Results.Scenario!.Effects.Select(e => e.Cost?.BaseValue).OfType<double>().ToList();
            return new ScenarioAnswer(r.Results.Scenario!, r.Results, ensemble, SolutionOf(ensemble), comparison, costs.Count == 0 ? null : costs.Sum());
        });
        return new ScenarioAnswers(own is null ? null : new PlanOutlook(own, spec, SolutionOf(own)!), baseline, [.. answers], spec);
    }

    private static IReadOnlyList<PathEffect> Effects(Results results, EnsembleDraft draft, int firstYear, DiagnosticBag diagnostics)
    {
        var (effects, idle) = ScenarioEffects.Of(results.Scenario!, draft, firstYear);
        foreach (var effect in idle)
        {
            diagnostics.Add(NoEffect.At(effect.Span, effect.Series) with { Related = [(results.Scenario!.Span, OfScenario.With(results.Scenario.Id))] });
        }

        return effects;
    }
}
