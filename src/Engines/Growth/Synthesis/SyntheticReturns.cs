using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// A made-up province: register, returns and factors, all <see cref="ValueStatus.Synthetic"/>, with the anomalies that were planted
/// and the goals that were hit. No enterprise in it exists.
/// </summary>
public sealed class SyntheticReturns
{
    /// <summary>The options.</summary>
    public required SynthesisSpec Spec { get; init; }

    /// <summary>The returns, with the register.</summary>
    public required ReturnsPanel Panel { get; init; }

    /// <summary>Value-added rates by division and year, from the year before the panel.</summary>
    public required ValueAddedRates Rates { get; init; }

    /// <summary>Producer price indices by division and month.</summary>
    public required ProducerPriceIndices Prices { get; init; }

    /// <summary>What was planted, in order of enterprise and month.</summary>
    public required IReadOnlyList<PlantedAnomaly> Truth { get; init; }

    /// <summary>The goals in the order in which they were asked for.</summary>
    public required IReadOnlyList<GoalResult> Goals { get; init; }

    /// <summary>The index of the dominant enterprise in the register.</summary>
    public required int Dominant { get; init; }
}
