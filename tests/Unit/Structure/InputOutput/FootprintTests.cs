using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.InputOutput;

/// <summary>Accounts of two regions and the rest of the world, and of mappings between sectors.</summary>
public sealed class FootprintTests
{
    private static FootprintProblem Problem(int seed, ImportedContent? imports = null)
    {
        var table = SeededTable.Draw(seed, 8);
        var random = new Random(seed);
        var demand = new DenseMatrix(8, 4);
        for (var i = 0; i < 8; i++)
        {
            for (var c = 0; c < 4; c++)
            {
                demand[i, c] = table.FinalDemand[i] * random.NextDouble();
            }
        }

        return new()
        {
            System = LeontiefSystem.Of(table.Technical),
            FinalDemand = demand,
            Intensities = [.. Enumerable.Range(0, 8).Select(_ => random.NextDouble())],
            RegionOfSector = [0, 0, 0, 0, 1, 1, 1, 1],
            RegionOfCategory = [0, 1, 1, 2],
            Direct = [5, 7, 0, 0],
            Imports = imports,
        };
    }

    [Fact]
    public void Both_accounts_add_to_the_same()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var problem = Problem(seed);
            var solution = Footprints.Of(problem);
            var output = problem.System.Output(problem.FinalDemand.Times([1, 1, 1, 1]));
            var setFree = output.Zip(problem.Intensities, (x, r) => x * r).ToArray();
            Near.Equal([setFree.Take(4).Sum() + 5, setFree.Skip(4).Sum() + 7, 0], [.. solution.Production], 1e-12);
            Assert.Equal(solution.Production.Sum(), solution.Consumption.Sum(), 1e-11 * solution.Production.Sum());
            var content = problem.System.Content([.. problem.Intensities]);
            Near.Equal(problem.FinalDemand.TransposedTimes(content), solution.BySector.TransposedTimes([.. Enumerable.Repeat(1.0, 8)]), 1e-12);
            Assert.Equal(solution.Consumption[1] - 7, solution.ByRegion[0, 1] + solution.ByRegion[1, 1], 1e-10 * solution.Consumption[1]);
            Assert.Equal(0, solution.ByRegion[2, 0]);
            Assert.All(solution.Imported, i => Assert.True(double.IsNaN(i)));
        }
    }

    /// <summary>A world of two regions seen from the first: what the second would have set free comes as imports with its multipliers.</summary>
    [Fact]
    public void Imports_with_foreign_intensities_are_the_other_region_where_nothing_comes_back()
    {
        // Region 1 (sectors 2, 3) sells to region 0 (sectors 0, 1) and buys nothing of it.
        var technical = new DenseMatrix(new double[,] { { .2, .1, 0, 0 }, { .3, .1, 0, 0 }, { .05, .2, .3, .1 }, { .1, 0, .2, .2 } });
        var demand = new DenseMatrix(new double[,] { { 100 }, { 50 }, { 10 }, { 20 } });
        double[] intensities = [1, 2, 3, 4];
        var world = Footprints.Of(new()
        {
            System = LeontiefSystem.Of(technical),
            FinalDemand = demand,
            Intensities = intensities,
            RegionOfSector = [0, 0, 1, 1],
            RegionOfCategory = [0],
        });
        var foreign = LeontiefSystem.Of(new(new double[,] { { .3, .1 }, { .2, .2 } })).Content([3, 4]);
        var home = Footprints.Of(new()
        {
            System = LeontiefSystem.Of(new(new double[,] { { .2, .1 }, { .3, .1 } })),
            FinalDemand = new(new double[,] { { 100 }, { 50 } }),
            Intensities = [1, 2],
            RegionOfSector = [0, 0],
            RegionOfCategory = [0],
            Imports = new() { Intermediate = new(new double[,] { { .05, .2 }, { .1, 0 } }), Final = new(new double[,] { { 10 }, { 20 } }), Intensities = foreign },
        });
        Assert.Equal(world.Production[1], home.Imported[0], 1e-10);
        Assert.Equal(world.Production[0], home.Production[0], 1e-10);
        Assert.Equal(world.Consumption[0], home.Consumption[0] + home.Imported[0], 1e-10);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var good = Problem(1);
        Assert.Throws<ArgumentException>(() => Footprints.Of(With(good, [0, 0, 0, 0, 1, 1, 1], [0, 1, 1, 2])));
        Assert.Throws<ArgumentException>(() => Footprints.Of(With(good, [0, 0, 0, 0, 1, 1, 1, -1], [0, 1, 1, 2])));
        Assert.Throws<ArgumentException>(() => Footprints.Of(With(good, good.RegionOfSector, [0])));
    }

    [Fact]
    public void Aggregating_commutes_with_summing_and_with_coefficients()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var table = SeededTable.Draw(seed, 7);
            var weights = new DenseMatrix(new double[,] { { 1, .25, 0, 0, 1, 0, 0 }, { 0, .75, 1, 0, 0, 0, .5 }, { 0, 0, 0, 1, 0, 1, .5 } });
            var mapping = SectorMapping.Of(weights);
            Assert.True(mapping.IsComplete);
            var (flows, demand, output) = (mapping.Flows(table.Flows), mapping.Vector(table.FinalDemand), mapping.Vector(table.Output));
            double[] ones = [1, 1, 1];
            Near.Equal(mapping.Vector(table.Flows.Times([.. Enumerable.Repeat(1.0, 7)])), flows.Times(ones), 1e-13);
            Near.Equal([.. flows.Times(ones).Zip(demand, (z, f) => z + f)], output, 1e-12);
            Assert.Equal(table.Flows.Values.ToArray().Sum(), flows.Values.ToArray().Sum(), 1e-11 * output.Sum());

            // The aggregate system gives the table's own output, and others with a bias.
            var aggregate = LeontiefSystem.Of(Coefficients.Technical(flows, output).Matrix!);
            var full = LeontiefSystem.Of(table.Technical);
            Near.Equal([0, 0, 0, output.Max()], [.. mapping.Bias(aggregate, full, table.FinalDemand), output.Max()], 1e-12);
            Assert.True(mapping.Bias(aggregate, full, [1, 0, 0, 0, 0, 0, 0]).Max(Math.Abs) > 1e-6);
        }
    }

    [Fact]
    public void A_mapping_that_leaks_is_named()
    {
        var mapping = SectorMapping.Of(new DenseMatrix(new double[,] { { 1, .5, 0 }, { 0, .4, 1.1 } }));
        Assert.Equal([1, 2], mapping.Incomplete);
        Assert.Throws<InvalidOperationException>(() => mapping.Vector([1, 2, 3]));
        Assert.Contains("0.9", mapping.Say(1, new Songhua.Core.Phrase("coal", "煤炭")).In(Songhua.Core.Language.English), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SectorMapping.Of([0, 2], 2));
        Assert.Equal([4, 2], SectorMapping.Of([0, 1, 0], 2).Vector([1, 2, 3]));
    }

    private static FootprintProblem With(FootprintProblem problem, IReadOnlyList<int> sectors, IReadOnlyList<int> categories) => new()
    {
        System = problem.System,
        FinalDemand = problem.FinalDemand,
        Intensities = problem.Intensities,
        RegionOfSector = sectors,
        RegionOfCategory = categories,
    };
}
