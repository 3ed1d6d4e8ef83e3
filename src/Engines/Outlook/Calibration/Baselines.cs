namespace Songhua.Outlook;

/// <summary>Rules of thumb that a projection has to beat, each with the spread that its own past errors give it.</summary>
public enum Baseline
{
    /// <summary>The last growth goes on.</summary>
    LastGrowth,

    /// <summary>The region's mean growth goes on.</summary>
    MeanGrowth,

    /// <summary>
    /// A random walk with drift: mean growth, the variance of the region's growth times h (1 + h/n) (Hyndman and Athanasopoulos 2021, section 5.5).
    /// </summary>
    RandomWalk,
}

/// <summary>Forecasts of the baselines at one origin of a panel: normal, of the change over so many years.</summary>
internal sealed class BaselineForecasts
{
    private readonly ComparisonPanel _panel;
    private readonly int _origin;
    private readonly double[] _lastErrors;
    private readonly double[] _meanErrors;

    public BaselineForecasts(ComparisonPanel panel, int origin, int mostYears)
    {
        (_panel, _origin) = (panel, origin);
        _lastErrors = [.. Enumerable.Range(1, mostYears).Select(h => Error(h, r => y => panel.Growth(r, y)))];
        _meanErrors = [.. Enumerable.Range(1, mostYears).Select(h => Error(h, r => y => Mean(r, y).Mean))];
    }

    public (double Mean, double Deviation) Of(Baseline rule, int region, int years)
    {
        var (mean, deviation, count) = Mean(region, _origin);
        return rule switch
        {
            Baseline.LastGrowth => (years * _panel.Growth(region, _origin), _lastErrors[years - 1]),
            Baseline.MeanGrowth => (years * mean, _meanErrors[years - 1]),
            _ => (years * mean, deviation * Math.Sqrt(years * (1 + ((double)years / count)))),
        };
    }

    // The root mean square of the rule's errors at this horizon, in all regions, at every earlier origin; of one year's, times the years, where there is none.
    private double Error(int years, Func<int, Func<int, double>> rule)
    {
        var (sum, count) = Squares(years, rule);
        if (count == 0)
        {
            (sum, count) = Squares(1, rule);
            sum *= years * years;
        }

        return count == 0 ? double.NaN : Math.Sqrt(sum / count);
    }

    private (double Sum, int Count) Squares(int years, Func<int, Func<int, double>> rule)
    {
        var (sum, count) = (0.0, 0);
        for (var r = 0; r < _panel.Regions.Count; r++)
        {
            for (var at = _panel.FirstYear + 2; at + years <= _origin; at++)
            {
                var error = _panel.Change(r, at, years) - (years * rule(r)(at));
                if (!double.IsNaN(error))
                {
                    (sum, count) = (sum + (error * error), count + 1);
                }
            }
        }

        return (sum, count);
    }

    private (double Mean, double Deviation, int Count) Mean(int region, int lastYear)
    {
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var year = _panel.FirstYear + 1; year <= lastYear; year++)
        {
            var growth = _panel.Growth(region, year);
            if (!double.IsNaN(growth))
            {
                (sum, squares, count) = (sum + growth, squares + (growth * growth), count + 1);
            }
        }

        return count < 2 ? (double.NaN, double.NaN, count) : (sum / count, Math.Sqrt(Math.Max(0, squares - (sum * sum / count)) / (count - 1)), count);
    }
}
