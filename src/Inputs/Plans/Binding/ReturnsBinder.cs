using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Binds declarations of enterprise returns.</summary>
internal sealed class ReturnsBinder(Names names, BindingContext context, DiagnosticBag diagnostics)
{
    private const int FewestEnterprises = 100;
    private const int MostEnterprises = 1_000_000;

    internal static readonly Rule FolderOrSeed = new(
        "SH3030", Severity.Error,
        new("the returns must have either `folder` or `seed`", "报表须有 `folder` 或 `seed` 之一"),
        new("It is not clear whether they are real or synthetic.", "无法确定报表是真实的还是合成的。"),
        new("Write `folder: returns` for real returns, or `seed: 1` for a synthetic panel.", "真实报表请写 `folder: returns`，合成面板请写 `seed: 1`。"));

    internal static readonly Rule BadPanel = new(
        "SH3031", Severity.Error,
        new("{0} of a synthetic panel cannot be '{1}'", "合成面板的 {0} 不能为“{1}”"),
        new("The panel could not be made, or would not answer anything.", "面板无法生成，或无法回答任何问题。"),
        new("Write a whole seed from 0 up, 100 to 1,000,000 enterprises, and a span of 2 to 20 whole years such as 2022..2024.", "seed 须为不小于 0 的整数，enterprises 为 100 至 1000000，span 为 2 至 20 个整年，如 2022..2024。"));

    internal static readonly Rule CannotBeHit = new(
        "SH3032", Severity.Error,
        new("'{0}' is not a growth of {1} in the place and the second or a later year of the panel", "“{0}”不是 {1} 在该地区、面板第二年及以后年份的增速"),
        new("A panel can only be made to reach growth that it can show.", "面板只能达到其所能体现的增速。"),
        new("Name observations of growth of the same indicator and place, of whole months inside the span, a year after its start.", "请填写同一指标和地区、位于 span 之内且晚于起始一年的整月增速观测值。"));

    internal ReturnsDeclaration? Returns(RawStatement raw)
    {
        var f = new Fields(raw, names, diagnostics);
        var indicator = f.Reference("indicator");
        var place = f.Reference("place") ?? context.Head.Place;
        var source = f.Reference("source");
        if (f.Has("folder") == f.Has("seed"))
        {
            diagnostics.Report(FolderOrSeed, raw.Span);
            return null;
        }

        var synthetic = f.Has("seed") ? Synthetic(f) : null;
        return indicator is null || source is null || (f.Has("seed") && synthetic is null)
            ? null
            : new ReturnsDeclaration(raw.Id, raw.Span, f.Text("name") ?? LocalText.Same(raw.Id), indicator, place, source)
            {
                Folder = f.Word("folder"),
                Synthetic = synthetic,
                Note = f.Text("note"),
            };
    }

    /// <summary>Checks the growths that synthetic panels are to reach, once observations are known.</summary>
    internal void CheckHits(IEnumerable<ReturnsDeclaration> returns, IEnumerable<Observation> observations)
    {
        var byId = observations.Where(o => o.Section == "observations").ToLookup(o => o.Id, StringComparer.Ordinal);
        foreach (var declaration in returns.Where(r => r.Synthetic is not null))
        {
            var span = declaration.Synthetic!.Span;
            foreach (var id in declaration.Synthetic.Hits)
            {
                var fits = byId[id].Any(o => o.Key is { Facet: Facet.Growth, Series.Subject: null } key
                    && key.Series.Indicator == declaration.Indicator && key.Series.Place == declaration.Place
                    && key.Period.IsMonths && span.Contains(key.Period) && key.Period.First >= span.First.AddYears(1));
                if (!fits)
                {
                    diagnostics.Report(CannotBeHit, declaration.Span, id, declaration.Indicator);
                }
            }
        }
    }

    private SyntheticPanel? Synthetic(Fields f)
    {
        var seed = Whole(f, "seed", 0, 1e15m);
        var enterprises = f.Has("enterprises") ? Whole(f, "enterprises", FewestEnterprises, MostEnterprises) : 3000;
        var span = f.Period("span");
        if (span is { } s && (s.First is not { Month: 1, Day: 1 } || s.Months % 12 != 0 || s.Months is < 24 or > 240))
        {
            diagnostics.Report(BadPanel, f.SpanOf("span"), "span", s);
            return null;
        }

        if (span is null && !f.Has("span"))
        {
            diagnostics.Report(BadPanel, f.Statement.Span, "span", "");
        }

        return seed is { } from && enterprises is { } count && span is { } months
            ? new SyntheticPanel((ulong)from, (int)count, months, f.References("hits"))
            : null;
    }

    private decimal? Whole(Fields f, string attribute, decimal least, decimal most)
    {
        if (f.Number(attribute) is not { } number)
        {
            return null;
        }

        if (number >= least && number <= most && decimal.Truncate(number) == number)
        {
            return number;
        }

        diagnostics.Report(BadPanel, f.SpanOf(attribute), attribute, f.Word(attribute));
        return null;
    }
}
