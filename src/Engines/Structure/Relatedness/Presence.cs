using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Why a region or an activity is left out of a matrix of presences.</summary>
public enum LeftOutReason
{
    /// <summary>A location quotient of the region is missing, or rests on a contradiction.</summary>
    Missing,

    /// <summary>The region has no activity above the threshold, or no region has the activity.</summary>
    Empty,

    /// <summary>It shares nothing with the connected part that is looked at.</summary>
    Apart,
}

/// <summary>Words for what is left out.</summary>
public static class LeftOutWords
{
    private static readonly Phrase Missing = new("an amount is missing", "有数据缺失");
    private static readonly Phrase Empty = new("no activity of the region, or no region of the activity, reaches the threshold", "该地区没有行业、或没有地区的该行业达到阈值");
    private static readonly Phrase Apart = new("it shares nothing with the others", "与其余部分没有任何联系");

    /// <summary>The reason in words.</summary>
    public static Phrase Word(this LeftOutReason reason) => reason switch
    {
        LeftOutReason.Missing => Missing,
        LeftOutReason.Empty => Empty,
        LeftOutReason.Apart => Apart,
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

/// <summary>A region or activity that is left out.</summary>
/// <param name="Name">Which.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOut(ILocalised Name, LeftOutReason Reason);

/// <summary>
/// Which region has which activity, M of Hidalgo &amp; Hausmann (2009), PNAS 106: 10570-10575: 1 where the location quotient (revealed comparative
/// advantage) reaches a threshold. Regions without any activity and activities that nobody has are left out, and named.
/// </summary>
public sealed class Presence
{
    // A quotient that is the threshold but for the rounding of its divisions reaches it.
    private const double Rounding = 1e-12;

    private readonly bool[,] _isPresent;

    private Presence(IReadOnlyList<ILocalised> regions, IReadOnlyList<ILocalised> activities, bool[,] isPresent, double threshold, int[] ofRegion, int[] ofActivity) =>
        (Regions, Activities, _isPresent, Threshold, RegionRows, ActivityColumns) = (regions, activities, isPresent, threshold, ofRegion, ofActivity);

    /// <summary>Names of the rows that are left.</summary>
    public IReadOnlyList<ILocalised> Regions { get; }

    /// <summary>Names of the columns that are left.</summary>
    public IReadOnlyList<ILocalised> Activities { get; }

    /// <summary>The row of each region that is left in the table it came from.</summary>
    public IReadOnlyList<int> RegionRows { get; }

    /// <summary>The column of each activity that is left in the table it came from.</summary>
    public IReadOnlyList<int> ActivityColumns { get; }

    /// <summary>The location quotient from which an activity is present; NaN where presences were given.</summary>
    public double Threshold { get; }

    /// <summary>Regions that are left out.</summary>
    public IReadOnlyList<LeftOut> RegionsLeftOut { get; private init; } = [];

    /// <summary>Activities that are left out.</summary>
    public IReadOnlyList<LeftOut> ActivitiesLeftOut { get; private init; } = [];

    /// <summary>Names of all rows of the table it came from.</summary>
    internal IReadOnlyList<ILocalised> AllRegions { get; private init; } = [];

    /// <summary>Names of all its columns.</summary>
    internal IReadOnlyList<ILocalised> AllActivities { get; private init; } = [];

    /// <summary>Rows of the table that are left out because an amount is missing.</summary>
    internal IReadOnlySet<int> MissingRows { get; private init; } = new HashSet<int>();

    /// <summary>Whether a region has an activity.</summary>
    /// <param name="region">From 0, among those that are left.</param>
    /// <param name="activity">From 0, among those that are left.</param>
    public bool this[int region, int activity] => _isPresent[region, activity];

    /// <summary>Presences from location quotients.</summary>
    /// <param name="quotients">Regions x activities; a region with an amount that is missing is left out.</param>
    /// <param name="threshold">From which quotient an activity is present, above zero; 1 in the literature.</param>
    public static Presence Of(LocationQuotients quotients, double threshold = 1)
    {
        if (!(threshold > 0) || double.IsInfinity(threshold))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold));
        }

        var (regions, activities) = (quotients.Activity.Regions, quotients.Activity.Activities);
        var isPresent = new bool[regions.Count, activities.Count];
        var isMissing = new bool[regions.Count];
        for (var r = 0; r < regions.Count; r++)
        {
            for (var a = 0; a < activities.Count; a++)
            {
                isPresent[r, a] = quotients[r, a] >= threshold * (1 - Rounding);
                isMissing[r] |= quotients.Status(r, a) is QuotientStatus.MissingAmount or QuotientStatus.MissingRegionTotal or QuotientStatus.MissingWhole or QuotientStatus.MoreThanWhole;
            }
        }

        return Reduced(regions, activities, isPresent, isMissing, threshold);
    }

    /// <summary>Presences as given.</summary>
    /// <param name="regions">Names of the rows.</param>
    /// <param name="activities">Names of the columns.</param>
    /// <param name="isPresent">Regions x activities.</param>
    /// <exception cref="ArgumentException">Names and table do not fit.</exception>
    public static Presence Of(IReadOnlyList<ILocalised> regions, IReadOnlyList<ILocalised> activities, bool[,] isPresent)
    {
        if (isPresent.GetLength(0) != regions.Count || isPresent.GetLength(1) != activities.Count)
        {
            throw new ArgumentException($"{regions.Count} regions and {activities.Count} activities do not name the table.", nameof(isPresent));
        }

        return Reduced(regions, activities, isPresent, new bool[regions.Count], double.NaN);
    }

    /// <summary>One connected part by itself.</summary>
    /// <param name="part">Of <see cref="ComplexityResult.Parts"/> of these presences.</param>
    /// <returns>Its regions and activities; the others are left out as <see cref="LeftOutReason.Apart"/>.</returns>
    public Presence Only(ConnectedPart part)
    {
        var isPresent = new bool[part.Regions.Count, part.Activities.Count];
        for (var r = 0; r < part.Regions.Count; r++)
        {
            for (var a = 0; a < part.Activities.Count; a++)
            {
                isPresent[r, a] = _isPresent[part.Regions[r], part.Activities[a]];
            }
        }

        return new Presence(
            [.. part.Regions.Select(r => Regions[r])], [.. part.Activities.Select(a => Activities[a])], isPresent, Threshold,
            [.. part.Regions.Select(r => RegionRows[r])], [.. part.Activities.Select(a => ActivityColumns[a])])
        {
            AllRegions = AllRegions,
            AllActivities = AllActivities,
            MissingRows = MissingRows,
            RegionsLeftOut = [.. RegionsLeftOut, .. Regions.Where((_, r) => !part.Regions.Contains(r)).Select(n => new LeftOut(n, LeftOutReason.Apart))],
            ActivitiesLeftOut = [.. ActivitiesLeftOut, .. Activities.Where((_, a) => !part.Activities.Contains(a)).Select(n => new LeftOut(n, LeftOutReason.Apart))],
        };
    }

    /// <summary>k_c,0: how many activities each region has.</summary>
    public int[] Diversity() => [.. Enumerable.Range(0, Regions.Count).Select(r => Enumerable.Range(0, Activities.Count).Count(a => _isPresent[r, a]))];

    /// <summary>k_p,0: how many regions have each activity.</summary>
    public int[] Ubiquity() => [.. Enumerable.Range(0, Activities.Count).Select(a => Enumerable.Range(0, Regions.Count).Count(r => _isPresent[r, a]))];

    /// <summary>
    /// The method of reflections: k_c,n, the mean over a region's activities of k_p,n-1, and k_p,n, the mean over an activity's regions of k_c,n-1, from diversity and ubiquity on.
    /// Source: Hidalgo &amp; Hausmann (2009), equations 1 and 2.
    /// </summary>
    /// <param name="steps">n, from 0.</param>
    /// <returns>One a region and one an activity.</returns>
    public (double[] Regions, double[] Activities) Reflections(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var (diversity, ubiquity) = (Diversity(), Ubiquity());
        double[] regions = [.. diversity];
        double[] activities = [.. ubiquity];
        var matrix = Matrix();
        for (var n = 0; n < steps; n++)
        {
            double[] next = [.. matrix.Times(activities).Zip(diversity, (sum, count) => sum / count)];
            activities = [.. matrix.TransposedTimes(regions).Zip(ubiquity, (sum, count) => sum / count)];
            regions = next;
        }

        return (regions, activities);
    }

    /// <summary>Ones and zeros.</summary>
    /// <returns>Regions x activities.</returns>
    public DenseMatrix Matrix()
    {
        var matrix = new DenseMatrix(Regions.Count, Activities.Count);
        for (var r = 0; r < Regions.Count; r++)
        {
            for (var a = 0; a < Activities.Count; a++)
            {
                matrix[r, a] = _isPresent[r, a] ? 1 : 0;
            }
        }

        return matrix;
    }

    /// <summary>Connected parts of the graph of regions and activities: the part of each region and of each activity, numbered by their first region.</summary>
    internal (int[] Regions, int[] Activities, int Count) Components()
    {
        int[] regions = [.. Enumerable.Repeat(-1, Regions.Count)];
        int[] activities = [.. Enumerable.Repeat(-1, Activities.Count)];
        var count = 0;
        for (var start = 0; start < regions.Length; start++)
        {
            if (regions[start] >= 0)
            {
                continue;
            }

            var waiting = new Stack<int>([start]);
            regions[start] = count;
            while (waiting.TryPop(out var r))
            {
                for (var a = 0; a < activities.Length; a++)
                {
                    if (!_isPresent[r, a] || activities[a] >= 0)
                    {
                        continue;
                    }

                    activities[a] = count;
                    for (var other = 0; other < regions.Length; other++)
                    {
                        if (_isPresent[other, a] && regions[other] < 0)
                        {
                            regions[other] = count;
                            waiting.Push(other);
                        }
                    }
                }
            }

            count++;
        }

        return (regions, activities, count);
    }

    private static Presence Reduced(IReadOnlyList<ILocalised> regions, IReadOnlyList<ILocalised> activities, bool[,] isPresent, bool[] isMissing, double threshold)
    {
        // One pass is enough: what an empty row or column leaves behind had nothing in it.
        int[] rows = [.. Enumerable.Range(0, regions.Count).Where(r => !isMissing[r] && Enumerable.Range(0, activities.Count).Any(a => isPresent[r, a]))];
        int[] columns = [.. Enumerable.Range(0, activities.Count).Where(a => rows.Any(r => isPresent[r, a]))];
        var reduced = new bool[rows.Length, columns.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var a = 0; a < columns.Length; a++)
            {
                reduced[r, a] = isPresent[rows[r], columns[a]];
            }
        }

        return new Presence([.. rows.Select(r => regions[r])], [.. columns.Select(a => activities[a])], reduced, threshold, rows, columns)
        {
            AllRegions = regions,
            AllActivities = activities,
            MissingRows = Enumerable.Range(0, regions.Count).Where(r => isMissing[r]).ToHashSet(),
            RegionsLeftOut =
                [.. Enumerable.Range(0, regions.Count).Except(rows).Select(r => new LeftOut(regions[r], isMissing[r] ? LeftOutReason.Missing : LeftOutReason.Empty))],
            ActivitiesLeftOut = [.. Enumerable.Range(0, activities.Count).Except(columns).Select(a => new LeftOut(activities[a], LeftOutReason.Empty))],
        };
    }
}
