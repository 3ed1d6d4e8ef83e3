using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>An economy of one or more regions, with something that goes with output.</summary>
public sealed class FootprintProblem
{
    /// <summary>The Leontief system of all sectors of all regions, solvable.</summary>
    public required LeontiefSystem System { get; init; }

    /// <summary>Final demand: sectors x categories, exports out of the system among them where there are any.</summary>
    public required DenseMatrix FinalDemand { get; init; }

    /// <summary>Units per unit of output, by sector.</summary>
    public required IReadOnlyList<double> Intensities { get; init; }

    /// <summary>The region of every sector, from 0.</summary>
    public required IReadOnlyList<int> RegionOfSector { get; init; }

    /// <summary>The region whose demand each category is, from 0. Exports out of the system are a region of their own, without sectors.</summary>
    public required IReadOnlyList<int> RegionOfCategory { get; init; }

    /// <summary>What final users set free themselves (their own fuel), by category; null for none.</summary>
    public IReadOnlyList<double>? Direct { get; init; }

    /// <summary>Imports from outside the system; null where there are none or where nothing is known of them, which is not the same as none.</summary>
    public ImportedContent? Imports { get; init; }
}

/// <summary>Imports from outside the system, with what they hold.</summary>
public sealed class ImportedContent
{
    /// <summary>Imported products used per unit of output: products x sectors.</summary>
    public required DenseMatrix Intermediate { get; init; }

    /// <summary>Imported products that go to final demand: products x categories.</summary>
    public required DenseMatrix Final { get; init; }

    /// <summary>Units per unit of imports, by product, everything that was needed to make them abroad.</summary>
    public required IReadOnlyList<double> Intensities { get; init; }
}

/// <summary>Production- and consumption-based accounts.</summary>
public sealed class FootprintSolution
{
    internal FootprintSolution(DenseMatrix bySector, DenseMatrix byRegion, double[] imported, double[] direct, double[] production, double[] consumption) =>
        (BySector, ByRegion, Imported, Direct, Production, Consumption) = (bySector, byRegion, imported, direct, production, consumption);

    /// <summary>Sectors of origin x categories: diag(r) L Y.</summary>
    public DenseMatrix BySector { get; }

    /// <summary>Regions of origin x regions of demand, without what final users set free themselves.</summary>
    public DenseMatrix ByRegion { get; }

    /// <summary>By category: what imports from outside hold, those that sectors need for it among them; NaN where imports are not given.</summary>
    public IReadOnlyList<double> Imported { get; }

    /// <summary>By category: what final users set free themselves.</summary>
    public IReadOnlyList<double> Direct { get; }

    /// <summary>By region: r' x of its sectors and what its final users set free.</summary>
    public IReadOnlyList<double> Production { get; }

    /// <summary>
    /// By region: what its final demand holds, from all regions, and what its final users set free. Imports from outside are not in it: with
    /// them it is this and <see cref="Imported"/>. Its sum is that of <see cref="Production"/>.
    /// </summary>
    public IReadOnlyList<double> Consumption { get; }
}

/// <summary>
/// Footprints: F = diag(r) L Y tells for everything that is set free where, and for whose final demand. By rows it adds to the production-based
/// account, by columns to the consumption-based one. Source: Miller &amp; Blair (2009), chapter 10; Peters (2008), Ecological Economics 65: 13-23.
/// </summary>
public static class Footprints
{
    /// <summary>The method behind its numbers.</summary>
    public static readonly Method Method = new(
        "footprints", "1.0", new Phrase("Production- and consumption-based accounts", "生产侧与消费侧核算"),
        new Phrase("totals of both accounts, and imports against the region that they come from", "两侧合计一致，且进口含量与来源地区核算一致"));

    /// <summary>The accounts.</summary>
    /// <param name="problem">Economy, intensities and regions.</param>
    /// <returns>In the unit of the intensities times that of final demand.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a number that is missing.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static FootprintSolution Of(FootprintProblem problem)
    {
        Require(problem);
        var (sectors, categories) = (problem.FinalDemand.Rows, problem.FinalDemand.Columns);
        var regions = problem.RegionOfSector.Concat(problem.RegionOfCategory).Max() + 1;
        var outputs = problem.System.Output(problem.FinalDemand);
        var (bySector, byRegion) = (new DenseMatrix(sectors, categories), new DenseMatrix(regions, regions));
        var direct = problem.Direct?.ToArray() ?? new double[categories];
        var (production, consumption) = (new double[regions], new double[regions]);
        for (var i = 0; i < sectors; i++)
        {
            for (var c = 0; c < categories; c++)
            {
                var held = bySector[i, c] = problem.Intensities[i] * outputs[i, c];
                byRegion[problem.RegionOfSector[i], problem.RegionOfCategory[c]] += held;
            }
        }

        for (var origin = 0; origin < regions; origin++)
        {
            for (var demand = 0; demand < regions; demand++)
            {
                production[origin] += byRegion[origin, demand];
                consumption[demand] += byRegion[origin, demand];
            }
        }

        for (var c = 0; c < categories; c++)
        {
            production[problem.RegionOfCategory[c]] += direct[c];
            consumption[problem.RegionOfCategory[c]] += direct[c];
        }

        return new(bySector, byRegion, Imported(problem, outputs), direct, production, consumption);
    }

    private static double[] Imported(FootprintProblem problem, DenseMatrix outputs)
    {
        var imported = new double[problem.FinalDemand.Columns];
        if (problem.Imports is not { } imports)
        {
            Array.Fill(imported, double.NaN);
            return imported;
        }

        double[] intensities = [.. imports.Intensities];
        var perOutput = imports.Intermediate.TransposedTimes(intensities);
        var (embodied, bought) = (outputs.TransposedTimes(perOutput), imports.Final.TransposedTimes(intensities));
        for (var c = 0; c < imported.Length; c++)
        {
            imported[c] = embodied[c] + bought[c];
        }

        return imported;
    }

    private static void Require(FootprintProblem problem)
    {
        var (n, k) = (problem.System.Size, problem.FinalDemand.Columns);
        FlowCheck.Size(problem.FinalDemand, n, k, nameof(problem));
        FlowCheck.Finite(problem.FinalDemand.Values, nameof(problem));
        FlowCheck.Length([.. problem.Intensities], n, nameof(problem));
        FlowCheck.Finite([.. problem.Intensities], nameof(problem));
        if (problem.RegionOfSector.Count != n || problem.RegionOfCategory.Count != k || n == 0 || problem.RegionOfSector.Concat(problem.RegionOfCategory).Any(r => r < 0))
        {
            throw new ArgumentException("Every sector and every category has a region, from 0.", nameof(problem));
        }

        if (problem.Direct is { } direct)
        {
            FlowCheck.Length([.. direct], k, nameof(problem));
            FlowCheck.Finite([.. direct], nameof(problem));
        }

        if (problem.Imports is { } imports)
        {
            var products = imports.Intensities.Count;
            FlowCheck.Size(imports.Intermediate, products, n, nameof(problem));
            FlowCheck.Size(imports.Final, products, k, nameof(problem));
            FlowCheck.Finite([.. imports.Intensities], nameof(problem));
            FlowCheck.Finite(imports.Intermediate.Values, nameof(problem));
            FlowCheck.Finite(imports.Final.Values, nameof(problem));
        }
    }
}
