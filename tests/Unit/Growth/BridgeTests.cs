using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth;

/// <summary>The change of a growth rate, split exactly.</summary>
public sealed class BridgeTests
{
    private static readonly GrowthSpec Spec = new();

    private static SmallPanel TwoClasses() => new SmallPanel()
        .Rate("36", 2023, 0.2).Rate("26", 2023, 0.3).Rate("36", 2024, 0.2).Rate("26", 2024, 0.3)
        .Price("36", "2023-12", 100).Price("26", "2023-12", 100).Enterprise("A", "3611").Enterprise("B", "2611")
        .Return("A", "2023-12", 110, 100).Return("B", "2023-12", 100, 100);

    private static BridgeLeg Split(SmallPanel panel, string from, string to, GrowthSpec? spec = null, int fromVintages = int.MaxValue)
    {
        spec ??= Spec;
        var first = panel.Problem(from, spec.Rates, fromVintages);
        var second = panel.Problem(to, spec.Rates);
        // Both must be of one panel, as in a run.
        var shared = new GrowthProblem
        {
            Panel = first.Panel,
            Slots = second.Slots,
            Factors = second.Factors,
            Vintages = second.Vintages,
            GroupOf = second.GroupOf,
            Groups = second.Groups,
        };
        return Bridge.Split(first, shared, spec);
    }

    private static void Zero(double[] effect) => Assert.All(effect, x => Assert.Equal(0, x, 1e-15));

    [Fact]
    public void Where_only_prices_differ_only_prices_explain()
    {
        var panel = TwoClasses().Price("36", "2024-01", 105).Price("26", "2024-01", 100).Return("A", "2024-01", 110, 100).Return("B", "2024-01", 100, 100);
        var leg = Split(panel, "2023-12", "2024-01");
        Zero(leg.Coverage);
        Zero(leg.Rates);
        Zero(leg.Output);
        Assert.Equal(((110 * 0.2 / 1.05) + 30) / 50 - ((110 * 0.2) + 30) / 50, leg.Prices.Sum(), 1e-14);
    }

    [Fact]
    public void Where_only_rates_differ_only_rates_explain()
    {
        var panel = TwoClasses();
        var other = new SmallPanel()
            .Rate("36", 2023, 0.2).Rate("26", 2023, 0.3).Rate("36", 2024, 0.4).Rate("26", 2024, 0.3)
            .Price("36", "2023-12", 100).Price("26", "2023-12", 100).Price("36", "2024-01", 100).Price("26", "2024-01", 100)
            .Enterprise("A", "3611").Enterprise("B", "2611")
            .Return("A", "2023-12", 110, 100).Return("B", "2023-12", 100, 100).Return("A", "2024-01", 110, 100).Return("B", "2024-01", 100, 100);
        var leg = Split(other, "2023-12", "2024-01");
        Zero(leg.Coverage);
        Zero(leg.Prices);
        Zero(leg.Output);
        Assert.Equal((0.1 * 40 / 70) - (0.1 * 20 / 50), leg.Rates.Sum(), 1e-14);
        Assert.Equal(panel.Panel().Register.Count, leg.Rates.Length);
    }

    [Fact]
    public void An_enterprise_compared_in_one_period_only_is_coverage()
    {
        var panel = TwoClasses().Price("36", "2024-01", 100).Price("26", "2024-01", 100)
            .Enterprise("C", "3611", from: "2024-01", opened: "2001-01")
            .Return("A", "2024-01", 110, 100).Return("B", "2024-01", 100, 100).Return("C", "2024-01", 200, 100);
        var leg = Split(panel, "2023-12", "2024-01");
        Zero(leg.Prices);
        Zero(leg.Rates);
        Zero(leg.Output);
        Assert.Equal((92.0 / 70) - 1 - 0.04, leg.Coverage.Sum(), 1e-14);
    }

    [Fact]
    public void Two_vintages_of_one_period_differ_by_what_was_corrected()
    {
        var panel = TwoClasses().Return("A", "2023-12", 120, 100, vintage: 1);
        panel.Vintages.Add(new("second", new DateOnly(2024, 5, 10)));
        var leg = Split(panel, "2023-12", "2023-12", fromVintages: 1);
        Assert.Equal(0.04, leg.From, 1e-14);
        Assert.Equal(0.08, leg.To, 1e-14);
        Assert.Equal(0.04, leg.Output.Sum(), 1e-14);
        Zero(leg.Coverage);
    }

    [Fact]
    public void The_parts_add_to_the_change_and_turn_their_sign_when_the_periods_are_exchanged()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var panel = new SmallPanel();
            foreach (var industry in (string[])["13", "26", "36"])
            {
                for (var year = 2022; year <= 2024; year++)
                {
                    panel.Rate(industry, year, 0.1 + (0.4 * random.NextDouble()));
                }

                foreach (var month in (string[])["2023-03", "2023-04", "2024-01", "2024-02", "2024-03"])
                {
                    panel.Price(industry, month, 80 + (40 * random.NextDouble()));
                }
            }

            for (var e = 0; e < 12; e++)
            {
                var industryClass = ((string[])["1310", "2611", "3611"])[e % 3];
                panel.Enterprise($"E{e:00}", industryClass, from: random.Next(4) == 0 ? "2024-01" : "2000-01", opened: random.Next(3) == 0 ? "2023-09" : null);
                foreach (var month in (string[])["2023-03", "2023-04", "2024-02", "2024-03"])
                {
                    if (random.Next(6) > 0)
                    {
                        panel.Return($"E{e:00}", month, random.NextDouble() * 1000, random.Next(8) == 0 ? 0 : random.NextDouble() * 1000, covers: month == "2024-02" ? 2 : 1);
                    }
                }
            }

            var spec = new GrowthSpec(Rates: (RateYear)(seed % 2), Births: (Births)(seed / 2 % 2));
            var forth = Split(panel, "2023-03..2023-04", "2024-Q1", spec);
            var back = Split(panel, "2024-Q1", "2023-03..2023-04", spec);
            Assert.Equal(forth.To - forth.From, forth.Sum(), 1e-9);
            foreach (var (one, other) in ((double[], double[])[])[(forth.Coverage, back.Coverage), (forth.Prices, back.Prices), (forth.Rates, back.Rates), (forth.Output, back.Output)])
            {
                for (var e = 0; e < one.Length; e++)
                {
                    Assert.Equal(one[e], -other[e], 1e-12);
                }
            }
        }
    }
}
