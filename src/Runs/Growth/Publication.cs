namespace Songhua.Runs;

/// <summary>Which cells may be published.</summary>
public sealed class Publication
{
    private readonly HashSet<string> _withheld;

    private Publication(HashSet<string> withheld) => _withheld = withheld;

    /// <summary>Decides over all tables of some answers together.</summary>
    public static Publication Of(params IReadOnlyList<GrowthAnswer> answers) => new(new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether a cell must not be shown.</summary>
    public bool IsWithheld(GrowthCell cell) => _withheld.Contains(cell.Key);
}
