using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Disclosure;

/// <summary>One pattern over several months: it protects their sum too, and is found without computing bounds.</summary>
public sealed class PatternOfMonthsTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void What_protects_every_month_protects_their_sum(int seed)
    {
        var random = new Random(seed);
        for (var t = 0; t < 60; t++)
        {
            var first = SmallTables.Draw(random).Problem();
            var months = Enumerable.Range(0, 3).Select(_ => Another(first.Periods[0], random)).ToList();
            var result = DisclosureEngine.Solve(Over(first, months), new());
            bool[] pattern = [.. result.Decisions.Select(d => d.Status == SuppressionStatus.Published)];
            Assert.True(result.IsSafe, $"seed {seed}, tables {t}");
            Assert.True(DisclosureEngine.Audit(Over(first, [Sum(months)]), new(), pattern).IsSafe, $"seed {seed}, tables {t}");
            Assert.Equal(result.Decisions.Select(d => d.Status), DisclosureEngine.Solve(Over(first, months), new() { ComputesBounds = false }).Decisions.Select(d => d.Status));
        }
    }

    private static DisclosureProblem Over(DisclosureProblem tables, IReadOnlyList<DisclosurePeriod> periods) =>
        new() { Cells = tables.Cells, Atoms = tables.Atoms, AtomOf = tables.AtomOf, HoldingOf = tables.HoldingOf, Periods = periods };

    private static DisclosurePeriod Another(DisclosurePeriod period, Random random) =>
        new() { Name = "", Magnitudes = [.. period.Magnitudes.Select(m => m.Select(v => v * random.Next(1, 5)).ToArray())] };

    private static DisclosurePeriod Sum(List<DisclosurePeriod> months) => new()
    {
        Name = "",
        Magnitudes = [.. Enumerable.Range(0, months[0].Magnitudes.Count).Select(m => months.Select(p => p.Magnitudes[m]).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]))],
    };
}
