using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.Disruption;

/// <summary>Small tables. Flows are 365 a year for 1 a day.</summary>
internal static class DisruptionCases
{
    public static LocalText[] Names(int n) => [.. Enumerable.Range(0, n).Select(i => LocalText.Same($"S{i}"))];

    /// <summary>A sells 1 a day to B alone, B sells 2 a day to final users.</summary>
    public static DisruptionProblem Chain(params DisruptionShock[] shocks) => new()
    {
        Sectors = Names(2),
        RegionalInputs = new DenseMatrix(new double[,] { { 0, 365 }, { 0, 0 } }),
        LocalDemand = [0, 730],
        Exports = [0, 0],
        Output = [365, 730],
        ValueAdded = [365, 365],
        Shocks = shocks,
    };

    /// <summary>No spare capacity, no heterogeneity: what can be worked out by hand.</summary>
    public static DisruptionSpec Plain(double inventoryDays, int horizonDays) => new()
    {
        HorizonDays = horizonDays,
        InventoryDays = inventoryDays,
        Heterogeneity = 0,
        LargestCapacity = 1,
        RestorationDays = 5,
        Threads = 1,
    };

    public static DisruptionShock Stop(int sector, int from, int days, double share = 1) => new(ShockTarget.Capacity, sector, share, from, days);

    public static DisruptionShock Cut(int product, int from, int days, double share = 1) => new(ShockTarget.Imports, product, share, from, days);

    /// <summary>A random table with empty sectors, sectors that buy nothing, withdrawals from stocks, imports and days of inventory down to zero.</summary>
    public static DisruptionProblem Random(Random random, int n, IReadOnlyList<DisruptionShock>? shocks = null, bool isCritical = true, double leastDays = 0)
    {
        var kind = Enumerable.Range(0, n).Select(i => i < 2 ? 3 : random.Next(6)).ToArray();
        var (z, m, c) = (new DenseMatrix(n, n), new DenseMatrix(n, n), new DenseMatrix(n, n));
        var (local, exports, output, days) = (new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                // Kind 0 is empty, kind 1 buys nothing, kind 2 is known from imports and stocks alone.
                z[i, j] = kind[i] != 0 && kind[j] > 2 && random.NextDouble() < 0.7 ? 100 * random.NextDouble() : 0;
                m[i, j] = kind[i] != 0 && kind[j] > 2 && random.NextDouble() < 0.4 ? 50 * random.NextDouble() : 0;
                c[i, j] = isCritical ? 1 : random.Next(3) / 2.0;
            }

            days[i] = random.Next(4) switch { 0 => leastDays, 1 => double.NaN, 2 => leastDays + 3, _ => leastDays + (40 * random.NextDouble()) };
        }

        for (var i = 0; i < n; i++)
        {
            var sold = z.Row(i).ToArray().Sum();
            exports[i] = kind[i] is 0 or 2 ? 0 : 40 * random.NextDouble();
            local[i] = kind[i] switch { 0 => 0, 2 => -sold, 4 => -0.3 * (sold + exports[i]), _ => (50 * random.NextDouble()) + 1 };
            output[i] = kind[i] is 0 or 2 ? 0 : sold + exports[i] + local[i];
        }

        return new()
        {
            Sectors = Names(n),
            RegionalInputs = z,
            ImportedInputs = m,
            LocalDemand = local,
            Exports = exports,
            Output = output,
            InventoryDays = days,
            Criticality = isCritical ? null : c,
            Shocks = shocks ?? [],
        };
    }

    public static DisruptionProblem With(DisruptionProblem table, params DisruptionShock[] shocks) => new()
    {
        Sectors = table.Sectors,
        RegionalInputs = table.RegionalInputs,
        ImportedInputs = table.ImportedInputs,
        LocalDemand = table.LocalDemand,
        Exports = table.Exports,
        Output = table.Output,
        ValueAdded = table.ValueAdded,
        InventoryDays = table.InventoryDays,
        Criticality = table.Criticality,
        Shocks = shocks,
    };

    public static DisruptionPath PathOf(DisruptionProblem problem, DisruptionSpec spec)
    {
        var solution = DisruptionEngine.Solve(problem, spec);
        Assert.True(solution.Outcome == DisruptionOutcome.Simulated, solution.Reason?.ToString());
        return solution.Path!;
    }
}
