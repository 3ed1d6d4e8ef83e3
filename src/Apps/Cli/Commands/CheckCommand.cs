using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua check</c>: does the plan add up?</summary>
internal static class CheckCommand
{
    private static readonly Phrase Description = new("Does the plan add up? Errors in the files, contradictions, and sources that disagree.", "规划是否自洽？列出文件错误、矛盾及来源不一致。");
    private static readonly Phrase AddsUp = new("{0}: {1} statements add up; {2} disagreements of sources are listed above.", "{0}：{1} 条语句自洽；来源不一致 {2} 处，见上。");
    private static readonly Phrase AddsUpPlain = new("{0}: {1} statements add up.", "{0}：{1} 条语句自洽。");
    private static readonly Phrase DoesNot = new("{0}: {1} contradictions; {2} disagreements of sources.", "{0}：{1} 处矛盾；来源不一致 {2} 处。");

    internal static Command Make(Screen screen)
    {
        var plan = Options.Plan(screen);
        var with = Options.With(screen);
        var asOf = Options.AsOf(screen);
        var format = Options.Format(screen, "text", "json", "sarif");
        var command = new Command("check", Description.In(screen.Language)) { plan, with, asOf, format };
        command.SetAction(parsed =>
        {
            var result = Run.Execute(new RunRequest(parsed.GetValue(plan)!) { Scenario = parsed.GetValue(with), AsOf = parsed.GetValue(asOf) });
            switch (parsed.GetValue(format))
            {
                case "json":
                    DiagnosticJson.Write(screen.Out, screen.Language, result.Diagnostics);
                    break;
                case "sarif":
                    DiagnosticSarif.Write(screen.Out, screen.Language, result.Diagnostics);
                    break;
                default:
                    DiagnosticText.Write(screen.Out, screen, result.Diagnostics, result.Texts);
                    Verdict(screen, result);
                    break;
            }

            return result.HasErrors ? ExitCode.InputErrors : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The one line that says whether the plan adds up.</summary>
    internal static void Verdict(Screen screen, RunResult result)
    {
        if (result.Results is not { } results)
        {
            return;
        }

        var name = results.Plan.Head.Name;
        var contradictions = results.Findings.Count(f => f.Kind == FindingKind.Contradiction);
        var disagreements = results.Findings.Count - contradictions;
        screen.Line(contradictions > 0 ? DoesNot.With(name, contradictions, disagreements)
            : disagreements > 0 ? AddsUp.With(name, result.Reading.Statements.Count, disagreements)
            : AddsUpPlain.With(name, result.Reading.Statements.Count));
    }
}
