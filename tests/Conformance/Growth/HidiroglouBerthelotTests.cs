using Songhua.Growth;

namespace Songhua.Tests.Conformance.Growth;

/// <summary>
/// The method of Hidiroglou and Berthelot (1986), Survey Methodology 12(1): 73-83, on ten pairs worked through by hand from its
/// formulas; quartiles by linear interpolation between order statistics. Tolerance half a unit of the last digit given.
/// </summary>
public sealed class HidiroglouBerthelotTests
{
    private static readonly double[] Before = [100, 100, 100, 100, 100, 400, 400, 400, 400, 900];
    private static readonly double[] Now = [90, 95, 100, 105, 110, 400, 420, 440, 380, 2700];

    /// <summary>
    /// Ratios .90 .95 1 1.05 1.10 1 1.05 1.10 .95 3, median (1 + 1.05)/2 = 1.025. With U = 0 the effects are s: below, 1 - 1.025/r =
    /// -.138889, -.078947 (twice), -.025 (twice); above, r/1.025 - 1 = .024390 (twice), .073171 (twice), 1.926829. Quartiles at the
    /// positions 2.25, 4.5 and 6.75 of 0 to 9: -.0654605, -.0003049, .0609756.
    /// </summary>
    [Fact]
    public void Effects_and_fences_without_size()
    {
        var fences = HidiroglouBerthelot.Examine(Before, Now, sizeExponent: 0, leastQuartile: 0.05, fence: 4);
        Assert.Equal(1.025, fences.MedianRatio, 1e-12);
        Assert.Equal(-0.138889, fences.Effects[0], 5e-7);
        Assert.Equal(-0.078947, fences.Effects[1], 5e-7);
        Assert.Equal(0.024390, fences.Effects[3], 5e-7);
        Assert.Equal(1.926829, fences.Effects[9], 5e-7);
        Assert.Equal(-0.000305, fences.Median, 5e-7);
        Assert.Equal(-0.000305 - (4 * (0.065461 - 0.000305)), fences.Low, 5e-6);
        Assert.Equal(-0.000305 + (4 * (0.060976 + 0.000305)), fences.High, 5e-6);
        Assert.Equal([9], Enumerable.Range(0, 10).Where(fences.IsOutside));
    }

    /// <summary>With U = 1/2 an effect is multiplied by the square root of the larger value: 10, 20, and 51.9615 for 2,700.</summary>
    [Fact]
    public void Size_adds_to_the_effect()
    {
        var fences = HidiroglouBerthelot.Examine(Before, Now, sizeExponent: 0.5, leastQuartile: 0.05, fence: 4);
        Assert.Equal(-1.38889, fences.Effects[0], 5e-6);
        Assert.Equal(-0.025 * 20, fences.Effects[5], 1e-12);
        Assert.Equal(1.926829 * 51.961524, fences.Effects[9], 5e-5);
    }

    /// <summary>Where most ratios are equal, quartile distances vanish and A keeps the fences apart: here E_M = 0, so that it cannot.</summary>
    [Fact]
    public void Equal_ratios_and_missing_values()
    {
        var fences = HidiroglouBerthelot.Examine([100, 100, 100, double.NaN, 0], [110, 110, 121, 5, 5], 0.5, 0.05, 4);
        Assert.True(double.IsNaN(fences.Effects[3]) && double.IsNaN(fences.Effects[4]));
        Assert.Equal(1.1, fences.MedianRatio, 1e-12);
        Assert.Equal(0, fences.Effects[0], 1e-12);
        Assert.Equal(0, fences.Distance(3));
        var none = HidiroglouBerthelot.Examine([], [], 0.5, 0.05, 4);
        Assert.Empty(none.Effects);
    }
}
