using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Disclosure;

/// <summary>Seeded linked tables: no pattern gives an unsafe cell away, by a derivation that shares no code with the engine.</summary>
public sealed class DisclosurePropertyTests
{
    private const double Slack = 1e-5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_unsafe_cell_is_given_away_to_anybody(int seed)
    {
        var random = new Random(seed);
        for (var t = 0; t < 60; t++)
        {
            var tables = SmallTables.Draw(random);
            var result = DisclosureEngine.Solve(tables.Problem(), new());
            Assert.True(result.IsSafe, $"seed {seed}, tables {t}");
            bool[] isPublished = [.. result.Decisions.Select(d => d.Status == SuppressionStatus.Published)];
            for (var c = 0; c < tables.Cells.Count; c++)
            {
                for (var layer = 0; layer < 2; layer++)
                {
                    Judge($"seed {seed}, tables {t}, {tables.Cells[c].Key}", tables, isPublished, tables.Cells[c].Atoms, layer, result, c);
                }
            }
        }
    }

    // The p % rule and the required distances, written down a second time.
    private static void Judge(string where, SmallTables tables, bool[] isPublished, IReadOnlyList<int> atoms, int layer, DisclosureResult result, int cell)
    {
        var held = Held(tables, atoms, layer);
        double[] x = [.. held.Values.OrderDescending()];
        var total = x.Sum();
        var needed = new[]
        {
            x.Length is > 0 and < 3 ? 0.1 * total : 0,
            x.Length > 0 ? (x[0] / 0.75) - total : 0,
            x.Length > 0 ? (x.Take(2).Sum() / 0.85) - total : 0,
            x.Length > 0 ? (0.1 * x[0]) - x.Skip(2).Sum() : 0,
        }.Max();
        Assert.True(needed < 1e-9 || result.Decisions[cell].Status == SuppressionStatus.Primary, where);
        var (low, high) = BruteForce.Interval(tables, isPublished, atoms, layer);
        Assert.True(needed <= 0 || high >= total + (needed * (1 - Slack)), $"{where}: {high} < {total} + {needed}");
        Assert.True(needed <= 0 || low <= total - (Math.Min(needed, total) * (1 - Slack)), $"{where}: {low} > {total} - {needed}");
        foreach (var row in result.Audit.Rows.Where(r => r.Key == tables.Cells[cell].Key && r.Magnitude == layer))
        {
            Assert.Equal(low, row.Low, 1e-5 * Math.Max(1, total));
            Assert.True(high == row.High || Math.Abs(high - row.High) < 1e-5 * Math.Max(1, total), $"{where}: high {row.High}, not {high}");
        }

        foreach (var insider in needed > 0 ? tables.Contributions.Select(k => k.Holding).Distinct() : [])
        {
            var own = held.GetValueOrDefault(insider);
            var largest = held.Where(h => h.Key != insider).Select(h => h.Value).DefaultIfEmpty(0).Max();
            var against = own > 0 ? Math.Clamp((0.1 * largest) - (total - own - largest), 0, needed) : needed;
            var (least, most) = BruteForce.Interval(tables, isPublished, atoms, layer, insider);
            Assert.True(most >= total + (against * (1 - Slack)) - 1e-9, $"{where}: holding {insider} sees at most {most} of {total}, {against} needed");
            Assert.True(least <= total - (Math.Min(against, total) * (1 - Slack)) + 1e-9, $"{where}: holding {insider} sees at least {least} of {total}, {against} needed");
        }
    }

    private static Dictionary<int, double> Held(SmallTables tables, IReadOnlyList<int> atoms, int layer) => tables.Contributions
        .Where(c => atoms.Contains(c.Atom) && c.Values[layer] > 0).GroupBy(c => c.Holding).ToDictionary(g => g.Key, g => g.Sum(c => c.Values[layer]));

    /// <summary>The audit also judges patterns that are not the engine's own, and most of those fail.</summary>
    [Fact]
    public void The_audit_of_any_pattern_is_what_can_be_derived()
    {
        var random = new Random(29);
        var unsafePatterns = 0;
        for (var t = 0; t < 80; t++)
        {
            var tables = SmallTables.Draw(random);
            var problem = tables.Problem();
            var primary = DisclosureEngine.Solve(problem, new()).Decisions.Select(d => d.Status == SuppressionStatus.Primary).ToArray();
            bool[] isPublished = [.. primary.Select(p => !p && random.Next(10) > 0)];

            // Of cells over the same groups, one published publishes all: the brute force sees that by itself.
            var audit = DisclosureEngine.Audit(problem, new(), isPublished);
            foreach (var row in audit.Rows.Where(r => !r.IsImplied))
            {
                var (low, high) = BruteForce.Interval(tables, isPublished, problem.Cells.Single(c => c.Key == row.Key).Atoms, row.Magnitude);
                Assert.Equal(low, row.Low, 1e-5 * Math.Max(1, row.Value));
                Assert.True(high == row.High || Math.Abs(high - row.High) < 1e-5 * Math.Max(1, row.Value), $"{t} {row} {high}");
            }

            unsafePatterns += audit.IsSafe ? 0 : 1;
        }

        Assert.True(unsafePatterns > 20, $"{unsafePatterns}");
    }

    [Fact]
    public void No_secondary_suppression_is_superfluous()
    {
        var random = new Random(17);
        var secondary = 0;
        for (var t = 0; t < 60; t++)
        {
            var problem = SmallTables.Draw(random).Problem();
            var result = DisclosureEngine.Solve(problem, new());
            for (var c = 0; c < problem.Cells.Count; c++)
            {
                if (result.Decisions[c].Status == SuppressionStatus.Secondary)
                {
                    secondary++;
                    var twins = problem.Cells[c].Atoms;
                    bool[] released = [.. problem.Cells.Select((cell, i) => i == c || result.Decisions[i].Status == SuppressionStatus.Published)];
                    Assert.False(DisclosureEngine.Audit(problem, new(), released).IsSafe, $"tables {t}, {problem.Cells[c].Key} over {twins.Count} atoms");
                }
            }
        }

        Assert.True(secondary > 50);
    }

    [Fact]
    public void The_same_tables_give_the_same_result_for_any_number_of_threads()
    {
        var problem = SmallTables.Draw(new Random(3)).Problem();
        Assert.Equal(DisclosureEngine.Solve(problem, new()).Audit.Rows, DisclosureEngine.Solve(problem, new() { Threads = 4 }).Audit.Rows);
    }

    [Fact]
    public void Rounding_and_growth_rates_never_ask_for_more_than_exact_values()
    {
        var random = new Random(23);
        for (var t = 0; t < 20; t++)
        {
            var problem = SmallTables.Draw(random).Problem();
            var total = problem.Cells.Select((c, i) => (c, i)).Single(c => c.c.Key == "total").i;
            var exact = DisclosureEngine.Solve(problem, new());
            bool[] pattern = [.. exact.Decisions.Select(d => d.Status == SuppressionStatus.Published)];
            foreach (var form in (PublishedForm[])[new RoundedValues(1), new GrowthAndPull(total)])
            {
                var loose = DisclosureEngine.Audit(problem, new() { Form = form }, pattern);
                Assert.True(loose.IsSafe);
                Assert.All(exact.Audit.Rows.Zip(loose.Rows), r => Assert.True(
                    r.Second.Low <= r.First.Low + 1e-5 && r.Second.High >= r.First.High - 1e-5, $"{t} {form}: {r.First} {r.Second}"));
                Assert.True(DisclosureEngine.Solve(problem, new() { Form = form }).IsSafe);
            }
        }
    }
}
