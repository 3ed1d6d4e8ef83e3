using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>What the draws of all targets at once say, as tables.</summary>
public static class EnsembleTables
{
    private const int MostConditions = 3;

    // Of a standard normal variable.
    private const double QuartilesApart = 1.3489795003921634;

    // Sources that carry less of a variance are not named.
    private const double SmallestShare = 0.01;

    private static readonly Phrase Title = new("All targets at once", "所有目标同时考虑");

    private static readonly Phrase Note = new(
        "Draws: {0}; seed: {1}; as known on {2}; method: {3}. Series projected together: {4}; relations of the plan that hold in every draw: {5}.",
        "抽样次数：{0}；随机种子：{1}；截至 {2}；方法：{3}。共同预测的序列：{4} 个；每次抽样均满足的规划关系：{5} 个。");

    private static readonly Phrase Unreconciled = new("Draws that could not be made to hold them, and are left aside: {0}.", "无法满足这些关系而未计入的抽样：{0} 次。");
    private static readonly Phrase LeftOut = new("Not drawn, because they are due in no whole year or their series cannot be projected to the last year: {0}.", "未纳入抽样（期限不是整年，或其序列无法预测至最后年份）：{0}。");
    private static readonly Phrase MarginNote = new("The margin of a probability is that of the number of draws (95 %); it says nothing of errors of the model.", "概率的误差范围仅反映抽样次数（95%），不含模型误差。");

    private static readonly Phrase Estimated = new(
        "Own shocks of the series go together by {0}, estimated from {1} pairs of series.", "各序列自身冲击的相关系数为 {0}，由 {1} 对序列估计。")
    {
        One = "Own shocks of the series go together by {0}, estimated from 1 pair of series.",
    };

    private static readonly Phrase Assumed = new("Own shocks of the series go together by {0}, which is assumed.", "各序列自身冲击的相关系数为 {0}（假定值）。");
    private static readonly Phrase AllTogether = new("All of them", "全部实现");
    private static readonly Phrase Margin = new("{0} – {1}", "{0} – {1}");
    private static readonly Phrase ShareTitle = new("What its spread comes from", "不确定性来源");
    private static readonly Phrase ShareNote = new("Shares in the variance of each target's number, on the scale on which it is projected (logarithms of levels), by source of news; the rest is what relations and random scales make not linear.", "各目标数值（按预测尺度，水平取对数）方差按信息来源的占比；其余为关系和随机尺度带来的非线性部分。");
    private static readonly Phrase ConditionTitle = new("What would have to be true", "实现目标需要怎样的条件");
    private static readonly Phrase ConditionNote = new("The geometric mean of a series over the draws in which the target is met, beside that over all; at least {0} draws have to carry it. The three that differ most, in standard deviations; what could be chance (less than two standard errors) is left out.", "目标实现的抽样中各序列的几何平均，与全部抽样对照；至少需 {0} 次抽样支持。列出差异最大的三个（以标准差计），可能出于偶然者（不足两倍标准误）不列。");
    private static readonly Phrase NoTarget = new("No target due in a year has a probability.", "没有以年份为期限的目标可给出概率。");
    private static readonly Phrase NoCondition = new("No series lies elsewhere where a target is met than in all draws, beyond chance, or too few draws meet any.", "实现目标的抽样与全部抽样相比，没有序列存在超出偶然的差异；或实现目标的抽样过少。");
    private static readonly Phrase Common = new("growth shared by {0}", "{0}的共同增长");
    private static readonly Phrase Shared = new("shocks shared by the series of the plan", "规划各序列共同冲击");
    private static readonly Phrase Own = new("{0} itself", "{0}自身");
    private static readonly Phrase OwnGrowth = new("growth of {0} itself", "{0}增速自身");
    private static readonly Phrase GrowthOf = new("growth of {0}", "{0}增速");
    private static readonly Phrase Rest = new("the rest", "其余");

    /// <summary>Every table; of an ensemble that could not be made, one that says why.</summary>
    public static IReadOnlyList<ResultTable> Of(PlanOutlook? outlook, Results results) => [Joint(outlook, results), Shares(outlook, results), Conditions(outlook, results)];

    private static ResultTable Joint(PlanOutlook? outlook, Results results)
    {
        IReadOnlyList<ResultColumn> columns =
        [
            new("target", new("Target", "目标")), new("due", new("By", "期限")), new("probability", new("Probability", "概率"), ColumnKind.Percent),
            new("margin", new("From the draws", "抽样误差范围")), new("likelihood", new("In words", "用语")),
            new("median", new("Projected, median", "预测值（中位数）"), ColumnKind.Number), new("low", new("10 %", "10%"), ColumnKind.Number), new("high", new("90 %", "90%"), ColumnKind.Number),
        ];
        if (outlook is null)
        {
            return new ResultTable("ensemble", Title, columns, []) { WhyEmpty = NoTarget };
        }

        var rows = outlook.Ensemble.Targets.Select((o, i) => new ResultRow($"ensemble/{o.Target.Id}", Row(outlook, results, o, i))).ToList();
        var all = outlook.Solution.Sets.Count > 0 ? outlook.Solution.Sets[0].Likelihood : null;
        if (all is not null && rows.Count > 1)
        {
            rows.Add(new ResultRow("ensemble/all", [Cell.Of(AllTogether), Cell.None, .. Chance(all), Cell.None, Cell.None, Cell.None]));
        }

        return new ResultTable("ensemble", Title, columns, rows) { Note = NoteOf(outlook, results) };
    }

    private static Sentences NoteOf(PlanOutlook outlook, Results results)
    {
        var (ensemble, solution, correlation) = (outlook.Ensemble, outlook.Solution, outlook.Ensemble.Correlation);
        var lost = solution.Draws - solution.Reconciled;
        var value = Math.Round(correlation.Value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        ILocalised drawn = Note.With(
            Numerals.Write(solution.Draws), outlook.Spec.Seed.ToString(CultureInfo.InvariantCulture), results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), EnsembleEngine.Method,
            ensemble.Paths.Count, ensemble.Problem.Relations.Count);
        IEnumerable<ILocalised> leftAside = lost == 0 ? [] : [Unreconciled.With(Numerals.Write(lost))];
        IEnumerable<ILocalised> notDrawn = ensemble.LeftOut.Count == 0 ? [] : [LeftOut.With(new MessageList([.. ensemble.LeftOut.Select(o => (ILocalised)o.Target.Name)]))];
        return new([drawn, .. leftAside, .. notDrawn, correlation.Pairs == 0 ? Assumed.With(value) : Estimated.With(value, correlation.Pairs), MarginNote]);
    }

    private static Cell[] Row(PlanOutlook outlook, Results results, TargetOutlook o, int index)
    {
        var asked = outlook.Ensemble.Problem.Events[index];
        var shift = outlook.Ensemble.Paths[asked.Quantity.Series].IsGrowth ? 1 : 0;
        double Quantile(double p) => outlook.Solution.Quantile(asked.Quantity.Series, asked.Quantity.Point, p) - shift;
        var (low, high) = (Quantile(0.1), Quantile(0.9));
        Cell Value(double value) =>
            Cell.Of(value / (double)o.Status.Unit.Factor, o.Status.Unit, ValueStatus.Estimate, double.IsNaN(value) ? null : UncertainAmount.Within(value, low, high, o.Status.Unit));

        return [Cell.Of(o.Target.Name), Cell.Of(results.Words.Period(o.Target.By!.Value)), .. Chance(outlook.Solution.Events[index].Likelihood), Value(Quantile(0.5)), Value(low), Value(high)];
    }

    /// <summary>A probability, its margin and its word.</summary>
    internal static Cell[] Chance(Likelihood likelihood) => double.IsNaN(likelihood.Probability)
        ? [Cell.None, Cell.None, Cell.None]
        :
        [
            Cell.Of(100 * likelihood.Probability, UnitCatalogue.Percent, ValueStatus.Estimate, new Percentage(likelihood.Probability)),
            Cell.Of(Margin.With(new Percentage(likelihood.Interval.Low), new Percentage(likelihood.Interval.High))),
            Cell.Of(LikelihoodWords.Word(likelihood.Probability)),
        ];

    private static ResultTable Shares(PlanOutlook? outlook, Results results) => new(
        "variance_shares", ShareTitle,
        [new("target", new("Target", "目标")), new("source", new("Source of news", "信息来源")), new("share", new("Share of the variance", "方差占比"), ColumnKind.Percent)],
        outlook is null ? [] : [.. outlook.Ensemble.Targets.SelectMany((o, i) => outlook.Solution.Events[i].Shares
            .Where(s => s.Share >= SmallestShare)
            .Select(s => new ResultRow(
                $"variance_shares/{o.Target.Id}/{s.Source}",
                [Cell.Of(o.Target.Name), Cell.Of(Word(s.Source, outlook, results)), Cell.Of(Math.Round(100 * s.Share, 1), UnitCatalogue.Percent, ValueStatus.Estimate)])))])
    {
        Note = ShareNote,
        WhyEmpty = NoTarget,
    };

    private static ResultTable Conditions(PlanOutlook? outlook, Results results) => new(
        "conditions", ConditionTitle,
        [
            new("target", new("Target", "目标")), new("series", new("Series", "序列")), new("mean", new("Over all draws", "全部抽样"), ColumnKind.Number),
            new("met", new("Where the target is met", "目标实现时"), ColumnKind.Number), new("shift", new("Shift in standard deviations", "差异（标准差）"), ColumnKind.Number),
        ],
        outlook is null ? [] : [.. outlook.Ensemble.Targets.SelectMany((o, i) => ConditionRows(outlook, results, o, i))])
    {
        Note = ConditionNote.With(EnsembleSolution.LeastCarriers),
        WhyEmpty = outlook is null ? NoTarget : NoCondition,
    };

    private static IEnumerable<ResultRow> ConditionRows(PlanOutlook outlook, Results results, TargetOutlook o, int index)
    {
        var point = outlook.Ensemble.Problem.Events[index].Quantity.Point;
        return outlook.Solution.Events[index].Conditions
            .Where(c => c.Series < outlook.Ensemble.Paths.Count)
            .Select(c => (Condition: c, Shift: Shift(outlook, c, point)))
            .Where(c => double.IsFinite(c.Shift) && Math.Abs(c.Shift) >= 2 / Math.Sqrt(outlook.Solution.Events[index].Likelihood.Met))
            .OrderByDescending(c => Math.Abs(c.Shift)).ThenBy(c => c.Condition.Series).Take(MostConditions)
            .Select(c =>
            {
                var path = outlook.Ensemble.Paths[c.Condition.Series];
                var unit = path.IsGrowth ? UnitCatalogue.Percent : results.Plan.Indicators[path.Series.Indicator].Measure.Unit;
                double At(double p) => outlook.Solution.Quantile(c.Condition.Series, point, p);
                Cell Value(double drawn)
                {
                    var value = drawn - (path.IsGrowth ? 1 : 0);
                    return Cell.Of(value / (double)unit.Factor, unit, ValueStatus.Estimate, double.IsNaN(value) ? null : UncertainAmount.Within(value, At(0.1), At(0.9), unit));
                }

                return new ResultRow(
                    $"conditions/{o.Target.Id}/{path.Path.Key}",
                    [Cell.Of(o.Target.Name), Cell.Of(Name(path, results)), Value(c.Condition.MeanOfAll), Value(c.Condition.MeanWhereMet), Cell.Of(Math.Round(c.Shift, 2), null, ValueStatus.Estimate)]);
            });
    }

    // In standard deviations as the quartiles of a normal distribution give them, on the scale of the series.
    private static double Shift(PlanOutlook outlook, MetCondition condition, int point)
    {
        var scale = outlook.Ensemble.Problem.Series[condition.Series].Scale;
        double Quartile(double p) => scale.Transform(outlook.Solution.Quantile(condition.Series, point, p));
        return (scale.Transform(condition.MeanWhereMet) - scale.Transform(condition.MeanOfAll)) / ((Quartile(0.75) - Quartile(0.25)) / QuartilesApart);
    }

    private static ILocalised Name(EnsemblePath path, Results results) => path.IsGrowth ? GrowthOf.With(results.Words.Series(path.Series)) : results.Words.Series(path.Series);

    private static ILocalised Word(string? source, PlanOutlook outlook, Results results)
    {
        if (source is null)
        {
            return Rest;
        }

        if (source == EnsembleBuilder.SharedSource)
        {
            return Shared;
        }

        if (results.Panels.Panels.FirstOrDefault(p => $"panel/{p.Declaration.Id}" == source) is { } panel)
        {
            return Common.With(panel.Declaration.Name);
        }

        var path = outlook.Ensemble.Paths.First(p => $"own/{p.Path.Key}" == source);
        return (path.IsGrowth ? OwnGrowth : Own).With(results.Words.Series(path.Series));
    }
}
