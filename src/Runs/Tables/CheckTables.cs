using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Runs;

/// <summary>What does not fit together, and what follows from what does, as tables.</summary>
public static class CheckTables
{
    private static readonly Phrase FindingsTitle = new("What does not fit together", "不一致之处");
    private static readonly Phrase ImpliedTitle = new("What the plan implies", "规划隐含的数值");
    private static readonly Phrase ImpliedNote = new("Method: {0}. Exchange rates, then bounds on numbers of the future, then values.", "方法：{0}。先列汇率，再列未来数值的界限，最后列数值。");
    private static readonly Phrase Value = new("value", "数值");
    private static readonly Phrase Bound = new("bound", "界限");
    private static readonly Phrase Assumed = new("assumes the date of targets without one", "假定无期限目标的期限");

    private static readonly IReadOnlyList<ResultColumn> FindingColumns =
    [
        new("key", new("Key", "编号")) { Wide = true },
        new("kind", new("Kind", "类别")),
        new("about", new("About", "对象")),
        new("why", new("Why", "原因")),
        new("statement", new("Statement", "语句")),
        new("source", new("Source", "来源")),
        new("line", new("Line", "位置")),
        new("path", new("Plan path", "规划路径")) { Wide = true },
    ];

    private static readonly IReadOnlyList<ResultColumn> ImpliedColumns =
    [
        new("what", new("What", "内容")),
        new("low", new("At least", "下限"), ColumnKind.Number),
        new("high", new("At most", "上限"), ColumnKind.Number),
        new("kind", new("Kind", "类别")),
        new("status", new("Status", "性质")),
        new("assumption", new("Assumption", "假设")) { Wide = true },
        new("rests_on", new("Statements", "语句数"), ColumnKind.Number),
        new("explain", new("Key for explain", "explain 键")),
        new("statements", new("Implied by", "依据")) { Wide = true },
    ];

    /// <summary>Contradictions and disagreements of sources: one row a statement.</summary>
    public static ResultTable Findings(Results results) => new(
        "check", FindingsTitle, FindingColumns,
        [.. results.Findings.SelectMany(f => f.Parts.Select((p, i) => new ResultRow(
            f.Key,
            [
                Cell.Of(f.Key),
                i == 0 ? Cell.Of(f.Kind.Word()) : Cell.None,
                i == 0 ? Cell.Of(f.About) : Cell.None,
                i == 0 ? Cell.Of(f.Words) : Cell.None,
                Cell.Of(p.Words),
                Cell.Of(p.Source),
                Cell.Of(new PlanLines(results.Plan.Folder).Shown(p.Span)),
                Cell.Of(p.Path),
            ])))]);

    /// <summary>What the plan implies.</summary>
    public static ResultTable Implied(Results results) => new(
        "implied", ImpliedTitle, ImpliedColumns,
        [.. results.Implied.Select(i => new ResultRow(
            $"implied/{i.Key}",
            [
                Cell.Of(i.Words),
                End(i.Bounds.Low, i),
                End(i.Bounds.High, i),
                Cell.Of(i.IsValue ? Value : Bound),
                Cell.Of(i.Tree.Status?.Word()),
                Cell.Of(i.Assumed ? Assumed : null),
                Cell.Of(i.Statements.Count, null, ValueStatus.Derived),
                Cell.Of(i.Key),
                Cell.Of(string.Join("; ", i.Statements)),
            ]))])
    {
        Note = ImpliedNote.With(AddUpEngine.Method),
    };

    private static Cell End(double end, ImpliedValue value) =>
        double.IsFinite(end) ? Cell.Of(end / (double)value.Unit.Factor, value.Unit, value.Tree.Status) : Cell.None;
}
