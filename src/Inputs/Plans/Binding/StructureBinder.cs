using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Binds input-output tables, activities, and the outages of scenarios.</summary>
internal sealed class StructureBinder(Names names, BindingContext context, DiagnosticBag diagnostics)
{
    private const int MostDays = 3650;

    internal static readonly Rule NotAYear = new(
        "SH3034", Severity.Error,
        new("'{0}' is not one year", "“{0}”不是一个年份"),
        new("Tables of different years do not compare, so that the year has to be known.", "不同年份的表不可比，须知其年份。"),
        new("Write `year: 2020`.", "请写 `year: 2020`。"));

    internal static readonly Rule NotMoney = new(
        "SH3035", Severity.Error,
        new("the flows of an input-output table are money, and {0} is not", "投入产出表的流量为金额，而 {0} 不是货币单位"),
        new("Its columns could not add up to output and value added.", "各列无法合计为产出和增加值。"),
        new("Write a unit of money, such as 亿元.", "请写货币单位，如 亿元。"));

    internal static readonly Rule WrongOption = new(
        "SH3036", Severity.Error,
        new("`{0}: {1}` does not go with this table", "`{0}: {1}` 不适用于此表"),
        new("The table would be read or used in another way than is written.", "该表的读取或使用方式将与所写不符。"),
        new("Write `delta` from 0 to below 1 and with FLQ or AFLQ only, `tolerance` from 0 % to 1 %, and `region` without `anchors`.", "`delta` 请写 0 至 1（不含 1）且仅用于 FLQ 或 AFLQ；`tolerance` 请写 0% 至 1%；`region` 与 `anchors` 不可同时给出。"));

    internal static readonly Rule OneVictim = new(
        "SH3209", Severity.Error,
        new("a shock must have exactly one of `sector`, `of` and `place`", "每个冲击须恰有 `sector`、`of`、`place` 之一"),
        new("It is not clear whom it strikes.", "无法确定受冲击者。"),
        new("Name a sector of the input-output table, a cluster or enterprise, or a place; write a shock for each.", "请填写投入产出表的部门、集群或企业、或地区；每个对象写一条。"));

    internal static readonly Rule WrongShock = new(
        "SH3210", Severity.Error,
        new("`{0}: {1}` is no part of a shock", "`{0}: {1}` 不能作为冲击的内容"),
        new("It is not clear how much fails, or for how long.", "无法确定中断的幅度或时长。"),
        new("Write `lost` and `share` as percentages above 0 % and up to 100 %, and days as whole numbers up to 3650.", "`lost` 和 `share` 请写大于 0% 且不超过 100% 的百分比；天数请写不超过 3650 的整数。"));

    internal static readonly Rule NoIndustries = new(
        "SH3211", Severity.Error,
        new("'{0}' has no industry codes, so that its sector is not known", "“{0}”没有行业代码，无法确定其部门"),
        new("The shock could be put nowhere in the input-output table.", "该冲击无法对应到投入产出表。"),
        new("Give it `industries`, or name the `sector` and the `share` of it that fails.", "请为其填写 `industries`，或改写 `sector` 及其中断的 `share`。"));

    internal InputOutputDeclaration? Table(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        var (file, year, source) = (f.Word("file"), Year(f), f.Reference("source"));
        var unit = f.Has("unit") ? f.Unit("unit") : null;
        if (unit is { Dimension.IsMoney: false })
        {
            diagnostics.Report(NotMoney, f.SpanOf("unit"), unit.Symbol);
            return null;
        }

        return file is null || year is null || source is null || (f.Has("unit") && unit is null)
            ? null
            : new InputOutputDeclaration(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), file, year.Value, f.Reference("place") ?? context.Head.Place, EvidenceBinder.Status(f, source, context), source)
            {
                Unit = unit,
                Sheet = f.Word("sheet"),
                Prices = f.Choice("prices") is { } prices ? Enum.Parse<Valuation>(prices, ignoreCase: true) : null,
                BlanksAreZero = f.Flag("blanks_are_zero", fallback: false),
                Tolerance = Tolerance(f),
                Region = Region(f),
                Formula = f.Choice("formula") ?? "FLQ",
                Delta = Delta(f),
                Concordance = f.Word("concordance"),
                Through = f.Word("through"),
                Anchors = [.. f.Items("anchors").Where(a => a.Reference("indicator") is not null).Select(a => new SectorAnchor(a.Statement.Span, a.Reference("indicator")!, a.Words("sectors")))],
                Note = f.Text("note"),
            };
    }

    private string? Region(Fields f)
    {
        if (f.Has("region") && f.Has("anchors"))
        {
            diagnostics.Report(WrongOption, f.SpanOf("region"), "region", f.Word("region"));
        }

        return f.Word("region");
    }

    private double? Delta(Fields f)
    {
        if (f.Number("delta") is not { } delta)
        {
            return null;
        }

        if (delta is < 0 or >= 1 || f.Choice("formula") is "SLQ" or "CILQ")
        {
            diagnostics.Report(WrongOption, f.SpanOf("delta"), "delta", f.Word("delta"));
        }

        return (double)delta;
    }

    private double Tolerance(Fields f)
    {
        if (f.Figure("tolerance") is not { } tolerance)
        {
            return 0;
        }

        if (!tolerance.Unit.IsPercent || tolerance.BaseValue is < 0 or > 0.01)
        {
            diagnostics.Report(WrongOption, f.SpanOf("tolerance"), "tolerance", tolerance.Written);
        }

        return tolerance.BaseValue;
    }

    internal ActivityDeclaration? Activities(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return f.Word("file") is { } file && f.Word("region") is { } region && f.Word("activity") is { } activity && f.Word("value") is { } value
            && Year(f) is { } year && f.Unit("unit") is { } unit && f.Reference("source") is { } source
            ? new ActivityDeclaration(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), file, year, unit, EvidenceBinder.Status(f, source, context), source)
            {
                Columns = (region, activity, value),
                ProxyFor = f.Text("proxy_for"),
                Concordance = f.Word("concordance"),
                Note = f.Text("note"),
            }
            : null;
    }

    /// <summary>The outages of a scenario, without those that are wrong.</summary>
    internal IReadOnlyList<ScenarioShock> Shocks(Fields scenario) => [.. scenario.Items("shocks").Select(Shock).OfType<ScenarioShock>()];

    private ScenarioShock? Shock(Fields f)
    {
        string[] victims = ["sector", "of", "place"];
        if (victims.Count(f.Has) != 1)
        {
            diagnostics.Report(OneVictim, f.Statement.Span);
            return null;
        }

        var (lost, share) = (Share(f, "lost"), Share(f, "share"));
        var (day, days, recovery) = (Days(f, "day", 0, 0), Days(f, "lasts", 0, 1), Days(f, "recovery", 0, 0));
        var (subject, place) = (f.Reference("of"), f.Reference("place"));
        if (lost is null || day is null || days is null || recovery is null || (f.Has("share") && share is null) || (f.Has("of") && subject is null) || (f.Has("place") && place is null))
        {
            return null;
        }

        if (subject is not null && !HasIndustries(subject))
        {
            diagnostics.Report(NoIndustries, f.SpanOf("of"), subject);
            return null;
        }

        return new ScenarioShock(f.Statement.Span, lost.Value, days.Value)
        {
            Sector = f.Word("sector"),
            Subject = subject,
            Place = place,
            Share = share,
            IsImports = f.Flag("imports", false),
            Day = day.Value,
            Recovery = recovery.Value,
            Why = f.Text("what"),
        };
    }

    private bool HasIndustries(string id) => (names.Find("clusters", id) ?? names.Find("subjects", id))?["industries"] is ListNode { Items.Count: > 0 };

    private int? Year(Fields f)
    {
        if (f.Period("year") is not { } period)
        {
            return null;
        }

        if (period.IsYear)
        {
            return period.EndYear;
        }

        diagnostics.Report(NotAYear, f.SpanOf("year"), period);
        return null;
    }

    private double? Share(Fields f, string attribute)
    {
        if (f.Figure(attribute) is not { } figure)
        {
            return null;
        }

        if (figure is { Central: > 0 and <= 100, Unit.IsPercent: true })
        {
            return figure.BaseValue;
        }

        diagnostics.Report(WrongShock, f.SpanOf(attribute), attribute, figure.Written);
        return null;
    }

    private int? Days(Fields f, string attribute, int fallback, int least)
    {
        if (!f.Has(attribute))
        {
            return least > 0 ? null : fallback;
        }

        if (f.Number(attribute) is not { } number)
        {
            return null;
        }

        if (number >= least && number <= MostDays && decimal.Truncate(number) == number)
        {
            return (int)number;
        }

        diagnostics.Report(WrongShock, f.SpanOf(attribute), attribute, number);
        return null;
    }
}
