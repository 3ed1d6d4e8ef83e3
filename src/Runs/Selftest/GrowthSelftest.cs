using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>
/// The arithmetic of growth at comparable prices as China's National Bureau of Statistics computes it, on three industries with
/// invented numbers and exact results.
/// </summary>
internal static class GrowthSelftest
{
    private const string Source = "method of the National Bureau of Statistics of China since 2004, exact arithmetic on invented numbers";

    private static readonly Phrase Total = new("growth of three industries at comparable prices", "三个行业合计的可比价增速");
    private static readonly Phrase OfIndustry = new("growth of industry {0} at comparable prices", "行业 {0} 的可比价增速");
    private static readonly Phrase PullOf = new("pull of industry {0}", "行业 {0} 的拉动点数");
    private static readonly Phrase ContributionOf = new("contribution rate of industry {0}", "行业 {0} 的贡献率");
    private static readonly Phrase Nominal = new("growth of their value added at current prices", "三个行业增加值的现价增速");
    private static readonly Phrase Naive = new("naive growth of their output", "三个行业产值的简单对比增速");

    // Class, output now, matched base, rate, price index, and the published growth, pull and contribution.
    private static readonly (string Class, double Output, double Base, double Rate, double Price, double Growth, double Pull, double Contribution)[] Industries =
    [
        ("3611", 520, 480, 0.24, 0.98, 10.544, 6.4715, 87.46),
        ("2611", 210, 200, 0.20, 1.03, 1.942, 0.4138, 5.59),
        ("1310", 130, 125, 0.26, 1.01, 2.970, 0.5143, 6.95),
    ];

    internal static IReadOnlyList<SelftestCheck> All()
    {
        var month = CalendarMonth.Of(2024, 3);
        var register = RegisterEntry.Register(Industries.Select(i => new RegisterEntry(i.Class, "", i.Class, "220100", EnterpriseSize.Unstated, CalendarMonth.Of(2000, 1))), ValueStatus.Synthetic);
        var byClass = Industries.ToDictionary(i => i.Class, StringComparer.Ordinal);
        var rows = register.Codes.SelectMany((code, e) => (ReturnRow[])
        [
            new(e, month, 1, 0) { Output = byClass[code].Output, OutputLastYear = byClass[code].Base },
            new(e, month - 12, 1, 0) { Output = byClass[code].Base },
        ]);
        var panel = ReturnRow.Panel(register, rows, [new("selftest", new(2024, 4, 12))]);
        var rates = new ValueAddedRates(Industries.ToDictionary(i => (i.Class, 2024), i => i.Rate), ValueStatus.Synthetic);
        var prices = new ProducerPriceIndices(Industries.ToDictionary(i => (i.Class, month.Number, 1), i => i.Price), ValueStatus.Synthetic);
        var slot = new Slot(month, 1);
        var sums = GrowthEngine.Solve(new()
        {
            Panel = panel,
            Slots = [slot],
            Factors = [SlotFactors.Of(register.Classes, rates, prices, slot, RateYear.Current, [])],
            Vintages = 1,
            GroupOf = register.ClassOf,
            Groups = register.Classes.Count,
        }).Total();
        var total = default(GrowthSums);
        foreach (var group in sums)
        {
            total.Add(group);
        }

        var all = GrowthFigures.Of(total, total, new());
        var checks = new List<SelftestCheck>
        {
            Check(Total, 7.39957, all.Growth, 0.000005), Check(Nominal, 6.87267, all.Nominal, 0.000005), Check(Naive, 6.8323, all.Naive, 0.00005),
        };
        for (var c = 0; c < register.Classes.Count; c++)
        {
            var (published, figures) = (byClass[register.Classes[c]], GrowthFigures.Of(sums[c], total, new()));
            var division = published.Class[..2];
            checks.Add(Check(OfIndustry.With(division), published.Growth, figures.Growth, 0.0005));
            checks.Add(Check(PullOf.With(division), published.Pull, figures.Pull, 0.00005));
            checks.Add(Check(ContributionOf.With(division), published.Contribution, figures.Contribution, 0.005));
        }

        return checks;
    }

    private static SelftestCheck Check(ILocalised what, double published, double computed, double tolerance) =>
        new(what, published, computed * 100, tolerance, UnitCatalogue.Percent, Source);
}
