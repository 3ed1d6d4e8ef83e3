using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>The addresses of numbers, and what stands behind them.</summary>
public sealed class ExplainTests
{
    private const string TwoCoverages = """
        observations:
          narrow: {indicator: output, period: 2023, value: 100 亿元, source: a}
          wide: {indicator: output, period: 2023, value: 120 亿元, coverage: all enterprises, source: b}
          small: {indicator: output, period: 2024, value: 10 亿元, coverage: small enterprises, source: b}
          large: {indicator: output, period: 2024, value: 90 亿元, coverage: large enterprises, source: b}
        """;

    [Fact]
    public void Figures_of_different_coverage_have_addresses_of_their_own()
    {
        var explainer = new Explainer(SmallPlan.Good(TwoCoverages));
        Assert.Contains("output@all:2023", explainer.Keys);
        Assert.Contains("output@all:2023#all enterprises", explainer.Keys);
        Assert.Equal(["100 亿元"], Figures(explainer, "output@all:2023"));
        Assert.Equal(["120 亿元"], Figures(explainer, "output@all:2023#all enterprises"));
        Assert.Contains(explainer.Explain("output@all:2023")!.Parts, p => p.Parts.Any(o => o.Title.In(Language.English) == "output@all:2023#all enterprises"));
    }

    [Fact]
    public void A_key_that_can_mean_several_coverages_is_not_guessed()
    {
        var explainer = new Explainer(SmallPlan.Good(TwoCoverages));
        Assert.Null(explainer.Explain("output@all:2024"));
        Assert.Equal(["output@all:2024#large enterprises", "output@all:2024#small enterprises"], explainer.Candidates("output@all:2024"));
    }

    [Fact]
    public void What_follows_for_a_coverage_has_its_address()
    {
        var results = SmallPlan.Good("""
            observations:
              o1: {indicator: output, period: 2023, value: 110 亿元, coverage: all enterprises, source: a}
              o2: {indicator: output, period: 2023, growth: 10 %, coverage: all enterprises, source: a}
            """);
        Assert.True(results.Implied("output@all:2022#all enterprises").Bounds.Contains(100e8));
    }

    private static IEnumerable<string> Figures(Explainer explainer, string key) => [explainer.Explain(key)!.Value!.In(Language.Chinese)];
}
