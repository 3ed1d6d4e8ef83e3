using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Tests.Unit.Docs;

/// <summary>docs/conformance.md names every method, its page, tests that exist, and says where there is no validation.</summary>
public sealed partial class ConformanceDocsTests
{
    private static readonly IReadOnlyList<Row> Rows = Read(File.ReadAllText(Path.Combine(Golden.Root, "docs", "conformance.md")));

    private static readonly IReadOnlyList<Method> Methods = [.. ProgramAssemblies.StaticFields.Select(f => f.Value).OfType<Method>()];

    [Fact]
    public void Every_page_of_methods_has_a_row_and_no_other()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Golden.Root, "docs", "methods"), "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);
        Assert.Equal(pages, Rows.Select(r => r.Page).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Rows.Count(r => r.IsFirst), Rows.Select(r => r.Page).Distinct().Count());
    }

    [Fact]
    public void Every_method_of_the_program_has_a_row_and_no_other()
    {
        Assert.NotEmpty(Methods);
        Assert.Equal(Methods.Select(m => m.Id).Distinct().Order(StringComparer.Ordinal), Rows.Select(r => r.Id).Where(id => id.Length > 0).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        Assert.All(Rows, r => Assert.NotEmpty(r.Tests));
        Assert.All(Rows.SelectMany(r => r.Tests), t => Assert.True(File.Exists(Path.Combine(Golden.Root, "tests", t + ".cs")), t));
    }

    [Fact]
    public void Every_row_says_what_against_and_how_closely_or_that_it_is_unvalidated() => Assert.All(Rows, r =>
    {
        Assert.NotEqual("", r.Against);
        Assert.True(r.Tolerance.Length > 0 || r.IsUnvalidated, $"{r.Page}: {r.Against}");
    });

    /// <summary>A method that prints "unvalidated" beside its numbers is called so here.</summary>
    [Fact]
    public void What_the_program_calls_unvalidated_is_called_so() => Assert.All(Methods.ToLookup(m => m.Id), methods =>
    {
        var rows = Rows.Where(r => r.Id == methods.Key).ToList();
        Assert.True(methods.All(m => m.Validated is not null) || rows.Any(r => r.IsUnvalidated), methods.Key);
    });

    // A row without a page belongs to the page above it.
    private static List<Row> Read(string text)
    {
        var (rows, page, id) = (new List<Row>(), "", "");
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith('|')).Skip(2))
        {
            string[] cells = [.. line.Trim('|').Split('|').Select(c => c.Trim())];
            Assert.True(cells.Length == 5, line);
            var link = MethodPage().Match(cells[0]);
            Assert.True(link.Success == (cells[0].Length > 0), line);
            if (link.Success)
            {
                (page, id) = (link.Groups[1].Value, cells[1].StartsWith('`') ? cells[1].Trim('`') : "");
            }

            rows.Add(new(page, link.Success, id, cells[2], [.. Code().Matches(cells[3]).Select(m => m.Groups[1].Value)], cells[4]));
        }

        return rows;
    }

    private sealed record Row(string Page, bool IsFirst, string Id, string Against, IReadOnlyList<string> Tests, string Tolerance)
    {
        public bool IsUnvalidated => Against.Contains("unvalidated", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\[[^\]]+\]\(methods/([a-z-]+)\.md\)$")]
    private static partial Regex MethodPage();

    [GeneratedRegex("`([A-Za-z/]+Tests)`")]
    private static partial Regex Code();
}
