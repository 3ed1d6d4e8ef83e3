using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua check</c>: does the plan add up?</summary>
internal static class CheckCommand
{
    private static readonly Phrase Description = new("Does the plan add up? Errors in the files, contradictions, and sources that disagree.", "规划是否自洽？列出文件错误、矛盾及来源不一致。");
    private static readonly Phrase AddsUp = new("{0}: {1}; {2}, listed above.", "{0}：{1}；{2}，见上。");
    private static readonly Phrase AddsUpPlain = new("{0}: {1}.", "{0}：{1}。");
    private static readonly Phrase DoesNot = new("{0}: {1}; {2}.", "{0}：{1}；{2}。");
    private static readonly Phrase Statements = new("{0} statements add up", "{0} 条语句自洽") { One = "{0} statement adds up" };
    private static readonly Phrase Contradictions = new("{0} contradictions", "{0} 处矛盾") { One = "{0} contradiction" };
    private static readonly Phrase Disagreements = new("{0} disagreements of sources", "来源不一致 {0} 处") { One = "{0} disagreement of sources" };

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
                    DiagnosticJson.Write(screen.Out, screen.Language, result.Diagnostics, result.Request.Scenario);
                    break;
                case "sarif":
                    DiagnosticSarif.Write(screen.Out, screen.Language, result.Diagnostics, result.Request.Scenario);
                    break;
                default:
                    screen.Heading(result);
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

        var name = results.Name;
        var contradictions = results.Findings.Count(f => f.Kind == FindingKind.Contradiction);
        var disagreements = results.Findings.Count - contradictions;
        var statements = Statements.With(result.Reading.Statements.Count);
        screen.Line(contradictions > 0 ? DoesNot.With(name, Contradictions.With(contradictions), Disagreements.With(disagreements))
            : disagreements > 0 ? AddsUp.With(name, statements, Disagreements.With(disagreements))
            : AddsUpPlain.With(name, statements));
    }
}
