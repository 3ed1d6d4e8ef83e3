using Songhua.Core;

namespace Songhua.Data;

/// <summary>A column of a draft: what it holds, and of which sector or final use.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Index">The sector or final use; -1 for other roles.</param>
/// <param name="At">The 0-based place in the cells of a row.</param>
/// <param name="Head">Its head.</param>
/// <param name="Parts">The final uses that a sum of final uses sums.</param>
internal sealed record DraftColumn(ColumnRole Role, int Index, int At, CsvField Head, IReadOnlyList<int> Parts);

/// <summary>A row of a draft: what it holds, of which sector or input, and its cells.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Index">The sector, primary input or satellite; -1 for sums.</param>
/// <param name="Head">Its head.</param>
/// <param name="Cells">The cells of the whole row.</param>
internal sealed record DraftRow(RowRole Role, int Index, CsvField Head, CsvField[] Cells);

/// <summary>A column as a layout found it, before it is settled which are sums of which.</summary>
internal sealed record FoundUse(ColumnWord Word, string Code, LocalText Name, string? Region, int At, CsvField Head);

/// <summary>A row of inputs as a layout found it.</summary>
internal sealed record FoundInput(RowWord Word, string Code, LocalText Name, CsvField Head, CsvField[] Cells);

/// <summary>By how much a published table may fail to balance: a share of the terms, and an amount in the unit of the file besides.</summary>
internal readonly record struct BalanceGap(double Share, double Amount);

/// <summary>
/// What a layout makes of a file: which row and column is which. Several rows or columns of one sector are added up. Numbers are read and
/// checked in one place for every layout, by <see cref="DraftNumbers"/> and <see cref="DraftChecks"/>.
/// </summary>
internal sealed class TableDraft(TableSheet sheet)
{
    public static readonly Rule SectorTwice = new(
        "SH5203", Severity.Error,
        new("sector '{0}' stands twice", "部门“{0}”重复"),
        new("Flows could not be told apart.", "无法区分其流量。"),
        new("Remove one of them, or give it a code of its own.", "请删除其中之一，或另给代码。"));

    public static readonly Rule NotSquare = new(
        "SH5204", Severity.Error,
        new("sector '{0}' stands among the rows and not among the columns", "部门“{0}”在行中出现而在列中缺失"),
        new("An input-output table is square: every sector delivers and uses.", "投入产出表是方阵：每个部门既提供也使用。"),
        new("Add the column, take the row out, or write both codes alike.", "请补上该列、删除该行，或统一行列代码。"));

    public static readonly Rule ColumnUnknown = new(
        "SH5205", Severity.Error,
        new("column '{0}' is neither a sector of the rows nor a known final use or total", "列“{0}”既不是行中的部门，也不是已知的最终使用或合计"),
        new("Its numbers would be left out, and the rows would no longer add up.", "其数值会被遗漏，各行将不再平衡。"),
        new("Write the code as it stands among the rows, or a final use that docs/input-output-tables.md names.", "请按行中的代码书写，或使用 docs/input-output-tables.md 列出的最终使用名称。"));

    public static readonly Rule RowUnknown = new(
        "SH5206", Severity.Error,
        new("row '{0}' is neither a sector nor a known input or total", "行“{0}”既不是部门，也不是已知的投入或合计"),
        new("Its numbers would be left out, and the columns would no longer add up.", "其数值会被遗漏，各列将不再平衡。"),
        new("Use a name of docs/input-output-tables.md, or take the row out.", "请使用 docs/input-output-tables.md 列出的名称，或删除该行。"));

    public static readonly Rule ImportedMissing = new(
        "SH5209", Severity.Error,
        new("sector '{0}' has no row of imported products, and others have", "部门“{0}”没有进口产品行，而其他部门有"),
        new("Its imports would count as zero.", "其进口会被当作零。"),
        new("Add the row, with zeros where nothing is imported.", "请补上该行，无进口处填 0。"));

    /// <summary>The file.</summary>
    internal TableSheet Sheet { get; } = sheet;

    internal List<InputOutputSector> Sectors { get; } = [];

    internal List<CsvField> SectorHeads { get; } = [];

    internal List<FinalUse> FinalUses { get; } = [];

    internal List<PrimaryInput> PrimaryInputs { get; } = [];

    internal List<(string Code, LocalText Name, Unit Unit)> Satellites { get; } = [];

    internal List<DraftColumn> Columns { get; } = [];

    internal List<DraftRow> Rows { get; } = [];

    /// <summary>The year as the file states it.</summary>
    internal CsvField? Period { get; set; }

    /// <summary>The unit as the file states it.</summary>
    internal CsvField? Unit { get; set; }

    /// <summary>The unit in which tables of this layout are published, where there is only one.</summary>
    internal string? UsualUnit { get; init; }

    /// <summary>What rows and columns of tables of this layout miss as published, besides rounding; null where they add up.</summary>
    internal BalanceGap? UsualGap { get; init; }

    /// <summary>The prices in which tables of this layout are published.</summary>
    internal Valuation UsualValuation { get; set; } = Valuation.Producers;

    internal LocalText? Name { get; set; }

    /// <summary>Whether rows of imported products stand apart.</summary>
    internal bool ImportsApart => Rows.Exists(r => r.Role == RowRole.Imported);

    /// <summary>Adds a sector with a row; false, with a diagnostic, where its key stands already.</summary>
    internal bool AddSector(InputOutputSector sector, CsvField head, CsvField[] cells, DiagnosticBag diagnostics)
    {
        if (Sectors.Exists(s => s.Key == sector.Key))
        {
            diagnostics.Report(SectorTwice, head.Span, sector.Key);
            return false;
        }

        Rows.Add(new(RowRole.Sector, Sectors.Count, head, cells));
        Sectors.Add(sector);
        SectorHeads.Add(head);
        return true;
    }

    /// <summary>Adds the row of a sector's imported products.</summary>
    internal void AddImported(string key, CsvField head, CsvField[] cells, DiagnosticBag diagnostics)
    {
        var index = Sectors.FindIndex(s => s.Key == key);
        if (index < 0)
        {
            diagnostics.Add(RowUnknown.At(head.Span, key) with { Suggestion = Suggestion.Nearest(key, Sectors.Select(s => s.Key)) });
        }
        else if (Rows.Exists(r => r.Role == RowRole.Imported && r.Index == index))
        {
            diagnostics.Report(SectorTwice, head.Span, key);
        }
        else
        {
            Rows.Add(new(RowRole.Imported, index, head, cells));
        }
    }

    /// <summary>
    /// Adds the column of each sector; says which sectors have none, which stand twice (unless their parts are to be merged), and, where
    /// imports stand apart, which have no row of them.
    /// </summary>
    internal void AddSectorColumns(IEnumerable<(string Key, int At, CsvField Head)> columns, bool merges, DiagnosticBag diagnostics)
    {
        var index = Sectors.Select((s, i) => (s.Key, i)).ToDictionary(s => s.Key, s => s.i, StringComparer.Ordinal);
        var imported = Rows.Where(r => r.Role == RowRole.Imported).Select(r => r.Index).ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, at, head) in columns)
        {
            if (!seen.Add(key) && !merges)
            {
                diagnostics.Report(SectorTwice, head.Span, key);
            }
            else
            {
                Columns.Add(new(ColumnRole.Sector, index[key], at, head, []));
            }
        }

        for (var i = 0; i < Sectors.Count; i++)
        {
            if (!seen.Contains(Sectors[i].Key))
            {
                diagnostics.Report(NotSquare, SectorHeads[i].Span, Sectors[i].Key);
            }

            if (imported.Count > 0 && !imported.Contains(i))
            {
                diagnostics.Report(ImportedMissing, SectorHeads[i].Span, Sectors[i].Key);
            }
        }
    }

    /// <summary>
    /// Adds the columns that are no sectors. A sum of final uses (THC, TC, GCF) is a final use itself where the table does not hold its parts.
    /// </summary>
    internal void AddUses(IReadOnlyList<FoundUse> found, DiagnosticBag diagnostics)
    {
        var isUse = found.Select(f => f.Word.Role == ColumnRole.FinalUse).ToArray();
        foreach (var i in Enumerable.Range(0, found.Count).Where(i => found[i].Word.Role == ColumnRole.SumOfFinalUses && found[i].Word.Parts.Length > 0).OrderBy(i => found[i].Word.Parts.Length))
        {
            isUse[i] = !Enumerable.Range(0, found.Count).Any(j => j != i && isUse[j] && found[j].Region == found[i].Region && found[i].Word.Parts.Contains(found[j].Word.Kind));
        }

        var place = new int[found.Count];
        for (var i = 0; i < found.Count; i++)
        {
            if (isUse[i])
            {
                place[i] = FinalUses.Count;
                var use = new FinalUse(found[i].Code, found[i].Name, found[i].Word.Kind, found[i].Region);
                if (FinalUses.Exists(f => f.Key == use.Key))
                {
                    diagnostics.Report(SectorTwice, found[i].Head.Span, use.Key);
                    continue;
                }

                FinalUses.Add(use);
                Columns.Add(new(ColumnRole.FinalUse, place[i], found[i].At, found[i].Head, []));
            }
        }

        for (var i = 0; i < found.Count; i++)
        {
            var f = found[i];
            if (!isUse[i])
            {
                int[] parts = f.Word.Role != ColumnRole.SumOfFinalUses ? [] : [.. Enumerable.Range(0, found.Count)
                    .Where(j => isUse[j] && (f.Region is null || found[j].Region == f.Region) && (f.Word.Parts.Length == 0 || f.Word.Parts.Contains(found[j].Word.Kind))).Select(j => place[j])];
                Columns.Add(new(f.Word.Role, -1, f.At, f.Head, parts));
            }
        }
    }

    /// <summary>Adds the rows that are no sectors. Value added in one row is a sum where the table holds its parts, and an input where it does not.</summary>
    internal void AddInputs(IReadOnlyList<FoundInput> found, DiagnosticBag diagnostics)
    {
        var hasParts = found.Any(f => f.Word is { Role: RowRole.Primary, Kind: PrimaryInputKind.Compensation or PrimaryInputKind.Depreciation or PrimaryInputKind.Surplus });
        var hasValueAdded = found.Any(f => f.Word is { Role: RowRole.Primary, Kind: PrimaryInputKind.ValueAdded });
        foreach (var f in found)
        {
            var (role, kind) = (f.Word.Role, f.Word.Kind);
            if (hasParts && kind == PrimaryInputKind.ValueAdded)
            {
                role = RowRole.SumOfValueAdded;
            }
            else if (role == RowRole.SumOfValueAdded && !hasParts && !hasValueAdded)
            {
                (role, kind) = (RowRole.Primary, PrimaryInputKind.ValueAdded);
            }

            if (role != RowRole.Primary)
            {
                Rows.Add(new(role, -1, f.Head, f.Cells));
            }
            else if (PrimaryInputs.Exists(p => p.Code == f.Code))
            {
                diagnostics.Report(SectorTwice, f.Head.Span, f.Code);
            }
            else
            {
                Rows.Add(new(role, PrimaryInputs.Count, f.Head, f.Cells));
                PrimaryInputs.Add(new(f.Code, f.Name, kind));
            }
        }
    }
}
