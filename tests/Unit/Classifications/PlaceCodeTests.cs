using Songhua.Core;

namespace Songhua.Tests.Unit.Classifications;

public sealed class PlaceCodeTests
{
    [Theory]
    [InlineData("220000", PlaceCodeLevel.Province, null)]
    [InlineData("220100", PlaceCodeLevel.Prefecture, "220000")]
    [InlineData("222400", PlaceCodeLevel.Prefecture, "220000")]
    [InlineData("220184", PlaceCodeLevel.County, "220100")]
    [InlineData("429004", PlaceCodeLevel.County, "429000")]
    [InlineData("110101", PlaceCodeLevel.County, "110100")]
    public void Digits_tell_level_and_parent(string digits, PlaceCodeLevel level, string? parent)
    {
        var code = PlaceCode.Parse(digits, out var fault);
        Assert.Null(fault);
        Assert.Equal(level, code!.Level);
        Assert.Equal(parent, code.Parent?.Digits);
    }

    [Theory]
    [InlineData("2201", "it must have six digits")]
    [InlineData("22010a", "it must have six digits")]
    [InlineData("２２0100", "it must have six digits")]
    [InlineData("240100", "no province has a code that begins with 24")]
    [InlineData("220081", "it names a county but no prefecture: digits 3 and 4 are 00")]
    public void These_are_no_codes(string digits, string reason)
    {
        Assert.Null(PlaceCode.Parse(digits, out var fault));
        Assert.Equal(reason, fault?.In(Language.English));
    }

    [Theory]
    [InlineData("220184", "220100", true)]
    [InlineData("220184", "220000", true)]
    [InlineData("220184", "220184", true)]
    [InlineData("220184", "220300", false)]
    [InlineData("220100", "220184", false)]
    [InlineData("220000", "220100", false)]
    [InlineData("210000", "220000", false)]
    public void What_lies_within_begins_alike(string inner, string outer, bool within) =>
        Assert.Equal(within, PlaceCode.Parse(inner, out _)!.IsWithin(PlaceCode.Parse(outer, out _)!));
}
