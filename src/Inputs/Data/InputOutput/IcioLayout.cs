using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// OECD Inter-Country Input-Output tables as CSV: rows and columns like <c>CHN_A01_02</c>, final demand like <c>CHN_HFCE</c>, rows TAXSUB and VALU,
/// output as OUT. Where firms of China and Mexico stand apart (CN1, CN2, MX1, MX2) they are added up to CHN and MEX, whose own rows are
/// then empty but for final demand.
/// </summary>
internal static class IcioLayout
{
    /// <summary>Whether a sheet is of this layout.</summary>
    internal static bool Fits(TableSheet sheet) =>
        sheet.Rows.Count > 2 && sheet.Width > 2 && IsFlow(sheet.Rows[0][1].Value) && IsFlow(sheet.Rows[1][0].Value)
        && sheet.Rows.Any(r => Suffix(r[0].Value) is "VALU" or "VA") && sheet.Rows[0].Any(c => TableWords.Column(c.Value)?.Role == ColumnRole.Output);

    /// <summary>Says which row and column is which.</summary>
    internal static TableDraft Read(TableSheet sheet, DiagnosticBag diagnostics)
    {
        var draft = new TableDraft(sheet) { UsualUnit = "million USD", UsualValuation = Valuation.Basic, Period = sheet.Year(0), Unit = sheet.UnitWord(0) };
        var inputs = new List<FoundInput>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cells in sheet.Rows.Skip(1))
        {
            var head = cells[0];
            if (!written.Add(head.Value))
            {
                diagnostics.Report(TableDraft.SectorTwice, head.Span, head.Value);
            }
            else if ((TableWords.Row(head.Value) ?? (Suffix(head.Value) == "TAXSUB" ? TableWords.Row("TAXSUB") : null)) is { } word)
            {
                var name = word.Kind.Word();
                inputs.Add(new(word, head.Value, new(name.En, name.Zh), head, cells));
            }
            else if (!IsFlow(head.Value))
            {
                diagnostics.Report(TableDraft.RowUnknown, head.Span, head.Value);
            }
            else if (index.TryGetValue(Key(head.Value), out var sector))
            {
                draft.Rows.Add(new(RowRole.Sector, sector, head, cells));
            }
            else
            {
                index[Key(head.Value)] = draft.Sectors.Count;
                draft.AddSector(new(Suffix(head.Value), LocalText.Same(Suffix(head.Value)), Region(head.Value)), head, cells, diagnostics);
            }
        }

        draft.AddInputs(inputs, diagnostics);
        AddColumns(draft, index, diagnostics);
        return draft;
    }

    private static void AddColumns(TableDraft draft, Dictionary<string, int> index, DiagnosticBag diagnostics)
    {
        var header = draft.Sheet.Rows[0];
        var columns = new List<(string, int, CsvField)>();
        var uses = new List<FoundUse>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var c = 1; c < header.Length; c++)
        {
            var key = header[c].Value;
            if (!written.Add(key))
            {
                diagnostics.Report(TableDraft.SectorTwice, header[c].Span, key);
            }
            else if (index.ContainsKey(Key(key)))
            {
                columns.Add((Key(key), c, header[c]));
            }
            else if (TableWords.Column(IsFlow(key) ? Suffix(key) : key) is { } word)
            {
                var name = word.Kind.Word();
                uses.Add(new(word, IsFlow(key) ? Suffix(key) : key, new(name.En, name.Zh), IsFlow(key) ? Region(key) : null, c, header[c]));
            }
            else
            {
                diagnostics.Add(TableDraft.ColumnUnknown.At(header[c].Span, key) with { Suggestion = Suggestion.Nearest(key, index.Keys) });
            }
        }

        draft.AddSectorColumns(columns, true, diagnostics);
        draft.AddUses(uses, diagnostics);
    }

    private static bool IsFlow(string code) => code.Length > 4 && code[3] == '_';

    private static string Suffix(string code) => IsFlow(code) ? code[4..] : code;

    private static string Region(string code) => code[..3] switch { "CN1" or "CN2" => "CHN", "MX1" or "MX2" => "MEX", var region => region };

    private static string Key(string code) => IsFlow(code) ? $"{Region(code)}:{Suffix(code)}" : code;
}
