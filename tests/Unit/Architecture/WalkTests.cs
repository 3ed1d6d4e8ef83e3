using System.Text.RegularExpressions;

namespace Songhua.Tests.Unit.Architecture;

/// <summary>The walk of ARCHITECTURE.md, from the plan's line to the screen, names files and members that exist.</summary>
public sealed partial class WalkTests
{
    [Fact]
    public void Every_hop_leads_somewhere()
    {
        var hops = Hop().Matches(File.ReadAllText(Path.Combine(Golden.Root, "ARCHITECTURE.md")));
        Assert.Equal(6, hops.Count);
        Assert.All(hops, hop =>
        {
            var (shown, file, name) = (hop.Groups[1].Value, hop.Groups[2].Value, hop.Groups[3].Value);
            Assert.Equal(shown, file);
            var text = File.ReadAllText(Path.Combine(Golden.Root, file));
            Assert.Matches(file.EndsWith(".cs", StringComparison.Ordinal) ? $@"\b{name}\(" : $@"\b{name}:", text);
        });
    }

    [Fact]
    public void Links_of_the_pages_lead_to_files()
    {
        string[] pages = [.. Directory.EnumerateFiles(Golden.Root, "*.md"), .. Directory.EnumerateFiles(Path.Combine(Golden.Root, "docs"), "*.md", SearchOption.AllDirectories)];
        var broken = from page in pages
                     from Match link in Link().Matches(File.ReadAllText(page))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                     select $"{Path.GetRelativePath(Golden.Root, page)}: {target}";
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"^\|[^|]*\| \[([^\]]+)\]\(([^)]+)\) `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Hop();

    // Pictures (![…]) are made by a run of the program and are not looked for.
    [GeneratedRegex(@"(?<!!\[[^\]]*)\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
