using System.CommandLine;
using System.Text;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua run</c>: everything, with a report, tables and run.json.</summary>
internal static class RunCommand
{
    private static readonly Phrase Description = new("Run everything: check the plan, judge its targets, write report.html, tables as CSV, and run.json.", "运行全部：核对规划、评估目标，并写出 report.html、CSV 表和 run.json。");
    private static readonly Phrase OutWords = new("The folder for the results; default: out/ and the plan's name.", "结果文件夹；默认为 out/ 加规划名。");
    private static readonly Phrase ScenariosWords = new("Draw the plan's scenarios too: what each changes; takes a run of the plan for each.", "同时抽样规划的各情景及其带来的变化；每个情景需运行一次规划。");
    private static readonly Phrase BacktestWords = new("Test the probabilities too: on the plan's panels and its own past targets; takes some seconds.", "同时回测概率：用规划面板和自身已到期目标；需数秒。");
    private static readonly Phrase OneBaseline = new("--scenarios sets every scenario beside the plan itself and cannot go with --with.", "--scenarios 将各情景与规划本身比较，不能与 --with 同用。");
    private static readonly Phrase ChanceLine = new("{0} · {1} — {2}", "{0} · {1} — {2}");
    private static readonly Phrase Others = new("Targets whose outcome is known: {0}; that cannot be judged: {1}. `songhua outlook` says why.", "结果已知的目标：{0} 个；无法判断的：{1} 个，原因见 `songhua outlook`。");
    private static readonly Phrase GrowthLine = new("{0} [{1}] {2}", "{0}［{1}］{2}");
    private static readonly Phrase Written = new("Written: {0}", "已写出：{0}");
    private static readonly Phrase NothingWritten = new("Nothing was written: the input has errors.", "输入有误，未写出任何内容。");

    internal static Command Make(Screen screen)
    {
        var plan = Options.Plan(screen);
        var with = Options.With(screen);
        var asOf = Options.AsOf(screen);
        var to = new Option<string?>("--out") { Description = OutWords.In(screen.Language), HelpName = "folder" };
        var scenarios = new Option<bool>("--scenarios") { Description = ScenariosWords.In(screen.Language) };
        var backtest = new Option<bool>("--backtest") { Description = BacktestWords.In(screen.Language) };
        var command = new Command("run", Description.In(screen.Language)) { plan, with, asOf, scenarios, backtest, to };
        command.Validators.Add(given =>
        {
            if (given.GetResult(scenarios) is not null && given.GetResult(with) is not null)
            {
                given.AddError(OneBaseline.In(screen.Language));
            }
        });
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(plan)!;
            var result = Run.Execute(new RunRequest(folder) { Scenario = parsed.GetValue(with), AsOf = parsed.GetValue(asOf) });
            DiagnosticText.Write(screen.Error, screen, result.Diagnostics, result.Texts);
            if (result.Results is not { } results)
            {
                screen.Error.WriteLine(NothingWritten.In(screen.Language));
                return ExitCode.InputErrors;
            }

            StatusText.Write(screen, results);
            screen.Line();
            CheckCommand.Verdict(screen, result);
            WriteChances(screen, results);
            foreach (var report in results.Growth.Reports)
            {
                screen.Line(GrowthLine.With(HeadlineTables.InWords(report), report.Answer.Book.Status.Word(), report.Bridge is { } bridge ? BridgeTables.InWords(bridge) : LocalText.Same("")));
            }

            if (results.Growth.Diagnostics.Count > 0)
            {
                DiagnosticText.Write(screen.Error, screen, results.Growth.Diagnostics, result.Texts);
            }

            foreach (var cluster in results.Structure.Clusters)
            {
                screen.Wrapped(StructureTables.InWords(cluster).In(screen.Language), 0, 2);
            }

            var extras = new RunExtras(parsed.GetValue(scenarios) ? PlanScenarios.Of(results) : null, parsed.GetValue(backtest) ? BacktestStep.Run(results.Basis) : null);
            if (extras.Scenarios is { Diagnostics.Count: > 0 } drawn)
            {
                DiagnosticText.Write(screen.Error, screen, drawn.Diagnostics, drawn.Texts);
            }

            WriteFiles(screen, result, results, extras, parsed.GetValue(to) ?? Path.Combine("out", results.Plan.Head.Id));
            return result.HasErrors || results.Growth.HasErrors || extras.Scenarios is { Answers: null } ? ExitCode.InputErrors : ExitCode.Done;
        });
        return command;
    }

    private static void WriteChances(Screen screen, Results results)
    {
        foreach (var o in results.Outlook.Where(o => o.Outlook.Probability is not null))
        {
            screen.Wrapped(ChanceLine.With(new Percentage(o.Outlook.Probability!.Value), OutlookTables.Word(o.Outlook), o.Target.Name).In(screen.Language), 0, 2);
        }

        if (results.Outlook.Count > 0)
        {
            screen.Line(Others.With(results.Outlook.Count(o => o.Outlook.Outcome is not null), results.Outlook.Count(o => o.Outlook is { Outcome: null, Probability: null })));
        }
    }

    private static void WriteFiles(Screen screen, RunResult result, Results results, RunExtras extras, string folder)
    {
        Directory.CreateDirectory(folder);
        var report = Path.Combine(folder, "report.html");
        File.WriteAllText(report, ReportPage.Write(results, extras, screen.Language), new UTF8Encoding(false));
        foreach (var table in AllTables.Of(results, extras))
        {
            using var csv = File.Create(Path.Combine(folder, $"{table.Key}.csv"));
            Csv.Write(table, screen.Language, csv);
        }

        using (var json = File.Create(Path.Combine(folder, "run.json")))
        {
            RunJson.Write(result, extras, json);
        }

        screen.Line(Written.With(string.Join(", ", report.Replace('\\', '/'), "run.json", "*.csv")));
    }
}
