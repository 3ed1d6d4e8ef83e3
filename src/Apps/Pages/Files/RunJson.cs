using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>
/// Writes a run as one JSON document, so that programs can read it and two runs can be compared: the same inputs give the same bytes.
/// The shape is described in docs/run-json.md.
/// </summary>
public static class RunJson
{
    /// <summary>The number of the shape; raised when a reader of the old one could misunderstand the new one.</summary>
    public const int Format = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the run as UTF-8. Where the input could not be understood, there are diagnostics and no results.</summary>
    public static void Write(RunResult run, RunExtras extras, Stream to)
    {
        using var json = new Utf8JsonWriter(to, Options);
        var lines = new PlanLines(run.Request.Folder);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteStartObject("program");
        json.WriteString("name", "songhua");
        json.WriteString("version", typeof(RunJson).Assembly.GetName().Version!.ToString(3));
        json.WriteEndObject();
        Text(json, "scenario", run.Request.Scenario);
        Inputs(json, run, lines);
        Diagnostics(json, run, lines);
        if (run.Results is { } results)
        {
            json.WriteStartObject("results");
            new ResultsJson(json, results, extras, lines).Write();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("results");
        }

        json.WriteEndObject();
    }

    /// <summary>Writes one table as UTF-8: the shape of an item of <c>results.tables</c>.</summary>
    public static void WriteTable(ResultTable table, Stream to)
    {
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        TableJson.Write(json, table);
        json.WriteEndObject();
    }

    private static void Inputs(Utf8JsonWriter json, RunResult run, PlanLines lines)
    {
        var texts = run.Reading.Texts.Concat(run.Results?.Facts.Tables.Select(t => t.Text) ?? [])
            .DistinctBy(t => t.File).OrderBy(t => lines.File(t.File), StringComparer.Ordinal);
        json.WriteStartArray("inputs");
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("file", lines.File(text.File));
            json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Content))));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Diagnostics(Utf8JsonWriter json, RunResult run, PlanLines lines)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in run.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Rule.Code);
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            Span(json, "at", diagnostic.Span, lines);
            Words(json, "message", diagnostic.Message);
            Text(json, "suggestion", diagnostic.Suggestion);
            json.WriteStartArray("related");
            foreach (var (span, label) in diagnostic.Related)
            {
                json.WriteStartObject();
                Span(json, "at", span, lines);
                Words(json, "label", label);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Span(Utf8JsonWriter json, string name, SourceSpan span, PlanLines lines)
    {
        json.WriteStartObject(name);
        json.WriteString("file", lines.File(span.File));
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
        json.WriteNumber("length", span.Length);
        json.WriteEndObject();
    }

    internal static void Words(Utf8JsonWriter json, string name, ILocalised? words)
    {
        if (words is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("en", words.In(Language.English));
        json.WriteString("zh", words.In(Language.Chinese));
        json.WriteEndObject();
    }

    internal static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, text);
        }
    }
}
