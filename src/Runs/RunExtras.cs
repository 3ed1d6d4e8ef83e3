namespace Songhua.Runs;

/// <summary>What a run can be asked for besides its results, because it takes its time.</summary>
/// <param name="Scenarios">How the plan's scenarios change the probabilities: a run of the plan for each; null where it was not asked for.</param>
/// <param name="Backtest">How good such probabilities were: seconds for each panel of thirty regions; null where it was not asked for.</param>
public sealed record RunExtras(PlanScenarios? Scenarios, BacktestStep? Backtest)
{
    /// <summary>Nothing was asked for.</summary>
    public static RunExtras None { get; } = new(null, null);
}
