using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>Plans with two tables or two matrices: why output changed, and whether relatedness foretold what came.</summary>
public sealed partial class TwoDatesTests
{
    private const double Growth = 1.25;

    private static Results Doubled(Scratch scratch, Func<string, string, string> matrix)
    {
        var plan = Path.Combine(scratch.Folder, "plan");
        Assert.Equal(0, Terminal.Run("init", plan).Code);
        var data = Path.Combine(plan, "data");
        var table = File.ReadAllText(Path.Combine(data, "io_2022.csv"));
        File.WriteAllText(Path.Combine(data, "io_2023.csv"), string.Join('\n', table.Split('\n').Select(l => l.StartsWith('#') || l.StartsWith("origin", StringComparison.Ordinal) ? l.Replace("2022", "2023", StringComparison.Ordinal) : Numbers().Replace(l, Scaled))));
        var activities = File.ReadAllText(Path.Combine(data, "activities.csv"));
        File.WriteAllText(Path.Combine(data, "activities_2023.csv"), string.Join('\n', activities.Split('\n').Select(l => l.Length == 0 || l.StartsWith('#') || l.StartsWith("region", StringComparison.Ordinal) ? l : matrix(l[..l.LastIndexOf(',')], l[(l.LastIndexOf(',') + 1)..]))));
        var structure = Path.Combine(plan, "structure.yaml");
        File.AppendAllText(structure, """

              later_activities:
                name: {en: Made up, zh: 虚构}
                file: data/activities_2023.csv
                region: region
                activity: activity
                value: output
                year: 2023
                unit: 亿元
                status: synthetic
                source: example_report

            """);
        File.WriteAllText(structure, File.ReadAllText(structure).Replace("\nactivities:", "\n  later:\n    name: {en: Later table, zh: 后一张表}\n    file: data/io_2023.csv\n    year: 2023\n    place: nation\n    status: synthetic\n    source: example_report\n\nactivities:", StringComparison.Ordinal));
        var run = Run.Execute(new RunRequest(plan));
        Assert.Empty(run.Diagnostics.Select(d => $"{d.Span}: {d.Rule.Code} {d.Message}"));
        return run.Results!;
    }

    private static string Scaled(Match number) => (double.Parse(number.Value, CultureInfo.InvariantCulture) * Growth).ToString("0.######", CultureInfo.InvariantCulture);

    [Fact]
    public void A_table_that_grew_as_a_whole_changed_by_the_level_of_final_demand_alone()
    {
        using var scratch = new Scratch();
        var change = Assert.Single(Doubled(scratch, (head, value) => $"{head},{value}").Structure.Changes);
        var grown = (Growth - 1) * change.Before.Output.Sum();
        Assert.Equal(4, change.Solution.Effects.Count);
        Assert.All(change.Solution.Effects.SkipLast(1), e => Assert.InRange(Math.Abs(e.Total.Mean), 0, 1e-9 * grown));
        Assert.Equal(grown, change.Solution.Effects[^1].Total.Mean, 1e-9 * grown);
    }

    [Fact]
    public void What_did_not_move_has_no_entries_and_what_moved_is_ranked()
    {
        using var scratch = new Scratch();
        var same = Assert.Single(Doubled(scratch, (head, value) => $"{head},{value}").Structure.Entries);
        Assert.Equal(0, same.Result.Entries);

        // In half of the rows output is ten times what it was: some of them come to stand out in their region.
        using var other = new Scratch();
        var row = 0;
        var results = Doubled(other, (head, value) => row++ % 2 == 0 ? $"{head},{value}0" : $"{head},{value}");
        var moved = Assert.Single(results.Structure.Entries);
        Assert.InRange(moved.Result.Entries, 1, moved.Result.Candidates - 1);
        Assert.All(moved.Result.Scores, s => Assert.InRange(s.Area.Area, 0, 1));
        var table = Assert.Single(TechniqueTables.Entries(results), t => t.Key == "structure_entry_later_activities");
        Assert.Equal(3, table.Rows.Count);
    }

    [Fact]
    public void A_back_test_and_a_change_name_both_of_what_they_compare_and_nothing_else()
    {
        using var scratch = new Scratch();
        var results = Doubled(scratch, (head, value) => $"{head},{value}");
        string[] Named(string start)
        {
            var key = StructureTables.All(results).SelectMany(t => t.Rows).First(r => r.Key.StartsWith(start, StringComparison.Ordinal)).Key;
            return [.. new Explainer(results).Explain(key)!.Parts.Where(p => p.Span is not null).Select(p => $"{p.Title.In(Language.English)}: {p.Value!.In(Language.English)}")];
        }

        var (earlier, later) = (results.Structure.Entries[0].Earlier.Declaration.Name, results.Structure.Entries[0].Later.Declaration.Name);
        Assert.Equal([$"earlier matrix of activities: {earlier.En}", $"later matrix of activities: {later.En}"], Named("structure/entry/later_activities/"));
        Assert.Equal([$"input-output table: {results.Structure.Tables[0].Source.Declaration.Name.En}", "input-output table: Later table"], Named("structure/change/later/"));
    }

    [Fact]
    public void The_picture_of_multipliers_is_of_one_table_and_the_sectors_name_theirs()
    {
        using var scratch = new Scratch();
        var results = Doubled(scratch, (head, value) => $"{head},{value}");
        var sectors = StructureTables.Sectors(results);
        var count = results.Structure.Tables[0].Names.Count;
        Assert.Equal(2 * count, sectors.Rows.Count);
        Assert.Equal("table", sectors.Columns[2].Key);
        Assert.All(sectors.Rows.Skip(count), r => Assert.Equal("后一张表", r.Cells[2].In(Language.Chinese)));

        Assert.Equal(0, Terminal.Run("run", Path.Combine(scratch.Folder, "plan"), "--out", Path.Combine(scratch.Folder, "out")).Code);
        var page = File.ReadAllText(Path.Combine(scratch.Folder, "out", "report.html"));
        if (Pictures().Match(page) is { Success: true } found)
        {
            using var pictures = JsonDocument.Parse(found.Groups[1].Value);
            var option = pictures.RootElement.GetProperty("structure-multipliers").GetProperty("option");
            Assert.Equal(count, option.GetProperty("yAxis").GetProperty("data").GetArrayLength());
            Assert.Equal(count, Assert.Single(option.GetProperty("series").EnumerateArray()).GetProperty("data").GetArrayLength());
            Assert.Contains($"Output multipliers by sector: {results.Structure.Tables[0].Source.Declaration.Name.En}", page, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"pictures\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Pictures();

    [GeneratedRegex(@"(?<=,)-?\d+(\.\d+)?(?=,|$)")]
    private static partial Regex Numbers();
}
