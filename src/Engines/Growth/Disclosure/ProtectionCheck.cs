namespace Songhua.Growth;

/// <summary>A distance that must be kept: a bound on a side of an unsafe sum in a layer.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Side">1 above, -1 below.</param>
/// <param name="Amount">The distance against outsiders.</param>
internal readonly record struct Claim(int Sum, int Layer, int Side, double Amount);

/// <summary>Somebody against whom a claim does not hold.</summary>
/// <param name="Insiders">The insider; none for an outsider.</param>
/// <param name="Amount">The distance that should be kept.</param>
internal readonly record struct Gap(int[] Insiders, double Amount);

/// <summary>
/// Whether claims hold under a pattern. A claim holds against somebody where a table fits all that is published and all that he
/// knows, and deviates by the distance asked for; by convexity every smaller deviation is then possible too. Such witnesses are kept
/// and tried again, scaled, before a linear programme is solved. One witness answers for an outsider and for all insiders whose own
/// values it does not contradict, so that only a few insiders need one of their own (Salazar-González 2002, LNCS 2316: 34-58, on
/// several attackers).
/// </summary>
internal sealed class ProtectionCheck
{
    // Distances are met to within this share of them, and of the largest sum.
    private const double Slack = 1e-6;
    private const double Negligible = 1e-9;

    // How many witnesses of a sum are tried again before a programme is solved.
    private const int MostTried = 32;

    private readonly CellStructure _structure;
    private readonly PrimaryRules _rules;
    private readonly bool _withInsiders;
    private readonly AttackerKnowledge[] _knowledge;
    private readonly AttackerProgram[] _programs;
    private readonly List<(Witness Witness, double[] Reach)>[] _witnesses;
    private readonly double[] _negligible;

    internal ProtectionCheck(CellStructure structure, PrimaryRules rules, DisclosureSpec spec, bool[] isPublished)
    {
        (_structure, _rules, _withInsiders) = (structure, rules, spec.AgainstInsiders);
        Blocks = Statements.Blocks(spec.Form, structure);
        bool[] isUnsafe = [.. Enumerable.Range(0, structure.Sums.Count).Select(rules.IsUnsafe)];
        _knowledge = [.. Blocks.Select(b => new AttackerKnowledge(structure, b, spec.Form, isPublished))];
        _programs = [.. _knowledge.Select(k => new AttackerProgram(k, isUnsafe))];
        _witnesses = [.. structure.Sums.Select(_ => new List<(Witness, double[])>())];
        _negligible = [.. Enumerable.Range(0, structure.Layers).Select(l => Negligible * Enumerable.Range(0, structure.PublishedSums).Max(s => structure.ValueOf(s, l)))];
        Claims =
        [
            .. from s in Enumerable.Range(0, structure.Sums.Count)
               where rules.IsUnsafe(s)
               from l in Enumerable.Range(0, structure.Layers)
               from side in (int[])[1, -1]
               let amount = rules.Protection(s, l, side)
               where amount > _negligible[l]
               select new Claim(s, l, side, amount),
        ];
    }

    /// <summary>Every distance to be kept, in order of sum, layer and side.</summary>
    internal IReadOnlyList<Claim> Claims { get; }

    /// <summary>The layers that are published together.</summary>
    internal int[][] Blocks { get; }

    /// <summary>The programme of each block.</summary>
    internal IReadOnlyList<AttackerProgram> Programs => _programs;

    /// <summary>The pairs of a claim and an insider that needed a look of their own.</summary>
    internal int InsidersChecked { get; private set; }

    /// <summary>The first against whom a claim does not hold: the outsider, then insiders in order; null where it holds.</summary>
    internal Gap? FirstGap(Claim claim) => Gaps(claim).Select(g => (Gap?)g).FirstOrDefault();

    /// <summary>All against whom a claim does not hold. Where it fails against an outsider, insiders are not looked at.</summary>
    internal IEnumerable<Gap> Gaps(Claim claim)
    {
        if ((Known(claim, [], claim.Amount) ?? Found(claim, [], claim.Amount, _withInsiders) ?? Found(claim, [], claim.Amount, false)) is not var (witness, factor))
        {
            return [new([], claim.Amount)];
        }

        if (!_withInsiders)
        {
            return [];
        }

        Gap[] insiders =
        [
            .. Knowledge(claim).Contradicted(witness, factor)
                .Select(h => new Gap([h], _rules.ProtectionAgainst(h, claim.Sum, claim.Layer, claim.Side)))
                .Where(g => g.Amount > _negligible[claim.Layer]),
        ];
        InsidersChecked += insiders.Length;
        return Settle(claim, insiders);
    }

    // One table for all of them where there is one, else for each half: most insiders are many at once harmless.
    private IEnumerable<Gap> Settle(Claim claim, Gap[] insiders)
    {
        Gap[] open = [.. insiders.Where(g => Known(claim, g.Insiders, g.Amount) is null)];
        if (open.Length == 0 || Found(claim, [.. open.SelectMany(g => g.Insiders)], open.Max(g => g.Amount), false) is not null)
        {
            return [];
        }

        return open.Length == 1 ? open : Settle(claim, open[..(open.Length / 2)]).Concat(Later(() => Settle(claim, open[(open.Length / 2)..])));
    }

    private static IEnumerable<Gap> Later(Func<IEnumerable<Gap>> gaps)
    {
        foreach (var gap in gaps())
        {
            yield return gap;
        }
    }

    private AttackerKnowledge Knowledge(Claim claim) => _knowledge[claim.Layer / Blocks[0].Length];

    // A witness of an earlier claim about the sum that serves here too.
    private (Witness Witness, double Factor)? Known(Claim claim, int[] insiders, double amount)
    {
        // The latest first: it was found under the pattern most like the present one.
        var known = _witnesses[claim.Sum];
        for (var w = known.Count - 1; w >= Math.Max(0, known.Count - MostTried); w--)
        {
            var reach = known[w].Reach[Place(claim)];
            if (Math.Abs(reach) > _negligible[claim.Layer] / 10 && Knowledge(claim).Allows(known[w].Witness, Asked(claim, amount) / reach, insiders))
            {
                return (known[w].Witness, Asked(claim, amount) / reach);
            }
        }

        return null;
    }

    private (Witness Witness, double Factor)? Found(Claim claim, int[] insiders, double amount, bool isCautious)
    {
        var program = _programs[claim.Layer / Blocks[0].Length];
        if (program.Reach(claim.Sum, Place(claim), Asked(claim, amount), insiders, isCautious) is not { } found || !Knowledge(claim).Allows(found, 1, insiders))
        {
            return null;
        }

        _witnesses[claim.Sum].Add((found, [.. Enumerable.Range(0, Blocks[0].Length).Select(k => found.Of(_structure.Sums[claim.Sum], k))]));
        return (found, 1);
    }

    private int Place(Claim claim) => claim.Layer % Blocks[0].Length;

    private static double Asked(Claim claim, double amount) => claim.Side * amount * (1 - Slack);
}
