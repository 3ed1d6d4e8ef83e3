namespace Songhua.Tests.EndToEnd;

/// <summary><c>songhua import returns</c> as a user meets it.</summary>
public sealed class ImportTests
{
    private const string Code = "91220110MA0000007N";

    private static void Folder(Scratch scratch)
    {
        scratch.Write("data/origin.csv", "status,source\nsynthetic,a test\n");
        scratch.Write("data/register.csv", $"code,class,place,scope_from\n{Code},3611,220100,2020-01\n");
    }

    [Fact]
    public void Help_shows_the_whole_verb_and_a_real_example()
    {
        var (code, text, _) = Terminal.Run("import", "returns", "--help");
        Assert.Equal(0, code);
        Assert.Contains("Usage: songhua import returns <files>", text, StringComparison.Ordinal);
        Assert.Contains("--received 2024-04-12", text, StringComparison.Ordinal);
        Assert.Contains("示例", Terminal.Run("import", "returns", "--help", "--lang", "zh").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_is_proposed_saved_and_used_again()
    {
        using var scratch = new Scratch();
        Folder(scratch);
        var into = Path.Combine(scratch.Folder, "data");
        var file = scratch.Write("march.csv", $"统一社会信用代码,报告期,本月工业总产值(万元)\n{Code},2024年3月,1234.5\n");
        var profile = Path.Combine(scratch.Folder, "profile.csv");
        var (code, text, _) = Terminal.Run("import", "returns", file, "--into", into, "--received", "2024-04-12", "--save-profile", profile);
        Assert.Equal(0, code);
        Assert.Contains("1 new, 0 corrected, 0 unchanged; 0 set aside.", text, StringComparison.Ordinal);
        Assert.Equal($"item,column,unit\ncode,统一社会信用代码,\nmonth,报告期,\noutput,本月工业总产值(万元),万元\n", File.ReadAllText(profile));
        var (again, chinese, _) = Terminal.Run("import", "returns", file, "--into", into, "--received", "2024-04-12", "--profile", profile, "--lang", "zh");
        Assert.Equal(0, again);
        Assert.Contains("新增 0，更正 0，未变 1", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_codes_tell_rows_set_aside_from_wrong_usage()
    {
        using var scratch = new Scratch();
        Folder(scratch);
        var into = Path.Combine(scratch.Folder, "data");
        var file = scratch.Write("march.csv", $"code,month,output (thousand CNY)\n{Code},2024-03,x\n");
        var (code, text, error) = Terminal.Run("import", "returns", file, "--into", into, "--received", "2024-04-12");
        Assert.Equal(1, code);
        Assert.Contains("1 set aside", text, StringComparison.Ordinal);
        Assert.Contains("error SH5122", error, StringComparison.Ordinal);
        Assert.Equal(1, Terminal.Run("import", "returns", file, "--into", Path.Combine(scratch.Folder, "nowhere"), "--received", "2024-04-12").Code);
        var (usage, _, missing) = Terminal.Run("import", "returns", file, "--into", into);
        Assert.Equal(2, usage);
        Assert.Contains("--received is missing", missing, StringComparison.Ordinal);
        Assert.Equal(2, Terminal.Run("import", "returns", file, "--into", into, "--received", "yesterday").Code);
        Assert.Equal(2, Terminal.Run("import").Code);
    }
}
