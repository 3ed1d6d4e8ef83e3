namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>A copy of the bundled plan whose returns are declared otherwise.</summary>
internal static class JilinCopy
{
    /// <summary>Copies the plan to <c>plan</c> below the folder and gives its path.</summary>
    /// <param name="scratch">Where to.</param>
    /// <param name="returns">What stands in place of seed, enterprises, span and hits.</param>
    internal static string Of(Scratch scratch, string returns)
    {
        foreach (var file in Directory.EnumerateFiles(Terminal.Jilin, "*", SearchOption.AllDirectories))
        {
            scratch.Write(Path.Combine("plan", Path.GetRelativePath(Terminal.Jilin, file)), File.ReadAllText(file));
        }

        string[] replaced = ["seed:", "enterprises:", "span:", "hits:"];
        var lines = File.ReadAllLines(Path.Combine(Terminal.Jilin, "returns.yaml")).Where(l => !replaced.Any(r => l.TrimStart().StartsWith(r, StringComparison.Ordinal)));
        scratch.Write("plan/returns.yaml", string.Join('\n', lines) + string.Concat(returns.Split('\n').Select(l => $"\n    {l}")) + "\n");
        return Path.Combine(scratch.Folder, "plan");
    }
}
