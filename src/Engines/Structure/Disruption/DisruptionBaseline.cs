using System.Runtime.Intrinsics;

namespace Songhua.Structure;

/// <summary>
/// A checked table as flows of a step. Purchases are a row for each product that is bought and a column for each sector that buys, padded to whole vectors: products
/// and sectors without any are left out. Every sum is taken in the order in which a run takes it, so that without a shock nothing moves, not even by rounding.
/// </summary>
internal sealed class DisruptionBaseline
{
    private DisruptionBaseline(DisruptionProblem problem, double step)
    {
        Sectors = problem.Sectors.Count;
        (Products, Buyers) = Active(problem);
        Stride = (Buyers.Length + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        (Usual, Share) = (new double[(long)Products.Length * Stride], new double[(long)Products.Length * Stride]);
        Critical = problem.Criticality is null ? null : new double[Usual.Length];
        IsRegional = new bool[Products.Length];
        (Sold, Output, Supply, Withdrawal, Final, Imports) = (New(), New(), New(), New(), New(), New());
        (Stock, Needed, Restoration) = ([], [], []);
        for (var row = 0; row < Products.Length; row++)
        {
            Fill(problem, row, step);
        }

        for (var i = 0; i < Sectors; i++)
        {
            Close(i, problem, step);
        }
    }

    private DisruptionBaseline(DisruptionBaseline flows, double[] stock, double[] needed, double[] restoration)
    {
        (Sectors, Products, Buyers, Stride, Usual, Share, Critical, IsRegional) =
            (flows.Sectors, flows.Products, flows.Buyers, flows.Stride, flows.Usual, flows.Share, flows.Critical, flows.IsRegional);
        (Sold, Output, Supply, Withdrawal, Final, Imports) = (flows.Sold, flows.Output, flows.Supply, flows.Withdrawal, flows.Final, flows.Imports);
        (Stock, Needed, Restoration) = (stock, needed, restoration);
    }

    public int Sectors { get; }

    /// <summary>The product of each row, ascending.</summary>
    public int[] Products { get; }

    /// <summary>The sector of each column, ascending.</summary>
    public int[] Buyers { get; }

    /// <summary>Elements of a row.</summary>
    public int Stride { get; }

    /// <summary>What is bought and used in a step, rows x stride; zero where nothing is.</summary>
    public double[] Usual { get; }

    /// <summary>The share of it from the region, rows x stride; one where nothing is bought.</summary>
    public double[] Share { get; }

    /// <summary>How far a buyer cannot do without the product, rows x stride; null for 1 throughout.</summary>
    public double[]? Critical { get; }

    /// <summary>Whether a row has the region as its only source.</summary>
    public bool[] IsRegional { get; }

    /// <summary>Target stock of a product, in steps of its use, at least 1.</summary>
    public double[] Stock { get; }

    /// <summary>The stock that output at the usual level needs when a step begins, in steps of its use, at least 1.</summary>
    public double[] Needed { get; }

    /// <summary>The share of a gap in stocks that is ordered in a step.</summary>
    public double[] Restoration { get; }

    /// <summary>What the region sells of a product to its sectors.</summary>
    public double[] Sold { get; }

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
    public static DisruptionBaseline Of(DisruptionProblem problem, DisruptionSpec spec) =>
        new DisruptionBaseline(problem, spec.StepDays / spec.YearDays).With(problem, spec);

    /// <summary>The same flows with the stocks of another problem or spec, of the same table and steps.</summary>
    public DisruptionBaseline With(DisruptionProblem problem, DisruptionSpec spec)
    {
        var (stock, needed, restoration) = (New(), New(), New());
        for (var i = 0; i < Sectors; i++)
        {
            var days = problem.InventoryDays is { } own && !double.IsNaN(own[i]) ? own[i] : spec.InventoryDays;
            stock[i] = Math.Max(1, days / spec.StepDays);
            needed[i] = Math.Max(1, spec.Heterogeneity * stock[i]);
            restoration[i] = Math.Min(1, 1 / Math.Min(spec.RestorationDays / spec.StepDays, stock[i]));
        }

        return new(this, stock, needed, restoration);
    }

    /// <summary>The elements of a row of purchases.</summary>
    public ReadOnlySpan<double> UsualOf(int row) => Usual.AsSpan(row * Stride, Stride);

    private double[] New() => new double[Sectors];

    private static (int[] Products, int[] Buyers) Active(DisruptionProblem problem)
    {
        var n = problem.Sectors.Count;
        var (isBought, buys) = (new bool[n], new bool[n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (Bought(problem, i, j) > 0)
                {
                    (isBought[i], buys[j]) = (true, true);
                }
            }
        }

        return ([.. Enumerable.Range(0, n).Where(i => isBought[i])], [.. Enumerable.Range(0, n).Where(j => buys[j])]);
    }

    private void Fill(DisruptionProblem problem, int row, double step)
    {
        var (i, start) = (Products[row], row * Stride);
        IsRegional[row] = true;
        for (var c = 0; c < Stride; c++)
        {
            Share[start + c] = 1;
            if (Critical is not null)
            {
                Critical[start + c] = 1;
            }

            if (c < Buyers.Length && Bought(problem, i, Buyers[c]) is > 0 and var bought)
            {
                var j = Buyers[c];
                Usual[start + c] = bought * step;
                Share[start + c] = problem.RegionalInputs[i, j] / bought;
                IsRegional[row] &= Share[start + c] == 1;
                if (Critical is not null)
                {
                    Critical[start + c] = problem.Criticality![i, j];
                }
            }
        }

        (Sold[i], Imports[i]) = Sums(Usual.AsSpan(start, Stride), Share.AsSpan(start, Stride));
    }

    // As a run sums orders, lane by lane.
    private static (double Region, double Outside) Sums(ReadOnlySpan<double> usual, ReadOnlySpan<double> share)
    {
        var (region, outside) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var c = 0; c < usual.Length; c += Vector256<double>.Count)
        {
            var all = Vector256.Create(usual[c..]);
            var here = all * Vector256.Create(share[c..]);
            region += here;
            outside += all - here;
        }

        return (InputStocks.Sum(region), InputStocks.Sum(outside));
    }

    // The difference that rounding of the table leaves goes to local final demand.
    private void Close(int i, DisruptionProblem problem, double step)
    {
        var local = (problem.Output[i] * step) - Sold[i] - (problem.Exports[i] * step);
        Withdrawal[i] = Math.Max(0, -local);
        Final[i] = Math.Max(0, local) + (problem.Exports[i] * step);
        Supply[i] = Sold[i] + Final[i];
        Output[i] = problem.Output[i] == 0 ? 0 : Math.Max(0, Supply[i] - Withdrawal[i]);
    }

    private static double Bought(DisruptionProblem problem, int product, int buyer) =>
        problem.RegionalInputs[product, buyer] + (problem.ImportedInputs?[product, buyer] ?? 0);
}
