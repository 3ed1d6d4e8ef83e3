using Songhua.Core;

namespace Songhua.Growth;

/// <summary>Walks the returns of one slot in order of enterprise, each enterprise once.</summary>
internal interface IRowCursor
{
    /// <summary>The enterprise; <see cref="int.MaxValue"/> at the end.</summary>
    int Enterprise { get; }

    /// <summary>Output of the slot, thousand CNY.</summary>
    double Output { get; }

    /// <summary>The restated figure for the same months of last year, thousand CNY; NaN where it is missing.</summary>
    double LastYear { get; }

    /// <summary>The months covered, as bits: 1 the earlier, 2 the later, 3 both; in a slot of one month 1.</summary>
    int Covers { get; }

    /// <summary>The returns for January and February together that were met in a slot of one month, where they cannot be used.</summary>
    int Unsplit { get; }

    /// <summary>Goes to the next enterprise.</summary>
    void MoveNext();
}

/// <summary>
/// Walks the returns of one slot in order of enterprise, each enterprise once: the latest vintage that counts, January and
/// February added where both were reported apart. A return without an output counts as none.
/// </summary>
internal ref struct RowCursor : IRowCursor
{
    private const int AllMonths = int.MaxValue;

    private readonly ReadOnlySpan<int> _enterprise;
    private readonly ReadOnlySpan<byte> _covered;
    private readonly ReadOnlySpan<ushort> _vintage;
    private readonly ReadOnlySpan<double> _output;
    private readonly ReadOnlySpan<double> _lastYear;
    private readonly int _vintages;
    private readonly bool _isBlock;
    private readonly bool _hasLastYear;
    private int _next;
    private readonly int _end;
    private int _nextEarlier;
    private readonly int _endEarlier;

    internal RowCursor(ReturnsPanel panel, Slot slot, int vintages)
    {
        _enterprise = panel.Enterprise.Span;
        _covered = panel.MonthsCovered.Span;
        _vintage = panel.Vintage.Span;
        _output = panel.Item(ReturnItem.Output).Span;
        _lastYear = panel.Item(ReturnItem.OutputLastYear).Span;
        _hasLastYear = !_lastYear.IsEmpty;
        _vintages = vintages >= panel.Vintages.Count ? AllMonths : vintages;
        _isBlock = slot.Months == 2;
        (_next, _end) = panel.RowsOf(slot.Last);
        (_nextEarlier, _endEarlier) = _isBlock ? panel.RowsOf(slot.First) : (0, 0);
        LastYear = double.NaN;
    }

    /// <inheritdoc/>
    public int Enterprise { get; private set; } = -1;

    /// <inheritdoc/>
    public double Output { get; private set; }

    /// <inheritdoc/>
    public double LastYear { get; private set; }

    /// <inheritdoc/>
    public int Covers { get; private set; }

    /// <inheritdoc/>
    public int Unsplit { get; private set; }

    /// <inheritdoc/>
    public void MoveNext()
    {
        while (true)
        {
            var later = Head(_next, _end);
            var earlier = Head(_nextEarlier, _endEarlier);
            var enterprise = Math.Min(later, earlier);
            Enterprise = enterprise;
            if (enterprise == int.MaxValue)
            {
                return;
            }

            (Output, LastYear, Covers) = (0, 0, 0);
            if (later == enterprise && Latest(ref _next, _end) is var row and >= 0)
            {
                Take(row);
            }

            if (earlier == enterprise && Latest(ref _nextEarlier, _endEarlier) is var first and >= 0 && (Covers & 1) == 0)
            {
                Add(first, 1);
            }

            if (Covers != 0)
            {
                return;
            }
        }
    }

    private readonly int Head(int at, int end) => at < end ? _enterprise[at] : int.MaxValue;

    // The last row of the enterprise whose vintage counts; -1 where none does. Moves past all its rows.
    private readonly int Latest(ref int at, int end)
    {
        var enterprise = _enterprise[at];
        var latest = -1;
        do
        {
            latest = _vintage[at] < _vintages ? at : latest;
            at++;
        }
        while (at < end && _enterprise[at] == enterprise);
        return latest;
    }

    private void Take(int row)
    {
        if (_covered[row] == 1)
        {
            Add(row, _isBlock ? 2 : 1);
        }
        else if (_isBlock)
        {
            Add(row, 3);
        }
        else
        {
            Unsplit++;
        }
    }

    private void Add(int row, int covers)
    {
        var output = _output[row];
        if (double.IsNaN(output))
        {
            return;
        }

        Output += output;
        LastYear += _hasLastYear ? _lastYear[row] : double.NaN;
        Covers |= covers;
    }
}
