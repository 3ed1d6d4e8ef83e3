using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Whether relatedness foretold which activities came: a back-test between two dates of one kind of matrix.</summary>
/// <param name="Earlier">The earlier matrix.</param>
/// <param name="Later">The later one.</param>
/// <param name="Result">How density and the baselines ranked what came.</param>
public sealed record EntryCheck(PlanActivities Earlier, PlanActivities Later, EntryBacktest Result)
{
    private const int Top = 10;

    /// <summary>Every matrix against the next later one that counts the same thing in the same columns.</summary>
    internal static IReadOnlyList<EntryCheck> All(IReadOnlyList<PlanActivities> matrices)
    {
        var checks = new List<EntryCheck>();
        foreach (var earlier in matrices)
        {
            if (matrices.Where(m => m.Declaration.Year > earlier.Declaration.Year && m.Declaration.Columns == earlier.Declaration.Columns && m.Declaration.Unit.Dimension.Equals(earlier.Declaration.Unit.Dimension))
                .MinBy(m => m.Declaration.Year) is { } later)
            {
                string[] regions = [.. earlier.Activities.Table.Rows.Union(later.Activities.Table.Rows).Order(StringComparer.Ordinal)];
                string[] activities = [.. earlier.Activities.Table.Columns.Union(later.Activities.Table.Columns).Order(StringComparer.Ordinal)];
                checks.Add(new(earlier, later, EntryPrediction.Backtest(At(earlier, regions, activities), At(later, regions, activities), Top)));
            }
        }

        return checks;
    }

    // Both over the same regions and activities. A region that a matrix does not have at all is missing there; an activity without a row is none.
    private static Presence At(PlanActivities matrix, string[] regions, string[] activities)
    {
        var table = matrix.Activities.Table;
        var rows = table.Rows.Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);
        var columns = table.Columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var values = new double[regions.Length, activities.Length];
        for (var r = 0; r < regions.Length; r++)
        {
            for (var a = 0; a < activities.Length; a++)
            {
                values[r, a] = !rows.TryGetValue(regions[r], out var row) ? double.NaN : columns.TryGetValue(activities[a], out var column) ? table[row, column] : 0;
            }
        }

        double[] whole = [.. Enumerable.Range(0, activities.Length).Select(a => Enumerable.Range(0, regions.Length).Select(r => values[r, a]).Where(v => !double.IsNaN(v)).Sum())];
        return Presence.Of(LocationQuotients.Of(new RegionalActivity([.. regions.Select(LocalText.Same)], [.. activities.Select(LocalText.Same)], values), whole));
    }
}
