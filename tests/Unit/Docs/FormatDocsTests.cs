using System.Text.Json;
using Songhua.Plans;

namespace Songhua.Tests.Unit.Docs;

/// <summary>The pages and the schema of the plan format are what the catalogue says.</summary>
public sealed class FormatDocsTests
{
    [Fact]
    public void The_format_page_is_up_to_date() =>
        Golden.Check("docs/plan-format.md", FormatPage.Write(File.ReadAllText(Path.Combine(Golden.Root, "docs/plan-format.intro.md"))));

    [Fact]
    public void The_json_schema_is_up_to_date() => Golden.Check("docs/plan.schema.json", JsonSchema.Write());

    [Fact]
    public void Every_reference_of_the_schema_leads_somewhere()
    {
        using var schema = JsonDocument.Parse(JsonSchema.Write());
        var definitions = schema.RootElement.GetProperty("$defs");
        Assert.All(References(schema.RootElement), r => Assert.True(definitions.TryGetProperty(r["#/$defs/".Length..], out _), r));
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("$ref") && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
