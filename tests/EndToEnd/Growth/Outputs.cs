using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Songhua.Cli;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>Outputs of the verbs on growth, read back.</summary>
internal static partial class Outputs
{
    internal static readonly Language[] Languages = [Language.English, Language.Chinese];

    /// <summary>Tables as the commands write them.</summary>
    internal static string Of(string format, Language language, IEnumerable<ResultTable> tables)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TableOutput.Write(new(output, output, language, colour: false, width: 400), format, [.. tables]);
        return output.ToString();
    }

    /// <summary>The tables of a CSV output by name: rows of fields, the header first.</summary>
    internal static Dictionary<string, List<string[]>> Csv(string text)
    {
        var tables = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var part in Table().Split(text).Skip(1).Chunk(2))
        {
            var diagnostics = new DiagnosticBag();
            tables.Add(part[0], [.. CsvText.Rows(new("out.csv", part[1], TextEncoding.Utf8), diagnostics).Select(r => r.Select(f => f.Value).ToArray())]);
            Assert.False(diagnostics.HasErrors);
        }

        return tables;
    }

    /// <summary>The numbers of a column of a CSV table, in order of its rows.</summary>
    internal static double[] Column(this List<string[]> table, string column)
    {
        var at = Array.IndexOf(table[0], column);
        return [.. table.Skip(1).Select(r => double.Parse(r[at], CultureInfo.InvariantCulture))];
    }

    /// <summary>Every number in a text, without its sign.</summary>
    internal static HashSet<string> Numbers(string text) => [.. Number().Matches(text).Select(m => m.Value)];

    /// <summary>Runs a command that must succeed and gives its output.</summary>
    internal static string Songhua(params string[] args)
    {
        var (code, text, error) = Terminal.Run(args);
        Assert.True(code == 0, $"songhua {string.Join(' ', args)} ended with {code}:\n{error}");
        return text;
    }

    /// <summary>Everything below a folder by name.</summary>
    internal static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => File.ReadAllText(f, Encoding.UTF8), StringComparer.Ordinal);

    [GeneratedRegex(@"^# (\S+)\r\n", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"\d+(?:\.\d+)?(?:E[-+]\d+)?")]
    private static partial Regex Number();
}
