using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// A folder of text as pymrio saves it: Z, Y, x and unit, and a folder inside for each extension with F and unit. Rows of money in an extension
/// of factor inputs or value added are primary inputs, and so are the known ones in a satellite where no such extension is; other rows are
/// satellites. Extensions of final demand and population are not read, and a note says so.
/// </summary>
internal static class PymrioLayout
{
    public static readonly Rule SatelliteLeftOut = new(
        "SH5213", Severity.Warning,
        new("satellite '{0}' is in '{1}', a unit that is not known; the row is left out", "卫星账户行“{0}”的单位“{1}”未知，该行不予读取"),
        new("A number without a unit cannot be compared with anything.", "没有单位的数值无法比较。"),
        new("Nothing need be done where the row is not wanted; else convert it to a unit of docs/plan-format.md.", "若不需要该行则无需处理；否则请换算为 docs/plan-format.md 所列单位。"));

    public static readonly Rule MatrixUnread = new(
        "SH5230", Severity.Note,
        new("matrix {0} is not read: {1}", "矩阵 {0} 不予读取：{1}"),
        new("What it holds belongs to no sector of the table, and nothing here is computed from it.", "其内容不属于表中任何部门，本程序也不据此计算。"),
        new("Nothing need be done.", "无需处理。"));

    private static readonly Phrase OfFinalDemand = new("an extension of final demand", "最终需求的扩展账户");
    private static readonly Phrase OfPeople = new("population", "人口");

    private static readonly (string Start, PrimaryInputKind Kind)[] InputStarts =
    [
        ("Taxes less subsidies on products", PrimaryInputKind.ProductTaxes), ("Other net taxes on production", PrimaryInputKind.ProductionTaxes),
        ("Compensation of employees", PrimaryInputKind.Compensation), ("Operating surplus: Consumption of fixed capital", PrimaryInputKind.Depreciation),
        ("Operating surplus", PrimaryInputKind.Surplus), ("Value added", PrimaryInputKind.ValueAdded),
    ];

    private static readonly string[] FactorFolders = ["factor", "value_added", "value-added", "primary"];
    private static readonly string[] FinalDemandMatrices = ["F_Y", "FY", "F_hh"];

    /// <summary>Says which row and column is which; null where a file cannot be read.</summary>
    internal static TableDraft? Read(InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        if (PymrioFolder.Open(spec.Path, spec.ShownAs, diagnostics) is not { } folder
            || folder.Matrix("Z", diagnostics) is not { } z || folder.Matrix("Y", diagnostics) is not { } y || folder.Matrix("x", diagnostics) is not { } x || diagnostics.HasErrors)
        {
            return null;
        }

        var units = folder.Units(diagnostics);
        var draft = new TableDraft(z.Sheet) { Unit = units.Count == 0 ? null : units.Values.First() };
        var tally = new RuleTally();
        AddSectors(draft, z, y, x, tally, diagnostics);
        if (folder.Holds("population"))
        {
            diagnostics.Report(MatrixUnread, SourceSpan.WholeFile(folder.Shown("population")), "population", OfPeople.ToMessage());
        }

        var extensions = folder.Extensions(diagnostics);
        var inputs = new List<FoundInput>();
        foreach (var extension in extensions)
        {
            AddExtension(extension, RoleOf(extension, extensions), z, y.Columns.Count + 1, draft, inputs, tally, diagnostics);
        }

        draft.AddInputs(inputs, diagnostics);
        tally.ReportTo(diagnostics, draft.Sheet.File);
        AddColumns(draft, z, y, x, diagnostics);
        return draft;
    }

    private static void AddSectors(TableDraft draft, PymrioMatrix z, PymrioMatrix y, PymrioMatrix x, RuleTally tally, DiagnosticBag diagnostics)
    {
        var (widthZ, widthY) = (z.Columns.Count, y.Columns.Count);
        var blank = new CsvField("", SourceSpan.WholeFile(z.Sheet.File));
        foreach (var (key, head, cells) in z.Rows)
        {
            var all = Enumerable.Repeat(blank, widthZ + widthY + 1).ToArray();
            cells.CopyTo(all, 0);
            y.RowOf(key, head, tally)?.CopyTo(all, widthZ);
            if (x.RowOf(key, head, tally) is { Length: > 0 } output)
            {
                all[^1] = output[0];
            }

            draft.AddSector(new(key.Last, LocalText.Same(key.Last), key.First), head, all, diagnostics);
        }

        var sectors = z.Rows.Select(r => r.Key).ToHashSet();
        y.Check(sectors, Path.GetFileName(z.Sheet.File), tally);
        x.Check(sectors, Path.GetFileName(z.Sheet.File), tally);
    }

    private static void AddColumns(TableDraft draft, PymrioMatrix z, PymrioMatrix y, PymrioMatrix x, DiagnosticBag diagnostics)
    {
        var (widthZ, widthY) = (z.Columns.Count, y.Columns.Count);
        var keys = draft.Sectors.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var columns = z.Columns.Select((c, i) => (Key: c.Key.ToString(), At: i, c.Head)).ToLookup(c => keys.Contains(c.Key));
        var tally = new RuleTally();
        foreach (var (key, _, head) in columns[false])
        {
            tally.Add(TableDraft.ColumnUnknown.At(head.Span, key) with { Suggestion = Suggestion.Nearest(key, keys) });
        }

        tally.ReportTo(diagnostics, draft.Sheet.File);
        draft.AddSectorColumns(columns[true], false, diagnostics);
        draft.AddUses([.. y.Columns.Select((c, i) => new FoundUse(Use(c.Key.Last), c.Key.Last, LocalText.Same(c.Key.Last), c.Key.First, widthZ + i, c.Head))], diagnostics);
        draft.Columns.Add(new(ColumnRole.Output, -1, widthZ + widthY, x.Columns[0].Head, []));
    }

    // Every column of Y is of final demand, whatever it is called.
    private static ColumnWord Use(string label) => TableWords.Column(label) is { Role: ColumnRole.FinalUse or ColumnRole.Discrepancy } word ? word : new(ColumnRole.FinalUse);

    private enum ExtensionRole
    {
        Satellites,
        Factors,
        SatellitesAndFactors,
    }

    private static ExtensionRole RoleOf(PymrioFolder extension, List<PymrioFolder> all) =>
        IsFactors(extension) ? ExtensionRole.Factors
        : extension.Name.StartsWith("satellite", StringComparison.OrdinalIgnoreCase) && !all.Exists(IsFactors) ? ExtensionRole.SatellitesAndFactors
        : ExtensionRole.Satellites;

    private static bool IsFactors(PymrioFolder extension) =>
        FactorFolders.Any(n => extension.Name.StartsWith(n, StringComparison.OrdinalIgnoreCase)) || extension.Name.Equals("va", StringComparison.OrdinalIgnoreCase);

    private static void AddExtension(
        PymrioFolder extension, ExtensionRole role, PymrioMatrix z, int others, TableDraft draft, List<FoundInput> inputs, RuleTally tally, DiagnosticBag diagnostics)
    {
        if (extension.Matrix("F", diagnostics) is not { } f)
        {
            return;
        }

        foreach (var matrix in FinalDemandMatrices.Where(extension.Holds))
        {
            diagnostics.Report(MatrixUnread, SourceSpan.WholeFile(extension.Shown(matrix)), matrix, OfFinalDemand.ToMessage());
        }

        var units = extension.Units(diagnostics);
        var place = new Dictionary<PymrioKey, int>();
        var sectors = z.Columns.Select(c => c.Key).ToHashSet();
        for (var c = 0; c < f.Columns.Count; c++)
        {
            var (key, head) = f.Columns[c];
            if (!place.TryAdd(key, c))
            {
                tally.Add(TableDraft.SectorTwice, head.Span, key);
            }
            else if (!sectors.Contains(key))
            {
                tally.Add(PymrioMatrix.RowElsewhere, head.Span, key, Path.GetFileName(z.Sheet.File));
            }
        }

        foreach (var (key, head, cells) in f.Rows)
        {
            var blank = new CsvField("", head.Span);
            CsvField[] all = [.. z.Columns.Select(c => place.TryGetValue(c.Key, out var i) ? cells[i] : blank), .. Enumerable.Repeat(blank, others)];
            AddRow(new(extension.Name, key.ToString(), units.GetValueOrDefault(key.ToString()).Value ?? "", head, all), role, draft, inputs, tally);
        }
    }

    private static void AddRow(ExtensionRow row, ExtensionRole role, TableDraft draft, List<FoundInput> inputs, RuleTally tally)
    {
        var unit = UnitCatalogue.Parse(InputOutputHeads.Spelled(row.Unit));
        var isMoney = unit is { Dimension.IsMoney: true };
        if (role == ExtensionRole.Factors && (unit is null || isMoney) && Input(row.Label) is null)
        {
            tally.Add(TableDraft.RowUnknown, row.Head.Span, row.Label);
        }
        else if ((role == ExtensionRole.Factors && (unit is null || isMoney)) || (role == ExtensionRole.SatellitesAndFactors && isMoney && Input(row.Label) is not null))
        {
            inputs.Add(new(new(RowRole.Primary, Input(row.Label)!.Value), row.Label, LocalText.Same(row.Label), row.Head, row.Cells));
        }
        else if (unit is null)
        {
            tally.Add(SatelliteLeftOut, row.Head.Span, row.Label, row.Unit);
        }
        else if (draft.Satellites.Exists(s => s.Code == row.Code))
        {
            tally.Add(TableDraft.SectorTwice, row.Head.Span, row.Label);
        }
        else
        {
            draft.Rows.Add(new(RowRole.Satellite, draft.Satellites.Count, row.Head, row.Cells));
            draft.Satellites.Add((row.Code, LocalText.Same(row.Label), unit));
        }
    }

    // Rows that pymrio made from the OECD's tables are called as they are there, one row of taxes a country.
    private static PrimaryInputKind? Input(string label) =>
        (TableWords.Row(label) ?? IcioCodes.Input(label)) is { Role: RowRole.Primary } word ? word.Kind
        : Array.Find(InputStarts, s => label.StartsWith(s.Start, StringComparison.OrdinalIgnoreCase)) is { Start: not null } start ? start.Kind : null;

    private sealed record ExtensionRow(string Folder, string Label, string Unit, CsvField Head, CsvField[] Cells)
    {
        internal string Code => $"{Folder}: {Label}";
    }
}
