using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>
/// Which cells may be published: decided over every month of the returns and over all tables that appear together, and proved by an
/// audit. So publications of different periods withhold the same cells, and together tell no more than one of them. What is withheld
/// is withheld with everything that is known of it.
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

        List<DisclosurePeriod> asked = [.. answers.Select(a => PeriodOf(EnterpriseFigures.Of(a.Problem, a.Query.Spec)))];
        var months = Publishable(Months(answers[0]));
        var reference = Sums(answers[0].Problem.GroupOf, answers[0].Problem.Groups, months.Select(m => m.Magnitudes[0]));
        PublishedCell[] published = [.. cells.Select(c => new PublishedCell(c.Key, c.Atoms) { IsKept = c.Members.Count == 0, Weight = Cost(c, reference) })];
        var result = Decide(asked, months);
        foreach (var cell in result.Unprotected)
        {
            diagnostics.Report(CannotProtect, GrowthStep.Where(answers[0].Book), cell.Key);
        }

        return result.IsSafe
            ? new(new(result.Decisions.Where(d => d.Status != SuppressionStatus.Published).Select(d => d.Key), StringComparer.Ordinal), result)
            : null;

        // The months alone, so that what is asked changes nothing, unless that does not protect what is asked, as it can be of an
        // earlier day; what is asked alone where a month cannot be protected at all.
        DisclosureResult Decide(List<DisclosurePeriod> asked, List<DisclosurePeriod> months)
        {
            if (months.Count > 0)
            {
                var alike = DisclosureEngine.Solve(Over(months), Spec(computesBounds: false));
                if (alike.IsSafe && DisclosureEngine.Audit(Over(asked), Spec(), [.. alike.Decisions.Select(d => d.Status == SuppressionStatus.Published)]) is { IsSafe: true } audit)
                {
                    return alike with { Audit = audit };
                }

                if (DisclosureEngine.Solve(Over([.. months, .. asked]), Spec()) is { IsSafe: true } together)
                {
                    return together;
                }
            }

            return DisclosureEngine.Solve(Over(asked), Spec());
        }

        DisclosureSpec Spec(bool computesBounds = true) => new() { Threads = answers[0].Query.Threads, Cost = SuppressionCost.Cells, ComputesBounds = computesBounds };

        DisclosureProblem Over(List<DisclosurePeriod> periods) => new()
        {
            Cells = published,
            Atoms = answers[0].Problem.Groups,
            AtomOf = answers[0].Problem.GroupOf,
            Periods = periods,
        };
    }

    private static DisclosurePeriod PeriodOf(EnterpriseFigures figures) => new() { Name = "", Magnitudes = [figures.Base, figures.Real] };

    // The months of the returns, each by itself. What protects every month protects every quarter and year, which are sums of months:
    // an outsider's bounds of a sum are as far apart as those of its months together, and the rules never ask more of it.
    private static List<DisclosurePeriod> Months(GrowthAnswer answer)
    {
        var (book, problem, months) = (answer.Book, answer.Problem, new List<DisclosurePeriod>());
        for (var year = book.Panel.FirstMonth.Year; year <= book.Panel.LastMonth.Year; year++)
        {
            var first = year == book.Panel.FirstMonth.Year ? book.Panel.FirstMonth.Month : 1;
            var last = year == book.Panel.LastMonth.Year ? book.Panel.LastMonth.Month : 12;
            foreach (var slot in Slot.Of(Period.OfMonths(year, first, last - first + 1)))
            {
                var missing = new List<MissingFactor>();
                var factors = SlotFactors.Of(book.Panel.Register.Classes, book.Rates, book.Prices, slot, answer.Query.Spec.Rates, missing);
                if (missing.Count == 0 && EnterpriseFigures.Of(OfMonth(problem, slot, factors), answer.Query.Spec) is { TotalBase: > 0 } figures)
                {
                    months.Add(PeriodOf(figures));
                }
            }
        }

        return months;
    }

    private static GrowthProblem OfMonth(GrowthProblem problem, Slot slot, SlotFactors factors) => new()
    {
        Panel = problem.Panel,
        Slots = [slot],
        Factors = [factors],
        Vintages = problem.Panel.Vintages.Count,
        GroupOf = problem.GroupOf,
        Groups = problem.Groups,
    };

    // A month whose total would already show an enterprise can never be published, and takes no part.
    private static List<DisclosurePeriod> Publishable(List<DisclosurePeriod> months)
    {
        if (months.Count == 0)
        {
            return months;
        }

        var total = new DisclosureProblem
        {
            Cells = [new("total", [0]) { IsKept = true }],
            Atoms = 1,
            AtomOf = new int[months[0].Magnitudes[0].Length],
            Periods = months,
        };
        var unsafeMonths = DisclosureEngine.Audit(total, new(), [true]).Rows.Where(r => !r.Passes).Select(r => r.Period).ToHashSet();
        return [.. months.Where((m, i) => !unsafeMonths.Contains(i))];
    }

    private static double[] Sums(int[] groupOf, int groups, IEnumerable<double[]> values)
    {
        var sums = new double[groups];
        foreach (var value in values)
        {
            for (var e = 0; e < value.Length; e++)
            {
                sums[groupOf[e]] += value[e];
            }
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
