using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// A level target without any observed level that names a number: judged, where it can be, from the best case that is known. An
/// interim target taken as met, or a bound taken as reached, and the last observed growth against what the target still needs then.
/// </summary>
internal sealed class BestCase(PaceProblem problem, Aim aim, LevelSeries series, Standing standing)
{
    private static readonly Phrase IfInterim = new("Even if the interim target of {0} in {1} is met", "即使{1}{0}的阶段性目标如期实现");
    private static readonly Phrase IfBound = new("Even if {1} was at the limit of what is known, {0}", "即使{1}按已知界限{0}计算");
    private static readonly Phrase NeedsOnce = new("{0} needs {1}", "{0}仍需{1}");
    private static readonly Phrase NeedsYearly = new("{0} takes {1} a year until then", "到{0}年均仍需{1}");
    private static readonly Phrase Compared = new("{0}, {1}; the last observed growth is {2} ({3}).", "{0}，{1}；最近一次增速数据为{3}{2}。");

    private static readonly Phrase Open = new(
        "{0}, {1}; the last observed growth is {2} ({3}). That would do, but no level has been observed: {4} is missing.",
        "{0}，{1}；最近一次增速数据为{3}{2}。照此可以实现，但缺少实际数值：缺少{4}。");

    private static readonly Phrase NoGrowth = new(
        "{0}, {1}; neither a level nor a growth that could be compared with it has been observed: {2} is missing.",
        "{0}，{1}；但既无实际数值，也无可比增速：缺少{2}。");

    private static readonly Phrase Nothing = new("No level has been observed: {0} is missing.", "没有实际数值：缺少{0}。");

    private static readonly Phrase OnlyGrowth = new(
        "The last observed growth is {0} ({1}), but no level has been observed: {2} is missing.", "最近一次增速数据为{1}{0}，但没有实际数值：缺少{2}。");

    /// <summary>Judges a target that is not yet due.</summary>
    public PaceSolution Judge(Period due)
    {
        var missing = new MissingObservation(LastEnded(due), problem.Target.Facet);
        var growth = Growth();
        if (Assumption(due) is not ({ } assumed, var condition) || aim.Attain(assumed).Met != false || !aim.Toward(assumed.Central).At.HasCentral)
        {
            return Empty(missing) with
            {
                Reason = growth is { } only
                    ? OnlyGrowth.With(ChangeWords.Rate(only.Central), new PeriodWords(only.Period), missing)
                    : Nothing.With(missing),
                Observed = growth is { } g && standing.UsesCompound ? new YearlyPace(null, Uncertain.Of(g)) : null,
            };
        }

        var years = RequiredPace.Years(assumed.Period, due);
        var edge = aim.Toward(assumed.Central);
        var required = standing.PaceOf(Uncertain.Of(assumed), edge.At, years);
        var form = required.Compound is null ? PaceForm.Linear : PaceForm.Compound;
        var need = (years <= 1 ? NeedsOnce : NeedsYearly).With(new PeriodWords(due), Words.Change(problem, required, form));
        var solution = Empty(missing) with { Assumed = assumed, YearsLeft = years, Required = required, Remarks = Remarks(required, edge) };
        return growth is { } reading && form == PaceForm.Compound
            ? Compare(solution, reading, condition, need, edge, missing)
            : solution with { Reason = NoGrowth.With(condition, need, missing) };
    }

    private static PaceSolution Compare(PaceSolution solution, PacePoint reading, Message condition, Message need, Edge edge, MissingObservation missing)
    {
        var growth = Uncertain.Of(reading);
        var ratio = PaceRatio.OfGrowth(growth, Uncertain.Of(solution.Assumed!.Value), edge, solution.YearsLeft!.Value);
        var verdict = Firm(ratio.Central);
        var other = Firm(ratio.Range.Low) != verdict || Firm(ratio.Range.High) != verdict;
        var (rate, period) = (ChangeWords.Rate(reading.Central), new PeriodWords(reading.Period));
        var reason = verdict == Verdict.CannotBeJudged
            ? Open.With(condition, need, rate, period, missing)
            : Compared.With(condition, need, rate, period);
        return solution with
        {
            Verdict = verdict,
            Reason = reason.Then(Words.Precision(other)),
            RoundingCouldChangeIt = other,
            Observed = new YearlyPace(null, growth),
            DecidedBy = PaceForm.Compound,
            Ratio = ratio,
        };
    }

    // A best case can tell that the pace is too slow, never that it is enough.
    private static Verdict Firm(double ratio) =>
        Pace.Judge(ratio) is var verdict && verdict is Verdict.Met or Verdict.OnTrack ? Verdict.CannotBeJudged : verdict;

    private (PacePoint? Assumed, Message Condition) Assumption(Period due)
    {
        PacePoint? best = null;
        Message condition = Nothing;
        foreach (var interim in problem.Interim.Where(i => i.Period.Last < due.Last && series.Compares(i.Period)))
        {
            if (double.IsFinite(interim.Value.Middle) && (best is null || interim.Period.Last > best.Value.Period.Last))
            {
                best = new PacePoint(interim.Period, Interval.Point(interim.Value.Middle), ValueStatus.Estimate, interim.Key);
                condition = IfInterim.With(Words.Of(problem, best.Value), new PeriodWords(interim.Period));
            }
        }

        foreach (var bound in series.Points.Where(p => p.Period.Last < due.Last && !p.HasCentral))
        {
            var end = aim.Toward(double.NegativeInfinity).Higher ? bound.Value.High : bound.Value.Low;
            if (double.IsFinite(end) && (best is null || bound.Period.Last >= best.Value.Period.Last))
            {
                best = bound with { Value = Interval.Point(end), Stated = end };
                condition = IfBound.With(Words.Of(problem, best.Value), new PeriodWords(bound.Period));
            }
        }

        return (best, condition);
    }

    private PacePoint? Growth()
    {
        var readings = series.GrowthReadings();
        var whole = readings.Where(r => series.Compares(r.Period)).ToList();
        return whole.Count > 0 ? whole[^1] : readings.Count > 0 ? readings[^1] : null;
    }

    private IReadOnlyList<Message> Remarks(YearlyPace required, Edge edge) =>
        required.Compound is { } pace && Plausibility.Remark(pace.Central, edge.Better, series.YearlyGrowth()) is { } remark ? [remark] : [];

    // The last period like the due one that is over.
    private Period LastEnded(Period due)
    {
        if (series.IsRunningTotal)
        {
            var end = new DateOnly(problem.AsOf.Year - 1, 12, 31);
            return end > due.First ? Period.Between(due.First, end) : problem.AsOf > due.First ? Period.Between(due.First, problem.AsOf) : due;
        }

        var years = Math.Max(1, due.EndYear - problem.AsOf.Year);
        var period = due.ShiftYears(-years);
        return period.Last <= problem.AsOf ? period : period.ShiftYears(-1);
    }

    private static PaceSolution Empty(MissingObservation missing) => new()
    {
        Verdict = Verdict.CannotBeJudged,
        Reason = Nothing.With(missing),
        Missing = [missing],
    };
}
