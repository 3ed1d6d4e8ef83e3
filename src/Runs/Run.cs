using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Plan + data -> results: the only place where engines meet. Reading <see cref="Execute"/> is reading the architecture.</summary>
public static class Run
{
    /// <summary>Reads a plan and answers: does it add up, what does it imply, where does each target stand.</summary>
    public static RunResult Execute(RunRequest request)
    {
        var reading = PlanReader.Read(request.Folder, request.Scenario);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(reading.Diagnostics);
        if (reading.Plan is not { } plan)
        {
            return RunResult.OfFaultyInput(request, reading, diagnostics, []);
        }

        var facts = FactBook.Of(plan, diagnostics);
        var panels = PanelBook.Of(plan, diagnostics);
        var structure = StructureBook.Of(plan, diagnostics);
        var words = new Vocabulary(plan);
        if (diagnostics.HasErrors)
        {
            return RunResult.OfFaultyInput(request, reading, diagnostics, [.. facts.Tables.Select(t => t.Text), .. panels.Texts, .. structure.Texts]);
        }

        var asOf = request.AsOf ?? World.LastDay(plan, facts);
        var conflicts = CheckStep.Run(plan, facts, asOf, words, diagnostics);
        ZeroDivisorStep.Run(plan, facts, asOf, words, diagnostics);
        var reports = ReportStep.Run(plan, asOf, words, diagnostics);
        var status = new Lazy<IReadOnlyList<TargetStatus>>(() => StatusStep.Run(plan, facts, asOf));
        return new RunResult
        {
            Request = request,
            Reading = reading,
            Diagnostics = diagnostics.Sorted(),
            DataTexts = [.. facts.Tables.Select(t => t.Text), .. panels.Texts, .. structure.Texts],
            Results = new Results
            {
                Request = request,
                Plan = plan,
                Facts = facts,
                Words = words,
                AsOf = asOf,
                Findings = [.. conflicts, .. reports],
                ImpliedAnswer = new(() => ImpliedStep.Run(plan, facts, asOf, words)),
                StatusAnswer = status,
                Panels = panels,
                OutlookAnswer = new(() => OutlookStep.Run(plan, status.Value, panels)),
                StructureAnswer = new(() => PlanStructure.Of(plan, facts, asOf, structure)),
                GrowthAnswer = new(() => PlanGrowth.Of(plan, asOf)),
            },
        };
    }
}
