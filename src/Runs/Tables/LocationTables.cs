using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Shift-share of places and concentration of clusters, as tables.</summary>
public static class LocationTables
{
    private static readonly Phrase ShiftsTitle = new("Why the places of {0} grew differently", "{0}各地增长为何不同");
    private static readonly Phrase ShiftsNote = new(
        "Shift-share by {0}: what the growth of all these places together, the place's mix and its own pace gave, in per cent of its first year, adding up to its growth. Year by year lets the mix change. Places not known for all these years, or with a break in them, are left out. Current prices. Method: {1}.",
        "按{0}作偏离—份额分析：所列地区整体增长、产业结构与自身速度的贡献，占首年的百分比，合计为其增长。逐年法允许结构变化。年份不全或有口径中断的地区未列入。现价。方法：{1}。");

    private static readonly Phrase EffectsTitle = new("Shift-share by every method", "各方法的偏离—份额分解");
    private static readonly Phrase Years = new("{0}–{1}", "{0}—{1}");
    private static readonly Phrase NoShifts = new("Fewer than two places of the region have all parts of an indicator for two years that no break parts.", "区内不足两个地区有两个年份（期间无口径中断）具备某指标的全部组成部分。");
    private static readonly Phrase ClassicWord = new("classic", "经典");
    private static readonly Phrase EstebanWord = new("Esteban-Marquillas", "Esteban-Marquillas");
    private static readonly Phrase ArcelusWord = new("Arcelus", "Arcelus");
    private static readonly Phrase DynamicWord = new("dynamic (Barff & Knight)", "动态（Barff 与 Knight）");
    private static readonly Phrase ConcentrationTitle = new("How concentrated the clusters are", "集群集中度");
    private static readonly Phrase ConcentrationNote = new(
        "From enterprise returns of the last twelve months ({0}), by output. The Herfindahl-Hirschman index lies between 0 (many small ones) and 1 (a single one). Where disclosure control withholds a cluster, nothing is shown of it; the share of the four largest is shown from {1} enterprises on.",
        "依据近十二个月企业报表（{0}），按产值计。赫芬达尔—赫希曼指数介于 0（众多小企业）与 1（单一企业）之间。被披露控制抑制的集群不予显示；企业数不少于 {1} 时才显示前四家份额。");

    private static readonly Phrase Withheld = new("withheld", "不予公布");
    private static readonly Phrase NoReturns = new("The plan has no returns from which concentration could be computed.", "规划没有可用于计算集中度的报表。");
    private static readonly Phrase ClusterShiftsTitle = new("Why the clusters grew differently", "各集群增长为何不同");
    private static readonly Phrase ClusterShiftsNote = new(
        "Output at current prices from enterprise returns ({0}), by division, beside all enterprises of the returns, in per cent of the first year; for each method its effects in order add up to the growth. A cluster is shown where its own growth and that of every division of its industries are published; `--internal` shows the others. Method: {1}.",
        "依据企业报表的现价产值（{0}），按行业大类与全部企业比较，占首年的百分比；各方法的效应依次相加等于增长。仅在集群自身及其所属各大类的增速均可公布时显示；`--internal` 显示其余集群。方法：{1}。");

    private static readonly Phrase Internal = new("INTERNAL, not for publication.", "内部资料，不得对外发布。");
    private const int FewestForShare = 8;

    /// <summary>Shift-share of every place, classic and year by year.</summary>
    public static ResultTable Shifts(Results results) => new(
        "structure_shifts", ShiftsTitle.With(results.Words.Place(results.Plan.Head.Place)),
        [
            new("place", new("Place", "地区")), new("years", new("Years", "年份")), new("growth", new("Growth", "增长"), ColumnKind.Percent),
            new("whole", new("All together", "整体增长"), ColumnKind.Percent), new("mix", new("Mix", "结构"), ColumnKind.Percent), new("own", new("Own pace", "自身速度"), ColumnKind.Percent),
            new("mix_dynamic", new("Mix, year by year", "结构（逐年）"), ColumnKind.Percent), new("own_dynamic", new("Own pace, year by year", "自身速度（逐年）"), ColumnKind.Percent),
        ],
        [.. results.Shifts.Select(s => new ResultRow(KeyOf(s),
        [
            Cell.Of(s.Place.Name), Cell.Of(Span(s)), Share(s, s.Classic.Change), Share(s, s.Classic.Effects[0]), Share(s, s.Classic.Effects[1]), Share(s, s.Classic.Effects[2]),
            Share(s, s.Dynamic.Together.Effects[1]), Share(s, s.Dynamic.Together.Effects[2]),
        ]))])
    {
        Note = ShiftsNote.With(new MessageList([.. results.Shifts.Select(s => s.Division).Distinct().SelectMany(d => d.Parts).Select(p => results.Words.Indicator(p))]), ShiftShare.Method),
        WhyEmpty = NoShifts,
    };

    /// <summary>Every effect of every method.</summary>
    public static ResultTable Effects(Results results) => new(
        "structure_shift_effects", EffectsTitle,
        [
            new("place", new("Place", "地区")), new("years", new("Years", "年份")), new("method", new("Method", "方法")), new("effect", new("Effect", "效应")),
            new("amount", new("Amount", "数额"), ColumnKind.Number), new("share", new("Of the first year", "占首年"), ColumnKind.Percent),
        ],
        [
            .. from s in results.Shifts
               from part in ((Phrase Word, ShiftShareResult Result)[])[(ClassicWord, s.Classic), .. s.Others.Select(o => (Word(o.Method), o)), (DynamicWord, s.Dynamic.Together)]
               from effect in part.Result.Method.Effects().Select((e, i) => (Words: e, Amount: part.Result.Effects[i], Index: i))
               let unit = results.Plan.Indicators[s.Division.Parts[0]].Measure.Unit
               select new ResultRow($"{KeyOf(s)}/{part.Word.En.Split(' ')[0].ToLowerInvariant()}/{effect.Index + 1}",
               [
                   Cell.Of(s.Place.Name), Cell.Of(Span(s)), Cell.Of(part.Word), Cell.Of(effect.Words),
                   Cell.Of(Math.Round(effect.Amount / (double)unit.Factor, 4), unit, ValueStatus.Derived), Share(s, effect.Amount),
               ]),
        ])
    {
        WhyEmpty = NoShifts,
    };

    /// <summary>Concentration of each cluster.</summary>
    /// <param name="results">The run.</param>
    /// <param name="isInternal">Whether clusters that disclosure control withholds are shown too.</param>
    public static ResultTable Concentrations(Results results, bool isInternal = false)
    {
        var found = isInternal ? ConcentrationStep.Run(results.Growth, isInternal: true) : results.Concentrations;
        Message? note = found.Count == 0 ? null : ConcentrationNote.With(found[0].Status.Word(), FewestForShare);
        return new(
            "structure_concentration", ConcentrationTitle,
            [
                new("cluster", new("Cluster", "集群")), new("enterprises", new("Enterprises", "企业数"), ColumnKind.Number), new("herfindahl", new("Herfindahl-Hirschman index", "赫芬达尔指数"), ColumnKind.Number),
                new("equivalent", new("As if of equal size", "等规模当量"), ColumnKind.Number), new("largest", new("Four largest", "前四家份额"), ColumnKind.Percent),
            ],
            [.. found.Select(c => new ResultRow($"{StructureTables.KeyStart}concentration/{c.Cluster.Id}", c.Sizes is not { } sizes
                ? [Cell.Of(c.Cluster.Name), Cell.Of(Withheld), Cell.Of(Withheld), Cell.Of(Withheld), Cell.Of(Withheld)]
                : [
                    Cell.Of(c.Cluster.Name), Cell.Of(c.Enterprises, null, c.Status), Cell.Of(Math.Round(sizes.HerfindahlLow, 2), null, c.Status), Cell.Of(Math.Round(sizes.EquivalentNumber), null, c.Status),
                    isInternal || c.Enterprises >= FewestForShare ? Cell.Of(Math.Round(100 * sizes.ConcentrationRatio(4)), UnitCatalogue.Percent, c.Status) : Cell.Of(Withheld),
                ]))])
        {
            Note = note is null ? null : isInternal ? new Sentences([Internal, note]) : note,
            WhyEmpty = NoReturns,
        };
    }

    /// <summary>Shift-share of each cluster by every method.</summary>
    /// <param name="results">The run.</param>
    /// <param name="isInternal">Whether clusters that disclosure control withholds are shown too.</param>
    public static ResultTable ClusterShifts(Results results, bool isInternal = false)
    {
        var shifts = isInternal ? ClusterShiftStep.Run(results.Growth, isInternal: true) : results.ClusterShifts;
        Message? note = shifts.Count == 0 ? null : ClusterShiftsNote.With(shifts[0].Status.Word(), ShiftShare.Method);
        return new(
            "structure_cluster_shifts", ClusterShiftsTitle,
            [
                new("cluster", new("Cluster", "集群")), new("years", new("Years", "年份")), new("growth", new("Growth", "增长"), ColumnKind.Percent),
                new("method", new("Method", "方法")), new("effect", new("Effect", "效应")), new("share", new("Of the first year", "占首年"), ColumnKind.Percent),
            ],
            [.. shifts.SelectMany(Rows)])
        {
            Note = note is null ? null : isInternal ? new Sentences([Internal, note]) : note,
            WhyEmpty = NoReturns,
        };
    }

    private static IEnumerable<ResultRow> Rows(ClusterShift s)
    {
        var key = $"{StructureTables.KeyStart}cluster_shifts/{s.Cluster.Id}";
        Cell[] head = [Cell.Of(s.Cluster.Name), Cell.Of(Years.With(s.Years[0].ToString(System.Globalization.CultureInfo.InvariantCulture), s.Years[^1].ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        if (s.Results is null)
        {
            return [new(key, [.. head, Cell.Of(Withheld), Cell.Of(Withheld), Cell.Of(Withheld), Cell.Of(Withheld)])];
        }

        Cell Of(double amount) => StructureTables.Share(amount / s.Base, s.Status);
        return s.Results.Select(r => (Word: Word(r.Method), Result: r)).Append((Word: DynamicWord, Result: s.Dynamic!)).SelectMany(p => p.Result.Method.Effects().Select((e, i) => new ResultRow(
            $"{key}/{p.Word.En.Split(' ')[0].ToLowerInvariant()}/{i + 1}", [.. head, Of(s.Results[0].Change), Cell.Of(p.Word), Cell.Of(e), Of(p.Result.Effects[i])])));
    }

    private static Phrase Word(ShiftShareMethod method) => method switch
    {
        ShiftShareMethod.Classic => ClassicWord,
        ShiftShareMethod.Arcelus => ArcelusWord,
        _ => EstebanWord,
    };

    private static string KeyOf(PlaceShift s) => $"{StructureTables.KeyStart}shifts/{s.Division.Id}/{s.Place.Id}";

    private static Message Span(PlaceShift s) => Years.With(s.Years[0].ToString(System.Globalization.CultureInfo.InvariantCulture), s.Years[^1].ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Cell Share(PlaceShift s, double amount) => StructureTables.Share(amount / s.Base, ValueStatus.Derived);
}
