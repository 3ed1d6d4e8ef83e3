using Songhua.Core;
using Songhua.Data;
using Songhua.Tests.Unit.Data.InputOutput;

namespace Songhua.Tests.Unit.Data;

/// <summary>What regions do is read in order of first occurrence, with nothing guessed.</summary>
public sealed class ActivityReaderTests
{
    [Fact]
    public void A_pair_without_a_row_is_none_and_an_empty_cell_is_missing()
    {
        var read = Good("region,activity,jobs\nwest,cars,10\neast,food,2.5\nwest,food,\n")!;
        Assert.Equal(["west", "east"], read.Table.Rows);
        Assert.Equal(["cars", "food"], read.Table.Columns);
        Assert.Equal([10, double.NaN, 0, 2.5], [.. read.Table.Row(0), .. read.Table.Row(1)]);
        Assert.Equal([(2, 6), (3, 6)], read.Places.Select(p => (p.Line, p.Column)));
    }

    [Fact]
    public void Columns_stand_in_any_order_among_others_and_comments_are_skipped()
    {
        var read = Good("# a remark\njobs,firms,activity,region\n7,1,cars,west\n# another\n8,2,cars,east\n")!;
        Assert.Equal([7, 8], [read.Table[0, 0], read.Table[1, 0]]);
        Assert.Equal(["west", "east"], read.Table.Rows);
    }

    [Fact]
    public void English_names_come_from_the_column_beside_and_fall_back_to_the_name_itself()
    {
        var read = Good("region,region.en,activity,activity.en,jobs\n吉林,Jilin,汽车,Cars,1\n吉林,Jilin,食品,,2\n河北,,汽车,Cars,3\n")!;
        Assert.Equal([new LocalText("Jilin", "吉林"), new LocalText("河北", "河北")], read.Regions);
        Assert.Equal([new LocalText("Cars", "汽车"), new LocalText("食品", "食品")], read.Activities);
        Assert.Equal(["吉林", "河北"], read.Table.Rows);
        Assert.Equal(0, read.Table[1, 1]);
    }

    [Fact]
    public void Measure_and_origin_are_those_declared()
    {
        var read = Good("region,activity,jobs\nwest,cars,10\n")!;
        Assert.Equal("万人", read.Table.Measure.Unit.Symbol);
        Assert.Equal(ValueStatus.Synthetic, read.Table.Origin.Status);
    }

    [Fact]
    public void The_example_of_the_page_is_read()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs", "input-output-tables.md"));
        var example = page.Split("```").Single(part => part.StartsWith("\nregion,region.en,", StringComparison.Ordinal)).TrimStart('\n');
        var read = Good(example.Replace("activity.en,output", "activity.en,jobs", StringComparison.Ordinal))!;
        Assert.Equal(["Jilin", "Hebei"], read.Regions.Select(r => r.En));
        Assert.Equal([620, 420, 0, double.NaN], [.. read.Table.Row(0), .. read.Table.Row(1)]);
    }

    [Theory]
    [InlineData("region,activity,workers\nwest,cars,1\n", "SH5301(1,1)")]
    [InlineData("place,industry,workers\nwest,cars,1\n", "SH5301(1,1) SH5301(1,1) SH5301(1,1)")]
    [InlineData("region,activity,jobs\nwest,cars,1\nwest,cars,1\n", "SH5302(3,6)")]
    [InlineData("region,activity,jobs\nwest,cars,-1\n", "SH5303(2,11)")]
    [InlineData("region,activity,jobs\nwest,cars,\"1,000\"\n", "SH5303(2,11)")]
    [InlineData("region,activity,jobs\nwest,cars,1e3\n", "SH5303(2,11)")]
    [InlineData("region,activity,jobs\nwest,cars,NaN\n", "SH5303(2,11)")]
    [InlineData("region,activity,jobs\nwest,cars,约10\nwest,food,?\n", "SH5303(2,11) SH5303(3,11)")]
    public void What_is_wrong_is_told_with_its_cell(string text, string expected)
    {
        var (_, diagnostics) = Read(text);
        Assert.Equal(expected, string.Join(' ', diagnostics.Sorted().Select(d => $"{d.Rule.Code}({d.Span.Line},{d.Span.Column})")));
    }

    [Fact]
    public void A_file_without_its_columns_gives_no_table() => Assert.Null(Read("region,activity,workers\nwest,cars,1\n").Table);

    [Fact]
    public void Any_order_of_rows_gives_the_same_numbers()
    {
        var random = new Random(20260301);
        for (var round = 0; round < 50; round++)
        {
            var rows = (from r in Enumerable.Range(0, 4) from a in Enumerable.Range(0, 5) where random.Next(3) > 0 select (R: $"r{r}", A: $"a{a}", Value: random.Next(1000))).ToArray();
            if (rows.Length == 0)
            {
                continue;
            }

            var shuffled = rows.ToArray();
            random.Shuffle(shuffled);
            var (first, second) = (Good(Text(rows))!.Table, Good(Text(shuffled))!.Table);
            Assert.Equal(first.Rows.Order(StringComparer.Ordinal), second.Rows.Order(StringComparer.Ordinal));
            var total = 0.0;
            foreach (var (row, r) in first.Rows.Select((row, r) => (row, r)))
            {
                foreach (var (column, c) in first.Columns.Select((column, c) => (column, c)))
                {
                    Assert.Equal(first[r, c], second[second.Rows.ToList().IndexOf(row), second.Columns.ToList().IndexOf(column)]);
                    total += first[r, c];
                }
            }

            Assert.Equal(rows.Sum(row => row.Value), total);
        }

        static string Text(IEnumerable<(string R, string A, int Value)> rows) => "region,activity,jobs\n" + string.Concat(rows.Select(r => $"{r.R},{r.A},{r.Value}\n"));
    }

    private static ActivityTable? Good(string text)
    {
        var (table, diagnostics) = Read(text);
        Assert.Empty(diagnostics.Sorted().Select(d => d.Message.In(Language.English)));
        return table;
    }

    private static (ActivityTable? Table, DiagnosticBag Diagnostics) Read(string text)
    {
        using var folder = new Tables();
        var diagnostics = new DiagnosticBag();
        var spec = new ActivitySpec(
            folder.Write("jobs.csv", text), "jobs.csv", "region", "activity", "jobs", new Measure(UnitCatalogue.Parse("万人")!, PriceBasis.Current, MeasureKind.Flow),
            new TableOrigin("jobs.csv", "office", ValueStatus.Synthetic, null));
        return (ActivityReader.Read(spec, diagnostics), diagnostics);
    }
}
