using System.Numerics;
using System.Runtime.CompilerServices;
using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// Walks a slot in which every enterprise has one return, which counts and covers the whole slot: what <see cref="RowCursor"/>
/// gives, without looking for other rows of the same enterprise.
/// </summary>
internal ref struct PlainCursor : IRowCursor
{
    private readonly ReadOnlySpan<int> _enterprise;
    private readonly ReadOnlySpan<double> _output;
    private readonly ReadOnlySpan<double> _lastYear;
    private int _at;

    internal PlainCursor(ReturnsPanel panel, Slot slot)
    {
        var (first, end) = panel.RowsOf(slot.Last);
        _enterprise = panel.Enterprise.Span[first..end];
        _output = panel.Item(ReturnItem.Output).Span[first..end];
        _lastYear = panel.Item(ReturnItem.OutputLastYear) is { IsEmpty: false } lastYear ? lastYear.Span[first..end] : [];
        _at = -1;
        Covers = slot.Months == 2 ? 3 : 1;
    }

    /// <inheritdoc/>
    public int Enterprise { get; private set; }

    /// <inheritdoc/>
    public readonly double Output => _output[_at];

    /// <inheritdoc/>
    public readonly double LastYear => _at < _lastYear.Length ? _lastYear[_at] : double.NaN;

    /// <inheritdoc/>
    public int Covers { get; }

    /// <inheritdoc/>
    public readonly int Unsplit => 0;

    /// <summary>Whether a slot is such a one.</summary>
    internal static bool CanWalk(ReturnsPanel panel, Slot slot, int vintages)
    {
        var (first, end) = panel.RowsOf(slot.Last);
        var (firstEarlier, endEarlier) = slot.Months == 2 ? panel.RowsOf(slot.First) : (0, 0);
        return firstEarlier == endEarlier
            && !panel.Item(ReturnItem.Output).IsEmpty
            && !panel.MonthsCovered.Span[first..end].ContainsAnyExcept((byte)slot.Months)
            && (vintages >= panel.Vintages.Count || !panel.Vintage.Span[first..end].ContainsAnyInRange((ushort)vintages, ushort.MaxValue))
            && IsEachOnce(panel.Enterprise.Span[first..end]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveNext()
    {
        do
        {
            _at++;
            if (_at >= _enterprise.Length)
            {
                Enterprise = int.MaxValue;
                return;
            }
        }
        while (double.IsNaN(_output[_at]));
        Enterprise = _enterprise[_at];
    }

    private static bool IsEachOnce(ReadOnlySpan<int> enterprise)
    {
        var i = 1;
        for (; i + Vector<int>.Count <= enterprise.Length; i += Vector<int>.Count)
        {
            if (!Vector.LessThanAll(new Vector<int>(enterprise[(i - 1)..]), new Vector<int>(enterprise[i..])))
            {
                return false;
            }
        }

        for (; i < enterprise.Length; i++)
        {
            if (enterprise[i - 1] >= enterprise[i])
            {
                return false;
            }
        }

        return true;
    }
}
