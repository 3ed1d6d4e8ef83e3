using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Tables of China's National Bureau of Statistics: titles with year and unit, a row of codes (01, 02, …, TIU, FU101, …, GO), rows of sectors with
/// code and labels, then TII, VA001 to VA004, TVA, TI. In a non-competitive table rows say whether products are domestic or imported.
/// </summary>
internal static class NbsLayout
{
    private const int RowsToLookAt = 20;
    private const int LabelColumns = 8;

    /// <summary>Whether a sheet is of this layout: a row with at least three of the bureau's codes or labels, output among them.</summary>
    internal static bool Fits(TableSheet sheet) =>
        CodeRow(sheet) is var row and >= 0 && CodeColumn(sheet, row) is var column and >= 0 && sheet.Rows[row][(column + 1)..].Any(c => IsSectorCode(c.Value));

    /// <summary>Says which row and column is which.</summary>
    internal static TableDraft Read(TableSheet sheet, DiagnosticBag diagnostics)
    {
        var codeRow = CodeRow(sheet);
        var codeColumn = CodeColumn(sheet, codeRow);
        var draft = new TableDraft(sheet) { Period = sheet.Year(codeRow), Unit = sheet.UnitWord(codeRow) };
        var header = sheet.Rows[codeRow];
        var first = FirstSector(sheet, codeRow, codeColumn);
        var labels = Enumerable.Range(0, first).Where(c => c != codeColumn).ToList();
        var originColumn = labels.FindIndex(c => sheet.Rows.Skip(codeRow + 1).Any(r => IsImported(r[c].Value)));
        originColumn = originColumn < 0 ? -1 : labels[originColumn];
        var width = Math.Max(2, header[first..].Where(c => IsSectorCode(c.Value)).Max(c => c.Value.Length));
        var inputs = new List<FoundInput>();
        var (origin, imported) = ("", new List<(string, CsvField, CsvField[])>());
        foreach (var cells in sheet.Rows.Skip(codeRow + 1))
        {
            var code = cells[codeColumn];
            origin = originColumn >= 0 && cells[originColumn].Value.Length > 0 ? cells[originColumn].Value : origin;
            var name = Name(cells, labels.Where(c => c != originColumn), code.Value);
            if (!IsSectorCode(code.Value) && cells[first..].All(c => c.Value.Length == 0))
            {
                continue; // remarks below the table
            }

            if ((TableWords.Row(code.Value) ?? (code.Value.Length == 0 ? TableWords.Row(name.Zh ?? "") : null)) is { } word)
            {
                inputs.Add(new(word, code.Value.Length == 0 ? name.Zh! : code.Value, name, code, cells));
            }
            else if (!IsSectorCode(code.Value))
            {
                diagnostics.Report(TableDraft.RowUnknown, code.Span, code.Value.Length == 0 ? name.In(Language.English) : code.Value);
            }
            else if (IsImported(origin))
            {
                imported.Add((Key(code.Value), code, cells));
            }
            else
            {
                draft.AddSector(new(Key(code.Value), name), code, cells, diagnostics);
            }
        }

        imported.ForEach(i => draft.AddImported(i.Item1, i.Item2, i.Item3, diagnostics));
        draft.AddInputs(inputs, diagnostics);
        AddColumns(draft, codeRow, first, diagnostics);
        return draft;

        // Codes that are numbers in the workbook have lost their zeros in front.
        string Key(string code) => code.PadLeft(width, '0');
    }

    private static void AddColumns(TableDraft draft, int codeRow, int first, DiagnosticBag diagnostics)
    {
        var header = draft.Sheet.Rows[codeRow];
        var keys = draft.Sectors.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var width = draft.Sectors.Count == 0 ? 0 : draft.Sectors[0].Key.Length;
        var columns = new List<(string, int, CsvField)>();
        var uses = new List<FoundUse>();
        for (var c = first; c < header.Length; c++)
        {
            var key = header[c].Value;
            if (keys.Contains(key.PadLeft(width, '0')))
            {
                columns.Add((key.PadLeft(width, '0'), c, header[c]));
            }
            else if (TableWords.Column(key) is { } word)
            {
                var plain = word.Kind.Word();
                uses.Add(new(word, key, Above(draft.Sheet, codeRow, c) is { } label ? new(plain.En, label) : new(plain.En, plain.Zh), null, c, header[c]));
            }
            else if (key.Length > 0 || draft.Rows.Exists(r => r.Cells[c].Value.Length > 0))
            {
                diagnostics.Add(TableDraft.ColumnUnknown.At(header[c].Span, key) with { Suggestion = Suggestion.Nearest(key, keys) });
            }
        }

        draft.AddSectorColumns(columns, false, diagnostics);
        draft.AddUses(uses, diagnostics);
    }

    // The label of a final use stands above its code, in Chinese.
    private static string? Above(TableSheet sheet, int codeRow, int column) =>
        codeRow > 0 && sheet.Rows[codeRow - 1][column].Value is { Length: > 0 } label && IsChinese(label) ? label : null;

    private static int CodeRow(TableSheet sheet)
    {
        for (var r = 0; r < Math.Min(RowsToLookAt, sheet.Rows.Count); r++)
        {
            var words = sheet.Rows[r].Select(c => TableWords.Column(c.Value)).OfType<ColumnWord>().ToList();
            if (words.Count >= 3 && words.Exists(w => w.Role == ColumnRole.Output) && sheet.Rows[r].Any(c => IsSectorCode(c.Value)))
            {
                return r;
            }
        }

        return -1;
    }

    private static int CodeColumn(TableSheet sheet, int codeRow) => Enumerable.Range(0, Math.Min(LabelColumns, sheet.Width))
        .Where(c => sheet.Rows.Skip(codeRow + 1).Any(r => IsSectorCode(r[c].Value)))
        .Where(c => sheet.Rows.Skip(codeRow + 1).Any(r => TableWords.Row(r[c].Value)?.Role == RowRole.SumOfSectors)).DefaultIfEmpty(-1).First();

    private static int FirstSector(TableSheet sheet, int codeRow, int codeColumn) =>
        Enumerable.Range(codeColumn + 1, sheet.Width - codeColumn - 1).First(c => IsSectorCode(sheet.Rows[codeRow][c].Value));

    private static bool IsSectorCode(string code) => code.Length is > 0 and <= 5 && code.All(char.IsAsciiDigit);

    private static bool IsImported(string origin) => origin.StartsWith("import", StringComparison.OrdinalIgnoreCase) || origin.StartsWith("进口", StringComparison.Ordinal);

    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');

    private static LocalText Name(CsvField[] cells, IEnumerable<int> labels, string code)
    {
        var words = labels.Select(c => cells[c].Value).Where(w => w.Length > 0).ToList();
        var (english, chinese) = (words.FindLast(w => !IsChinese(w)), words.FindLast(IsChinese));
        return new(english ?? chinese ?? code, chinese ?? english ?? code);
    }
}
