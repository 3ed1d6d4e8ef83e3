using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Runs;

/// <summary>What does not fit together, and what follows from what does, as tables.</summary>
public static class CheckTables
{
    private static readonly Phrase FindingsTitle = new("What does not fit together", "不一致之处");
    private static readonly Phrase ImpliedTitle = new("What the plan implies", "规划隐含的数值");
    private static readonly Phrase ImpliedNote = new("Method: {0}. Exchange rates, then bounds on numbers of the future, then values.", "方法：{0}。先列汇率，再列未来数值的界限，最后列数值。");
    private static readonly Phrase OpenEnd = new("{0} {1}", "{0} {1}");
    private static readonly Phrase NoNumbers = new("Nothing is implied: the plan states no number.", "没有隐含的数值：规划未给出任何数值。");
    private static readonly Phrase NothingLinked = new(
        "Nothing is implied: no formula, parts, growth, share or second currency connects one number of the plan with another.",
        "没有隐含的数值：规划中没有公式、部分与整体、增速、占比或其他币种金额把各数值联系起来。");
    private static readonly Phrase NothingNew = new(
        "Nothing is implied: what connects the plan's numbers bounds none that is not stated already.",
        "没有隐含的数值：规划中各数值之间的联系，未能限定任何尚未写明的数值。");
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
                End(i.Bounds.Low, BoundWords.IsOpenLow(i.Bounds.Low), ">", i),
                End(i.Bounds.High, BoundWords.IsOpenHigh(i.Bounds.High), "<", i),
                Cell.Of(i.IsValue ? Value : Bound),
                Cell.Of(i.Tree.Status?.Word()),
                Cell.Of(i.Assumed ? Assumed : null),
                Cell.Of(i.Statements.Count, null, ValueStatus.Derived),
                Cell.Of(i.Key),
                Cell.Of(string.Join("; ", i.Statements)),
            ]))])
    {
        Note = ImpliedNote.With(AddUpEngine.Method),
        WhyEmpty = NothingImplied(results),
    };

    /// <summary>Why nothing is implied, where nothing is.</summary>
    public static ILocalised NothingImplied(Results results)
    {
        var plan = results.Plan;
        var targets = plan.Targets.Values;
        var numbers = results.Facts.Observations.Count + targets.Count();
        var linked = plan.Parts.Count > 0 || plan.Indicators.Values.Any(i => i.Formula is not null)
            || results.Facts.Observations.Any(o => o.Key.Facet != Facet.Level || o.Restated is not null)
            || targets.Any(t => t.Facet != Facet.Level || t.RelativeTo is not null || t.Restated is not null);
        return numbers == 0 ? NoNumbers : linked ? NothingNew : NothingLinked;
    }

    // Where the end itself is left out, the words say so beside the number.
    private static Cell End(double end, bool isOpen, string sign, ImpliedValue value) =>
        double.IsFinite(end)
            ? Cell.Of(end / (double)value.Unit.Factor, value.Unit, value.Tree.Status, isOpen ? OpenEnd.With(sign, new Amount(end, value.Unit)) : null)
            : Cell.None;
}
