using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>How likely each target is, as tables.</summary>
public static class OutlookTables
{
    private static readonly Phrase Title = new("Will the targets be met", "目标能否实现");
    private static readonly Phrase Note = new(
        "As known on {0}. Method: {1}. Probabilities of single targets are integrals, not draws. Words by the scale of the IPCC.",
        "截至 {0} 已知数据。方法：{1}。单项目标概率为积分计算，非抽样。概率用语采用 IPCC 等级。");

    private static readonly Phrase PrecedentTitle = new("Who ever sustained such a pace", "谁曾保持过这样的速度");
    private static readonly Phrase PrecedentNote = new("Runs of consecutive years in comparable regions, without the region itself; runs overlap. Growth at current prices is nominal.", "可比地区（不含本地区）连续年份的历程；历程有重叠。现价增长为名义增长。");
    private static readonly Phrase NoPrecedents = new("No target has comparable regions and a pace that could be set beside theirs.", "没有目标具备可比地区和可比较的速度。");
    private static readonly Phrase ProjectionTitle = new("Projected values", "预测值");
    private static readonly Phrase NoProjection = new("No target's series can be projected.", "没有可预测的目标序列。");
    private static readonly Phrase NoDate = new("no date", "无期限");
    private static readonly Phrase Run = new("{0} {1}–{2}: {3}", "{0}{1}—{2}年：{3}");
    private static readonly Phrase MetWord = new("met", "已实现");
    private static readonly Phrase MissedWord = new("missed", "未实现");
    private static readonly Phrase Unjudged = new("cannot be judged", "无法判断");

    private static readonly Phrase[] MethodWords =
    [
        new("none", "无"), new("own growth and comparable regions", "自身增长与可比地区"), new("comparable regions alone", "仅可比地区"),
        new("own yearly readings", "自身年度数据"), new("structural time series", "结构时间序列"),
    ];

    private static readonly IReadOnlyList<ResultColumn> Columns =
    [
        new("id", new("Id", "标识")) { Wide = true },
        new("target", new("Target", "目标")),
        new("place", new("Place", "地区")),
        new("due", new("By", "期限")),
        new("aim", new("Aim", "目标值")),
        new("probability", new("Probability", "概率"), ColumnKind.Percent),
        new("likelihood", new("In words", "用语")),
        new("low", new("Projected, 10 %", "预测值（10%）"), ColumnKind.Number) { Wide = true },
        new("median", new("Projected, median", "预测值（中位数）"), ColumnKind.Number),
        new("high", new("Projected, 90 %", "预测值（90%）"), ColumnKind.Number) { Wide = true },
        new("precedents", new("Precedents that made it", "实现过的参照比例"), ColumnKind.Percent),
        new("method", new("Rests on", "依据")) { Wide = true },
        new("changes", new("Own changes used", "所用自身变化数"), ColumnKind.Number) { Wide = true },
        new("data_up_to", new("Data up to", "数据截至")) { Wide = true },
        new("reason", new("Why", "理由")),
        new("missing", new("What is missing", "缺少的数据")) { Wide = true },
        new("source", new("Source", "来源")) { Wide = true },
    ];

    private static readonly IReadOnlyList<ResultColumn> PrecedentColumns =
    [
        new("target", new("Target", "目标")),
        new("panel", new("Comparable regions", "可比地区")),
        new("pace", new("Pace a year", "所需年均速度"), ColumnKind.Number),
        new("years", new("Years", "年数"), ColumnKind.Number),
        new("runs", new("Runs", "历程数"), ColumnKind.Number),
        new("reached", new("At least as fast", "达到者"), ColumnKind.Number),
        new("share", new("Share", "比例"), ColumnKind.Percent),
        new("ambition", new("Ambition percentile", "雄心百分位"), ColumnKind.Number),
        new("regions", new("Regions", "地区数"), ColumnKind.Number) { Wide = true },
        new("regions_reached", new("Regions that made it", "达到的地区数"), ColumnKind.Number),
        new("similar_runs", new("Runs from half to twice the level", "起点相近的历程数"), ColumnKind.Number) { Wide = true },
        new("similar_share", new("Share of these", "其中比例"), ColumnKind.Percent) { Wide = true },
        new("fastest", new("Fastest", "最快")) { Wide = true },
        new("nearest", new("Nearest", "最接近")),
    ];

    /// <summary>Every table of the outlook.</summary>
    public static IReadOnlyList<ResultTable> All(Results results) => [Of(results), Precedents(results), Projections(results)];

    /// <summary>Every target with its probability, or why there is none.</summary>
    public static ResultTable Of(Results results) => new("outlook", Title, Columns, [.. results.Outlook.Select(o => new ResultRow(o.Key, Row(results, o)))])
    {
        Note = Note.With(results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), OutlookEngine.Method),
        Head = 1,
    };

    /// <summary>What precedents say of each target.</summary>
    public static ResultTable Precedents(Results results) => new(
        "precedents", PrecedentTitle, PrecedentColumns,
        [.. results.Outlook.Where(o => o.Outlook.Precedents is not null).Select(o => new ResultRow($"precedents/{o.Target.Id}", PrecedentRow(o, o.Outlook.Precedents!)))])
    {
        Note = PrecedentNote,
        WhyEmpty = NoPrecedents,
    };

    /// <summary>The projected values of every year.</summary>
    public static ResultTable Projections(Results results) => new(
        "projections", ProjectionTitle,
        [
            new("target", new("Target", "目标")), new("period", new("Period", "时期")),
            .. OutlookSolution.Levels.Select(l => new ResultColumn($"q{(l * 1000).ToString("000", CultureInfo.InvariantCulture)}", new($"{100 * l} %", $"{100 * l}%"), ColumnKind.Number)),
        ],
        [.. results.Outlook.SelectMany(o => o.Outlook.Fan.Select(f => new ResultRow(
            $"projections/{o.Target.Id}/{f.Period}",
            [Cell.Of(o.Target.Name), Cell.Of(results.Words.Period(f.Period)), .. f.Quantiles.Select(q => Value(q, f, o))])))])
    {
        WhyEmpty = NoProjection,
    };

    /// <summary>The word for a target's outlook: a likelihood, the outcome, or that it cannot be judged.</summary>
    public static Phrase Word(OutlookSolution outlook) => outlook.Probability is { } p ? LikelihoodWords.Word(p)
        : outlook.Outcome is { } met ? met ? MetWord : MissedWord : Unjudged;

    /// <summary>What a probability rests on.</summary>
    public static Phrase Word(OutlookMethod method) => MethodWords[(int)method];

    /// <summary>A run of years in words.</summary>
    public static ILocalised Word(Spell spell) => Run.With(
        spell.Region.Name, spell.From.ToString(CultureInfo.InvariantCulture), spell.To.ToString(CultureInfo.InvariantCulture), new Amount(Math.Exp(spell.Pace) - 1, UnitCatalogue.Percent));

    private static Cell[] Row(Results results, TargetOutlook o)
    {
        var (target, outlook, words) = (o.Target, o.Outlook, results.Words);
        var last = outlook.Fan.Count > 0 ? outlook.Fan[^1] : null;
        Cell At(double level) => last is null ? Cell.None : Value(last.At(level), last, o);
        return
        [
            Cell.Of(target.Id),
            Cell.Of(target.Name),
            Cell.Of(words.PlaceAndSubject(target.Series)),
            Cell.Of(target.By is { } by ? words.Period(by) : NoDate),
            Cell.Of(words.Aim(target)),
            Share(outlook.Probability, outlook.Status),
            Cell.Of(Word(outlook)),
            At(0.10),
            At(0.50),
            At(0.90),
            Share(outlook.Precedents?.All.Share, ValueStatus.Derived),
            Cell.Of(outlook.Probability is null ? null : Word(outlook.Method)),
            outlook.Probability is null ? Cell.None : Cell.Of(outlook.OwnChanges, null, ValueStatus.Derived),
            Cell.Of(outlook.DataUpTo is { } upTo ? words.Period(upTo) : null),
            Cell.Of(new Sentences([outlook.Reason, .. outlook.Remarks])),
            Cell.Of(outlook.Missing.Count == 0 ? null : new MessageList([.. outlook.Missing.Select(m => (ILocalised)m)])),
            Cell.Of(words.Source(target.Source)),
        ];
    }

    private static Cell[] PrecedentRow(TargetOutlook o, PrecedentView view) =>
    [
        Cell.Of(o.Target.Name),
        Cell.Of(o.Reference!.Name),
        Cell.Of(100 * view.Pace, UnitCatalogue.Percent, ValueStatus.Derived),
        Cell.Of(view.Years, null, ValueStatus.Derived),
        Cell.Of(view.All.Spells, null, ValueStatus.Derived),
        Cell.Of(view.All.Reached, null, ValueStatus.Derived),
        Share(view.All.Share, ValueStatus.Derived),
        Cell.Of(Math.Round(view.All.Ambition, 1), null, ValueStatus.Derived),
        Cell.Of(view.All.Regions, null, ValueStatus.Derived),
        Cell.Of(view.All.RegionsReached, null, ValueStatus.Derived),
        view.SimilarStart is { } similar ? Cell.Of(similar.Spells, null, ValueStatus.Derived) : Cell.None,
        Share(view.SimilarStart?.Share, ValueStatus.Derived),
        Cell.Of(view.All.Fastest is { } fastest ? Word(fastest) : null),
        Cell.Of(new MessageList([.. view.All.Nearest.Select(s => Word(s))])),
    ];

    // A probability with its words, so that no form shows 100 % or 0 %.
    private static Cell Share(double? share, ValueStatus status) =>
        share is { } s && !double.IsNaN(s) ? Cell.Of(100 * s, UnitCatalogue.Percent, status, new Percentage(s)) : Cell.None;

    private static Cell Value(double baseValue, FanYear year, TargetOutlook o) =>
        Cell.Of(baseValue / (double)o.Status.Unit.Factor, o.Status.Unit, o.Outlook.Status, UncertainAmount.Of(baseValue, year, o.Status.Unit));
}
