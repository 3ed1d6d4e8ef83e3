using System.CommandLine;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua scenario</c>: what would change it?</summary>
internal static class ScenarioCommand
{
    private static readonly Phrase Description = new(
        "What would change it? Draws the plan and its scenarios with the same random numbers: the change of each target's probability, and which scenario moves it most.",
        "什么会改变结果？用相同随机数抽样规划及其情景：各目标概率的变化，以及影响最大的情景。");

    private static readonly Phrase IdsWords = new("The scenarios; default: all of the plan.", "情景；默认为规划中的全部情景。");

    private static readonly Phrase NoOption = new("'{0}' is no option here, and no scenario has such a name.", "“{0}”不是此处的选项，也不能是情景名。");

    internal static Command Make(Screen screen)
    {
        var (plan, asOf, format) = (Options.Plan(screen), Options.AsOf(screen), Options.Format(screen));
        var ids = new Argument<string[]>("scenarios") { Description = IdsWords.In(screen.Language), Arity = ArgumentArity.ZeroOrMore };
        ids.Validators.Add(result =>
        {
            foreach (var option in result.Tokens.Select(t => t.Value).Where(v => v.StartsWith('-')))
            {
                result.AddError(NoOption.With(option).In(screen.Language));
            }
        });
        var (draws, seed) = (OutlookCommand.Draws(screen), OutlookCommand.Seed(screen));
        var command = new Command("scenario", Description.In(screen.Language)) { plan, ids, asOf, draws, seed, format };
        command.SetAction(parsed =>
        {
            var refused = false;
            var code = TableCommand.Answer(screen, new RunRequest(parsed.GetValue(plan)!) { AsOf = parsed.GetValue(asOf) }, (run, results) =>
            {
                string[] asked = parsed.GetValue(ids) is { Length: > 0 } some ? [.. some.Distinct()] : [.. results.Plan.Scenarios.Where(s => s.ChangesOutlook).Select(s => s.Id)];
                var (diagnostics, texts) = (new DiagnosticBag(), new List<SourceText>(run.Texts));
                var answers = ScenarioStep.Run(results, asked, new EnsembleSpec(parsed.GetValue(seed), parsed.GetValue(draws)), diagnostics, texts);
                if (answers is not null)
                {
                    TableOutput.Write(screen, parsed.GetValue(format), ScenarioTables.Of(answers));
                }

                DiagnosticText.Write(screen.Error, screen, diagnostics.Sorted(), texts.DistinctBy(t => t.File));
                refused = answers is null;
            });
            return refused ? ExitCode.InputErrors : code;
        });
        return command;
    }
}
