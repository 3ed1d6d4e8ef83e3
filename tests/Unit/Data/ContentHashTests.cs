using System.Text;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data;

/// <summary>XXH64 of known texts, as the xxHash project and its Python binding publish them.</summary>
public sealed class ContentHashTests
{
    [Theory]
    [InlineData("", 0xef46db3751d8e999)]
    [InlineData("a", 0xd24ec4f1a98c6e5b)]
    [InlineData("abc", 0x44bc2cf5ad770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xfbcea83c8a378bf1)]
    public void It_is_the_published_hash(string text, ulong expected) => Assert.Equal(expected, ContentHash.Of(Encoding.ASCII.GetBytes(text)));
}
