using System.Globalization;
using System.Text.Json;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Pages;

/// <summary>Compares two files run.json table by table, row by row, cell by cell.</summary>
public static class RunDiff
{
    /// <summary>The differences; null where one of the files is not a run.json with results, named in <paramref name="faulty"/>.</summary>
    public static IReadOnlyList<PlanDifference>? Compare(string before, string after, Language language, out string faulty, out string reason)
    {
        faulty = before;
        if (Read(before, language, out reason) is not { } old)
        {
            return null;
        }

        faulty = after;
        if (Read(after, language, out reason) is not { } now)
        {
            return null;
        }

        return Differences(old, now);
    }

    private static List<PlanDifference> Differences(Dictionary<string, Dictionary<string, string>> old, Dictionary<string, Dictionary<string, string>> now)
    {
        var nowhere = SourceSpan.WholeFile("");
        var differences = new List<PlanDifference>();
        foreach (var row in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (a, b) = (old.GetValueOrDefault(row), now.GetValueOrDefault(row));
            if (a is null || b is null)
            {
                differences.Add(new PlanDifference(row, null, a is null ? null : Whole(a), b is null ? null : Whole(b), nowhere));
                continue;
            }

            foreach (var column in a.Keys.Union(b.Keys))
            {
                var (x, y) = (a.GetValueOrDefault(column, ""), b.GetValueOrDefault(column, ""));
                if (x != y)
                {
                    differences.Add(new PlanDifference(row, column, x.Length == 0 ? null : x, y.Length == 0 ? null : y, nowhere));
                }
            }
        }

        return differences;
    }

    private static string Whole(Dictionary<string, string> row) => string.Join(", ", row.Where(c => c.Value.Length > 0).Take(4).Select(c => $"{c.Key}: {c.Value}"));

    private static Dictionary<string, Dictionary<string, string>>? Read(string file, Language language, out string reason)
    {
        reason = "";
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var rows = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
            foreach (var table in document.RootElement.GetProperty("results").GetProperty("tables").EnumerateArray())
            {
                Table(table, language, rows);
            }

            return rows;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            reason = e.Message;
            return null;
        }
    }

    private static void Table(JsonElement table, Language language, Dictionary<string, Dictionary<string, string>> rows)
    {
        var columns = table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("key").GetString()!).ToList();
        foreach (var row in table.GetProperty("rows").EnumerateArray())
        {
            var key = row.GetProperty("key").GetString()!;
            var unique = key;
            for (var copy = 2; rows.ContainsKey(unique); copy++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{key}#{copy}");
            }

            var cells = row.GetProperty("cells").EnumerateArray().Select(c => Text(c, language));
            rows[unique] = columns.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
        }
    }

    private static string Text(JsonElement cell, Language language)
    {
        if (cell.ValueKind == JsonValueKind.Null)
        {
            return "";
        }

        var words = cell.GetProperty("text");
        return words.ValueKind != JsonValueKind.Null
            ? words.GetProperty(language == Language.Chinese ? "zh" : "en").GetString()!
            : cell.GetProperty("value").GetDouble().ToString("R", CultureInfo.InvariantCulture) + (cell.GetProperty("unit").GetString() is { } unit ? " " + unit : "");
    }
}
