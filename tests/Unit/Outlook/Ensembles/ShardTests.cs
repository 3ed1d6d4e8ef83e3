using Songhua.Core;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.Ensembles.Cases;

namespace Songhua.Tests.Unit.Outlook.Ensembles;

/// <summary>The same seed gives the same bytes for any number of threads and shards; parts that do not fit are refused.</summary>
public sealed class ShardTests
{
    private const long N = 21_000;
    private static readonly EnsembleSpec Spec = new(99, N) { Threads = 1 };
    private static readonly EnsembleProblem[] Problems = [Rich(), Rich(0.01)];
    private static readonly byte[] Whole = Bytes(EnsembleEngine.Run(Problems, Spec, new(0, 1)));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Threads_change_nothing(int threads) =>
        Assert.Equal(Whole, Bytes(EnsembleEngine.Run(Problems, Spec with { Threads = threads }, new(0, 1))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(40)]
    public void Shards_change_nothing(int count)
    {
        var parts = Enumerable.Range(0, count).Reverse().Select(i => Read(Bytes(EnsembleEngine.Run(Problems, Spec with { Threads = 1 + (i % 2) }, new(i, count))))).ToList();
        var merged = EnsembleParts.Merge(Problems, Spec, parts);
        Assert.Null(merged.Refusal);
        Assert.Equal(Numbers(EnsembleEngine.Solve(Problems, Spec)), Numbers(merged.Result!));
    }

    [Fact]
    public void A_part_that_does_not_fit_is_refused_by_name()
    {
        EnsemblePart Part(int i, int count, EnsembleSpec spec, EnsembleProblem[] problems, string name) => Read(Bytes(EnsembleEngine.Run(problems, spec, new(i, count))), name);
        var spec = Spec with { Draws = 3000 };
        var (first, second) = (Part(0, 3, spec, Problems, "p1"), Part(1, 3, spec, Problems, "p2"));
        Refused([], "There is no part to merge.");
        Refused([first, second], "Shards are missing: 3/3.");
        Refused([second], "Shards are missing: 1/3, 3/3.");
        Refused([first, second, Part(1, 3, spec, Problems, "copy")], "p2 and copy are the same shard, 2/3.");
        Refused([first, Part(1, 3, spec, [Rich(), Rich(0.02)], "other")], "other is of other inputs: the plan, its data or its scenarios are not those of this run.");
        Refused([first, Part(1, 3, spec with { Seed = 1 }, Problems, "seed")], "seed was drawn with seed 1 and 3000 draws, not with seed 99 and 3000.");
        Refused([first, Part(1, 3, spec with { Draws = 4000 }, Problems, "draws")], "draws was drawn with seed 99 and 4000 draws, not with seed 99 and 3000.");
        Refused([first, Part(1, 4, spec, Problems, "cut")], "cut is a part of a run cut into 4, the others of one cut into 3.");

        void Refused(EnsemblePart[] parts, string reason)
        {
            var merge = EnsembleParts.Merge(Problems, spec, parts);
            Assert.Null(merge.Result);
            Assert.Equal(reason, merge.Refusal!.In(Language.English));
            Assert.NotEqual(reason, merge.Refusal.In(Language.Chinese));
        }
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var bytes = Bytes(EnsembleEngine.Run([Rich()], Spec with { Draws = 100 }, new(0, 1)));
        Assert.StartsWith("f is not a part", Refusal([]), StringComparison.Ordinal);
        Assert.StartsWith("f is not a part", Refusal([.. "key,value\n1,2\n and more"u8]), StringComparison.Ordinal);
        Assert.Equal("f was written by another version of the program (format 7, here 1).", Refusal([.. bytes[..17], 7, 0, 0, 0, .. bytes[21..]]));
        Assert.Equal("f is cut off: 1 bytes are missing. Copy it again or draw its shard again.", Refusal(bytes[..^1]));
        Assert.StartsWith("f is cut off", Refusal(bytes[..40]), StringComparison.Ordinal);
        Assert.StartsWith("f is damaged", Refusal([.. bytes, 0]), StringComparison.Ordinal);
        for (var at = 21; at < bytes.Length; at += 997)
        {
            byte[] broken = [.. bytes];
            broken[at] ^= 4;
            Assert.Matches("f is (damaged|cut off)", Refusal(broken));
        }

        static string Refusal(byte[] bytes)
        {
            var (part, refusal) = EnsemblePart.Read(new MemoryStream(bytes), "f");
            Assert.Null(part);
            return refusal!.In(Language.English);
        }
    }

    [Fact]
    public void A_series_has_the_same_draws_whatever_shocks_are_beside_it()
    {
        EnsembleProblem Problem(string[] names, double[,] loadings) => new() { Model = Walk([1, 2], loadings, 5, null, names), Series = [Positive("a", 0), Positive("b", 1)] };
        var alone = EnsembleEngine.Solve(Problem(["a", "b"], Diagonal(0.1, 0.2)), new(4, 3000));
        var beside = EnsembleEngine.Solve(Problem(["new", "b", "a"], new double[,] { { 0, 0, 0.1 }, { 0.3, 0.2, 0 } }), new(4, 3000));
        for (var t = 1; t <= 5; t++)
        {
            Assert.Equal(alone.Value(0, t).Quantiles, beside.Value(0, t).Quantiles);
            Assert.Equal((alone.Value(0, t).Mean, alone.Value(0, t).Least), (beside.Value(0, t).Mean, beside.Value(0, t).Least));
            Assert.NotEqual(alone.Value(1, t).Mean, beside.Value(1, t).Mean);
        }
    }

    [Fact]
    public void A_scenario_is_compared_draw_by_draw()
    {
        // Baseline x > 1, scenario x + 0.2 > 1: met in the scenario alone where 0.8 < x <= 1, in the baseline alone never.
        EnsembleProblem Problem(double mean, params string[] keys) => new()
        {
            Model = Walk([mean], new double[,] { { 1 } }),
            Series = [Plain("x", 0)],
            Events = [.. keys.Select(k => new EnsembleEvent(k, EventQuantity.Level(0, 1), 1))],
            Sets = [new("set", [0])],
        };
        var result = EnsembleEngine.Solve([Problem(0, "a", "b"), Problem(0.2, "new", "b"), Problem(0, "b")], new(8, 50_000));
        var change = Assert.Single(result.Comparisons[0].Events);
        Assert.Equal(("b", 0L), (change.Key, change.OnlyBaseline));
        Assert.Equal(0.2118554 - 0.1586553, change.Change, 5 * change.StandardError);
        Assert.Equal(Math.Sqrt(0.0532 * (1 - 0.0532) / 50_000), change.StandardError, 5e-5);
        Assert.Equal(change.Change, change.OnlyScenario / 50_000.0, 1e-12);
        Assert.Equal((0.0, 0.0), (result.Comparisons[1].Events[0].Change, result.Comparisons[1].Events[0].StandardError));
        Assert.Equal(change.OnlyScenario, Assert.Single(result.Comparisons[0].Sets).OnlyScenario);
        Assert.Equal(EnsembleEngine.Solve(Problem(0.2, "new", "b"), new(8, 50_000)).Events[1].Likelihood, result.Solutions[1].Events[1].Likelihood);
    }

    [Fact]
    public void A_problem_that_is_not_well_formed_is_refused()
    {
        var good = Rich();
        var model = good.Model;
        Assert.Throws<ArgumentException>(() => EnsembleEngine.Solve([], Spec));
        Assert.ThrowsAny<ArgumentException>(() => EnsembleEngine.Solve(good, new(1, 0)));
        Assert.ThrowsAny<ArgumentException>(() => EnsembleEngine.Run([good], Spec, new(3, 3)));
        Assert.Throws<ArgumentException>(() => EnsembleRelation.Linear("x", [(0, 1), (0, 2)], 0, 0));
        Assert.Throws<ArgumentException>(() => EnsembleRelation.Linear("x", [(0, 1)], 1, 0));
        Assert.Throws<ArgumentException>(() => EnsembleRelation.Product("x", 0, 1, [0], []));
        Assert.Throws<ArgumentException>(() => ValueScale.Logit(1, 1));
        foreach (var bad in (EnsembleProblem[])
        [
            new() { Model = model, Series = [Plain("a", 9)] },
            new() { Model = model, Series = [Plain("a", 0), Plain("a", 1)] },
            new() { Model = model, Series = [Plain("a", 0)], Relations = [EnsembleRelation.Sum("s", 0, [1])] },
            new() { Model = model, Series = [Plain("a", 0)], Known = [new(0, 9, 1, 1)] },
            new() { Model = model, Series = [Plain("a", 0)], Events = [new("e", EventQuantity.Growth(0, 2, 2), 0)] },
            new() { Model = model, Series = [Plain("a", 0)], Sets = [new("s", [])] },
            new() { Model = Walk([double.NaN], Diagonal(1)), Series = [Plain("a", 0)] },
            new() { Model = Walk([0], Diagonal(1), 1, [new("g", 2)]), Series = [Plain("a", 0)] },
            new() { Model = Walk([0, 0], Diagonal(1)), Series = [Plain("a", 0)] },
        ])
        {
            Assert.Throws<ArgumentException>(() => EnsembleEngine.Solve(bad, Spec));
        }
    }
}
