using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// A simulation day by day. Matrices are steps x sectors (or products), flows of a step in the table's money. For every product and step:
/// output + withdrawn = to industry + to final users + to added demand, and the change of stocks = to industry + from outside - used.
/// </summary>
public sealed class DisruptionPath
{
    private readonly int[] _bottlenecks;
    private readonly (double Steps, int Column, int At)[] _lowest;
    private readonly DisruptionBaseline _table;

    internal DisruptionPath(DisruptionBaseline table, DisruptionProblem problem, DisruptionSpec spec)
    {
        (_table, StepDays, Steps) = (table, spec.StepDays, spec.Steps);
        var n = table.Sectors;
        (Output, Wanted, ToIndustry, ToFinal, ToAdded) = (New(n), New(n), New(n), New(n), New(n));
        (Withdrawn, FromOutside, Used, Stocks, Postponed, Unmet) = (New(n), New(n), New(n), New(n), New(n), New(n));
        _bottlenecks = new int[Steps * n];
        _lowest = new (double, int, int)[table.Products.Length];
        Array.Fill(_lowest, (double.PositiveInfinity, -1, -1));
        var run = new DisruptionRun(table, problem, spec, isRecorded: true);
        for (var t = 0; t < Steps; t++)
        {
            run.Step(t);
            Record(run, t);
        }
    }

    /// <summary>Days of a step.</summary>
    public int StepDays { get; }

    /// <summary>The number of steps.</summary>
    public int Steps { get; }

    /// <summary>The output of a step without shocks, one a sector.</summary>
    public IReadOnlyList<double> UsualOutput => _table.Output;

    /// <summary>Final demand of a step without shocks, local and exports, one a product.</summary>
    public IReadOnlyList<double> UsualFinal => _table.Final;

    /// <summary>Imports of a step without shocks, one a product.</summary>
    public IReadOnlyList<double> UsualImports => _table.Imports;

    /// <summary>Output.</summary>
    public DenseMatrix Output { get; }

    /// <summary>Output that demand and capacity would allow if no input were short.</summary>
    public DenseMatrix Wanted { get; }

    /// <summary>Deliveries of the region to its industries.</summary>
    public DenseMatrix ToIndustry { get; }

    /// <summary>Deliveries to local final demand and exports.</summary>
    public DenseMatrix ToFinal { get; }

    /// <summary>Deliveries to added demand.</summary>
    public DenseMatrix ToAdded { get; }

    /// <summary>Supply out of stocks that the table withdraws.</summary>
    public DenseMatrix Withdrawn { get; }

    /// <summary>Deliveries from outside to the region's industries.</summary>
    public DenseMatrix FromOutside { get; }

    /// <summary>Use of the product by industries.</summary>
    public DenseMatrix Used { get; }

    /// <summary>Stocks of the product at industries at the end of the step.</summary>
    public DenseMatrix Stocks { get; }

    /// <summary>Final demand that waits at the end of the step.</summary>
    public DenseMatrix Postponed { get; }

    /// <summary>Final demand of the step, with what is asked for again, that was not met.</summary>
    public DenseMatrix Unmet { get; }

    /// <summary>The stock of the product at the beginning, all buyers together.</summary>
    /// <param name="product">An index.</param>
    public double OpeningStock(int product) =>
        Array.BinarySearch(_table.Products, product) is >= 0 and var row ? _table.Stock[product] * _table.UsualOf(row).ToArray().Sum() : 0;

    /// <summary>The product whose stock holds a sector back in a step; null where none does.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="sector">An index.</param>
    public int? Bottleneck(int step, int sector) => _bottlenecks[(step * _table.Sectors) + sector] is >= 0 and var product ? product : null;

    /// <summary>The product whose want costs most output in a step, all sectors together; null where none does.</summary>
    /// <param name="step">From 0.</param>
    /// <returns>The product, and the output that is not made for want of it.</returns>
    public (int Product, double Loss)? Bottleneck(int step)
    {
        var losses = new double[_table.Sectors];
        for (var j = 0; j < losses.Length; j++)
        {
            if (Bottleneck(step, j) is { } product)
            {
                losses[product] += Wanted[step, j] - Output[step, j];
            }
        }

        var worst = Array.IndexOf(losses, losses.Max());
        return losses[worst] > 0 ? (worst, losses[worst]) : null;
    }

    /// <summary>For each product that is bought, the stock that falls lowest against its target; the first of equals.</summary>
    public IReadOnlyList<LowestStock> LowestStocks() =>
    [
        .. _table.Products.Zip(_lowest, (i, lowest) =>
            new LowestStock(i, _table.Buyers[lowest.Column], lowest.Steps * StepDays, _table.Stock[i] * StepDays, ((lowest.At + 1) * StepDays) - 1)),
    ];

    private void Record(DisruptionRun run, int t)
    {
        for (var i = 0; i < _table.Sectors; i++)
        {
            Output[t, i] = run.Ratio[i] * _table.Output[i];
            Wanted[t, i] = run.Wanted[i] * _table.Output[i];
            (ToIndustry[t, i], ToFinal[t, i], ToAdded[t, i]) = (run.ToIndustry[i], run.ToFinal[i], run.ToAdded[i]);
            (Withdrawn[t, i], FromOutside[t, i], Used[t, i]) = (run.Withdrawn[i], run.FromOutside[i], run.Used[i]);
            (Postponed[t, i], Unmet[t, i]) = (run.Postponed[i], run.FinalDemand[i] - run.ToFinal[i]);
            _bottlenecks[(t * _table.Sectors) + i] = run.Bottleneck[i];
        }

        for (var row = 0; row < _table.Products.Length; row++)
        {
            var stocks = run.Stocks.Of(row);
            var usual = _table.UsualOf(row);
            var sum = 0.0;
            for (var c = 0; c < usual.Length; c++)
            {
                if (usual[c] > 0)
                {
                    sum += usual[c] * stocks[c];
                    _lowest[row] = stocks[c] < _lowest[row].Steps ? (stocks[c], c, t) : _lowest[row];
                }
            }

            Stocks[t, _table.Products[row]] = sum;
        }
    }

    private DenseMatrix New(int sectors) => new(Steps, sectors);
}
