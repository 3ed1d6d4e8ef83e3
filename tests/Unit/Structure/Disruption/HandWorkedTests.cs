using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;
using static Songhua.Tests.Unit.Structure.Disruption.DisruptionCases;

namespace Songhua.Tests.Unit.Structure.Disruption;

/// <summary>Cases whose every day was worked out by hand.</summary>
public sealed class HandWorkedTests
{
    private const double Tight = 1e-12;

    /// <summary>
    /// A stops on days 2 to 11, B has 5 days in stock: it runs on days 2 to 6 and stands still on days 7 to 12, since what A makes on day 12 can be
    /// used on day 13. From day 3 on A is asked for the 1 that B wants and for a fifth of what its stock lacks. A loses 10, B 2 x 6.
    /// </summary>
    [Fact]
    public void A_chain_runs_on_its_stock_and_then_stops()
    {
        var solution = DisruptionEngine.Solve(Chain(Stop(0, 2, 10)), Plain(5, 40));
        double[] a = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
        double[] b = [2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 2];
        for (var t = 0; t < 40; t++)
        {
            Assert.Equal(t < a.Length ? a[t] : 1, solution.Path!.Output[t, 0], Tight);
            Assert.Equal(t < b.Length ? b[t] : 2, solution.Path!.Output[t, 1], Tight);
            Assert.Equal(t is >= 7 and <= 12 ? 0 : null, solution.Path.Bottleneck(t, 1));
        }

        Assert.Equal(10, solution.Losses[0].Loss, 1e-10);
        Assert.Equal(12, solution.Losses[1].Loss, 1e-10);
        Assert.Equal(22, solution.Total!.Loss, 1e-10);
        Assert.Equal((10, 12), (solution.Total.Direct, Math.Round(solution.Total.Indirect, 10)));
        Assert.Equal(10 + 6, solution.Total.ValueAdded, 1e-10);
        Assert.Equal((7, 13), (solution.Total.GreatestDay!.Value, solution.Total.RecoveryDay!.Value));
        Assert.Equal((2, 12), (solution.Losses[0].GreatestDay!.Value, solution.Losses[0].RecoveryDay!.Value));
        Assert.Equal(1, solution.Losses[1].GreatestShare, Tight);
        Assert.Equal(new LowestStock(0, 1, 0, 5, 6), solution.Path!.LowestStocks().Single());
        Assert.Equal((0, 2), solution.Path.Bottleneck(8)!.Value);
        Assert.Null(solution.Path.Bottleneck(6));
    }

    // B buys 1 a day of A and of C; A stops at once and for good.
    private static DisruptionProblem TwoInputs => new()
    {
        Sectors = Names(3),
        RegionalInputs = new DenseMatrix(new double[,] { { 0, 365, 0 }, { 0, 0, 0 }, { 0, 365, 0 } }),
        LocalDemand = [0, 1095, 0],
        Exports = [0, 0, 0],
        Output = [365, 1095, 365],
        Shocks = [Stop(0, 0, 100)],
    };

    /// <summary>
    /// B stands still for want of A's product but goes on wanting that of C: its stock of it grows by 1 a day less 1 / 20 of what is above the target.
    /// </summary>
    [Fact]
    public void A_sector_that_waits_for_one_input_slows_its_orders_of_the_others()
    {
        var path = PathOf(TwoInputs, Plain(1, 100) with { RestorationDays = 20 });
        Assert.Equal([1, 1, 0.95, 0.9025], Enumerable.Range(0, 4).Select(t => Math.Round(path.Output[t, 2], 12)));
        Assert.Equal([1, 2, 2.95], Enumerable.Range(0, 3).Select(t => Math.Round(path.Stocks[t, 2], 12)));
    }

    /// <summary>
    /// Orders for what was used: B uses 1 of C on day 0 and nothing from day 1 on, and its stock is more than it wants. Of A it still orders 1 / 20 of the
    /// day that its stock lacks.
    /// </summary>
    [Fact]
    public void Orders_for_what_was_used_stop_with_output()
    {
        var path = PathOf(TwoInputs, Plain(1, 100) with { RestorationDays = 20, Orders = OrderRule.Used });
        Assert.Equal([1, 1, 0, 0], Enumerable.Range(0, 4).Select(t => path.Output[t, 2]));
        Assert.Equal([1, 2, 2, 2], Enumerable.Range(0, 4).Select(t => path.Stocks[t, 2]));
        Assert.Equal([3, 0, 0, 0], Enumerable.Range(0, 4).Select(t => path.Output[t, 1]));

        // A comes back on day 10 to an order of 1 / 20 and then to one of 0.95 / 20; on day 11 B uses what it got, and orders that and a twentieth of the 0.9525 that its stock lacks.
        var back = PathOf(With(TwoInputs, Stop(0, 0, 10)), Plain(1, 100) with { RestorationDays = 20, Orders = OrderRule.Used });
        Assert.Equal([0, 0.05, 0.0475, 0.097625], Enumerable.Range(9, 4).Select(t => Math.Round(back.Output[t, 0], 12)));
        Assert.Equal(0.15, back.Output[11, 1], Tight);
    }

    [Fact]
    public void A_stock_that_outlasts_the_shock_saves_the_buyer()
    {
        var solution = DisruptionEngine.Solve(Chain(Stop(0, 2, 4)), Plain(5, 40));
        Assert.Equal(0, solution.Losses[1].Loss, Tight);
        Assert.Equal(4, solution.Losses[0].Loss, Tight);
        Assert.Equal((null, 0), (solution.Losses[1].GreatestDay, solution.Losses[1].RecoveryDay));
    }

    /// <summary>No stock at all is a step's stock: deliveries of a day are used on the next.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Without_a_stock_the_buyer_stops_a_day_later(double days)
    {
        var path = PathOf(Chain(Stop(0, 2, 3)), Plain(days, 10));
        Assert.Equal([2, 2, 2, 0, 0, 0, 2, 2, 2, 2], Enumerable.Range(0, 10).Select(t => path.Output[t, 1]));
    }

    /// <summary>A stock of 10 days of which 8 must be there: 10, 9 and 8 days carry full output, then s / 8 of it is made and used up.</summary>
    [Fact]
    public void Heterogeneity_slows_output_before_the_stock_is_gone()
    {
        var path = PathOf(Chain(Stop(0, 0, 30)), Plain(10, 30) with { Heterogeneity = 0.8 });
        double[] ratios = [1, 1, 1, 7 / 8.0, 6.125 / 8, (6.125 - 0.765625) / 8];
        for (var t = 0; t < ratios.Length; t++)
        {
            Assert.Equal(2 * ratios[t], path.Output[t, 1], Tight);
        }
    }

    /// <summary>S0 makes 10, 4 of them for S1 and 6 for final users, and loses half.</summary>
    [Theory]
    [InlineData(RationingRule.Proportional, 2, 3)]
    [InlineData(RationingRule.IndustryFirst, 4, 1)]
    public void What_is_short_is_shared_by_the_rule(RationingRule rule, double toIndustry, double toFinal)
    {
        var problem = new DisruptionProblem
        {
            Sectors = Names(2),
            RegionalInputs = new DenseMatrix(new double[,] { { 0, 4 * 365 }, { 0, 0 } }),
            LocalDemand = [5 * 365, 8 * 365],
            Exports = [365, 0],
            Output = [3650, 8 * 365],
            Shocks = [Stop(0, 0, 5, 0.5)],
        };
        var path = PathOf(problem, Plain(5, 10) with { Rationing = rule });
        Assert.Equal(toIndustry, path.ToIndustry[0, 0], Tight);
        Assert.Equal(toFinal, path.ToFinal[0, 0], Tight);
        Assert.Equal(6 - toFinal, path.Unmet[0, 0], Tight);
        Assert.Equal(0, path.Postponed[0, 0]);
    }

    /// <summary>Capacity rises by (1.5 - 1) x scarcity x 1 / 10 a day: half is missing, so to 1.025 on the second day, of which half is left.</summary>
    [Fact]
    public void Scarcity_calls_up_capacity()
    {
        var problem = new DisruptionProblem
        {
            Sectors = Names(1),
            RegionalInputs = new DenseMatrix(1, 1),
            LocalDemand = [365],
            Exports = [0],
            Output = [365],
            Shocks = [Stop(0, 0, 2, 0.5)],
        };
        var solution = DisruptionEngine.Solve(problem, Plain(5, 10) with { LargestCapacity = 1.5, CapacityDays = 10 });
        Assert.Equal([0.5, 0.5125, 1], Enumerable.Range(0, 3).Select(t => Math.Round(solution.Path!.Output[t, 0], 12)));
        Assert.Equal(0.9875, solution.Total!.Loss, Tight);
        Assert.Equal(1, solution.Total.Direct, Tight);
        Assert.Equal(-0.0125, solution.Total.Indirect, Tight);
    }

    /// <summary>Of the 0.5 that is missing on two days all waits; it is asked for again over ten days, when capacity for it is there.</summary>
    [Fact]
    public void Postponed_demand_comes_back_and_lost_demand_does_not()
    {
        var problem = new DisruptionProblem
        {
            Sectors = Names(1),
            RegionalInputs = new DenseMatrix(1, 1),
            LocalDemand = [365],
            Exports = [0],
            Output = [365],
            Shocks = [Stop(0, 0, 1, 0.5)],
        };
        var spec = Plain(5, 365) with { LargestCapacity = 2, CapacityDays = 1, CatchUpDays = 10, PostponedShare = 1 };
        var path = PathOf(problem, spec);
        Assert.Equal(0.5, path.Postponed[0, 0], Tight);

        // Capacity is 1 + (2 - 1) 0.5 on the second day, enough for the 1 + 0.5 / 10 that is asked for.
        Assert.Equal(1.05, path.Output[1, 0], Tight);
        Assert.Equal(0.45, path.Postponed[1, 0], Tight);
        var made = Enumerable.Range(0, 365).Sum(t => path.Output[t, 0]);
        Assert.Equal(365, made + path.Postponed[364, 0], 1e-9);
        Assert.Equal(364.5, Enumerable.Range(0, 365).Sum(t => PathOf(problem, spec with { PostponedShare = 0 }).Output[t, 0]), 1e-9);
    }

    /// <summary>B lives on imports of a product that nobody in the region makes: with 5 days in stock a cut of 10 days costs it 5 days and a day of delivery.</summary>
    [Fact]
    public void An_import_cut_is_a_shock_to_the_buyers()
    {
        var problem = new DisruptionProblem
        {
            Sectors = Names(2),
            RegionalInputs = new DenseMatrix(2, 2),
            ImportedInputs = new DenseMatrix(new double[,] { { 0, 365 }, { 0, 0 } }),
            LocalDemand = [0, 730],
            Exports = [0, 0],
            Output = [0, 730],
            Shocks = [Cut(0, 2, 10)],
        };
        var solution = DisruptionEngine.Solve(problem, Plain(5, 40));
        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 2], Enumerable.Range(6, 8).Select(t => Math.Round(solution.Path!.Output[t, 1], 12)));
        Assert.Equal(12, solution.Total!.Loss, 1e-10);
        Assert.Equal((0, 12), (solution.Total.Direct, Math.Round(solution.Total.Indirect, 10)));
        Assert.True(double.IsNaN(solution.Losses[0].Share));
        Assert.True(double.IsNaN(solution.Total.ValueAdded));
    }

    /// <summary>What is not needed does not stop the buyer; of what is important half counts.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0, 2)]
    public void A_missing_input_counts_as_far_as_it_is_critical(double criticality, double output)
    {
        var chain = Chain(Stop(0, 0, 30));
        var problem = new DisruptionProblem
        {
            Sectors = chain.Sectors,
            RegionalInputs = chain.RegionalInputs,
            LocalDemand = chain.LocalDemand,
            Exports = chain.Exports,
            Output = chain.Output,
            Criticality = new DenseMatrix(new double[,] { { 1, criticality }, { 1, 1 } }),
            Shocks = chain.Shocks,
        };
        Assert.Equal(output, PathOf(problem, Plain(3, 30)).Output[20, 1], Tight);
    }

    /// <summary>B buys half of its input in the region and half outside. Fixed shares leave it half; orders that follow supply leave it all that outside can give.</summary>
    [Fact]
    public void Substitution_turns_orders_to_the_source_that_can_supply()
    {
        var problem = new DisruptionProblem
        {
            Sectors = Names(2),
            RegionalInputs = new DenseMatrix(new double[,] { { 0, 365 }, { 0, 0 } }),
            ImportedInputs = new DenseMatrix(new double[,] { { 0, 365 }, { 0, 0 } }),
            LocalDemand = [0, 1460],
            Exports = [0, 0],
            Output = [365, 1460],
            Shocks = [Stop(0, 0, 300)],
        };
        var spec = Plain(2, 300) with { LargestCapacity = 1.8, CapacityDays = 1 };
        var rigid = PathOf(problem, spec);
        var flexible = PathOf(problem, spec with { Substitution = 1 });
        Assert.True(Mean(rigid, 200) < Mean(flexible, 200));
        Assert.Equal(0, flexible.ToIndustry[250, 0], Tight);
        Assert.InRange(flexible.FromOutside[250, 0], 1.01, 1.8);

        static double Mean(DisruptionPath path, int from) => Enumerable.Range(from, 100).Average(t => path.Output[t, 1]);
    }

    /// <summary>A tenth of what is left is asked for a day: 10, then what is left of 100 after 1 x (spare capacity) has been delivered.</summary>
    [Fact]
    public void Added_demand_is_asked_for_until_it_is_delivered()
    {
        var problem = new DisruptionProblem
        {
            Sectors = Names(1),
            RegionalInputs = new DenseMatrix(1, 1),
            LocalDemand = [36500],
            Exports = [0],
            Output = [36500],
            AddedDemands = [new(0, 100, 3, 10)],
        };
        var path = PathOf(problem, Plain(5, 200) with { LargestCapacity = 1.2, CapacityDays = 1 });
        Assert.Equal(0, path.ToAdded[2, 0]);

        // 110 is asked for of a capacity of 100.
        Assert.Equal(10 * 100 / 110.0, path.ToAdded[3, 0], 1e-10);
        Assert.Equal(100, Enumerable.Range(0, 200).Sum(t => path.ToAdded[t, 0]), 1e-5);
    }

    [Fact]
    public void Shocks_come_back_as_said()
    {
        var linear = Stop(0, 5, 2) with { RecoveryDays = 4 };
        Assert.Equal([0, 1, 1, 0.75, 0.5, 0.25, 0, 0], Enumerable.Range(4, 8).Select(linear.LostOn));
        var exponential = linear with { Recovery = ShockRecovery.Exponential, LostShare = 0.5 };
        Assert.Equal(0.5 * Math.Exp(-0.75), exponential.LostOn(9), Tight);
        Assert.Equal(0, Stop(0, 5, 2).LostOn(7));

        // Shares of the same sector add up, at most to all of it.
        var path = PathOf(Chain(Stop(0, 0, 3, 0.3), Stop(0, 1, 1, 0.2), Stop(0, 2, 1, 0.9)), Plain(5, 10));
        Assert.Equal([0.7, 0.5, 0], Enumerable.Range(0, 3).Select(t => Math.Round(path.Output[t, 0], 12)));
    }

    /// <summary>A step of five days sees the mean of the shares of its days.</summary>
    [Fact]
    public void Steps_of_several_days_average_the_shock()
    {
        var path = PathOf(Chain(Stop(0, 3, 4)), Plain(50, 20) with { StepDays = 5 });
        Assert.Equal([3, 3, 5, 5], Enumerable.Range(0, 4).Select(t => Math.Round(path.Output[t, 0], 12)));
    }
}
