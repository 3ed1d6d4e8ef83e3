using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// Output against the base and against the return before, by industry and month: slips of unit where both ratios are a power of ten
/// from the industry's, other outliers by Hidiroglou and Berthelot where both are beyond their fences on the same side.
/// </summary>
internal static class RatioEdits
{
    private static readonly int[] SlipPowers = [-4, -3, -1, 1, 3, 4];

    private static readonly Phrase Slip = new(
        "Output of {0} is reported as {1} thousand CNY; last year's figure and the industry's course give about {2}. To be confirmed: is the amount in thousand CNY?",
        "{0}产值填报为{1}千元；按上年同期数和行业走势约为{2}千元。请核实填报单位是否为千元。");

    private static readonly Phrase Outlier = new(
        "Output of {0} is reported as {1} thousand CNY; last year's figure and the industry's course give about {2}. To be confirmed: is the amount right, and what stands behind it?",
        "{0}产值填报为{1}千元；按上年同期数和行业走势约为{2}千元。请核实该数是否正确，并说明变动原因。");

    private static readonly Phrase Reported = new("output reported, thousand CNY", "填报的产值（千元）");
    private static readonly Phrase OnYear = new("expected by last year and the industry, thousand CNY", "按上年同期和行业推算（千元）");
    private static readonly Phrase OnMonth = new("expected by the return before and the industry, thousand CNY", "按上期和行业推算（千元）");
    private static readonly Phrase Power = new("power of ten", "10 的幂次");
    private static readonly Phrase Distance = new("distance from the median effect, in units of the fence", "偏离中位效应的距离（以界限为单位）");

    internal static void Find(AuditContext context)
    {
        var grid = context.Grid;
        var slipped = new int[grid.Enterprises];
        for (var m = 0; m < grid.Months; m++)
        {
            var onYear = new FenceSet(context, m, isOnYear: true);
            var onMonth = new FenceSet(context, m, isOnYear: false);
            for (var e = 0; e < grid.Enterprises; e++)
            {
                var power = grid.Row(e, m) < 0 ? 0 : SlipPower(context, e, m, slipped[e]);
                if (power != 0)
                {
                    AddSlip(context, e, m, power);
                }
                else if (grid.Row(e, m) >= 0)
                {
                    AddOutlier(context, e, m, onYear.Distance(e), onMonth.Distance(e));
                }

                // January may have no return of its own: what slipped in December still stands before February.
                slipped[e] = grid.Row(e, m) < 0 && grid.OfYear(m) == 1 ? slipped[e] : power;
            }
        }
    }

    // The power of ten by which a month is out, against both comparisons where both are there; the return before is put right first.
    private static int SlipPower(AuditContext context, int e, int m, int slippedBefore)
    {
        var output = context.Grid.Output(e, m);
        var year = Math.Log10(output / context.Course.ByYear(e, m));
        var month = Math.Log10(output / context.Course.ByMonth(e, m)) + slippedBefore;
        if (double.IsNaN(year) && double.IsNaN(month))
        {
            return 0;
        }

        foreach (var power in SlipPowers)
        {
            if (!(Math.Abs(year - power) > context.Spec.SlipTolerance) && !(Math.Abs(month - power) > context.Spec.SlipTolerance))
            {
                return power;
            }
        }

        return 0;
    }

    private static void AddSlip(AuditContext context, int e, int m, int power)
    {
        var output = context.Grid.Output(e, m);
        var expected = output * Math.Pow(10, -power);
        context.Distrust(e, m);
        context.Add(new(
            e, m, m, EditKind.UnitSlip, 1, Slip.With(context.Words(e, m, m), AuditContext.Amount(output), AuditContext.Amount(Math.Round(expected))),
            [new(Reported, output), new(OnYear, context.Course.ByYear(e, m)), new(OnMonth, context.Course.ByMonth(e, m)), new(Power, power)])
        { Replacements = [new(m, expected, double.NaN)] });
    }

    private static void AddOutlier(AuditContext context, int e, int m, double onYear, double onMonth)
    {
        // Where one comparison is not there the other decides alone.
        var distance = double.IsNaN(onYear) ? onMonth : double.IsNaN(onMonth) ? onYear : Math.Sign(onYear) == Math.Sign(onMonth) ? Least(onYear, onMonth) : 0;
        var expected = context.Course.Expected(e, m);
        var output = context.Grid.Output(e, m);
        if (!(Math.Abs(distance) > 1) || IsNear(output / context.Course.ByYear(e, m)) || IsNear(output / context.Course.ByMonth(e, m)))
        {
            return;
        }

        context.Distrust(e, m);
        context.Add(new(
            e, m, m, EditKind.RatioOutlier, 1 - (1 / Math.Abs(distance)),
            Outlier.With(context.Words(e, m, m), AuditContext.Amount(output), AuditContext.Amount(Math.Round(expected))),
            [new(Reported, output), new(OnYear, context.Course.ByYear(e, m)), new(OnMonth, context.Course.ByMonth(e, m)), new(Distance, distance)])
        { Replacements = [new(m, expected, double.NaN)] });

        bool IsNear(double ratio) => Math.Max(ratio, 1 / ratio) < context.Spec.LeastFactor;
    }

    private static double Least(double a, double b) => Math.Abs(a) < Math.Abs(b) ? a : b;

    // The fences of all divisions in a month, and how far each enterprise is out. Signed: above the median positive.
    private sealed class FenceSet
    {
        private readonly double[] _distance;

        internal FenceSet(AuditContext context, int m, bool isOnYear)
        {
            var grid = context.Grid;
            _distance = new double[grid.Enterprises];
            Array.Fill(_distance, double.NaN);
            var keys = isOnYear ? 1 : IndustryCourse.Shapes;
            for (var shape = 0; shape < keys; shape++)
            {
                var pairs = new List<(int Enterprise, double Before, double Now)>();
                for (var e = 0; e < grid.Enterprises; e++)
                {
                    var (before, own) = isOnYear ? (grid.Base(e, m), 0) : grid.Previous(e, m);
                    var now = isOnYear ? grid.Output(e, m) : grid.Output(e, m) / grid.Covers(e, m);
                    if (own == shape && before > 0 && now > 0)
                    {
                        pairs.Add((e, before, now));
                    }
                }

                var small = pairs.GroupBy(p => grid.DivisionOf[p.Enterprise]).ToLookup(g => g.Count() < context.Spec.LeastGroup);
                foreach (var division in small[false])
                {
                    Examine([.. division], context.Spec, _ => true);
                }

                var few = small[true].SelectMany(g => g).Select(p => p.Enterprise).ToHashSet();
                if (few.Count > 0 && pairs.Count >= context.Spec.LeastGroup)
                {
                    Examine([.. pairs], context.Spec, few.Contains);
                }
            }
        }

        internal double Distance(int enterprise) => _distance[enterprise];

        private void Examine((int Enterprise, double Before, double Now)[] pairs, AuditSpec spec, Func<int, bool> isWanted)
        {
            var fences = HidiroglouBerthelot.Examine(
                [.. pairs.Select(p => p.Before)], [.. pairs.Select(p => p.Now)], spec.SizeExponent, spec.LeastQuartile, spec.Fence);
            for (var i = 0; i < pairs.Length; i++)
            {
                if (isWanted(pairs[i].Enterprise))
                {
                    var isBelow = fences.Effects[i] < fences.Median;
                    _distance[pairs[i].Enterprise] = isBelow ? -fences.Distance(i) : fences.Distance(i);
                }
            }
        }
    }
}
