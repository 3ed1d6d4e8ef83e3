using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Tests.Unit.AddUp;

/// <summary>What is true is never excluded, and what fits together is never called a conflict.</summary>
public sealed class SoundnessTests
{
    [Fact]
    public void Truth_is_never_excluded()
    {
        for (var seed = 0; seed < 6000; seed++)
        {
            var world = World.Make(seed, variables: 2 + (seed % 7), relations: seed % 9, bounds: seed % 6);
            var solution = world.Draft.Solve();
            Assert.True(solution.Conflicts.Count == 0, $"world {seed}: a false conflict");
            AssertHolds(world, solution, seed);
        }
    }

    [Fact]
    public void Large_worlds_with_many_cycles_keep_the_truth()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var world = World.Make(1_000_000 + seed, variables: 60, relations: 120, bounds: 60, sureness: 0.5);
            var solution = world.Draft.Solve();
            Assert.Empty(solution.Conflicts);
            AssertHolds(world, solution, seed);
        }
    }

    [Fact]
    public void What_explains_a_bound_implies_it_alone_and_needs_every_statement()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var world = World.Make(2_000_000 + seed, variables: 5, relations: 6, bounds: 5);
            var solution = world.Draft.Solve();
            for (var v = 0; v < world.Truth.Count; v++)
            {
                AssertExplained(world.Draft, solution.Explain(v, Side.Low), seed);
                AssertExplained(world.Draft, solution.Explain(v, Side.High), seed);
            }
        }
    }

    [Fact]
    public void The_fixed_point_does_not_depend_on_the_order_of_the_statements()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var draft = World.Make(3_000_000 + seed, variables: 5, relations: 5, bounds: 5).Draft;
            var order = Enumerable.Range(0, draft.Statements).ToArray();
            new Random(seed).Shuffle(order);
            var (one, other) = (draft.Solve(), AddUpEngine.Solve(draft.Build(order), new AddUpSpec()));
            if (!one.ReachedFixedPoint || !other.ReachedFixedPoint)
            {
                continue;
            }

            for (var v = 0; v < draft.Variables; v++)
            {
                AssertNear(one.Bounds(v).Low, other.Bounds(v).Low, seed);
                AssertNear(one.Bounds(v).High, other.Bounds(v).High, seed);
            }
        }
    }

    private static void AssertNear(double x, double y, int seed) =>
        Assert.True(x.Equals(y) || Math.Abs(x - y) <= 1e-6 * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y))), $"world {seed}: {x:R} or {y:R}");

    private static void AssertExplained(Draft draft, Derivation why, int seed)
    {
        var slack = 1e-9 * Math.Abs(why.Value);
        Assert.True(Implies(why.Statements.Contains), $"world {seed}: {why.Variable} {why.Side} is not implied");
        foreach (var statement in why.Statements)
        {
            Assert.False(Implies(s => s != statement && why.Statements.Contains(s)), $"world {seed}: {why.Variable} {why.Side} does not need {statement}");
        }

        AssertOrdered(why.Steps);
        Assert.Equal(why.Statements, why.Steps.Select(s => s.Statement).Where(s => s >= 0).Distinct().Order());
        if (why.Steps.Count > 0)
        {
            Assert.Equal((why.Variable, why.Side), (why.Steps[^1].Variable, why.Steps[^1].Side));
        }

        bool Implies(Func<int, bool> keep)
        {
            var bounds = draft.Solve(keep).Bounds(why.Variable);
            return why.Side == Side.Low ? bounds.Low >= why.Value - slack : bounds.High <= why.Value + slack;
        }
    }

    internal static void AssertOrdered(IReadOnlyList<DerivationStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            Assert.All(steps[i].Antecedents, a => Assert.InRange(a, 0, i - 1));
            Assert.True(steps[i].Side == Side.Low ? steps[i].After.Low > steps[i].Before.Low : steps[i].After.High < steps[i].Before.High);
        }

        var used = steps.SelectMany(s => s.Antecedents).ToHashSet();
        Assert.True(Enumerable.Range(0, steps.Count).Count(i => !used.Contains(i)) <= 2, "a step that nothing rests on");
    }

    private static void AssertHolds(World world, AddUpSolution solution, int seed)
    {
        for (var v = 0; v < world.Truth.Count; v++)
        {
            var value = world.Truth[v];
            Assert.True(solution.Bounds(v).Contains(Interval.Enclosing(value, value)), $"world {seed}: {solution.Bounds(v)} excludes {value}");
        }
    }
}
