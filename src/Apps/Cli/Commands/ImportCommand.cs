using System.CommandLine;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Cli;

/// <summary><c>songhua import</c>: brings files of others into a data folder.</summary>
internal static class ImportCommand
{
    private static readonly Phrase Description = new("Bring files into a data folder.", "将文件导入数据文件夹。");
    private static readonly Phrase ReturnsWords = new(
        "Import monthly enterprise returns (CSV or TSV, UTF-8 or GB 18030, exported from Excel too) as one delivery. Repeating an import changes nothing; rows that cannot be used are set aside.",
        "将企业月度报表（CSV 或 TSV，UTF-8 或 GB 18030，含 Excel 导出）作为一次交付导入。重复导入不会改变任何内容；无法使用的行另存备查。");

    private static readonly Phrase FilesWords = new("The files; together they are one delivery.", "待导入的文件；合为一次交付。");
    private static readonly Phrase IntoWords = new("The returns folder, with origin.csv and register.csv.", "报表文件夹，须有 origin.csv 和 register.csv。");
    private static readonly Phrase ReceivedWords = new("The day on which the files were received (2024-04-12).", "收到文件的日期（如 2024-04-12）。");
    private static readonly Phrase NameWords = new("The name of the import; default: that of the first file.", "导入名称；默认为第一个文件名。");
    private static readonly Phrase MonthWords = new("The month of all rows, where no column says: 2024-03, or 2024-01..2024-02.", "所有行的月份（无月份列时）：2024-03 或 2024-01..2024-02。");
    private static readonly Phrase ProfileWords = new("A profile that says which column is which (item,column,unit).", "列映射文件（item,column,unit）。");
    private static readonly Phrase SaveWords = new("Write what was found about the columns as a profile, with a question mark where it is not sure.", "将识别出的列写成映射文件；不确定处带问号。");
    private static readonly Phrase NotAMonth = new("'{0}' is not a month; write 2024-03, or 2024-01..2024-02.", "“{0}”不是月份；请写成 2024-03 或 2024-01..2024-02。");
    private static readonly Phrase Done = new("{0:N0} new, {1:N0} corrected, {2:N0} unchanged; {3:N0} set aside.", "新增 {0:N0}，更正 {1:N0}，未变 {2:N0}；另存备查 {3:N0}。");
    private static readonly Phrase Wrote = new("Written: {0}", "已写入：{0}");
    private static readonly Phrase Kept = new("Set aside, with reasons: {0}", "另存备查（含原因）：{0}");
    private static readonly Phrase Proposed = new("What was found about the columns: {0}", "识别出的列：{0}");
    private static readonly Phrase Nothing = new("Nothing was imported: mend the errors first.", "未导入任何内容：请先改正错误。");
    private static readonly Phrase StoppedWords = new("Stopped; nothing was imported.", "已中止；未导入任何内容。");
    private static readonly Phrase ProgressWords = new("{0:N0} rows, {1:N0} %", "{0:N0} 行，{1:N0}%");

    internal static Command Make(Screen screen) => new("import", Description.In(screen.Language)) { Returns(screen) };

    private static Command Returns(Screen screen)
    {
        var files = new Argument<string[]>("files") { Description = FilesWords.In(screen.Language), Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--into") { Description = IntoWords.In(screen.Language), HelpName = "folder", Required = true };
        var received = Options.Day(screen, "--received", ReceivedWords);
        received.Required = true;
        var name = new Option<string?>("--name") { Description = NameWords.In(screen.Language), HelpName = "name" };
        var month = Month(screen);
        var profile = new Option<string?>("--profile") { Description = ProfileWords.In(screen.Language), HelpName = "file" };
        var save = new Option<string?>("--save-profile") { Description = SaveWords.In(screen.Language), HelpName = "file" };
        var command = new Command("returns", ReturnsWords.In(screen.Language)) { files, into, received, name, month, profile, save };
        command.SetAction(async (parsed, stop) =>
        {
            // The day is required, so that it is there once the line was understood.
            var request = new ImportRequest(parsed.GetValue(files)!, parsed.GetValue(into)!, parsed.GetValue(received)!.Value)
            {
                Name = parsed.GetValue(name),
                Month = parsed.GetValue(month),
                Profile = parsed.GetValue(profile),
                SaveProfile = parsed.GetValue(save),
            };
            return await Task.Run(() => Import(screen, request, stop), CancellationToken.None).ConfigureAwait(false);
        });
        return command;
    }

    private static Option<ReturnMonth?> Month(Screen screen) => new("--month")
    {
        Description = MonthWords.In(screen.Language),
        HelpName = "month",
        CustomParser = result =>
        {
            if (ReturnMonth.TryParse(result.Tokens[0].Value, out var month))
            {
                return month;
            }

            result.AddError(NotAMonth.With(result.Tokens[0].Value).In(screen.Language));
            return null;
        },
    };

    private static int Import(Screen screen, ImportRequest request, CancellationToken stop)
    {
        var diagnostics = new DiagnosticBag();
        try
        {
            var outcome = ReturnsImport.Run(request, diagnostics, screen.ShowsProgress ? new ProgressLine(screen) : null, stop);
            DiagnosticText.Write(screen.Error, screen, diagnostics.Sorted(), []);
            Tell(screen, request, outcome);
            return outcome is null || diagnostics.HasErrors ? ExitCode.InputErrors : ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            screen.Error.WriteLine(StoppedWords.In(screen.Language));
            return ExitCode.Stopped;
        }
    }

    private static void Tell(Screen screen, ImportRequest request, ImportOutcome? outcome)
    {
        if (request.SaveProfile is { } saved && File.Exists(saved))
        {
            screen.Line(Proposed.With(saved));
        }

        if (outcome is null)
        {
            screen.Error.WriteLine(Nothing.In(screen.Language));
            return;
        }

        screen.Line(Done.With(outcome.New, outcome.Corrected, outcome.Unchanged, outcome.SetAside));
        if (outcome.Delivery is { } delivery)
        {
            screen.Line(Wrote.With(delivery));
        }

        if (outcome.SetAsideFile is { } setAside)
        {
            screen.Line(Kept.With(setAside));
        }
    }

    /// <summary>One line on the terminal that is written over; it goes when the import is done.</summary>
    private sealed class ProgressLine(Screen screen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            var words = ProgressWords.With(value.Rows, value.Total == 0 ? 100 : 100 * value.Bytes / value.Total).In(screen.Language);
            screen.Error.Write(value.Bytes < value.Total ? $"\r{words} " : $"\r{new string(' ', words.Length + 10)}\r");
        }
    }
}
