using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth;

/// <summary>Who is compared with whom; every number can be checked by hand.</summary>
public sealed class CoverageTests
{
    private static readonly GrowthSpec Restated = new();
    private static readonly GrowthSpec Own = new(BaseSource.OwnReturn);

    // Value-added rate one half and prices unchanged, so that growth is that of output.
    private static SmallPanel Plain(params string[] months)
    {
        var panel = new SmallPanel().Rate("36", 2024, 0.5).Rate("36", 2023, 0.5);
        foreach (var month in months)
        {
            panel.Price("36", month, 100);
        }

        return panel;
    }

    private static double Growth(SmallPanel panel, string period, GrowthSpec spec, RateYear rates = RateYear.Current, int vintages = int.MaxValue)
    {
        var (total, _) = panel.Sums(period, rates, vintages);
        return GrowthFigures.Of(total, total, spec).Growth;
    }

    [Fact]
    public void A_restated_base_wins_over_the_return_of_then_by_default_and_both_are_at_hand()
    {
        var panel = Plain("2024-03").Enterprise("A", "3611").Return("A", "2024-03", 110, 100).Return("A", "2023-03", 88);
        Assert.Equal(0.10, Growth(panel, "2024-03", Restated), 1e-12);
        Assert.Equal(0.25, Growth(panel, "2024-03", Own), 1e-12);
    }

    [Fact]
    public void Births_are_left_out_unless_asked_for()
    {
        var panel = Plain("2024-03").Enterprise("A", "3611").Enterprise("B", "3611", from: "2023-11", opened: "2023-10")
            .Return("A", "2024-03", 110, 100).Return("A", "2023-03", 100).Return("B", "2024-03", 20, 0);
        var (total, _) = panel.Sums("2024-03");
        Assert.Equal((1, 10.0), (total.Born, total.BornReal));
        Assert.Equal(0.10, GrowthFigures.Of(total, total, Restated).Growth, 1e-12);
        Assert.Equal(0.30, GrowthFigures.Of(total, total, Restated with { Births = Births.WithZeroBase }).Growth, 1e-12);
        Assert.Equal(0.30, GrowthFigures.Of(total, total, Restated).Naive, 1e-12);
    }

    [Fact]
    public void Crossing_the_threshold_upwards_brings_its_restated_base_along()
    {
        var panel = Plain("2024-03").Enterprise("A", "3611").Enterprise("B", "3611", from: "2024-01", opened: "2010-05")
            .Return("A", "2024-03", 110, 100).Return("A", "2023-03", 100).Return("B", "2024-03", 30, 15);
        var (total, _) = panel.Sums("2024-03");
        Assert.Equal(1, total.CrossedUp);
        Assert.Equal((140 / 115.0) - 1, GrowthFigures.Of(total, total, Restated).Growth, 1e-12);
        Assert.Equal(0.10, GrowthFigures.Of(total, total, Own).Growth, 1e-12);
        Assert.Equal((7.5, 15), (total.CrossedUpBase, total.CrossedUpReal));
    }

    [Theory]
    [InlineData("2023-12", "2023-12", 1, 0, 0)]
    [InlineData("2023-12", null, 0, 1, 0)]
    [InlineData(null, null, 0, 0, 1)]
    public void Those_that_are_gone_do_not_count_and_are_told_apart(string? scopeTo, string? closed, int died, int crossedDown, int silent)
    {
        var panel = Plain("2024-03").Enterprise("A", "3611").Enterprise("B", "3611", to: scopeTo, closed: closed)
            .Return("A", "2024-03", 110, 100).Return("A", "2023-03", 100).Return("B", "2023-03", 40);
        var (total, _) = panel.Sums("2024-03");
        Assert.Equal((died, crossedDown, silent), (total.Died, total.CrossedDown, total.NotReporting));
        Assert.Equal(20, total.DiedBase + total.CrossedDownBase + total.NotReportingBase);
        Assert.Equal(0.10, GrowthFigures.Of(total, total, Restated).Growth, 1e-12);
        Assert.Equal((110 / 140.0) - 1, GrowthFigures.Of(total, total, Restated).Naive, 1e-12);
    }

    [Fact]
    public void A_continuing_enterprise_that_stood_still_a_year_ago_has_a_base_of_zero_and_counts()
    {
        var panel = Plain("2024-03").Enterprise("A", "3611").Enterprise("B", "3611")
            .Return("A", "2024-03", 110, 100).Return("A", "2023-03", 100).Return("B", "2024-03", 10, 0).Return("B", "2023-03", 0);
        Assert.Equal(0.20, Growth(panel, "2024-03", Restated), 1e-12);
        Assert.Equal(0.20, Growth(panel, "2024-03", Own), 1e-12);
    }

    [Fact]
    public void A_return_without_output_or_base_is_missing_not_zero()
    {
        var panel = Plain("2024-03").Enterprise("A", "3611").Enterprise("B", "3611").Enterprise("C", "3611")
            .Return("A", "2024-03", 110, 100).Return("B", "2024-03", double.NaN, 50).Return("C", "2024-03", 70)
            .Return("A", "2023-03", 100).Return("B", "2023-03", 50);
        var (total, _) = panel.Sums("2024-03");
        Assert.Equal((1, 1), (total.Restated.Enterprises, total.NotReporting));
        Assert.Equal(0.10, GrowthFigures.Of(total, total, Restated).Growth, 1e-12);
    }

    [Fact]
    public void January_and_February_together_or_apart_give_the_same_growth()
    {
        var together = Plain("2024-01", "2024-02").Enterprise("A", "3611").Return("A", "2024-02", 220, 200, covers: 2).Return("A", "2023-02", 200, covers: 2);
        var apart = Plain("2024-01", "2024-02").Enterprise("A", "3611")
            .Return("A", "2024-01", 90, 120).Return("A", "2024-02", 130, 80).Return("A", "2023-01", 120).Return("A", "2023-02", 80);
        foreach (var spec in (GrowthSpec[])[Restated, Own])
        {
            Assert.Equal(0.10, Growth(together, "2024-01..2024-02", spec), 1e-12);
            Assert.Equal(0.10, Growth(apart, "2024-01..2024-02", spec), 1e-12);
        }
    }

    [Fact]
    public void One_month_reported_is_not_compared_with_two()
    {
        var panel = Plain("2024-01", "2024-02").Enterprise("A", "3611").Return("A", "2024-01", 90, 80).Return("A", "2023-02", 200, covers: 2);
        var (total, _) = panel.Sums("2024-01..2024-02");
        Assert.Equal((1, 0), (total.Restated.Enterprises, total.Own.Enterprises));
    }

    [Fact]
    public void A_block_cannot_answer_for_February_alone()
    {
        var panel = Plain("2024-02").Enterprise("A", "3611").Return("A", "2024-02", 220, 200, covers: 2);
        var solution = GrowthEngine.Solve(panel.Problem("2024-02"));
        Assert.Equal(1, solution.Remarks[0].Unsplit);
        Assert.Equal(0, solution.Total()[0].Reporting);
    }

    [Fact]
    public void A_corrected_return_replaces_the_first_from_the_day_it_was_received()
    {
        var panel = Plain("2024-03").Enterprise("A", "3611").Return("A", "2024-03", 110, 100).Return("A", "2024-03", 120, 100, vintage: 1);
        panel.Vintages.Add(new("second", new DateOnly(2024, 5, 10)));
        Assert.Equal(0.20, Growth(panel, "2024-03", Restated), 1e-12);
        Assert.Equal(0.10, Growth(panel, "2024-03", Restated, vintages: panel.Panel().VintagesBy(new DateOnly(2024, 5, 9))), 1e-12);
        Assert.True(double.IsNaN(Growth(panel, "2024-03", Restated, vintages: panel.Panel().VintagesBy(new DateOnly(2024, 4, 11)))));
    }

    [Fact]
    public void The_year_of_the_rate_is_a_convention()
    {
        var panel = new SmallPanel().Rate("36", 2023, 0.20).Rate("36", 2024, 0.25).Price("36", "2024-03", 100).Enterprise("A", "3611").Return("A", "2024-03", 110, 100);
        Assert.Equal(0.10, Growth(panel, "2024-03", Restated), 1e-12);
        Assert.Equal((110 * 0.25 / (100 * 0.20)) - 1, Growth(panel, "2024-03", Restated, RateYear.Own), 1e-12);
    }

    [Fact]
    public void A_quarter_deflates_each_month_by_its_own_price()
    {
        var panel = new SmallPanel().Rate("36", 2024, 0.5).Price("36", "2024-01", 100).Price("36", "2024-02", 102).Price("36", "2024-03", 110).Enterprise("A", "3611")
            .Return("A", "2024-02", 202, 200, covers: 2).Return("A", "2024-03", 110, 100);
        Assert.Equal((((202 / 1.01) + (110 / 1.10)) / 300) - 1, Growth(panel, "2024-Q1", Restated), 1e-12);
    }

    [Fact]
    public void A_missing_rate_or_price_is_named()
    {
        var panel = new SmallPanel().Rate("36", 2024, 0.5).Enterprise("A", "3611").Return("A", "2024-03", 1, 1);
        var missing = new List<MissingFactor>();
        var slot = new Slot(SmallPanel.Month("2024-03"), 1);
        var factors = SlotFactors.Of(["3611"], panel.Rates(), panel.Prices(), slot, RateYear.Own, missing);
        Assert.Equal([new MissingFactor("3611", 2023, null), new MissingFactor("3611", null, slot)], missing);
        Assert.True(double.IsNaN(factors.Price[0]) && double.IsNaN(factors.BaseRate[0]));
    }

    [Fact]
    public void The_most_detailed_rate_counts()
    {
        var rates = new SmallPanel().Rate("36", 2024, 0.5).Rate("3612", 2024, 0.3).Rates();
        Assert.Equal(0.3, rates.For("3612", 2024));
        Assert.Equal(0.5, rates.For("3611", 2024));
        Assert.Null(rates.For("3711", 2024));
    }

    [Fact]
    public void Sums_are_the_same_bytes_for_any_number_of_threads()
    {
        var random = new Random(7);
        var panel = new SmallPanel().Rate("36", 2024, 0.31);
        for (var m = 1; m <= 12; m++)
        {
            panel.Price("36", $"2024-{m:00}", 95 + m);
        }

        for (var e = 0; e < 50; e++)
        {
            panel.Enterprise($"E{e:00}", e % 2 == 0 ? "3611" : "3670");
            for (var m = 3; m <= 12; m++)
            {
                panel.Return($"E{e:00}", $"2024-{m:00}", random.NextDouble() * 1000, random.NextDouble() * 1000);
            }
        }

        var one = GrowthEngine.Solve(panel.Problem("2024")).Total();
        var eight = GrowthEngine.Solve(panel.Problem("2024", threads: 8)).Total();
        Assert.Equal(one.Select(s => BitConverter.DoubleToInt64Bits(s.Restated.Real)), eight.Select(s => BitConverter.DoubleToInt64Bits(s.Restated.Real)));
    }
}
