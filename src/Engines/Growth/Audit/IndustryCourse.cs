using System.Runtime.InteropServices;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// What output should be by the course of the industry: the median ratio to the base, and to the return before, of the enterprises
/// of the division in the month. Divisions with few returns take the median of all.
/// </summary>
internal sealed class IndustryCourse
{
    /// <summary>How a return compares with the one before, see <see cref="ReturnGrid.Previous"/>.</summary>
    internal const int Shapes = 3;

    // Where no two months can be compared, and where nothing moves at all.
    private const double UsualSpread = 0.1;
    private const double LeastSpread = 0.01;

    private readonly ReturnGrid _grid;
    private readonly double[,] _onYear;
    private readonly double[,,] _onMonth;

    internal IndustryCourse(ReturnGrid grid, AuditSpec spec)
    {
        _grid = grid;
        var divisions = grid.Divisions.Count;
        _onYear = new double[divisions, grid.Months];
        _onMonth = new double[divisions, grid.Months, Shapes];
        var spreads = new List<double>();
        for (var m = 0; m < grid.Months; m++)
        {
            var year = new Medians(divisions);
            Medians[] month = [new(divisions), new(divisions), new(divisions)];
            for (var e = 0; e < grid.Enterprises; e++)
            {
                if (grid.Row(e, m) < 0)
                {
                    continue;
                }

                var output = grid.Output(e, m);
                year.Add(grid.DivisionOf[e], output / grid.Base(e, m));
                var (before, shape) = grid.Previous(e, m);
                month[shape].Add(grid.DivisionOf[e], output / grid.Covers(e, m) / before);
            }

            for (var d = 0; d < divisions; d++)
            {
                _onYear[d, m] = year.Of(d, spec.LeastGroup);
                for (var shape = 0; shape < Shapes; shape++)
                {
                    _onMonth[d, m, shape] = month[shape].Of(d, spec.LeastGroup);
                }
            }

            if (month[0].Spread() is var spread && !double.IsNaN(spread))
            {
                spreads.Add(spread);
            }
        }

        MonthlySpread = spreads.Count == 0 ? UsualSpread : Math.Max(LeastSpread, OrderStatistics.Median(CollectionsMarshal.AsSpan(spreads)));
    }

    /// <summary>The usual change of an enterprise's output from a month to the next: a robust standard deviation of logarithms, at least 0.01.</summary>
    internal double MonthlySpread { get; }

    /// <summary>By the base; NaN where there is none.</summary>
    internal double ByYear(int e, int m) => Positive(_grid.Base(e, m) * _onYear[_grid.DivisionOf[e], m]);

    /// <summary>By the return before; NaN where there is none.</summary>
    internal double ByMonth(int e, int m)
    {
        var (before, shape) = _grid.Previous(e, m);
        return Positive(before * _grid.Covers(e, m) * _onMonth[_grid.DivisionOf[e], m, shape]);
    }

    /// <summary>By the base, or where there is none by the return before.</summary>
    internal double Expected(int e, int m) => ByYear(e, m) is var year && double.IsNaN(year) ? ByMonth(e, m) : year;

    /// <summary>The median ratio to the base in a division and month.</summary>
    internal double OnYear(int division, int m) => _onYear[division, m];

    /// <summary>The probability that an output repeats a number by chance, where it would usually lie around it.</summary>
    internal double Coincidence(double number) => Math.Min(1, 1 / (2 * Math.Sqrt(Math.PI) * MonthlySpread * Math.Max(1, Math.Abs(number))));

    private static double Positive(double value) => value > 0 && double.IsFinite(value) ? value : double.NaN;

    private sealed class Medians(int divisions)
    {
        private readonly List<double>[] _of = [.. Enumerable.Range(0, divisions).Select(_ => new List<double>())];
        private double _all = double.NaN;
        private bool _isAllKnown;

        internal void Add(int division, double ratio)
        {
            if (ratio > 0 && double.IsFinite(ratio))
            {
                _of[division].Add(ratio);
            }
        }

        internal double Of(int division, int least)
        {
            if (_of[division].Count >= least)
            {
                return OrderStatistics.Median(CollectionsMarshal.AsSpan(_of[division]));
            }

            if (!_isAllKnown)
            {
                double[] all = [.. _of.SelectMany(r => r)];
                (_all, _isAllKnown) = (OrderStatistics.Median(all), true);
            }

            return _all;
        }

        internal double Spread()
        {
            double[] logs = [.. _of.SelectMany(r => r).Select(r => Math.Log(r))];
            return OrderStatistics.MedianDeviation(logs);
        }
    }
}
