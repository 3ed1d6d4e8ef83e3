using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>Series taken apart, as tables.</summary>
public static class SeriesTables
{
    private static readonly Phrase OverviewTitle = new("Series of the plan, taken apart", "规划中的时间序列分解");
    private static readonly Phrase OverviewNote = new(
        "Structural time series of every series with four figures or more; method {0}. `songhua series` with a key shows components, tests and decisions.",
        "对至少有四个数值的各序列作结构时间序列分解；方法：{0}。用 `songhua series` 加键可查看各成分、检验与自动选择。");

    private static readonly Phrase NoSeries = new("No series has four figures.", "没有序列具备四个数值。");
    private static readonly Phrase ComponentsTitle = new("{0}, taken apart", "{0}：成分分解");
    private static readonly Phrase ComponentsNote = new(
        "Steps: {0}. {1} The series stands behind what was published: sums are taken apart. Intervals take the variances as known and are too narrow where figures are few. Method: {2}.",
        "步长：{0}。{1}序列由已公布数值推得，合计数已拆分。区间把方差视为已知，数值少时偏窄。方法：{2}。");

    private static readonly Phrase Multiplies = new("Components multiply: seasonal, festival and breaks are factors.", "各成分相乘：季节、春节和水平变动为系数。");
    private static readonly Phrase AddsUp = new("Components add up.", "各成分相加。");
    private static readonly Phrase NoComponents = new("There is no estimate: {0}", "没有估计结果：{0}");
    private static readonly Phrase TestsTitle = new("{0}: parameters and tests", "{0}：参数与检验");
    private static readonly Phrase DecisionsTitle = new("{0}: what was decided, and why", "{0}：自动选择及其理由");
    private static readonly Phrase NoDecisions = new("Nothing had to be decided.", "无需作出选择。");
    private static readonly Phrase LeftOut = new("The figure of {0} is not used: the steps of the model cannot hold it.", "未使用{0}的数值：模型步长无法容纳。");
    private static readonly Phrase Fitted = new("fitted", "已拟合");
    private static readonly Phrase NotConverged = new("not converged", "未收敛");
    private static readonly Phrase TooFew = new("too few figures", "数值过少");
    private static readonly Phrase NotFixed = new("level not determined", "水平无法确定");
    private static readonly Phrase NotPositive = new("not positive", "非正");
    private static readonly Phrase ProjectedWord = new("projected", "预测");
    private static readonly Phrase EstimatedWord = new("estimated", "估计");
    private static readonly Phrase Years = new("years", "年");
    private static readonly Phrase Quarters = new("quarters", "季");
    private static readonly Phrase Months = new("months", "月");
    private static readonly Phrase VarianceOf = new("standard deviation a step of the {0}", "{0}每步的标准差");
    private static readonly Phrase LogLikelihood = new("log-likelihood", "对数似然");
    private static readonly Phrase Aic = new("Akaike criterion", "赤池信息准则");
    private static readonly Phrase Figures = new("figures used", "所用数值个数");
    private static readonly Phrase Diffuse = new("of which fix starting values", "其中用于确定初始状态");
    private static readonly Phrase LjungBox = new("Ljung-Box test: no correlation left", "Ljung-Box 检验：无剩余自相关");
    private static readonly Phrase Normality = new("Bowman-Shenton test: innovations are normal", "Bowman-Shenton 检验：新息正态");
    private static readonly Phrase Spread = new("H test: variance stays the same", "H 检验：方差不变");
    private static readonly Phrase[] VarianceWords = [new("irregular", "不规则成分"), new("level", "水平"), new("slope", "斜率"), new("seasonal", "季节成分")];

    // The 10 % and 90 %, 2.5 % and 97.5 % quantiles of a normal distribution.
    private const double Quantile90 = 1.2815515655446;
    private const double Quantile975 = 1.9599639845401;

    /// <summary>One row a series: whether it could be taken apart, its trend, where it goes.</summary>
    public static ResultTable Overview(Results results, IReadOnlyList<SeriesAnalysis> series) => new(
        "series", OverviewTitle,
        [
            new("series", new("Series", "序列")), new("steps", new("Steps", "步长")), new("figures", new("Figures", "数值个数"), ColumnKind.Number),
            new("outcome", new("Outcome", "结果")), new("latest", new("Latest step", "最新一期")),
            new("adjusted", new("Adjusted", "调整后"), ColumnKind.Number) { Wide = true }, new("trend", new("Trend", "趋势"), ColumnKind.Number),
            new("projected_period", new("Projected for", "预测期")), new("low", new("10 %", "10%"), ColumnKind.Number),
            new("median", new("Median", "中位数"), ColumnKind.Number), new("high", new("90 %", "90%"), ColumnKind.Number),
            new("reason", new("Why not", "原因")) { Wide = true },
        ],
        [.. series.Select(s => new ResultRow(s.Key, OverviewRow(results, s)))])
    {
        Note = OverviewNote.With(StructuralEngine.Method),
        WhyEmpty = NoSeries,
    };

    /// <summary>Components, parameters and tests, and decisions of one series.</summary>
    public static IReadOnlyList<ResultTable> Of(Results results, SeriesAnalysis series) => [Components(results, series), Tests(results, series), Decisions(results, series)];

    /// <summary>Every automatic choice and every figure left out, in words.</summary>
    public static IReadOnlyList<Message> Decided(Results results, SeriesAnalysis series) =>
        [.. series.Solution.Decisions, .. series.LeftOut.Select(p => LeftOut.With(results.Words.Period(p.Period)))];

    /// <summary>How it ended, in a word.</summary>
    public static Phrase Word(StructuralOutcome outcome) => outcome switch
    {
        StructuralOutcome.Fitted => Fitted,
        StructuralOutcome.NotConverged => NotConverged,
        StructuralOutcome.TooFewObservations => TooFew,
        StructuralOutcome.NotIdentified => NotFixed,
        _ => NotPositive,
    };

    /// <summary>The steps of a model, in a word.</summary>
    public static Phrase Word(BaseFrequency frequency) => frequency switch
    {
        BaseFrequency.Month => Months,
        BaseFrequency.Quarter => Quarters,
        _ => Years,
    };

    /// <summary>A projected value with the ends of its 80 % interval, in base units.</summary>
    internal static (double Low, double Median, double High) At(StructuralEstimate estimate, int step, double quantile = Quantile90)
    {
        var (value, error) = (estimate.Values(SeriesPart.Total)[step], estimate.StandardErrors(SeriesPart.Total)[step]);
        double Level(double z) => estimate.IsLog ? Math.Exp(value + (z * error)) : value + (z * error);
        return (Level(-quantile), Level(0), Level(quantile));
    }

    private static Cell[] OverviewRow(Results results, SeriesAnalysis s)
    {
        Cell[] head =
        [
            Cell.Of(results.Words.Series(s.Series)), Cell.Of(Word(s.Problem.Frequency)), Cell.Of(s.Problem.Observations.Count, null, ValueStatus.Derived),
            Cell.Of(Word(s.Solution.Outcome)),
        ];
        if (s.Solution.Estimate is not { } estimate)
        {
            return [.. head, Cell.None, Cell.None, Cell.None, Cell.None, Cell.None, Cell.None, Cell.None, Cell.Of(s.Solution.Reason)];
        }

        var (latest, last) = (estimate.ObservedPeriods - 1, estimate.Periods.Count - 1);
        var (low, median, high) = At(estimate, last);
        return
        [
            .. head,
            Cell.Of(results.Words.Period(estimate.Periods[latest])),
            Value(s, estimate.Levels(SeriesPart.Adjusted)[latest]), Value(s, estimate.Levels(SeriesPart.Trend)[latest]),
            Cell.Of(results.Words.Period(estimate.Periods[last])),
            Uncertain(s, low, low, high), Uncertain(s, median, low, high), Uncertain(s, high, low, high),
            Cell.Of(s.Solution.Reason),
        ];
    }

    private static ResultTable Components(Results results, SeriesAnalysis s)
    {
        var name = results.Words.Series(s.Series);
        var estimate = s.Solution.Estimate;
        return new(
            "series_components", ComponentsTitle.With(name),
            [
                new("period", new("Period", "时期")), new("kind", new("Kind", "性质")), new("published", new("Published", "公布值"), ColumnKind.Number),
                new("estimated", new("Series", "序列"), ColumnKind.Number), new("adjusted", new("Adjusted", "调整后"), ColumnKind.Number),
                new("trend", new("Trend", "趋势"), ColumnKind.Number), new("seasonal", new("Seasonal", "季节成分"), ColumnKind.Number) { Wide = true },
                new("festival", new("Festival", "春节"), ColumnKind.Number) { Wide = true }, new("breaks", new("Breaks", "水平变动"), ColumnKind.Number) { Wide = true },
                new("low95", new("2.5 %", "2.5%"), ColumnKind.Number) { Wide = true }, new("low80", new("10 %", "10%"), ColumnKind.Number),
                new("high80", new("90 %", "90%"), ColumnKind.Number), new("high95", new("97.5 %", "97.5%"), ColumnKind.Number) { Wide = true },
            ],
            estimate is null ? [] : [.. Enumerable.Range(0, estimate.Periods.Count).Select(t => new ResultRow($"{s.Key}:{estimate.Periods[t]}", ComponentRow(results, s, estimate, t)))])
        {
            Note = estimate is null ? null : ComponentsNote.With(Word(s.Problem.Frequency), estimate.IsLog ? Multiplies : AddsUp, StructuralEngine.Method),
            WhyEmpty = s.Solution.Reason is { } reason ? NoComponents.With(reason) : null,
        };
    }

    private static Cell[] ComponentRow(Results results, SeriesAnalysis s, StructuralEstimate estimate, int t)
    {
        var isProjected = t >= estimate.ObservedPeriods;
        var published = s.Published(estimate.Periods[t]);
        var (low, median, high) = At(estimate, t);
        var (lowest, _, highest) = At(estimate, t, Quantile975);
        Cell Part(SeriesPart part, bool isThere) => !isThere ? Cell.None
            : estimate.IsLog ? Cell.Of(Math.Round(estimate.Levels(part)[t], 4), null, s.Solution.Status) : Value(s, estimate.Levels(part)[t]);
        Cell Interval(double value) => published is not null ? Cell.None : Uncertain(s, value, low, high);
        return
        [
            Cell.Of(results.Words.Period(estimate.Periods[t])),
            Cell.Of(isProjected ? ProjectedWord : EstimatedWord),
            published is { } p ? Cell.Of(p.Value / (double)s.Unit.Factor, s.Unit, p.Status, new Amount(p.Value, s.Unit)) : Cell.None,
            isProjected ? Uncertain(s, median, low, high) : Value(s, median),
            Value(s, estimate.Levels(SeriesPart.Adjusted)[t]),
            Value(s, estimate.Levels(SeriesPart.Trend)[t]),
            Part(SeriesPart.Seasonal, estimate.HasSeasonal),
            Part(SeriesPart.Festival, estimate.Effects.Any(e => e.Part == SeriesPart.Festival)),
            Part(SeriesPart.Breaks, estimate.Effects.Any(e => e.Part == SeriesPart.Breaks)),
            Interval(lowest), Interval(low), Interval(high), Interval(highest),
        ];
    }

    private static ResultTable Tests(Results results, SeriesAnalysis s)
    {
        var rows = new List<ResultRow>();
        void Add(string key, ILocalised what, double value, double p = double.NaN, double degrees = double.NaN) => rows.Add(new(
            $"{s.Key}/{key}", [Cell.Of(what), Cell.Of(Significant(value), null, ValueStatus.Derived), Cell.Of(Significant(p), null, ValueStatus.Derived), Cell.Of(degrees, null, ValueStatus.Derived)]));
        if (s.Solution.Estimate is { } estimate)
        {
            Add("figures", Figures, estimate.ObservationCount);
            Add("diffuse", Diffuse, estimate.DiffuseCount);
            foreach (var (kind, variance) in estimate.Variances.OrderBy(v => v.Key))
            {
                var deviation = Math.Sqrt(variance);
                Add($"deviation/{kind.ToString().ToLowerInvariant()}", VarianceOf.With(VarianceWords[(int)kind]), estimate.IsLog ? deviation : deviation / (double)s.Unit.Factor);
            }

            Add("log_likelihood", LogLikelihood, estimate.LogLikelihood);
            Add("aic", Aic, estimate.Aic);
            var tests = estimate.Diagnostics;
            foreach (var (key, words, test) in ((string, Phrase, InnovationTest)[])[("ljung_box", LjungBox, tests.LjungBox), ("normality", Normality, tests.Normality), ("spread", Spread, tests.Heteroscedasticity)])
            {
                if (!double.IsNaN(test.Statistic))
                {
                    Add(key, words, test.Statistic, test.PValue, test.Degrees);
                }
            }
        }

        return new(
            "series_tests", TestsTitle.With(results.Words.Series(s.Series)),
            [
                new("what", new("What", "项目")), new("value", new("Value", "数值"), ColumnKind.Number), new("p", new("p value", "p 值"), ColumnKind.Number),
                new("degrees", new("Degrees of freedom", "自由度"), ColumnKind.Number),
            ],
            rows)
        {
            WhyEmpty = s.Solution.Reason is { } reason ? NoComponents.With(reason) : null,
        };
    }

    private static ResultTable Decisions(Results results, SeriesAnalysis s) => new(
        "series_decisions", DecisionsTitle.With(results.Words.Series(s.Series)), [new("decision", new("Decision", "选择"))],
        [.. Decided(results, s).Select((d, i) => new ResultRow($"{s.Key}/decision/{i + 1}", [Cell.Of(d)]))])
    {
        WhyEmpty = NoDecisions,
    };

    private static double Significant(double value) => value == 0 || !double.IsFinite(value) ? value : Math.Round(value, Math.Clamp(4 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));

    private static Cell Value(SeriesAnalysis s, double baseValue) => Cell.Of(baseValue / (double)s.Unit.Factor, s.Unit, s.Solution.Status, new Amount(baseValue, s.Unit));

    private static Cell Uncertain(SeriesAnalysis s, double baseValue, double low, double high) =>
        Cell.Of(baseValue / (double)s.Unit.Factor, s.Unit, ValueStatus.Estimate, UncertainAmount.Within(baseValue, low, high, s.Unit));
}
