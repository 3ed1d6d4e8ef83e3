using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// The audit of returns: edits that cannot be true and edits that are improbable, each with a question to the enterprise and its
/// effect on published growth, the largest effect first (selective editing: Granquist; Lawrence and McKenzie 2000). Formulas and
/// thresholds: docs/methods/audit.md.
/// </summary>
public static class ReturnsAudit
{
    /// <summary>The method behind the findings.</summary>
    public static readonly Method Method = new(
        "audit", "1.0", new Phrase("Audit of returns", "报表审核"),
        new Phrase("planted anomalies in made-up returns (docs/methods/audit.md)", "合成报表中预置的异常（docs/methods/audit.md）"));

    /// <summary>Audits; rows x months of context, plus a sort of each industry and month.</summary>
    /// <exception cref="ArgumentException">A problem without factors for each slot.</exception>
    public static AuditResult Examine(AuditProblem problem)
    {
        var context = new AuditContext(problem);
        ActivityEdits.Find(context);
        YearToDateEdits.Find(context);
        RatioEdits.Find(context);
        SeriesEdits.Find(context);
        CopyEdits.Find(context);
        BaseEdits.Find(context);
        ThresholdEdits.Find(context);
        SupportEdits.Find(context);
        DigitEdits.Find(context);
        var effect = new GrowthEffect(problem, context.Grid);
        AuditFinding[] findings =
        [
            .. Unexplained(context.Drafts).Select(d => Finding(context, d, effect.Points(d))).OrderBy(f => f.Enterprise).ThenBy(f => f.First).ThenBy(f => f.Kind).ThenBy(f => f.Last),
        ];
        return new() { Growth = effect.Growth, Findings = findings, Queries = Queries(findings), GroupTests = context.GroupTests };
    }

    // A series that is not the enterprise's own, or lasts without support, explains each of its months: they are not asked about again.
    private static IEnumerable<AuditDraft> Unexplained(List<AuditDraft> drafts)
    {
        var series = drafts.Where(d => d.Kind is EditKind.CopiedSeries or EditKind.FrozenSeries or EditKind.ProportionalSeries or EditKind.UnsupportedOutput)
            .ToLookup(d => d.Enterprise);
        return drafts.Where(d => d.Kind is not (EditKind.RatioOutlier or EditKind.UnitSlip) || !series[d.Enterprise].Any(s => Explains(s, d)));
    }

    private static bool Explains(AuditDraft series, AuditDraft month) =>
        series.First <= month.First && month.Last <= series.Last && (month.Kind == EditKind.RatioOutlier || series.Kind == EditKind.CopiedSeries);

    private static AuditFinding Finding(AuditContext context, AuditDraft draft, double points) => new()
    {
        Enterprise = draft.Enterprise,
        First = context.Grid.Month(draft.First),
        Last = context.Grid.Month(draft.Last),
        Kind = draft.Kind,
        Other = draft.Other,
        Evidence = draft.Evidence,
        Question = draft.Question,
        Suspicion = Math.Clamp(draft.Suspicion, 0, 1),
        EffectPoints = points,
    };

    // Findings of an enterprise whose months overlap are one query.
    private static AuditQuery[] Queries(AuditFinding[] findings)
    {
        var queries = new List<AuditQuery>();
        var open = new List<AuditFinding>();
        foreach (var finding in findings)
        {
            if (open.Count > 0 && (open[0].Enterprise != finding.Enterprise || open.Max(f => f.Last.Number) < finding.First.Number))
            {
                queries.Add(Query(open));
                open = [];
            }

            open.Add(finding);
        }

        if (open.Count > 0)
        {
            queries.Add(Query(open));
        }

        return [.. queries.OrderByDescending(q => q.Score).ThenBy(q => q.Severity).ThenBy(q => q.Enterprise).ThenBy(q => q.First.Number)];
    }

    private static AuditQuery Query(List<AuditFinding> findings) => new(
        findings[0].Enterprise, findings[0].First, new CalendarMonth(findings.Max(f => f.Last.Number)), [.. findings.OrderBy(f => f.Kind).ThenBy(f => f.First.Number)]);
}
