using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Structural;

public sealed class StructuralEngineTests
{
    private static readonly StructuralSpec LogSpec = new() { Scale = ModelScale.Log, Festival = Inclusion.Dropped };

    /// <summary>Years to 2015, quarters after, cumulative months, January and February together: the path in logarithms adds up to every published sum.</summary>
    [Fact]
    public void Logarithms_add_up_to_the_published_sums()
    {
        var months = Months(2012, 9, 3, seasonal: 0.15);
        List<StructuralObservation> observed = [];
        for (var year = 2012; year < 2021; year++)
        {
            Period[] spans = year < 2016 ? [Period.Year(year)]
                : year < 2018 ? [.. Enumerable.Range(0, 4).Select(q => Period.OfMonths(year, (3 * q) + 1, 3))]
                : year < 2020 ? [Period.OfMonths(year, 1, 2), .. Enumerable.Range(3, 10).Select(m => Period.OfMonths(year, m, 1))]
                : [.. Enumerable.Range(2, 7).Select(m => Period.OfMonths(year, 1, m))];
            observed.AddRange(spans.Select(s => Sum(months, s)));
        }

        var solution = StructuralEngine.Solve(new(observed, BaseFrequency.Month) { Ahead = 16, Spec = LogSpec });
        Assert.Equal(StructuralOutcome.Fitted, solution.Outcome);
        var estimate = solution.Estimate!;
        Assert.True(estimate.HasSeasonal);
        var levels = estimate.Levels(SeriesPart.Total);
        foreach (var one in observed)
        {
            var sum = estimate.Periods.Zip(levels).Where(p => one.Period.Contains(p.First)).Sum(p => p.Second);
            Assert.Equal(one.Value, sum, 1e-7 * one.Value);
        }

        // The months of years, quarters and blocks were never seen; they are found within their standard errors.
        var outside = estimate.Periods.Index().Count(p => p.Index < estimate.ObservedPeriods
            && Math.Abs(Math.Log(months[p.Item]) - estimate.Values(SeriesPart.Total)[p.Index]) > 3 * estimate.StandardErrors(SeriesPart.Total)[p.Index] + 1e-9);
        Assert.InRange(outside, 0, estimate.ObservedPeriods / 12);
        Assert.Contains(solution.Decisions, d => d.In(Language.English).Contains("are never published apart", StringComparison.Ordinal) || d.In(Language.English).Contains("seasonal is kept", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_whose_quarters_agree_is_not_used_twice_and_one_that_does_not_is_reported()
    {
        var quarters = Enumerable.Range(0, 24).Select(t => new StructuralObservation(Period.OfMonths(2015 + (t / 4), (t % 4 * 3) + 1, 3), 100 + t + (t % 3), ValueStatus.Official, $"q{t}")).ToArray();
        var year = quarters.Take(4).Sum(q => q.Value);
        var spec = new StructuralSpec { Scale = ModelScale.Level, Seasonal = Inclusion.Dropped };
        var alone = StructuralEngine.Solve(new(quarters, BaseFrequency.Quarter) { Spec = spec });
        foreach (var (value, rounding, agrees) in new[] { (year, 0.0, true), (year + 0.4, 0.5, true), (year + 5, 0.5, false) })
        {
            var with = StructuralEngine.Solve(new([new(Period.Year(2015), value, ValueStatus.Official, "y") { Rounding = rounding }, .. quarters], BaseFrequency.Quarter) { Spec = spec });
            var repeated = Assert.Single(with.Repeated);
            Assert.Equal((agrees, "y"), (repeated.Agrees, repeated.Observation.Key));
            Assert.Equal(["q0", "q1", "q2", "q3"], repeated.Others.Select(o => o.Key).Order());
            Assert.Equal(year, repeated.Implied, 1e-9);
            Assert.Equal(alone.Estimate!.LogLikelihood, with.Estimate!.LogLikelihood);
            Assert.Equal(agrees ? 0 : 1, with.Decisions.Count(d => d.In(Language.English).Contains("one of them is wrong", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_break_is_a_break_and_not_a_fall()
    {
        var years = Enumerable.Range(0, 20).Select(t => new StructuralObservation(
            Period.Year(2000 + t), 1000 * Math.Exp((0.08 * t) + (t >= 12 ? -0.25 : 0) + (0.004 * Math.Sin(3 * t))), ValueStatus.Official, "")).ToArray();
        var problem = new StructuralProblem(years, BaseFrequency.Year) { Ahead = 5, Spec = LogSpec };
        var without = StructuralEngine.Solve(problem).Estimate!;
        var solution = StructuralEngine.Solve(problem with { Breaks = [new(new(2012, 1, 1), new Phrase("census", "普查"))] });
        var effect = Assert.Single(solution.Estimate!.Effects);
        Assert.Equal(-0.25, effect.Value, 0.02);
        Assert.Equal(0.08, solution.Estimate.Values(SeriesPart.Slope)[^1], 0.005);
        Assert.True(solution.Estimate.StandardErrors(SeriesPart.Total)[^1] < without.StandardErrors(SeriesPart.Total)[^1] / 3);
        Assert.Contains(solution.Decisions, d => d.In(Language.Chinese).Contains("普查", StringComparison.Ordinal));

        // A break before the first observation cannot be told and is left out, in words.
        var early = StructuralEngine.Solve(problem with { Breaks = [new(new(1999, 1, 1))] });
        Assert.Empty(early.Estimate!.Effects);
        Assert.Contains(early.Decisions, d => d.In(Language.English).Contains("left out", StringComparison.Ordinal));
        Assert.Equal(without.LogLikelihood, early.Estimate.LogLikelihood, 1e-9);
    }

    [Fact]
    public void The_festival_is_found_where_it_is_and_dropped_where_it_is_not()
    {
        var windows = new FestivalWindows();
        var months = Months(2005, 15, 7, seasonal: 0.1);
        var moved = months.ToDictionary(m => m.Key, m =>
        {
            var x = windows.Regressors(CalendarMonth.Of(m.Key.First));
            return m.Value * Math.Exp((0.10 * x[0]) - (0.35 * x[1]) - (0.12 * x[2]));
        });
        var spec = new StructuralSpec { Scale = ModelScale.Log };
        var found = StructuralEngine.Solve(new([.. moved.Select(m => new StructuralObservation(m.Key, m.Value, ValueStatus.Official, ""))], BaseFrequency.Month) { Spec = spec });
        Assert.Equal(3, found.Estimate!.Effects.Count);
        foreach (var (effect, truth) in found.Estimate.Effects.Zip([0.10, -0.35, -0.12]))
        {
            Assert.InRange(effect.Value, truth - (3.5 * effect.StandardError), truth + (3.5 * effect.StandardError));
            Assert.InRange(effect.StandardError, 0, 0.05);
        }

        var none = StructuralEngine.Solve(new([.. months.Select(m => new StructuralObservation(m.Key, m.Value, ValueStatus.Official, ""))], BaseFrequency.Month) { Spec = spec });
        Assert.Empty(none.Estimate!.Effects);
        Assert.Contains(none.Decisions, d => d.In(Language.English).Contains("Spring Festival effect is dropped", StringComparison.Ordinal));
    }

    [Fact]
    public void Scale_and_seasonal_are_chosen_by_the_data()
    {
        var multiplicative = Months(2005, 12, 11, seasonal: 0.25).Select(m => new StructuralObservation(m.Key, m.Value, ValueStatus.Official, "")).ToArray();
        var log = StructuralEngine.Solve(new(multiplicative, BaseFrequency.Month) { Spec = new() { Festival = Inclusion.Dropped } });
        Assert.True(log.Estimate!.IsLog);
        Assert.True(log.Estimate.HasSeasonal);

        var random = RandomStream.Of(5, "additive").Item(0);
        var additive = Enumerable.Range(0, 100).Select(t => new StructuralObservation(
            Period.OfMonths(1990 + (t / 4), (t % 4 * 3) + 1, 3), 30 + (2.0 * t) + (10 * random.Normal()), ValueStatus.Estimate, "")).Where(o => o.Value > 0).ToArray();
        var level = StructuralEngine.Solve(new(additive, BaseFrequency.Quarter));
        Assert.False(level.Estimate!.IsLog);
        Assert.False(level.Estimate.HasSeasonal);
        Assert.Equal(ValueStatus.Estimate, level.Status);
    }

    [Fact]
    public void What_cannot_be_judged_is_refused_with_a_reason()
    {
        static StructuralObservation Year(int year, double value) => new(Period.Year(year), value, ValueStatus.Official, "");
        Assert.Equal(StructuralOutcome.TooFewObservations, StructuralEngine.Solve(new([], BaseFrequency.Year)).Outcome);
        var few = StructuralEngine.Solve(new([Year(2000, 1), Year(2001, 2), Year(2002, 3)], BaseFrequency.Year));
        Assert.Equal((StructuralOutcome.TooFewObservations, true), (few.Outcome, few.Estimate is null && few.Reason is not null));
        var negative = Enumerable.Range(0, 10).Select(t => Year(2000 + t, t - 4.5)).ToArray();
        Assert.Equal(StructuralOutcome.NotPositive, StructuralEngine.Solve(new(negative, BaseFrequency.Year) { Spec = LogSpec }).Outcome);
        Assert.False(StructuralEngine.Solve(new(negative, BaseFrequency.Year)).Estimate!.IsLog);

        // A cumulative figure that falls leaves no positive months between.
        var falling = Enumerable.Range(1, 12).Select(m => new StructuralObservation(Period.OfMonths(2020, 1, m), m == 7 ? 5.5 : m, ValueStatus.Official, "")).ToArray();
        Assert.Equal(StructuralOutcome.NotPositive, StructuralEngine.Solve(new(falling, BaseFrequency.Month) { Spec = LogSpec }).Outcome);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        StructuralProblem With(Period period, double value) => new([new(period, value, ValueStatus.Official, "")], BaseFrequency.Quarter);
        Assert.Throws<ArgumentException>(() => StructuralEngine.Solve(With(Period.Year(2020), double.NaN)));
        Assert.Throws<ArgumentException>(() => StructuralEngine.Solve(With(Period.OfMonths(2020, 1, 2), 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StructuralEngine.Solve(With(Period.Year(2020), 1) with { Ahead = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StructuralEngine.Solve(With(Period.Year(2020), 1) with { Spec = new() { Starts = 5 } }));
        Assert.Throws<ArgumentException>(() => StructuralEngine.Solve(With(Period.Year(2020), 1) with { Spec = new() { Priors = [new(VarianceKind.Level, null, 0, 0)] } }));
    }

    [Fact]
    public void A_firm_prior_is_what_comes_out_and_a_loose_one_changes_nothing()
    {
        var random = RandomStream.Of(2, "short").Item(0);
        var level = 0.0;
        var years = Enumerable.Range(0, 10).Select(t => new StructuralObservation(Period.Year(2010 + t), Math.Exp(5 + (level += 0.06 + (0.03 * random.Normal()))), ValueStatus.Official, "")).ToArray();
        var spec = LogSpec with { Trend = TrendForm.FixedSlope };
        StructuralEstimate Fit(params VariancePrior[] priors) => StructuralEngine.Solve(new(years, BaseFrequency.Year) { Spec = spec with { Priors = priors } }).Estimate!;
        var firm = Fit(new(VarianceKind.Level, null, Math.Log(4e-4), 1e-3), new(VarianceKind.Irregular, VarianceKind.Level, Math.Log(0.25), 1e-3));
        Assert.Equal(4e-4, firm.Variances[VarianceKind.Level], 4e-6);
        Assert.Equal(1e-4, firm.Variances[VarianceKind.Irregular], 2e-6);
        var loose = Fit(new VariancePrior(VarianceKind.Level, null, Math.Log(1e-3), 1e4));
        var none = Fit();
        Assert.Equal(none.LogLikelihood, loose.LogLikelihood, 1e-4);
        Assert.True(firm.LogLikelihood <= none.LogLikelihood + 1e-9);
    }

    [Fact]
    public void Stocks_are_points_in_time()
    {
        var stock = Enumerable.Range(0, 16).Select(t => new StructuralObservation(Period.Year(2005 + t), 50 + (3 * t) + (t % 3), ValueStatus.Official, "")).ToArray();
        var solution = StructuralEngine.Solve(new(stock, BaseFrequency.Quarter) { IsStock = true, Ahead = 4, Spec = new() { Scale = ModelScale.Level } });
        var estimate = solution.Estimate!;
        Assert.False(estimate.HasSeasonal);
        Assert.Equal("2005-Q4", estimate.Periods[0].ToString());
        Assert.Equal(50, estimate.Values(SeriesPart.Total)[0], 1e-6);
        Assert.Equal(54, estimate.Values(SeriesPart.Total)[4], 1e-6);
        Assert.True(estimate.StandardErrors(SeriesPart.Total)[2] > 0);
    }

    [Fact]
    public void Draws_have_the_moments_of_the_joint_distribution_and_keep_published_sums()
    {
        var months = Months(2012, 8, 4, seasonal: 0.1).ToArray();
        List<StructuralObservation> observed = [.. months.Where(m => m.Key.EndYear < 2019).Select(m => new StructuralObservation(m.Key, m.Value, ValueStatus.Official, ""))];
        var toDate = months.Where(m => m.Key.EndYear == 2019).Take(5).Sum(m => m.Value);
        observed.Add(new(Period.OfMonths(2019, 1, 5), toDate, ValueStatus.Official, ""));
        var estimate = StructuralEngine.Solve(new(observed, BaseFrequency.Month) { Ahead = 19, Spec = LogSpec }).Estimate!;
        var joint = estimate.Joint(Period.Between(new(2019, 1, 1), new(2020, 12, 31)));
        var (means, covariances) = joint.Sums([Period.Year(2019), Period.Year(2020)]);
        const int draws = 20_000;
        var (sums, squares, products) = (new double[2], new double[2], 0.0);
        var levels = new double[joint.Periods.Count];
        for (var i = 0; i < draws; i++)
        {
            joint.Draw(RandomStream.Of(9, "draws").Item(i), levels);
            var (a, b) = (joint.Sum(levels, Period.Year(2019)) - means[0], joint.Sum(levels, Period.Year(2020)) - means[1]);
            sums[0] += a / draws;
            sums[1] += b / draws;
            squares[0] += a * a / draws;
            squares[1] += b * b / draws;
            products += a * b / draws;
        }

        for (var k = 0; k < 2; k++)
        {
            Assert.Equal(0, sums[k], 4 * Math.Sqrt(covariances[(k * 2) + k] / draws));
            Assert.InRange(squares[k] / covariances[(k * 2) + k], 0.95, 1.05);
        }

        Assert.InRange(products / covariances[1], 0.9, 1.1);

        // January to May is published: only the other seven months are uncertain.
        Assert.Equal(toDate, joint.Sum(levels, Period.OfMonths(2019, 1, 5)));
        Assert.Equal(0, joint.Sums([Period.OfMonths(2019, 1, 5)]).Covariances[0]);
    }

    [Fact]
    public void The_same_problem_gives_the_same_bytes_in_any_order_of_observations()
    {
        var months = Months(2014, 6, 8, seasonal: 0.1).Select(m => new StructuralObservation(m.Key, m.Value, ValueStatus.Official, "")).ToArray();
        var first = StructuralEngine.Solve(new(months, BaseFrequency.Month) { Spec = LogSpec }).Estimate!;
        var second = StructuralEngine.Solve(new([.. months.Reverse()], BaseFrequency.Month) { Spec = LogSpec }).Estimate!;
        Assert.Equal(first.Values(SeriesPart.Adjusted).ToArray(), second.Values(SeriesPart.Adjusted).ToArray());
    }

    [Fact]
    public void Components_add_up_and_what_is_observed_is_hit()
    {
        var months = Months(2014, 6, 8, seasonal: 0.1).ToArray();
        var estimate = StructuralEngine.Solve(new([.. months.Where((_, t) => t != 20).Select(m => new StructuralObservation(m.Key, m.Value, ValueStatus.Official, ""))], BaseFrequency.Month) { Ahead = 3, Spec = LogSpec }).Estimate!;
        for (var t = 0; t < estimate.Periods.Count; t++)
        {
            var parts = estimate.Values(SeriesPart.Trend)[t] + estimate.Values(SeriesPart.Seasonal)[t] + estimate.Values(SeriesPart.Irregular)[t];
            Assert.Equal(estimate.Values(SeriesPart.Total)[t], parts, 1e-10);
            Assert.Equal(estimate.Values(SeriesPart.Total)[t] - estimate.Values(SeriesPart.Seasonal)[t], estimate.Values(SeriesPart.Adjusted)[t], 1e-10);
            Assert.Equal(t is 20 or >= 72, estimate.StandardErrors(SeriesPart.Total)[t] > 1e-6);
        }

        Assert.Equal(Math.Log(months[7].Value), estimate.Values(SeriesPart.Total)[7], 1e-9);
    }

    [Fact]
    public void A_series_that_never_moves_does_not_break_it()
    {
        var years = Enumerable.Range(0, 12).Select(t => new StructuralObservation(Period.Year(2010 + t), 7, ValueStatus.Official, "")).ToArray();
        var solution = StructuralEngine.Solve(new(years, BaseFrequency.Year) { Ahead = 2, Spec = LogSpec });
        Assert.Equal(7, solution.Estimate!.Levels(SeriesPart.Total)[^1], 1e-6);
    }

    private static StructuralObservation Sum(IReadOnlyDictionary<Period, double> months, Period span) =>
        new(span, months.Where(m => span.Contains(m.Key)).Sum(m => m.Value), ValueStatus.Official, span.ToString());

    // A made-up monthly series: growth of 6 % a year, a seasonal that moves slowly.
    private static Dictionary<Period, double> Months(int from, int years, ulong seed, double seasonal)
    {
        var random = RandomStream.Of(seed, "months").Item(0);
        var months = new Dictionary<Period, double>();
        var level = Math.Log(100);
        for (var t = 0; t < 12 * years; t++)
        {
            level += 0.005 + (0.008 * random.Normal());
            months[Period.OfMonths(from + (t / 12), (t % 12) + 1, 1)] = Math.Exp(level + (seasonal * Math.Sin(Math.PI * t / 6)) + (seasonal / 3 * Math.Cos(Math.PI * t / 2)) + (0.01 * random.Normal()));
        }

        return months;
    }
}
