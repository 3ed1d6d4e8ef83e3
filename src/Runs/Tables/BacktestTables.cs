using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>Back-tests as tables.</summary>
public static class BacktestTables
{
    private const double LowestCover = 0.75;
    private const double HighestCover = 0.85;

    private static readonly Phrase Scores = new("Back-test: {0}", "回测：{0}");

    private static readonly Phrase ScoresNote = new(
        "Every region taken out in turn and projected from every year by what was known then. Forecasts of one origin share its surprises: origins, not forecasts, are independent. CRPS in log points, lower is better. Goals: the 80 % interval covers 75 to 85 %; CRPS below every baseline. Brier: pace of 0 to 20 % a year reached or not.",
        "依次剔除每个地区，并按各年份当时已知数据进行预测。同一起点的预测受共同冲击影响：独立的是起点数而非预测数。CRPS 单位为对数点，越低越好。目标：80% 区间覆盖 75% 至 85%；CRPS 低于各基准。Brier：年均 0 至 20% 的速度是否达到。");

    private static readonly Phrase TooFew = new("The panel has too few years for a back-test.", "面板年份过少，无法回测。");
    private static readonly Phrase ReliabilityTitle = new("Reliability: {0}", "可靠性：{0}");
    private static readonly Phrase PositionTitle = new("Where outcomes fell in the predictive distribution: {0}", "结果在预测分布中的位置：{0}");
    private static readonly Phrase ReplayTitle = new("The plan's own targets, as they would have been judged", "规划自身目标在当时的判断");
    private static readonly Phrase ReplayNote = new("Probabilities by what was known on the day. Brier score {0} over {1} judgements (0.25 is that of always saying 50 %).", "按当日已知数据的概率。{1} 次判断的 Brier 评分为 {0}（始终给 50% 时为 0.25）。");
    private static readonly Phrase NoReplay = new("No target with a known outcome could have been given a probability before it was due.", "没有结果已知的目标在到期前可给出概率。");
    private static readonly Phrase Years = new("{0} years", "{0} 年") { One = "1 year" };
    private static readonly Phrase Together = new("all", "全部");
    private static readonly Phrase MetWord = new("met", "已实现");
    private static readonly Phrase MissedWord = new("missed", "未实现");
    private static readonly Phrase Hit = new("yes", "是");
    private static readonly Phrase Miss = new("no", "否");
    private static readonly Phrase Tenth = new("{0} to {1} %", "{0}% 至 {1}%");

    private static readonly Phrase[] BaselineWords = [new("CRPS, last growth", "CRPS（上期增速）"), new("CRPS, mean growth", "CRPS（平均增速）"), new("CRPS, random walk", "CRPS（随机游走）")];

    private static readonly IReadOnlyList<ResultColumn> ScoreColumns =
    [
        new("horizon", new("Horizon", "期长")),
        new("forecasts", new("Forecasts", "预测数"), ColumnKind.Number),
        new("origins", new("Origins", "起点数"), ColumnKind.Number),
        new("cover50", new("In 50 %", "50% 区间"), ColumnKind.Percent),
        new("cover80", new("In 80 %", "80% 区间"), ColumnKind.Percent),
        new("cover95", new("In 95 %", "95% 区间"), ColumnKind.Percent),
        new("covers", new("75–85 %", "75—85%")),
        new("crps", new("CRPS", "CRPS"), ColumnKind.Number),
        .. BaselineWords.Select((w, i) => new ResultColumn($"crps_{(Baseline)i}".ToLowerInvariant(), w, ColumnKind.Number)),
        new("beats", new("Below all", "低于各基准")),
        new("brier", new("Brier", "Brier"), ColumnKind.Number),
        new("brier_precedents", new("Brier, precedents", "Brier（参照类）"), ColumnKind.Number),
    ];

    /// <summary>Every table of a back-test.</summary>
    public static IReadOnlyList<ResultTable> Of(BacktestStep test, Results results) =>
        [.. test.Panels.SelectMany(p => new[] { ScoresOf(p.Panel, p.Result), Reliability(p.Panel, p.Result), Positions(p.Panel, p.Result) }), Replays(test, results)];

    private static ResultTable ScoresOf(PlanPanel panel, BacktestResult result) => new(
        $"backtest_{panel.Declaration.Id}", Scores.With(panel.Declaration.Name), ScoreColumns,
        [.. result.ByHorizon.Append(result.Together).Where(s => s.Count > 0).Select(s => new ResultRow($"backtest/{panel.Declaration.Id}/{s.Years}", ScoreRow(s)))])
    {
        Note = ScoresNote,
        WhyEmpty = TooFew,
    };

    private static Cell[] ScoreRow(HorizonScores s) =>
    [
        Cell.Of(s.Years == 0 ? Together : Years.With(s.Years)),
        Number(s.Count, 0),
        Number(s.Origins, 0),
        Percent(s.Cover50),
        Percent(s.Cover80),
        Percent(s.Cover95),
        Cell.Of(s.Cover80 is >= LowestCover and <= HighestCover ? Hit : Miss),
        Number(s.RankedScore, 4),
        .. s.BaselineScores.Select(b => Number(b, 4)),
        Cell.Of(s.BaselineScores.All(b => s.RankedScore < b) ? Hit : Miss),
        Number(s.Brier, 4),
        Number(s.BrierPrecedents, 4),
    ];

    private static ResultTable Reliability(PlanPanel panel, BacktestResult result) => new(
        $"reliability_{panel.Declaration.Id}", ReliabilityTitle.With(panel.Declaration.Name),
        [
            new("class", new("Probability said", "所给概率")), new("predictions", new("Predictions", "预测数"), ColumnKind.Number),
            new("said", new("Mean said", "平均概率"), ColumnKind.Percent), new("came", new("Came", "实现比例"), ColumnKind.Percent),
        ],
        [.. result.Reliability.Select(c => new ResultRow(
            $"reliability/{panel.Declaration.Id}/{100 * c.From:0}",
            [Cell.Of(Tenth.With($"{100 * c.From:0}", $"{100 * c.To:0}")), Number(c.Count, 0), Percent(c.Predicted), Percent(c.Observed)]))])
    {
        WhyEmpty = TooFew,
    };

    private static ResultTable Positions(PlanPanel panel, BacktestResult result) => new(
        $"positions_{panel.Declaration.Id}", PositionTitle.With(panel.Declaration.Name),
        [
            new("horizon", new("Horizon", "期长")),
            .. Enumerable.Range(0, 10).Select(k => new ResultColumn($"tenth{k + 1}", new($"{10 * k}–{10 * (k + 1)} %", $"{10 * k}—{10 * (k + 1)}%"), ColumnKind.Percent)),
        ],
        [.. result.ByHorizon.Append(result.Together).Where(s => s.Count > 0).Select(s => new ResultRow(
            $"positions/{panel.Declaration.Id}/{s.Years}", [Cell.Of(s.Years == 0 ? Together : Years.With(s.Years)), .. s.Positions.Select(Percent)]))])
    {
        WhyEmpty = TooFew,
    };

    private static ResultTable Replays(BacktestStep test, Results results)
    {
        var judged = test.Replays.Where(r => r.Outlook.Probability is not null).ToList();
        var brier = judged.Count == 0 ? double.NaN : judged.Average(r => Math.Pow(r.Outlook.Probability!.Value - (r.Met ? 1 : 0), 2));
        return new ResultTable(
            "replays", ReplayTitle,
            [
                new("target", new("Target", "目标")), new("due", new("By", "期限")), new("day", new("As of", "截至")),
                new("probability", new("Probability", "概率"), ColumnKind.Percent), new("likelihood", new("In words", "用语")),
                new("outcome", new("Outcome", "结果")), new("method", new("Rests on", "依据")),
            ],
            [.. judged.Select(r => new ResultRow(
                $"replays/{r.Target.Id}/{r.Day:yyyy-MM-dd}",
                [
                    Cell.Of(r.Target.Name), Cell.Of(results.Words.Period(r.Target.By!.Value)), Cell.Of(r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    Cell.Of(100 * r.Outlook.Probability!.Value, UnitCatalogue.Percent, ValueStatus.Estimate, new Percentage(r.Outlook.Probability.Value)),
                    Cell.Of(LikelihoodWords.Word(r.Outlook.Probability.Value)), Cell.Of(r.Met ? MetWord : MissedWord), Cell.Of(OutlookTables.Word(r.Outlook.Method)),
                ]))])
        {
            Note = judged.Count == 0 ? null : ReplayNote.With(Math.Round(brier, 3).ToString("0.###", CultureInfo.InvariantCulture), judged.Count),
            WhyEmpty = NoReplay,
        };
    }

    private static Cell Number(double value, int decimals) => Cell.Of(Math.Round(value, decimals, MidpointRounding.AwayFromZero), null, ValueStatus.Derived);

    private static Cell Percent(double share) => Cell.Of(Math.Round(100 * share, 1, MidpointRounding.AwayFromZero), UnitCatalogue.Percent, ValueStatus.Derived);
}
