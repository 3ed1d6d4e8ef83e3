using Songhua.Growth;

namespace Songhua.Tests.Conformance.Growth;

/// <summary>
/// Examples of the Handbook on Statistical Disclosure Control (Hundepool et al. 2012, Wiley; online edition, chapter 4).
/// </summary>
public sealed class DisclosureHandbookTests
{
    private static DisclosureProblem Problem(IReadOnlyList<PublishedCell> cells, IReadOnlyList<(int Atom, double Value)> contributions) => new()
    {
        Cells = cells,
        Atoms = cells.SelectMany(c => c.Atoms).Max() + 1,
        AtomOf = [.. contributions.Select(c => c.Atom)],
        Periods = [new() { Name = "2012", Magnitudes = [[.. contributions.Select(c => c.Value)]] }],
    };

    /// <summary>
    /// Example 3 (from Geurts 1992, table 10): rows 7, 3, 6, columns 9, 7, third row 3 + 3 published; cell (1,1) lies in [3, 6]. The
    /// true values of the suppressed cells are not given; any table with these margins has the same interval.
    /// </summary>
    [Theory]
    [InlineData(5, 2, 1, 2)]
    [InlineData(4, 3, 2, 1)]
    public void The_feasibility_interval_of_example_3(double x11, double x12, double x21, double x22)
    {
        PublishedCell[] cells =
        [
            new("11", [0]), new("12", [1]), new("21", [2]), new("22", [3]), new("31", [4]), new("32", [5]),
            new("1", [0, 1]), new("2", [2, 3]), new("3", [4, 5]), new("+1", [0, 2, 4]), new("+2", [1, 3, 5]), new("total", [0, 1, 2, 3, 4, 5]),
        ];
        var problem = Problem(cells, [(0, x11), (1, x12), (2, x21), (3, x22), (4, 3), (5, 3)]);
        var audit = DisclosureEngine.Audit(problem, new() { AgainstInsiders = false }, [.. cells.Select((_, i) => i > 3)]);
        var row = audit.Rows.Single(r => r.Key == "11");
        Assert.Equal(3, row.Low, 1e-6);
        Assert.Equal(6, row.High, 1e-6);
    }

    /// <summary>Example 4: X = 330 of 300, 20 and 10 is unsafe by the (1, 85) rule; the upper bound must reach 352.94.</summary>
    [Fact]
    public void The_upper_bound_of_example_4()
    {
        var problem = Problem([new("cell", [0])], [(0, 300), (0, 20), (0, 10)]);
        var hit = Assert.Single(DisclosureEngine.Solve(problem, new() { MinimumContributors = null, PPercent = null, Dominance = [new(1, 85)] }).Decisions[0].Hits);
        Assert.Equal(352.94, 330 + hit.Protection, 0.005);
    }

    /// <summary>Example 5: under the p % rule the second largest must not get below (1 + p/100) x1 from the upper bound.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    public void The_upper_bound_of_example_5(double p)
    {
        var problem = Problem([new("cell", [0])], [(0, 300), (0, 20), (0, 10)]);
        var hit = Assert.Single(DisclosureEngine.Solve(problem, new() { MinimumContributors = null, PPercent = p, Dominance = [] }).Decisions[0].Hits);
        Assert.Equal((1 + (p / 100)) * 300, 330 + hit.Protection - 20, 1e-9);
    }
}
