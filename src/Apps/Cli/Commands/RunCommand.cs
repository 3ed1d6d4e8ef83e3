using System.CommandLine;
using System.Text;
using Songhua.Core;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua run</c>: everything, with a report, tables and run.json.</summary>
internal static class RunCommand
{
    private static readonly Phrase Description = new("Run everything: check the plan, judge its targets, write report.html, tables as CSV, and run.json.", "运行全部：核对规划、评估目标，并写出 report.html、CSV 表和 run.json。");
    private static readonly Phrase OutWords = new("The folder for the results; default: out/ and the plan's name.", "结果文件夹；默认为 out/ 加规划名。");
    private static readonly Phrase GrowthLine = new("{0} [{1}] {2}", "{0}［{1}］{2}");
    private static readonly Phrase Written = new("Written: {0}", "已写出：{0}");
    private static readonly Phrase NothingWritten = new("Nothing was written: the input has errors.", "输入有误，未写出任何内容。");

    internal static Command Make(Screen screen)
    {
        var plan = Options.Plan(screen);
        var with = Options.With(screen);
        var asOf = Options.AsOf(screen);
        var to = new Option<string?>("--out") { Description = OutWords.In(screen.Language), HelpName = "folder" };
        var command = new Command("run", Description.In(screen.Language)) { plan, with, asOf, to };
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
            foreach (var report in results.Growth.Reports)
            {
                screen.Line(GrowthLine.With(HeadlineTables.InWords(report), report.Answer.Book.Status.Word(), report.Bridge is { } bridge ? BridgeTables.InWords(bridge) : LocalText.Same("")));
            }

            if (results.Growth.Diagnostics.Count > 0)
            {
                DiagnosticText.Write(screen.Error, screen, results.Growth.Diagnostics, result.Texts);
            }

            WriteFiles(screen, result, results, parsed.GetValue(to) ?? Path.Combine("out", results.Plan.Head.Id));
            return result.HasErrors || results.Growth.HasErrors ? ExitCode.InputErrors : ExitCode.Done;
        });
        return command;
    }

    private static void WriteFiles(Screen screen, RunResult result, Results results, string folder)
    {
        Directory.CreateDirectory(folder);
        var report = Path.Combine(folder, "report.html");
        File.WriteAllText(report, ReportPage.Write(results, screen.Language), new UTF8Encoding(false));
        foreach (var table in AllTables.Of(results))
        {
            using var csv = File.Create(Path.Combine(folder, $"{table.Key}.csv"));
            Csv.Write(table, screen.Language, csv);
        }

        using (var json = File.Create(Path.Combine(folder, "run.json")))
        {
            RunJson.Write(result, json);
        }

        screen.Line(Written.With(string.Join(", ", report.Replace('\\', '/'), "run.json", "*.csv")));
    }
}
