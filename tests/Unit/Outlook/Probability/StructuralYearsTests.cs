using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Probability;

/// <summary>The outlook of a flow that was published within its years rests on a structural series of quarters or months.</summary>
public sealed class StructuralYearsTests
{
    private static readonly double[] Season = [0.8, 0.95, 1.05, 1.2];

    [Fact]
    public void Quarters_of_three_years_and_more_are_used()
    {
        var points = Quarters(2018, 2024, 0.06);
        var (easy, hard) = (OutlookEngine.Assess(Problem(points, 2025, growth: 0.04)), OutlookEngine.Assess(Problem(points, 2025, growth: 0.08)));
        Assert.Equal((OutlookMethod.Structural, OutlookMethod.Structural), (easy.Method, hard.Method));
        Assert.True(easy.Probability > 0.95 && hard.Probability < 0.05, $"{easy.Probability}, {hard.Probability}");
        Assert.NotEmpty(easy.Decisions);
    }

    [Fact]
    public void Few_quarters_leave_the_yearly_method()
    {
        var points = Quarters(2015, 2024, 0.06).Where(p => p.Period.IsYear || p.Period.EndYear >= 2023).ToList();
        Assert.Equal(OutlookMethod.OwnReadings, OutlookEngine.Assess(Problem(points, 2025, growth: 0.06)).Method);
    }

    [Fact]
    public void What_is_known_of_the_due_year_decides_more_the_more_it_is()
    {
        // The year runs 4 % ahead of its usual pace: a target 2 % ahead of it becomes likely as quarters come in.
        var past = Quarters(2016, 2024, 0.06);
        double last = double.NaN;
        foreach (var known in Enumerable.Range(0, 4))
        {
            List<PacePoint> points = [.. past, .. Year(2025, 100 * Math.Pow(1.06, 9) * 1.04, known)];
            var outlook = OutlookEngine.Assess(Problem(points, 2025, growth: (1.06 * 1.02) - 1));
            Assert.Equal(OutlookMethod.Structural, outlook.Method);
            Assert.True(double.IsNaN(last) || outlook.Probability > last, $"{known} quarters: {outlook.Probability} after {last}");
            last = outlook.Probability!.Value;
        }

        Assert.True(last > 0.95);
    }

    [Fact]
    public void Cumulative_months_with_january_and_february_together_are_used()
    {
        var points = new List<PacePoint>();
        for (var year = 2019; year <= 2024; year++)
        {
            for (var months = 2; months <= 12; months++)
            {
                points.Add(Point(Period.OfMonths(year, 1, months), 1200 * Math.Pow(1.05, year - 2019) * months / 12 * Noise(year, months)));
            }
        }

        var outlook = OutlookEngine.Assess(Problem(points, 2026, growth: 0.05));
        Assert.Equal(OutlookMethod.Structural, outlook.Method);
        Assert.Equal(2, outlook.Fan.Count);
        Assert.InRange(outlook.Fan[1].Quantiles[4], 1200 * Math.Pow(1.05, 7) * 0.97, 1200 * Math.Pow(1.05, 7) * 1.03);
    }

    private static double Noise(int year, int month) => 1 + (0.004 * RandomStream.Of(7, "structural years").Normal((ulong)((year * 12) + month)));

    private static List<PacePoint> Quarters(int first, int last, double growth) =>
        [.. Enumerable.Range(first, last - first + 1).SelectMany(y => Year(y, 100 * Math.Pow(1 + growth, y - 2016), 4)).OrderBy(p => p.Period)];

    // The quarters known of a year, each on its own, and the year where all are.
    private static IEnumerable<PacePoint> Year(int year, double total, int known)
    {
        var sum = 0.0;
        for (var q = 0; q < known; q++)
        {
            var value = total / 4 * Season[q] * Noise(year, q + 100);
            sum += value;
            yield return Point(Period.OfMonths(year, (3 * q) + 1, 3), value);
        }

        if (known == 4)
        {
            yield return Point(Period.Year(year), sum);
        }
    }

    private static PacePoint Point(Period period, double value) => new(period, Interval.Point(value), ValueStatus.Official, period.ToString()) { Stated = value };

    // A target on the last whole year's level, grown on.
    private static OutlookProblem Problem(List<PacePoint> points, int due, double growth)
    {
        var sorted = points.OrderBy(p => p.Period).ToList();
        var last = sorted.Last(p => p.Period.IsYear);
        var at = last.Central * Math.Pow(1 + growth, due - last.Period.EndYear);
        var target = new PaceTarget(Interval.AtLeast(at), TargetSense.AtLeast, Better.Higher, Period.Year(due));
        var problem = new PaceProblem(target, new Measure(UnitCatalogue.One, PriceBasis.Current, MeasureKind.Flow), new DateOnly(due, 11, 30)) { Levels = sorted };
        return new OutlookProblem(problem, Pace.Assess(problem));
    }
}
