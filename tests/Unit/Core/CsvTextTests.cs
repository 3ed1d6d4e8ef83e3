using System.Text;
using Songhua.Core;

namespace Songhua.Tests.Unit.Core;

public sealed class CsvTextTests
{
    [Fact]
    public void Fields_know_where_they_stand()
    {
        var (rows, bag) = Read("a,b ,\"c\"\n# a comment, with \"quotes\n\n 1 ,\"x, \"\"y\"\"\nz\",3\r\n4,,6");
        Assert.Empty(bag.Sorted());
        Assert.Equal(["a|b|c", "1|x, \"y\"\nz|3", "4||6"], rows.Select(r => string.Join('|', r.Select(f => f.Value))));
        Assert.Equal((4, 2), (rows[1][0].Span.Line, rows[1][0].Span.Column));
        Assert.Equal((4, 5), (rows[1][1].Span.Line, rows[1][1].Span.Column));
        Assert.Equal((5, 4), (rows[1][2].Span.Line, rows[1][2].Span.Column));
        Assert.Equal((6, 4), (rows[2][2].Span.Line, rows[2][2].Span.Column));
    }

    [Theory]
    [InlineData("a,b\n1\n", "SH1103")]
    [InlineData("a,b\n1,2,3\n", "SH1103")]
    [InlineData("a,b\n\"1\"x,2\n", "SH1102")]
    [InlineData("a,b\n1,\"2\n", "SH1101")]
    public void Broken_rows_are_told_once_and_left_out(string text, string code)
    {
        var (rows, bag) = Read(text);
        Assert.Equal(code, Assert.Single(bag.Sorted()).Rule.Code);
        Assert.Single(rows);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_end_with_LF_or_CR_LF_or_CR(string end)
    {
        var content = string.Join(end, "a,b", "# comment", "", "1,\"x", "y\"", "3,4", "");
        var (rows, bag) = Read(content);
        Assert.Empty(bag.Sorted());
        Assert.Equal(["a|b", $"1|x{end}y", "3|4"], rows.Select(r => string.Join('|', r.Select(f => f.Value))));
        Assert.Equal([1, 4, 6], rows.Select(r => r[0].Span.Line));
        Assert.Equal("3,4", new SourceText("x.csv", content, TextEncoding.Utf8).Line(6));
    }

    [Fact]
    public void What_is_quoted_is_read_back()
    {
        var random = new Random(5);
        const string Letters = "ab,\"\n\r #'亿 \t;";
        for (var i = 0; i < 5000; i++)
        {
            var table = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Enumerable.Range(0, 3).Select(_ => Word(random, Letters)).ToArray()).ToList();
            var text = string.Join('\n', table.Select(r => string.Join(',', r.Select(CsvText.Quote))));
            var (rows, bag) = Read(text);
            Assert.Empty(bag.Sorted());

            // Columns at the end that are empty in every row are left out.
            Assert.Equal(
                table.Where(r => r.Any(f => f.Length > 0)).Select(r => string.Join('|', r).TrimEnd('|')),
                rows.Select(r => string.Join('|', r.Select(f => f.Value)).TrimEnd('|')));
        }
    }

    [Theory]
    [InlineData("a,b,,\n1,2,,\n", "a|b;1|2")]
    [InlineData("a,b\n1,2,,\n", "a|b;1|2")]
    [InlineData("a,b,,\n1,2\n", "a|b;1|2")]
    [InlineData(",,,\na,b,,\n,,,,,,\n1,2,,\n ,\n", "a|b;1|2")]
    [InlineData("a,,b,\n1,,2,\n", "a||b;1||2")]
    [InlineData("a,b\n1,\n", "a|b;1|")]
    public void Commas_that_a_spreadsheet_leaves_behind_stand_for_nothing(string text, string expected)
    {
        var (rows, bag) = Read(text);
        CsvText.ReportUnnamed(rows, 0, bag);
        Assert.Empty(bag.Sorted());
        Assert.Equal(expected, string.Join(';', rows.Select(r => string.Join('|', r.Select(f => f.Value)))));
    }

    [Fact]
    public void A_column_with_values_needs_a_name()
    {
        var (rows, bag) = Read("a,b,,,\n1,2,,x,\n1,2,,y,\n");
        CsvText.ReportUnnamed(rows, 0, bag);
        var told = Assert.Single(bag.Sorted());
        Assert.Equal("column 4 has values but no name", told.Message.In(Language.English));
        Assert.Equal((2, 6), (told.Span.Line, told.Span.Column));
    }

    [Fact]
    public void It_agrees_with_a_plain_parser_and_never_throws()
    {
        var random = new Random(6);
        const string Letters = "a1,,\"\"\n\n# 亿\r";
        for (var i = 0; i < 20_000; i++)
        {
            var text = Word(random, Letters, 40);
            var (rows, bag) = Read(text);
            Assert.All(rows.SelectMany(r => r), f => Assert.InRange(f.Span.Column, 1, 42));
            if (!text.Contains('"', StringComparison.Ordinal))
            {
                var plain = text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => !l.StartsWith('#') && l.Length > 0 && !text.Contains('\r', StringComparison.Ordinal))
                    .Select(l => l.Split(',').Select(f => f.Trim()).ToArray()).Where(r => r.Any(f => f.Length > 0)).ToList();
                if (!text.Contains('\r', StringComparison.Ordinal))
                {
                    var (named, width) = plain.Count == 0 ? (0, 0) : (Filled(plain[0]), plain[0].Length);
                    var kept = plain.Where(r => r.Length >= named && Filled(r) <= width).Select(r => r[..Filled(r)]).ToList();
                    var shown = kept.Count == 0 ? 0 : kept.Max(r => r.Length);
                    Assert.Equal(
                        kept.Select(r => string.Join('|', r.Concat(Enumerable.Repeat("", shown - r.Length)))),
                        rows.Select(r => string.Join('|', r.Select(f => f.Value))));
                }
            }
        }
    }

    private static int Filled(string[] row) => Array.FindLastIndex(row, f => f.Length > 0) + 1;

    private static string Word(Random random, string letters, int longest = 6) =>
        string.Concat(Enumerable.Range(0, random.Next(0, longest)).Select(_ => letters[random.Next(letters.Length)]));

    private static (List<CsvField[]> Rows, DiagnosticBag Bag) Read(string text)
    {
        var bag = new DiagnosticBag();
        return (CsvText.Rows(new SourceText("x.csv", text, TextEncoding.Utf8), bag), bag);
    }
}
