using System.Reflection;
using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Tests.EndToEnd;

/// <summary>Asked for Chinese, the program says none of its English sentences.</summary>
public sealed partial class ChineseTests
{
    [Fact]
    public void No_english_sentence_is_left_in_chinese_output()
    {
        var english = Sentences();
        Assert.True(english.Count > 300, $"{english.Count} sentences were found");
        foreach (var (command, output) in Outputs())
        {
            var left = english.FirstOrDefault(s => output.Contains(s, StringComparison.Ordinal));
            Assert.True(left is null, $"songhua {command} says “{left}”");
        }
    }

    [Theory]
    [InlineData("status", "缺少 <plan>")]
    [InlineData("chekc", "您是否想写“check”？")]
    [InlineData("status x --format xml", "请使用以下之一：text, csv, json")]
    [InlineData("status x --as-of", "--as-of 需要一个值")]
    [InlineData("status x --as-of soon", "“soon”不是日期")]
    [InlineData("check x --format text --format json", "只能给出一次")]
    [InlineData("run x --with y --scenarios", "不能与 --with 同用")]
    [InlineData("outlook x --shard 1/2", "--shard 需要同时给出 --out")]
    public void Wrong_usage_is_told_in_chinese(string line, string expected)
    {
        var (code, _, error) = Terminal.Run(["--lang", "zh", .. line.Split(' ')]);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Command, string Output)> Outputs()
    {
        using var scratch = new Scratch();
        string[][] commands =
        [
            ["--help"], ["check", Terminal.Jilin], ["status", Terminal.Jilin], ["status", Terminal.Jilin, "--as-of", "2024-03-31"], ["implied", Terminal.Jilin],
            ["outlook", Terminal.Jilin], ["outlook", Terminal.Jilin, "--backtest"], ["scenario", Terminal.Jilin], ["scenario", Terminal.Jilin, "tourism_campaign", "--as-of", "2024-03-31"],
            ["outlook", Terminal.Jilin, "--shard", "1/2", "--out", Path.Combine(scratch.Folder, "part")], ["outlook", "merge", Terminal.Jilin, Path.Combine(scratch.Folder, "part")],
            ["outlook", "--help"], ["outlook", "merge", "--help"], ["scenario", "--help"],
            ["explain", Terminal.Jilin, "status/changchun_tourism_revenue_2025"], ["explain", Terminal.Jilin, "industrial_output@jilin:2030"], ["selftest"],
            ["run", Terminal.Jilin, "--out", scratch.Folder], ["growth", Terminal.Jilin, "--period", "2024-Q1"], ["growth", Terminal.Jilin, "--period", "2024", "--internal"],
            ["bridge", Terminal.Jilin, "2023", "2024-Q1"], ["bridge", Terminal.Jilin, "2024-03@2024-04-15", "2024-03@2024-12-31"],
            ["audit", Terminal.Jilin, "--internal"], ["explain", Terminal.Jilin, "growth:2024-Q1/industry=27"],
            ["explain", Terminal.Jilin, "outlook/tourism_revenue_2027"], ["explain", Terminal.Jilin, "outlook/gdp_growth_2026"],
            ["structure", Terminal.Jilin], ["structure", Terminal.Jilin, "--cluster", "automotive"], ["structure", Terminal.Jilin, "--cluster", "automotiv"],
            ["structure", Terminal.Jilin, "--disrupt", "all"], ["structure", Terminal.Jilin, "--disrupt", "none"], ["structure", "--help"],
            ["synthesise", "returns", Terminal.Jilin, "--into", Path.Combine(scratch.Folder, "returns")],
            .. Directory.EnumerateDirectories(Path.Combine(Golden.Root, "plans", "invalid")).Order(StringComparer.Ordinal).Select(f => (string[])["check", f]),
        ];
        foreach (var command in commands)
        {
            var (_, text, error) = Terminal.Run([.. command, "--lang", "zh"]);

            // The lines shown under a message, and the ids in messages, are the plan's own words.
            yield return (string.Join(' ', command), text + error);
        }
    }

    // Pieces between places that are long enough to be sentences and hold no word of the Chinese wording.
    private static List<string> Sentences()
    {
        var flags = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var types = new[] { typeof(Phrase), typeof(Plans.Plan), typeof(Data.WideTable), typeof(AddUp.AddUpEngine), typeof(Songhua.Outlook.Pace), typeof(Runs.Run), typeof(Songhua.Growth.GrowthEngine), typeof(Songhua.Structure.LeontiefSystem), typeof(Pages.ReportPage), typeof(Cli.CommandLine) }
            .SelectMany(t => t.Assembly.GetTypes());
        return [.. types.Where(t => !t.ContainsGenericParameters).SelectMany(t => t.GetFields(flags))
            .SelectMany(f => f.FieldType == typeof(Phrase) ? [(Phrase)f.GetValue(null)!] : f.FieldType == typeof(Rule) ? Of((Rule)f.GetValue(null)!) : Array.Empty<Phrase>())
            .SelectMany(p => Place().Split(p.En).Where(piece => Letters().Count(piece) >= 12 && piece.Trim().Count(c => c == ' ') >= 2 && !p.Zh.Contains(piece.Trim(), StringComparison.Ordinal)))
            .Select(piece => piece.Trim())
            .Distinct()];
    }

    private static Phrase[] Of(Rule rule) => [rule.Message, rule.Why, rule.Remedy];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Letters();
}
