using Songhua.Core;

namespace Songhua.Structure;

/// <summary>By what absent activities are ranked.</summary>
public enum EntryScore
{
    /// <summary>Relatedness density at the earlier date.</summary>
    Density,

    /// <summary>Baseline: in how many regions the activity was (ubiquity).</summary>
    Popularity,

    /// <summary>Baseline: how many activities the region had (diversity); within one region it ranks nothing.</summary>
    Diversity,
}

/// <summary>Words for scores.</summary>
public static class EntryScoreWords
{
    private static readonly Phrase Density = new("relatedness density", "关联密度");
    private static readonly Phrase Popularity = new("ubiquity of the activity (baseline)", "行业普遍性（基准）");
    private static readonly Phrase Diversity = new("diversity of the region (baseline)", "地区多样性（基准）");

    /// <summary>The score in words.</summary>
    public static Phrase Word(this EntryScore score) => score switch
    {
        EntryScore.Density => Density,
        EntryScore.Popularity => Popularity,
        EntryScore.Diversity => Diversity,
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };
}

/// <summary>How one score did.</summary>
/// <param name="Score">Which.</param>
/// <param name="Area">Over all candidates of all regions.</param>
/// <param name="WithinRegions">The mean over regions of the area among a region's own candidates; NaN where no region has both entries and others.</param>
/// <param name="HitRate">Of the k highest candidates of every region, the share that entered; ties at the edge count by their share of entries.</param>
/// <param name="DensityLead">How much greater the area of density is, over all candidates.</param>
/// <param name="DensityLeadError">Its standard error, of pairs.</param>
public sealed record EntryScoreResult(EntryScore Score, RankedArea Area, double WithinRegions, double HitRate, double DensityLead, double DensityLeadError);

/// <summary>One region's candidates in the back-test.</summary>
/// <param name="Region">Which.</param>
/// <param name="Candidates">Activities that it did not have at the earlier date.</param>
/// <param name="Entries">Those that it had at the later one.</param>
/// <param name="Area">The area of density among them; NaN without an entry or without another.</param>
/// <param name="HitRate">Of the k nearest candidates, the share that entered; NaN without a candidate.</param>
public sealed record RegionEntries(ILocalised Region, int Candidates, int Entries, double Area, double HitRate);

/// <summary>A back-test of entries.</summary>
/// <param name="Candidates">Pairs of region and activity that were absent at the earlier date and are known at the later one.</param>
/// <param name="Entries">Those present at the later date.</param>
/// <param name="NotJudged">
/// All other pairs that were not known to be present at the earlier date: an amount of the region is missing at one date, the region had nothing, nobody had the activity, or it was near to no other.
/// </param>
/// <param name="Top">k of the hit rates.</param>
/// <param name="Scores">Density first, then the baselines.</param>
/// <param name="Regions">Region by region.</param>
public sealed record EntryBacktest(int Candidates, int Entries, int NotJudged, int Top, IReadOnlyList<EntryScoreResult> Scores, IReadOnlyList<RegionEntries> Regions)
{
    /// <summary>The share of candidates that entered: the hit rate of a ranking that says nothing.</summary>
    public double BaseRate => Candidates == 0 ? double.NaN : (double)Entries / Candidates;
}

/// <summary>
/// Which absent activities came, ranked by what was known before: a back-test of relatedness (Hidalgo et al. 2007; Boschma, Balland &amp; Kogler 2015, Industrial and Corporate Change 24: 223-250).
/// Nothing is fitted. Candidates of one region or activity are not independent, so that standard errors are too small.
/// </summary>
public static class EntryPrediction
{
    // Densities that are equal but for the order of additions are tied.
    private const int TiedDigits = 12;

    /// <summary>Tests.</summary>
    /// <param name="earlier">Presences at the earlier date.</param>
    /// <param name="later">At the later date, from a table with the same rows and columns.</param>
    /// <param name="top">k of the hit rates.</param>
    /// <returns>How density and the baselines ranked the entries.</returns>
    /// <exception cref="ArgumentException">Tables of other regions or activities, or in another order.</exception>
    public static EntryBacktest Backtest(Presence earlier, Presence later, int top)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        Check(earlier.AllRegions, later.AllRegions);
        Check(earlier.AllActivities, later.AllActivities);
        var regions = Candidates(earlier, later);
        Candidate[] all = [.. regions.SelectMany(r => r)];
        bool[] entered = [.. all.Select(c => c.Entered)];
        var byDensity = RankedArea.Of([.. all.Select(c => c.Of(EntryScore.Density))], entered);
        var scores = Enum.GetValues<EntryScore>().Select(score =>
        {
            var area = RankedArea.Of([.. all.Select(c => c.Of(score))], entered);
            var (lead, error) = byDensity.Against(area);
            var within = regions.Select(r => Within(r, score).Area).Where(a => !double.IsNaN(a)).ToList();
            return new EntryScoreResult(score, area, within.Count == 0 ? double.NaN : within.Average(), Hits(regions, score, top), lead, error);
        });
        return new EntryBacktest(
            all.Length, entered.Count(e => e), (earlier.AllRegions.Count * earlier.AllActivities.Count) - earlier.Diversity().Sum() - all.Length, top, [.. scores],
            [.. regions.Select((r, i) => new RegionEntries(earlier.Regions[i], r.Count, r.Count(c => c.Entered), Within(r, EntryScore.Density).Area, Hits([r], EntryScore.Density, top)))]);
    }

    private static List<List<Candidate>> Candidates(Presence earlier, Presence later)
    {
        var density = Proximity.Density(earlier, Proximity.Of(earlier));
        var (ubiquity, diversity) = (earlier.Ubiquity(), earlier.Diversity());
        var (rows, columns) = (Places(later.RegionRows), Places(later.ActivityColumns));
        var regions = new List<List<Candidate>>();
        for (var r = 0; r < earlier.Regions.Count; r++)
        {
            var own = new List<Candidate>();
            var row = rows.GetValueOrDefault(earlier.RegionRows[r], -1);
            for (var a = 0; a < earlier.Activities.Count; a++)
            {
                if (earlier[r, a] || double.IsNaN(density[r, a]) || later.MissingRows.Contains(earlier.RegionRows[r]))
                {
                    continue;
                }

                // What is left out of the later matrix for being empty is absent, which is known.
                var column = columns.GetValueOrDefault(earlier.ActivityColumns[a], -1);
                own.Add(new Candidate(Math.Round(density[r, a], TiedDigits), ubiquity[a], diversity[r], row >= 0 && column >= 0 && later[row, column]));
            }

            regions.Add(own);
        }

        return regions;
    }

    private static void Check(IReadOnlyList<ILocalised> earlier, IReadOnlyList<ILocalised> later)
    {
        for (var i = 0; i < Math.Max(earlier.Count, later.Count); i++)
        {
            var (then, now) = (earlier.ElementAtOrDefault(i)?.In(Language.English), later.ElementAtOrDefault(i)?.In(Language.English));
            if (then != now)
            {
                throw new ArgumentException($"The tables of the two dates differ: at {i} stand '{then}' and '{now}'.", nameof(later));
            }
        }
    }

    private static Dictionary<int, int> Places(IReadOnlyList<int> originals) => originals.Select((o, i) => (o, i)).ToDictionary(p => p.o, p => p.i);

    private static RankedArea Within(List<Candidate> region, EntryScore score) => RankedArea.Of([.. region.Select(c => c.Of(score))], [.. region.Select(c => c.Entered)]);

    private static double Hits(IEnumerable<List<Candidate>> regions, EntryScore score, int top)
    {
        var (hits, ranked) = (0.0, 0);
        foreach (var region in regions.Where(r => r.Count > 0))
        {
            var places = Math.Min(top, region.Count);
            ranked += places;
            foreach (var tied in region.GroupBy(c => c.Of(score)).OrderByDescending(g => g.Key))
            {
                var taken = Math.Min(places, tied.Count());
                hits += (double)taken * tied.Count(c => c.Entered) / tied.Count();
                places -= taken;
                if (places == 0)
                {
                    break;
                }
            }
        }

        return ranked == 0 ? double.NaN : hits / ranked;
    }

    private readonly record struct Candidate(double Density, int Popularity, int Diversity, bool Entered)
    {
        public double Of(EntryScore score) => score switch
        {
            EntryScore.Density => Density,
            EntryScore.Popularity => Popularity,
            _ => Diversity,
        };
    }
}
