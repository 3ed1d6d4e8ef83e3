using System.Text;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>What formatting does to one file.</summary>
/// <param name="File">The file as shown.</param>
/// <param name="Path">Where it lies on disk.</param>
/// <param name="Before">Its bytes.</param>
/// <param name="After">Its bytes once formatted; the same where nothing is to be done.</param>
public sealed record Formatted(string File, string Path, byte[] Before, byte[] After)
{
    /// <summary>Whether formatting changes the file.</summary>
    public bool Changes => !Before.AsSpan().SequenceEqual(After);
}

/// <summary>
/// Brings plan files into one form: UTF-8 without mark, line feeds, two spaces a level, attributes in the catalogue's order, one
/// blank line between statements. Comments stay with what they stand above or beside. A file whose meaning would change, and one
/// that cannot be read, is left as it is.
/// </summary>
public static class PlanFormatter
{
    internal static readonly Rule NotFormatted = new(
        "SH1301", Severity.Warning,
        new("the file was left as it is: its layout cannot be changed safely", "文件保持原样：无法安全地调整其排版"),
        new("A formatter must never change what a file says.", "格式化绝不能改变文件内容。"),
        new("Write statements as indented blocks, one attribute a line.", "请将语句写成缩进块，每行一个属性。"));

    /// <summary>What formatting would do to the files of a plan. Nothing is written.</summary>
    public static IReadOnlyList<Formatted> Format(string folder, DiagnosticBag diagnostics)
    {
        var files = PlanFolder.Read(folder, diagnostics);
        var results = new List<Formatted>();
        foreach (var text in files.Texts)
        {
            var path = System.IO.Path.Combine(folder, System.IO.Path.GetRelativePath(files.ShownAs, text.File));
            var before = File.ReadAllBytes(path);
            var isCsv = text.File.EndsWith(".csv", StringComparison.Ordinal);
            var formatted = isCsv ? CsvLayout.Format(text) : YamlLayout.Format(text.Content);
            if (!(isCsv ? SameRows(text, formatted) : SameNodes(text, formatted)))
            {
                diagnostics.Report(NotFormatted, SourceSpan.WholeFile(text.File));
                continue;
            }

            results.Add(new Formatted(text.File, path, before, Encoding.UTF8.GetBytes(formatted)));
        }

        return results;
    }

    private static bool SameRows(SourceText text, string formatted)
    {
        var bag = new DiagnosticBag();
        var before = CsvText.Rows(text, bag);
        var after = CsvText.Rows(new SourceText(text.File, formatted, TextEncoding.Utf8), bag);
        return !bag.HasErrors && before.Count == after.Count
            && before.Zip(after).All(p => p.First.Select(f => f.Value).SequenceEqual(p.Second.Select(f => f.Value)));
    }

    private static bool SameNodes(SourceText text, string formatted)
    {
        var bag = new DiagnosticBag();
        var before = YamlText.Read(text, bag);
        var after = YamlText.Read(new SourceText(text.File, formatted, TextEncoding.Utf8), bag);
        return !bag.HasErrors && before is not null && after is not null && Same(before, after) && Comments(text.Content).SequenceEqual(Comments(formatted));
    }

    // Two files say the same where their trees are equal up to the order of keys.
    private static bool Same(Node a, Node b) => (a, b) switch
    {
        (ScalarNode x, ScalarNode y) => x.Value == y.Value,
        (ListNode x, ListNode y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(p => Same(p.First, p.Second)),
        (MapNode x, MapNode y) => x.Entries.Count == y.Entries.Count && x.Entries.All(e => y.Find(e.Key.Value) is { } other && Same(e.Value, other)),
        _ => false,
    };

    private static IEnumerable<string> Comments(string content) =>
        content.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('#')).Order(StringComparer.Ordinal);
}
