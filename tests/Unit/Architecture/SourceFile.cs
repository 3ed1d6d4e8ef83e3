using System.Text.RegularExpressions;

namespace Songhua.Tests.Unit.Architecture;

/// <summary>A method, constructor or operator with the lines it covers.</summary>
internal sealed record MethodLines(string Name, int FirstLine, int Lines);

/// <summary>A source file of the program: what it declares, what it names, and how long its methods are.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path, string text)
    {
        Path = path;
        Lines = text.AsSpan().Count('\n');
        Masked = SourceMask.Of(text);
        Usings = [.. UsingLine().Matches(Masked).Select(m => m.Groups[1].Value)];
        Types = [.. TypeDeclaration().Matches(Masked).Select(m => m.Groups[1].Value)];
        Names = Word().Matches(Masked).Select(m => m.Value).Except(MemberDeclaration().Matches(Masked).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Methods = [.. FindMethods(Masked)];
    }

    /// <summary>The path from the repository's folder, with forward slashes.</summary>
    public string Path { get; }

    public int Lines { get; }

    /// <summary>The text without comments and strings.</summary>
    public string Masked { get; }

    /// <summary>The namespaces, types and aliases of its using lines.</summary>
    public IReadOnlyList<string> Usings { get; }

    /// <summary>The types that it declares.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Every word that is not a member of something: not after a dot, not called, and not a name that this file gives to a member or parameter.</summary>
    public IReadOnlySet<string> Names { get; }

    public IReadOnlyList<MethodLines> Methods { get; }

    /// <summary>The folder of its project: src/Core, src/Inputs/Plans, …</summary>
    public string Project => ProjectFolder().Match(Path).Value;

    /// <summary>The folder inside its project; for a file that stands in the project's own folder, the file.</summary>
    public string Folder => Path[(Project.Length + 1)..].Split('/')[0];

    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Golden.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(p => (Full: p, Path: System.IO.Path.GetRelativePath(Golden.Root, p).Replace('\\', '/')))
            .Where(p => !p.Path.Contains("/obj/", StringComparison.Ordinal) && !p.Path.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(p => p.Path, StringComparer.Ordinal)
            .Select(p => new SourceFile(p.Path, File.ReadAllText(p.Full))),
    ];

    /// <summary>Reads a text as if it were a file, for the tests of this class.</summary>
    public static SourceFile OfText(string text) => new("src/Core/Text.cs", text);

    // Members stand directly inside a type's braces and end with ';' or a closing brace. A member with a parameter list before its
    // body is a method; one that assigns before it is a field.
    private static IEnumerable<MethodLines> FindMethods(string text)
    {
        var blocks = new Stack<bool>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            var inType = blocks.Count == 0 || blocks.Peek();
            switch (text[i])
            {
                case '{' when inType && depth == 0 && TypeHeader().IsMatch(text[start..i]):
                    blocks.Push(true);
                    start = i + 1;
                    break;
                case '{':
                    blocks.Push(false);
                    break;
                case '}':
                    blocks.Pop();
                    if (blocks.Count == 0 || blocks.Peek())
                    {
                        if (Method(text, start, i) is { } method)
                        {
                            yield return method;
                        }

                        start = i + 1;
                    }

                    break;
                case ';' when inType && depth == 0:
                    if (Method(text, start, i) is { } expression)
                    {
                        yield return expression;
                    }

                    start = i + 1;
                    break;
            }
        }
    }

    private static MethodLines? Method(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var member = MethodHeader().Match(text[start..(end + 1)]);
        return member.Success
            ? new MethodLines(member.Groups[1].Value, 1 + text.AsSpan(0, start).Count('\n'), 1 + text.AsSpan(start, end - start).Count('\n'))
            : null;
    }

    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)(?:<[^;]*>)?\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>?\[\]]+)\s+(\w+)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"\b(?:namespace|class|struct|interface|enum|record)\s+\w")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"^[^={;]*?\b((?:operator\s*\S+?)|\w+)\s*(?:<[^(){}=]*>)?\s*\([^{;]*\)\s*(?:where[^{]*|:\s*(?:base|this)[^{]*)?(?:\{|=>)", RegexOptions.Singleline)]
    private static partial Regex MethodHeader();

    [GeneratedRegex(@"(?<!\b(?:new|is|as|not|or|and|in|out|ref|return|throw|case|static|public|private|internal|await))(?<=[\w>\]?)])[ ]([A-Z]\w*)(?=\s*(?:[,);{]|=))")]
    private static partial Regex MemberDeclaration();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*\b(?!\s*\()|(?<=\b(?:new|:)\s+)[A-Z]\w*(?=\s*\()")]
    private static partial Regex Word();

    [GeneratedRegex(@"^src/(?:Core|Numerics|Runs|(?:Inputs|Engines|Apps)/\w+)")]
    private static partial Regex ProjectFolder();
}
