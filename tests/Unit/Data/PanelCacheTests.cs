using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data;

/// <summary>A cache is used only while it holds what the deliveries say; it is never needed.</summary>
public sealed class PanelCacheTests
{
    private static ReturnsScratch Scratch()
    {
        var scratch = new ReturnsScratch();
        scratch.Deliver("2024-04-12_march", $"{scratch.Codes[0]},2024-03,12.5,37,11,33,10,5,0.25,-1", $"{scratch.Codes[1]},2024-03,7,,,,,,,");
        return scratch;
    }

    private static PanelSource Source(ReturnsScratch scratch)
    {
        using var folder = scratch.Read(useCache: true);
        Assert.Equal(scratch.Rows(), ReturnsScratch.Told(folder.Panel));
        return folder.Source;
    }

    [Fact]
    public void The_second_reading_is_from_the_cache()
    {
        using var scratch = Scratch();
        Assert.Equal(PanelSource.NewCache, Source(scratch));
        Assert.Equal(PanelSource.Cache, Source(scratch));
        Assert.Single(scratch.Caches);
    }

    [Fact]
    public void A_changed_digit_is_noticed_though_size_and_date_are_the_same()
    {
        using var scratch = Scratch();
        Source(scratch);
        var path = Path.Combine(scratch.Folder, "returns", "2024-04-12_march.csv");
        var date = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("12.5", "12.6", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, date);
        Assert.Equal(PanelSource.NewCache, Source(scratch));
        Assert.Contains("12.6", string.Concat(scratch.Rows(useCache: true)), StringComparison.Ordinal);
        Assert.Single(scratch.Caches);
    }

    [Fact]
    public void A_renamed_delivery_and_a_changed_register_are_noticed()
    {
        using var scratch = Scratch();
        Source(scratch);
        File.Move(Path.Combine(scratch.Folder, "returns", "2024-04-12_march.csv"), Path.Combine(scratch.Folder, "returns", "2024-04-13_march.csv"));
        Assert.Equal(PanelSource.NewCache, Source(scratch));
        var register = Path.Combine(scratch.Folder, "register.csv");
        File.WriteAllText(register, File.ReadAllText(register).Replace($"{scratch.Codes[0]},3611", $"{scratch.Codes[0]},0610", StringComparison.Ordinal));
        Assert.Equal(PanelSource.NewCache, Source(scratch));
        scratch.Write("returns/2024-01-01_none.csv", ReturnsScratch.Header + "\n");
        Assert.Equal(PanelSource.NewCache, Source(scratch));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(56)]
    [InlineData(64)]
    [InlineData(-1)]
    [InlineData(-70)]
    public void A_changed_byte_anywhere_makes_it_useless(int at)
    {
        using var scratch = Scratch();
        Source(scratch);
        var bytes = File.ReadAllBytes(scratch.Caches[0]);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.WriteAllBytes(scratch.Caches[0], bytes);
        Assert.Equal(PanelSource.NewCache, Source(scratch));
        Assert.Equal(PanelSource.Cache, Source(scratch));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(200)]
    public void A_cut_cache_is_useless(int length)
    {
        using var scratch = Scratch();
        Source(scratch);
        File.WriteAllBytes(scratch.Caches[0], File.ReadAllBytes(scratch.Caches[0])[..length]);
        Assert.Equal(PanelSource.NewCache, Source(scratch));
    }

    [Fact]
    public void Where_none_can_be_written_there_is_none()
    {
        using var scratch = Scratch();
        scratch.Write("returns/.cache", "a file where the folder should be");
        Assert.Equal(PanelSource.Deliveries, Source(scratch));
    }

    [Fact]
    public void What_a_killed_run_left_is_swept()
    {
        using var scratch = Scratch();
        var left = scratch.Write("returns/.cache/left.making", "half");
        Source(scratch);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Runs_at_the_same_time_do_not_disturb_each_other()
    {
        using var scratch = Scratch();
        var expected = scratch.Rows();
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => Assert.Equal(expected, scratch.Rows(useCache: true)));
        Assert.Equal(PanelSource.Cache, Source(scratch));
        Assert.Empty(Directory.GetFiles(scratch.CacheFolder, "*.making"));
    }
}
