using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Audit;

/// <summary>Each edit on returns that can be checked by hand.</summary>
public sealed class EditTests
{
    private static readonly string[] Months = [.. Enumerable.Range(3, 10).Select(m => $"2024-{m:00}")];

    // An industry of twelve steady enterprises, 10 % above last year, and one more whose outputs are given.
    private static SmallPanel Industry(Func<int, double> output, Func<int, double>? lastYear = null)
    {
        var panel = new SmallPanel().Rate("36", 2024, 0.25).Enterprise("X", "3611");
        for (var e = 0; e < 12; e++)
        {
            panel.Enterprise($"A{e:00}", "3611");
        }

        for (var m = 0; m < Months.Length; m++)
        {
            panel.Price("36", Months[m], 100);
            for (var e = 0; e < 12; e++)
            {
                var steady = 1000 + (137 * e) + (31 * (m * (e + 3) % 7));
                panel.Return($"A{e:00}", Months[m], Math.Round(steady * (1.07 + (0.06 * ((m + e) % 5) / 4))), steady);
            }

            panel.Return("X", Months[m], output(m), lastYear?.Invoke(m) ?? 5003 + (211 * (m % 3)));
        }

        return panel;
    }

    private static AuditResult Audit(SmallPanel panel, AuditSpec? spec = null) =>
        ReturnsAudit.Examine(AuditProblem.Of(panel.Panel(), panel.Rates(), panel.Prices(), Period.OfMonths(2024, 3, 10), [], spec));

    private static IEnumerable<AuditFinding> OfX(SmallPanel panel, AuditResult audit)
    {
        var x = panel.Panel().Register.Codes.ToList().IndexOf("X");
        return audit.Findings.Where(f => f.Enterprise == x);
    }

    private static double Usual(int m) => Math.Round((5003 + (211 * (m % 3))) * 1.1) + (m * 7 % 5);

    [Fact]
    public void Steady_returns_raise_no_question()
    {
        var audit = Audit(Industry(Usual));
        Assert.Empty(audit.Queries);
        Assert.Empty(audit.Summary());
        Assert.InRange(audit.Growth, 0.08, 0.12);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(0.1)]
    [InlineData(0.001)]
    public void A_slip_of_unit_is_told_with_its_effect_on_growth(double factor)
    {
        var panel = Industry(m => m == 4 ? Math.Round(Usual(m) * factor) : Usual(m));
        var audit = Audit(panel);
        var finding = Assert.Single(audit.Findings);
        Assert.Equal((EditKind.UnitSlip, EditSeverity.Soft, "2024-07"), (finding.Kind, finding.Severity, finding.First.ToString()));
        // Small slips lose digits by rounding: 5.8 becomes 6.
        var honest = Audit(Industry(Usual)).Growth;
        Assert.Equal(100 * (audit.Growth - honest), finding.EffectPoints, 0.06 * Math.Abs(finding.EffectPoints));
        Assert.Contains("thousand CNY", finding.Question.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("千元", finding.Question.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_out_of_line_on_both_comparisons_is_asked_about()
    {
        var panel = Industry(m => m == 4 ? Math.Round(Usual(m) * 3) : Usual(m));
        Assert.Equal([EditKind.RatioOutlier], Audit(panel).Findings.Select(f => f.Kind));
    }

    [Fact]
    public void A_lasting_change_is_not_an_outlier_month_after_month()
    {
        var panel = Industry(m => m >= 4 ? Math.Round(Usual(m) * 2) : Usual(m));
        Assert.Equal(["2024-07"], Audit(panel).Findings.Select(f => f.First.ToString()));
    }

    [Fact]
    public void A_series_that_stands_still_is_asked_about_once()
    {
        var finding = Assert.Single(Audit(Industry(m => m is >= 2 and <= 6 ? 5777 : Usual(m))).Findings);
        Assert.Equal((EditKind.FrozenSeries, "2024-05", "2024-09"), (finding.Kind, finding.First.ToString(), finding.Last.ToString()));
    }

    [Fact]
    public void Small_numbers_may_stand_still_by_chance() =>
        Assert.DoesNotContain(Audit(Industry(_ => 3, _ => 3)).Findings, f => f.Kind == EditKind.FrozenSeries && f.Evidence[1].Value < 5);

    [Fact]
    public void A_series_that_is_last_year_s_times_a_constant_is_asked_about()
    {
        var finding = Assert.Single(Audit(Industry(m => Math.Round((5003 + (211 * m)) * 1.13), m => 5003 + (211 * m))).Findings);
        Assert.Equal(EditKind.ProportionalSeries, finding.Kind);
        Assert.Equal(1.13, finding.Evidence[0].Value, 0.0002);
    }

    [Fact]
    public void A_copy_is_found_and_nothing_of_the_other_is_told()
    {
        var panel = Industry(Usual).Enterprise("Y", "3611");
        foreach (var (month, m) in Months.Select((month, m) => (month, m)))
        {
            panel.Return("Y", month, Usual(m), 5100 + (200 * (m % 4)));
        }

        var finding = Assert.Single(Audit(panel).Findings, f => f.Kind == EditKind.CopiedSeries);
        Assert.Equal(["X", "Y"], new[] { finding.Enterprise, finding.Other!.Value }.Select(e => panel.Panel().Register.Codes[e]).Order());
        Assert.DoesNotContain("X", finding.Question.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_that_differs_from_last_year_s_return_is_asked_about_and_its_effect_has_the_sign_of_the_gain()
    {
        var panel = Industry(Usual, m => m >= 5 ? 4000 : 5003 + (211 * (m % 3)));
        foreach (var (month, m) in Months.Select((month, m) => (month.Replace("2024", "2023", StringComparison.Ordinal), m)))
        {
            panel.Return("X", month, 5003 + (211 * (m % 3)));
        }

        var finding = Assert.Single(Audit(panel).Findings, f => f.Kind == EditKind.BaseMismatch);
        Assert.Equal(("2024-08", "2024-12"), (finding.First.ToString(), finding.Last.ToString()));
        Assert.True(finding.EffectPoints > 0);
    }

    [Fact]
    public void A_missing_month_between_returns_is_asked_about()
    {
        var panel = new SmallPanel().Rate("36", 2024, 0.25).Enterprise("X", "3611");
        foreach (var month in Months)
        {
            panel.Price("36", month, 100);
            if (month != "2024-06")
            {
                panel.Return("X", month, 100, 90);
            }
        }

        var finding = Assert.Single(Audit(panel).Findings, f => f.Kind == EditKind.MissingMonth);
        Assert.Equal(("2024-06", "2024-06"), (finding.First.ToString(), finding.Last.ToString()));
    }

    [Fact]
    public void Values_below_zero_cannot_be_true()
    {
        var finding = Assert.Single(Audit(Industry(m => m == 3 ? -50 : Usual(m))).Findings);
        Assert.Equal((EditKind.NegativeValue, EditSeverity.Hard), (finding.Kind, finding.Severity));
        Assert.True(finding.EffectPoints < 0);
    }

    [Fact]
    public void Findings_on_the_same_months_are_one_query_and_queries_are_in_order_of_score()
    {
        var returns = ReturnsSynthesis.Make(new() { Seed = 4, Enterprises = 400 });
        var audit = ReturnsAudit.Examine(AuditProblem.Of(returns.Panel, returns.Rates, returns.Prices, Period.Year(2024), []));
        Assert.Equal(audit.Findings.Count, audit.Queries.Sum(q => q.Findings.Count));
        Assert.Equal(audit.Queries.OrderByDescending(q => q.Score).Select(q => q.Score), audit.Queries.Select(q => q.Score));
        foreach (var enterprise in audit.Queries.GroupBy(q => q.Enterprise))
        {
            var ordered = enterprise.OrderBy(q => q.First.Number).ToList();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.First));
        }

        Assert.All(audit.Queries, q => Assert.True(q.First <= CalendarMonth.Of(2024, 12) && q.Last >= CalendarMonth.Of(2024, 1)));
    }
}
