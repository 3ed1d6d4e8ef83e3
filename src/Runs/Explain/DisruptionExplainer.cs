using System.Globalization;
using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Why is a number of an outage what it is: what was struck, how much of the region that is, and the parameters of the run. The region's table is said by others.</summary>
internal sealed class DisruptionExplainer(Results results)
{
    private static readonly Phrase ShocksWord = new("shocks", "冲击");
    private static readonly Phrase ShockSaid = new("{0}: {1} of capacity from day {2}, {3} days in full, back over {4} days", "{0}：自第 {2} 日起损失产能 {1}，全幅 {3} 天，{4} 天内恢复");
    private static readonly Phrase ImportSaid = new("{0}: {1} of what comes from outside from day {2}, {3} days in full, back over {4} days", "{0}：自第 {2} 日起区外供给减少 {1}，全幅 {3} 天，{4} 天内恢复");
    private static readonly Phrase Parameters = new("parameters (docs/methods/disruption.md)", "参数（见 docs/methods/disruption.md）");
    private static readonly Phrase Stocks = new("days of inventory", "库存天数");
    private static readonly Phrase Restoration = new("days to restore inventories", "恢复库存的天数");
    private static readonly Phrase Capacity = new("largest capacity over the usual, and days to reach it", "最大产能与正常之比及达到天数");
    private static readonly Phrase CapacityOf = new("{0}, {1}", "{0}，{1}");
    private static readonly Phrase Essential = new("share of the stock that must be there", "必备库存比例");
    private static readonly Phrase Rationing = new("rationing", "配给规则");
    private static readonly Phrase Orders = new("orders", "订货规则");
    private static readonly Phrase Days = new("days that were simulated", "模拟天数");
    private static readonly Phrase NotesWord = new("what was taken for want of knowledge", "缺少资料时的取值");
    private static readonly Phrase SharesWord = new("share of {0} in the region: value added of each group of sectors in {1}", "{0}占本地区的比重：{1} 年各部门组增加值");
    private static readonly Phrase Outage = new("the outage of a source", "来源中断");
    private static readonly Phrase OutageOf = new("all of it for {0} days, back at once", "完全中断 {0} 天后立即恢复");
    private static readonly Phrase Tried = new("products that were tried", "所模拟的产品");
    private static readonly Phrase TriedOf = new("{0} of {1}, those of which it buys most: {2} of its purchases", "{1} 种中购买最多的 {0} 种，占其购买额的 {2}");

    /// <summary>What stands behind a row of an outage.</summary>
    /// <param name="disruption">The outage.</param>
    /// <param name="key">The row's address, in parts.</param>
    internal IEnumerable<Explanation> Of(Disruption disruption, string[] key)
    {
        yield return new Explanation(ShocksWord, null)
        {
            Span = disruption.Scenario.Span,
            Parts =
            [
                .. disruption.Shocks.Select(s => new Explanation(
                    (s.Target == ShockTarget.Imports ? ImportSaid : ShockSaid).With(
                        disruption.Region.Nation.Names[s.Sector], new Amount(s.LostShare, UnitCatalogue.Percent), Numerals.Write(s.FromDay), Numerals.Write(s.FullDays), Numerals.Write(s.RecoveryDays)), null)),
            ],
        };
        foreach (var place in disruption.Places)
        {
            yield return new Explanation(SharesWord.With(place.Place.Name, place.Year.ToString(CultureInfo.InvariantCulture)), null)
            {
                Status = ValueStatus.Derived,
                Parts = [.. place.Observations.Select(o => StatementLeaf.Of(results.Words, o))],
            };
        }

        if (disruption.Notes.Count > 0)
        {
            yield return new Explanation(NotesWord, null) { Parts = [.. disruption.Notes.Select(n => new Explanation(n, null))] };
        }

        yield return ParametersOf(SpecOf(disruption, key));
    }

    /// <summary>What stands behind the rows of a cluster's exposure.</summary>
    internal static IEnumerable<Explanation> Of(ClusterExposure exposure)
    {
        var spec = exposure.Solution.Spec;
        yield return new Explanation(Outage, OutageOf.With(Numerals.Write(spec.OutageDays)));
        if (exposure.Solution.Coverage is { IsFull: false } coverage)
        {
            yield return new Explanation(Tried, TriedOf.With(coverage.Simulated, coverage.All, new Amount(Math.Round(coverage.InputShare, 3), UnitCatalogue.Percent)));
        }

        yield return ParametersOf(spec.Model);
    }

    // Of a row of the sensitivity the parameters that it was computed with, which are not those of the others.
    private static DisruptionSpec SpecOf(Disruption disruption, string[] key) => disruption.Solution is not { } solution ? DisruptionStep.Spec : key[3..] switch
    {
        ["sensitivity", var number, var at] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row >= 1 && row <= solution.Sensitivity.Count =>
            (at switch { "low" => solution.Sensitivity[row - 1].Low, "high" => solution.Sensitivity[row - 1].High, _ => solution.Sensitivity[row - 1].Central }).Spec,
        ["rationing", var rule] => solution.Rules.FirstOrDefault(r => Is(r.Rule, rule))?.Spec ?? solution.Spec,
        ["orders", var rule] => solution.OrderRules.FirstOrDefault(r => Is(r.Rule, rule))?.Spec ?? solution.Spec,
        _ => solution.Spec,
    };

    private static bool Is<TRule>(TRule rule, string word)
        where TRule : struct, Enum => rule.ToString().Equals(word, StringComparison.OrdinalIgnoreCase);

    private static Explanation ParametersOf(DisruptionSpec spec) => new(Parameters, null)
    {
        Parts =
        [
            new(Stocks, LocalText.Same(Numerals.Write(spec.InventoryDays))),
            new(Restoration, LocalText.Same(Numerals.Write(spec.RestorationDays))),
            new(Capacity, CapacityOf.With(Numerals.Write(spec.LargestCapacity), Numerals.Write(spec.CapacityDays))),
            new(Essential, LocalText.Same(Numerals.Write(spec.Heterogeneity))),
            new(Rationing, spec.Rationing.Word()),
            new(Orders, spec.Orders.Word()),
            new(Days, LocalText.Same(Numerals.Write(spec.HorizonDays))),
        ],
    };
}
