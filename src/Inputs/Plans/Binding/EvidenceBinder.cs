using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Binds places, sources, indicators, observations and tables.</summary>
internal sealed class EvidenceBinder(Names names, DiagnosticBag diagnostics)
{
    internal static readonly Rule WrongDimension = new(
        "SH3003", Severity.Error,
        new("{0} is in {1}, but {2} is measured in {3}", "{0} 的单位为 {1}，而 {2} 以 {3} 计量"),
        new("Percent, percentage points, persons, vehicles and each currency are different dimensions and cannot stand for each other.", "百分比、百分点、人、辆及各币种量纲不同，不能互换。"),
        new("Use a unit of the indicator's dimension, or state it for another indicator.", "请使用该指标量纲的单位，或改用其他指标。"));

    internal static readonly Rule OutsideHorizon = new(
        "SH3004", Severity.Error,
        new("{0} lies outside the plan's horizon {1}", "{0} 超出规划时限 {1}"),
        new("It is more often a slip of the pen than meant.", "这多半是笔误。"),
        new("Correct the period, or widen `horizon` in the plan's head.", "请更正时期，或在规划头部扩大 `horizon`。"));

    internal static readonly Rule OneFacet = new(
        "SH3005", Severity.Error,
        new("the observation must have exactly one of value, growth and share", "观测值须恰有 value、growth、share 之一"),
        new("Otherwise it is not clear which number is meant.", "否则无法确定所指数值。"),
        new("Write one statement for each number.", "每个数值写一条语句。"));

    internal static readonly Rule ShareOfWhat = new(
        "SH3006", Severity.Error,
        new("a share needs share_of, and share_of needs a share", "占比需要 share_of，share_of 也需要占比"),
        new("A share of an unnamed whole cannot be checked.", "整体不明的占比无法核对。"),
        new("Name the indicator of the whole in `share_of`.", "请在 `share_of` 中写明整体指标。"));

    internal static readonly Rule BadCode = new(
        "SH3007", Severity.Error,
        new("'{0}' is not a code of {1}: {2}", "“{0}”不是 {1} 的代码：{2}"),
        new("Figures could not be joined with other data by this code.", "无法凭此代码与其他数据关联。"),
        new("Use the code of the standard; write it in quotes so that leading zeros stay.", "请使用标准代码；加引号以保留前导零。"));

    internal static readonly Rule BadPrices = new(
        "SH3008", Severity.Error,
        new("'{0}' is not a price basis", "“{0}”不是有效的价格基准"),
        new("Money of different price years must not be added.", "不同价格年份的货币量不得相加。"),
        new("Write current, comparable, or constant and a year (constant 2020).", "请写 current、comparable 或 constant 加年份（如 constant 2020）。"));

    internal static readonly Rule PricesMissing = new(
        "SH3009", Severity.Error,
        new("{0} measures money but does not say at which prices", "{0} 以货币计量但未说明价格基准"),
        new("Money of different price years must not be added.", "不同价格年份的货币量不得相加。"),
        new("Add `prices: current`, `comparable`, or `constant` and a year.", "请添加 `prices: current`、`comparable` 或 `constant` 加年份。"));

    internal static readonly Rule NotRestated = new(
        "SH3010", Severity.Error,
        new("a restated amount must be money in another currency", "restated 必须是另一币种的金额"),
        new("It exists to give the exchange rate that the source used.", "它用于得出来源所用汇率。"),
        new("Write the same amount in another currency, such as `139 billion USD`.", "请写同一金额的其他货币值，如 `139 billion USD`。"));

    internal static readonly Rule CodeOfAnotherLevel = new(
        "SH3024", Severity.Warning,
        new("the code {0} is that of a {1}, not of a {2}", "代码 {0} 属于{1}行政区，而非{2}行政区"),
        new("Code or level is mistyped, and data would be joined to the wrong place.", "代码或层级有误，数据会关联到错误地区。"),
        new("Codes of provinces end with 0000, of prefectures with 00.", "省级代码以 0000 结尾，地级代码以 00 结尾。"));

    // In the order of PlaceCodeLevel.
    private static readonly Phrase[] LevelWords = [new("province", "省级"), new("prefecture", "地级"), new("county", "县级")];

    internal static readonly Rule BeforePeriod = new(
        "SH3042", Severity.Error,
        new("published {0}, before the period {1} begins", "发布时间 {0} 早于时期 {1} 的开始"),
        new("Nothing of the period can have been measured by then; one of the two dates is wrong, or the number is a target or a forecast.", "届时该时期尚无任何数据；两个日期之一有误，或该数值是目标或预测。"),
        new("Correct the date or the period; write what is aimed at under `targets`, and give a forecast `status: estimate`.", "请更正日期或时期；目标请写在 `targets` 下，预测请写 `status: estimate`。"));

    internal static readonly Rule BeforeEnd = new(
        "SH3043", Severity.Warning,
        new("published {0}, before the period {1} is over", "发布时间 {0} 早于时期 {1} 的结束"),
        new("It can only be a preliminary figure, or one of the two dates is wrong.", "该数值只能是初步数，或两个日期之一有误。"),
        new("Correct the date or the period; where the figure was revised later, give both their `vintage`.", "请更正日期或时期；若其后有修订，请为两者写明 `vintage`。"));

    private static readonly string[] FacetNames = ["value", "growth", "share"];

    internal PlanHead? Head(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return f.Text("name") is { } name && f.Reference("place") is { } place && f.Period("horizon") is { } horizon
            ? new PlanHead(f.Word("id") ?? "plan", raw.Span, name, place, horizon)
            {
                Stated = f.Period("stated"),
                OpenBy = f.Period("open_by"),
                Note = f.Text("note"),
            }
            : null;
    }

    internal Place Place(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        var level = f.Choice("level") ?? "";
        return new Place(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id))
        {
            Code = Code(f, level),
            Level = level,
            Within = f.Reference("within"),
            Breaks = Breaks(f),
            Note = f.Text("note"),
        };
    }

    private PlaceCode? Code(Fields f, string level)
    {
        if (f.Scalar("code") is not { } written)
        {
            return null;
        }

        if (PlaceCode.Parse(written.Value, out var fault) is not { } code)
        {
            diagnostics.Report(BadCode, written.Span, written.Value, "GB/T 2260", fault);
            return null;
        }

        // Zones and groups are no administrative divisions: where they have a code, it is that of the division that runs them.
        if (Enum.TryParse<PlaceCodeLevel>(level, ignoreCase: true, out var stated) && stated != code.Level)
        {
            diagnostics.Report(CodeOfAnotherLevel, written.Span, code, LevelWords[(int)code.Level], LevelWords[(int)stated]);
        }

        return code;
    }

    internal NamedPeriod? NamedPeriod(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return f.Text("name") is { } name && f.Period("span") is { } span
            ? new NamedPeriod(raw.Id, raw.Span, name, span, f.Choice("kind") == "occasion") { Note = f.Text("note") }
            : null;
    }

    internal Topic Topic(RawStatement raw) => new(raw.Id, raw.Span, new Fields(raw, names, diagnostics).Text("name") ?? LocalText.Same(raw.Id));

    internal Source Source(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return new Source(raw.Id, raw.Span, f.Text("title") ?? LocalText.Same(raw.Id), f.Choice("grade") is [var grade] ? grade : 'C')
        {
            Publisher = f.Word("publisher"),
            Published = f.Period("published"),
            Url = f.Word("url"),
            Note = f.Text("note"),
        };
    }

    internal Subject Subject(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        return new Subject("subjects", raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), f.Choice("kind") ?? "group")
        {
            Industries = Industries(f, diagnostics),
            Note = f.Text("note"),
        };
    }

    internal Indicator? Indicator(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        if (f.Unit("unit") is not { } unit || f.Choice("kind") is not { } kindWord || f.Text("name") is not { } name)
        {
            return null;
        }

        var kind = Enum.Parse<MeasureKind>(kindWord, ignoreCase: true);
        var prices = Prices(f, unit);
        var formulaNode = f.Scalar("formula");
        var additive = f.Flag("additive", kind is MeasureKind.Flow or MeasureKind.Stock);
        return new Indicator(raw.Id, raw.Span, name, new Measure(unit, prices, kind))
        {
            Frequency = f.Choice("frequency") ?? "annual",
            GrowthLinksLevels = (f.Choice("growth") ?? (prices.Kind == PriceBasisKind.Comparable ? "real" : "nominal")) == "nominal",
            Domain = f.Choice("values") switch
            {
                "any" => Interval.All,
                "nonnegative" => Interval.NonNegative,
                "share" => new Interval(0, 1),
                _ => kind is MeasureKind.Flow or MeasureKind.Stock && !unit.Dimension.HoldsMoney && !unit.IsPercent ? Interval.NonNegative : Interval.All,
            },
            Additive = additive,
            HigherIsBetter = f.Choice("better") != "lower",
            Binding = f.Choice("nature") == "binding",
            Formula = formulaNode is null ? null : FormulaParser.Parse(formulaNode.Value, formulaNode.Span, diagnostics),
            FormulaSpan = formulaNode?.Span ?? raw.Span,
            Topic = f.Reference("topic"),
            Breaks = Breaks(f),
            Note = f.Text("note"),
        };
    }

    private PriceBasis Prices(Fields f, Unit unit)
    {
        var scalar = f.Scalar("prices");
        if (scalar is null)
        {
            if (unit.Dimension.HoldsMoney)
            {
                diagnostics.Report(PricesMissing, f.Statement.Span, f.Statement.Id);
            }

            return PriceBasis.None;
        }

        if (!PriceBasis.TryParse(scalar.Value, out var basis))
        {
            diagnostics.Add(BadPrices.At(scalar.Span, scalar.Value) with { Suggestion = Suggestion.Nearest(scalar.Value, ["current", "comparable", "constant 2020", "none"]) });
        }

        return basis;
    }

    internal static List<Break> Breaks(Fields f)
    {
        var breaks = new List<Break>();
        foreach (var item in f.Items("breaks"))
        {
            item.Reference("source");
            if (item.Period("at") is { } at && item.Text("what") is { } what)
            {
                // A break of a panel is one of all its regions.
                breaks.Add(new Break(at, what, item.Statement.Type == ListTypes.PanelBreak ? null : item.Reference("place"), item.Statement.Span));
            }
        }

        return breaks;
    }

    /// <summary>The industries that a statement names by their codes.</summary>
    internal static IReadOnlyList<Industry> Industries(Fields f, DiagnosticBag diagnostics)
    {
        var industries = new List<Industry>();
        foreach (var code in f.Scalars("industries"))
        {
            if (IndustryClassification.Find(code.Value) is { } industry)
            {
                industries.Add(industry);
                continue;
            }

            var (reason, suggestion) = IndustryClassification.Miss(code.Value);
            diagnostics.Add(BadCode.At(code.Span, code.Value, IndustryClassification.Standard, reason) with { Suggestion = suggestion });
        }

        return industries;
    }

    internal Observation? Observation(RawStatement raw, BindingContext context)
    {
        var f = new Fields(raw, names, diagnostics);
        var facets = Array.FindAll(FacetNames, f.Has);
        if (facets.Length != 1)
        {
            diagnostics.Report(OneFacet, raw.Span);
            return null;
        }

        var figure = f.Figure(facets[0]);
        var place = f.Reference("place");
        var whole = f.Reference("share_of");
        if (f.Reference("indicator") is not { } id || f.Period("period") is not { } period || context.Indicator(id) is not { } indicator)
        {
            f.Reference("of");
            f.Reference("source");
            return null;
        }

        var series = new SeriesKey(id, place ?? context.Head.Place, f.Reference("of"));
        var facet = facets[0] switch { "growth" => Facet.Growth, "share" => Facet.Share, _ => Facet.Level };
        if ((facet == Facet.Share) != (whole is not null))
        {
            diagnostics.Report(ShareOfWhat, f.SpanOf(facets[0]));
            return null;
        }

        CheckHorizon(period, f.SpanOf("period"), context.Head);
        var key = new PointKey(series, period, facet, whole is null ? null : new SeriesKey(whole, series.Place));
        var source = f.Reference("source");
        if (figure is null || source is null || !Fits(figure, indicator, facet, f.SpanOf(facets[0])))
        {
            return null;
        }

        var vintage = f.Period("vintage");
        var published = f.Period("published") ?? vintage ?? context.Known(source, period);
        var status = Status(f, source, context);
        CheckPublished(f, published, period, status, indicator.Measure.Kind);
        return new Observation(raw.Id, raw.Span, key, figure, status, source)
        {
            Published = published,
            Vintage = vintage,
            Coverage = f.Word("coverage"),
            Restated = Restated(f, figure),
            Note = f.Text("note"),
        };
    }

    // An estimate may speak of the future, and what is made up has no date to be held to. A stock is counted on a day: the period says
    // only in which year.
    private void CheckPublished(Fields f, Period? published, Period period, ValueStatus status, MeasureKind kind)
    {
        if (published is not { } on || on.Last >= period.Last || status is ValueStatus.Estimate or ValueStatus.Synthetic)
        {
            return;
        }

        var span = f.SpanOf(f.Has("published") ? "published" : f.Has("vintage") ? "vintage" : "period");
        if (on.Last < period.First)
        {
            diagnostics.Report(BeforePeriod, span, on, period);
        }
        else if (kind != MeasureKind.Stock)
        {
            diagnostics.Report(BeforeEnd, span, on, period);
        }
    }

    internal TableDeclaration? Table(RawStatement raw, BindingContext context)
    {
        var f = new Fields(raw, names, diagnostics);
        if (f.Reference("indicator") is not { } id || context.Indicator(id) is not { } indicator || f.Unit("unit") is not { } unit
            || f.Word("file") is not { } file || f.Reference("source") is not { } source)
        {
            return null;
        }

        var facet = f.Choice("facet") == "growth" ? Facet.Growth : Facet.Level;
        var expected = facet == Facet.Growth ? UnitCatalogue.Percent : indicator.Measure.Unit;
        if (!Compares(unit, expected))
        {
            diagnostics.Report(WrongDimension, f.SpanOf("unit"), file, unit.Symbol, indicator.Name, indicator.Measure.Unit.Symbol);
            return null;
        }

        return new TableDeclaration(raw.Id, raw.Span, file, id, f.Choice("rows") != "subjects", f.Reference("place") ?? context.Head.Place, unit, facet, Status(f, source, context), source)
        {
            Vintage = f.Period("vintage"),
            Published = f.Period("published") ?? f.Period("vintage") ?? context.Published(source),
            Note = f.Text("note"),
        };
    }

    internal static ValueStatus Status(Fields f, string source, BindingContext context) => f.Choice("status") switch
    {
        "official" => ValueStatus.Official,
        "derived" => ValueStatus.Derived,
        "estimate" => ValueStatus.Estimate,
        "synthetic" => ValueStatus.Synthetic,
        _ => context.Grade(source) == 'C' ? ValueStatus.Estimate : ValueStatus.Official,
    };

    internal Figure? Restated(Fields f, Figure figure)
    {
        var restated = f.Figure("restated");
        if (restated is not null && (!restated.Unit.Dimension.IsMoney || !figure.Unit.Dimension.IsMoney || restated.Unit.Dimension.Equals(figure.Unit.Dimension)))
        {
            diagnostics.Report(NotRestated, f.SpanOf("restated"));
            return null;
        }

        return restated;
    }

    internal void CheckHorizon(Period period, SourceSpan span, PlanHead head)
    {
        if (!head.Horizon.Contains(period))
        {
            diagnostics.Report(OutsideHorizon, span, period, head.Horizon);
        }
    }

    // Index points are pure numbers too, but 102.5 % is 1.025 and not 102.5 points.
    internal static bool Compares(Unit a, Unit b) => a.Dimension.Equals(b.Dimension) && IsPoints(a) == IsPoints(b);

    private static bool IsPoints(Unit unit) => unit.Numerator.En == "points";

    internal bool Fits(Figure figure, Indicator indicator, Facet facet, SourceSpan span)
    {
        var expected = facet == Facet.Level ? indicator.Measure.Unit : UnitCatalogue.Percent;
        if (Compares(figure.Unit, expected))
        {
            return true;
        }

        diagnostics.Report(WrongDimension, span, figure.Written, figure.Unit.Symbol, indicator.Name, expected.Symbol);
        return false;
    }
}
