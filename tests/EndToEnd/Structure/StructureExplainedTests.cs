using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>What stands behind rows of the structure: the right data, each of them once, and nothing that it does not rest on.</summary>
public sealed class StructureExplainedTests
{
    private static readonly Lazy<Results> Jilin = new(() => Run.Execute(new RunRequest(Terminal.Jilin)).Results!);

    [Fact]
    public void Every_row_of_every_table_is_found_by_its_address_alone()
    {
        var results = Jilin.Value;
        var explainer = new Explainer(results);
        foreach (var row in StructureTables.All(results).SelectMany(t => t.Rows))
        {
            Assert.True(explainer.Explain(row.Key) is not null, row.Key);
        }

        Assert.All((string[])["structure", "structure/", "structure/nothing", "structure/regions", "structure/activities/listed_firms", "structure/disruption"], k => Assert.Null(explainer.Explain(k)));
    }

    [Fact]
    public void No_title_is_its_own_value_and_no_reason_is_told_twice()
    {
        var results = Jilin.Value;
        var explainer = new Explainer(results);
        foreach (var key in explainer.Keys.Where(k => k.StartsWith("structure/", StringComparison.Ordinal)))
        {
            var tree = explainer.Explain(key)!;
            Assert.NotEqual(tree.Title.In(Language.English), tree.Value?.In(Language.English));
            string[] sentences = [.. tree.Parts.Where(p => p.Value is not null).Select(p => p.Value!.In(Language.English)).Where(v => v.EndsWith('.'))];
            Assert.Equal(sentences.Distinct(), sentences);
        }

        Assert.Equal("Environmental protection", explainer.Explain("structure/activities/listed_firms/环境保护")!.Title.In(Language.English));
    }

    [Fact]
    public void A_region_shows_how_its_indices_are_made_and_of_what()
    {
        var tree = new Explainer(Jilin.Value).Explain("structure/regions/listed_firms/Jilin")!;
        var analysis = Jilin.Value.Structure.Relatedness[0];
        Assert.Contains(tree.Parts, p => p.Method == Songhua.Structure.Complexity.Method && p.Value!.In(Language.English).Contains("second eigenvector", StringComparison.Ordinal));
        Assert.Contains(tree.Parts, p => p.Method == Songhua.Structure.Fitness.Method && p.Value!.In(Language.Chinese).Contains("迭代", StringComparison.Ordinal));
        var held = tree.Parts.Single(p => p.Title.In(Language.English).StartsWith("activities that it has", StringComparison.Ordinal)).Parts;
        Assert.Equal(analysis.Activities.Count(a => a.IsPresent), held.Count);
        Assert.Contains(held, p => p.Title.In(Language.English) == "Motor vehicles" && p.Value!.In(Language.English) == "26.66 billion CNY of 1.185 trillion CNY in all regions; location quotient 4.96; complexity (PCI) 0.35");
    }

    [Fact]
    public void Of_two_reports_of_one_point_the_one_used_stands_above_the_other()
    {
        var tree = new Explainer(Jilin.Value).Explain("structure/shifts/gdp_by_sector/changchun")!;
        var year = tree.Parts.Single(p => p.Title.In(Language.English) == "amounts of 2023").Parts;
        Assert.Equal(3, year.Count);
        var used = year.Single(p => p.Title.In(Language.English).Contains("secondary", StringComparison.Ordinal));
        Assert.Contains("261.65 billion", used.Title.In(Language.English), StringComparison.Ordinal);
        var notUsed = Assert.Single(used.Parts);
        Assert.Contains("not used", notUsed.Title.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("261.651 billion", Assert.Single(notUsed.Parts).Title.In(Language.English), StringComparison.Ordinal);

        // The whole of the parts used is what growth is measured from.
        var shift = Jilin.Value.Shifts.Single(s => s.Place.Id == "changchun");
        Assert.Equal((530.97 + 2616.5 + 3854.57) * 1e8, shift.Base + shift.Classic.Change, 1e6);
    }

    [Theory]
    [InlineData("structure/concentration/automotive")]
    [InlineData("structure/cluster_shifts/automotive")]
    public void Returns_that_are_made_up_cite_no_source_but_what_they_were_made_to_reach(string key)
    {
        var returns = new Explainer(Jilin.Value).Explain(key)!.Parts[^1];
        Assert.Equal(ValueStatus.Synthetic, returns.Status);
        Assert.Contains("no source reported them", returns.Source!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("并非任何来源所报告", returns.Source!.In(Language.Chinese), StringComparison.Ordinal);
        Assert.DoesNotContain("grade", returns.Source!.In(Language.English), StringComparison.Ordinal);
        var reached = Assert.Single(returns.Parts).Parts;
        Assert.Equal(2, reached.Count);
        Assert.All(reached, r => Assert.Contains("grade A", r.Source!.In(Language.English), StringComparison.Ordinal));
    }

    [Fact]
    public void A_community_has_one_name_and_a_sector_shows_all_its_clusters()
    {
        var found = Jilin.Value.Structure.Communities!;
        var table = StructureTables.Communities(Jilin.Value);
        var rows = table.Rows.ToDictionary(r => r.Key.Split('/')[^1]);
        foreach (var language in (Language[])[Language.English, Language.Chinese])
        {
            var around = language == Language.English ? "the community around " : "以";
            foreach (var row in table.Rows.Where(r => r.Cells[5].In(language).Contains(around, StringComparison.Ordinal)))
            {
                Assert.Contains(around + row.Cells[1].In(language), row.Cells[5].In(language), StringComparison.Ordinal);
            }
        }

        Assert.Equal("Carbon fibre cluster, Corn-based bioproduct cluster", rows["chemicals"].Cells[3].In(Language.English));
        foreach (var cluster in found.Clusters)
        {
            Assert.All(cluster.Sectors, s => Assert.Contains(cluster.Cluster.Name.In(Language.Chinese), rows[found.Table.Source.Table.Sectors[s].Key].Cells[3].In(Language.Chinese), StringComparison.Ordinal));
        }
    }
}
