using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The table of a region and what happens to it. Flows are a year's, in one unit of money; element (i, j) of a
/// matrix is what sector j buys of product i.
/// </summary>
public sealed class DisruptionProblem
{
    /// <summary>The names of the n sectors.</summary>
    public required IReadOnlyList<ILocalised> Sectors { get; init; }

    /// <summary>Z, n x n: inputs that sectors of the region supply.</summary>
    public required DenseMatrix RegionalInputs { get; init; }

    /// <summary>M, n x n: inputs from outside the region, by product; null where there are none or the table does not tell them apart.</summary>
    public DenseMatrix? ImportedInputs { get; init; }

    /// <summary>
    /// n: households, government, investment and changes in inventories, of regional products, in all. Where it is negative, a withdrawal from stocks,
    /// it is a supply that stays the same, and falls in proportion where demand is below the usual; it is said in the notes.
    /// </summary>
    public required double[] LocalDemand { get; init; }

    /// <summary>n: exports out of the region, not negative.</summary>
    public required double[] Exports { get; init; }

    /// <summary>x, n: output; x = Z 1 + local demand + exports to within <see cref="DisruptionSpec.BalanceTolerance"/>.</summary>
    public required double[] Output { get; init; }

    /// <summary>v, n: value added; null where it is not known, and then its loss is not said.</summary>
    public double[]? ValueAdded { get; init; }

    /// <summary>Target days of stock of each product, n, NaN for that of the spec; null for the spec's throughout.</summary>
    public double[]? InventoryDays { get; init; }

    /// <summary>
    /// How far sector j cannot do without product i, n x n, from 0 to 1: output is at most c S + (1 - c) capacity, S what the stock allows. 1 critical, 0.5 important, 0 not critical
    /// (Pichler et al. 2022, Journal of Economic Dynamics and Control 144); null for 1 throughout (Leontief).
    /// </summary>
    public DenseMatrix? Criticality { get; init; }

    /// <summary>What is lost.</summary>
    public IReadOnlyList<DisruptionShock> Shocks { get; init; } = [];

    /// <summary>What is asked for beside the usual.</summary>
    public IReadOnlyList<AddedDemand> AddedDemands { get; init; } = [];

    /// <summary>The same table with other shocks and no added demand.</summary>
    internal DisruptionProblem With(IReadOnlyList<DisruptionShock> shocks) => Copy(InventoryDays, shocks, []);

    /// <summary>The same with more or less in stock.</summary>
    internal DisruptionProblem WithInventories(double factor, double usualDays)
    {
        var days = new double[Sectors.Count];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = factor * (InventoryDays is { } own && !double.IsNaN(own[i]) ? own[i] : usualDays);
        }

        return Copy(days, Shocks, AddedDemands);
    }

    private DisruptionProblem Copy(double[]? inventoryDays, IReadOnlyList<DisruptionShock> shocks, IReadOnlyList<AddedDemand> added) => new()
    {
        Sectors = Sectors,
        RegionalInputs = RegionalInputs,
        ImportedInputs = ImportedInputs,
        LocalDemand = LocalDemand,
        Exports = Exports,
        Output = Output,
        ValueAdded = ValueAdded,
        InventoryDays = inventoryDays,
        Criticality = Criticality,
        Shocks = shocks,
        AddedDemands = added,
    };

    internal void CheckShapes()
    {
        var n = Sectors.Count;
        Need(n >= 1, "there is no sector");
        Need(RegionalInputs.Rows == n && RegionalInputs.Columns == n, "regional inputs are not sectors x sectors");
        Need(ImportedInputs is null || (ImportedInputs.Rows == n && ImportedInputs.Columns == n), "imported inputs are not sectors x sectors");
        Need(Criticality is null || (Criticality.Rows == n && Criticality.Columns == n), "criticality is not sectors x sectors");
        Need(LocalDemand.Length == n && Exports.Length == n && Output.Length == n, "final demand or output is not one a sector");
        Need(ValueAdded is null || ValueAdded.Length == n, "value added is not one a sector");
        Need(InventoryDays is null || InventoryDays.Length == n, "days of inventory are not one a product");
    }

    private static void Need(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"The problem of a disruption is not well formed: {what}.");
        }
    }
}
