using System.CommandLine;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua structure</c>: what holds the clusters and chains together?</summary>
internal static class StructureCommand
{
    private static readonly Phrase Description = new(
        "What holds it together? Clusters in the input-output table, what they depend on, what breaks if a link fails, and what lies near; multipliers, impacts and prices of a table.",
        "集群与产业链靠什么维系？集群在投入产出表中的位置、依赖关系、断链后果及相近产业；以及表的乘数、影响与价格。");

    private static readonly Phrase NoCluster = new("No cluster '{0}' can be joined to the input-output table.", "没有可与投入产出表对应的集群“{0}”。");
    private static readonly Phrase NoScenario = new("No scenario '{0}' has shocks.", "没有含冲击的情景“{0}”。");
    private static readonly Phrase NoShocks = new("The plan has no scenario with shocks.", "规划没有含冲击的情景。");
    private static readonly Phrase DidYouMean = new("Did you mean '{0}'?", "您是否想写“{0}”？");
    private static readonly Phrase More = new("More: `songhua structure {0} --show` with all, or with one of:", "更多内容：`songhua structure {0} --show` 加 all 或以下之一：");
    private static readonly Phrase Asks = new("Asked with: --cluster, --disrupt, --sector, --impact, --price, --extract, --households (`songhua structure --help`).", "可提问：--cluster、--disrupt、--sector、--impact、--price、--extract、--households（见 `songhua structure --help`）。");

    internal static Command Make(Screen screen)
    {
        var (plan, with, asOf, format) = (Options.Plan(screen), Options.With(screen), Options.AsOf(screen), Options.Format(screen));
        var ask = new StructureOptions(screen);
        var command = new Command("structure", Description.In(screen.Language)) { plan };
        foreach (var option in (IEnumerable<Option>)[.. ask.All, with, asOf, format])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var isKnown = true;
            var code = TableCommand.Answer(screen, OutlookCommand.Request(parsed, plan, with, asOf), (result, results) =>
            {
                var isText = parsed.GetValue(format) == "text";
                var isOverview = isText && ask.Given(parsed) is null;
                var tables = isOverview ? StructureOverview.Tables(results, parsed.GetValue(ask.Internal)) : Tables(screen, results, ask, parsed);
                isKnown = tables is not null;
                if (tables is null)
                {
                    return;
                }

                if (isText)
                {
                    screen.Heading(result);
                }

                TableOutput.Write(screen, parsed.GetValue(format), [.. tables.Select(t => AllTables.Marked(isText ? StructureOverview.InBrief(t) : t, results))]);
                if (tables.Count == 0 && isText && Topic(parsed.GetValue(ask.Show)!).WhyEmpty is { } why)
                {
                    screen.Wrapped(why.In(screen.Language), 0, 0);
                }

                if (isOverview)
                {
                    WriteTopics(screen, parsed.GetValue(plan)!);
                }
            });
            return isKnown ? code : ExitCode.Usage;
        });
        return command;
    }

    private static void WriteTopics(Screen screen, string plan)
    {
        screen.Wrapped(More.With(plan).In(screen.Language), 0, 0);
        foreach (var topic in StructureTopics.All)
        {
            screen.Wrapped($"{topic.Id,-14}{topic.Title.In(screen.Language)}", 2, 16);
        }

        screen.Wrapped(Asks.In(screen.Language), 0, 0);
    }

    private static IReadOnlyList<ResultTable>? Tables(Screen screen, Results results, StructureOptions ask, ParseResult parsed)
    {
        var isInternal = parsed.GetValue(ask.Internal);
        return ask.Given(parsed) is not { } option ? StructureTables.All(results, isInternal)
            : option == ask.Cluster ? OfCluster(screen, results, parsed.GetValue(ask.Cluster)!, isInternal)
            : option == ask.Disrupt ? Disrupted(screen, results, parsed.GetValue(ask.Disrupt)!)
            : option == ask.Show && parsed.GetValue(ask.Show) == StructureOptions.Everything ? StructureTables.All(results, isInternal)
            : option == ask.Show && !StructureTopics.AsksModel(parsed.GetValue(ask.Show)!) ? Topic(parsed.GetValue(ask.Show)!).Tables(results, null, isInternal)
            : Asked(screen, results, ask, parsed, option);
    }

    private static StructureTopic Topic(string id) => StructureTopics.All.First(t => t.Id == id);

    private static IReadOnlyList<ResultTable>? Asked(Screen screen, Results results, StructureOptions ask, ParseResult parsed, Option option)
    {
        var (model, none) = StructureAnswers.Model(results, parsed.GetValue(ask.Table), parsed.GetValue(ask.Region));
        if (model is null)
        {
            screen.Error.WriteLine(none!.In(screen.Language));
            return null;
        }

        var share = parsed.GetValue(ask.HouseholdShare);
        var isClosed = share is not null || parsed.GetValue(ask.Households);
        var (tables, reason) =
            option == ask.Impact ? StructureAnswers.Demand(results, model, parsed.GetValue(ask.Impact)!, isClosed, share)
            : option == ask.Price ? StructureAnswers.Prices(model, parsed.GetValue(ask.Price)!)
            : option == ask.Extract ? StructureAnswers.Without(results, model, parsed.GetValue(ask.Extract)!, parsed.GetValue(ask.Share))
            : option == ask.Sector ? StructureAnswers.Sector(results, model, parsed.GetValue(ask.Sector)!)
            : isClosed ? StructureAnswers.Closed(model, share)
            : (Topic(parsed.GetValue(ask.Show)!).Tables(results, model, false), null);
        if (tables is null)
        {
            screen.Error.WriteLine(reason!.In(screen.Language));
        }

        return tables;
    }

    private static IReadOnlyList<ResultTable>? OfCluster(Screen screen, Results results, string id, bool isInternal)
    {
        if (results.Structure.Clusters.Any(c => c.Cluster.Id == id))
        {
            return StructureTables.OfCluster(results, id, isInternal);
        }

        Refuse(screen, NoCluster.With(id), id, results.Structure.Clusters.Select(c => c.Cluster.Id));
        return null;
    }

    private static List<ResultTable>? Disrupted(Screen screen, Results results, string id)
    {
        var known = results.Disruptions.Select(d => d.Scenario.Id).ToList();
        if (known.Count > 0 && (id == StructureOptions.Everything || known.Contains(id)))
        {
            return [.. results.Disruptions.Where(d => id == StructureOptions.Everything || d.Scenario.Id == id).SelectMany(DisruptionTables.Of)];
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
