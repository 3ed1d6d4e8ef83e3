using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Songhua.Tests.EndToEnd;

/// <summary>Opens the report on the bundled plan in a headless browser, where there is one.</summary>
public sealed partial class BrowserTests
{
    internal static string? Browser => ((string[])["chromium", "chromium-browser", "google-chrome"])
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void The_report_draws_its_pictures_without_a_message_on_the_console(string language)
    {
        Assert.SkipWhen(Browser is null, "no Chromium on this machine");
        using var scratch = new Scratch();
        Assert.Equal(0, Terminal.Run("run", Terminal.Jilin, "--lang", language, "--out", scratch.Folder).Code);
        var (page, console) = Open(Path.Combine(scratch.Folder, "report.html"), scratch.Folder);
        Assert.DoesNotContain("CONSOLE", console, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{(language == "zh" ? "zh" : "en")}", page, StringComparison.Ordinal);
        var bundled = page.Contains("echarts", StringComparison.OrdinalIgnoreCase);
        Assert.True(!bundled || Drawn(page) >= 3, "fewer than three pictures were drawn");
        Assert.All(bundled ? (string[])["fan-tourism_revenue_2027", "fan-gdp_growth_2026", "variance-shares"] : [], p => Assert.Matches($"data-picture=\"{p}\"[^>]*_echarts_instance_=\"[^\"]+\"[^>]*><div[^>]*><svg", page));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void No_page_shows_a_backtick_and_what_stood_between_two_is_code(string language)
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Terminal.Run("run", Terminal.Jilin, "--lang", language, "--out", scratch.Folder).Code);
        Assert.Equal(0, Terminal.Run("bulletin", Terminal.Jilin, "--period", "2024-Q1", "--internal", "--out", scratch.Folder).Code);
        var pages = Directory.GetFiles(scratch.Folder, "*.html");
        Assert.Equal(5, pages.Length);
        Assert.All(pages, p => Assert.DoesNotContain('`', Script().Replace(File.ReadAllText(p), "")));
        Assert.Contains("<code>--internal</code>", File.ReadAllText(Path.Combine(scratch.Folder, "report.html")), StringComparison.Ordinal);
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    internal static (string Page, string Console) Open(string file, string profile)
    {
        var start = new ProcessStartInfo(Browser!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--enable-logging=stderr", $"--user-data-dir={Path.Combine(profile, "profile")}", "--window-size=1280,20000", "--virtual-time-budget=8000",
            "--dump-dom", new Uri(file).AbsoluteUri,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var page = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (page, error.GetAwaiter().GetResult());
    }

    // ECharts draws an svg inside a div that it marks with its instance.
    internal static int Drawn(string page) => DrawnPicture().Count(page);

    [GeneratedRegex("_echarts_instance_=\"[^\"]+\"[^>]*><div[^>]*><svg")]
    private static partial Regex DrawnPicture();
}
