using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>Places lie in places: what that says of their amounts without a part-whole statement.</summary>
public sealed class PlaceTests
{
    private const string Cities = """
        observations:
          e: {indicator: output, place: east, period: 2023, value: 60 亿元, source: a}
          w: {indicator: output, place: west, period: 2023, value: 50 亿元, source: a}
          all: {indicator: output, period: 2023, value: 100 亿元, source: WHOLE}
        """;

    [Fact]
    public void A_part_is_not_larger_than_its_whole()
    {
        var finding = Assert.Single(SmallPlan.Run("""
            observations:
              e: {indicator: output, place: east, period: 2023, value: 60 亿元, source: a}
              all: {indicator: output, period: 2023, value: 50 亿元, source: a}
            """).Results!.Findings);
        Assert.Equal(FindingKind.Contradiction, finding.Kind);
        Assert.Contains(finding.Parts, p => p.Words.In(Language.English) == "a part is not larger than its whole: East lies in All");
        Assert.Contains(finding.Parts, p => p.Words.In(Language.Chinese) == "部分不大于整体：East位于All");
    }

    [Fact]
    public void Prefectures_together_are_not_larger_than_their_province()
    {
        var finding = Assert.Single(SmallPlan.Run(Cities.Replace("WHOLE", "a", StringComparison.Ordinal)).Results!.Findings);
        Assert.Equal(FindingKind.Contradiction, finding.Kind);
        Assert.Equal(["observations/all", "observations/e", "observations/w", "places/all"], finding.Parts.Select(p => p.Path).Order(StringComparer.Ordinal));
        Assert.Contains(finding.Parts, p => p.Words.In(Language.English) == "the prefectures of All together are not larger than All");
    }

    [Fact]
    public void A_sum_that_several_sources_make_too_large_is_their_disagreement() =>
        Assert.Equal(FindingKind.SourceConflict, Assert.Single(SmallPlan.Good(Cities.Replace("WHOLE", "b", StringComparison.Ordinal)).Findings).Kind);

    [Fact]
    public void A_part_whole_statement_speaks_in_place_of_the_places()
    {
        var tolerant = Cities.Replace("WHOLE", "a", StringComparison.Ordinal) + """

            parts:
              p: {over: places, whole: all, parts: [east, west], indicators: [output], tolerance: 20 %}
            """;
        Assert.Empty(SmallPlan.Good(tolerant).Findings);
    }

    [Theory]
    [InlineData("zone", "nonnegative")]
    [InlineData("prefecture", "any")]
    public void Zones_may_overlap_and_what_can_be_negative_does_not_bound(string level, string values)
    {
        var results = SmallPlan.Good($$"""
            places:
              north: {name: North, level: {{level}}, within: all}
              south: {name: South, level: {{level}}, within: all}
            indicators:
              yield: {name: Yield, unit: 万元, kind: flow, prices: current, values: {{values}}}
            observations:
              n: {indicator: yield, place: north, period: 2023, value: 60 万元, source: a}
              s: {indicator: yield, place: south, period: 2023, value: 60 万元, source: a}
              all: {indicator: yield, period: 2023, value: 100 万元, source: a}
            """);
        Assert.Empty(results.Findings);
    }

    [Fact]
    public void What_others_leave_of_the_whole_bounds_a_target()
    {
        var results = SmallPlan.Good("""
            targets:
              e: {name: E, indicator: output, place: east, at_least: 60 亿元, by: 2025, source: a}
              w: {name: W, indicator: output, place: west, measure: growth, at_least: 5 %, by: 2025, source: a}
              all: {name: All, indicator: output, reach: 100 亿元, by: 2025, source: a}
            observations:
              w: {indicator: output, place: west, period: 2024, value: exactly 30 亿元, source: a}
            """);
        Assert.Equal(40e8, results.Implied("output@west:2025").Bounds.High, 1.0);
    }
}
