using System.Text.RegularExpressions;

namespace Songhua.Tests.EndToEnd;

/// <summary>Walks docs/tutorial.md: writes its files, runs its commands, and looks for every line of output that it shows.</summary>
public sealed partial class TutorialTests
{
    [Fact]
    public void Every_command_of_the_tutorial_does_what_the_page_says()
    {
        using var scratch = new Scratch();
        var commands = 0;
        foreach (var (info, body) in Blocks(File.ReadAllText(Path.Combine(Golden.Root, "docs/tutorial.md"))))
        {
            if (Option(info, "file") is { } file)
            {
                scratch.Write(file, body);
            }
            else if (info.StartsWith("console", StringComparison.Ordinal))
            {
                commands += Console(scratch.Folder, body, int.Parse(Option(info, "exit") ?? "0", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        Assert.True(commands > 12);
    }

    private static int Console(string folder, string body, int exit)
    {
        var output = "";
        var commands = 0;
        foreach (var line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("$ songhua ", StringComparison.Ordinal))
            {
                var arguments = line[10..].Split(' ').Select(a => a.StartsWith("my-", StringComparison.Ordinal) ? Path.Combine(folder, a) : a).ToArray();
                var (code, text, error) = Terminal.Run(arguments);
                output = (text + error).Replace(folder.Replace('\\', '/') + "/", "", StringComparison.Ordinal);
                Assert.True(code == exit, $"{line} ended with {code}:\n{output}");
                commands++;
            }
            else
            {
                Assert.True(output.Contains(line, StringComparison.Ordinal), $"The output does not hold\n{line}\nbut\n{output}");
            }
        }

        return commands;
    }

    private static IEnumerable<(string Info, string Body)> Blocks(string page) =>
        Fence().Matches(page).Select(m => (m.Groups[1].Value, m.Groups[2].Value));

    private static string? Option(string info, string name) =>
        info.Split(' ').FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    [GeneratedRegex("^```([^\n]+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
