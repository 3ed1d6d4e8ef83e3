using Songhua.Core;

namespace Songhua.Data;

/// <summary>The rows of one part of a delivery in columns, as they come.</summary>
internal sealed class RowBuffer
{
    private readonly double[][] _values = [.. ReturnItems.Names.Select(_ => Array.Empty<double>())];
    private readonly List<int> _order = [];
    private int[] _enterprise = [];
    private int[] _month = [];
    private byte[] _covered = [];
    private int[] _ints = [];
    private byte[] _bytes = [];
    private ushort[] _shorts = [];
    private double[] _doubles = [];
    private ReturnItem[] _items = [];

    /// <summary>The number of rows.</summary>
    internal int Count { get; private set; }

    /// <summary>One column an item.</summary>
    internal double[][] Values => _values;

    /// <summary>Forgets the rows; those to come have these items.</summary>
    internal void Clear(ReturnItem[] items) => (Count, _items) = (0, items);

    /// <summary>Makes room for one more row.</summary>
    internal void Reserve()
    {
        if (Count < _enterprise.Length)
        {
            return;
        }

        var size = Math.Max(1 << 14, _enterprise.Length * 2);
        Array.Resize(ref _enterprise, size);
        Array.Resize(ref _month, size);
        Array.Resize(ref _covered, size);
        (_ints, _bytes, _shorts, _doubles) = (new int[size], new byte[size], new ushort[size], new double[size]);
        for (var i = 0; i < _values.Length; i++)
        {
            Array.Resize(ref _values[i], size);
        }
    }

    /// <summary>Adds a row whose values stand in <see cref="Values"/> already.</summary>
    internal void Add(int enterprise, int month, byte covered)
    {
        (_enterprise[Count], _month[Count], _covered[Count]) = (enterprise, month, covered);
        Count++;
    }

    /// <summary>Adds a row.</summary>
    internal void Add(ExplainedRow row)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i][Count] = row.Values[i];
        }

        Add(row.Enterprise, row.Month.Last.Number, row.Month.Covered);
    }

    /// <summary>Puts the rows where their months begin, in their order.</summary>
    /// <exception cref="IOException">They are not those that were counted.</exception>
    internal void PutInto(PanelColumns? target, DeliveryPart part, ushort vintage)
    {
        var put = 0;
        for (var m = 0; m < part.Months.Count; m++)
        {
            var (month, expected) = part.Months[m];
            _order.Clear();
            if (part.Months.Count > 1)
            {
                for (var r = 0; r < Count; r++)
                {
                    if (_month[r] == month)
                    {
                        _order.Add(r);
                    }
                }
            }

            var count = part.Months.Count > 1 ? _order.Count : _month.AsSpan(0, Count).Count(month);
            if (count != expected)
            {
                throw Changed(part);
            }

            put += count;
            if (target is not null)
            {
                Put(target, part.Starts[m], count, part.Months.Count > 1, vintage);
            }
        }

        if (put != Count)
        {
            throw Changed(part);
        }
    }

    private void Put(PanelColumns target, int start, int count, bool isMixed, ushort vintage)
    {
        target.Write(PanelColumns.Enterprise, start, Picked(_enterprise, _ints, count, isMixed));
        target.Write(PanelColumns.Covered, start, Picked(_covered, _bytes, count, isMixed));
        _shorts.AsSpan(0, count).Fill(vintage);
        target.Write(PanelColumns.Vintage, start, _shorts.AsSpan(0, count));
        foreach (var item in target.Items)
        {
            var isStated = Array.IndexOf(_items, item) >= 0;
            if (!isStated)
            {
                _doubles.AsSpan(0, count).Fill(double.NaN);
            }

            target.Write(PanelColumns.Of(item), start, isStated ? Picked(_values[(int)item], _doubles, count, isMixed) : _doubles.AsSpan(0, count));
        }
    }

    private ReadOnlySpan<T> Picked<T>(T[] from, T[] to, int count, bool isMixed)
    {
        if (!isMixed)
        {
            return from.AsSpan(0, count);
        }

        for (var i = 0; i < count; i++)
        {
            to[i] = from[_order[i]];
        }

        return to.AsSpan(0, count);
    }

    private static IOException Changed(DeliveryPart part) => new($"'{part.File.Path}' was changed while it was read.");
}
