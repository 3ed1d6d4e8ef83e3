using System.Text.Json;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// A folder of tabbed text as pymrio saves it: Z.txt and Y.txt with heads of two levels, x.txt, unit.txt, perhaps file_parameters.json; an
/// extension is a folder inside with F.txt and unit.txt. Rows of money in an extension of factor inputs or value added are primary inputs,
/// other rows are satellites. Extensions of final demand (F_Y) are not read.
/// </summary>
internal static class PymrioLayout
{
    public static readonly Rule ParametersBroken = new(
        "SH5212", Severity.Error,
        new("file_parameters.json cannot be understood: {0}", "无法理解 file_parameters.json：{0}"),
        new("It says how many heads the files have; without it flows could be taken for heads.", "该文件说明各文件的表头行列数；缺少它可能把流量当作表头。"),
        new("Save the table again, or delete the file: two rows and two columns of heads are then assumed.", "请重新保存该表，或删除该文件：届时按两行两列表头处理。"));

    public static readonly Rule SatelliteLeftOut = new(
        "SH5213", Severity.Warning,
        new("satellite '{0}' is in '{1}', a unit that is not known; the row is left out", "卫星账户行“{0}”的单位“{1}”未知，该行不予读取"),
        new("A number without a unit cannot be compared with anything.", "没有单位的数值无法比较。"),
        new("Nothing need be done where the row is not wanted; else convert it to a unit of docs/plan-format.md.", "若不需要该行则无需处理；否则请换算为 docs/plan-format.md 所列单位。"));

    private static readonly (string Start, PrimaryInputKind Kind)[] InputStarts =
    [
        ("Taxes less subsidies on products", PrimaryInputKind.ProductTaxes), ("Other net taxes on production", PrimaryInputKind.ProductionTaxes),
        ("Compensation of employees", PrimaryInputKind.Compensation), ("Operating surplus: Consumption of fixed capital", PrimaryInputKind.Depreciation),
        ("Operating surplus", PrimaryInputKind.Surplus), ("Value added", PrimaryInputKind.ValueAdded),
    ];

    private static readonly string[] FactorFolders = ["factor", "value_added", "value-added", "primary", "va"];

    /// <summary>Whether a folder holds such a table.</summary>
    internal static bool Fits(string folder) => File.Exists(Path.Combine(folder, "Z.txt")) || File.Exists(Path.Combine(folder, "file_parameters.json"));

    /// <summary>Says which row and column is which; null where a file cannot be read.</summary>
    internal static TableDraft? Read(InputOutputSpec spec, DiagnosticBag diagnostics)
    {
        if (Matrix(spec, "", "Z", diagnostics) is not { } z || Matrix(spec, "", "Y", diagnostics) is not { } y || Matrix(spec, "", "x", diagnostics) is not { } x)
        {
            return null;
        }

        var units = Units(spec, "", diagnostics);
        var draft = new TableDraft(z.Sheet) { Unit = units.Count == 0 ? null : units.Values.First() };
        var (widthZ, widthY) = (z.Columns.Count, y.Columns.Count);
        var blank = new CsvField("", SourceSpan.WholeFile(z.Sheet.File));
        foreach (var (key, head, cells) in z.Rows)
        {
            var all = Enumerable.Repeat(blank, widthZ + widthY + 1).ToArray();
            cells.CopyTo(all, 0);
            y.RowOf(key, head, diagnostics)?.CopyTo(all, widthZ);
            if (x.RowOf(key, head, diagnostics) is { Length: > 0 } output)
            {
                all[^1] = output[0];
            }

            draft.AddSector(new(key.Last, LocalText.Same(key.Last), key.First), head, all, diagnostics);
        }

        foreach (var extension in Directory.EnumerateDirectories(spec.Path).Where(d => File.Exists(Path.Combine(d, "F.txt"))).Order(StringComparer.Ordinal))
        {
            Extension(spec, Path.GetFileName(extension), z, widthY + 1, draft, diagnostics);
        }

        draft.AddSectorColumns(z.Columns.Select((c, i) => (c.Key.ToString(), i, c.Head)).Where(c => draft.Sectors.Exists(s => s.Key == c.Item1)), false, diagnostics);
        draft.AddUses([.. y.Columns.Select((c, i) => new FoundUse(Use(c.Key.Last), c.Key.Last, LocalText.Same(c.Key.Last), c.Key.First, widthZ + i, c.Head))], diagnostics);
        draft.Columns.Add(new(ColumnRole.Output, -1, widthZ + widthY, x.Columns.Count > 0 ? x.Columns[0].Head : blank, []));
        return draft;
    }

    private static ColumnWord Use(string label) => TableWords.Column(label) is { Role: ColumnRole.FinalUse } word ? word : new(ColumnRole.FinalUse);

    private static void Extension(InputOutputSpec spec, string folder, KeyedMatrix z, int others, TableDraft draft, DiagnosticBag diagnostics)
    {
        if (Matrix(spec, folder, "F", diagnostics) is not { } f)
        {
            return;
        }

        var units = Units(spec, folder, diagnostics);
        var isFactors = FactorFolders.Any(n => folder.StartsWith(n, StringComparison.OrdinalIgnoreCase));
        var place = f.Columns.Select((c, i) => (c.Key, i)).ToDictionary(c => c.Key, c => c.i);
        var inputs = new List<FoundInput>();
        foreach (var (key, head, cells) in f.Rows)
        {
            var blank = new CsvField("", head.Span);
            CsvField[] all = [.. z.Columns.Select(c => place.TryGetValue(c.Key, out var i) ? cells[i] : blank), .. Enumerable.Repeat(blank, others)];
            var (label, written) = (key.ToString(), units.GetValueOrDefault(key.ToString()).Value ?? "");
            var unit = UnitCatalogue.Parse(InputOutputHeads.Spelled(written));
            if (isFactors && unit is null or { Dimension.IsMoney: true })
            {
                if (Input(label) is { } kind)
                {
                    inputs.Add(new(new(RowRole.Primary, kind), label, LocalText.Same(label), head, all));
                }
                else
                {
                    diagnostics.Report(TableDraft.RowUnknown, head.Span, label);
                }
            }
            else if (unit is null)
            {
                diagnostics.Report(SatelliteLeftOut, head.Span, label, written);
            }
            else
            {
                draft.Rows.Add(new(RowRole.Satellite, draft.Satellites.Count, head, all));
                draft.Satellites.Add(($"{folder}: {label}", LocalText.Same(label), unit));
            }
        }

        draft.AddInputs(inputs, diagnostics);
    }

    private static PrimaryInputKind? Input(string label) =>
        TableWords.Row(label) is { Role: RowRole.Primary } word ? word.Kind
        : Array.Find(InputStarts, s => label.StartsWith(s.Start, StringComparison.OrdinalIgnoreCase)) is { Start: not null } start ? start.Kind : null;

    // What unit.txt says of each row.
    private static Dictionary<string, CsvField> Units(InputOutputSpec spec, string folder, DiagnosticBag diagnostics)
    {
        var units = new Dictionary<string, CsvField>(StringComparer.Ordinal);
        if (File.Exists(Path.Combine(spec.Path, folder, "unit.txt")) && TableSheet.Tabbed(Path.Combine(spec.Path, folder, "unit.txt"), Shown(spec, folder, "unit.txt"), diagnostics) is { } sheet)
        {
            foreach (var cells in sheet.Rows.Skip(1))
            {
                units.TryAdd(string.Join(':', cells[..^1].Select(c => c.Value)), cells[^1]);
            }
        }

        return units;
    }

    private static KeyedMatrix? Matrix(InputOutputSpec spec, string folder, string name, DiagnosticBag diagnostics)
    {
        var file = name + ".txt";
        var (heads, labels) = name switch { "x" => (1, 2), "F" => (2, 1), _ => (2, 2) };
        var parameters = Path.Combine(spec.Path, folder, "file_parameters.json");
        if (File.Exists(parameters))
        {
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllText(parameters));
                if (json.RootElement.GetProperty("files").TryGetProperty(name, out var entry))
                {
                    file = entry.TryGetProperty("name", out var own) ? own.GetString() ?? file : file;
                    heads = int.Parse(entry.GetProperty("nr_header").ToString(), System.Globalization.CultureInfo.InvariantCulture);
                    labels = int.Parse(entry.GetProperty("nr_index_col").ToString(), System.Globalization.CultureInfo.InvariantCulture);
                }
            }
            catch (Exception broken) when (broken is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or IOException)
            {
                diagnostics.Report(ParametersBroken, SourceSpan.WholeFile(Shown(spec, folder, "file_parameters.json")), broken.Message);
                return null;
            }
        }

        return TableSheet.Tabbed(Path.Combine(spec.Path, folder, file), Shown(spec, folder, file), diagnostics) is { } sheet ? KeyedMatrix.Of(sheet, heads, labels, diagnostics) : null;
    }

    private static string Shown(InputOutputSpec spec, string folder, string file) => string.Join('/', new[] { spec.ShownAs, folder, file }.Where(p => p.Length > 0));

    /// <summary>One or two levels of a head.</summary>
    private readonly record struct Key(string? First, string Last)
    {
        public override string ToString() => First is null ? Last : $"{First}:{Last}";
    }

    /// <summary>A matrix whose rows and columns have keys.</summary>
    private sealed record KeyedMatrix(TableSheet Sheet, List<(Key Key, CsvField Head)> Columns, List<(Key Key, CsvField Head, CsvField[] Cells)> Rows)
    {
        private readonly Dictionary<Key, CsvField[]> _byKey = Rows.DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Cells);

        internal CsvField[]? RowOf(Key key, CsvField head, DiagnosticBag diagnostics)
        {
            if (_byKey.TryGetValue(key, out var cells))
            {
                return cells;
            }

            diagnostics.Report(TableDraft.NotSquare, head.Span, key);
            return null;
        }

        internal static KeyedMatrix? Of(TableSheet sheet, int heads, int labels, DiagnosticBag diagnostics)
        {
            if (sheet.Rows.Count <= heads || sheet.Width <= labels || heads < 1 || labels < 1)
            {
                diagnostics.Report(InputOutputReader.LayoutUnknown, SourceSpan.WholeFile(sheet.File));
                return null;
            }

            var columns = Enumerable.Range(labels, sheet.Width - labels).Select(c => (KeyOf([.. sheet.Rows.Take(heads).Select(r => r[c].Value)]), sheet.Rows[heads - 1][c])).ToList();

            // Below the heads pandas writes the names of the index, with nothing to their right.
            var rows = sheet.Rows.Skip(heads).Where(r => r[labels..].Any(c => c.Value.Length > 0))
                .Select(r => (KeyOf([.. r[..labels].Select(c => c.Value)]), r[labels - 1], r[labels..])).ToList();
            return new(sheet, columns, rows);
        }

        private static Key KeyOf(string[] levels) => levels.Length == 1 ? new(null, levels[0]) : new(levels[0], string.Join(':', levels[1..]));
    }
}
