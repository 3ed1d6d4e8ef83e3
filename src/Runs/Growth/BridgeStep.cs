using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>One end of a bridge: a period, as known on a day.</summary>
/// <param name="Period">Whole months of one year.</param>
/// <param name="AsOf">Only returns received by this day count; null for all.</param>
public sealed record BridgeEnd(Period Period, DateOnly? AsOf);

/// <summary>What moved a growth rate.</summary>
public enum BridgeCause
{
    /// <summary>Returns of the first period that came late, or fell out, between the two days.</summary>
    LateReturns,

    /// <summary>Returns of the first period that were corrected between the two days.</summary>
    Revisions,

    /// <summary>Enterprises that are compared in one of the periods only.</summary>
    Coverage,

    /// <summary>Producer prices.</summary>
    Prices,

    /// <summary>Value-added rates.</summary>
    Rates,

    /// <summary>Output of the enterprises compared in both.</summary>
    Output,
}

/// <summary>The answer to why one growth rate became another: effects by cause and enterprise, in growth (0.01 is one percentage point).</summary>
public sealed class BridgeAnswer
{
    /// <summary>The returns.</summary>
    public required ReturnsBook Book { get; init; }

    /// <summary>The first end.</summary>
    public required BridgeEnd From { get; init; }

    /// <summary>The second end.</summary>
    public required BridgeEnd To { get; init; }

    /// <summary>The conventions of both.</summary>
    public required GrowthSpec Spec { get; init; }

    /// <summary>The first growth rate.</summary>
    public required double Start { get; init; }

    /// <summary>The second.</summary>
    public required double End { get; init; }

    /// <summary>One effect an enterprise for each cause that applies, in the order of the causes.</summary>
    public required IReadOnlyList<(BridgeCause Cause, double[] Effects)> Causes { get; init; }

    /// <summary>The atoms of the enterprises, which <see cref="GrowthCell.Atoms"/> refer to.</summary>
    public required int[] AtomOf { get; init; }

    /// <summary>The effect of a cause over all enterprises.</summary>
    public static double Sum(double[] effects) => effects.Sum();

    /// <summary>The effects of a cause by atom.</summary>
    public double[] ByAtom(double[] effects)
    {
        var sums = new double[AtomOf.Length == 0 ? 0 : AtomOf.Max() + 1];
        for (var e = 0; e < effects.Length; e++)
        {
            sums[AtomOf[e]] += effects[e];
        }

        return sums;
    }
}

/// <summary>Why one growth rate became another.</summary>
public static class BridgeStep
{
    /// <summary>The split of the change of a growth rate.</summary>
    public static readonly Method Method = new("bridge", "1", new("Shapley split of the change of a growth rate", "增速变化的 Shapley 分解"), null);

    private const int RevisionLeg = 0;

    /// <summary>
    /// Splits the change. Where the ends differ in the day as well, the first period is first carried to the second day (late and
    /// corrected returns), then one period to the other.
    /// </summary>
    public static BridgeAnswer? Run(ReturnsBook book, BridgeEnd from, BridgeEnd to, GrowthSpec spec, DiagnosticBag diagnostics)
    {
        var atoms = new Atoms(book);
        var first = GrowthStep.Prepare(book, from.Period, from.AsOf, spec, atoms, 1, diagnostics);
        var middle = from.AsOf == to.AsOf ? first : GrowthStep.Prepare(book, from.Period, to.AsOf, spec, atoms, 1, diagnostics);
        var last = from.Period == to.Period ? middle : GrowthStep.Prepare(book, to.Period, to.AsOf, spec, atoms, 1, diagnostics);
        if (first is null || middle is null || last is null)
        {
            return null;
        }

        var legs = new List<(int Kind, BridgeLeg Leg)>();
        if (!ReferenceEquals(first, middle))
        {
            legs.Add((RevisionLeg, Bridge.Split(first, middle, spec)));
        }

        if (!ReferenceEquals(middle, last))
        {
            legs.Add((RevisionLeg + 1, Bridge.Split(middle, last, spec)));
        }

        foreach (var (end, growth) in legs.Count == 0 ? [] : ((BridgeEnd, double)[])[(from, legs[0].Leg.From), (to, legs[^1].Leg.To)])
        {
            if (!double.IsFinite(growth))
            {
                diagnostics.Report(GrowthStep.NothingMatched, GrowthStep.Where(book), end.Period);
                return null;
            }
        }

        return new()
        {
            Book = book,
            From = from,
            To = to,
            Spec = spec,
            AtomOf = atoms.Of,
            Start = legs.Count == 0 ? EnterpriseFigures.Of(first, spec).Growth : legs[0].Leg.From,
            End = legs.Count == 0 ? EnterpriseFigures.Of(first, spec).Growth : legs[^1].Leg.To,
            Causes = [.. legs.SelectMany(l => Causes(l.Kind, l.Leg))],
        };
    }

    private static IEnumerable<(BridgeCause, double[])> Causes(int kind, BridgeLeg leg) => kind == RevisionLeg
        ? [(BridgeCause.LateReturns, leg.Coverage), (BridgeCause.Revisions, leg.Output)]
        : [(BridgeCause.Coverage, leg.Coverage), (BridgeCause.Prices, leg.Prices), (BridgeCause.Rates, leg.Rates), (BridgeCause.Output, leg.Output)];
}
