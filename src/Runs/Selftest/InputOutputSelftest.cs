using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>
/// The two sectors of Miller and Blair and the six of Germany 1995: coefficients, inverses, new final demand, linkages and extraction.
/// Losses of an extraction are positive here, and printed as negative changes in the literature.
/// </summary>
internal static class InputOutputSelftest
{
    private const string MillerBlair = "R. E. Miller and P. D. Blair (2009), Input-output analysis, 2nd ed., tables 2.3 and 2.4";
    private const string MillerBlairClosed = "R. E. Miller and P. D. Blair (2009), Input-output analysis, 2nd ed., sections 2.5 and 6.2";
    private const string MillerBlairGhosh = "R. E. Miller and P. D. Blair (2009), Input-output analysis, 2nd ed., section 12.1";
    private const string MillerBlairExtraction = "table 2.3 of R. E. Miller and P. D. Blair (2009), extraction recomputed in R";
    private const string Eurostat = "Eurostat (2008), Manual of supply, use and input-output tables, chapter 15: Germany 1995";
    private const string EurostatCopy = "Eurostat (2008), Manual of supply, use and input-output tables, chapter 15: Germany 1995 with 1,079,400 as the output of industry";
    private const string EurostatRecomputed = "Germany 1995 of Eurostat (2008), Manual of supply, use and input-output tables, recomputed in R";

    private static readonly Phrase Technical = new("technical coefficient, input of sector {0} in sector {1}", "直接消耗系数：部门 {1} 对部门 {0} 的消耗");
    private static readonly Phrase Leontief = new("Leontief inverse, row {0}, column {1}", "列昂惕夫逆矩阵第 {0} 行第 {1} 列");
    private static readonly Phrase Output = new("output of sector {0} for the final demand 600 and 1500", "最终需求为 600 和 1500 时部门 {0} 的产出");
    private static readonly Phrase Labour = new("labour in sector {0} for the final demand 600 and 1500", "最终需求为 600 和 1500 时部门 {0} 的劳动投入");
    private static readonly Phrase Closed = new("total output multiplier of sector {0}, closed for households", "部门 {0} 的总产出乘数（对居民封闭）");
    private static readonly Phrase Earned = new("labour income of a unit of final demand for sector {0}, closed for households", "部门 {0} 单位最终需求的劳动收入（对居民封闭）");
    private static readonly Phrase Allocation = new("allocation coefficient, sales of sector {0} to sector {1}", "直接分配系数：部门 {0} 对部门 {1} 的分配");
    private static readonly Phrase Ghosh = new("Ghosh inverse, row {0}, column {1}", "Ghosh 逆矩阵第 {0} 行第 {1} 列");
    private static readonly Phrase Loss = new("loss of output without sector {0}", "去除部门 {0} 后的产出损失");
    private static readonly Phrase LossOfOthers = new("loss of output of the others without sector {0}", "去除部门 {0} 后其他部门的产出损失");

    private static readonly Phrase Backward = new("Germany 1995, backward linkage: {0}", "德国 1995 年后向联系：{0}");
    private static readonly Phrase Diagonal = new("Germany 1995, diagonal of the Leontief inverse: {0}", "德国 1995 年列昂惕夫逆矩阵对角元素：{0}");
    private static readonly Phrase Forward = new("Germany 1995, forward linkage (Ghosh): {0}", "德国 1995 年前向联系（Ghosh）：{0}");
    private static readonly Phrase Power = new("Germany 1995, power of dispersion: {0}", "德国 1995 年影响力系数：{0}");
    private static readonly Phrase Sensitivity = new("Germany 1995, sensitivity of dispersion: {0}", "德国 1995 年感应度系数：{0}");
    private static readonly Phrase GermanLoss = new("Germany 1995, loss of output of the others without {0}, million EUR", "德国 1995 年去除该部门后其他部门的产出损失（百万欧元）：{0}");

    private static readonly Phrase Agriculture = new("agriculture", "农业");
    private static readonly Phrase Industry = new("industry", "工业");
    private static readonly Phrase Construction = new("construction", "建筑业");
    private static readonly Phrase Trade = new("trade and transport", "贸易与运输");
    private static readonly Phrase Business = new("business services", "商务服务");
    private static readonly Phrase Other = new("other services", "其他服务");

    private static readonly IReadOnlyList<ILocalised> Two = [LocalText.Same("1"), LocalText.Same("2")];
    private static readonly IReadOnlyList<ILocalised> Six = [Agriculture, Industry, Construction, Trade, Business, Other];

    // Million EUR at basic prices.
    private static readonly double[,] GermanFlows =
    {
        { 1131, 25480, 1, 607, 710, 762 },
        { 7930, 304584, 64167, 41082, 11981, 30360 },
        { 426, 7334, 3875, 5296, 23457, 9155 },
        { 3559, 72717, 14190, 74399, 10835, 21008 },
        { 3637, 96115, 31027, 65755, 193176, 34223 },
        { 1552, 14986, 1747, 11225, 15058, 22070 },
    };

    // What the rows add to. A well-known copy of the table carries 1,079,400 for industry, and the forward linkages as published follow
    // from that: with 1,079,446 the fourth is 1.58485, which rounds to 1.5848.
    private static readonly double[] GermanOutput = [43910, 1079446, 245606, 540063, 692487, 508918];
    private static readonly double[] CopiedOutput = [43910, 1079400, 245606, 540063, 692487, 508918];

    internal static IReadOnlyList<SelftestCheck> All() => [.. TwoSectors(), .. Germany()];

    private static IReadOnlyList<SelftestCheck> TwoSectors()
    {
        var flows = new DenseMatrix(new double[,] { { 150, 500 }, { 200, 100 } });
        double[] output = [1000, 2000];
        var technical = Coefficients.Technical(flows, output).Matrix!;
        var allocation = Coefficients.Allocation(flows, output).Matrix!;
        var (leontief, ghosh) = (LeontiefSystem.Of(technical), GhoshSystem.Of(allocation));
        var inverse = leontief.Inverse();
        var changed = leontief.Output([600, 1500]);
        var losses = HypotheticalExtraction.All(technical, inverse, [350, 1700], new() { FinalDemandShare = 1 });

        // Households sell .05 of their labour to themselves; what they buy of others is per unit of what is left.
        var closure = HouseholdClosure.Of(leontief, [.30, .25], [.05 / .95, .40 / .95]);
        double[] earned = [.. closure.Total([.30, .25]).Select(h => h / .95)];
        return
        [
            .. Square(Technical, [.15m, .25m, .20m, .05m], technical, MillerBlair),
            .. Square(Leontief, [1.25412541m, .330033m, .2640264m, 1.12211221m], inverse, MillerBlair),
            .. Each(Output, Two, [1247.5m, 1841.6m], changed, MillerBlair),

            // The book multiplies outputs that it has rounded to one digit.
            new(Labour.With(Two[0]), 374.25, 0.30 * changed[0], 0.30 * 0.05, UnitCatalogue.One, MillerBlair),
            new(Labour.With(Two[1]), 460.4, 0.25 * changed[1], 0.05, UnitCatalogue.One, MillerBlair),
            .. Each(Closed, Two, [2.462m, 2.262m], [.. closure.TotalOutput(withHouseholds: false).Zip(earned, (x, h) => x + h)], MillerBlairClosed),
            .. Each(Earned, Two, [.570m, .489m], earned, MillerBlairClosed),
            .. Square(Allocation, [.15m, .50m, .10m, .05m], allocation, MillerBlairGhosh),
            .. Square(Ghosh, [1.2541254m, .660066m, .1320132m, 1.1221122m], ghosh.Inverse(), MillerBlairGhosh),
            .. Each(Loss, Two, [1210.526m, 2588.235m], [.. losses.Select(l => l.Total)], MillerBlairExtraction),
            .. Each(LossOfOthers, Two, [210.526m, 588.235m], [.. losses.Select(l => l.Others)], MillerBlairExtraction),
        ];
    }

    private static IReadOnlyList<SelftestCheck> Germany()
    {
        var flows = new DenseMatrix(GermanFlows);
        var technical = Coefficients.Technical(flows, GermanOutput).Matrix!;
        var (system, ghosh) = (LeontiefSystem.Of(technical), GhoshSystem.Of(Coefficients.Allocation(flows, CopiedOutput).Matrix!));
        var inverse = system.Inverse();
        var backward = Linkages.Backward(system);
        double[] demand = [.. GermanOutput.Zip(technical.Times(GermanOutput), (x, z) => x - z)];
        var losses = HypotheticalExtraction.All(technical, inverse, demand, new() { FinalDemandShare = 1 });
        return
        [
            .. Each(Backward, Six, [1.7048m, 1.8413m, 1.8136m, 1.6035m, 1.5951m, 1.3782m], backward, Eurostat),
            .. Each(Diagonal, Six, [1.0339m, 1.4292m, 1.0289m, 1.1784m, 1.4126m, 1.0515m], [.. Six.Select((_, i) => inverse[i, i])], Eurostat),
            .. Each(Forward, Six, [2.1126m, 1.6910m, 1.3558m, 1.5849m, 2.1037m, 1.2106m], Linkages.Forward(ghosh), EurostatCopy),
            .. Each(Power, Six, [1.0294m, 1.1118m, 1.0951m, .9683m, .9631m, .8322m], Linkages.Normalised(backward), EurostatRecomputed),
            .. Each(Sensitivity, Six, [.6591m, 1.4636m, .7034m, .9853m, 1.4522m, .7364m], Linkages.Normalised(Linkages.LeontiefRowSums(system)), EurostatRecomputed),
            .. Each(GermanLoss, Six, [28497m, 311297m, 187304m, 194833m, 89464m, 158147m], [.. losses.Select(l => l.Others)], EurostatRecomputed),
        ];
    }

    private static IEnumerable<SelftestCheck> Square(Phrase what, decimal[] published, DenseMatrix computed, string source) =>
        published.Select((p, k) => SelftestCheck.Printed(
            what.With(Two[k / 2], Two[k % 2]), p, computed[k / 2, k % 2], UnitCatalogue.One, source));

    private static IEnumerable<SelftestCheck> Each(Phrase what, IReadOnlyList<ILocalised> names, decimal[] published, double[] computed, string source) =>
        published.Select((p, k) => SelftestCheck.Printed(what.With(names[k]), p, computed[k], UnitCatalogue.One, source));
}
