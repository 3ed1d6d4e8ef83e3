using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>A table of growth: its breakdowns and its cells.</summary>
/// <param name="Breakdowns">What it is divided by.</param>
/// <param name="Cells">Its cells, the total first.</param>
public sealed record GrowthTableCells(IReadOnlyList<Breakdown> Breakdowns, IReadOnlyList<GrowthCell> Cells)
{
    /// <summary>Its name: <c>industry</c>, <c>industry_place</c>; a level other than the usual is part of it.</summary>
    public string Key => string.Join('_', Breakdowns.Select(b => b.Dimension.ToString().ToLowerInvariant()));
}

/// <summary>The answer to a question about growth.</summary>
public sealed class GrowthAnswer
{
    /// <summary>What was asked.</summary>
    public required GrowthQuery Query { get; init; }

    /// <summary>The returns.</summary>
    public required ReturnsBook Book { get; init; }

    /// <summary>The problem as the engine got it: its groups are the atoms of the cells.</summary>
    public required GrowthProblem Problem { get; init; }

    /// <summary>What all enterprises add up to.</summary>
    public required GrowthSums Total { get; init; }

    /// <summary>The tables asked for.</summary>
    public required IReadOnlyList<GrowthTableCells> Tables { get; init; }

    /// <summary>Growth under the other year of the value-added rate; NaN where that year has none.</summary>
    public required double OtherRateYear { get; init; }

    /// <summary>Returns that do not count because their enterprise is below designated size in the period.</summary>
    public required int OutsideScope { get; init; }

    /// <summary>The headline.</summary>
    public GrowthFigures Headline => Figures(Total);

    /// <summary>The figures of a cell.</summary>
    public GrowthFigures Figures(in GrowthSums sums) => GrowthFigures.Of(sums, Total, Query.Spec);

    /// <summary>The headline with bases from the other source.</summary>
    public GrowthFigures OtherBase =>
        GrowthFigures.Of(Total, Total, Query.Spec with { Base = Query.Spec.Base == BaseSource.Restated ? BaseSource.OwnReturn : BaseSource.Restated });
}

/// <summary>Returns -> growth: prepares the engine's problem and reports its sums as cells of tables.</summary>
public static class GrowthStep
{
    /// <summary>Growth at comparable prices.</summary>
    public static readonly Method Method = new(
        "growth", "1", new("growth at comparable prices over matched coverage", "可比价、同口径增速"),
        new("the arithmetic of the method of China's National Bureau of Statistics on three industries", "按国家统计局方法对三个行业的核算"));

    public static readonly Rule NoRate = new(
        "SH4101", Severity.Error,
        new("there is no value-added rate of industry {0} for {1}", "缺少行业 {0} 在 {1} 年的增加值率"),
        new("Output of its enterprises cannot be turned into value added; a rate of another industry or year would be invented.", "其企业产值无法换算为增加值；借用其他行业或年份的增加值率等于编造。"),
        new("Add a row for the class, its group or its division to rates.csv.", "请在 rates.csv 中为该小类、中类或大类添加一行。"));

    public static readonly Rule NoPrice = new(
        "SH4102", Severity.Error,
        new("there is no producer price index of industry {0} for {1}", "缺少行业 {0} 在 {1} 的工业生产者出厂价格指数"),
        new("Growth at comparable prices needs it; prices taken as unchanged would be invented.", "可比价增速需要它；假定价格不变等于编造。"),
        new("Add a row for the class, its group or its division to prices.csv.", "请在 prices.csv 中为该小类、中类或大类添加一行。"));

    public static readonly Rule PeriodNotMonths = new(
        "SH4103", Severity.Error,
        new("growth cannot be computed for {0}", "无法计算 {0} 的增速"),
        new("Growth is computed for whole months of one year; rates of value added belong to a year.", "增速按同一年内的整月计算；增加值率以年为单位。"),
        new("Ask for a month, January to a month, a quarter, a half-year or a year.", "请使用某月、1 月至某月、季度、半年或全年。"));

    public static readonly Rule OutsideReturns = new(
        "SH4104", Severity.Error,
        new("the returns cover {0} to {1}, not {2}", "报表涵盖 {0} 至 {1}，不含 {2}"),
        new("There is nothing to compute from.", "没有可供计算的数据。"),
        new("Ask for a period inside the returns, or import the missing months.", "请选择报表范围内的时期，或导入缺失月份。"));

    public static readonly Rule Unsplit = new(
        "SH4105", Severity.Error,
        new("{0} returns for {1} hold January and February together", "{1} 有 {0} 份报表将 1 月、2 月合并填报")
        {
            One = "{0} return for {1} holds January and February together",
        },
        new("They cannot be divided between the two months, and without them coverage would be broken.", "无法拆分到两个月；若舍弃则口径残缺。"),
        new("Ask for January and February together, such as 2024-01..2024-02.", "请按 1—2 月合并查询，如 2024-01..2024-02。"));

    public static readonly Rule NothingMatched = new(
        "SH4106", Severity.Error,
        new("no enterprise can be compared with the year before in {0}", "{0} 没有可与上年同期比较的企业"),
        new("Growth needs enterprises with output now and a base a year ago.", "增速需要既有本期产值又有上年基数的企业。"),
        new("Check that the returns restate last year's output, or ask with `--base own` if last year's returns are there.", "请检查报表是否填报上年同期数；若有上年报表，可用 `--base own`。"));

    /// <summary>Answers a question; null where it cannot be answered, with the reasons in the diagnostics.</summary>
    public static GrowthAnswer? Run(ReturnsBook book, GrowthQuery query, DiagnosticBag diagnostics)
    {
        var atoms = new Atoms(book);
        if (Prepare(book, query.Period, query.AsOf, query.Spec, atoms, query.Threads, diagnostics) is not { } problem)
        {
            return null;
        }

        var solution = GrowthEngine.Solve(problem);
        for (var s = 0; s < problem.Slots.Count; s++)
        {
            if (solution.Remarks[s].Unsplit > 0)
            {
                diagnostics.Report(Unsplit, Where(book), solution.Remarks[s].Unsplit, problem.Slots[s].Last);
                return null;
            }
        }

        var sums = solution.Total();
        var total = default(GrowthSums);
        foreach (var atom in sums)
        {
            total.Add(atom);
        }

        if (total.Matched(query.Spec.Base).Base == 0)
        {
            diagnostics.Report(NothingMatched, Where(book), query.Period);
            return null;
        }

        return new()
        {
            Query = query,
            Book = book,
            Problem = problem,
            Total = total,
            Tables = [.. query.Tables.Select(t => new GrowthTableCells(t, atoms.Cells(t, sums)))],
            OtherRateYear = OtherRateYear(book, query, atoms),
            OutsideScope = solution.Remarks.Sum(r => r.OutsideScope),
        };
    }

    /// <summary>The engine's problem; null where a period, rate or price does not allow it.</summary>
    internal static GrowthProblem? Prepare(ReturnsBook book, Period period, DateOnly? asOf, GrowthSpec spec, Atoms atoms, int threads, DiagnosticBag diagnostics)
    {
        var panel = book.Panel;
        if (!period.IsMonths || period.First.Year != period.Last.Year)
        {
            diagnostics.Report(PeriodNotMonths, Where(book), period);
            return null;
        }

        if (CalendarMonth.Of(period.First) < panel.FirstMonth || CalendarMonth.Of(period.Last) > panel.LastMonth)
        {
            diagnostics.Report(OutsideReturns, Where(book), panel.FirstMonth, panel.LastMonth, period);
            return null;
        }

        var slots = Slot.Of(period);
        var missing = new List<MissingFactor>();
        SlotFactors[] factors = [.. slots.Select(s => SlotFactors.Of(panel.Register.Classes, book.Rates, book.Prices, s, spec.Rates, missing))];
        foreach (var factor in missing.Distinct())
        {
            diagnostics.Add(factor.Year is { } year
                ? NoRate.At(Where(book), ReturnsBook.Industry(factor.IndustryClass), year)
                : NoPrice.At(Where(book), ReturnsBook.Industry(factor.IndustryClass), factor.Slot!.Value.Period));
        }

        return missing.Count > 0 ? null : new()
        {
            Panel = panel,
            Slots = slots,
            Factors = factors,
            Vintages = panel.VintagesBy(asOf),
            GroupOf = atoms.Of,
            Groups = atoms.Count,
            Threads = threads,
        };
    }

    private static double OtherRateYear(ReturnsBook book, GrowthQuery query, Atoms atoms)
    {
        var spec = query.Spec with { Rates = query.Spec.Rates == RateYear.Current ? RateYear.Own : RateYear.Current };
        if (Prepare(book, query.Period, query.AsOf, spec, atoms, query.Threads, new DiagnosticBag()) is not { } problem)
        {
            return double.NaN;
        }

        var total = default(GrowthSums);
        foreach (var atom in GrowthEngine.Solve(problem).Total())
        {
            total.Add(atom);
        }

        return GrowthFigures.Of(total, total, spec).Growth;
    }

    internal static SourceSpan Where(ReturnsBook book) => book.Declaration?.Span ?? SourceSpan.WholeFile(book.Name.In(Language.English));
}
