using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// Makes up the enterprise returns of a province, for trying methods where real returns are confidential: docs/methods/synthetic-returns.md.
/// A function of its spec: the same options and seed give the same returns.
/// </summary>
public static class ReturnsSynthesis
{
    /// <summary>The method behind the returns.</summary>
    public static readonly Method Method = new("synthetic-returns", "1.0", new Phrase("Made-up enterprise returns", "合成企业报表"), null);

    private const double RevisionSize = 0.01;

    /// <summary>Makes a province: enterprises x months, one pass each.</summary>
    /// <exception cref="ArgumentException">The panel is not made of whole years, or there are too few enterprises, no industries or no places.</exception>
    public static SyntheticReturns Make(SynthesisSpec spec)
    {
        Check(spec);
        var prices = new PriceWalk(spec);
        var (rates, indices) = (prices.Rates(), prices.Indices());
        var enterprises = new EnterpriseDraw(spec, prices).All();
        var register = RegisterEntry.Register(enterprises.Select(e => e.Entry), ValueStatus.Synthetic);
        Revise(spec, enterprises);
        var truth = new AnomalyPlanter(spec, enterprises).Plant();
        var goals = new GoalSearch(spec, enterprises, register, rates, indices).Scale();
        var panel = new ReturnColumns(spec, enterprises).Panel(register);
        return new()
        {
            Spec = spec,
            Panel = panel,
            Rates = rates,
            Prices = indices,
            Truth = truth,
            Goals = [.. goals.Select(g => g with { Reached = Reached(spec, panel, rates, indices, g.Goal) })],
            Dominant = Array.FindIndex(enterprises, e => e.Number == 0),
        };
    }

    private static void Check(SynthesisSpec spec)
    {
        if (spec.First.Month != 1 || spec.Months < 12 || spec.Months % 12 != 0)
        {
            throw new ArgumentException("A made-up panel begins in January and has whole years.", nameof(spec));
        }

        if (spec.Enterprises is < 10 or > 1_000_000 || spec.Industries.Count == 0 || spec.Places.Count == 0)
        {
            throw new ArgumentException("A made-up panel needs 10 to 1,000,000 enterprises, industries and places.", nameof(spec));
        }
    }

    // Honest small revisions of the restated base, a year at a time.
    private static void Revise(SynthesisSpec spec, SyntheticEnterprise[] enterprises)
    {
        var stream = RandomStream.Of(spec.Seed, "revisions");
        foreach (var e in enterprises)
        {
            var reader = stream.Item(e.Number);
            for (var year = 12; year < e.RestatedOver.Length; year += 12)
            {
                var isRevised = reader.Chance(spec.Revisions);
                var over = Math.Exp(RevisionSize * reader.Normal());
                Array.Fill(e.RestatedOver, isRevised ? over : 1, year, 12);
            }
        }
    }

    private static double Reached(SynthesisSpec spec, ReturnsPanel panel, ValueAddedRates rates, ProducerPriceIndices prices, GrowthGoal goal)
    {
        if (!GoalSearch.IsComparable(spec, goal.Period))
        {
            return double.NaN;
        }

        var slots = Slot.Of(goal.Period);
        var register = panel.Register;
        var solution = GrowthEngine.Solve(new()
        {
            Panel = panel,
            Slots = slots,
            Factors = [.. slots.Select(s => SlotFactors.Of(register.Classes, rates, prices, s, RateYear.Current, []))],
            Vintages = panel.Vintages.Count,
            GroupOf = [.. register.ClassOf.Select(c => register.Classes[c].StartsWith(goal.Industry, StringComparison.Ordinal) ? 0 : 1)],
            Groups = 2,
        });
        var sums = solution.Total()[0];
        return GrowthFigures.Of(sums, sums, new GrowthSpec()).Growth;
    }
}
