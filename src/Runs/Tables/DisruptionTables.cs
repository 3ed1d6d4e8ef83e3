using Songhua.Core;
using Songhua.Outlook;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What outages cost, as tables.</summary>
public static class DisruptionTables
{
    private static readonly Phrase ExposureTitle = new("What an outage of each input would cost the clusters", "各投入中断对集群的代价");
    private static readonly Phrase ExposureNote = new(
        "Each source of an input fails wholly for {0} days and is back at once; losses over {1} days. A single point of failure supplies more than {2} of what the cluster buys of a product and stops more than {3} of its output on the worst day. Stocks are assumed to last {4} days. Method: {5}.",
        "每种投入来源完全中断 {0} 天后立即恢复；损失按 {1} 天计。单点故障：供应该集群所购某产品的 {2} 以上，且最坏一日使其产出减少 {3} 以上。假定库存可用 {4} 天。方法：{5}。");

    private static readonly Phrase LossesTitle = new("{0}: what it costs by sector", "{0}：各部门损失");
    private static readonly Phrase LossesNote = new(
        "Output lost over {0} days, as a share of the year's usual output; direct is what the shocks themselves stop, the rest follows from missing inputs and orders, net of what is made up for later. Below zero is a gain.",
        "{0} 天内的产出损失，占该时段正常产出的比重；直接损失为冲击本身所致，其余源于缺少投入和订单，已扣除事后补产。负值为增产。");

    private static readonly Phrase MethodNote = new("Parameters: docs/methods/disruption.md. Method: {0}.", "参数见 docs/methods/disruption.md。方法：{0}。");

    private static readonly Phrase TotalsTitle = new("What outages cost", "停产冲击的代价");
    private static readonly Phrase TotalsNote = new("Output of the region lost over {0} days; `--disrupt` shows the days, the sectors and the sensitivity. Method: {1}.", "{0} 天内全区产出损失；逐日、分部门及敏感性见 `--disrupt`。方法：{1}。");
    private static readonly Phrase NoShocks = new("The plan has no scenario with shocks.", "规划没有含冲击的情景。");
    private static readonly Phrase DaysTitle = new("{0}: day by day", "{0}：逐日");
    private static readonly Phrase DaysNote = new("Output of the region as a share of the usual; the sector that the lack of one input holds back most, and that input.", "全区产出占正常水平的比重；受单一投入短缺制约最重的产品。");
    private static readonly Phrase SensitivityTitle = new("{0}: how the total loss hangs on the assumptions", "{0}：总损失对假设的敏感性");
    private static readonly Phrase Total = new("All sectors", "全部部门");
    private static readonly Phrase FromRegion = new("the region's sector", "本地区部门");
    private static readonly Phrase FromOutside = new("outside the region", "区外");
    private static readonly Phrase Single = new("single point of failure", "单点故障");
    private static readonly Phrase Rule = new("rationing: {0}", "配给规则：{0}");
    private static readonly Phrase Never = new("not within the horizon", "期内未恢复");
    private static readonly Phrase Throughout = new("never more than 0.1 % off", "始终偏离不超过 0.1%");
    private static readonly Phrase NoRegion = new("There is no table of the region to put an outage into.", "没有地区表，无法模拟中断。");

    private static readonly Phrase NoConcordance = new(
        "The input-output table has no `concordance` of industry codes with its sectors, so that no cluster can be joined to it.", "投入产出表没有行业代码与其部门的 `concordance`，无法与集群对应。");

    private static readonly Phrase NoClusters = new("The plan has no cluster with industry codes (`industries`).", "规划没有带行业代码（`industries`）的集群。");
    private static readonly Phrase NoLoss = new("No outage of an input costs a cluster any output.", "任何投入中断均不使集群损失产出。");
    private static readonly Phrase Covered = new(
        "{0}: the table is too large to try every product; of {2} products that could fail, the {1} of which it buys most were tried, {3} of its purchases. A product that is small in money can stop it as surely.",
        "{0}：表过大，未逐一模拟所有产品；可能中断的 {2} 种产品中模拟了购买最多的 {1} 种，占其购买额的 {3}。金额小的产品同样可能使其停产。");

    private static readonly Phrase Others = new("All others ({0})", "其他部门（{0} 个）");
    private static readonly Phrase OrdersOf = new("orders: {0}", "订货规则：{0}");
    private static readonly Phrase Failed = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase UsualAfter = new("From day {0} to day {1} output is the usual to the digits shown.", "第 {0} 日至第 {1} 日产出按所示位数均为正常水平。");

    // Less than this share of the usual is rounding.
    private const double Rounding = 1e-12;

    private static readonly Phrase EverySeventh = new("Every seventh day; `--format csv` has them all.", "每七天一行；`--format csv` 含全部日期。");

    private const string DaysKey = "disruption_days_";
    private const int Week = 7;
    private const int Inputs = 8;

    /// <summary>The ranked exposure of every cluster.</summary>
    public static ResultTable Exposure(Results results)
    {
        var spec = new ExposureSpec();
        return new(
            "structure_exposure", ExposureTitle,
            [
                new("cluster", new("Cluster", "集群")), new("input", new("Input", "投入")), new("source", new("From", "来源")),
                new("supply", new("Share of what it buys of it", "占该投入的比重"), ColumnKind.Percent),
                new("loss", new("Output lost by the cluster", "集群产出损失"), ColumnKind.Percent), new("worst", new("On the worst day", "最坏一日"), ColumnKind.Percent),
                new("region_loss", new("Output lost by the region", "全区产出损失"), ColumnKind.Number), new("single", new("Note", "备注")),
            ],
            [
                .. from exposure in results.Exposures
                   from row in exposure.Solution.Rows.Where(r => r.GroupLoss > 0).Take(Inputs)
                   let table = exposure.Cluster.Region.Nation.Source.Table
                   select new ResultRow($"{StructureTables.KeyStart}exposure/{exposure.Cluster.Cluster.Id}/{table.Sectors[row.Product].Key}/{row.Source.ToString().ToLowerInvariant()}",
                   [
                       Cell.Of(exposure.Cluster.Cluster.Name), Cell.Of(exposure.Cluster.Region.Nation.Names[row.Product]), Cell.Of(row.Source == SourceKind.Region ? FromRegion : FromOutside),
                       StructureTables.Share(row.SupplyShare), StructureTables.Share(row.GroupShare), StructureTables.Share(row.GreatestStop),
                       StructureTables.Amount(row.RegionLoss, table.Head.Unit), Cell.Of(row.IsSinglePoint ? Single : null),
                   ]),
            ])
        {
            Note = new Sentences(
            [
                ExposureNote.With(
                    spec.OutageDays, spec.Model.HorizonDays, new Percentage(spec.SinglePointShare), new Percentage(spec.SinglePointStop), Numerals.Write(spec.Model.InventoryDays), DisruptionEngine.Method),
                .. results.Exposures.Where(e => e.Solution.Coverage is { IsFull: false }).Select(LeftOut),
            ]),
            WhyEmpty = WhyNoExposure(results),
        };
    }

    private static ILocalised LeftOut(ClusterExposure exposure)
    {
        var coverage = exposure.Solution.Coverage!;
        return Covered.With(exposure.Cluster.Cluster.Name, coverage.Simulated, coverage.All, new Amount(Math.Round(coverage.InputShare, 3), UnitCatalogue.Percent));
    }

    private static ILocalised WhyNoExposure(Results results) =>
        results.Exposures.Select(e => e.Solution.Reason).FirstOrDefault(r => r is not null)
        ?? (results.Structure.Region is not { } region ? results.Structure.WhyNoRegion ?? NoRegion
            : region.Nation.Source.Industries is null ? NoConcordance
            : results.Structure.Clusters.Count == 0 ? NoClusters
            : NoLoss);

    /// <summary>
    /// The days of a week as one: the table of days with every seventh of them, until output is the usual again for good; null for another table.
    /// </summary>
    internal static ResultTable? InBrief(ResultTable table)
    {
        if (!table.Key.StartsWith(DaysKey, StringComparison.Ordinal) || table.Rows.Count <= Week)
        {
            return null;
        }

        var last = table.Rows.Count - 1;
        var asShown = StructureTables.Share(1).In(Language.English);
        while (last >= 0 && table.Rows[last].Cells is [_, var output, { Words: null }] && output.In(Language.English) == asShown)
        {
            last--;
        }

        // The first week that is as usual is shown, unless the end comes before it.
        int[] shown = [.. Enumerable.Range(0, table.Rows.Count).Where(i => i % Week == 0 && i < last + 1 + Week)];
        string Day(int row) => table.Rows[row].Cells[0].In(Language.English);
        ILocalised? usual = last < table.Rows.Count - 1 ? UsualAfter.With(Day(last + 1), Day(table.Rows.Count - 1)) : null;
        return table with { Rows = [.. shown.Select(i => table.Rows[i])], Note = new Sentences([.. ((ILocalised?[])[DaysNote, EverySeventh, usual]).OfType<ILocalised>()]) };
    }

    /// <summary>What each outage of the plan costs in all.</summary>
    public static ResultTable Totals(Results results) => new(
        "disruptions", TotalsTitle,
        [
            new("scenario", new("Scenario", "情景")), new("loss", new("Output lost", "产出损失"), ColumnKind.Number), new("share", new("Share of the usual", "占正常产出"), ColumnKind.Percent),
            new("direct", new("Of it direct", "其中直接"), ColumnKind.Number), new("recovered", new("Recovered on day", "恢复日")),
        ],
        [
            .. from disruption in results.Disruptions
               let losses = Losses(disruption)
               where losses.Rows.Count > 0
               let total = losses.Rows[^1].Cells
               select new ResultRow(losses.Rows[^1].Key, [Cell.Of(disruption.Scenario.Name), total[1], total[2], total[3], total[6]]),
        ])
    {
        Note = new Sentences([TotalsNote.With(DisruptionStep.Spec.HorizonDays, DisruptionEngine.Method), .. Failures(results)]),
        WhyEmpty = results.Structure.WhyNoRegion ?? (Failures(results).ToList() is { Count: > 0 } failures ? new Sentences(failures) : NoShocks),
    };

    private static IEnumerable<ILocalised> Failures(Results results) =>
        results.Disruptions.Where(d => d.Reason is not null).Select(d => (ILocalised)Failed.With(d.Scenario.Name, d.Reason!));

    /// <summary>The losses of one outage with the largest rows and all others as one, so that the rows add to the total.</summary>
    /// <param name="disruption">The outage.</param>
    /// <param name="most">Rows of sectors.</param>
    public static ResultTable InShort(Disruption disruption, int most)
    {
        var table = Losses(disruption);
        if (table.Rows.Count <= most + 2)
        {
            return table;
        }

        var others = Changed(disruption).Skip(most).ToList();
        var usual = others.Sum(l => disruption.Solution!.Path!.UsualOutput[l.Sector]) * disruption.Solution!.Path!.Steps;
        var loss = others.Sum(l => l.Loss);
        var unit = disruption.Region.Nation.Source.Table.Head.Unit;
        return table with
        {
            Rows =
            [
                .. table.Rows.Take(most),
                new($"{KeyOf(disruption)}/all", [Cell.Of(Others.With(others.Count)), StructureTables.Amount(loss, unit), StructureTables.Share(loss / usual), StructureTables.Amount(others.Sum(l => l.Direct), unit), Cell.None, Cell.None, Cell.None]),
                table.Rows[^1],
            ],
        };
    }

    /// <summary>Losses, days and sensitivity of one outage; the reason alone where it could not be simulated.</summary>
    public static IReadOnlyList<ResultTable> Of(Disruption disruption) => disruption.Solution is null ? [Losses(disruption)] : [Losses(disruption), Days(disruption), Sensitivity(disruption)];

    private static ResultTable Losses(Disruption d) => new(
        $"disruption_{d.Scenario.Id}", LossesTitle.With(d.Scenario.Name),
        [
            new("sector", new("Sector", "部门")), new("loss", new("Output lost", "产出损失"), ColumnKind.Number), new("share", new("Share of the usual", "占正常产出"), ColumnKind.Percent),
            new("direct", new("Of it direct", "其中直接"), ColumnKind.Number), new("worst", new("On the worst day", "最坏一日"), ColumnKind.Percent),
            new("worst_day", new("Which day", "日期"), ColumnKind.Number), new("recovered", new("Recovered on day", "恢复日")),
        ],
        d.Solution is not { } solution ? [] :
        [
            .. Changed(d).Select(l => Row(d, l, d.Region.Nation.Names[l.Sector], d.Region.Nation.Source.Table.Sectors[l.Sector].Key)),
            Row(d, solution.Total!, Total, "all"),
        ])
    {
        Note = d.Solution is null ? null : new Sentences([LossesNote.With(DisruptionStep.Spec.HorizonDays), .. d.Notes, MethodNote.With(DisruptionEngine.Method)]),
        WhyEmpty = d.Reason,
    };

    // Every sector that loses or gains, the largest change first.
    private static IEnumerable<OutputLoss> Changed(Disruption d) => d.Solution!.Losses
        .Where(l => Math.Abs(l.Share) > Rounding || l.GreatestShare > Rounding)
        .OrderByDescending(l => Math.Abs(l.Loss)).ThenBy(l => l.Sector);

    private static ResultRow Row(Disruption d, OutputLoss loss, ILocalised name, string key) => new(
        $"{KeyOf(d)}/{key}",
        [
            Cell.Of(name), StructureTables.Amount(loss.Loss, d.Region.Nation.Source.Table.Head.Unit), StructureTables.Share(loss.Share),
            StructureTables.Amount(loss.Direct, d.Region.Nation.Source.Table.Head.Unit), StructureTables.Share(loss.GreatestShare),
            loss.GreatestDay is { } worst ? Cell.Of(worst, null, ValueStatus.Estimate) : Cell.None,
            Cell.Of(loss.RecoveryDay switch { null => Never, 0 => Throughout, { } day => LocalText.Same(Numerals.Write(day)) }),
        ]);

    private static ResultTable Days(Disruption d)
    {
        var (rows, output) = (new List<ResultRow>(), d.RegionOutput());
        for (var t = 0; d.Solution?.Path is { } path && t < path.Steps; t++)
        {
            var bottleneck = path.Bottleneck(t);
            rows.Add(new(
                $"{KeyOf(d)}/day/{Numerals.Write(t * path.StepDays)}",
                [
                    Cell.Of(t * path.StepDays, null, ValueStatus.Estimate), StructureTables.Share(output[t]),
                    Cell.Of(bottleneck is { } b ? d.Region.Nation.Names[b.Product] : null),
                ]));
        }

        return new(
            $"{DaysKey}{d.Scenario.Id}", DaysTitle.With(d.Scenario.Name),
            [new("day", new("Day", "日"), ColumnKind.Number), new("output", new("Output of the region", "全区产出"), ColumnKind.Percent), new("bottleneck", new("Scarcest input", "最短缺投入"))], rows)
        {
            Note = DaysNote,
            WhyEmpty = d.Reason,
        };
    }

    private static ResultTable Sensitivity(Disruption d)
    {
        var unit = d.Region.Nation.Source.Table.Head.Unit;
        Cell[] Cells(ILocalised what, ILocalised? setting, double loss) => [Cell.Of(what), Cell.Of(setting), StructureTables.Amount(loss, unit)];
        ResultRow OfRule<TRule>(string rules, Phrase said, RuleLoss<TRule> rule)
            where TRule : struct, Enum => new($"{KeyOf(d)}/{rules}/{rule.Rule.ToString().ToLowerInvariant()}", Cells(said.With(rule.Name), null, rule.TotalLoss));
        var rows = new List<ResultRow>();
        foreach (var (row, i) in (d.Solution?.Sensitivity ?? []).Select((r, i) => (r, i)))
        {
            rows.AddRange(((string, SensitivityCase)[])[("low", row.Low), ("central", row.Central), ("high", row.High)] is var cases
                ? cases.Select(c => new ResultRow($"{KeyOf(d)}/sensitivity/{i + 1}/{c.Item1}", Cells(row.Parameter, c.Item2.Setting, c.Item2.TotalLoss)))
                : []);
        }

        rows.AddRange((d.Solution?.Rules ?? []).Select(r => OfRule("rationing", Rule, r)));
        rows.AddRange((d.Solution?.OrderRules ?? []).Select(r => OfRule("orders", OrdersOf, r)));
        return new(
            $"disruption_sensitivity_{d.Scenario.Id}", SensitivityTitle.With(d.Scenario.Name),
            [new("assumption", new("Assumption", "假设")), new("setting", new("Setting", "取值")), new("loss", new("Total loss", "总损失"), ColumnKind.Number)], rows)
        {
            WhyEmpty = d.Reason,
        };
    }

    private static string KeyOf(Disruption d) => $"{StructureTables.KeyStart}disruption/{d.Scenario.Id}";
}
