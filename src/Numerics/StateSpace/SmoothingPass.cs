namespace Songhua.Numerics;

/// <summary>The way back: r0, r1, N0, N1, N2 of Durbin &amp; Koopman (2012), section 5.3, all kept symmetric.</summary>
internal sealed class SmoothingPass
{
    private readonly KalmanFilter _filter;
    private readonly PredictedStates _kept;
    private readonly SmoothedStates _result;
    private readonly int _stride;
    private readonly int _size;
    private readonly double[] _r0;
    private readonly double[] _r1;
    private readonly double[] _row;
    private readonly double[] _other;
    private readonly double[] _third;
    private readonly double[] _n0;
    private readonly double[] _n1;
    private readonly double[] _n2;
    private readonly double[] _work;
    private int _diffuseLeft;

    public SmoothingPass(KalmanFilter filter, PredictedStates kept, SmoothedStates result)
    {
        (_filter, _kept, _result, _stride, _size, _diffuseLeft) = (filter, kept, result, filter.Stride, filter.Model.States, filter.DiffuseCount);
        (_r0, _r1, _row, _other, _third) = (new double[_stride], new double[_stride], new double[_stride], new double[_stride], new double[_stride]);
        var square = _size * _stride;
        (_n0, _n1, _n2, _work) = (new double[square], new double[square], new double[square], new double[square]);
    }

    public void Step(int step, SparseMatrix signals)
    {
        var model = _filter.Model;
        if (step < model.Steps - 1)
        {
            Back(model.Transition(step).Transposed);
        }

        var (from, to) = model.MeasurementsAt(step);
        for (var i = to - 1; i >= from; i--)
        {
            Take(i);
        }

        WriteStates(step);
        WriteSignals(step, signals);
        WriteDisturbances(step);
    }

    private void Back(SparseMatrix back)
    {
        Dense.Times(back, _r0, _row);
        _row.AsSpan().CopyTo(_r0);
        Dense.Times(back, _r1, _row);
        _row.AsSpan().CopyTo(_r1);

        Dense.Sandwich(back, _n0, _stride, _work);
        if (_diffuseLeft < _filter.DiffuseCount)
        {
            Dense.Sandwich(back, _n1, _stride, _work);
            Dense.Sandwich(back, _n2, _stride, _work);
        }
    }

    private void Take(int i)
    {
        var one = _filter.Model.Measurements[i];
        switch (_filter.Kinds[i])
        {
            case Innovation.Proper:
                Backward.Step(_filter, i, _r0, _n0, _row);
                if (_diffuseLeft == _filter.DiffuseCount)
                {
                    break;
                }

                var gain = _filter.Gain(i);
                Backward.AddSparse(_r1, one, -Dense.Dot(gain, _r1));
                Backward.Shrink(_n1, _stride, _size, gain, one, 0, _row);
                Backward.Shrink(_n2, _stride, _size, gain, one, 0, _row);
                break;
            case Innovation.Diffuse:
                TakeDiffuse(i, one);
                break;
        }
    }

    // With K0, K1 the gains, L = I - K0 z' and L0 = -K1 z':
    // N2 = -z z' F*/Finf^2 + L'N2 L + L'N1 L0 + L0'N1 L + L0'N0 L0; N1 = z z'/Finf + L'N1 L + L0'N0 L + L'N0 L0; N0 = L'N0 L;
    // r1 = z v/Finf + L'r1 + L0'r0; r0 = L'r0.
    private void TakeDiffuse(int i, Measurement one)
    {
        _diffuseLeft--;
        var first = _filter.Gain(i);
        var second = _filter.SecondGain(_diffuseLeft);
        var (infinite, finite) = (_filter.DiffuseVariances[i], _filter.ErrorVariances[i]);
        Dense.Times(_n0, _stride, _size, second, _other);
        Dense.Times(_n1, _stride, _size, second, _third);
        var (ofN0, ofN0First, ofN1First) = (Dense.Dot(second, _other), Dense.Dot(first, _other), Dense.Dot(first, _third));
        Backward.Shrink(_n2, _stride, _size, first, one, 0, _row);
        AddMixed(_n2, one, _third);
        Backward.AddOuter(_n2, _stride, one, (2 * ofN1First) + ofN0 - (finite / (infinite * infinite)));
        Backward.Shrink(_n1, _stride, _size, first, one, 0, _row);
        AddMixed(_n1, one, _other);
        Backward.AddOuter(_n1, _stride, one, (2 * ofN0First) + (1 / infinite));
        Backward.AddSparse(_r1, one, (_filter.Errors[i] / infinite) - Dense.Dot(first, _r1) - Dense.Dot(second, _r0));
        Backward.Step(_filter, i, _r0, _n0, _row);
    }

    // S -= z u' + u z': what is left of L'N L0 + L0'N L beside its multiple of z z'.
    private void AddMixed(Span<double> s, Measurement one, ReadOnlySpan<double> u)
    {
        for (var k = 0; k < one.States.Length; k++)
        {
            var state = one.States[k];
            for (var j = 0; j < _size; j++)
            {
                s[(state * _stride) + j] -= one.Weights[k] * u[j];
                s[(j * _stride) + state] -= one.Weights[k] * u[j];
            }
        }
    }

    private void WriteStates(int step)
    {
        Dense.Times(_kept.Covariance(step), _stride, _size, _r0, _row);
        Dense.AddScaled(_row, _kept.Mean(step), 1);
        if (_kept.Diffuse(step).Length > 0)
        {
            Dense.Times(_kept.Diffuse(step), _stride, _size, _r1, _other);
            Dense.AddScaled(_row, _other, 1);
        }

        _row.AsSpan(0, _size).CopyTo(_result.StateToWrite(step));
    }

    private void WriteSignals(int step, SparseMatrix signals)
    {
        var state = _result.State(step);
        for (var s = 0; s < signals.Rows; s++)
        {
            var (columns, values) = signals.Row(s);
            _result.SignalToWrite(step)[s] = Dense.Dot(columns, values, state);
            _result.SignalVarianceToWrite(step)[s] = Variance(step, columns, values);
        }
    }

    // z'(P* - P*N0P* - Pinf N1 P* - P* N1 Pinf - Pinf N2 Pinf)z.
    private double Variance(int step, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        Dense.Times(_kept.Covariance(step), _stride, columns, values, _row);
        var prior = Dense.Dot(columns, values, _row);
        Dense.Times(_n0, _stride, _size, _row, _other);
        var variance = prior - Dense.Dot(_row, _other);
        if (_kept.Diffuse(step).Length > 0)
        {
            Dense.Times(_kept.Diffuse(step), _stride, columns, values, _third);
            var infinite = Dense.Dot(columns, values, _third);
            Dense.Times(_n1, _stride, _size, _third, _other);
            var (mixed, explained) = (Dense.Dot(_row, _other), Dense.Dot(_third, _other));
            Dense.Times(_n2, _stride, _size, _third, _other);
            variance -= (2 * mixed) + Dense.Dot(_third, _other);

            // What stays infinite: z'(Pinf - Pinf N1 Pinf)z.
            if (infinite - explained > 1e-7 * Math.Max(1, infinite))
            {
                return double.PositiveInfinity;
            }
        }

        return Math.Max(0, variance);
    }

    private void WriteDisturbances(int step)
    {
        var model = _filter.Model;
        if (step == 0 && !model.Initial.IsDisturbed)
        {
            _result.DisturbanceToWrite(0).Fill(double.NaN);
            _result.DisturbanceVarianceToWrite(0).Fill(double.NaN);
            return;
        }

        for (var d = 0; d < model.VarianceOf.Count; d++)
        {
            Array.Clear(_row);
            for (var i = 0; i < _size; i++)
            {
                var (columns, values) = model.Loading.Row(i);
                var at = columns.BinarySearch(d);
                _row[i] = at < 0 ? 0 : values[at];
            }

            var variance = _filter.Variances[model.VarianceOf[d]];
            Dense.Times(_n0, _stride, _size, _row, _other);
            _result.DisturbanceToWrite(step)[d] = variance * Dense.Dot(_row, _r0);
            _result.DisturbanceVarianceToWrite(step)[d] = variance * variance * Dense.Dot(_row, _other);
        }
    }
}
