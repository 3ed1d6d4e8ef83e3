using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

/// <summary>Suggestions and computed numbers as people read them.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("indicatr", "indicator")]
    [InlineData("gpd", "gdp")]
    [InlineData("GDP", "gdp")]
    [InlineData("observaton", "observations")]
    [InlineData("quite_else", null)]
    [InlineData("ab", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_suggested(string word, string? expected) =>
        Assert.Equal(expected, Suggestion.Nearest(word, ["gdp", "indicator", "observations", "ac", "x"]));

    [Fact]
    public void Of_equally_near_words_case_decides_then_order()
    {
        Assert.Equal("town", Suggestion.Nearest("twon", ["Town", "town"]));
        Assert.Equal("cat", Suggestion.Nearest("bat", ["rat", "cat"]));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1234567.8, "1,234,568")]
    [InlineData(1234.5678, "1,235")]
    [InlineData(999.96, "1,000")]
    [InlineData(12.3456, "12.35")]
    [InlineData(0.5, "0.5")]
    [InlineData(-0.123456, "-0.1235")]
    [InlineData(0.000012345, "0.000012")]
    [InlineData(1e-9, "1e-9")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_have_four_significant_digits(double value, string written) => Assert.Equal(written, Numerals.Write(value));

    [Theory]
    [InlineData(1.5e12, "亿元", "1.5 trillion CNY", "1.5万亿元")]
    [InlineData(1.5e9, "亿元", "1.5 billion CNY", "15亿元")]
    [InlineData(700_000, "万辆", "700 thousand vehicles", "70万辆")]
    [InlineData(0.065, "%", "6.5 %", "6.5%")]
    [InlineData(1.5, "times", "1.5", "1.5")]
    public void Amounts_are_written_as_the_reader_expects(double value, string unit, string english, string chinese)
    {
        Assert.Equal(english, Numerals.Write(value, UnitCatalogue.Parse(unit)!, Language.English));
        Assert.Equal(chinese, Numerals.Write(value, UnitCatalogue.Parse(unit)!, Language.Chinese));
    }

    [Fact]
    public void Intervals_are_written_by_their_ends()
    {
        var unit = UnitCatalogue.Parse("亿元")!;
        Assert.Equal("≥ 1 billion CNY", Numerals.Write(Interval.AtLeast(1e9), unit, Language.English));
        Assert.Equal("≤ 10亿元", Numerals.Write(Interval.AtMost(1e9), unit, Language.Chinese));
        Assert.Equal("1 … 2 billion CNY", Numerals.Write(new Interval(1e9, 2e9), unit, Language.English));
        Assert.Equal("1 billion CNY", Numerals.Write(new Interval(1e9, 1.00001e9), unit, Language.English));
        Assert.Equal("–", Numerals.Write(Interval.All, unit, Language.English));
    }
}
