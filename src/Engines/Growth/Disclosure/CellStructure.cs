namespace Songhua.Growth;

/// <summary>
/// A value that the tables can tell: a set of parts. Cells over the same parts are one sum; implied sums are in no table but follow
/// from it by subtraction.
/// </summary>
/// <param name="Parts">Indices of parts, ascending.</param>
/// <param name="Cells">The cells with this value; none where it is implied.</param>
/// <param name="Names">The keys of its cells; where it is implied, one name that says how.</param>
/// <param name="IsKept">Whether one of its cells must be published.</param>
internal sealed record Sum(int[] Parts, int[] Cells, string[] Names, bool IsKept)
{
    internal string Name => Names[0];

    internal bool IsImplied => Cells.Length == 0;
}

/// <summary>
/// The tables reduced to what they can tell apart: atoms in exactly the same cells become one part, groups without contributors
/// disappear, and contributions of one holding in one part become one entry. A layer is one magnitude of one period.
/// </summary>
internal sealed class CellStructure
{
    private readonly int[] _partStart;
    private readonly int[][] _entriesOfHolding;
    private readonly int[] _entryPart;
    private readonly int[] _entryHolding;
    private readonly double[][] _entryValue;

    internal CellStructure(DisclosureProblem problem, int differenceParts)
    {
        Magnitudes = problem.Periods[0].Magnitudes.Count;
        double[][] layers = [.. problem.Periods.SelectMany(p => p.Magnitudes)];
        var isFilled = new bool[problem.Atoms];
        for (var i = 0; i < problem.AtomOf.Length; i++)
        {
            isFilled[problem.AtomOf[i]] |= Array.Exists(layers, l => l[i] > 0);
        }

        var partOf = PartsOf(problem, isFilled, out var parts);
        Parts = parts;
        Sums = [.. SumsOf(problem, partOf)];
        SumOfCell = new int[problem.Cells.Count];
        Array.Fill(SumOfCell, -1);
        for (var s = 0; s < Sums.Count; s++)
        {
            foreach (var cell in Sums[s].Cells)
            {
                SumOfCell[cell] = s;
            }
        }

        PublishedSums = Sums.Count;
        Sums = [.. Sums, .. Differences.Of(Sums, Parts, differenceParts)];
        SumsOfPart = new int[Parts][];
        for (var p = 0; p < Parts; p++)
        {
            SumsOfPart[p] = [.. Enumerable.Range(0, PublishedSums).Where(s => Array.BinarySearch(Sums[s].Parts, p) >= 0)];
        }

        var holdings = problem.HoldingOf ?? [.. Enumerable.Range(0, problem.AtomOf.Length)];
        var entries = Enumerable.Range(0, problem.AtomOf.Length)
            .Where(i => partOf[problem.AtomOf[i]] >= 0 && Array.Exists(layers, l => l[i] > 0))
            .GroupBy(i => (Part: partOf[problem.AtomOf[i]], Holding: holdings[i]))
            .OrderBy(g => g.Key.Part).ThenBy(g => g.Key.Holding).ToList();
        _entryPart = [.. entries.Select(e => e.Key.Part)];
        _entryHolding = [.. entries.Select(e => e.Key.Holding)];
        _entryValue = [.. layers.Select(l => entries.Select(e => e.Sum(i => l[i])).ToArray())];
        _partStart = Starts(_entryPart, Parts);
        Holdings = _entryHolding.Length == 0 ? 0 : _entryHolding.Max() + 1;
        _entriesOfHolding = new int[Holdings][];
        Array.Fill(_entriesOfHolding, []);
        foreach (var group in Enumerable.Range(0, _entryHolding.Length).GroupBy(e => _entryHolding[e]))
        {
            _entriesOfHolding[group.Key] = [.. group];
        }

        Values = new double[layers.Length][];
        SoleHolder = new int[layers.Length][];
        LargestHeld = new double[layers.Length][];
        for (var l = 0; l < layers.Length; l++)
        {
            Values[l] = new double[Parts];
            SoleHolder[l] = new int[Parts];
            LargestHeld[l] = new double[Parts];
            for (var p = 0; p < Parts; p++)
            {
                AddUp(l, p);
            }
        }
    }

    /// <summary>The number of parts.</summary>
    internal int Parts { get; }

    /// <summary>The number of magnitudes of a period.</summary>
    internal int Magnitudes { get; }

    /// <summary>One above the largest holding.</summary>
    internal int Holdings { get; }

    internal int Layers => Values.Length;

    /// <summary>The sums that are cells, <see cref="PublishedSums"/> of them, and then the implied ones.</summary>
    internal IReadOnlyList<Sum> Sums { get; }

    internal int PublishedSums { get; }

    /// <summary>The sum of each cell; -1 where nobody contributes to it.</summary>
    internal int[] SumOfCell { get; }

    /// <summary>The sums that are cells, by part.</summary>
    internal int[][] SumsOfPart { get; }

    /// <summary>Layer x part.</summary>
    internal double[][] Values { get; }

    /// <summary>The only holding that contributes to a part in a layer; -1 where there is none or several. Layer x part.</summary>
    internal int[][] SoleHolder { get; }

    /// <summary>The largest value of one holding. Layer x part.</summary>
    internal double[][] LargestHeld { get; }

    internal double ValueOf(int sum, int layer) => Sums[sum].Parts.Sum(p => Values[layer][p]);

    /// <summary>The holdings of a part with their values in a layer, in order of holding; some may be zero.</summary>
    internal IEnumerable<(int Holding, double Value)> Holders(int part, int layer)
    {
        for (var e = _partStart[part]; e < _partStart[part + 1]; e++)
        {
            yield return (_entryHolding[e], _entryValue[layer][e]);
        }
    }

    /// <summary>The parts of a holding with its values in a layer.</summary>
    internal IEnumerable<(int Part, double Value)> HeldBy(int holding, int layer) =>
        _entriesOfHolding[holding].Select(e => (_entryPart[e], _entryValue[layer][e]));

    /// <summary>What a holding contributes to a sum in a layer.</summary>
    internal double Held(int holding, int sum, int layer) =>
        HeldBy(holding, layer).Where(h => Array.BinarySearch(Sums[sum].Parts, h.Part) >= 0).Sum(h => h.Value);

    private void AddUp(int layer, int part)
    {
        var (sum, holders, last) = (0.0, 0, -1);
        foreach (var (holding, value) in Holders(part, layer))
        {
            sum += value;
            LargestHeld[layer][part] = Math.Max(LargestHeld[layer][part], value);
            (holders, last) = value > 0 ? (holders + 1, holding) : (holders, last);
        }

        Values[layer][part] = sum;
        SoleHolder[layer][part] = holders == 1 ? last : -1;
    }

    // Atoms in the same cells are one part; those in no cell, and empty ones, are none.
    private static int[] PartsOf(DisclosureProblem problem, bool[] isFilled, out int parts)
    {
        var cellsOf = new List<int>[problem.Atoms];
        for (var c = 0; c < problem.Cells.Count; c++)
        {
            foreach (var atom in problem.Cells[c].Atoms)
            {
                (cellsOf[atom] ??= []).Add(c);
            }
        }

        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var partOf = new int[problem.Atoms];
        for (var a = 0; a < problem.Atoms; a++)
        {
            partOf[a] = -1;
            if (isFilled[a] && cellsOf[a] is { } cells)
            {
                var signature = string.Join(',', cells);
                index.TryAdd(signature, index.Count);
                partOf[a] = index[signature];
            }
        }

        parts = index.Count;
        return partOf;
    }

    private static IEnumerable<Sum> SumsOf(DisclosureProblem problem, int[] partOf) =>
        from c in Enumerable.Range(0, problem.Cells.Count)
        let parts = problem.Cells[c].Atoms.Select(a => partOf[a]).Where(p => p >= 0).Distinct().Order().ToArray()
        where parts.Length > 0
        group (Cell: c, Parts: parts) by string.Join(',', parts) into twins
        let first = twins.First()
        select new Sum(first.Parts, [.. twins.Select(t => t.Cell)], [.. twins.Select(t => problem.Cells[t.Cell].Key)], twins.Any(t => problem.Cells[t.Cell].IsKept));

    private static int[] Starts(int[] sorted, int groups)
    {
        var start = new int[groups + 1];
        foreach (var g in sorted)
        {
            start[g + 1]++;
        }

        for (var g = 0; g < groups; g++)
        {
            start[g + 1] += start[g];
        }

        return start;
    }
}
