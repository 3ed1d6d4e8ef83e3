using Songhua.Core;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>
/// A cluster in the input-output tables. It is held to be its sectors: each of its industry codes counts the same, because what each makes is
/// not public.
/// </summary>
public sealed class ClusterAnalysis
{
    private ClusterAnalysis(Cluster cluster, double[] weights, RegionAnalysis region)
    {
        (Cluster, Weights, Region) = (cluster, weights, region);
        Sectors = [.. Enumerable.Range(0, weights.Length).Where(s => weights[s] > 0).OrderByDescending(s => weights[s]).ThenBy(s => s)];
        var technical = region.Nation;
        var (all, inside, outside, abroad) = (0.0, 0.0, 0.0, 0.0);
        Inputs = new double[weights.Length];
        OutsideInputs = new double[weights.Length];
        foreach (var j in Sectors)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                var (home, inflow, foreign) = (weights[j] * region.Coefficients.Regional[i, j], weights[j] * region.Coefficients.Imported[i, j], weights[j] * region.Abroad[i, j]);
                Inputs[i] += home + inflow + foreign;
                OutsideInputs[i] += inflow + foreign;
                inside += Sectors.Contains(i) ? home : 0;
            }

            all += weights[j] * (region.FromRegion[j] + region.FromNation[j] + region.FromAbroad[j]);
            abroad += weights[j] * region.FromAbroad[j];
            outside += weights[j] * (region.FromNation[j] + region.FromAbroad[j]);
        }

        foreach (var i in Sectors.Where(s => region.Output[s] > 0))
        {
            for (var j = 0; j < weights.Length; j++)
            {
                var sold = weights[i] * region.Coefficients.Regional[i, j] * region.Output[j] / region.Output[i];
                (SoldInside, SoldToOthers) = Sectors.Contains(j) ? (SoldInside + sold, SoldToOthers) : (SoldInside, SoldToOthers + sold);
            }
        }

        (InsideShare, OutsideShare, AbroadShare) = all > 0 ? (inside / all, outside / all, abroad / all) : (double.NaN, double.NaN, double.NaN);
        Extraction = HypotheticalExtraction.Of(technical.System, technical.FinalDemand, Sectors, new ExtractionSpec { FinalDemandShare = 1 }).Loss;
    }

    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; }

    /// <summary>The region's table.</summary>
    public RegionAnalysis Region { get; }

    /// <summary>The share of the cluster that is of each sector; they add to one.</summary>
    public double[] Weights { get; }

    /// <summary>Its sectors, the greatest share first.</summary>
    public IReadOnlyList<int> Sectors { get; }

    /// <summary>What it needs of each product per unit of its output.</summary>
    public double[] Inputs { get; }

    /// <summary>What of that comes from outside the region, abroad with it.</summary>
    public double[] OutsideInputs { get; }

    /// <summary>The share of its inputs that its own sectors in the region supply.</summary>
    public double InsideShare { get; }

    /// <summary>The share of its output that its own sectors in the region buy.</summary>
    public double SoldInside { get; }

    /// <summary>The share of its output that other sectors in the region buy; the rest goes to final use and out of the region.</summary>
    public double SoldToOthers { get; }

    /// <summary>The share of its inputs from outside the region.</summary>
    public double OutsideShare { get; }

    /// <summary>The share of its inputs from abroad.</summary>
    public double AbroadShare { get; }

    /// <summary>What the nation's output would lose without the sectors, their purchases, sales and final demand.</summary>
    public ExtractionLoss Extraction { get; }

    /// <summary>Its location quotient by the proxy; NaN where there is none.</summary>
    public double Quotient => Weighted(Region.Quotients);

    /// <summary>Output of all sectors of the nation per unit of final demand.</summary>
    public double NationalMultiplier => Weighted(Region.Nation.OutputMultipliers);

    /// <summary>Output in the region per unit of final demand.</summary>
    public double RegionalMultiplier => Region.Multipliers.Length == 0 ? double.NaN : Weighted(Region.Multipliers);

    /// <summary>The clusters that have industry codes, joined to the table; empty where the table has no concordance.</summary>
    public static IReadOnlyList<ClusterAnalysis> All(Plan plan, RegionAnalysis region) => region.Nation.Source.Industries is { } industries && region.Nation.Reason is null
        ? [.. plan.Clusters.Where(c => c.Industries.Count > 0).Select(c => new ClusterAnalysis(c, Shares(c.Industries, industries, region.Output.Length), region))]
        : [];

    /// <summary>The share of each sector in a list of industries, each counting the same.</summary>
    internal static double[] Shares(IReadOnlyList<Industry> codes, CodeConcordance industries, int sectors)
    {
        var known = codes.Where(c => industries.Of(c.Code).Count > 0).Select(c => c.Code).ToList();
        var shares = new double[sectors];
        var carried = industries.Apply(known, [.. known.Select(_ => 1.0 / known.Count)]);
        carried.CopyTo(shares.AsSpan());
        return shares;
    }

    private double Weighted(double[] bySector) => Sectors.Sum(s => Weights[s] * bySector[s]);
}
