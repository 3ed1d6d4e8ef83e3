using System.Text;
using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

public sealed class TextFileTests
{
    private const string Sample = "名称: 长春 — Changchun 𠮷\n";

    [Fact]
    public void Utf8_is_read_with_and_without_a_mark()
    {
        Assert.Equal((Sample, TextEncoding.Utf8), Content(Encoding.UTF8.GetBytes(Sample)));
        Assert.Equal((Sample, TextEncoding.Utf8WithMark), Content([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Sample)]));
    }

    [Fact]
    public void Gb18030_is_read_and_said()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bag = new DiagnosticBag();
        var text = TextFile.Decode(Encoding.GetEncoding("GB18030").GetBytes(Sample), "x.yaml", bag);
        Assert.Equal((Sample, TextEncoding.Gb18030), (text!.Content, text.Encoding));
        Assert.Equal("SH1006", Assert.Single(bag.Sorted()).Rule.Code);
    }

    [Theory]
    [InlineData(new byte[0], "SH1002")]
    [InlineData(new byte[] { 0x20, 0x0A, 0x0D, 0x09 }, "SH1002")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "SH1002")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "SH1004")]
    [InlineData(new byte[] { 0x00, 0x61, 0x00, 0x62 }, "SH1004")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04 }, "SH1004")]
    [InlineData(new byte[] { 0x61, 0xFF, 0xFF, 0x61 }, "SH1005")]
    [InlineData(new byte[] { 0x61, 0x80 }, "SH1005")]
    public void What_is_not_text_is_refused(byte[] bytes, string code)
    {
        var bag = new DiagnosticBag();
        Assert.Null(TextFile.Decode(bytes, "x.yaml", bag));
        Assert.Equal(code, Assert.Single(bag.Sorted()).Rule.Code);
    }

    [Fact]
    public void Any_bytes_give_a_text_or_one_error()
    {
        var random = new Random(9);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 24)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
            {
                bytes = [.. bytes.Select(b => (byte)(b < 0x20 ? b + 0x40 : b))];
            }

            var bag = new DiagnosticBag();
            var text = TextFile.Decode(bytes, "x", bag);
            Assert.Equal(text is null, bag.HasErrors);
            Assert.True(bag.Sorted().Count <= 1);
            Assert.DoesNotContain('\uFFFD', text?.Content ?? "");
        }
    }

    [Fact]
    public void Missing_and_huge_files_are_told()
    {
        var folder = Directory.CreateTempSubdirectory("songhua-");
        try
        {
            var huge = Path.Combine(folder.FullName, "huge.csv");
            using (var stream = File.Create(huge))
            {
                stream.SetLength(TextFile.LargestBytes + 1);
            }

            var bag = new DiagnosticBag();
            Assert.Null(TextFile.Read(huge, "huge.csv", bag));
            Assert.Null(TextFile.Read(Path.Combine(folder.FullName, "none.csv"), "none.csv", bag));
            Assert.Null(TextFile.Read(folder.FullName, "folder", bag));
            Assert.Equal(["SH1001", "SH1003", "SH1001"], bag.Sorted().Select(d => d.Rule.Code));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Lines_and_spans_are_counted_from_one()
    {
        var text = new SourceText("x", "a\r\nbc\n\nd", TextEncoding.Utf8);
        Assert.Equal(4, text.LineCount);
        Assert.Equal(["", "a", "bc", "", "d", ""], Enumerable.Range(0, 6).Select(text.Line));
        Assert.Equal(new SourceSpan("x", 2, 2, 1), text.Span(4, 1));
        Assert.Equal("x(2,2)", text.Span(4, 1).ToString());
    }

    private static (string, TextEncoding) Content(byte[] bytes)
    {
        var bag = new DiagnosticBag();
        var text = TextFile.Decode(bytes, "x.yaml", bag);
        Assert.Empty(bag.Sorted());
        return (text!.Content, text.Encoding);
    }
}
