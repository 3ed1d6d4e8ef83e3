using System.Text.Json;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>Writes a result table as JSON: columns, and rows of cells with value, unit, status and words.</summary>
internal static class TableJson
{
    /// <summary>Writes the table's properties into the object that is open.</summary>
    internal static void Write(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteString("key", table.Key);
        RunJson.Text(json, "scenario", table.Scenario);
        RunJson.Words(json, "title", table.Title);
        RunJson.Words(json, "note", table.Note);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("key", column.Key);
            RunJson.Words(json, "title", column.Title);
            json.WriteString("kind", column.Kind.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("key", row.Key);
            json.WriteStartArray("cells");
            foreach (var cell in row.Cells)
            {
                Cell(json, cell);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Cell(Utf8JsonWriter json, Cell cell)
    {
        if (cell is { Words: null, Number: null })
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        if (cell.Number is { } number && double.IsFinite(number))
        {
            json.WriteNumber("value", number);
        }
        else
        {
            json.WriteNull("value");
        }

        RunJson.Text(json, "unit", cell.Unit?.Symbol);
        RunJson.Text(json, "status", cell.Status?.ToString().ToLowerInvariant());
        RunJson.Words(json, "text", cell.Words);
        json.WriteEndObject();
    }
}
