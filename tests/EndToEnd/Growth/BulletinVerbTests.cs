using System.Text.RegularExpressions;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary><c>songhua bulletin</c>: whole pages that stand alone.</summary>
public sealed partial class BulletinVerbTests
{
    [Fact]
    public void One_command_writes_both_languages_and_the_annex_only_where_asked()
    {
        using var scratch = new Scratch();
        Outputs.Songhua("bulletin", Terminal.Jilin, "--period", "2024-Q1", "--out", scratch.Folder);
        var files = Outputs.Files(scratch.Folder);
        Assert.Equal(["bulletin.en.html", "bulletin.zh.html"], files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var (name, language) in ((string, string)[])[("bulletin.en.html", "en"), ("bulletin.zh.html", "zh-CN")])
        {
            StandsAlone(files[name], language);
            Assert.DoesNotContain("INTERNAL", Visible(files[name]), StringComparison.Ordinal);
            Assert.DoesNotContain("内部", Visible(files[name]), StringComparison.Ordinal);
        }

        Outputs.Songhua("bulletin", Terminal.Jilin, "--period", "2024-Q1", "--internal", "--out", scratch.Folder);
        var withAnnex = Outputs.Files(scratch.Folder);
        foreach (var (name, language, notice) in ((string, string, string)[])[("annex-internal.en.html", "en", "INTERNAL."), ("annex-internal.zh.html", "zh-CN", "内部资料")])
        {
            StandsAlone(withAnnex[name], language);
            Assert.Contains(notice, Visible(withAnnex[name][..withAnnex[name].IndexOf("<main", StringComparison.Ordinal)]), StringComparison.Ordinal);
        }

        Assert.All(files, f => Assert.Equal(f.Value, withAnnex[f.Key]));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Its_pictures_are_drawn(string language)
    {
        Assert.SkipWhen(BrowserTests.Browser is null, "no Chromium on this machine");
        using var scratch = new Scratch();
        Outputs.Songhua("bulletin", Terminal.Jilin, "--period", "2024-Q1", "--out", scratch.Folder);
        var (page, console) = BrowserTests.Open(Path.Combine(scratch.Folder, $"bulletin.{language}.html"), scratch.Folder);
        Assert.DoesNotContain("CONSOLE", console, StringComparison.Ordinal);
        Assert.True(!page.Contains("echarts", StringComparison.OrdinalIgnoreCase) || BrowserTests.Drawn(page) == 3, $"{BrowserTests.Drawn(page)} pictures were drawn");
    }

    private static void StandsAlone(string page, string language)
    {
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        var markup = Script().Replace(page, "");
        var ids = Id().Matches(markup).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var links = Href().Matches(markup).Select(m => m.Groups[1].Value).ToList();
        Assert.True(links.Count > 40, $"{links.Count} links");
        Assert.All(links, l => Assert.StartsWith("#", l, StringComparison.Ordinal));
        Assert.Empty(links.Select(l => l[1..]).Except(ids));
        Assert.DoesNotMatch("(?i)=\"https?://|\\bsrc=|<link|@import|url\\((?!['\"]?data:)", markup);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }

    private static string Visible(string page) => Script().Replace(page, "");

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" href=\"([^\"]+)\"")]
    private static partial Regex Href();
}
