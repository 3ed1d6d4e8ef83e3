namespace Songhua.Growth;

/// <summary>The contributions to a sum in a layer, largest first, as far as the rules ask.</summary>
/// <param name="Value">The sum.</param>
/// <param name="Contributors">The number of holdings with a value above zero.</param>
/// <param name="Largest">The largest, by holding; ties in order of holding.</param>
internal sealed record Concentration(double Value, int Contributors, IReadOnlyList<(int Holding, double Value)> Largest)
{
    /// <summary>The sum of the n largest.</summary>
    internal double Top(int n) => Largest.Take(n).Sum(x => x.Value);

    /// <summary>The largest that is not a given holding.</summary>
    internal double LargestBut(int holding) => Largest.Where(x => x.Holding != holding).Select(x => x.Value).FirstOrDefault();
}

/// <summary>
/// Which sums are unsafe, and how far bounds must keep from their values. Rules as in the Handbook on Statistical Disclosure
/// Control (Hundepool et al. 2012), table 4.2, upper protection levels as in 4.2.2 ("Upper protection levels"): p/100 x1 - (X - x1
/// - x2) for the p % rule, 100/k (x1 + ... + xn) - X for an (n, k) rule. For too few contributors p/100 X: the Handbook leaves it
/// at zero where only exact disclosure matters. The lower level is the same, but not more than X.
/// </summary>
internal sealed class PrimaryRules
{
    private readonly CellStructure _structure;
    private readonly DisclosureSpec _spec;
    private readonly Concentration[][] _concentration;
    private readonly RuleHit[][] _hits;

    internal PrimaryRules(CellStructure structure, DisclosureSpec spec)
    {
        (_structure, _spec) = (structure, spec);
        var most = spec.Dominance.Select(d => d.Contributors).Append(2).Max();
        var held = new double[structure.Holdings];
        _concentration = [.. Enumerable.Range(0, structure.Sums.Count).Select(s => Enumerable.Range(0, structure.Layers).Select(l => Measure(s, l, most, held)).ToArray())];
        _hits = [.. Enumerable.Range(0, structure.Sums.Count).Select(s => Enumerable.Range(0, structure.Layers).SelectMany(l => Hits(s, l)).ToArray())];
    }

    /// <summary>The rules that a sum breaks, in order of period, magnitude and rule.</summary>
    internal IReadOnlyList<RuleHit> HitsOf(int sum) => _hits[sum];

    internal bool IsUnsafe(int sum) => _hits[sum].Length > 0;

    internal Concentration Of(int sum, int layer) => _concentration[sum][layer];

    /// <summary>How far an outsider's upper bound must lie above a sum; zero where nothing is asked for.</summary>
    internal double UpperProtection(int sum, int layer)
    {
        var (period, magnitude) = Math.DivRem(layer, _structure.Magnitudes);
        return _hits[sum].Where(h => h.Period == period && h.Magnitude == magnitude).Select(h => h.Protection).DefaultIfEmpty(0).Max();
    }

    /// <summary>How far an outsider's bound on a side must lie from a sum.</summary>
    internal double Protection(int sum, int layer, int side) =>
        side > 0 ? UpperProtection(sum, layer) : Math.Min(UpperProtection(sum, layer), Of(sum, layer).Value);

    /// <summary>
    /// The same for a holding that knows its own values. One without a part in the sum is an outsider to it; one with a part must
    /// not know the largest other contributor to within the protection percentage: p/100 x - (R - x) with R what the others add up to.
    /// </summary>
    internal double ProtectionAgainst(int holding, int sum, int layer, int side)
    {
        var held = _structure.Held(holding, sum, layer);
        if (held <= 0)
        {
            return Protection(sum, layer, side);
        }

        var others = Math.Max(0, Of(sum, layer).Value - held);
        var largest = Of(sum, layer).LargestBut(holding);
        var needed = Math.Max(0, (_spec.ProtectionPercent / 100 * largest) - Math.Max(0, others - largest));
        return Math.Min(needed, Protection(sum, layer, side));
    }

    private Concentration Measure(int sum, int layer, int most, double[] held)
    {
        var touched = new List<int>();
        foreach (var part in _structure.Sums[sum].Parts)
        {
            foreach (var (holding, value) in _structure.Holders(part, layer))
            {
                if (value > 0)
                {
                    if (held[holding] == 0)
                    {
                        touched.Add(holding);
                    }

                    held[holding] += value;
                }
            }
        }

        // One more than the rules ask, so that the largest others are known whoever is left out.
        var largest = new List<(int Holding, double Value)>();
        foreach (var holding in touched)
        {
            var value = held[holding];
            held[holding] = 0;
            var at = largest.FindIndex(x => value > x.Value || (value == x.Value && holding < x.Holding));
            if (at >= 0 || largest.Count <= most)
            {
                largest.Insert(at < 0 ? largest.Count : at, (holding, value));
                if (largest.Count > most + 1)
                {
                    largest.RemoveAt(most + 1);
                }
            }
        }

        return new(_structure.ValueOf(sum, layer), touched.Count, largest);
    }

    private IEnumerable<RuleHit> Hits(int sum, int layer)
    {
        var (period, magnitude) = Math.DivRem(layer, _structure.Magnitudes);
        var c = _concentration[sum][layer];
        if (c.Contributors == 0)
        {
            yield break;
        }

        if (c.Contributors < _spec.MinimumContributors)
        {
            yield return new(PrimaryRule.MinimumContributors, period, magnitude, _spec.ProtectionPercent / 100 * c.Value);
        }

        foreach (var rule in _spec.Dominance)
        {
            if (c.Top(rule.Contributors) > rule.Percent / 100 * c.Value)
            {
                yield return new(PrimaryRule.Dominance, period, magnitude, (100 / rule.Percent * c.Top(rule.Contributors)) - c.Value);
            }
        }

        if (_spec.PPercent is { } p && c.Value - c.Top(2) < p / 100 * c.Top(1))
        {
            yield return new(PrimaryRule.PPercent, period, magnitude, (p / 100 * c.Top(1)) - Math.Max(0, c.Value - c.Top(2)));
        }
    }
}
