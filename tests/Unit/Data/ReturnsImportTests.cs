using System.Text;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data;

/// <summary>Files of any layout become one delivery; what is repeated changes nothing, what is wrong is set aside.</summary>
public sealed class ReturnsImportTests
{
    private static readonly DateOnly Day = new(2024, 4, 12);

    private static ImportOutcome? Import(ReturnsScratch scratch, string file, DateOnly? day = null, string? profile = null, string? save = null, DiagnosticBag? diagnostics = null) =>
        ReturnsImport.Run(
            new([file], scratch.Folder, day ?? Day) { Profile = profile, SaveProfile = save }, diagnostics ?? new DiagnosticBag(), cancellation: TestContext.Current.CancellationToken);

    private static string[] Delivered(ReturnsScratch scratch) => [.. Directory.GetFiles(Path.Combine(scratch.Folder, "returns"), "*.csv").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static string Simple(ReturnsScratch scratch, params int[] outputs) =>
        scratch.Write("march.csv", "code,month,output (thousand CNY)\n" + string.Concat(outputs.Select((o, i) => $"{scratch.Codes[i]},2024-03,{o}\n")));

    [Fact]
    public void Repeating_changes_nothing_and_a_correction_writes_only_itself()
    {
        using var scratch = new ReturnsScratch();
        Assert.Equal((2, 0, 0), Counts(Import(scratch, Simple(scratch, 10, 20))));
        var path = Path.Combine(scratch.Folder, "returns", "2024-04-12_march.csv");
        var before = (File.ReadAllText(path), File.GetLastWriteTimeUtc(path));
        Assert.Equal((0, 0, 2), Counts(Import(scratch, Simple(scratch, 10, 20))));
        Assert.Equal((0, 0, 2), Counts(Import(scratch, Simple(scratch, 10, 20), Day.AddDays(1))));
        Assert.Equal(before, (File.ReadAllText(path), File.GetLastWriteTimeUtc(path)));
        Assert.Equal(["2024-04-12_march.csv"], Delivered(scratch));

        Assert.Equal((1, 1, 1), Counts(Import(scratch, Simple(scratch, 10, 21, 30), Day.AddDays(1))));
        Assert.Equal(3, File.ReadAllLines(Path.Combine(scratch.Folder, "returns", "2024-04-13_march.csv")).Length);
        Assert.Equal((0, 1, 2), Counts(Import(scratch, Simple(scratch, 11, 21, 30), Day.AddDays(1))));
        Assert.Equal(["2024-04-12_march.csv", "2024-04-13_march-02.csv", "2024-04-13_march.csv"], Delivered(scratch));
        Assert.Equal((0, 0, 3), Counts(Import(scratch, Simple(scratch, 11, 21, 30), Day.AddDays(1))));
    }

    private static (int New, int Corrected, int Unchanged) Counts(ImportOutcome? outcome) => (outcome!.New, outcome.Corrected, outcome.Unchanged);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_spreadsheet_export_with_titles_and_two_header_rows_is_read(bool isGb18030)
    {
        using var scratch = new ReturnsScratch();
        var text = $"工业企业产值月报\t\t\t\t\n2024年3月\t\t\t计量单位：万元\t\n统一社会信用代码\t企业名称\t工业总产值（当年价格）\t\t用电量(万千瓦时)\n\t\t本月\t上年同月\t\n"
            + $"{scratch.Codes[0]}\t甲\t1,234.5678\t３７００\t1.5\n\t\t\t\t\n{scratch.Codes[1]}\t乙\t0.00001\t\t\n合计\t\t1\t2\t3\n";
        var path = scratch.Write("产值.tsv", "");
        File.WriteAllBytes(path, isGb18030 ? TextFile.Gb18030.GetBytes(text) : Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray());
        var profile = Path.Combine(scratch.Folder, "profile.csv");
        var outcome = Import(scratch, path, save: profile);
        Assert.Equal((2, 0, 0, 1), (outcome!.New, outcome.Corrected, outcome.Unchanged, outcome.SetAside));
        Assert.Equal(
        [
            ReturnsScratch.Header, $"{scratch.Codes[1]},2024-03,0.0001,,,,,,,", $"{scratch.Codes[0]},2024-03,12345.678,,37000,,,,15,",
        ], File.ReadAllLines(Path.Combine(scratch.Folder, "returns", "2024-04-12_产值.csv")));
        Assert.Contains("合计", File.ReadAllText(outcome.SetAsideFile!), StringComparison.Ordinal);
        Assert.Equal((0, 0, 2), Counts(Import(scratch, path, profile: profile)));
        Assert.Single(Directory.GetFiles(Path.Combine(scratch.Folder, "set-aside")));
    }

    [Fact]
    public void A_question_is_written_into_the_profile_and_must_be_answered()
    {
        using var scratch = new ReturnsScratch();
        var file = scratch.Write("a.csv", $"code,month,总产值\n{scratch.Codes[0]},2024-03,5\n");
        var profile = Path.Combine(scratch.Folder, "profile.csv");
        Assert.Null(Import(scratch, file, save: profile));
        Assert.Contains("output?,总产值,", File.ReadAllText(profile), StringComparison.Ordinal);
        Assert.Null(Import(scratch, file, profile: profile));
        File.WriteAllText(profile, File.ReadAllText(profile).Replace("output?,总产值,", "output,总产值,亿元", StringComparison.Ordinal));
        Assert.Equal((1, 0, 0), Counts(Import(scratch, file, profile: profile)));
        Assert.Contains(",500000,", File.ReadAllText(Path.Combine(scratch.Folder, "returns", "2024-04-12_a.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_without_a_column_keep_what_was_reported_last()
    {
        using var scratch = new ReturnsScratch();
        scratch.Deliver("2024-04-10_first", $"{scratch.Codes[0]},2024-03,10,30.5,,,,,,7");
        Assert.Equal((0, 0, 1), Counts(Import(scratch, Simple(scratch, 10))));
        Assert.Equal((0, 1, 0), Counts(Import(scratch, Simple(scratch, 11))));
        Assert.Equal($"{scratch.Codes[0]},2024-03,11,30.5,,,,,,7", File.ReadAllLines(Path.Combine(scratch.Folder, "returns", "2024-04-12_march.csv"))[1]);
    }

    [Fact]
    public void Rows_that_say_the_same_twice_count_once_and_rows_that_differ_not_at_all()
    {
        using var scratch = new ReturnsScratch();
        var (a, b) = (scratch.Codes[0], scratch.Codes[1]);
        var file = scratch.Write("a.csv", $"code,month,output(千元)\n{a},2024-03,5\n{a},2024年3月,5.0\n{b},2024-03,6\n{b},2024-03,7\n{a},2024-01,1\n{a},2024年1-2月,2\n");
        var outcome = Import(scratch, file);
        Assert.Equal((1, 5), (outcome!.New, outcome.SetAside));
        Assert.Equal([$"2024-03 {a} 1 a: 5 NaN NaN NaN NaN NaN NaN NaN"], scratch.Rows());
        Assert.Equal(6, File.ReadAllLines(outcome.SetAsideFile!).Length);
    }

    [Fact]
    public void A_stopped_import_leaves_nothing()
    {
        using var scratch = new ReturnsScratch();
        var rows = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{scratch.Codes[0]},{2000 + (i % 25)}-03,5\n"));
        var file = scratch.Write("a.csv", "code,month,output(千元)\n" + rows);
        var before = Directory.GetFileSystemEntries(scratch.Folder, "*", SearchOption.AllDirectories);
        using var stop = new CancellationTokenSource();
        var progress = new Stop(stop);
        Assert.Throws<OperationCanceledException>(() => ReturnsImport.Run(new([file], scratch.Folder, Day), new DiagnosticBag(), progress, stop.Token));
        Assert.InRange(progress.Last.Bytes, 1, progress.Last.Total);
        Assert.Equal(before, Directory.GetFileSystemEntries(scratch.Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("12.3456", 1, "123.456")]
    [InlineData("12", 5, "1200000")]
    [InlineData("1234.5", -3, "1.2345")]
    [InlineData("5", -3, "0.005")]
    [InlineData("0.000", 1, "0")]
    [InlineData("-0.10", 0, "-0.1")]
    [InlineData("-0", 0, "0")]
    [InlineData("007", 0, "7")]
    public void The_decimal_point_moves_and_no_digit_is_lost(string number, int places, string moved) => Assert.Equal(moved, RowConverter.Moved(number, places));

    [Theory]
    [InlineData("2024-03", "2024-03")]
    [InlineData("202403", "2024-03")]
    [InlineData("2024年3月", "2024-03")]
    [InlineData("２０２４年３月", "2024-03")]
    [InlineData("2024/3", "2024-03")]
    [InlineData("2024年1-2月", "2024-01..2024-02")]
    [InlineData("2024年1—2月", "2024-01..2024-02")]
    [InlineData("2024年1-3月", null)]
    [InlineData("2024年13月", null)]
    [InlineData("2024", null)]
    [InlineData("3月", null)]
    public void Months_are_read_as_offices_write_them(string text, string? month) => Assert.Equal(month, SourceMonth.Of(text)?.ToString());

    private sealed class Stop(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public ImportProgress Last { get; private set; }

        public void Report(ImportProgress value)
        {
            Last = value;
            stop.Cancel();
        }
    }
}
