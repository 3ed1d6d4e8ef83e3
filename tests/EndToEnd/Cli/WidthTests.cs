using Songhua.Cli;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>What is written for people fits their terminal.</summary>
public sealed class WidthTests
{
    [Theory]
    [InlineData("status", 80)]
    [InlineData("status", 120)]
    [InlineData("implied", 80)]
    [InlineData("implied", 120)]
    [InlineData("structure", 80)]
    [InlineData("structure", 120)]
    public void No_line_is_wider_than_the_terminal_and_no_word_is_cut(string verb, int width)
    {
        foreach (var language in (Language[])[Language.English, Language.Chinese])
        {
            using var output = new StringWriter { NewLine = "\n" };
            var screen = new Screen(output, TextWriter.Null, language, colour: false, width);
            Assert.Equal(0, CommandLine.Run([verb, Terminal.Jilin, "--lang", language == Language.Chinese ? "zh" : "en"], screen));
            var lines = output.ToString().Split('\n');

            // A key that is longer than the line stays whole, so that it can be copied.
            Assert.DoesNotContain(lines, l => TextWidth.Of(l) > width && !l.Contains(':', StringComparison.Ordinal));
            Assert.True(lines.Count(l => TextWidth.Of(l) > width) <= 3);
            if (verb == "implied")
            {
                Assert.Contains(lines, l => l.Contains("industrial_output@jilin/ten_clusters:2030", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData(80, Language.English)]
    [InlineData(120, Language.English)]
    [InlineData(80, Language.Chinese)]
    [InlineData(120, Language.Chinese)]
    public void Every_table_of_the_structure_keeps_to_the_width_and_breaks_no_number_and_no_word(int width, Language language)
    {
        var results = Run.Execute(new RunRequest(Terminal.Jilin)).Results!;
        foreach (var table in (ResultTable[])[.. StructureTables.All(results).Concat(StructureOverview.Tables(results, isInternal: true)).Select(StructureOverview.InBrief)])
        {
            using var output = new StringWriter { NewLine = "\n" };
            TableText.Write(new Screen(output, TextWriter.Null, language, colour: false, width), table);
            var lines = output.ToString().Split('\n');
            Assert.All(lines, l => Assert.InRange(TextWidth.Of(l), 0, width));
            foreach (var column in Enumerable.Range(0, table.Columns.Count).Where(c => !table.Columns[c].Wide))
            {
                foreach (var cell in table.Rows.Select(r => r.Cells[column].In(language)).Where(c => c.Length > 0).Distinct())
                {
                    string[] whole = table.Columns[column].Kind != ColumnKind.Text ? [cell] : language == Language.English ? cell.Split(' ') : [];
                    Assert.All(whole, w => Assert.True(Array.Exists(lines, l => l.Contains(w, StringComparison.Ordinal)), $"{table.Key} at {width}: {w}"));
                }
            }
        }
    }

    [Fact]
    public void A_table_that_does_not_fit_is_written_row_by_row_under_its_names()
    {
        ResultColumn Column(string key, ColumnKind kind) => new(key, new(key, key), kind);
        ResultRow Row(string name, string part, double number) => new(part, [Cell.Of(name), Cell.Of(part), Cell.Of(number, null, ValueStatus.Derived)]);
        var table = new ResultTable(
            "t", LocalText.Same("Title"), [Column("name", ColumnKind.Text), Column("part", ColumnKind.Text), Column("number", ColumnKind.Number)],
            [Row("first", "incomprehensibilities", 123456), Row("first", "b", 2), Row("second", "c", 3)]);
        using var output = new StringWriter { NewLine = "\n" };
        TableText.Write(new Screen(output, TextWriter.Null, Language.English, colour: false, 40), table);
        Assert.Equal("Title\n  first\n    part: incomprehensibilities\n      number: 123,456\n    part: b · number: 2\n  second\n    part: c · number: 3\nValues: derived.\n", output.ToString());
        Assert.Equal([6, 21, 7], GridWidths.Of(table, [0, 1, 2], 44, Language.English)!);
        Assert.Null(GridWidths.Of(table, [0, 1, 2], 43, Language.English));
    }

    [Fact]
    public void What_is_left_of_the_width_goes_where_most_is_broken()
    {
        var table = new ResultTable(
            "t", LocalText.Same("T"), [new("a", new("A", "A")), new("b", new("B", "B")), new("n", new("N", "N"), ColumnKind.Percent)],
            [new("r", [Cell.Of("集群与产业链靠什么维系集群与产业链"), Cell.Of("short"), Cell.Of(1.5, UnitCatalogue.Percent, null)])]);
        Assert.Equal([12, 5, 4], GridWidths.Of(table, [0, 1, 2], 31, Language.Chinese)!);
        Assert.Equal([34, 5, 4], GridWidths.Of(table, [0, 1, 2], 160, Language.Chinese)!);
        Assert.Null(GridWidths.Of(table, [0, 1, 2], 30, Language.Chinese));
    }

    [Theory]
    [InlineData(100, "80", 100)]
    [InlineData(null, "80", 80)]
    [InlineData(null, null, 160)]
    [InlineData(null, "wide", 160)]
    [InlineData(20, null, 60)]
    public void The_width_is_that_of_the_terminal_or_the_one_asked_for(int? terminal, string? asked, int width) => Assert.Equal(width, Screen.WidthOf(terminal, asked));

    [Fact]
    public void Chinese_breaks_between_characters_but_not_before_a_comma()
    {
        Assert.Equal(["  目标未", "  定期", "  限，没", "  有"], LineWrap.Lines("目标未定期限，没有", 9, 2, 2).ToArray());
        Assert.Equal(["2025年的", "数值"], LineWrap.Lines("2025年的数值", 9, 0, 0));
    }

    [Fact]
    public void Colour_takes_no_columns() => Assert.Equal(["\u001b[1mone two\u001b[0m"], LineWrap.Lines("\u001b[1mone two\u001b[0m", 7, 0, 0));

    [Fact]
    public void What_implies_nothing_says_why()
    {
        using var scratch = new Scratch();
        const string head = "plan: {id: p, name: P, format: 1, place: all, horizon: 2000..2040}\nplaces: {all: {name: All, level: province}}\n";
        scratch.Write("plan.yaml", head);
        var (_, nothing, _) = Terminal.Run("implied", scratch.Folder);
        Assert.Contains("Nothing is implied: the plan states no number.", nothing, StringComparison.Ordinal);
        Assert.Contains("The plan has no targets.", nothing, StringComparison.Ordinal);

        scratch.Write("plan.yaml", head + """
            sources: {s: {title: S, grade: A, published: 2024}}
            indicators: {cars: {name: Cars, unit: vehicles, kind: flow}}
            observations: {a: {indicator: cars, period: 2023, value: 5 vehicles, source: s}}
            """);
        Assert.Contains("no formula, parts, growth, share", Terminal.Run("implied", scratch.Folder).Out, StringComparison.Ordinal);
        Assert.Contains("没有公式、部分与整体", Terminal.Run("implied", scratch.Folder, "--lang", "zh").Out, StringComparison.Ordinal);
    }
}
