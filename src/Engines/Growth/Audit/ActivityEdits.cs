using Songhua.Core;

namespace Songhua.Growth;

/// <summary>Values below zero, no output with activity, months without a return between others, and sudden changes of employees.</summary>
internal static class ActivityEdits
{
    // Taxes may be refunded and are left out.
    private static readonly (ReturnItem Item, Phrase Name)[] NeverNegative =
    [
        (ReturnItem.Output, new("output", "产值")), (ReturnItem.OutputToDate, new("year-to-date output", "累计产值")),
        (ReturnItem.OutputLastYear, new("last year's output", "上年同期产值")), (ReturnItem.OutputToDateLastYear, new("last year's output to date", "上年同期累计产值")),
        (ReturnItem.Revenue, new("revenue", "主营业务收入")), (ReturnItem.Employees, new("employees", "从业人员")), (ReturnItem.Electricity, new("electricity", "用电量")),
    ];

    private static readonly Phrase Negative = new("For {0} {1} is reported as {2}, below zero. To be confirmed: what should it be?", "{0}{1}填报为{2}，小于零。请核实正确数值。");

    private static readonly Phrase Zero = new(
        "No output is reported for {0}, but revenue of {1} thousand CNY and electricity of {2} thousand kWh. To be confirmed: was there no production?",
        "{0}产值填报为零，但主营业务收入为{1}千元、用电量为{2}千千瓦时。请核实当期是否停产。");

    private static readonly Phrase Missing = new(
        "There is no return for {0}, while there are returns before and after. To be confirmed: did the enterprise produce, and what?",
        "{0}未报送报表，而前后各期均有。请核实当期是否生产及产值。");

    private static readonly Phrase Jump = new(
        "Employees are reported as {1} in {0}, after {2} in the return before. To be confirmed: is the number right, and what changed?",
        "{0}从业人员填报为{1}人，上期为{2}人。请核实人数是否正确及变动原因。");

    private static readonly Phrase Value = new("value reported", "填报值");
    private static readonly Phrase RevenueValue = new("revenue, thousand CNY", "主营业务收入（千元）");
    private static readonly Phrase ElectricityValue = new("electricity, thousand kWh", "用电量（千千瓦时）");
    private static readonly Phrase Expected = new("output expected by last year and the industry, thousand CNY", "按上年同期和行业推算的产值（千元）");
    private static readonly Phrase Now = new("employees now", "本期从业人员");
    private static readonly Phrase Before = new("employees in the return before", "上期从业人员");

    internal static void Find(AuditContext context)
    {
        var grid = context.Grid;
        for (var e = 0; e < grid.Enterprises; e++)
        {
            var before = double.NaN;
            for (var m = 0; m < grid.Months; m++)
            {
                if (grid.Row(e, m) is var row and >= 0)
                {
                    FindNegative(context, e, m, row);
                    FindZero(context, e, m, row);
                    var employees = grid.Value(ReturnItem.Employees, row);
                    FindJump(context, e, m, before, employees);
                    before = double.IsNaN(employees) ? before : employees;
                }
            }

            FindMissing(context, e);
        }
    }

    private static void FindNegative(AuditContext context, int e, int m, int row)
    {
        foreach (var (item, name) in NeverNegative)
        {
            var value = context.Grid.Value(item, row);
            if (value < 0)
            {
                var expected = new Replacement(
                    m, item == ReturnItem.Output ? context.Course.Expected(e, m) : double.NaN,
                    item == ReturnItem.OutputLastYear ? context.Grid.Own(ReturnItem.Output, e, m) : double.NaN);
                context.Add(new(e, m, m, EditKind.NegativeValue, 1, Negative.With(context.Words(e, m, m), name, AuditContext.Amount(value)), [new(Value, value)])
                {
                    Replacements = [expected],
                });
            }
        }
    }

    private static void FindZero(AuditContext context, int e, int m, int row)
    {
        var (revenue, electricity) = (context.Grid.Value(ReturnItem.Revenue, row), context.Grid.Value(ReturnItem.Electricity, row));
        if (context.Grid.Value(ReturnItem.Output, row) == 0 && revenue > 0 && electricity > 0)
        {
            context.Add(new(
                e, m, m, EditKind.ZeroWithActivity, 1, Zero.With(context.Words(e, m, m), AuditContext.Amount(revenue), AuditContext.Amount(electricity)),
                [new(RevenueValue, revenue), new(ElectricityValue, electricity)])
            { Replacements = context.ByCourse(e, m, m) });
        }
    }

    private static void FindJump(AuditContext context, int e, int m, double before, double now)
    {
        var factor = Math.Max(now / before, before / now);
        if (factor >= context.Spec.HeadcountFactor && Math.Abs(now - before) >= context.Spec.HeadcountPersons)
        {
            context.Add(new(
                e, m, m, EditKind.HeadcountJump, 1 - (context.Spec.HeadcountFactor / factor * 0.999),
                Jump.With(context.Words(e, m, m), AuditContext.Amount(now), AuditContext.Amount(before)), [new(Now, now), new(Before, before)]));
        }
    }

    private static void FindMissing(AuditContext context, int e)
    {
        var grid = context.Grid;
        var (first, hasReported) = (-1, false);
        for (var m = 0; m < grid.Months; m++)
        {
            var isThere = grid.Row(e, m) >= 0;
            var isDue = grid.Panel.Register.IsInScope(e, grid.Month(m).Number) && !(grid.OfYear(m) == 1 && (grid.Covers(e, m + 1) == 2 || grid.Covers(e, m - 11) == 2));
            if (isThere && first >= 0)
            {
                AddMissing(context, e, first, m - 1);
            }

            hasReported |= isThere;
            first = isThere || !hasReported ? -1 : first < 0 && isDue ? m : first;
        }
    }

    private static void AddMissing(AuditContext context, int e, int first, int last)
    {
        var replacements = new List<Replacement>();
        for (var m = first; m <= last; m++)
        {
            // What it did a year before, on the industry's course; nothing where it did not report then.
            var before = context.Grid.Output(e, m - 12);
            replacements.Add(new(m, before * context.Course.OnYear(context.Grid.DivisionOf[e], m), before));
        }

        context.Add(new(
            e, first, last, EditKind.MissingMonth, 1, Missing.With(context.Words(e, first, last)), [new(Expected, replacements.Sum(r => r.Output))])
        { Replacements = replacements });
    }
}
