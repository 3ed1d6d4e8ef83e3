using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>What the engine says of its choices.</summary>
internal static class StructuralWords
{
    public static readonly Phrase NoObservations = new("There are no observations.", "没有观测值。");

    public static readonly Phrase TooFew = new(
        "{0} independent observations cannot carry {1} unknown starting values and {2} variances.", "{0} 个独立观测值不足以估计 {1} 个初始状态和 {2} 个方差。");

    public static readonly Phrase NotIdentified = new("The observations do not determine the level.", "观测值不能确定水平。");
    public static readonly Phrase NotPositive = new(
        "Logarithms were asked for, but the figures, or differences between cumulative figures, are not all positive.", "要求取对数，但数值或累计值之差并非全部为正。");

    public static readonly Phrase SearchFailed = new(
        "The search for the largest likelihood did not converge; the estimates are its last state.", "似然函数最大化未收敛，所列为最后一步的估计。");

    public static readonly Phrase SumsOff = new(
        "The path does not add up to the published sums: the largest relative difference is {0:0.0e+0}.", "路径之和与已公布合计不符，最大相对差为 {0:0.0e+0}。");

    public static readonly Phrase LogGiven = new("Logarithms: as asked for.", "取对数：按要求。");
    public static readonly Phrase LevelGiven = new("No logarithms: as asked for.", "不取对数：按要求。");
    public static readonly Phrase LevelForced = new(
        "No logarithms: the figures, or differences between cumulative figures, are not all positive.", "不取对数：数值或累计值之差并非全部为正。");

    public static readonly Phrase LogShort = new(
        "Logarithms: all figures are positive, and {0} innovations are too few for a comparison.", "取对数：数值均为正，而 {0} 个新息不足以比较两种尺度。");

    public static readonly Phrase LogOfSums = new(
        "Logarithms: all figures are positive. With sums of several base periods the two scales are not compared.", "取对数：数值均为正。含多个基期合计时不比较两种尺度。");

    public static readonly Phrase LogBetter = new(
        "Logarithms: their log-likelihood is {0:0.00}, without them {1:0.00}, in the same units.", "取对数：同一单位下对数似然为 {0:0.00}，不取对数为 {1:0.00}。");

    public static readonly Phrase LevelBetter = new(
        "No logarithms: the log-likelihood is {1:0.00} without them, {0:0.00} with them, in the same units; the difference exceeds 1.",
        "不取对数：同一单位下不取对数的对数似然为 {1:0.00}，取对数为 {0:0.00}，相差超过 1。");

    public static readonly Phrase SeasonalShort = new(
        "No seasonal: {0} observations are shorter than a year, {1} are needed.", "不设季节成分：短于一年的观测值有 {0} 个，至少需要 {1} 个。")
    {
        One = "No seasonal: {0} observation is shorter than a year, {1} are needed.",
    };

    public static readonly Phrase SeasonalAsked = new("The seasonal is in the model: as asked for.", "设季节成分：按要求。");
    public static readonly Phrase SeasonalNone = new("No seasonal: as asked for.", "不设季节成分：按要求。");
    public static readonly Phrase SeasonalKept = new(
        "The seasonal is kept: chi-square {0:0.0} with {1} degrees of freedom, p = {2:0.0000}.", "保留季节成分：卡方 {0:0.0}，自由度 {1}，p = {2:0.0000}。");

    public static readonly Phrase SeasonalDropped = new(
        "The seasonal is dropped: chi-square {0:0.0} with {1} degrees of freedom, p = {2:0.0000}.", "去掉季节成分：卡方 {0:0.0}，自由度 {1}，p = {2:0.0000}。");

    public static readonly Phrase Tied = new(
        "{0} and the base period before are never published apart; their seasonal effects are taken as equal at the start, give or take 20 %.", "{0}与其前一期从未分别公布，假定二者的初始季节效应相等，标准差为 20%。");

    public static readonly Phrase FestivalMonthly = new(
        "No Spring Festival effect: it moves within one base period.", "不设春节效应：其日期变动不跨越基期。");

    public static readonly Phrase FestivalNone = new("No Spring Festival effect: as asked for.", "不设春节效应：按要求。");
    public static readonly Phrase FestivalAsked = new("The Spring Festival effect is in the model: as asked for.", "设春节效应：按要求。");
    public static readonly Phrase FestivalNoSeasonal = new("No Spring Festival effect: there is no seasonal.", "不设春节效应：没有季节成分。");
    public static readonly Phrase FestivalYears = new(
        "No Spring Festival effect: its dates are known for 1902 to 2100 only.", "不设春节效应：春节日期仅覆盖 1902 至 2100 年。");

    public static readonly Phrase FestivalKept = new(
        "The Spring Festival effect is kept: chi-square {0:0.0} with {1} degrees of freedom, p = {2:0.0000}.", "保留春节效应：卡方 {0:0.0}，自由度 {1}，p = {2:0.0000}。");

    public static readonly Phrase FestivalDropped = new(
        "The Spring Festival effect is dropped: chi-square {0:0.0} with {1} degrees of freedom, p = {2:0.0000}.", "去掉春节效应：卡方 {0:0.0}，自由度 {1}，p = {2:0.0000}。");

    public static readonly Phrase NotSeen = new("{0}: the observations cannot tell it; it is left out.", "{0}：观测值无法识别，已略去。");

    public static readonly Phrase Before = new("Spring Festival, days before", "春节前");
    public static readonly Phrase During = new("Spring Festival, holiday", "春节假期");
    public static readonly Phrase After = new("Spring Festival, days after", "春节后");
    public static readonly Phrase Break = new("break of level from {0}", "自 {0} 起的水平变动");
    public static readonly Phrase BreakWhy = new("break of level from {0} ({1})", "自 {0} 起的水平变动（{1}）");
    public static readonly Phrase Outlier = new("outlier of {0}", "{0}的离群值");
    public static readonly Phrase Seasonal = new("seasonal", "季节成分");
    public static readonly Phrase Slope = new("slope", "斜率");

    public static readonly Phrase BreakSize = new("{0}: estimated at {1:0.####}, standard error {2:0.####}.", "{0}：估计值 {1:0.####}，标准误 {2:0.####}。");
    public static readonly Phrase BreakRatio = new(
        "{0}: estimated at {1:+0.0;-0.0} %, standard error {2:0.0} percentage points.", "{0}：估计值 {1:+0.0;-0.0}%，标准误 {2:0.0} 个百分点。");

    public static readonly Phrase Start = new("Start {0}: log-likelihood {1:0.0000}, {2}.", "起点 {0}：对数似然 {1:0.0000}，{2}。");
    public static readonly Phrase Zero = new("The variance of the {0} is estimated at zero: it does not move.", "{0}的方差估计为零：该成分不变动。");
    public static readonly Phrase Penalised = new(
        "Variances are pulled towards what is known beforehand ({0} in all).", "方差向先验信息收缩（共 {0} 项）。");

    public static readonly Phrase Agrees = new(
        "{0} repeats what {1} say and is not used twice.", "{0}与{1}所示一致，不重复使用。");

    public static readonly Phrase Contradicts = new(
        "{0} is published as {2}, but {1} imply {3}; it is not used, and one of them is wrong.", "{0}公布值为 {2}，而由{1}推得 {3}；该值未使用，其中必有一误。");

    private static readonly Phrase Irregular = new("irregular", "不规则成分");
    private static readonly Phrase Level = new("level", "水平");
    private static readonly Phrase Converged = new("converged", "已收敛");
    private static readonly Phrase NoDescent = new("no further descent", "无法继续下降");
    private static readonly Phrase TooMany = new("too many steps", "步数用尽");
    private static readonly Phrase NoStart = new("not defined there", "起点处无定义");

    public static Phrase Of(VarianceKind kind) => kind switch
    {
        VarianceKind.Irregular => Irregular,
        VarianceKind.Level => Level,
        VarianceKind.Slope => Slope,
        _ => Seasonal,
    };

    public static Phrase Of(Numerics.SearchOutcome outcome) => outcome switch
    {
        Numerics.SearchOutcome.Converged => Converged,
        Numerics.SearchOutcome.NoFurtherDescent => NoDescent,
        Numerics.SearchOutcome.TooManySteps => TooMany,
        _ => NoStart,
    };
}
