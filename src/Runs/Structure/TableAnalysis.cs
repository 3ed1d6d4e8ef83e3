using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What an input-output table says of each of its sectors: how much hangs on it.</summary>
public sealed class TableAnalysis
{
    private readonly Lazy<DenseMatrix> _inverse = new(() => new(0, 0));
    private readonly Lazy<ExtractionLoss[]> _extraction = new(() => []);

    private static readonly Phrase InRegion = new("{0}: {1}", "{0}：{1}");

    private TableAnalysis(PlanTable source, DenseMatrix domestic, DenseMatrix imported, LeontiefSystem system)
    {
        var table = source.Table;
        (Source, Domestic, Imported, System) = (source, domestic, imported, system);
        ImportShares = SharesOfImports(table);
        ImportsPerOutput = ImportedPerOutput(table, imported);
        Names = [.. table.Sectors.Select(s => s.Region is { } region ? InRegion.With(region, s.Name) : (ILocalised)s.Name)];
        Output = table.Output.ToArray();
        ValueAdded = table.ValueAdded();
        if (!system.IsSolvable)
        {
            Reason = system.Productivity.Say(Names);
            return;
        }

        FinalDemand = [.. Output.Zip(domestic.Times(Output), (x, z) => x - z)];
        OutputMultipliers = Multipliers.Output(system);
        ValueAddedContent = Multipliers.WhereKnown(system, Coefficients.Intensities(ValueAdded, Output));
        ImportContent = Multipliers.Simple(system, ImportsPerOutput);
        Backward = Linkages.Normalised(WhereMade(OutputMultipliers, Output));
        Forward = Linkages.Normalised(Linkages.Forward(system, Output));
        Classes = Linkages.Classes(Backward, Forward);
        _inverse = new(system.Inverse);
        _extraction = new(() => HypotheticalExtraction.All(domestic, Inverse, FinalDemand, new ExtractionSpec { FinalDemandShare = 1 }));
    }

    /// <summary>The table.</summary>
    public PlanTable Source { get; }

    /// <summary>The names of the sectors.</summary>
    public IReadOnlyList<ILocalised> Names { get; }

    /// <summary>A: purchases of domestic products per unit of output.</summary>
    public DenseMatrix Domestic { get; }

    /// <summary>Purchases of imported products per unit of output.</summary>
    public DenseMatrix Imported { get; }

    /// <summary>
    /// All imports per unit of output, by sector: the columns of <see cref="Imported"/>, or the row of imports of a table that has nothing but that, where
    /// nobody knows of which product they are.
    /// </summary>
    public double[] ImportsPerOutput { get; }

    /// <summary>The share of imports in what is used at home, by product of a competitive table; zero in others, which tell imports apart or have none by product.</summary>
    public double[] ImportShares { get; }

    /// <summary>The Leontief system of <see cref="Domestic"/>.</summary>
    public LeontiefSystem System { get; }

    /// <summary>Why there are no multipliers; null where there are.</summary>
    public ILocalised? Reason { get; }

    /// <summary>Output x by sector, base units.</summary>
    public double[] Output { get; }

    /// <summary>Value added by sector, base units; NaN where the table has none.</summary>
    public double[] ValueAdded { get; }

    /// <summary>L, formed when it is first asked for.</summary>
    public DenseMatrix Inverse => _inverse.Value;

    /// <summary>Final demand for domestic products: what is left of output, with what the table calls a discrepancy.</summary>
    public double[] FinalDemand { get; } = [];

    /// <summary>Output of all sectors per unit of final demand, type I.</summary>
    public double[] OutputMultipliers { get; } = [];

    /// <summary>Value added in all domestic sectors per unit of final demand.</summary>
    public double[] ValueAddedContent { get; } = [];

    /// <summary>Imports in all sectors per unit of final demand.</summary>
    public double[] ImportContent { get; } = [];

    /// <summary>Power of dispersion: backward linkage over the mean.</summary>
    public double[] Backward { get; } = [];

    /// <summary>Forward linkage of the Ghosh system over the mean.</summary>
    public double[] Forward { get; } = [];

    /// <summary>Key, backward, forward or weakly linked.</summary>
    public LinkageClass[] Classes { get; } = [];

    /// <summary>What output would go with a sector's purchases, sales and final demand.</summary>
    public ExtractionLoss[] Extraction => _extraction.Value;

    /// <summary>What stands behind the numbers.</summary>
    public ValueStatus Status => ValueStatusWords.Computed([Source.Declaration.Status]);

    /// <summary>Analyses a table.</summary>
    public static TableAnalysis Of(PlanTable source)
    {
        var (domestic, imported) = Technical(source.Table);
        return new TableAnalysis(source, domestic, imported, LeontiefSystem.Of(domestic));
    }

    /// <summary>The sentence on how imports were told apart; null where the table tells them apart itself.</summary>
    public Phrase? ImportAssumption => Source.Table.Treatment == ImportTreatment.Competitive ? Proportional : null;

    private static readonly Phrase Proportional = new(
        "The table does not tell imported inputs apart; every buyer is taken to import the same share of a product.", "该表未区分进口投入，假定各使用者对同一产品的进口比例相同。");

    /// <summary>Final use k of the table's own products, by sector, base units.</summary>
    public double[] HomeFinalUse(int use)
    {
        var (table, isExport) = (Source.Table, Source.Table.FinalUses[use].Kind == FinalUseKind.Exports);
        return [.. Enumerable.Range(0, Output.Length).Select(i => table.FinalUse[i, use] * (isExport ? 1 : 1 - ImportShares[i]))];
    }

    /// <summary>Final use k of imported products, by product, base units; zeros where imports are not known by product.</summary>
    public double[] ImportedFinalUse(int use)
    {
        var (table, isExport) = (Source.Table, Source.Table.FinalUses[use].Kind == FinalUseKind.Exports);
        return [.. Enumerable.Range(0, Output.Length).Select(i => (table.ImportedFinalUse?[i, use] ?? 0) + (isExport ? 0 : table.FinalUse[i, use] * ImportShares[i]))];
    }

    /// <summary>Linkages of sectors that make something; NaN for the others, which are linked to nothing and no part of a mean.</summary>
    internal static double[] WhereMade(double[] linkages, double[] output) => [.. linkages.Zip(output, (l, x) => x > 0 ? l : double.NaN)];

    private static double[] ImportedPerOutput(InputOutputTable table, DenseMatrix imported)
    {
        var perOutput = Linkages.DirectBackward(imported);
        for (var p = 0; p < table.PrimaryInputRows.Count; p++)
        {
            for (var j = 0; table.PrimaryInputRows[p].Kind == PrimaryInputKind.Imports && j < perOutput.Length; j++)
            {
                perOutput[j] += table.Output[j] > 0 ? table.PrimaryInputs[p, j] / table.Output[j] : 0;
            }
        }

        return perOutput;
    }

    // Domestic and imported coefficients; of a competitive table by the share of imports in what is used at home (Miller & Blair 2009, 4.4.2).
    internal static (DenseMatrix Domestic, DenseMatrix Imported) Technical(InputOutputTable table)
    {
        var n = table.Sectors.Count;
        var output = table.Output;
        var (domestic, imported) = (new DenseMatrix(n, n), new DenseMatrix(n, n));
        var share = SharesOfImports(table);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (output[j] > 0)
                {
                    domestic[i, j] = (1 - share[i]) * table.Flows[i, j] / output[j];
                    imported[i, j] = ((table.ImportedFlows?[i, j] ?? 0) + (share[i] * table.Flows[i, j])) / output[j];
                }
            }
        }

        return (domestic, imported);
    }

    private static double[] SharesOfImports(InputOutputTable table)
    {
        var shares = new double[table.Sectors.Count];
        for (var i = 0; table.Treatment == ImportTreatment.Competitive && i < shares.Length; i++)
        {
            var exports = Enumerable.Range(0, table.FinalUses.Count).Where(k => table.FinalUses[k].Kind == FinalUseKind.Exports).Sum(k => table.FinalUse[i, k]);
            var imports = Math.Abs(table.Imports[i]);
            var used = table.Output[i] + imports - exports;
            shares[i] = used > 0 ? Math.Min(1, imports / used) : 0;
        }

        return shares;
    }

    /// <summary>B from A and x.</summary>
    internal static DenseMatrix Allocation(DenseMatrix technical, double[] output)
    {
        var allocation = new DenseMatrix(technical.Rows, technical.Columns);
        for (var i = 0; i < technical.Rows; i++)
        {
            for (var j = 0; j < technical.Columns; j++)
            {
                allocation[i, j] = output[i] > 0 ? technical[i, j] * output[j] / output[i] : 0;
            }
        }

        return allocation;
    }
}
