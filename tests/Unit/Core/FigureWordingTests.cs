using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

/// <summary>Wordings of Chinese and English papers; what each means is said in docs/decisions/0002.</summary>
public sealed class FigureWordingTests
{
    [Theory]
    // 多 and 余 straight after the number: less than one of its last digit that is not zero.
    [InlineData("100多亿元", 100e8, 200e8)]
    [InlineData("100余亿元", 100e8, 200e8)]
    [InlineData("120多亿元", 120e8, 130e8)]
    [InlineData("1500余家", 1500, 1600)]
    [InlineData("10多个", 10, 20)]
    [InlineData("十多亿元", 10e8, 20e8)]
    [InlineData("百余家", 100, 200)]
    [InlineData("123多亿元", 123e8, 124e8)]
    [InlineData("1.5多亿元", 1.5e8, 1.6e8)]
    // After the multiplier: less than one of the multiplier.
    [InlineData("3亿多元", 3e8, 4e8)]
    [InlineData("1万多人", 1e4, 2e4)]
    [InlineData("2万余辆", 2e4, 3e4)]
    public void A_remainder_without_a_number_excludes_both_ends(string written, double low, double high)
    {
        var interval = Read(written).Interval;
        Assert.Equal(Math.BitIncrement(low), interval.Low);
        Assert.Equal(Math.BitDecrement(high), interval.High);
    }

    [Theory]
    // Orders of magnitude, once to ten times.
    [InlineData("百亿元", 1e10, 1e11)]
    [InlineData("千亿元", 1e11, 1e12)]
    [InlineData("万亿元", 1e12, 1e13)]
    [InlineData("千亿元级", 1e11, 1e12)]
    [InlineData("数百亿元", 1e10, 1e11)]
    [InlineData("几百亿元", 1e10, 1e11)]
    [InlineData("数十亿元", 1e9, 1e10)]
    [InlineData("several hundred million CNY", 1e8, 1e9)]
    [InlineData("several thousand persons", 1e3, 1e4)]
    // With a qualifier they are the number 100, 1000 or 10,000 in front of the unit.
    [InlineData("近千亿元", 900e8, 1050e8)]
    [InlineData("约百亿元", 90e8, 110e8)]
    [InlineData("百亿元左右", 90e8, 110e8)]
    [InlineData("近万亿元", 9000e8, 10500e8)]
    // About, nearly.
    [InlineData("大约100亿元", 90e8, 110e8)]
    [InlineData("大概100亿元", 90e8, 110e8)]
    [InlineData("约100亿元左右", 90e8, 110e8)]
    [InlineData("100亿元上下", 90e8, 110e8)]
    [InlineData("some 500 enterprises", 490, 510)]
    [InlineData("roughly 500 enterprises", 490, 510)]
    [InlineData("around 500 enterprises", 490, 510)]
    // Ranges with every dash, and with a unit at both ends.
    [InlineData("75～165英寸", 1.905, 4.191)]
    [InlineData("75〜165英寸", 1.905, 4.191)]
    [InlineData("75—165英寸", 1.905, 4.191)]
    [InlineData("75——165英寸", 1.905, 4.191)]
    [InlineData("75–165英寸", 1.905, 4.191)]
    [InlineData("75－165英寸", 1.905, 4.191)]
    [InlineData("6.5％～7％", 0.065, 0.07)]
    [InlineData("100亿元—200亿元", 1e10, 2e10)]
    [InlineData("80万元至1亿元", 8e5, 1e8)]
    [InlineData("3个百分点到5个百分点", 0.03, 0.05)]
    // Full-width type and separators.
    [InlineData("１２．５％", 0.1245, 0.1255)]
    [InlineData("１，２３４，５６７　人", 1_234_566.5, 1_234_567.5)]
    [InlineData("１０ＭＷ", 9_500, 10_500)]
    [InlineData("＋１个百分点", 0.005, 0.015)]
    [InlineData("1 234 567 persons", 1_234_566.5, 1_234_567.5)]
    [InlineData("12\u00a0345 persons", 12_344.5, 12_345.5)]
    [InlineData("12\u202f345.5 t", 12_345.45, 12_345.55)]
    public void Wordings_with_both_ends(string written, double low, double high)
    {
        var interval = Read(written).Interval;
        Assert.Equal(low, interval.Low, Math.Abs(low) * 1e-12);
        Assert.Equal(high, interval.High, Math.Abs(high) * 1e-12);
        Assert.Equal(written.Trim(), Read(written).Written);
    }

    [Theory]
    [InlineData("well over 100 billion CNY", 1e11, false)]
    [InlineData("just over 100 billion CNY", 1e11, false)]
    [InlineData("突破1000亿元", 1e11, false)]
    [InlineData("超千亿元", 1e11, false)]
    [InlineData("逾百亿元", 1e10, false)]
    [InlineData("千亿元以上", 1e11, true)]
    [InlineData("上百亿元", 1e10, true)]
    [InlineData("不低于１００亿元", 1e10, true)]
    public void Wordings_with_a_floor(string written, double floor, bool includesFloor)
    {
        var interval = Read(written).Interval;
        Assert.Equal(includesFloor ? floor : Math.BitIncrement(floor), interval.Low);
        Assert.Equal(double.PositiveInfinity, interval.High);
    }

    [Theory]
    [InlineData("just under 5 persons", 5, false)]
    [InlineData("不足百亿元", 1e10, false)]
    [InlineData("少于5人", 5, false)]
    [InlineData("最多5人", 5, true)]
    [InlineData("不超过5人以内", 5, true)]
    [InlineData("5%以内", 0.05, true)]
    public void Wordings_with_a_ceiling(string written, double ceiling, bool includesCeiling)
    {
        var interval = Read(written).Interval;
        Assert.Equal(includesCeiling ? ceiling : Math.BitDecrement(ceiling), interval.High);
        Assert.Equal(double.NegativeInfinity, interval.Low);
    }

    [Theory]
    [InlineData("1,2 vehicles", FigureFault.Grouping)]
    [InlineData("1,23,456 vehicles", FigureFault.Grouping)]
    [InlineData("1234,567 vehicles", FigureFault.Grouping)]
    [InlineData("0,123 vehicles", FigureFault.Grouping)]
    [InlineData("１２，３４５６人", FigureFault.Grouping)]
    [InlineData("超过100亿元左右", FigureFault.Clash)]
    [InlineData("近100亿元以上", FigureFault.Clash)]
    [InlineData("约100多亿元", FigureFault.Clash)]
    [InlineData("about 5-7 %", FigureFault.Clash)]
    [InlineData("100亿多元", FigureFault.Remainder)]
    [InlineData("百亿多元", FigureFault.Remainder)]
    [InlineData("0多亿元", FigureFault.Remainder)]
    [InlineData("万元", FigureFault.NoNumber)]
    [InlineData("亿元", FigureFault.NoNumber)]
    [InlineData("万多元", FigureFault.NoNumber)]
    [InlineData("百分之五", FigureFault.NoNumber)]
    [InlineData("100多", FigureFault.NoUnit)]
    [InlineData("5万元至7人", FigureFault.UnknownUnit)]
    [InlineData("80万元至1元", FigureFault.Reversed)]
    public void What_is_unclear_is_refused(string written, FigureFault fault) =>
        Assert.Equal(fault, FigureParser.TryParse(written, null, out _, out _));

    [Theory]
    [InlineData("100多亿元", "10 … 20 billion CNY", "100多亿元")]
    [InlineData("数亿元", "0.1 … 1 billion CNY", "数亿元")]
    [InlineData("6.5-7 %", "6.5-7 %", "6.5-7%")]
    [InlineData("hundreds of millions CNY", "hundreds of millions CNY", "1 … 10亿元")]
    public void A_wording_without_a_number_is_shown_as_an_interval_in_the_other_language(string written, string english, string chinese)
    {
        Assert.Equal(english, Read(written).In(Language.English));
        Assert.Equal(chinese, Read(written).In(Language.Chinese));
    }

    private static Figure Read(string written)
    {
        var fault = FigureParser.TryParse(written, null, out var figure, out var part);
        Assert.True(fault == FigureFault.None, $"{written}: {fault} at '{part}'");
        return figure!;
    }
}
