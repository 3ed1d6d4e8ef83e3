using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Something that goes with output: value added, labour income, imports, a satellite.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The unit in which it is shown; null for money per money.</param>
/// <param name="PerOutput">Base units per base unit of output, by sector; NaN where it is not known.</param>
public sealed record Measured(string Key, ILocalised Name, Unit? Unit, double[] PerOutput);

/// <summary>
/// An open input-output model that can be asked: a table of the plan, or the plan's region as it is estimated from the first table. What is
/// bought outside is imports for the one, imports and what comes from the rest of the nation for the other.
/// </summary>
public sealed class OpenModel
{
    private static readonly Phrase OfRegion = new("{0}, estimated from: {1}", "{0}（据“{1}”估计）");
    private static readonly Phrase InTable = new("{0} in: {1}", "{0}（取自“{1}”）");
    private static readonly Phrase Output = new("output", "总产出");
    private static readonly Phrase ValueAdded = new("value added", "增加值");
    private static readonly Phrase Income = new("labour income", "劳动者报酬");
    private static readonly Phrase Imports = new("imports", "进口");
    private static readonly Phrase Inflows = new("bought outside the region", "区外购入");

    /// <summary>The key of output among what is measured.</summary>
    public const string OutputKey = "output";

    private readonly Lazy<DenseMatrix> _inverse;

    private OpenModel(TableAnalysis analysis, string id, ILocalised name)
    {
        (Analysis, Id, Name) = (analysis, id, name);
        (Home, Outside, System, Quantities, FinalDemand) = (analysis.Domestic, analysis.Imported, analysis.System, analysis.Output, analysis.FinalDemand);
        OutsidePerOutput = analysis.ImportsPerOutput;
        Status = analysis.Status;
        _inverse = new(() => analysis.Inverse);
        Measures = MeasuresOf(this);
    }

    private OpenModel(RegionAnalysis region, string place, ILocalised name)
    {
        var (nation, coefficients) = (region.Nation, region.Coefficients);
        (Analysis, Region, Id, Name) = (nation, region, RegionId(nation, place), OfRegion.With(name, nation.Source.Declaration.Name));
        (Home, System, Quantities) = (coefficients.Regional, region.System, region.Output);
        var n = Quantities.Length;
        Outside = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Outside[i, j] = Quantities[j] > 0 ? coefficients.Imported[i, j] + region.Abroad[i, j] : 0;
            }
        }

        OutsidePerOutput = [.. Enumerable.Range(0, n).Select(j => Quantities[j] > 0 ? region.FromNation[j] + region.FromAbroad[j] : 0)];
        FinalDemand = [.. Quantities.Zip(Home.Times(Quantities), (x, z) => x - z)];
        Status = ValueStatusWords.Computed([ValueStatus.Estimate, nation.Status]);
        _inverse = new(System.Inverse);
        Measures = MeasuresOf(this);
    }

    /// <summary>Its name in addresses: that of the table, with the place behind an @ for a region that is estimated from it.</summary>
    public string Id { get; }

    /// <summary>Its name.</summary>
    public ILocalised Name { get; }

    /// <summary>Whether it is the plan's region, and not a table as it was read.</summary>
    public bool IsRegion => Id.Contains('@', StringComparison.Ordinal);

    /// <summary>The table that it is, or is estimated from.</summary>
    public TableAnalysis Analysis { get; }

    /// <summary>The estimated region; null for a table.</summary>
    public RegionAnalysis? Region { get; }

    /// <summary>Purchases of the model's own products per unit of output.</summary>
    public DenseMatrix Home { get; }

    /// <summary>Purchases of products from outside per unit of output, as far as they are known by product.</summary>
    public DenseMatrix Outside { get; }

    /// <summary>All purchases from outside per unit of output, by sector.</summary>
    public double[] OutsidePerOutput { get; }

    /// <summary>The Leontief system of <see cref="Home"/>, solvable.</summary>
    public LeontiefSystem System { get; }

    /// <summary>x, base units.</summary>
    public double[] Quantities { get; }

    /// <summary>The sectors that make anything, from 0.</summary>
    public IEnumerable<int> Made => Enumerable.Range(0, Quantities.Length).Where(s => Quantities[s] > 0);

    /// <summary>f: what is left of output, base units.</summary>
    public double[] FinalDemand { get; }

    /// <summary>L.</summary>
    public DenseMatrix Inverse => _inverse.Value;

    /// <summary>What stands behind its numbers.</summary>
    public ValueStatus Status { get; }

    /// <summary>Output, value added, labour income, what is bought outside, and satellites; what the table does not have is not among them.</summary>
    public IReadOnlyList<Measured> Measures { get; }

    /// <summary>The table's unit.</summary>
    public Unit Unit => Analysis.Source.Table.Head.Unit;

    /// <summary>The sectors' names.</summary>
    public IReadOnlyList<ILocalised> Names => Analysis.Names;

    /// <summary>The sectors' keys.</summary>
    public string KeyOf(int sector) => Analysis.Source.Table.Sectors[sector].Key;

    /// <summary>Units of something per unit of final demand, by sector; NaN where it hangs on what is not known.</summary>
    public double[] PerDemand(Measured measure) => Multipliers.WhereKnown(System, measure.PerOutput);

    /// <summary>Every model of a plan: its tables that can be solved, and its region where one is estimated.</summary>
    public static IReadOnlyList<OpenModel> All(Results results)
    {
        var structure = results.Structure;
        List<OpenModel> models = [.. structure.Tables.Where(t => t.Reason is null).Select(t => new OpenModel(t, t.Source.Declaration.Id, t.Source.Declaration.Name))];
        var place = results.Plan.Head.Place;
        if (structure.Region is { Kind: RegionKind.Estimated, System.IsSolvable: true } estimated)
        {
            models.Add(new OpenModel(estimated, place, results.Words.Place(place)));
        }
        else if (structure.Region is { Own: { } own } part)
        {
            models.Add(new OpenModel(own, RegionId(part.Nation, place), InTable.With(results.Words.Place(place), part.Nation.Source.Declaration.Name)));
        }

        return models;
    }

    private static string RegionId(TableAnalysis table, string place) => $"{table.Source.Declaration.Id}@{place}";

    private static List<Measured> MeasuresOf(OpenModel model)
    {
        var (analysis, table) = (model.Analysis, model.Analysis.Source.Table);
        var ones = new double[model.Quantities.Length];
        Array.Fill(ones, 1);
        List<Measured> measures = [new(OutputKey, Output, null, ones)];
        if (table.PrimaryInputRows.Any(p => p.IsValueAdded))
        {
            measures.Add(new("value_added", ValueAdded, null, Coefficients.Intensities(analysis.ValueAdded, analysis.Output)));
        }

        if (Households.IncomeOf(table) is { } income)
        {
            measures.Add(new("income", Income, null, Coefficients.Intensities(income, analysis.Output)));
        }

        measures.Add(new("outside", model.IsRegion ? Inflows : Imports, null, model.OutsidePerOutput));
        measures.AddRange(table.Satellites.Select(s => new Measured(s.Code, s.Name, s.Unit, Coefficients.Intensities(s.Values, analysis.Output))));
        return measures;
    }
}
