using System.Globalization;
using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What two tables or two dates of a matrix tell, as tables. Each is there only where the plan has the data.</summary>
public static class TechniqueTables
{
    private static readonly Phrase ChangeTitle = new("Why output changed: {0} to {1}", "产出为何变化：{0} 至 {1}");
    private static readonly Phrase NotComparedTitle = new("Tables that are not compared", "未作比较的表");
    private static readonly Phrase ChangeNote = new(
        "Mean over all orderings in which the factors change, with the least and the greatest of them; the means add up to the change. At the prices of each table. Method: {0}.",
        "为各因素全部变化次序的平均，并列出最小与最大值；平均值之和等于总变化。按各表价格计。方法：{0}。");

    private static readonly Phrase[] Factors =
    [
        new("technology (who buys what per unit)", "技术（单位产出的购买结构）"), new("what each final use is made of", "各项最终使用的产品构成"),
        new("shares of final uses", "最终使用各项的比重"), new("level of final demand", "最终需求规模"),
    ];

    private static readonly Phrase AllSectors = new("All sectors", "全部部门");
    private static readonly Phrase EntryTitle = new("Did relatedness foretell what came: {0} to {1}", "关联性能否预示新进入的活动：{0} 至 {1}");
    private static readonly Phrase EntryNote = new(
        "{0} pairs of region and activity were absent, {1} came. AUC is the probability that one that came was ranked above one that did not; candidates are not independent, so that its standard error is too small. Hit rate: of the first {2} of each region, the share that came. Method: {3}.",
        "{0} 个地区—活动组合原先没有，其中 {1} 个后来出现。AUC 为后来出现者排在未出现者之前的概率；候选组合并非独立，其标准误偏小。命中率：各地区前 {2} 名中后来出现的比例。方法：{3}。");

    /// <summary>Why output changed, between tables of the same sectors.</summary>
    public static IReadOnlyList<ResultTable> Changes(Results results) =>
    [
        .. results.Structure.Changes.Select(Change),
        .. results.Structure.WhyNoChanges.Count > 0 ? [new("structure_not_compared", NotComparedTitle, [new("reason", new("Reason", "理由"))], [.. results.Structure.WhyNoChanges.Select((w, i) => new ResultRow($"{StructureTables.KeyStart}not_compared/{i + 1}", [Cell.Of(w)]))])] : (ResultTable[])[],
    ];

    /// <summary>Whether relatedness foretold what came, between matrices of one kind.</summary>
    public static IReadOnlyList<ResultTable> Entries(Results results) => [.. results.Structure.Entries.Select(Entry)];

    private static ResultTable Change(TableChange change)
    {
        var unit = change.After.Source.Table.Head.Unit;
        Cell Money(double baseValue) => Cell.Of(baseValue / (double)unit.Factor, unit, ValueStatus.Derived, new Amount(baseValue, unit));
        var (before, after) = (change.Before.Source.Declaration, change.After.Source.Declaration);
        ResultRow Row(string key, ILocalised sector, int factor, double mean, double least, double greatest) => new(
            $"{StructureTables.KeyStart}change/{after.Id}/{key}/{factor + 1}", [Cell.Of(sector), Cell.Of(Factors[factor]), Money(mean), Money(least), Money(greatest)]);
        var effects = change.Solution.Effects;
        return new(
            $"structure_change_{after.Id}", ChangeTitle.With(before.Name, after.Name),
            [
                new("sector", new("Sector", "部门")), new("factor", new("Factor", "因素")), new("effect", new("Effect on output", "对产出的影响"), ColumnKind.Number),
                new("least", new("Least of all orderings", "各次序最小"), ColumnKind.Number), new("greatest", new("Greatest", "最大"), ColumnKind.Number),
            ],
            [
                .. effects.Select((e, f) => Row("all", AllSectors, f, e.Total.Mean, e.Total.Least, e.Total.Greatest)),
                .. Enumerable.Range(0, change.After.Names.Count).SelectMany(s => effects.Select((e, f) => Row(change.After.Source.Table.Sectors[s].Key, change.After.Names[s], f, e.Mean[s], e.Least[s], e.Greatest[s]))),
            ])
        {
            Note = ChangeNote.With(StructuralDecomposition.Method),
        };
    }

    private static ResultTable Entry(EntryCheck check)
    {
        LocalText Year(PlanActivities a) => LocalText.Same(a.Declaration.Year.ToString(CultureInfo.InvariantCulture));
        return new(
            $"structure_entry_{check.Later.Declaration.Id}", EntryTitle.With(Year(check.Earlier), Year(check.Later)),
            [
                new("ranking", new("Ranked by", "排序依据")), new("auc", new("AUC", "AUC"), ColumnKind.Number), new("error", new("Standard error", "标准误"), ColumnKind.Number),
                new("hits", new("Hit rate", "命中率"), ColumnKind.Percent),
            ],
            [.. check.Result.Scores.Select(s => new ResultRow($"{StructureTables.KeyStart}entry/{check.Later.Declaration.Id}/{s.Score.ToString().ToLowerInvariant()}",
            [
                Cell.Of(s.Score.Word()), StructureTables.Number(s.Area.Area, ValueStatus.Derived), StructureTables.Number(s.Area.StandardError, ValueStatus.Derived), StructureTables.Share(s.HitRate, ValueStatus.Derived),
            ]))])
        {
            Note = EntryNote.With(check.Result.Candidates, check.Result.Entries, check.Result.Top, Proximity.Method),
        };
    }
}
