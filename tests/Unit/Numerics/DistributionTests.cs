using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Probabilities against closed forms and tables.</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData(3.841458820694124, 1, 0.05)]
    [InlineData(16.918977604620448, 9, 0.05)]
    [InlineData(27.877164871256568, 9, 0.001)]
    [InlineData(0.5, 2, 0.7788007830714049)]
    [InlineData(200, 2, 3.720075976020836e-44)]
    public void Upper_tails_of_chi_square(double x, int degrees, double expected) =>
        Assert.Equal(expected, ChiSquareDistribution.UpperTail(x, degrees), 1e-11 * expected);

    [Fact]
    public void Chi_square_has_no_tail_below_zero()
    {
        Assert.Equal(1, ChiSquareDistribution.UpperTail(0, 5));
        Assert.True(double.IsNaN(ChiSquareDistribution.UpperTail(double.NaN, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquareDistribution.UpperTail(1, 0));
    }

    [Theory]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(-1.959963984540054, 0.975)]
    [InlineData(5, 2.866515718791939e-7)]
    [InlineData(0, 0.5)]
    public void Upper_tails_of_the_normal_distribution(double x, double expected) => Assert.Equal(expected, NormalDistribution.UpperTail(x), 1e-12);

    [Fact]
    public void Quantile_and_tail_undo_each_other()
    {
        for (var p = 0.001; p < 1; p += 0.013)
        {
            Assert.Equal(p, 1 - NormalDistribution.UpperTail(NormalDistribution.Quantile(p)), 1e-13);
        }

        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(1.5)));
    }
}
