using System.CommandLine;
using System.Text;
using Songhua.Core;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua bulletin</c>: from returns to the bulletin of a period.</summary>
internal static class BulletinCommand
{
    private static readonly Phrase Description = new(
        "From returns to the bulletin of a period, in English and Chinese: headline, industries, places, clusters and why growth moved.",
        "由报表直接生成某时期的中英文公报：总体增速、行业、地区、集群及变化原因。");

    private static readonly Phrase FromWords = new("The period that the change is explained from; default: the same months a year before.", "变化原因的起始时期；默认为上年同期。");
    private static readonly Phrase OutWords = new("The folder for the results; default: out/bulletin-PERIOD.", "结果文件夹；默认为 out/bulletin-时期。");
    private static readonly Phrase InternalWords = new("Write the internal annex as well: enterprises by name and what needs confirming. Not for publication.", "另写内部附件：含企业名单和待核实事项，不得对外发布。");
    private static readonly Phrase Written = new("Written: {0}", "已写出：{0}");

    internal static Command Make(Screen screen)
    {
        var options = new GrowthOptions(screen);
        var period = GrowthOptions.Period(screen, required: true);
        var from = new Option<Period?>("--from") { Description = FromWords.In(screen.Language), HelpName = "period", CustomParser = GrowthOptions.ParsePeriod(screen) };
        var to = new Option<string?>("--out") { Description = OutWords.In(screen.Language), HelpName = "folder" };
        var annex = new Option<bool>("--internal") { Description = InternalWords.In(screen.Language) };
        var asOf = Options.AsOf(screen);
        var command = new Command("bulletin", Description.In(screen.Language)) { options.Path, period, from, asOf, annex, options.Returns, to };
        options.AddConventions(command);
        command.SetAction(parsed => options.Answer(screen, parsed, (opened, diagnostics) =>
        {
            var query = new GrowthQuery(parsed.GetValue(period)!.Value) { Spec = options.Spec(parsed), AsOf = parsed.GetValue(asOf) };
            var earlier = parsed.GetValue(from) ?? query.Period.ShiftYears(-1);
            var before = parsed.GetValue(from) is null && CalendarMonth.Of(earlier.First) < opened.Book.Panel.FirstMonth ? null : new BridgeEnd(earlier, query.AsOf);
            if (GrowthReport.Make(opened.Book, query, before, isInternal: false, opened.Plan, diagnostics) is not { } report)
            {
                return false;
            }

            var folder = parsed.GetValue(to) ?? Path.Combine("out", $"bulletin-{query.Period}");
            Directory.CreateDirectory(folder);
            Write(screen, folder, "bulletin", language => BulletinPage.Write(report, null, language));
            foreach (var table in report.Tables)
            {
                using var csv = File.Create(Path.Combine(folder, $"{table.Key}.csv"));
                Csv.Write(table, screen.Language, csv);
            }

            if (parsed.GetValue(annex) && GrowthReport.Make(opened.Book, query, before, isInternal: true, opened.Plan, diagnostics) is { } whole)
            {
                var audit = AuditStep.Run(opened.Book, query, diagnostics)!;
                ResultTable[] confirm = [AuditStep.Summary(opened.Book, query.Period, audit), AuditStep.Queries(opened.Book, audit)];
                Write(screen, folder, "annex-internal", language => BulletinPage.Write(whole, confirm, language));
            }

            return true;
        }));
        return command;
    }

    private static void Write(Screen screen, string folder, string name, Func<Language, string> page)
    {
        foreach (var (language, code) in ((Language, string)[])[(Language.English, "en"), (Language.Chinese, "zh")])
        {
            var path = Path.Combine(folder, $"{name}.{code}.html");
            File.WriteAllText(path, page(language), new UTF8Encoding(false));
            screen.Line(Written.With(path));
        }
    }
}
