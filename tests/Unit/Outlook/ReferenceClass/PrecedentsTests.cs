using Songhua.Numerics;
using Songhua.Outlook;
using Songhua.Tests.Unit.Outlook.Projection;

namespace Songhua.Tests.Unit.Outlook.ReferenceClass;

/// <summary>Precedents against a count by hand.</summary>
public sealed class PrecedentsTests
{
    [Fact]
    public void Runs_are_counted_as_by_hand()
    {
        for (ulong seed = 0; seed < 30; seed++)
        {
            var random = RandomStream.Of(seed, "precedents").Item(0);
            var made = new MadePanel(3 + (int)random.Integer(6), 5 + (int)random.Integer(12)) { Holes = 0.1 };
            var breaks = random.Chance(0.5) ? new[] { 2000 + (int)random.Integer(made.Years) } : [];
            var levels = made.Levels(seed);
            var (years, pace, without, start) = (1 + (int)random.Integer(5), random.Uniform(0, 0.15), (int)random.Integer(made.Regions + 1) - 1, random.Uniform(0, 3));
            var spells = new List<(int Region, int From, double Pace, double Start)>();
            for (var r = 0; r < made.Regions; r++)
            {
                for (var from = 0; r != without && from + years < made.Years; from++)
                {
                    var run = levels[((r * made.Years) + from)..((r * made.Years) + from + years + 1)];
                    if (run.All(double.IsFinite) && !breaks.Any(b => 2000 + from < b && b <= 2000 + from + years))
                    {
                        spells.Add((r, from, Math.Log(run[^1] / run[0]) / years, Math.Log(run[0])));
                    }
                }
            }

            var precedents = new Precedents(new ComparisonPanel(MadePanel.Named(made.Regions), 2000, levels, breaks), without);
            Same(spells, pace, precedents.Of(years, pace));
            Same([.. spells.Where(s => Math.Exp(s.Start - start) is >= 0.5 and <= 2)], pace, precedents.Of(years, pace, start));
        }
    }

    [Fact]
    public void Nearest_are_the_least_faster_ones_first_one_a_region()
    {
        // Growth by region: 10 and 30 %; 12 and 5 %; 8 and 9 %.
        var panel = new ComparisonPanel(MadePanel.Named(3), 2000, [1, 1.1, 1.43, 1, 1.12, 1.176, 1, 1.08, 1.1772], []);
        var count = new Precedents(panel, -1).Of(1, Math.Log(1.11));
        Assert.Equal([("r1", 2001), ("r0", 2002), ("r2", 2002)], count.Nearest.Select(s => (s.Region.Key, s.To)));
        Assert.Equal((6, 2, 3, 2), (count.Spells, count.Reached, count.Regions, count.RegionsReached));
        Assert.Equal(("r0", 2002), (count.Fastest!.Region.Key, count.Fastest.To));
        Assert.Equal(100 * (1 - (2.0 / 6)), count.Ambition, 1e-12);
        Assert.Equal(2.0 / 6, count.Share, 1e-12);
    }

    // A pace that a run had exactly was reached by it.
    [Fact]
    public void The_pace_itself_counts_as_reached()
    {
        var precedents = new Precedents(new MadePanel(4, 8).Draw(1), -1);
        foreach (var spell in precedents.Spells(3))
        {
            Assert.Contains(spell, precedents.Of(3, spell.Pace).Nearest);
        }

        var fastest = precedents.Spells(3).Max(s => s.Pace);
        Assert.Equal(1, precedents.Of(3, fastest).Reached);
        Assert.Equal(0, precedents.Of(3, Math.BitIncrement(fastest)).Reached);
        Assert.Equal(100, precedents.Of(3, Math.BitIncrement(fastest)).Ambition);
        Assert.Equal(0, precedents.Of(3, -5).Ambition);
    }

    [Fact]
    public void No_runs_have_no_share()
    {
        var precedents = new Precedents(new MadePanel(4, 8).Draw(1), -1);
        var none = precedents.Of(8, 0.1);
        Assert.True(double.IsNaN(none.Share) && double.IsNaN(none.Ambition) && none.Fastest is null);
        Assert.Empty(none.Nearest);
        Assert.Equal(0, precedents.Of(2, 0.1, startLog: 50).Spells);
        Assert.Throws<ArgumentOutOfRangeException>(() => precedents.Of(0, 0.1));
    }

    private static void Same(List<(int Region, int From, double Pace, double Start)> spells, double pace, PrecedentCount count)
    {
        var reached = spells.Where(s => s.Pace >= pace).ToList();
        Assert.Equal((spells.Count, reached.Count), (count.Spells, count.Reached));
        Assert.Equal((spells.Select(s => s.Region).Distinct().Count(), reached.Select(s => s.Region).Distinct().Count()), (count.Regions, count.RegionsReached));
        if (spells.Count > 0)
        {
            Assert.Equal(spells.Max(s => s.Pace), count.Fastest!.Pace, 1e-12);
            var nearest = reached.OrderBy(s => s.Pace).Concat(spells.Except(reached).OrderByDescending(s => s.Pace)).DistinctBy(s => s.Region).Take(5).ToList();
            Assert.Equal(nearest.Select(s => ($"r{s.Region}", 2000 + s.From)), count.Nearest.Select(s => (s.Region.Key, s.From)));
        }
    }
}
