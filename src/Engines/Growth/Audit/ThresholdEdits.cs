using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// Years whose revenue lies just above designated size, where more of them do than should: the first bin above the threshold against
/// the next three. Because those who fall below leave, the density rises from the threshold on: the first bin should hold at most
/// a quarter, so that the test errs on the side of no finding.
/// </summary>
internal static class ThresholdEdits
{
    private const int Bins = 4;

    private static readonly Phrase Near = new(
        "Revenue of {0} is {1} thousand CNY, just above the {2} of designated size; its other months alone would give about {3}. To be confirmed: what was sold in the last month of the year?",
        "{0}主营业务收入为{1}千元，略高于规模以上标准{2}千元；按其余月份推算全年约为{3}千元。请核实年末一个月的收入。");

    private static readonly Phrase Revenue = new("annual revenue, thousand CNY", "全年主营业务收入（千元）");
    private static readonly Phrase Without = new("annual revenue by the months before the last, thousand CNY", "按年末前各月推算的全年收入（千元）");
    private static readonly Phrase First = new("enterprises in the first bin above the threshold", "标准之上第一档的企业数");
    private static readonly Phrase Expected = new("enterprises expected there", "该档的期望企业数");

    private sealed record YearOf(int Enterprise, double Revenue, double LastMonth);

    internal static void Find(AuditContext context)
    {
        var grid = context.Grid;
        if (!grid.Has(ReturnItem.Revenue))
        {
            return;
        }

        for (var january = 0; january + 11 < grid.Months; january++)
        {
            if (grid.OfYear(january) == 1 && Enumerable.Range(january, 12).All(m => context.IsAudited[m]))
            {
                OfYear(context, january);
            }
        }
    }

    private static void OfYear(AuditContext context, int january)
    {
        var years = Years(context.Grid, january);
        var groups = years.GroupBy(y => context.Grid.Divisions[context.Grid.DivisionOf[y.Enterprise]]).Select(g => (Group: g.Key, Of: g.ToList()))
            .Prepend((Group: "", Of: years)).Where(g => g.Of.Count(y => Bin(context.Spec, y.Revenue) >= 0) >= context.Spec.LeastGroup)
            .OrderBy(g => g.Group, StringComparer.Ordinal).ToList();
        var listed = new HashSet<int>();
        foreach (var (group, of) in groups)
        {
            var near = of.Count(y => Bin(context.Spec, y.Revenue) >= 0);
            var inFirst = of.Count(y => Bin(context.Spec, y.Revenue) == 0);
            var probability = BinomialDistribution.UpperTail(inFirst, near, 1.0 / Bins);
            var isRejected = probability < context.Spec.Level / (group.Length == 0 ? 1 : groups.Count - 1);
            var period = Period.Year(context.Grid.Month(january).Year);
            context.GroupTests.Add(new(EditKind.Bunching, group, period, near, inFirst, (double)near / Bins, probability, isRejected));
            if (isRejected)
            {
                List(context, january, of, inFirst, (near - inFirst) / (Bins - 1.0), listed);
            }
        }
    }

    // Of the first bin those who are there by their last month alone.
    private static void List(AuditContext context, int january, List<YearOf> of, int inFirst, double expected, HashSet<int> listed)
    {
        double[] shares = [.. of.Where(y => y.Revenue > 0).Select(y => y.LastMonth / y.Revenue)];
        var usual = OrderStatistics.Median(shares);
        foreach (var year in of.Where(y => Bin(context.Spec, y.Revenue) == 0))
        {
            var without = (year.Revenue - year.LastMonth) / (1 - usual);
            if (without >= context.Spec.Threshold || !listed.Add(year.Enterprise))
            {
                continue;
            }

            var (e, december) = (year.Enterprise, january + 11);
            context.Add(new(
                e, december, december, EditKind.Bunching, Math.Max(0, 1 - (expected / inFirst)),
                Near.With(
                    new PeriodWords(Period.Year(context.Grid.Month(january).Year)), AuditContext.Amount(year.Revenue), AuditContext.Amount(context.Spec.Threshold),
                    AuditContext.Amount(Math.Round(without))),
                [new(Revenue, year.Revenue), new(Without, without), new(First, inFirst), new(Expected, expected)])
            { Replacements = context.ByCourse(e, december, december) });
        }
    }

    // -1 outside; bins are equally wide in logarithms.
    private static int Bin(AuditSpec spec, double revenue)
    {
        var bin = revenue < spec.Threshold ? -1 : (int)(Math.Log(revenue / spec.Threshold) / Math.Log(1 + spec.BunchingWidth));
        return bin < Bins ? bin : -1;
    }

    private static List<YearOf> Years(ReturnGrid grid, int january)
    {
        var years = new List<YearOf>();
        for (var e = 0; e < grid.Enterprises; e++)
        {
            var (sum, covered) = (0.0, 0);
            for (var m = january; m < january + 12; m++)
            {
                if (grid.Covers(e, m) is var covers and > 0)
                {
                    sum += grid.Value(ReturnItem.Revenue, grid.Row(e, m));
                    covered += covers;
                }
            }

            if (covered == 12 && !double.IsNaN(sum))
            {
                years.Add(new(e, sum, grid.Value(ReturnItem.Revenue, grid.Row(e, january + 11))));
            }
        }

        return years;
    }
}
