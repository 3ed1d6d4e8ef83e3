using Songhua.Numerics;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.Ensembles.Cases;

namespace Songhua.Tests.Unit.Outlook.Ensembles;

/// <summary>
/// Relations hold in every draw. What is left of one is a computed series of its own, of which the least and the greatest value are
/// exact over all draws.
/// </summary>
public sealed class RelationTests
{
    private const int N = 20_000;
    private static readonly EnsembleSpec Spec = new(5, N);

    [Fact]
    public void Every_draw_meets_every_relation()
    {
        var solution = EnsembleEngine.Solve(Rich(), Spec);
        Assert.Equal((long)N, solution.Reconciled);
        Assert.Empty(solution.Unmet);
        for (var t = 0; t <= 4; t++)
        {
            var gap = solution.Value(5, t);
            Assert.InRange(Math.Max(-gap.Least, gap.Greatest), 0, 1e-10 * solution.Value(0, t).Least);
        }

        Assert.Equal((64.0, 64.0), (solution.Value(1, 1).Least, solution.Value(1, 1).Greatest));
        Assert.InRange(solution.Value(2, 2).Least, 40 - 1e-8, 40 + 1e-8);
        Assert.InRange(solution.Value(2, 2).Greatest, 44 - 1e-8, 44 + 1e-8);
    }

    [Fact]
    public void Shares_stay_within_their_bounds_and_reach_them()
    {
        var rich = Rich();
        var problem = new EnsembleProblem
        {
            Model = rich.Model,
            Series = [.. rich.Series.Take(6)],
            Relations = [.. rich.Relations.Where(r => r.Key != "gap"), EnsembleRelation.Product("share", 5, 1, [2], [0])],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        Assert.Equal((long)N, solution.Reconciled);
        Assert.InRange(solution.Value(5, 4).Least, 0.38 * (1 - 1e-10), 0.38 * (1 + 1e-10));
        Assert.True(solution.Value(5, 4).Greatest > 0.4);
    }

    [Fact]
    public void A_product_on_projected_series_holds_in_every_draw()
    {
        // All three are projected; the ratio of the sides is a fourth, computed.
        var problem = new EnsembleProblem
        {
            Model = Walk([Math.Log(50), Math.Log(10), Math.Log(4.5)], Diagonal(0.2, 0.1, 0.15), 3),
            RelationsFrom = 1,
            Series = [Positive("a", 0), Positive("b", 1), Positive("c", 2), Plain("ratio", null)],
            Relations = [EnsembleRelation.Product("a = b c", 0, 1, [1, 2], []), EnsembleRelation.Product("ratio", 3, 1, [0], [1, 2])],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        Assert.Equal((long)N, solution.Reconciled);
        Assert.Equal(50 / 45.0, solution.Value(3, 0).Mean, 1e-12);
        for (var t = 1; t <= 3; t++)
        {
            Assert.InRange(solution.Value(3, t).Least, 1 - 1e-10, 1);
            Assert.InRange(solution.Value(3, t).Greatest, 1, 1 + 1e-10);
        }
    }

    /// <summary>
    /// Draws that are projected on a line are draws of the distribution given the line: mean m + W h (c - h'm) / h'Wh, covariance
    /// W - W h h'W / h'Wh.
    /// </summary>
    [Fact]
    public void Reconciled_gaussian_draws_are_draws_of_the_conditional_distribution()
    {
        double[] m = [1, 3, -2];
        var r = new double[,] { { 1, 0, 0 }, { 0.6, 0.8, 0 }, { 0.3, -0.4, 0.5 } };
        var w = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                w[i, j] = Enumerable.Range(0, 3).Sum(k => r[i, k] * r[j, k]);
            }
        }

        // The third is in no relation and moves with those that are: h = (1, 2, 0), c = 10.
        double[] wh = [.. Enumerable.Range(0, 3).Select(i => w[i, 0] + (2 * w[i, 1]))];
        var hwh = wh[0] + (2 * wh[1]);
        var problem = new EnsembleProblem
        {
            Model = Walk(m, r),
            RelationsFrom = 1,
            Series = [Plain("x", 0), Plain("y", 1), Plain("z", 2), Plain("z + x", null)],
            Relations = [EnsembleRelation.Linear("line", [(0, 1), (1, 2)], 10, 10), EnsembleRelation.Sum("sum", 3, [0, 2])],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        var (means, variances) = (new double[4], new double[4]);
        for (var i = 0; i < 3; i++)
        {
            means[i] = m[i] + (wh[i] * (10 - 7) / hwh);
            variances[i] = w[i, i] - (wh[i] * wh[i] / hwh);
        }

        (means[3], variances[3]) = (means[0] + means[2], variances[0] + variances[2] + (2 * (w[0, 2] - (wh[0] * wh[2] / hwh))));
        for (var i = 0; i < 4; i++)
        {
            var (value, deviation) = (solution.Value(i, 1), Math.Sqrt(variances[i]));
            Assert.InRange(Math.Abs(value.Mean - means[i]), 0, 5 * deviation / Math.Sqrt(N));
            Assert.InRange(Math.Abs(value.StandardDeviation - deviation), 0, 5 * deviation / Math.Sqrt(2.0 * N));
        }
    }

    [Fact]
    public void A_sum_that_is_not_complete_leaves_a_rest_that_is_not_negative()
    {
        var problem = new EnsembleProblem
        {
            Model = Walk([Math.Log(10), Math.Log(6), Math.Log(3.8)], Diagonal(0.05, 0.05, 0.05)),
            Series = [Positive("whole", 0), Positive("one", 1), Positive("two", 2), Plain("rest", null)],
            Relations = [EnsembleRelation.SumAtMost("parts", 0, [1, 2]), EnsembleRelation.Linear("rest", [(3, 1), (0, -1), (1, 1), (2, 1)], 0, 0)],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        var rest = solution.Value(3, 1);
        Assert.Equal((long)N, solution.Reconciled);
        Assert.InRange(rest.Least, -1e-10 * 12, 1e-10);

        // About 40 % of the free draws have no rest: they lie on the edge, the others are as they were.
        Assert.InRange(rest.Quantiles[3], -1e-9, 1e-9);
        Assert.True(rest.Quantiles[5] > 0.3);
    }

    [Fact]
    public void Draws_that_cannot_meet_a_relation_are_counted_and_named()
    {
        // Two observations contradict their sum: nothing can move.
        var problem = new EnsembleProblem
        {
            Model = Walk([1, 2, 3], Diagonal(1, 1, 1)),
            Series = [Plain("a", 0), Plain("b", 1), Plain("c", 2)],
            Relations = [EnsembleRelation.Linear("harmless", [(0, 1), (1, 1)], -100, 100), EnsembleRelation.Sum("sum", 2, [0, 1])],
            Known = [new(0, 1, 1, 1), new(1, 1, 1, 1), new(2, 1, 5, 5)],
            Events = [new("up", EventQuantity.Level(0, 0), 0)],
            Sets = [new("set", [0])],
        };
        var solution = EnsembleEngine.Solve(problem, new(5, 300));
        Assert.Equal((0, 300), (solution.Reconciled, solution.Draws));
        Assert.Equal([new UnmetRelation(1, 300)], solution.Unmet);
        Assert.Equal(double.NaN, solution.Events[0].Likelihood.Probability);
        Assert.Equal((0, 1), solution.Events[0].Likelihood.Interval);
        Assert.Equal(300, solution.Sets[0].Likelihood.Undecided);
        Assert.Equal(double.NaN, solution.Value(0, 0).Mean);
    }

    [Fact]
    public void A_bound_moves_the_draws_beyond_it_to_the_bound_and_no_other()
    {
        EnsembleProblem Problem(params EnsembleRelation[] relations) => new() { Model = Walk([0], Diagonal(1)), Series = [Plain("a", 0)], Relations = relations };
        var free = EnsembleEngine.Solve(Problem(), Spec).Value(0, 1);
        var bounded = EnsembleEngine.Solve(Problem(EnsembleRelation.Linear("below 1", [(0, 1)], double.NegativeInfinity, 1)), Spec).Value(0, 1);
        Assert.Equal(1, bounded.Greatest, 1e-10);
        Assert.Equal(free.Quantiles.Select(q => Math.Min(q, 1)), bounded.Quantiles, (a, b) => Math.Abs(a - b) < 2e-3);
        Assert.Equal(free.Quantiles.Where(q => q < 0.9), bounded.Quantiles.Where(q => q < 0.9));
    }

    [Fact]
    public void What_no_relation_gives_is_undefined_and_said()
    {
        var solution = EnsembleEngine.Solve(Rich(), new(5, 2000));
        Assert.Equal(Enumerable.Range(0, 5).Select(t => (6, t)), solution.Undetermined);
        Assert.Equal((double.NaN, 2000L), (solution.Value(6, 2).Mean, solution.Value(6, 2).Undefined));
        var nowhere = solution.Events[4];
        Assert.Equal((double.NaN, 2000L, 0L), (nowhere.Likelihood.Probability, nowhere.Likelihood.Undecided, nowhere.Likelihood.Draws));
        Assert.Empty(nowhere.Shares);

        // A set with it is missed where its other event is missed, and open elsewhere.
        var set = solution.Sets[1].Likelihood;
        Assert.Equal((0, solution.Events[0].Likelihood.Met), (set.Met, set.Undecided));
    }

    [Fact]
    public void A_series_follows_by_substitution_in_any_order_of_the_relations()
    {
        // d = c / 2, c = a b, with observations where d is known and c follows from it.
        var problem = new EnsembleProblem
        {
            Model = Walk([Math.Log(3), Math.Log(4)], Diagonal(0, 0)),
            Series = [Positive("a", 0), Positive("b", 1), Positive("c", null), Positive("d", null), Plain("e", null)],
            Relations =
            [
                EnsembleRelation.Linear("e", [(4, 2), (3, -1)], 1, 1), EnsembleRelation.Product("d", 3, 0.5, [2], []), EnsembleRelation.Product("c", 2, 1, [0, 1], []),
            ],
        };
        var solution = EnsembleEngine.Solve(problem, new(1, 9));
        Assert.Equal([12, 6, 3.5], Enumerable.Range(2, 3).Select(s => Math.Round(solution.Value(s, 1).Mean, 12)));
    }

    [Fact]
    public void Computed_series_in_several_relations_tie_the_projected_ones()
    {
        // c = a + b and c = 2 d: a + b = 2 d must hold though c has no projection.
        var problem = new EnsembleProblem
        {
            Model = Walk([Math.Log(3), Math.Log(4), Math.Log(3.6)], Diagonal(0.1, 0.2, 0.1)),
            RelationsFrom = 1,
            Series = [Positive("a", 0), Positive("b", 1), Positive("d", 2), Positive("c", null), Plain("gap", null)],
            Relations =
            [
                EnsembleRelation.Sum("c", 3, [0, 1]), EnsembleRelation.Linear("2 d", [(3, 1), (2, -2)], 0, 0), EnsembleRelation.Linear("gap", [(4, 1), (0, -1), (1, -1), (2, 2)], 0, 0),
            ],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        Assert.Equal((long)N, solution.Reconciled);
        Assert.InRange(Math.Max(-solution.Value(4, 1).Least, solution.Value(4, 1).Greatest), 0, 1e-9);
        Assert.True(solution.Value(3, 1).StandardDeviation > 0.3);
    }

    /// <summary>Problems of random relations: every draw of each meets them.</summary>
    [Fact]
    public void Draws_of_random_problems_meet_their_relations()
    {
        for (var item = 0; item < 40; item++)
        {
            var reader = RandomStream.Of(17, "relations").Item(item);
            var n = 4 + (int)reader.Integer(4);
            var loadings = new double[n, n];
            for (var i = 0; i < n * n; i++)
            {
                loadings[i / n, i % n] = 0.05 * reader.Normal();
            }

            double[] levels = [.. Enumerable.Range(0, n).Select(_ => reader.Uniform(1, 10))];
            levels[0] = (levels[1] + levels[2]) * Math.Exp(0.05 * reader.Normal());
            levels[3] = levels[1] / levels[2] * Math.Exp(0.05 * reader.Normal());
            var problem = new EnsembleProblem
            {
                Model = Walk([.. levels.Select(l => Math.Log(l))], loadings, 2, isStartKnown: false),
                Series = [.. Enumerable.Range(0, n).Select(i => Positive($"s{i}", i)), Plain("sum", null), Plain("ratio", null)],
                Relations =
                [
                    EnsembleRelation.Sum("whole", 0, [1, 2]), EnsembleRelation.Product("ratio 3", 3, 1, [1], [2]), .. EnsembleRelation.Share("share", 1, 0, 0.3 * levels[1] / levels[0], 1.1 * levels[1] / levels[0]),
                    EnsembleRelation.Linear("sum", [(n, 1), (0, -1), (1, 1), (2, 1)], 0, 0), EnsembleRelation.Product("ratio", n + 1, 1, [3, 2], [1]),
                ],
            };
            var solution = EnsembleEngine.Solve(problem, new((ulong)item, 1024));
            Assert.Equal(solution.Draws, solution.Reconciled + solution.Unmet.Sum(u => u.Draws));
            Assert.Equal(1024, solution.Reconciled);
            for (var t = 0; t <= 2; t++)
            {
                Assert.InRange(Math.Max(-solution.Value(n, t).Least, solution.Value(n, t).Greatest), 0, 1e-10 * solution.Value(0, t).Greatest);
                Assert.InRange(Math.Max(1 - solution.Value(n + 1, t).Least, solution.Value(n + 1, t).Greatest - 1), 0, 1e-10);
            }
        }
    }
}
