using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.InputOutput;

/// <summary>Effects against every ordering written out.</summary>
public sealed class DecompositionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Means_and_spreads_are_those_of_all_orderings(int factors)
    {
        var random = new Random(factors);
        var states = Enumerable.Range(0, 1 << factors).Select(_ => new[] { random.NextDouble(), 10 * random.NextDouble() }).ToArray();
        var solution = StructuralDecomposition.Of(factors, s => states[s]);
        var orderings = Orderings([.. Enumerable.Range(0, factors)]).ToList();
        for (var k = 0; k < factors; k++)
        {
            var effect = solution.Effects[k];
            var each = orderings.Select(o => Enumerable.Range(0, 2).Select(i => Step(states, o, k, i)).ToArray()).ToList();
            for (var i = 0; i < 2; i++)
            {
                Assert.Equal(each.Average(e => e[i]), effect.Mean[i], 1e-12);
                Assert.Equal((each.Min(e => e[i]), each.Max(e => e[i])), (effect.Least[i], effect.Greatest[i]));
                var (forth, back) = (Step(states, [.. Enumerable.Range(0, factors)], k, i), Step(states, [.. Enumerable.Range(0, factors).Reverse()], k, i));
                Assert.Equal((forth + back) / 2, effect.Polar[i], 1e-12);
            }

            var totals = each.Select(e => e.Sum()).ToList();
            Assert.Equal(totals.Average(), effect.Total.Mean, 1e-12);
            Assert.Equal(totals.Min(), effect.Total.Least, 1e-12);
            Assert.Equal(totals.Max(), effect.Total.Greatest, 1e-12);
            Assert.Equal(Math.Sqrt(totals.Average(t => Math.Pow(t - totals.Average(), 2))), effect.Total.StandardDeviation, 1e-12);
        }
    }

    /// <summary>Miller &amp; Blair (2009), equation 13.7: dx = dL (f0 + f1) / 2 + (L0 + L1) / 2 df, both polar and mean with two factors.</summary>
    [Fact]
    public void Two_factors_in_closed_form()
    {
        var (before, after) = (SeededTable.Draw(1, 6), SeededTable.Draw(2, 6));
        var (first, second) = (LeontiefSystem.Of(before.Technical), LeontiefSystem.Of(after.Technical));
        double[] mean = [.. before.FinalDemand.Zip(after.FinalDemand, (a, b) => (a + b) / 2)];
        var expected = second.Output(mean).Zip(first.Output(mean), (b, a) => b - a).ToArray();
        var two = StructuralDecomposition.Of(2, s => ((s & 1) == 0 ? first : second).Output((s & 2) == 0 ? before.FinalDemand : after.FinalDemand));
        Near.Equal(expected, [.. two.Effects[0].Mean], 1e-11);
        Near.Equal(expected, [.. two.Effects[0].Polar], 1e-11);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Effects_add_to_the_change(bool hasIntensities)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var (before, after) = (SeededTable.Draw(seed, 8), SeededTable.Draw(seed + 100, 8));
            var solution = StructuralDecomposition.Between(State(before, seed, hasIntensities), State(after, seed + 50, hasIntensities));
            Assert.Equal(hasIntensities ? 5 : 4, solution.Effects.Count);
            for (var i = 0; i < 8; i++)
            {
                var change = solution.After[i] - solution.Before[i];
                var scale = 1e-12 * Math.Max(solution.Effects.Max(e => Math.Max(Math.Abs(e.Least[i]), Math.Abs(e.Greatest[i]))), solution.After[i]);
                Assert.Equal(change, solution.Effects.Sum(e => e.Mean[i]), scale);
                Assert.Equal(change, solution.Effects.Sum(e => e.Polar[i]), scale);
                Assert.All(solution.Effects, e => Assert.InRange(e.Mean[i], e.Least[i] - scale, e.Greatest[i] + scale));
            }

            if (!hasIntensities)
            {
                Near.Equal(before.Output, [.. solution.Before], 1e-11);
                Near.Equal(after.Output, [.. solution.After], 1e-11);
            }
        }
    }

    [Fact]
    public void What_did_not_change_has_no_effect()
    {
        var table = SeededTable.Draw(4, 5);
        var before = State(table, 4, true);
        var doubled = new DenseMatrix(5, 3);
        for (var k = 0; k < 15; k++)
        {
            doubled.Values[k] = 2 * before.FinalDemand.Values[k];
        }

        var solution = StructuralDecomposition.Between(before, new() { System = before.System, FinalDemand = doubled, Intensities = before.Intensities });
        foreach (var effect in solution.Effects.Take(4))
        {
            Near.Equal([0, 0, 0, 0, 0, 1], [.. effect.Mean, 1], 1e-12);
        }

        Near.Equal([.. solution.Before], [.. solution.Effects[4].Mean], 1e-12);
        Assert.Equal(0, solution.Effects[4].Total.StandardDeviation, 1e-10);
    }

    [Fact]
    public void An_empty_category_has_the_make_up_of_the_other_state()
    {
        var table = SeededTable.Draw(6, 4);
        var (one, two) = (new DenseMatrix(4, 2), new DenseMatrix(4, 2));
        for (var i = 0; i < 4; i++)
        {
            one[i, 0] = two[i, 0] = table.FinalDemand[i];
            two[i, 1] = i + 1;
        }

        var system = LeontiefSystem.Of(table.Technical);
        var solution = StructuralDecomposition.Between(new() { System = system, FinalDemand = one }, new() { System = system, FinalDemand = two });
        Near.Equal([0, 0, 0, 0, 1], [.. solution.Effects[1].Mean, 1], 1e-12);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var (small, great) = (SeededTable.Draw(1, 3), SeededTable.Draw(1, 4));
        Assert.Throws<ArgumentException>(() => StructuralDecomposition.Between(State(small, 1, false), State(great, 1, false)));
        Assert.Throws<ArgumentException>(() => StructuralDecomposition.Between(State(small, 1, false), State(small, 1, true)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StructuralDecomposition.Of(0, _ => [1]));
        Assert.Throws<ArgumentException>(() => StructuralDecomposition.Of(1, s => new double[s + 1]));
        var system = LeontiefSystem.Of(small.Technical);
        var cancelled = new DenseMatrix(new double[,] { { 1, 5 }, { -1, 0 }, { 0, 1 } });
        Assert.Throws<ArgumentException>(() => StructuralDecomposition.Between(new() { System = system, FinalDemand = cancelled }, new() { System = system, FinalDemand = cancelled }));
    }

    private static DecompositionState State(SeededTable table, int seed, bool hasIntensities)
    {
        var random = new Random(seed);
        var demand = new DenseMatrix(table.Size, 3);
        for (var i = 0; i < table.Size; i++)
        {
            var (a, b) = (random.NextDouble() / 2, random.NextDouble() / 2);
            (demand[i, 0], demand[i, 1]) = (a * table.FinalDemand[i], b * table.FinalDemand[i]);
            demand[i, 2] = table.FinalDemand[i] - demand[i, 0] - demand[i, 1];
        }

        return new() { System = LeontiefSystem.Of(table.Technical), FinalDemand = demand, Intensities = hasIntensities ? [.. Enumerable.Range(0, table.Size).Select(_ => random.NextDouble())] : null };
    }

    private static double Step(double[][] states, int[] ordering, int factor, int sector)
    {
        var set = ordering.TakeWhile(f => f != factor).Sum(f => 1 << f);
        return states[set | 1 << factor][sector] - states[set][sector];
    }

    private static IEnumerable<int[]> Orderings(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orderings([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
}
