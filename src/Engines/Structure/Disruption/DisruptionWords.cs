using Songhua.Core;

namespace Songhua.Structure;

/// <summary>What the engine says of a table, a shock or a run.</summary>
internal static class DisruptionWords
{
    public static readonly Phrase BadSpec = new("The parameter {0} is out of range.", "参数 {0} 超出允许范围。");
    public static readonly Phrase Missing = new("{0}: there is no figure for {1}.", "{0}：缺少{1}。");
    public static readonly Phrase Negative = new("{0}: the figure for {1} is negative ({2:0.####}).", "{0}：{1}为负（{2:0.####}）。");
    public static readonly Phrase NoOutput = new(
        "{0} buys inputs but has no output; its use of inputs for a unit of output is not defined.", "{0}有中间投入但没有产出，无法确定单位产出的投入。");

    public static readonly Phrase NotBalanced = new(
        "{0}: sales of {1:0.####} differ from output of {2:0.####}; put the difference into final demand, or correct the table.",
        "{0}：销售合计 {1:0.####} 与产出 {2:0.####} 不符，请将差额列入最终需求或更正该表。");

    public static readonly Phrase NoActivity = new("No sector has output.", "所有部门均无产出。");
    public static readonly Phrase ShockSector = new("A shock names sector number {0}, which does not exist.", "冲击指向的第 {0} 个部门不存在。");
    public static readonly Phrase ShockShare = new("{0}: the share lost, {1}, is not between 0 and 1.", "{0}：损失份额 {1} 不在 0 与 1 之间。");
    public static readonly Phrase ShockDays = new("{0}: the days of a shock are negative or not given.", "{0}：冲击的天数为负或缺失。");
    public static readonly Phrase ShockEmpty = new("{0}: there is nothing to lose; its output is zero.", "{0}：产出为零，冲击没有对象。");
    public static readonly Phrase ShockNoImports = new("{0}: no sector buys it from outside, so its imports cannot be cut.", "{0}：没有部门从区外购入，不能设定调入中断。");
    public static readonly Phrase BadCriticality = new("{0} for {1}: criticality {2} is not between 0 and 1.", "{0}对{1}：必需程度 {2} 不在 0 与 1 之间。");
    public static readonly Phrase BadInventory = new("{0}: days of inventory are negative or infinite.", "{0}：库存天数为负或无穷大。");
    public static readonly Phrase BadDemand = new(
        "{0}: added demand needs an amount of zero or more, a first day and days above zero.", "{0}：新增需求的金额须为零或正数，并须给出起始日和大于零的天数。");

    public static readonly Phrase Withdrawn = new(
        "{0}: local final demand is {1:0.####}; the withdrawal from stocks is a supply that stays the same, and falls with demand below the usual.",
        "{0}：区内最终需求为 {1:0.####}，库存减少视为不变的供给，需求低于常态时按比例减少。");

    public static readonly Phrase GroupEmpty = new("The group has no output.", "该组部门没有产出。");
    public static readonly Phrase SourceShare = new("{0}: the share of a source, {1}, is not between 0 and 1.", "{0}：来源份额 {1} 不在 0 与 1 之间。");
    public static readonly Phrase LateShock = new("{0}: the shock begins after the horizon and has no effect.", "{0}：冲击在模拟期之后开始，没有影响。");
    public static readonly Phrase Capped = new("{0}: shocks that lose more than everything together are held at everything.", "{0}：多项冲击合计超过全部，按全部计。");
    public static readonly Phrase LongShock = new("{0}: the shock is not over at the end of the horizon; losses after it are not counted.", "{0}：模拟期末冲击尚未结束，其后的损失未计入。");

    public static readonly Phrase Inputs = new("purchases of {0}", "对{0}的购买");
    public static readonly Phrase LocalDemand = new("local final demand", "区内最终需求");
    public static readonly Phrase Exports = new("exports", "调出与出口");
    public static readonly Phrase Output = new("output", "产出");
    public static readonly Phrase ValueAdded = new("value added", "增加值");

    public static readonly Phrase InventoryDays = new("days of inventory", "库存天数");
    public static readonly Phrase RestorationDays = new("days to restore inventories", "库存恢复天数");
    public static readonly Phrase Overproduction = new("spare capacity that scarcity can call up", "短缺时可增加的产能");
    public static readonly Phrase Heterogeneity = new("share of the stock that must be there", "必备库存比例");
    public static readonly Phrase Halved = new("halved", "减半");
    public static readonly Phrase Doubled = new("doubled", "加倍");
    public static readonly Phrase AsGiven = new("as given", "按设定");
}

/// <summary>The rules of a disruption in words.</summary>
public static class DisruptionRuleWords
{
    private static readonly Phrase Proportional = new("every order by the same share", "按同一比例满足各项订单");
    private static readonly Phrase IndustryFirst = new("industries first, final users after", "先满足中间需求，再满足最终需求");
    private static readonly Phrase ForWanted = new("for what is wanted, towards the usual stock", "按所需产出订货，恢复至正常库存");
    private static readonly Phrase ForUsed = new("for what was used, towards a stock for the present output", "按实际用量订货，恢复至当前产出所需库存");

    /// <summary>Who is served first.</summary>
    public static Phrase Word(this RationingRule rule) => rule == RationingRule.Proportional ? Proportional : IndustryFirst;

    /// <summary>What buyers order.</summary>
    public static Phrase Word(this OrderRule rule) => rule == OrderRule.Wanted ? ForWanted : ForUsed;
}
