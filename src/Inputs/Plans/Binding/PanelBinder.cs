using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Binds declarations of comparable regions.</summary>
internal sealed class PanelBinder(Names names, BindingContext context, DiagnosticBag diagnostics)
{
    internal static readonly Rule NotALevel = new(
        "SH3033", Severity.Error,
        new("'{0}' has no levels whose growth could be compared", "“{0}”没有可比较增长的水平值"),
        new("A panel compares how regions grow; rates, ratios and indices do not grow.", "面板用于比较各地区的增长；增速、比率和指数无此含义。"),
        new("Name an indicator of kind flow or stock.", "请填写类型为 flow 或 stock 的指标。"));

    internal PanelDeclaration? Panel(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        if (f.Reference("indicator") is not { } id || context.Indicator(id) is not { } indicator || f.Unit("unit") is not { } unit
            || f.Word("file") is not { } file || f.Reference("source") is not { } source)
        {
            return null;
        }

        if (indicator.Measure.Kind is not (MeasureKind.Flow or MeasureKind.Stock))
        {
            diagnostics.Report(NotALevel, f.SpanOf("indicator"), id);
            return null;
        }

        if (!EvidenceBinder.Compares(unit, indicator.Measure.Unit))
        {
            diagnostics.Report(EvidenceBinder.WrongDimension, f.SpanOf("unit"), file, unit.Symbol, indicator.Name, indicator.Measure.Unit.Symbol);
            return null;
        }

        return new PanelDeclaration(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), file, id, unit, EvidenceBinder.Status(f, source, context), source)
        {
            StandsInFor = f.References("for"),
            Breaks = EvidenceBinder.Breaks(f),
            Vintage = f.Period("vintage"),
            Note = f.Text("note"),
        };
    }
}
