using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Writes a table in the project's own CSV: the same bytes for equal tables. Numbers have the fewest digits that are read back as the same
/// numbers, so that reading and writing again changes nothing.
/// </summary>
public static class InputOutputWriter
{
    private static readonly string[] BothEnds = ["imports", "discrepancy"];

    /// <summary>The text of the file, UTF-8 without a mark when saved, lines ending with LF.</summary>
    public static string Write(InputOutputTable table)
    {
        var text = new StringBuilder();
        var head = table.Head;
        text.Append("# name: ").Append(head.Name.In(Language.English)).Append('\n');
        text.Append("# name_zh: ").Append(head.Name.In(Language.Chinese)).Append('\n');
        text.Append("# period: ").Append(head.Period.ToString()).Append('\n');
        text.Append("# unit: ").Append(head.Unit.Symbol).Append('\n');
        text.Append("# prices: ").Append(OwnLayout.Word(head.Valuation.ToString())).Append('\n');
        var (imports, discrepancy) = (!table.Imports.IsEmpty, !table.Discrepancy.IsEmpty);
        string[] ends = [.. (imports, discrepancy) switch { (true, true) => BothEnds, (true, false) => BothEnds[..1], (false, true) => BothEnds[1..], _ => [] }, "output"];
        Line(text, [.. OwnLayout.Labels, .. table.Sectors.Select(s => s.Key), .. table.FinalUses.Select(f => f.Key), .. ends]);
        var blanks = Enumerable.Repeat("", ends.Length).ToArray();
        var skipped = Enumerable.Repeat("", table.Sectors.Count).ToArray();
        Line(text, [OwnLayout.Column, "kind", "", "", "", "", "", .. skipped, .. table.FinalUses.Select(f => OwnLayout.Word(f.Kind.ToString())), .. blanks]);
        Line(text, [OwnLayout.Column, "name_en", "", "", "", "", "", .. skipped, .. table.FinalUses.Select(f => f.Name.In(Language.English)), .. blanks]);
        Line(text, [OwnLayout.Column, "name_zh", "", "", "", "", "", .. skipped, .. table.FinalUses.Select(f => f.Name.In(Language.Chinese)), .. blanks]);
        Sectors(text, table, table.Treatment == ImportTreatment.Apart ? OwnLayout.Domestic : OwnLayout.Total, table.Flows, table.FinalUse, i =>
        [
            .. ends.Select(e => Number(e == BothEnds[0] ? table.Imports[i] : e == BothEnds[1] ? table.Discrepancy[i] : table.Output[i])),
        ]);
        if (table.ImportedFlows is { } flows)
        {
            Sectors(text, table, OwnLayout.Imports, flows, table.ImportedFinalUse!, _ => blanks);
        }

        for (var p = 0; p < table.PrimaryInputRows.Count; p++)
        {
            var row = table.PrimaryInputRows[p];
            Line(text,
            [
                OwnLayout.ValueAdded, row.Code, row.Name.In(Language.English), row.Name.In(Language.Chinese), "", OwnLayout.Word(row.Kind.ToString()), "",
                .. Numbers(table.PrimaryInputs.Row(p)), .. table.PrimaryInputsOfFinalUse is { } final ? Numbers(final.Row(p)) : [.. table.FinalUses.Select(_ => "")], .. blanks,
            ]);
        }

        foreach (var satellite in table.Satellites)
        {
            var values = satellite.Values.ToArray().Select(v => ScaledNumber.Write(v, satellite.Unit));
            Line(text,
            [
                OwnLayout.SatelliteRow, satellite.Code, satellite.Name.In(Language.English), satellite.Name.In(Language.Chinese), "", "", satellite.Unit.Symbol,
                .. values, .. table.FinalUses.Select(_ => ""), .. blanks,
            ]);
        }

        return text.ToString();

        string Number(double value) => ScaledNumber.Write(value, head.Unit);

        string[] Numbers(ReadOnlySpan<double> values)
        {
            var written = new string[values.Length];
            for (var i = 0; i < written.Length; i++)
            {
                written[i] = Number(values[i]);
            }

            return written;
        }

        void Sectors(StringBuilder to, InputOutputTable of, string origin, FlowBlock inner, FlowBlock outer, Func<int, string[]> end)
        {
            for (var i = 0; i < of.Sectors.Count; i++)
            {
                var sector = of.Sectors[i];
                Line(to, [origin, sector.Code, sector.Name.In(Language.English), sector.Name.In(Language.Chinese), sector.Region ?? "", "", "", .. Numbers(inner.Row(i)), .. Numbers(outer.Row(i)), .. end(i)]);
            }
        }
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(CsvText.Quote)).Append('\n');
}
