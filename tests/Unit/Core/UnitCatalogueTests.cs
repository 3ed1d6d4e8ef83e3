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
    [InlineData("t/万元", "CNY^-1·t", "0.0001")]
    [InlineData("kgce/万元", "CNY^-1·tce", "0.0000001")]
    [InlineData("吨标准煤/万元", "CNY^-1·tce", "0.0001")]
    [InlineData("tce/10,000 CNY", "CNY^-1·tce", "0.0001")]
    [InlineData("tce/10000 CNY", "CNY^-1·tce", "0.0001")]
    [InlineData("m³/万元", "CNY^-1·m3", "0.0001")]
    [InlineData("元/人", "CNY·person^-1", "1")]
    [InlineData("万元/人", "CNY·person^-1", "10000")]
    [InlineData("辆/万人", "person^-1·vehicle", "0.0001")]
    [InlineData("kWh/元", "CNY^-1·kWh", "1")]
    [InlineData("CNY/million visits", "CNY·visit^-1", "0.000001")]
    [InlineData("亿元/平方公里", "CNY·m2^-1", "100")]
    [InlineData("吨二氧化碳/万元", "CNY^-1·tCO2", "0.0001")]
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
    [InlineData("t/万元", "tce/万元")]
    [InlineData("tce", "t")]
    [InlineData("tce", "tCO2")]
    [InlineData("tce/万元", "tce/USD")]
    [InlineData("tce/万元", "tce")]
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
    [InlineData("tce/万")]
    [InlineData("tce/万%")]
    [InlineData("tce/10,00 CNY")]
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

    [Theory]
    [InlineData("tce/万元", "tce/10,000 CNY", "吨标准煤/万元")]
    [InlineData("kgce/万元", "kgce/10,000 CNY", "千克标准煤/万元")]
    [InlineData("辆/万人", "vehicles/10,000 persons", "辆/万人")]
    [InlineData("CNY/million visits", "CNY/million visits", "元/百万人次")]
    [InlineData("立方米/亿元", "m3/100,000,000 CNY", "立方米/亿元")]
    public void What_it_is_per_stays_as_written(string written, string english, string chinese)
    {
        var unit = UnitCatalogue.Parse(written)!;
        foreach (var size in (double[])[1e-9, 1, 1e9])
        {
            Assert.Equal(english, unit.For(Language.English, size).SymbolIn(Language.English));
            Assert.Equal(chinese, unit.For(Language.Chinese, size).SymbolIn(Language.Chinese));
        }

        Assert.Equal(unit, UnitCatalogue.Parse(english));
        Assert.Equal(unit, UnitCatalogue.Parse(chinese));
    }

    [Fact]
    public void Scaled_denominators_compare_exactly()
    {
        Assert.Equal(UnitCatalogue.Parse("kg/元")!.Factor * 0.1m, UnitCatalogue.Parse("t/万元")!.Factor);
        Assert.Equal(UnitCatalogue.Parse("t/万元")!.Dimension, UnitCatalogue.Parse("kg/元")!.Dimension);
        Assert.NotEqual(UnitCatalogue.Parse("t/万元"), UnitCatalogue.Parse("t/元"));
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
