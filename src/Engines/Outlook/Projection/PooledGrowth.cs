namespace Songhua.Outlook;

/// <summary>
/// Projects a short yearly series: its growth is a common pace, shrunk towards a panel of comparable regions where there is one, and a
/// deviation of its own that fades. Parameters are not taken as known: the scales of both parts are Student variables.
/// </summary>
public static class PooledGrowth
{
    // How many of a region's own years the panel's scale of deviations counts for.
    private const double PanelScaleDegrees = 12;

    // Where the panel shows another indicator, little is known of how far the series strays from it: assumed to be twice as far, with the weight of three years.
    private const double StandInDegrees = 3;
    private const double StandInWidth = 2;

    /// <summary>Projects a series beside a panel.</summary>
    /// <param name="panel">How the panel grows without the series itself.</param>
    /// <param name="readings">Observed changes of the series as differences of logarithms, sorted by last year; may be none.</param>
    /// <param name="origin">The last year whose level is known.</param>
    /// <param name="years">How many years to project.</param>
    /// <param name="standsIn">Whether the panel shows another indicator than the series.</param>
    /// <exception cref="ArgumentException">A reading is not finite, no year is projected, or the origin lies before the panel.</exception>
    public static YearlyProjection Project(PanelGrowth panel, IReadOnlyList<GrowthReading> readings, int origin, int years, bool standsIn = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(origin, panel.FirstYear - 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        if (readings.Any(r => !double.IsFinite(r.Value) || r.To < r.From))
        {
            throw new ArgumentException("Readings are finite.", nameof(readings));
        }

        var (width, weightOfPanel) = standsIn ? (StandInWidth * panel.Deviations.Scale, StandInDegrees) : (panel.Deviations.Scale, PanelScaleDegrees);
        var used = readings.Where(r => r.From >= panel.FirstYear).OrderBy(r => r.To).ThenBy(r => r.From).ToList();
        var (_, squares, weight) = Filter(panel, used, width, origin, years);
        var degrees = weight + weightOfPanel;
        var scale = width * Math.Sqrt((squares + weightOfPanel) / degrees);
        var (filter, _, _) = Filter(panel, used, scale, origin, years);
        var (mean, common, own) = filter.Years(origin + 1, origin + years);
        return new YearlyProjection(origin, mean, common, own, panel.Pace.Degrees, degrees);
    }

    /// <summary>Projects a series by its own readings alone.</summary>
    /// <param name="readings">Observed changes, sorted by last year; at least one. A rate is projected by giving its values.</param>
    /// <param name="typicalScale">The standard deviation of a year's passing shock that is expected before looking.</param>
    /// <param name="origin">The last year known; not before the first reading.</param>
    /// <param name="years">How many years to project.</param>
    public static YearlyProjection Project(IReadOnlyList<GrowthReading> readings, double typicalScale, int origin, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        var fit = LevelFit.Of(readings, typicalScale);
        var square = fit.Scale * fit.Scale;
        var first = readings[0];
        var length = first.To - first.From + 1;
        var firstOwn = Math.Min(readings.Min(r => r.From), origin + 1);
        var filter = new GrowthFilter(firstOwn, origin + years);
        filter.Start(first.Value / length, 0, square * (1 + first.NoiseRatio) / length, 0);
        filter.Widen(0, fit.LevelSpread);
        for (var year = firstOwn; year <= origin + years; year++)
        {
            if (year > first.To)
            {
                filter.Step(0, fit.Ratio * square, 0, 0);
            }

            filter.AddYear(null, 0, square);
            foreach (var reading in readings.Skip(1).Where(r => r.To == year))
            {
                filter.Observe(reading, reading.NoiseRatio * square);
            }
        }

        var (mean, common, own) = filter.Years(origin + 1, origin + years);
        return new YearlyProjection(origin, mean, common, own, fit.Degrees, fit.Degrees);
    }

    // The squares of the series' own innovations are in units of their variance under the given scale.
    private static (GrowthFilter Filter, double Squares, double Weight) Filter(PanelGrowth panel, List<GrowthReading> readings, double scale, int origin, int years)
    {
        var pace = panel.Pace.Scale * panel.Pace.Scale;
        var (phi, passing, lasting) = (panel.Deviations.Persistence, panel.Deviations.PassingShare * scale * scale, (1 - panel.Deviations.PassingShare) * scale * scale);
        var firstOwn = readings.Count > 0 ? Math.Min(readings.Min(r => r.From), origin + 1) : origin + 1;
        var filter = new GrowthFilter(firstOwn, origin + years);
        var (squares, weight) = (0.0, 0.0);
        filter.Start(panel.Mean(panel.FirstYear)!.Value, pace, 0, lasting);
        for (var year = panel.FirstYear; year <= origin + years; year++)
        {
            if (year > panel.FirstYear)
            {
                filter.Step(panel.Pace.Ratio * pace, 0, phi, lasting * (1 - (phi * phi)));
                if (panel.Mean(year) is { } mean)
                {
                    filter.ObserveMean(mean, pace);
                }
            }

            if (year == panel.LastYear)
            {
                filter.Widen(panel.Pace.LevelSpread, 0);
            }

            if (year < firstOwn)
            {
                continue;
            }

            filter.AddYear(panel.Mean(year), pace, passing);
            foreach (var reading in readings.Where(r => r.To == year))
            {
                var fade = Math.Pow(LevelFit.Discount, Math.Max(0, origin - year));
                squares += fade * filter.Observe(reading, reading.NoiseRatio * (pace + passing));
                weight += fade;
            }
        }

        return (filter, squares, weight);
    }
}
