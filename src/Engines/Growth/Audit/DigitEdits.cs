using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>Last digits of output, which are evenly spread where numbers are long and measured: chi-square with nine degrees of freedom.</summary>
internal static class DigitEdits
{
    private const int Digits = 10;

    private static readonly Phrase Uneven = new(
        "Of {1} outputs reported in {0}, {2} end in {3}, where about {4} would. To be confirmed: are amounts rounded or estimated before they are reported?",
        "{0}填报的{1}个产值中，有{2}个末位为{3}，通常约为{4}个。请核实填报前是否取整或估算。");

    private static readonly Phrase Statistic = new("chi-square of last digits, nine degrees of freedom", "末位数字卡方值（自由度 9）");
    private static readonly Phrase Probability = new("probability by chance", "偶然出现的概率");
    private static readonly Phrase Returns = new("returns tested", "检验的期数");

    internal static void Find(AuditContext context)
    {
        var grid = context.Grid;
        var byDivision = new int[grid.Divisions.Count][];
        var counts = new int[grid.Enterprises][];
        for (var e = 0; e < grid.Enterprises; e++)
        {
            counts[e] = Count(context, e);
            byDivision[grid.DivisionOf[e]] ??= new int[Digits];
            for (var d = 0; d < Digits; d++)
            {
                byDivision[grid.DivisionOf[e]][d] += counts[e][d];
            }
        }

        var tested = counts.Count(c => c.Sum() >= context.Spec.LeastDigits);
        for (var e = 0; e < grid.Enterprises; e++)
        {
            if (counts[e].Sum() >= context.Spec.LeastDigits)
            {
                Test(context, e, counts[e], context.Spec.Level / tested);
            }
        }

        TestDivisions(context, byDivision);
    }

    private static (double Statistic, double Probability) ChiSquare(int[] counts)
    {
        var expected = counts.Sum() / (double)Digits;
        var statistic = counts.Sum(c => (c - expected) * (c - expected) / expected);
        return (statistic, ChiSquareDistribution.UpperTail(statistic, Digits - 1));
    }

    // A number repeated from the return before says nothing new about digits.
    private static int[] Count(AuditContext context, int e)
    {
        var counts = new int[Digits];
        var before = double.NaN;
        for (var m = 0; m < context.Grid.Months; m++)
        {
            var output = Math.Round(context.Grid.Output(e, m));
            if (output >= context.Spec.LeastDigitsOutput && output != before)
            {
                counts[(int)(output % Digits)]++;
                before = output;
            }
        }

        return counts;
    }

    private static void Test(AuditContext context, int e, int[] counts, double level)
    {
        var (statistic, probability) = ChiSquare(counts);
        if (!(probability < level))
        {
            return;
        }

        var grid = context.Grid;
        var first = Enumerable.Range(0, grid.Months).First(m => grid.Row(e, m) >= 0);
        var last = Enumerable.Range(0, grid.Months).Last(m => grid.Row(e, m) >= 0);
        var digit = Array.IndexOf(counts, counts.Max());
        context.Add(new(
            e, first, last, EditKind.TerminalDigits, 1 - (probability / level),
            Uneven.With(context.Words(e, first, last), counts.Sum(), counts[digit], digit, AuditContext.Amount(Math.Round(counts.Sum() / (double)Digits))),
            [new(Statistic, statistic), new(Probability, probability), new(Returns, counts.Sum())]));
    }

    private static void TestDivisions(AuditContext context, int[][] byDivision)
    {
        var grid = context.Grid;
        var enough = Enumerable.Range(0, byDivision.Length).Where(d => byDivision[d]?.Sum() >= Digits * context.Spec.LeastGroup).ToList();
        foreach (var d in enough.OrderBy(d => grid.Divisions[d], StringComparer.Ordinal))
        {
            var (statistic, probability) = ChiSquare(byDivision[d]);
            var period = Period.OfMonths(grid.Panel.FirstMonth.Year, grid.Panel.FirstMonth.Month, grid.Months);
            context.GroupTests.Add(new(
                EditKind.TerminalDigits, grid.Divisions[d], period, byDivision[d].Sum(), statistic, Digits - 1, probability, probability < context.Spec.Level / enough.Count));
        }
    }
}
