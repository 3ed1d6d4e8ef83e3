namespace Songhua.Outlook;

/// <summary>Whether the components add up or multiply.</summary>
public enum ModelScale
{
    /// <summary>By the data: see docs/methods/structural-series.md.</summary>
    Automatic,

    /// <summary>Components of the logarithm: they multiply.</summary>
    Log,

    /// <summary>Components of the number: they add up.</summary>
    Level,
}

/// <summary>Whether a component is in the model.</summary>
public enum Inclusion
{
    /// <summary>Where a test on the data keeps it.</summary>
    Automatic,

    /// <summary>Always, where the data can tell it at all.</summary>
    Kept,

    /// <summary>Never.</summary>
    Dropped,
}

/// <summary>How level and slope move (Harvey 1989, section 2.3).</summary>
public enum TrendForm
{
    /// <summary>Level and slope are both random walks.</summary>
    LocalLinear,

    /// <summary>The slope is a random walk, the level its sum.</summary>
    Smooth,

    /// <summary>The level is a random walk with a constant slope.</summary>
    FixedSlope,

    /// <summary>The level is a random walk, there is no slope.</summary>
    LocalLevel,
}

/// <summary>A disturbance whose variance is estimated.</summary>
public enum VarianceKind
{
    /// <summary>Of the irregular.</summary>
    Irregular,

    /// <summary>Of the level.</summary>
    Level,

    /// <summary>Of the slope.</summary>
    Slope,

    /// <summary>Of the seasonal.</summary>
    Seasonal,
}

/// <summary>
/// What is known of a variance before the data: the logarithm of its ratio to another one is normal. Its density is added to the
/// log-likelihood (penalised maximum likelihood), as pooled knowledge for short series.
/// </summary>
/// <param name="Of">The variance.</param>
/// <param name="To">What it is a ratio to; null for the variance itself, in squares of the model's scale (of logarithms: of relative changes).</param>
/// <param name="LogMean">The mean of the natural logarithm of the ratio.</param>
/// <param name="LogDeviation">Its standard deviation, positive.</param>
public sealed record VariancePrior(VarianceKind Of, VarianceKind? To, double LogMean, double LogDeviation);

/// <summary>The options of a structural model.</summary>
public sealed record StructuralSpec
{
    /// <summary>Logarithms or not.</summary>
    public ModelScale Scale { get; init; }

    /// <summary>How the trend moves.</summary>
    public TrendForm Trend { get; init; }

    /// <summary>Whether there is an irregular. Without one every deviation lasts.</summary>
    public bool HasIrregular { get; init; } = true;

    /// <summary>Whether there is a seasonal.</summary>
    public Inclusion Seasonal { get; init; }

    /// <summary>Whether there is a Spring Festival effect; monthly models only.</summary>
    public Inclusion Festival { get; init; }

    /// <summary>The windows around the festival.</summary>
    public FestivalWindows Windows { get; init; } = new();

    /// <summary>Tests that keep components keep them where the p value is below this.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>From how many of the starting points the likelihood is maximised, 1 to 4; the best ones are taken.</summary>
    public int Starts { get; init; } = 3;

    /// <summary>What is known of variances beforehand.</summary>
    public IReadOnlyList<VariancePrior> Priors { get; init; } = [];
}
