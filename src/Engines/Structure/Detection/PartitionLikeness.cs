namespace Songhua.Structure;

/// <summary>How alike two partitions of the same things are; the numbers of the sets do not matter.</summary>
public static class PartitionLikeness
{
    /// <summary>
    /// The adjusted Rand index: pairs that both put together or apart, corrected for chance; 1 for the same partition, 0 on average for unrelated ones of the same sizes. Source: Hubert &amp; Arabie (1985), Journal of
    /// Classification 2: 193-218, equation 5.
    /// </summary>
    /// <param name="one">The set of each thing.</param>
    /// <param name="other">The same in the other partition.</param>
    /// <returns>At most 1; 1 where both are a single set, or both all single things; NaN for nothing.</returns>
    /// <exception cref="ArgumentException">Of different things.</exception>
    public static double AdjustedRand(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        var (both, ofOne, ofOther) = Counts(one, other);
        if (one.Count == 0)
        {
            return double.NaN;
        }

        var (pairs, pairsOne, pairsOther, all) = (Pairs(both), Pairs(ofOne), Pairs(ofOther), one.Count * (one.Count - 1.0) / 2);

        // Equal pairs in all three counts is equality, where the formula may be 0 / 0.
        return pairs == pairsOne && pairs == pairsOther ? 1 : (pairs - (pairsOne * pairsOther / all)) / (((pairsOne + pairsOther) / 2) - (pairsOne * pairsOther / all));
    }

    /// <summary>
    /// Normalised mutual information, 2 I / (H + H'), with the arithmetic mean of the entropies. Source: Danon, Díaz-Guilera, Duch &amp; Arenas (2005), Journal of Statistical Mechanics P09008, equation 2.
    /// </summary>
    /// <param name="one">The set of each thing.</param>
    /// <param name="other">The same in the other partition.</param>
    /// <returns>From 0 to 1; 1 where both are a single set; NaN for nothing.</returns>
    /// <exception cref="ArgumentException">Of different things.</exception>
    public static double NormalisedMutualInformation(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        var (both, ofOne, ofOther) = Counts(one, other);
        if (one.Count == 0)
        {
            return double.NaN;
        }

        var (joint, entropyOne, entropyOther) = (Entropy(both, one.Count), Entropy(ofOne, one.Count), Entropy(ofOther, one.Count));
        return entropyOne + entropyOther == 0 ? 1 : Math.Clamp(2 * (entropyOne + entropyOther - joint) / (entropyOne + entropyOther), 0, 1);
    }

    private static (List<int> Both, List<int> OfOne, List<int> OfOther) Counts(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        if (one.Count != other.Count)
        {
            throw new ArgumentException($"Partitions of {one.Count} and of {other.Count} things.", nameof(other));
        }

        return ([.. one.Zip(other).CountBy(p => p).Select(g => g.Value)], [.. one.CountBy(s => s).Select(g => g.Value)], [.. other.CountBy(s => s).Select(g => g.Value)]);
    }

    private static double Pairs(List<int> counts) => counts.Sum(c => c * (c - 1.0) / 2);

    private static double Entropy(List<int> counts, int all) => -counts.Sum(c => (double)c / all * Math.Log((double)c / all));
}
