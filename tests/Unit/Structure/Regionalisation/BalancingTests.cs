using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;
using Songhua.Tests.Unit.Structure.InputOutput;

namespace Songhua.Tests.Unit.Structure.Regionalisation;

/// <summary>RAS and GRAS.</summary>
public sealed class BalancingTests
{
    private static readonly BalancingSpec Spec = new();

    /// <summary>
    /// The minimum of sum |a| (w log w - w + 1) with z = a w under both margins, found by Newton steps on its multipliers (NumPy 1.24), which
    /// is another way than scaling rows and columns in turn; margins met to 2e-15.
    /// </summary>
    [Fact]
    public void Negative_entries_by_another_method()
    {
        var prior = new DenseMatrix(new double[,] { { 12, 4, 0, -2 }, { 3, 20, -5, 6 }, { 1, -1, 8, 2 } });
        var solution = BiproportionalBalancing.Balance(prior, [16, 22, 11], [18, 20, 5, 6], Spec with { Tolerance = 1e-13 });
        Assert.Equal(BalancingStatus.Converged, solution.Status);
        Near.Equal(
            [13.909182280336, 3.898856716993, 0, -1.80803899733, 3.082388610132, 17.28037104523, -4.246035841722, 5.88327618636, 1.008429109532, -1.179227762224, 9.246035841722, 1.924762810970],
            solution.Matrix!.Values, 1e-12);
    }

    [Fact]
    public void Margins_are_met_and_signs_and_zeros_kept()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var hasNegatives = seed % 2 == 0;
            var (prior, met) = (new DenseMatrix(7, 5), new DenseMatrix(7, 5));
            for (var k = 0; k < 35; k++)
            {
                prior.Values[k] = random.NextDouble() < 0.7 ? random.NextDouble() * (hasNegatives && random.Next(6) == 0 ? -100 : 100) : 0;
                met.Values[k] = prior.Values[k] * (0.5 + random.NextDouble());
            }

            double[] rows = met.Times([1, 1, 1, 1, 1]), columns = met.TransposedTimes([1, 1, 1, 1, 1, 1, 1]);
            var solution = BiproportionalBalancing.Balance(prior, rows, columns, Spec);
            Assert.Equal(BalancingStatus.Converged, solution.Status);
            Near.Equal(rows, solution.Matrix!.Times([1, 1, 1, 1, 1]), 1e-8);
            Near.Equal(columns, solution.Matrix.TransposedTimes([1, 1, 1, 1, 1, 1, 1]), 1e-8);
            for (var k = 0; k < 35; k++)
            {
                Assert.Equal(Math.Sign(prior.Values[k]), Math.Sign(solution.Matrix.Values[k]));
                var factor = solution.RowFactors[k / 5] * solution.ColumnFactors[k % 5];
                Assert.Equal(prior.Values[k] * (prior.Values[k] > 0 ? factor : 1 / factor), solution.Matrix.Values[k], 1e-10);
            }
        }
    }

    [Fact]
    public void What_adds_already_stays()
    {
        var table = SeededTable.Draw(3, 6);
        double[] ones = [1, 1, 1, 1, 1, 1];
        var solution = BiproportionalBalancing.Balance(table.Flows, table.Flows.Times(ones), table.Flows.TransposedTimes(ones), Spec);
        Assert.Equal(1, solution.Iterations);
        Near.Equal(table.Flows.Values, solution.Matrix!.Values, 1e-12);
    }

    [Fact]
    public void Rows_and_columns_that_become_zero_or_are_all_negative()
    {
        var prior = new DenseMatrix(new double[,] { { 1, 2, 0 }, { 3, 4, 0 }, { 0, -2, -3 } });
        var solution = BiproportionalBalancing.Balance(prior, [0, 10, -6], [4, 4, -4], Spec);
        Assert.Equal(BalancingStatus.Converged, solution.Status);
        Assert.Equal([0, 0, 0], solution.Matrix!.Row(0).ToArray());
        Assert.Equal(-6, solution.Matrix[2, 1] + solution.Matrix[2, 2], 1e-8);
    }

    [Fact]
    public void Margins_that_disagree_are_told()
    {
        var solution = BiproportionalBalancing.Balance(new(new double[,] { { 1, 2 }, { 3, 4 } }), [5, 6], [5, 5], Spec);
        Assert.Equal((BalancingStatus.MarginsDisagree, 1.0), (solution.Status, solution.Difference));
        Assert.Null(solution.Matrix);
        Assert.NotNull(solution.Say([], []));
    }

    [Fact]
    public void Rows_and_columns_out_of_reach_are_named()
    {
        var empty = BiproportionalBalancing.Balance(new(new double[,] { { 1, 2 }, { 0, 0 } }), [5, 6], [5, 6], Spec);
        Assert.Equal(BalancingStatus.MarginOutOfReach, empty.Status);
        Assert.Equal([1], empty.Rows);
        var sign = BiproportionalBalancing.Balance(new(new double[,] { { 1, 2 }, { 3, 4 } }), [5, 6], [12, -1], Spec);
        Assert.Equal([1], sign.Columns);
        Phrase[] names = [new("one", "一"), new("two", "二")];
        Assert.Contains("two", sign.Say(names, names)!.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_that_asks_for_more_than_its_columns_hold_is_named()
    {
        var prior = new DenseMatrix(new double[,] { { 1, 0, 0 }, { 1, 0, 2 }, { 1, 2, 0 } });
        var solution = BiproportionalBalancing.Balance(prior, [6, 2, 2], [4, 3, 3], Spec with { MostIterations = 200 });
        Assert.Equal(BalancingStatus.BlockOutOfReach, solution.Status);
        Assert.Equal(0, Assert.Single(solution.Rows));
        Assert.Equal(0, Assert.Single(solution.Columns));
        Assert.Equal(2, solution.Residual, 1e-12);
    }

    [Fact]
    public void A_balancing_that_takes_longer_says_so()
    {
        var prior = new DenseMatrix(new double[,] { { 1, 1e-6 }, { 1e-6, 1 } });
        var solution = BiproportionalBalancing.Balance(prior, [9, 1], [1, 9], Spec with { MostIterations = 3 });
        Assert.Equal((BalancingStatus.NotConverged, 3), (solution.Status, solution.Iterations));
        Assert.Single(solution.Rows);
        Assert.Null(solution.Matrix);
        Assert.Equal(BalancingStatus.Converged, BiproportionalBalancing.Balance(prior, [9, 1], [1, 9], Spec).Status);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BiproportionalBalancing.Balance(new(new double[,] { { double.NaN } }), [1], [1], Spec));
        Assert.Throws<ArgumentException>(() => BiproportionalBalancing.Balance(new(1, 1), [1, 2], [1], Spec));
        Assert.Throws<ArgumentException>(() => BiproportionalBalancing.Balance(new(1, 1), [1], [1], Spec with { Tolerance = 0 }));
    }
}
