using Songhua.Core;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.PaceCase;

namespace Songhua.Tests.Unit.Outlook;

/// <summary>Properties over seeded random problems.</summary>
public class PacePropertyTests
{
    private static readonly Verdict[] Order = [Verdict.OffTrack, Verdict.NeedsAcceleration, Verdict.OnTrack, Verdict.Met];

    private static IEnumerable<(double[] Levels, double Target, double HalfWidth)> Cases(int seed, double lowest)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1500; i++)
        {
            double Draw() => lowest + (random.NextDouble() * 100);
            yield return ([Draw(), Draw(), Draw()], Draw() * 1.3, random.NextDouble() * 3);
        }
    }

    private static PaceSolution Solve(double[] levels, double target, double halfWidth = 0, bool falling = false) =>
        Judge(falling ? NoMoreThan(target) : AtLeast(target), "2024-03", At("2020", levels[0], halfWidth), At("2021", levels[1], halfWidth), At("2023", levels[2], halfWidth));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scale_changes_no_verdict(bool falling)
    {
        foreach (var (levels, target, halfWidth) in Cases(1, 5))
        {
            var (plain, scaled) = (Solve(levels, target, halfWidth, falling), Solve([.. levels.Select(l => l * 1024)], target * 1024, halfWidth * 1024, falling));
            Assert.Equal((plain.Verdict, plain.RoundingCouldChangeIt), (scaled.Verdict, scaled.RoundingCouldChangeIt));
            Assert.Equal(plain.Ratio?.Central ?? 0, scaled.Ratio?.Central ?? 0, 9);
        }
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 5)]
    [InlineData(false, -50)]
    public void The_verdict_rises_with_the_latest_value(bool falling, double lowest)
    {
        foreach (var (levels, target, _) in Cases(2, lowest))
        {
            var previous = -1;
            for (var step = 0; step <= 40; step++)
            {
                var latest = falling ? 160 - (4 * step) : lowest + (4 * step);
                if (falling && latest <= 0)
                {
                    break;
                }

                var rank = Array.IndexOf(Order, Solve([levels[0], levels[1], latest], target, 0, falling).Verdict);
                Assert.True(rank >= previous, $"{levels[0]} {latest} {target}: {rank} after {previous}");
                previous = rank;
            }
        }
    }

    [Fact]
    public void No_exact_reading_of_rounded_figures_gives_a_verdict_the_solution_rules_out()
    {
        var random = new Random(4);
        foreach (var (levels, target, halfWidth) in Cases(3, 10))
        {
            var rounded = Solve(levels, target, halfWidth);
            if (rounded.RoundingCouldChangeIt)
            {
                continue;
            }

            for (var i = 0; i < 5; i++)
            {
                var exact = Solve([.. levels.Select(l => l + (halfWidth * ((2 * random.NextDouble()) - 1)))], target);
                Assert.Equal(rounded.Verdict, exact.Verdict);
            }
        }
    }

    [Fact]
    public void Following_the_required_pace_meets_the_target()
    {
        foreach (var (levels, target, _) in Cases(5, 5))
        {
            var s = Solve(levels, target);
            if (s.Required?.Compound is { } pace)
            {
                Assert.Equal(1, RequiredPace.Follow(levels[2], pace.Central, 2) / target, 9);
                Assert.Equal(target, levels[2] + (2 * s.Required.Linear!.Value.Central), 9);
            }
        }
    }

    [Fact]
    public void Numbers_lie_in_their_ranges()
    {
        foreach (var (levels, target, halfWidth) in Cases(6, 10))
        {
            var s = Solve(levels, target, halfWidth);
            foreach (var number in (Uncertain?[])[s.Ratio, s.Gap, s.GapRatio, s.Covered, s.Observed?.Linear, s.Observed?.Compound, s.Required?.Linear, s.Required?.Compound, s.Rule?.Ratio])
            {
                Assert.True(number is not { } n || n.Range.Contains(n.Central));
            }
        }
    }

    [Fact]
    public void Every_sentence_is_worded_in_both_languages()
    {
        foreach (var (levels, target, halfWidth) in Cases(7, 5))
        {
            var s = Solve(levels, target, halfWidth);
            foreach (var language in (Language[])[Language.English, Language.Chinese])
            {
                Assert.DoesNotContain("{", All(s, language), StringComparison.Ordinal);
                Assert.DoesNotContain("–", All(s, language), StringComparison.Ordinal);
            }
        }
    }
}
