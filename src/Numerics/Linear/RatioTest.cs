namespace Songhua.Numerics;

/// <summary>How far the entering variable goes and what stops it.</summary>
/// <param name="Length">The distance; infinite where nothing stops it.</param>
/// <param name="Position">The position of the variable that leaves; -1 where the entering one goes to its other bound, or without end.</param>
/// <param name="LeavingTo">The bound to which the leaving variable goes.</param>
internal readonly record struct Step(double Length, int Position, BasisPlace LeavingTo);

/// <summary>
/// Ratio tests. Basic variables change by rate x step. A feasible basis: Harris's test in two passes, which among variables that
/// reach a bound within the tolerance takes the largest pivot (Harris 1973, Math. Programming 5: 1-28); under Bland's rule the
/// exact test with the lowest index (Bland 1977, Math. Oper. Res. 2: 103-107). An infeasible one: breakpoints of the sum of
/// infeasibilities are passed as long as it falls (Maros 2003, Computational Techniques of the Simplex Method, 9.6).
/// </summary>
internal sealed class RatioTest(SimplexState state, LinearSpec spec)
{
    // A pivot this much smaller than the largest is passed over where an earlier breakpoint offers a better one.
    private const double RelativePivot = 1e-4;
    private const double Tie = 1e-12;

    private readonly List<(double Ratio, double Size, int Position, BasisPlace To)> _breaks = [];

    internal Step Feasible(double[] column, int direction, double range, bool isBland)
    {
        var (limit, best) = (double.PositiveInfinity, new Step(range, -1, BasisPlace.AtLower));
        for (var p = 0; p < column.Length; p++)
        {
            if (Distance(p, -direction * column[p], out var rate, out var bound) is var distance && double.IsFinite(distance))
            {
                limit = Math.Min(limit, (distance + (isBland ? 0 : 0.5 * state.Tolerance(bound))) / Math.Abs(rate));
            }
        }

        if (limit >= range)
        {
            return best;
        }

        var (size, index) = (0.0, int.MaxValue);
        for (var p = 0; p < column.Length; p++)
        {
            if (Distance(p, -direction * column[p], out var rate, out _) is var distance && double.IsFinite(distance))
            {
                var ratio = distance / Math.Abs(rate);
                var isBetter = isBland ? ratio <= limit + Tie && state.Basic[p] < index : ratio <= limit && Math.Abs(rate) > size;
                if (isBetter)
                {
                    (size, index) = (Math.Abs(rate), state.Basic[p]);
                    best = new(Math.Max(0, ratio), p, rate > 0 ? BasisPlace.AtUpper : BasisPlace.AtLower);
                }
            }
        }

        return best.Length >= range ? new(range, -1, BasisPlace.AtLower) : best;
    }

    /// <summary>The test for an infeasible basis.</summary>
    /// <param name="column">The entering column, by position.</param>
    /// <param name="direction">1 where the entering variable rises, -1 where it falls.</param>
    /// <param name="range">The distance to its other bound.</param>
    /// <param name="slope">By how much the sum of infeasibilities falls for a unit of the step, above zero.</param>
    /// <param name="isBland">Whether the first breakpoint, and of equals the lowest index, must be taken.</param>
    internal Step Infeasible(double[] column, int direction, double range, double slope, bool isBland)
    {
        _breaks.Clear();
        var largest = 0.0;
        for (var p = 0; p < column.Length; p++)
        {
            var rate = -direction * column[p];
            if (Math.Abs(rate) > spec.PivotTolerance)
            {
                largest = Math.Max(largest, Math.Abs(rate));
                AddBreaks(p, rate);
            }
        }

        _breaks.Sort((a, b) => a.Ratio != b.Ratio ? a.Ratio.CompareTo(b.Ratio) : state.Basic[a.Position].CompareTo(state.Basic[b.Position]));
        var last = 0;
        while (!isBland && last < _breaks.Count && (slope -= _breaks[last].Size) > 0)
        {
            last++;
        }

        last = Math.Min(last, _breaks.Count - 1);
        while (last > 0 && !isBland && _breaks[last].Size < RelativePivot * largest)
        {
            last--;
        }

        return last < 0 || _breaks[last].Ratio >= range
            ? new(range, -1, BasisPlace.AtLower)
            : new(_breaks[last].Ratio, _breaks[last].Position, _breaks[last].To);
    }

    private void AddBreaks(int position, double rate)
    {
        var v = state.Basic[position];
        var side = state.Side(v);
        var (near, far) = rate > 0 ? (state.Lower[v], state.Upper[v]) : (state.Upper[v], state.Lower[v]);
        var to = rate > 0 ? BasisPlace.AtUpper : BasisPlace.AtLower;
        var size = Math.Abs(rate);
        if (side != 0 && side == Math.Sign(rate))
        {
            return;
        }

        if (side != 0)
        {
            _breaks.Add(((near - state.X[v]) / rate, size, position, rate > 0 ? BasisPlace.AtLower : BasisPlace.AtUpper));
        }

        if (double.IsFinite(far))
        {
            _breaks.Add((Math.Max(0, (far - state.X[v]) / rate), size, position, to));
        }
    }

    // The distance of a basic variable to the bound towards which it moves; infinite where it does not move or has none.
    private double Distance(int position, double change, out double rate, out double bound)
    {
        rate = change;
        var v = state.Basic[position];
        bound = change > 0 ? state.Upper[v] : state.Lower[v];
        return Math.Abs(change) <= spec.PivotTolerance || !double.IsFinite(bound)
            ? double.PositiveInfinity
            : Math.Max(0, change > 0 ? bound - state.X[v] : state.X[v] - bound);
    }
}
