using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Shift-share of Farhauer and Kröll's region A, and the location quotients of EconGeo's five regions.</summary>
internal static class LocationSelftest
{
    private const string FarhauerKroell = "example of O. Farhauer and A. Kröll (2013), Standorttheorien, chapter 8, recomputed in R";
    private const string EconGeo = "example of location.quotient in EconGeo (P.-A. Balland), recomputed in R";

    // Both examples come out in exact decimals.
    private const double Rounding = 1e-9;

    private static readonly Phrase Change = new("change of region A", "地区 A 的变化");
    private static readonly Phrase National = new("change of region A: national growth", "地区 A 的变化：全国增长效应");
    private static readonly Phrase Mix = new("change of region A: industry mix", "地区 A 的变化：产业结构效应");
    private static readonly Phrase Competitive = new("change of region A: competitive effect", "地区 A 的变化：竞争力效应");
    private static readonly Phrase Net = new("net shift of region A", "地区 A 的净偏离");
    private static readonly Phrase Quotient = new("location quotient of region {0} in industry {1}", "地区 {0} 行业 {1} 的区位商");

    private static readonly double[,] Amounts =
    {
        { 100, 0, 0, 0, 0 },
        { 0, 15, 5, 70, 10 },
        { 0, 20, 10, 20, 50 },
        { 0, 25, 30, 5, 40 },
        { 0, 40, 55, 5, 0 },
    };

    private static readonly double[,] Quotients =
    {
        { 5, 0, 0, 0, 0 },
        { 0, 0.75, 0.25, 3.5, 0.5 },
        { 0, 1, 0.5, 1, 2.5 },
        { 0, 1.25, 1.5, 0.25, 2 },
        { 0, 2, 2.75, 0.25, 0 },
    };

    internal static IReadOnlyList<SelftestCheck> All() => [.. Shifts(), .. LocationShares()];

    private static IReadOnlyList<SelftestCheck> Shifts()
    {
        var result = ShiftShare.Of([90, 20, 10, 60], [100, 40, 10, 55], [400, 150, 150, 400], [440, 210, 135, 480], ShiftShareMethod.Classic);
        return
        [
            Check(Change, 25, result.Change, FarhauerKroell),
            Check(National, 27, result.Effects[0], FarhauerKroell),
            Check(Mix, 1, result.Effects[1], FarhauerKroell),
            Check(Competitive, -3, result.Effects[2], FarhauerKroell),
            Check(Net, -2, result.NetShift, FarhauerKroell),
        ];
    }

    private static IEnumerable<SelftestCheck> LocationShares()
    {
        var activity = new RegionalActivity(Names("R"), Names("I"), Amounts);
        var computed = LocationQuotients.Of(activity);
        return
            from region in Enumerable.Range(0, 5)
            from industry in Enumerable.Range(0, 5)
            where Quotients[region, industry] != 0
            select Check(Quotient.With(activity.Regions[region], activity.Activities[industry]), Quotients[region, industry], computed[region, industry], EconGeo);
    }

    private static SelftestCheck Check(ILocalised what, double published, double computed, string source) =>
        new(what, published, computed, Rounding, UnitCatalogue.One, source);

    private static IReadOnlyList<ILocalised> Names(string letter) => [.. Enumerable.Range(1, 5).Select(i => LocalText.Same($"{letter}{i}"))];
}
