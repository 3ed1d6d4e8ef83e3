using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua structure</c>: what holds the clusters and chains together?</summary>
internal static class StructureCommand
{
    private static readonly Phrase Description = new(
        "What holds it together? Clusters in the input-output table, what they depend on, what lies near to them.",
        "集群与产业链靠什么维系？集群在投入产出表中的位置、依赖关系及相近产业。");

    internal static Command Make(Screen screen)
    {
        var (plan, with, asOf, format) = (Options.Plan(screen), Options.With(screen), Options.AsOf(screen), Options.Format(screen));
        var command = new Command("structure", Description.In(screen.Language)) { plan, with, asOf, format };
        command.SetAction(parsed => TableCommand.Answer(screen, OutlookCommand.Request(parsed, plan, with, asOf), (result, results) =>
        {
            if (parsed.GetValue(format) == "text")
            {
                screen.Heading(result);
            }

            TableOutput.Write(screen, parsed.GetValue(format), [.. StructureTables.All(results).Select(t => AllTables.Marked(t, results))]);
        }));
        return command;
    }
}
