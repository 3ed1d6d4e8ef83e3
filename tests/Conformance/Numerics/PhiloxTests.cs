using System.Globalization;
using Songhua.Numerics;

namespace Songhua.Tests.Conformance.Numerics;

/// <summary>The known-answer vectors of Random123 (D. E. Shaw Research), tests/kat_vectors, release 1.14.0, lines "philox4x32 10": exact.</summary>
public sealed class PhiloxTests
{
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Known_answers(string counter, string key, string expected)
    {
        var c = Words(counter);
        var k = Words(key);
        var e = Words(expected);
        Assert.Equal(new PhiloxBlock(e[0], e[1], e[2], e[3]), Philox.Block(new(c[0], c[1], c[2], c[3]), k[0], k[1]));
    }

    /// <summary>Normal quantiles of AS 241's own check values (Wichura 1988, p. 483), to the digits printed there.</summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Normal_quantiles_of_algorithm_241(double probability, double quantile) =>
        Assert.Equal(quantile, NormalDistribution.Quantile(probability), 1e-14 * Math.Abs(quantile));

    private static uint[] Words(string text) => [.. text.Split(' ').Select(w => uint.Parse(w, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
