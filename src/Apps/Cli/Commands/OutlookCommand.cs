using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua outlook</c>: will we get there, and how good were such answers?</summary>
internal static class OutlookCommand
{
    private static readonly Phrase Description = new("Will the targets be met? Probability, projection and precedents of each, or why nothing can be said.", "目标能否实现？各目标的概率、预测和参照类，或无法判断的原因。");
    private static readonly Phrase BacktestWords = new("How good were such answers? Test them on the panels and on the plan's own past targets.", "此类判断是否可靠？用面板和规划自身已到期目标回测。");

    internal static Command Make(Screen screen)
    {
        var (plan, with, asOf, format) = (Options.Plan(screen), Options.With(screen), Options.AsOf(screen), Options.Format(screen));
        var backtest = new Option<bool>("--backtest") { Description = BacktestWords.In(screen.Language) };
        var command = new Command("outlook", Description.In(screen.Language)) { plan, with, asOf, backtest, format };
        command.SetAction(parsed => TableCommand.Answer(screen, new RunRequest(parsed.GetValue(plan)!) { Scenario = parsed.GetValue(with), AsOf = parsed.GetValue(asOf) }, (_, results) =>
        {
            var form = parsed.GetValue(format);
            if (parsed.GetValue(backtest))
            {
                TableOutput.Write(screen, form, BacktestTables.Of(BacktestStep.Run(results), results));
            }
            else if (form == "text")
            {
                OutlookText.Write(screen, results);
            }
            else
            {
                TableOutput.Write(screen, form, [.. OutlookTables.All(results).Select(t => AllTables.Marked(t, results))]);
            }
        }));
        return command;
    }
}
