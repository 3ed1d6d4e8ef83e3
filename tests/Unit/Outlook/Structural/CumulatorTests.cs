using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;
using Songhua.Tests.Unit.Numerics.StateSpace;

namespace Songhua.Tests.Unit.Outlook.Structural;

/// <summary>Random mixes of years, quarters, cumulative months and single months, against the dense conditional at the variances found.</summary>
public sealed class CumulatorTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mixes_of_sums_of_months_give_what_the_dense_conditional_gives(int seed) => Compare(seed, BaseFrequency.Month, 12, Inclusion.Dropped, -1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mixes_of_sums_of_quarters_with_a_seasonal(int seed) => Compare(seed, BaseFrequency.Quarter, 4, Inclusion.Kept, -1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mixes_of_sums_with_a_break_inside_a_year(int seed) => Compare(seed, BaseFrequency.Quarter, 4, Inclusion.Kept, 14);

    private static void Compare(int seed, BaseFrequency frequency, int season, Inclusion seasonal, int breakAt)
    {
        const int years = 7;
        const int ahead = 5;
        var random = RandomStream.Of((ulong)seed, $"mixes {frequency}").Item(0);
        var steps = (years * season) + ahead;
        var path = Path(random, steps, season, breakAt);
        var sums = Spans(random, years, season).Distinct().Select(s => (s.First, s.Last, Value: Enumerable.Range(s.First, s.Last - s.First + 1).Sum(t => path[t]))).ToArray();
        var months = 12 / season;
        Period PeriodOf(int first, int last) => Period.OfMonths(2010 + (first / season), (first % season * months) + 1, (last - first + 1) * months);
        var problem = new StructuralProblem([.. sums.Select(s => new StructuralObservation(PeriodOf(s.First, s.Last), s.Value, ValueStatus.Official, ""))], frequency)
        {
            Ahead = ahead,
            Breaks = breakAt < 0 ? [] : [new(PeriodOf(breakAt, breakAt).First)],
            Spec = new() { Scale = ModelScale.Level, Seasonal = seasonal, Festival = Inclusion.Dropped, Trend = TrendForm.FixedSlope },
        };
        var solution = StructuralEngine.Solve(problem);
        var estimate = solution.Estimate!;
        Assert.Equal(StructuralOutcome.Fitted, solution.Outcome);

        // The dense conditional takes the sums that are not implied by others.
        var used = sums.Where(s => solution.Repeated.All(r => r.Observation.Period != PeriodOf(s.First, s.Last))).ToArray();
        var dense = new DenseStructural(steps, seasonal == Inclusion.Kept ? season : 0, true, estimate.Variances, breakAt).Given(used);
        Assert.Equal(dense.LogLikelihood, estimate.LogLikelihood, 1e-7 * Math.Abs(dense.LogLikelihood));
        for (var t = 0; t < steps; t++)
        {
            Assert.Equal(dense.Mean[t], estimate.Values(SeriesPart.Total)[t], 1e-8 * 100);
            Assert.Equal(Math.Max(0, dense.Covariance[t, t]), Math.Pow(estimate.StandardErrors(SeriesPart.Total)[t], 2), 1e-7 * 100);
        }

        Assert.All(solution.Repeated, r => Assert.True(r.Agrees));
        Assert.All(used, s => Assert.Equal(s.Value, Enumerable.Range(s.First, s.Last - s.First + 1).Sum(t => estimate.Values(SeriesPart.Total)[t]), 1e-8 * s.Value));
        CompareJoint(estimate, dense, (years - 1) * season, steps - 1, PeriodOf);
    }

    private static void CompareJoint(StructuralEstimate estimate, DenseGaussian dense, int first, int last, Func<int, int, Period> periodOf)
    {
        var joint = estimate.Joint(Period.Between(periodOf(first, first).First, periodOf(last, last).Last));
        var count = last - first + 1;
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(dense.Mean[first + i], joint.Mean[i], 1e-6);
            for (var j = 0; j < count; j++)
            {
                Assert.Equal(dense.Covariance[first + i, first + j], joint.Covariance[(i * count) + j], 1e-5);
            }
        }

        var (means, covariances) = joint.Sums([Period.Between(joint.Periods[0].First, joint.Periods[^1].Last)]);
        Assert.Equal(Enumerable.Range(first, count).Sum(t => dense.Mean[t]), means[0], 1e-6 * means[0]);
        var variance = Enumerable.Range(first, count).Sum(i => Enumerable.Range(first, count).Sum(j => dense.Covariance[i, j]));
        Assert.Equal(variance, covariances[0], 1e-5 * Math.Max(1, variance));
    }

    private static double[] Path(RandomReader random, int steps, int season, int breakAt)
    {
        var path = new double[steps];
        var level = 100.0;
        for (var t = 0; t < steps; t++)
        {
            level += 0.8 + (1.5 * random.Normal());
            path[t] = level + (8 * Math.Sin(2 * Math.PI * t / season)) + (2 * random.Normal()) + (t >= breakAt && breakAt >= 0 ? 30 : 0);
        }

        return path;
    }

    // Early years as a whole or in quarters, later ones cumulative, single or in blocks; some of it twice.
    private static IEnumerable<(int First, int Last)> Spans(RandomReader random, int years, int season)
    {
        var quarter = Math.Max(1, season / 4);
        for (var year = 0; year < years; year++)
        {
            var first = year * season;
            var kind = year == 0 ? 1 : random.Integer(5);
            if (kind == 0)
            {
                yield return (first, first + season - 1);
                continue;
            }

            if (kind is 1 or 2)
            {
                for (var q = 0; q < season; q += quarter)
                {
                    yield return (first + q, first + q + quarter - 1);
                }
            }

            if (kind is 2 or 3)
            {
                for (var t = 1; t < season; t++)
                {
                    yield return (first, first + t);
                }
            }

            if (kind == 4)
            {
                yield return (first, first + 1);
                for (var t = 2; t < season; t++)
                {
                    yield return (first + t, first + t);
                }
            }
        }
    }
}
