namespace Songhua.Runs;

/// <summary>What to run.</summary>
/// <param name="Folder">The plan's folder.</param>
public sealed record RunRequest(string Folder)
{
    /// <summary>The day whose knowledge counts; null for the last day on which anything was published.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>A scenario of the plan to run instead of the plan itself.</summary>
    public string? Scenario { get; init; }

    /// <summary>Whether its results hold how each of the plan's scenarios changes the probabilities; takes a run of the plan for each.</summary>
    public bool WithScenarios { get; init; }

    /// <summary>Whether its results hold the back-tests of its probabilities; takes seconds for each panel of thirty regions.</summary>
    public bool WithBacktest { get; init; }
}
