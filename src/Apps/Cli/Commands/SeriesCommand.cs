using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua series</c>: a series without its seasons, its trend, and where it goes.</summary>
internal static class SeriesCommand
{
    private static readonly Phrase Description = new(
        "What is behind a series? Seasonally adjusted values, trend, projection, tests and every automatic decision; without a key, all series in brief.",
        "时间序列背后是什么？季节调整值、趋势、预测、检验及全部自动选择；不带键时简列所有序列。");

    private static readonly Phrase KeyWords = new("The series, such as gdp@jilin.", "序列，例如 gdp@jilin。");
    private static readonly Phrase YearsWords = new("Years projected after the last figure.", "最后数值之后预测的年数。");
    private static readonly Phrase NotYears = new("--years must be a whole number from 0 to 30.", "--years 须为 0 至 30 的整数。");
    private static readonly Phrase NoSeries = new("No figure of a series '{0}' is known.", "没有序列“{0}”的任何数值。");
    private static readonly Phrase DidYouMean = new("Did you mean '{0}'?", "您是否想写“{0}”？");
    private static readonly Phrase All = new("`songhua series {0}` without a key lists all that have four figures.", "`songhua series {0}` 不带键将列出所有至少有四个数值的序列。");

    internal static Command Make(Screen screen)
    {
        var (plan, with, asOf, format) = (Options.Plan(screen), Options.With(screen), Options.AsOf(screen), Options.Format(screen));
        var key = new Argument<string?>("key") { Description = KeyWords.In(screen.Language), Arity = ArgumentArity.ZeroOrOne };
        var years = new Option<int>("--years")
        {
            Description = YearsWords.In(screen.Language),
            HelpName = "n",
            DefaultValueFactory = _ => SeriesStep.DefaultYears,
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var n) && n is >= 0 and <= 30)
                {
                    return n;
                }

                result.AddError(NotYears.In(screen.Language));
                return 0;
            },
        };
        var command = new Command("series", Description.In(screen.Language)) { plan, key, years, with, asOf, format };
        command.SetAction(parsed =>
        {
            var isKnown = true;
            var code = TableCommand.Answer(screen, OutlookCommand.Request(parsed, plan, with, asOf), (result, results) =>
            {
                var tables = Tables(results, parsed.GetValue(key), parsed.GetValue(years));
                isKnown = tables is not null;
                if (tables is null)
                {
                    Refuse(screen, results, parsed.GetValue(key)!, parsed.GetValue(plan)!);
                    return;
                }

                if (parsed.GetValue(format) == "text")
                {
                    screen.Heading(result);
                }

                TableOutput.Write(screen, parsed.GetValue(format), [.. tables.Select(t => AllTables.Marked(t, results))]);
            });
            return isKnown ? code : ExitCode.Usage;
        });
        return command;
    }

    private static IReadOnlyList<ResultTable>? Tables(Results results, string? key, int years) =>
        key is null ? [SeriesTables.Overview(results, SeriesStep.All(results.Plan, results.Facts, results.AsOf, years))]
        : SeriesStep.Find(results.Plan, results.Facts, results.AsOf, key, years) is { } series ? SeriesTables.Of(results, series)
        : null;

    private static void Refuse(Screen screen, Results results, string key, string folder)
    {
        var near = Suggestion.Nearest(key, results.Series.Select(s => s.Series.ToString()));
        screen.Error.WriteLine(NoSeries.With(key).In(screen.Language));
        screen.Error.WriteLine((near is null ? All.With(folder) : DidYouMean.With(near)).In(screen.Language));
    }
}
