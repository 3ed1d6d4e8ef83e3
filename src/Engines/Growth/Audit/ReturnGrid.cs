using Songhua.Core;

namespace Songhua.Growth;

/// <summary>Finds the return of an enterprise and month that counts. Months are counted from the panel's first.</summary>
internal sealed class ReturnGrid
{
    private const int None = -1;
    private readonly int[] _rowAt;
    private readonly ReadOnlyMemory<double>[] _items;

    internal ReturnGrid(ReturnsPanel panel, int vintages)
    {
        Panel = panel;
        Enterprises = panel.Register.Count;
        Months = panel.Months;
        _items = [.. Enum.GetValues<ReturnItem>().Select(panel.Item)];
        _rowAt = new int[Enterprises * Months];
        Array.Fill(_rowAt, None);
        var enterprise = panel.Enterprise.Span;
        var vintage = panel.Vintage.Span;
        for (var m = 0; m < Months; m++)
        {
            var (first, end) = panel.RowsOf(panel.FirstMonth + m);
            for (var row = first; row < end; row++)
            {
                if (vintage[row] < vintages)
                {
                    _rowAt[(enterprise[row] * Months) + m] = row;
                }
            }
        }

        string[] divisions = [.. panel.Register.Classes.Select(c => c[..Math.Min(2, c.Length)]).Distinct()];
        int[] divisionOfClass = [.. panel.Register.Classes.Select(c => Array.IndexOf(divisions, c[..Math.Min(2, c.Length)]))];
        (Divisions, DivisionOf) = (divisions, [.. panel.Register.ClassOf.Select(c => divisionOfClass[c])]);
    }

    internal ReturnsPanel Panel { get; }

    internal int Enterprises { get; }

    internal int Months { get; }

    /// <summary>The divisions that occur, two digits.</summary>
    internal IReadOnlyList<string> Divisions { get; }

    internal int[] DivisionOf { get; }

    internal CalendarMonth Month(int m) => Panel.FirstMonth + m;

    /// <summary>The month of the calendar, 1 to 12.</summary>
    internal int OfYear(int m) => Month(m).Month;

    /// <summary>The row of an enterprise and month; negative where there is none.</summary>
    internal int Row(int e, int m) => m < 0 || m >= Months ? None : _rowAt[(e * Months) + m];

    internal bool Has(ReturnItem item) => !_items[(int)item].IsEmpty;

    /// <summary>A value of a row; NaN where there is no row or it was not reported.</summary>
    internal double Value(ReturnItem item, int row)
    {
        var column = _items[(int)item].Span;
        return row < 0 || column.IsEmpty ? double.NaN : column[row];
    }

    internal double Output(int e, int m) => Value(ReturnItem.Output, Row(e, m));

    /// <summary>The months that a return covers, 1 or 2; 0 where there is none.</summary>
    internal int Covers(int e, int m) => Row(e, m) is var row and >= 0 ? Panel.MonthsCovered.Span[row] : 0;

    /// <summary>An item for the same months of the year before by the enterprise's return of then; NaN where it covers other months.</summary>
    internal double Own(ReturnItem item, int e, int m)
    {
        var (now, then) = (Covers(e, m), Covers(e, m - 12));
        return now == then ? Value(item, Row(e, m - 12))
            : now == 2 && then == 1 ? Value(item, Row(e, m - 12)) + Value(item, Row(e, m - 13))
            : double.NaN;
    }

    /// <summary>The base of an enterprise: restated where it restates, else its own return of last year.</summary>
    internal double Base(int e, int m)
    {
        var restated = Value(ReturnItem.OutputLastYear, Row(e, m));
        return double.IsNaN(restated) ? Own(ReturnItem.Output, e, m) : restated;
    }

    /// <summary>Output of the return before, a month's share of it, and how the two compare: 0 a month with a month, 1 two months with a month, 2 a month with two.</summary>
    internal (double Before, int Shape) Previous(int e, int m)
    {
        var covers = Covers(e, m);
        var at = m - covers;
        var before = Covers(e, at);
        return covers == 0 || before == 0 ? (double.NaN, 0) : (Output(e, at) / before, covers == 2 ? 1 : before == 2 ? 2 : 0);
    }

    /// <summary>Runs of months with one return after the other, in which something holds: first and last month of each.</summary>
    internal IEnumerable<(int First, int Last)> Runs(int e, Func<int, bool> holds)
    {
        var first = None;
        var last = None;
        for (var m = 0; m < Months; m++)
        {
            if (Row(e, m) < 0)
            {
                // January has no return of its own where February covers both.
                if (first >= 0 && !(OfYear(m) == 1 && Covers(e, m + 1) == 2))
                {
                    yield return (first, last);
                    first = None;
                }
            }
            else if (holds(m))
            {
                (first, last) = (first < 0 ? m : first, m);
            }
            else if (first >= 0)
            {
                yield return (first, last);
                first = None;
            }
        }

        if (first >= 0)
        {
            yield return (first, last);
        }
    }
}
