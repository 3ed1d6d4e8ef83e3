using System.Globalization;
using System.Text.Json;
using Songhua.AddUp;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;
using Songhua.Structure;

namespace Songhua.Pages;

/// <summary>Writes the answers of a run as JSON.</summary>
internal sealed class ResultsJson(Utf8JsonWriter json, Results results, RunExtras extras, PlanLines lines)
{
    internal void Write()
    {
        var head = results.Plan.Head;
        json.WriteStartObject("plan");
        json.WriteString("id", head.Id);
        RunJson.Words(json, "name", head.Name);
        json.WriteString("place", head.Place);
        json.WriteString("horizon", head.Horizon.ToString());
        json.WriteEndObject();
        json.WriteString("as_of", results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("methods");
        Method(Pace.Method);
        Method(AddUpEngine.Method);
        Method(OutlookEngine.Method);
        if (results.Together is not null)
        {
            Method(EnsembleEngine.Method);
        }

        if (!results.Structure.IsEmpty)
        {
            foreach (var method in (Method[])
            [
                LeontiefSystem.Method, QuotientRegionalisation.Method, HypotheticalExtraction.Method, DisruptionEngine.Method, CommunityDetection.Method, LocationQuotients.Method,
                ShiftShare.Method, Proximity.Method, Complexity.Method,
            ])
            {
                Method(method);
            }
        }

        json.WriteEndArray();
        Each("status", results.Status, Status);
        Each("findings", results.Findings, Finding);
        Each("implied", results.Implied, Implied);
        Each("tables", AllTables.Of(results, extras), table => TableJson.Write(json, table));
    }

    private void Each<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Method(Method method)
    {
        json.WriteStartObject();
        json.WriteString("id", method.Id);
        json.WriteString("version", method.Version);
        RunJson.Words(json, "name", method.Name);
        RunJson.Words(json, "validated", method.Validated);
        json.WriteEndObject();
    }

    private void Status(TargetStatus status)
    {
        var (target, pace) = (status.Target, status.Pace);
        json.WriteString("key", status.Key);
        json.WriteString("target", target.Path);
        json.WriteString("indicator", target.Series.Indicator);
        json.WriteString("place", target.Series.Place);
        RunJson.Text(json, "subject", target.Series.Subject);
        json.WriteString("facet", target.Facet.ToString().ToLowerInvariant());
        RunJson.Text(json, "due", target.By?.ToString());
        RunJson.Span(json, "at", target.Span, lines);
        json.WriteString("unit", status.Unit.Symbol);
        json.WriteString("base_units_in_unit", status.Unit.Factor.ToString(CultureInfo.InvariantCulture));
        json.WriteString("verdict", Snake(pace.Verdict.ToString()));
        json.WriteBoolean("rounding_could_change_it", pace.RoundingCouldChangeIt);
        RunJson.Words(json, "reason", pace.Reason);
        Interval("aim", status.Problem.Target.Value);
        Point("baseline", pace.Baseline);
        Point("latest", pace.Latest);
        Point("assumed", pace.Assumed);
        Number("years_elapsed", pace.YearsElapsed);
        Number("years_left", pace.YearsLeft);
        Yearly("observed_pace", pace.Observed);
        Yearly("required_pace", pace.Required);
        RunJson.Text(json, "decided_by", pace.DecidedBy?.ToString().ToLowerInvariant());
        Uncertain("ratio", pace.Ratio);
        Uncertain("open_sdg_ratio", pace.Rule?.Ratio);
        RunJson.Text(json, "open_sdg_category", pace.Rule is { } rule ? Snake(rule.Category.ToString()) : null);
        Uncertain("gap", pace.Gap);
        Uncertain("covered", pace.Covered);
        json.WriteStartArray("missing");
        foreach (var missing in pace.Missing)
        {
            json.WriteStringValue($"{missing.Facet.ToString().ToLowerInvariant()}:{missing.Period}");
        }

        json.WriteEndArray();
        Paths("used", status.Used.Select(o => o.Path));
        Paths("disputed", status.Disputed.Select(o => o.Path));
    }

    private void Finding(Finding finding)
    {
        json.WriteString("key", finding.Key);
        json.WriteString("kind", Snake(finding.Kind.ToString()));
        RunJson.Words(json, "about", finding.About);
        RunJson.Words(json, "words", finding.Words);
        Each("statements", finding.Parts, part =>
        {
            json.WriteString("path", part.Path);
            RunJson.Span(json, "at", part.Span, lines);
            RunJson.Words(json, "words", part.Words);
            RunJson.Words(json, "source", part.Source);
        });
    }

    private void Implied(ImpliedValue implied)
    {
        json.WriteString("key", implied.Key);
        RunJson.Words(json, "words", implied.Words);
        Interval("bounds", implied.Bounds);
        json.WriteString("unit", implied.Unit.Symbol);
        json.WriteString("base_units_in_unit", implied.Unit.Factor.ToString(CultureInfo.InvariantCulture));
        json.WriteBoolean("is_value", implied.IsValue);
        json.WriteBoolean("assumes_date", implied.Assumed);
        Paths("statements", implied.Statements);
    }

    private void Point(string name, PacePoint? point)
    {
        if (point is not { } p)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("period", p.Period.ToString());
        Interval("range", p.Value);
        Number("central", p.HasCentral ? p.Central : null);
        json.WriteString("status", p.Status.ToString().ToLowerInvariant());
        json.WriteString("key", p.Key);
        json.WriteEndObject();
    }

    private void Yearly(string name, YearlyPace? pace)
    {
        if (pace is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Uncertain("linear", pace.Linear);
        Uncertain("compound", pace.Compound);
        json.WriteEndObject();
    }

    private void Uncertain(string name, Uncertain? value)
    {
        if (value is not { } v)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Interval("range", v.Range);
        Number("central", v.HasCentral ? v.Central : null);
        json.WriteEndObject();
    }

    // JSON has no infinity: an end that is not bounded is null.
    private void Interval(string name, Interval interval)
    {
        json.WriteStartArray(name);
        foreach (var end in (double[])[interval.Low, interval.High])
        {
            if (double.IsFinite(end))
            {
                json.WriteNumberValue(end);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    private void Number(string name, double? number)
    {
        if (number is { } n && double.IsFinite(n))
        {
            json.WriteNumber(name, n);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private void Paths(string name, IEnumerable<string> paths)
    {
        json.WriteStartArray(name);
        foreach (var path in paths)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
