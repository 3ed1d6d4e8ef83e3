using Songhua.Numerics;
using Songhua.Structure;
using Songhua.Tests.Unit.Structure.InputOutput;

namespace Songhua.Tests.Unit.Structure.Regionalisation;

/// <summary>Location quotients, anchored outputs, splits and errors.</summary>
public sealed class QuotientTests
{
    private static readonly DenseMatrix National = new(new double[,] { { .10, .25, .05 }, { .30, .15, .20 }, { .05, .10, .30 } });
    private static readonly double[] Region = [120, 30, 50];
    private static readonly double[] Nation = [400, 600, 1000];

    public static TheoryData<QuotientFormula, double?, double[]> Figures => new()
    {
        { QuotientFormula.Simple, null, [.1, .25, .05, .15, .075, .1, .025, .05, .15] },
        { QuotientFormula.CrossIndustry, null, [.1, .25, .05, .05, .075, .2, .008333333333, .1, .15] },
        { QuotientFormula.Flegg, 0.3, [.1, .25, .05, .027571738617, .041357607925, .110286954466, .004595289769, .055143477233, .08271521585] },
        { QuotientFormula.AugmentedFlegg, 0.3, [.2, .25, .05, .055143477233, .041357607925, .110286954466, .009190579539, .055143477233, .08271521585] },
    };

    /// <summary>The formulas written out in NumPy; SLQ is 3, 0.5 and 0.5, the region a tenth of the nation, lambda 0.55143477.</summary>
    [Theory]
    [MemberData(nameof(Figures))]
    public void Coefficients_of_the_formulas(QuotientFormula formula, double? delta, double[] expected)
    {
        var solution = QuotientRegionalisation.Of(National, Region, Nation, new(formula, delta));
        Near.Equal([3, .5, .5], [.. solution.Simple], 1e-15);
        Assert.Equal(delta is null ? 1 : 0.5514347723323603, solution.Lambda, 1e-15);
        Near.Equal(expected, solution.Regional.Values, 1e-11);
        var needs = National.Times(Region);
        var met = solution.Regional.Times(Region);
        var bought = solution.ImportsByProduct(Region);
        if (formula != QuotientFormula.AugmentedFlegg)
        {
            Near.Equal(needs, [.. met.Zip(bought, (m, b) => m + b)], 1e-13);
        }

        Assert.Equal(bought.Sum(), solution.ImportsByBuyer(Region).Sum(), 1e-12);
        Assert.All(solution.Imported.Values.ToArray(), i => Assert.True(i >= 0));
    }

    [Fact]
    public void A_region_that_is_the_nation_buys_of_itself()
    {
        foreach (var spec in new QuotientSpec[] { new(QuotientFormula.Simple), new(QuotientFormula.CrossIndustry), new(QuotientFormula.Flegg, .3), new(QuotientFormula.AugmentedFlegg, .3) })
        {
            Near.Equal(National.Values, QuotientRegionalisation.Of(National, Nation, Nation, spec).Regional.Values, 1e-15);
        }
    }

    [Fact]
    public void A_sector_that_the_region_has_not_sells_and_buys_nothing()
    {
        foreach (var spec in new QuotientSpec[] { new(QuotientFormula.Simple), new(QuotientFormula.CrossIndustry), new(QuotientFormula.Flegg, .3), new(QuotientFormula.AugmentedFlegg, .3) })
        {
            var solution = QuotientRegionalisation.Of(National, [120, 0, 50], Nation, spec);
            Assert.Equal([0, 0, 0], solution.Regional.Row(1).ToArray());
            Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(i => solution.Regional[i, 1]));
            Assert.Equal(.3, solution.Imported[1, 0], 1e-15);
        }
    }

    [Fact]
    public void A_sector_that_would_sell_more_than_it_makes_is_named()
    {
        var solution = QuotientRegionalisation.Of(new(new double[,] { { .1, .9 }, { .1, .1 } }), [50, 100], [400, 800], new(QuotientFormula.Simple));
        Assert.Equal([0], solution.Oversold([50, 100]));
    }

    [Fact]
    public void Delta_is_stated_where_it_is_needed_and_nowhere_else()
    {
        Assert.Throws<ArgumentException>(() => QuotientRegionalisation.Of(National, Region, Nation, new(QuotientFormula.Flegg)));
        Assert.Throws<ArgumentException>(() => QuotientRegionalisation.Of(National, Region, Nation, new(QuotientFormula.Flegg, 1)));
        Assert.Throws<ArgumentException>(() => QuotientRegionalisation.Of(National, Region, Nation, new(QuotientFormula.AugmentedFlegg, double.NaN)));
        Assert.Throws<ArgumentException>(() => QuotientRegionalisation.Of(National, Region, Nation, new(QuotientFormula.Simple, .3)));
        Assert.Throws<ArgumentException>(() => QuotientRegionalisation.Of(National, [500, 30, 50], Nation, new(QuotientFormula.Simple)));
        Assert.Throws<ArgumentException>(() => QuotientRegionalisation.Of(National, [0, 0, 0], Nation, new(QuotientFormula.Simple)));
        Assert.Contains("0.3", QuotientRegionalisation.Of(National, Region, Nation, new(QuotientFormula.Flegg, .3)).Say().In(Songhua.Core.Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Known_figures_stand_and_the_rest_is_shared_out()
    {
        var anchored = AnchoredOutput.Of(100, [double.NaN, 40, double.NaN, 0], [3, 99, 1, double.NaN]);
        Assert.Equal(AnchoringStatus.Complete, anchored.Status);
        Assert.Equal([45, 40, 15, 0], anchored.Output!);
        Assert.Equal([false, true, false, true], anchored.IsKnown);
    }

    [Fact]
    public void Figures_that_do_not_fit_the_total_are_told()
    {
        Assert.Equal(AnchoringStatus.AboveTotal, AnchoredOutput.Of(100, [90, 20], [1, 1]).Status);
        Assert.Equal(AnchoringStatus.AboveTotal, AnchoredOutput.Of(100, [110, double.NaN], [1, 1]).Status);
        Assert.Equal(AnchoringStatus.BelowTotal, AnchoredOutput.Of(100, [50, 20], [1, 1]).Status);
        Assert.Equal(AnchoringStatus.NothingToShareBy, AnchoredOutput.Of(100, [50, double.NaN], [1, 0]).Status);
        Assert.Equal([100, 0], AnchoredOutput.Of(100, [100, double.NaN], [1, 0]).Output!);
        Assert.Equal([100, 0], AnchoredOutput.Of(100, [100, double.NaN], [1, 5]).Output!);
        Assert.Null(AnchoredOutput.Of(100, [90, 20], [1, 1]).Output);
        Assert.Throws<ArgumentException>(() => AnchoredOutput.Of(100, [double.NaN], [double.NaN]));
    }

    [Fact]
    public void A_split_sector_balances_and_its_aggregate_is_the_sector()
    {
        var table = SeededTable.Draw(7, 5);
        var (demand, primary) = (new DenseMatrix(5, 1), new DenseMatrix(1, 5));
        table.FinalDemand.CopyTo(demand.Values);
        table.PrimaryInput.CopyTo(primary.Values);
        var anchored = AnchoredOutput.Of(table.Output[2], [0.5 * table.Output[2], double.NaN, double.NaN], [0, 3, 1]);
        var split = SectorSplit.Of(table.Flows, demand, primary, table.Output, 2, [.. anchored.Output!.Select(o => o / table.Output[2])]);
        Assert.Equal([0, 1, 2, 2, 2, 3, 4], split.OldSector);
        double[] ones = [.. Enumerable.Repeat(1.0, 7)];
        Near.Equal([.. split.Output], [.. split.Flows.Times(ones).Zip(split.FinalDemand.Values.ToArray(), (z, f) => z + f)], 1e-12);
        Near.Equal([.. split.Output], [.. split.Flows.TransposedTimes(ones).Zip(split.PrimaryInput.Values.ToArray(), (z, v) => z + v)], 1e-12);
        Assert.Equal(0.375 * table.Output[2], split.Output[3], 1e-9);
        var mapping = SectorMapping.Of(split.OldSector, 5);
        Near.Equal(table.Flows.Values, mapping.Flows(split.Flows).Values, 1e-13);
        Near.Equal(table.Output, mapping.Vector([.. split.Output]), 1e-13);

        // Parts that buy and sell alike leave all other multipliers as they were.
        var (before, after) = (Multipliers.Output(LeontiefSystem.Of(table.Technical)), Multipliers.Output(LeontiefSystem.Of(Coefficients.Technical(split.Flows, [.. split.Output]).Matrix!)));
        Near.Equal([.. split.OldSector.Select(o => before[o])], after, 1e-12);
        Assert.Throws<ArgumentException>(() => SectorSplit.Of(table.Flows, demand, primary, table.Output, 2, [.5, .4]));
    }

    [Fact]
    public void Errors_by_hand()
    {
        var (estimated, known) = (new DenseMatrix(new double[,] { { .2, .1 }, { .1, .3 } }), new DenseMatrix(new double[,] { { .1, .1 }, { 0, .4 } }));
        var errors = CoefficientErrors.Of(estimated, known);
        Assert.Equal(.075, errors.MeanAbsoluteDifference, 1e-15);
        Assert.Equal(50, errors.StandardisedTotal, 1e-12);
        Assert.Equal(100 * .2 / .6, errors.Weighted, 1e-12);
        Assert.Equal(100 * Math.Sqrt(.03 / .18), errors.Theil, 1e-12);
        Assert.Equal(100 * .1 / .6, errors.Bias, 1e-12);
        Assert.Equal(new CoefficientErrors(0, 0, 0, 0, 0), CoefficientErrors.Of(known, known));
        var (difference, standardised, weighted, theil, bias) = CoefficientErrors.Of(known, new(2, 2));
        Assert.Equal(.15, difference, 1e-15);
        Assert.All(new[] { standardised, weighted, theil, bias }, e => Assert.True(double.IsNaN(e)));
    }

    [Fact]
    public void Errors_of_multipliers()
    {
        var errors = MultiplierErrors.Of(LeontiefSystem.Of(new(new double[,] { { .5, 0 }, { 0, .2 } })), LeontiefSystem.Of(new(new double[,] { { .2, 0 }, { 0, .5 } })));
        Near.Equal([60, -37.5], [.. errors.BySector], 1e-12);
        Assert.Equal((11.25, 48.75), (Math.Round(errors.Mean, 10), Math.Round(errors.MeanAbsolute, 10)));
        Assert.Equal(0, errors.Worst);
    }
}
