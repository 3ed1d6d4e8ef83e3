using System.Text.Json;
using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData("gdp_2024", true)]
    [InlineData("新能源汽车", true)]
    [InlineData("Éa1", true)]
    [InlineData("2024", false)]
    [InlineData("_a", false)]
    [InlineData("a-b", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    public void The_pattern_of_ids_is_that_of_the_reader(string id, bool isId)
    {
        using var schema = JsonDocument.Parse(JsonSchema.Write());
        var pattern = schema.RootElement.GetProperty("properties").GetProperty("targets").GetProperty("propertyNames").GetProperty("pattern").GetString()!;
        Assert.Equal(isId, Regex.IsMatch(id, pattern, RegexOptions.ECMAScript));

        // Unicode classes are not known to every validator.
        Assert.DoesNotContain("\\p", pattern, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_that_may_be_left_out_may_be_empty()
    {
        using var schema = JsonDocument.Parse(JsonSchema.Write());
        var target = schema.RootElement.GetProperty("$defs").GetProperty("targets").GetProperty("properties");
        Assert.Equal("#/$defs/text_or_empty", target.GetProperty("note").GetProperty("$ref").GetString());
        Assert.Equal("#/$defs/scalar", target.GetProperty("indicator").GetProperty("$ref").GetString());
        Assert.Contains(target.GetProperty("measure").GetProperty("enum").EnumerateArray(), w => w.ValueKind == JsonValueKind.Null);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("$ref") && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
