using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Base periods as steps 0, 1, 2, … from the first one observed.</summary>
internal sealed class TimeAxis
{
    private readonly int _months;
    private readonly int _origin;

    public TimeAxis(StructuralProblem problem)
    {
        _months = problem.Frequency switch { BaseFrequency.Month => 1, BaseFrequency.Quarter => 3, _ => 12 };
        ArgumentOutOfRangeException.ThrowIfNegative(problem.Ahead, nameof(problem));
        if (problem.Observations.Count == 0)
        {
            return;
        }

        _origin = problem.Observations.Min(o => Number(problem.IsStock ? o.Period.Last : o.Period.First));
        Observed = problem.Observations.Max(o => Number(o.Period.Last)) - _origin + 1;
        Steps = Observed + problem.Ahead;
    }

    /// <summary>The number of steps a year.</summary>
    public int Season => 12 / _months;

    /// <summary>The number of steps up to the last one observed.</summary>
    public int Observed { get; }

    /// <summary>The number of steps, those projected included.</summary>
    public int Steps { get; }

    /// <summary>The step that holds a day; may lie outside.</summary>
    public int StepOf(DateOnly day) => Number(day) - _origin;

    public Period PeriodOf(int step) => Period.OfMonths((step + _origin) * _months / 12, ((step + _origin) * _months % 12) + 1, _months);

    /// <summary>The steps that an observation covers.</summary>
    /// <exception cref="ArgumentException">It is not made of whole base periods.</exception>
    public (int First, int Last) SpanOf(Period period, bool isStock)
    {
        var last = StepOf(period.Last);
        if (isStock)
        {
            return (last, last);
        }

        var first = StepOf(period.First);
        return PeriodOf(first).First == period.First && PeriodOf(last).Last == period.Last
            ? (first, last)
            : throw new ArgumentException($"The period {period} is not made of whole base periods of the model.", nameof(period));
    }

    private int Number(DateOnly day) => CalendarMonth.Of(day).Number / _months;
}
