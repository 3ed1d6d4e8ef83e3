using Songhua.Core;

namespace Songhua.Data;

/// <summary>A plain square table: sectors down the first column and along the first row, then final uses and output; below, inputs and totals.</summary>
internal static class SquareLayout
{
    /// <summary>Whether a sheet is of this layout: the first sectors of rows and columns are the same.</summary>
    internal static bool Fits(TableSheet sheet) => sheet.Rows.Count > 1 && sheet.Width > 1 && sheet.Rows[0][1].Value.Length > 0 && sheet.Rows[0][1].Value == sheet.Rows[1][0].Value;

    /// <summary>Says which row and column is which.</summary>
    internal static TableDraft Read(TableSheet sheet, DiagnosticBag diagnostics)
    {
        var draft = new TableDraft(sheet) { Period = sheet.Year(0), Unit = sheet.UnitWord(0) };
        var header = sheet.Rows[0];
        var inputs = new List<FoundInput>();
        var names = header.Skip(1).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var cells in sheet.Rows.Skip(1))
        {
            // A name that is a column too is a sector, whatever else it could mean.
            var head = cells[0];
            if (TableWords.Row(head.Value) is { } word && (!names.Contains(head.Value) || TableWords.Column(head.Value) is not null))
            {
                inputs.Add(new(word, head.Value, LocalText.Same(head.Value), head, cells));
            }
            else
            {
                draft.AddSector(new(head.Value, LocalText.Same(head.Value)), head, cells, diagnostics);
            }
        }

        draft.AddInputs(inputs, diagnostics);
        var keys = draft.Sectors.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var uses = new List<FoundUse>();
        for (var c = 1; c < header.Length; c++)
        {
            if (keys.Contains(header[c].Value))
            {
                continue;
            }

            if (TableWords.Column(header[c].Value) is { } word)
            {
                uses.Add(new(word, header[c].Value, LocalText.Same(header[c].Value), null, c, header[c]));
            }
            else
            {
                diagnostics.Add(TableDraft.ColumnUnknown.At(header[c].Span, header[c].Value) with { Suggestion = Suggestion.Nearest(header[c].Value, keys) });
            }
        }

        draft.AddSectorColumns(Enumerable.Range(1, header.Length - 1).Where(c => keys.Contains(header[c].Value)).Select(c => (header[c].Value, c, header[c])), false, diagnostics);
        draft.AddUses(uses, diagnostics);
        return draft;
    }
}
