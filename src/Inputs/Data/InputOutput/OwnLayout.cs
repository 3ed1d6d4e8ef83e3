using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// The project's own CSV: <c>origin,row,name_en,name_zh</c>, perhaps <c>region,kind,unit</c>, then a column a sector, a column a final use,
/// and output.
/// </summary>
internal static class OwnLayout
{
    public static readonly Rule OriginUnknown = new(
        "SH5210", Severity.Error,
        new("'{0}' is no origin of a row; there are {1}", "“{0}”不是有效的行来源；可用的有 {1}"),
        new("Whether the row is of domestic products, of imports or of value added would be a guess.", "该行是国内产品、进口还是增加值将只能猜测。"),
        new("Write one of the words.", "请使用其中一个词。"));

    public static readonly Rule KindUnknown = new(
        "SH5211", Severity.Error,
        new("'{0}' has no known kind; there are {1}", "“{0}”没有已知的类别；可用的有 {1}"),
        new("Consumption, investment, exports, wages and taxes are treated differently.", "消费、投资、出口、报酬和税收的处理各不相同。"),
        new("State the kind of a row in the column kind, of a final use in a row column,kind.", "行的类别写在 kind 列，最终使用的类别写在 column,kind 行。"));

    internal const string Domestic = "domestic";
    internal const string Total = "total";
    internal const string Imports = "imports";
    internal const string ValueAdded = "value-added";
    internal const string SatelliteRow = "satellite";
    internal const string Sum = "sum";
    internal const string Column = "column";

    internal static readonly string[] Labels = ["origin", "row", "name_en", "name_zh", "region", "kind", "unit"];

    private static readonly string[] Origins = [Domestic, Total, Imports, ValueAdded, SatelliteRow, Sum, Column];

    /// <summary>The kinds of final uses by their words.</summary>
    internal static readonly IReadOnlyDictionary<string, FinalUseKind> UseKinds = Enum.GetValues<FinalUseKind>().ToDictionary(k => Word(k.ToString()), StringComparer.Ordinal);

    /// <summary>The kinds of primary inputs by their words.</summary>
    internal static readonly IReadOnlyDictionary<string, PrimaryInputKind> InputKinds = Enum.GetValues<PrimaryInputKind>().ToDictionary(k => Word(k.ToString()), StringComparer.Ordinal);

    /// <summary>FixedCapital as fixed-capital.</summary>
    internal static string Word(string kind) => string.Concat(kind.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Whether a sheet is of this layout.</summary>
    internal static bool Fits(TableSheet sheet) => sheet.Rows.Count > 1 && sheet.Width > 4 && sheet.Rows[0][0].Value == Labels[0] && sheet.Rows[0][1].Value == Labels[1];

    /// <summary>Says which row and column is which.</summary>
    internal static TableDraft Read(TableSheet sheet, DiagnosticBag diagnostics)
    {
        var draft = new TableDraft(sheet) { Period = sheet.Year(0), Unit = sheet.UnitWord(0) };
        draft.Name = sheet.Remark("name") is { } en ? new(en.Value, sheet.Remark("name_zh")?.Value ?? en.Value) : null;
        draft.UsualValuation = Enum.TryParse<Valuation>(sheet.Remark("prices")?.Value, true, out var prices) ? prices : Valuation.Producers;
        var header = sheet.Rows[0];
        var first = Array.FindIndex(header, h => Array.IndexOf(Labels, h.Value) < 0);
        var own = new OwnRow(header);
        var inputs = new List<FoundInput>();
        foreach (var cells in sheet.Rows.Skip(1))
        {
            var (code, origin) = (own[cells, "row"], own[cells, "origin"]);
            switch (origin.Value)
            {
                case Domestic or Total:
                    draft.AddSector(own.Sector(cells), code, cells, diagnostics);
                    break;
                case ValueAdded:
                    Input(own, cells, inputs, diagnostics);
                    break;
                case SatelliteRow:
                    Satellite(own, cells, draft, diagnostics);
                    break;
                case Sum when TableWords.Row(code.Value) is { } word:
                    inputs.Add(new(word with { Role = word.Kind == PrimaryInputKind.ValueAdded ? RowRole.SumOfValueAdded : word.Role }, code.Value, own.Name(cells), code, cells));
                    break;
                case Sum:
                    diagnostics.Report(TableDraft.RowUnknown, code.Span, code.Value);
                    break;
                case Imports or Column:
                    break;
                default:
                    diagnostics.Add(OriginUnknown.At(origin.Span, origin.Value, string.Join(", ", Origins)) with { Suggestion = Suggestion.Nearest(origin.Value, Origins) });
                    break;
            }
        }

        foreach (var cells in sheet.Rows.Skip(1).Where(c => own[c, "origin"].Value == Imports))
        {
            draft.AddImported(own.Sector(cells).Key, own[cells, "row"], cells, diagnostics);
        }

        draft.AddInputs(inputs, diagnostics);
        AddColumns(draft, own, first < 0 ? header.Length : first, diagnostics);
        return draft;
    }

    private static void AddColumns(TableDraft draft, OwnRow own, int first, DiagnosticBag diagnostics)
    {
        var header = draft.Sheet.Rows[0];
        var keys = draft.Sectors.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        CsvField[]? Described(string what) => draft.Sheet.Rows.Skip(1).FirstOrDefault(c => own[c, "origin"].Value == Column && own[c, "row"].Value == what);
        var (kinds, english, chinese) = (Described("kind"), Described("name_en"), Described("name_zh"));
        var uses = new List<FoundUse>();
        for (var c = first; c < header.Length; c++)
        {
            var key = header[c].Value;
            if (keys.Contains(key))
            {
                continue;
            }

            var colon = key.IndexOf(':', StringComparison.Ordinal);
            var (region, code) = colon < 0 ? (null, key) : (key[..colon], key[(colon + 1)..]);
            var word = kinds?[c].Value is { Length: > 0 } kind && UseKinds.TryGetValue(kind, out var known) ? new(ColumnRole.FinalUse, known) : TableWords.Column(code);
            if (word is null)
            {
                diagnostics.Add(TableDraft.ColumnUnknown.At(header[c].Span, key) with { Suggestion = Suggestion.Nearest(key, keys) });
                continue;
            }

            var plain = word.Kind.Word();
            uses.Add(new(word, code, new(Or(english?[c].Value, plain.En), Or(chinese?[c].Value, plain.Zh)), region, c, header[c]));
        }

        draft.AddSectorColumns(Enumerable.Range(first, header.Length - first).Where(c => keys.Contains(header[c].Value)).Select(c => (header[c].Value, c, header[c])), false, diagnostics);
        draft.AddUses(uses, diagnostics);
    }

    private static string Or(string? value, string other) => value is { Length: > 0 } ? value : other;

    private static void Input(OwnRow own, CsvField[] cells, List<FoundInput> inputs, DiagnosticBag diagnostics)
    {
        var (code, kind) = (own[cells, "row"], own[cells, "kind"]);
        PrimaryInputKind? known = kind.Value.Length > 0
            ? InputKinds.TryGetValue(kind.Value, out var stated) ? stated : null
            : TableWords.Row(code.Value) is { Role: RowRole.Primary } word ? word.Kind : null;
        if (known is { } found)
        {
            inputs.Add(new(new(RowRole.Primary, found), code.Value, own.Name(cells), code, cells));
        }
        else
        {
            diagnostics.Report(KindUnknown, kind.Value.Length > 0 ? kind.Span : code.Span, code.Value, string.Join(", ", InputKinds.Keys));
        }
    }

    private static void Satellite(OwnRow own, CsvField[] cells, TableDraft draft, DiagnosticBag diagnostics)
    {
        var (code, unit) = (own[cells, "row"], own[cells, "unit"]);
        if (UnitCatalogue.Parse(unit.Value) is not { } parsed)
        {
            diagnostics.Add(InputOutputReader.UnitUnknown.At(unit.Span, unit.Value) with { Suggestion = UnitCatalogue.Nearest(unit.Value) });
        }
        else if (draft.Satellites.Exists(s => s.Code == code.Value))
        {
            diagnostics.Report(TableDraft.SectorTwice, code.Span, code.Value);
        }
        else
        {
            draft.Rows.Add(new(RowRole.Satellite, draft.Satellites.Count, code, cells));
            draft.Satellites.Add((code.Value, own.Name(cells), parsed));
        }
    }

    /// <summary>A row by the names of its label columns.</summary>
    private sealed class OwnRow(CsvField[] header)
    {
        private readonly Dictionary<string, int> _columns = Labels.ToDictionary(l => l, l => Array.FindIndex(header, h => h.Value == l), StringComparer.Ordinal);

        internal CsvField this[CsvField[] cells, string label] => _columns[label] is var c and >= 0 ? cells[c] : new("", cells[0].Span with { Length = 1 });

        internal LocalText Name(CsvField[] cells) =>
            new(Or(this[cells, "name_en"].Value, this[cells, "row"].Value), Or(this[cells, "name_zh"].Value, Or(this[cells, "name_en"].Value, this[cells, "row"].Value)));

        internal InputOutputSector Sector(CsvField[] cells) => new(this[cells, "row"].Value, Name(cells), this[cells, "region"].Value is { Length: > 0 } region ? region : null);
    }
}
