using Songhua.Core;

namespace Songhua.Structure;

/// <summary>
/// How much of each activity each region has, in one unit (persons, CNY, enterprises): the matrix behind location quotients and relatedness.
/// Missing is NaN and never zero, and a total with a missing part is missing.
/// </summary>
public sealed class RegionalActivity
{
    private readonly double[,] _values;

    /// <summary>A copy of a table.</summary>
    /// <param name="regions">Names of the rows.</param>
    /// <param name="activities">Names of the columns.</param>
    /// <param name="values">Regions x activities; from 0, or NaN where missing.</param>
    /// <exception cref="ArgumentException">Names and numbers do not fit, or a number is negative or infinite.</exception>
    public RegionalActivity(IReadOnlyList<ILocalised> regions, IReadOnlyList<ILocalised> activities, double[,] values)
    {
        if (values.GetLength(0) != regions.Count || values.GetLength(1) != activities.Count)
        {
            throw new ArgumentException(
                $"{regions.Count} regions and {activities.Count} activities do not name a table of {values.GetLength(0)} x {values.GetLength(1)}.", nameof(values));
        }

        foreach (var value in values)
        {
            if (value < 0 || double.IsInfinity(value))
            {
                throw new ArgumentException($"{value} is not an amount of an activity.", nameof(values));
            }
        }

        (Regions, Activities, _values) = (regions, activities, (double[,])values.Clone());
    }

    /// <summary>Names of the rows.</summary>
    public IReadOnlyList<ILocalised> Regions { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<ILocalised> Activities { get; }

    /// <summary>One amount; NaN where missing.</summary>
    /// <param name="region">From 0.</param>
    /// <param name="activity">From 0.</param>
    public double this[int region, int activity] => _values[region, activity];

    /// <summary>All amounts of a region.</summary>
    /// <param name="region">From 0.</param>
    /// <returns>One an activity.</returns>
    public double[] OfRegion(int region) => [.. Enumerable.Range(0, Activities.Count).Select(a => _values[region, a])];

    /// <summary>All amounts of an activity.</summary>
    /// <param name="activity">From 0.</param>
    /// <returns>One a region.</returns>
    public double[] OfActivity(int activity) => [.. Enumerable.Range(0, Regions.Count).Select(r => _values[r, activity])];

    /// <summary>The sum of each activity over all regions; NaN where a part is missing.</summary>
    /// <returns>One an activity.</returns>
    public double[] ActivityTotals() => [.. Enumerable.Range(0, Activities.Count).Select(a => OfActivity(a).Sum())];

    /// <summary>The sum of each region over all activities; NaN where a part is missing.</summary>
    /// <returns>One a region.</returns>
    public double[] RegionTotals() => [.. Enumerable.Range(0, Regions.Count).Select(r => OfRegion(r).Sum())];

    /// <summary>
    /// The regions in which nothing is missing. What is left out is left out of every total as well: the whole is then these regions, not the nation.
    /// </summary>
    /// <returns>The smaller table, and the rows that are not in it.</returns>
    public (RegionalActivity Complete, IReadOnlyList<int> LeftOut) CompleteRegions()
    {
        var isComplete = RegionTotals().Select(t => !double.IsNaN(t)).ToList();
        int[] kept = [.. Enumerable.Range(0, Regions.Count).Where(r => isComplete[r])];
        var values = new double[kept.Length, Activities.Count];
        for (var k = 0; k < kept.Length; k++)
        {
            for (var a = 0; a < Activities.Count; a++)
            {
                values[k, a] = _values[kept[k], a];
            }
        }

        return (new RegionalActivity([.. kept.Select(r => Regions[r])], Activities, values), [.. Enumerable.Range(0, Regions.Count).Where(r => !isComplete[r])]);
    }
}
