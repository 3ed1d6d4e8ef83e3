using System.Globalization;
using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Bench;

/// <summary>
/// The job that is timed: growth of every month on the same month of last year over matched coverage, with pull, contribution and
/// the growth of a spreadsheet, by industry division x prefecture.
/// </summary>
internal static class GrowthJob
{
    /// <summary>The months that have a year before them, each with its factors.</summary>
    internal static (IReadOnlyList<Slot> Slots, SlotFactors[] Factors) Factors(ReturnsPanel panel, ValueAddedRates rates, ProducerPriceIndices prices)
    {
        var slots = Enumerable.Range(12, panel.Months - 12).Select(m => new Slot(panel.FirstMonth + m, 1)).ToList();
        var missing = new List<MissingFactor>();
        SlotFactors[] factors = [.. slots.Select(s => SlotFactors.Of(panel.Register.Classes, rates, prices, s, RateYear.Current, missing))];
        return missing.Count == 0 ? (slots, factors) : throw new InvalidOperationException($"no factor for {missing[0]}");
    }

    /// <summary>Room for the figures of every slot and group; a table that is made again and again is made in the same room.</summary>
    internal static GrowthFigures[][] Room(ReturnsPanel panel, IReadOnlyList<Slot> slots)
    {
        var groups = Groups(panel.Register).Groups.Count;
        return [.. slots.Select(_ => new GrowthFigures[groups])];
    }

    /// <summary>Computes the figures of every slot and group; gives the division and place of each group.</summary>
    internal static List<(string Division, string Place)> Run(
        ReturnsPanel panel, (IReadOnlyList<Slot> Slots, SlotFactors[] Factors) months, int threads, GrowthFigures[][] figures)
    {
        var (groupOf, groups) = Groups(panel.Register);
        var spec = new GrowthSpec();
        GrowthEngine.ForEachSlot(
            new()
            {
                Panel = panel,
                Slots = months.Slots,
                Factors = months.Factors,
                Vintages = panel.Vintages.Count,
                GroupOf = groupOf,
                Groups = groups.Count,
                Threads = threads,
            },
            (slot, sums, _) =>
            {
                var total = default(GrowthSums);
                foreach (ref readonly var sum in sums)
                {
                    total.Add(sum);
                }

                var ofSlot = figures[slot];
                for (var g = 0; g < ofSlot.Length; g++)
                {
                    ofSlot[g] = GrowthFigures.Of(sums[g], total, spec);
                }
            });
        return groups;
    }

    /// <summary>The cells that have a growth rate, as CSV.</summary>
    internal static IEnumerable<string> Cells(IReadOnlyList<Slot> slots, GrowthFigures[][] figures, List<(string Division, string Place)> groups)
    {
        yield return "month,division,place,growth,pull\n";
        for (var s = 0; s < slots.Count; s++)
        {
            for (var g = 0; g < groups.Count; g++)
            {
                if (!double.IsNaN(figures[s][g].Growth))
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture, $"{slots[s].Last},{groups[g].Division},{groups[g].Place},{figures[s][g].Growth:R},{figures[s][g].Pull:R}\n");
                }
            }
        }
    }

    private static (int[] GroupOf, List<(string Division, string Place)> Groups) Groups(EnterpriseRegister register)
    {
        string[] divisions = [.. register.Classes.Select(c => c[..2]).Distinct()];
        int[] divisionOf = [.. register.Classes.Select(c => Array.IndexOf(divisions, c[..2]))];
        var known = new int[divisions.Length * register.Places.Count];
        var groups = new List<(string, string)>();
        var groupOf = new int[register.Count];
        for (var e = 0; e < groupOf.Length; e++)
        {
            var (division, place) = (divisionOf[register.ClassOf[e]], register.PlaceOf[e]);
            ref var group = ref known[(division * register.Places.Count) + place];
            if (group == 0)
            {
                groups.Add((divisions[division], register.Places[place]));
                group = groups.Count;
            }

            groupOf[e] = group - 1;
        }

        return (groupOf, groups);
    }
}
