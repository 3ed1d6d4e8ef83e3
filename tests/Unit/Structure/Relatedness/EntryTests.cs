using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;
using Songhua.Tests.Unit.Structure.Location;

namespace Songhua.Tests.Unit.Structure.Relatedness;

/// <summary>Back-tests against counting by hand and by brute force.</summary>
public sealed class EntryTests
{
    [Fact]
    public void A_small_back_test_by_hand()
    {
        var earlier = Drawn.Of("11100", "11000", "00011", "01011");
        var later = Drawn.Of("11100", "11100", "00011", "01011");
        var test = EntryPrediction.Backtest(earlier, later, 1);
        Assert.Equal((10, 1, 0), (test.Candidates, test.Entries, test.NotJudged));
        Assert.Equal(0.1, test.BaseRate, 1e-15);

        // C2 lacks P3, P4, P5: P3 is together with P1 (1/2) and P2 (1/3), which C2 has: density 1, the nearest and the one that came.
        Assert.Equal(1, test.Scores[0].Area.Area);
        Assert.Equal(1, test.Regions[1].Area);
        Assert.Equal(1, test.Regions[1].HitRate);
        Assert.Equal(1, test.Scores[0].WithinRegions);
        Assert.Equal(0.25, test.Scores[0].HitRate, 1e-15);

        // Diversity says nothing within a region, and the one hit among three tied candidates counts a third.
        Assert.Equal(0.5, test.Scores[2].WithinRegions);
        Assert.Equal(1.0 / 12, test.Scores[2].HitRate, 1e-15);
        Assert.Equal(0, test.Scores[0].DensityLead);
    }

    [Fact]
    public void What_is_not_known_later_is_no_miss()
    {
        var before = LocationQuotients.Of(LocationTests.Table(new double[,] { { 5, 5, 1 }, { 1, 5, 5 }, { 5, 4, 5 } }));
        var after = LocationQuotients.Of(LocationTests.Table(new[,] { { 5, 5, 5 }, { 5, 5, 5 }, { double.NaN, 5, 1 } }), [15, 15, 15]);
        var test = EntryPrediction.Backtest(Presence.Of(before), Presence.Of(after), 2);
        Assert.Equal((2, 2, 1), (test.Candidates, test.Entries, test.NotJudged));
        Assert.True(double.IsNaN(test.Scores[0].Area.Area));
        Assert.True(double.IsNaN(test.Regions[2].HitRate));
    }

    [Fact]
    public void Activities_that_die_out_are_known_to_be_absent()
    {
        var test = EntryPrediction.Backtest(Drawn.Of("110", "111", "011"), Drawn.Of("110", "110", "010"), 1);
        Assert.Equal((2, 0, 0), (test.Candidates, test.Entries, test.NotJudged));
        Assert.Equal(0, test.Scores[0].HitRate);
    }

    [Fact]
    public void Tables_of_other_regions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => EntryPrediction.Backtest(Drawn.Of("11", "10"), Drawn.Of("11", "10", "10"), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EntryPrediction.Backtest(Drawn.Of("11"), Drawn.Of("11"), 0));
        Assert.Throws<ArgumentException>(() => RankedArea.Of([1], [true, false]));
        Assert.Throws<ArgumentException>(() => RankedArea.Of([double.NaN], [true]));
    }

    [Fact]
    public void Entries_that_follow_density_are_found_and_others_are_not()
    {
        // Two blocks of regions; entries within the block, or anywhere.
        var reader = RandomStream.Of(9, "entries").Item(0);
        var (then, within, anywhere) = (new string[20], new string[20], new string[20]);
        for (var r = 0; r < 20; r++)
        {
            bool[] home = [.. Enumerable.Range(0, 30).Select(a => a / 15 == r / 10)];
            bool[] has = [.. home.Select(h => reader.Chance(h ? 0.6 : 0.1))];
            then[r] = Row(has, _ => false);
            within[r] = Row(has, a => home[a] && reader.Chance(0.4));
            anywhere[r] = Row(has, _ => reader.Chance(0.2));
        }

        var found = EntryPrediction.Backtest(Drawn.Of(then), Drawn.Of(within), 5).Scores;
        Assert.InRange(found[0].Area.Area, 0.75, 1);
        Assert.True(found[1].DensityLead > 4 * found[1].DensityLeadError);
        var chance = EntryPrediction.Backtest(Drawn.Of(then), Drawn.Of(anywhere), 5).Scores[0].Area;
        Assert.True(Math.Abs(chance.Area - 0.5) < 3 * chance.StandardError);

        static string Row(bool[] has, Func<int, bool> enters) => string.Concat(has.Select((h, a) => h || enters(a) ? '1' : '0'));
    }

    [Fact]
    public void Hiding_an_activity_is_computing_afresh_without_it()
    {
        for (var round = 0; round < 60; round++)
        {
            var presence = Drawn.AtRandom(round);
            var check = HiddenActivity.Check(presence);
            var areas = from r in Enumerable.Range(0, presence.Regions.Count) from a in Enumerable.Range(0, presence.Activities.Count) where presence[r, a] select Afresh(presence, r, a);
            double[] known = [.. areas.Where(v => !double.IsNaN(v))];
            Assert.Equal(known.Length, check.Hidden);
            Assert.Equal(presence.Diversity().Sum(), check.Hidden + check.NotJudged);
            Assert.Equal(known.Length == 0 ? double.NaN : known.Average(), check.Area, 1e-12);
        }
    }

    private static double Afresh(Presence presence, int region, int hidden)
    {
        var matrix = presence.Matrix();
        matrix[region, hidden] = 0;
        var together = matrix.Transposed().Times(matrix);
        var count = matrix.Columns;
        double[] density = [.. Enumerable.Range(0, count).Select(a =>
        {
            double[] near = [.. Enumerable.Range(0, count).Select(o => o == a || together[o, o] + together[a, a] == 0 ? 0 : together[a, o] / Math.Max(together[a, a], together[o, o]))];
            return near.Select((v, o) => v * matrix[region, o]).Sum() / near.Sum();
        })];
        double[] ranks = [.. Enumerable.Range(0, count).Where(a => !presence[region, a] && !double.IsNaN(density[a]))
            .Select(a => Math.Abs(density[hidden] - density[a]) < 1e-13 ? 0.5 : density[hidden] > density[a] ? 1 : 0)];
        return double.IsNaN(density[hidden]) || ranks.Length == 0 ? double.NaN : ranks.Average();
    }
}
