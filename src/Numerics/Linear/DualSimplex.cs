namespace Songhua.Numerics;

/// <summary>
/// The bounded dual simplex method, which makes an infeasible basis feasible: after a change of bounds, and at the start (Maros
/// 2003, Computational Techniques of the Simplex Method, chapter 10; leaving rows by dual Devex weights, entering columns by
/// the bound flipping ratio test). Costs whose reduced cost has the wrong sign are shifted for the time being, and the primal method mends
/// what that leaves to improve; it also goes on where this one stalls.
/// </summary>
internal sealed class DualSimplex(SimplexState state, LinearSpec spec)
{
    private readonly double[] _reduced = new double[state.Count];
    private readonly double[] _row = new double[state.Count];
    private readonly double[] _weight = new double[state.Matrix.Rows];
    private readonly double[] _column = new double[state.Matrix.Rows];
    private readonly double[] _work = new double[state.Matrix.Rows];
    private readonly List<(int Variable, double Cost)> _shifted = [];
    private readonly List<int> _open = [];
    private readonly List<int> _flips = [];
    private int _stalled;

    internal int Iterations { get; private set; }

    /// <summary>
    /// Goes on until the basis is feasible or proved to be infeasible: then the multipliers of the proof are given, by row. False
    /// where the primal method must decide.
    /// </summary>
    internal bool ProvesInfeasible(int limit, double[] multipliers)
    {
        (Iterations, _stalled) = (0, 0);
        Array.Fill(_weight, 1);
        var isProved = state.Basic.Length > 0 && IsProved(limit, multipliers);
        for (var s = _shifted.Count - 1; s >= 0; s--)
        {
            state.Cost[_shifted[s].Variable] = _shifted[s].Cost;
        }

        _shifted.Clear();
        return isProved;
    }

    private bool IsProved(int limit, double[] multipliers)
    {
        Price();
        while (Iterations < limit && _stalled < spec.StallLimit + state.Basic.Length)
        {
            if (state.IsStale)
            {
                Renew();
            }

            var position = Leaving();
            if (position < 0)
            {
                return false;
            }

            state.Row(position, _work, _row);
            var side = state.Side(state.Basic[position]);
            var entering = Entering(side, Beyond(state.Basic[position]));
            if (entering < 0 && state.IsFresh)
            {
                for (var i = 0; i < multipliers.Length; i++)
                {
                    multipliers[i] = side * _work[i];
                }

                return true;
            }

            if (entering < 0 || !Pivot(entering, position, side))
            {
                if (state.IsFresh)
                {
                    return false;
                }

                Renew();
            }
        }

        return false;
    }

    private void Renew()
    {
        state.Restore(true);
        Price();
    }

    // Reduced costs; a boxed variable with the wrong sign goes to its other bound, the cost of any other is shifted.
    private void Price()
    {
        for (var p = 0; p < _work.Length; p++)
        {
            _work[p] = state.Cost[state.Basic[p]];
        }

        state.Multipliers(_work);
        var isFlipped = false;
        for (var v = 0; v < _reduced.Length; v++)
        {
            var place = state.Places[v];
            _reduced[v] = place == BasisPlace.Basic ? 0 : state.Cost[v] - state.Dot(v, _work);
            if (place == BasisPlace.Basic || state.IsFixed(v) || !IsWrong(place, _reduced[v]))
            {
                continue;
            }

            if (!double.IsFinite(state.Lower[v]) || !double.IsFinite(state.Upper[v]))
            {
                _shifted.Add((v, state.Cost[v]));
                state.Cost[v] -= _reduced[v];
                _reduced[v] = 0;
                continue;
            }

            state.Places[v] = place == BasisPlace.AtLower ? BasisPlace.AtUpper : BasisPlace.AtLower;
            isFlipped = true;
        }

        if (isFlipped)
        {
            state.Restore(false);
        }
    }

    private bool IsWrong(BasisPlace place, double reduced) => place switch
    {
        BasisPlace.AtLower => reduced < -spec.DualTolerance,
        BasisPlace.AtUpper => reduced > spec.DualTolerance,
        _ => Math.Abs(reduced) > spec.DualTolerance,
    };

    private double Beyond(int v) => state.Side(v) switch { > 0 => state.X[v] - state.Upper[v], < 0 => state.Lower[v] - state.X[v], _ => 0 };

    private int Leaving()
    {
        var (best, most) = (-1, 0.0);
        for (var p = 0; p < _weight.Length; p++)
        {
            var beyond = Beyond(state.Basic[p]);
            if (beyond * beyond / _weight[p] is var score && score > most)
            {
                (best, most) = (p, score);
            }
        }

        return best;
    }

    // Breakpoints in groups that lie within the tolerance of each other (Harris). While flipping a whole group to its other bounds
    // leaves the row infeasible, it is flipped and passed; of the first group that would mend the row the largest entry enters.
    private int Entering(int side, double beyond)
    {
        _open.Clear();
        _flips.Clear();
        for (var v = 0; v < _row.Length; v++)
        {
            if (CanEnter(v, side))
            {
                _open.Add(v);
            }
        }

        while (_open.Count > 0)
        {
            var limit = double.PositiveInfinity;
            foreach (var v in _open)
            {
                limit = Math.Min(limit, (Math.Abs(_reduced[v]) + spec.DualTolerance) / Math.Abs(_row[v]));
            }

            var (best, size, kept, passed) = (-1, 0.0, 0, _flips.Count);
            for (var i = 0; i < _open.Count; i++)
            {
                var v = _open[i];
                if (Math.Abs(_reduced[v]) > limit * Math.Abs(_row[v]))
                {
                    _open[kept++] = v;
                    continue;
                }

                beyond -= Math.Abs(_row[v]) * (state.Upper[v] - state.Lower[v]);
                _flips.Add(v);
                (best, size) = Math.Abs(_row[v]) > size ? (v, Math.Abs(_row[v])) : (best, size);
            }

            // To within the tolerance: a row that all flips together just mend is feasible.
            if (beyond <= state.Tolerance(beyond))
            {
                _flips.RemoveRange(passed, _flips.Count - passed);
                return best;
            }

            _open.RemoveRange(kept, _open.Count - kept);
        }

        return -1;
    }

    // A variable above its bound must fall: by a rise of a column with a positive entry, or a fall of one with a negative entry.
    private bool CanEnter(int variable, int side)
    {
        var entry = side * _row[variable];
        return Math.Abs(entry) > spec.PivotTolerance && state.Places[variable] switch
        {
            BasisPlace.AtLower => entry > 0 && !state.IsFixed(variable),
            BasisPlace.AtUpper => entry < 0 && !state.IsFixed(variable),
            BasisPlace.AtZero => true,
            _ => false,
        };
    }

    private bool Pivot(int entering, int position, int side)
    {
        state.Column(entering, _column);
        var pivot = _column[position];
        if (Math.Abs(pivot - _row[entering]) > 1e-7 * Math.Max(1, Math.Abs(pivot)) || Math.Abs(pivot) < 1e-6)
        {
            return false;
        }

        Iterations++;
        state.Flip(_flips, _work);
        var leaving = state.Basic[position];
        var ratio = _reduced[entering] / pivot;
        for (var v = 0; v < _row.Length; v++)
        {
            if (_row[v] != 0 && state.Places[v] != BasisPlace.Basic)
            {
                _reduced[v] -= ratio * _row[v];
            }
        }

        (_reduced[entering], _reduced[leaving]) = (0, -ratio);
        var weight = _weight[position];
        var step = (state.X[leaving] - (side > 0 ? state.Upper[leaving] : state.Lower[leaving])) / pivot;
        for (var p = 0; p < _column.Length; p++)
        {
            if (_column[p] != 0)
            {
                state.X[state.Basic[p]] -= step * _column[p];
                var share = _column[p] / pivot;
                _weight[p] = Math.Max(_weight[p], share * share * weight);
            }
        }

        _weight[position] = Math.Max(weight / (pivot * pivot), 1);
        state.X[entering] += step;
        state.Exchange(entering, position, side > 0 ? BasisPlace.AtUpper : BasisPlace.AtLower, _column);
        _stalled = Math.Abs(ratio * step) > 1e-13 ? 0 : _stalled + 1;
        return true;
    }
}
