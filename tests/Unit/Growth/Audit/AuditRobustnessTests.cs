using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Audit;

/// <summary>The audit answers on whatever it is given: empty columns, short series, tiny industries, constants and NaN.</summary>
public sealed class AuditRobustnessTests
{
    private static readonly SyntheticReturns Returns = ReturnsSynthesis.Make(new() { Seed = 9, Enterprises = 300 });

    private static AuditResult Audit(ReturnsPanel panel, Period? period = null) =>
        ReturnsAudit.Examine(AuditProblem.Of(panel, Returns.Rates, Returns.Prices, period ?? Period.Year(2024), []));

    private static ReturnsPanel With(Func<ReturnItem, int, double, double> change, params ReturnItem[] empty)
    {
        var panel = Returns.Panel;
        var start = Enumerable.Range(0, panel.Months).Select(m => panel.RowsOf(panel.FirstMonth + m).First).Append(panel.Rows).ToArray();
        var items = Enum.GetValues<ReturnItem>().Select(item => empty.Contains(item)
            ? ReadOnlyMemory<double>.Empty
            : panel.Item(item).ToArray().Select((v, row) => change(item, row, v)).ToArray());
        return new(panel.Register, panel.FirstMonth, start, panel.Enterprise, panel.MonthsCovered, panel.Vintage, [.. items], panel.Vintages);
    }

    [Fact]
    public void Nobody_reported_taxes() => Assert.Contains(Audit(With((_, _, v) => v, ReturnItem.Taxes)).Findings, f => f.Kind == EditKind.RatioOutlier);

    [Fact]
    public void Nothing_but_output_was_reported()
    {
        var audit = Audit(With((_, _, v) => v, [.. Enum.GetValues<ReturnItem>().Where(i => i is not ReturnItem.Output)]));
        Assert.DoesNotContain(audit.Findings, f => f.Kind is EditKind.UnsupportedOutput or EditKind.BaseMismatch or EditKind.Bunching);
        Assert.True(double.IsNaN(audit.Growth));
        Assert.All(audit.Queries, q => Assert.Equal(0, q.Score));
    }

    [Fact]
    public void Every_third_value_is_missing() => Assert.NotNull(Audit(With((_, row, v) => row % 3 == 0 ? double.NaN : v)).Queries);

    [Fact]
    public void Every_value_is_missing() => Assert.DoesNotContain(Audit(With((_, _, _) => double.NaN)).Findings, f => f.Kind != EditKind.MissingMonth);

    [Fact]
    public void Everything_is_the_same_number() =>
        Assert.DoesNotContain(Audit(With((_, _, _) => 5000)).Findings, f => f.Kind is EditKind.RatioOutlier or EditKind.UnitSlip or EditKind.UnsupportedOutput);

    [Fact]
    public void A_panel_without_a_return_or_a_period_outside_it_has_no_finding()
    {
        Assert.Empty(Audit(new SmallPanel().Panel()).Findings);
        Assert.Empty(Audit(Returns.Panel, Period.Year(2030)).Findings);
    }

    [Fact]
    public void Only_what_was_received_counts()
    {
        var problem = AuditProblem.Of(Returns.Panel, Returns.Rates, Returns.Prices, Period.Year(2024), []);
        var early = ReturnsAudit.Examine(new() { Panel = problem.Panel, Slots = problem.Slots, Factors = problem.Factors, Vintages = 24 });
        Assert.DoesNotContain(early.Findings, f => f.First >= CalendarMonth.Of(2024, 2));
    }

    [Fact]
    public void The_same_returns_give_the_same_findings()
    {
        var (one, two) = (Audit(Returns.Panel), Audit(Returns.Panel));
        Assert.Equal(one.Findings.Select(f => (f.Enterprise, f.Kind, f.First, f.EffectPoints)), two.Findings.Select(f => (f.Enterprise, f.Kind, f.First, f.EffectPoints)));
    }
}
