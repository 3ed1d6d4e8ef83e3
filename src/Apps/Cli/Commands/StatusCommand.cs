using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua status</c>: where does each target stand?</summary>
internal static class StatusCommand
{
    private static readonly Phrase Description = new("Where does each target stand? Pace observed and needed, verdict and reason.", "各目标进展如何？现有速度、所需速度、结论及理由。");

    internal static Command Make(Screen screen) => TableCommand.Make(screen, "status", Description, StatusTable.Of, (s, _, results) => StatusText.Write(s, results));
}

/// <summary><c>songhua implied</c>: what the plan says without saying it.</summary>
internal static class ImpliedCommand
{
    private static readonly Phrase Description = new("What does the plan say without saying it? Numbers that follow from its statements, and the pace that each target needs.", "规划隐含了什么？由语句推得的数值，以及各目标所需速度。");

    internal static Command Make(Screen screen) => TableCommand.Make(screen, "implied", Description, CheckTables.Implied, (s, result, results) =>
    {
        s.Heading(result);
        RecordText.Write(s, CheckTables.Implied(results));
        s.Line();
        RecordText.Write(s, StatusTable.RequiredPace(results));
    });
}

/// <summary>Commands that answer with one table.</summary>
internal static class TableCommand
{
    internal static Command Make(Screen screen, string name, Phrase description, Func<Results, ResultTable> table, Action<Screen, RunResult, Results> text)
    {
        var plan = Options.Plan(screen);
        var with = Options.With(screen);
        var asOf = Options.AsOf(screen);
        var format = Options.Format(screen);
        var command = new Command(name, description.In(screen.Language)) { plan, with, asOf, format };
        command.SetAction(parsed => Answer(screen, new RunRequest(parsed.GetValue(plan)!) { Scenario = parsed.GetValue(with), AsOf = parsed.GetValue(asOf) }, (result, results) =>
        {
            var form = parsed.GetValue(format);
            if (form == "text")
            {
                text(screen, result, results);
            }
            else
            {
                TableOutput.WriteOne(screen, form, AllTables.Marked(table(results), results));
            }
        }));
        return command;
    }

    /// <summary>Runs a plan and answers from its results; what is wrong is written, and decides the exit code.</summary>
    internal static int Answer(Screen screen, RunRequest request, Action<RunResult, Results> answer)
    {
        var result = Run.Execute(request);
        if (result.Results is not { } results)
        {
            DiagnosticText.Write(screen.Error, screen, result.Diagnostics, result.Texts);
            return ExitCode.InputErrors;
        }

        answer(result, results);
        if (result.HasErrors)
        {
            DiagnosticText.Write(screen.Error, screen, [.. result.Diagnostics.Where(d => d.Severity == Severity.Error)], result.Texts);
        }

        return result.HasErrors ? ExitCode.InputErrors : ExitCode.Done;
    }
}
