using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.Location;

/// <summary>Quotients and indices where amounts are missing or zero, and their bounds.</summary>
public sealed class LocationTests
{
    [Fact]
    public void What_is_missing_is_no_quotient_and_says_why()
    {
        var activity = Table(new[,] { { 1, double.NaN, 3 }, { 2, 2, 0 }, { 0, 0, 0 } });
        var alone = LocationQuotients.Of(activity);
        Assert.Equal(QuotientStatus.MissingAmount, alone.Status(0, 1));
        Assert.Equal(QuotientStatus.MissingRegionTotal, alone.Status(0, 0));
        Assert.Equal(QuotientStatus.MissingWhole, alone.Status(1, 0));
        Assert.True(double.IsNaN(alone[1, 0]));

        // With the whole given, only the region with the gap stays unknown.
        var given = LocationQuotients.Of(activity, [4, 4, 0]);
        Assert.Equal(1, given[1, 0]);
        Assert.Equal(QuotientStatus.EmptyActivity, given.Status(1, 2));
        Assert.Equal(QuotientStatus.EmptyRegion, given.Status(2, 0));
        Assert.Equal(QuotientStatus.MissingRegionTotal, given.Status(0, 0));
        Assert.Equal(QuotientStatus.MoreThanWhole, LocationQuotients.Of(activity, [4, 1, 9]).Status(1, 1));
        Assert.All(Enum.GetValues<QuotientStatus>(), s => Assert.NotEmpty(s.Word().Zh));

        var (complete, leftOut) = activity.CompleteRegions();
        Assert.Equal([0], leftOut);
        Assert.Equal([4, 0], complete.RegionTotals());
    }

    [Fact]
    public void Forms_of_the_quotient()
    {
        var quotients = LocationQuotients.Of(Table(new double[,] { { 30, 10 }, { 10, 30 }, { 20, 20 } }));
        Assert.Equal(1.5, quotients[0, 0], 1e-15);
        Assert.Equal(0.2, quotients.Symmetric(0, 0), 1e-15);
        Assert.Equal([1, -1, 0], quotients.Standardised(0).Select(v => Math.Round(v, 14)));
        Assert.All(LocationQuotients.Of(Table(new double[,] { { 1, 1 }, { 2, 2 } })).Standardised(0), v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Indices_of_what_is_missing_or_nothing_are_no_numbers()
    {
        var activity = Table(new[,] { { 1, double.NaN, 0 }, { 2, 2, 0 } });
        Assert.All(
            new[]
            {
                Specialisation.Krugman(activity, 0, Comparison.Whole), Specialisation.Krugman(activity, 1, Comparison.Rest), Specialisation.Hoover(activity, 1),
                Specialisation.Hoover(activity, 2), Specialisation.LocationalGini(activity, 2), Specialisation.Theil(activity, 0),
            },
            v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Indices_stay_in_their_bounds_and_do_not_see_the_unit()
    {
        var stream = Songhua.Numerics.RandomStream.Of(3, "location");
        for (var round = 0; round < 100; round++)
        {
            var reader = stream.Item(round);
            var values = new double[2 + (int)reader.Integer(6), 1 + (int)reader.Integer(6)];
            foreach (var (r, a) in from r in Enumerable.Range(0, values.GetLength(0)) from a in Enumerable.Range(0, values.GetLength(1)) select (r, a))
            {
                values[r, a] = reader.Chance(0.3) ? 0 : reader.Uniform(0.1, 100);
            }

            values[0, 0] = values[1, 0] = 5;
            var (one, other) = (Table(values), Table(Scaled(values, 1000)));
            Assert.InRange(Specialisation.Krugman(one, 0, Comparison.Whole), 0, 2);
            Assert.InRange(Specialisation.Krugman(one, 0, Comparison.Rest), Specialisation.Krugman(one, 0, Comparison.Whole) - 1e-12, 2 + 1e-12);
            var (hoover, gini) = (Specialisation.Hoover(one, 0), Specialisation.LocationalGini(one, 0));
            Assert.InRange(gini, hoover - 1e-12, 1);
            Assert.InRange(Specialisation.Theil(one, 0), -1e-12, 50);
            Assert.Equal(gini, Specialisation.LocationalGini(other, 0), 1e-12);
            Assert.Equal(hoover, Specialisation.Hoover(other, 0), 1e-12);

            // Shares of the whole weigh the quotients to one.
            var quotients = LocationQuotients.Of(one);
            var totals = one.RegionTotals();
            Assert.Equal(1, Enumerable.Range(0, totals.Length).Where(r => totals[r] > 0).Sum(r => quotients[r, 0] * totals[r]) / totals.Sum(), 1e-12);
        }
    }

    [Fact]
    public void Concentration_of_all_enterprises()
    {
        // Shares 50, 30, 20 %.
        var all = Concentration.Of([30, 0, 50, 20]);
        Assert.Equal(0.38, all.HerfindahlLow, 1e-15);
        Assert.Equal(0.38, all.HerfindahlHigh, 1e-15);
        Assert.Equal(0.07, all.HerfindahlNormalised, 1e-15);
        Assert.Equal(1 / 0.38, all.EquivalentNumber, 1e-14);
        Assert.Equal((0.5, 0.8, 1.0, 1.0), (all.LargestShare, all.ConcentrationRatio(2), all.ConcentrationRatio(3), all.ConcentrationRatio(9)));
    }

    [Fact]
    public void Concentration_of_the_largest_lies_between_bounds()
    {
        // Listed 40 and 20 of 100: of the other 40 the rest may be dust, or two of 20.
        var largest = Concentration.OfLargest([20, 40], 100);
        Assert.Equal(0.20, largest.HerfindahlLow, 1e-15);
        Assert.Equal(0.28, largest.HerfindahlHigh, 1e-15);
        Assert.Equal(0.6, largest.ConcentrationRatio(2), 1e-15);
        Assert.True(double.IsNaN(largest.ConcentrationRatio(3)));
        Assert.True(double.IsNaN(largest.EquivalentNumber));
        Assert.Throws<ArgumentException>(() => Concentration.OfLargest([20, 40], 50));
    }

    [Fact]
    public void A_size_that_is_missing_leaves_no_figure()
    {
        var unknown = Concentration.Of([30, double.NaN]);
        Assert.Equal(1, unknown.Missing);
        Assert.All(new[] { unknown.HerfindahlLow, unknown.HerfindahlHigh, unknown.LargestShare, unknown.EquivalentNumber }, v => Assert.True(double.IsNaN(v)));
        Assert.True(double.IsNaN(Concentration.OfLargest([30], double.NaN).LargestShare));
        Assert.True(double.IsNaN(Concentration.Of([]).HerfindahlLow));
    }

    [Fact]
    public void Amounts_below_zero_and_tables_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Table(new double[,] { { -1 } }));
        Assert.Throws<ArgumentException>(() => new RegionalActivity([], [], new double[1, 1]));
        Assert.Throws<ArgumentException>(() => LocationQuotients.Of(Table(new double[,] { { 1 } }), [1, 2]));
        Assert.Throws<ArgumentException>(() => Concentration.Of([-1]));
    }

    internal static RegionalActivity Table(double[,] values) => new(Names("C", values.GetLength(0)), Names("P", values.GetLength(1)), values);

    internal static IReadOnlyList<ILocalised> Names(string letter, int count) => [.. Enumerable.Range(1, count).Select(i => LocalText.Same($"{letter}{i}"))];

    private static double[,] Scaled(double[,] values, double by)
    {
        var scaled = (double[,])values.Clone();
        foreach (var (r, a) in from r in Enumerable.Range(0, values.GetLength(0)) from a in Enumerable.Range(0, values.GetLength(1)) select (r, a))
        {
            scaled[r, a] *= by;
        }

        return scaled;
    }
}
