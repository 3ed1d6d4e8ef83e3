using Songhua.Cli;
using Songhua.Core;

namespace Songhua.Tests.EndToEnd;

/// <summary>Runs the command line in this process and keeps what it writes.</summary>
internal static class Terminal
{
    internal static (int Code, string Out, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(args, new Screen(output, error, CommandLine.LanguageOf(args), colour: false, width: 160));
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A text as it was before its lines were broken, and without spaces: what a sentence says wherever a line ends.</summary>
    internal static string Unbroken(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    internal static string Jilin => Path.Combine(Golden.Root, "plans", "jilin");
}

/// <summary>A folder that is removed when the test is over.</summary>
internal sealed class Scratch : IDisposable
{
    internal Scratch() => Directory.CreateDirectory(Folder);

    internal string Folder { get; } = Path.Combine(Path.GetTempPath(), "songhua-" + Path.GetRandomFileName());

    /// <summary>Writes a file below the folder and gives its path.</summary>
    internal string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
