namespace Songhua.Runs;

/// <summary>What to run.</summary>
/// <param name="Folder">The plan's folder.</param>
public sealed record RunRequest(string Folder)
{
    /// <summary>The day whose knowledge counts; null for the last day on which anything was published.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>A scenario of the plan to run instead of the plan itself.</summary>
    public string? Scenario { get; init; }
}
