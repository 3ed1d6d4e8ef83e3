using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>
/// Which cells may be published: decided once over all tables and periods that appear together, and proved by an audit. What is
/// withheld is withheld with everything that is known of it.
/// </summary>
public sealed class Publication
{
    /// <summary>Disclosure control of the tables.</summary>
    public static readonly Method Method = new(
        "disclosure", "1", new("cell suppression with an exact audit", "单元抑制与精确审核"), new("brute force over small tables", "小型表格的穷举"));

    public static readonly Rule CannotProtect = new(
        "SH4110", Severity.Error,
        new("no pattern of suppression protects {0}", "没有任何抑制方案能保护 {0}"),
        new("Whatever is left out elsewhere, an enterprise could be derived from the tables.", "无论舍去其他哪些单元，仍可由表格推出个别企业。"),
        new("Publish fewer or coarser tables, or use `--internal` for the internal form.", "请减少或合并表格；内部使用请加 `--internal`。"));

    private readonly HashSet<string> _withheld;

    private Publication(HashSet<string> withheld, DisclosureResult result) => (_withheld, Result) = (withheld, result);

    /// <summary>The pattern with its proof.</summary>
    public DisclosureResult Result { get; }

    /// <summary>The number of cells withheld.</summary>
    public int Withheld => _withheld.Count;

    /// <summary>Decides over all tables of some answers of one book together; null where no pattern is safe, with the reason.</summary>
    public static Publication? Of(DiagnosticBag diagnostics, params IReadOnlyList<GrowthAnswer> answers)
    {
        var cells = answers.SelectMany(a => a.Tables).SelectMany(t => t.Cells).DistinctBy(c => c.Key).ToList();
        if (cells.All(c => c.Members.Count > 0))
        {
            cells.Insert(0, new([], default, [.. Enumerable.Range(0, answers[0].Problem.Groups)]));
        }

        var problem = new DisclosureProblem
        {
            Cells = [.. cells.Select(c => new PublishedCell(c.Key, c.Atoms) { IsKept = c.Members.Count == 0 })],
            Atoms = answers[0].Problem.Groups,
            AtomOf = answers[0].Problem.GroupOf,
            Periods = [.. answers.Select(a =>
            {
                var figures = EnterpriseFigures.Of(a.Problem, a.Query.Spec);
                return new DisclosurePeriod { Name = a.Query.Period.ToString(), Magnitudes = [figures.Base, figures.Real] };
            })],
        };
        var result = DisclosureEngine.Solve(problem, new() { Threads = answers[0].Query.Threads });
        foreach (var cell in result.Unprotected)
        {
            diagnostics.Report(CannotProtect, GrowthStep.Where(answers[0].Book), cell.Key);
        }

        return result.IsSafe
            ? new(new(result.Decisions.Where(d => d.Status != SuppressionStatus.Published).Select(d => d.Key), StringComparer.Ordinal), result)
            : null;
    }

    /// <summary>Whether a cell must not be shown.</summary>
    public bool IsWithheld(GrowthCell cell) => _withheld.Contains(cell.Key);
}
