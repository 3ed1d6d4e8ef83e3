namespace Songhua.Numerics;

/// <summary>
/// The bounded primal simplex method in two phases, where the dual method has not already settled the first: the sum of infeasibilities falls to zero, then the objective. Entering
/// variables are priced by Devex weights (Harris 1973). Where nothing moves for long, bounds are widened a little, each by its own
/// amount, and set back at the end; where that does not help, Bland's rule takes over until something moves.
/// </summary>
internal sealed class SimplexMethod(SimplexState state, LinearSpec spec)
{
    private const int MaxPerturbations = 3;
    private const double WeightLimit = 1e8;
    private const double SmallPivot = 1e-5;
    private const int MaxRelapses = 30;

    private readonly RatioTest _ratios = new(state, spec);
    private readonly DualSimplex _dual = new(state, spec);
    private readonly double[] _reduced = new double[state.Count];
    private readonly double[] _weight = new double[state.Count];
    private readonly double[] _row = new double[state.Count];
    private readonly bool[] _isBanned = new bool[state.Count];
    private readonly double[] _multipliers = new double[state.Matrix.Rows];
    private readonly double[] _column = new double[state.Matrix.Rows];
    private readonly double[] _work = new double[state.Matrix.Rows];
    private (double[] Lower, double[] Upper)? _trueBounds;
    private int _perturbations;
    private int _stalled;
    private bool _isBland;
    private bool _isPriced;
    private bool _isFreshlyPlaced;
    private bool _areSmallPivotsTaken;

    internal int Iterations { get; private set; }

    /// <summary>The multipliers of the last phase, by row.</summary>
    internal double[] Multipliers => _multipliers;

    /// <summary>After an unbounded end: the direction of every variable.</summary>
    internal double[] Ray { get; private set; } = [];

    internal LinearStatus Run(int limit)
    {
        (Iterations, _perturbations, _stalled, _isBland, _areSmallPivotsTaken, Ray) = (0, 0, 0, false, false, []);
        Array.Clear(_isBanned);
        for (var v = 0; v < state.Count; v++)
        {
            if (state.Lower[v] > state.Upper[v])
            {
                Array.Clear(_multipliers);
                return LinearStatus.Infeasible;
            }
        }

        Renew(false);
        if (!IsFeasible && _dual.ProvesInfeasible(limit, _multipliers))
        {
            Iterations = _dual.Iterations;
            return LinearStatus.Infeasible;
        }

        Iterations = _dual.Iterations;
        var status = Loop(limit);
        SetBoundsBack();
        return status;
    }

    private bool IsFeasible => Array.TrueForAll(state.Basic, v => state.Side(v) == 0);

    private LinearStatus Loop(int limit)
    {
        Renew(Iterations > 0 && !state.IsFresh);
        var (wasFeasible, relapses) = (false, 0);
        while (true)
        {
            if (state.IsStale)
            {
                Renew(true);
            }

            var isFeasible = IsFeasible;
            if (!isFeasible || !wasFeasible || !_isPriced)
            {
                PriceAll(isFeasible);
            }

            // A feasible basis that becomes infeasible again and again: rounding, not progress.
            if (wasFeasible && !isFeasible && ++relapses > MaxRelapses)
            {
                return LinearStatus.Unresolved;
            }

            if (isFeasible != wasFeasible)
            {
                Array.Fill(_weight, 1);
                wasFeasible = isFeasible;
            }

            var entering = Choose();
            if (entering < 0 && !_areSmallPivotsTaken && Array.Exists(_isBanned, b => b))
            {
                _areSmallPivotsTaken = true;
                Array.Clear(_isBanned);
                continue;
            }

            if (entering < 0)
            {
                if (!IsConfirmed())
                {
                    continue;
                }

                return isFeasible ? LinearStatus.Optimal : LinearStatus.Infeasible;
            }

            if (Iterations++ >= limit)
            {
                return LinearStatus.IterationLimit;
            }

            if (!Advance(entering, isFeasible))
            {
                return LinearStatus.Unbounded;
            }
        }
    }

    // One iteration; false where the objective falls without end.
    private bool Advance(int entering, bool isFeasible)
    {
        var direction = _reduced[entering] < 0 ? 1 : -1;
        var range = state.Upper[entering] - state.Lower[entering];
        state.Column(entering, _column);
        if (isFeasible && !IsStillWrong(entering, direction))
        {
            return true;
        }

        var step = isFeasible
            ? _ratios.Feasible(_column, direction, range, _isBland)
            : _ratios.Infeasible(_column, direction, range, Math.Abs(_reduced[entering]), _isBland);
        if (double.IsInfinity(step.Length))
        {
            if (isFeasible && state.IsFresh && _trueBounds is null)
            {
                TakeRay(entering, direction);
                return false;
            }

            // Only old factors or perturbed bounds can say so: look again without them.
            _isBanned[entering] = !isFeasible && state.IsFresh;
            SetBoundsBack();
            Renew(true);
            return true;
        }

        if (step.Position >= 0 && IsDoubtful(_column[step.Position]))
        {
            _isBanned[entering] = state.IsFresh;
            Renew(!state.IsFresh);
            return true;
        }

        if (isFeasible && step.Position >= 0)
        {
            UpdatePrices(entering, step.Position);
        }
        else if (step.Position >= 0)
        {
            UpdateWeights(entering, step.Position);
        }

        Move(entering, direction, step);
        WatchProgress(step.Length * Math.Abs(_reduced[entering]));
        Array.Clear(_isBanned);
        _areSmallPivotsTaken = false;
        return true;
    }

    // A small pivot makes an ill-conditioned basis: it is taken only where every variable that could enter offers one.
    private bool IsDoubtful(double pivot) => !_areSmallPivotsTaken && Math.Abs(pivot) < SmallPivot * Math.Max(1, _column.Max(Math.Abs));

    // Reduced costs that are brought along drift; the column gives the one that matters afresh.
    private bool IsStillWrong(int entering, int direction)
    {
        var reduced = state.Cost[entering];
        for (var p = 0; p < _column.Length; p++)
        {
            reduced -= state.Cost[state.Basic[p]] * _column[p];
        }

        _reduced[entering] = reduced;
        return -direction * reduced > spec.DualTolerance;
    }

    private void Move(int entering, int direction, Step step)
    {
        _isFreshlyPlaced = false;
        for (var p = 0; p < _column.Length && step.Length != 0; p++)
        {
            if (_column[p] != 0)
            {
                state.X[state.Basic[p]] -= direction * step.Length * _column[p];
            }
        }

        if (step.Position < 0)
        {
            state.Places[entering] = direction > 0 ? BasisPlace.AtUpper : BasisPlace.AtLower;
            state.X[entering] = direction > 0 ? state.Upper[entering] : state.Lower[entering];
            return;
        }

        state.X[entering] += direction * step.Length;
        state.Exchange(entering, step.Position, step.LeavingTo, _column);
    }

    private void PriceAll(bool isFeasible)
    {
        for (var p = 0; p < _multipliers.Length; p++)
        {
            var v = state.Basic[p];
            _multipliers[p] = isFeasible ? state.Cost[v] : state.Side(v);
        }

        state.Multipliers(_multipliers);
        for (var v = 0; v < state.Count; v++)
        {
            _reduced[v] = state.Places[v] == BasisPlace.Basic ? 0 : (isFeasible ? state.Cost[v] : 0) - state.Dot(v, _multipliers);
        }

        _isPriced = true;
    }

    private int Choose()
    {
        var (best, most) = (-1, 0.0);
        for (var v = 0; v < _reduced.Length; v++)
        {
            var d = _reduced[v];
            var isWrong = state.Places[v] switch
            {
                BasisPlace.AtLower => d < -spec.DualTolerance,
                BasisPlace.AtUpper => d > spec.DualTolerance,
                BasisPlace.AtZero => Math.Abs(d) > spec.DualTolerance,
                _ => false,
            };
            if (!isWrong || _isBanned[v] || state.IsFixed(v))
            {
                continue;
            }

            if (_isBland)
            {
                return v;
            }

            if (d * d / _weight[v] is var score && score > most)
            {
                (best, most) = (v, score);
            }
        }

        return best;
    }

    // Reduced costs and weights after a change of the basis: d' = d - (d_q / a_rq) a_r.
    private void UpdatePrices(int entering, int position)
    {
        var leaving = state.Basic[position];
        UpdateWeights(entering, position);
        var ratio = _reduced[entering] / _column[position];
        for (var v = 0; v < _reduced.Length; v++)
        {
            if (_row[v] != 0 && state.Places[v] != BasisPlace.Basic)
            {
                _reduced[v] -= ratio * _row[v];
            }
        }

        _reduced[leaving] = -ratio;
    }

    private void UpdateWeights(int entering, int position)
    {
        state.Row(position, _work, _row);
        var pivot = _column[position];
        var weight = _weight[entering];
        var most = 0.0;
        for (var v = 0; v < _row.Length; v++)
        {
            if (_row[v] != 0 && state.Places[v] != BasisPlace.Basic)
            {
                var ratio = _row[v] / pivot;
                _weight[v] = Math.Max(_weight[v], ratio * ratio * weight);
                most = Math.Max(most, _weight[v]);
            }
        }

        _weight[state.Basic[position]] = Math.Max(weight / (pivot * pivot), 1);
        if (most > WeightLimit)
        {
            Array.Fill(_weight, 1);
        }
    }

    private void WatchProgress(double gain)
    {
        if (gain > 1e-13)
        {
            (_stalled, _isBland) = (0, false);
            return;
        }

        if (++_stalled < spec.StallLimit)
        {
            return;
        }

        _stalled = 0;
        if (_trueBounds is null && _perturbations < MaxPerturbations)
        {
            _perturbations++;
            Perturb();
        }
        else
        {
            _isBland = true;
        }
    }

    // Each bound moves outwards by its own amount, which depends on its index alone: the same in every run.
    private void Perturb()
    {
        _trueBounds = ((double[])state.Lower.Clone(), (double[])state.Upper.Clone());
        for (var v = 0; v < state.Count; v++)
        {
            if (state.IsFixed(v) && state.Places[v] != BasisPlace.Basic)
            {
                continue;
            }

            var spread = ((uint)((v + 1) * 2654435761L * (_perturbations + 1)) >> 8) / (double)(1 << 24);
            var size = 1e3 * spec.PrimalTolerance * (1 + spread);
            state.Lower[v] -= size * Math.Max(1, double.IsFinite(state.Lower[v]) ? Math.Abs(state.Lower[v]) : 1);
            state.Upper[v] += size * Math.Max(1, double.IsFinite(state.Upper[v]) ? Math.Abs(state.Upper[v]) : 1);
        }

        Renew(false);
    }

    private void SetBoundsBack()
    {
        if (_trueBounds is var (lower, upper))
        {
            lower.CopyTo(state.Lower, 0);
            upper.CopyTo(state.Upper, 0);
            _trueBounds = null;
        }
    }

    // Nothing can enter: true where that was found with true bounds and values computed afresh, and nothing was passed over.
    private bool IsConfirmed()
    {
        if (_trueBounds is null && _isFreshlyPlaced)
        {
            return true;
        }

        SetBoundsBack();
        Renew(!state.IsFresh);
        return false;
    }

    private void Renew(bool isFactorised)
    {
        state.Restore(isFactorised);
        (_isPriced, _isFreshlyPlaced) = (false, true);
    }

    private void TakeRay(int entering, int direction)
    {
        Ray = new double[state.Count];
        Ray[entering] = direction;
        for (var p = 0; p < _column.Length; p++)
        {
            Ray[state.Basic[p]] = -direction * _column[p];
        }
    }
}
