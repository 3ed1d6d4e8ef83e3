using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.Relatedness;

/// <summary>ECI is what its definition says, and where there is none it says why.</summary>
public sealed class ComplexityTests
{
    [Fact]
    public void It_is_the_second_eigenvector_with_the_sign_of_diversity()
    {
        var computed = 0;
        for (var round = 0; round < 200; round++)
        {
            var presence = Drawn.AtRandom(round);
            var result = Complexity.Of(presence, round % 2 == 0 ? ZScore.Population : ZScore.Sample);
            if (result.Outcome != ComplexityOutcome.Computed)
            {
                Assert.All(result.Regions.Concat(result.Activities), v => Assert.True(double.IsNaN(v)));
                continue;
            }

            computed++;
            Assert.Equal(1, result.Eigenvalues[0], 1e-12);
            Assert.InRange(result.CorrelationWithDiversity, 1e-9, 1 + 1e-12);
            Assert.Equal(0, result.Regions.Average(), 1e-9);
            var squares = result.Regions.Sum(v => v * v);
            Assert.Equal(result.Scaling == ZScore.Population ? presence.Regions.Count : presence.Regions.Count - 1, squares, 1e-6);

            // D^-1 M U^-1 M' has rows that add to one, so that of a shifted eigenvector it makes lambda times it, and a constant.
            var (matrix, diversity, ubiquity) = (presence.Matrix(), presence.Diversity(), presence.Ubiquity());
            double[] activities = [.. matrix.TransposedTimes([.. result.Regions]).Zip(ubiquity, (s, u) => s / u)];
            double[] image = [.. matrix.Times(activities).Zip(diversity, (s, d) => s / d)];
            var shift = image[0] - (result.Eigenvalues[1] * result.Regions[0]);
            Assert.All(image.Zip(result.Regions), p => Assert.Equal(shift, p.First - (result.Eigenvalues[1] * p.Second), 1e-7));
        }

        Assert.True(computed > 100);
    }

    [Fact]
    public void The_order_of_regions_does_not_matter()
    {
        var one = Complexity.Of(Drawn.Of("11111", "11110", "10101", "11000", "01100"));
        var other = Complexity.Of(Drawn.Of("01100", "10101", "11111", "11000", "11110"));
        int[] places = [2, 4, 1, 3, 0];
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(one.Regions[i], other.Regions[places[i]], 1e-12));
        Assert.Contains("(n)", one.Reason.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("r = 0.42", one.Reason.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_share_nothing_are_named()
    {
        var presence = Drawn.Of("11000", "01100", "11100", "00011");
        var result = Complexity.Of(presence);
        Assert.Equal(ComplexityOutcome.Disconnected, result.Outcome);
        Assert.Equal(1, result.Eigenvalues[1], 1e-12);
        Assert.Equal([3, 1], result.Parts.Select(p => p.Regions.Count));
        var largest = presence.Only(result.Parts[0]);
        Assert.Equal([0, 1, 2], largest.RegionRows);
        Assert.Equal([("C4", LeftOutReason.Apart)], largest.RegionsLeftOut.Select(l => (l.Name.In(Language.English), l.Reason)));
        Assert.Equal(["P4", "P5"], largest.ActivitiesLeftOut.Select(l => l.Name.In(Language.English)));
        Assert.Equal(Complexity.Of(Drawn.Of("110", "011", "111")).Outcome, Complexity.Of(largest).Outcome);
        Assert.Contains("C4", result.Reason.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("P4、P5", result.Reason.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ComplexityOutcome.TooSmall, "11", "00")]
    [InlineData(ComplexityOutcome.NoStructure, "111", "111", "111")]
    [InlineData(ComplexityOutcome.NotUnique, "1100", "0110", "0011", "1001")]
    [InlineData(ComplexityOutcome.SignUnknown, "110", "110", "011")]
    [InlineData(ComplexityOutcome.Computed, "11", "10")]
    public void There_is_none_where_it_would_be_arbitrary(ComplexityOutcome outcome, params string[] rows) => Assert.Equal(outcome, Complexity.Of(Drawn.Of(rows)).Outcome);

    [Fact]
    public void Fitness_of_a_triangle_stays_in_order_or_vanishes()
    {
        for (var round = 0; round < 40; round++)
        {
            var presence = Drawn.AtRandom(round);
            var result = Fitness.Of(presence, new FitnessSpec(500));
            Assert.Equal(1, result.Regions.Average(), 1e-9);
            Assert.Equal(1, result.Activities.Average(), 1e-9);
            Assert.All(result.Regions.Concat(result.Activities), v => Assert.True(double.IsFinite(v) && v > 0));
            Assert.Equal(result.HasSettled, result.LastMove <= 1e-12);

            // Who has all that another has, and more, is at least as fit.
            for (var r = 0; r < presence.Regions.Count; r++)
            {
                Assert.All(
                    Enumerable.Range(0, presence.Regions.Count).Where(o => Enumerable.Range(0, presence.Activities.Count).All(a => presence[r, a] || !presence[o, a])),
                    o => Assert.True(result.Regions[r] >= result.Regions[o] * (1 - 1e-12)));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Fitness.Of(Drawn.Of("11", "10"), new FitnessSpec(0)));
    }
}
