using System.Globalization;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.EndToEnd.Invalid;

/// <summary>
/// Every wrong input-output table and concordance in plans/invalid-tables brings out exactly the messages that it says, where it says. A line
/// <c>read: table.csv year=2020 unit=亿元 layout=Nbs</c> of expected.txt says what is read and declared, else it is table.csv with nothing
/// declared; <c>concordance: map.csv from=26,27 to=a,b</c> reads a concordance.
/// </summary>
public sealed class InvalidTablesTests
{
    private static readonly string Parent = Path.Combine(Golden.Root, "plans", "invalid-tables");

    public static TheoryData<string> Samples => [.. Directory.EnumerateDirectories(Parent).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_told_what_is_wrong(string sample)
    {
        var folder = Path.Combine(Parent, sample);
        string[] words = File.Exists(Path.Combine(folder, "table.xlsx")) ? ["read:", "table.xlsx"] : ["read:", "table.csv"];
        var expected = InvalidPlan.Read(folder, line => words = line.Split(' '));
        var diagnostics = new DiagnosticBag();
        var path = words[1] == "." ? folder : Path.Combine(folder, words[1]);
        var shownAs = path.Replace('\\', '/');
        if (words[0] == "concordance:")
        {
            ConcordanceReader.Read(new(path, shownAs, LocalText.Same("map"), Value("from").Split(','), Value("to").Split(',')), diagnostics);
        }
        else
        {
            InputOutputReader.Read(
                new(path, shownAs)
                {
                    Period = Value("year") is { Length: > 0 } year ? Period.Year(int.Parse(year, CultureInfo.InvariantCulture)) : null,
                    Unit = Value("unit") is { Length: > 0 } unit ? UnitCatalogue.Parse(unit) : null,
                    Layout = Value("layout") is { Length: > 0 } layout ? Enum.Parse<InputOutputLayout>(layout) : null,
                },
                diagnostics);
        }

        InvalidPlanTests.AreTold(expected, [.. diagnostics.Sorted().Select(d => InvalidPlan.Told(d, folder))]);

        string Value(string key) => Array.Find(words, w => w.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..] ?? "";
    }
}
