namespace Songhua.Growth;

/// <summary>
/// The thresholds of an audit. Where a default comes from, and what it means, stands in docs/methods/audit.md; none was fitted to
/// made-up data.
/// </summary>
public sealed record AuditSpec
{
    /// <summary>Returns that an industry needs in a month to be judged by itself; smaller ones are judged with all industries together.</summary>
    public int LeastGroup { get; init; } = 10;

    /// <summary>Returns that an industry needs in a month for a regression of its own.</summary>
    public int LeastRegression { get; init; } = 30;

    /// <summary>U of Hidiroglou and Berthelot: how much size adds to a deviation, 0 not at all, 1 fully.</summary>
    public double SizeExponent { get; init; } = 0.5;

    /// <summary>A of Hidiroglou and Berthelot: the least quartile distance, as a share of the median effect.</summary>
    public double LeastQuartile { get; init; } = 0.05;

    /// <summary>C of Hidiroglou and Berthelot: quartile distances from the median to the fence.</summary>
    public double Fence { get; init; } = 7;

    /// <summary>A value within this factor of what it should be, by any comparison, is never questioned.</summary>
    public double LeastFactor { get; init; } = 1.5;

    /// <summary>Distance of a ratio from a power of ten that still counts as a slip of unit, in decimal logarithms.</summary>
    public double SlipTolerance { get; init; } = 0.25;

    /// <summary>Months in a row from which a frozen or proportional series is questioned.</summary>
    public int LeastRun { get; init; } = 4;

    /// <summary>Months in a row from which equal returns of two enterprises are questioned.</summary>
    public int LeastCopiedRun { get; init; } = 3;

    /// <summary>The expected number of chance coincidences, in all returns, up to which a coincidence is questioned.</summary>
    public double ChanceFinds { get; init; } = 0.01;

    /// <summary>Difference of a restated base from last year's return that is questioned, as a share of the return.</summary>
    public double BaseTolerance { get; init; } = 0.10;

    /// <summary>Difference of two amounts that rounding explains, thousand CNY.</summary>
    public double RoundingTolerance { get; init; } = 2;

    /// <summary>Annual revenue from which an enterprise is above designated size, thousand CNY.</summary>
    public double Threshold { get; init; } = 20_000;

    /// <summary>Width of a bin above the threshold, as a ratio; the first is compared with the next three.</summary>
    public double BunchingWidth { get; init; } = 0.03;

    /// <summary>The level of the test of all enterprises together, and of the tests of single ones or groups, which share it (Bonferroni).</summary>
    public double Level { get; init; } = 0.01;

    /// <summary>Returns from which the last digits of an enterprise are tested.</summary>
    public int LeastDigits { get; init; } = 20;

    /// <summary>Outputs below this have last digits that need not be evenly spread, thousand CNY.</summary>
    public double LeastDigitsOutput { get; init; } = 1000;

    /// <summary>Residual of output against electricity, taxes and employees that is questioned, in robust standard deviations.</summary>
    public double SupportDeviations { get; init; } = 3.5;

    /// <summary>Months in a row with such residuals.</summary>
    public int LeastSupportRun { get; init; } = 3;

    /// <summary>Change of employees from one return to the next that is questioned, as a ratio.</summary>
    public double HeadcountFactor { get; init; } = 1.5;

    /// <summary>And as a number of persons.</summary>
    public double HeadcountPersons { get; init; } = 20;
}
