using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>What scenarios change, as tables.</summary>
public static class ScenarioTables
{
    private static readonly Phrase Title = new("What the scenarios change", "各情景带来的变化");

    private static readonly Phrase Note = new(
        "{0} draws, seed {1}, as known on {2}; the same random numbers in every scenario. The margin is the Monte Carlo standard error of the change.",
        "抽样 {0} 次，随机种子 {1}，截至 {2}；各情景使用相同随机数。误差为变化值的蒙特卡洛标准误。");

    private static readonly Phrase TornadoTitle = new("Which scenario moves a target most", "哪个情景对目标影响最大");
    private static readonly Phrase NoScenarios = new("The plan has no scenarios.", "规划中没有情景。");
    private static readonly Phrase NoChange = new("No scenario changes the probability of a target that has one.", "没有情景改变任何目标的概率。");
    private static readonly Phrase All = new("All of them", "全部实现");

    private static readonly IReadOnlyList<ResultColumn> Columns =
    [
        new("scenario", new("Scenario", "情景")), new("target", new("Target", "目标")),
        new("baseline", new("Plan", "规划")), new("supposed", new("In the scenario", "情景下")),
        new("change", new("Change", "变化"), ColumnKind.Number), new("margin", new("Margin", "误差"), ColumnKind.Number),
        new("cost", new("Cost of a point", "每个百分点成本"), ColumnKind.Number),
    ];

    /// <summary>Every table.</summary>
    public static IReadOnlyList<ResultTable> Of(ScenarioAnswers answers) => [Changes(answers), Tornado(answers)];

    private static ResultTable Changes(ScenarioAnswers answers) => new("scenarios", Title, Columns, [.. answers.Scenarios.SelectMany(s => Rows(answers, s))])
    {
        Note = Note.With(
            Numerals.Write(answers.Spec.Draws), answers.Spec.Seed.ToString(CultureInfo.InvariantCulture), answers.BaselineResults.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        WhyEmpty = answers.Scenarios.Count == 0 ? NoScenarios : NoChange,
    };

    // Targets whose outlook differs; those that the scenario leaves as they are would only fill the page.
    private static IEnumerable<ResultRow> Rows(ScenarioAnswers answers, ScenarioAnswer answer)
    {
        var before = answers.BaselineResults.Outlook.ToDictionary(o => o.Target.Id, StringComparer.Ordinal);
        foreach (var o in answer.Results.Outlook)
        {
            var change = answer.Comparison?.Events.FirstOrDefault(e => e.Key == o.Target.Id);
            var was = before.GetValueOrDefault(o.Target.Id);
            var drawn = Probability(answer, o);
            if (change is { Change: not 0 } || (change is null && (was is null || !Same(was, o))))
            {
                yield return Row(
                    $"scenarios/{answer.Scenario.Id}/{o.Target.Id}", answer, o.Target.Name,
                    Cell.Of(change is null ? was is null ? null : Said(was.Outlook, null) : new Percentage(change.Baseline.Probability)),
                    Cell.Of(Said(o.Outlook, drawn)), change);
            }
        }

        var sameTargets = answers.Baseline?.Ensemble.Targets.Select(t => t.Target.Id).SequenceEqual(answer.Ensemble?.Targets.Select(t => t.Target.Id) ?? []) == true;
        if (sameTargets && answer.Ensemble!.Targets.Count > 1 && answer.Comparison is { Sets: [{ Change: not 0 } all, ..] })
        {
            yield return Row($"scenarios/{answer.Scenario.Id}/all", answer, All, Cell.Of(new Percentage(all.Baseline.Probability)), Cell.Of(new Percentage(all.Scenario.Probability)), all);
        }
    }

    private static bool Same(TargetOutlook a, TargetOutlook b) => a.Outlook.Probability == b.Outlook.Probability && a.Outlook.Outcome == b.Outlook.Outcome && a.Target.By == b.Target.By;

    private static double? Probability(ScenarioAnswer answer, TargetOutlook o)
    {
        var index = answer.Ensemble?.Targets.ToList().FindIndex(t => t.Target.Id == o.Target.Id) ?? -1;
        return index < 0 ? null : answer.Solution!.Events[index].Likelihood.Probability;
    }

    private static ILocalised Said(OutlookSolution outlook, double? drawn) =>
        drawn is { } p && !double.IsNaN(p) ? new Percentage(p) : outlook.Probability is { } own ? new Percentage(own) : OutlookTables.Word(outlook);

    private static ResultRow Row(string key, ScenarioAnswer answer, ILocalised target, Cell baseline, Cell supposed, ProbabilityChange? change)
    {
        var points = change?.Change * 100;
        var unit = answer.Scenario.Effects.Select(e => e.Cost?.Unit).OfType<Unit>().FirstOrDefault();
        return new ResultRow(key,
        [
            Cell.Of(answer.Scenario.Name), Cell.Of(target), baseline, supposed,
            points is { } p && double.IsFinite(p) ? Cell.Of(Math.Round(p, 2), UnitCatalogue.PercentagePoint, ValueStatus.Estimate) : Cell.None,
            change is { } c && double.IsFinite(c.StandardError) ? Cell.Of(Math.Round(100 * c.StandardError, 2), UnitCatalogue.PercentagePoint, ValueStatus.Estimate) : Cell.None,
            points > 0 && answer.Cost is { } cost && unit is not null ? Cell.Of(cost / points.Value / (double)unit.Factor, unit, ValueStatus.Estimate) : Cell.None,
        ]);
    }

    /// <summary>By target, the scenarios from the one that moves it most.</summary>
    private static ResultTable Tornado(ScenarioAnswers answers)
    {
        var moved = answers.Scenarios
            .SelectMany(s => (s.Comparison?.Events ?? []).Where(e => e.Change != 0).Select(e => (Scenario: s, Change: e)))
            .GroupBy(m => m.Change.Key).OrderByDescending(g => g.Max(m => Math.Abs(m.Change.Change))).ThenBy(g => g.Key, StringComparer.Ordinal);
        var names = answers.Scenarios.SelectMany(s => s.Results.Outlook).DistinctBy(o => o.Target.Id).ToDictionary(o => o.Target.Id, o => o.Target.Name, StringComparer.Ordinal);
        return new ResultTable(
            "tornado", TornadoTitle,
            [
                new("target", new("Target", "目标")), new("scenario", new("Scenario", "情景")),
                new("change", new("Change", "变化"), ColumnKind.Number), new("bar", new("", "")),
            ],
            [.. moved.SelectMany(g => g.OrderByDescending(m => Math.Abs(m.Change.Change)).ThenBy(m => m.Scenario.Scenario.Id, StringComparer.Ordinal).Select(m => new ResultRow(
                $"tornado/{g.Key}/{m.Scenario.Scenario.Id}",
                [
                    Cell.Of(names[g.Key]), Cell.Of(m.Scenario.Scenario.Name),
                    Cell.Of(Math.Round(100 * m.Change.Change, 2), UnitCatalogue.PercentagePoint, ValueStatus.Estimate), Cell.Of(Bar(m.Change.Change)),
                ])))])
        {
            WhyEmpty = NoChange,
        };
    }

    // Twenty marks are a hundred points; to the left for less, to the right for more.
    private static string Bar(double change)
    {
        var length = Math.Max(1, (int)Math.Round(Math.Abs(change) * 20));
        return change < 0 ? $"{new string('█', length),20}│" : $"{"",20}│{new string('█', length)}";
    }
}
