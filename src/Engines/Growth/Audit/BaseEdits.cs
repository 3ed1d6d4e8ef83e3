using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// The restated base against the enterprise's own return of last year. A difference that follows from a doubtful return of last year
/// is not questioned again: restating it is right.
/// </summary>
internal static class BaseEdits
{
    private static readonly Phrase Differs = new(
        "For {0} the base of last year is restated as {1} thousand CNY; the return of last year says {2}. To be confirmed: what changed (mergers, scope, corrections), and from when?",
        "{0}的上年同期数填报为{1}千元，上年报表为{2}千元。请核实变动原因（合并、口径、更正等）及起始月份。");

    private static readonly Phrase Restated = new("restated base, thousand CNY", "填报的上年同期数（千元）");
    private static readonly Phrase Own = new("own return of last year, thousand CNY", "上年报表数（千元）");

    internal static void Find(AuditContext context)
    {
        var grid = context.Grid;
        if (!grid.Has(ReturnItem.OutputLastYear))
        {
            return;
        }

        for (var e = 0; e < grid.Enterprises; e++)
        {
            foreach (var (first, last) in grid.Runs(e, m => Difference(context, e, m) > context.Spec.BaseTolerance))
            {
                var (restated, own, worst) = (0.0, 0.0, 0.0);
                var replacements = new List<Replacement>();
                for (var m = first; m <= last; m++)
                {
                    if (Difference(context, e, m) is var difference && difference > 0)
                    {
                        restated += grid.Value(ReturnItem.OutputLastYear, grid.Row(e, m));
                        own += grid.Own(ReturnItem.Output, e, m);
                        worst = Math.Max(worst, difference);
                        replacements.Add(new(m, double.NaN, grid.Own(ReturnItem.Output, e, m)));
                    }
                }

                context.Add(new(
                    e, first, last, EditKind.BaseMismatch, 1 - (context.Spec.BaseTolerance / worst),
                    Differs.With(context.Words(e, first, last), AuditContext.Amount(restated), AuditContext.Amount(own)), [new(Restated, restated), new(Own, own)])
                { Replacements = replacements });
            }
        }
    }

    // As a share of last year's return; NaN where either is missing, last year's is doubtful, or rounding explains it.
    private static double Difference(AuditContext context, int e, int m)
    {
        var grid = context.Grid;
        var (restated, own) = (grid.Value(ReturnItem.OutputLastYear, grid.Row(e, m)), grid.Own(ReturnItem.Output, e, m));
        return context.IsDistrusted(e, m - 12) || !(Math.Abs(restated - own) > context.Spec.RoundingTolerance) ? double.NaN
            : own == 0 ? double.PositiveInfinity
            : Math.Abs((restated / own) - 1);
    }
}
