namespace Songhua.Core;

/// <summary>One return of one enterprise; what was not reported is NaN. Units as in <see cref="ReturnItem"/>.</summary>
/// <param name="Enterprise">Its index in the register.</param>
/// <param name="Last">The month, or the last of two.</param>
/// <param name="MonthsCovered">1, or 2 for January and February together.</param>
/// <param name="Vintage">The delivery, an index.</param>
public readonly record struct ReturnRow(int Enterprise, CalendarMonth Last, byte MonthsCovered, ushort Vintage)
{
    /// <summary>Gross output of the period.</summary>
    public required double Output { get; init; }

    /// <summary>Gross output of the year to date.</summary>
    public double OutputToDate { get; init; } = double.NaN;

    /// <summary>Gross output of the same period of last year, restated.</summary>
    public double OutputLastYear { get; init; } = double.NaN;

    /// <summary>Gross output of last year to the same month, restated.</summary>
    public double OutputToDateLastYear { get; init; } = double.NaN;

    /// <summary>Revenue.</summary>
    public double Revenue { get; init; } = double.NaN;

    /// <summary>Employees.</summary>
    public double Employees { get; init; } = double.NaN;

    /// <summary>Electricity.</summary>
    public double Electricity { get; init; } = double.NaN;

    /// <summary>Taxes.</summary>
    public double Taxes { get; init; } = double.NaN;

    /// <summary>An item by name.</summary>
    public double Item(ReturnItem item) => item switch
    {
        ReturnItem.Output => Output,
        ReturnItem.OutputToDate => OutputToDate,
        ReturnItem.OutputLastYear => OutputLastYear,
        ReturnItem.OutputToDateLastYear => OutputToDateLastYear,
        ReturnItem.Revenue => Revenue,
        ReturnItem.Employees => Employees,
        ReturnItem.Electricity => Electricity,
        _ => Taxes,
    };

    /// <summary>A panel of some rows, put in order of month, enterprise and vintage.</summary>
    /// <exception cref="ArgumentException">An enterprise has two rows for one month in one vintage.</exception>
    public static ReturnsPanel Panel(EnterpriseRegister register, IEnumerable<ReturnRow> rows, IReadOnlyList<ReturnVintage> vintages)
    {
        ReturnRow[] ordered = [.. rows.OrderBy(r => r.Last.Number).ThenBy(r => r.Enterprise).ThenBy(r => r.Vintage)];
        for (var i = 1; i < ordered.Length; i++)
        {
            if ((ordered[i].Last, ordered[i].Enterprise, ordered[i].Vintage) == (ordered[i - 1].Last, ordered[i - 1].Enterprise, ordered[i - 1].Vintage))
            {
                throw new ArgumentException($"{register.Codes[ordered[i].Enterprise]} has two returns for {ordered[i].Last}.", nameof(rows));
            }
        }

        var first = ordered.Length == 0 ? CalendarMonth.Of(2000, 1) : ordered[0].Last;
        var start = new int[ordered.Length == 0 ? 1 : ordered[^1].Last.Number - first.Number + 2];
        foreach (var row in ordered)
        {
            start[row.Last.Number - first.Number + 1]++;
        }

        for (var m = 1; m < start.Length; m++)
        {
            start[m] += start[m - 1];
        }

        var items = Enum.GetValues<ReturnItem>().Select(item =>
        {
            double[] column = [.. ordered.Select(r => r.Item(item))];
            return Array.TrueForAll(column, double.IsNaN) ? ReadOnlyMemory<double>.Empty : column;
        });
        return new(
            register, first, start, ordered.Select(r => r.Enterprise).ToArray(), ordered.Select(r => r.MonthsCovered).ToArray(),
            ordered.Select(r => r.Vintage).ToArray(), [.. items], vintages);
    }
}
