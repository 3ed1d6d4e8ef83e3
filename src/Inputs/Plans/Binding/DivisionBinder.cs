using System.Globalization;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Binds what divides: parts, taxonomies and concordances, and checks that they divide.</summary>
internal sealed class DivisionBinder(Names names, BindingContext context, DiagnosticBag diagnostics)
{
    internal static readonly Rule NotAdditive = new(
        "SH3015", Severity.Error,
        new("{0} does not add: its parts' values do not sum to the whole's", "{0} 不可相加：各部分的值之和不等于整体"),
        new("Rates, ratios and indices of parts do not sum; a sum of them would be a wrong number.", "增速、比率和指数不可相加，其和没有意义。"),
        new("Name flows and stocks only, or set `additive: yes` on the indicator if its values do add.", "请只列流量和存量；若确可相加，请在指标上写 `additive: yes`。"));

    internal static readonly Rule PartOfItself = new(
        "SH3016", Severity.Error,
        new("'{0}' would be a part of itself", "“{0}”将成为自身的一部分"),
        new("The sum would have no meaning.", "其和没有意义。"),
        new("Remove it from the parts.", "请从各部分中删除它。"));

    internal static readonly Rule NotMapped = new(
        "SH3017", Severity.Error,
        new("'{0}' of {1} is not mapped", "{1} 的“{0}”没有对照"),
        new("Figures for it would be lost on the way from one classification to the other.", "转换分类时其数据会丢失。"),
        new("Add a link for it; `to: none` where it has no counterpart.", "请为其添加对照；若无对应项请写 `to: none`。"));

    internal static readonly Rule WeightsDoNotAdd = new(
        "SH3018", Severity.Error,
        new("the weights of '{0}' add to {1}, not to 1", "“{0}”的权重之和为 {1}，而非 1"),
        new("Figures would grow or shrink on the way from one classification to the other.", "转换分类时数值会增减。"),
        new("Correct the weights.", "请更正权重。"));

    internal static readonly Rule NoIndicators = new(
        "SH3019", Severity.Error,
        new("the statement does not say for which indicators the parts add to the whole", "未说明各部分之和等于整体适用于哪些指标"),
        new("It would constrain nothing.", "它将不构成任何约束。"),
        new("Add `indicators:`.", "请添加 `indicators:`。"));

    internal static readonly Rule BadTolerance = new(
        "SH3044", Severity.Error,
        new("a tolerance of {0} does not lie between 0 and 100 %", "误差 {0} 不在 0 与 100% 之间"),
        new("With a tolerance of the whole or more, any parts add to any whole.", "误差达到或超过整体时，任何各部分都等于任何整体。"),
        new("Write the discrepancy allowed in percent of the whole, such as `2 %`.", "请写出允许误差占整体的百分比，如 `2 %`。"));

    internal static readonly Rule PartInPart = new(
        "SH3045", Severity.Error,
        new("'{0}' lies in '{1}', which is a part of the same sum", "“{0}”位于“{1}”之内，而后者也是同一加总的部分"),
        new("What lies in both would be counted twice.", "两者共有的部分会被重复计算。"),
        new("Remove one of the two, or write `overlap: yes` if they are meant to overlap.", "请删除其一；若确有重叠，请写 `overlap: yes`。"));

    internal PartWhole? Parts(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        f.Reference("source");
        if (f.Choice("over") is not { } overWord || f.Scalar("whole") is not { } whole)
        {
            return null;
        }

        var over = Enum.Parse<PartsOver>(overWord, ignoreCase: true);
        string[] sections = over switch
        {
            PartsOver.Places => ["places"],
            PartsOver.Subjects => ["clusters", "subjects"],
            _ => ["indicators"],
        };
        var wholeKnown = f.Resolves(whole, sections);
        var parts = f.Scalars("parts").Where(p => f.Resolves(p, sections)).ToList();
        foreach (var twice in parts.GroupBy(p => p.Value).Where(g => g.Count() > 1))
        {
            diagnostics.Report(StatementReader.DuplicateStatement, twice.Last().Span, "parts", twice.Key);
        }

        foreach (var part in parts.Where(p => p.Value == whole.Value))
        {
            diagnostics.Report(PartOfItself, part.Span, part.Value);
        }

        if (!f.Flag("overlap", false))
        {
            CheckNested(over, parts);
        }

        var indicators = over == PartsOver.Indicators ? [] : f.References("indicators");
        if (over != PartsOver.Indicators && !f.Has("indicators"))
        {
            diagnostics.Report(NoIndicators, raw.Span);
        }

        var summed = over == PartsOver.Indicators ? parts.Select(p => p.Value).Append(whole.Value) : indicators;
        foreach (var id in summed)
        {
            if (context.Indicator(id) is { Additive: false } indicator)
            {
                diagnostics.Report(NotAdditive, f.SpanOf(over == PartsOver.Indicators ? "parts" : "indicators"), indicator.Name);
            }
        }

        if (over == PartsOver.Indicators)
        {
            CheckMeasures(whole.Value, parts);
        }

        return wholeKnown
            ? new PartWhole(raw.Id, raw.Span, over, whole.Value, [.. parts.Select(p => p.Value)], indicators)
            {
                Place = f.Reference("place"),
                Complete = f.Flag("complete", true),
                Overlap = f.Flag("overlap", false),
                Tolerance = Tolerance(f),
                Period = f.Period("period"),
                Source = f.Word("source"),
                Note = f.Text("note"),
            }
            : null;
    }

    // A place in a place, or a cluster in a group: the first part above is told, for the others follow from it.
    private void CheckNested(PartsOver over, List<ScalarNode> parts)
    {
        var (section, above) = over == PartsOver.Places ? ("places", "within") : ("clusters", "group");
        foreach (var part in over == PartsOver.Indicators ? [] : parts)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { part.Value };
            for (var at = Above(part.Value); at is not null && seen.Add(at); at = Above(at))
            {
                if (parts.Exists(p => p.Value == at))
                {
                    diagnostics.Report(PartInPart, part.Span, part.Value, at);
                    break;
                }
            }
        }

        string? Above(string id) => names.Find(section, id)?[above] is ScalarNode outer ? outer.Value : null;
    }

    // Parts and whole must be of one dimension and one price basis, or their sum is no number of the whole's kind.
    private void CheckMeasures(string whole, List<ScalarNode> parts)
    {
        foreach (var part in parts)
        {
            if (context.Indicator(whole)?.Measure is not { } of || context.Indicator(part.Value)?.Measure is not { } own)
            {
                continue;
            }

            if (!own.Unit.Dimension.Equals(of.Unit.Dimension))
            {
                diagnostics.Report(FormulaChecks.DimensionsDiffer, part.Span, own.Unit.Symbol, of.Unit.Symbol);
            }
            else if (own.Prices != of.Prices)
            {
                diagnostics.Report(FormulaChecks.PricesMix, part.Span, own.Prices, of.Prices);
            }
        }
    }

    private Interval Tolerance(Fields f)
    {
        var figure = f.Figure("tolerance");
        if (figure is null)
        {
            return Interval.Point(0);
        }

        if (!figure.Unit.IsPercent)
        {
            diagnostics.Report(EvidenceBinder.WrongDimension, f.SpanOf("tolerance"), figure.Written, figure.Unit.Symbol, "tolerance", "%");
            return Interval.Point(0);
        }

        var tolerance = figure.AsChosen().Interval;
        if (tolerance.Low < 0 || tolerance.High >= 1)
        {
            diagnostics.Report(BadTolerance, f.SpanOf("tolerance"), figure.Written);
        }

        return tolerance;
    }

    internal Taxonomy? Taxonomy(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        var items = new List<TaxonomyItem>();
        foreach (var item in f.Items("items"))
        {
            if (item.Word("id") is { } id && item.Text("name") is { } name)
            {
                if (items.Exists(i => i.Id == id))
                {
                    diagnostics.Report(StatementReader.DuplicateStatement, item.SpanOf("id"), raw.Id, id);
                }

                items.Add(new TaxonomyItem(id, name, item.Text("role"), EvidenceBinder.Industries(item, diagnostics)));
            }
        }

        return f.Reference("source") is { } source
            ? new Taxonomy(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), items, source) { Period = f.Period("period"), Note = f.Text("note") }
            : null;
    }

    internal TaxonomyMap? Concordance(RawStatement raw, IReadOnlyDictionary<string, Taxonomy> taxonomies, IReadOnlyDictionary<string, Subject> subjects)
    {
        var f = new Fields(raw, names, diagnostics);
        if (f.Scalar("from") is not { } from || f.Scalar("to") is not { } to || f.Reference("source") is not { } source
            || !f.Resolves(from, ["taxonomies"]) || !f.Resolves(to, ["taxonomies", "clusters", "subjects"]))
        {
            return null;
        }

        var fromItems = Items(from.Value, taxonomies, subjects);
        var toItems = Items(to.Value, taxonomies, subjects);
        var links = new List<TaxonomyLink>();
        foreach (var item in f.Items("maps"))
        {
            if (item.Scalar("from") is { } a && item.Scalar("to") is { } b && Known(a, fromItems, from.Value) && (b.Value == "none" || Known(b, toItems, to.Value)))
            {
                links.Add(new TaxonomyLink(a.Value, b.Value == "none" ? null : b.Value, (double)(item.Number("weight") ?? 1m), item.Text("note")));
            }
        }

        foreach (var item in fromItems)
        {
            var sum = links.Where(l => l.From == item).Sum(l => l.Weight);
            if (!links.Exists(l => l.From == item))
            {
                diagnostics.Report(NotMapped, raw.Span, item, from.Value);
            }
            else if (Math.Abs(sum - 1) > 1e-6)
            {
                diagnostics.Report(WeightsDoNotAdd, raw.Span, item, sum.ToString("0.######", CultureInfo.InvariantCulture));
            }
        }

        return new TaxonomyMap(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), from.Value, to.Value, links, source) { Note = f.Text("note") };
    }

    private static List<string> Items(string id, IReadOnlyDictionary<string, Taxonomy> taxonomies, IReadOnlyDictionary<string, Subject> subjects) =>
        taxonomies.TryGetValue(id, out var taxonomy)
            ? [.. taxonomy.Items.Select(i => i.Id)]
            : [.. subjects.Values.OfType<Cluster>().Where(c => c.Group == id).Select(c => c.Id)];

    private bool Known(ScalarNode item, List<string> items, string owner)
    {
        if (items.Contains(item.Value))
        {
            return true;
        }

        diagnostics.Add(Fields.UnknownReference.At(item.Span, owner, item.Value) with { Suggestion = Suggestion.Nearest(item.Value, items) });
        return false;
    }
}
