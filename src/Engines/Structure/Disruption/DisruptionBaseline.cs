using Songhua.Core;

namespace Songhua.Structure;

/// <summary>
/// A checked table as flows of a step. Purchases are listed product by product, those that are zero left out. Every sum is taken in the order
/// in which a run takes it, so that without a shock nothing moves, not even by rounding.
/// </summary>
internal sealed class DisruptionBaseline
{
    private DisruptionBaseline(int sectors, int purchases)
    {
        Sectors = sectors;
        Starts = new int[sectors + 1];
        Buyers = new int[purchases];
        (Usual, Regional, Share, Critical, Needed) = (new double[purchases], new double[purchases], new double[purchases], new double[purchases], new double[purchases]);
        (Stock, Restoration, Output, Supply, Withdrawal, Final, Imports) =
            (new double[sectors], new double[sectors], new double[sectors], new double[sectors], new double[sectors], new double[sectors], new double[sectors]);
    }

    public int Sectors { get; }

    /// <summary>Where the purchases of each product begin.</summary>
    public int[] Starts { get; }

    /// <summary>The buyer of each purchase.</summary>
    public int[] Buyers { get; }

    /// <summary>What is bought and used in a step.</summary>
    public double[] Usual { get; }

    /// <summary>The part of it from the region.</summary>
    public double[] Regional { get; }

    /// <summary>That part as a share.</summary>
    public double[] Share { get; }

    public double[] Critical { get; }

    /// <summary>The stock that output at the usual level needs when a step begins.</summary>
    public double[] Needed { get; }

    /// <summary>Target stock of a product, in steps of its use, at least 1.</summary>
    public double[] Stock { get; }

    /// <summary>The share of a gap in stocks that is ordered in a step.</summary>
    public double[] Restoration { get; }

    public double[] Output { get; }

    /// <summary>All that the region supplies of a product: output and withdrawal.</summary>
    public double[] Supply { get; }

    /// <summary>Supply out of stocks, where local final demand is negative.</summary>
    public double[] Withdrawal { get; }

    /// <summary>Local demand and exports.</summary>
    public double[] Final { get; }

    /// <summary>Imports of a product for use as an input.</summary>
    public double[] Imports { get; }

    /// <summary>Expects a problem that <see cref="DisruptionCheck"/> found sound.</summary>
    public static DisruptionBaseline Of(DisruptionProblem problem, DisruptionSpec spec)
    {
        var n = problem.Sectors.Count;
        var step = spec.StepDays / spec.YearDays;
        var purchases = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                purchases += Bought(problem, i, j) > 0 ? 1 : 0;
            }
        }

        var baseline = new DisruptionBaseline(n, purchases);
        for (var (i, e) = (0, 0); i < n; i++)
        {
            var days = problem.InventoryDays is { } own && !double.IsNaN(own[i]) ? own[i] : spec.InventoryDays;
            baseline.Stock[i] = Math.Max(1, days / spec.StepDays);
            baseline.Restoration[i] = Math.Min(1, 1 / Math.Min(spec.RestorationDays / spec.StepDays, baseline.Stock[i]));
            var needed = Math.Max(1, spec.Heterogeneity * baseline.Stock[i]);
            var sold = 0.0;
            for (var j = 0; j < n; j++)
            {
                if (Bought(problem, i, j) is > 0 and var bought)
                {
                    baseline.Buyers[e] = j;
                    baseline.Usual[e] = bought * step;
                    baseline.Share[e] = problem.RegionalInputs[i, j] / bought;
                    baseline.Regional[e] = baseline.Usual[e] * baseline.Share[e];
                    baseline.Critical[e] = problem.Criticality?[i, j] ?? 1;
                    baseline.Needed[e] = baseline.Usual[e] * needed;
                    baseline.Imports[i] += baseline.Usual[e] - baseline.Regional[e];
                    sold += baseline.Regional[e];
                    e++;
                }
            }

            baseline.Starts[i + 1] = e;
            baseline.Close(i, sold, problem, step);
        }

        return baseline;
    }

    // The difference that rounding of the table leaves goes to local final demand.
    private void Close(int i, double sold, DisruptionProblem problem, double step)
    {
        var local = (problem.Output[i] * step) - sold - (problem.Exports[i] * step);
        Withdrawal[i] = Math.Max(0, -local);
        Final[i] = Math.Max(0, local) + (problem.Exports[i] * step);
        Supply[i] = sold + Final[i];
        Output[i] = problem.Output[i] == 0 ? 0 : Math.Max(0, Supply[i] - Withdrawal[i]);
    }

    private static double Bought(DisruptionProblem problem, int product, int buyer) =>
        problem.RegionalInputs[product, buyer] + (problem.ImportedInputs?[product, buyer] ?? 0);
}
