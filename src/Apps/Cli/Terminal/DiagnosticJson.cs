using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Songhua.Core;

namespace Songhua.Cli;

/// <summary>Diagnostics as JSON: an array of objects with code, severity, place, message, suggestion, related places, and the scenario applied or null.</summary>
internal static class DiagnosticJson
{
    internal static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(TextWriter to, Language language, IReadOnlyList<Diagnostic> diagnostics, string? scenario)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Format))
        {
            json.WriteStartArray();
            foreach (var d in diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("scenario", scenario);
                json.WriteString("code", d.Rule.Code);
                json.WriteString("severity", d.Severity.ToString().ToLowerInvariant());
                Place(json, d.Span);
                json.WriteString("message", d.Message.In(language));
                json.WriteString("why", d.Rule.Why.In(language));
                json.WriteString("suggestion", d.Suggestion);
                json.WriteStartArray("related");
                foreach (var (span, label) in d.Related)
                {
                    json.WriteStartObject();
                    Place(json, span);
                    json.WriteString("message", label.In(language));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        to.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Place(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteString("file", span.File);
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
        json.WriteNumber("length", span.Length);
    }
}
