using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Invalid;

/// <summary>A message that a wrong plan must bring out.</summary>
/// <param name="File">The file from the plan's folder; "." for the folder itself.</param>
/// <param name="Line">1-based line; 0 for the whole file.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Severity">error, warning or note.</param>
/// <param name="Code">The rule's code.</param>
/// <param name="Text">A part of the message with its suggestion.</param>
internal sealed record ExpectedMessage(string File, int Line, int Column, string Severity, string Code, string Text)
{
    public override string ToString() => Line == 0 ? $"{File}: {Severity} {Code}: {Text}" : $"{File}({Line},{Column}): {Severity} {Code}: {Text}";
}

/// <summary>
/// A wrong plan in plans/invalid with the messages that it must bring out. They stand under the offending line as comments, the
/// caret under the offending column (<c>#^</c> for the first or second), several of one line one below the other:
/// <code>
///     indicatr: gdp
/// #   ^ error SH2002: 'indicatr' is not an attribute of observations
/// </code>
/// Where no comment can stand they are lines of expected.txt, <c>plan.yaml(3,5): error SH2002: …</c> or
/// <c>plan.yaml: error SH1002: …</c> for a whole file, <c>.</c> being the folder. There <c>scenario: id</c> names a scenario to run
/// and <c>folder: name</c> a folder to read instead; <c>growth: 2024-Q1</c> asks for the growth of a period as well, <c>draw: id</c> for the
/// chances of targets in a scenario.
/// </summary>
internal sealed partial class InvalidPlan
{
    private readonly List<BridgeEnd> _growth = [];
    private readonly List<string> _drawn = [];

    private InvalidPlan(string name)
    {
        Folder = Path.Combine(Parent, name);
        Expected = Read(Folder, line =>
        {
            if (line.StartsWith("scenario: ", StringComparison.Ordinal))
            {
                Scenario = line["scenario: ".Length..].Trim();
            }
            else if (line.StartsWith("folder: ", StringComparison.Ordinal))
            {
                Folder = Path.Combine(Folder, line["folder: ".Length..].Trim());
            }
            else if (line.StartsWith("draw: ", StringComparison.Ordinal))
            {
                _drawn.Add(line["draw: ".Length..].Trim());
            }
            else if (GrowthQuestion.Of(line) is { } period)
            {
                _growth.Add(period);
            }
            else
            {
                throw new FormatException($"{Folder}/expected.txt: '{line}' is not understood");
            }
        });
    }

    public static string Parent { get; } = Path.Combine(Golden.Root, "plans", "invalid");

    public string Folder { get; private set; }

    public string? Scenario { get; private set; }

    public IReadOnlyList<ExpectedMessage> Expected { get; }

    public static InvalidPlan Read(string name) => new(name);

    /// <summary>The messages that a folder says it brings out; lines of expected.txt that are none go to <paramref name="other"/>.</summary>
    public static IReadOnlyList<ExpectedMessage> Read(string folder, Action<string> other)
    {
        var expected = new List<ExpectedMessage>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var lines = Encoding.Latin1.GetString(File.ReadAllBytes(path)).Split('\n').Select(l => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(l)).TrimEnd('\r')).ToArray();
            if (file == "expected.txt")
            {
                ReadList(lines, expected, other);
            }
            else
            {
                ReadComments(file, lines, expected);
            }
        }

        return expected;
    }

    /// <summary>What the program says of it, in the same form, with the whole message.</summary>
    public IReadOnlyList<ExpectedMessage> Run()
    {
        var run = Songhua.Runs.Run.Execute(new RunRequest(Folder) { Scenario = Scenario });
        var drawing = new DiagnosticBag();
        if (_drawn.Count > 0)
        {
            ScenarioStep.Run(run.Results!, _drawn, new EnsembleSpec(1, 1000), drawing, []);
        }

        return [.. run.Diagnostics.Concat(_growth.SelectMany(p => GrowthQuestion.Ask(Folder, p))).Concat(drawing.Sorted()).Select(d => Told(d, Folder))];
    }

    /// <summary>A diagnostic as an expected message, with files named from a folder.</summary>
    public static ExpectedMessage Told(Diagnostic d, string inFolder)
    {
        var folder = inFolder.Replace('\\', '/');
        var file = d.Span.File == folder ? "." : d.Span.File.StartsWith(folder + "/", StringComparison.Ordinal) ? d.Span.File[(folder.Length + 1)..] : d.Span.File;
        var text = d.Message.In(Language.English) + (d.Suggestion is null ? "" : $"; did you mean '{d.Suggestion}'?");
        return new ExpectedMessage(file, d.Span.Line, d.Span.Line == 0 ? 0 : d.Span.Column, d.Severity.ToString().ToLowerInvariant(), d.Rule.Code, text.Replace(folder, ".", StringComparison.Ordinal));
    }

    private static void ReadList(string[] lines, List<ExpectedMessage> expected, Action<string> other)
    {
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (Listed().Match(line) is { Success: true } m)
            {
                expected.Add(new ExpectedMessage(m.Groups["file"].Value, Number(m, "line"), Number(m, "column"), m.Groups["severity"].Value, m.Groups["code"].Value, m.Groups["text"].Value));
            }
            else
            {
                other(line);
            }
        }
    }

    private static void ReadComments(string file, string[] lines, List<ExpectedMessage> expected)
    {
        var offending = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Commented().Match(lines[i]) is not { Success: true } m)
            {
                offending = i + 1;
                continue;
            }

            var caret = lines[i].IndexOf('^', StringComparison.Ordinal) + 1;
            expected.Add(new ExpectedMessage(file, offending, caret == 2 ? 1 : caret, m.Groups["severity"].Value, m.Groups["code"].Value, m.Groups["text"].Value.TrimEnd()));
        }
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^#\s*\^\s*(?<severity>error|warning|note) (?<code>SH\d{4}): (?<text>.*)$")]
    private static partial Regex Commented();

    [GeneratedRegex(@"^(?<file>[^(:]+)(?:\((?<line>\d+),(?<column>\d+)\))?: (?<severity>error|warning|note) (?<code>SH\d{4}): (?<text>.*)$")]
    private static partial Regex Listed();
}
