using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Bench;

/// <summary>Times a scenario on the Jilin plan as a user waits for it: loading, and then preparing, drawing and summarising the plan and the scenario.</summary>
internal static class ScenarioBench
{
    private const string Scenario = "tourism_campaign";

    internal static void Run(int draws, int times)
    {
        var folder = Folder();
        if (folder is null)
        {
            Console.WriteLine("plans/jilin was not found above the current folder; the scenario is not timed.");
            return;
        }

        Console.WriteLine("| step | wall (ms) | processor (ms) |");
        Console.WriteLine("|---|---:|---:|");
        var load = Timing.Fastest(times, () => Songhua.Runs.Run.Execute(new RunRequest(folder)));
        var results = Songhua.Runs.Run.Execute(new RunRequest(folder)).Results!;
        _ = results.Outlook.Count;
        var scenario = Timing.Fastest(times, () => Songhua.Runs.Run.Execute(new RunRequest(folder) { Scenario = Scenario }));
        var outlook = Timing.Fastest(times, () => EnsembleStep.Run(results.Basis, new EnsembleSpec(1, draws)));
        var answer = Timing.Fastest(times, () => ScenarioTables.Of(ScenarioStep.Run(results, [Scenario], new EnsembleSpec(1, draws), new DiagnosticBag(), [])!));
        foreach (var (step, timing) in ((string, Timing)[])[("load the plan", load), ("load the scenario", scenario), ($"prepare and draw the plan, {draws:N0} draws", outlook), ("load, prepare, draw and compare a scenario with the plan", answer), ("the same without loading", new(answer.Wall - scenario.Wall, answer.Processor - scenario.Processor))])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {step} | {timing.Wall:N0} | {timing.Processor:N0} |"));
        }
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, "plans", "jilin") is var plan && Directory.Exists(plan))
            {
                return plan;
            }
        }

        return null;
    }
}
