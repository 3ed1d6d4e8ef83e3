using System.Runtime.Intrinsics;

namespace Songhua.Outlook;

/// <summary>
/// Moves draws to where the conditions of a point hold, by the least distance (u - u0)' W^-1 (u - u0), W the predictive covariance on the
/// series' scales: u = u0 - W J' (J W J')^-1 (r + J (u0 - u)), repeated with residual r and derivatives J at the last u (Gauss-Newton).
/// Linear, this is the projection of S. L. Wickramasuriya, G. Athanasopoulos and R. J. Hyndman (2019), JASA 114: 804-819, applied to draws
/// as A. Panagiotelis, P. Gamakumara, G. Athanasopoulos and R. J. Hyndman (2023), EJOR 306: 693-706, do; of Gaussian draws it makes draws of
/// the distribution given the relations. Inequalities come into force where a draw at rest breaks them, and go where their multiplier lets go of them (primal-dual
/// active set, M. Hintermüller, K. Ito and K. Kunisch 2002, SIAM J. Optimization 13: 865-888). Eight draws at a time, each as if alone.
/// </summary>
internal sealed class Reconciliation
{
    /// <summary>How far a relation may be off, relative to its greatest term.</summary>
    public const double Tolerance = 1e-11;

    private const int MostIterations = 160;

    // Where conditions bend much, full steps swing: a draw whose next step turns back, and is not much shorter, goes half as far from then on;
    // one that keeps its direction goes farther again.
    private const double SettledBelow = 0.5;
    private const double Shorter = 0.5;
    private const double Longer = 1.5;

    // After so many iterations the nearest point is given up: the draw goes the shortest way from where it stands to where relations hold.
    private const int RestartEvery = 64;

    // Inequalities in force that cannot all hold with equality never come to rest: every so many iterations those whose multipliers let go of them go.
    private const int LetGoEvery = 8;

    // A last step above this many standard deviations is not the last.
    private const double StepTolerance = 1e-4;

    // On a logarithmic scale a step is at most this, so that a far start does not overshoot.
    private const double LongestStep = 2;
    private const double LeastPivot = 1e-13;

    private static readonly Vector512<double> None = Vector512<double>.Zero;
    private static readonly Vector512<double> One = Vector512.Create(1.0);
    private static readonly Vector512<double> All = Vector512<double>.AllBitsSet;

    private readonly PointRelations _point;
    private readonly ValueScale[] _scales;
    private readonly int _places;
    private readonly int _conditions;
    private readonly double[] _steps;
    private readonly double[] _inverseSteps;
    private readonly Vector512<double>[] _start;
    private readonly Vector512<double>[] _u;
    private readonly Vector512<double>[] _slope;
    private readonly Vector512<double>[] _chain;
    private readonly Vector512<double>[] _jacobian;
    private readonly Vector512<double>[] _weighted;
    private readonly Vector512<double>[] _factor;
    private readonly Vector512<double>[] _inverse;
    private readonly Vector512<double>[] _residual;
    private readonly Vector512<double>[] _multiplier;
    private readonly Vector512<double>[] _active;
    private readonly Vector512<double>[] _partial;
    private Vector512<double> _length;
    private readonly Vector512<double>[] _lastStep;
    private readonly int[] _placeOf;
    private readonly bool[] _isComputed;
    private readonly int[][] _correlated;

    public Reconciliation(PointRelations point, IReadOnlyList<EnsembleSeries> series)
    {
        _point = point;
        _scales = [.. series.Select(s => s.Scale)];
        (_places, _conditions) = (point.Direct, point.Conditions.Length);
        _placeOf = [.. Enumerable.Range(0, series.Count).Select(s => Array.IndexOf(point.Free, s, 0, point.Direct))];
        _isComputed = [.. Enumerable.Range(0, series.Count).Select(s => point.Definitions.Any(d => d.Series == s))];
        _steps = [.. Enumerable.Range(0, _places).Select(i => StepTolerance * Math.Sqrt(point.Covariance[i, i]))];
        _inverseSteps = [.. _steps.Select(s => s > 0 ? 1 / s : 0)];
        _correlated = [.. Enumerable.Range(0, _places).Select(i => Enumerable.Range(0, _places).Where(j => point.Covariance[i, j] != 0).ToArray())];
        (_start, _u, _slope) = (new Vector512<double>[point.Free.Length], new Vector512<double>[_places], new Vector512<double>[_places]);
        _lastStep = new Vector512<double>[_places];
        _chain = new Vector512<double>[series.Count * _places];
        (_jacobian, _weighted) = (new Vector512<double>[_conditions * _places], new Vector512<double>[_conditions * _places]);
        (_factor, _inverse, _residual) = (new Vector512<double>[_conditions * _conditions], new Vector512<double>[_conditions], new Vector512<double>[_conditions]);
        (_multiplier, _active) = (new Vector512<double>[_conditions], new Vector512<double>[_conditions]);
        _partial = new Vector512<double>[Math.Max(1, point.Conditions.Concat(point.Definitions.Select(d => d.Equation)).Select(c => c.Series.Length).DefaultIfEmpty(1).Max())];
    }

    /// <summary>
    /// Makes the values of eight draws from u of the projected series. Observed and computed values are put in place; what no equation
    /// gives is NaN.
    /// </summary>
    /// <param name="scaled">u, one a series; of computed series nothing is read.</param>
    /// <param name="values">Values, one a series.</param>
    /// <returns>A bit set for each draw that meets every condition.</returns>
    public uint Solve(ReadOnlySpan<Vector512<double>> scaled, Span<Vector512<double>> values)
    {
        for (var s = 0; s < _scales.Length; s++)
        {
            values[s] = _scales[s].Value(scaled[s]);
        }

        foreach (var (series, value) in _point.Observed)
        {
            values[series] = Vector512.Create(value);
        }

        foreach (var series in _point.Undetermined)
        {
            values[series] = Vector512.Create(double.NaN);
        }

        for (var i = 0; i < _start.Length; i++)
        {
            _start[i] = scaled[_point.Free[i]];
        }

        var done = _conditions == 0 ? All : Iterate(values);
        Finish(values);
        return (uint)Vector512.ExtractMostSignificantBits(done);
    }

    /// <summary>The condition that is broken most in a lane of the draws last solved, an index.</summary>
    public int Worst(int lane)
    {
        var worst = 0;
        for (var c = 1; c < _conditions; c++)
        {
            var (now, most) = (Broken(c)[lane], Broken(worst)[lane]);
            worst = now > most || (double.IsNaN(now) && !double.IsNaN(most)) ? c : worst;
        }

        return worst;
    }

    private Vector512<double> Iterate(Span<Vector512<double>> values)
    {
        _start.AsSpan(0, _places).CopyTo(_u);
        _multiplier.AsSpan().Clear();
        for (var c = 0; c < _conditions; c++)
        {
            _active[c] = _point.Conditions[c].IsEquation ? All : None;
        }

        _length = One;
        _lastStep.AsSpan().Clear();
        var isStill = All;
        for (var iteration = 0; ; iteration++)
        {
            Evaluate(values);
            var (holds, isNumber) = Judge(isStill, iteration % LetGoEvery == LetGoEvery - 1 ? All : None);
            var done = holds & isStill;
            if (done.AsInt64() == Vector512<long>.AllBitsSet || iteration == MostIterations || (~done & isNumber).AsInt64() == Vector512<long>.Zero)
            {
                return done;
            }

            if (iteration > 0 && iteration % RestartEvery == 0)
            {
                Restart(done);
            }

            Factorise();
            Multipliers(done);
            isStill = Move(done);
        }
    }

    // Values, and derivatives of the conditions by u.
    private void Evaluate(Span<Vector512<double>> values)
    {
        for (var i = 0; i < _places; i++)
        {
            var series = _point.Free[i];
            values[series] = _scales[series].Value(_u[i]);
            _slope[i] = _scales[series].Slope(values[series]);
        }

        foreach (var definition in _point.Definitions)
        {
            if (definition.IsNeeded)
            {
                values[definition.Series] = ConditionValue.Solve(definition.Equation, definition.Place, values, _partial);
                Chain(definition.Equation, _chain.AsSpan(definition.Series * _places, _places));
            }
        }

        for (var c = 0; c < _conditions; c++)
        {
            _residual[c] = ConditionValue.Residual(_point.Conditions[c], values, _partial);
            Chain(_point.Conditions[c], _jacobian.AsSpan(c * _places, _places));
        }
    }

    // Adds up partial derivatives times what each series moves by u.
    private void Chain(Condition condition, Span<Vector512<double>> total)
    {
        total.Clear();
        for (var i = 0; i < condition.Series.Length; i++)
        {
            var series = condition.Series[i];
            if (_placeOf[series] is var place and >= 0)
            {
                total[place] += _partial[i] * _slope[place];
            }
            else if (_isComputed[series])
            {
                var chain = _chain.AsSpan(series * _places, _places);
                for (var p = 0; p < _places; p++)
                {
                    total[p] += _partial[i] * chain[p];
                }
            }
        }
    }

    private Vector512<double> Broken(int condition) =>
        _point.Conditions[condition].IsEquation ? Vector512.Abs(_residual[condition]) : -_residual[condition];

    // Whether conditions hold, no inequality is held that would let go, and whether everything is a number. Inequalities are sorted anew only
    // where the draw has come to rest on what is in force: one that merely the way there breaks would lead astray.
    private (Vector512<double> Holds, Vector512<double> IsNumber) Judge(Vector512<double> isStill, Vector512<double> mayLetGo)
    {
        var tolerance = Vector512.Create(Tolerance);
        var (holds, isNumber, atRest) = (All, All, isStill);
        for (var c = 0; c < _conditions; c++)
        {
            var fits = Vector512.LessThanOrEqual(Broken(c), tolerance);
            holds &= fits;
            atRest &= fits | ~_active[c];
            isNumber &= Vector512.Equals(_residual[c], _residual[c]);
        }

        for (var c = 0; c < _conditions; c++)
        {
            if (!_point.Conditions[c].IsEquation)
            {
                var lets = _active[c] & Vector512.GreaterThan(_multiplier[c], None);
                holds &= ~lets;
                var sorted = (_active[c] & ~lets) | Vector512.AndNot(Vector512.LessThan(_residual[c], -tolerance), _active[c]);
                _active[c] = Vector512.ConditionalSelect(atRest, sorted, Vector512.AndNot(_active[c], lets & mayLetGo));
            }
        }

        return (holds, isNumber);
    }

    // S = J W J' as L D L'; a condition that is not in force, or that follows from others, gets no pivot and no multiplier.
    private void Factorise()
    {
        for (var c = 0; c < _conditions; c++)
        {
            if (IsIdle(c))
            {
                continue;
            }

            var jacobian = _jacobian.AsSpan(c * _places, _places);
            var weighted = _weighted.AsSpan(c * _places, _places);
            weighted.Clear();
            foreach (var i in _point.Conditions[c].Places)
            {
                foreach (var j in _correlated[i])
                {
                    weighted[j] += jacobian[i] * Vector512.Create(_point.Covariance[i, j]);
                }
            }
        }

        for (var r = 0; r < _conditions; r++)
        {
            if (IsIdle(r))
            {
                _factor.AsSpan(r * _conditions, r + 1).Clear();
                _inverse[r] = None;
                continue;
            }

            for (var c = 0; c <= r; c++)
            {
                if (IsIdle(c))
                {
                    _factor[(r * _conditions) + c] = None;
                    continue;
                }

                var sum = Inner(_point.Conditions[r].Places, _jacobian.AsSpan(r * _places, _places), _weighted.AsSpan(c * _places, _places));
                var whole = sum;
                for (var k = 0; k < c; k++)
                {
                    sum -= _factor[(r * _conditions) + k] * _factor[(c * _conditions) + k] * Pivot(k);
                }

                if (c < r)
                {
                    _factor[(r * _conditions) + c] = sum * _inverse[c];
                    continue;
                }

                _factor[(r * _conditions) + r] = sum;
                var isPivot = _active[r] & Vector512.GreaterThan(sum, whole * Vector512.Create(LeastPivot));
                _inverse[r] = Vector512.ConditionalSelect(isPivot, Vector512.Create(1.0) / sum, None);
            }
        }
    }

    // In force in none of the eight draws.
    private bool IsIdle(int condition) => _active[condition].AsInt64() == Vector512<long>.Zero;

    private Vector512<double> Pivot(int k) => _factor[(k * _conditions) + k];

    private static Vector512<double> Inner(int[] places, ReadOnlySpan<Vector512<double>> left, ReadOnlySpan<Vector512<double>> right)
    {
        var sum = None;
        foreach (var i in places)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    // Solves S m = r + J (u0 - u) by substitution; draws that are done keep theirs.
    private void Multipliers(Vector512<double> done)
    {
        Span<Vector512<double>> solved = stackalloc Vector512<double>[_conditions];
        for (var r = 0; r < _conditions; r++)
        {
            if (IsIdle(r))
            {
                solved[r] = None;
                continue;
            }

            var sum = _residual[r];
            foreach (var i in _point.Conditions[r].Places)
            {
                sum += _jacobian[(r * _places) + i] * (_start[i] - _u[i]);
            }

            for (var k = 0; k < r; k++)
            {
                sum -= _factor[(r * _conditions) + k] * solved[k];
            }

            solved[r] = sum;
        }

        for (var r = _conditions - 1; r >= 0; r--)
        {
            var sum = solved[r] * _inverse[r];
            for (var k = r + 1; k < _conditions; k++)
            {
                sum -= _factor[(k * _conditions) + r] * solved[k];
            }

            solved[r] = Vector512.ConditionalSelect(Vector512.Equals(_inverse[r], None), None, sum);
        }

        for (var r = 0; r < _conditions; r++)
        {
            _multiplier[r] = Vector512.ConditionalSelect(done, _multiplier[r], solved[r]);
        }
    }

    // Moves draws that are not done; says which moved by next to nothing, or were done. A step that is too long keeps its direction.
    private Vector512<double> Move(Vector512<double> done)
    {
        Span<Vector512<double>> steps = stackalloc Vector512<double>[_places];
        var longest = Vector512.Create(LongestStep);
        _start.AsSpan(0, _places).CopyTo(steps);
        for (var c = 0; c < _conditions; c++)
        {
            for (var i = 0; i < _places && !IsIdle(c); i++)
            {
                steps[i] -= _weighted[(c * _places) + i] * _multiplier[c];
            }
        }

        for (var i = 0; i < _places; i++)
        {
            steps[i] -= _u[i];
            longest = _scales[_point.Free[i]].IsIdentity ? longest : Vector512.Max(longest, Vector512.Abs(steps[i]));
        }

        var (isStill, along, before, now) = (All, None, None, None);
        for (var i = 0; i < _places; i++)
        {
            isStill &= Vector512.LessThanOrEqual(Vector512.Abs(steps[i]), Vector512.Create(_steps[i])) | done;
            var (last, next) = (_lastStep[i] * Vector512.Create(_inverseSteps[i]), steps[i] * Vector512.Create(_inverseSteps[i]));
            (along, before, now) = (along + (last * next), before + (last * last), now + (next * next));
            _lastStep[i] = steps[i];
        }

        var isBack = Vector512.LessThan(along, None) & Vector512.GreaterThan(now, before * Vector512.Create(SettledBelow * SettledBelow));
        var isOn = Vector512.GreaterThan(along, None);
        _length = Vector512.ConditionalSelect(isBack, _length * Vector512.Create(Shorter), Vector512.ConditionalSelect(isOn, Vector512.Min(One, _length * Vector512.Create(Longer)), _length));
        var part = _length * Vector512.Create(LongestStep) / longest;
        for (var i = 0; i < _places; i++)
        {
            _u[i] = Vector512.ConditionalSelect(done, _u[i], Vector512.FusedMultiplyAdd(steps[i], part, _u[i]));
        }

        return isStill;
    }

    // The draws that are not done start from where they stand.
    private void Restart(Vector512<double> done)
    {
        for (var i = 0; i < _start.Length; i++)
        {
            _start[i] = Vector512.ConditionalSelect(done, _start[i], i < _places ? _u[i] : Correlated(i));
        }
    }

    // u of a series that no condition depends on and that moves with those that one does.
    private Vector512<double> Correlated(int place)
    {
        var u = _start[place];
        for (var c = 0; c < _conditions; c++)
        {
            foreach (var p in _point.Conditions[c].Places)
            {
                u -= _multiplier[c] * _jacobian[(c * _places) + p] * Vector512.Create(_point.Covariance[p, place]);
            }
        }

        return u;
    }

    // What conditions do not depend on: series that are correlated with those moved, and the other computed ones.
    private void Finish(Span<Vector512<double>> values)
    {
        for (var i = _places; i < _start.Length; i++)
        {
            values[_point.Free[i]] = _scales[_point.Free[i]].Value(Correlated(i));
        }

        foreach (var definition in _point.Definitions)
        {
            if (!definition.IsNeeded || _conditions == 0)
            {
                values[definition.Series] = ConditionValue.Solve(definition.Equation, definition.Place, values, _partial);
            }
        }
    }
}
