using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Short constructors for the catalogue, and the attributes that many statements share.</summary>
internal static class Attributes
{
    internal static PlanAttribute Text(string name, string en, string zh, bool required = false) =>
        new(name, AttributeType.Text, new Phrase(en, zh)) { Required = required };

    internal static PlanAttribute Word(string name, string en, string zh, bool required = false, string? example = null) =>
        new(name, AttributeType.Word, new Phrase(en, zh)) { Required = required, Example = example };

    internal static PlanAttribute Words(string name, string en, string zh, string? example = null) =>
        new(name, AttributeType.WordList, new Phrase(en, zh)) { Example = example };

    internal static PlanAttribute Ref(string name, string en, string zh, string[] to, bool required = false, string? fallback = null) =>
        new(name, AttributeType.Reference, new Phrase(en, zh)) { RefersTo = to, Required = required, Default = fallback };

    internal static PlanAttribute Refs(string name, string en, string zh, string[] to, bool required = false) =>
        new(name, AttributeType.ReferenceList, new Phrase(en, zh)) { RefersTo = to, Required = required };

    internal static PlanAttribute Figure(string name, string en, string zh, string? example = null) =>
        new(name, AttributeType.Figure, new Phrase(en, zh)) { Example = example };

    internal static PlanAttribute Period(string name, string en, string zh, bool required = false, string? example = null) =>
        new(name, AttributeType.Period, new Phrase(en, zh)) { Required = required, Example = example };

    internal static PlanAttribute Choice(string name, string en, string zh, string[] choices, bool required = false, string? fallback = null) =>
        new(name, AttributeType.Choice, new Phrase(en, zh)) { Choices = choices, Required = required, Default = fallback };

    internal static PlanAttribute Flag(string name, string en, string zh, string fallback) =>
        new(name, AttributeType.Flag, new Phrase(en, zh)) { Default = fallback };

    internal static PlanAttribute List(string name, string en, string zh, StatementType items, bool required = false) =>
        new(name, AttributeType.List, new Phrase(en, zh)) { Items = items, Required = required };

    internal static PlanAttribute Of(string name, AttributeType type, string en, string zh, bool required = false, string? example = null) =>
        new(name, type, new Phrase(en, zh)) { Required = required, Example = example };

    internal static PlanAttribute Name => Text("name", "The name shown.", "显示的名称。", required: true);

    internal static PlanAttribute Note => Text("note", "A remark that travels with the statement.", "随语句一起显示的备注。");

    internal static PlanAttribute AtPlace => Ref("place", "Where it holds.", "适用地区。", ["places"], fallback: "the plan's place");

    internal static PlanAttribute UnderTopic => Ref("topic", "The heading under which it is shown.", "显示时所属的主题。", ["topics"]);

    internal static PlanAttribute OfSubject => Ref("of", "The cluster, enterprise, industry or group that it is about; left out for the place as a whole.", "所涉及的集群、企业、行业或组合；省略表示整个地区。", ["clusters", "subjects"]);

    internal static PlanAttribute Source(bool required = true) =>
        Ref("source", "The source of the statement.", "语句的来源。", ["sources"], required) with { IsSource = required };

    internal static PlanAttribute Status => Choice(
        "status", "What stands behind the number.", "数值的性质。", ["official", "derived", "estimate", "synthetic"], fallback: "official; estimate where the source has grade C");

    internal static PlanAttribute Industries => Words("industries", "Industries by their codes in GB/T 4754-2017 with amendment 1 (a section letter, or two to four digits).", "按 GB/T 4754-2017（含第 1 号修改单）的行业代码（门类字母，或二至四位数字）。", "[\"36\", \"371\"]");

    internal static PlanAttribute Values => Of("values", AttributeType.FigureMap, "Figures by indicator.", "按指标给出的数值。", example: "{investment: 69.46 亿元}");
}
