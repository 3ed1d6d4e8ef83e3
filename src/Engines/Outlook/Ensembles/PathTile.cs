using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Outlook;

/// <summary>
/// The paths of 1,024 draws of a problem, a block: values as points x series x draws. Rows are 1,032 apart, so that they do not all fall on
/// the same few lines of the cache.
/// </summary>
internal sealed class PathTile
{
    public const int Draws = 1024;
    public const int Stride = Draws + 8;

    private const int Lanes = 8;

    private readonly PreparedEnsemble _ensemble;
    private readonly Reconciliation[] _reconciliations;
    private readonly double[] _values;
    private readonly double[] _outputs;
    private double[] _state;
    private double[] _next;

    public PathTile(PreparedEnsemble ensemble)
    {
        _ensemble = ensemble;
        var model = ensemble.Problem.Model;
        _reconciliations = [.. ensemble.Relations.Select(r => new Reconciliation(r, ensemble.Problem.Series))];
        _values = new double[ensemble.Points * ensemble.Series * Stride];
        _outputs = new double[model.Outputs * Stride];
        (_state, _next) = (new double[model.States * Stride], new double[model.States * Stride]);
    }

    /// <summary>The memory held, bytes.</summary>
    public long Bytes => (_values.LongLength + _outputs.LongLength + (2 * _state.LongLength)) * sizeof(double);

    /// <summary>Of each draw whether every relation holds at every point.</summary>
    public bool[] IsReconciled { get; } = new bool[Draws];

    /// <summary>The values of a cell (point x series), one a draw.</summary>
    public Span<double> Row(int cell) => _values.AsSpan(cell * Stride, Draws);

    /// <summary>The values from a cell on, rows <see cref="Stride"/> apart.</summary>
    public ReadOnlySpan<double> Rows(int cell) => _values.AsSpan(cell * Stride);

    /// <summary>The number of an event in a draw; not finite where it is not defined.</summary>
    public double Quantity(EventQuantity quantity, int draw)
    {
        var value = Value(quantity.Point, quantity.Series, draw);
        return quantity.Kind switch
        {
            QuantityKind.Level => value,
            QuantityKind.Share => value / Value(quantity.Point, quantity.Whole!.Value, draw),
            _ => (value / (quantity.From is { } from ? Value(from, quantity.Series, draw) : quantity.Earlier)) - 1,
        };
    }

    /// <summary>Follows the draws through all points and makes relations hold.</summary>
    /// <param name="shocks">Points x shocks x draws.</param>
    /// <param name="draws">How many of them are asked for; the values of the others mean nothing.</param>
    /// <param name="failures">Counts, for each relation and at the end for what is known of values, draws in which it is the first not met; may be empty.</param>
    public void Follow(ReadOnlySpan<double> shocks, int draws, Span<long> failures)
    {
        var model = _ensemble.Problem.Model;
        Array.Fill(IsReconciled, true);
        Start(_state, model.InitialMean);
        _ensemble.Initial?.MultiplyAdd(shocks, _state, Draws, Stride);
        for (var t = 0; ; t++)
        {
            Observe(t);
            Reconcile(t, draws, failures);
            if (t == model.Steps)
            {
                return;
            }

            Start(_next, model.Intercepts?[t]);
            _ensemble.Transition.MultiplyAdd(_state, _next, Draws, Stride);
            _ensemble.Loadings[t].MultiplyAdd(shocks[((t + 1) * _ensemble.Shocks * Stride)..], _next, Draws, Stride);
            (_state, _next) = (_next, _state);
        }
    }

    private double Value(int point, int series, int draw) => _values[(((point * _ensemble.Series) + series) * Stride) + draw];

    private void Observe(int point)
    {
        var model = _ensemble.Problem.Model;
        if (_ensemble.Measurement is null && model.Offsets is null)
        {
            _state.CopyTo(_outputs.AsSpan());
            return;
        }

        Start(_outputs, model.Offsets?[point]);
        if (_ensemble.Measurement is { } measurement)
        {
            measurement.MultiplyAdd(_state, _outputs, Draws, Stride);
        }
        else
        {
            for (var i = 0; i < _outputs.Length; i++)
            {
                _outputs[i] += _state[i];
            }
        }
    }

    private void Reconcile(int point, int draws, Span<long> failures)
    {
        var series = _ensemble.Problem.Series;
        var reconciliation = _reconciliations[point];
        Span<Vector512<double>> scaled = stackalloc Vector512<double>[series.Count];
        Span<Vector512<double>> values = stackalloc Vector512<double>[series.Count];
        for (var d = 0; d < draws; d += Lanes)
        {
            for (var s = 0; s < series.Count; s++)
            {
                scaled[s] = series[s].Output is { } output ? Vector512.LoadUnsafe(ref _outputs[(output * Stride) + d]) : Vector512<double>.Zero;
            }

            var met = reconciliation.Solve(scaled, values);
            ref var first = ref MemoryMarshal.GetArrayDataReference(_values);
            for (var s = 0; s < series.Count; s++)
            {
                values[s].StoreUnsafe(ref first, (nuint)((((point * series.Count) + s) * Stride) + d));
            }

            for (var lane = 0; met != 0xFF && lane < Lanes; lane++)
            {
                if ((met & (1u << lane)) == 0)
                {
                    Fail(point, d + lane, reconciliation.Worst(lane), d + lane < draws ? failures : default);
                }
            }
        }
    }

    private void Fail(int point, int draw, int condition, Span<long> failures)
    {
        if (IsReconciled[draw] && !failures.IsEmpty)
        {
            failures[_ensemble.Relations[point].Conditions[condition].Relation ?? (failures.Length - 1)]++;
        }

        IsReconciled[draw] = false;
    }

    private static void Start(double[] rows, double[]? values)
    {
        for (var i = 0; i < rows.Length / Stride; i++)
        {
            rows.AsSpan(i * Stride, Draws).Fill(values?[i] ?? 0);
        }
    }
}
