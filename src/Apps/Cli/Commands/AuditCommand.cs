using System.CommandLine;
using Songhua.Core;
using Songhua.Pages;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua audit</c>: what to ask enterprises about their returns.</summary>
internal static class AuditCommand
{
    private const int Seeds = 3;

    private static readonly Phrase Description = new(
        "What should be confirmed with enterprises? Hard and soft edits of returns, ranked by their effect on growth. Names no enterprise unless asked to.",
        "哪些报表需要与企业核实？对报表做硬性和软性审核，按对增速的影响排序。除非要求，否则不列企业名。");

    private static readonly Phrase QueriesWords = new("Write the query list, with enterprises, to this CSV file.", "将含企业信息的核实清单写入该 CSV 文件。");
    private static readonly Phrase InternalWords = new("Show the queries here, with enterprises.", "在此显示含企业信息的核实清单。");
    private static readonly Phrase MeasureWords = new("Measure precision and recall on synthetic returns of three seeds instead.", "改为在三个种子的合成报表上测量精确率和召回率。");
    private static readonly Phrase Written = new("Written: {0}. Internal, not for publication.", "已写出：{0}。内部资料，不得对外发布。");

    internal static Command Make(Screen screen)
    {
        var options = new GrowthOptions(screen);
        var period = GrowthOptions.Period(screen, required: false);
        var queries = new Option<string?>("--queries") { Description = QueriesWords.In(screen.Language), HelpName = "file" };
        var isInternal = new Option<bool>("--internal") { Description = InternalWords.In(screen.Language) };
        var measure = new Option<bool>("--measure") { Description = MeasureWords.In(screen.Language) };
        var asOf = Options.AsOf(screen);
        var format = Options.Format(screen);
        var command = new Command("audit", Description.In(screen.Language)) { options.Path, period, queries, isInternal, measure, asOf, options.Returns, format };
        options.AddConventions(command);
        command.SetAction(parsed => options.Answer(screen, parsed, (opened, diagnostics) =>
        {
            if (parsed.GetValue(measure))
            {
                return Measure(screen, opened, parsed.GetValue(format), diagnostics);
            }

            var panel = opened.Book.Panel;
            var query = new GrowthQuery(parsed.GetValue(period) ?? Period.OfMonths(panel.LastMonth.Year, 1, panel.LastMonth.Month)) { Spec = options.Spec(parsed), AsOf = parsed.GetValue(asOf) };
            if (AuditStep.Run(opened.Book, query, diagnostics) is not { } audit)
            {
                return false;
            }

            var list = AuditStep.Queries(opened.Book, audit);
            var summary = AuditStep.Summary(opened.Book, query.Period, audit);
            TableOutput.Write(screen, parsed.GetValue(format), parsed.GetValue(isInternal) ? [summary, list] : [summary]);
            if (parsed.GetValue(queries) is { } file)
            {
                using (var csv = File.Create(file))
                {
                    Csv.Write(list, screen.Language, csv);
                }

                screen.Error.WriteLine(Written.With(file).In(screen.Language));
            }

            return true;
        }));
        return command;
    }

    private static bool Measure(Screen screen, OpenedReturns opened, string? format, DiagnosticBag diagnostics)
    {
        if (opened is not { Plan: { } plan, Book.Declaration: { Synthetic: { } panel } declaration })
        {
            diagnostics.Report(NotSynthetic, opened.Book.Declaration?.Span ?? SourceSpan.WholeFile(opened.Book.Name.In(Language.English)));
            return false;
        }

        ulong[] seeds = [.. Enumerable.Range(0, Seeds).Select(i => panel.Seed + (ulong)i)];
        if (AuditStep.Measure(plan, declaration, panel, seeds, diagnostics) is not { } table)
        {
            return false;
        }

        TableOutput.Write(screen, format, [table]);
        return true;
    }

    public static readonly Rule NotSynthetic = new(
        "SH4111", Severity.Error,
        new("the returns are not synthetic", "报表并非合成"),
        new("Precision and recall can be measured only where the truth is known.", "只有真相已知时才能测量精确率和召回率。"),
        new("Use `--measure` with a plan that declares synthetic returns.", "请对声明了合成报表的规划使用 `--measure`。"));
}
