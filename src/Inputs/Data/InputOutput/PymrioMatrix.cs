using Songhua.Core;

namespace Songhua.Data;

/// <summary>One or two levels of a head; more are joined to the second.</summary>
internal readonly record struct PymrioKey(string? First, string Last)
{
    public override string ToString() => First is null ? Last : $"{First}:{Last}";
}

/// <summary>A matrix whose rows and columns have keys.</summary>
internal sealed record PymrioMatrix(TableSheet Sheet, List<(PymrioKey Key, CsvField Head)> Columns, List<(PymrioKey Key, CsvField Head, CsvField[] Cells)> Rows)
{
    public static readonly Rule RowElsewhere = new(
        "SH5229", Severity.Error,
        new("'{0}' does not stand in '{1}'", "“{0}”在“{1}”中没有对应项"),
        new("The matrices of a table hold the same sectors; part of the table would be left out.", "同一张表的各矩阵部门相同；否则表的一部分会被遗漏。"),
        new("Save all matrices of the table again, at one time.", "请一次性重新保存该表的全部矩阵。"));

    private readonly Dictionary<PymrioKey, CsvField[]> _byKey = Rows.DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Cells);

    /// <summary>The cells of a row; null, with a diagnostic, where there is none.</summary>
    internal CsvField[]? RowOf(PymrioKey key, CsvField head, RuleTally tally)
    {
        if (_byKey.TryGetValue(key, out var cells))
        {
            return cells;
        }

        tally.Add(RowElsewhere, head.Span, key, Path.GetFileName(Sheet.File));
        return null;
    }

    /// <summary>Says which rows stand twice, and which are not among the sectors.</summary>
    internal void Check(IReadOnlySet<PymrioKey> sectors, string sectorsFile, RuleTally tally)
    {
        var seen = new HashSet<PymrioKey>();
        foreach (var (key, head, _) in Rows)
        {
            if (!seen.Add(key))
            {
                tally.Add(TableDraft.SectorTwice, head.Span, key);
            }
            else if (!sectors.Contains(key))
            {
                tally.Add(RowElsewhere, head.Span, key, sectorsFile);
            }
        }
    }

    internal static PymrioMatrix? Of(TableSheet sheet, int heads, int labels, DiagnosticBag diagnostics)
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

    private static PymrioKey KeyOf(string[] levels) => levels.Length == 1 ? new(null, levels[0]) : new(levels[0], string.Join(':', levels[1..]));
}
