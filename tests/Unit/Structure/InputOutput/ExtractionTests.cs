using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.InputOutput;

/// <summary>Every convention of extraction against the plain way: zero the coefficients, solve again.</summary>
public sealed class ExtractionTests
{
    public static TheoryData<ExtractedFlows, bool, double, double> Conventions
    {
        get
        {
            var conventions = new TheoryData<ExtractedFlows, bool, double, double>();
            foreach (var flows in Enum.GetValues<ExtractedFlows>())
            {
                foreach (var keeps in new[] { false, true })
                {
                    foreach (var (share, demand) in new[] { (1.0, 0.0), (1.0, 1.0), (0.35, 0.0), (0.35, 0.8), (0.0, 0.5) })
                    {
                        conventions.Add(flows, keeps, share, demand);
                    }
                }
            }

            return conventions;
        }
    }

    [Theory]
    [MemberData(nameof(Conventions))]
    public void Single_sectors_are_those_of_solving_again(ExtractedFlows flows, bool keeps, double share, double demand)
    {
        var spec = new ExtractionSpec { Flows = flows, KeepsInternal = keeps, Share = share, FinalDemandShare = demand };
        for (var seed = 1; seed <= 6; seed++)
        {
            var table = SeededTable.Draw(seed, 7, hasEmptySector: seed % 2 == 0);
            var weights = Weights(seed, 7);
            var losses = HypotheticalExtraction.All(table.Technical, LeontiefSystem.Of(table.Technical).Inverse(), table.FinalDemand, spec, weights);
            var scale = table.Output.Max();
            for (var k = 0; k < 7; k++)
            {
                var lost = SolvedAgain(table.Technical, table.FinalDemand, [k], spec).Zip(weights, (l, w) => l * w).ToArray();
                Near.Equal([lost.Sum(), lost[k], scale], [losses[k].Total, losses[k].Own, scale], 1e-12, $"seed {seed}, sector {k}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Conventions))]
    public void Groups_are_those_of_solving_again(ExtractedFlows flows, bool keeps, double share, double demand)
    {
        var spec = new ExtractionSpec { Flows = flows, KeepsInternal = keeps, Share = share, FinalDemandShare = demand };
        for (var seed = 1; seed <= 6; seed++)
        {
            var table = SeededTable.Draw(seed, 9, hasEmptySector: seed % 2 == 0);
            int[] group = seed % 3 == 0 ? [.. Enumerable.Range(0, 9)] : [4, 1, 7];
            var (loss, bySector) = HypotheticalExtraction.Of(LeontiefSystem.Of(table.Technical), table.FinalDemand, group, spec);
            var expected = SolvedAgain(table.Technical, table.FinalDemand, group, spec);
            var scale = table.Output.Max();
            Near.Equal([.. expected, scale], [.. bySector, scale], 1e-12, $"seed {seed}");
            Assert.Equal(expected.Sum(), loss.Total, 1e-11 * scale);
            Assert.Equal(group.Sum(k => expected[k]), loss.Own, 1e-11 * scale);
            Assert.Equal(expected.Where((_, i) => !group.Contains(i)).Sum(), loss.Others, 1e-11 * scale);
        }
    }

    [Theory]
    [MemberData(nameof(Conventions))]
    public void Ghosh_is_extraction_of_the_transpose(ExtractedFlows flows, bool keeps, double share, double demand)
    {
        var spec = new ExtractionSpec { Flows = flows, KeepsInternal = keeps, Share = share, FinalDemandShare = demand };
        var turned = spec with { Flows = flows == ExtractedFlows.Both ? flows : flows == ExtractedFlows.Sales ? ExtractedFlows.Purchases : ExtractedFlows.Sales };
        var table = SeededTable.Draw(3, 6);
        var losses = HypotheticalExtraction.AllGhosh(table.Allocation, GhoshSystem.Of(table.Allocation).Inverse(), table.PrimaryInput, spec);
        for (var k = 0; k < 6; k++)
        {
            var expected = SolvedAgain(table.Allocation.Transposed(), table.PrimaryInput, [k], turned);
            Near.Equal([expected.Sum(), expected[k]], [losses[k].Total, losses[k].Own], 1e-11);
        }
    }

    [Fact]
    public void A_group_of_one_is_the_sector()
    {
        var table = SeededTable.Draw(11, 8);
        var system = LeontiefSystem.Of(table.Technical);
        var spec = new ExtractionSpec { FinalDemandShare = 1 };
        var all = HypotheticalExtraction.All(table.Technical, system.Inverse(), table.FinalDemand, spec);
        var one = HypotheticalExtraction.Of(system, table.FinalDemand, [5], spec).Loss;
        Assert.Equal(all[5].Total, one.Total, 1e-10 * one.Total);
        Assert.Equal(table.Output[5], one.Own, 1e-10 * one.Own);
    }

    [Fact]
    public void A_cluster_is_not_the_sum_of_its_sectors()
    {
        var table = SeededTable.Draw(5, 8);
        var system = LeontiefSystem.Of(table.Technical);
        var all = HypotheticalExtraction.All(table.Technical, system.Inverse(), table.FinalDemand, new());
        var group = HypotheticalExtraction.Of(system, table.FinalDemand, [0, 1, 2, 3], new()).Loss;
        Assert.True(group.Total < all.Take(4).Sum(l => l.Total) * (1 - 1e-6));
    }

    [Fact]
    public void Nothing_extracted_loses_nothing()
    {
        var table = SeededTable.Draw(2, 5);
        var losses = HypotheticalExtraction.All(table.Technical, LeontiefSystem.Of(table.Technical).Inverse(), table.FinalDemand, new() { Share = 0 });
        Assert.All(losses, l => Assert.Equal(default, l));
    }

    [Theory]
    [InlineData(-0.1, 0)]
    [InlineData(1.1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(1, double.NaN)]
    public void Shares_outside_zero_to_one_are_refused(double share, double demand)
    {
        var table = SeededTable.Draw(2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => HypotheticalExtraction.Of(
            LeontiefSystem.Of(table.Technical), table.FinalDemand, [0], new() { Share = share, FinalDemandShare = demand }));
    }

    [Fact]
    public void Groups_that_are_none_are_refused()
    {
        var table = SeededTable.Draw(2, 3);
        var system = LeontiefSystem.Of(table.Technical);
        foreach (var group in new int[][] { [], [0, 0], [3], [-1] })
        {
            Assert.Throws<ArgumentException>(() => HypotheticalExtraction.Of(system, table.FinalDemand, group, new()));
        }
    }

    private static double[] Weights(int seed, int size)
    {
        var random = new Random(seed + 1000);
        return [.. Enumerable.Range(0, size).Select(_ => random.NextDouble())];
    }

    private static double[] SolvedAgain(DenseMatrix technical, double[] demand, int[] group, ExtractionSpec spec)
    {
        var n = demand.Length;
        var changed = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var isInternal = group.Contains(i) && group.Contains(j);
                var isExtracted = (spec.Flows != ExtractedFlows.Sales && group.Contains(j)) || (spec.Flows != ExtractedFlows.Purchases && group.Contains(i));
                changed[i, j] = technical[i, j] * (isExtracted && !(isInternal && spec.KeepsInternal) ? 1 - spec.Share : 1);
            }
        }

        var left = demand.Select((f, i) => group.Contains(i) ? f * (1 - spec.FinalDemandShare) : f).ToArray();
        var before = LuFactorisation.Of(SeededTable.Complement(technical)).Solve(demand);
        return [.. before.Zip(LuFactorisation.Of(SeededTable.Complement(changed)).Solve(left), (x, y) => x - y)];
    }
}
