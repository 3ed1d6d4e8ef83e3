namespace Songhua.Runs;

/// <summary>Which cells may be published.</summary>
public sealed class Publication(IReadOnlySet<string> withheld)
{
    /// <summary>Whether a cell must not be shown.</summary>
    public bool IsWithheld(GrowthCell cell) => withheld.Contains(cell.Key);
}
