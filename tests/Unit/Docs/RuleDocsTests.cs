using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Tests.Unit.Docs;

/// <summary>Every rule has a code of its own, complete wording, a page in docs/diagnostics and a bad sample in plans/invalid, plans/invalid-returns or plans/invalid-tables.</summary>
public sealed partial class RuleDocsTests
{
    /// <summary>Rules that no small plan can break, with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutSample = new(StringComparer.Ordinal)
    {
        ["SH1003"] = "takes a file of more than 256 MiB; tests/Unit/Core/TextFileTests makes one",
        ["SH1009"] = "takes a file that may not be read, which no repository can hold",
        ["SH1010"] = "takes a link that leads back to its own folder, which not every file system can hold; tests/EndToEnd makes one",
        ["SH1301"] = "only `songhua fmt` raises it; its tests do",
        ["SH4004"] = "takes a plan at the limits of the search; tests/Unit/AddUp exercises the limits",
        ["SH4111"] = "only `songhua audit --measure` raises it; its tests do",
        ["SH5202"] = "takes a workbook, which is no text; tests/Unit/Data/InputOutput makes one",
        ["SH5225"] = "takes a workbook of several sheets, which is no text; tests/Unit/Data/InputOutput makes one",
    };

    private static readonly ILookup<string, string> Samples = FindSamples();

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        Assert.All(ProgramAssemblies.Rules, r => Assert.Matches("^SH[1-9][0-9]{3}$", r.Code));
        Assert.Empty(ProgramAssemblies.Rules.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.NotEmpty(ProgramAssemblies.Rules);
    }

    [Fact]
    public void Every_rule_says_what_why_and_what_to_do() => Assert.All(ProgramAssemblies.Rules, r =>
    {
        foreach (var phrase in (Phrase[])[r.Message, r.Why, r.Remedy])
        {
            Assert.False(string.IsNullOrWhiteSpace(phrase.En), r.Code);
            Assert.False(string.IsNullOrWhiteSpace(phrase.Zh), r.Code);
        }

        Assert.EndsWith(".", r.Why.En, StringComparison.Ordinal);
        Assert.EndsWith(".", r.Remedy.En, StringComparison.Ordinal);
        Assert.False(r.Message.En.EndsWith('.'), r.Code);
    });

    [Fact]
    public void Every_rule_has_a_bad_sample()
    {
        var missing = ProgramAssemblies.Rules.Select(r => r.Code).Where(c => !Samples.Contains(c) && !WithoutSample.ContainsKey(c));
        Assert.Empty(missing);
        Assert.DoesNotContain(WithoutSample.Keys, Samples.Contains);
    }

    [Fact]
    public void The_pages_are_up_to_date()
    {
        var pages = ProgramAssemblies.Rules.ToDictionary(r => r.Code + ".md", Page, StringComparer.Ordinal);
        pages["README.md"] = Index();
        Golden.CheckFolder("docs/diagnostics", pages);
    }

    private static string Page(Rule rule)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {rule.Code}: {Shown(rule.Message.En)}\n\n{Shown(rule.Message.Zh)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Severity: {Severity(rule)}.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"**Why it matters.** {Shown(rule.Why.En)} {Shown(rule.Why.Zh)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"**What to do.** {Shown(rule.Remedy.En)} {Shown(rule.Remedy.Zh)}\n\n");
        if (Samples[rule.Code].Any())
        {
            var links = Samples[rule.Code].Select(s => $"[{s}](../../{s})");
            page.Append(CultureInfo.InvariantCulture, $"Samples that raise it: {string.Join(", ", links)}.\n");
        }
        else
        {
            page.Append(CultureInfo.InvariantCulture, $"No small sample: {WithoutSample.GetValueOrDefault(rule.Code)}.\n");
        }

        return page.ToString();
    }

    private static string Index()
    {
        var page = new StringBuilder("# Diagnostics\n\n");
        page.Append("What can be wrong with a plan or its data. Errors must be mended before results are given; warnings and notes need not.\n");
        page.Append("Written by the tests from the rules in the source; do not edit.\n\n| code | severity | message | 内容 |\n|---|---|---|---|\n");
        foreach (var rule in ProgramAssemblies.Rules)
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{rule.Code}]({rule.Code}.md) | {Severity(rule)} | {Shown(rule.Message.En)} | {Shown(rule.Message.Zh)} |\n");
        }

        return page.ToString();
    }

    private static string Severity(Rule rule) => rule.Severity.ToString().ToLowerInvariant();

    // Places for particulars are shown as an ellipsis.
    private static string Shown(string wording) => Place().Replace(wording, "…");

    private static ILookup<string, string> FindSamples()
    {
        return (from folder in (string[])["plans/invalid", "plans/invalid-returns", "plans/invalid-tables"]
                from file in Directory.EnumerateFiles(Path.Combine(Golden.Root, folder), "*", SearchOption.AllDirectories)
                where Path.GetExtension(file) is ".yaml" or ".yml" or ".csv" or ".txt"
                let sample = string.Join('/', Path.GetRelativePath(Golden.Root, file).Replace('\\', '/').Split('/').Take(3))
                from Match match in Expected().Matches(File.ReadAllText(file))
                select (match.Groups[1].Value, sample))
            .Distinct().OrderBy(s => s.sample, StringComparer.Ordinal).ToLookup(s => s.Value, s => s.sample, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?:error|warning|note) (SH\d{4}):")]
    private static partial Regex Expected();

    [GeneratedRegex(@"\{\d+(?::[^}]*)?\}")]
    private static partial Regex Place();
}
