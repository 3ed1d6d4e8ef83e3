namespace Songhua.Outlook;

/// <summary>How a panel grows: the mean of its regions year by year, the pace of that mean, and how regions differ from it.</summary>
public sealed class PanelGrowth
{
    /// <summary>Fewer regions than this have no mean worth the name.</summary>
    public const int FewestRegions = 5;

    /// <summary>Fewer years of growth than this say nothing of its variance.</summary>
    public const int FewestYears = 4;

    // Before looking, the mean of the regions is expected to be shocked half as hard as one region strays from it.
    private const double MeanOverDeviation = 0.5;

    private readonly SortedDictionary<int, double> _means;

    private PanelGrowth(SortedDictionary<int, double> means, LevelFit pace, DeviationFit deviations) => (_means, Pace, Deviations) = (means, pace, deviations);

    /// <summary>The pace of the mean.</summary>
    public LevelFit Pace { get; }

    /// <summary>How regions differ from it.</summary>
    public DeviationFit Deviations { get; }

    /// <summary>The first year of growth.</summary>
    public int FirstYear => _means.Keys.First();

    /// <summary>The last year of growth.</summary>
    public int LastYear => _means.Keys.Last();

    /// <summary>Mean growth of the regions in a year, as a difference of logarithms; null where too few are known.</summary>
    public double? Mean(int year) => _means.TryGetValue(year, out var mean) ? mean : null;

    /// <summary>How a panel grows without one of its regions; null where fewer than <see cref="FewestRegions"/> or <see cref="FewestYears"/> remain.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="without">The index of the region left out, because its own growth is to be projected; -1 for none.</param>
    public static PanelGrowth? Of(ComparisonPanel panel, int without)
    {
        var others = Enumerable.Range(0, panel.Regions.Count).Where(r => r != without).ToList();
        var means = new SortedDictionary<int, double>();
        var deviations = new double[others.Count * panel.Years];
        Array.Fill(deviations, double.NaN);
        for (var year = panel.FirstYear + 1; year <= panel.LastYear; year++)
        {
            var known = others.Where(r => !double.IsNaN(panel.Growth(r, year))).ToList();
            if (known.Count < FewestRegions)
            {
                continue;
            }

            means[year] = known.Average(r => panel.Growth(r, year));
            for (var i = 0; i < others.Count; i++)
            {
                deviations[(i * panel.Years) + year - panel.FirstYear] = panel.Growth(others[i], year) - means[year];
            }
        }

        if (means.Count < FewestYears)
        {
            return null;
        }

        var spread = DeviationFit.Of(deviations, others.Count);
        var pace = LevelFit.Of([.. means.Select(m => new GrowthReading(m.Key, m.Key, m.Value))], MeanOverDeviation * spread.Scale);
        return new PanelGrowth(means, pace, spread);
    }
}
