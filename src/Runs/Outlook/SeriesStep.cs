using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A series of the plan taken apart: trend, seasons, the Spring Festival, breaks, and where it goes.</summary>
/// <param name="Series">Which one.</param>
/// <param name="Unit">The unit in which it is shown.</param>
/// <param name="Problem">What was asked.</param>
/// <param name="LeftOut">Figures that the steps of the model cannot hold.</param>
/// <param name="Solution">What was found.</param>
public sealed record SeriesAnalysis(SeriesKey Series, Unit Unit, StructuralProblem Problem, IReadOnlyList<PacePoint> LeftOut, StructuralSolution Solution)
{
    /// <summary>Its address.</summary>
    public string Key => $"series/{Series}";

    /// <summary>The figure published for exactly one step of the model; null where there is none.</summary>
    public StructuralObservation? Published(Period period) => Problem.Observations.Cast<StructuralObservation?>().FirstOrDefault(o => o!.Value.Period == period);
}

/// <summary>Takes the plan's own series apart by the structural method.</summary>
public static class SeriesStep
{
    /// <summary>How many years are projected where nothing else is asked for.</summary>
    public const int DefaultYears = 3;

    // Below this there is nothing to estimate a variance from.
    private const int FewestFigures = 4;

    /// <summary>Every series with four figures or more, in order of their keys.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">Its observations.</param>
    /// <param name="asOf">The day whose knowledge counts.</param>
    /// <param name="years">Years projected after the last figure.</param>
    public static IReadOnlyList<SeriesAnalysis> All(Plan plan, FactBook facts, DateOnly asOf, int years = DefaultYears)
    {
        var step = new StatusStep(plan, facts, asOf);
        return
        [
            .. facts.KnownOn(asOf)
                .Where(o => o is { Coverage: null, Key.Facet: Facet.Level })
                .Select(o => o.Key.Series).Distinct()
                .OrderBy(s => s.ToString(), StringComparer.Ordinal)
                .Select(s => Of(plan, step, asOf, s, years))
                .Where(a => a.Problem.Observations.Count >= FewestFigures),
        ];
    }

    /// <summary>One series; null where no figure of it is known.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">Its observations.</param>
    /// <param name="asOf">The day whose knowledge counts.</param>
    /// <param name="key"><c>indicator@place</c> or <c>indicator@place/subject</c>.</param>
    /// <param name="years">Years projected after the last figure.</param>
    public static SeriesAnalysis? Find(Plan plan, FactBook facts, DateOnly asOf, string key, int years = DefaultYears)
    {
        var known = facts.KnownOn(asOf).FirstOrDefault(o => o is { Coverage: null, Key.Facet: Facet.Level } && o.Key.Series.ToString() == key);
        return known is null ? null : Of(plan, new StatusStep(plan, facts, asOf), asOf, known.Key.Series, years);
    }

    private static SeriesAnalysis Of(Plan plan, StatusStep step, DateOnly asOf, SeriesKey series, int years)
    {
        var indicator = plan.Indicators[series.Indicator];
        var isStock = indicator.Measure.Kind != MeasureKind.Flow;
        var pace = step.Problem(series, Period.Year(asOf.Year));
        var levels = pace.Levels.Where(l => l.HasCentral).ToList();
        var fitting = levels.Where(l => l.Period is { IsMonths: true, Months: <= 12 } && (!isStock || l.Period.IsYear)).ToList();
        var frequency = SeriesFrequency.Of(fitting.Select(l => l.Period));
        var used = frequency == BaseFrequency.Year ? [.. fitting.Where(l => l.Period.IsYear)] : fitting;
        var problem = new StructuralProblem(
            [.. used.Select(l => new StructuralObservation(l.Period, l.Central, l.Status, l.Key) { Rounding = l.Value.IsBounded ? l.Value.Width / 2 : 0 })], frequency)
        {
            IsStock = isStock,
            Breaks = [.. pace.Breaks.Select(b => new LevelBreak(new DateOnly(b.Year, 1, 1), b.Why))],
            Ahead = years * (frequency switch { BaseFrequency.Year => 1, BaseFrequency.Quarter => 4, _ => 12 }),
        };
        return new SeriesAnalysis(series, indicator.Measure.Unit, problem, [.. levels.Except(used)], StructuralEngine.Solve(problem));
    }
}
