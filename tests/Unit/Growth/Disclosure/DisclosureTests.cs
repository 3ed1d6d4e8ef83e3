using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Disclosure;

/// <summary>Small tables whose pattern can be judged by eye.</summary>
public sealed class DisclosureTests
{
    private static CellDecision Of(DisclosureResult result, string key) => result.Decisions.Single(d => d.Key == key);

    private static bool[] Pattern(DisclosureResult result) => [.. result.Decisions.Select(d => d.Status == SuppressionStatus.Published)];

    // Contributions of one value each, of holdings of their own.
    private static SmallTables Filled(SmallTables tables, params (int Atom, double[] Values)[] atoms)
    {
        var holding = tables.Contributions.Count;
        foreach (var (atom, values) in atoms)
        {
            foreach (var value in values)
            {
                tables.Add(atom, holding++, value);
            }
        }

        return tables;
    }

    private static double[] Many(double total, int n = 10) => [.. Enumerable.Repeat(total / n, n)];

    /// <summary>Industry 36 in Changchun is one car maker and some suppliers; every total around it stays published.</summary>
    [Fact]
    public void The_dominant_car_maker_of_a_city_is_not_given_away()
    {
        var tables = new SmallTables().Grid(3, 3).Cell("cluster of cars", 0, 1, 3).Cell("city and suburb", 0, 3, 6, 1, 4, 7);
        Filled(tables, (0, [3000, 300, 200, 100]), (1, Many(500)), (2, Many(700)), (3, Many(800)), (4, Many(650)), (5, Many(400)), (6, Many(900)), (7, Many(300)), (8, Many(600)));
        var result = DisclosureEngine.Solve(tables.Problem(), new());
        Assert.Equal(SuppressionStatus.Primary, Of(result, "r0c0").Status);
        Assert.Equal([PrimaryRule.Dominance, PrimaryRule.Dominance], Of(result, "r0c0").Hits.Select(h => h.Rule));
        Assert.NotEqual(0, result.Count(SuppressionStatus.Secondary));
        Assert.All(result.Decisions.Where(d => d.Status == SuppressionStatus.Secondary), d => Assert.Equal(4, d.Key.Length));
        Assert.All((string[])["total", "r0", "c0", "c1", "r1", "cluster of cars", "city and suburb"], k => Assert.Equal(SuppressionStatus.Published, Of(result, k).Status));
        Assert.True(result.IsSafe);
        foreach (var row in result.Audit.Rows.Where(r => r.UpperProtection > 0 && !r.IsImplied))
        {
            var (low, high) = BruteForce.Interval(tables, Pattern(result), tables.Cells.Single(c => c.Key == row.Key).Atoms, 0);
            Assert.Equal((low, high), (row.Low, row.High), new Near());
            Assert.True(low <= row.Value - row.LowerProtection + 1e-6 && high >= row.Value + row.UpperProtection - 1e-6);
        }

        Assert.Equal((3000 / 0.75) - 3600, result.Audit.Rows.First(r => r.Key == "r0c0").UpperProtection, 1e-9);
    }

    /// <summary>Alone in its cell, a respondent reads the other suppressed cell of its line; with others in the line it cannot.</summary>
    [Fact]
    public void Two_cells_of_one_respondent_each_do_not_protect_each_other()
    {
        var tables = Filled(new SmallTables().Grid(2, 4), (0, [100]), (1, [80]), (2, Many(300)), (3, Many(500)), (4, Many(400)), (5, Many(250)), (6, Many(350)), (7, Many(450)));
        var naive = DisclosureEngine.Solve(tables.Problem(), new() { AgainstInsiders = false });
        Assert.True(naive.IsSafe);
        var audit = DisclosureEngine.Audit(tables.Problem(), new(), Pattern(naive));
        Assert.Equal(["r0c0", "r0c1"], audit.Breaches.Select(b => b.Key));
        Assert.Equal([1, 0], audit.Breaches.Select(b => b.Holding));
        Assert.All(audit.Breaches, b => Assert.Equal((b.Value, b.Value), (b.Low, b.High), new Near()));
        var result = DisclosureEngine.Solve(tables.Problem(), new());
        Assert.True(result.IsSafe);
        Assert.True(result.Count(SuppressionStatus.Secondary) > naive.Count(SuppressionStatus.Secondary));
        Assert.Equal(SuppressionStatus.Published, Of(result, "r0").Status);
    }

    [Fact]
    public void Units_of_one_holding_are_one_respondent()
    {
        var apart = Filled(new SmallTables().Cell("a", 0), (0, [30, 30, 30, 30, 30, 30, 30, 30]));
        Assert.Equal(SuppressionStatus.Published, Of(DisclosureEngine.Solve(apart.Problem(), new()), "a").Status);
        var together = new SmallTables().Cell("a", 0);
        for (var unit = 0; unit < 8; unit++)
        {
            together.Add(0, unit < 7 ? 5 : 6, 30);
        }

        Assert.Equal(PrimaryRule.MinimumContributors, Of(DisclosureEngine.Solve(together.Problem(), new()), "a").Hits[0].Rule);
    }

    [Fact]
    public void One_pattern_holds_for_all_periods_and_magnitudes()
    {
        // In the second period one of three leaves the first cell.
        var tables = new SmallTables { Magnitudes = 1 }.Grid(1, 3);
        foreach (var (atom, first, second) in ((int, double, double)[])[(0, 40, 45), (0, 40, 44), (0, 40, 0), (1, 50, 50), (1, 50, 55), (1, 50, 50), (1, 50, 50), (2, 70, 70), (2, 70, 70), (2, 70, 70), (2, 70, 70)])
        {
            tables.Add(atom, tables.Contributions.Count, first, second);
        }

        var result = DisclosureEngine.Solve(tables.Problem(), new() { Dominance = [new(1, 75)] });
        Assert.Equal(SuppressionStatus.Primary, Of(result, "r0c0").Status);
        Assert.All(Of(result, "r0c0").Hits, h => Assert.Equal(1, h.Period));
        Assert.Equal(SuppressionStatus.Secondary, Of(result, "r0c1").Status);
        Assert.Equal(2, result.Audit.Rows.Count(r => r.Key == "r0c0"));
        Assert.True(result.IsSafe);
    }

    [Fact]
    public void A_difference_of_two_published_cells_is_protected_though_it_is_no_cell()
    {
        var tables = Filled(new SmallTables().Cell("division", 0, 1, 2).Cell("cluster", 0, 1).Cell("other", 3), (0, Many(200)), (1, Many(300)), (2, [90]), (3, Many(50)));
        var result = DisclosureEngine.Solve(tables.Problem(), new());
        Assert.Equal([SuppressionStatus.Published, SuppressionStatus.Secondary, SuppressionStatus.Published], result.Decisions.Select(d => d.Status));
        var implied = result.Audit.Rows.Single(r => r.IsImplied);
        Assert.Equal(("division − cluster", 90), (implied.Key, implied.Value));
        Assert.True(implied.Passes);
        Assert.False(DisclosureEngine.Audit(tables.Problem(), new(), [true, true, true]).IsSafe);
        Assert.True(DisclosureEngine.Audit(tables.Problem(), new() { DifferenceParts = 0, AgainstInsiders = false }, [false, true, true]).IsSafe);
    }

    [Fact]
    public void Cells_over_the_same_groups_are_one_value()
    {
        // The second place has no such industry: the industry's total is the cell itself.
        var tables = Filled(new SmallTables().Grid(2, 2), (0, [70]), (2, Many(300)), (3, Many(200)));
        var result = DisclosureEngine.Solve(tables.Problem(), new());
        Assert.Equal(Of(result, "r0c0").Hits, Of(result, "r0").Hits);
        Assert.Equal((SuppressionStatus.Primary, SuppressionStatus.Primary), (Of(result, "r0c0").Status, Of(result, "r0").Status));
        Assert.Equal(SuppressionStatus.Published, Of(result, "r0c1").Status);
        Assert.True(result.IsSafe);
        Assert.Contains(result.Audit.Rows, r => r.Key == "r0");
    }

    [Fact]
    public void A_total_over_one_respondent_that_must_be_published_cannot_be_protected()
    {
        var tables = Filled(new SmallTables().Cell("a", 0).Cell(new PublishedCell("total", [0]) { IsKept = true }), (0, [70]));
        var result = DisclosureEngine.Solve(tables.Problem(), new());
        Assert.False(result.IsSafe);
        Assert.Equal(["total"], Assert.Single(result.Unprotected).Needed);
        var row = result.Audit.Rows[0];
        Assert.Equal((70, 70, false), (row.Low, row.High, row.Passes), new NearAnd());
    }

    [Fact]
    public void What_stands_in_the_way_is_named()
    {
        var tables = Filled(new SmallTables().Cell("a", 0), (0, [70]), (1, Many(60)), (2, Many(500)));
        tables.Cell(new PublishedCell("b", [1]) { IsKept = true }).Cell(new PublishedCell("total", [0, 1]) { IsKept = true }).Cell("c", 2);
        var result = DisclosureEngine.Solve(tables.Problem(), new());
        Assert.Equal("a", Assert.Single(result.Unprotected).Key);
        Assert.Equal(["b"], result.Unprotected[0].Needed);
        Assert.False(result.IsSafe);
        Assert.Equal(SuppressionStatus.Published, Of(result, "b").Status);
    }

    [Fact]
    public void Rounding_can_make_secondary_suppression_needless()
    {
        var tables = Filled(new SmallTables().Grid(1, 2), (0, [1.2, 0.9]), (1, Many(60)));

        // The cell and the total of its column, which has no other row.
        Assert.Equal(2, DisclosureEngine.Solve(tables.Problem(), new()).Count(SuppressionStatus.Secondary));
        Assert.Equal(0, DisclosureEngine.Solve(tables.Problem(), new() { Form = new RoundedValues(10), AgainstInsiders = false }).Count(SuppressionStatus.Secondary));
    }

    [Fact]
    public void Nobody_contributes_nothing_is_suppressed()
    {
        var result = DisclosureEngine.Solve(new SmallTables().Grid(2, 2).Problem(), new());
        Assert.True(result.IsSafe);
        Assert.Equal(0, result.Count(SuppressionStatus.Primary));
    }

    [Fact]
    public void Problems_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DisclosureEngine.Solve(new SmallTables().Cell("a", 0).Add(0, 0, -1).Problem(), new()));
        Assert.Throws<ArgumentException>(() => DisclosureEngine.Solve(new SmallTables().Cell("a", 0).Cell("a", 1).Add(0, 0, 1).Problem(), new()));
        Assert.Throws<ArgumentException>(() => DisclosureEngine.Solve(new SmallTables().Cell("a", 0, 0).Add(0, 0, 1).Problem(), new()));
        Assert.Throws<ArgumentException>(() => DisclosureEngine.Solve(new SmallTables().Cell("a", 0).Add(0, 0, 1).Problem(), new() { Form = new GrowthAndPull(0) }));
        Assert.Throws<ArgumentException>(() => DisclosureEngine.Solve(new SmallTables { Magnitudes = 2 }.Cell("a", 0).Add(0, 0, 0, 1).Problem(), new() { Form = new GrowthAndPull(0) }));
        Assert.Throws<ArgumentException>(() => DisclosureEngine.Solve(new SmallTables { Magnitudes = 2 }.Cell("a", 0).Add(0, 0, 1, 1).Problem(), new() { Form = new GrowthAndPull(5) }));
        Assert.Throws<ArgumentException>(() => DisclosureEngine.Audit(new SmallTables().Cell("a", 0).Add(0, 0, 1).Problem(), new(), []));
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-5 && Math.Abs(x.Item2 - y.Item2) < 1e-5;

        public int GetHashCode((double, double) pair) => 0;
    }

    private sealed class NearAnd : IEqualityComparer<(double, double, bool)>
    {
        public bool Equals((double, double, bool) x, (double, double, bool) y) => new Near().Equals((x.Item1, x.Item2), (y.Item1, y.Item2)) && x.Item3 == y.Item3;

        public int GetHashCode((double, double, bool) triple) => 0;
    }
}
