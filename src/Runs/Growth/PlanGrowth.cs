using Songhua.Core;
using Songhua.Growth;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What the returns that a plan declares say of its growth: the latest published period, and the bridge from the one before.</summary>
public sealed class PlanGrowth
{
    private PlanGrowth(IReadOnlyList<GrowthReport> reports, IReadOnlyList<Diagnostic> diagnostics) => (Reports, Diagnostics) = (reports, diagnostics);

    /// <summary>One a declaration that could be answered.</summary>
    public IReadOnlyList<GrowthReport> Reports { get; }

    /// <summary>What is wrong with the others.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether any could not be answered.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);

    internal static PlanGrowth Of(Plan plan, DateOnly asOf)
    {
        var reports = new List<GrowthReport>();
        var diagnostics = new DiagnosticBag();
        foreach (var declaration in plan.Returns)
        {
            if (ReturnsStep.Run(plan, declaration, diagnostics) is not { } book)
            {
                continue;
            }

            var (period, before) = Periods(plan, book, asOf);
            if (GrowthReport.Make(book, new(period), before is { } from ? new(from, null) : null, isInternal: false, plan, diagnostics) is { } report)
            {
                reports.Add(report);
            }
        }

        return new(reports, diagnostics.Sorted());
    }

    // The latest period whose growth was published by the day and that the returns can answer, and the one published before it; without
    // any, the year to the panel's last month.
    private static (Period Period, Period? Before) Periods(Plan plan, ReturnsBook book, DateOnly asOf)
    {
        var panel = book.Panel;
        var first = panel.FirstMonth + 12;
        var hasRestated = !panel.Item(ReturnItem.OutputLastYear).IsEmpty;
        var published = GrowthReport.PublishedGrowths(plan, book)
            .Where(o => o.Published is not { } day || day.Last <= asOf)
            .Select(o => o.Key.Period)
            .Where(p => p.IsMonths && p.First.Year == p.Last.Year && CalendarMonth.Of(p.First) >= (hasRestated ? panel.FirstMonth : first) && CalendarMonth.Of(p.Last) <= panel.LastMonth)
            .Distinct().Order().ToList();
        return published.Count == 0
            ? (Period.OfMonths(panel.LastMonth.Year, 1, panel.LastMonth.Month), null)
            : (published[^1], published.Count > 1 ? published[^2] : null);
    }
}
