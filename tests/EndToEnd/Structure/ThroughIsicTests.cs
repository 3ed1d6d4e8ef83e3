using Songhua.Core;
using Songhua.Data;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>Concordances through a third classification: GB/T 4754 to ISIC to the industries of the OECD.</summary>
public sealed class ThroughIsicTests
{
    private static readonly string Folder = Path.Combine(Golden.Root, "plans", "concordances");

    private static readonly string[] Oecd =
    [
        "A01_02", "A03", "B05_06", "B07_08", "B09", "C10T12", "C13T15", "C16", "C17_18", "C19", "C20", "C21", "C22", "C23", "C24", "C25", "C26", "C27", "C28", "C29", "C30", "C31T33", "D", "E", "F", "G",
        "H49", "H50", "H51", "H52", "H53", "I", "J58T60", "J61", "J62_63", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
    ];

    private static string[] Industries => [.. IndustryClassification.All.Where(i => i.Level != IndustryLevel.Section).Select(i => i.Code)];

    private static CodeConcordance? Read(DiagnosticBag diagnostics, string onward = "isic4_oecd_icio45.csv") => ConcordanceReader.Through(
        Path.Combine(Folder, "gbt4754_isic4.csv"), "gbt4754_isic4.csv", new(Path.Combine(Folder, onward), onward, LocalText.Same("map"), Industries, Oecd, IsByPrefix: true), diagnostics);

    [Fact]
    public void Every_industry_of_china_has_its_place_among_those_of_the_oecd()
    {
        var diagnostics = new DiagnosticBag();
        var map = Read(diagnostics)!;
        Assert.Empty(diagnostics.Sorted().Select(d => d.Message.In(Language.English)));
        Assert.Empty(map.Unmapped(Industries));
        Assert.All(Industries, code => Assert.Equal(1, map.Of(code).Sum(l => l.Weight), 1e-12));
        Assert.Equal(["C29"], map.Of("3612").Select(l => l.To));
        Assert.Equal(["C10T12"], map.Of("153").Select(l => l.To));
        Assert.Equal(["E"], map.Of("77").Select(l => l.To));

        // Business services: head offices, law and advertising are M, staff and the rest N.
        Assert.Equal([("M", 0.65), ("N", 0.35)], map.Of("72").Select(l => (l.To, Math.Round(l.Weight, 9))).Order());

        // Totals stay what they are.
        string[] divisions = [.. IndustryClassification.All.Where(i => i.Level == IndustryLevel.Division).Select(i => i.Code)];
        Assert.Equal(97, map.Apply(divisions, [.. divisions.Select(_ => 1.0)]).Sum(), 1e-9);
    }

    [Fact]
    public void A_code_in_between_that_is_not_mapped_on_is_an_error()
    {
        using var scratch = new Scratch();
        scratch.Write("short.csv", string.Join('\n', File.ReadAllLines(Path.Combine(Folder, "isic4_oecd_icio45.csv")).Where(l => !l.StartsWith("29,", StringComparison.Ordinal))));
        var diagnostics = new DiagnosticBag();
        Assert.Null(Read(diagnostics, Path.Combine(scratch.Folder, "short.csv")));
        Assert.Equal(["SH5236: '29' is not mapped"], diagnostics.Sorted().Select(d => $"{d.Rule.Code}: {d.Message.In(Language.English)}"));
    }

    [Fact]
    public void A_plan_joins_its_clusters_to_a_table_of_isic_industries()
    {
        using var scratch = new Scratch();
        var plan = SmallStructure.Write(scratch, SmallStructure.Declared("concordance: data/isic.csv", "through: data/gbt.csv"));
        File.Copy(Path.Combine(Folder, "gbt4754_isic4.csv"), Path.Combine(plan, "data", "gbt.csv"));
        File.WriteAllText(Path.Combine(plan, "data", "isic.csv"), "from,to,weight,note\n" + string.Concat(Enumerable.Range(1, 99).Select(d => $"{d:00},{(d <= 3 ? "farms" : d <= 43 ? "works" : "shops")},1,\n")));
        var run = Run.Execute(new RunRequest(plan));
        Assert.Empty(run.Diagnostics.Select(d => d.Message.In(Language.English)));
        Assert.Equal([1], run.Results!.Structure.Clusters.Single().Sectors);
    }
}
