using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua explain</c>: the tree of a number.</summary>
internal static class ExplainCommand
{
    private static readonly Phrase Description = new("Why is a number what it is? Its tree, down to plan lines, sources and methods.", "某个数值从何而来？展开至规划行、来源和方法。");
    private static readonly Phrase KeyWords = new("The key of a result or a plan path: status/ID, outlook/ID, targets/ID, indicator@place:period (#coverage where it has its own), check/1.", "结果键或规划路径：status/ID、outlook/ID、targets/ID、indicator@place:period（另有口径时加 #口径）、check/1。");
    private static readonly Phrase NoKey = new("There is nothing under the key '{0}'.", "没有键为“{0}”的内容。");
    private static readonly Phrase Ambiguous = new("'{0}' is known only for a coverage of its own; name one of:", "“{0}”仅有特定口径的数值，请指明其一：");
    private static readonly Phrase DidYouMean = new("Did you mean '{0}'?", "您是否想写“{0}”？");
    private static readonly Phrase Keys = new("`songhua explain {0}` without a key lists all keys.", "`songhua explain {0}` 不带键将列出所有键。");

    internal static Command Make(Screen screen)
    {
        var plan = Options.Plan(screen);
        var key = new Argument<string?>("key") { Description = KeyWords.In(screen.Language), Arity = ArgumentArity.ZeroOrOne };
        var with = Options.With(screen);
        var asOf = Options.AsOf(screen);
        var command = new Command("explain", Description.In(screen.Language)) { plan, key, with, asOf };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(plan)!;
            var result = Run.Execute(new RunRequest(folder) { Scenario = parsed.GetValue(with), AsOf = parsed.GetValue(asOf) });
            if (result.Results is not { } results)
            {
                DiagnosticText.Write(screen.Error, screen, result.Diagnostics, result.Texts);
                return ExitCode.InputErrors;
            }

            if (parsed.GetValue(key) is not null)
            {
                screen.Heading(result);
            }

            return Explain(screen, new Explainer(results), folder, parsed.GetValue(key));
        });
        return command;
    }

    private static int Explain(Screen screen, Explainer explainer, string folder, string? key)
    {
        if (key is null)
        {
            foreach (var known in explainer.Keys)
            {
                screen.Line(known);
            }

            return ExitCode.Done;
        }

        if (explainer.Explain(key) is { } tree)
        {
            TreeText.Write(screen, tree);
            return ExitCode.Done;
        }

        if (explainer.Candidates(key) is { Count: > 0 } candidates)
        {
            screen.Error.WriteLine(Ambiguous.With(key).In(screen.Language));
            foreach (var candidate in candidates)
            {
                screen.Error.WriteLine($"  {candidate}");
            }

            return ExitCode.Usage;
        }

        screen.Error.WriteLine(NoKey.With(key).In(screen.Language));
        var near = Suggestion.Nearest(key, explainer.Keys);
        screen.Error.WriteLine((near is null ? Keys.With(folder) : DidYouMean.With(near)).In(screen.Language));
        return ExitCode.Usage;
    }
}
