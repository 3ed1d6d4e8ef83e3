using System.Buffers;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Puts the rows of a month in order of enterprise and vintage.</summary>
/// <param name="first">The index of its first row.</param>
/// <param name="end">One past the last.</param>
internal sealed class MonthOrder(int first, int end)
{
    private readonly List<(int Enterprise, int Vintage, bool IsBlock)> _repeated = [];

    /// <summary>The index of the first row.</summary>
    internal int First => first;

    /// <summary>The number of rows.</summary>
    internal int Rows => end - first;

    /// <summary>Whether any row is for January and February together.</summary>
    internal bool HasBlocks { get; private set; }

    /// <summary>Rows that follow one of the same enterprise and vintage; whether the two cover different months.</summary>
    internal IReadOnlyList<(int Enterprise, int Vintage, bool IsBlock)> Repeated => _repeated;

    /// <summary>
    /// Sorts by counting, which keeps the order of rows of one enterprise: they come in order of vintage, because deliveries are
    /// put into the columns in that order.
    /// </summary>
    internal void Sort(PanelColumns columns, int enterprises)
    {
        if (Rows == 0)
        {
            return;
        }

        var key = ArrayPool<int>.Shared.Rent(Rows);
        var order = ArrayPool<int>.Shared.Rent(Rows);
        columns.Read(PanelColumns.Enterprise, first, key.AsSpan(0, Rows));
        if (!IsSorted(key.AsSpan(0, Rows)))
        {
            Order(key.AsSpan(0, Rows), order, enterprises);
            Arrange<int>(columns, PanelColumns.Enterprise, order);
            Arrange<byte>(columns, PanelColumns.Covered, order);
            Arrange<ushort>(columns, PanelColumns.Vintage, order);
            foreach (var item in columns.Items)
            {
                Arrange<double>(columns, PanelColumns.Of(item), order);
            }
        }

        ArrayPool<int>.Shared.Return(key);
        ArrayPool<int>.Shared.Return(order);
        FindRepeated(columns);
    }

    /// <summary>Enterprise and vintage of each row as one number.</summary>
    internal long[] Keys(PanelColumns columns)
    {
        var enterprise = new int[Rows];
        var vintage = new ushort[Rows];
        columns.Read(PanelColumns.Enterprise, first, enterprise.AsSpan());
        columns.Read(PanelColumns.Vintage, first, vintage.AsSpan());
        return [.. enterprise.Select((e, i) => ((long)e << 16) | vintage[i])];
    }

    private static bool IsSorted(ReadOnlySpan<int> keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] < keys[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static void Order(ReadOnlySpan<int> keys, int[] order, int enterprises)
    {
        var next = ArrayPool<int>.Shared.Rent(enterprises + 1);
        next.AsSpan(0, enterprises + 1).Clear();
        foreach (var key in keys)
        {
            next[key + 1]++;
        }

        for (var e = 0; e < enterprises; e++)
        {
            next[e + 1] += next[e];
        }

        for (var i = 0; i < keys.Length; i++)
        {
            order[next[keys[i]]++] = i;
        }

        ArrayPool<int>.Shared.Return(next);
    }

    private void Arrange<T>(PanelColumns columns, int column, int[] order)
        where T : unmanaged
    {
        var from = ArrayPool<T>.Shared.Rent(Rows);
        var to = ArrayPool<T>.Shared.Rent(Rows);
        columns.Read(column, first, from.AsSpan(0, Rows));
        for (var i = 0; i < Rows; i++)
        {
            to[i] = from[order[i]];
        }

        columns.Write(column, first, to.AsSpan(0, Rows));
        ArrayPool<T>.Shared.Return(from);
        ArrayPool<T>.Shared.Return(to);
    }

    private void FindRepeated(PanelColumns columns)
    {
        var enterprise = ArrayPool<int>.Shared.Rent(Rows);
        var vintage = ArrayPool<ushort>.Shared.Rent(Rows);
        var covered = ArrayPool<byte>.Shared.Rent(Rows);
        columns.Read(PanelColumns.Enterprise, first, enterprise.AsSpan(0, Rows));
        columns.Read(PanelColumns.Vintage, first, vintage.AsSpan(0, Rows));
        columns.Read(PanelColumns.Covered, first, covered.AsSpan(0, Rows));
        HasBlocks = covered.AsSpan(0, Rows).Contains((byte)2);
        for (var i = 1; i < Rows; i++)
        {
            if (enterprise[i] == enterprise[i - 1] && vintage[i] == vintage[i - 1])
            {
                _repeated.Add((enterprise[i], vintage[i], covered[i] != covered[i - 1]));
            }
        }

        ArrayPool<int>.Shared.Return(enterprise);
        ArrayPool<ushort>.Shared.Return(vintage);
        ArrayPool<byte>.Shared.Return(covered);
    }
}
