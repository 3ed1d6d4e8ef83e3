namespace Songhua.Core;

/// <summary>What an enterprise reports.</summary>
public enum ReturnItem
{
    /// <summary>Gross output of the period at current prices, thousand CNY.</summary>
    Output,

    /// <summary>Gross output from January to the end of the period, thousand CNY.</summary>
    OutputToDate,

    /// <summary>Gross output of the same period of last year as the enterprise restates it now, thousand CNY.</summary>
    OutputLastYear,

    /// <summary>Gross output from January to the same month of last year as restated now, thousand CNY.</summary>
    OutputToDateLastYear,

    /// <summary>Revenue of the period, thousand CNY.</summary>
    Revenue,

    /// <summary>Persons employed at the end of the period.</summary>
    Employees,

    /// <summary>Electricity used in the period, thousand kWh.</summary>
    Electricity,

    /// <summary>Taxes paid in the period, thousand CNY.</summary>
    Taxes,
}

/// <summary>One delivery of returns: later ones replace earlier ones for the same enterprise and period.</summary>
/// <param name="Import">Its name.</param>
/// <param name="Received">The day on which it was received.</param>
public sealed record ReturnVintage(string Import, DateOnly Received);

/// <summary>
/// Monthly returns in columns, in order of month, enterprise and vintage. A column may lie in memory or be mapped from a file.
/// A return for January and February together stands in February with <see cref="MonthsCovered"/> 2. What was not reported is
/// NaN, never zero.
/// </summary>
public sealed class ReturnsPanel
{
    private readonly int[] _monthStart;
    private readonly ReadOnlyMemory<double>[] _items;

    /// <summary>Wraps columns; they must not be changed afterwards.</summary>
    /// <param name="register">The enterprises.</param>
    /// <param name="firstMonth">The first month.</param>
    /// <param name="monthStart">For each month the index of its first row, and at the end the number of rows.</param>
    /// <param name="enterprise">The enterprise of each row, an index into the register.</param>
    /// <param name="monthsCovered">1, or 2 for January and February together.</param>
    /// <param name="vintage">The vintage of each row, an index into <paramref name="vintages"/>.</param>
    /// <param name="items">One column for each <see cref="ReturnItem"/>, in its order; an empty one where nobody reported it.</param>
    /// <param name="vintages">The deliveries, in order of receipt.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or rows are out of order.</exception>
    public ReturnsPanel(
        EnterpriseRegister register, CalendarMonth firstMonth, int[] monthStart, ReadOnlyMemory<int> enterprise, ReadOnlyMemory<byte> monthsCovered,
        ReadOnlyMemory<ushort> vintage, IReadOnlyList<ReadOnlyMemory<double>> items, IReadOnlyList<ReturnVintage> vintages)
    {
        var rows = enterprise.Length;
        if (monthStart.Length == 0 || monthStart[^1] != rows || monthsCovered.Length != rows || vintage.Length != rows
            || items.Count != Enum.GetValues<ReturnItem>().Length || items.Any(i => i.Length != rows && i.Length != 0))
        {
            throw new ArgumentException("The columns of a panel differ in length.", nameof(monthStart));
        }

        (Register, FirstMonth, _monthStart, Enterprise, MonthsCovered, Vintage) = (register, firstMonth, monthStart, enterprise, monthsCovered, vintage);
        (_items, Vintages) = ([.. items], vintages);
    }

    /// <summary>The enterprises.</summary>
    public EnterpriseRegister Register { get; }

    /// <summary>The first month.</summary>
    public CalendarMonth FirstMonth { get; }

    /// <summary>The number of months.</summary>
    public int Months => _monthStart.Length - 1;

    /// <summary>The last month.</summary>
    public CalendarMonth LastMonth => FirstMonth + (Months - 1);

    /// <summary>The number of rows.</summary>
    public int Rows => Enterprise.Length;

    /// <summary>The enterprise of each row.</summary>
    public ReadOnlyMemory<int> Enterprise { get; }

    /// <summary>The months that each row covers, 1 or 2.</summary>
    public ReadOnlyMemory<byte> MonthsCovered { get; }

    /// <summary>The vintage of each row, an index into <see cref="Vintages"/>.</summary>
    public ReadOnlyMemory<ushort> Vintage { get; }

    /// <summary>The deliveries, in order of receipt.</summary>
    public IReadOnlyList<ReturnVintage> Vintages { get; }

    /// <summary>The column of an item; empty where nobody reported it.</summary>
    public ReadOnlyMemory<double> Item(ReturnItem item) => _items[(int)item];

    /// <summary>The rows of a month: first index and one past the last; empty outside the panel.</summary>
    public (int First, int End) RowsOf(CalendarMonth month)
    {
        var index = month.Number - FirstMonth.Number;
        return index < 0 || index >= Months ? (0, 0) : (_monthStart[index], _monthStart[index + 1]);
    }

    /// <summary>The number of vintages received by a day: the vintages below it count.</summary>
    public int VintagesBy(DateOnly? day) => day is null ? Vintages.Count : Vintages.TakeWhile(v => v.Received <= day).Count();
}
