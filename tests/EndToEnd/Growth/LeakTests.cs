using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Songhua.Core;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>
/// The internal form is the truth; nothing of a withheld cell stands in any public output. Numbers in full precision must stand
/// nowhere, numbers as they are shown not in the row or tree of the cell, and no enterprise by code or name anywhere.
/// </summary>
public sealed class LeakTests
{
    private static readonly SearchValues<string> Identities = SearchValues.Create([.. JilinReturns.Identities], StringComparison.Ordinal);

    private static readonly JsonElement[] NoRows = [];

    // Shorter numbers meet by chance.
    private const int FewestDigits = 9;

    public static TheoryData<string, string?, string?> Publications => new()
    {
        { "2023", null, null }, { "2024-01..2024-02", null, "2023" }, { "2024-03", null, "2024-01..2024-02" }, { "2024-Q1", null, "2023" }, { "2024", null, "2023" },
        { "2024-Q1", "industry,place", null }, { "2024", "industry,place", "2023" }, { "2024-03", "industry:group", null }, { "2024-Q1", "size,industry", null },
        { "2023", "cluster,place", null },
    };

    [Theory]
    [MemberData(nameof(Publications))]
    public void Nothing_of_a_withheld_cell_is_in_the_public_form(string period, string? by, string? from)
    {
        var (shown, whole) = (JilinReturns.Report(period, by, isInternal: false, from), JilinReturns.Report(period, by, isInternal: true, from));
        var withheld = Withheld(shown);
        Assert.NotEmpty(withheld);
        var truth = Truth(whole, withheld);
        foreach (var language in Outputs.Languages)
        {
            foreach (var tables in (ResultTable[][])[[.. shown.GrowthTablesInOrder], [.. shown.BridgeTablesInOrder]])
            {
                foreach (var format in (string[])["text", "csv", "json"])
                {
                    HoldsNothing(Outputs.Of(format, language, tables), truth);
                }
            }

            var page = BulletinPage.Write(shown, null, language);
            HoldsNothing(page, truth);
            foreach (var (key, cell) in truth)
            {
                TreeIsEmpty(page, key, cell.Shown[language]);
            }

            RowsAreEmpty(Outputs.Of("json", language, shown.Groups), withheld);
            LinesAreEmpty(Outputs.Of("text", language, shown.Groups), truth.Values.Select(t => t.Name.In(language)));
        }
    }

    [Fact]
    public void Nothing_of_a_withheld_cell_is_in_what_run_and_explain_write()
    {
        using var scratch = new Scratch();
        var withheld = Withheld(JilinReturns.Report("2024-Q1", null, isInternal: false, "2023"));
        var truth = Truth(JilinReturns.Report("2024-Q1", null, isInternal: true, "2023"), withheld);
        Outputs.Songhua("run", Terminal.Jilin, "--out", scratch.Folder);
        var files = Outputs.Files(scratch.Folder);
        Assert.Contains("growth_industry.csv", files.Keys);
        foreach (var text in files.Values)
        {
            HoldsNothing(text, truth);
        }

        foreach (var (key, cell) in truth)
        {
            var tree = Outputs.Songhua("explain", Terminal.Jilin, key);
            HoldsNothing(tree, truth);
            Assert.Contains("withheld", tree, StringComparison.Ordinal);
            Assert.DoesNotContain(cell.Shown[Language.English], n => tree.Contains(n, StringComparison.Ordinal));
        }

        // The tree of the total lists its parts.
        var total = Outputs.Songhua("explain", Terminal.Jilin, "growth:2024-Q1/industry=C");
        LinesAreEmpty(total, truth.Values.Select(t => t.Name.In(Language.English)));
    }

    [Theory]
    [InlineData("2024-Q1")]
    [InlineData("2024-03")]
    public void The_dominant_car_maker_is_hidden_in_its_city_and_totals_stay(string period)
    {
        var whole = JilinReturns.Report(period, "industry,place", isInternal: true);
        var shown = JilinReturns.Report(period, "industry,place", isInternal: false);
        Assert.True(LargestShare(whole.Answer, "36", "2201") > 0.5, "no car maker dominates");
        var withheld = Withheld(shown).Select(JilinReturns.CellOf).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("industry=36/place=220100", withheld);
        Assert.DoesNotContain("industry=36", withheld);
        Assert.DoesNotContain("place=220100", withheld);
        Assert.DoesNotContain("total", withheld);
        Assert.Contains($"growth:{period}/cluster=automotive", Withheld(JilinReturns.Report(period, null, isInternal: false)));
    }

    [Theory]
    [InlineData("2024-Q1", "industry,place")]
    [InlineData("2023", "size,industry")]
    public void No_cell_of_one_or_two_enterprises_is_shown(string period, string by)
    {
        var shown = JilinReturns.Report(period, by, isInternal: false);
        var small = shown.Answer.Tables.SelectMany(t => t.Cells).Where(c => Bases(shown.Answer, c).Count(b => b > 0) is 1 or 2).Select(c => c.Key).ToList();
        Assert.NotEmpty(small);
        Assert.Empty(small.Except(Withheld(shown).Select(JilinReturns.CellOf)));
    }

    private sealed record Secret(ILocalised Name, HashSet<string> Full, Dictionary<Language, string[]> Shown);

    // The keys whose rows say so, in the tables themselves.
    private static HashSet<string> Withheld(GrowthReport shown) =>
        [.. shown.Groups.SelectMany(t => t.Rows).Where(r => r.Cells.Skip(1).Any(c => c.In(Language.English) == "withheld")).Select(r => r.Key)];

    private static Dictionary<string, Secret> Truth(GrowthReport whole, HashSet<string> withheld)
    {
        var rows = whole.Groups.SelectMany(t => t.Rows).Where(r => withheld.Contains(r.Key)).ToLookup(r => r.Key, StringComparer.Ordinal);
        var effects = whole.BridgeGroups.SelectMany(t => t.Rows).ToLookup(r => JilinReturns.CellOf(r.Key), StringComparer.Ordinal);
        return rows.ToDictionary(
            r => r.Key,
            r =>
            {
                var cells = r.Concat(effects[JilinReturns.CellOf(r.Key)]).SelectMany(x => x.Cells).Where(c => c.Number is not null).ToList();
                return new Secret(
                    r.First().Cells[0].Words!,
                    [.. cells.SelectMany(c => Forms(c.Number!.Value))],
                    Outputs.Languages.ToDictionary(l => l, l => cells.Select(c => c.In(l)).Where(t => t.Any(char.IsDigit) && t.Length > 3).ToArray()));
            },
            StringComparer.Ordinal);
    }

    // As written, as a ratio, and in thousand and in whole CNY.
    private static IEnumerable<string> Forms(double number) =>
        new[] { number, number / 100, number * 1e5, number * 1e8 }.Select(n => Math.Abs(n).ToString("R", CultureInfo.InvariantCulture)).Where(t => t.TrimEnd('0').Count(char.IsAsciiDigit) >= FewestDigits);

    private static void HoldsNothing(string text, Dictionary<string, Secret> truth)
    {
        Assert.True(text.AsSpan().IndexOfAny(Identities) is var at && at < 0, $"an enterprise is named: {text.AsSpan()[Math.Max(0, at)..Math.Min(text.Length, Math.Max(0, at) + 60)]}");
        var numbers = Outputs.Numbers(text);
        foreach (var (key, cell) in truth)
        {
            var told = cell.Full.Where(numbers.Contains).ToList();
            Assert.True(told.Count == 0, $"{key} is told: {string.Join(", ", told)}");
            foreach (var language in Outputs.Languages)
            {
                // The words of a picture's bar.
                Assert.DoesNotContain($"\"{cell.Name.In(language)}{(language == Language.English ? ": growth" : "：增速")}", text, StringComparison.Ordinal);
            }
        }
    }

    private static void TreeIsEmpty(string page, string key, string[] shown)
    {
        var anchor = $"<details id=\"{string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}\">";
        var start = page.IndexOf(anchor, StringComparison.Ordinal);
        Assert.True(start >= 0, $"no tree of {key}");
        var tree = page[start..page.IndexOf("</details>", start, StringComparison.Ordinal)];
        Assert.DoesNotContain(shown, n => tree.Contains($">{n}<", StringComparison.Ordinal));
        Assert.True(tree.Contains("withheld", StringComparison.Ordinal) || tree.Contains("不予公布", StringComparison.Ordinal), key);
    }

    private static void RowsAreEmpty(string json, HashSet<string> withheld)
    {
        using var document = JsonDocument.Parse(json);
        var rows = document.RootElement.EnumerateArray().SelectMany(t => t.GetProperty("rows").EnumerateArray()).Where(r => withheld.Contains(r.GetProperty("key").GetString()!)).ToList();
        Assert.NotEqual(NoRows, rows);
        Assert.All(rows, r => Assert.All(r.GetProperty("cells").EnumerateArray(), c => Assert.Equal(JsonValueKind.Null, c.GetProperty("value").ValueKind)));
    }

    private static void LinesAreEmpty(string text, IEnumerable<string> names)
    {
        var lines = text.Split('\n').Select(l => l.Trim(' ', '│', '├', '─', '└')).ToList();
        foreach (var name in names.Distinct())
        {
            Assert.All(lines.Where(l => l.StartsWith(name + " ", StringComparison.Ordinal) || l.StartsWith(name + ":", StringComparison.Ordinal)), l => Assert.DoesNotMatch("[0-9]", l[name.Length..]));
        }
    }

    private static IEnumerable<double> Bases(GrowthAnswer answer, GrowthCell cell)
    {
        var figures = Songhua.Growth.EnterpriseFigures.Of(answer.Problem, answer.Query.Spec);
        var atoms = cell.Atoms.ToHashSet();
        return figures.Base.Where((_, e) => atoms.Contains(answer.Problem.GroupOf[e]));
    }

    private static double LargestShare(GrowthAnswer answer, string industry, string place)
    {
        var figures = Songhua.Growth.EnterpriseFigures.Of(answer.Problem, answer.Query.Spec);
        var register = answer.Book.Panel.Register;
        var inside = Enumerable.Range(0, register.Count)
            .Where(e => register.Classes[register.ClassOf[e]].StartsWith(industry, StringComparison.Ordinal) && register.Places[register.PlaceOf[e]].StartsWith(place, StringComparison.Ordinal))
            .Select(e => figures.Real[e]).ToList();
        return inside.Max() / inside.Sum();
    }
}
