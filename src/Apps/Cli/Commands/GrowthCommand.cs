using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua growth</c>: the growth rate that the returns give.</summary>
internal static class GrowthCommand
{
    private static readonly Phrase Description = new(
        "Is the growth figure right? Growth of value added at comparable prices from enterprise returns, by industry, place, cluster or size.",
        "增速是否准确？由企业报表计算可比价增加值增速，可按行业、地区、集群、规模分组。");

    private static readonly Phrase ByWords = new(
        "A table: industry, place, cluster, size, or several with commas; levels like industry:class, place:county. May be repeated.",
        "表格分组：industry、place、cluster、size，可用逗号组合；层级如 industry:class、place:county。可重复使用。");

    private static readonly Phrase NotABreakdown = new("'{0}' is not a way of dividing; use: {1}.", "“{0}”不是有效分组；请使用：{1}。");
    private static readonly Phrase Twice = new("'{0}' names a dimension twice.", "“{0}”中有重复维度。");

    internal static Command Make(Screen screen)
    {
        var options = new GrowthOptions(screen);
        var period = GrowthOptions.Period(screen, required: true);
        var by = By(screen);
        var asOf = Options.AsOf(screen);
        var format = Options.Format(screen);
        var command = new Command("growth", Description.In(screen.Language)) { options.Path, period, by, options.Internal, asOf, options.Returns, format };
        options.AddConventions(command);
        command.SetAction(parsed => options.Answer(screen, parsed, (opened, diagnostics) =>
        {
            var query = new GrowthQuery(parsed.GetValue(period)!.Value)
            {
                Spec = options.Spec(parsed),
                AsOf = parsed.GetValue(asOf),
                Tables = parsed.GetValue(by) ?? [],
            };
            if (GrowthReport.Make(opened.Book, query, null, parsed.GetValue(options.Internal), opened.Plan, diagnostics) is not { } report)
            {
                return false;
            }

            TableOutput.Write(screen, parsed.GetValue(format), [.. report.GrowthTablesInOrder]);
            return true;
        }));
        return command;
    }

    private static Option<IReadOnlyList<Breakdown>[]> By(Screen screen) => new("--by")
    {
        Description = ByWords.In(screen.Language),
        HelpName = "dimension,…",
        CustomParser = result =>
        {
            var tables = new List<IReadOnlyList<Breakdown>>();
            foreach (var token in result.Tokens)
            {
                var table = new List<Breakdown>();
                foreach (var word in token.Value.Split(','))
                {
                    if (Breakdown.TryParse(word.Trim(), out var breakdown))
                    {
                        table.Add(breakdown);
                    }
                    else
                    {
                        result.AddError(NotABreakdown.With(word, string.Join(", ", Breakdown.Words)).In(screen.Language));
                    }
                }

                if (table.DistinctBy(b => b.Dimension).Count() < table.Count)
                {
                    result.AddError(Twice.With(token.Value).In(screen.Language));
                }

                tables.Add(table);
            }

            return [.. tables];
        },
    };
}
