using Songhua.Core;

namespace Songhua.Bench;

/// <summary>
/// Returns for timing, seeded, so always the same: every enterprise in every month, outputs that grow at random, one restated base in
/// a hundred missing, enterprises that open, cross the threshold and fall below it. The shape is that of the whole country: 500,000
/// enterprises and 100 months are 50 million rows.
/// </summary>
internal sealed class SyntheticReturns
{
    internal const int Months = 100;
    private const int Places = 340;

    private static readonly string[] Classes =
    [
        .. IndustryClassification.All.Where(i => i.Level == IndustryLevel.Class && string.CompareOrdinal(i.Code, "06") > 0 && string.CompareOrdinal(i.Code, "47") < 0).Select(i => i.Code),
    ];

    private static readonly string[] Provinces = ["21", "22", "23", "37"];

    private readonly Random _random = new(1);
    private readonly double[] _level;
    private int _month;

    internal SyntheticReturns(int enterprises)
    {
        _level = new double[enterprises * 12];
        Register = RegisterEntry.Register(Enumerable.Range(0, enterprises).Select(Entry), ValueStatus.Synthetic);
    }

    internal static CalendarMonth FirstMonth { get; } = CalendarMonth.Of(2016, 1);

    internal EnterpriseRegister Register { get; }

    /// <summary>Output of the next month and of the same month of last year as restated, one an enterprise.</summary>
    internal void NextMonth(Span<double> output, Span<double> lastYear)
    {
        for (var e = 0; e < output.Length; e++)
        {
            ref var level = ref _level[(e * 12) + (_month % 12)];
            var before = level == 0 ? 1000 + _random.Next(100_000) : level;
            level = Math.Round(before * (0.9 + (0.25 * _random.NextDouble())));
            (output[e], lastYear[e]) = (level, _random.Next(100) == 0 ? double.NaN : before);
        }

        _month++;
    }

    /// <summary>All of it in memory; one row in a hundred is delivered a second time where <paramref name="isCorrected"/>.</summary>
    internal static ReturnsPanel Panel(int enterprises, bool isCorrected = false)
    {
        var returns = new SyntheticReturns(enterprises);
        var each = isCorrected ? enterprises + ((enterprises + 99) / 100) : enterprises;
        var rows = each * Months;
        var (enterprise, covered, vintage) = (new int[rows], new byte[rows], new ushort[rows]);
        var (output, lastYear) = (new double[rows], new double[rows]);
        var (now, before) = (new double[enterprises], new double[enterprises]);
        var start = new int[Months + 1];
        var row = 0;
        for (var m = 0; m < Months; m++)
        {
            returns.NextMonth(now, before);
            for (var e = 0; e < enterprises; e++)
            {
                for (var v = 0; v < (isCorrected && e % 100 == 0 ? 2 : 1); v++)
                {
                    (enterprise[row], covered[row], vintage[row], output[row], lastYear[row]) = (e, 1, (ushort)v, now[e], before[e]);
                    row++;
                }
            }

            start[m + 1] = row;
        }

        var none = ReadOnlyMemory<double>.Empty;
        ReturnVintage[] vintages = [new("first", new(2024, 5, 1)), new("second", new(2024, 6, 1))];
        return new(returns.Register, FirstMonth, start, enterprise, covered, vintage, [output, none, lastYear, none, none, none, none, none], vintages[..(isCorrected ? 2 : 1)]);
    }

    /// <summary>A rate for each division and year.</summary>
    internal static ValueAddedRates Rates() => new(
        Divisions().SelectMany(d => Enumerable.Range(2016, 9).Select(y => ((d, y), 0.15 + (0.01 * ((Number(d) + y) % 20))))).ToDictionary(), ValueStatus.Synthetic);

    /// <summary>A price index for each division and month.</summary>
    internal static ProducerPriceIndices Prices() => new(
        Divisions().SelectMany(d => Enumerable.Range(FirstMonth.Number, Months).Select(m => ((d, m, 1), (950 + (((Number(d) * 7) + m) % 100)) / 1000.0))).ToDictionary(),
        ValueStatus.Synthetic);

    private static IEnumerable<string> Divisions() => Classes.Select(c => c[..2]).Distinct();

    private static int Number(string division) => ((division[0] - '0') * 10) + division[1] - '0';

    private RegisterEntry Entry(int e)
    {
        var place = _random.Next(Places);
        var opened = _random.Next(10);
        return new(
            SocialCreditCode.Make('9', '1', "220101", $"MA{e:D6}"), "", Classes[_random.Next(Classes.Length)], $"{Provinces[place / 99]}{1 + (place % 99):00}00",
            EnterpriseSize.Unstated, CalendarMonth.Of(opened < 2 ? 2018 : 2000, 1), _random.Next(20) == 0 ? CalendarMonth.Of(2021, 6) : null,
            opened == 0 ? CalendarMonth.Of(2017, 11) : opened == 1 ? CalendarMonth.Of(2010, 1) : null);
    }
}
