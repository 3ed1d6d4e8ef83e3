using System.Globalization;
using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

public sealed class FigureParserTests
{
    private const double Tight = 1e-12;

    [Theory]
    // English wordings; bounds in base units (yuan, pieces, shares).
    [InlineData("nearly 1.5 trillion CNY", 1.4e12, 1.55e12)]
    [InlineData("almost 1.5 trillion CNY", 1.4e12, 1.55e12)]
    [InlineData("close to 700,000 vehicles", 690_000, 705_000)]
    [InlineData("10 billion CNY", 9.5e9, 10.5e9)]
    [InlineData("241.11 billion CNY", 241.105e9, 241.115e9)]
    [InlineData("1.50 billion CNY", 1.495e9, 1.505e9)]
    [InlineData("700,000 vehicles", 695_000, 705_000)]
    [InlineData("1,234,567 persons", 1_234_566.5, 1_234_567.5)]
    [InlineData("100 vehicles", 95, 105)]
    [InlineData("7 enterprises", 6.5, 7.5)]
    [InlineData("exactly 300 enterprises", 300, 300)]
    [InlineData("about 10 billion CNY", 9e9, 11e9)]
    [InlineData("around 5 %", 0.04, 0.06)]
    [InlineData("6.5%-7.0%", 0.065, 0.07)]
    [InlineData("6.5-7 %", 0.065, 0.07)]
    [InlineData("75-165 inch", 1.905, 4.191)]
    [InlineData("75 – 165 inch", 1.905, 4.191)]
    [InlineData("75 to 165 inch", 1.905, 4.191)]
    [InlineData("between 3 and 5 %", 0.03, 0.05)]
    [InlineData("100 ± 5 points", 95, 105)]
    [InlineData("100 +/- 5 points", 95, 105)]
    [InlineData("-3.5 %", -0.0355, -0.0345)]
    [InlineData("−3.5 %", -0.0355, -0.0345)]
    [InlineData("+1 pp", 0.005, 0.015)]
    [InlineData("hundreds of millions of CNY", 1e8, 1e9)]
    [InlineData("hundreds of millions CNY", 1e8, 1e9)]
    [InlineData("tens of thousands persons", 1e4, 1e5)]
    [InlineData("0 %", -0.005, 0.005)]
    [InlineData("0.0 %", -0.0005, 0.0005)]
    // Chinese wordings.
    [InlineData("近1.5万亿元", 1.4e12, 1.55e12)]
    [InlineData("接近1.5万亿元", 1.4e12, 1.55e12)]
    [InlineData("约100亿元", 9e9, 11e9)]
    [InlineData("100亿元左右", 9e9, 11e9)]
    [InlineData("数亿元", 1e8, 1e9)]
    [InlineData("数千亿元", 1e11, 1e12)]
    [InlineData("数万人次", 1e4, 1e5)]
    [InlineData("2411.1亿元", 241.105e9, 241.115e9)]
    [InlineData("6.5%至7%", 0.065, 0.07)]
    [InlineData("70万辆", 695_000, 705_000)]
    [InlineData("3.5个百分点", 0.0345, 0.0355)]
    public void Wordings_with_both_ends(string written, double low, double high)
    {
        var interval = Read(written).Interval;
        Assert.Equal(low, interval.Low, Math.Abs(low) * Tight);
        Assert.Equal(high, interval.High, Math.Abs(high) * Tight);
    }

    [Theory]
    [InlineData("over 100 billion CNY", 1e11, false)]
    [InlineData("more than 100 billion CNY", 1e11, false)]
    [InlineData("> 100 billion CNY", 1e11, false)]
    [InlineData("超过1000亿元", 1e11, false)]
    [InlineData("超1000亿元", 1e11, false)]
    [InlineData("逾1000亿元", 1e11, false)]
    [InlineData("at least 300 enterprises", 300, true)]
    [InlineData("no less than 300 enterprises", 300, true)]
    [InlineData(">= 300 enterprises", 300, true)]
    [InlineData("≥300家", 300, true)]
    [InlineData("不少于300家", 300, true)]
    [InlineData("不低于300家", 300, true)]
    [InlineData("1000亿元以上", 1e11, true)]
    [InlineData("300 enterprises or more", 300, true)]
    public void Wordings_with_a_floor(string written, double floor, bool includesFloor)
    {
        var interval = Read(written).Interval;
        Assert.Equal(double.PositiveInfinity, interval.High);
        Assert.Equal(includesFloor, interval.Low == floor);
        Assert.True(interval.Low >= floor && interval.Low <= Math.BitIncrement(floor));
    }

    [Theory]
    [InlineData("under 5 persons", 5, false)]
    [InlineData("less than 5 persons", 5, false)]
    [InlineData("不到5人", 5, false)]
    [InlineData("at most 5 persons", 5, true)]
    [InlineData("up to 5 persons", 5, true)]
    [InlineData("不超过5人", 5, true)]
    [InlineData("5人以下", 5, true)]
    public void Wordings_with_a_ceiling(string written, double ceiling, bool includesCeiling)
    {
        var interval = Read(written).Interval;
        Assert.Equal(double.NegativeInfinity, interval.Low);
        Assert.Equal(includesCeiling, interval.High == ceiling);
    }

    [Theory]
    [InlineData("", FigureFault.NoNumber)]
    [InlineData("a lot", FigureFault.NoNumber)]
    [InlineData("over CNY", FigureFault.NoNumber)]
    [InlineData("100", FigureFault.NoUnit)]
    [InlineData("数亿", FigureFault.NoUnit)]
    [InlineData("1.2.3 vehicles", FigureFault.UnknownUnit)]
    [InlineData("5 parsecs", FigureFault.UnknownUnit)]
    [InlineData("5 billion billion CNY", FigureFault.UnknownUnit)]
    [InlineData("100 %%", FigureFault.UnknownUnit)]
    [InlineData("7-6 %", FigureFault.Reversed)]
    [InlineData("100 ± points", FigureFault.NoNumber)]
    [InlineData("99999999999999999999999999999999 CNY", FigureFault.TooLarge)]
    [InlineData("99999999999999999999 trillion CNY", FigureFault.TooLarge)]
    public void These_are_no_figures(string written, FigureFault fault) =>
        Assert.Equal(fault, FigureParser.TryParse(written, null, out _, out _));

    [Fact]
    public void An_assumed_unit_stands_in_for_a_missing_one()
    {
        var unit = UnitCatalogue.Parse("亿元")!;
        Assert.Equal(FigureFault.None, FigureParser.TryParse("超过10", unit, out var figure, out _));
        Assert.Equal(unit, figure!.Unit);
    }

    [Fact]
    public void A_chosen_number_has_no_rounding()
    {
        Assert.Equal(Interval.Point(700_000), Read("700,000 vehicles").AsChosen().Interval);
        Assert.Equal(Read("over 7 vehicles").Interval, Read("over 7 vehicles").AsChosen().Interval);
    }

    [Fact]
    public void The_number_named_always_lies_in_what_is_meant()
    {
        var random = new Random(7);
        string[] heads = ["", "about ", "nearly ", "exactly ", "at least ", "at most ", "约", "近", "不少于"];
        string[] units = ["billion CNY", "亿元", "%", "vehicles", "万人次", "MW"];
        for (var i = 0; i < 20_000; i++)
        {
            var number = Math.Round((decimal)random.NextDouble() * (decimal)Math.Pow(10, random.Next(0, 7)), random.Next(0, 5));
            var written = heads[random.Next(heads.Length)] + number.ToString(CultureInfo.InvariantCulture) + " " + units[random.Next(units.Length)];
            var figure = Read(written);
            Assert.True(figure.Interval.Contains(figure.BaseValue), written);
        }
    }

    [Fact]
    public void Whatever_is_written_raises_no_exception()
    {
        var random = new Random(11);
        string[] pieces =
        [
            "over ", "近", "超过", "数", "亿", "万", "元", "%", "pp", "-", "−", "+", "..", "to ", "and ", "between ", "±", "+/-", ",", ".", "1", "23", "000", " ",
            "9999999999999999999999999999", "多", "余", "百", "千亿", "几", "—", "～", "１", "，", "some ", "上", "hundreds of ", "trillion", "CNY", "/", "visit", "以上", "左右", "or more", "\u0000", "😀", "~", "≥", "e9", "0.0000000000000000000000000001",
        ];
        for (var i = 0; i < 100_000; i++)
        {
            var written = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            var fault = FigureParser.TryParse(written, null, out var figure, out _);
            Assert.Equal(fault == FigureFault.None, figure is not null);
            Assert.False(figure?.Interval.IsEmpty ?? false, written);
            Assert.False(double.IsNaN(figure?.BaseValue ?? 0), written);
        }
    }

    [Fact]
    public void A_number_from_a_table_is_rounded_to_its_last_digit()
    {
        var unit = UnitCatalogue.Parse("亿元")!;
        Assert.Equal(1.05e8, Figure.OfNumber(1.1m, unit).Interval.Low, 1);
        Assert.Equal(1.1e8, Figure.OfNumber(1.1m, unit).BaseValue, 1e-3);
        Assert.False(Figure.Holds(decimal.MaxValue, unit));
        foreach (var number in (decimal[])[Figure.Largest / unit.Factor, -Figure.Largest / unit.Factor, 0, 1e-28m])
        {
            Assert.True(Figure.Holds(number, unit));
            Assert.False(Figure.OfNumber(number, unit).Interval.IsEmpty);
        }
    }

    private static Figure Read(string written)
    {
        var fault = FigureParser.TryParse(written, null, out var figure, out var part);
        Assert.True(fault == FigureFault.None, $"{written}: {fault} at '{part}'");
        return figure!;
    }
}
