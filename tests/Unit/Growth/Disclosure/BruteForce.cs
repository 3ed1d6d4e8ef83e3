namespace Songhua.Tests.Unit.Growth.Disclosure;

/// <summary>
/// What can be derived of a sum of atoms, by enumeration of all vertices of {x >= 0 : published sums} with Gaussian elimination: no
/// linear programming, no merging, no scaling.
/// </summary>
internal static class BruteForce
{
    /// <summary>The interval of a sum.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="isPublished">One element a cell.</param>
    /// <param name="target">The atoms of the sum.</param>
    /// <param name="layer">Which value of the contributions.</param>
    /// <param name="insider">A holding that knows its own values and where it is alone; -1 for an outsider.</param>
    public static (double Low, double High) Interval(SmallTables tables, IReadOnlyList<bool> isPublished, IReadOnlyList<int> target, int layer, int insider = -1)
    {
        var (value, own, isFree) = Known(tables, layer, insider);
        int[] free = [.. Enumerable.Range(0, tables.Atoms).Where(a => isFree[a])];
        var fixedPart = target.Sum(a => isFree[a] ? own[a] : value[a]);
        var published = Enumerable.Range(0, tables.Cells.Count).Where(c => isPublished[c]).Select(c => tables.Cells[c].Atoms.ToHashSet()).ToList();

        // What lies in no published cell has no upper bound; everything else is bounded by its cell.
        var isOpen = free.Where(a => !published.Any(p => p.Contains(a))).ToHashSet();
        double[][] rows = [.. published.Select(p => free.Select(a => p.Contains(a) ? 1.0 : 0).Append(free.Where(p.Contains).Sum(a => value[a] - own[a])).ToArray())];
        var system = Reduced(rows, free.Length);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var basis in Subsets(free.Length, system.Count))
        {
            if (Vertex(system, basis, free.Length) is { } x)
            {
                var sum = fixedPart + free.Select((a, i) => target.Contains(a) ? x[i] : 0).Sum();
                (low, high) = (Math.Min(low, sum), Math.Max(high, sum));
            }
        }

        return (low, target.Any(isOpen.Contains) ? double.PositiveInfinity : high);
    }

    private static (double[] Value, double[] Own, bool[] IsFree) Known(SmallTables tables, int layer, int insider)
    {
        var (value, own, holders) = (new double[tables.Atoms], new double[tables.Atoms], new HashSet<int>[tables.Atoms]);
        foreach (var (atom, holding, values) in tables.Contributions.Where(c => c.Values[layer] > 0))
        {
            value[atom] += values[layer];
            own[atom] += holding == insider ? values[layer] : 0;
            (holders[atom] ??= []).Add(holding);
        }

        return (value, own, [.. holders.Select(h => h is not null && !(h.Count == 1 && h.Contains(insider)))]);
    }

    private static List<double[]> Reduced(double[][] rows, int columns)
    {
        var kept = new List<double[]>();
        var left = rows.Select(r => (double[])r.Clone()).ToList();
        for (var c = 0; c < columns; c++)
        {
            var pivot = left.FindIndex(r => Math.Abs(r[c]) > 1e-9);
            if (pivot >= 0)
            {
                var row = left[pivot];
                left.RemoveAt(pivot);
                foreach (var other in left.Where(o => Math.Abs(o[c]) > 1e-9))
                {
                    var factor = other[c] / row[c];
                    for (var k = 0; k <= columns; k++)
                    {
                        other[k] -= factor * row[k];
                    }
                }

                kept.Add(row);
            }
        }

        return kept;
    }

    private static double[]? Vertex(List<double[]> system, int[] basis, int columns)
    {
        double[][] m = [.. system.Select(r => basis.Select(b => r[b]).Append(r[columns]).ToArray())];
        for (var c = 0; c < basis.Length; c++)
        {
            var pivot = Enumerable.Range(c, m.Length - c).MaxBy(r => Math.Abs(m[r][c]));
            if (Math.Abs(m[pivot][c]) < 1e-9)
            {
                return null;
            }

            (m[c], m[pivot]) = (m[pivot], m[c]);
            foreach (var r in Enumerable.Range(0, m.Length).Where(r => r != c))
            {
                var factor = m[r][c] / m[c][c];
                for (var k = c; k <= basis.Length; k++)
                {
                    m[r][k] -= factor * m[c][k];
                }
            }
        }

        var x = new double[columns];
        for (var c = 0; c < basis.Length; c++)
        {
            x[basis[c]] = m[c][basis.Length] / m[c][c];
        }

        return Array.Exists(x, v => v < -1e-7) ? null : x;
    }

    private static IEnumerable<int[]> Subsets(int n, int k)
    {
        if (k > n)
        {
            yield break;
        }

        int[] at = [.. Enumerable.Range(0, k)];
        while (true)
        {
            yield return [.. at];
            var i = k - 1;
            while (i >= 0 && at[i] == n - k + i)
            {
                i--;
            }

            if (i < 0)
            {
                yield break;
            }

            at[i]++;
            for (var j = i + 1; j < k; j++)
            {
                at[j] = at[j - 1] + 1;
            }
        }
    }
}
