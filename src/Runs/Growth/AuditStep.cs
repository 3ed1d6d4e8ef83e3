using System.Globalization;
using Songhua.Core;
using Songhua.Growth;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>The audit of returns as tables. All of them name or concern enterprises, and are internal.</summary>
public static class AuditStep
{
    private static readonly Phrase SummaryTitle = new("What the audit of {0} would ask", "{0}报表审核概要");
    private static readonly Phrase SummaryNote = new(
        "Growth as reported: {0}. The effect is what the growth rate would change by if the values were as expected, in percentage points. Nothing here is an accusation: each item is to be confirmed. Method: {1}.",
        "按填报计算的增速：{0}。影响为数值如预期时增速的变化（百分点）。以上均为待核实事项，不构成任何指控。方法：{1}。");

    private static readonly Phrase QueryTitle = new("Queries to enterprises, the greatest effect on growth first", "待核实问题，按对增速的影响排序");
    private static readonly Phrase Internal = new("INTERNAL, not for publication. To be confirmed with the enterprises.", "内部资料，不得对外发布。请与企业核实。");
    private static readonly Phrase MeasureTitle = new("Precision and recall on planted anomalies, seeds {0}", "对埋设异常的精确率与召回率，种子 {0}");
    private static readonly Phrase MeasureNote = new(
        "Detection on planted errors says nothing about the frequency or detection of real ones.", "对埋设错误的检出率不代表真实错误的频率或检出率。");

    private static readonly Phrase EvidenceWords = new("{0}: {1}", "{0}：{1}");

    /// <summary>Examines the returns of a period; null where it cannot be done, with the reasons.</summary>
    public static AuditResult? Run(ReturnsBook book, GrowthQuery query, DiagnosticBag diagnostics)
    {
        var atoms = new Atoms(book);
        return GrowthStep.Prepare(book, query.Period, query.AsOf, query.Spec, atoms, query.Threads, diagnostics) is { } problem
            ? ReturnsAudit.Examine(new()
            {
                Panel = problem.Panel,
                Slots = problem.Slots,
                Factors = problem.Factors,
                Vintages = problem.Vintages,
                Growth = query.Spec,
            })
            : null;
    }

    /// <summary>How many findings of each kind, without any enterprise.</summary>
    public static ResultTable Summary(ReturnsBook book, Period period, AuditResult audit) => new(
        "audit_summary", SummaryTitle.With(new PeriodWords(period)),
        [
            new("kind", new("What", "事项")), new("severity", new("Severity", "程度")), new("findings", new("Findings", "条数"), ColumnKind.Number),
            new("enterprises", new("Enterprises", "企业数"), ColumnKind.Number), new("largest", new("Largest effect", "最大影响"), ColumnKind.Number),
            new("net", new("Together", "合计影响"), ColumnKind.Number),
        ],
        [.. audit.Summary().Select(s => new ResultRow($"audit/{s.Kind}",
            [
                Cell.Of(s.Kind.Word()), Cell.Of(s.Kind.Severity().Word()), Count(s.Findings, book.Status), Count(s.Enterprises, book.Status),
                Points(s.LargestEffectPoints, book.Status), Points(s.NetEffectPoints, book.Status),
            ]))])
    {
        Note = SummaryNote.With(Rounded.Percent(audit.Growth), ReturnsAudit.Method),
    };

    /// <summary>The query list, for the people who ask. Internal.</summary>
    public static ResultTable Queries(ReturnsBook book, AuditResult audit)
    {
        var register = book.Panel.Register;
        var rows = new List<ResultRow>();
        foreach (var (query, number) in audit.Queries.Select((q, i) => (q, i + 1)))
        {
            foreach (var finding in query.Findings)
            {
                rows.Add(new($"query/{number}",
                [
                    Cell.Of(number, null, ValueStatus.Derived), Cell.Of(register.Codes[query.Enterprise]), Cell.Of(register.Names[query.Enterprise]),
                    Cell.Of(ReturnsBook.Industry(register.Classes[register.ClassOf[query.Enterprise]])), Cell.Of(book.Place(register.Places[register.PlaceOf[query.Enterprise]])),
                    Cell.Of(finding.First.ToString()), Cell.Of(finding.Last.ToString()), Cell.Of(finding.Kind.Word()), Cell.Of(finding.Severity.Word()),
                    Points(finding.EffectPoints, book.Status), Cell.Of(new MessageList([.. finding.Evidence.Select(e => EvidenceWords.With(e.What, Numerals.Write(e.Value)))])),
                    Cell.Of(finding.Question),
                ]));
            }
        }

        return new("queries", QueryTitle,
        [
            new("query", new("Query", "序号"), ColumnKind.Number), new("code", new("Code", "代码")), new("name", new("Name", "名称")), new("industry", new("Industry", "行业")),
            new("place", new("Place", "地区")), new("from", new("From", "起")), new("to", new("To", "止")), new("kind", new("What", "事项")),
            new("severity", new("Severity", "程度")), new("effect", new("Effect on growth", "对增速的影响"), ColumnKind.Number), new("evidence", new("Evidence", "依据")),
            new("question", new("Question", "问题")),
        ], rows)
        {
            Note = Internal,
        };
    }

    /// <summary>Precision and recall by kind on synthetic panels of several seeds; null where one cannot be made.</summary>
    public static ResultTable? Measure(Plan plan, ReturnsDeclaration declaration, SyntheticPanel panel, IReadOnlyList<ulong> seeds, DiagnosticBag diagnostics)
    {
        var measured = new List<IReadOnlyList<DetectionRow>>();
        foreach (var seed in seeds)
        {
            if (ReturnsStep.Make(plan, declaration, panel with { Seed = seed }, diagnostics) is not { } made)
            {
                return null;
            }

            measured.Add(AuditMeasure.Against(made.Returns));
        }

        var kinds = measured.SelectMany(m => m.Select(r => r.Kind)).Distinct().ToList();
        var columns = new List<ResultColumn> { new("kind", new("What", "事项")) };
        foreach (var seed in seeds)
        {
            var text = seed.ToString(CultureInfo.InvariantCulture);
            columns.Add(new($"planted_{text}", new($"Planted ({text})", $"埋设（{text}）"), ColumnKind.Number));
            columns.Add(new($"recall_{text}", new($"Recall ({text})", $"召回率（{text}）"), ColumnKind.Percent));
            columns.Add(new($"precision_{text}", new($"Precision ({text})", $"精确率（{text}）"), ColumnKind.Percent));
        }

        var rows = kinds.Select(k => new ResultRow($"measure/{k}", [Cell.Of(k.Word()), .. measured.SelectMany(m => Cells(m.FirstOrDefault(r => r.Kind == k)))]));
        return new("audit_measure", MeasureTitle.With(string.Join(", ", seeds)), columns, [.. rows]) { Note = MeasureNote };
    }

    private static Cell[] Cells(DetectionRow? row) => row is null
        ? [Cell.None, Cell.None, Cell.None]
        : [Count(row.Planted, ValueStatus.Synthetic), Share(row.Recall), Share(row.Precision)];

    private static Cell Share(double share) => Cell.Of(share * 100, UnitCatalogue.Percent, ValueStatus.Synthetic, double.IsNaN(share) ? null : new Rounded(share * 100, UnitCatalogue.Percent, 0));

    private static Cell Count(int count, ValueStatus status) => Cell.Of(count, null, status);

    private static Cell Points(double points, ValueStatus status) => Cell.Of(points, UnitCatalogue.PercentagePoint, status, double.IsNaN(points) ? null : Rounded.Points(points / 100));
}
