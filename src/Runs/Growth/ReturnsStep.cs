using Songhua.Core;
using Songhua.Data;
using Songhua.Growth;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A plan's returns, or a returns folder: from the declaration to the book that growth is computed from.</summary>
public static class ReturnsStep
{
    // Letters of a synthetic place where the plan's places have no code: no province begins with 99.
    private const string MadeUpProvince = "99";

    public static readonly Rule NotReached = new(
        "SH4107", Severity.Error,
        new("the synthetic returns do not reach {0}: {1}", "合成报表未能达到 {0}：{1}"),
        new("They would show another growth than the one stated.", "其显示的增速将与所述不同。"),
        new("Remove a hit that cannot hold together with the others, or choose another span.", "请删除与其他目标不能并存的一项，或更换 span。"));

    public static readonly Rule NoPlaces = new(
        "SH4108", Severity.Error,
        new("no place of the plan lies in {0}", "规划中没有位于{0}的地区"),
        new("Synthetic enterprises need places.", "合成企业需要所在地区。"),
        new("Add places within it.", "请添加其下属地区。"));

    /// <summary>Reads or makes the returns of a declaration; null where that fails, with the reasons.</summary>
    public static ReturnsBook? Run(Plan plan, ReturnsDeclaration declaration, DiagnosticBag diagnostics) =>
        declaration.Synthetic is { } synthetic
            ? Make(plan, declaration, synthetic, diagnostics)?.Book
            : ReturnsFolder.Read(Path.Combine(plan.Folder, declaration.Folder!), diagnostics) is { } folder ? OfFolder(plan, declaration, declaration.Name, folder) : null;

    /// <summary>Reads a returns folder that no plan declares; null where it cannot be read.</summary>
    public static ReturnsBook? OfFolder(string path, DiagnosticBag diagnostics) =>
        ReturnsFolder.Read(path, diagnostics) is { } folder ? OfFolder(null, null, LocalText.Same(path), folder) : null;

    private static ReturnsBook OfFolder(Plan? plan, ReturnsDeclaration? declaration, ILocalised name, ReturnsFolder folder) =>
        new(plan, declaration, name, folder.Panel, folder.Rates, folder.Prices, plan is null ? new Dictionary<string, string>() : Codes(plan, declaration!.Place));

    /// <summary>Makes the synthetic returns of a declaration; null where they cannot be what is asked for.</summary>
    public static (ReturnsBook Book, SyntheticReturns Returns)? Make(Plan plan, ReturnsDeclaration declaration, SyntheticPanel panel, DiagnosticBag diagnostics)
    {
        var codes = Codes(plan, declaration.Place);
        var places = Places(plan, declaration.Place, codes);
        if (places.Count == 0)
        {
            diagnostics.Report(NoPlaces, declaration.Span, plan.Places.TryGetValue(declaration.Place, out var place) ? place.Name : LocalText.Same(declaration.Place));
            return null;
        }

        var hits = plan.Observations.Where(o => panel.Hits.Contains(o.Id)).ToList();
        var returns = ReturnsSynthesis.Make(new()
        {
            Seed = panel.Seed,
            Enterprises = panel.Enterprises,
            First = CalendarMonth.Of(panel.Span.First),
            Months = panel.Span.Months,
            Places = places,
            DominantPlace = places.MaxBy(p => p.Enterprises)!.Code,
            Goals = [.. hits.Select(h => new GrowthGoal(h.Key.Period, h.Figure.Interval.Middle))],
        });
        foreach (var (goal, hit) in returns.Goals.Zip(hits).Where(g => g.First.Outcome != GoalOutcome.Reached))
        {
            diagnostics.Report(NotReached, declaration.Span, hit.Id, goal.Outcome.Word());
        }

        return diagnostics.HasErrors ? null : (new(plan, declaration, declaration.Name, returns.Panel, returns.Rates, returns.Prices, codes), returns);
    }

    // Codes of the places inside a place; those without one get a made-up one, which is shown nowhere.
    private static Dictionary<string, string> Codes(Plan plan, string within)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = 0;
        foreach (var place in plan.Places.Values.Where(p => p.Id == within || IsWithin(plan, p, within)))
        {
            var code = place.Code?.Digits ?? (place.Level == "prefecture" ? $"{MadeUpProvince}{++next:00}00" : null);
            if (code is not null)
            {
                codes.TryAdd(code, place.Id);
            }
        }

        return codes;
    }

    private static bool IsWithin(Plan plan, Place place, string within)
    {
        for (var above = place.Within; above is not null && plan.Places.TryGetValue(above, out var next); above = next.Within)
        {
            if (above == within)
            {
                return true;
            }
        }

        return false;
    }

    // The shipped mix knows the counties of Jilin; elsewhere the prefectures of the plan share the enterprises by rank.
    private static IReadOnlyList<PlaceWeight> Places(Plan plan, string within, Dictionary<string, string> codes)
    {
        if (plan.Places.TryGetValue(within, out var place) && place.Code?.Digits == "220000")
        {
            return PlaceMix.Jilin;
        }

        var prefectures = codes.Keys.Where(c => c.EndsWith("00", StringComparison.Ordinal) && !c.EndsWith("0000", StringComparison.Ordinal)).ToList();
        return [.. (prefectures.Count > 0 ? prefectures : [.. codes.Keys]).Select((code, rank) => new PlaceWeight(code, 1.0 / (rank + 1)))];
    }
}
