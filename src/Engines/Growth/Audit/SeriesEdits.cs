using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// Series that stand still or are last year's times a constant for longer than chance would have it: the expected number of such
/// runs among all returns, from the usual monthly change and the size of the numbers, must be below <see cref="AuditSpec.ChanceFinds"/>.
/// </summary>
internal static class SeriesEdits
{
    private static readonly Phrase Frozen = new(
        "Output is reported as {1} thousand CNY in each month of {0}. To be confirmed: is it measured every month, or carried over?",
        "{0}各月产值均填报为{1}千元。请核实是否按月实际统计，还是沿用上月数？");

    private static readonly Phrase Proportional = new(
        "Output of {0} is {1} times last year's figure in every return. To be confirmed: is it measured, or computed from last year's?",
        "{0}各期产值均为上年同期数的{1}倍。请核实是实际统计数，还是按上年数推算？");

    private static readonly Phrase Value = new("output of each month, thousand CNY", "每月产值（千元）");
    private static readonly Phrase Ratio = new("ratio to last year's figure", "与上年同期数之比");
    private static readonly Phrase Returns = new("returns in the run", "连续期数");
    private static readonly Phrase Chance = new("expected number of such runs by chance", "偶然出现此类情形的期望次数");

    internal static void Find(AuditContext context)
    {
        for (var e = 0; e < context.Grid.Enterprises; e++)
        {
            FindFrozen(context, e);
            FindProportional(context, e);
        }
    }

    private static void FindFrozen(AuditContext context, int e)
    {
        var run = new Run();
        foreach (var m in Months(context.Grid, e))
        {
            var value = m < 0 ? double.NaN : context.Grid.Output(e, m) / context.Grid.Covers(e, m);
            if (run.Count > 0 && value == run.Low && value > 0)
            {
                run = run with { Last = m, Count = run.Count + 1, Chance = run.Chance * context.Course.Coincidence(value) };
                continue;
            }

            if (IsRun(context, run))
            {
                context.Add(new(
                    e, run.First, run.Last, EditKind.FrozenSeries, 1, Frozen.With(context.Words(e, run.First, run.Last), AuditContext.Amount(run.Low)),
                    [new(Value, run.Low), new(Returns, run.Count), new(Chance, run.Chance * context.Grid.Panel.Rows)])
                { Replacements = context.ByCourse(e, run.First, run.Last) });
            }

            run = new(m, m, value > 0 ? 1 : 0, value, value, 1);
        }
    }

    // The constant lies in the interval that rounding to whole thousands leaves for every month of the run.
    private static void FindProportional(AuditContext context, int e)
    {
        var run = new Run();
        foreach (var m in Months(context.Grid, e))
        {
            var (output, before) = m < 0 ? (double.NaN, double.NaN) : (context.Grid.Output(e, m), context.Grid.Base(e, m));
            var halves = m < 0 ? 0 : 0.5 * context.Grid.Covers(e, m);
            var (low, high) = output > 0 && before > 0 ? ((output - halves) / before, (output + halves) / before) : (double.NaN, double.NaN);
            if (run.Count > 0 && Math.Max(low, run.Low) <= Math.Min(high, run.High))
            {
                run = new(run.First, m, run.Count + 1, Math.Max(low, run.Low), Math.Min(high, run.High), run.Chance * context.Course.Coincidence(output));
                continue;
            }

            if (IsRun(context, run))
            {
                var ratio = (run.Low + run.High) / 2;
                context.Add(new(
                    e, run.First, run.Last, EditKind.ProportionalSeries, 1,
                    Proportional.With(context.Words(e, run.First, run.Last), AuditContext.Amount(Math.Round(ratio, 3))),
                    [new(Ratio, ratio), new(Returns, run.Count), new(Chance, run.Chance * context.Grid.Panel.Rows)])
                { Replacements = context.ByCourse(e, run.First, run.Last) });
            }

            run = new(m, m, double.IsNaN(low) ? 0 : 1, low, high, 1);
        }
    }

    // The months with a return, and -1 for each gap and at the end.
    private static IEnumerable<int> Months(ReturnGrid grid, int e)
    {
        for (var m = 0; m < grid.Months; m++)
        {
            var isCoveredLater = grid.OfYear(m) == 1 && grid.Covers(e, m + 1) == 2;
            if (grid.Row(e, m) >= 0)
            {
                yield return m;
            }
            else if (!isCoveredLater)
            {
                yield return -1;
            }
        }

        yield return -1;
    }

    private static bool IsRun(AuditContext context, Run run) =>
        run.Count >= context.Spec.LeastRun && run.Chance * context.Grid.Panel.Rows <= context.Spec.ChanceFinds;

    // The chance is that of every return after the first.
    private readonly record struct Run(int First, int Last, int Count, double Low, double High, double Chance);
}
