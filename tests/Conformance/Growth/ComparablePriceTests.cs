using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Conformance.Growth;

/// <summary>
/// Growth at comparable prices as China's National Bureau of Statistics computes it since 2004: gross output x value-added rate,
/// deflated by the producer price index of the industry, against the same enterprises a year before. The numbers are invented,
/// the arithmetic is exact; tolerances are half a unit of the last digit given.
/// </summary>
public sealed class ComparablePriceTests
{
    private static readonly GrowthSpec Official = new();

    private static SmallPanel ThreeIndustries() => new SmallPanel()
        .Enterprise("A", "3611").Enterprise("B", "2611").Enterprise("C", "1310")
        .Return("A", "2024-03", 520, 480).Return("B", "2024-03", 210, 200).Return("C", "2024-03", 130, 125)
        .Return("A", "2023-03", 480).Return("B", "2023-03", 200).Return("C", "2023-03", 125)
        .Rate("36", 2024, 0.24).Rate("26", 2024, 0.20).Rate("13", 2024, 0.26)
        .Price("36", "2024-03", 98).Price("26", "2024-03", 103).Price("13", "2024-03", 101);

    private static (GrowthFigures Total, GrowthFigures A, GrowthFigures B, GrowthFigures C) Figures(GrowthSpec spec)
    {
        var (total, classes) = ThreeIndustries().Sums("2024-03");
        return (GrowthFigures.Of(total, total, spec), GrowthFigures.Of(classes[2], total, spec), GrowthFigures.Of(classes[1], total, spec), GrowthFigures.Of(classes[0], total, spec));
    }

    [Theory]
    [InlineData(BaseSource.Restated)]
    [InlineData(BaseSource.OwnReturn)]
    public void Growth_of_three_industries_and_their_total(BaseSource source)
    {
        var (total, a, b, c) = Figures(Official with { Base = source });
        Assert.Equal(0.10544, a.Growth, 0.000005);
        Assert.Equal(0.01942, b.Growth, 0.000005);
        Assert.Equal(0.02970, c.Growth, 0.000005);
        Assert.Equal(0.0739957, total.Growth, 0.00000005);
    }

    [Fact]
    public void Pulls_add_to_the_total_and_contributions_to_one()
    {
        var (total, a, b, c) = Figures(Official);
        Assert.Equal(0.064715, a.Pull, 0.0000005);
        Assert.Equal(0.004138, b.Pull, 0.0000005);
        Assert.Equal(0.005143, c.Pull, 0.0000005);
        Assert.Equal(total.Growth, a.Pull + b.Pull + c.Pull, 1e-15);
        Assert.Equal(0.8746, a.Contribution, 0.00005);
        Assert.Equal(0.0559, b.Contribution, 0.00005);
        Assert.Equal(0.0695, c.Contribution, 0.00005);
        Assert.Equal(1, a.Contribution + b.Contribution + c.Contribution, 1e-14);
    }

    [Fact]
    public void Nominal_and_naive_growth_stand_beside_it()
    {
        var (total, _, _, _) = Figures(Official);
        Assert.Equal(0.0687267, total.Nominal, 0.00000005);
        Assert.Equal(0.068323, total.Naive, 0.0000005);
    }
}
