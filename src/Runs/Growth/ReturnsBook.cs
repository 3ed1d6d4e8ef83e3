using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Returns with everything that is needed to compute with them, and the words for their industries, places and clusters.</summary>
public sealed class ReturnsBook
{
    private readonly Dictionary<string, ILocalised> _places;
    private readonly IReadOnlyList<Cluster> _clusters;
    private readonly Dictionary<string, string[]> _clusterPlaces;

    internal ReturnsBook(Plan? plan, ReturnsDeclaration? declaration, ILocalised name, ReturnsPanel panel, ValueAddedRates rates, ProducerPriceIndices prices, IReadOnlyDictionary<string, string> placeOfCode)
    {
        (Declaration, Name, Panel, Rates, Prices) = (declaration, name, panel, rates, prices);
        Label = plan?.Returns.Count > 1 ? declaration?.Id : null;
        Status = ValueStatusWords.Computed([panel.Register.Status, rates.Status, prices.Status]);
        _places = placeOfCode.Where(p => plan?.Places.ContainsKey(p.Value) == true).ToDictionary(p => p.Key, p => (ILocalised)plan!.Places[p.Value].Name, StringComparer.Ordinal);
        var codeOf = placeOfCode.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        _clusters = plan is null ? [] : [.. plan.Clusters.Where(c => c.Industries.Count > 0)];
        _clusterPlaces = _clusters.ToDictionary(c => c.Id, c => c.Places.Where(codeOf.ContainsKey).Select(p => codeOf[p]).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>What tells these returns from others of the plan in keys of tables and results; null where there are no others.</summary>
    internal string? Label { get; }

    /// <summary>The plan's declaration; null where a folder was named directly.</summary>
    public ReturnsDeclaration? Declaration { get; }

    /// <summary>The name of the returns.</summary>
    public ILocalised Name { get; }

    /// <summary>The returns.</summary>
    public ReturnsPanel Panel { get; }

    /// <summary>Value-added rates.</summary>
    public ValueAddedRates Rates { get; }

    /// <summary>Producer price indices.</summary>
    public ProducerPriceIndices Prices { get; }

    /// <summary>What stands behind everything that is computed from them.</summary>
    public ValueStatus Status { get; }

    /// <summary>The clusters with industries, in the plan's order.</summary>
    public IReadOnlyList<Cluster> Clusters => _clusters;

    /// <summary>The clusters to which an industry class at a place belongs: by industry, and by place where the cluster names places.</summary>
    public IEnumerable<string> ClustersOf(string industryClass, string placeCode) =>
        _clusters.Where(c => c.Industries.Any(i => IndustryClassification.IsWithin(industryClass, i.Code)) && IsAt(_clusterPlaces[c.Id], c, placeCode)).Select(c => c.Id);

    // A cluster whose places have no code is nowhere, not everywhere.
    private static bool IsAt(string[] codes, Cluster cluster, string placeCode) =>
        cluster.Places.Count == 0 || Array.Exists(codes, c => placeCode.StartsWith(Stem(c), StringComparison.Ordinal));

    /// <summary>The digits of a GB/T 2260 code that its parts begin with: 2201 of 220100, 22 of 220000.</summary>
    internal static string Stem(string code) =>
        code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code;

    /// <summary>The name of a place: the plan's, else its code.</summary>
    public ILocalised Place(string code) => _places.GetValueOrDefault(code, LocalText.Same(code));

    /// <summary>The name of an industry with its code.</summary>
    public static ILocalised Industry(string code) => IndustryClassification.Find(code) is { } industry ? industry : LocalText.Same(code);

    /// <summary>The name of a cluster.</summary>
    public ILocalised Cluster(string id) => _clusters.FirstOrDefault(c => c.Id == id)?.Name is { } name ? name : LocalText.Same(id);
}
