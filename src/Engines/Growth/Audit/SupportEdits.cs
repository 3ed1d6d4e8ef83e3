using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// Output that electricity, taxes and employees do not support: residuals of a robust regression within the industry and month, of
/// changes of logarithms on the year before, which cancels what is peculiar to an enterprise, or, where there is no trustworthy
/// return of the year before, of their levels. Only lasting residuals count; a single month is for the ratios.
/// </summary>
internal static class SupportEdits
{
    private static readonly ReturnItem[] Supports = [ReturnItem.Electricity, ReturnItem.Taxes, ReturnItem.Employees];

    private static readonly Phrase Unsupported = new(
        "Output of {0} is reported as {1} thousand CNY; electricity, taxes and employees, as they go with output in the industry, would go with about {2}. To be confirmed: what explains the difference?",
        "{0}产值填报为{1}千元；按同行业用电、税金和用工与产值的关系，约为{2}千元。请说明差异原因。");

    private static readonly Phrase Reported = new("output reported, thousand CNY", "填报的产值（千元）");
    private static readonly Phrase Fitted = new("output by electricity, taxes and employees, thousand CNY", "按用电、税金和用工推算的产值（千元）");
    private static readonly Phrase Deviations = new("median residual, robust standard deviations", "残差中位数（以稳健标准差为单位）");

    internal static void Find(AuditContext context)
    {
        var grid = context.Grid;
        ReturnItem[] supports = [.. Supports.Where(grid.Has)];
        if (supports.Length == 0)
        {
            return;
        }

        var deviation = new double[grid.Enterprises * grid.Months];
        var residual = new double[grid.Enterprises * grid.Months];
        for (var m = 0; m < grid.Months; m++)
        {
            OfMonth(context, m, supports, isChange: true, deviation, residual);
            OfMonth(context, m, supports, isChange: false, deviation, residual);
        }

        for (var e = 0; e < grid.Enterprises; e++)
        {
            var offset = e * grid.Months;
            foreach (var (first, last) in grid.Runs(e, m => IsOut(context.Spec, deviation[offset + m], residual[offset + m])))
            {
                int[] months = [.. Enumerable.Range(first, last - first + 1).Where(m => grid.Row(e, m) >= 0)];
                if (months.Length >= context.Spec.LeastSupportRun)
                {
                    Add(context, e, months, deviation, residual);
                }
            }
        }
    }

    private static bool IsOut(AuditSpec spec, double deviation, double residual) => deviation > spec.SupportDeviations && residual > Math.Log(spec.LeastFactor);

    private static void Add(AuditContext context, int e, int[] months, double[] deviation, double[] residual)
    {
        var grid = context.Grid;
        var offset = e * grid.Months;
        Replacement[] fitted = [.. months.Select(m => new Replacement(m, grid.Output(e, m) * Math.Exp(-residual[offset + m]), double.NaN))];
        var (output, supported) = (months.Sum(m => grid.Output(e, m)), fitted.Sum(f => f.Output));
        var median = OrderStatistics.Median([.. months.Select(m => deviation[offset + m])]);
        context.Add(new(
            e, months[0], months[^1], EditKind.UnsupportedOutput, 1 - (context.Spec.SupportDeviations / median),
            Unsupported.With(context.Words(e, months[0], months[^1]), AuditContext.Amount(output), AuditContext.Amount(Math.Round(supported))),
            [new(Reported, output), new(Fitted, supported), new(Deviations, median)])
        { Replacements = fitted });
    }

    // Divisions with enough returns by themselves; the others together with all.
    private static void OfMonth(AuditContext context, int m, ReturnItem[] supports, bool isChange, double[] deviation, double[] residual)
    {
        var grid = context.Grid;
        var rows = new List<(int Enterprise, double Y, double[] X, bool IsJudged)>();
        for (var e = 0; e < grid.Enterprises; e++)
        {
            var change = context.IsDistrusted(e, m - 12) ? null : Logarithms(grid, e, m, supports, isChange: true);
            var values = isChange ? change : Logarithms(grid, e, m, supports, isChange: false);
            if (values is var (y, x))
            {
                rows.Add((e, y, x, isChange || change is null));
            }
        }

        if (!rows.Any(r => r.IsJudged))
        {
            return;
        }

        var small = rows.GroupBy(r => grid.DivisionOf[r.Enterprise]).ToLookup(g => g.Count() < context.Spec.LeastRegression);
        foreach (var division in small[false])
        {
            Fit(grid, m, [.. division], supports.Length, _ => true, deviation, residual);
        }

        var few = small[true].SelectMany(g => g).Select(r => r.Enterprise).ToHashSet();
        if (few.Count > 0 && rows.Count >= context.Spec.LeastRegression)
        {
            Fit(grid, m, [.. rows], supports.Length, few.Contains, deviation, residual);
        }
    }

    private static void Fit(
        ReturnGrid grid, int m, (int Enterprise, double Y, double[] X, bool IsJudged)[] rows, int columns, Func<int, bool> isWanted, double[] deviation, double[] residual)
    {
        var fit = HuberRegression.Fit([.. Enumerable.Range(0, columns).Select(c => rows.Select(r => r.X[c]).ToArray())], [.. rows.Select(r => r.Y)]);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].IsJudged && isWanted(rows[i].Enterprise) && fit.Scale > 0)
            {
                var at = (rows[i].Enterprise * grid.Months) + m;
                (residual[at], deviation[at]) = (fit.Residuals[i], fit.Residuals[i] / fit.Scale);
            }
        }
    }

    // Logarithms; null where anything is missing or not positive.
    private static (double Y, double[] X)? Logarithms(ReturnGrid grid, int e, int m, ReturnItem[] supports, bool isChange)
    {
        var row = grid.Row(e, m);
        if (row < 0)
        {
            return null;
        }

        var y = Log(ReturnItem.Output);
        double[] x = [.. supports.Select(Log)];
        return double.IsFinite(y) && Array.TrueForAll(x, double.IsFinite) ? (y, x) : null;

        double Log(ReturnItem item)
        {
            var now = grid.Value(item, row);
            // Employees are a stock: two months' return stands for the same day.
            var before = !isChange ? 1 : item == ReturnItem.Employees && grid.Covers(e, m - 12) > 0 ? grid.Value(item, grid.Row(e, m - 12)) : grid.Own(item, e, m);
            return now > 0 && before > 0 ? Math.Log(now / before) : double.NaN;
        }
    }
}
