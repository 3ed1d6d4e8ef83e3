using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>How ends of intervals, ranges of possible values and sums of parts are worded in findings and explanations.</summary>
public sealed class WordingOfBoundsTests
{
    [Fact]
    public void Ends_that_leave_the_number_out_say_so()
    {
        var finding = Finding("""
            observations:
              a: {indicator: visits, period: 2023, value: over 100 visits, source: a}
              b: {indicator: visits, period: 2023, value: at most 100 visits, source: a}
            """);
        Assert.Equal("Visits of All, 2023 would have to be more than 100 visits and at most 100 visits", finding.In(Language.English));
        Assert.Equal("2023年AllVisits 须超过 100人次，又须不超过 100人次", finding.In(Language.Chinese));
    }

    [Fact]
    public void Ends_that_would_look_the_same_are_told_with_more_digits()
    {
        var finding = Finding("""
            observations:
              a: {indicator: visits, period: 2023, value: at least 1234560 visits, source: a}
              b: {indicator: visits, period: 2023, value: at most 1234559 visits, source: a}
            """);
        Assert.Contains("at least 1.23456 million visits and at most 1.234559 million visits", finding.In(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rate", "120 %", "Rate of All, 2023 would have to be at least 115 %, which is outside 0 … 100 %")]
    [InlineData("rate", "-5 %", "Rate of All, 2023 would have to be at most -4.5 %, which is outside 0 … 100 %")]
    [InlineData("visits", "-5 visits", "Visits of All, 2023 would have to be at most -4.5 visits, but is never below 0 visits")]
    public void What_lies_outside_the_possible_values_is_told_with_them(string indicator, string value, string expected) =>
        Assert.Equal(expected, Finding($"observations: {{a: {{indicator: {indicator}, period: 2023, value: {value}, source: a}}}}").In(Language.English));

    [Theory]
    [InlineData("", "All = East + West")]
    [InlineData("tolerance: 2 %", "All = East + West, give or take 2 %")]
    [InlineData("overlap: yes", "All ≤ East + West (parts may overlap)")]
    [InlineData("overlap: yes, tolerance: 1 %", "All ≤ East + West (parts may overlap), give or take 1 %")]
    [InlineData("overlap: yes, complete: no", "All ≥ each of East, West (parts may overlap)")]
    [InlineData("complete: no", "All = East + West + …")]
    public void Sums_say_what_holds_of_them(string attributes, string expected)
    {
        var results = SmallPlan.Good($"parts: {{p: {{over: places, whole: all, parts: [east, west], indicators: [visits]{(attributes.Length > 0 ? ", " : "")}{attributes}}}}}");
        Assert.Equal(expected, results.Words.Statement(Assert.Single(results.Plan.Parts)).In(Language.English));
    }

    [Fact]
    public void What_is_implied_by_more_than_a_number_is_more_than_it()
    {
        var results = SmallPlan.Good("""
            targets:
              e: {name: E, indicator: visits, place: east, more_than: 100 visits, by: 2030, source: a}
              w: {name: W, indicator: visits, place: west, at_most: 900 visits, by: 2030, source: a}
            parts: {p: {over: places, whole: all, parts: [east, west], indicators: [visits]}}
            """);
        var all = results.Implied("visits@all:2030");
        Assert.Equal("> 100 visits", Numerals.Write(all.Bounds, all.Unit, Language.English));
        Assert.Contains(all.Tree.Parts.SelectMany(p => p.Parts), p => p.Title.In(Language.English).Contains("more than 100 visits", StringComparison.Ordinal));
        var row = Assert.Single(CheckTables.Implied(results).Rows, r => r.Key == "implied/visits@all:2030");
        Assert.Equal("> 100 visits", row.Cells[1].In(Language.English));
    }

    [Theory]
    [InlineData("more_than: over 5 亿元", "more than 500 million CNY")]
    [InlineData("at_least: at least 5 亿元", "at least 500 million CNY")]
    [InlineData("about: about 5 亿元", "about 500 million CNY")]
    [InlineData("at_least: about 5 亿元", "at least about 500 million CNY")]
    [InlineData("less_than: 5 亿元", "less than 500 million CNY")]
    public void A_target_says_its_side_once(string aim, string expected)
    {
        var results = SmallPlan.Good($"targets: {{t: {{name: T, indicator: output, {aim}, by: 2030, source: a}}}}");
        Assert.Equal(expected, results.Words.Aim(results.Plan.Targets["t"]).In(Language.English));
    }

    private static ILocalised Finding(string statements) => Assert.Single(SmallPlan.Run(statements).Results!.Findings).Words;
}
