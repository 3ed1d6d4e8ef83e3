using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>The bridge as tables and as a paragraph.</summary>
public static class BridgeTables
{
    private static readonly Phrase Title = new("Why growth went from {0} in {1} to {2} in {3}", "{1}增速 {0} 何以变为{3}的 {2}");
    private static readonly Phrase VintageTitle = new("Why growth in {1} went from {0} (as known on {3}) to {2} (as known on {4})", "{1}增速何以由 {0}（{3} 已知）变为 {2}（{4} 已知）");
    private static readonly Phrase GroupTitle = new("The change by {0}", "按{0}分解的变化");
    private static readonly Phrase MethodNote = new("Method: {0}.", "方法：{0}。");
    private static readonly Phrase Start = new("Growth in {0}", "{0}增速");
    private static readonly Phrase NotWithheld = new("Enterprises that must not be shown are in the last row together.", "不得单独公布的企业合并列于最后一行。");
    private static readonly Phrase Rest = new("All others", "其余合计");
    private static readonly Phrase Paragraph = new(
        "Growth went from {0} in {1} to {2} in {3}, {4}: {5}.", "增速由{1}的 {0} 变为{3}的 {2}，{4}：{5}。");
    private static readonly Phrase Up = new("up {0}", "提高 {0}");
    private static readonly Phrase Down = new("down {0}", "回落 {0}");
    private static readonly Phrase Added = new("{0} added {1}", "{0}拉高 {1}");
    private static readonly Phrase Took = new("{0} took off {1}", "{0}拉低 {1}");
    private static readonly Phrase Latest = new("the latest day", "最新");

    private static readonly Phrase LateReturns = new("Late returns", "迟报");
    private static readonly Phrase Revisions = new("Corrected returns", "报表修订");
    private static readonly Phrase Coverage = new("Coverage", "口径变化");
    private static readonly Phrase Prices = new("Producer prices", "出厂价格");
    private static readonly Phrase Rates = new("Value-added rates", "增加值率");
    private static readonly Phrase Output = new("Output", "产出");
    private static readonly Phrase Industry = new("industry", "行业");
    private static readonly Phrase Place = new("place", "地区");
    private static readonly Phrase Cluster = new("cluster", "集群");
    private static readonly Phrase Size = new("size", "规模");

    /// <summary>The word for a cause.</summary>
    public static Phrase Word(BridgeCause cause) => cause switch
    {
        BridgeCause.LateReturns => LateReturns,
        BridgeCause.Revisions => Revisions,
        BridgeCause.Coverage => Coverage,
        BridgeCause.Prices => Prices,
        BridgeCause.Rates => Rates,
        _ => Output,
    };

    /// <summary>The word for a dimension.</summary>
    internal static Phrase Word(GrowthDimension dimension) => dimension switch
    {
        GrowthDimension.Industry => Industry,
        GrowthDimension.Place => Place,
        GrowthDimension.Cluster => Cluster,
        _ => Size,
    };

    /// <summary>The causes in order, between the two growth rates.</summary>
    public static ResultTable Causes(BridgeAnswer answer)
    {
        var rows = new List<ResultRow>
        {
            new("bridge/from", [Cell.Of(Start.With(new PeriodWords(answer.From.Period))), Percent(answer.Start, answer)]),
        };
        rows.AddRange(answer.Causes.Select(c => new ResultRow($"bridge/{Code(c.Cause)}", [Cell.Of(Word(c.Cause)), Points(c.Effects.Sum(), answer)])));
        rows.Add(new("bridge/to", [Cell.Of(Start.With(new PeriodWords(answer.To.Period))), Percent(answer.End, answer)]));
        return new("bridge", TitleOf(answer), [new("cause", new("Cause", "原因")), new("effect", new("Effect", "影响"), ColumnKind.Number)], rows) { Note = MethodNote.With(BridgeStep.Method) };
    }

    /// <summary>The causes by the members of a dimension; what must not be shown is added up in the last row.</summary>
    public static ResultTable Groups(BridgeAnswer answer, Breakdown breakdown, IReadOnlyList<GrowthCell> cells, Publication? shown)
    {
        var byCause = answer.Causes.Select(c => (c.Cause, Atoms: answer.ByAtom(c.Effects))).ToList();
        var rows = new List<ResultRow>();
        var left = byCause.Select(c => c.Atoms.Sum()).ToArray();
        var isPartition = breakdown.Dimension != GrowthDimension.Cluster;
        foreach (var cell in cells.Where(c => c.Members.Count == 1 && c.Members[0].Depth == breakdown.Level))
        {
            if (shown?.IsWithheld(cell) == true)
            {
                continue;
            }

            var effects = byCause.Select(c => cell.Atoms.Sum(a => c.Atoms[a])).ToArray();
            rows.Add(Row($"bridge/{cell.Key}", GrowthTables.NameOf(answer.Book, cell), effects, answer));
            for (var c = 0; c < left.Length; c++)
            {
                left[c] -= effects[c];
            }
        }

        if (isPartition && shown is not null && cells.Any(c => c.Members.Count == 1 && c.Members[0].Depth == breakdown.Level && shown.IsWithheld(c)))
        {
            rows.Add(Row($"bridge/{breakdown.Dimension.ToString().ToLowerInvariant()}=rest", Rest, left, answer));
        }

        var columns = new List<ResultColumn> { new("group", new("Group", "分组")) };
        columns.AddRange(byCause.Select(c => new ResultColumn(Code(c.Cause), Word(c.Cause), ColumnKind.Number)));
        columns.Add(new("sum", new("Together", "合计"), ColumnKind.Number));
        return new($"bridge_{breakdown.Dimension.ToString().ToLowerInvariant()}", GroupTitle.With(Word(breakdown.Dimension)), columns, rows)
        {
            Note = shown is null ? null : NotWithheld,
        };
    }

    /// <summary>The bridge in one paragraph, the greatest cause first.</summary>
    public static ILocalised InWords(BridgeAnswer answer)
    {
        var causes = answer.Causes.Select(c => (c.Cause, Effect: c.Effects.Sum())).Where(c => Math.Abs(c.Effect) >= 0.00005).OrderByDescending(c => Math.Abs(c.Effect));
        var list = new MessageList([.. causes.Select(c => (c.Effect < 0 ? Took : Added).With(InSentence(c.Cause), Amount(Math.Abs(c.Effect))))]);
        var change = answer.End - answer.Start;
        return Paragraph.With(
            Growth(answer.Start), new PeriodWords(answer.From.Period), Growth(answer.End), new PeriodWords(answer.To.Period),
            (change < 0 ? Down : Up).With(Amount(Math.Abs(change))), list);
    }

    private static LocalText InSentence(BridgeCause cause) => new LocalText(char.ToLowerInvariant(Word(cause).En[0]) + Word(cause).En[1..], Word(cause).Zh);

    private static Message TitleOf(BridgeAnswer answer) => answer.From.Period == answer.To.Period
        ? VintageTitle.With(Growth(answer.Start), new PeriodWords(answer.From.Period), Growth(answer.End), Day(answer.From), Day(answer.To))
        : Title.With(Growth(answer.Start), new PeriodWords(answer.From.Period), Growth(answer.End), new PeriodWords(answer.To.Period));

    private static ILocalised Day(BridgeEnd end) =>
        end.AsOf is { } day ? LocalText.Same(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) : Latest;

    private static Rounded Growth(double growth) => Rounded.Percent(growth);

    private static Rounded Amount(double growth) => Rounded.Points(growth);

    private static ResultRow Row(string key, ILocalised name, double[] effects, BridgeAnswer answer) =>
        new(key, [Cell.Of(name), .. effects.Select(e => Points(e, answer)), Points(effects.Sum(), answer)]);

    private static Cell Percent(double growth, BridgeAnswer answer) => Cell.Of(growth * 100, UnitCatalogue.Percent, answer.Book.Status, Rounded.Percent(growth));

    private static Cell Points(double growth, BridgeAnswer answer) => Cell.Of(growth * 100, UnitCatalogue.PercentagePoint, answer.Book.Status, Rounded.Points(growth));

    /// <summary>The name of a cause in files.</summary>
    internal static string Code(BridgeCause cause) => cause switch
    {
        BridgeCause.LateReturns => "late_returns",
        _ => cause.ToString().ToLowerInvariant(),
    };
}
