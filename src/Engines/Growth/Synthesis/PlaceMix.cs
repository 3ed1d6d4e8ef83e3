namespace Songhua.Growth;

/// <summary>A place of a made-up province.</summary>
/// <param name="Code">GB/T 2260, six digits.</param>
/// <param name="Enterprises">Its weight in the number of enterprises.</param>
public sealed record PlaceWeight(string Code, double Enterprises);

/// <summary>The default places: prefectures and counties of Jilin by GB/T 2260, with invented weights.</summary>
public static class PlaceMix
{
    /// <summary>Counties with weights; those of a prefecture share its weight by rank.</summary>
    public static IReadOnlyList<PlaceWeight> Jilin { get; } =
    [
        .. Prefecture(46, "220106", "220102", "220103", "220112", "220104", "220105", "220113", "220184", "220183", "220122", "220182"),
        .. Prefecture(13, "220203", "220202", "220211", "220284", "220204", "220281", "220221", "220283", "220282"),
        .. Prefecture(7, "220302", "220303", "220322", "220323", "220382"),
        .. Prefecture(5, "220402", "220403", "220421", "220422"),
        .. Prefecture(8, "220502", "220581", "220521", "220524", "220503", "220523", "220582"),
        .. Prefecture(4, "220602", "220621", "220605", "220622", "220681", "220623"),
        .. Prefecture(6, "220702", "220721", "220781", "220722", "220723"),
        .. Prefecture(4, "220802", "220882", "220881", "220821", "220822"),
        .. Prefecture(7, "222403", "222401", "222404", "222405", "222424", "222402", "222426", "222406"),
    ];

    // Weights fall with the rank as 1 / (rank + 1).
    private static IEnumerable<PlaceWeight> Prefecture(double weight, params string[] counties)
    {
        var sum = counties.Select((_, rank) => 1.0 / (rank + 2)).Sum();
        return counties.Select((code, rank) => new PlaceWeight(code, weight / (rank + 2) / sum));
    }
}
