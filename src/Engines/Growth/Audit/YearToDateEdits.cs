using Songhua.Core;

namespace Songhua.Growth;

/// <summary>Year-to-date output must not fall and must be the running sum of output.</summary>
internal static class YearToDateEdits
{
    private static readonly Phrase Falls = new(
        "Output to the end of {0} is reported as {1} thousand CNY, below the {2} thousand CNY to the end of the return before. To be confirmed: which of the two is right?",
        "截至{0}累计产值填报为{1}千元，低于上期累计{2}千元。请核实哪一个数正确？");

    private static readonly Phrase Differs = new(
        "Output to the end of {0} is reported as {1} thousand CNY; adding up the returns gives {2} thousand CNY. To be confirmed: has an earlier month been corrected, or is one of the figures to be corrected?",
        "截至{0}累计产值填报为{1}千元，逐期相加为{2}千元。请核实是否更正过以前月份，或其中某数需更正？");

    private static readonly Phrase ToDate = new("year-to-date output reported, thousand CNY", "填报的累计产值（千元）");
    private static readonly Phrase Before = new("year-to-date output of the return before, thousand CNY", "上期累计产值（千元）");
    private static readonly Phrase Sum = new("running sum, thousand CNY", "逐期相加（千元）");

    internal static void Find(AuditContext context)
    {
        if (!context.Grid.Has(ReturnItem.OutputToDate))
        {
            return;
        }

        for (var e = 0; e < context.Grid.Enterprises; e++)
        {
            OfEnterprise(context, e);
        }
    }

    // A figure fits where it is the one before plus output, or the running sum from the last figure that fitted: so a month after a
    // wrong figure is not itself in question.
    private static void OfEnterprise(AuditContext context, int e)
    {
        var grid = context.Grid;
        var (reported, sum) = (double.NaN, double.NaN);
        for (var m = 0; m < grid.Months; m++)
        {
            var covers = grid.Covers(e, m);
            var isYearStart = grid.OfYear(m) == covers;
            if (covers == 0)
            {
                var isCoveredLater = grid.OfYear(m) == 1 && grid.Covers(e, m + 1) == 2;
                (reported, sum) = isCoveredLater ? (reported, sum) : (double.NaN, double.NaN);
                continue;
            }

            (reported, sum) = isYearStart ? (0, 0) : grid.OfYear(m) == 1 ? (double.NaN, double.NaN) : (reported, sum);
            var (output, toDate) = (grid.Output(e, m), grid.Value(ReturnItem.OutputToDate, grid.Row(e, m)));
            var fits = !(Math.Abs(toDate - reported - output) > context.Spec.RoundingTolerance) || !(Math.Abs(toDate - sum - output) > context.Spec.RoundingTolerance);
            if (!fits && toDate < reported - context.Spec.RoundingTolerance)
            {
                context.Add(new(
                    e, m, m, EditKind.FallingYearToDate, 1, Falls.With(context.Words(e, m, m), AuditContext.Amount(toDate), AuditContext.Amount(reported)),
                    [new(ToDate, toDate), new(Before, reported)]));
            }
            else if (!fits)
            {
                var implied = toDate - sum;
                context.Add(new(
                    e, m, m, EditKind.YearToDateSum, 1, Differs.With(context.Words(e, m, m), AuditContext.Amount(toDate), AuditContext.Amount(sum + output)),
                    [new(ToDate, toDate), new(Sum, sum + output)])
                { Replacements = [new(m, implied > 0 ? implied : double.NaN, double.NaN)] });
            }

            sum = fits ? toDate : sum + output;
            reported = toDate;
        }
    }
}
