using Songhua.Core;
using Songhua.Outlook;
using Songhua.Pages;

namespace Songhua.Tests.Unit.Pages;

public sealed class DrawingTests
{
    [Theory]
    [InlineData(-0.5, "0")]
    [InlineData(0.25, "25")]
    [InlineData(1.5, "100")]
    public void A_bar_stays_within_its_frame(double share, string width)
    {
        var html = new HtmlWriter(Language.English);
        ShareBar.Write(html, share, Verdict.OnTrack);
        Assert.Contains($"class=\"part\" width=\"{width}\"", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_tells_its_number_in_words()
    {
        var html = new HtmlWriter(Language.Chinese);
        ShareBar.Write(html, 1.5, Verdict.Met);
        Assert.Contains("<title>已完成进度 150%</title>", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparkline_tells_first_and_last_value_in_its_title()
    {
        var html = new HtmlWriter(Language.English);
        Sparkline.Write(html, TargetSeries.Of(SamplePlan.Results().Status.Single(s => s.Target.Id == "cars_2025")));
        Assert.Contains("<title>Observed 2020: 200 thousand vehicles; 2023: 260 thousand vehicles.</title>", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("class=\"goal\"", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparkline_of_nothing_is_nothing()
    {
        var html = new HtmlWriter(Language.English);
        Sparkline.Write(html, TargetSeries.Of(SamplePlan.Results().Status.Single(s => s.Target.Id == "boats_open")));
        Assert.Empty(html.ToString());
    }

    [Theory]
    [InlineData("2023", 2023)]
    [InlineData("2024-H1", 2023.497)]
    [InlineData("2020-12", 2020)]
    public void A_period_lies_where_it_ends(string written, double year)
    {
        Assert.True(Period.TryParse(written, out var period));
        Assert.Equal(year, TargetSeries.Year(period), 3);
    }
}
