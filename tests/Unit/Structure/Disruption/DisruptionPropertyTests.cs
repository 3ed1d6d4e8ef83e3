using Songhua.Numerics;
using Songhua.Structure;
using static Songhua.Tests.Unit.Structure.Disruption.DisruptionCases;

namespace Songhua.Tests.Unit.Structure.Disruption;

/// <summary>What holds for every table, on seeded random ones.</summary>
public sealed class DisruptionPropertyTests
{
    /// <summary>Far inside 1e-9: every sum is taken in the order of the baseline's, so that nothing moves at all.</summary>
    [Fact]
    public void Without_a_shock_nothing_moves()
    {
        var random = new Random(20261);
        for (var round = 0; round < 60; round++)
        {
            var problem = Random(random, 1 + (round % 9), isCritical: round % 3 != 0);
            var spec = new DisruptionSpec
            {
                HorizonDays = 364,
                StepDays = round % 4 == 0 ? 7 : 1,
                Rationing = (RationingRule)(round % 2),
                Orders = (OrderRule)(round / 2 % 2),
                Substitution = random.NextDouble(),
                PostponedShare = random.NextDouble(),
                Threads = 1,
            };
            var solution = DisruptionEngine.Solve(problem, spec);
            Assert.True(solution.Outcome == DisruptionOutcome.Simulated, $"{round}: {solution.Reason}");
            for (var t = 0; t < solution.Path!.Steps; t++)
            {
                for (var i = 0; i < problem.Sectors.Count; i++)
                {
                    Assert.Equal(solution.Path.UsualOutput[i], solution.Path.Output[t, i]);
                    Assert.Equal(problem.Output[i] * spec.StepDays / 365, solution.Path.Output[t, i], 1e-9 * (1 + problem.Output[i]));
                    Assert.Null(solution.Path.Bottleneck(t, i));
                }
            }

            Assert.Equal(0, solution.Total!.Loss);
            Assert.Equal((null, 0), (solution.Total.GreatestDay, solution.Total.RecoveryDay));
            Assert.All(solution.Sensitivity, r => Assert.Equal((0, 0), (r.Low.TotalLoss, r.High.TotalLoss)));
            Assert.All(solution.Rules, r => Assert.Equal(0, r.TotalLoss));
        }
    }

    /// <summary>Nothing is made out of nothing: what is supplied is delivered, what is delivered is used or in stock, and no stock is below zero.</summary>
    [Fact]
    public void Supply_is_delivered_and_deliveries_are_used_or_kept()
    {
        var random = new Random(20262);
        for (var round = 0; round < 60; round++)
        {
            var n = 3 + (round % 6);
            var problem = Shocked(random, n, isCritical: round % 2 == 0);
            var path = PathOf(problem, Spec(random, round));
            for (var i = 0; i < n; i++)
            {
                var stock = path.OpeningStock(i);
                var scale = 1e-9 * (1 + path.UsualOutput[i] + stock);
                for (var t = 0; t < path.Steps; t++)
                {
                    Assert.Equal(path.Output[t, i] + path.Withdrawn[t, i], path.ToIndustry[t, i] + path.ToFinal[t, i] + path.ToAdded[t, i], scale);
                    Assert.Equal(stock + path.ToIndustry[t, i] + path.FromOutside[t, i] - path.Used[t, i], path.Stocks[t, i], scale);
                    stock = path.Stocks[t, i];
                    Assert.True(stock >= 0 && path.Unmet[t, i] >= -scale && path.Withdrawn[t, i] >= -scale && path.Postponed[t, i] >= -scale);
                    Assert.True(path.Output[t, i] <= path.Wanted[t, i] * (1 + 1e-12));
                }
            }
        }
    }

    /// <summary>Where every input is critical, output is at most what the stocks at the beginning of the step allow.</summary>
    [Fact]
    public void Inputs_are_used_in_proportion_to_output()
    {
        var random = new Random(20263);
        for (var round = 0; round < 30; round++)
        {
            var n = 3 + (round % 5);
            var problem = Shocked(random, n, isCritical: true);
            var path = PathOf(problem, Spec(random, round) with { StepDays = 1 });
            for (var i = 0; i < n; i++)
            {
                for (var t = 0; t < path.Steps; t++)
                {
                    var use = Enumerable.Range(0, n).Where(j => problem.Output[j] > 0).Sum(j =>
                        (problem.RegionalInputs[i, j] + problem.ImportedInputs![i, j]) / problem.Output[j] * path.Output[t, j]);
                    Assert.Equal(use, path.Used[t, i], 1e-8 * (1 + use));
                }
            }
        }
    }

    [Fact]
    public void In_a_chain_a_deeper_shock_never_costs_less_and_a_larger_stock_never_costs_more()
    {
        var random = new Random(20264);
        for (var round = 0; round < 40; round++)
        {
            var (days, recovery) = (random.Next(1, 40), random.Next(0, 30));
            var spec = new DisruptionSpec { HorizonDays = 365, InventoryDays = random.Next(1, 60), Heterogeneity = random.NextDouble(), LargestCapacity = 1, Threads = 1 };
            var before = double.NegativeInfinity;
            for (var share = 0.0; share <= 1; share += 0.125)
            {
                var loss = Lost(Chain(Stop(0, 5, days, share) with { RecoveryDays = recovery }), spec);
                Assert.True(loss >= before - 1e-9, $"{round}: {share} loses {loss}, less than {before}");
                before = loss;
            }

            before = double.PositiveInfinity;
            for (var stock = 1; stock <= 64; stock *= 2)
            {
                var loss = Lost(Chain(Stop(0, 5, days) with { RecoveryDays = recovery }), spec with { InventoryDays = stock, Heterogeneity = 0 });
                Assert.True(loss <= before + 1e-9, $"{round}: a stock of {stock} loses {loss}, more than {before}");
                before = loss;
            }
        }
    }

    [Fact]
    public void Sectors_that_are_alike_lose_alike_and_the_order_of_sectors_does_not_matter()
    {
        var random = new Random(20265);
        for (var round = 0; round < 20; round++)
        {
            var problem = Shocked(random, 6, isCritical: true, leastDays: 5);
            var spec = Spec(random, round) with { StepDays = 1, InventoryDays = 10 };
            var order = Enumerable.Range(0, 6).ToArray();
            random.Shuffle(order);
            var place = Enumerable.Range(0, 6).Select(i => Array.IndexOf(order, i)).ToArray();
            var turned = new DisruptionProblem
            {
                Sectors = Names(6),
                RegionalInputs = Turn(problem.RegionalInputs, order),
                ImportedInputs = Turn(problem.ImportedInputs!, order),
                LocalDemand = [.. order.Select(i => problem.LocalDemand[i])],
                Exports = [.. order.Select(i => problem.Exports[i])],
                Output = [.. order.Select(i => problem.Output[i])],
                InventoryDays = [.. order.Select(i => problem.InventoryDays![i])],
                Shocks = [.. problem.Shocks.Select(s => s with { Sector = place[s.Sector] })],
                AddedDemands = [.. problem.AddedDemands.Select(a => a with { Sector = place[a.Sector] })],
            };
            var (first, second) = (DisruptionEngine.Solve(problem, spec), DisruptionEngine.Solve(turned, spec));
            for (var i = 0; i < 6; i++)
            {
                Assert.Equal(first.Losses[i].Loss, second.Losses[place[i]].Loss, 1e-7 * (1 + problem.Output[i]));
            }
        }
    }

    /// <summary>
    /// A month's loss does not last. Where orders replace what was used instead of what is wanted, sectors with short stocks stop ordering from each other and
    /// some of these tables do not recover.
    /// </summary>
    [Fact]
    public void After_a_shock_output_comes_back()
    {
        var random = new Random(20269);
        for (var round = 0; round < 30; round++)
        {
            var problem = Random(random, 6, [Stop(0, 2, 30, 0.6)], leastDays: round % 3 == 0 ? 0 : 5);
            var solution = DisruptionEngine.Solve(problem, new() { InventoryDays = 10, Rationing = (RationingRule)(round % 2), Threads = 1 });
            var last = Enumerable.Range(335, 30).Average(t => solution.Path!.Output.Row(t).ToArray().Sum());
            Assert.InRange(last / solution.Path!.UsualOutput.Sum(), 0.95, 1.05);
        }
    }

    [Fact]
    public void Money_has_no_scale()
    {
        var random = new Random(20266);
        var problem = Shocked(random, 5, isCritical: true, leastDays: 5);
        var scaled = new DisruptionProblem
        {
            Sectors = problem.Sectors,
            RegionalInputs = Times(problem.RegionalInputs, 1e4),
            ImportedInputs = Times(problem.ImportedInputs!, 1e4),
            LocalDemand = [.. problem.LocalDemand.Select(v => v * 1e4)],
            Exports = [.. problem.Exports.Select(v => v * 1e4)],
            Output = [.. problem.Output.Select(v => v * 1e4)],
            InventoryDays = problem.InventoryDays,
            Shocks = problem.Shocks,
            AddedDemands = [.. problem.AddedDemands.Select(a => a with { Amount = a.Amount * 1e4 })],
        };
        var spec = new DisruptionSpec { Threads = 1 };
        Assert.Equal(1e4 * Lost(problem, spec), Lost(scaled, spec), 1e-3);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var random = new Random(20267);
        for (var round = 0; round < 5; round++)
        {
            var problem = Shocked(random, 8, isCritical: false);
            var (one, four) = (DisruptionEngine.Solve(problem, new() { Threads = 1 }), DisruptionEngine.Solve(problem, new() { Threads = 4 }));
            Assert.Equal(one.Losses, four.Losses);
            Assert.Equal(one.Total, four.Total);
            Assert.Equal(Total(one), Total(four));
            Assert.Equal(one.Path!.Output.Values.ToArray(), four.Path!.Output.Values.ToArray());
        }
    }

    private static double[] Total(DisruptionSolution solution) =>
        [.. solution.Sensitivity.SelectMany(r => (double[])[r.Low.TotalLoss, r.High.TotalLoss]), .. solution.Rules.Select(r => r.TotalLoss), .. solution.OrderRules.Select(r => r.TotalLoss)];

    /// <summary>Every case says the parameters that it was computed with.</summary>
    [Fact]
    public void A_run_with_the_parameters_of_a_case_gives_its_loss()
    {
        var problem = Shocked(new Random(202612), 6, isCritical: true, leastDays: 4);
        problem = With(new() { Sectors = problem.Sectors, RegionalInputs = problem.RegionalInputs, ImportedInputs = problem.ImportedInputs, LocalDemand = problem.LocalDemand, Exports = problem.Exports, Output = problem.Output }, [.. problem.Shocks]);
        var solution = DisruptionEngine.Solve(problem, new() { InventoryDays = 12 });
        Assert.Equal(2, solution.OrderRules.Count);
        Assert.NotEqual(solution.OrderRules[0].TotalLoss, solution.OrderRules[1].TotalLoss);
        Assert.Equal(solution.Total!.Loss, solution.OrderRules.Single(r => r.Rule == OrderRule.Wanted).TotalLoss);
        Assert.All(
            solution.Sensitivity.SelectMany(r => (SensitivityCase[])[r.Low, r.Central, r.High]).Select(c => (c.Spec, c.TotalLoss))
                .Concat(solution.Rules.Select(r => (r.Spec, r.TotalLoss))).Concat(solution.OrderRules.Select(r => (r.Spec, r.TotalLoss))),
            c => Assert.Equal(Lost(problem, c.Spec), c.TotalLoss, 1e-9 * (1 + Math.Abs(c.TotalLoss))));
    }

    /// <summary>The central case of the sensitivity is the run itself.</summary>
    [Fact]
    public void Sensitivity_stands_beside_every_result()
    {
        var solution = DisruptionEngine.Solve(Chain(Stop(0, 2, 40)), new() { Threads = 1 });
        Assert.Equal(4, solution.Sensitivity.Count);
        Assert.All(solution.Sensitivity, r => Assert.Equal(solution.Total!.Loss, r.Central.TotalLoss));
        Assert.Equal(solution.Total!.Loss, solution.Rules.Single(r => r.Rule == RationingRule.Proportional).TotalLoss);
        Assert.Equal(Enum.GetValues<RationingRule>(), solution.Rules.Select(r => r.Rule));

        var (inventories, restoration, capacity, heterogeneity) = (solution.Sensitivity[0], solution.Sensitivity[1], solution.Sensitivity[2], solution.Sensitivity[3]);
        Assert.Equal(Lost(Chain(Stop(0, 2, 40)), new() { InventoryDays = 45, Threads = 1 }), inventories.Low.TotalLoss);
        Assert.Equal(Lost(Chain(Stop(0, 2, 40)), new() { RestorationDays = 120, Threads = 1 }), restoration.High.TotalLoss);
        Assert.Equal(Lost(Chain(Stop(0, 2, 40)), new() { LargestCapacity = 1.5, Threads = 1 }), capacity.High.TotalLoss);
        Assert.True(inventories.Low.TotalLoss > inventories.High.TotalLoss);
        Assert.True(heterogeneity.Low.TotalLoss < heterogeneity.High.TotalLoss);
    }

    private static double Lost(DisruptionProblem problem, DisruptionSpec spec) => DisruptionEngine.Solve(problem, spec).Total!.Loss;

    private static DisruptionProblem Shocked(Random random, int n, bool isCritical, double leastDays = 0)
    {
        var table = Random(random, n, isCritical: isCritical, leastDays: leastDays);
        var shocks = new List<DisruptionShock> { Stop(0, random.Next(5), random.Next(1, 60), random.NextDouble()) with { RecoveryDays = random.Next(30) } };
        for (var i = 1; i < n; i++)
        {
            if (table.ImportedInputs!.Row(i).ToArray().Sum() > 0 && random.Next(2) == 0)
            {
                shocks.Add(Cut(i, random.Next(20), random.Next(1, 60), random.NextDouble()) with { Recovery = ShockRecovery.Exponential, RecoveryDays = 5 });
            }
        }

        return new()
        {
            Sectors = table.Sectors,
            RegionalInputs = table.RegionalInputs,
            ImportedInputs = table.ImportedInputs,
            LocalDemand = table.LocalDemand,
            Exports = table.Exports,
            Output = table.Output,
            InventoryDays = table.InventoryDays,
            Criticality = table.Criticality,
            Shocks = shocks,
            AddedDemands = [new(1, 5, 10, 30)],
        };
    }

    private static DisruptionSpec Spec(Random random, int round) => new()
    {
        HorizonDays = 210,
        StepDays = round % 5 == 0 ? 7 : 1,
        Rationing = (RationingRule)(round % 2),
        Orders = (OrderRule)(round / 2 % 2),
        Substitution = round % 3 == 0 ? random.NextDouble() : 0,
        PostponedShare = round % 4 == 0 ? random.NextDouble() : 0,
        Heterogeneity = random.NextDouble(),
        InventoryDays = random.Next(60),
        Threads = 1,
    };

    private static DenseMatrix Turn(DenseMatrix matrix, int[] order)
    {
        var turned = new DenseMatrix(matrix.Rows, matrix.Columns);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                turned[i, j] = matrix[order[i], order[j]];
            }
        }

        return turned;
    }

    private static DenseMatrix Times(DenseMatrix matrix, double factor)
    {
        var product = new DenseMatrix(matrix.Rows, matrix.Columns);
        for (var i = 0; i < matrix.Values.Length; i++)
        {
            product.Values[i] = factor * matrix.Values[i];
        }

        return product;
    }
}
