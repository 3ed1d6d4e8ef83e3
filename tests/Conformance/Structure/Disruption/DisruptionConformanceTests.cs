using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Conformance.Structure.Disruption;

public sealed class DisruptionConformanceTests
{
    /// <summary>
    /// Miller and Blair (2009), tables 2.3 and 2.4: A = [[.15, .25], [.20, .05]]; final demand of (600, 1500) takes output of (1247.5, 1841.6). A third sector buys (50, 100) from the two
    /// until it stops for good; when orders have settled, output is that of the book.
    /// </summary>
    [Fact]
    public void Lost_orders_run_upstream_to_the_Leontief_solution()
    {
        double[] final = [650, 1600];
        var determinant = (0.85 * 0.95) - (0.25 * 0.20);
        double[] x = [((0.95 * final[0]) + (0.25 * final[1])) / determinant, ((0.20 * final[0]) + (0.85 * final[1])) / determinant, 200];
        var problem = new DisruptionProblem
        {
            Sectors = [.. Enumerable.Range(1, 3).Select(i => LocalText.Same($"sector {i}"))],
            RegionalInputs = new DenseMatrix(new[,] { { 0.15 * x[0], 0.25 * x[1], 50 }, { 0.20 * x[0], 0.05 * x[1], 100 }, { 0, 0, 0 } }),
            LocalDemand = [600, 1500, 200],
            Exports = [0, 0, 0],
            Output = x,
            Shocks = [new(ShockTarget.Capacity, 2, 1, 10, 1000)],
        };
        foreach (var rule in Enum.GetValues<RationingRule>())
        {
            var path = DisruptionEngine.Solve(problem, new() { Rationing = rule, RestorationDays = 10 }).Path!;
            Assert.Equal(1247.5, path.Output[364, 0] * 365, 0.05);
            Assert.Equal(1841.6, path.Output[364, 1] * 365, 0.05);
            Assert.Equal(1247.5247524752, path.Output[364, 0] * 365, 1e-6);
            Assert.Equal(1841.5841584158, path.Output[364, 1] * 365, 1e-6);
        }
    }

    /// <summary>A second implementation, straight from the published equations, on random tables and shocks: the same output on every day.</summary>
    [Fact]
    public void The_published_equations_give_the_same_path()
    {
        var random = new Random(4711);
        for (var round = 0; round < 25; round++)
        {
            var size = 2 + (round % 5);
            var (z, f) = (new DenseMatrix(size, size), new double[size]);
            foreach (ref var flow in z.Values)
            {
                flow = random.NextDouble() < 0.8 ? random.NextDouble() : 0;
            }

            for (var i = 0; i < size; i++)
            {
                f[i] = 0.5 + (2 * random.NextDouble());
            }

            var (n, psi, alphaMax, tauAlpha) = (random.Next(20, 100), 0.1 + (0.9 * random.NextDouble()), 1 + (0.4 * random.NextDouble()), random.Next(30, 400));
            var tau = random.Next(5, n);
            DisruptionShock[] shocks =
            [
                new(ShockTarget.Capacity, 0, random.NextDouble(), 3, random.Next(5, 120)) { RecoveryDays = random.Next(60) },
                new(ShockTarget.Capacity, size - 1, random.NextDouble(), 40, 20, ShockRecovery.Exponential, 15),
            ];
            var lost = new double[365, size];
            foreach (var shock in shocks)
            {
                for (var t = 0; t < 365; t++)
                {
                    lost[t, shock.Sector] += shock.LostOn(t);
                }
            }

            var plain = PlainArio.Output(z, f, lost, n, tau, psi, alphaMax, tauAlpha);
            var path = DisruptionEngine.Solve(Problem(z, f, shocks), new()
            {
                YearDays = 365,
                InventoryDays = n,
                RestorationDays = tau,
                Heterogeneity = Math.Max(psi, 1.0 / n),
                LargestCapacity = alphaMax,
                CapacityDays = tauAlpha,
            }).Path!;
            for (var t = 0; t < 365; t++)
            {
                for (var i = 0; i < size; i++)
                {
                    Assert.Equal(plain[t, i], path.Output[t, i], 1e-8);
                }
            }
        }
    }

    private static DisruptionProblem Problem(DenseMatrix z, double[] f, DisruptionShock[] shocks)
    {
        var size = f.Length;
        var year = new DenseMatrix(size, size);
        for (var e = 0; e < z.Values.Length; e++)
        {
            year.Values[e] = 365 * z.Values[e];
        }

        return new()
        {
            Sectors = [.. Enumerable.Range(1, size).Select(i => LocalText.Same($"sector {i}"))],
            RegionalInputs = year,
            LocalDemand = [.. f.Select(v => 365 * v)],
            Exports = new double[size],
            Output = [.. Enumerable.Range(0, size).Select(i => 365 * (z.Row(i).ToArray().Sum() + f[i]))],
            Shocks = shocks,
        };
    }
}
