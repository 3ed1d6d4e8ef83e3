using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Order statistics by hand; a robust line stays where outliers would pull it away.</summary>
public sealed class RobustTests
{
    [Fact]
    public void Quantiles_lie_between_neighbours()
    {
        double[] values = [1, 2, 4, 8];
        Assert.Equal((1, 1.75, 3, 5, 8), (At(0), At(0.25), At(0.5), At(0.75), At(1)));
        Assert.Equal(2, OrderStatistics.Median([3.0, 1, 2]));
        Assert.True(double.IsNaN(OrderStatistics.Median([])));
        Assert.Equal(1.4826, OrderStatistics.MedianDeviation([1, 2, 3, 4, 100]), 1e-4);

        double At(double share) => OrderStatistics.Quantile(values, share);
    }

    [Fact]
    public void A_line_is_found_in_spite_of_outliers()
    {
        var reader = RandomStream.Of(4, "robust").Item(0);
        double[] x = [.. Enumerable.Range(0, 200).Select(_ => reader.Normal())];
        double[] z = [.. Enumerable.Range(0, 200).Select(_ => reader.Normal())];
        double[] y = [.. x.Select((v, i) => 1 + (2 * v) - (0.5 * z[i]) + (0.1 * reader.Normal()) + (i % 20 == 0 ? 30 : 0))];
        var fit = HuberRegression.Fit([x, z], y);
        Assert.Equal(1, fit.Coefficients[0], 0.06);
        Assert.Equal(2, fit.Coefficients[1], 0.05);
        Assert.Equal(-0.5, fit.Coefficients[2], 0.05);
        Assert.InRange(fit.Scale, 0.08, 0.15);
        Assert.True(fit.Residuals[20] > 25);
    }

    [Fact]
    public void Columns_that_say_nothing_new_get_no_coefficient()
    {
        double[] x = [1, 2, 3, 4, 5];
        double[] constant = [7, 7, 7, 7, 7];
        var fit = HuberRegression.Fit([x, constant, x], [2, 4, 6, 8, 10]);
        Assert.Equal(2, fit.Coefficients[1] + fit.Coefficients[3], 1e-9);
        Assert.Equal(0, fit.Coefficients[2]);
        Assert.All(fit.Residuals, r => Assert.Equal(0, r, 1e-9));
    }

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(10, 10, 0.0009765625)]
    [InlineData(9, 10, 0.0107421875)]
    [InlineData(11, 10, 0)]
    public void Binomial_tails_of_a_fair_coin(int successes, int trials, double expected) =>
        Assert.Equal(expected, BinomialDistribution.UpperTail(successes, trials, 0.5), 1e-12);

    [Fact]
    public void Binomial_tails_of_many_trials_are_near_the_normal_ones() =>
        Assert.Equal(NormalDistribution.UpperTail((5099.5 - 5000) / 50), BinomialDistribution.UpperTail(5100, 10_000, 0.5), 1e-4);
}
