using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

public sealed class UnitCatalogueTests
{
    [Theory]
    [InlineData("元", "CNY", "1")]
    [InlineData("万元", "CNY", "10000")]
    [InlineData("亿元", "CNY", "100000000")]
    [InlineData("千亿元", "CNY", "100000000000")]
    [InlineData("万亿元", "CNY", "1000000000000")]
    [InlineData("billion CNY", "CNY", "1000000000")]
    [InlineData("trillion CNY", "CNY", "1000000000000")]
    [InlineData("亿美元", "USD", "100000000")]
    [InlineData("万辆", "vehicle", "10000")]
    [InlineData("thousand vehicles", "vehicle", "1000")]
    [InlineData("万人", "person", "10000")]
    [InlineData("万人次", "visit", "10000")]
    [InlineData("million visits", "visit", "1000000")]
    [InlineData("万千瓦", "kW", "10000")]
    [InlineData("GW", "kW", "1000000")]
    [InlineData("亿千瓦时", "kWh", "100000000")]
    [InlineData("万吨", "t", "10000")]
    [InlineData("kt", "t", "1000")]
    [InlineData("亿斤", "t", "50000")]
    [InlineData("公顷", "m2", "10000")]
    [InlineData("%", "1", "0.01")]
    [InlineData("pp", "pp", "0.01")]
    [InlineData("个百分点", "pp", "0.01")]
    [InlineData("倍", "1", "1")]
    [InlineData("CNY/visit", "CNY·visit^-1", "1")]
    [InlineData("亿元/年", "CNY·year^-1", "100000000")]
    [InlineData("km/h", "h^-1·m", "1000")]
    public void Units_have_a_dimension_and_a_factor(string written, string dimension, string factor)
    {
        var unit = UnitCatalogue.Parse(written);
        Assert.NotNull(unit);
        Assert.Equal(dimension, unit.Dimension.ToString());
        Assert.Equal(decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture), unit.Factor);
    }

    [Theory]
    [InlineData("元", "美元")]
    [InlineData("%", "pp")]
    [InlineData("人", "人次")]
    [InlineData("辆", "个")]
    [InlineData("kW", "kWh")]
    [InlineData("t", "t/year")]
    [InlineData("CNY/visit", "CNY/person")]
    public void These_cannot_stand_for_each_other(string a, string b) =>
        Assert.NotEqual(UnitCatalogue.Parse(a)!.Dimension, UnitCatalogue.Parse(b)!.Dimension);

    [Theory]
    [InlineData("")]
    [InlineData("万%")]
    [InlineData("million pp")]
    [InlineData("万万元")]
    [InlineData("billion")]
    [InlineData("CNY/")]
    [InlineData("/visit")]
    [InlineData("CNY/visit/year")]
    [InlineData("CNY/million visits")]
    [InlineData("GWW")]
    public void These_are_no_units(string written) => Assert.Null(UnitCatalogue.Parse(written));

    [Theory]
    [InlineData("亿元", 1e10, "billion CNY", "亿元")]
    [InlineData("billion CNY", 5e8, "million CNY", "亿元")]
    [InlineData("万元", 1e5, "thousand CNY", "万元")]
    [InlineData("trillion CNY", 2e12, "trillion CNY", "万亿元")]
    [InlineData("万辆", 700_000, "thousand vehicles", "万辆")]
    [InlineData("million visits", 5e6, "million visits", "万人次")]
    [InlineData("万千瓦", 20_000, "thousand kW", "万千瓦")]
    [InlineData("%", 0.05, "%", "%")]
    [InlineData("CNY/visit", 1400, "CNY/visit", "元/人次")]
    public void A_reader_sees_the_units_of_the_language_and_size(string written, double size, string english, string chinese)
    {
        var unit = UnitCatalogue.Parse(written)!;
        Assert.Equal(english, unit.For(Language.English, size).SymbolIn(Language.English));
        Assert.Equal(chinese, unit.For(Language.Chinese, size).SymbolIn(Language.Chinese));
    }

    [Fact]
    public void Every_name_is_read_and_every_symbol_is_read_back()
    {
        foreach (var named in UnitCatalogue.Units)
        {
            foreach (var name in named.Aliases.Append(named.En).Append(named.Zh))
            {
                var unit = UnitCatalogue.Parse(name);
                Assert.True(unit?.Numerator == named, $"{name} is read as {unit?.Numerator.En}, not {named.En}");
            }

            foreach (var language in (Language[])[Language.English, Language.Chinese])
            {
                foreach (var scale in named.Scales ? (string[])["", "万", "亿", "million ", "billion ", "千"] : [""])
                {
                    var unit = UnitCatalogue.Parse(scale + named.Zh) ?? UnitCatalogue.Parse(scale + named.En)!;
                    var again = UnitCatalogue.Parse(unit.SymbolIn(language));
                    Assert.True(again is not null && again.Factor == unit.Factor && again.Dimension.Equals(unit.Dimension), $"{scale}{named.En}: {unit.SymbolIn(language)}");
                }
            }
        }
    }

    [Theory]
    [InlineData("bilion CNY", "billion CNY")]
    [InlineData("vehicels", "vehicles")]
    [InlineData("万吨吨", null)]
    [InlineData("亿元元", null)]
    [InlineData("xx", null)]
    public void A_slip_is_recognised(string written, string? meant)
    {
        var nearest = UnitCatalogue.Nearest(written);
        if (meant is not null)
        {
            Assert.Equal(meant, nearest);
        }
        else
        {
            Assert.True(nearest is null || UnitCatalogue.Parse(nearest) is not null);
        }
    }
}
