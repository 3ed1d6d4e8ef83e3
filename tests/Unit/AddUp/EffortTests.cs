using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Tests.Unit.AddUp;

/// <summary>How much work is done: counted, not timed.</summary>
public sealed class EffortTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(0.9999999)]
    [InlineData(-0.999)]
    public void Cycles_that_converge_without_end_are_stopped_and_stay_sound(double factor)
    {
        // x = y and y = factor x hold only at 0, which propagation approaches for ever.
        var draft = new Draft();
        var (x, y) = (draft.Variable(-1, 2), draft.Variable(-1, 2));
        draft.Linear(Interval.Point(0), new Term(x, 1), new Term(y, -1));
        draft.Linear(Interval.Point(0), new Term(y, 1), new Term(x, -factor));
        var solution = draft.Solve();
        Assert.Empty(solution.Conflicts);
        Assert.True(solution.Bounds(x).Contains(0) && solution.Bounds(y).Contains(0));
        Assert.True(solution.Bounds(y).High < 2);
        Assert.InRange(solution.Steps, 1, 8 * new AddUpSpec().NarrowingsPerBound);
        Assert.False(solution.ReachedFixedPoint);
    }

    [Fact]
    public void A_cycle_that_converges_to_a_value_stops_at_the_threshold()
    {
        // y = x / 2 + 1 and x = y meet at 2.
        var draft = new Draft();
        var (x, y) = (draft.Variable(0, 1000), draft.Variable());
        draft.Linear(Interval.Point(0), new Term(x, 1), new Term(y, -1));
        draft.Linear(Interval.Point(1), new Term(y, 1), new Term(x, -0.5));
        var solution = draft.Solve();
        Assert.True(solution.ReachedFixedPoint);
        Assert.Equal(2, solution.Bounds(x).Low, 1e-7);
        Assert.Equal(2, solution.Bounds(x).High, 1e-7);
        Assert.True(solution.Bounds(x).Contains(2));
        Assert.InRange(solution.Steps, 1, 200);
    }

    [Fact]
    public void Steps_grow_in_proportion_to_the_plan()
    {
        var (small, large) = (Plan(50), Plan(500));
        Assert.Empty(large.Conflicts);
        Assert.True(large.ReachedFixedPoint);
        Assert.InRange(large.Steps, 32_000, 4 * 32_500);
        Assert.InRange(large.Steps / (double)small.Steps, 8, 12);
        Assert.Equal(0, large.SearchSteps);
    }

    [Fact]
    public void A_sum_of_many_costs_a_few_passes_and_its_explanation_names_them_all()
    {
        var draft = new Draft();
        var parts = Enumerable.Range(0, 400).Select(_ => draft.Variable(Interval.NonNegative)).ToArray();
        var total = draft.Variable(Interval.NonNegative);
        draft.Total(total, parts);
        foreach (var part in parts)
        {
            draft.Bound(part, 1, 2);
        }

        var solution = draft.Solve();
        Assert.Equal(new Interval(400, 800), solution.Bounds(total));
        Assert.InRange(solution.Steps, 401, 403);
        Assert.Equal(401, solution.Explain(total, Side.High).Statements.Count);
    }

    [Fact]
    public void The_same_problem_gives_the_same_solution()
    {
        var draft = World.Make(5, 20, 30, 40).Draft;
        draft.Bound(0, 1e7, 2e7);
        draft.Bound(1, 1e7, 2e7);
        var (one, other) = (draft.Solve(), draft.Solve());
        Assert.NotEmpty(one.Conflicts);
        Assert.Equal(ConflictTests.Sets(one), ConflictTests.Sets(other));
        Assert.Equal(one.Steps, other.Steps);
        Assert.Equal(one.LeftOut, other.LeftOut);
    }

    [Fact]
    public void What_is_no_number_or_not_there_is_refused()
    {
        var problem = new AddUpProblem();
        var x = problem.AddVariable("x", Interval.All);
        var s = problem.AddStatement("s", false);
        Assert.Equal(("x", "s"), (problem.VariableKey(x), problem.StatementKey(s)));
        Assert.Throws<ArgumentException>(() => problem.AddVariable("y", Interval.Empty));
        Assert.Throws<ArgumentException>(() => problem.AddBound(s, x, new Interval(double.NaN, 1)));
        Assert.Throws<ArgumentException>(() => problem.AddLinear(s, [], Interval.All));
        Assert.Throws<ArgumentException>(() => problem.AddLinear(s, [new Term(x, double.PositiveInfinity)], Interval.All));
        Assert.Throws<ArgumentOutOfRangeException>(() => problem.AddBound(s, 1, Interval.All));
        Assert.Throws<ArgumentOutOfRangeException>(() => problem.AddProduct(1, x, x, x));
        Assert.Throws<ArgumentOutOfRangeException>(() => problem.AddProduct(-2, x, x, x));
        Assert.Equal(0, problem.ConstraintCount);
        Assert.Equal(Interval.All, AddUpEngine.Solve(problem, new AddUpSpec()).Bounds(x));
        Assert.Empty(AddUpEngine.Solve(new AddUpProblem(), new AddUpSpec()).Conflicts);
    }

    // Regions with 20 years linked by growth, totals of ten regions each, and reports of two in three values and more.
    private static AddUpSolution Plan(int regions)
    {
        const int Years = 20;
        var random = new Random(1);
        var draft = new Draft();
        var truth = new List<double>();
        int Add(double value)
        {
            truth.Add(value);
            return draft.Variable(Interval.NonNegative);
        }

        var values = new int[regions, Years];
        for (var r = 0; r < regions; r++)
        {
            for (var y = 0; y < Years; y++)
            {
                values[r, y] = Add(y == 0 ? 100 + random.Next(1000) : truth[values[r, y - 1]] * (0.9 + (0.3 * random.NextDouble())));
            }
        }

        for (var r = 0; r < regions; r++)
        {
            for (var y = 1; y < Years; y++)
            {
                draft.Product(values[r, y], values[r, y - 1], Add(truth[values[r, y]] / truth[values[r, y - 1]]));
            }
        }

        for (var y = 0; y < Years; y++)
        {
            for (var r = 0; r < regions; r += 10)
            {
                var parts = Enumerable.Range(r, 10).Select(i => values[i, y]).ToArray();
                draft.Total(Add(parts.Sum(p => truth[p])), parts);
            }
        }

        for (var b = 0; b < 44 * regions; b++)
        {
            var variable = random.Next(truth.Count);
            var middle = truth[variable] * (1 + ((random.NextDouble() - 0.5) * 0.008));
            draft.Bound(variable, middle * 0.995, middle * 1.005);
        }

        return draft.Solve();
    }
}
