namespace Songhua.Plans;

/// <summary>
/// The plan format: every section and every attribute, once. Reading, the JSON Schema, docs/plan-format.md, the formatter and the
/// example plan all follow from it.
/// </summary>
public static class Catalogue
{
    /// <summary>Every section, in the order in which a reader meets them.</summary>
    public static IReadOnlyList<StatementType> All { get; } =
    [
        EvidenceTypes.Plan,
        EvidenceTypes.Places,
        EvidenceTypes.Topics,
        EvidenceTypes.Periods,
        EvidenceTypes.Sources,
        EvidenceTypes.Indicators,
        EvidenceTypes.Subjects,
        EvidenceTypes.Observations,
        EvidenceTypes.Tables,
        EvidenceTypes.Panels,
        EvidenceTypes.Returns,
        StructureTypes.InputOutputTables,
        StructureTypes.Activities,
        IntentTypes.Targets,
        IntentTypes.Parts,
        IntentTypes.Clusters,
        IntentTypes.Taxonomies,
        IntentTypes.Concordances,
        IntentTypes.Programmes,
        IntentTypes.Projects,
        IntentTypes.Milestones,
        IntentTypes.Intentions,
        IntentTypes.Scenarios,
    ];

    private static readonly Dictionary<string, StatementType> BySection = All.ToDictionary(t => t.Section, StringComparer.Ordinal);

    /// <summary>The type of a section; null where there is none.</summary>
    public static StatementType? Find(string section) => BySection.GetValueOrDefault(section);
}
