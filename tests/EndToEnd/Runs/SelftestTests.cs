using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>What <c>songhua selftest</c> repeats: every published figure of the methods of structure, at the precision it was printed with.</summary>
public sealed class SelftestTests
{
    private static readonly IReadOnlyList<SelftestCheck> Checks = Selftest.All();

    [Fact]
    public void Every_published_number_comes_out() => Assert.Empty(Checks.Where(c => !c.Passed).Select(c => $"{c.What.In(Language.English)}: {c.Published}, {c.Computed}"));

    [Theory]
    [InlineData("technical coefficient", 4, 0.005)]
    [InlineData("Leontief inverse, row 1, column 1", 1, 5e-9)]
    [InlineData("Leontief inverse", 4, 5e-7)]
    [InlineData("output of sector", 2, 0.05)]
    [InlineData("labour in sector", 2, 0.05)]
    [InlineData("allocation coefficient", 4, 0.005)]
    [InlineData("Ghosh inverse", 4, 5e-7)]
    [InlineData("loss of output", 4, 5e-4)]
    [InlineData("Germany 1995, backward linkage", 6, 5e-5)]
    [InlineData("Germany 1995, diagonal", 6, 5e-5)]
    [InlineData("Germany 1995, forward linkage", 6, 5e-5)]
    [InlineData("Germany 1995, power", 6, 5e-5)]
    [InlineData("Germany 1995, sensitivity", 6, 5e-5)]
    [InlineData("Germany 1995, loss", 6, 0.5)]
    [InlineData("change of region A", 4, 1e-9)]
    [InlineData("net shift", 1, 1e-9)]
    [InlineData("location quotient", 16, 1e-9)]
    [InlineData("diversity", 4, 1e-9)]
    [InlineData("ubiquity", 4, 1e-9)]
    [InlineData("reflection 1", 8, 1e-9)]
    [InlineData("reflection 2", 4, 5e-6)]
    [InlineData("eigenvalue", 4, 5e-8)]
    [InlineData("proximity", 2, 1e-9)]
    public void Methods_of_structure_are_repeated_at_the_printed_precision(string what, int count, double tolerance)
    {
        var checks = Checks.Where(c => c.What.In(Language.English).StartsWith(what, StringComparison.Ordinal)).ToList();
        Assert.Equal(count, checks.Count);
        Assert.All(checks, c => Assert.InRange(c.Tolerance, 0, tolerance * 1.000001));
    }

    [Fact]
    public void Every_check_is_said_in_both_languages_and_names_its_source() => Assert.All(Checks, c =>
    {
        Assert.NotEqual(c.What.In(Language.English), c.What.In(Language.Chinese));
        Assert.NotEqual("", c.Source);
    });

    [Fact]
    public void What_is_missing_or_beyond_the_tolerance_does_not_agree()
    {
        var check = Checks[0];
        Assert.False((check with { Computed = double.NaN }).Passed);
        Assert.False((check with { Computed = check.Published + (1.01 * check.Tolerance) }).Passed);
        Assert.Contains("DIFFERS", SelftestTable.Of([check with { Computed = double.NaN }]).Rows[0].Cells.Select(c => c.In(Language.English)));
    }

    [Fact]
    public void Numbers_are_shown_with_the_digits_that_were_printed()
    {
        var inverse = Checks.Select((c, i) => (c, i)).Single(p => p.c.What.In(Language.English) == "Leontief inverse, row 1, column 1").i;
        Assert.Equal("1.25412541", SelftestTable.Of(Checks).Rows[inverse].Cells[1].In(Language.English));
    }
}
