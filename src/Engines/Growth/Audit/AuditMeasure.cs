using Songhua.Core;

namespace Songhua.Growth;

/// <summary>How well an edit finds what was planted.</summary>
/// <param name="Kind">The edit.</param>
/// <param name="Planted">Anomalies of its kind; 0 for edits whose kind is not planted.</param>
/// <param name="Found">Of these, those with a finding of the edit on a month of theirs.</param>
/// <param name="FoundByAny">Of these, those with a finding of any edit.</param>
/// <param name="Findings">Findings of the edit.</param>
/// <param name="OfKind">Of these, those on an anomaly of its kind.</param>
/// <param name="OfAny">Of these, those on an anomaly of any kind.</param>
public sealed record DetectionRow(EditKind Kind, int Planted, int Found, int FoundByAny, int Findings, int OfKind, int OfAny)
{
    /// <summary>Found over planted; NaN where nothing was.</summary>
    public double Recall => Planted == 0 ? double.NaN : (double)Found / Planted;

    /// <summary>Findings on an anomaly of the kind over findings; NaN where there is none.</summary>
    public double Precision => Findings == 0 ? double.NaN : (double)OfKind / Findings;

    /// <summary>Findings on any anomaly over findings; NaN where there is none.</summary>
    public double PrecisionOfAny => Findings == 0 ? double.NaN : (double)OfAny / Findings;
}

/// <summary>Measures an audit against planted anomalies.</summary>
public static class AuditMeasure
{
    /// <summary>Audits all months of made-up returns and compares with their truth table: one row a kind that is planted or found.</summary>
    public static IReadOnlyList<DetectionRow> Against(SyntheticReturns returns, AuditSpec? spec = null)
    {
        var first = returns.Panel.FirstMonth;
        var period = Period.OfMonths(first.Year, first.Month, returns.Panel.Months);
        return Compare(ReturnsAudit.Examine(AuditProblem.Of(returns.Panel, returns.Rates, returns.Prices, period, [], spec)), returns.Truth);
    }

    /// <summary>Compares the findings of an audit with a truth table.</summary>
    public static IReadOnlyList<DetectionRow> Compare(AuditResult audit, IReadOnlyList<PlantedAnomaly> truth)
    {
        var findings = audit.Findings.ToLookup(f => f.Enterprise);
        var anomalies = truth.SelectMany(t => Concerned(t).Select(e => (Enterprise: e, Anomaly: t))).ToLookup(p => p.Enterprise, p => p.Anomaly);
        var rows = new List<DetectionRow>();
        foreach (var kind in Enum.GetValues<EditKind>())
        {
            var planted = truth.Where(t => EditOf(t.Kind) == kind).ToList();
            var found = audit.Findings.Where(f => f.Kind == kind).ToList();
            if (planted.Count + found.Count > 0)
            {
                rows.Add(new(
                    kind, planted.Count,
                    planted.Count(t => Concerned(t).Any(e => findings[e].Any(f => f.Kind == kind && Meet(f, t)))),
                    planted.Count(t => Concerned(t).Any(e => findings[e].Any(f => Meet(f, t)))),
                    found.Count,
                    found.Count(f => anomalies[f.Enterprise].Any(t => EditOf(t.Kind) == kind && Meet(f, t))),
                    found.Count(f => anomalies[f.Enterprise].Any(t => Meet(f, t)))));
            }
        }

        return rows;
    }

    // Of two enterprises with the same figures either may be named.
    private static IEnumerable<int> Concerned(PlantedAnomaly anomaly) => anomaly.Other is { } other ? [anomaly.Enterprise, other] : [anomaly.Enterprise];

    private static bool Meet(AuditFinding finding, PlantedAnomaly anomaly) => finding.First <= anomaly.Last && anomaly.First <= finding.Last;

    private static EditKind EditOf(AnomalyKind kind) => kind switch
    {
        AnomalyKind.UnitSlip => EditKind.UnitSlip,
        AnomalyKind.FallingYearToDate => EditKind.FallingYearToDate,
        AnomalyKind.FrozenSeries => EditKind.FrozenSeries,
        AnomalyKind.ProportionalSeries => EditKind.ProportionalSeries,
        AnomalyKind.CopiedSeries => EditKind.CopiedSeries,
        AnomalyKind.BaseMismatch => EditKind.BaseMismatch,
        AnomalyKind.Bunching => EditKind.Bunching,
        AnomalyKind.TerminalDigits => EditKind.TerminalDigits,
        AnomalyKind.RatioOutlier => EditKind.RatioOutlier,
        AnomalyKind.UnsupportedOutput => EditKind.UnsupportedOutput,
        _ => EditKind.MissingMonth,
    };
}
