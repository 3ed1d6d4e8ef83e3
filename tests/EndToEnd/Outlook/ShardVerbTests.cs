using System.Diagnostics;

namespace Songhua.Tests.EndToEnd.Outlook;

/// <summary>Draws cut into shards by the command line give the bytes of one run; parts that do not fit are refused by name.</summary>
public sealed class ShardVerbTests
{
    private const string Draws = "20000";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Any_cut_gives_the_bytes_of_one_run(int count)
    {
        using var scratch = new Scratch();
        var plan = Plan(scratch);
        var parts = Enumerable.Range(1, count).Select(i => Part(scratch, plan, i, count)).Reverse().ToArray();
        foreach (var format in (string[])["csv", "json", "text"])
        {
            var (code, whole, _) = Terminal.Run("outlook", plan, "--draws", Draws, "--format", format);
            var merged = Terminal.Run(["outlook", "merge", plan, .. parts, "--format", format]);
            Assert.Equal((0, 0), (code, merged.Code));
            Assert.Contains(format == "csv" ? "# ensemble" : "Draws: 20,000; seed: 1", whole, StringComparison.Ordinal);
            Assert.Equal(whole, merged.Out);
        }
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused_by_name_in_both_languages()
    {
        using var scratch = new Scratch();
        var plan = Plan(scratch);
        var parts = Enumerable.Range(1, 3).Select(i => Part(scratch, plan, i, 3)).ToArray();
        var copy = scratch.Write("copy", "");
        File.Copy(parts[0], copy, overwrite: true);
        var cut = scratch.Write("cut", "");
        File.WriteAllBytes(cut, File.ReadAllBytes(parts[1])[..^100]);
        var damaged = scratch.Write("damaged", "");
        var bytes = File.ReadAllBytes(parts[1]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, bytes);
        var text = scratch.Write("text", "no part");
        var seed = Part(scratch, plan, 2, 3, "seed", "--seed", "9");
        var four = Part(scratch, plan, 2, 4, "four");
        var other = Path.Combine(scratch.Folder, "other");
        Refused(plan, parts[..2], "Shards are missing: 3/3", "缺少分片：3/3");
        Refused(plan, [.. parts, copy], $"{parts[0]} and {copy} are the same shard, 1/3", "是同一分片");
        Refused(plan, [parts[0], cut, parts[2]], $"{cut} is cut off: 100 bytes are missing", "不完整");
        Refused(plan, [parts[0], damaged, parts[2]], $"{damaged} is damaged", "已损坏");
        Refused(plan, [text], $"{text} is not a part", "不是集合推演的分片文件");
        Refused(plan, [parts[0], seed, parts[2]], $"{seed} was drawn with seed 9", "随机种子为9");
        Refused(plan, [parts[0], four, parts[2]], $"{four} is a part of a run cut into 4", "切分为4片");
        Directory.CreateDirectory(other);
        File.WriteAllText(Path.Combine(other, "plan.yaml"), File.ReadAllText(Path.Combine(plan, "plan.yaml")));
        File.WriteAllText(Path.Combine(other, "rest.yaml"), File.ReadAllText(Path.Combine(plan, "rest.yaml")).Replace("exactly 146", "exactly 146.1", StringComparison.Ordinal));
        Refused(other, parts, $"{parts[0]} is of other inputs", "输入不同");
    }

    [Theory]
    [InlineData("--shard 1/2", "--shard needs --out", "--shard 需要同时给出 --out")]
    [InlineData("--out part", "--out is for the part", "--out 仅用于")]
    [InlineData("--shard 1/2 --out part --backtest", "give one of them", "请只给出其一")]
    [InlineData("--shard 0/2 --out part", "'0/2' is not a part", "“0/2”不是有效分片")]
    [InlineData("--shard 3/2 --out part", "'3/2' is not a part", "“3/2”不是有效分片")]
    [InlineData("--draws 1e9", "--draws must be a whole number", "--draws 须为")]
    public void Wrong_usage_is_told_in_both_languages(string words, string english, string chinese)
    {
        using var scratch = new Scratch();
        string[] line = ["outlook", Plan(scratch), .. words.Split(' ').Select(w => w == "part" ? Path.Combine(scratch.Folder, "part") : w)];
        var (code, output, error) = Terminal.Run(line);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(english, error, StringComparison.Ordinal);
        Assert.Contains(chinese, Terminal.Run([.. line, "--lang", "zh"]).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(scratch.Folder, "part")));
    }

    [Fact]
    public void What_cannot_be_written_or_read_is_named_and_nothing_is_left()
    {
        using var scratch = new Scratch();
        var plan = Plan(scratch);
        var nowhere = Path.Combine(scratch.Folder, "nowhere", "part");
        var (code, _, error) = Terminal.Run("outlook", plan, "--shard", "1/2", "--out", nowhere);
        Assert.Equal(2, code);
        Assert.Contains(nowhere, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(nowhere)));
        (code, _, error) = Terminal.Run("outlook", "merge", plan, nowhere);
        Assert.Equal(2, code);
        Assert.Contains(nowhere, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_number_of_processors()
    {
        using var scratch = new Scratch();
        var plan = Plan(scratch);
        string[] outputs = [.. ((string[])["1", "2", "2"]).Select(processors => Child(processors, "outlook", plan, "--draws", Draws, "--format", "json") + Child(processors, "scenario", plan, "--draws", Draws, "--format", "json"))];
        Assert.Contains("probability", outputs[0], StringComparison.Ordinal);
        Assert.Equal(outputs[0], outputs[1]);
        Assert.Equal(outputs[1], outputs[2]);
    }

    private static string Child(string processors, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Cli.CommandLine).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static void Refused(string plan, string[] parts, string english, string chinese)
    {
        var (code, output, error) = Terminal.Run(["outlook", "merge", plan, .. parts]);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(english, error, StringComparison.Ordinal);
        var (_, _, inChinese) = Terminal.Run(["outlook", "merge", plan, .. parts, "--lang", "zh"]);
        Assert.Contains(chinese, inChinese, StringComparison.Ordinal);
    }

    private static string Part(Scratch scratch, string plan, int index, int count, string? name = null, params string[] more)
    {
        var file = Path.Combine(scratch.Folder, name ?? $"part-{index}-{count}");
        var (code, _, error) = Terminal.Run(["outlook", plan, "--draws", Draws, "--shard", $"{index}/{count}", "--out", file, .. more]);
        Assert.True(code == 0, error);
        return file;
    }

    private static string Plan(Scratch scratch) => SmallOutlook.Write(scratch, """
        indicators:
          gdp: {name: GDP, unit: 亿元, kind: flow, prices: current, values: nonnegative}
          works: {name: Works, unit: 亿元, kind: flow, prices: current, values: nonnegative}
        targets:
          t: {name: T, indicator: gdp, at_least: 180 亿元, by: 2027, source: a}
          w: {name: W, indicator: works, at_least: 70 亿元, by: 2026, source: a}
        parts:
          p: {over: indicators, whole: gdp, parts: [works], complete: no, source: a}
        scenarios:
          more: {name: More, effects: [{indicator: works, change: +5 %, spread: 2 %, from: 2025}]}
        observations:

        """ + SmallOutlook.Years("g", "indicator: gdp", 100, 108, 113, 121, 128, 139, 146) + SmallOutlook.Years("w", "indicator: works", 40, 44, 45, 49, 51.6, 56, 58));
}
