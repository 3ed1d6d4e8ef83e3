using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;
using static Songhua.Tests.Unit.Structure.Disruption.DisruptionCases;

namespace Songhua.Tests.Unit.Structure.Disruption;

public sealed class ExposureTests
{
    private static readonly ExposureSpec Spec = new() { Model = Plain(5, 100), OutageDays = 30 };

    /// <summary>
    /// S3 makes 10 a day of 1 of S0, which comes from the region alone, 1 of S1, a quarter of it from outside, and nothing of S2. With 5 days in stock
    /// and no spare capacity a month without S0 costs it 30 - 5 + 1 days, as in the chain that was worked out by hand.
    /// </summary>
    private static DisruptionProblem Table() => new()
    {
        Sectors = Names(4),
        RegionalInputs = new DenseMatrix(new double[,] { { 0, 0, 0, 365 }, { 0, 0, 0, 0.75 * 365 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } }),
        ImportedInputs = new DenseMatrix(new double[,] { { 0, 0, 0, 0 }, { 0, 0, 0, 0.25 * 365 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } }),
        LocalDemand = [0, 0.25 * 365, 3650, 3650],
        Exports = [0, 0, 0, 0],
        Output = [365, 365, 3650, 3650],
        Shocks = [Stop(2, 0, 5)],
    };

    [Fact]
    public void Sources_are_ranked_by_what_their_outage_costs_the_group()
    {
        var solution = ExposureEngine.Solve(new() { Table = Table(), Group = [3] }, Spec);
        Assert.Equal(DisruptionOutcome.Simulated, solution.Outcome);
        Assert.Equal([(0, SourceKind.Region), (1, SourceKind.Region), (1, SourceKind.Outside), (2, SourceKind.Region)], solution.Rows.Select(r => (r.Product, r.Source)));
        Assert.Equal([1, 0.75, 0.25], solution.Rows.Take(3).Select(r => r.SupplyShare));
        Assert.Equal([0.5, 0.5, 0.5, 0], solution.Rows.Select(r => r.InputShare));
        Assert.True(double.IsNaN(solution.Rows[3].SupplyShare));
        Assert.Equal(0.125, solution.ImportDependence, 1e-12);

        var first = solution.Rows[0];
        Assert.Equal(260, first.GroupLoss, 1e-8);
        Assert.Equal(0.26, first.GroupShare, 1e-10);
        Assert.Equal(1, first.GreatestStop, 1e-12);
        Assert.Equal(0, solution.Rows[3].GroupLoss, 1e-12);
        Assert.Equal(300, solution.Rows[3].RegionLoss, 1e-8);
    }

    /// <summary>A row is what the shock alone would say.</summary>
    [Fact]
    public void A_row_is_the_loss_of_a_simulation_of_its_own()
    {
        var row = ExposureEngine.Solve(new() { Table = Table(), Group = [3] }, Spec).Rows[1];
        var alone = DisruptionEngine.Solve(With(Table(), Stop(1, 0, 30)), Spec.Model);
        Assert.Equal(alone.Losses[3].Loss, row.GroupLoss, 1e-9);
        Assert.Equal(alone.Total!.Loss, row.RegionLoss, 1e-9);
        Assert.Equal(alone.Losses[3].GreatestShare, row.GreatestStop, 1e-12);
    }

    [Fact]
    public void Single_points_of_failure_pass_both_thresholds()
    {
        var problem = new ExposureProblem { Table = Table(), Group = [3], Sources = [new(0, LocalText.Same("plant"), 0.6), new(0, LocalText.Same("mill"), 0.4)] };
        Assert.Equal(["S0", "S1", "plant"], Names(ExposureEngine.Solve(problem, Spec)));
        Assert.Equal(["S0"], Names(ExposureEngine.Solve(problem, Spec with { SinglePointShare = 0.75 })));
        Assert.Equal(["S0"], Names(ExposureEngine.Solve(problem, Spec with { SinglePointStop = 0.8 })));
        Assert.Empty(Names(ExposureEngine.Solve(problem, Spec with { OutageDays = 3 })));

        static IEnumerable<string> Names(ExposureSolution solution) =>
            solution.SinglePoints.Select(r => r.Name?.ToString() ?? $"S{r.Product}").Order(StringComparer.Ordinal);
    }

    /// <summary>The outage of a member is a shock to the group itself; that of a plant in it is not left out.</summary>
    [Fact]
    public void Members_of_the_group_are_not_sources_as_a_whole()
    {
        var problem = new ExposureProblem { Table = Table(), Group = [1, 3], Sources = [new(1, LocalText.Same("plant"), 0.5)] };
        var rows = ExposureEngine.Solve(problem, Spec).Rows;
        Assert.DoesNotContain(rows, r => r.Source == SourceKind.Region && r.Product is 1 or 3);
        Assert.Contains(rows, r => r.Source == SourceKind.Outside && r.Product == 1);
        Assert.Contains(rows, r => r.Source == SourceKind.Named && r.SupplyShare == 0.375);
    }

    [Fact]
    public void Bad_input_is_an_outcome()
    {
        Assert.Equal(DisruptionOutcome.BadSpec, ExposureEngine.Solve(new() { Table = Table(), Group = [3] }, Spec with { OutageShare = 0 }).Outcome);
        Assert.Equal(DisruptionOutcome.BadShock, ExposureEngine.Solve(new() { Table = Table(), Group = [3], Sources = [new(0, LocalText.Same("plant"), 1.2)] }, Spec).Outcome);
        var empty = new DisruptionProblem
        {
            Sectors = Names(2),
            RegionalInputs = new DenseMatrix(2, 2),
            LocalDemand = [365, 0],
            Exports = [0, 0],
            Output = [365, 0],
        };
        Assert.Equal("The group has no output.", ExposureEngine.Solve(new() { Table = empty, Group = [1] }, Spec).Reason!.ToString());
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var random = new Random(20268);
        var table = Random(random, 9);
        var one = ExposureEngine.Solve(new() { Table = table, Group = [0, 1] }, new() { Model = new() { HorizonDays = 100, Threads = 1 } });
        var four = ExposureEngine.Solve(new() { Table = table, Group = [0, 1] }, new() { Model = new() { HorizonDays = 100, Threads = 4 } });
        Assert.NotEmpty(one.Rows);
        Assert.Equal(one.Rows, four.Rows);
    }

    /// <summary>Groups of one table share their simulations, and each has what it would have alone.</summary>
    [Fact]
    public void Several_groups_are_each_as_if_alone()
    {
        var table = Random(new Random(20269), 11);
        var problems = ((int[][])[[0, 1], [1], [0, 1, 2, 3, 4]]).Select(g => new ExposureProblem { Table = table, Group = g }).ToList();
        var spec = new ExposureSpec { Model = new() { HorizonDays = 100 } };
        var together = ExposureEngine.SolveAll(problems, spec);
        Assert.Equal(3, together.Count);
        Assert.All(problems.Zip(together), p => Assert.Equal(ExposureEngine.Solve(p.First, spec).Rows, p.Second.Rows));
        Assert.Throws<ArgumentException>(() => ExposureEngine.SolveAll([problems[0], new ExposureProblem { Table = Table(), Group = [3] }], spec));
    }

    /// <summary>Of a table that is too large for all of them, the products of which the group buys most; what is left out is counted.</summary>
    [Fact]
    public void A_large_table_is_simulated_for_the_products_that_the_group_buys_most()
    {
        var problem = new ExposureProblem { Table = Random(new Random(202610), 12), Group = [0] };
        var model = new DisruptionSpec { HorizonDays = 100 };
        var all = ExposureEngine.Solve(problem, new() { Model = model });
        Assert.True(all.Coverage!.IsFull);
        Assert.Equal(1, all.Coverage.InputShare, 1e-12);
        var few = ExposureEngine.Solve(problem, new() { Model = model, MostPairs = 0, LeastProducts = 3 });
        var most = all.Rows.GroupBy(r => r.Product).OrderByDescending(g => g.First().InputShare).ThenBy(g => g.Key).Take(3).Select(g => g.Key).ToHashSet();
        Assert.Equal((3, all.Rows.Select(r => r.Product).Distinct().Count(), false), (few.Coverage!.Simulated, few.Coverage.All, few.Coverage.IsFull));
        Assert.Equal(all.Rows.Where(r => most.Contains(r.Product)), few.Rows);
        Assert.Equal(few.Rows.GroupBy(r => r.Product).Sum(g => g.First().InputShare), few.Coverage.InputShare, 1e-12);
    }

    /// <summary>Sectors without anything, which are dropped before a run, and columns that do not fill a vector change nothing.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    public void Empty_sectors_change_nothing(int empty)
    {
        var table = Random(new Random(202611), 7);
        var wider = Widened(table, empty);
        var model = new DisruptionSpec { HorizonDays = 100 };
        var (narrow, wide) = (ExposureEngine.Solve(new() { Table = table, Group = [0, 1] }, new() { Model = model }), ExposureEngine.Solve(new() { Table = wider, Group = [0, 1] }, new() { Model = model }));
        Assert.NotEmpty(narrow.Rows);
        Assert.Equal(narrow.Rows, wide.Rows);
        Assert.Equal(
            DisruptionEngine.Solve(With(table, Stop(0, 5, 30)), model).Losses.Select(l => l.Loss), DisruptionEngine.Solve(With(wider, Stop(0, 5, 30)), model).Losses.Take(7).Select(l => l.Loss));
    }

    private static DisruptionProblem Widened(DisruptionProblem table, int empty)
    {
        var n = table.Sectors.Count;
        DenseMatrix Matrix(DenseMatrix narrow)
        {
            var wide = new DenseMatrix(n + empty, n + empty);
            for (var i = 0; i < n; i++)
            {
                narrow.Row(i).CopyTo(wide.Row(i));
            }

            return wide;
        }

        return new()
        {
            Sectors = Names(n + empty),
            RegionalInputs = Matrix(table.RegionalInputs),
            ImportedInputs = Matrix(table.ImportedInputs!),
            LocalDemand = [.. table.LocalDemand, .. new double[empty]],
            Exports = [.. table.Exports, .. new double[empty]],
            Output = [.. table.Output, .. new double[empty]],
            InventoryDays = [.. table.InventoryDays!, .. new double[empty]],
        };
    }
}
