using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Seeded problems of many kinds: every end carries a proof that is checked without the solver.</summary>
public sealed class SimplexPropertyTests
{
    private const double Inf = double.PositiveInfinity;

    /// <summary>A sparse problem; integral ones are degenerate, and one in three cannot be satisfied.</summary>
    private static LinearProblem Draw(Random random, int rows, int columns, bool isIntegral, double fill = 0.3)
    {
        double Number(double scale) => isIntegral ? random.Next(-3, 4) : scale * ((2 * random.NextDouble()) - 1);
        var matrix = SparseColumns.Of(
            rows, columns,
            from i in Enumerable.Range(0, rows) from j in Enumerable.Range(0, columns) where random.NextDouble() < fill select (i, j, Number(Math.Pow(10, random.Next(-2, 3)))));
        var (lower, upper) = (new double[columns], new double[columns]);
        for (var j = 0; j < columns; j++)
        {
            (lower[j], upper[j]) = random.Next(6) switch
            {
                0 => (-Inf, Inf),
                1 => (-Inf, Number(5)),
                2 or 3 => (0, Inf),
                4 => (0, Math.Abs(Number(4))),
                _ => (-1 - Math.Abs(Number(2)), 1),
            };
        }

        var inside = matrix.Times([.. Enumerable.Range(0, columns).Select(j => Math.Clamp(Number(1), Math.Max(-10, lower[j]), Math.Min(10, upper[j])))]);
        var isShifted = random.Next(3) == 0;
        var (rowLower, rowUpper) = (new double[rows], new double[rows]);
        for (var i = 0; i < rows; i++)
        {
            var at = inside[i] + (isShifted ? Number(3) : 0);
            (rowLower[i], rowUpper[i]) = random.Next(5) switch { 0 => (at, at), 1 => (-Inf, at), 2 => (at, Inf), 3 => (at - 1, at + 2), _ => (-Inf, Inf) };
        }

        return new()
        {
            Matrix = matrix,
            RowLower = rowLower,
            RowUpper = rowUpper,
            Lower = lower,
            Upper = upper,
            Cost = [.. Enumerable.Range(0, columns).Select(_ => Number(10))],
            IsMaximum = random.Next(2) == 0,
        };
    }

    [Theory]
    [InlineData(1, 4, 5, 400)]
    [InlineData(2, 12, 15, 200)]
    [InlineData(3, 40, 60, 40)]
    [InlineData(4, 120, 200, 6)]
    public void Every_end_is_proved(int seed, int rows, int columns, int times)
    {
        var random = new Random(seed);
        var ends = new Dictionary<LinearStatus, int>();
        for (var t = 0; t < times; t++)
        {
            var problem = Draw(random, rows, columns, t % 2 == 0, Math.Min(0.5, 5.0 / rows));
            var solution = LinearSolver.Solve(problem);
            Assert.True(Certificate.Fault(problem, solution) is null, $"seed {seed}, problem {t}: {solution.Status} {Certificate.Fault(problem, solution)}");
            ends[solution.Status] = ends.GetValueOrDefault(solution.Status) + 1;
        }

        Assert.True(times < 100 || ends.Count == 3, string.Join(", ", ends));
    }

    [Fact]
    public void A_warm_start_gives_the_optimum_of_a_fresh_one()
    {
        var random = new Random(7);
        for (var t = 0; t < 30; t++)
        {
            var problem = Draw(random, 15, 25, t % 2 == 0, 0.25);
            var warm = new LinearSolver(problem);
            for (var change = 0; change < 8; change++)
            {
                double[] cost = [.. problem.Cost.Select(c => change == 0 ? c : random.Next(-3, 4))];
                var (lower, upper) = ((double[])problem.Lower.Clone(), (double[])problem.Upper.Clone());
                var j = random.Next(cost.Length);
                (lower[j], upper[j]) = (-random.Next(2), random.Next(1, 3));
                warm.SetObjective(cost, change % 2 == 0);
                warm.SetBounds(j, lower[j], upper[j]);
                var changed = new LinearProblem
                {
                    Matrix = problem.Matrix,
                    RowLower = problem.RowLower,
                    RowUpper = problem.RowUpper,
                    Lower = lower,
                    Upper = upper,
                    Cost = cost,
                    IsMaximum = change % 2 == 0,
                };
                var (again, fresh) = (warm.Solve(), LinearSolver.Solve(changed));
                Assert.Null(Certificate.Fault(changed, again));
                Assert.Equal(fresh.Status, again.Status);
                Assert.True(fresh.Status != LinearStatus.Optimal || Math.Abs(fresh.Objective - again.Objective) < 1e-6 * Math.Max(1, Math.Abs(fresh.Objective)));
                warm.SetBounds(j, problem.Lower[j], problem.Upper[j]);
            }
        }
    }

    [Fact]
    public void A_basis_taken_over_needs_no_iteration()
    {
        var problem = Draw(new Random(11), 20, 30, true);
        var first = LinearSolver.Solve(problem);
        var solver = new LinearSolver(problem);
        solver.StartFrom(first.Basis);
        var again = solver.Solve();
        Assert.Equal(first.Status, again.Status);
        Assert.Equal(0, again.Iterations);
        solver.StartFrom(new([.. Enumerable.Repeat(BasisPlace.Basic, 30)], [.. Enumerable.Repeat(BasisPlace.AtUpper, 20)]));
        Assert.Equal(first.Objective, solver.Solve().Objective, 1e-7);
    }

    /// <summary>An assignment problem is as degenerate as they come: every vertex is one of (2n - 1)! / n! bases.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(25)]
    public void Assignments_end_in_whole_numbers(int n)
    {
        var random = new Random(n);
        var problem = new LinearProblem
        {
            Matrix = SparseColumns.Of(2 * n, n * n, from k in Enumerable.Range(0, n * n) from row in (int[])[k / n, n + (k % n)] select (row, k, 1.0)),
            RowLower = [.. Enumerable.Repeat(1.0, 2 * n)],
            RowUpper = [.. Enumerable.Repeat(1.0, 2 * n)],
            Lower = new double[n * n],
            Upper = [.. Enumerable.Repeat(Inf, n * n)],
            Cost = [.. Enumerable.Range(0, n * n).Select(_ => (double)random.Next(1, 20))],
        };
        var solution = LinearSolver.Solve(problem);
        Assert.Null(Certificate.Fault(problem, solution));
        Assert.All(solution.X, x => Assert.Equal(Math.Round(x), x, 1e-9));
    }

    [Fact]
    public void The_same_problem_gives_the_same_bytes()
    {
        var problem = Draw(new Random(5), 40, 60, false);
        Assert.Equal(LinearSolver.Solve(problem).X, LinearSolver.Solve(problem).X);
    }
}
