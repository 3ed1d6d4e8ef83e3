using System.Globalization;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.EndToEnd.Invalid;

/// <summary>
/// Every wrong returns folder in plans/invalid-returns brings out exactly the messages that it says, where it says. A line
/// <c>import: march.csv --profile profile.csv</c> in expected.txt imports a file of the folder into it, as received on 2024-04-12;
/// lines <c>growth: 2024-03</c> ask for growth instead.
/// </summary>
public sealed class InvalidReturnsTests
{
    private static readonly string Parent = Path.Combine(Golden.Root, "plans", "invalid-returns");

    public static TheoryData<string> Samples => [.. Directory.EnumerateDirectories(Parent).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_told_what_is_wrong(string sample)
    {
        using var scratch = new Scratch();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Parent, sample), "*", SearchOption.AllDirectories))
        {
            scratch.Write(Path.GetRelativePath(Path.Combine(Parent, sample), file), File.ReadAllText(file));
        }

        var import = "";
        var questions = new List<Period>();
        var expected = InvalidPlan.Read(scratch.Folder, line =>
        {
            if (GrowthQuestion.Of(line) is { } period)
            {
                questions.Add(period);
            }
            else
            {
                import = line;
            }
        });
        var diagnostics = new DiagnosticBag();
        if (questions.Count > 0)
        {
            diagnostics.AddRange(questions.SelectMany(q => GrowthQuestion.Ask(scratch.Folder, q)));
        }
        else if (import.Length == 0)
        {
            ReturnsFolder.Read(scratch.Folder, diagnostics)?.Dispose();
        }
        else
        {
            ReturnsImport.Run(Request(scratch.Folder, import.Split(' ')[1..]), diagnostics, cancellation: TestContext.Current.CancellationToken);
        }

        InvalidPlanTests.AreTold(expected, [.. diagnostics.Sorted().Select(d => InvalidPlan.Told(d, scratch.Folder))]);
    }

    private static ImportRequest Request(string folder, string[] words)
    {
        return new([Path.Combine(folder, words[0])], folder, DateOnly.ParseExact("2024-04-12", "yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            Name = After("--name"),
            Profile = After("--profile") is { } profile ? Path.Combine(folder, profile) : null,
            Month = ReturnMonth.TryParse(After("--month"), out var month) ? month : null,
        };

        string? After(string option) => Array.IndexOf(words, option) is var at and >= 0 ? words[at + 1] : null;
    }
}
