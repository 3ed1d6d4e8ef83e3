using Songhua.Core;

namespace Songhua.Structure;

/// <summary>How a simulation ended.</summary>
public enum DisruptionOutcome
{
    /// <summary>With a result.</summary>
    Simulated,

    /// <summary>Without: a parameter is out of range.</summary>
    BadSpec,

    /// <summary>Without: the table is incomplete, negative where it must not be, or does not add up.</summary>
    BadTable,

    /// <summary>Without: a shock or an added demand is not one of this table.</summary>
    BadShock,
}

/// <summary>What a sector loses, over the horizon.</summary>
/// <param name="Sector">The sector, an index.</param>
/// <param name="Loss">Usual output less output, in the table's money; below zero where more is made in the end.</param>
/// <param name="Share">Loss as a share of the usual output; NaN for a sector without output.</param>
/// <param name="Shortfall">The loss on the days that have one: what was made up for later is not taken off.</param>
/// <param name="Direct">The usual output of the capacity that the shocks take away.</param>
/// <param name="ValueAdded">The loss in value added, at the usual ratio to output; NaN where that is not known.</param>
/// <param name="GreatestShare">The largest share of the day's usual output that is lost.</param>
/// <param name="GreatestDay">The day of the greatest loss; null where there is none.</param>
/// <param name="RecoveryDay">
/// The first day from which output stays within <see cref="DisruptionSpec.RecoveryTolerance"/> of the usual, above as well as below; 0 where it
/// always does; null where it does not on the last day.
/// </param>
public sealed record OutputLoss(
    int Sector, double Loss, double Share, double Shortfall, double Direct, double ValueAdded, double GreatestShare, int? GreatestDay, int? RecoveryDay)
{
    /// <summary>Loss less direct loss: what scarcity of inputs and of orders adds, net of what is made up for.</summary>
    public double Indirect => Loss - Direct;
}

/// <summary>The stock of a product that falls lowest against its target.</summary>
/// <param name="Product">The product, an index.</param>
/// <param name="Buyer">Whose stock, an index.</param>
/// <param name="Days">Days of usual use at the lowest.</param>
/// <param name="TargetDays">Days of usual use at the beginning.</param>
/// <param name="Day">The day at whose end it is lowest.</param>
public sealed record LowestStock(int Product, int Buyer, double Days, double TargetDays, int Day);

/// <summary>The total loss at one setting.</summary>
/// <param name="Setting">The setting, in words.</param>
/// <param name="TotalLoss">In the table's money.</param>
/// <param name="Spec">The parameters of the run. Where the problem has days of inventory of its own, these are scaled as the spec's.</param>
public sealed record SensitivityCase(ILocalised Setting, double TotalLoss, DisruptionSpec Spec);

/// <summary>What a parameter does to the total loss, all others as given.</summary>
/// <param name="Parameter">The parameter, in words.</param>
/// <param name="Low">At the lower setting.</param>
/// <param name="Central">As given.</param>
/// <param name="High">At the higher setting.</param>
public sealed record SensitivityRow(ILocalised Parameter, SensitivityCase Low, SensitivityCase Central, SensitivityCase High);

/// <summary>The total loss under a rule, all else as given.</summary>
/// <typeparam name="TRule">What the rule is about.</typeparam>
/// <param name="Rule">The rule.</param>
/// <param name="Name">The rule, in words.</param>
/// <param name="TotalLoss">In the table's money.</param>
/// <param name="Spec">The parameters of the run.</param>
public sealed record RuleLoss<TRule>(TRule Rule, ILocalised Name, double TotalLoss, DisruptionSpec Spec)
    where TRule : struct, Enum;

/// <summary>What <see cref="DisruptionEngine.Solve"/> found.</summary>
public sealed record DisruptionSolution
{
    /// <summary>How it ended.</summary>
    public required DisruptionOutcome Outcome { get; init; }

    /// <summary>Why there is no result; null where there is one.</summary>
    public Message? Reason { get; init; }

    /// <summary>The parameters of the run, to be printed with it.</summary>
    public required DisruptionSpec Spec { get; init; }

    /// <summary>What was assumed of the table and the shocks.</summary>
    public IReadOnlyList<Message> Notes { get; init; } = [];

    /// <summary>Day by day; null where there is no result.</summary>
    public DisruptionPath? Path { get; init; }

    /// <summary>One a sector, in the table's order; empty where there is no result.</summary>
    public IReadOnlyList<OutputLoss> Losses { get; init; } = [];

    /// <summary>All sectors together, the sector -1; null where there is no result.</summary>
    public OutputLoss? Total { get; init; }

    /// <summary>Inventories, their restoration and capacity halved and doubled, and heterogeneity at 0 and 1.</summary>
    public IReadOnlyList<SensitivityRow> Sensitivity { get; init; } = [];

    /// <summary>Every rationing rule.</summary>
    public IReadOnlyList<RuleLoss<RationingRule>> Rules { get; init; } = [];

    /// <summary>Every rule of orders.</summary>
    public IReadOnlyList<RuleLoss<OrderRule>> OrderRules { get; init; } = [];
}
