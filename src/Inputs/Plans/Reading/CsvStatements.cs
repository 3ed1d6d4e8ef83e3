using System.Globalization;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Reads statements from CSV: one a row, attributes as columns, <c>name.en</c> and <c>name.zh</c> for words in two languages.</summary>
internal static class CsvStatements
{
    internal static readonly Rule DuplicateColumn = new(
        "SH1104", Severity.Error,
        new("column '{0}' stands twice in the header", "表头中的列“{0}”重复"),
        new("Only one of the two could count, and it is not clear which.", "只能有一个生效，但无法确定是哪一个。"),
        new("Rename or remove one of them.", "请重命名或删除其中之一。"));

    private static readonly Phrase AnId = new("id", "id");

    /// <summary>The section that a CSV file's name or folder begins with; null where there is none.</summary>
    internal static StatementType? SectionOf(string relativePath)
    {
        foreach (var part in relativePath.Split('/'))
        {
            var stem = Path.GetFileNameWithoutExtension(part);
            foreach (var type in Catalogue.All)
            {
                if (type != EvidenceTypes.Plan && (stem == type.Section || stem.StartsWith(type.Section + "_", StringComparison.Ordinal)
                    || stem.StartsWith(type.Section + "-", StringComparison.Ordinal)))
                {
                    return type;
                }
            }
        }

        return null;
    }

    internal static void Read(SourceText text, string relativePath, StatementType type, StatementReader reader, DiagnosticBag diagnostics)
    {
        var rows = CsvText.Rows(text, diagnostics);
        if (rows.Count == 0)
        {
            return;
        }

        CsvText.ReportUnnamed(rows, 0, diagnostics);
        var columns = Columns(rows[0], type, reader, diagnostics);
        var stem = string.Concat(Path.ChangeExtension(relativePath, null).Select(c => char.IsLetterOrDigit(c) ? c : '_'));
        for (var r = 1; r < rows.Count; r++)
        {
            var row = rows[r];
            var id = columns.Id >= 0 ? row[columns.Id].Value : "";
            var span = row[columns.Id >= 0 && id.Length > 0 ? columns.Id : 0].Span;
            if (id.Length == 0)
            {
                if (type != EvidenceTypes.Observations)
                {
                    diagnostics.Report(StatementReader.MissingAttribute, span, type.Section, "", AnId);
                    continue;
                }

                id = string.Create(CultureInfo.InvariantCulture, $"{stem}_{span.Line}");
            }
            else if (!StatementReader.IsId(id))
            {
                diagnostics.Report(StatementReader.BadId, span, id);
                continue;
            }

            var statement = new RawStatement(type, id, span);
            foreach (var (column, attribute) in columns.Plain)
            {
                if (row[column].Value.Length > 0)
                {
                    statement[attribute] = CellNode(type.Attributes[attribute], row[column]);
                }
            }

            foreach (var group in columns.Localised)
            {
                statement[group.Key] = LocalisedNode(group, row, span) ?? statement[group.Key];
            }

            reader.CheckRequired(statement);
            reader.Statements.Add(statement);
        }
    }

    // A list in a cell is separated by semicolons.
    private static Node CellNode(PlanAttribute attribute, CsvField field) =>
        attribute.Type is AttributeType.WordList or AttributeType.ReferenceList or AttributeType.FigurePair
            ? ListNode(field)
            : new ScalarNode(field.Value, field.Span);

    private static ListNode ListNode(CsvField field) =>
        new([.. field.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => new ScalarNode(v, field.Span))], field.Span);

    private static MapNode? LocalisedNode(IGrouping<int, (int Column, int Attribute, string Language)> group, CsvField[] row, SourceSpan span)
    {
        var entries = group
            .Where(g => row[g.Column].Value.Length > 0)
            .Select(g => (new ScalarNode(g.Language, row[g.Column].Span), (Node)new ScalarNode(row[g.Column].Value, row[g.Column].Span)))
            .ToList();
        return entries.Count == 0 ? null : new MapNode(entries, span);
    }

    private static (int Id, List<(int Column, int Attribute)> Plain, List<IGrouping<int, (int Column, int Attribute, string Language)>> Localised) Columns(
        CsvField[] header, StatementType type, StatementReader reader, DiagnosticBag diagnostics)
    {
        var id = -1;
        var plain = new List<(int, int)>();
        var localised = new List<(int Column, int Attribute, string Language)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var c = 0; c < header.Length; c++)
        {
            var name = header[c].Value;
            if (name.Length == 0)
            {
                continue;
            }

            if (!seen.Add(name))
            {
                diagnostics.Report(DuplicateColumn, header[c].Span, name);
                continue;
            }

            var dot = name.EndsWith(".en", StringComparison.Ordinal) || name.EndsWith(".zh", StringComparison.Ordinal) ? name.Length - 3 : -1;
            var index = type.IndexOf(dot > 0 ? name[..dot] : name);
            if (name == "id" && index < 0)
            {
                id = c;
            }
            else if (index < 0 || (dot > 0 && type.Attributes[index].Type != AttributeType.Text))
            {
                reader.ReportUnknown(type, new ScalarNode(name, header[c].Span));
            }
            else if (dot > 0)
            {
                localised.Add((c, index, name[(dot + 1)..]));
            }
            else
            {
                plain.Add((c, index));
            }
        }

        if (type.IndexOf("id") >= 0)
        {
            id = Array.FindIndex(header, f => f.Value == "id");
        }

        return (id, plain, [.. localised.GroupBy(l => l.Attribute)]);
    }
}
