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

        var figures = answers.Select(a => EnterpriseFigures.Of(a.Problem, a.Query.Spec)).Prepend(Reference(answers[0])).ToList();
        var reference = Sums(answers[0].Problem.GroupOf, answers[0].Problem.Groups, figures[0].Base);
        var problem = new DisclosureProblem
        {
            Cells = [.. cells.Select(c => new PublishedCell(c.Key, c.Atoms) { IsKept = c.Members.Count == 0, Weight = Cost(c, reference) })],
            Atoms = answers[0].Problem.Groups,
            AtomOf = answers[0].Problem.GroupOf,
            Periods = [.. figures.Select((f, i) => new DisclosurePeriod { Name = i == 0 ? "" : answers[i - 1].Query.Period.ToString(), Magnitudes = [f.Base, f.Real] })],
        };
        var result = DisclosureEngine.Solve(problem, new() { Threads = answers[0].Query.Threads, Cost = SuppressionCost.Cells });
        foreach (var cell in result.Unprotected)
        {
            diagnostics.Report(CannotProtect, GrowthStep.Where(answers[0].Book), cell.Key);
        }

        return result.IsSafe
            ? new(new(result.Decisions.Where(d => d.Status != SuppressionStatus.Published).Select(d => d.Key), StringComparer.Ordinal), result)
            : null;
    }

    // All comparable months of the returns together. It takes part in every pattern and alone sets the cost, so that publications of
    // different periods and tables withhold the same cells wherever they can.
    private static EnterpriseFigures Reference(GrowthAnswer answer)
    {
        var (book, problem) = (answer.Book, answer.Problem);
        var panel = book.Panel;
        var slots = new List<Slot>();
        for (var year = panel.FirstMonth.Year; year <= panel.LastMonth.Year; year++)
        {
            var from = Math.Max(CalendarMonth.Of(year, 1).Number, panel.FirstMonth.Number);
            var to = Math.Min(CalendarMonth.Of(year, 12).Number, panel.LastMonth.Number);
            slots.AddRange(Slot.Of(Period.OfMonths(year, (from % 12) + 1, to - from + 1)));
        }

        var usable = slots.Select(s =>
        {
            var missing = new List<MissingFactor>();
            return (Slot: s, Factors: SlotFactors.Of(panel.Register.Classes, book.Rates, book.Prices, s, answer.Query.Spec.Rates, missing), IsWhole: missing.Count == 0);
        }).Where(s => s.IsWhole).ToList();
        return EnterpriseFigures.Of(
            new()
            {
                Panel = panel,
                Slots = [.. usable.Select(s => s.Slot)],
                Factors = [.. usable.Select(s => s.Factors)],
                Vintages = panel.Vintages.Count,
                GroupOf = problem.GroupOf,
                Groups = problem.Groups,
            },
            answer.Query.Spec);
    }

    private static double[] Sums(int[] groupOf, int groups, double[] values)
    {
        var sums = new double[groups];
        for (var e = 0; e < values.Length; e++)
        {
            sums[groupOf[e]] += values[e];
        }

        return sums;
    }

    private static double Cost(GrowthCell cell, double[] reference)
    {
        var whole = reference.Sum();
        return whole == 0 ? 1 : Math.Max(1e-9, cell.Atoms.Sum(a => reference[a]) / whole);
    }

    /// <summary>Whether a cell must not be shown.</summary>
    public bool IsWithheld(GrowthCell cell) => _withheld.Contains(cell.Key);
}
