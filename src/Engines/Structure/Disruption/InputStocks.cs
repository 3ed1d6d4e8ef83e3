using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Structure;

/// <summary>
/// The stocks of inputs and the orders for them, in steps of their usual use: the only part of a run that is products x buyers. A step takes one walk over them,
/// four at a time: deliveries and use, new orders and their sums, and what is left for the next step. What is not bought is an endless stock, which never
/// binds and is never ordered.
/// </summary>
internal sealed class InputStocks
{
    // Differences of this size are rounding.
    private const double Rounding = 1e-12;

    private readonly DisruptionBaseline _table;
    private readonly DisruptionSpec _spec;
    private readonly double[] _stocks;
    private readonly double[]? _orders;
    private readonly double[] _ratio;
    private readonly double[] _wanted;
    private readonly double[] _wantedBefore;
    private readonly double[] _possible;
    private readonly double[] _allowed;
    private readonly Mix[] _mixes;
    private readonly double _restoring;
    private bool _isAllowedKnown;

    public InputStocks(DisruptionBaseline table, DisruptionSpec spec)
    {
        (_table, _spec) = (table, spec);
        _stocks = new double[table.Usual.Length];
        for (var row = 0; row < table.Products.Length; row++)
        {
            var stocks = _stocks.AsSpan(row * table.Stride, table.Stride);
            var usual = table.UsualOf(row);
            for (var c = 0; c < stocks.Length; c++)
            {
                stocks[c] = usual[c] > 0 ? table.Stock[table.Products[row]] : double.PositiveInfinity;
            }
        }

        // Orders for what is wanted follow from the stocks; those for what was used have to be kept.
        _orders = spec.Orders == OrderRule.Used ? new double[_stocks.Length] : null;
        _orders?.AsSpan().Fill(1);
        (_ratio, _wanted, _wantedBefore, _possible, _allowed) = (NewColumns(), NewColumns(), NewColumns(), NewColumns(), NewColumns());
        _wantedBefore.AsSpan().Fill(1);
        _mixes = new Mix[table.Products.Length];
        _restoring = Math.Min(1, spec.StepDays / spec.RestorationDays);
        (Regional, Outside) = ([.. table.Sold], [.. table.Imports]);
    }

    /// <summary>Orders of each product from the region, all buyers together.</summary>
    public double[] Regional { get; }

    /// <summary>Orders of each product from outside.</summary>
    public double[] Outside { get; }

    /// <summary>Stocks of a row of the table; infinite where nothing is bought.</summary>
    public ReadOnlySpan<double> Of(int row) => _stocks.AsSpan(row * _table.Stride, _table.Stride);

    /// <summary>The output that stocks allow each buyer as a ratio to the usual, by column of the table.</summary>
    /// <param name="possible">What capacity allows each sector.</param>
    public ReadOnlySpan<double> Allowed(double[] possible)
    {
        if (!_isAllowedKnown)
        {
            Gather(possible, _possible);
            _allowed.AsSpan().Fill(double.PositiveInfinity);
            for (var row = 0; row < _table.Products.Length; row++)
            {
                for (var c = 0; c < _table.Buyers.Length; c++)
                {
                    _allowed[c] = Math.Min(_allowed[c], AllowedBy(row, c));
                }
            }
        }

        return _allowed;
    }

    /// <summary>For each sector that stocks hold back the product that does, the first of equals; -1 for the others. After <see cref="Allowed"/> of the step.</summary>
    public void FindBottlenecks(double[] ratio, double[] wanted, int[] bottleneck)
    {
        Array.Fill(bottleneck, -1);
        int[] held = [.. Enumerable.Range(0, _table.Buyers.Length).Where(c => ratio[_table.Buyers[c]] < wanted[_table.Buyers[c]])];
        for (var row = 0; row < _table.Products.Length; row++)
        {
            foreach (var c in held)
            {
                if (bottleneck[_table.Buyers[c]] < 0 && AllowedBy(row, c) <= _allowed[c] * (1 + Rounding))
                {
                    bottleneck[_table.Buyers[c]] = _table.Products[row];
                }
            }
        }
    }

    /// <summary>What sectors use of each product at these ratios to their usual output.</summary>
    public void SumUse(double[] ratio, double[] used)
    {
        for (var row = 0; row < _table.Products.Length; row++)
        {
            var stocks = Of(row);
            var usual = _table.UsualOf(row);
            var sum = 0.0;
            for (var c = 0; c < _table.Buyers.Length; c++)
            {
                sum += usual[c] * Math.Min(stocks[c], ratio[_table.Buyers[c]]);
            }

            used[_table.Products[row]] = sum;
        }
    }

    /// <summary>Takes in what was delivered, takes out what is used, and orders.</summary>
    /// <param name="ratio">Output of each sector as a ratio to the usual.</param>
    /// <param name="wanted">What it would be if no input were short.</param>
    /// <param name="regional">The share of the orders of each product that the region delivers.</param>
    /// <param name="outside">The same of the outside.</param>
    /// <param name="able">What capacity and stocks allow each sector, as a ratio to the usual.</param>
    /// <param name="outsideAble">The same of the outside, by product.</param>
    public void Turn(double[] ratio, double[] wanted, double[] regional, double[] outside, double[] able, double[] outsideAble)
    {
        Gather(ratio, _ratio);
        Gather(wanted, _wanted);
        _allowed.AsSpan().Fill(double.PositiveInfinity);
        for (var row = 0; row < _table.Products.Length; row++)
        {
            var product = _table.Products[row];
            var next = Mix.Of(_spec.Substitution, able[product], outsideAble[product]);
            (Regional[product], Outside[product]) = Turn(row, regional[product], outside[product], _mixes[row], next);
            _mixes[row] = next;
        }

        _wanted.CopyTo(_wantedBefore, 0);
        _isAllowedKnown = _table.Critical is null;
    }

    /// <summary>The sum of the four, always in the same order.</summary>
    public static double Sum(Vector256<double> four) => four[0] + four[1] + (four[2] + four[3]);

    // One row: all of the time goes here. Arrays are walked by reference, since bounds checks of seven of them cost as much as the arithmetic.
    private (double Regional, double Outside) Turn(int row, double regional, double outside, Mix before, Mix next)
    {
        var (product, start) = (_table.Products[row], row * _table.Stride);
        var (target, restoration, allowing) = (Vector256.Create(_table.Stock[product]), Vector256.Create(_table.Restoration[product]), Vector256.Create(1 / _table.Needed[product]));
        var (restoring, filled, more, one) = (Vector256.Create(_restoring), Vector256.Create(outside), Vector256.Create(regional - outside), Vector256<double>.One);
        var (here, away) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var isRegional = _table.IsRegional[row];
        ref var stocks = ref At(_stocks, start);
        ref var usual = ref At(_table.Usual, start);
        ref var shares = ref At(_table.Share, start);
        ref var orders = ref _orders is null ? ref Unsafe.NullRef<double>() : ref At(_orders, start);
        ref var ratios = ref At(_ratio, 0);
        ref var wanteds = ref At(_wanted, 0);
        ref var wantedsBefore = ref At(_wantedBefore, 0);
        ref var allowed = ref At(_allowed, 0);
        for (nuint c = 0; c < (nuint)_table.Stride; c += (nuint)Vector256<double>.Count)
        {
            var stock = Vector256.LoadUnsafe(ref stocks, c);
            var share = isRegional ? one : Vector256.LoadUnsafe(ref shares, c);
            var wanted = Vector256.LoadUnsafe(ref wanteds, c);
            var use = Vector256.MinNative(stock, Vector256.LoadUnsafe(ref ratios, c));
            var order = _orders is null ? ForWanted(stock, Vector256.LoadUnsafe(ref wantedsBefore, c), target, restoration, restoring) : Vector256.LoadUnsafe(ref orders, c);
            stock = Vector256.MaxNative(Vector256<double>.Zero, stock + ((order * (filled + (before.Share(share) * more))) - use));
            stock.StoreUnsafe(ref stocks, c);
            if (_orders is null)
            {
                order = ForWanted(stock, wanted, target, restoration, restoring);
            }
            else
            {
                order = use + (Vector256.MaxNative(Vector256<double>.Zero, (target * wanted) - stock) * restoring);
                order.StoreUnsafe(ref orders, c);
            }

            var all = Vector256.LoadUnsafe(ref usual, c) * order;
            var fromHere = all * next.Share(share);
            here += fromHere;
            away += all - fromHere;
            Vector256.MinNative(Vector256.LoadUnsafe(ref allowed, c), stock * allowing).StoreUnsafe(ref allowed, c);
        }

        return (Sum(here), Sum(away));
    }

    // For what is wanted, not for what was used (Pichler et al. 2022): a sector that stands still for want of an input would otherwise stop ordering it. A gap is
    // closed at the rate of restoration, a surplus at the lower of the two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ForWanted(Vector256<double> stock, Vector256<double> wanted, Vector256<double> target, Vector256<double> restoration, Vector256<double> restoring)
    {
        var gap = target - stock;
        return Vector256.MaxNative(Vector256<double>.Zero, wanted + Vector256.MaxNative(gap * restoration, gap * restoring));
    }

    private double AllowedBy(int row, int column)
    {
        var at = (row * _table.Stride) + column;
        var allowed = _stocks[at] * (1 / _table.Needed[_table.Products[row]]);
        return _table.Critical?[at] is < 1 and var critical ? (critical * allowed) + ((1 - critical) * _possible[column]) : allowed;
    }

    private void Gather(double[] bySector, double[] byColumn)
    {
        for (var c = 0; c < _table.Buyers.Length; c++)
        {
            byColumn[c] = bySector[_table.Buyers[c]];
        }
    }

    private double[] NewColumns() => new double[_table.Stride];

    private static ref double At(double[] array, int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);

    // How orders divide between region and outside (Guan et al. 2020): by what each source can supply, as far as the spec says.
    private readonly record struct Mix(bool IsMixed, double Region, double Outside)
    {
        public static Mix Of(double substitution, double able, double outsideAble) => substitution == 0 || able == outsideAble
            ? default
            : new(true, 1 - (substitution * (1 - able)), 1 - (substitution * (1 - outsideAble)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<double> Share(Vector256<double> usual)
        {
            if (!IsMixed)
            {
                return usual;
            }

            var here = usual * Vector256.Create(Region);
            var all = here + ((Vector256<double>.One - usual) * Vector256.Create(Outside));
            return Vector256.ConditionalSelect(Vector256.GreaterThan(all, Vector256<double>.Zero), here / all, usual);
        }
    }
}
