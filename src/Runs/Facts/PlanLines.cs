using Songhua.Core;

namespace Songhua.Runs;

/// <summary>Shows places in the plan without the folder in front, which is the reader's own.</summary>
public sealed class PlanLines(string folder)
{
    private readonly string _prefix = folder.Replace('\\', '/').TrimEnd('/') + "/";

    /// <summary><c>file(line,column)</c>, the file from the plan's folder.</summary>
    public string Shown(SourceSpan span) => (span with { File = File(span.File) }).ToString();

    /// <summary>The file from the plan's folder.</summary>
    public string File(string file) => file.StartsWith(_prefix, StringComparison.Ordinal) ? file[_prefix.Length..] : file;
}
