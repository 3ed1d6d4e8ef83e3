using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>What the bundled plan must say.</summary>
public sealed class JilinTests
{
    private static readonly Lazy<Results> Now = new(() => Execute(null));
    private static readonly Lazy<Results> EarlyIn2024 = new(() => Execute(new DateOnly(2024, 3, 31)));

    private static Results Execute(DateOnly? asOf)
    {
        var result = Run.Execute(new RunRequest(Terminal.Jilin) { AsOf = asOf });
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span}: {d.Message}"));
        return result.Results!;
    }

    [Fact]
    public void It_adds_up_and_its_known_conflicts_of_sources_are_told()
    {
        Assert.DoesNotContain(Now.Value.Findings, f => f.Kind == FindingKind.Contradiction);
        var told = Now.Value.Findings.SelectMany(f => f.Parts.Select(p => p.Words.In(Language.English))).ToList();
        Assert.Contains(told, w => w.Contains("105 亿元", StringComparison.Ordinal) || w.Contains("10.5 billion", StringComparison.Ordinal));
        Assert.Contains(Now.Value.Findings, f => f.Kind == FindingKind.ReportConflict && f.Parts.Any(p => p.Words.In(Language.English).Contains("Willing", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(Now.Value.Findings, f => f.Parts.Any(p => p.Path == "projects/songyuan_phase_1") || f.About.In(Language.English).Contains("Songyuan", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("industrial_output@jilin:2030", 2117.6e9, double.PositiveInfinity)]
    [InlineData("tourism_revenue@changchun:2022", 78.13e9, 78.15e9)]
    [InlineData("tourist_visits@changchun:2022", 55.96e6, 56.36e6)]
    [InlineData("spending_per_visit@changchun:2022", 1386, 1397)]
    [InlineData("spending_per_visit@changchun:2023", 1634, 1647)]
    [InlineData("exchange_rate:targets/changchun_automotive_output_2025", 7.168, 7.2203)]
    [InlineData("exchange_rate:observations/hydrogen_projects_investment_2024", 6.896, 7.408)]
    public void It_implies(string key, double atLeast, double atMost)
    {
        var bounds = Now.Value.Implied(key).Bounds;
        Assert.True(bounds.Low >= atLeast, bounds.ToString());
        Assert.True(bounds.High <= atMost, bounds.ToString());
        Assert.NotNull(new Explainer(Now.Value).Explain(key));
    }

    [Fact]
    public void Early_in_2024_tourism_revenue_needs_22_per_cent_a_year()
    {
        var status = EarlyIn2024.Value.Status.Single(s => s.Target.Id == "changchun_tourism_revenue_2025");
        Assert.Equal(0.222, status.Pace.Required!.Compound!.Value.Central, 3);
    }

    [Fact]
    public void Early_in_2024_the_target_of_700_thousand_new_energy_vehicles_needs_an_absurd_pace_and_says_so()
    {
        var status = EarlyIn2024.Value.Status.Single(s => s.Target.Id == "changchun_nev_2025");
        Assert.Equal(Verdict.OffTrack, status.Pace.Verdict);
        Assert.Equal(2.5, status.Pace.Required!.Compound!.Value.Central, 3);
        Assert.Contains(status.Pace.Remarks, r => r.In(Language.English).Contains("beyond anything plausible", StringComparison.Ordinal));
    }

    [Fact]
    public void By_the_data_of_2025_the_target_of_700_thousand_new_energy_vehicles_is_missed()
    {
        var status = Now.Value.Status.Single(s => s.Target.Id == "changchun_nev_2025");
        Assert.Equal(Verdict.Missed, status.Pace.Verdict);
        Assert.Equal(183_650, status.Pace.Latest!.Value.Value.High, 1.0);
        Assert.True(double.IsNegativeInfinity(status.Pace.Latest!.Value.Value.Low));
    }

    [Fact]
    public void Every_target_has_a_verdict_with_a_reason_and_what_cannot_be_judged_says_what_is_missing()
    {
        foreach (var status in Now.Value.Status)
        {
            Assert.NotEmpty(status.Pace.Reason.In(Language.English));
            Assert.NotEmpty(status.Pace.Reason.In(Language.Chinese));
            Assert.True(status.Pace.Verdict != Verdict.CannotBeJudged || status.Pace.Missing.Count > 0 || status.Target.By is null, status.Target.Id);
        }
    }

    [Fact]
    public void The_gdp_of_2018_in_two_vintages_is_neither_a_conflict_nor_a_fall()
    {
        var known = Now.Value.Facts.KnownOn(new DateOnly(2019, 6, 30)).Where(o => o.Key.ToString() == "gdp@jilin:2018").ToList();
        Assert.All(known, o => Assert.True(o.Figure.Interval.High > 1.4e12));
        var final = Now.Value.Facts.KnownOn(Now.Value.AsOf).Where(o => o.Key.ToString() == "gdp@jilin:2018").ToList();
        Assert.All(final, o => Assert.True(o.Figure.Interval.High < 1.2e12));
        Assert.DoesNotContain(Now.Value.Findings, f => f.Parts.Any(p => p.Words.In(Language.English).Contains("Gross regional product of Jilin, 2018", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_result_can_be_explained_down_to_plan_lines()
    {
        var explainer = new Explainer(Now.Value);
        foreach (var key in explainer.Keys)
        {
            var tree = explainer.Explain(key);
            Assert.NotNull(tree);
            Assert.True(Leaves(tree).Any(l => l.Span is not null), key);
        }
    }

    private static IEnumerable<Explanation> Leaves(Explanation node) => node.Parts.SelectMany(Leaves).Append(node);
}
