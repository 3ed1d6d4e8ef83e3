using Songhua.Core;


namespace Songhua.Structure;

/// <summary>
/// A table of several regions, seen as one economy or from one of its regions. Sectors are the same where their codes are. Source: Miller &amp;
/// Blair (2009), 3.3 and 3.4; 4.9 for adding up.
/// </summary>
public static class MultiRegional
{
    private static readonly Phrase ToOthers = new("to other regions of the table", "流向表中其他地区");

    /// <summary>The final use that holds what a region delivers to the others.</summary>
    public const string OutflowCode = "to-other-regions";

    /// <summary>All regions together: flows, uses and inputs of equal codes added up. Nothing is lost: every total stays.</summary>
    /// <param name="table">A table of n sectors of several regions.</param>
    /// <returns>A table of the distinct codes, in the order in which they come first, without regions.</returns>
    public static InputOutputTable Together(InputOutputTable table)
    {
        var (sectors, rows) = Distinct(table.Sectors.Select(s => s.Code));
        var (uses, columns) = Distinct(table.FinalUses.Select(f => f.Code));
        int[] primary = [.. Enumerable.Range(0, table.PrimaryInputRows.Count)];
        var numbers = new InputOutputNumbers
        {
            Flows = Summed(table.Flows, rows, rows, sectors.Length, sectors.Length),
            ImportedFlows = table.ImportedFlows is { } imported ? Summed(imported, rows, rows, sectors.Length, sectors.Length) : null,
            FinalUse = Summed(table.FinalUse, rows, columns, sectors.Length, uses.Length),
            ImportedFinalUse = table.ImportedFinalUse is { } bought ? Summed(bought, rows, columns, sectors.Length, uses.Length) : null,
            PrimaryInputs = Summed(table.PrimaryInputs, primary, rows, primary.Length, sectors.Length),
            PrimaryInputsOfFinalUse = table.PrimaryInputsOfFinalUse is { } taxes ? Summed(taxes, primary, columns, primary.Length, uses.Length) : null,
            Output = Summed(table.Output, rows, sectors.Length)!,
            Imports = Summed(table.Imports, rows, sectors.Length),
            Discrepancy = Summed(table.Discrepancy, rows, sectors.Length),
        };
        return new(
            table.Head,
            [.. sectors.Select(s => table.Sectors[s] with { Region = null })], [.. uses.Select(u => table.FinalUses[u] with { Region = null })], table.PrimaryInputRows, numbers,
            [.. table.Satellites.Select(s => new Satellite(s.Code, s.Name, s.Unit, Summed(s.Values, rows, sectors.Length)))]);
    }

    /// <summary>
    /// One region: its own flows, what other regions of the table deliver to it among imports by product, what comes from outside the table as
    /// it stands there, and what it delivers to others as a final use. A column of imports does not say which buyer imports, so that a competitive
    /// table has no such view.
    /// </summary>
    /// <param name="table">A table of several regions, not competitive.</param>
    /// <param name="region">The code of one of them.</param>
    /// <param name="sectors">The codes of all sectors, in the order that is wanted; those that the region has not are empty.</param>
    /// <returns>A table of those sectors, without regions, in which imports stand apart.</returns>
    /// <exception cref="ArgumentException">No such region, or a competitive table.</exception>
    public static InputOutputTable Of(InputOutputTable table, string region, IReadOnlyList<string> sectors)
    {
        if (table.Sectors.All(s => s.Region != region) || table.Treatment == ImportTreatment.Competitive)
        {
            throw new ArgumentException("The region is not in the table, or nothing tells its imports from the others'.", nameof(table));
        }

        int[] rows = [.. table.Sectors.Select(s => IndexOf(sectors, s.Code))];
        bool[] isHere = [.. table.Sectors.Select(s => s.Region == region)];
        int[] here = [.. rows.Select((r, i) => isHere[i] ? r : -1)], elsewhere = [.. rows.Select((r, i) => isHere[i] ? -1 : r)];
        int[] own = [.. Enumerable.Range(0, table.FinalUses.Count).Where(u => table.FinalUses[u].Region is null || table.FinalUses[u].Region == region)];
        int[] uses = [.. Enumerable.Range(0, table.FinalUses.Count).Select(u => Array.IndexOf(own, u))], primary = [.. Enumerable.Range(0, table.PrimaryInputRows.Count)];
        var (n, k) = (sectors.Count, own.Length);
        var final = Summed(table.FinalUse, here, uses, n, k + 1);
        var sold = Summed(table.Flows, here, [.. elsewhere.Select(e => e < 0 ? -1 : 0)], n, 1);
        var used = Summed(table.FinalUse, here, [.. uses.Select(u => u < 0 ? 0 : -1)], n, 1);
        for (var i = 0; i < n; i++)
        {
            final[i, k] = sold[i, 0] + used[i, 0];
        }

        // Uses of no region (exports out of the table) do not say what they buy of other regions for this one.
        int[] bought = [.. uses.Select((u, i) => table.FinalUses[i].Region is null ? -1 : u)];
        var numbers = new InputOutputNumbers
        {
            Flows = Summed(table.Flows, here, here, n, n),
            ImportedFlows = Sum(Summed(table.Flows, elsewhere, here, n, n), Abroad(table, region, sectors)),
            FinalUse = final,
            ImportedFinalUse = Sum(Summed(table.FinalUse, elsewhere, bought, n, k + 1), table.ImportedFinalUse is { } abroad ? Summed(abroad, rows, bought, n, k + 1) : null),
            PrimaryInputs = Summed(table.PrimaryInputs, primary, here, primary.Length, n),
            Output = Summed(table.Output, here, n)!,
            Discrepancy = Summed(table.Discrepancy, here, n),
        };
        return new(
            table.Head,
            [.. sectors.Select(s => table.Sectors[IndexOf([.. table.Sectors.Select(t => t.Code)], s)] with { Region = null })],
            [.. own.Select(u => table.FinalUses[u] with { Region = null }), new FinalUse(OutflowCode, new LocalText(ToOthers.En, ToOthers.Zh), FinalUseKind.Exports)],
            table.PrimaryInputRows, numbers,
            [.. table.Satellites.Select(s => new Satellite(s.Code, s.Name, s.Unit, Summed(s.Values, here, n)))]);
    }

    /// <summary>What a region imports from outside the table, by product and buyer.</summary>
    /// <param name="table">A table of several regions.</param>
    /// <param name="region">The code of one of them.</param>
    /// <param name="sectors">The codes of all sectors.</param>
    /// <returns>Sectors x sectors, in the unit of the flows; null where imports are not known by product.</returns>
    public static double[,]? Abroad(InputOutputTable table, string region, IReadOnlyList<string> sectors)
    {
        int[] rows = [.. table.Sectors.Select(s => IndexOf(sectors, s.Code))];
        return table.ImportedFlows is { } imported ? Summed(imported, rows, [.. rows.Select((r, i) => table.Sectors[i].Region == region ? r : -1)], sectors.Count, sectors.Count) : null;
    }

    private static double[,] Sum(double[,] one, double[,]? other)
    {
        for (var i = 0; other is not null && i < one.GetLength(0); i++)
        {
            for (var j = 0; j < one.GetLength(1); j++)
            {
                one[i, j] += other[i, j];
            }
        }

        return one;
    }

    private static int IndexOf(IReadOnlyList<string> codes, string code)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] == code)
            {
                return i;
            }
        }

        return -1;
    }

    // The place where each code comes first, and for every element the number of its code.
    private static (int[] First, int[] Number) Distinct(IEnumerable<string> codes)
    {
        var (numbers, first, of) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<int>(), new List<int>());
        foreach (var code in codes)
        {
            if (numbers.TryAdd(code, numbers.Count))
            {
                first.Add(of.Count);
            }

            of.Add(numbers[code]);
        }

        return ([.. first], [.. of]);
    }

    // Rows and columns are added up where their number goes; those with a negative one are left out.
    private static double[,] Summed(FlowBlock block, int[] rows, int[] columns, int height, int width)
    {
        var sums = new double[height, width];
        for (var i = 0; i < block.Rows; i++)
        {
            for (var j = 0; rows[i] >= 0 && j < block.Columns; j++)
            {
                if (columns[j] >= 0)
                {
                    sums[rows[i], columns[j]] += block[i, j];
                }
            }
        }

        return sums;
    }

    private static double[]? Summed(ReadOnlySpan<double> values, int[] rows, int height)
    {
        if (values.IsEmpty)
        {
            return null;
        }

        var sums = new double[height];
        for (var i = 0; i < values.Length; i++)
        {
            if (rows[i] >= 0)
            {
                sums[rows[i]] += values[i];
            }
        }

        return sums;
    }
}
