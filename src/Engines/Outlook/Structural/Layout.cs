using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>A regressor with a diffuse constant coefficient.</summary>
/// <param name="Part">What it belongs to.</param>
/// <param name="Name">What it stands for, in messages.</param>
/// <param name="Values">One a step.</param>
internal sealed record Regressor(SeriesPart Part, ILocalised Name, double[] Values);

/// <summary>Which states a model has: level, slope, seasonal, irregular, coefficients, in this order; cumulators and memories come after.</summary>
internal sealed class Layout
{
    public Layout(TrendForm trend, int season, bool hasIrregular, IReadOnlyList<Regressor> regressors, int steps)
    {
        (Trend, Season, HasIrregular, Regressors, Steps) = (trend, season, hasIrregular, regressors, steps);
        HasSlope = trend != TrendForm.LocalLevel;
        Seasonal = HasSlope ? 2 : 1;
        Irregular = Seasonal + Math.Max(0, season - 1);
        Coefficients = Irregular + (hasIrregular ? 1 : 0);
        States = Coefficients + regressors.Count;
        List<(VarianceKind, int)> disturbed = [];
        disturbed.AddRange(hasIrregular ? [(VarianceKind.Irregular, Irregular)] : []);
        disturbed.AddRange(trend != TrendForm.Smooth ? [(VarianceKind.Level, 0)] : []);
        disturbed.AddRange(trend is TrendForm.LocalLinear or TrendForm.Smooth ? [(VarianceKind.Slope, 1)] : []);
        disturbed.AddRange(season > 1 ? [(VarianceKind.Seasonal, Seasonal)] : []);
        Disturbed = disturbed;
    }

    public TrendForm Trend { get; }

    /// <summary>Seasons a year; 0 where there is no seasonal.</summary>
    public int Season { get; }

    public bool HasIrregular { get; }

    public IReadOnlyList<Regressor> Regressors { get; }

    public int Steps { get; }

    /// <summary>Steps of the first year whose season cannot be told from the season before, because no observation ends between them: both effects start equal.</summary>
    public IReadOnlyList<int> Ties { get; init; } = [];

    public bool HasSlope { get; }

    public int Seasonal { get; }

    public int Irregular { get; }

    public int Coefficients { get; }

    public int States { get; }

    /// <summary>What is disturbed: the variance and the state that it moves.</summary>
    public IReadOnlyList<(VarianceKind Kind, int State)> Disturbed { get; }

    public bool IsDiffuse(int state) => state < Irregular || (state >= Coefficients && state < States);

    /// <summary>Whether a state adds up to about nothing over a year: of the seasonal or the festival.</summary>
    public bool IsOfTheYear(int state) =>
        (state >= Seasonal && state < Irregular) || (state >= Coefficients && state < States && Regressors[state - Coefficients].Part == SeriesPart.Festival);

    public Layout Without(SeriesPart part) => part switch
    {
        SeriesPart.Seasonal => new(Trend, 0, HasIrregular, Regressors, Steps),
        SeriesPart.Slope => new(TrendForm.LocalLevel, Season, HasIrregular, Regressors, Steps) { Ties = Ties },
        _ => new(Trend, Season, HasIrregular, [.. Regressors.Where(r => r.Part != part)], Steps) { Ties = Ties },
    };

    public Layout Without(Regressor regressor) => new(Trend, Season, HasIrregular, [.. Regressors.Where(r => r != regressor)], Steps) { Ties = Ties };

    /// <summary>The same over another number of steps.</summary>
    public Layout Over(int steps) => new(Trend, Season, HasIrregular, Regressors, steps) { Ties = Ties };

    /// <summary>The states that belong to a part.</summary>
    public int[] StatesOf(SeriesPart part) => part switch
    {
        SeriesPart.Slope => HasSlope ? [1] : [],
        SeriesPart.Seasonal => [.. Enumerable.Range(Seasonal, Irregular - Seasonal)],
        _ => [.. Enumerable.Range(0, Regressors.Count).Where(r => Regressors[r].Part == part).Select(r => Coefficients + r)],
    };

    /// <summary>T without cumulators: the seasonal in dummy form, in which a year's effects add up to a disturbance.</summary>
    public IEnumerable<(int Row, int Column, double Value)> Transition()
    {
        yield return (0, 0, 1);
        if (HasSlope)
        {
            yield return (0, 1, 1);
            yield return (1, 1, 1);
        }

        for (var s = Seasonal; s < Irregular; s++)
        {
            yield return (Seasonal, s, -1);
            if (s > Seasonal)
            {
                yield return (s, s - 1, 1);
            }
        }

        for (var r = Coefficients; r < States; r++)
        {
            yield return (r, r, 1);
        }
    }

    /// <summary>The value of the series at a step as a sum of states.</summary>
    public IEnumerable<(int State, double Weight)> Total(int step) =>
        Part(SeriesPart.Trend, step).Concat(Part(SeriesPart.Seasonal, step)).Concat(Part(SeriesPart.Irregular, step)).Concat(Part(SeriesPart.Festival, step)).Concat(Part(SeriesPart.Outliers, step));

    /// <summary>A part of the series at a step as a sum of states.</summary>
    public IEnumerable<(int State, double Weight)> Part(SeriesPart part, int step) => part switch
    {
        SeriesPart.Total => Total(step),
        SeriesPart.Adjusted => Part(SeriesPart.Trend, step).Concat(Part(SeriesPart.Irregular, step)).Concat(Part(SeriesPart.Outliers, step)),
        SeriesPart.Trend => Effects(SeriesPart.Breaks, step).Prepend((0, 1)),
        SeriesPart.Slope => HasSlope ? [(1, 1)] : [],
        SeriesPart.Seasonal => Season > 1 ? [(Seasonal, 1)] : [],
        SeriesPart.Irregular => HasIrregular ? [(Irregular, 1)] : [],
        _ => Effects(part, step),
    };

    private IEnumerable<(int State, double Weight)> Effects(SeriesPart part, int step)
    {
        for (var r = 0; r < Regressors.Count; r++)
        {
            if (Regressors[r].Part == part && Regressors[r].Values[step] != 0)
            {
                yield return (Coefficients + r, Regressors[r].Values[step]);
            }
        }
    }
}
