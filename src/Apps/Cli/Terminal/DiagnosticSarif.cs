using System.Text;
using System.Text.Json;
using Songhua.Core;

namespace Songhua.Cli;

/// <summary>Diagnostics as SARIF 2.1.0 (OASIS), which editors and code hosts show in place.</summary>
internal static class DiagnosticSarif
{
    internal static void Write(TextWriter to, Language language, IReadOnlyList<Diagnostic> diagnostics, string? scenario)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, DiagnosticJson.Format))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            if (scenario is not null)
            {
                json.WriteStartObject("properties");
                json.WriteString("scenario", scenario);
                json.WriteEndObject();
            }

            Tool(json, language, diagnostics);
            json.WriteStartArray("results");
            foreach (var d in diagnostics)
            {
                Result(json, language, d);
            }

            json.WriteEndArray();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        to.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Tool(Utf8JsonWriter json, Language language, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "songhua");
        json.WriteString("version", typeof(DiagnosticSarif).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in diagnostics.Select(d => d.Rule).DistinctBy(r => r.Code).OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            Text(json, "shortDescription", rule.Message.In(language));
            Text(json, "fullDescription", rule.Why.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Language language, Diagnostic d)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", d.Rule.Code);
        json.WriteString("level", d.Severity.ToString().ToLowerInvariant());
        Text(json, "message", d.Message.In(language));
        json.WriteStartArray("locations");
        Location(json, d.Span, null);
        json.WriteEndArray();
        if (d.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var (span, label) in d.Related)
            {
                Location(json, span, label.In(language));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, SourceSpan span, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", span.File);
        json.WriteEndObject();
        if (span.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", span.Line);
            json.WriteNumber("startColumn", span.Column);
            json.WriteNumber("endColumn", span.Column + span.Length);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (message is not null)
        {
            Text(json, "message", message);
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
