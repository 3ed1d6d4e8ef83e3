using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Core.InputOutput;

/// <summary>Concordances keep totals, and refuse what is not complete.</summary>
public sealed class CodeConcordanceTests
{
    private static readonly string Plan = Path.Combine(Golden.Root, "plans", "jilin", "data");

    [Fact]
    public void A_vector_is_carried_over_and_keeps_its_total()
    {
        var concordance = new CodeConcordance(LocalText.Same("c"), [new("a", "x", 1), new("b", "x", 0.25), new("b", "y", 0.75), new("c", "y", 1)], ["x", "y", "z"]);
        Assert.Equal([12.5, 37.5, 0], concordance.Apply(["a", "b", "b", "c"], [10, 4, 6, 30]));
        Assert.Equal(new double[,] { { 0.25, 0.75, 0 }, { 1, 0, 0 } }, concordance.ToMatrix(["b", "a"]));
        Assert.True(double.IsNaN(concordance.Apply(["a", "b"], [double.NaN, 4])[0]));
        Assert.Equal(3, concordance.Apply(["a", "b"], [double.NaN, 4])[1]);
        Assert.Equal(["d"], concordance.Unmapped(["a", "d"]));
        Assert.Throws<ArgumentException>(() => concordance.Apply(["d"], [1]));
        Assert.Throws<ArgumentException>(() => concordance.Apply(["a"], [1, 2]));
    }

    [Fact]
    public void The_longest_prefix_counts_where_codes_are_hierarchical()
    {
        CodeLink[] links = [new("26", "chemicals", 1), new("2614", "petroleum", 1)];
        var byPrefix = new CodeConcordance(LocalText.Same("c"), links, ["chemicals", "petroleum"], true);
        Assert.Equal("chemicals", Assert.Single(byPrefix.Of("2613")).To);
        Assert.Equal("petroleum", Assert.Single(byPrefix.Of("2614")).To);
        Assert.Empty(byPrefix.Of("2"));
        Assert.Empty(new CodeConcordance(LocalText.Same("c"), links, ["chemicals", "petroleum"]).Of("2613"));
    }

    [Fact]
    public void What_is_not_sound_is_refused()
    {
        Refused(new CodeLink("a", "x", 0.5));
        Refused(new CodeLink("a", "nowhere", 1));
        Refused(new CodeLink("a", "x", 0), new CodeLink("a", "y", 1));
        Refused(new CodeLink("a", "x", double.NaN));
        Refused(new CodeLink("a", "x", 0.5), new CodeLink("a", "x", 0.5));
        var thirds = new CodeConcordance(LocalText.Same("c"), [new("a", "x", 0.333333), new("a", "y", 0.333333), new("a", "z", 0.333333)], ["x", "y", "z"]);
        Assert.Equal(9, thirds.Apply(["a"], [9]).Sum(), 1e-15);

        static void Refused(params CodeLink[] links) => Assert.Throws<ArgumentException>(() => new CodeConcordance(LocalText.Same("c"), links, ["x", "y"]));
    }

    [Fact]
    public void Every_division_and_class_of_the_standard_has_a_sector_of_the_plans_table()
    {
        var divisions = IndustryClassification.All.Where(i => i.Level == IndustryLevel.Division).Select(i => i.Code).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(97, divisions.Count);
        var concordance = Read("concordance_gbt4754_io24.csv", divisions, byPrefix: true);
        Assert.Empty(concordance.Unmapped(IndustryClassification.All.Where(i => i.Level > IndustryLevel.Section).Select(i => i.Code)));
        Assert.Empty(Sectors().Except(concordance.Links.Select(l => l.To)));
        Assert.Equal("transport-equipment", Assert.Single(concordance.Of("3610")).To);
    }

    [Fact]
    public void Every_industry_word_of_the_listed_firms_has_a_sector_and_revenue_keeps_its_total()
    {
        var diagnostics = new DiagnosticBag();
        var rows = CsvText.Rows(TextFile.Read(Path.Combine(Plan, "listed_firms_2015.csv"), "listed", diagnostics)!, diagnostics).Skip(1).ToList();
        Assert.Empty(diagnostics.Sorted());
        var words = rows.Select(r => r[2].Value).ToList();
        var concordance = Read("concordance_listed_firms.csv", [.. words.Distinct()], byPrefix: false);
        var revenue = rows.Select(r => double.Parse(r[4].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(1183, rows.Count);
        Assert.Equal(revenue.Sum(), concordance.Apply(words, revenue).Sum(), 1e-6);
        Assert.All(concordance.Links.Where(l => l.Weight < 1), l => Assert.Contains("estimate", l.Note, StringComparison.Ordinal));
    }

    private static List<string> Sectors()
    {
        var diagnostics = new DiagnosticBag();
        return [.. InputOutputReader.Read(new(Path.Combine(Plan, "china_io_2020_24_sectors.csv"), "io"), diagnostics)!.Sectors.Select(s => s.Code)];
    }

    private static CodeConcordance Read(string file, IReadOnlyList<string> from, bool byPrefix)
    {
        var diagnostics = new DiagnosticBag();
        var concordance = ConcordanceReader.Read(new(Path.Combine(Plan, file), file, LocalText.Same(file), from, Sectors(), byPrefix), diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return concordance!;
    }
}
