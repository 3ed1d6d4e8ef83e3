using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;
using Songhua.Tests.Unit.Structure.Location;

namespace Songhua.Tests.Unit.Structure.Relatedness;

/// <summary>What is left out is named, and nothing is computed from what is missing.</summary>
public sealed class PresenceTests
{
    [Fact]
    public void Empty_regions_and_activities_are_left_out_and_named()
    {
        var presence = Drawn.Of("110", "000", "010");
        Assert.Equal(["C1", "C3"], presence.Regions.Select(r => r.In(Language.English)));
        Assert.Equal(["P1", "P2"], presence.Activities.Select(a => a.In(Language.English)));
        Assert.Equal([("C2", LeftOutReason.Empty)], presence.RegionsLeftOut.Select(l => (l.Name.In(Language.English), l.Reason)));
        Assert.Equal([("P3", LeftOutReason.Empty)], presence.ActivitiesLeftOut.Select(l => (l.Name.In(Language.English), l.Reason)));
        Assert.Equal([0, 2], presence.RegionRows);
        Assert.True(double.IsNaN(presence.Threshold));
    }

    [Fact]
    public void Regions_with_a_gap_are_left_out_as_missing()
    {
        var table = LocationTests.Table(new[,] { { 1, double.NaN, 3 }, { 5, 1, 1 }, { 1, 1, 5 } });
        var presence = Presence.Of(LocationQuotients.Of(table, [7, 3, 9]));
        Assert.Equal([("C1", LeftOutReason.Missing)], presence.RegionsLeftOut.Select(l => (l.Name.In(Language.English), l.Reason)));
        Assert.Equal([1, 1], presence.Diversity());

        // So is one that has more than the whole.
        Assert.Equal([LeftOutReason.Missing, LeftOutReason.Missing], Presence.Of(LocationQuotients.Of(table, [4, 3, 9])).RegionsLeftOut.Select(l => l.Reason));

        // Without the whole, one gap leaves no quotient at all: nothing is left, and complexity says so.
        var nothing = Presence.Of(LocationQuotients.Of(table));
        Assert.Empty(nothing.Regions);
        Assert.Equal(3, nothing.RegionsLeftOut.Count(l => l.Reason == LeftOutReason.Missing));
        Assert.Equal(ComplexityOutcome.TooSmall, Complexity.Of(nothing).Outcome);
        Assert.Empty(Fitness.Of(nothing).Regions);
        Assert.Equal(0, HiddenActivity.Check(nothing).Hidden);
    }

    [Fact]
    public void The_threshold_decides()
    {
        var quotients = LocationQuotients.Of(LocationTests.Table(new double[,] { { 30, 10 }, { 10, 30 }, { 20, 20 } }));
        Assert.Equal([1, 1, 2], Presence.Of(quotients).Diversity());
        Assert.Equal([1, 1], Presence.Of(quotients, 1.2).Diversity());

        // Every region has the whole's shares, 1 / 3 and 2 / 3 with rounding: every quotient is 1.
        for (var times = 1; times < 60; times++)
        {
            var same = LocationQuotients.Of(LocationTests.Table(new[,] { { 0.1, 0.2 }, { 0.1 * times, 0.2 * times }, { 7.0 / times, 14.0 / times } }));
            Assert.Equal([2, 2, 2], Presence.Of(same).Diversity());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Presence.Of(quotients, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Presence.Of(quotients, double.NaN));
    }

    [Fact]
    public void Proximity_and_density_stay_between_zero_and_one()
    {
        for (var round = 0; round < 100; round++)
        {
            var presence = Drawn.AtRandom(round);
            var proximity = Proximity.Of(presence);
            var density = Proximity.Density(presence, proximity);
            Assert.All(proximity.Values.ToArray(), v => Assert.InRange(v, 0, 1));
            Assert.All(density.Values.ToArray(), v => Assert.True(double.IsNaN(v) || v is >= 0 and <= 1 + 1e-12));
            for (var i = 0; i < proximity.Rows; i++)
            {
                Assert.Equal(0, proximity[i, i]);
                Assert.All(Enumerable.Range(0, i), j => Assert.Equal(proximity[i, j], proximity[j, i]));
            }
        }

        Assert.True(double.IsNaN(Proximity.Density(Drawn.Of("10", "01"), Proximity.Of(Drawn.Of("10", "01")))[0, 1]));
        Assert.Throws<ArgumentException>(() => Proximity.Density(Drawn.Of("11"), new DenseMatrix(1, 1)));
    }
}

/// <summary>Presences from rows of ones and zeros, and random ones.</summary>
internal static class Drawn
{
    public static Presence Of(params string[] rows)
    {
        var isPresent = new bool[rows.Length, rows[0].Length];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var a = 0; a < rows[r].Length; a++)
            {
                isPresent[r, a] = rows[r][a] == '1';
            }
        }

        return Presence.Of(LocationTests.Names("C", rows.Length), LocationTests.Names("P", rows[0].Length), isPresent);
    }

    public static Presence AtRandom(int round)
    {
        var reader = RandomStream.Of(5, "presence").Item(round);
        var (regions, activities, share) = (2 + (int)reader.Integer(12), 2 + (int)reader.Integer(15), reader.Uniform(0.15, 0.8));
        return Of([.. Enumerable.Range(0, regions).Select(_ => string.Concat(Enumerable.Range(0, activities).Select(_ => reader.Chance(share) ? '1' : '0')))]);
    }
}
