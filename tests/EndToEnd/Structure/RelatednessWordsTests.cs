using Songhua.Core;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>What is said of a matrix of activities that is too small or too even to tell much, and of a region that is not in it.</summary>
public sealed class RelatednessWordsTests
{
    private const string Declared = "activities:\n  jobs: {name: {en: Jobs, zh: 就业}, file: data/jobs.csv, region: region, activity: activity, value: jobs, year: 2020, unit: 万人, source: a}\n";

    public static TheoryData<string> Degenerate { get; } =
    [
        "all,Cars,5\nall,Food,1\nsouth,Cars,1\nsouth,Food,5\n",
        "all,Cars,1\nall,Food,0\nsouth,Cars,0\nsouth,Food,1\n",
        "all,Cars,1\nall,Food,0\nall,Ships,0\nsouth,Cars,0\nsouth,Food,1\nsouth,Ships,0\nwest,Cars,0\nwest,Food,0\nwest,Ships,1\n",
        "all,Cars,2\nall,Food,2\nsouth,Cars,2\nsouth,Food,2\n",
        "all,Cars,2\nall,Food,3\n",
        "all,Cars,2\n",
        "all,Cars,2\nall,Food,3\nsouth,Cars,0\nsouth,Food,0\n",
        "all,Cars,0\nall,Food,0\nsouth,Cars,0\nsouth,Food,0\n",
        "north,Cars,5\nnorth,Food,1\nsouth,Cars,1\nsouth,Food,5\n",
        "all,Cars,0\nall,Food,0\nsouth,Cars,1\nsouth,Food,5\n",
        "all,Cars,\nall,Food,1\nsouth,Cars,1\nsouth,Food,5\nwest,Cars,2\nwest,Food,2\n",
    ];

    [Theory]
    [MemberData(nameof(Degenerate))]
    public void No_sentence_holds_a_number_that_is_none(string rows)
    {
        using var scratch = new Scratch();
        var plan = Write(scratch, rows);
        var results = Run.Execute(new RunRequest(plan)).Results!;
        var explainer = new Explainer(results);
        foreach (var language in Outputs.Languages)
        {
            var word = language == Language.Chinese ? "zh" : "en";
            foreach (var format in (string[])["text", "csv", "json"])
            {
                var (code, text, error) = Terminal.Run("structure", plan, "--show", "all", "--format", format, "--lang", word);
                Assert.Equal((0, ""), (code, error));
                Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            }

            foreach (var key in explainer.Keys.Where(k => k.StartsWith("structure/", StringComparison.Ordinal)))
            {
                Assert.DoesNotContain("NaN", Terminal.Run("explain", plan, key, "--lang", word).Out, StringComparison.Ordinal);
            }

            Assert.Equal(0, Terminal.Run("run", plan, "--lang", word, "--out", Path.Combine(scratch.Folder, word)).Code);
            Assert.DoesNotContain("NaN", Words(File.ReadAllText(Path.Combine(scratch.Folder, word, "report.html"))), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("north,Cars,5\nnorth,Food,1\n", "The matrix 'Jobs' has no region called All.", "矩阵“就业”中没有名为“全省”的地区。")]
    [InlineData("all,Cars,\nall,Food,1\n", "A figure of All is missing in the matrix 'Jobs', so that the shares of its activities are not known.", "矩阵“就业”中全省有数据缺失，其各活动的份额未知。")]
    [InlineData("all,Cars,0\nall,Food,0\n", "All has none of the activities of the matrix 'Jobs'.", "全省没有矩阵“就业”中的任何活动。")]
    public void A_region_that_cannot_be_looked_at_is_told_by_its_own_cause(string own, string english, string chinese)
    {
        using var scratch = new Scratch();
        var results = Run.Execute(new RunRequest(Write(scratch, own + "south,Cars,1\nsouth,Food,5\nwest,Cars,4\nwest,Food,2\n"))).Results!;
        var analysis = results.Structure.Relatedness.Single();
        foreach (var why in (ILocalised[])[RelatednessTables.Near(analysis).WhyEmpty!, RelatednessTables.Present(analysis).WhyEmpty!])
        {
            Assert.Equal(english, why.In(Language.English));
            Assert.Equal(chinese, why.In(Language.Chinese));
        }
    }

    [Fact]
    public void A_region_that_has_everything_lacks_nothing_to_rank()
    {
        using var scratch = new Scratch();
        var results = Run.Execute(new RunRequest(Write(scratch, "all,Cars,2\nall,Food,2\nsouth,Cars,2\nsouth,Food,2\n"))).Results!;
        var near = RelatednessTables.Near(results.Structure.Relatedness.Single());
        Assert.Empty(near.Rows);
        Assert.Contains("has every activity that any region has", near.WhyEmpty!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("已具备各地区的全部活动", near.WhyEmpty!.In(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("It cannot be checked how well density finds", near.Note!.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_other_regions_there_is_no_index_of_specialisation()
    {
        using var scratch = new Scratch();
        var results = Run.Execute(new RunRequest(Write(scratch, "all,Cars,2\nall,Food,3\n"))).Results!;
        Assert.Contains("cannot be computed: no other region", RelatednessTables.Present(results.Structure.Relatedness.Single()).Note!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("没有其他地区的活动可供比较", RelatednessTables.Present(results.Structure.Relatedness.Single()).Note!.In(Language.Chinese), StringComparison.Ordinal);
    }

    private static string Write(Scratch scratch, string rows)
    {
        scratch.Write("plan/data/jobs.csv", "region,activity,jobs\n" + rows);
        return SmallStructure.Write(scratch, Declared);
    }

    // The page without its scripts.
    private static string Words(string page) => string.Concat(page.Split("<script").Select((p, i) => i == 0 ? p : p[(p.IndexOf("</script>", StringComparison.Ordinal) + 9)..]));
}
