namespace Songhua.Growth;

/// <summary>A distance that must be kept: a bound on a side of an unsafe sum in a layer.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Side">1 above, -1 below.</param>
/// <param name="Amount">The distance against outsiders.</param>
internal readonly record struct Claim(int Sum, int Layer, int Side, double Amount);

/// <summary>Somebody against whom a claim does not hold.</summary>
/// <param name="Holding">The insider; -1 for an outsider.</param>
/// <param name="Amount">The distance that should be kept.</param>
internal readonly record struct Gap(int Holding, double Amount);

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

    private readonly CellStructure _structure;
    private readonly PrimaryRules _rules;
    private readonly bool _withInsiders;
    private readonly AttackerProgram[] _programs;
    private readonly List<Witness>[] _witnesses;
    private readonly double[] _negligible;

    internal ProtectionCheck(CellStructure structure, PrimaryRules rules, DisclosureSpec spec, bool[] isPublished)
    {
        (_structure, _rules, _withInsiders) = (structure, rules, spec.AgainstInsiders);
        Blocks = Statements.Blocks(spec.Form, structure);
        _programs = [.. Blocks.Select(b => new AttackerProgram(structure, b, spec.Form, isPublished))];
        _witnesses = [.. structure.Sums.Select(_ => new List<Witness>())];
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
        if (Answer(claim, -1, claim.Amount) is not var (witness, factor))
        {
            yield return new(-1, claim.Amount);
            yield break;
        }

        foreach (var holding in _withInsiders ? Program(claim.Layer).Contradicted(witness, factor) : [])
        {
            var amount = _rules.ProtectionAgainst(holding, claim.Sum, claim.Layer, claim.Side);
            if (amount <= _negligible[claim.Layer])
            {
                continue;
            }

            InsidersChecked++;
            if (Answer(claim, holding, amount) is null)
            {
                yield return new(holding, amount);
            }
        }
    }

    private AttackerProgram Program(int layer) => _programs[layer / Blocks[0].Length];

    private (Witness Witness, double Factor)? Answer(Claim claim, int holding, double amount)
    {
        var program = Program(claim.Layer);
        var place = claim.Layer % Blocks[0].Length;
        var asked = claim.Side * amount * (1 - Slack);
        var known = _witnesses[claim.Sum];
        for (var w = known.Count - 1; w >= 0; w--)
        {
            var reach = known[w].Of(_structure.Sums[claim.Sum], place);
            if (Math.Abs(reach) > _negligible[claim.Layer] / 10 && program.Allows(known[w], asked / reach, holding))
            {
                return (known[w], asked / reach);
            }
        }

        if (program.Reach(claim.Sum, place, asked, holding) is not { } found || found.Of(_structure.Sums[claim.Sum], place) is var reached && Math.Abs(reached) < Math.Abs(asked) / 2)
        {
            return null;
        }

        known.Add(found);
        return (found, 1);
    }
}
