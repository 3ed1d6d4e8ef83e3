namespace Songhua.Growth;

/// <summary>What published sums imply without publishing it: single parts, and what a sum inside another leaves of it.</summary>
internal static class Differences
{
    /// <summary>The implied sums of at most some parts each that are no cells themselves, in a fixed order.</summary>
    /// <param name="sums">The sums that are cells.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="most">The greatest number of parts of a difference.</param>
    internal static List<Sum> Of(IReadOnlyList<Sum> sums, int parts, int most)
    {
        var known = sums.Select(s => Signature(s.Parts)).ToHashSet(StringComparer.Ordinal);
        var found = new List<Sum>();
        foreach (var (whole, inner) in Nested(sums))
        {
            if (sums[whole].Parts.Length - sums[inner].Parts.Length <= most)
            {
                int[] rest = [.. sums[whole].Parts.Except(sums[inner].Parts)];
                if (known.Add(Signature(rest)))
                {
                    found.Add(new(rest, [], [$"{sums[whole].Name} − {sums[inner].Name}"], false));
                }
            }
        }

        for (var p = 0; p < parts; p++)
        {
            if (known.Add(Signature([p])))
            {
                found.Add(new([p], [], [string.Join(" ∩ ", sums.Where(s => Array.BinarySearch(s.Parts, p) >= 0).Select(s => s.Name))], false));
            }
        }

        return found;
    }

    /// <summary>How many sums lie inside one another below each sum, at most: 0 for those with none inside.</summary>
    internal static int[] Heights(IReadOnlyList<Sum> sums)
    {
        var height = new int[sums.Count];
        foreach (var pairs in Nested(sums).GroupBy(n => n.Whole).OrderBy(g => sums[g.Key].Parts.Length))
        {
            height[pairs.Key] = 1 + pairs.Max(p => height[p.Inner]);
        }

        return height;
    }

    private static IEnumerable<(int Whole, int Inner)> Nested(IReadOnlyList<Sum> sums)
    {
        for (var whole = 0; whole < sums.Count; whole++)
        {
            var inside = sums[whole].Parts.ToHashSet();
            for (var inner = 0; inner < sums.Count; inner++)
            {
                if (sums[inner].Parts.Length < inside.Count && Array.TrueForAll(sums[inner].Parts, inside.Contains))
                {
                    yield return (whole, inner);
                }
            }
        }
    }

    private static string Signature(int[] parts) => string.Join(',', parts);
}
