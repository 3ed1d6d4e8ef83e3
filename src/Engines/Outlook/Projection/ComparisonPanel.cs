using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>A region of a panel.</summary>
/// <param name="Key">Its name in the data.</param>
/// <param name="Name">Its name to show.</param>
public sealed record PanelRegion(string Key, ILocalised Name);

/// <summary>Yearly levels of one indicator in comparable regions: what the growth of a region is set beside.</summary>
public sealed class ComparisonPanel
{
    private readonly double[] _logs;
    private readonly bool[] _broken;

    /// <summary>A panel of regions x years.</summary>
    /// <param name="regions">The regions.</param>
    /// <param name="firstYear">The year of the first column.</param>
    /// <param name="levels">Levels, regions x years, row by row, in one unit; NaN where not known.</param>
    /// <param name="breakYears">Years whose levels do not compare with those before.</param>
    /// <exception cref="ArgumentException">The levels are not whole rows, or one is not above zero and finite.</exception>
    public ComparisonPanel(IReadOnlyList<PanelRegion> regions, int firstYear, ReadOnlySpan<double> levels, IReadOnlyCollection<int> breakYears)
    {
        ArgumentOutOfRangeException.ThrowIfZero(regions.Count);
        if (levels.Length % regions.Count != 0 || levels.Length == 0)
        {
            throw new ArgumentException("Levels must be regions x years.", nameof(levels));
        }

        (Regions, FirstYear, Years) = (regions, firstYear, levels.Length / regions.Count);
        _logs = new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            _logs[i] = levels[i] is (> 0 and < double.PositiveInfinity) or double.NaN ? Math.Log(levels[i]) : throw new ArgumentException("Levels must be above zero.", nameof(levels));
        }

        _broken = [.. Enumerable.Range(firstYear, Years).Select(breakYears.Contains)];
    }

    /// <summary>The regions, in order of the rows.</summary>
    public IReadOnlyList<PanelRegion> Regions { get; }

    /// <summary>The first year.</summary>
    public int FirstYear { get; }

    /// <summary>The number of years.</summary>
    public int Years { get; }

    /// <summary>The last year.</summary>
    public int LastYear => FirstYear + Years - 1;

    /// <summary>The natural logarithm of a region's level in a year; NaN where not known.</summary>
    public double Log(int region, int year) => year < FirstYear || year > LastYear ? double.NaN : _logs[(region * Years) + year - FirstYear];

    /// <summary>Growth of a region over the year before, as a difference of logarithms; NaN where not known or across a break.</summary>
    public double Growth(int region, int year) => IsBroken(year) ? double.NaN : Log(region, year) - Log(region, year - 1);

    /// <summary>The change of a region over so many years after one, as a difference of logarithms; NaN where a year is not known or breaks.</summary>
    public double Change(int region, int from, int years)
    {
        var sum = 0.0;
        for (var year = from + 1; year <= from + years; year++)
        {
            sum += Growth(region, year);
        }

        return sum;
    }

    /// <summary>Whether a year's levels do not compare with those of the year before.</summary>
    public bool IsBroken(int year) => year >= FirstYear && year <= LastYear && _broken[year - FirstYear];

    /// <summary>The panel as it stood when a year was its last.</summary>
    public ComparisonPanel UpTo(int lastYear)
    {
        var years = Math.Clamp(lastYear - FirstYear + 1, 1, Years);
        var levels = new double[Regions.Count * years];
        for (var r = 0; r < Regions.Count; r++)
        {
            for (var y = 0; y < years; y++)
            {
                levels[(r * years) + y] = lastYear < FirstYear ? double.NaN : Math.Exp(_logs[(r * Years) + y]);
            }
        }

        return new ComparisonPanel(Regions, FirstYear, levels, [.. Enumerable.Range(FirstYear, years).Where(IsBroken)]);
    }
}
