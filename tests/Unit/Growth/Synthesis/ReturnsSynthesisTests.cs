using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Synthesis;

/// <summary>A made-up province is the same for a seed, hits its goals, and is built as its description says.</summary>
public sealed class ReturnsSynthesisTests
{
    private static readonly GrowthGoal[] Goals =
        [new(Of("2023"), 0.068), new(Of("2024-Q1"), 0.104), new(Of("2024"), 0.078), new(Of("2024"), 0.05, "36")];

    private static readonly SyntheticReturns Small = ReturnsSynthesis.Make(new() { Seed = 5, Enterprises = 400, Goals = Goals });

    private static Period Of(string text) => Period.TryParse(text, out var period) ? period : throw new ArgumentException(text);

    private static (double Output, double ToDate, double LastYear, byte Covered)? Row(SyntheticReturns returns, int enterprise, CalendarMonth month)
    {
        var (first, end) = returns.Panel.RowsOf(month);
        var rows = returns.Panel.Enterprise.Span[first..end];
        var at = rows.LastIndexOf(enterprise);
        return at < 0 ? null : (
            returns.Panel.Item(ReturnItem.Output).Span[first + at], returns.Panel.Item(ReturnItem.OutputToDate).Span[first + at],
            returns.Panel.Item(ReturnItem.OutputLastYear).Span[first + at], returns.Panel.MonthsCovered.Span[first + at]);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Official_totals_are_hit_with_nested_periods_and_anomalies_inside(ulong seed)
    {
        var returns = ReturnsSynthesis.Make(new() { Seed = seed, Enterprises = 600, Goals = Goals });
        Assert.All(returns.Goals, g =>
        {
            Assert.Equal(GoalOutcome.Reached, g.Outcome);
            Assert.Equal(g.Goal.Growth, g.Reached, 1e-6);
        });
        Assert.Equal(Goals, returns.Goals.Select(g => g.Goal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var again = ReturnsSynthesis.Make(Small.Spec);
        foreach (var item in Enum.GetValues<ReturnItem>())
        {
            Assert.True(Small.Panel.Item(item).Span.SequenceEqual(again.Panel.Item(item).Span));
        }

        Assert.Equal(Small.Truth, again.Truth);
        Assert.Equal(Small.Panel.Register.Codes, again.Panel.Register.Codes);
        var other = ReturnsSynthesis.Make(Small.Spec with { Seed = 6 });
        Assert.False(Small.Panel.Item(ReturnItem.Output).Span.SequenceEqual(other.Panel.Item(ReturnItem.Output).Span));
    }

    [Fact]
    public void Goals_that_cannot_be_hit_are_told_apart()
    {
        GrowthGoal[] goals =
        [
            new(Of("2024"), 0.07), new(Of("2024-Q1"), 0.09), new(Of("2024-Q1"), 0.10), new(Of("2023"), 5), new(Of("2024-01"), 0.1),
            new(Of("2024-02..2024-03"), 0.1), new(Of("2023-07..2024-06"), 0.1), new(Of("2019"), 0.1), new(Of("2024"), 0.1, "99"),
        ];
        var results = ReturnsSynthesis.Make(new() { Enterprises = 300, Goals = goals }).Goals;
        Assert.Equal(
            [
                GoalOutcome.Reached, GoalOutcome.Reached, GoalOutcome.Contradicted, GoalOutcome.OutOfReach, GoalOutcome.NotComparable,
                GoalOutcome.NotComparable, GoalOutcome.NotComparable, GoalOutcome.NotComparable, GoalOutcome.NotComparable,
            ],
            results.Select(g => g.Outcome));
        Assert.Equal(0.09, results[2].Reached, 1e-6);
        Assert.NotEqual(5, results[3].Reached, 0.1);
    }

    [Fact]
    public void Everything_is_marked_synthetic_and_no_name_or_code_is_real()
    {
        var register = Small.Panel.Register;
        Assert.Equal((ValueStatus.Synthetic, ValueStatus.Synthetic, ValueStatus.Synthetic), (register.Status, Small.Rates.Status, Small.Prices.Status));
        Assert.All(register.Codes, c => Assert.Null(SocialCreditCode.Validate(c)));
        Assert.All(register.Codes, c => Assert.Equal("XX", c[8..10]));
        Assert.Equal(register.Count, register.Codes.Distinct().Count());
        Assert.All(register.Names, n => Assert.Matches("^Synthetic enterprise [0-9]{4} / 合成企业[0-9]{4}$", n));
    }

    [Fact]
    public void One_car_maker_in_Changchun_is_about_a_fifth_to_a_quarter()
    {
        var output = new double[Small.Panel.Register.Count];
        for (var row = 0; row < Small.Panel.Rows; row++)
        {
            output[Small.Panel.Enterprise.Span[row]] += Small.Panel.Item(ReturnItem.Output).Span[row];
        }

        var register = Small.Panel.Register;
        Assert.InRange(output[Small.Dominant] / output.Sum(), 0.18, 0.27);
        Assert.Equal(output.Max(), output[Small.Dominant]);
        Assert.Equal(("3611", "220100"), (register.Classes[register.ClassOf[Small.Dominant]], register.Places[register.PlaceOf[Small.Dominant]]));
    }

    [Fact]
    public void There_are_births_deaths_crossers_blocks_and_corrections()
    {
        var (panel, register, first) = (Small.Panel, Small.Panel.Register, Small.Spec.First.Number);
        var all = Enumerable.Range(0, register.Count).ToList();
        Assert.Contains(all, e => register.Opened[e] >= first);
        Assert.Contains(all, e => register.Closed[e] != EnterpriseRegister.NotYet);
        Assert.Contains(all, e => register.Opened[e] < first && register.ScopeFrom[e] >= first);
        Assert.Contains(all, e => register.Closed[e] == EnterpriseRegister.NotYet && register.ScopeTo[e] != EnterpriseRegister.NotYet);
        Assert.InRange(panel.MonthsCovered.Span.Count((byte)2) / (3.0 * register.Count), 0.6, 0.95);
        Assert.Equal(Small.Spec.Months + 1, panel.Vintages.Count);
        Assert.InRange(panel.Rows - Distinct(panel), 1, panel.Rows / 20);
    }

    private static int Distinct(ReturnsPanel panel)
    {
        var count = 0;
        for (var m = 0; m < panel.Months; m++)
        {
            var (first, end) = panel.RowsOf(panel.FirstMonth + m);
            count += panel.Enterprise.Span[first..end].ToArray().Distinct().Count();
        }

        return count;
    }

    [Fact]
    public void Every_class_has_a_rate_and_a_price_in_every_month()
    {
        var missing = new List<MissingFactor>();
        foreach (var slot in Slot.Of(Of("2022..2024")))
        {
            SlotFactors.Of(Small.Panel.Register.Classes, Small.Rates, Small.Prices, slot, RateYear.Own, missing);
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Planted_anomalies_are_there()
    {
        var returns = ReturnsSynthesis.Make(new() { Seed = 8, Enterprises = 3000 });
        Assert.Equal(Enum.GetValues<AnomalyKind>(), returns.Truth.Select(a => a.Kind).Distinct().Order());
        Assert.Equal(returns.Truth.Where(a => a.Kind != AnomalyKind.Bunching).Select(a => a.Enterprise).Distinct().Count(), returns.Truth.Count(a => a.Kind != AnomalyKind.Bunching));
        foreach (var planted in returns.Truth)
        {
            var row = Row(returns, planted.Enterprise, planted.Last);
            switch (planted.Kind)
            {
                case AnomalyKind.MissingMonth:
                    Assert.Null(row);
                    break;
                case AnomalyKind.FallingYearToDate:
                    Assert.True(row!.Value.ToDate < Row(returns, planted.Enterprise, planted.Last - 1)!.Value.ToDate);
                    break;
                case AnomalyKind.FrozenSeries:
                    Assert.Equal(Row(returns, planted.Enterprise, planted.First)!.Value.Output, row!.Value.Output);
                    break;
                case AnomalyKind.ProportionalSeries:
                    Assert.Equal(Math.Round(planted.Parameter * row!.Value.LastYear), row.Value.Output);
                    break;
                case AnomalyKind.CopiedSeries:
                    Assert.Equal(Row(returns, planted.Other!.Value, planted.Last)!.Value.Output, row!.Value.Output);
                    break;
                case AnomalyKind.TerminalDigits:
                    Assert.Equal(0, row!.Value.Output % planted.Parameter);
                    break;
            }
        }
    }

    [Fact]
    public void Bunched_revenue_lies_just_above_the_threshold()
    {
        var returns = ReturnsSynthesis.Make(new() { Seed = 3, Enterprises = 1500 });
        var bunched = returns.Truth.Where(a => a.Kind == AnomalyKind.Bunching).ToList();
        Assert.NotEmpty(bunched);
        foreach (var planted in bunched)
        {
            var revenue = 0.0;
            for (var month = planted.First; month <= planted.Last; month += 1)
            {
                var (first, end) = returns.Panel.RowsOf(month);
                for (var row = first; row < end; row++)
                {
                    revenue += returns.Panel.Enterprise.Span[row] == planted.Enterprise ? returns.Panel.Item(ReturnItem.Revenue).Span[row] : 0;
                }
            }

            Assert.Equal(planted.Parameter, revenue, 1e-6);
            Assert.InRange(revenue, 20_000, 20_700);
        }
    }

    [Theory]
    [InlineData(2022, "2022-02-01")]
    [InlineData(2023, "2023-01-22")]
    [InlineData(2024, "2024-02-10")]
    [InlineData(2025, "2025-01-29")]
    public void The_Spring_Festival_moves(int year, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), SpringFestival.DayOf(year));

    [Fact]
    public void The_default_industries_are_classes_and_the_default_places_counties()
    {
        Assert.All(IndustryMix.Jilin, i => Assert.Equal(IndustryLevel.Class, IndustryClassification.Find(i.Class)?.Level));
        Assert.All(IndustryMix.Jilin, i => Assert.NotEmpty(IndustryMix.ProfileOf(i.Class).Division));
        Assert.All(PlaceMix.Jilin, p => Assert.Equal(PlaceCodeLevel.County, PlaceCode.Parse(p.Code, out _)?.Level));
        Assert.Equal(9, PlaceMix.Jilin.Select(p => p.Code[..4]).Distinct().Count());
    }

    [Fact]
    public void A_panel_of_part_years_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ReturnsSynthesis.Make(new() { Months = 30 }));
        Assert.Throws<ArgumentException>(() => ReturnsSynthesis.Make(new() { First = CalendarMonth.Of(2022, 3) }));
        Assert.Throws<ArgumentException>(() => ReturnsSynthesis.Make(new() { Enterprises = 3 }));
    }
}
