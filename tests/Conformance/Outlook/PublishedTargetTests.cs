using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Tests.Conformance.Outlook;

/// <summary>Published figures on targets, each with its source and the tolerance that its printed digits allow.</summary>
public class PublishedTargetTests
{
    private static readonly Measure Money = new(UnitCatalogue.Parse("billion CNY")!, PriceBasis.Current, MeasureKind.Flow);
    private static readonly Measure Vehicles = new(UnitCatalogue.Parse("thousand vehicles")!, PriceBasis.None, MeasureKind.Flow);

    private static PacePoint Point(int year, double value, double halfWidth = 0) =>
        new(Period.Year(year), new Interval(value - halfWidth, value + halfWidth), ValueStatus.Official, $"{year}");

    private static PaceTarget Reach(double value) => new(Interval.Point(value), TargetSense.Reach, Better.Higher, Period.Year(2025));

    // Open SDG, sdg-build, class SeriesProgress (quantitative target: 0.95, 0.60, 0), the rule of Statistics Canada's progress
    // measurement and of Eurostat, Sustainable development in the European Union, monitoring report 2023, annex on method.
    [Theory]
    [InlineData(0.95, ProgressCategory.OnTrack)]
    [InlineData(0.9499, ProgressCategory.NeedsAcceleration)]
    [InlineData(0.60, ProgressCategory.NeedsAcceleration)]
    [InlineData(0.5999, ProgressCategory.LimitedProgress)]
    [InlineData(0.0, ProgressCategory.LimitedProgress)]
    [InlineData(-0.0001, ProgressCategory.Deterioration)]
    public void Open_sdg_categories(double ratio, ProgressCategory category) => Assert.Equal(category, ProgressRule.Category(ratio));

    // The same formula, recomputed in Python: 81 to 119 in two years against 81 to 144 in four; and indicator 3.3.3 of sdg-build's own
    // test data, 1.55 (2015) to 1.82 (2019), aim down to 0.001 (its stand-in for zero) by 2030. Tolerance 1e-12.
    [Theory]
    [InlineData(81, 119, 144, 2, 4, Better.Higher, 1.3709010070055254)]
    [InlineData(1.55, 1.82, 0.001, 4, 15, Better.Lower, -0.1057876713820222)]
    public void Open_sdg_ratio(double baseline, double current, double target, double elapsed, double inAll, Better better, double recomputed) =>
        Assert.Equal(recomputed, ProgressRule.Ratio(baseline, current, target, elapsed, inAll, better), 12);

    // It divides by zero bases (sdg-build puts 0.001); here it is not defined, and the verdict comes from the amount a year.
    [Fact]
    public void Open_sdg_ratio_is_not_defined_from_zero() => Assert.True(double.IsNaN(ProgressRule.Ratio(0, 5, 10, 1, 2, Better.Higher)));

    // Changchun's culture and tourism figures of 2023 and its target of 360 bn CNY by 2025 (seed facts S29-S33): 22.2 % a year,
    // 78.14 bn CNY and 56.16 m visits the year before. Tolerance half a unit of the last digit printed.
    [Fact]
    public void Tourism_revenue_needs_22_2_per_cent_a_year()
    {
        var problem = new PaceProblem(Reach(360e9), Money, new DateOnly(2024, 3, 31))
        {
            Levels = [Point(2023, 241.11e9, 0.005e9)],
            Growths = [Point(2023, 2.0856, 0.00005)],
        };
        var solution = Pace.Assess(problem);
        Assert.Equal(0.222, solution.Required!.Compound!.Value.Central, 0.0005);
        Assert.True(solution.Required.Compound.Value.Range.Width < 0.0001);
        Assert.Equal((Verdict.OnTrack, false), (solution.Verdict, solution.RoundingCouldChangeIt));
        Assert.Equal(78.14e9, RequiredPace.Follow(241.11e9, 2.0856, -1), 0.005e9);
        Assert.Equal(56.16e6, RequiredPace.Follow(147e6, 1.6174, -1), 0.005e6);
    }

    // Changchun's target of 700,000 new energy vehicles by 2025; interim target of 200,000 for 2024 and growth of 40 % in 2023
    // (China News Service on Changchun's two sessions, 2024-01-12); 183,600 made by the whole province in 2025 (press report on Jilin's
    // industry in 2025, as summarised by reportify.cn). Exact arithmetic.
    [Fact]
    public void New_energy_vehicles_before_and_after()
    {
        var before = Pace.Assess(new PaceProblem(Reach(700_000), Vehicles, new DateOnly(2024, 3, 31))
        {
            Growths = [Point(2023, 0.40, 0.005)],
            Interim = [new InterimTarget(Period.Year(2024), Interval.Point(200_000), "interim")],
        });
        Assert.Equal(2.5, before.Required!.Compound!.Value.Central, 1e-12);
        Assert.Equal((Verdict.OffTrack, false), (before.Verdict, before.RoundingCouldChangeIt));

        var after = Pace.Assess(new PaceProblem(Reach(700_000), Vehicles, new DateOnly(2026, 2, 28))
        {
            Levels = [new PacePoint(Period.Year(2025), new Interval(0, 183_600), ValueStatus.Derived, "province")],
        });
        Assert.Equal((Verdict.Missed, false), (after.Verdict, after.RoundingCouldChangeIt));
        Assert.Equal(516_400, after.Gap!.Value.Range.Low, 1e-6);
    }

    // Jilin's GDP: 1,507.462 bn CNY for 2018 as first published, 1,172.682 bn for 2019 after the fourth economic census, +3.0 % at
    // comparable prices (Jilin Province 2019 statistical communique, 2020-04-03). The naive series falls by 22 % (tolerance half a point); the break keeps it from being read so.
    [Fact]
    public void A_census_revision_is_not_a_fall()
    {
        Assert.Equal(-0.22, RequiredPace.Compound(1507.462e9, 1172.682e9, 1), 0.005);
        var problem = new PaceProblem(Reach(1500e9), Money, new DateOnly(2020, 3, 31))
        {
            Levels = [Point(2018, 1507.462e9), Point(2019, 1172.682e9)],
            Breaks = [new SeriesBreak(2019, new LocalText("fourth economic census", "第四次经济普查"))],
        };
        var alone = Pace.Assess(problem);
        Assert.Equal(Verdict.CannotBeJudged, alone.Verdict);
        Assert.Null(alone.Observed);
        var growing = Pace.Assess(problem with { Growths = [Point(2019, 0.03, 0.0005)] });
        Assert.Equal(0.03, growing.Observed!.Compound!.Value.Central, 1e-12);
    }
}
