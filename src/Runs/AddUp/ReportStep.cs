using System.Globalization;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Compares the reports of each programme and project: different values or scopes of one thing are told, not resolved.</summary>
internal static class ReportStep
{
    internal static readonly Rule ReportsDiffer = new(
        "SH4003", Severity.Warning,
        new("reports of {0} differ in {1}: {2}", "关于{0}的报道在{1}上不一致：{2}"),
        new("Whoever quotes one of them will be corrected with the other.", "引用其一者会被另一报道更正。"),
        new("Find out which holds; write `supersedes` on the report that replaces the other.", "请查明何者成立；在取代另一报道的报道上写 `supersedes`。"));

    private static readonly Phrase Scope = new("whom or what it covers", "覆盖范围");
    private static readonly Phrase Says = new("{0} ({1})", "{0}（{1}）");

    internal static IReadOnlyList<Finding> Run(Plan plan, DateOnly asOf, Vocabulary words, DiagnosticBag diagnostics)
    {
        var findings = new List<Finding>();
        foreach (var (statement, reports) in plan.Programmes.Select(p => ((NamedStatement)p, p.Reports)).Concat(plan.Projects.Select(p => ((NamedStatement)p, p.Reports))))
        {
            var known = reports.Where(r => r.Date is not { } date || date.Last <= asOf).ToList();
            var superseded = known.Select(r => r.Supersedes).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var standing = known.Where(r => r.Id is null || !superseded.Contains(r.Id)).ToList();
            foreach (var indicator in standing.SelectMany(r => r.Values.Select(v => v.Indicator)).Distinct())
            {
                var values = standing.SelectMany(r => r.Values.Where(v => v.Indicator == indicator).Select(v => (Report: r, v.Figure, v.Span))).ToList();
                if (values.Exists(a => values.Exists(b => a.Figure.Interval.Intersect(b.Figure.Interval).IsEmpty)))
                {
                    Add(statement, words.Indicator(indicator), [.. values.Select(v => (v.Report, v.Span, (ILocalised)v.Figure))]);
                }
            }

            var scopes = standing.Where(r => r.Scope is not null).ToList();
            if (scopes.Select(s => s.Scope).Distinct().Count() > 1)
            {
                Add(statement, Scope, [.. scopes.Select(s => (s, s.Span, (ILocalised)s.Scope!))]);
            }
        }

        return findings;

        void Add(NamedStatement statement, ILocalised about, List<(Report Report, SourceSpan Span, ILocalised Value)> values)
        {
            var parts = values.Select(v => new FindingPart(statement.Path, v.Span, v.Value, words.Source(v.Report.Source))).ToList();
            var told = new MessageList([.. values.Select(v => (ILocalised)Says.With(v.Value, words.Source(v.Report.Source)))]);
            var key = string.Create(CultureInfo.InvariantCulture, $"check/reports/{findings.Count + 1}");
            findings.Add(new Finding(key, FindingKind.ReportConflict, statement.Name, parts, ReportsDiffer.Message.With(statement.Name, about, told)));
            diagnostics.Add(ReportsDiffer.At(values[0].Span, statement.Name, about, told) with
            {
                Related = [.. parts.Select(p => (p.Span, CheckStep.Cited(p)))],
            });
        }
    }
}
