using Songhua.Core;

namespace Songhua.Growth;

/// <summary>Returns to audit, and the growth rate on which a doubtful value has its effect.</summary>
public sealed class AuditProblem
{
    /// <summary>The returns; those before the period give the context.</summary>
    public required ReturnsPanel Panel { get; init; }

    /// <summary>The months that are audited, whose growth over the year before is published.</summary>
    public required IReadOnlyList<Slot> Slots { get; init; }

    /// <summary>The factors of each slot.</summary>
    public required IReadOnlyList<SlotFactors> Factors { get; init; }

    /// <summary>Only vintages below this index count.</summary>
    public required int Vintages { get; init; }

    /// <summary>The conventions of the published growth.</summary>
    public GrowthSpec Growth { get; init; } = new();

    /// <summary>The thresholds.</summary>
    public AuditSpec Spec { get; init; } = new();

    /// <summary>The audit of a period with its factors looked up.</summary>
    /// <param name="panel">The returns.</param>
    /// <param name="rates">Value-added rates.</param>
    /// <param name="prices">Producer price indices.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="missing">Receives factors that are not there: effects of the enterprises concerned are then unknown.</param>
    /// <param name="spec">Thresholds; the default where null.</param>
    public static AuditProblem Of(
        ReturnsPanel panel, ValueAddedRates rates, ProducerPriceIndices prices, Period period, List<MissingFactor> missing, AuditSpec? spec = null)
    {
        var slots = Slot.Of(period);
        return new()
        {
            Panel = panel,
            Slots = slots,
            Factors = [.. slots.Select(s => SlotFactors.Of(panel.Register.Classes, rates, prices, s, RateYear.Current, missing))],
            Vintages = panel.Vintages.Count,
            Spec = spec ?? new(),
        };
    }
}
