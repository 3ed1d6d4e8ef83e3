namespace Songhua.Outlook;

/// <summary>
/// The pace of one series: readings vary around a level that itself wanders, g_t = mu_t + c_t, mu_t = mu_(t-1) + eta_t (the local level
/// model: Harvey 1989, section 2.3). Short series leave the ratio q of both standard deviations open, so that it has a prior, and the scale
/// has one too; both are integrated over a grid. Older shocks count less for the scale, because economies grow calmer or rougher.
/// </summary>
/// <param name="Ratio">The posterior mean of q^2, the variance of eta over that of c.</param>
/// <param name="Scale">The scale s of c, as a standard deviation; divided by the root of chi^2/nu it is the posterior draw.</param>
/// <param name="Degrees">Degrees of freedom nu of the scale.</param>
/// <param name="LevelSpread">Variance of the last level between the points of the grid, to add to its filtered variance.</param>
public sealed record LevelFit(double Ratio, double Scale, double Degrees, double LevelSpread)
{
    /// <summary>How much a shock counts for the scale a year later.</summary>
    public const double Discount = 0.88;

    // q is log-normal around 0.5; the scale has the weight of four observations. Chosen on the growth of China's provinces 1952-2018 and 1992-2020.
    private const double RatioCentre = 0.5;
    private const double RatioSpread = 0.4;
    private const double ScaleDegrees = 4;
    private const int GridPoints = 25;
    private const double LowestRatio = 0.02;
    private const double HighestRatio = 5;

    /// <summary>Fits readings, sorted by their last year; at least one.</summary>
    /// <param name="readings">What was observed.</param>
    /// <param name="typicalScale">The scale that is expected before looking, such as 0.03 for growth of an economy.</param>
    /// <exception cref="ArgumentException">There is no reading, one is not finite, they are not sorted, or the scale is negative or not finite.</exception>
    public static LevelFit Of(IReadOnlyList<GrowthReading> readings, double typicalScale)
    {
        Check(readings, typicalScale);
        if (typicalScale == 0 && readings.All(r => r.Value / (r.To - r.From + 1) == readings[0].Value / (readings[0].To - readings[0].From + 1)))
        {
            return new LevelFit(RatioCentre * RatioCentre, 0, ScaleDegrees + readings.Count, 0);
        }

        var grid = new (double LogWeight, double Ratio, double Square, double Degrees, double Level)[GridPoints];
        for (var i = 0; i < GridPoints; i++)
        {
            var share = (double)i / (GridPoints - 1);
            var logRatio = ((1 - share) * Math.Log(LowestRatio)) + (share * Math.Log(HighestRatio));
            var filtered = Filter(readings, Math.Exp(2 * logRatio));
            var degrees = filtered.Count + ScaleDegrees;
            var square = (filtered.Squares + (ScaleDegrees * typicalScale * typicalScale)) / degrees;
            var prior = (logRatio - Math.Log(RatioCentre)) / RatioSpread;
            var logWeight = filtered.LogDeterminant - (0.5 * degrees * Math.Log(degrees * square)) - (0.5 * prior * prior);
            grid[i] = (logWeight, Math.Exp(2 * logRatio), square, degrees, filtered.Level);
        }

        var top = grid.Max(g => g.LogWeight);
        var total = grid.Sum(g => Math.Exp(g.LogWeight - top));
        double Mean(Func<(double LogWeight, double Ratio, double Square, double Degrees, double Level), double> of) =>
            grid.Sum(g => Math.Exp(g.LogWeight - top) / total * of(g));

        var level = Mean(g => g.Level);
        return new LevelFit(Mean(g => g.Ratio), Math.Sqrt(Mean(g => g.Square)), Mean(g => g.Degrees), Mean(g => (g.Level - level) * (g.Level - level)));
    }

    private static void Check(IReadOnlyList<GrowthReading> readings, double typicalScale)
    {
        ArgumentOutOfRangeException.ThrowIfZero(readings.Count);
        if (!(typicalScale >= 0 && double.IsFinite(typicalScale)))
        {
            throw new ArgumentOutOfRangeException(nameof(typicalScale), typicalScale, "The expected scale is a finite number from zero on.");
        }

        for (var i = 0; i < readings.Count; i++)
        {
            if (!double.IsFinite(readings[i].Value) || readings[i].To < readings[i].From || (i > 0 && readings[i].To < readings[i - 1].To))
            {
                throw new ArgumentException("Readings are finite and sorted by their last year.", nameof(readings));
            }
        }
    }

    // Variances in units of c's. The first reading starts the level, as an exact diffuse start does.
    private static (double LogDeterminant, double Squares, double Count, double Level) Filter(IReadOnlyList<GrowthReading> readings, double ratio)
    {
        var years = readings[0].To - readings[0].From + 1;
        var level = readings[0].Value / years;
        var variance = (1 + readings[0].NoiseRatio) / years;
        var (logDeterminant, squares, count) = (0.0, 0.0, 0.0);
        var at = readings[0].To;
        foreach (var reading in readings.Skip(1))
        {
            // Growth over several years reads their average level, taken at the last of them.
            var length = reading.To - reading.From + 1;
            var passed = Math.Max(0, reading.To - at);
            variance += passed * ratio;
            at = Math.Max(at, reading.To);
            var noise = (1 + reading.NoiseRatio) / length;
            var f = variance + noise;
            var innovation = (reading.Value / length) - level;
            var fade = Math.Pow(Discount, passed);
            logDeterminant = (fade * logDeterminant) - (0.5 * Math.Log(f));
            squares = (fade * squares) + (innovation * innovation / f);
            count = (fade * count) + 1;
            level += variance / f * innovation;
            variance -= variance * variance / f;
        }

        return (logDeterminant, squares, count, level);
    }
}
