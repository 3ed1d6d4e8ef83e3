namespace Songhua.Growth;

/// <summary>The (n, k) rule: a cell is unsafe where its n largest contributors hold more than k per cent of it.</summary>
/// <param name="Contributors">n.</param>
/// <param name="Percent">k, above 0 and at most 100.</param>
public readonly record struct DominanceRule(int Contributors, double Percent);

/// <summary>In which form cells are published, and so what an outsider knows of a published cell.</summary>
public abstract record PublishedForm;

/// <summary>Each magnitude without rounding: more than any table says, so what is safe here is safe in every other form.</summary>
public sealed record ExactValues : PublishedForm;

/// <summary>Each magnitude rounded to a multiple of a unit.</summary>
/// <param name="Unit">The unit, above zero, as the values.</param>
public sealed record RoundedValues(double Unit) : PublishedForm;

/// <summary>
/// Growth and pull, both rounded, of two magnitudes, base first: g = now / base - 1 and pull = (now - base) / base of the total.
/// The total's base is taken as known.
/// </summary>
/// <param name="Total">The cell of the total, an index.</param>
/// <param name="GrowthUnit">What growth is rounded to: 0.001 is one decimal of a per cent.</param>
/// <param name="PullUnit">What pull is rounded to: 0.0001 is two decimals of a percentage point.</param>
public sealed record GrowthAndPull(int Total, double GrowthUnit = 0.001, double PullUnit = 0.0001) : PublishedForm;

/// <summary>What the pattern should suppress as little of.</summary>
public enum SuppressionCost
{
    /// <summary>The cell's share in the largest cell, on average over magnitudes and periods.</summary>
    Value,

    /// <summary>The number of contributors.</summary>
    Contributors,

    /// <summary>Each cell counts one.</summary>
    Cells,
}

/// <summary>The rules. Defaults are those common among statistical offices (Hundepool et al. 2012, 4.2.1).</summary>
public sealed record DisclosureSpec
{
    /// <summary>A cell needs at least as many contributors; null without this rule.</summary>
    public int? MinimumContributors { get; init; } = 3;

    /// <summary>Dominance rules; any of them makes a cell unsafe.</summary>
    public IReadOnlyList<DominanceRule> Dominance { get; init; } = [new(1, 75), new(2, 85)];

    /// <summary>The p % rule: the second largest contributor must not estimate the largest to within p per cent; null without this rule.</summary>
    public double? PPercent { get; init; } = 10;

    /// <summary>
    /// How closely, in per cent, a cell with too few contributors may be known, and an insider may know another contributor of a
    /// cell of its own.
    /// </summary>
    public double ProtectionPercent { get; init; } = 10;

    /// <summary>Whether every holding is taken as an intruder who knows its own values, and that it is alone where it is.</summary>
    public bool AgainstInsiders { get; init; } = true;

    /// <summary>
    /// Differences of two published cells, one inside the other, are put to the rules as if they were cells where they hold at most
    /// as many parts that the tables tell apart.
    /// </summary>
    public int DifferenceParts { get; init; } = 4;

    /// <summary>What the tables say of a published cell.</summary>
    public PublishedForm Form { get; init; } = new ExactValues();

    /// <summary>What is to be kept small.</summary>
    public SuppressionCost Cost { get; init; } = SuppressionCost.Value;

    /// <summary>
    /// Whether the bounds of every suppressed cell are computed. Without, a pattern is found and checked all the same: each unsafe
    /// cell keeps its distance, how much more is not known.
    /// </summary>
    public bool ComputesBounds { get; init; } = true;

    /// <summary>The number of threads; the result is the same for any.</summary>
    public int Threads { get; init; } = 1;
}
