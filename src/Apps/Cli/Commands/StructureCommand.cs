using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua structure</c>: what holds the clusters and chains together?</summary>
internal static class StructureCommand
{
    private static readonly Phrase Description = new(
        "What holds it together? Clusters in the input-output table, what they depend on, what breaks if a link fails, and what lies near.",
        "集群与产业链靠什么维系？集群在投入产出表中的位置、依赖关系、断链后果及相近产业。");

    private static readonly Phrase ClusterWords = new("Only what is said of this cluster.", "仅显示该集群的内容。");
    private static readonly Phrase DisruptWords = new("What the outages of this scenario cost, day by day; `all` for every scenario that has any.", "该情景的停产冲击逐日造成的损失；`all` 表示所有含冲击的情景。");
    private static readonly Phrase InternalWords = new("With the growth of clusters that disclosure control withholds. Not for publication.", "含披露控制所抑制集群的增长，不得对外发布。");
    private static readonly Phrase NoCluster = new("No cluster '{0}' can be joined to the input-output table.", "没有可与投入产出表对应的集群“{0}”。");
    private static readonly Phrase NoScenario = new("No scenario '{0}' has shocks.", "没有含冲击的情景“{0}”。");
    private static readonly Phrase NoShocks = new("The plan has no scenario with shocks.", "规划没有含冲击的情景。");
    private static readonly Phrase DidYouMean = new("Did you mean '{0}'?", "您是否想写“{0}”？");
    private static readonly Phrase NotBoth = new("--cluster and --disrupt ask different things; give one of them.", "--cluster 与 --disrupt 所问不同，请只给出其一。");

    internal static Command Make(Screen screen)
    {
        var (plan, with, asOf, format) = (Options.Plan(screen), Options.With(screen), Options.AsOf(screen), Options.Format(screen));
        var cluster = new Option<string?>("--cluster") { Description = ClusterWords.In(screen.Language), HelpName = "id" };
        var disrupt = new Option<string?>("--disrupt") { Description = DisruptWords.In(screen.Language), HelpName = "scenario" };
        cluster.Validators.Add(result =>
        {
            if (result.GetResult(disrupt) is not null)
            {
                result.AddError(NotBoth.In(screen.Language));
            }
        });
        var isInternal = new Option<bool>("--internal") { Description = InternalWords.In(screen.Language) };
        var command = new Command("structure", Description.In(screen.Language)) { plan, cluster, disrupt, isInternal, with, asOf, format };
        command.SetAction(parsed =>
        {
            var isKnown = true;
            var code = TableCommand.Answer(screen, OutlookCommand.Request(parsed, plan, with, asOf), (result, results) =>
            {
                var tables = parsed.GetValue(disrupt) is { } scenario ? Disrupted(screen, results, scenario)
                    : parsed.GetValue(cluster) is { } id ? OfCluster(screen, results, id)
                    : StructureTables.All(results, parsed.GetValue(isInternal));
                isKnown = tables is not null;
                if (tables is null)
                {
                    return;
                }

                if (parsed.GetValue(format) == "text")
                {
                    screen.Heading(result);
                }

                var isText = parsed.GetValue(format) == "text";
                TableOutput.Write(screen, parsed.GetValue(format), [.. tables.Select(t => AllTables.Marked(isText ? DisruptionTables.InBrief(t) : t, results))]);
            });
            return isKnown ? code : ExitCode.Usage;
        });
        return command;
    }

    private static IReadOnlyList<ResultTable>? OfCluster(Screen screen, Results results, string id)
    {
        if (results.Structure.Clusters.Any(c => c.Cluster.Id == id))
        {
            return StructureTables.OfCluster(results, id);
        }

        Refuse(screen, NoCluster.With(id), id, results.Structure.Clusters.Select(c => c.Cluster.Id));
        return null;
    }

    private static List<ResultTable>? Disrupted(Screen screen, Results results, string id)
    {
        var known = results.Disruptions.Select(d => d.Scenario.Id).ToList();
        if (known.Count > 0 && (id == "all" || known.Contains(id)))
        {
            return [.. results.Disruptions.Where(d => id == "all" || d.Scenario.Id == id).SelectMany(DisruptionTables.Of)];
        }

        Refuse(screen, known.Count == 0 ? results.Structure.WhyNoRegion ?? NoShocks.ToMessage() : NoScenario.With(id), id, known);
        return null;
    }

    private static void Refuse(Screen screen, ILocalised what, string id, IEnumerable<string> known)
    {
        screen.Error.WriteLine(what.In(screen.Language));
        if (Suggestion.Nearest(id, known) is { } near)
        {
            screen.Error.WriteLine(DidYouMean.With(near).In(screen.Language));
        }
    }
}
