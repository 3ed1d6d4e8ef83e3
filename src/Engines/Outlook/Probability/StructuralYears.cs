using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Yearly changes from a structural time series of quarters or months, where a flow was published often enough within its years.</summary>
internal static class StructuralYears
{
    /// <summary>
    /// The projection of the years after a known one, by the joint distribution of the base periods, with its decisions; null where the
    /// series is too short for it or the model does not fit, so that the yearly method is to be used.
    /// </summary>
    /// <param name="problem">The series.</param>
    /// <param name="origin">Its last whole year.</param>
    /// <param name="years">How many years to project.</param>
    internal static (YearlyProjection Projection, StructuralSolution Solution, Period DataUpTo)? Project(PaceProblem problem, PacePoint origin, int years)
    {
        var levels = problem.Levels.Where(l => l is { HasCentral: true, Central: > 0, Period.IsMonths: true, Period.Months: <= 12 }).ToList();
        var frequency = SeriesFrequency.Of(levels.Select(l => l.Period));
        if (problem.Measure.Kind != MeasureKind.Flow || !origin.Period.IsYear || frequency == BaseFrequency.Year)
        {
            return null;
        }

        var last = levels.Max(l => l.Period.Last);
        var end = new DateOnly(origin.Period.EndYear + years, 12, 31);
        var months = ((end.Year - last.Year) * 12) + end.Month - last.Month;
        var solution = StructuralEngine.Solve(new StructuralProblem(
            [.. levels.Select(l => new StructuralObservation(l.Period, l.Central, l.Status, l.Key) { Rounding = l.Value.IsBounded ? l.Value.Width / 2 : 0 })], frequency)
        {
            Breaks = [.. problem.Breaks.Select(b => new LevelBreak(new DateOnly(b.Year, 1, 1), b.Why))],
            Ahead = Math.Max(0, frequency == BaseFrequency.Quarter ? (months + 2) / 3 : months),
        });
        if (solution.Estimate is not { } estimate || solution.Outcome != StructuralOutcome.Fitted)
        {
            return null;
        }

        var (means, covariances) = estimate
            .Joint(Period.Between(new DateOnly(origin.Period.EndYear + 1, 1, 1), end))
            .Sums([.. Enumerable.Range(origin.Period.EndYear + 1, years).Select(Period.Year)]);
        return Array.TrueForAll(means, m => m > 0)
            ? (Changes(origin, means, covariances, estimate.ObservationCount - estimate.DiffuseCount), solution, levels[^1].Period.Last == last ? levels[^1].Period : levels.Last(l => l.Period.Last == last).Period)
            : null;
    }

    // Log-normal with the moments of the sums; as many degrees of freedom as innovations, because the variances were estimated from them.
    private static YearlyProjection Changes(PacePoint origin, double[] means, double[] covariances, int innovations)
    {
        var years = means.Length;
        var logs = new double[years, years];
        for (var i = 0; i < years; i++)
        {
            for (var j = 0; j < years; j++)
            {
                logs[i, j] = Math.Log(1 + (covariances[(i * years) + j] / (means[i] * means[j])));
            }
        }

        double At(int i, int j) => i < 0 || j < 0 ? 0 : logs[i, j];
        var (mean, own) = (new double[years], new double[years, years]);
        for (var i = 0; i < years; i++)
        {
            var median = Math.Log(means[i]) - (logs[i, i] / 2);
            mean[i] = median - (i == 0 ? Math.Log(origin.Central) : Math.Log(means[i - 1]) - (logs[i - 1, i - 1] / 2));
            for (var j = 0; j < years; j++)
            {
                own[i, j] = At(i, j) - At(i - 1, j) - At(i, j - 1) + At(i - 1, j - 1);
            }
        }

        return new YearlyProjection(origin.Period.EndYear, mean, new double[years, years], own, Math.Max(3, innovations), Math.Max(3, innovations));
    }
}
