using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Tests.EndToEnd;

/// <summary>Every fact of the five founding texts, S01 to S45, stands in the plan under the path that seed_map.csv names.</summary>
public sealed class SeedTests
{
    private static readonly Lazy<PlanReading> Jilin = new(() => PlanReader.Read(Terminal.Jilin));

    public static TheoryData<string> Seeds => [.. Enumerable.Range(1, 45).Select(i => $"S{i:00}")];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_seed_is_in_the_plan(string seed)
    {
        var rows = Rows().Where(r => r.Seed == seed).ToList();
        Assert.NotEmpty(rows);
        foreach (var (_, path, check) in rows)
        {
            var statement = Jilin.Value.Statements.FirstOrDefault(s => s.Path == path);
            Assert.True(statement is not null, $"{seed}: {path} is not in the plan");
            Assert.True(Holds(statement, check), $"{seed}: {path} does not hold {check}");
        }
    }

    private static List<(string Seed, string Path, string Check)> Rows()
    {
        var text = new SourceText("seed_map.csv", File.ReadAllText(Path.Combine(Golden.Root, "tests/EndToEnd/Jilin/seed_map.csv")), TextEncoding.Utf8);
        return [.. CsvText.Rows(text, new DiagnosticBag()).Skip(1).Select(r => (r[0].Value, r[1].Value, r[2].Value))];
    }

    // attribute=value, attribute.en=words, items=id or reports=words (anywhere inside the list); empty: the statement exists.
    private static bool Holds(RawStatement statement, string check)
    {
        if (check.Length == 0)
        {
            return true;
        }

        var (attribute, expected) = (check[..check.IndexOf('=')], check[(check.IndexOf('=') + 1)..]);
        var dot = attribute.IndexOf('.');
        var index = statement.Type.IndexOf(dot < 0 ? attribute : attribute[..dot]);
        Assert.True(index >= 0, $"{statement.Path} cannot have {attribute}");
        var node = statement[index];
        return dot < 0 ? Mentions(node, expected) : node is MapNode map && map.Find(attribute[(dot + 1)..]) is { } inner && Mentions(inner, expected);
    }

    private static bool Mentions(Node? node, string expected) => node switch
    {
        ScalarNode scalar => scalar.Value == expected,
        ListNode list => list.Items.Any(i => Mentions(i, expected)),
        MapNode map => map.Entries.Any(e => e.Key.Value == expected || Mentions(e.Value, expected)),
        _ => false,
    };
}
