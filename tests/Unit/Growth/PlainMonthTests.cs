using System.Runtime.InteropServices;
using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth;

/// <summary>
/// Months with one return of each enterprise are walked faster than others. An earlier delivery that is replaced by the same returns
/// changes no sum, but makes the walk the other one.
/// </summary>
public sealed class PlainMonthTests
{
    private static readonly CalendarMonth First = CalendarMonth.Of(2023, 1);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void A_plain_month_gives_the_bytes_of_any_other(int seed, bool areBlocks)
    {
        var random = new Random(seed);
        var register = RegisterEntry.Register(Enumerable.Range(0, 400).Select(e => Entry(e, random)), ValueStatus.Synthetic);
        var rows = Rows(register.Count, random, areBlocks);
        ReturnVintage[] vintages = [new("first", new(2024, 5, 1)), new("second", new(2024, 6, 1))];
        var plain = Sums(ReturnRow.Panel(register, rows, vintages));
        Assert.Contains(plain, s => s is { Born: > 0, CrossedUp: > 0, Died: > 0, CrossedDown: > 0, NotReporting: > 0, Own.Enterprises: > 0 });

        // All months, those of one year, and those of the other.
        foreach (var isReplaced in (Func<ReturnRow, bool>[])[_ => true, r => r.Last.Year == 2023, r => r.Last.Year == 2024])
        {
            var earlier = rows.Where(isReplaced).Select(r => r with { Vintage = 0, Output = r.Output + 1 });
            var replaced = Sums(ReturnRow.Panel(register, rows.Concat(earlier), vintages));
            Assert.Equal(MemoryMarshal.AsBytes<GrowthSums>(plain).ToArray(), MemoryMarshal.AsBytes<GrowthSums>(replaced).ToArray());
        }
    }

    [Fact]
    public void A_delivery_that_does_not_count_yet_is_passed_over()
    {
        var random = new Random(5);
        var register = RegisterEntry.Register(Enumerable.Range(0, 50).Select(e => Entry(e, random)), ValueStatus.Synthetic);
        var panel = ReturnRow.Panel(register, Rows(50, random, areBlocks: false), [new("first", new(2024, 5, 1)), new("second", new(2024, 6, 1))]);
        Assert.All(Sums(panel, vintages: 1), s => Assert.Equal(0, s.Reporting + s.Died + s.CrossedDown + s.NotReporting));
    }

    private static GrowthSums[] Sums(ReturnsPanel panel, int vintages = 2)
    {
        var slots = Slot.Of(Period.OfMonths(2024, 1, 12));
        double[] Each(double first) => [.. panel.Register.Classes.Select((_, c) => first + (0.01 * c))];
        return GrowthEngine.Solve(new()
        {
            Panel = panel,
            Slots = slots,
            Factors = [.. slots.Select(s => new SlotFactors(Each(0.2), Each(0.9 + (0.01 * s.Last.Month)), Each(0.2)))],
            Vintages = vintages,
            GroupOf = panel.Register.ClassOf,
            Groups = panel.Register.Classes.Count,
        }).Total();
    }

    private static RegisterEntry Entry(int e, Random random)
    {
        var from = random.Next(4) == 0 ? First + random.Next(20) : CalendarMonth.Of(2010, 1);
        var to = random.Next(4) == 0 ? First + (20 + random.Next(4)) : (CalendarMonth?)null;
        return new(
            $"E{e:0000}", "", random.Next(2) == 0 ? "3611" : "1511", "220100", EnterpriseSize.Unstated, from, to,
            random.Next(2) == 0 ? null : from - random.Next(30), to is { } last && random.Next(2) == 0 ? last : null);
    }

    private static List<ReturnRow> Rows(int enterprises, Random random, bool areBlocks)
    {
        var rows = new List<ReturnRow>();
        for (var m = 0; m < 24; m++)
        {
            var month = First + m;
            for (var e = 0; e < enterprises; e++)
            {
                if (random.Next(10) == 0 || (areBlocks && month.Month == 1))
                {
                    continue;
                }

                rows.Add(new(e, month, (byte)(areBlocks && month.Month == 2 ? 2 : 1), 1)
                {
                    Output = random.Next(20) == 0 ? double.NaN : random.NextDouble() * 1000,
                    OutputLastYear = random.Next(10) switch { 0 => double.NaN, 1 => 0, _ => random.NextDouble() * 1000 },
                });
            }
        }

        return rows;
    }
}
