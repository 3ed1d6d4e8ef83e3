using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests;

/// <summary>A panel of a few enterprises, written down row by row.</summary>
public sealed class SmallPanel
{
    private readonly List<RegisterEntry> _entries = [];
    private readonly List<(string Code, string Month, byte Covers, ushort Vintage, double Output, double LastYear)> _rows = [];
    private readonly Dictionary<(string, int), double> _rates = [];
    private readonly Dictionary<(string, int, int), double> _prices = [];

    public List<ReturnVintage> Vintages { get; } = [new("first", new DateOnly(2024, 4, 12))];

    public static CalendarMonth Month(string text) => CalendarMonth.TryParse(text, out var month) ? month : throw new ArgumentException(text);

    public SmallPanel Enterprise(
        string code, string industryClass, string place = "220100", string from = "2000-01", string? to = null, string? opened = null, string? closed = null)
    {
        _entries.Add(new(
            code, code, industryClass, place, EnterpriseSize.Unstated, Month(from), to is null ? null : Month(to), opened is null ? null : Month(opened),
            closed is null ? null : Month(closed)));
        return this;
    }

    public SmallPanel Return(string code, string month, double output, double lastYear = double.NaN, int vintage = 0, int covers = 1)
    {
        _rows.Add((code, month, (byte)covers, (ushort)vintage, output, lastYear));
        return this;
    }

    public SmallPanel Rate(string industry, int year, double rate)
    {
        _rates.Add((industry, year), rate);
        return this;
    }

    public SmallPanel Price(string industry, string month, double index, int covers = 1)
    {
        _prices.Add((industry, Month(month).Number, covers), index / 100);
        return this;
    }

    public ValueAddedRates Rates() => new(_rates, ValueStatus.Official);

    public ProducerPriceIndices Prices() => new(_prices, ValueStatus.Official);

    public ReturnsPanel Panel()
    {
        var register = RegisterEntry.Register(_entries, ValueStatus.Official);
        var index = register.Codes.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i, StringComparer.Ordinal);
        var rows = _rows.Select(r => new ReturnRow(index[r.Code], Month(r.Month), r.Covers, r.Vintage) { Output = r.Output, OutputLastYear = r.LastYear });
        return ReturnRow.Panel(register, rows, Vintages);
    }

    /// <summary>The problem of a period, one group a class.</summary>
    public GrowthProblem Problem(string period, RateYear rateYear = RateYear.Current, int vintages = int.MaxValue, int threads = 1)
    {
        var panel = Panel();
        var slots = Slot.Of(Period.TryParse(period, out var p) ? p : throw new ArgumentException(period));
        var missing = new List<MissingFactor>();
        SlotFactors[] factors = [.. slots.Select(s => SlotFactors.Of(panel.Register.Classes, Rates(), Prices(), s, rateYear, missing))];
        Assert.Empty(missing);
        return new()
        {
            Panel = panel,
            Slots = slots,
            Factors = factors,
            Vintages = vintages,
            Threads = threads,
            GroupOf = panel.Register.ClassOf,
            Groups = panel.Register.Classes.Count,
        };
    }

    /// <summary>Sums of the whole and of each class over a period.</summary>
    public (GrowthSums Total, GrowthSums[] Classes) Sums(string period, RateYear rateYear = RateYear.Current, int vintages = int.MaxValue)
    {
        var classes = GrowthEngine.Solve(Problem(period, rateYear, vintages)).Total();
        var total = default(GrowthSums);
        foreach (var one in classes)
        {
            total.Add(one);
        }

        return (total, classes);
    }
}
