using Songhua.Core;

namespace Songhua.Plans;

/// <summary>One difference between two plans.</summary>
/// <param name="Path">The statement: section/id.</param>
/// <param name="Attribute">The attribute that differs; null where the whole statement is on one side only.</param>
/// <param name="Before">How it was written; null where it is new.</param>
/// <param name="After">How it is written; null where it is gone.</param>
/// <param name="Span">Where it stands, in the second plan where it is there, else in the first.</param>
public sealed record PlanDifference(string Path, string? Attribute, string? Before, string? After, SourceSpan Span);

/// <summary>Compares two plans statement by statement and attribute by attribute, whatever files and order they stand in.</summary>
public static class PlanDiff
{
    /// <summary>The differences in order of section and id. Observations without an id of their own are matched by what they say.</summary>
    public static IReadOnlyList<PlanDifference> Compare(IReadOnlyList<RawStatement> before, IReadOnlyList<RawStatement> after)
    {
        var old = Index(before);
        var now = Index(after);
        var differences = new List<PlanDifference>();
        foreach (var path in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (a, b) = (old.GetValueOrDefault(path), now.GetValueOrDefault(path));
            if (a is null || b is null)
            {
                var only = (a ?? b)!;
                differences.Add(new PlanDifference(path, null, a is null ? null : Text(only), b is null ? null : Text(only), only.Span));
            }
            else
            {
                differences.AddRange(Attributes(path, a, b));
            }
        }

        return differences;
    }

    private static IEnumerable<PlanDifference> Attributes(string path, RawStatement a, RawStatement b)
    {
        for (var i = 0; i < a.Type.Attributes.Count; i++)
        {
            var (before, after) = (a[i] is { } x ? Text(x) : null, b[i] is { } y ? Text(y) : null);
            if (before != after)
            {
                yield return new PlanDifference(path, a.Type.Attributes[i].Name, before, after, b[i]?.Span ?? b.Span);
            }
        }
    }

    // Rows of observations are named after their line; a row that only moved is the same statement, so its address is what it speaks of.
    private static Dictionary<string, RawStatement> Index(IReadOnlyList<RawStatement> statements)
    {
        var index = new Dictionary<string, RawStatement>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            var numbered = statement.Type == EvidenceTypes.Observations && statement.Id.EndsWith($"_{statement.Span.Line}", StringComparison.Ordinal);
            var path = numbered
                ? $"observations/{Word("indicator")}@{Word("place")}{(Word("of") is { Length: > 0 } of ? "/" + of : "")}:{Word("period")}:{Facet()}:{Word("source")}"
                : statement.Path;
            for (var copy = 2; !index.TryAdd(path, statement); copy++)
            {
                path = $"{path.Split('#')[0]}#{copy}";
            }

            string Word(string name) => statement[name] is ScalarNode scalar ? scalar.Value : "";
            string Facet() => statement["growth"] is not null ? "growth" : statement["share"] is not null ? "share" : "level";
        }

        return index;
    }

    private static string Text(RawStatement statement)
    {
        var parts = Enumerable.Range(0, statement.Type.Attributes.Count)
            .Where(i => statement[i] is not null)
            .Select(i => $"{statement.Type.Attributes[i].Name}: {Text(statement[i]!)}");
        return string.Join(", ", parts);
    }

    internal static string Text(Node node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key.Value}: {Text(e.Value)}"))}}}",
        _ => "",
    };
}
