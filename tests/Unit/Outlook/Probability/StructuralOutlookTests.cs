using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.PaceCase;
using static Songhua.Tests.Unit.Outlook.Probability.OutlookCase;

namespace Songhua.Tests.Unit.Outlook.Probability;

/// <summary>Flows that were published by quarters are projected by these, years and parts of years together.</summary>
public sealed class StructuralOutlookTests
{
    private static readonly double[] Season = [0.8, 1.0, 0.95, 1.25];

    [Fact]
    public void Quarters_enough_make_a_structural_projection()
    {
        var solution = Assess(Of(AtLeast(432), "2024-03-01", Quarters(2018, 24)), Reference);
        Assert.Equal((OutlookMethod.Structural, Scale.Log), (solution.Method, solution.Scale));
        Assert.InRange(solution.Probability!.Value, 0.01, 0.99);
        Assert.Equal([P("2024"), P("2025")], solution.Fan.Select(f => f.Period));
        Assert.All(solution.Fan, f => Assert.True(f.Quantiles.SequenceEqual(f.Quantiles.Order()) && f.Quantiles[0] > 0));
        Assert.True(solution.Fan[1].Quantiles[^1] - solution.Fan[1].Quantiles[0] > solution.Fan[0].Quantiles[^1] - solution.Fan[0].Quantiles[0]);
    }

    [Fact]
    public void It_is_monotone_and_needs_three_years_of_parts_of_a_flow()
    {
        var last = 1.0;
        foreach (var aim in (double[])[400, 440, 480, 520, 600])
        {
            var p = Assess(Of(AtLeast(aim), "2024-03-01", Quarters(2018, 24))).Probability!.Value;
            Assert.True(p < last, $"{aim}");
            last = p;
        }

        Assert.Equal(OutlookMethod.Structural, Assess(Of(AtLeast(480), "2024-03-01", Quarters(2021, 12)), Reference).Method);
        Assert.Equal(OutlookMethod.Panel, Assess(Of(AtLeast(480), "2024-03-01", Quarters(2021, 12)[1..]), Reference).Method);
        Assert.NotEqual(OutlookMethod.Structural, Assess(Of(AtLeast(480), "2024-03-01", Quarters(2018, 24)) with { Measure = Stock }, Reference).Method);
    }

    // Three quarters of the due year leave less open than none, and a good one raises the chance.
    [Fact]
    public void Quarters_of_the_due_year_lead()
    {
        var all = Quarters(2018, 27);
        var (none, three) = (Assess(Of(AtLeast(420, "2024"), "2024-03-01", all[..30])), Assess(Of(AtLeast(420, "2024"), "2024-11-01", all)));
        Assert.Equal((OutlookMethod.Structural, OutlookMethod.Structural), (none.Method, three.Method));
        Assert.Equal((P("2023"), P("2024-Q3")), (none.DataUpTo, three.DataUpTo));
        Assert.True(three.Projection!.Change(1).Spread < 0.7 * none.Projection!.Change(1).Spread);
        var boom = all.Select(p => p.Period.EndYear == 2024 ? At(p.Period.ToString(), p.Central * 1.15) : p).ToArray();
        Assert.True(Assess(Of(AtLeast(420, "2024"), "2024-11-01", boom)).Probability > three.Probability);
    }

    // Quarters from a first year on, each year after its last quarter; levels of some 75 a quarter that grow by 5 % a year.
    private static PacePoint[] Quarters(int from, int count)
    {
        var random = RandomStream.Of(5, "quarters").Item(0);
        var points = new List<PacePoint>();
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var (year, quarter) = (from + (i / 4), i % 4);
            var value = 75 * Season[quarter] * Math.Pow(1.05, (year - 2018) + (quarter / 4.0)) * Math.Exp(0.015 * random.Normal());
            points.Add(At($"{year}-Q{quarter + 1}", value));
            sum = quarter == 0 ? value : sum + value;
            if (quarter == 3)
            {
                points.Add(At($"{year}", sum));
            }
        }

        return [.. points.OrderBy(p => p.Period)];
    }
}
