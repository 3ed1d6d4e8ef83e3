namespace Songhua.Core;

/// <summary>What an input-output table is about.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Period">The period of its flows, mostly a year.</param>
/// <param name="Unit">The unit of money in which it is written; inside, numbers are in base units (CNY for 亿元).</param>
/// <param name="Valuation">The prices of its flows.</param>
/// <param name="Origin">Where it comes from and what stands behind it.</param>
public sealed record InputOutputHead(LocalText Name, Period Period, Unit Unit, Valuation Valuation, TableOrigin Origin);

/// <summary>The numbers from which an <see cref="InputOutputTable"/> is made; n sectors, k final uses, p primary inputs, all money in base units.</summary>
public sealed class InputOutputNumbers
{
    /// <summary>n x n: what sector i (row) delivers to sector j (column), Z of Miller and Blair.</summary>
    public required double[,] Flows { get; init; }

    /// <summary>n x n: imported products i used by sector j; null unless imports stand apart.</summary>
    public double[,]? ImportedFlows { get; init; }

    /// <summary>n x k: what sector i delivers to final use j.</summary>
    public required double[,] FinalUse { get; init; }

    /// <summary>n x k: imported products i that go to final use j; null unless imports stand apart.</summary>
    public double[,]? ImportedFinalUse { get; init; }

    /// <summary>p x n: primary inputs of sector j, value added first of all.</summary>
    public required double[,] PrimaryInputs { get; init; }

    /// <summary>p x k: primary inputs of final uses (taxes on products that households buy); null where the table has none.</summary>
    public double[,]? PrimaryInputsOfFinalUse { get; init; }

    /// <summary>n: gross output.</summary>
    public required double[] Output { get; init; }

    /// <summary>n: imports to be taken off the uses, not negative as a rule; null unless the table is competitive.</summary>
    public double[]? Imports { get; init; }

    /// <summary>n: statistical discrepancy, a column added to the uses; null where the table has none.</summary>
    public double[]? Discrepancy { get; init; }
}

/// <summary>
/// A symmetric input-output table of n sectors in base units of money, of one region or several. Immutable. Whether it balances is asked
/// of <see cref="InputOutputBalance"/>; readers do so for every table that they make.
/// </summary>
/// <remarks>Orientation of Miller and Blair (2009), chapter 2: rows deliver, columns use. Which identity holds along rows says <see cref="ImportTreatment"/>.</remarks>
public sealed class InputOutputTable
{
    private readonly double[] _output;
    private readonly double[]? _imports;
    private readonly double[]? _discrepancy;
    private readonly Dictionary<string, int> _sectorIndex;

    /// <summary>Makes a table; the numbers are copied.</summary>
    /// <param name="head">What it is about.</param>
    /// <param name="sectors">The n sectors.</param>
    /// <param name="finalUses">The k columns of final use.</param>
    /// <param name="primaryInputs">The p rows of primary inputs.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="satellites">Rows by sector that are no money.</param>
    /// <exception cref="ArgumentException">A shape differs, a key stands twice, the unit is no money, or imports are given in two ways.</exception>
    public InputOutputTable(
        InputOutputHead head, IReadOnlyList<InputOutputSector> sectors, IReadOnlyList<FinalUse> finalUses, IReadOnlyList<PrimaryInput> primaryInputs,
        InputOutputNumbers numbers, IReadOnlyList<Satellite>? satellites = null)
    {
        if (!head.Unit.Dimension.IsMoney)
        {
            throw new ArgumentException($"An input-output table is in money, not in {head.Unit.Symbol}.", nameof(head));
        }

        (Head, Sectors, FinalUses, PrimaryInputRows, Satellites) = (head, [.. sectors], [.. finalUses], [.. primaryInputs], [.. satellites ?? []]);
        _sectorIndex = Index(sectors.Select(s => s.Key), nameof(sectors));
        Index(finalUses.Select(f => f.Key), nameof(finalUses));
        Index(primaryInputs.Select(p => p.Code), nameof(primaryInputs));
        Index(Satellites.Select(s => s.Code), nameof(satellites));
        var (n, k, p) = (sectors.Count, finalUses.Count, primaryInputs.Count);
        Flows = Block(numbers.Flows, n, n, nameof(numbers.Flows))!;
        FinalUse = Block(numbers.FinalUse, n, k, nameof(numbers.FinalUse))!;
        PrimaryInputs = Block(numbers.PrimaryInputs, p, n, nameof(numbers.PrimaryInputs))!;
        PrimaryInputsOfFinalUse = Block(numbers.PrimaryInputsOfFinalUse, p, k, nameof(numbers.PrimaryInputsOfFinalUse));
        ImportedFlows = Block(numbers.ImportedFlows, n, n, nameof(numbers.ImportedFlows));
        ImportedFinalUse = Block(numbers.ImportedFinalUse, n, k, nameof(numbers.ImportedFinalUse));
        if (ImportedFlows is null != ImportedFinalUse is null || (ImportedFlows is not null && numbers.Imports is not null))
        {
            throw new ArgumentException("Imports stand apart in flows and final uses, or in a column, not in both or by halves.", nameof(numbers));
        }

        _output = Copy(numbers.Output, n, nameof(numbers.Output))!;
        _imports = Copy(numbers.Imports, n, nameof(numbers.Imports));
        _discrepancy = Copy(numbers.Discrepancy, n, nameof(numbers.Discrepancy));
        foreach (var satellite in Satellites)
        {
            Copy(satellite.Values, n, satellite.Code);
        }
    }

    /// <summary>What the table is about.</summary>
    public InputOutputHead Head { get; }

    /// <summary>The n sectors, in the order of rows and columns.</summary>
    public IReadOnlyList<InputOutputSector> Sectors { get; }

    /// <summary>The k columns of final use.</summary>
    public IReadOnlyList<FinalUse> FinalUses { get; }

    /// <summary>The p rows of <see cref="PrimaryInputs"/>.</summary>
    public IReadOnlyList<PrimaryInput> PrimaryInputRows { get; }

    /// <summary>Rows by sector that are no money.</summary>
    public IReadOnlyList<Satellite> Satellites { get; }

    /// <summary>How imports stand in the table.</summary>
    public ImportTreatment Treatment => ImportedFlows is not null ? ImportTreatment.Apart : _imports is not null ? ImportTreatment.Competitive : ImportTreatment.PrimaryInput;

    /// <summary>Whether the sectors belong to regions.</summary>
    public bool IsMultiRegional => Sectors.Any(s => s.Region is not null);

    /// <summary>n x n: Z; of domestic products where imports stand apart, with imported ones where the table is competitive.</summary>
    public FlowBlock Flows { get; }

    /// <summary>n x n: imported flows; null unless imports stand apart.</summary>
    public FlowBlock? ImportedFlows { get; }

    /// <summary>n x k: final uses of the same products as <see cref="Flows"/>.</summary>
    public FlowBlock FinalUse { get; }

    /// <summary>n x k: imported products in final use; null unless imports stand apart.</summary>
    public FlowBlock? ImportedFinalUse { get; }

    /// <summary>p x n: primary inputs.</summary>
    public FlowBlock PrimaryInputs { get; }

    /// <summary>p x k: primary inputs of final uses; null where the table has none.</summary>
    public FlowBlock? PrimaryInputsOfFinalUse { get; }

    /// <summary>n: gross output x.</summary>
    public ReadOnlySpan<double> Output => _output;

    /// <summary>n: the column of imports; empty unless the table is competitive.</summary>
    public ReadOnlySpan<double> Imports => _imports;

    /// <summary>n: the column of statistical discrepancy, added to uses; empty where there is none.</summary>
    public ReadOnlySpan<double> Discrepancy => _discrepancy;

    /// <summary>The place of a sector by its <see cref="InputOutputSector.Key"/>; -1 where there is none.</summary>
    public int IndexOf(string key) => _sectorIndex.GetValueOrDefault(key, -1);

    /// <summary>n x n: flows of domestic and imported products together; for a competitive table <see cref="Flows"/> itself, as a copy.</summary>
    public double[,] TotalFlows()
    {
        var total = Flows.ToArray();
        for (var i = 0; ImportedFlows is not null && i < Sectors.Count; i++)
        {
            for (var j = 0; j < Sectors.Count; j++)
            {
                total[i, j] += ImportedFlows[i, j];
            }
        }

        return total;
    }

    /// <summary>
    /// n: imports by product: the column of a competitive table, or the imported flows and final uses added up. Empty where imports are a
    /// row of primary inputs, since that does not say of which product they are.
    /// </summary>
    public double[] ImportsByProduct() => Treatment switch
    {
        ImportTreatment.Apart => [.. ImportedFlows!.RowSums().Zip(ImportedFinalUse!.RowSums(), (z, f) => z + f)],
        ImportTreatment.Competitive => [.. _imports!],
        _ => [],
    };

    /// <summary>n: value added by sector, the sum of the primary inputs that are a part of it; NaN where one is missing or no row is.</summary>
    public double[] ValueAdded()
    {
        var sums = new double[Sectors.Count];
        Array.Fill(sums, PrimaryInputRows.Any(p => p.IsValueAdded) ? 0 : double.NaN);
        for (var p = 0; p < PrimaryInputRows.Count; p++)
        {
            for (var j = 0; PrimaryInputRows[p].IsValueAdded && j < sums.Length; j++)
            {
                sums[j] += PrimaryInputs[p, j];
            }
        }

        return sums;
    }

    private static Dictionary<string, int> Index(IEnumerable<string> keys, string axis)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!index.TryAdd(key, index.Count))
            {
                throw new ArgumentException($"'{key}' stands twice.", axis);
            }
        }

        return index;
    }

    private static FlowBlock? Block(double[,]? values, int rows, int columns, string name) =>
        values is null ? null
        : values.GetLength(0) == rows && values.GetLength(1) == columns ? new FlowBlock(values)
        : throw new ArgumentException($"{name} is {values.GetLength(0)} x {values.GetLength(1)}, not {rows} x {columns}.", name);

    private static double[]? Copy(double[]? values, int length, string name) => values is null ? null : Copy(values.AsSpan(), length, name);

    private static double[] Copy(ReadOnlySpan<double> values, int length, string name) =>
        values.Length == length ? values.ToArray() : throw new ArgumentException($"{name} holds {values.Length} values, not {length}.", name);
}
