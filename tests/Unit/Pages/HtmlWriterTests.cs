using Songhua.Core;
using Songhua.Pages;

namespace Songhua.Tests.Unit.Pages;

public sealed class HtmlWriterTests
{
    [Fact]
    public void Text_and_attributes_are_escaped()
    {
        var html = new HtmlWriter(Language.English);
        html.Open("p", ("title", "\"<'&>")).Text("<b> & 'c'").Close();
        Assert.Equal("<p title=\"&quot;&lt;&#39;&amp;&gt;\">&lt;b&gt; &amp; &#39;c&#39;</p>", html.ToString());
    }

    [Fact]
    public void An_attribute_without_a_value_is_left_out()
    {
        var html = new HtmlWriter(Language.English);
        html.Element("td", "x", ("class", null));
        Assert.Equal("<td>x</td>", html.ToString());
    }

    [Theory]
    [InlineData("`--internal` shows <the> others.", "<p><code>--internal</code> shows &lt;the&gt; others.</p>")]
    [InlineData("See `a` and `b<`", "<p>See <code>a</code> and <code>b&lt;</code></p>")]
    [InlineData("one ` alone", "<p>one ` alone</p>")]
    [InlineData("`a` one ` alone", "<p><code>a</code> one ` alone</p>")]
    public void Between_backticks_stands_code(string words, string written)
    {
        var html = new HtmlWriter(Language.English);
        Assert.Equal(written, html.Element("p", LocalText.Same(words)).ToString());
    }

    [Fact]
    public void A_title_holds_no_markup()
    {
        var html = new HtmlWriter(Language.English);
        Assert.Equal("<title>Run init now</title>", html.Element("title", LocalText.Same("Run `init` now")).ToString());
    }

    [Fact]
    public void A_document_with_an_open_element_is_not_given_out() =>
        Assert.Throws<InvalidOperationException>(() => new HtmlWriter(Language.English).Open("p").ToString());

    [Theory]
    [InlineData("https://a.cn/x", true)]
    [InlineData("HTTP://a.cn/x", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//a.cn/x", false)]
    [InlineData("data:text/html,x", false)]
    public void Only_addresses_of_the_web_become_links(string address, bool isLink)
    {
        var html = new HtmlWriter(Language.English);
        Link.Write(html, address, address);
        Assert.Equal(isLink, html.ToString().StartsWith("<a ", StringComparison.Ordinal));
    }
}
