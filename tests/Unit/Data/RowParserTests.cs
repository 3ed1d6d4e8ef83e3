using System.Globalization;
using System.Text;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data;

/// <summary>The fast reading of rows takes nothing that the explaining one refuses, and reads the same values.</summary>
public sealed class RowParserTests
{
    private static readonly string[] Codes = [.. Enumerable.Range(0, 50).Select(i => SocialCreditCode.Make('9', '1', "220101", $"MA{i:D6}"))];

    [Fact]
    public void Fast_and_explained_rows_are_the_same()
    {
        var random = new Random(20240412);
        var index = new CodeIndex(Codes);
        var items = Enum.GetValues<ReturnItem>();
        var parser = new RowParser(index, items);
        var explainer = new RowExplainer("a.csv", ReturnsScratch.Header, items, new(index));
        var columns = items.Select(_ => new double[1]).ToArray();
        var fast = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var line = Encoding.UTF8.GetBytes(Line(random));
            var isPlain = parser.TryParse(line, columns, 0, out var enterprise, out var month, out var covered);
            var explained = explainer.Explain(line, 1, new RuleTally());
            if (!isPlain)
            {
                continue;
            }

            fast++;
            Assert.NotNull(explained);
            Assert.Equal((explained.Enterprise, explained.Month.Last.Number, explained.Month.Covered), (enterprise, month, covered));
            Assert.Equal(explained.Values.Select(BitConverter.DoubleToInt64Bits), columns.Select(c => BitConverter.DoubleToInt64Bits(c[0])));
        }

        Assert.InRange(fast, 3000, 17_000);
    }

    [Fact]
    public void Sound_rows_as_imports_write_them_are_read_fast()
    {
        var random = new Random(7);
        var items = Enum.GetValues<ReturnItem>();
        var parser = new RowParser(new CodeIndex(Codes), items);
        var columns = items.Select(_ => new double[1]).ToArray();
        for (var i = 0; i < 2000; i++)
        {
            var text = ((decimal)random.NextInt64(0, 1L << random.Next(1, 53)) / (decimal)Math.Pow(10, random.Next(0, 6))).ToString(CultureInfo.InvariantCulture);
            Assert.True(parser.TryParse(Encoding.ASCII.GetBytes($"{Codes[i % 50]},2024-01..2024-02,{text},,{text},,-{text},1,,"), columns, 0, out var enterprise, out _, out var covered));
            Assert.Equal((i % 50, (byte)2), (enterprise, covered));
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), columns[0][0]);
            Assert.Equal(-double.Parse(text, CultureInfo.InvariantCulture), columns[(int)ReturnItem.Revenue][0]);
            Assert.True(double.IsNaN(columns[(int)ReturnItem.Taxes][0]));
        }
    }

    // A row that is sound, and in every second case something done to it.
    private static string Line(Random random)
    {
        var fields = new List<string> { Codes[random.Next(Codes.Length)], random.Next(8) == 0 ? "2024-01..2024-02" : $"20{random.Next(10, 30)}-{random.Next(1, 13):00}" };
        for (var c = 0; c < 8; c++)
        {
            fields.Add(random.Next(6) == 0 && c > 0 ? "" : Number(random, mayBeNegative: c is 4 or 7));
        }

        var line = string.Join(',', fields);
        if (random.Next(2) == 0)
        {
            return line;
        }

        string[] pieces = ["-", ".", ",", "e3", " ", "\"", "1", "é", "..", "\t", "2024-13", "０"];
        var at = random.Next(line.Length);
        var length = Math.Min(random.Next(3), line.Length - at);
        return line.Remove(at, length).Insert(at, pieces[random.Next(pieces.Length)]);
    }

    private static string Number(Random random, bool mayBeNegative)
    {
        var text = new StringBuilder(mayBeNegative && random.Next(4) == 0 ? "-" : "");
        for (var d = random.Next(1, random.Next(8) == 0 ? 20 : 9); d > 0; d--)
        {
            text.Append(random.Next(10));
        }

        if (random.Next(2) == 0)
        {
            text.Append('.');
            for (var d = random.Next(1, 7); d > 0; d--)
            {
                text.Append(random.Next(10));
            }
        }

        return text.ToString();
    }
}
