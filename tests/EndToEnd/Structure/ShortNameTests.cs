using System.Globalization;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>A province may stand in a matrix by its short name; a city that shares the name must not be taken for it.</summary>
public sealed class ShortNameTests
{
    [Theory]
    [InlineData("吉林省", "province", true)]
    [InlineData("吉林市", "prefecture", false)]
    [InlineData("吉林", "prefecture", true)]
    public void Only_a_province_is_known_by_the_beginning_of_its_name(string name, string level, bool isFound)
    {
        using var scratch = new Scratch();
        scratch.Write("plan/plan.yaml", string.Create(CultureInfo.InvariantCulture, $$"""
            plan: {id: small, name: {en: Small, zh: 小规划}, format: 1, place: here, horizon: 2000..2040, stated: 2024-03-01}
            places:
              here: {name: {en: Here, zh: {{name}}}, level: {{level}}}
            sources:
              a: {title: {en: A, zh: 甲}, published: 2024-03-01, grade: A}
            activities:
              firms: {name: {en: Firms, zh: 企业}, file: data/firms.csv, region: region, activity: activity, value: output, year: 2020, unit: 亿元, source: a}

            """));
        scratch.Write("plan/data/firms.csv", "region,activity,output\n吉林,甲,5\n吉林,乙,1\n辽宁,甲,1\n辽宁,丙,4\n黑龙江,乙,3\n黑龙江,丙,2\n");
        var run = Run.Execute(new RunRequest(Path.Combine(scratch.Folder, "plan")));
        Assert.Empty(run.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message.In(Language.English)));
        Assert.Equal(isFound, Assert.Single(run.Results!.Structure.Relatedness).Region >= 0);
    }
}
