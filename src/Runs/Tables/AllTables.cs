using Songhua.Core;

namespace Songhua.Runs;

/// <summary>Every table of a run, in the order in which a reader meets them.</summary>
public static class AllTables
{
    /// <summary>The tables.</summary>
    /// <param name="results">The run.</param>
    /// <param name="extras">What it was asked for besides.</param>
    public static IReadOnlyList<ResultTable> Of(Results results, RunExtras extras) =>
    [.. ((ResultTable[])
    [
        StatusTable.Of(results),
        .. OutlookTables.All(results),
        .. EnsembleTables.Of(results.Together, results),
        .. extras.Scenarios is { Answers: { } scenarios } ? ScenarioTables.Of(scenarios) : [],
        .. extras.Backtest is { } backtest ? BacktestTables.Of(backtest, results) : [],
        SeriesTables.Overview(results, results.Series),
        CheckTables.Findings(results),
        CheckTables.Implied(results),
        .. results.Growth.Reports.SelectMany(r => r.Answer.Book.Label is { } label ? r.Tables.Select(t => t with { Key = $"{t.Key}_{label}" }) : r.Tables),
        .. results.Structure.IsEmpty ? [] : StructureTables.All(results),
        PlanTables.Clusters(results),
        PlanTables.Programmes(results),
        PlanTables.Projects(results),
        PlanTables.Milestones(results),
        PlanTables.Intentions(results),
        PlanTables.Taxonomies(results),
        PlanTables.Observations(results),
        PlanTables.Sources(results),
    ]).Select(t => Marked(t, results))];

    /// <summary>The table with the scenario that its results suppose.</summary>
    public static ResultTable Marked(ResultTable table, Results results) => table with { Scenario = results.Scenario?.Id };
}
