using System.Runtime.CompilerServices;
using System.Text;

namespace Songhua.Tests;

/// <summary>
/// Compares text with a file of the repository. With the environment variable SONGHUA_UPDATE_GOLDEN=1 the file is rewritten
/// instead; the change then shows in the version history.
/// </summary>
internal static class Golden
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    private static bool Updates => Environment.GetEnvironmentVariable("SONGHUA_UPDATE_GOLDEN") == "1";

    /// <summary>Fails where the file (from the repository's folder) does not hold exactly this text; line ends do not count.</summary>
    public static void Check(string file, string text)
    {
        var path = Path.Combine(Root, file);
        var actual = Normalise(text);
        if (Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(File.Exists(path), $"{file} does not exist. Run the tests with SONGHUA_UPDATE_GOLDEN=1 and look at the new file.");
        var expected = Normalise(File.ReadAllText(path));
        if (expected != actual)
        {
            Assert.Fail($"{file} is not up to date. {FirstDifference(expected, actual)}\nIf the change is meant, run the tests with SONGHUA_UPDATE_GOLDEN=1 and look at the difference.");
        }
    }

    /// <summary>Fails where the folder does not hold exactly these files (name and text); other files in it fail too.</summary>
    public static void CheckFolder(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            Check($"{folder}/{name}", text);
        }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, folder)).Where(p => !files.ContainsKey(Path.GetFileName(p))).ToList())
        {
            if (Updates)
            {
                File.Delete(path);
            }
            else
            {
                Assert.Fail($"{folder}/{Path.GetFileName(path)} is not made any more. Delete it, or run the tests with SONGHUA_UPDATE_GOLDEN=1.");
            }
        }
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";

    private static string FirstDifference(string expected, string actual)
    {
        var (a, b) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => i >= a.Length || i >= b.Length || a[i] != b[i]);
        return $"Line {line + 1}\n  in the file: {(line < a.Length ? a[line] : "(end)")}\n  now:         {(line < b.Length ? b[line] : "(end)")}";
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in (string?[])[AppContext.BaseDirectory, Path.GetDirectoryName(here)])
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Songhua.slnx")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("Songhua.slnx is in no folder above the tests.");
    }
}
