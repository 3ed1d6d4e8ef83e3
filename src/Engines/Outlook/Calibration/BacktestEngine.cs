using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// Rolling-origin back-tests over a panel: each region in turn is taken out, projected from every year by what the others and itself had
/// shown until then, and compared with what came. So a region that the panel does not contain is what is tested.
/// </summary>
public static class BacktestEngine
{
    /// <summary>The longest horizon, in years.</summary>
    public const int MostYears = 5;

    /// <summary>The paces whose being reached is predicted: average growth a year from 0 to 20 per cent.</summary>
    public static readonly IReadOnlyList<double> Paces = [0, 0.025, 0.05, 0.075, 0.10, 0.125, 0.15, 0.20];

    // Origins with fewer years of growth behind them would test the priors.
    private const int FewestYears = 5;

    /// <summary>Every forecast of the back-test, sorted by origin, region and horizon.</summary>
    /// <param name="panel">The panel.</param>
    public static BacktestResult Run(ComparisonPanel panel)
    {
        var origins = Enumerable.Range(panel.FirstYear + FewestYears, Math.Max(0, panel.Years - 1 - FewestYears)).ToList();
        var cases = new List<BacktestCase>[origins.Count * panel.Regions.Count];
        Parallel.For(0, origins.Count, o =>
        {
            var known = panel.UpTo(origins[o]);
            var baselines = new BaselineForecasts(known, origins[o], MostYears);
            for (var r = 0; r < panel.Regions.Count; r++)
            {
                cases[(o * panel.Regions.Count) + r] = Cases(panel, known, baselines, r, origins[o]);
            }
        });
        return new BacktestResult([.. cases.SelectMany(c => c)]);
    }

    /// <summary>The growth of a region up to the panel's last year, as readings.</summary>
    internal static List<GrowthReading> Readings(ComparisonPanel panel, int region) =>
        [.. Enumerable.Range(panel.FirstYear + 1, panel.Years - 1)
            .Select(y => new GrowthReading(y, y, panel.Growth(region, y)))
            .Where(g => !double.IsNaN(g.Value))];

    private static List<BacktestCase> Cases(ComparisonPanel panel, ComparisonPanel known, BaselineForecasts baselines, int region, int origin)
    {
        var readings = Readings(known, region);
        if (PanelGrowth.Of(known, region) is not { } others || others.LastYear != origin || readings.Count < 2 || readings[^1].To != origin)
        {
            return [];
        }

        var projection = PooledGrowth.Project(others, readings, origin, MostYears);
        var precedents = new Precedents(known, region);
        var cases = new List<BacktestCase>();
        for (var years = 1; years <= MostYears && origin + years <= panel.LastYear; years++)
        {
            var outcome = panel.Change(region, origin, years);
            if (double.IsNaN(outcome))
            {
                break;
            }

            var predicted = projection.Change(years);
            var scores = Enum.GetValues<Baseline>().Select(b => Score(baselines.Of(b, region, years), outcome)).ToArray();
            var chances = Paces.Select(p => new PaceChance(
                p, 1 - predicted.Cumulative(years * Math.Log(1 + p)), precedents.Of(years, Math.Log(1 + p)).Share, outcome >= years * Math.Log(1 + p))).ToArray();
            cases.Add(new BacktestCase(panel.Regions[region], origin, years, outcome, predicted.Location, predicted.Cumulative(outcome), predicted.RankedScore(outcome), scores, chances));
        }

        return cases;
    }

    // The score of a normal forecast: Gneiting and Raftery (2007), equation 21.
    private static double Score((double Mean, double Deviation) forecast, double outcome)
    {
        if (!(forecast.Deviation > 0))
        {
            return double.IsNaN(forecast.Deviation) ? double.NaN : Math.Abs(outcome - forecast.Mean);
        }

        var z = (outcome - forecast.Mean) / forecast.Deviation;
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return forecast.Deviation * ((z * (1 - (2 * NormalDistribution.UpperTail(z)))) + (2 * density) - (1 / Math.Sqrt(Math.PI)));
    }
}
