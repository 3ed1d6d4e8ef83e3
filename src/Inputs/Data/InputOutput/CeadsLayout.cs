using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Multi-regional tables of China's provinces (CEADs): a row of provinces above a row of sectors and final uses; provinces, sectors and perhaps
/// codes down the left; below, intermediate inputs, imports, value added and total inputs. Merged cells count for what follows them.
/// </summary>
internal static class CeadsLayout
{
    private const int RowsToLookAt = 12;

    /// <summary>Whether a sheet is of this layout: two rows of heads, of which the lower repeats a final use for several regions.</summary>
    internal static bool Fits(TableSheet sheet) => Heads(sheet) is not null;

    /// <summary>Says which row and column is which.</summary>
    internal static TableDraft Read(TableSheet sheet, DiagnosticBag diagnostics)
    {
        var (headRow, first) = Heads(sheet)!.Value;
        var draft = new TableDraft(sheet) { Period = sheet.Year(headRow - 1), Unit = sheet.UnitWord(headRow - 1) };
        var inputs = new List<FoundInput>();
        var region = "";
        foreach (var cells in sheet.Rows.Skip(headRow + 1))
        {
            var labels = cells[..first].Where(c => c.Value.Length > 0).ToList();
            if (labels.Count == 0 || cells[first..].All(c => c.Value.Length == 0))
            {
                continue; // codes above the table, remarks below it
            }

            if (labels.Select(l => TableWords.Row(l.Value)).FirstOrDefault(w => w is not null) is { } word)
            {
                var label = labels.Find(l => TableWords.Row(l.Value) is not null);
                inputs.Add(new(word, label.Value, LocalText.Same(label.Value), label, cells));
                continue;
            }

            if (cells[1].Value.Length == 0)
            {
                continue; // a row of codes with a label of its own
            }

            region = cells[0].Value.Length > 0 ? cells[0].Value : region;
            draft.AddSector(new(cells[1].Value, LocalText.Same(cells[1].Value), region), cells[1], cells, diagnostics);
        }

        draft.AddInputs(inputs, diagnostics);
        AddColumns(draft, headRow, first, diagnostics);
        return draft;
    }

    private static void AddColumns(TableDraft draft, int headRow, int first, DiagnosticBag diagnostics)
    {
        var (regions, heads) = (draft.Sheet.Rows[headRow - 1], draft.Sheet.Rows[headRow]);
        var keys = draft.Sectors.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var names = draft.Sectors.Select(s => s.Region!).ToHashSet(StringComparer.Ordinal);
        var columns = new List<(string, int, CsvField)>();
        var uses = new List<FoundUse>();
        var region = "";
        for (var c = first; c < heads.Length; c++)
        {
            region = regions[c].Value.Length > 0 ? regions[c].Value : region;

            // Totals for all regions have their label in the upper row, where it is merged with the lower.
            var head = heads[c].Value.Length > 0 ? heads[c] : regions[c];
            var key = $"{region}:{head.Value}";
            if (keys.Contains(key))
            {
                columns.Add((key, c, head));
            }
            else if (TableWords.Column(head.Value) is { } word)
            {
                // A use that stands once is of all regions, whatever region stands to the left of it.
                var isRegional = names.Contains(region) && word.Role is ColumnRole.FinalUse or ColumnRole.SumOfFinalUses && heads.Count(h => h.Value == head.Value) > 1;
                uses.Add(new(word, head.Value, LocalText.Same(head.Value), isRegional ? region : null, c, head));
            }
            else if (head.Value.Length > 0 || draft.Rows.Exists(r => r.Cells[c].Value.Length > 0))
            {
                diagnostics.Add(TableDraft.ColumnUnknown.At(head.Span, key) with { Suggestion = Suggestion.Nearest(key, keys) });
            }
        }

        draft.AddSectorColumns(columns, false, diagnostics);
        draft.AddUses(uses, diagnostics);
    }

    // The row of sectors is the first that repeats a final use; the first column is the first with a region above it and a number below.
    private static (int HeadRow, int First)? Heads(TableSheet sheet)
    {
        for (var r = 1; r < Math.Min(RowsToLookAt, sheet.Rows.Count); r++)
        {
            var row = sheet.Rows[r];
            if (row.Where(c => TableWords.Column(c.Value) is { Role: ColumnRole.FinalUse } or { Role: ColumnRole.SumOfFinalUses, Parts.Length: > 0 }).GroupBy(c => c.Value, StringComparer.Ordinal).Any(g => g.Count() > 1))
            {
                var first = Enumerable.Range(2, Math.Max(0, sheet.Width - 2)).FirstOrDefault(c => sheet.Rows[r - 1][c].Value.Length > 0 && row[c].Value.Length > 0
                    && sheet.Rows.Skip(r + 1).Any(s => s[1].Value == row[c].Value), -1);
                return first < 0 ? null : (r, first);
            }
        }

        return null;
    }
}
