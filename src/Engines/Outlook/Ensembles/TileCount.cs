using System.Runtime.Intrinsics;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// Counts the draws of tiles into a tally. Sums are taken in doubles over a block, in one order, and then added exactly: a block is the
/// least that threads and shards share out.
/// </summary>
internal sealed class TileCount
{
    private const int Draws = PathTile.Draws;
    private const int Stride = PathTile.Stride;
    private const int Lanes = 8;

    private readonly PreparedEnsemble _ensemble;
    private readonly EnsembleTally _tally;
    private readonly double[] _moments;
    private readonly double[] _eventMoments;
    private readonly double[] _products;
    private readonly double[] _metSums;

    // Row 0 is 1 for a reconciled draw; then the deviations of the events in their order. Zero where there is nothing to count.
    private readonly double[] _deviations;
    private readonly double[] _met;
    private readonly bool[] _isMet;
    private readonly bool[] _isOpen;
    private readonly bool[] _isSetMet;
    private readonly double[] _finite = new double[Draws];
    private readonly double[] _scaled;

    public TileCount(PreparedEnsemble ensemble, EnsembleTally tally)
    {
        (_ensemble, _tally) = (ensemble, tally);
        var events = ensemble.Problem.Events.Count;
        (_moments, _eventMoments) = (new double[tally.Moments.Count], new double[tally.EventMoments.Count]);
        (_products, _metSums) = (new double[tally.ShockProducts.Count], new double[tally.MetSums.Count]);
        (_deviations, _met, _scaled) = (new double[(1 + events) * Stride], new double[events * Stride], new double[ensemble.Series * Stride]);
        (_isMet, _isOpen, _isSetMet) = (new bool[events * Draws], new bool[events * Draws], new bool[ensemble.Problem.Sets.Count * Draws]);
    }

    /// <summary>The memory held beside the tally, bytes.</summary>
    public long Bytes => (_moments.LongLength + _eventMoments.LongLength + _products.LongLength + _metSums.LongLength + _deviations.LongLength + _met.LongLength + _scaled.LongLength) * sizeof(double);

    /// <summary>Of an event (by its index) and draw, whether it is met.</summary>
    public bool IsMet(int index, int draw) => _isMet[(index * Draws) + draw];

    /// <summary>Of a set and draw, whether all its events are met.</summary>
    public bool IsSetMet(int set, int draw) => _isSetMet[(set * Draws) + draw];

    /// <summary>Counts the first draws of a tile.</summary>
    /// <param name="path">Their paths; values that are not finite, or not to be counted, become zero.</param>
    /// <param name="shocks">Points x shocks x draws.</param>
    /// <param name="draws">How many, up to the length of the tile.</param>
    public void Add(PathTile path, ReadOnlySpan<double> shocks, int draws)
    {
        var counted = Enumerable.Range(0, Draws).Count(d => d < draws && path.IsReconciled[d]);
        _tally.Reconciled += counted;
        for (var d = 0; d < Draws; d++)
        {
            _deviations[d] = d < draws && path.IsReconciled[d] ? 1 : 0;
        }

        for (var row = 0; row < _ensemble.EventOrder.Length; row++)
        {
            Judge(path, row);
        }

        JudgeSets();
        for (var cell = 0; cell < _tally.Undefined.Length; cell++)
        {
            Count(path.Row(cell), cell, counted == Draws);
        }

        Multiply(path, shocks);
    }

    /// <summary>Adds the sums of the block to the tally and starts another.</summary>
    public void EndBlock()
    {
        foreach (var (block, sums) in ((double[], ExactSums)[])[(_moments, _tally.Moments), (_eventMoments, _tally.EventMoments), (_products, _tally.ShockProducts), (_metSums, _tally.MetSums)])
        {
            for (var i = 0; i < block.Length; i++)
            {
                sums.Add(i, block[i]);
            }

            Array.Clear(block);
        }
    }

    private void Judge(PathTile path, int row)
    {
        var index = _ensemble.EventOrder[row];
        var (asked, reference, scale) = (_ensemble.Problem.Events[index], _ensemble.EventReferences[index], _ensemble.EventScale(index));
        var deviations = _deviations.AsSpan((row + 1) * Stride, Draws);
        var met = _met.AsSpan(row * Stride, Draws);
        var (sum, squares) = (0.0, 0.0);
        for (var d = 0; d < Draws; d++)
        {
            var quantity = _deviations[d] == 0 ? 0 : path.Quantity(asked.Quantity, d);
            var isCounted = _deviations[d] != 0 && double.IsFinite(quantity);
            var isMet = isCounted && asked.IsMet(quantity);
            var deviation = isCounted ? scale.Transform(quantity) - reference : 0;
            deviations[d] = double.IsFinite(deviation) ? deviation : 0;
            met[d] = isMet ? 1 : 0;
            _isMet[(index * Draws) + d] = isMet;
            _tally.Met[index] += isMet ? 1 : 0;
            _isOpen[(index * Draws) + d] = _deviations[d] != 0 && !isCounted;
            _tally.NotDefined[index] += _isOpen[(index * Draws) + d] ? 1 : 0;
            sum += deviations[d];
            squares += deviations[d] * deviations[d];
        }

        _eventMoments[2 * index] += sum;
        _eventMoments[(2 * index) + 1] += squares;
    }

    private void JudgeSets()
    {
        for (var s = 0; s < _tally.SetsMet.Length; s++)
        {
            for (var d = 0; d < Draws; d++)
            {
                var (all, noneIsMissed) = (true, true);
                foreach (var e in _ensemble.Problem.Sets[s].Events)
                {
                    all &= _isMet[(e * Draws) + d];
                    noneIsMissed &= _isMet[(e * Draws) + d] || _isOpen[(e * Draws) + d];
                }

                _isSetMet[(s * Draws) + d] = all;
                _tally.SetsMet[s] += all ? 1 : 0;
                _tally.SetsOpen[s] += noneIsMissed && !all ? 1 : 0;
            }
        }
    }

    private void Count(Span<double> values, int cell, bool isWhole)
    {
        if (!isWhole || !IsFinite(values))
        {
            var finite = 0;
            for (var d = 0; d < Draws; d++)
            {
                if (_deviations[d] != 0 && double.IsFinite(values[d]))
                {
                    _finite[finite++] = values[d];
                    continue;
                }

                _tally.Undefined[cell] += _deviations[d] != 0 ? 1 : 0;
                values[d] = 0;
            }

            _tally.Sketches[cell].Add(_finite.AsSpan(0, finite));
            CountMoments(values, _deviations, cell);
            return;
        }

        _tally.Sketches[cell].Add(values);
        CountMoments(values, _deviations, cell);
    }

    // Deviations from the reference; weights are 0 or 1. A value that is not finite has become zero and its cell has no moments.
    private void CountMoments(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int cell)
    {
        var reference = Vector512.Create(_ensemble.References[cell]);
        var (sum, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var d = 0; d < Draws; d += Lanes)
        {
            var deviation = (Vector512.Create(values[d..]) - reference) * Vector512.Create(weights[d..]);
            sum += deviation;
            squares = Vector512.FusedMultiplyAdd(deviation, deviation, squares);
        }

        _moments[2 * cell] += RowProducts.SumOfLanes(sum);
        _moments[(2 * cell) + 1] += RowProducts.SumOfLanes(squares);
    }

    private static bool IsFinite(ReadOnlySpan<double> values)
    {
        // x - x is zero for finite numbers alone.
        var zero = Vector512<double>.Zero;
        for (var d = 0; d < Draws; d += Lanes)
        {
            var x = Vector512.Create(values[d..]);
            zero += Vector512.Abs(x - x);
        }

        return zero == Vector512<double>.Zero;
    }

    private void Multiply(PathTile path, ReadOnlySpan<double> shocks)
    {
        var (events, q, n) = (_ensemble.EventOrder.Length, _ensemble.Shocks, _ensemble.Series);
        if (events == 0)
        {
            return;
        }

        for (var t = 0; t < _ensemble.Points; t++)
        {
            var from = _ensemble.EventsFrom[t];
            if (from == 0)
            {
                return;
            }

            RowProducts.Add(_deviations, 1 + from, shocks[(t * q * Stride)..], q, Draws, Stride, _products.AsSpan(_ensemble.ProductStarts[t]), q);

            // Of the events from here on, the last ones of the order lie here.
            var later = t + 1 < _ensemble.Points ? _ensemble.EventsFrom[t + 1] : 0;
            if (from > later)
            {
                ToScales(path.Rows(t * n));
                RowProducts.Add(_met.AsSpan(later * Stride), from - later, _scaled, n, Draws, Stride, _metSums.AsSpan(later * n), n);
                RowProducts.Add(_deviations, 1, _scaled, n, Draws, Stride, _metSums.AsSpan((events + t) * n), n);
            }
        }
    }

    // The values of a point on the scales of their series; what is not counted is zero.
    private void ToScales(ReadOnlySpan<double> values)
    {
        for (var i = 0; i < _ensemble.Series; i++)
        {
            var scale = _ensemble.Problem.Series[i].Scale;
            for (var d = 0; d < Draws; d++)
            {
                var u = _deviations[d] == 0 ? 0 : scale.Transform(values[(i * Stride) + d]);
                _scaled[(i * Stride) + d] = double.IsFinite(u) ? u : 0;
            }
        }
    }
}
