using System.Text.Json;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>Writes a result table as JSON: columns, and rows of cells with value, unit, status and words.</summary>
internal static class TableJson
{
    /// <summary>
    /// Writes the table's properties into the object that is open. With <paramref name="lines"/>, places in the plan are told without
    /// the folder in front, so that the same plan gives the same bytes wherever it lies.
    /// </summary>
    internal static void Write(Utf8JsonWriter json, ResultTable table, PlanLines? lines = null)
    {
        json.WriteString("key", table.Key);
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
                Cell(json, cell, lines);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Cell(Utf8JsonWriter json, Cell cell, PlanLines? lines)
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
        RunJson.Words(json, "text", cell.Words is { } words && lines is not null ? new WithoutFolder(words, lines) : cell.Words);
        json.WriteEndObject();
    }

    private sealed class WithoutFolder(ILocalised words, PlanLines lines) : ILocalised
    {
        public string In(Language language) => lines.File(words.In(language));
    }
}
