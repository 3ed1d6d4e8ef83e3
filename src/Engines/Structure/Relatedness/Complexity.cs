using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The economic complexity index: the eigenvector of the second greatest eigenvalue of D^-1 M U^-1 M', D diversity and U ubiquity on diagonals. Source: Hausmann, Hidalgo et al. (2014), The
/// Atlas of Economic Complexity, technical box 2.1. Computed from the similar symmetric matrix D^-1/2 M U^-1 M' D^-1/2. Sign: ECI correlates positively with diversity; PCI is the mean ECI
/// of an activity's regions, up to scale, and so has the same sign. Scale: z-scores of each.
/// </summary>
public static class Complexity
{
    /// <summary>The method behind every result.</summary>
    public static readonly Method Method = new(
        "complexity", "1.0", new Phrase("Economic complexity index by eigenvector", "经济复杂度指数（特征向量法）"),
        new Phrase(
            "figure S4 of Hidalgo and Hausmann (2009) and an independent computation (tests/Conformance/Structure)",
            "Hidalgo 与 Hausmann（2009）图 S4 和独立计算结果（tests/Conformance/Structure）"));

    // Below this, differences of eigenvalues and correlations are rounding.
    private const double Negligible = 1e-9;

    private static readonly Phrase Rule = new(
        "ECI is the second eigenvector (eigenvalue {0:0.0000}; the next is {1:0.0000}), its sign such that it correlates positively with diversity (r = {2:0.00}); ECI and PCI are z-scores with the standard deviation of {3}.",
        "ECI 为第二特征向量（特征值 {0:0.0000}，其后为 {1:0.0000}），符号取与多样性正相关（r = {2:0.00}）；ECI 与 PCI 均为 z 分数，采用{3}。");

    private static readonly Phrase OfPopulation = new("the population (n)", "总体标准差（n）");
    private static readonly Phrase OfSample = new("a sample (n - 1)", "样本标准差（n－1）");

    private static readonly Phrase Disconnected = new(
        "There is no ECI: regions and activities fall into {0} parts that share nothing. Apart from the rest are the regions {1} with the activities {2}.",
        "无法计算 ECI：地区与行业分成 {0} 个互不相连的部分。与其余部分隔离的地区为{1}，行业为{2}。");

    private static readonly Phrase TooSmall = new(
        "There is no ECI: number of regions with an activity {0}, number of activities that a region has {1}; two of each are needed.",
        "无法计算 ECI：有行业的地区数为 {0}，有地区从事的行业数为 {1}；二者至少各需 2 个。");

    private static readonly Phrase NotUnique = new(
        "There is no ECI: the second eigenvalue ({0:0.0000}) is repeated, so that its eigenvector is not unique.", "无法计算 ECI：第二特征值（{0:0.0000}）重复，其特征向量不唯一。");

    private static readonly Phrase NoStructure = new("There is no ECI: all regions have the same activities.", "无法计算 ECI：各地区的行业完全相同。");

    private static readonly Phrase SignUnknown = new(
        "There is no ECI: the second eigenvector does not correlate with diversity, so that its sign is not known.", "无法计算 ECI：第二特征向量与多样性不相关，其符号无法确定。");

    /// <summary>Computes ECI and PCI.</summary>
    /// <param name="presence">Regions x activities.</param>
    /// <param name="scaling">Which standard deviation the z-scores divide by.</param>
    /// <returns>Indices, or why there are none.</returns>
    public static ComplexityResult Of(Presence presence, ZScore scaling = ZScore.Population)
    {
        var parts = Parts(presence);
        if (presence.Regions.Count < 2 || presence.Activities.Count < 2)
        {
            return None(presence, ComplexityOutcome.TooSmall, TooSmall.With(presence.Regions.Count, presence.Activities.Count), [], parts, scaling);
        }

        double[] diversity = [.. presence.Diversity()];
        var eigen = SymmetricEigen.Of(Similar(presence, diversity));
        if (parts.Count > 1)
        {
            var apart = parts.Skip(1).ToList();
            var reason = Disconnected.With(
                parts.Count, new MessageList([.. apart.SelectMany(p => p.Regions).Select(r => presence.Regions[r])]),
                new MessageList([.. apart.SelectMany(p => p.Activities).Select(a => presence.Activities[a])]));
            return None(presence, ComplexityOutcome.Disconnected, reason, eigen.Values, parts, scaling);
        }

        var second = eigen.Values[1];
        if (second < Negligible)
        {
            return None(presence, ComplexityOutcome.NoStructure, NoStructure, eigen.Values, parts, scaling);
        }

        // With two regions there is no third; the rest of the spectrum is zero.
        var third = eigen.Values.Count > 2 ? eigen.Values[2] : 0;
        if (second - third < Negligible)
        {
            return None(presence, ComplexityOutcome.NotUnique, NotUnique.With(second), eigen.Values, parts, scaling);
        }

        double[] vector = [.. eigen.Vector(1).Zip(diversity, (v, d) => v / Math.Sqrt(d))];
        var correlation = Correlation(vector, diversity);
        if (!(Math.Abs(correlation) > Negligible))
        {
            return None(presence, ComplexityOutcome.SignUnknown, SignUnknown, eigen.Values, parts, scaling);
        }

        vector = [.. vector.Select(v => correlation < 0 ? -v : v)];
        var activities = presence.Matrix().TransposedTimes(vector).Zip(presence.Ubiquity(), (sum, count) => sum / count);
        var words = Rule.With(second, third, Math.Abs(correlation), scaling == ZScore.Population ? OfPopulation : OfSample);
        return new ComplexityResult(
            ComplexityOutcome.Computed, words, Standardised(vector, scaling), Standardised([.. activities], scaling), eigen.Values, Math.Abs(correlation), parts, scaling);
    }

    private static DenseMatrix Similar(Presence presence, double[] diversity)
    {
        var ubiquity = presence.Ubiquity();
        var root = presence.Matrix();
        for (var r = 0; r < root.Rows; r++)
        {
            for (var a = 0; a < root.Columns; a++)
            {
                root[r, a] /= Math.Sqrt(diversity[r] * ubiquity[a]);
            }
        }

        return root.Times(root.Transposed());
    }

    private static List<ConnectedPart> Parts(Presence presence)
    {
        var (regions, activities, count) = presence.Components();
        return
        [
            .. Enumerable.Range(0, count)
                .Select(p => new ConnectedPart(
                    [.. Enumerable.Range(0, regions.Length).Where(r => regions[r] == p)], [.. Enumerable.Range(0, activities.Length).Where(a => activities[a] == p)]))
                .OrderByDescending(p => p.Regions.Count).ThenByDescending(p => p.Activities.Count),
        ];
    }

    private static ComplexityResult None(
        Presence presence, ComplexityOutcome outcome, Message reason, IReadOnlyList<double> eigenvalues, IReadOnlyList<ConnectedPart> parts, ZScore scaling) =>
        new(outcome, reason, [.. presence.Regions.Select(_ => double.NaN)], [.. presence.Activities.Select(_ => double.NaN)], eigenvalues, double.NaN, parts, scaling);

    private static double[] Standardised(double[] values, ZScore scaling)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - (scaling == ZScore.Sample ? 1 : 0)));
        return [.. values.Select(v => (v - mean) / deviation)];
    }

    private static double Correlation(double[] one, double[] other)
    {
        var (meanOne, meanOther) = (one.Average(), other.Average());
        var product = one.Zip(other, (a, b) => (a - meanOne) * (b - meanOther)).Sum();
        return product / Math.Sqrt(one.Sum(a => (a - meanOne) * (a - meanOne)) * other.Sum(b => (b - meanOther) * (b - meanOther)));
    }
}
