using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Tests.Conformance.Outlook;

/// <summary>Published tables behind the probabilities of targets.</summary>
public class PublishedDistributionTests
{
    // M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, table 26.10: points of Student's t with the probability A of
    // a value between -t and t. Tolerance half a unit of the last digit printed.
    [Theory]
    [InlineData(1, 0.5, 1.000)]
    [InlineData(1, 0.9, 6.314)]
    [InlineData(1, 0.95, 12.706)]
    [InlineData(1, 0.99, 63.657)]
    [InlineData(2, 0.95, 4.303)]
    [InlineData(2, 0.99, 9.925)]
    [InlineData(3, 0.8, 1.638)]
    [InlineData(4, 0.98, 3.747)]
    [InlineData(5, 0.9, 2.015)]
    [InlineData(5, 0.999, 6.869)]
    [InlineData(10, 0.8, 1.372)]
    [InlineData(10, 0.95, 2.228)]
    [InlineData(12, 0.98, 2.681)]
    [InlineData(20, 0.99, 2.845)]
    [InlineData(30, 0.95, 2.042)]
    [InlineData(60, 0.9, 1.671)]
    [InlineData(120, 0.999, 3.373)]
    public void Points_of_Students_t(double degrees, double between, double printed) =>
        Assert.Equal(printed, new StudentSum(0, (1, degrees), (0, 1)).Quantile((1 + between) / 2), 0.0005);

    // The score of a normal forecast, T. Gneiting and A. E. Raftery (2007), JASA 102: 359-378, equation 21, at its own mean is
    // (sqrt(2) - 1) / sqrt(pi) of the standard deviation. Exact arithmetic; a Student variable of 10^7 degrees stands for the normal.
    [Theory]
    [InlineData(1)]
    [InlineData(0.03)]
    [InlineData(250)]
    public void Score_of_a_forecast_that_comes_true(double deviation) =>
        Assert.Equal((Math.Sqrt(2) - 1) / Math.Sqrt(Math.PI), new StudentSum(5, (deviation, 1e7), (0, 1)).RankedScore(5) / deviation, 1e-6);

    // M. D. Mastrandrea et al. (2010), table 1, lower ends of the classes: 99, 90, 66, 33 % and, of the unlikely ones, their upper ends 33, 10, 1 %.
    [Fact]
    public void Likelihood_scale_of_the_IPCC() => Assert.Equal(
        [("virtually certain", 0.99), ("very likely", 0.90), ("likely", 0.66), ("about as likely as not", 0.33), ("unlikely", 0.10), ("very unlikely", 0.01), ("exceptionally unlikely", double.NegativeInfinity)],
        LikelihoodWords.Words.Select(w => (w.Word.En, w.Above)));
}
