using Songhua.Core;

namespace Songhua.Runs;

/// <summary>What all scenarios of a plan change, drawn as <see cref="Results.Together"/> is.</summary>
public sealed class PlanScenarios
{
    private PlanScenarios(ScenarioAnswers? answers, IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<SourceText> texts) =>
        (Answers, Diagnostics, Texts) = (answers, diagnostics, texts);

    /// <summary>The answers; null where a scenario is wrong.</summary>
    public ScenarioAnswers? Answers { get; }

    /// <summary>What is wrong with scenarios, and which effects move nothing.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The texts that diagnostics point into.</summary>
    public IReadOnlyList<SourceText> Texts { get; }

    /// <summary>Draws every scenario of the plan of a run.</summary>
    public static PlanScenarios Of(Results results)
    {
        var (diagnostics, texts) = (new DiagnosticBag(), new List<SourceText>());
        var answers = ScenarioStep.Run(results, [.. results.Plan.Scenarios.Where(s => s.ChangesOutlook).Select(s => s.Id)], EnsembleStep.Default, diagnostics, texts);
        return new(answers, diagnostics.Sorted(), [.. texts.DistinctBy(t => t.File)]);
    }
}
