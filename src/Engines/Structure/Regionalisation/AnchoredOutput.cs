using Songhua.Core;

namespace Songhua.Structure;

/// <summary>How the anchoring of a region's output ended.</summary>
public enum AnchoringStatus
{
    /// <summary>Every sector has an output and they add to the total.</summary>
    Complete,

    /// <summary>Known figures add to more than the total.</summary>
    AboveTotal,

    /// <summary>Every sector is known and they add to less than the total.</summary>
    BelowTotal,

    /// <summary>Something is left for the sectors that are not known, but nothing tells how to share it out.</summary>
    NothingToShareBy,
}

/// <summary>Output by sector, known where enterprises or officials state it and shared out elsewhere.</summary>
public sealed class AnchoredOutput
{
    private const double Tolerance = 1e-9;
    private static readonly Phrase Above = new("The known figures add to {0}, above the total of {1}.", "已知数合计{0}，超过总量{1}。");
    private static readonly Phrase Below = new("All figures are known and add to {0}, below the total of {1}.", "各项均已知，合计{0}，低于总量{1}。");
    private static readonly Phrase Unshared = new("{0} of {1} is left for what is not known, and nothing tells how to share it out.", "总量{1}中尚有{0}未分配，且无分配依据。");

    private AnchoredOutput(AnchoringStatus status, double[]? output, bool[] isKnown, double known, double total) =>
        (Status, Output, IsKnown, Known, Total) = (status, output, isKnown, known, total);

    /// <summary>How it ended.</summary>
    public AnchoringStatus Status { get; }

    /// <summary>By sector; null where it is not complete.</summary>
    public IReadOnlyList<double>? Output { get; }

    /// <summary>By sector: whether its figure is stated; the others are estimates.</summary>
    public IReadOnlyList<bool> IsKnown { get; }

    /// <summary>What the known figures add to.</summary>
    public double Known { get; }

    /// <summary>The total to which all have to add.</summary>
    public double Total { get; }

    /// <summary>
    /// Shares a total out: known figures stand as they are, and the others share what is left in proportion. So the output of a region's
    /// sectors, or of the parts of a sector of which the great enterprises are known.
    /// </summary>
    /// <param name="total">What all add to.</param>
    /// <param name="known">By sector; NaN where not known.</param>
    /// <param name="proxy">By sector, what the rest is shared by (jobs, the nation's output times the share of jobs); not negative. That of known sectors is not used.</param>
    /// <returns>The outputs, or why there are none.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a number below zero or not finite.</exception>
    public static AnchoredOutput Of(double total, ReadOnlySpan<double> known, ReadOnlySpan<double> proxy)
    {
        FlowCheck.NotNegative([total], nameof(total));
        FlowCheck.SameLength(proxy, known, nameof(proxy));
        var (isKnown, sum, shares) = (new bool[known.Length], 0.0, 0.0);
        for (var i = 0; i < known.Length; i++)
        {
            isKnown[i] = !double.IsNaN(known[i]);
            FlowCheck.NotNegative([isKnown[i] ? known[i] : proxy[i]], isKnown[i] ? nameof(known) : nameof(proxy));
            (sum, shares) = isKnown[i] ? (sum + known[i], shares) : (sum, shares + proxy[i]);
        }

        var left = total - sum;
        var isMet = Math.Abs(left) <= Tolerance * total;
        var status = left < 0 && !isMet ? AnchoringStatus.AboveTotal
            : !isMet && isKnown.All(k => k) ? AnchoringStatus.BelowTotal
            : !isMet && shares == 0 ? AnchoringStatus.NothingToShareBy
            : AnchoringStatus.Complete;
        if (status != AnchoringStatus.Complete)
        {
            return new(status, null, isKnown, sum, total);
        }

        var output = new double[known.Length];
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = isKnown[i] ? known[i] : isMet || shares == 0 ? 0 : left * proxy[i] / shares;
        }

        return new(status, output, isKnown, sum, total);
    }

    /// <summary>Why there is no output.</summary>
    /// <returns>A sentence; null where it is complete.</returns>
    public ILocalised? Say() => Status switch
    {
        AnchoringStatus.AboveTotal => Above.With(Known, Total),
        AnchoringStatus.BelowTotal => Below.With(Known, Total),
        AnchoringStatus.NothingToShareBy => Unshared.With(Total - Known, Total),
        _ => null,
    };
}
