using System.CommandLine;
using System.CommandLine.Parsing;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua outlook</c>: will we get there, how likely all at once, and how good were such answers?</summary>
internal static class OutlookCommand
{
    private static readonly Phrase Description = new("Will the targets be met? Probability, projection and precedents of each, or why nothing can be said; and all of them together.", "目标能否实现？各目标的概率、预测和参照类，或无法判断的原因；以及全部目标同时考虑。");
    private static readonly Phrase BacktestWords = new("How good were such answers? Test them on the panels and on the plan's own past targets.", "此类判断是否可靠？用面板和规划自身已到期目标回测。");
    private static readonly Phrase DrawsWords = new("The number of joint draws.", "联合抽样次数。");
    private static readonly Phrase SeedWords = new("The seed of the draws: the same seed gives the same bytes.", "抽样的随机种子：相同种子得到完全相同的结果。");
    private static readonly Phrase ShardWords = new("Draw only a part, such as 3/16, and write it to --out; `outlook merge` puts the parts together.", "只抽样其中一片（如 3/16）并写入 --out；用 `outlook merge` 合并。");
    private static readonly Phrase OutWords = new("The file for the part.", "分片文件。");
    private static readonly Phrase MergeDescription = new("Puts the parts of an outlook's draws together: exactly what one run gives.", "合并抽样分片：结果与一次性运行完全相同。");
    private static readonly Phrase PartsWords = new("The files of the parts, in any order.", "各分片文件，顺序不限。");
    private static readonly Phrase NotAShard = new("'{0}' is not a part; write it like 3/16.", "“{0}”不是有效分片；请写成 3/16。");
    private static readonly Phrase NotANumber = new("{0} must be a whole number from {1} to {2}.", "{0} 须为 {1} 至 {2} 的整数。");
    private static readonly Phrase NeedsOut = new("--shard needs --out, the file for the part.", "--shard 需要同时给出 --out（分片文件）。");
    private static readonly Phrase NeedsShard = new("--out is for the part that --shard draws; for tables use --format and redirect them to a file.", "--out 仅用于 --shard 所抽分片；表格请用 --format 并重定向到文件。");
    private static readonly Phrase NotBoth = new("--shard draws targets and --backtest draws nothing; give one of them.", "--shard 用于抽样，--backtest 不抽样；请只给出其一。");
    private static readonly Phrase NothingToDraw = new("No target due in a year has a probability, so that there is nothing to draw.", "没有以年份为期限的目标可给出概率，无需抽样。");
    private static readonly Phrase Written = new("Part {0} of {1} draws written to {2}.", "已将第 {0} 片（共 {1} 次抽样）写入 {2}。");

    internal static Command Make(Screen screen)
    {
        var (plan, with, asOf, format) = (Options.Plan(screen), Options.With(screen), Options.AsOf(screen), Options.Format(screen));
        var backtest = new Option<bool>("--backtest") { Description = BacktestWords.In(screen.Language) };
        var (draws, seed) = (Draws(screen), Seed(screen));
        var shard = new Option<EnsembleShard?>("--shard") { Description = ShardWords.In(screen.Language), HelpName = "i/n", CustomParser = ParseShard(screen) };
        var target = new Option<string?>("--out") { Description = OutWords.In(screen.Language), HelpName = "file" };
        var command = new Command("outlook", Description.In(screen.Language)) { plan, with, asOf, backtest, draws, seed, shard, target, format };
        shard.Validators.Add(result =>
        {
            if (result.GetResult(target) is null)
            {
                result.AddError(NeedsOut.In(screen.Language));
            }
            else if (result.GetResult(backtest) is { Implicit: false })
            {
                result.AddError(NotBoth.In(screen.Language));
            }
        });
        target.Validators.Add(result =>
        {
            if (result.GetResult(shard) is null)
            {
                result.AddError(NeedsShard.In(screen.Language));
            }
        });
        command.Add(Merge(screen));
        command.SetAction(parsed =>
        {
            var isWritten = true;
            var code = TableCommand.Answer(screen, Request(parsed, plan, with, asOf), (_, results) =>
            {
                var spec = new EnsembleSpec(parsed.GetValue(seed), parsed.GetValue(draws));
                if (parsed.GetValue(backtest))
                {
                    TableOutput.Write(screen, parsed.GetValue(format), BacktestTables.Of(BacktestStep.Run(results.Basis), results));
                }
                else if (parsed.GetValue(shard) is { } part)
                {
                    isWritten = WriteShard(screen, results, spec, part, parsed.GetValue(target)!);
                }
                else
                {
                    Write(screen, parsed.GetValue(format), results, EnsembleStep.Run(results.Basis, spec));
                }
            });
            return isWritten ? code : ExitCode.InputErrors;
        });
        return command;
    }

    internal static Option<long> Draws(Screen screen) => Whole(screen, "--draws", DrawsWords, EnsembleStep.Default.Draws, 100, 1L << 31);

    internal static Option<ulong> Seed(Screen screen) => Whole(screen, "--seed", SeedWords, EnsembleStep.Default.Seed, 0UL, ulong.MaxValue);

    internal static RunRequest Request(ParseResult parsed, Argument<string> plan, Option<string?> with, Option<DateOnly?> asOf) =>
        new(parsed.GetValue(plan)!) { Scenario = parsed.GetValue(with), AsOf = parsed.GetValue(asOf) };

    private static Command Merge(Screen screen)
    {
        var (plan, with, asOf, format) = (Options.Plan(screen), Options.With(screen), Options.AsOf(screen), Options.Format(screen));
        var files = new Argument<string[]>("parts") { Description = PartsWords.In(screen.Language), Arity = ArgumentArity.OneOrMore };
        var command = new Command("merge", MergeDescription.In(screen.Language)) { plan, files, with, asOf, format };
        command.SetAction(parsed =>
        {
            var parts = new List<EnsemblePart>();
            foreach (var file in parsed.GetValue(files)!)
            {
                using var stream = File.OpenRead(file);
                var (part, refusal) = EnsemblePart.Read(stream, file);
                if (part is null)
                {
                    screen.Error.WriteLine(refusal!.In(screen.Language));
                    return ExitCode.InputErrors;
                }

                parts.Add(part);
            }

            var refused = false;
            var code = TableCommand.Answer(screen, Request(parsed, plan, with, asOf), (_, results) =>
            {
                var (outlook, refusal) = EnsembleStep.Merge(results.Basis, parts);
                if (refusal is not null)
                {
                    screen.Error.WriteLine(refusal.In(screen.Language));
                    refused = true;
                    return;
                }

                Write(screen, parsed.GetValue(format), results, outlook);
            });
            return refused ? ExitCode.InputErrors : code;
        });
        return command;
    }

    private static void Write(Screen screen, string? form, Results results, PlanOutlook? together)
    {
        var ensemble = EnsembleTables.Of(together, results).Select(t => AllTables.Marked(t, results));
        if (form != "text")
        {
            TableOutput.Write(screen, form, [.. OutlookTables.All(results).Select(t => AllTables.Marked(t, results)), .. ensemble]);
            return;
        }

        OutlookText.Write(screen, results);
        foreach (var table in ensemble)
        {
            screen.Line();
            TableText.Write(screen, table);
        }
    }

    // Whether there was anything to draw: a batch that waits for the part must not take silence for success.
    private static bool WriteShard(Screen screen, Results results, EnsembleSpec spec, EnsembleShard shard, string file)
    {
        if (EnsembleStep.Shard(results.Basis, spec, shard) is not { } part)
        {
            screen.Error.WriteLine(NothingToDraw.In(screen.Language));
            return false;
        }

        using (var stream = File.Create(file))
        {
            part.Write(stream);
        }

        screen.Line(Written.With(shard.ToString(), Numerals.Write(spec.Draws), file));
        return true;
    }

    private static Option<T> Whole<T>(Screen screen, string name, Phrase words, T fallback, T least, T most)
        where T : struct, System.Numerics.IBinaryInteger<T> => new(name)
        {
            Description = words.In(screen.Language),
            HelpName = "n",
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                {
                    return number;
                }

                result.AddError(NotANumber.With(name, least.ToString()!, most.ToString()!).In(screen.Language));
                return default;
            },
        };

    private static Func<ArgumentResult, EnsembleShard?> ParseShard(Screen screen) => result =>
    {
        var parts = result.Tokens[0].Value.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], out var index) && int.TryParse(parts[1], out var count) && index >= 1 && index <= count && count <= 100_000)
        {
            return new EnsembleShard(index - 1, count);
        }

        result.AddError(NotAShard.With(result.Tokens[0].Value).In(screen.Language));
        return null;
    };
}
