using Songhua.AddUp;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;
using Songhua.Structure;

namespace Songhua.Pages;

/// <summary>How the numbers were made: each method, its version, what it was validated against, and what its words mean.</summary>
internal static class MethodSection
{
    private static readonly Phrase Version = new("{0}, version {1}", "{0}，版本 {1}");
    private static readonly Phrase Validated = new("Validated against: ", "验证依据：");
    private static readonly Phrase Unvalidated = new("Not validated against published results.", "尚未与已公布结果核对验证。");

    private static readonly Phrase PaceWords = new(
        "The observed pace is compared with the pace still required from the latest value to the target. On track from {0} of the required pace, needs acceleration from {1}, off track below; met and missed once the period is over or the target holds. Where something had to be known and is not, there is no verdict.",
        "将现有速度与自最新值至目标所需的速度相比较：达到所需速度的 {0} 为符合进度，达到 {1} 为需要加快，低于此为明显滞后；期限已过或目标已达则为未实现或已实现。所需数据缺失时不作结论。");

    private static readonly Phrase OutlookWords = new(
        "The yearly growth of the series is projected: a common pace, shrunk towards comparable regions where the plan names a panel, and a deviation of its own that fades; parameters are taken as uncertain. The probability of a target is the integral of that distribution over the values that meet it. Beside it stands how often comparable regions kept up such a pace for as long. Where data do not carry a probability, none is given.",
        "对序列的年度增长进行预测：共同增速（规划指定面板时向可比地区收缩）加上逐渐消退的自身偏离，并计入参数不确定性。目标概率为该分布在达标范围上的积分；同时列出可比地区保持同样速度的历史比例。数据不足时不给出概率。");

    private static readonly Phrase EnsembleWords = new(
        "All projected series are drawn together with correlated shocks; every draw is moved by as little as possible to hold the plan's formulas and part-whole relations. Probabilities are shares of the draws, with the margin that their number leaves.",
        "对所有可预测序列共同抽样，冲击相关；每次抽样以最小调整满足规划的公式和部分—整体关系。概率为抽样中的占比，并给出抽样次数所致误差范围。");

    private static readonly Phrase AddUpWords = new(
        "Every figure is read as the range that its wording and rounding allow. Statements are propagated through sums, shares, growth rates and formulas; a contradiction is a set of statements for which no value is left. Past targets take no part: an outcome that differs from a target is a missed target, not a contradiction.",
        "每个数值按其措辞和四舍五入所允许的区间读取。各语句通过加总、占比、增速和公式传播；若一组语句没有任何可行取值，即为矛盾。已到期的目标不参与：结果与目标不同是未实现，而非矛盾。");

    private static readonly Phrase GrowthWords = new(
        "Output of each enterprise times the value-added rate of its industry, deflated by the industry's producer price index, against the value added of the same enterprises a year before. Enterprises that are new, gone or without a base do not count; pulls add to the growth of the total.",
        "各企业产值乘以所属行业增加值率，按行业出厂价格指数缩减，与同一批企业上年同期增加值相比。新开工、退出或无基数的企业不计入；各组拉动点数之和等于总增速。");

    private static readonly Phrase BridgeWords = new(
        "Coverage is what the enterprises do that are compared in one period only. Over the others prices, value-added rates and output are put in place of each other in every order and the changes averaged, so that the parts add up exactly and no order is preferred.",
        "口径变化为仅在一个时期可比的企业的影响；其余企业按所有替换次序对价格、增加值率和产出求平均影响，各部分精确相加，且不依赖次序。");

    private static readonly Phrase DisclosureWords = new(
        "Cells with too few enterprises, or in which one or two dominate, are withheld, and others with them so that nothing can be derived; the bounds that an outsider can derive are computed exactly.",
        "企业过少或由一两家企业主导的单元不予公布，并同时隐去其他单元以防推算；对外部可推算的区间进行精确计算审核。");

    private static readonly Phrase InputOutputWords = new(
        "What each sector buys per unit of output makes a system of equations; its solution gives what a unit of final demand calls up in all sectors. Imports are kept apart.",
        "以单位产出的购买构成方程组，其解给出单位最终需求在各部门引起的产出。进口单独处理。");

    private static readonly Phrase RegionWords = new(
        "A region that is less specialised in a product than the nation buys some of it from outside: the nation's coefficients are scaled down by location quotients. An estimate, where no survey of the region exists.",
        "地区某产品的专业化程度低于全国时须从区外购入：用区位商缩减全国系数。在没有地区调查表时为估计。");

    private static readonly Phrase ExtractionWords = new(
        "A sector is thought away with its purchases, its sales and its final demand; the output that goes with it measures how much hangs on it.", "设想去除某部门的购买、销售和最终需求，由此减少的产出衡量其重要性。");

    private static readonly Phrase DisruptionWords = new(
        "Day by day each sector makes what orders, capacity and stocks of inputs allow; what is short is shared out, capacity grows a little under scarcity, and stocks are refilled. The assumptions matter: the sensitivity stands beside each result.",
        "逐日模拟：各部门按订单、产能和投入库存生产；短缺按规则分配，短缺时产能略有增加，库存逐步恢复。假设影响很大：每项结果均附敏感性分析。");

    private static readonly Phrase CommunityWords = new(
        "Sectors that buy from each other and are found in the same regions more than by size alone form communities; many seeded runs show how stable these are.", "相互购销且同地分布程度超过规模所致的部门构成社群；多次固定种子的运行显示其稳定性。");

    private static readonly Phrase LocationWords = new(
        "A location quotient is a region's share of an activity over its share of everything; the Herfindahl-Hirschman index adds the squared shares of enterprises.", "区位商为地区某活动占比与其总体占比之比；赫芬达尔—赫希曼指数为企业份额平方和。");

    private static readonly Phrase ShiftWords = new(
        "The growth of a place is split into that of the whole, that of its mix of sectors, and its own.", "将地区增长分解为整体增长、产业结构和自身速度三部分。");

    private static readonly Phrase RelatednessWords = new(
        "Two activities are near where regions that have one usually have the other; an activity is near to a region where much of what is near to it is there.", "拥有一项活动的地区通常也拥有另一项，则两者相近；与某活动相近的活动多在本地区，则该活动与本地区相近。");

    private static readonly Phrase ComplexityWords = new(
        "Regions with many activities that few others have rank high; the index is an eigenvector, whose sign and scale are a convention that is printed.", "拥有较多稀有活动的地区排名较高；该指数为特征向量，其符号与尺度按所注明的约定。");

    private static readonly Phrase StatusWords = new(
        "Official: published by a statistical office or stated by an authority. Derived: computed from other values. Estimate: made with judgement. Synthetic: made up by a generator for want of real data.",
        "官方：统计部门公布或主管部门发布。推算：由其他数值计算得出。估计：含主观判断。合成：因缺少真实数据而由程序生成。");

    internal static void Write(Page page)
    {
        One(page, Pace.Method, PaceWords.With(Share(page, Pace.OnTrackFrom), Share(page, Pace.AccelerationFrom)));
        One(page, OutlookEngine.Method, OutlookWords);
        if (page.Results.Together is not null)
        {
            One(page, EnsembleEngine.Method, EnsembleWords);
        }

        One(page, AddUpEngine.Method, AddUpWords);
        if (page.Results.Growth.Reports.Count > 0)
        {
            One(page, GrowthStep.Method, GrowthWords);
            One(page, BridgeStep.Method, BridgeWords);
            One(page, Publication.Method, DisclosureWords);
        }

        if (!page.Results.Structure.IsEmpty)
        {
            foreach (var (method, words) in ((Method, Phrase)[])
            [
                (LeontiefSystem.Method, InputOutputWords), (QuotientRegionalisation.Method, RegionWords), (HypotheticalExtraction.Method, ExtractionWords),
                (DisruptionEngine.Method, DisruptionWords), (CommunityDetection.Method, CommunityWords), (LocationQuotients.Method, LocationWords),
                (ShiftShare.Method, ShiftWords), (Proximity.Method, RelatednessWords), (Complexity.Method, ComplexityWords),
            ])
            {
                One(page, method, words);
            }
        }

        page.Html.Element("p", StatusWords);
    }

    private static string Share(Page page, double share) => Numerals.Write(share, UnitCatalogue.Percent, page.Language);

    private static void One(Page page, Method method, ILocalised words)
    {
        var html = page.Html;
        html.Open("article", ("class", "method")).Element("h3", Version.With(method.Name, method.Version)).Element("p", words);
        html.Open("p", ("class", "muted"));
        if (method.Validated is { } validated)
        {
            // What a method was validated against is a citation, which is not translated.
            html.Text(Validated).Text(validated);
        }
        else
        {
            html.Text(Unvalidated);
        }

        html.Close().CloseLine();
    }
}
