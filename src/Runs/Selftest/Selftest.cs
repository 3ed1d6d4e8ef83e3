using Songhua.AddUp;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>One published number against what this machine computes.</summary>
/// <param name="What">What is compared.</param>
/// <param name="Published">The published number.</param>
/// <param name="Computed">The number computed here.</param>
/// <param name="Tolerance">The difference allowed, from the published number's precision.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Source">Where it was published.</param>
public sealed record SelftestCheck(ILocalised What, double Published, double Computed, double Tolerance, Unit Unit, string Source)
{
    /// <summary>Whether the two agree within the tolerance.</summary>
    public bool Passed => Math.Abs(Published - Computed) <= Tolerance;

    // Half a unit of the last digit printed, trailing zeros among them.
    internal static SelftestCheck Printed(ILocalised what, decimal published, double computed, Unit unit, string source) =>
        new(what, (double)published, computed, 0.5 * Math.Pow(10, -published.Scale), unit, source);
}

/// <summary>Repeats published numbers on the user's own machine.</summary>
public static class Selftest
{
    private const string ChinaDailyMarch = "arithmetic of figures in China Daily, 2024-03-07";
    private const string ChinaDailyApril = "arithmetic of figures in China Daily, 2024-04-23";
    private const string Scio = "arithmetic of figures in SCIO / China.org.cn, 2024-05-16";
    private const string OpenSdg = "definition of the Open SDG / Statistics Canada / Eurostat ratio";

    private static readonly Phrase RevenueBase = new("tourism revenue of Changchun in 2022, from 241.11 billion at +208.56 %", "由 2411.1 亿元、增长 208.56% 推得的 2022 年长春旅游收入");
    private static readonly Phrase VisitsBase = new("visits to Changchun in 2022, from 147 million at +161.74 %", "由 1.47 亿人次、增长 161.74% 推得的 2022 年长春游客量");
    private static readonly Phrase Spending = new("spending per visit in Changchun in 2023", "2023 年长春人均旅游花费");
    private static readonly Phrase TotalOutput = new("total industrial output in 2030 that ten clusters of at least 1,800 billion at 85 % imply", "十大集群不少于 1.8 万亿元、占 85% 所隐含的 2030 年工业总产值");
    private static readonly Phrase RevenuePace = new("growth a year needed from 241.11 billion in 2023 to 360 billion in 2025", "由 2023 年 2411.1 亿元到 2025 年 3600 亿元所需年均增速");
    private static readonly Phrase RateTen = new("exchange rate in '10 billion yuan ($1.4 billion)'", "“100 亿元（14 亿美元）”所用汇率");
    private static readonly Phrase RateTrillion = new("exchange rate in '1 trillion yuan ($139 billion)'", "“1 万亿元（1390 亿美元）”所用汇率");
    private static readonly Phrase RuleRatio = new("progress ratio of a series that grew 2 % a year where 4 % was needed", "实际年均增长 2%、所需 4% 时的进度比");

    /// <summary>Every check of the methods at hand.</summary>
    public static IReadOnlyList<SelftestCheck> All() => [.. Statements(), .. GrowthSelftest.All(), .. OutlookSelftest.All(), .. InputOutputSelftest.All(), .. LocationSelftest.All(), .. RelatednessSelftest.All()];

    private static IReadOnlyList<SelftestCheck> Statements()
    {
        var billion = Unit("billion CNY");
        var perDollar = Unit("CNY/USD");
        return
        [
            new(RevenueBase, 78.14, YearBefore(Figure("241.11 billion CNY"), Figure("208.56 %")).Middle / 1e9, 0.005, billion, ChinaDailyMarch),
            new(VisitsBase, 56.16, YearBefore(Figure("147 million visits"), Figure("161.74 %")).Middle / 1e6, 0.005, Unit("million visits"), ChinaDailyMarch),
            new(Spending, 1640, (Figure("241.11 billion CNY") / Figure("147 million visits")).Middle, 0.5, Unit("CNY/visit"), ChinaDailyMarch),
            new(TotalOutput, 2118, ImpliedTotal() / 1e9, 0.5, billion, Scio),
            new(RevenuePace, 22.2, RequiredPace.Compound(241.11, 360, 2) * 100, 0.05, UnitCatalogue.Percent, ChinaDailyMarch),
            new(RateTen, 7.14, 10 / 1.4, 0.005, perDollar, ChinaDailyApril),
            new(RateTrillion, 7.19, 1000.0 / 139, 0.005, perDollar, ChinaDailyMarch),
            new(RuleRatio, 0.5, ProgressRule.Ratio(100, RequiredPace.Follow(100, 0.02, 4), RequiredPace.Follow(100, 0.04, 10), 4, 10, Better.Higher), 1e-9, UnitCatalogue.One, OpenSdg),
        ];
    }

    // level = base x (1 + growth), solved for the base by the add-up engine.
    private static Interval YearBefore(Interval level, Interval growth)
    {
        var problem = new AddUpProblem();
        var now = problem.AddVariable("now", Interval.NonNegative);
        var before = problem.AddVariable("before", Interval.NonNegative);
        var factor = problem.AddVariable("1 + growth", Interval.NonNegative);
        var said = problem.AddStatement("said", isRelation: false);
        problem.AddBound(said, now, level);
        problem.AddBound(said, factor, growth + Interval.Point(1));
        problem.AddProduct(AddUpProblem.Definition, now, before, factor);
        return AddUpEngine.Solve(problem, new AddUpSpec()).Bounds(before);
    }

    // One cluster of a trillion, one of a hundred billion, one without a size, seven of more than a hundred billion; 85 % of the total.
    private static double ImpliedTotal()
    {
        var problem = new AddUpProblem();
        var said = problem.AddStatement("said", isRelation: false);
        var clusters = new List<Term>();
        foreach (var floor in (double[])[1e12, 1e11, 0, 1e11, 1e11, 1e11, 1e11, 1e11, 1e11, 1e11])
        {
            var cluster = problem.AddVariable("cluster", Interval.NonNegative);
            problem.AddBound(said, cluster, Interval.AtLeast(floor));
            clusters.Add(new Term(cluster, 1));
        }

        var sum = problem.AddVariable("sum", Interval.NonNegative);
        var total = problem.AddVariable("total", Interval.NonNegative);
        var share = problem.AddVariable("share", Interval.NonNegative);
        problem.AddLinear(AddUpProblem.Definition, [.. clusters, new Term(sum, -1)], Interval.Point(0));
        problem.AddBound(said, share, Interval.Enclosing(0.85m, 0.85m));
        problem.AddProduct(AddUpProblem.Definition, sum, total, share);
        return AddUpEngine.Solve(problem, new AddUpSpec()).Bounds(total).Low;
    }

    private static Interval Figure(string written)
    {
        FigureParser.TryParse(written, null, out var figure, out _);
        return figure!.Interval;
    }

    private static Unit Unit(string written) => UnitCatalogue.Parse(written)!;
}
