using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Songhua.Plans;

/// <summary>
/// The plan format as a JSON Schema (draft 2020-12), so that editors complete and check plan files as they are written. The program
/// itself reads by the catalogue; the schema is looser where YAML lets a value be written in several ways.
/// </summary>
public static class JsonSchema
{
    private const string OrEmpty = "_or_empty";

    // Ids are letters of any script, digits and underscores. Classes such as \p{L} are not known to every validator, so that beyond ASCII
    // the pattern is looser than the reader.
    private const string IdPattern = @"^[^\x00-@\[-`{-\x7F][^\x00-/:-@\[-^`{-\x7F]*$";

    /// <summary>The schema of one plan file.</summary>
    public static string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "Songhua plan file, format 1");
            json.WriteString("type", "object");
            json.WriteBoolean("additionalProperties", false);
            json.WriteStartObject("properties");
            foreach (var type in Catalogue.All)
            {
                Section(json, type);
            }

            json.WriteEndObject();
            json.WriteStartObject("$defs");
            Shared(json);
            foreach (var type in Catalogue.All.Concat(ItemTypes()))
            {
                Statement(json, type);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>The types of the items of lists, each once, in the order in which they are met.</summary>
    internal static IEnumerable<StatementType> ItemTypes() =>
        Catalogue.All.SelectMany(t => t.Attributes).Select(a => a.Items).OfType<StatementType>().Distinct();

    private static void Section(Utf8JsonWriter json, StatementType type)
    {
        json.WriteStartObject(type.Section);
        Describe(json, type.Description);
        if (type == EvidenceTypes.Plan)
        {
            json.WriteString("$ref", Reference(type));
        }
        else
        {
            Types(json, "object", "null");
            json.WriteStartObject("propertyNames");
            json.WriteString("pattern", IdPattern);
            json.WriteEndObject();
            json.WriteStartObject("additionalProperties");
            json.WriteString("$ref", Reference(type));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Statement(Utf8JsonWriter json, StatementType type)
    {
        json.WriteStartObject(Key(type));
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var attribute in type.Attributes)
        {
            Attribute(json, attribute);
        }

        json.WriteEndObject();
        if (type.Attributes.Any(a => a.Required))
        {
            json.WriteStartArray("required");
            foreach (var attribute in type.Attributes.Where(a => a.Required))
            {
                json.WriteStringValue(attribute.Name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // An attribute without a value counts as left out, so that null is a value where one may be left out. An empty formula is an error.
    private static void Attribute(Utf8JsonWriter json, PlanAttribute attribute)
    {
        var mayBeEmpty = !attribute.Required && attribute.Type != AttributeType.Formula;
        json.WriteStartObject(attribute.Name);
        Describe(json, attribute.Description);
        switch (attribute.Type)
        {
            case AttributeType.Choice:
                Enumeration(json, attribute.Choices, mayBeEmpty);
                break;
            case AttributeType.Flag:
                Enumeration(json, ["yes", "no", "true", "false"], mayBeEmpty, true, false);
                break;
            case AttributeType.List or AttributeType.ReferenceList or AttributeType.WordList or AttributeType.FigurePair:
                Container(json, "array", mayBeEmpty);
                json.WriteStartObject("items");
                json.WriteString("$ref", attribute.Items is { } items ? Reference(items) : attribute.Type == AttributeType.FigurePair ? "#/$defs/figure" : "#/$defs/scalar");
                json.WriteEndObject();
                break;
            case AttributeType.Map or AttributeType.FigureMap:
                Container(json, "object", mayBeEmpty);
                break;
            default:
                json.WriteString("$ref", $"#/$defs/{Shape(attribute.Type)}{(mayBeEmpty ? OrEmpty : "")}");
                Examples(json, attribute);
                break;
        }

        if (attribute.Default is not null && attribute.Choices.Contains(attribute.Default))
        {
            json.WriteString("default", attribute.Default);
        }

        json.WriteEndObject();
    }

    private static string Shape(AttributeType type) => type switch
    {
        AttributeType.Text => "text",
        AttributeType.Figure => "figure",
        _ => "scalar",
    };

    private static void Examples(Utf8JsonWriter json, PlanAttribute attribute)
    {
        if (attribute.Example is not null)
        {
            json.WriteStartArray("examples");
            json.WriteStringValue(attribute.Example.Trim('"'));
            json.WriteEndArray();
        }
    }

    private static void Container(Utf8JsonWriter json, string type, bool mayBeEmpty)
    {
        if (mayBeEmpty)
        {
            Types(json, type, "null");
        }
        else
        {
            json.WriteString("type", type);
        }
    }

    // YAML reads 2024 as a number and yes as a word or a truth value; a plan takes them as written.
    private static void Shared(Utf8JsonWriter json)
    {
        json.WriteStartObject("scalar");
        Types(json, "string", "number", "boolean");
        json.WriteEndObject();
        json.WriteStartObject("figure");
        json.WriteString("description", "A number with its wording and unit: 700,000 vehicles; nearly 1.5 trillion CNY; 超过1000亿元.");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteStartObject("text");
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("$ref", "#/$defs/scalar");
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var language in (string[])["en", "zh"])
        {
            json.WriteStartObject(language);
            json.WriteString("$ref", "#/$defs/scalar");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        foreach (var shape in (string[])["scalar", "figure", "text"])
        {
            json.WriteStartObject(shape + OrEmpty);
            json.WriteStartArray("anyOf");
            json.WriteStartObject();
            json.WriteString("$ref", "#/$defs/" + shape);
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("type", "null");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void Types(Utf8JsonWriter json, params string[] types)
    {
        json.WriteStartArray("type");
        foreach (var type in types)
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
    }

    private static void Enumeration(Utf8JsonWriter json, IReadOnlyList<string> words, bool mayBeEmpty, params bool[] flags)
    {
        json.WriteStartArray("enum");
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        foreach (var flag in flags)
        {
            json.WriteBooleanValue(flag);
        }

        if (mayBeEmpty)
        {
            json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static void Describe(Utf8JsonWriter json, Core.Phrase phrase) => json.WriteString("description", $"{phrase.En} {phrase.Zh}");

    private static string Key(StatementType type) => ItemTypes().Contains(type) ? "item_" + type.Section : type.Section;

    private static string Reference(StatementType type) => "#/$defs/" + Key(type);
}
