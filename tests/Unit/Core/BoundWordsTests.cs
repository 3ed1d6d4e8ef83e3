using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

/// <summary>Ends of intervals in words.</summary>
public sealed class BoundWordsTests
{
    private static readonly Songhua.Core.Unit Share = UnitCatalogue.Percent;

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1e11)]
    [InlineData(0.5)]
    public void An_end_beside_a_written_number_leaves_it_out(double number)
    {
        Assert.True(BoundWords.IsOpenLow(Interval.MoreThan(Interval.Point(number)).Low));
        Assert.True(BoundWords.IsOpenHigh(Interval.LessThan(Interval.Point(number)).High));
        Assert.False(BoundWords.IsOpenLow(number));
        Assert.False(BoundWords.IsOpenHigh(number));

        // Rounding outward moves an end the other way, and such an end does not leave the number out.
        Assert.False(BoundWords.IsOpenLow(Math.BitDecrement(number)));
        Assert.False(BoundWords.IsOpenHigh(Math.BitIncrement(number)));
    }

    [Fact]
    public void Ends_are_worded_by_what_they_leave_out()
    {
        Assert.Equal("more than 50 %", BoundWords.AtLeast(Math.BitIncrement(0.5), Share).In(Language.English));
        Assert.Equal("不少于 50%", BoundWords.AtLeast(0.5, Share).In(Language.Chinese));
        Assert.Equal("低于 50%", BoundWords.AtMost(Math.BitDecrement(0.5), Share).In(Language.Chinese));
        Assert.Equal("at most 50 %", BoundWords.AtMost(0.5, Share).In(Language.English));
        Assert.Equal("at least ∞ %", BoundWords.AtLeast(double.PositiveInfinity, Share).In(Language.English));
    }

    [Fact]
    public void Ends_apart_never_look_the_same()
    {
        var (least, most) = BoundWords.Apart(0.5000012, 0.5000011, Share);
        Assert.Equal(("at least 50.00012 %", "at most 50.00011 %"), (least.In(Language.English), most.In(Language.English)));
        (least, most) = BoundWords.Apart(0.7, 0.5, Share);
        Assert.Equal(("at least 70 %", "at most 50 %"), (least.In(Language.English), most.In(Language.English)));
    }
}
