using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Small problems whose optimum is known.</summary>
public sealed class LinearSolverTests
{
    private const double Inf = double.PositiveInfinity;

    private static LinearProblem Problem(double[,] a, double[] rowLower, double[] rowUpper, double[] cost, bool isMaximum = false, double[]? lower = null, double[]? upper = null) => new()
    {
        Matrix = SparseColumns.Of(a.GetLength(0), a.GetLength(1), from i in Enumerable.Range(0, a.GetLength(0)) from j in Enumerable.Range(0, a.GetLength(1)) select (i, j, a[i, j])),
        RowLower = rowLower,
        RowUpper = rowUpper,
        Lower = lower ?? new double[cost.Length],
        Upper = upper ?? [.. Enumerable.Repeat(Inf, cost.Length)],
        Cost = cost,
        IsMaximum = isMaximum,
    };

    private static LinearSolution Optimum(LinearProblem problem, double expected)
    {
        var solution = LinearSolver.Solve(problem);
        Assert.Equal(LinearStatus.Optimal, solution.Status);
        Assert.Null(Certificate.Fault(problem, solution));
        Assert.Equal(expected, solution.Objective, 1e-8);
        return solution;
    }

    [Fact]
    public void Chvatal_s_first_example() => Assert.Equal(
        [2, 0, 1],
        Optimum(Problem(new double[,] { { 2, 3, 1 }, { 4, 1, 2 }, { 3, 4, 2 } }, [-Inf, -Inf, -Inf], [5, 11, 8], [5, 4, 3], true), 13).X.Select(v => Math.Round(v, 9)));

    [Fact]
    public void The_glass_company_of_Hillier_and_Lieberman()
    {
        var solution = Optimum(Problem(new double[,] { { 1, 0 }, { 0, 2 }, { 3, 2 } }, [-Inf, -Inf, -Inf], [4, 12, 18], [3, 5], true), 36);
        Assert.Equal([0, 1.5, 1], solution.RowDuals.Select(v => Math.Round(v, 9)));
    }

    /// <summary>The textbook rule cycles on it (Beale 1955, Naval Research Logistics Quarterly 2: 269-275).</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(1)]
    public void Beale_s_cycle_ends(int stallLimit)
    {
        var problem = Problem(
            new double[,] { { 0.25, -60, -1.0 / 25, 9 }, { 0.5, -90, -1.0 / 50, 3 }, { 0, 0, 1, 0 } },
            [-Inf, -Inf, -Inf], [0, 0, 1], [-0.75, 150, -0.02, 6]);
        var solution = LinearSolver.Solve(problem, new() { StallLimit = stallLimit });
        Assert.Null(Certificate.Fault(problem, solution));
        Assert.Equal(-0.05, solution.Objective, 1e-9);
    }

    /// <summary>Klee and Minty's cube: 2^n vertices lie on the way of the textbook rule.</summary>
    [Fact]
    public void The_cube_of_Klee_and_Minty()
    {
        const int n = 10;
        var a = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                a[i, j] = i == j ? 1 : Math.Pow(2, i - j + 1);
            }
        }

        Optimum(
            Problem(a, [.. Enumerable.Repeat(-Inf, n)], [.. Enumerable.Range(1, n).Select(i => Math.Pow(5, i))], [.. Enumerable.Range(1, n).Select(j => Math.Pow(2, n - j))], true),
            Math.Pow(5, n));
    }

    [Fact]
    public void Free_variables_and_equations() =>
        Optimum(Problem(new double[,] { { 1, 1 }, { 1, -1 } }, [2, -Inf], [2, 4], [1, 2], lower: [-Inf, -Inf]), 2 - 1 + 0);

    [Fact]
    public void Upper_bounds_are_reached_without_a_row() =>
        Optimum(Problem(new double[,] { { 1, 1, 1 } }, [-Inf], [10], [1, 2, 3], true, [0, 0, -1], [4, 3, 2]), 4 + 6 + 6);

    [Fact]
    public void Negative_and_ranged_bounds() =>
        Optimum(Problem(new double[,] { { 1, 2 } }, [-3], [5], [1, 1], false, [-4, -1], [-1, 6]), -4.0 + 0.5);

    [Fact]
    public void No_rows_at_all() => Optimum(Problem(new double[0, 2], [], [], [1, -1], false, [2, 0], [3, 5]), -3);

    [Fact]
    public void Infeasible_is_an_outcome_with_a_proof()
    {
        var problem = Problem(new double[,] { { 1, 1 }, { 1, -1 } }, [-Inf, 3], [1, Inf], [1, 1]);
        var solution = LinearSolver.Solve(problem);
        Assert.Equal(LinearStatus.Infeasible, solution.Status);
        Assert.Null(Certificate.Fault(problem, solution));
    }

    [Fact]
    public void Bounds_that_cross_are_infeasible() =>
        Assert.Equal(LinearStatus.Infeasible, LinearSolver.Solve(Problem(new double[,] { { 1 } }, [-Inf], [1], [1], lower: [2], upper: [1])).Status);

    [Fact]
    public void Unbounded_is_an_outcome_with_a_direction()
    {
        var problem = Problem(new double[,] { { 1, -1 } }, [-Inf], [1], [1, 1], true);
        var solution = LinearSolver.Solve(problem);
        Assert.Equal(LinearStatus.Unbounded, solution.Status);
        Assert.Null(Certificate.Fault(problem, solution));
    }

    [Fact]
    public void Iterations_can_run_out() =>
        Assert.Equal(
            LinearStatus.IterationLimit,
            LinearSolver.Solve(Problem(new double[,] { { 1, 2 }, { 2, 1 } }, [-Inf, -Inf], [4, 4], [1, 1], true), new() { IterationLimit = 1 }).Status);

    [Fact]
    public void What_is_less_accurate_than_asked_for_is_not_called_optimal() =>
        Assert.Equal(LinearStatus.Unresolved, LinearSolver.Solve(Problem(new double[,] { { 1 } }, [-Inf], [1], [1], true), new() { Accuracy = -0.5 }).Status);

    [Fact]
    public void Arrays_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LinearSolver.Solve(Problem(new double[,] { { 1, 2 } }, [0, 0], [1], [1, 1])));
        Assert.Throws<ArgumentException>(() => LinearSolver.Solve(Problem(new double[,] { { 1 } }, [double.NaN], [1], [1])));
        Assert.Throws<ArgumentException>(() => SparseColumns.Of(1, 1, [(0, 0, double.NaN)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SparseColumns.Of(1, 1, [(1, 0, 1)]));
    }

    [Fact]
    public void Entries_of_one_place_are_added() => Assert.Equal([3.0], SparseColumns.Of(1, 1, [(0, 0, 1), (0, 0, 2)]).ValuesOf(0).ToArray());

    [Fact]
    public void A_transport_problem()
    {
        // Three plants (20, 30, 25), four markets (10, 25, 15, 25).
        double[,] cost = { { 8, 6, 10, 9 }, { 9, 12, 13, 7 }, { 14, 9, 16, 5 } };
        var entries = from k in Enumerable.Range(0, 12) from row in (int[])[k / 4, 3 + (k % 4)] select (row, k, 1.0);
        var problem = new LinearProblem
        {
            Matrix = SparseColumns.Of(7, 12, entries),
            RowLower = [20, 30, 25, 10, 25, 15, 25],
            RowUpper = [20, 30, 25, 10, 25, 15, 25],
            Lower = new double[12],
            Upper = [.. Enumerable.Repeat(Inf, 12)],
            Cost = [.. cost.Cast<double>()],
        };
        var solution = LinearSolver.Solve(problem);
        Assert.Null(Certificate.Fault(problem, solution));
        Assert.All(solution.X, x => Assert.Equal(Math.Round(x), x, 1e-9));
        Assert.Equal(585, solution.Objective, 1e-9);
    }
}
