using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Outlook;

/// <summary>What a plan says of its series holds in every draw of its ensemble, and sane plans lose no draw.</summary>
public sealed class RelationTests
{
    private const string Indicators = """
        indicators:
          gdp: {name: GDP, unit: 亿元, kind: flow, prices: current, values: nonnegative}
          farms: {name: Farms, unit: 亿元, kind: flow, prices: current, values: nonnegative}
          works: {name: Works, unit: 亿元, kind: flow, prices: current, values: nonnegative}
          shops: {name: Shops, unit: 亿元, kind: flow, prices: current, values: nonnegative}

        """;

    private static readonly string Gdp = SmallOutlook.Years("g", "indicator: gdp", 100, 108, 113, 121, 128, 139, 146);
    private static readonly string Farms = SmallOutlook.Years("f", "indicator: farms", 20, 21, 22.5, 23, 23.4, 25, 26);
    private static readonly string Works = SmallOutlook.Years("w", "indicator: works", 40, 44, 45, 49, 51.6, 56, 58);
    private static readonly string Shops = SmallOutlook.Years("s", "indicator: shops", 40, 43, 45.5, 49, 53, 58, 62);

    private const string Target = """
        targets:
          t: {name: T, indicator: gdp, at_least: 180 亿元, by: 2027, source: a}

        """;

    [Theory]
    [InlineData("")]
    [InlineData(", tolerance: 1 %")]
    public void Complete_parts_add_up_in_every_draw(string tolerance)
    {
        var drawn = SmallOutlook.Drawn(Indicators + Target + $"parts:\n  p: {{over: indicators, whole: gdp, parts: [farms, works, shops]{tolerance}, source: a}}\nobservations:\n" + Gdp + Farms + Works + Shops);
        AllHold(drawn);
        Assert.Equal(4, drawn.Ensemble.Paths.Count);
        Sums(drawn, "gdp@all", "farms@all", "works@all", "shops@all");
    }

    [Fact]
    public void A_part_that_is_not_projected_is_what_is_left_and_not_negative()
    {
        var drawn = SmallOutlook.Drawn(Indicators + Target + "parts:\n  p: {over: indicators, whole: gdp, parts: [farms, works, shops], source: a}\nobservations:\n" + Gdp + Farms + Works);
        AllHold(drawn);
        for (var point = drawn.Ensemble.Problem.RelationsFrom; point < drawn.Solution.Points; point++)
        {
            Assert.True(Value(drawn, "computed/shops", point).Least >= -1, $"{Value(drawn, "computed/shops", point).Least}");
        }

        Sums(drawn, "gdp@all", "farms@all", "works@all", "computed/shops");
    }

    [Fact]
    public void Parts_that_are_not_all_stay_below_the_whole()
    {
        var drawn = SmallOutlook.Drawn(Indicators + Target + "parts:\n  p: {over: indicators, whole: gdp, parts: [farms, works], complete: no, source: a}\nobservations:\n"
            + Gdp + SmallOutlook.Years("f", "indicator: farms", 40, 44, 45, 49, 51.6, 56, 58) + SmallOutlook.Years("w", "indicator: works", 57, 61, 64, 69, 73, 79, 84));
        AllHold(drawn);
        var last = drawn.Solution.Points - 1;
        Assert.True(Value(drawn, "farms@all", last).Mean + Value(drawn, "works@all", last).Mean <= Value(drawn, "gdp@all", last).Mean * (1 + 1e-9));
        Assert.True(Left(drawn, "gdp@all", "farms@all", "works@all").Least >= -10);
    }

    [Fact]
    public void Parts_that_overlap_are_each_below_the_whole_and_together_may_be_above()
    {
        var drawn = SmallOutlook.Drawn(Indicators + Target + "parts:\n  p: {over: indicators, whole: gdp, parts: [farms, works], complete: no, overlap: yes, source: a}\nobservations:\n"
            + Gdp + SmallOutlook.Years("f", "indicator: farms", 90, 99, 104, 110, 119, 131, 140) + SmallOutlook.Years("w", "indicator: works", 57, 61, 64, 69, 73, 79, 84));
        AllHold(drawn);
        Assert.True(Left(drawn, "gdp@all", "farms@all").Least >= -10);
        Assert.True(Left(drawn, "gdp@all", "works@all").Least >= -10);
        Assert.True(Left(drawn, "gdp@all", "farms@all", "works@all").Quantiles[4] < 0);
    }

    [Fact]
    public void Places_in_a_place_stay_below_it_together()
    {
        var drawn = SmallOutlook.Drawn(Indicators + Target + "observations:\n" + Gdp
            + SmallOutlook.Years("e", "indicator: gdp, place: east", 57, 61, 64, 69, 73, 79, 84) + SmallOutlook.Years("w", "indicator: gdp, place: west", 40, 44, 45, 49, 51.6, 56, 58));
        AllHold(drawn);
        Assert.Equal(3, drawn.Ensemble.Paths.Count);
        Assert.True(Left(drawn, "gdp@all", "gdp@east", "gdp@west").Least >= -10);
    }

    [Theory]
    [InlineData("farms + works", 1)]
    [InlineData("gdp * ratio", 0)]
    [InlineData("gdp / ratio", 0)]
    public void Formulas_give_series_that_are_not_projected(string formula, int kind)
    {
        var ratio = kind == 0 ? "  ratio: {name: Ratio, unit: \"%\", kind: ratio, values: share}\n" : "";
        var observed = kind == 0
            ? Gdp + SmallOutlook.Years("r", "indicator: ratio", 40, 41, 43, 42, 44, 45, 46).Replace("亿元", "%", StringComparison.Ordinal)
            : Farms + Works;
        var target = kind == 0 ? Target : Target.Replace("gdp", "farms", StringComparison.Ordinal);
        var drawn = SmallOutlook.Drawn(Indicators + $"  made: {{name: Made, unit: 亿元, kind: flow, prices: current, values: nonnegative, formula: {formula}}}\n" + ratio + target + "observations:\n" + observed);
        AllHold(drawn);
        var made = Value(drawn, "computed/made", drawn.Solution.Points - 1);
        Assert.Equal(0, made.Undefined);
        var (one, other) = kind == 0 ? ("gdp@all", "ratio@all") : ("farms@all", "works@all");
        var (left, right) = (Value(drawn, one, drawn.Solution.Points - 1).Quantiles[4], Value(drawn, other, drawn.Solution.Points - 1).Quantiles[4]);
        var expected = formula.Contains('+', StringComparison.Ordinal) ? left + right : formula.Contains('*', StringComparison.Ordinal) ? left * right : left / right;
        Assert.InRange(made.Quantiles[4] / expected, 0.97, 1.03);
    }

    private static void AllHold(PlanOutlook drawn)
    {
        Assert.NotEmpty(drawn.Ensemble.Problem.Relations);
        Assert.Equal(drawn.Solution.Draws, drawn.Solution.Reconciled);
    }

    // The means of a sum are the sum of the means; of draws that each add up they are so exactly.
    private static void Sums(PlanOutlook drawn, string whole, params string[] parts)
    {
        for (var point = drawn.Ensemble.Problem.RelationsFrom; point < drawn.Solution.Points; point++)
        {
            var sum = parts.Sum(p => Value(drawn, p, point).Mean);
            Assert.InRange(Value(drawn, whole, point).Mean / sum, 1 - 1e-9, 1 + 1e-9);
        }

        var left = Left(drawn, whole, parts);
        Assert.InRange(left.Least, -10, 10);
        Assert.InRange(left.Greatest, -10, 10);
    }

    private static int Index(PlanOutlook drawn, string start) =>
        drawn.Ensemble.Problem.Series.Select((s, i) => (s.Key, i)).Single(s => s.Key.StartsWith(start, StringComparison.Ordinal)).i;

    private static ValueSummary Value(PlanOutlook drawn, string start, int point) => drawn.Solution.Value(Index(drawn, start), point);

    // What is left of a whole in the last year, in 元, by a computed series that is added to the problem.
    private static ValueSummary Left(PlanOutlook drawn, string whole, params string[] parts)
    {
        var problem = drawn.Ensemble.Problem;
        var index = problem.Series.Count;
        var more = new EnsembleProblem
        {
            Model = problem.Model,
            Series = [.. problem.Series, new EnsembleSeries("left", ValueScale.Identity, null)],
            Relations = [.. problem.Relations, EnsembleRelation.Linear("left", [(index, -1), (Index(drawn, whole), 1), .. parts.Select(p => (Index(drawn, p), -1.0))], 0, 0)],
            RelationsFrom = problem.RelationsFrom,
            Events = problem.Events,
        };
        return EnsembleEngine.Solve(more, drawn.Spec).Value(index, problem.Points - 1);
    }
}
