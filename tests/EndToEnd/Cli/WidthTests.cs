using Songhua.Cli;
using Songhua.Core;

namespace Songhua.Tests.EndToEnd;

/// <summary>What is written for people fits their terminal.</summary>
public sealed class WidthTests
{
    [Theory]
    [InlineData("status", 80)]
    [InlineData("status", 120)]
    [InlineData("implied", 80)]
    [InlineData("implied", 120)]
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
