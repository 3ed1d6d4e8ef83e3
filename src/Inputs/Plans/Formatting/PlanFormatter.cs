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

    /// <summary>Whether the file is not in form and was left as it is, because laying it out would change what it says.</summary>
    public bool IsLeftAlone { get; init; }
}

/// <summary>
/// Brings plan files into one form: UTF-8 without mark, line feeds, two spaces a level, attributes in the catalogue's order, one
/// blank line between statements; in CSV no blank lines, quotes only where needed and no empty columns at the end. Comments stay with
/// what they stand above or beside. A file whose meaning would change, and one that cannot be read, is left as it is. Wide tables under
/// data/ are data as they were supplied, and not laid out.
/// </summary>
public static class PlanFormatter
{
    internal static readonly Rule NotFormatted = new(
        "SH1301", Severity.Warning,
        new("the file was left as it was: laid out anew, {0}", "文件保持原样：重新排版后{0}"),
        new("A formatter must never change what a file says.", "格式化绝不能改变文件内容。"),
        new("Write statements as indented blocks, one attribute a line, with the lines of a value deeper than its key.", "请将语句写成缩进块，每行一个属性，值的各行须比其键缩进更深。"));

    private static readonly Phrase Unreadable = new("it could not be read any more", "将无法读取");
    private static readonly Phrase OtherValue = new("this value would change", "此处的值会改变");
    private static readonly Phrase OtherRow = new("a row would change", "某一行会改变");
    private static readonly Phrase LostComment = new("a comment would be lost", "会丢失注释");

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
            if ((isCsv ? RowsDiffer(text, formatted) : NodesDiffer(text, formatted)) is { } difference)
            {
                diagnostics.Report(NotFormatted, difference.At, difference.Reason);
                results.Add(new Formatted(text.File, path, before, before) { IsLeftAlone = true });
                continue;
            }

            results.Add(new Formatted(text.File, path, before, Encoding.UTF8.GetBytes(formatted)));
        }

        return results;
    }

    private static (SourceSpan At, Phrase Reason)? RowsDiffer(SourceText text, string formatted)
    {
        var bag = new DiagnosticBag();
        var before = CsvText.Rows(text, bag);
        var after = CsvText.Rows(new SourceText(text.File, formatted, TextEncoding.Utf8), bag);
        return bag.HasErrors || before.Count != after.Count
            || !before.Zip(after).All(p => p.First.Select(f => f.Value).SequenceEqual(p.Second.Select(f => f.Value)))
            ? (SourceSpan.WholeFile(text.File), OtherRow)
            : null;
    }

    private static (SourceSpan At, Phrase Reason)? NodesDiffer(SourceText text, string formatted)
    {
        var bag = new DiagnosticBag();
        var before = YamlText.Read(text, bag);
        var after = YamlText.Read(new SourceText(text.File, formatted, TextEncoding.Utf8), bag);
        return bag.HasErrors || before is null || after is null ? (SourceSpan.WholeFile(text.File), Unreadable)
            : FirstDifference(before, after) is { } node ? (node.Span, OtherValue)
            : !Comments(text.Content).SequenceEqual(Comments(formatted)) ? (SourceSpan.WholeFile(text.File), LostComment)
            : null;
    }

    // Two files say the same where their trees are equal up to the order of keys; else the first node of the first that is not there.
    private static Node? FirstDifference(Node a, Node b) => (a, b) switch
    {
        (ScalarNode x, ScalarNode y) => x.Value == y.Value ? null : a,
        (ListNode x, ListNode y) when x.Items.Count == y.Items.Count => First(x.Items.Zip(y.Items)),
        (MapNode x, MapNode y) when x.Entries.Count == y.Entries.Count && x.Entries.All(e => y.Find(e.Key.Value) is not null) =>
            First(x.Entries.Select(e => (e.Value, y.Find(e.Key.Value)!))),
        _ => a,
    };

    private static Node? First(IEnumerable<(Node, Node)> pairs) => pairs.Select(p => FirstDifference(p.Item1, p.Item2)).FirstOrDefault(d => d is not null);

    private static IEnumerable<string> Comments(string content) =>
        content.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()).Where(l => l.StartsWith('#')).Order(StringComparer.Ordinal);
}
