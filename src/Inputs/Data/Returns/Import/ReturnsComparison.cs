using System.Globalization;
using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Tells the rows of an import that say something new from those that are in the folder already.</summary>
internal sealed class ReturnsComparison
{
    public static readonly Rule CountsBefore = new(
        "SH5139", Severity.Error,
        new("{0} of {1} was changed by '{2}' of the same day, which counts after this delivery", "{0} 在 {1} 的报表已由同日的“{2}”更改，且其排序在本次交付之后"),
        new("Deliveries of one day count in order of their names, so that this one would be passed over.", "同一天的交付按名称排序，本次交付将被忽略。"),
        new("Give the import a name that comes later (--name), or the day on which it was received.", "请用 --name 指定排序在后的名称，或写明实际收到日期。"));

    private readonly ReturnsPanel _panel;
    private readonly ReturnVintage _delivery;
    private readonly RowParser _parser;
    private readonly int[] _mapped;
    private readonly int _position;
    private readonly double[][] _values = [.. ReturnItems.Names.Select(_ => new double[1])];

    /// <param name="panel">What is there.</param>
    /// <param name="codes">The enterprises.</param>
    /// <param name="mapped">The items that the import has columns for.</param>
    /// <param name="delivery">The delivery to be written.</param>
    internal ReturnsComparison(ReturnsPanel panel, CodeIndex codes, IEnumerable<ReturnItem> mapped, ReturnVintage delivery)
    {
        (_panel, _delivery, _mapped) = (panel, delivery, [.. mapped.Select(m => (int)m)]);
        _parser = new(codes, Enum.GetValues<ReturnItem>());
        _position = panel.Vintages.TakeWhile(v => DeliveryFile.Compare(v, delivery) < 0).Count();
    }

    /// <summary>Rows that were not there.</summary>
    internal int New { get; private set; }

    /// <summary>Rows that were there with other numbers.</summary>
    internal int Corrected { get; private set; }

    /// <summary>Rows that were there.</summary>
    internal int Unchanged { get; private set; }

    /// <summary>
    /// The line to be written for a row; null where nothing new is in it. Items that the import has no column for keep what was
    /// reported last.
    /// </summary>
    internal string? Told(in ImportedRow row, ReadOnlySpan<byte> line, SourceSpan span, RuleTally tally)
    {
        if (!_parser.TryParse(line, _values, 0, out _, out _, out _))
        {
            throw new InvalidOperationException($"An import made a row that is none: {Encoding.ASCII.GetString(line)}");
        }

        var (first, end) = _panel.RowsOf(new(row.Month));
        var enterprises = _panel.Enterprise.Span[first..end];
        var at = FirstOf(enterprises, row.Enterprise);
        var earlier = -1;
        for (; at < enterprises.Length && enterprises[at] == row.Enterprise; at++)
        {
            var vintage = _panel.Vintage.Span[first + at];
            if (vintage < _position)
            {
                earlier = first + at;
            }
            else if (_panel.Vintages[vintage].Received == _delivery.Received && !IsSame(row, first + at))
            {
                tally.Add(CountsBefore, span, _panel.Register.Codes[row.Enterprise], new CalendarMonth(row.Month), _panel.Vintages[vintage].Import);
            }
        }

        if (earlier < 0)
        {
            New++;
            return Encoding.ASCII.GetString(line);
        }

        if (IsSame(row, earlier))
        {
            Unchanged++;
            return null;
        }

        Corrected++;
        return row.Covered == _panel.MonthsCovered.Span[earlier] ? Carried(line, earlier) : Encoding.ASCII.GetString(line);
    }

    private bool IsSame(in ImportedRow row, int there)
    {
        if (_panel.MonthsCovered.Span[there] != row.Covered)
        {
            return false;
        }

        foreach (var item in _mapped)
        {
            var column = _panel.Item((ReturnItem)item).Span;
            if (!(column.IsEmpty ? double.NaN : column[there]).Equals(_values[item][0]))
            {
                return false;
            }
        }

        return true;
    }

    private string Carried(ReadOnlySpan<byte> line, int earlier)
    {
        var fields = Encoding.ASCII.GetString(line).Split(',');
        foreach (var item in Enum.GetValues<ReturnItem>().Where(i => Array.IndexOf(_mapped, (int)i) < 0))
        {
            var column = _panel.Item(item).Span;
            fields[2 + (int)item] = column.IsEmpty || double.IsNaN(column[earlier]) ? "" : ((decimal)column[earlier]).ToString(CultureInfo.InvariantCulture);
        }

        return string.Join(',', fields);
    }

    private static int FirstOf(ReadOnlySpan<int> sorted, int wanted)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = sorted[middle] < wanted ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
