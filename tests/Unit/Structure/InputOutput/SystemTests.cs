using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.InputOutput;

/// <summary>Coefficients, productivity and the two systems.</summary>
public sealed class SystemTests
{
    /// <summary>A large system is solved by products for a few vectors, and by factors from then on: the same answers, and the order does not matter.</summary>
    [Fact]
    public void A_large_system_answers_alike_before_and_after_it_is_factorised()
    {
        const int Size = 1_050;
        var random = new Random(5);
        var technical = new DenseMatrix(Size, Size);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                technical[i, j] = random.NextDouble() < 0.3 ? random.NextDouble() * 4.4 / Size : 0;
            }
        }

        double[] demand = [.. Enumerable.Range(0, Size).Select(_ => random.NextDouble() - 0.2)];
        var system = LeontiefSystem.Of(technical);
        var (first, held) = (system.Output(demand), system.Content(demand));
        for (var again = 0; again < 10; again++)
        {
            Near.Equal(first, system.Output(demand), 1e-12);
        }

        Near.Equal(held, system.Content(demand), 1e-12);
        var left = technical.Times(first);
        Near.Equal(demand, [.. first.Zip(left, (x, a) => x - a)], 1e-12);
        Assert.Throws<ArgumentException>(() => system.Output([1, 2]));
    }

    [Fact]
    public void A_sector_without_flows_and_output_has_zero_coefficients()
    {
        var table = SeededTable.Draw(1, 5, hasEmptySector: true);
        Assert.Equal(0, table.Output[1]);
        var technical = Coefficients.Technical(table.Flows, table.Output);
        Assert.Empty(technical.SectorsWithoutOutput);
        Assert.Equal(new double[5], technical.Matrix!.Row(1).ToArray());
        var system = LeontiefSystem.Of(technical.Matrix);
        Assert.True(system.IsSolvable);
        Near.Equal(table.Output, system.Output(table.FinalDemand), 1e-13);
    }

    [Fact]
    public void Flows_without_output_are_named()
    {
        var flows = new DenseMatrix(new double[,] { { 1, 0, 2 }, { 1, 0, 2 }, { 0, 0, 3 } });
        Assert.Equal([2], Coefficients.Technical(flows, [5, 0, 0]).SectorsWithoutOutput);
        Assert.Null(Coefficients.Technical(flows, [5, 0, 0]).Matrix);
        Assert.Equal([1, 2], Coefficients.Allocation(flows, [5, 0, -1]).SectorsWithoutOutput);
        Assert.Empty(Coefficients.Technical(flows, [5, 0, 1]).SectorsWithoutOutput);
    }

    [Fact]
    public void Intensities_that_do_not_exist_are_missing() =>
        Assert.Equal([0.5, 0, double.NaN, double.NaN], Coefficients.Intensities([1, 0, 3, double.NaN], [2, 0, 0, 4]));

    [Fact]
    public void What_is_missing_is_refused()
    {
        var flows = new DenseMatrix(new double[,] { { 1, double.NaN }, { 0, 1 } });
        Assert.Throws<ArgumentException>(() => Coefficients.Technical(flows, [3, 3]));
        Assert.Throws<ArgumentException>(() => LeontiefSystem.Of(flows));
        Assert.Throws<ArgumentException>(() => Coefficients.Technical(new(2, 2), [3, double.NaN]));
        Assert.Throws<ArgumentException>(() => Coefficients.Technical(new(2, 3), [3, 3]));
    }

    /// <summary>Bounds hold the radius and are narrow; the radius of a matrix of rank one, and of a cyclic one, is known.</summary>
    [Fact]
    public void Radii_are_bounded()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var (left, right) = (Enumerable.Range(0, 6).Select(_ => random.NextDouble()).ToArray(), Enumerable.Range(0, 6).Select(_ => random.NextDouble()).ToArray());
            var rankOne = new DenseMatrix(6, 6);
            for (var k = 0; k < 36; k++)
            {
                rankOne[k / 6, k % 6] = left[k / 6] * right[k % 6];
            }

            var radius = left.Zip(right, (l, r) => l * r).Sum();
            var test = Productivity.Of(rankOne);
            Assert.InRange(radius, test.LowerRadius, test.UpperRadius);
            Assert.True(test.UpperRadius - test.LowerRadius < 1e-8);
            Assert.Equal(radius < 1 ? ProductivityVerdict.Productive : ProductivityVerdict.NotProductive, test.Verdict);
        }

        var cycle = Productivity.Of(new(new double[,] { { 0, 2, 0 }, { 0, 0, 0.5 }, { 0.3, 0, 0 } }));
        Assert.InRange(Math.Cbrt(0.3), cycle.LowerRadius, cycle.UpperRadius);
        Assert.True(cycle.UpperRadius - cycle.LowerRadius < 1e-8);
    }

    [Fact]
    public void The_block_that_is_not_productive_is_named()
    {
        // Sectors 1 and 3 feed each other too much; 0 and 2 only buy of them.
        var technical = new DenseMatrix(new double[,] { { .1, 0, .1, 0 }, { .9, .2, .5, 1.1 }, { .1, 0, .3, 0 }, { 0, .8, .2, .1 } });
        var system = LeontiefSystem.Of(technical);
        Assert.False(system.IsSolvable);
        Assert.Equal(ProductivityVerdict.NotProductive, system.Productivity.Verdict);
        Assert.Equal([1, 3], system.Productivity.Block.Order());
        Assert.Equal([0, 1, 2, 3], system.Productivity.ColumnsAboveOne);
        Assert.True(system.Productivity.LowerRadius > 1);
        Assert.Throws<InvalidOperationException>(() => system.Output([1, 1, 1, 1]));
        Phrase[] names = [new("farms", "农业"), new("mines", "采矿"), new("mills", "加工"), new("power", "电力")];
        var said = system.Productivity.Say(names).In(Language.English);
        Assert.Contains("mines", said, StringComparison.Ordinal);
        Assert.Contains("power", said, StringComparison.Ordinal);
        Assert.DoesNotContain("farms", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_model_cannot_be_told()
    {
        var closed = LeontiefSystem.Of(new(new double[,] { { .25, .5 }, { .75, .5 } }));
        Assert.Equal(ProductivityVerdict.Undetermined, closed.Productivity.Verdict);
        Assert.InRange(1, closed.Productivity.LowerRadius, closed.Productivity.UpperRadius);
        Assert.False(closed.IsSolvable);
    }

    [Fact]
    public void Negative_coefficients_are_bounded_by_their_absolute_values()
    {
        var small = Productivity.Of(new(new double[,] { { .2, -.1 }, { .3, .1 } }));
        Assert.Equal((ProductivityVerdict.Productive, true), (small.Verdict, small.HasNegatives));
        var great = Productivity.Of(new(new double[,] { { .2, -3 }, { .9, .1 } }));
        Assert.Equal((ProductivityVerdict.Undetermined, true), (great.Verdict, great.HasNegatives));
    }

    [Fact]
    public void A_chain_without_circles_is_productive_whatever_its_size()
    {
        var chain = new DenseMatrix(new double[,] { { 0, 5, 2 }, { 0, 0, 7 }, { 0, 0, 0 } });
        var test = Productivity.Of(chain);
        Assert.Equal((ProductivityVerdict.Productive, 0, 0), (test.Verdict, test.LowerRadius, test.UpperRadius));
        Near.Equal([38, 7, 1], LeontiefSystem.Of(chain).Output([1, 0, 1]), 1e-15);
    }

    [Fact]
    public void Systems_of_one_table_agree()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var table = SeededTable.Draw(seed, 12);
            var (leontief, ghosh) = (LeontiefSystem.Of(table.Technical), GhoshSystem.Of(table.Allocation));
            var (inverse, ghoshInverse) = (leontief.Inverse(), ghosh.Inverse());
            Near.Equal(table.Output, leontief.Output(table.FinalDemand), 1e-12);
            Near.Equal(table.Output, ghosh.Output(table.PrimaryInput), 1e-12);
            for (var i = 0; i < 12; i++)
            {
                for (var j = 0; j < 12; j++)
                {
                    // G = diag(x)^-1 L diag(x), L - I >= 0.
                    Assert.Equal(inverse[i, j] * table.Output[j] / table.Output[i], ghoshInverse[i, j], 1e-10 * Math.Max(1, ghoshInverse[i, j]));
                    Assert.True(inverse[i, j] - (i == j ? 1 : 0) >= -1e-15);
                }
            }
        }
    }
}
