using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Multi-regional tables of China's provinces (CEADs): a row of provinces above a row of sectors and final uses, and mostly one of codes below;
/// provinces, sectors and codes down the left; below, imports, intermediate inputs, value added and total inputs. Merged cells count for what
/// follows them. Columns and rows by which the publisher checks the table are passed over with a note.
/// </summary>
internal static partial class CeadsLayout
{
    public static readonly Rule CheckUnread = new(
        "SH5237", Severity.Note,
        new("'{0}' is the publisher's own check and not read", "“{0}”是发布者自己的核对项，不予读取"),
        new("It repeats what the table holds, or says how far it misses.", "它重复表中已有的内容，或说明差额大小。"),
        new("Nothing need be done: the table is checked here.", "无需处理：本程序会自行核对。"));

    private const int RowsToLookAt = 12;

    /// <summary>Whether a sheet is of this layout: two rows of heads, of which the lower repeats a final use for several regions.</summary>
    internal static bool Fits(TableSheet sheet) => Heads(sheet) is not null;

    /// <summary>Says which row and column is which.</summary>
    internal static TableDraft Read(TableSheet sheet, DiagnosticBag diagnostics)
    {
        var (headRow, first) = Heads(sheet)!.Value;
        var draft = new TableDraft(sheet) { Period = sheet.Year(headRow - 1), Unit = sheet.UnitWord(headRow + 1), UsualUnit = "万元" };
        var inputs = new List<FoundInput>();
        var region = "";
        foreach (var cells in sheet.Rows.Skip(headRow + 1))
        {
            var labels = cells[..first].Where(c => c.Value.Length > 0).ToList();
            if (labels.Count == 0 || cells[first..].All(c => c.Value.Length == 0) || cells[first..].Any(c => TableWords.Column(c.Value) is not null))
            {
                continue; // a row of codes above the table, remarks below it
            }

            if (labels.FindLast(l => TableWords.Row(l.Value) is not null) is { Value: not null } label)
            {
                // The code stands behind the label, which the publisher spells in several ways.
                var word = TableWords.Row(label.Value)!;
                inputs.Add(new(word, label.Value, word.Role == RowRole.Primary ? new(word.Kind.Word().En, word.Kind.Word().Zh) : LocalText.Same(label.Value), label, cells));
            }
            else if (labels.Find(l => IsCheck(l.Value)) is { Value: not null } check)
            {
                diagnostics.Report(CheckUnread, check.Span, check.Value);
            }
            else if (inputs.Count > 0 && labels.Select(l => SatelliteOf(l.Value)).FirstOrDefault(s => s is not null) is { } satellite)
            {
                draft.Rows.Add(new(RowRole.Satellite, draft.Satellites.Count, labels[^1], cells));
                draft.Satellites.Add((satellite.Name, LocalText.Same(satellite.Name), satellite.Unit));
            }
            else if (inputs.Exists(i => i.Word.Role == RowRole.Output))
            {
                diagnostics.Report(PymrioLayout.SatelliteLeftOut, labels[0].Span, labels[0].Value, WithUnit().Match(labels[0].Value).Groups[2].Value);
            }
            else if (inputs.Count > 0)
            {
                diagnostics.Report(TableDraft.RowUnknown, labels[0].Span, labels[0].Value);
            }
            else
            {
                region = cells[0].Value.Length > 0 ? cells[0].Value : region;
                var name = cells[1].Value.Length > 0 ? cells[1] : labels[0];
                draft.AddSector(new(name.Value, LocalText.Same(name.Value), region), name, cells, diagnostics);
            }
        }

        draft.AddInputs(inputs, diagnostics);
        AddColumns(draft, headRow, first, diagnostics);
        return draft;
    }

    private static void AddColumns(TableDraft draft, int headRow, int first, DiagnosticBag diagnostics)
    {
        var (regions, heads, below) = (draft.Sheet.Rows[headRow - 1], draft.Sheet.Rows[headRow], draft.Sheet.Rows[headRow + 1]);
        var keys = draft.Sectors.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var names = draft.Sectors.Select(s => s.Region!).ToHashSet(StringComparer.Ordinal);
        var columns = new List<(string, int, CsvField)>();
        var uses = new List<FoundUse>();
        var tally = new RuleTally();
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
            else if ((TableWords.Column(head.Value) ?? TableWords.Column(below[c].Value)) is { } word)
            {
                // A use that stands once is of all regions, whatever region stands to the left of it.
                var isRegional = names.Contains(region) && word.Role is ColumnRole.FinalUse or ColumnRole.SumOfFinalUses && heads.Count(h => h.Value == head.Value) > 1;
                uses.Add(new(word, head.Value, LocalText.Same(head.Value), isRegional ? region : null, c, head));
            }
            else if (IsCheck(head.Value))
            {
                tally.Add(CheckUnread, head.Span, head.Value);
            }
            else if (head.Value.Length > 0 || draft.Rows.Exists(r => r.Cells[c].Value.Length > 0))
            {
                tally.Add(TableDraft.ColumnUnknown.At(head.Span, key) with { Suggestion = Suggestion.Nearest(key, keys) });
            }
        }

        tally.ReportTo(diagnostics, draft.Sheet.File);
        draft.AddSectorColumns(columns, false, diagnostics);
        draft.AddUses(uses, diagnostics);
    }

    // The row of sectors is the first that repeats a final use; the first column is the first with a region above it and a number below.
    private static (int HeadRow, int First)? Heads(TableSheet sheet)
    {
        for (var r = 1; r < Math.Min(RowsToLookAt, sheet.Rows.Count - 1); r++)
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

    // The tables of 2018 and 2020 end with the share of errors in output and with output added up once more, in rows and in columns.
    private static bool IsCheck(string label) =>
        label.EndsWith("check", StringComparison.OrdinalIgnoreCase) || label.StartsWith("proportion of error", StringComparison.OrdinalIgnoreCase) || label.Equals("gross input", StringComparison.OrdinalIgnoreCase);

    // A row like CO2 (Mt): what and, in brackets, in which unit.
    private static (string Name, Unit Unit)? SatelliteOf(string label) =>
        WithUnit().Match(label) is { Success: true } match
        && (UnitCatalogue.Parse(match.Groups[2].Value + match.Groups[1].Value) ?? UnitCatalogue.Parse($"{match.Groups[2].Value} {match.Groups[1].Value}") ?? UnitCatalogue.Parse(match.Groups[2].Value)) is { } unit
            ? (match.Groups[1].Value, unit) : null;

    [GeneratedRegex(@"^(\S.*?)\s*[(（]([^()（）]+)[)）]$", RegexOptions.CultureInvariant)]
    private static partial Regex WithUnit();
}
