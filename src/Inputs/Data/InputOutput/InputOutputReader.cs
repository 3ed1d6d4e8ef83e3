using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Reads input-output tables of several layouts, and checks each for balance when it is made. Layouts say which row and column is which;
/// reading numbers, checking and building are the same for all.
/// </summary>
public static class InputOutputReader
{
    public static readonly Rule LayoutUnknown = new(
        "SH5219", Severity.Error,
        new("this is none of the layouts of input-output tables that are known", "不是已知的投入产出表布局"),
        new("Which cell is a flow and which is a total would be a guess.", "哪个单元格是流量、哪个是合计将只能猜测。"),
        new("docs/input-output-tables.md shows the layouts; the plain square table is the shortest way.", "docs/input-output-tables.md 列出了各种布局；普通方阵表最为简便。"));

    public static readonly Rule LayoutDiffers = new(
        "SH5220", Severity.Error,
        new("the table is not laid out as {0}, which was declared", "该表并非所声明的 {0} 布局"),
        new("Which cell is a flow and which is a total would be a guess.", "哪个单元格是流量、哪个是合计将只能猜测。"),
        new("Declare the right layout, or leave it to be found out.", "请声明正确的布局，或不声明而由程序识别。"));

    public static readonly Rule UnitUnknown = new(
        "SH5221", Severity.Error,
        new("'{0}' is not a unit that is known", "“{0}”不是已知单位"),
        new("Numbers without a unit cannot be compared with anything.", "没有单位的数值无法比较。"),
        new("Write a unit of docs/plan-format.md, such as 亿元.", "请使用 docs/plan-format.md 所列单位，如 亿元。"));

    /// <summary>
    /// The table; null where its cells cannot be told apart or its year or unit is not known. A table that does not add up is returned with
    /// the errors in the diagnostics: whether it may be used is the caller's to ask of <see cref="DiagnosticBag.HasErrors"/>.
    /// </summary>
    public static InputOutputTable? Read(InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var draft = Draft(spec, own);
        if (draft is { Sectors.Count: 0 } && !own.HasErrors)
        {
            own.Report(LayoutUnknown, SourceSpan.WholeFile(spec.ShownAs));
        }

        var head = draft is null || own.HasErrors ? null : InputOutputHeads.Of(draft, spec, own);
        var table = head is null || own.HasErrors ? null : Table(draft!, head, spec, own);
        diagnostics.AddRange(own.Sorted());
        return table;
    }

    private static InputOutputTable? Table(TableDraft draft, InputOutputHead head, InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        var numbers = DraftNumbers.Read(draft, head.Unit, spec.BlanksAreZero, diagnostics);
        var checks = new DraftChecks(draft, numbers, spec.Tolerance);
        if (checks.Output(diagnostics) is not { } output)
        {
            return null;
        }

        checks.Report(output, diagnostics);
        var sectors = draft.Sectors.Select((s, i) => s with { Span = draft.SectorHeads[i].Span });
        return new(head, [.. sectors], draft.FinalUses, draft.PrimaryInputs, numbers.ToTable([.. output.Select(o => o.Sum)]), [.. numbers.Satellites()]);
    }

    private static TableDraft? Draft(InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        if (spec.Layout == InputOutputLayout.Pymrio || (spec.Layout is null && Directory.Exists(spec.Path)))
        {
            if (Directory.Exists(spec.Path) && PymrioFolder.Fits(spec.Path))
            {
                return PymrioLayout.Read(spec, diagnostics);
            }

            diagnostics.Report(spec.Layout is null ? LayoutUnknown : LayoutDiffers, SourceSpan.WholeFile(spec.ShownAs), spec.Layout);
            return null;
        }

        var layouts = Layouts.Where(l => (spec.Layout ?? l.Layout) == l.Layout).ToList();
        if (TableSheet.Read(spec, s => layouts.Exists(l => l.Fits(s)), diagnostics) is not { } sheet || diagnostics.HasErrors)
        {
            return null;
        }

        if (layouts.Find(l => l.Fits(sheet)).Read is { } read)
        {
            return read(sheet, diagnostics);
        }

        diagnostics.Report(spec.Layout is null ? LayoutUnknown : LayoutDiffers, SourceSpan.WholeFile(spec.ShownAs), spec.Layout);
        return null;
    }

    // In the order in which they are tried: what is more particular comes first.
    private static readonly List<(InputOutputLayout Layout, Func<TableSheet, bool> Fits, Func<TableSheet, DiagnosticBag, TableDraft> Read)> Layouts =
    [
        (InputOutputLayout.Own, OwnLayout.Fits, OwnLayout.Read),
        (InputOutputLayout.OecdIcio, IcioLayout.Fits, IcioLayout.Read),
        (InputOutputLayout.Ceads, CeadsLayout.Fits, CeadsLayout.Read),
        (InputOutputLayout.Nbs, NbsLayout.Fits, NbsLayout.Read),
        (InputOutputLayout.Square, SquareLayout.Fits, SquareLayout.Read),
    ];
}
