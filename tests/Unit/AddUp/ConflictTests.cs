using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Tests.Unit.AddUp;

/// <summary>Conflicts are minimal, and all of them are found.</summary>
public sealed class ConflictTests
{
    [Fact]
    public void Each_conflict_contradicts_itself_and_no_part_of_it_does()
    {
        var conflicts = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var draft = Spoilt(seed, variables: 3 + (seed % 6), relations: seed % 8, bounds: 3 + (seed % 6), lies: 1 + (seed % 4));
            foreach (var conflict in draft.Solve().Conflicts)
            {
                conflicts++;
                AssertMinimal(draft, conflict, seed);
            }
        }

        Assert.True(conflicts > 1000, $"only {conflicts} conflicts came up");
    }

    [Fact]
    public void All_conflicts_of_small_problems_are_found()
    {
        var several = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var draft = Spoilt(10_000 + seed, variables: 3 + (seed % 3), relations: 1 + (seed % 4), bounds: 3 + (seed % 3), lies: 1 + (seed % 3));
            if (draft.Statements > 10)
            {
                continue;
            }

            var solution = draft.Solve();
            var expected = BruteForce(draft);
            several += expected.Count > 1 ? 1 : 0;
            Assert.False(solution.MoreConflictsMayExist);
            Assert.Equal(expected, solution.Conflicts.Select(c => string.Join(",", c.Statements)).Order(StringComparer.Ordinal));
        }

        Assert.True(several > 50, $"only {several} problems had several conflicts");
    }

    [Fact]
    public void Three_reports_that_all_disagree_are_three_conflicts()
    {
        var draft = new Draft();
        var x = draft.Variable(Interval.NonNegative);
        draft.Bound(x, 1, 2);
        draft.Bound(x, 3, 4);
        draft.Bound(x, 5, 6);
        var solution = draft.Solve();
        Assert.Equal(["0,1", "0,2", "1,2"], Sets(solution));
        Assert.Equal([0, 1, 2], solution.LeftOut);
        Assert.Equal(Interval.NonNegative, solution.Bounds(x));
        Assert.False(solution.MoreConflictsMayExist);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(25)]
    public void Separate_conflicts_in_one_plan_are_all_found(int count)
    {
        // A total ties all parts together; each part is reported twice, differently.
        var draft = new Draft();
        var parts = Enumerable.Range(0, count).Select(_ => draft.Variable(Interval.NonNegative)).ToArray();
        var total = draft.Variable(Interval.NonNegative);
        draft.Total(total, parts);
        foreach (var part in parts)
        {
            draft.Bound(part, 10, 11);
            draft.Bound(part, 12, 13);
        }

        var solution = draft.Solve();
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"{1 + (2 * i)},{2 + (2 * i)}").Order(StringComparer.Ordinal), Sets(solution));
        Assert.Equal(2 * count, solution.LeftOut.Count);
        Assert.DoesNotContain(0, solution.LeftOut);
    }

    [Fact]
    public void Conflicts_that_share_a_statement_or_hide_behind_another_are_found()
    {
        var draft = new Draft();
        var (a, b, total) = (draft.Variable(), draft.Variable(), draft.Variable());
        var sum = draft.Total(total, a, b);
        var first = draft.Bound(a, 10, 10);
        var second = draft.Bound(a, 20, 20);
        var other = draft.Bound(b, 5, 5);
        var whole = draft.Bound(total, 100, 100);
        Assert.Equal([$"{sum},{first},{other},{whole}", $"{sum},{second},{other},{whole}", $"{first},{second}"], Sets(draft.Solve()));
    }

    [Fact]
    public void A_conflict_hidden_behind_two_of_many_is_found_though_the_search_is_cut_short()
    {
        var draft = new Draft();
        var parts = Enumerable.Range(0, 30).Select(_ => draft.Variable(Interval.NonNegative)).ToArray();
        draft.Total(draft.Variable(), parts);
        foreach (var part in parts)
        {
            draft.Bound(part, 10, 11);
            draft.Bound(part, 12, 13);
        }

        // One for each way of believing two reports: low and low, low and high, high and high.
        var (a, b) = (parts[7], parts[22]);
        var lows = draft.Linear(Interval.AtLeast(22.5), new Term(a, 1), new Term(b, 1));
        var mixed = draft.Linear(Interval.AtLeast(-0.5), new Term(a, 1), new Term(b, -1));
        var highs = draft.Linear(Interval.AtMost(23.5), new Term(a, 1), new Term(b, 1));
        var solution = draft.Solve();
        Assert.True(solution.MoreConflictsMayExist);
        Assert.Subset(Sets(solution).ToHashSet(), new HashSet<string> { $"15,45,{lows}", $"15,46,{mixed}", $"16,46,{highs}" });
    }

    [Fact]
    public void The_number_of_conflicts_listed_is_limited_and_the_bounds_still_hold()
    {
        var draft = new Draft();
        for (var i = 0; i < 80; i++)
        {
            var x = draft.Variable();
            draft.Bound(x, 0, 1);
            draft.Bound(x, 2, 3);
        }

        var good = draft.Variable();
        draft.Bound(good, 4, 5);
        var solution = draft.Solve();
        Assert.Equal(new AddUpSpec().MaxConflicts, solution.Conflicts.Count);
        Assert.True(solution.MoreConflictsMayExist);
        Assert.Equal(160, solution.LeftOut.Count);
        Assert.Equal(new Interval(4, 5), solution.Bounds(good));
    }

    [Fact]
    public void Where_only_relations_disagree_they_are_left_out()
    {
        var draft = new Draft();
        var (x, y) = (draft.Variable(1, 10), draft.Variable(1, 10));
        draft.Linear(Interval.Point(0), new Term(x, 1), new Term(y, -1));
        draft.Linear(Interval.AtLeast(1), new Term(x, 1), new Term(y, -1));
        var narrowed = draft.Bound(x, 2, 3);
        var solution = draft.Solve();
        Assert.DoesNotContain(narrowed, solution.LeftOut);
        Assert.Equal(["0,1"], Sets(draft.Solve(s => s != narrowed)).Concat(Sets(solution)).Distinct());
        Assert.Equal([0, 1], solution.LeftOut);
        Assert.Equal(new Interval(2, 3), solution.Bounds(x));
    }

    [Fact]
    public void A_statement_can_contradict_itself_a_domain_or_a_definition()
    {
        var draft = new Draft();
        var x = draft.Variable(Interval.NonNegative);
        draft.Bound(x, Interval.AtMost(-1));
        draft.Bound(x, Interval.Empty);
        draft.Linear(Interval.Point(5), new Term(x, 1), new Term(x, -1));
        draft.Bound(x, 1, 2);
        draft.Define(p => p.AddBound(AddUpProblem.Definition, x, Interval.AtMost(100)));
        draft.Bound(x, 101, 102);
        var solution = draft.Solve();
        Assert.Equal(["0", "1", "2", "4"], Sets(solution));
        Assert.Equal(new Interval(1, 2), solution.Bounds(x));
        Assert.Equal(-1, solution.Conflicts.Single(c => c.Statements[0] == 0).LowStep);
    }

    [Fact]
    public void Definitions_that_contradict_each_other_are_a_conflict_without_statements()
    {
        var draft = new Draft();
        var x = draft.Variable(0, 10);
        draft.Define(p => p.AddBound(AddUpProblem.Definition, x, Interval.AtLeast(11)));
        draft.Bound(x, 1, 2);
        var solution = draft.Solve();
        Assert.Empty(Assert.Single(solution.Conflicts).Statements);
        Assert.True(solution.MoreConflictsMayExist);
        Assert.Equal(new Interval(0, 10), solution.Bounds(x));
    }

    [Fact]
    public void The_steps_of_a_conflict_end_where_the_bounds_cross()
    {
        var draft = new Draft();
        var (a, b, total) = (draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative));
        var sum = draft.Total(total, a, b);
        var first = draft.Bound(a, Interval.AtLeast(60));
        var second = draft.Bound(b, Interval.AtLeast(50));
        var whole = draft.Bound(total, Interval.AtMost(100));
        var conflict = Assert.Single(draft.Solve().Conflicts);
        Assert.Equal([sum, first, second, whole], conflict.Statements);
        var last = conflict.Steps[^1];
        Assert.Equal((sum, ConstraintKind.Linear, conflict.Variable), (last.Statement, last.Kind, last.Variable));
        Assert.True(last.After.Low > last.After.High);
        Assert.Equal(last.After.Low, conflict.Steps[conflict.LowStep].After.Low);
        Assert.Equal(last.After.High, conflict.Steps[conflict.HighStep].After.High);
        SoundnessTests.AssertOrdered(conflict.Steps);
    }

    internal static string[] Sets(AddUpSolution solution) =>
        [.. solution.Conflicts.Select(c => string.Join(",", c.Statements)).Order(StringComparer.Ordinal)];

    // A true world with statements that are not true.
    private static Draft Spoilt(int seed, int variables, int relations, int bounds, int lies)
    {
        var world = World.Make(seed, variables, relations, bounds, sureness: 0.8);
        var random = new Random(seed);
        for (var i = 0; i < lies; i++)
        {
            var variable = world.Any();
            var wrong = (double)world.Truth[variable] + (random.Next(2) == 0 ? -1 : 1) * (1 + (20 * random.NextDouble()));
            world.Draft.Bound(variable, wrong - random.Next(3), wrong + random.Next(3));
        }

        return world.Draft;
    }

    private static void AssertMinimal(Draft draft, Conflict conflict, int seed)
    {
        var names = string.Join(",", conflict.Statements);
        Assert.False(draft.IsConsistent(conflict.Statements.Contains), $"problem {seed}: {names} is consistent");
        foreach (var statement in conflict.Statements)
        {
            Assert.True(draft.IsConsistent(s => s != statement && conflict.Statements.Contains(s)), $"problem {seed}: {names} does not need {statement}");
        }

        Assert.Equal(conflict.Statements, conflict.Steps.Select(s => s.Statement).Where(s => s >= 0).Distinct().Order());
        SoundnessTests.AssertOrdered(conflict.Steps);
    }

    private static List<string> BruteForce(Draft draft)
    {
        var minimal = new List<int>();
        foreach (var set in Enumerable.Range(0, 1 << draft.Statements).OrderBy(int.PopCount))
        {
            if (!minimal.Exists(m => (m & set) == m) && !draft.IsConsistent(s => (set >> s & 1) == 1))
            {
                minimal.Add(set);
            }
        }

        return [.. minimal.Select(m => string.Join(",", Enumerable.Range(0, draft.Statements).Where(s => (m >> s & 1) == 1))).Order(StringComparer.Ordinal)];
    }
}
