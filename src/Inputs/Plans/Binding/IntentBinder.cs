using System.Globalization;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Binds targets, parts, clusters, taxonomies, programmes, projects, milestones, intentions and scenarios.</summary>
internal sealed class IntentBinder(Names names, BindingContext context, EvidenceBinder evidence, DiagnosticBag diagnostics)
{
    internal static readonly Rule OneBound = new(
        "SH3011", Severity.Error,
        new("the target must have exactly one of {0}", "目标须恰有以下之一：{0}"),
        new("Otherwise it is not clear how much is aimed at.", "否则无法确定目标数值。"),
        new("Write one statement for each aim.", "每个目标写一条语句。"));

    internal static readonly Rule WhenDue = new(
        "SH3012", Severity.Error,
        new("the target must have either `by`, or `within` with `from`", "目标须有 `by`，或同时有 `within` 和 `from`"),
        new("Without a date no pace can be required of it; a target without one says so by `by: open`.", "没有期限便无法要求进度；无期限的目标请写 `by: open`。"),
        new("Add `by: 2025`, `by: open`, or `within: 3 years` with `from: 2024`.", "请添加 `by: 2025`、`by: open`，或 `within: 3 years` 与 `from: 2024`。"));

    internal static readonly Rule BadWithin = new(
        "SH3013", Severity.Error,
        new("'{0}' is not a number of years", "“{0}”不是年数"),
        new("The date of the target cannot be reckoned.", "无法推算目标期限。"),
        new("Write `within: 3 years`.", "请写 `within: 3 years`。"));

    internal static readonly Rule RelativeUnit = new(
        "SH3014", Severity.Error,
        new("a change {0} relative to {1} must be in percentage points for rates and shares, not {2}", "相对 {1} 的变化 {0} 对于增速和占比须以百分点计，而非 {2}"),
        new("One percent more and one percentage point more are different numbers.", "提高百分之一与提高一个百分点是不同的数值。"),
        new("Write `+1 pp`.", "请写 `+1 pp`。"));

    internal static readonly Rule RelativeAmount = new(
        "SH3023", Severity.Error,
        new("a change {0} relative to {1} must be a percentage of that value or an amount in {2}, not in {3}", "相对 {1} 的变化 {0} 须为该值的百分之几，或以{2}计的数量，而非{3}"),
        new("Percentage points are differences of two percentages; a level has none.", "百分点是两个百分比之差，水平值没有百分点。"),
        new("Write `-13.5 %` for a share of that period's value, an amount such as `+20 万辆`, or the level itself without `relative_to`.", "该期数值的百分之几请写 `-13.5 %`；数量请写 `+20 万辆`；或去掉 `relative_to`，直接写水平值。"));

    internal static readonly Rule OtherSide = new(
        "SH3041", Severity.Error,
        new("`{0}` and '{1}' name opposite sides of the number", "`{0}` 与“{1}”方向相反"),
        new("Whether the number is a floor or a ceiling decides whether the target is met.", "该数值是下限还是上限，决定目标是否实现。"),
        new("Write the number without words, or use the attribute that the words say.", "请只写数值，或改用与文字一致的属性。"));

    private static readonly Phrase YearsFrom = new("{0} from {1}", "自 {1} 起 {0}");

    private static readonly (string Name, TargetKind Kind)[] Bounds =
    [
        ("reach", TargetKind.Reach), ("at_least", TargetKind.AtLeast), ("at_most", TargetKind.AtMost), ("more_than", TargetKind.MoreThan),
        ("less_than", TargetKind.LessThan), ("about", TargetKind.About), ("between", TargetKind.Between),
    ];

    internal Target? Target(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        var bounds = Bounds.Where(b => f.Has(b.Name)).ToArray();
        var due = Due(f);
        if (bounds.Length != 1)
        {
            diagnostics.Report(OneBound, raw.Span, string.Join(", ", Bounds.Select(b => b.Name)));
            return null;
        }

        var place = f.Reference("place") ?? context.Head.Place;
        var subject = f.Reference("of");
        var source = f.Reference("source");
        var facet = f.Choice("measure") switch { "growth" => Facet.Growth, "share" => Facet.Share, _ => Facet.Level };
        var whole = f.Reference("share_of");
        if ((facet == Facet.Share) != (whole is not null))
        {
            diagnostics.Report(EvidenceBinder.ShareOfWhat, raw.Span);
            return null;
        }

        if (f.Reference("indicator") is not { } id || context.Indicator(id) is not { } indicator || source is null || !due.Valid
            || Aim(f, bounds[0].Name, bounds[0].Kind, indicator, facet) is not var (figure, aim))
        {
            return null;
        }

        return new Target(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), new SeriesKey(id, place, subject), facet, bounds[0].Kind, figure, source)
        {
            Aim = aim,
            By = due.By is { Months: > 12 } run && indicator.Measure.Kind != MeasureKind.Flow ? Period.Year(run.EndYear) : due.By,
            Whole = whole is null ? null : new SeriesKey(whole, place),
            RelativeTo = f.Period("relative_to"),
            IsShareOfBase = f.Has("relative_to") && IsShareOfLevel(figure, indicator, facet),
            Baseline = f.Period("baseline"),
            Restated = evidence.Restated(f, figure),
            Binding = (f.Choice("nature") ?? (indicator.Binding ? "binding" : "expected")) == "binding",
            Programme = f.Reference("programme"),
            Stated = f.Period("stated") ?? context.Published(source),
            Note = f.Text("note"),
        };
    }

    private static bool IsShareOfLevel(Figure figure, Indicator indicator, Facet facet) =>
        facet == Facet.Level && !indicator.Measure.Unit.IsPercent && figure.Unit.IsPercent;

    private (Figure Figure, Interval Aim)? Aim(Fields f, string attribute, TargetKind kind, Indicator indicator, Facet facet)
    {
        if (kind == TargetKind.Between)
        {
            return f.FigurePair(attribute) is var (low, high)
                && evidence.Fits(low, indicator, facet, f.SpanOf(attribute)) && evidence.Fits(high, indicator, facet, f.SpanOf(attribute))
                ? (low, low.AsChosen().Interval.Hull(high.AsChosen().Interval))
                : null;
        }

        if (f.Figure(attribute) is not { } figure || !SameSide(f, attribute, kind, figure))
        {
            return null;
        }

        if (f.Period("relative_to") is { } relative)
        {
            var unit = indicator.Measure.Unit;
            if (facet == Facet.Level && !unit.IsPercent)
            {
                if (figure.Unit.IsPercentagePoint)
                {
                    diagnostics.Report(RelativeAmount, f.SpanOf(attribute), figure.Written, relative, unit.Symbol, figure.Unit.Symbol);
                    return null;
                }

                if (!IsShareOfLevel(figure, indicator, facet) && !evidence.Fits(figure, indicator, facet, f.SpanOf(attribute)))
                {
                    return null;
                }
            }
            else if (!figure.Unit.IsPercentagePoint)
            {
                diagnostics.Report(RelativeUnit, f.SpanOf(attribute), figure.Written, relative, figure.Unit.Symbol);
                return null;
            }
        }
        else if (!evidence.Fits(figure, indicator, facet, f.SpanOf(attribute)))
        {
            return null;
        }

        var chosen = figure.AsChosen().Interval;
        return (figure, kind switch
        {
            TargetKind.AtLeast => Interval.AtLeast(chosen.Low),
            TargetKind.AtMost => Interval.AtMost(chosen.High),
            TargetKind.MoreThan => Interval.MoreThan(chosen),
            TargetKind.LessThan => Interval.LessThan(chosen),
            TargetKind.About => figure.Qualifier == Qualifier.Rounded
                ? Interval.Enclosing((figure.Central - figure.Step) * figure.Unit.Factor, (figure.Central + figure.Step) * figure.Unit.Factor)
                : figure.Interval,
            _ => chosen,
        });
    }

    // A ceiling of "at least 5 %" says two things; so does "about" a floor, which has no number to be near to.
    private bool SameSide(Fields f, string attribute, TargetKind kind, Figure figure)
    {
        var isFloor = figure.Qualifier is Qualifier.AtLeast or Qualifier.MoreThan;
        var isCeiling = figure.Qualifier is Qualifier.AtMost or Qualifier.LessThan;
        var opposite = kind switch
        {
            TargetKind.AtLeast or TargetKind.MoreThan => isCeiling,
            TargetKind.AtMost or TargetKind.LessThan => isFloor,
            TargetKind.About => isFloor || isCeiling,
            _ => false,
        };
        if (opposite)
        {
            diagnostics.Report(OtherSide, f.SpanOf(attribute), attribute, figure.Written);
        }

        return !opposite;
    }

    private (bool Valid, Period? By) Due(Fields f)
    {
        if (f.Has("by") == f.Has("within") || (f.Has("within") && !f.Has("from")))
        {
            diagnostics.Report(WhenDue, f.Statement.Span);
            return (false, null);
        }

        if (f.Scalar("by") is { } by)
        {
            if (by.Value == "open")
            {
                return (true, null);
            }

            if (f.Period(by) is not { } period)
            {
                return (false, null);
            }

            evidence.CheckHorizon(period, by.Span, context.Head);
            var named = names.Period(by.Value) is not null && names.Find("periods", by.Value)?["kind"] is not ScalarNode { Value: "occasion" };
            return (true, named ? Period.Year(period.EndYear) : period);
        }

        var within = f.Scalar("within")!;
        var words = within.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var count, "year" or "years" or "年"] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var years) || years < 1)
        {
            diagnostics.Report(BadWithin, within.Span, within.Value);
            return (false, null);
        }

        if (f.Period("from") is not { } from)
        {
            return (false, null);
        }

        var last = (long)from.First.Year + years - 1;
        if (last > context.Head.Horizon.EndYear)
        {
            diagnostics.Report(EvidenceBinder.OutsideHorizon, within.Span, YearsFrom.With(within.Value, from), context.Head.Horizon);
            return (false, null);
        }

        return (true, Period.Year((int)last));
    }

    internal Cluster? Cluster(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return f.Reference("source") is { } source
            ? new Cluster(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id))
            {
                Group = f.Reference("group"),
                Named = f.Flag("named", true),
                Industries = EvidenceBinder.Industries(f, diagnostics),
                Places = f.References("places"),
                Overlaps = f.References("overlaps"),
                Source = source,
                Note = f.Text("note"),
            }
            : null;
    }

    internal Programme? Programme(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        if (f.Reference("source") is not { } source)
        {
            return null;
        }

        var own = new Report(null, raw.Span, source)
        {
            Scope = f.Text("scope"),
            Values = Values(f),
            Date = context.Published(source),
        };
        return new Programme(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), f.Reference("place") ?? context.Head.Place, [own, .. Reports(f)], source)
        {
            Period = f.Period("period"),
            Lead = f.Text("lead"),
            Description = f.Text("description"),
            Topic = f.Reference("topic"),
            Targets = f.References("targets"),
            Note = f.Text("note"),
        };
    }

    internal Project Project(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return new Project(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), f.Reference("place") ?? context.Head.Place, Reports(f))
        {
            Developer = f.Text("developer"),
            Products = f.Words("products"),
            PartOf = f.Reference("part_of"),
            Programme = f.Reference("programme"),
            Cluster = f.Reference("cluster"),
            Topic = f.Reference("topic"),
            Note = f.Text("note"),
        };
    }

    private List<Report> Reports(Fields f)
    {
        var reports = new List<Report>();
        foreach (var item in f.Items("reports"))
        {
            if (item.Reference("source") is { } source)
            {
                reports.Add(new Report(item.Word("id"), item.Statement.Span, source)
                {
                    Date = item.Period("date") ?? context.Published(source),
                    Status = item.Choice("status"),
                    Scope = item.Text("scope"),
                    Values = Values(item),
                    Supersedes = item.Word("supersedes"),
                    Note = item.Text("note"),
                });
            }
        }

        return reports;
    }

    private List<(string Indicator, Figure Figure, SourceSpan Span)> Values(Fields f)
    {
        var values = new List<(string, Figure, SourceSpan)>();
        foreach (var (key, figure) in f.Figures("values"))
        {
            if (context.Indicator(key.Value) is { } indicator && evidence.Fits(figure, indicator, Facet.Level, key.Span))
            {
                values.Add((key.Value, figure, key.Span));
            }
        }

        return values;
    }

    internal Milestone? Milestone(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return f.Text("claim") is { } claim && f.Period("date") is { } date && f.Choice("status") is { } status && f.Reference("source") is { } source
            ? new Milestone(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), claim, f.Reference("place") ?? context.Head.Place, date, status, source)
            {
                Actor = f.Text("actor"),
                Value = f.Figure("value"),
                Evidence = f.Text("evidence"),
                Activities = f.Words("activities"),
                Topic = f.Reference("topic"),
                Note = f.Text("note"),
            }
            : null;
    }

    internal Intention? Intention(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return f.Text("text") is { } text && f.Reference("source") is { } source
            ? new Intention(raw.Id, raw.Span, text, f.Reference("place") ?? context.Head.Place, source)
            {
                Period = f.Period("period"),
                Topic = f.Reference("topic"),
                MeasurableBy = f.Text("measurable_by"),
                Note = f.Text("note"),
            }
            : null;
    }

    internal Scenario Scenario(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        if (f.Items("with").Count + f.Items("effects").Count + f.Items("shocks").Count == 0)
        {
            diagnostics.Report(EffectBinder.Nothing, raw.Span, raw.Id);
        }

        return new Scenario(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), f.Text("description"), f.Items("with").Count)
        {
            Effects = new EffectBinder(context, diagnostics).Effects(f),
            Shocks = new StructureBinder(names, context, diagnostics).Shocks(f),
            Note = f.Text("note"),
        };
    }
}
