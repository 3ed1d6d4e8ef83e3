using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>How the estimate of a region hangs on the formula that makes it.</summary>
public static class FormulaTables
{
    private static readonly Phrase Title = new("How the table of {0} hangs on its formula", "{0}表对估计公式的敏感性");
    private static readonly Phrase Note = new(
        "The same outputs and the same national coefficients, with other location quotients. Nobody knows which is right for the region: the span is what the estimate leaves open. Elsewhere: {0}. Errors against known regions: docs/methods/regionalisation.md. Method: {1}.",
        "产出与全国系数相同，仅更换区位商公式。何者适合本地区并无定论，其跨度即估计的不确定范围。他处采用：{0}。对已知地区的误差见 docs/methods/regionalisation.md。方法：{1}。");

    private static readonly Phrase AllSectors = new("All sectors", "全部部门");
    private static readonly Phrase NoRegion = new("No region is estimated from a table of a larger one.", "没有据更大范围的表估计的地区。");

    // Those that the literature compares, and the one that is used.
    private static readonly QuotientSpec[] Compared =
    [
        new(QuotientFormula.Simple), new(QuotientFormula.CrossIndustry), .. ((double[])[0.1, 0.2, 0.3, 0.4]).Select(d => new QuotientSpec(QuotientFormula.Flegg, d)), new(QuotientFormula.AugmentedFlegg, 0.3),
    ];

    /// <summary>Clusters, and all sectors together, by every formula.</summary>
    public static ResultTable Of(Results results)
    {
        var region = results.Structure.Region is { Kind: RegionKind.Estimated } estimated ? estimated : null;
        return new(
            "structure_formulas", Title.With(results.Words.Place(results.Plan.Head.Place)),
            [
                new("cluster", new("Cluster", "集群")), new("formula", new("Formula and delta", "公式与 δ")),
                new("outside", new("Inputs from outside the region", "区外投入占比"), ColumnKind.Percent), new("multiplier", new("Multiplier in the region", "地区乘数"), ColumnKind.Number),
            ],
            region is null ? [] : [.. Rows(results, region)])
        {
            Note = region is null ? null : Note.With(
                region.Coefficients.Say(), QuotientRegionalisation.Method),
            WhyEmpty = results.Structure.WhyNoRegion ?? NoRegion,
        };
    }

    private static IEnumerable<ResultRow> Rows(Results results, RegionAnalysis region)
    {
        var others = Compared.Append(RegionAnalysis.SpecOf(region.Nation.Source.Declaration)).Distinct().Select(f => (Name: f.ToString(), Region: region.By(f))).Select(f => (f.Name, f.Region, Clusters: ClusterAnalysis.All(results.Plan, f.Region))).ToList();
        for (var c = 0; c < results.Structure.Clusters.Count; c++)
        {
            foreach (var (name, _, clusters) in others)
            {
                yield return Row(clusters[c].Cluster.Id, clusters[c].Cluster.Name, name, clusters[c].OutsideShare, clusters[c].RegionalMultiplier);
            }
        }

        foreach (var (name, other, _) in others)
        {
            int[] made = [.. Enumerable.Range(0, other.Output.Length).Where(s => other.Output[s] > 0)];
            var inputs = made.Sum(s => other.Output[s] * (other.FromRegion[s] + other.FromNation[s] + other.FromAbroad[s]));
            var outside = made.Sum(s => other.Output[s] * (other.FromNation[s] + other.FromAbroad[s]));
            yield return Row("all", AllSectors, name, outside / inputs, other.Multipliers.Length == 0 ? double.NaN : made.Sum(s => other.Output[s] * other.Multipliers[s]) / other.Output.Sum());
        }
    }

    private static ResultRow Row(string id, ILocalised name, string formula, double outside, double multiplier) => new(
        $"{StructureTables.KeyStart}formulas/{id}/{formula}",
        [Cell.Of(name), Cell.Of(formula), StructureTables.Share(outside), StructureTables.Number(multiplier, ValueStatus.Estimate)]);
}
