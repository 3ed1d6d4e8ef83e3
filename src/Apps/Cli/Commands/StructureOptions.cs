using System.CommandLine;
using System.CommandLine.Parsing;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary>What can be asked of <c>songhua structure</c>.</summary>
internal sealed class StructureOptions
{
    /// <summary>All topics, or all scenarios.</summary>
    internal const string Everything = "all";

    private static readonly Phrase ClusterWords = new("Only what is said of this cluster.", "仅显示该集群的内容。");
    private static readonly Phrase DisruptWords = new("What the outages of this scenario cost, day by day; `all` for every scenario that has any.", "该情景的停产冲击逐日造成的损失；`all` 表示所有含冲击的情景。");
    private static readonly Phrase ShowWords = new("One part of what the structure says: {0}, or all.", "结构内容的一部分：{0}，或 all。");
    private static readonly Phrase SectorWords = new("Whom a sector buys of and sells to, directly and in all, its linkages, and what would be lost without it.", "某部门的直接与完全购销、产业关联及去除后的损失。");
    private static readonly Phrase ImpactWords = new("What a change of final demand makes: sectors or clusters with amounts, such as `chemicals=100,automotive=-5 billion CNY` (without a unit: the table's).", "最终需求变化的影响：部门或集群加金额，如 `chemicals=100亿元,automotive=-5亿元`（不写单位时按表的单位）。");
    private static readonly Phrase PriceWords = new("What becomes of prices: sectors, `import`, `import:SECTOR` or primary inputs with changes, such as `petroleum=+20%,va001=+5%`.", "价格变化的传导：部门、`import`、`import:部门` 或最初投入加百分比，如 `petroleum=+20%,va001=+5%`。");
    private static readonly Phrase ExtractWords = new("What would be lost without sectors or clusters, such as `chemicals,petroleum`; in every convention.", "去除部门或集群的损失（各种约定），如 `chemicals,petroleum`。");
    private static readonly Phrase ShareWords = new("With --extract: how much of their transactions goes; default: all.", "与 --extract 同用：去除的交易比例；默认全部。");
    private static readonly Phrase HouseholdsWords = new("With what households spend of the income made (type II): alone, or with --impact.", "计入居民再支出（II 型）：单独使用或与 --impact 同用。");
    private static readonly Phrase HouseholdShareWords = new("The same for a table that does not divide consumption: the share that is taken to be of households, such as 70%.", "同上，用于未划分最终消费的表：视为居民消费的比例，如 70%。");
    private static readonly Phrase TableWords = new("The table that is asked; default: the first.", "所询问的表；默认为第一张。");
    private static readonly Phrase RegionWords = new("Ask the plan's region, as it is estimated from the first table.", "询问据第一张表估计的本地区。");
    private static readonly Phrase InternalWords = new("With the growth of clusters that disclosure control withholds. Not for publication.", "含披露控制所抑制集群的增长，不得对外发布。");
    private static readonly Phrase NotBoth = new("{0} and {1} ask different things; give one of them.", "{0} 与 {1} 所问不同，请只给出其一。");
    private static readonly Phrase BelongsTo = new("{0} goes with {1}.", "{0} 须与 {1} 同用。");
    private static readonly Phrase OneOf = new("{0} or {1}, not both.", "{0} 与 {1} 只能给出其一。");

    internal StructureOptions(Screen screen)
    {
        Option<string?> Of(string name, string help, ILocalised words) => new(name) { Description = words.In(screen.Language), HelpName = help };
        Cluster = Of("--cluster", "id", ClusterWords);
        Disrupt = Of("--disrupt", "scenario", DisruptWords);
        Show = Of("--show", "topic", ShowWords.With(string.Join(", ", StructureTopics.All.Select(t => t.Id))));
        Sector = Of("--sector", "code", SectorWords);
        Impact = Of("--impact", "name=amount", ImpactWords);
        Price = Of("--price", "name=percent", PriceWords);
        Extract = Of("--extract", "names", ExtractWords);
        Share = Of("--share", "share", ShareWords);
        Households = new("--households") { Description = HouseholdsWords.In(screen.Language) };
        HouseholdShare = Of("--household-share", "share", HouseholdShareWords);
        Table = Of("--table", "id", TableWords);
        Region = new("--region") { Description = RegionWords.In(screen.Language) };
        Internal = new("--internal") { Description = InternalWords.In(screen.Language) };
        Questions = [Cluster, Disrupt, Show, Sector, Impact, Price, Extract];
        Options.OnlyFrom(Show!, screen, [.. StructureTopics.All.Select(t => t.Id), Everything]);
        foreach (var question in Questions)
        {
            question.Validators.Add(result => Alone(result, question, screen));
        }

        Needs(Share, screen, "--extract", r => r.GetResult(Extract) is not null);
        foreach (var closing in (Option[])[Households, HouseholdShare])
        {
            Needs(closing, screen, "--impact, --show multipliers", r => Asked(r) is not { } asked || asked == Impact || IsShown(r, id => id == StructureTopics.Multipliers));
        }

        foreach (var where in (Option[])[Table, Region])
        {
            Needs(where, screen, "--sector, --impact, --price, --extract, --households, --show multipliers, --show linkages, --show influence, --show requirements, --show footprints",
                r => Asked(r) is { } asked ? asked == Sector || asked == Impact || asked == Price || asked == Extract || IsShown(r, StructureTopics.AsksModel) : r.GetResult(Households) is { Implicit: false } || r.GetResult(HouseholdShare) is not null);
        }

        Table.Validators.Add(result =>
        {
            if (result.GetResult(Region) is { Implicit: false })
            {
                result.AddError(OneOf.With("--table", "--region").In(screen.Language));
            }
        });
    }

    internal Option<string?> Cluster { get; }

    internal Option<string?> Disrupt { get; }

    internal Option<string?> Show { get; }

    internal Option<string?> Sector { get; }

    internal Option<string?> Impact { get; }

    internal Option<string?> Price { get; }

    internal Option<string?> Extract { get; }

    internal Option<string?> Share { get; }

    internal Option<bool> Households { get; }

    internal Option<string?> HouseholdShare { get; }

    internal Option<string?> Table { get; }

    internal Option<bool> Region { get; }

    internal Option<bool> Internal { get; }

    internal IEnumerable<Option> All => [.. Questions, Households, HouseholdShare, Share, Table, Region, Internal];

    private IReadOnlyList<Option<string?>> Questions { get; }

    /// <summary>The question that is asked; --households alone is one; null for none.</summary>
    internal Option? Given(ParseResult parsed) =>
        ((IEnumerable<Option>)[.. Questions, Households, HouseholdShare]).FirstOrDefault(q => parsed.GetResult(q) is { Implicit: false });

    private Option<string?>? Asked(SymbolResult result) => Questions.FirstOrDefault(q => result.GetResult(q) is not null);

    private bool IsShown(SymbolResult result, Func<string, bool> isMeant) => result.GetResult(Show)?.Tokens is [var topic] && isMeant(topic.Value);

    private void Alone(OptionResult result, Option question, Screen screen)
    {
        if (Asked(result) is { } first && first != question)
        {
            result.AddError(NotBoth.With(first.Name, question.Name).In(screen.Language));
        }
    }

    private static void Needs(Option option, Screen screen, string others, Func<SymbolResult, bool> isMet) => option.Validators.Add(result =>
    {
        if (!result.Implicit && !isMet(result))
        {
            result.AddError(BelongsTo.With(option.Name, others).In(screen.Language));
        }
    });
}
