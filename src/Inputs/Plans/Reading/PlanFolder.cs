using System.Collections.Concurrent;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>The text files of a plan's folder, read and cut into raw statements.</summary>
public sealed class PlanFolder
{
    public static readonly Rule NoFolder = new(
        "SH1007", Severity.Error,
        new("there is no folder '{0}'", "没有文件夹“{0}”"),
        new("A plan is a folder of YAML and CSV files.", "规划是由 YAML 和 CSV 文件组成的文件夹。"),
        new("Check the path, or make a plan with `songhua init`.", "请检查路径，或用 `songhua init` 新建规划。"));

    public static readonly Rule NoFiles = new(
        "SH1008", Severity.Error,
        new("the folder holds no .yaml file", "文件夹中没有 .yaml 文件"),
        new("Without one there is no plan to read.", "没有 .yaml 文件便没有规划可读。"),
        new("Add plan.yaml, or make a plan with `songhua init`.", "请添加 plan.yaml，或用 `songhua init` 新建规划。"));

    public static readonly Rule LinkBack = new(
        "SH1010", Severity.Warning,
        new("this folder is a link to a folder that it lies in, and is not read", "该文件夹是指向其上级文件夹的链接，未读取"),
        new("Reading it would read the same files again without end.", "读取它会无休止地重复读取相同文件。"),
        new("Remove the link.", "请删除该链接。"));

    private PlanFolder(string path, string shownAs, IReadOnlyList<SourceText> texts, IReadOnlyList<RawStatement> statements)
    {
        (Path, ShownAs, Texts, Statements) = (path, shownAs, texts, statements);
    }

    /// <summary>Where it lies on disk.</summary>
    public string Path { get; }

    /// <summary>The path as the user wrote it, with forward slashes.</summary>
    public string ShownAs { get; }

    /// <summary>The texts read, by file name.</summary>
    public IReadOnlyList<SourceText> Texts { get; }

    /// <summary>The statements, in order of file and line.</summary>
    public IReadOnlyList<RawStatement> Statements { get; }

    /// <summary>
    /// Reads every .yaml and .csv file below the folder: several at a time, the largest first so that none is left for the end; what was
    /// read stands in ordinal order of the paths.
    /// </summary>
    public static PlanFolder Read(string path, DiagnosticBag diagnostics)
    {
        var shown = path.Replace('\\', '/').TrimEnd('/');
        if (!Directory.Exists(path))
        {
            diagnostics.Report(NoFolder, SourceSpan.WholeFile(shown), shown);
            return new PlanFolder(path, shown, [], []);
        }

        var files = FilesBelow(path, "", [System.IO.Path.GetFullPath(path).TrimEnd('/', '\\')], shown, diagnostics)
            .Where(IsPlanFile)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (!Array.Exists(files, f => !f.EndsWith(".csv", StringComparison.Ordinal)))
        {
            diagnostics.Report(NoFiles, SourceSpan.WholeFile(shown));
        }

        var read = new (SourceText? Text, StatementReader Reader, DiagnosticBag Bag)[files.Length];
        var largestFirst = Enumerable.Range(0, files.Length).OrderByDescending(i => new FileInfo(System.IO.Path.Combine(path, files[i])).Length);
        Parallel.ForEach(
            Partitioner.Create(largestFirst, EnumerablePartitionerOptions.NoBuffering),
            i => read[i] = ReadFile(System.IO.Path.Combine(path, files[i]), $"{shown}/{files[i]}", files[i]));
        foreach (var (_, _, bag) in read)
        {
            diagnostics.AddRange(bag.Sorted());
        }

        return new PlanFolder(
            path, shown,
            [.. read.Where(r => r.Text is not null).Select(r => r.Text!)],
            [.. read.SelectMany(r => r.Reader.Statements)]);
    }

    // Relative paths with forward slashes. A linked folder is read like any other, unless it leads back to where it stands.
    private static IEnumerable<string> FilesBelow(string folder, string relative, IReadOnlyList<string> around, string shown, DiagnosticBag diagnostics)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return relative + System.IO.Path.GetFileName(file);
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Where(d => !System.IO.Path.GetFileName(d).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            var name = relative + System.IO.Path.GetFileName(inner);
            var real = new DirectoryInfo(inner).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? System.IO.Path.Combine(around[^1], System.IO.Path.GetFileName(inner));
            if (around.Contains(real.TrimEnd('/', '\\')))
            {
                diagnostics.Report(LinkBack, SourceSpan.WholeFile($"{shown}/{name}"));
                continue;
            }

            foreach (var file in FilesBelow(inner, name + "/", [.. around, real.TrimEnd('/', '\\')], shown, diagnostics))
            {
                yield return file;
            }
        }
    }

    private static bool IsPlanFile(string file) =>
        !file.Split('/').Any(part => part.StartsWith('.'))
        && (file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal)
            || (file.EndsWith(".csv", StringComparison.Ordinal) && !file.StartsWith("data/", StringComparison.Ordinal)));

    private static (SourceText? Text, StatementReader Reader, DiagnosticBag Bag) ReadFile(string path, string shown, string relative)
    {
        var bag = new DiagnosticBag();
        var reader = new StatementReader(bag);
        var text = TextFile.Read(path, shown, bag);
        if (text is null)
        {
            return (null, reader, bag);
        }

        if (!relative.EndsWith(".csv", StringComparison.Ordinal))
        {
            reader.ReadYaml(text);
        }
        else if (CsvStatements.SectionOf(relative) is { } type)
        {
            CsvStatements.Read(text, relative, type, reader, bag);
        }
        else
        {
            bag.Report(StatementReader.UnknownFileName, SourceSpan.WholeFile(shown));
        }

        return (text, reader, bag);
    }
}
