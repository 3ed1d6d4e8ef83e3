using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics.StateSpace;

public sealed class FDistributionTests
{
    /// <summary>Upper 5 % and 1 % points of the usual tables.</summary>
    [Theory]
    [InlineData(3.4780, 4, 10, 0.05)]
    [InlineData(5.0503, 5, 5, 0.05)]
    [InlineData(161.4476, 1, 1, 0.05)]
    [InlineData(1.8409, 30, 30, 0.05)]
    [InlineData(9.3302, 1, 12, 0.01)]
    public void Points_of_the_tables(double x, int numerator, int denominator, double tail) => Assert.Equal(tail, FDistribution.UpperTail(x, numerator, denominator), 5e-6);

    [Fact]
    public void A_ratio_and_its_inverse_share_their_tails()
    {
        for (var x = 0.1; x < 10; x += 0.37)
        {
            Assert.Equal(1, FDistribution.UpperTail(x, 7, 16) + FDistribution.UpperTail(1 / x, 16, 7), 1e-12);
        }

        Assert.Equal(0.5, FDistribution.UpperTail(1, 9, 9), 1e-13);
        Assert.True(double.IsNaN(FDistribution.UpperTail(double.NaN, 1, 1)));
    }
}
