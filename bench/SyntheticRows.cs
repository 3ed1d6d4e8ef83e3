using Songhua.Core;

namespace Songhua.Bench;

/// <summary>
/// Returns for timing: every enterprise in every month, outputs that grow at random, as plain arrays. Seeded, so always the same.
/// The shape is that of the whole country: 500,000 enterprises and 100 months are 50 million rows.
/// </summary>
internal static class SyntheticRows
{
    internal const int Months = 100;
    private const int Places = 340;

    private static readonly string[] Classes =
    [
        .. IndustryClassification.All.Where(i => i.Level == IndustryLevel.Class && string.CompareOrdinal(i.Code, "06") > 0 && string.CompareOrdinal(i.Code, "47") < 0).Select(i => i.Code),
    ];

    internal static ReturnsPanel Make(int enterprises)
    {
        var random = new Random(1);
        var entries = Enumerable.Range(0, enterprises).Select(e => new RegisterEntry(
            $"E{e:00000000}", "", Classes[random.Next(Classes.Length)], $"{11 + (random.Next(Places) / 100):00}{random.Next(1, 100):00}00",
            EnterpriseSize.Unstated, CalendarMonth.Of(random.Next(10) == 0 ? 2018 : 2000, 1), random.Next(20) == 0 ? CalendarMonth.Of(2021, 6) : null));
        var register = RegisterEntry.Register(entries, ValueStatus.Synthetic);
        var rows = enterprises * Months;
        var (enterprise, covered, vintage) = (new int[rows], new byte[rows], new ushort[rows]);
        var (output, lastYear) = (new double[rows], new double[rows]);
        var level = new double[enterprises, 12];
        var start = new int[Months + 1];
        for (var m = 0; m < Months; m++)
        {
            start[m + 1] = (m + 1) * enterprises;
            for (var e = 0; e < enterprises; e++)
            {
                var row = (m * enterprises) + e;
                var before = level[e, m % 12] == 0 ? 1000 + random.Next(100_000) : level[e, m % 12];
                var now = Math.Round(before * (0.9 + (0.25 * random.NextDouble())));
                (enterprise[row], covered[row], output[row], lastYear[row], level[e, m % 12]) = (e, 1, now, before, now);
            }
        }

        var none = ReadOnlyMemory<double>.Empty;
        return new(register, CalendarMonth.Of(2016, 1), start, enterprise, covered, vintage, [output, none, lastYear, none, none, none, none, none], [new("all", new(2024, 5, 1))]);
    }
}
