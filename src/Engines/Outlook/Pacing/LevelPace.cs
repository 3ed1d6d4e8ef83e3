using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The verdict of a level target that is neither due nor reached: observed against still required pace.</summary>
internal sealed class LevelPace(PaceProblem problem, Aim aim, LevelSeries series, Standing standing)
{
    private static readonly Phrase Since = new("From {0} to {1} the pace was {2} a year", "{0}至{1}年均{2}");
    private static readonly Phrase LastGrowth = new("The last observed growth is {1} ({0})", "最近一次增速数据为{0}{1}");
    private static readonly Phrase Needed = new("from {0} on, {1} in {2} takes {3} a year", "自{0}起，要在{2}{1}，年均需{3}");

    private static readonly Phrase Enough = new("{0}; {1}. Kept up, this is enough.", "{0}；{1}。保持现有速度即可实现目标。");
    private static readonly Phrase Faster = new("{0}; {1}. The pace is {2} of what is needed.", "{0}；{1}。现有速度为所需速度的{2}，需要加快。");
    private static readonly Phrase TooSlow = new("{0}; {1}. The pace is only {2} of what is needed.", "{0}；{1}。现有速度仅为所需速度的{2}，明显滞后。");
    private static readonly Phrase Away = new("{0}; {1}. The series moves away from the target.", "{0}；{1}。目前走势与目标方向相反。");

    private static readonly Phrase OneObservation = new(
        "Only {0} has been observed; {1}. For the observed pace a second observation is needed: {2}.",
        "目前只有{0}；{1}。判断现有速度还需要另一期数据：{2}。");

    private static readonly Phrase TargetBound = new(
        "Of the target only a bound is known: {0} is missing.", "目标值只知其界限：缺少{0}。");

    private static readonly Phrase FallenBack = new(
        "The target was reached in {0} and has been lost since.", "{0}曾达到目标，此后又有回落。");

    private static readonly Phrase LinearDecides = new(
        "A yearly rate is not defined from or to zero or less; the amount a year decides.", "基数或目标值为零或负，年均增速无意义，以年均增减量判断。");

    private static readonly Phrase PartialReading = new(
        "Since then: {1} in {0} on the same period of the year before.", "此后{0}比上年同期{1}。");

    private static readonly Phrase OneYear = new(
        "The observed pace rests on the growth of one period only.", "现有速度仅依据一期增速。");

    private static readonly Phrase InterimMet = new("The interim target of {0} in {1} was met.", "{1}{0}的阶段性目标已实现。");
    private static readonly Phrase InterimMissed = new("The interim target of {0} in {1} was missed.", "{1}{0}的阶段性目标未实现。");

    /// <summary>Judges by pace from the latest value, which names a number and does not meet the target.</summary>
    public PaceSolution Judge(PacePoint latest, Period due)
    {
        var solution = standing.From(latest);
        var edge = aim.Toward(latest.Central);
        if (!edge.At.HasCentral)
        {
            var inputs = problem.Target.MissingInputs;
            return Pace.UnknownTarget(problem) with { Latest = latest, Reason = TargetBound.With(Pace.Named(inputs)) };
        }

        solution = solution with { Remarks = [.. solution.Remarks, .. Remarks(latest)] };
        var form = solution.Required!.Compound is null ? PaceForm.Linear : PaceForm.Compound;
        if (solution.Baseline is { } baseline)
        {
            return ByLevels(solution, baseline, latest, edge, form, due);
        }

        return form == PaceForm.Compound && Reading(latest) is { } reading
            ? ByGrowth(solution, reading, latest, edge, due)
            : Alone(solution, latest, edge, form, due);
    }

    private PaceSolution ByLevels(PaceSolution solution, PacePoint baseline, PacePoint latest, Edge edge, PaceForm form, Period due)
    {
        form = solution.Observed!.Compound is null ? PaceForm.Linear : form;
        var ratio = PaceRatio.Between(
            standing.Clip(baseline), standing.Clip(latest), edge, solution.YearsElapsed!.Value, solution.YearsLeft!.Value, form);
        var observed = Since.With(new PeriodWords(baseline.Period), new PeriodWords(latest.Period), Words.Change(problem, solution.Observed, form));
        var remarks = form == PaceForm.Linear && standing.UsesCompound ? [.. solution.Remarks, LinearDecides.ToMessage()] : solution.Remarks;
        return Conclude(solution with { Remarks = remarks }, ratio, observed, edge, form, due);
    }

    private PaceSolution ByGrowth(PaceSolution solution, PacePoint reading, PacePoint latest, Edge edge, Period due)
    {
        var growth = Uncertain.Of(reading);
        var ratio = PaceRatio.OfGrowth(growth, standing.Clip(latest), edge, solution.YearsLeft!.Value);
        var observed = LastGrowth.With(new PeriodWords(reading.Period), ChangeWords.Rate(reading.Central));
        var facts = solution with { Observed = new YearlyPace(null, growth), Remarks = [.. solution.Remarks, OneYear.ToMessage()] };
        return Conclude(facts, ratio, observed, edge, PaceForm.Compound, due);
    }

    private PaceSolution Alone(PaceSolution solution, PacePoint latest, Edge edge, PaceForm form, Period due)
    {
        var missing = new MissingObservation(Second(latest, due), problem.Target.Facet);
        var known = new MissingObservation(latest.Period, problem.Target.Facet);
        return WithPlausibility(solution, edge, form) with
        {
            Verdict = Verdict.CannotBeJudged,
            Reason = OneObservation.With(known, Need(solution, edge, form, due), missing),
            Missing = [missing],
        };
    }

    private PaceSolution Conclude(PaceSolution solution, Uncertain ratio, Message observed, Edge edge, PaceForm form, Period due)
    {
        var verdict = Pace.Judge(ratio.Central);
        var other = Pace.Judge(ratio.Range.Low) != verdict || Pace.Judge(ratio.Range.High) != verdict;
        var phrase = verdict switch
        {
            Verdict.OnTrack or Verdict.Met => Enough,
            Verdict.NeedsAcceleration => Faster,
            _ => ratio.Central < 0 ? Away : TooSlow,
        };
        var reason = phrase.With(observed, Need(solution, edge, form, due), new ValueWords(Uncertain.Exactly(ratio.Central), UnitCatalogue.Percent));
        return WithPlausibility(solution, edge, form) with
        {
            Verdict = verdict,
            Reason = reason.Then(Lost(solution.Latest!.Value)).Then(Words.Precision(other)),
            RoundingCouldChangeIt = other,
            DecidedBy = form,
            Ratio = ratio,
        };
    }

    private Message Need(PaceSolution solution, Edge edge, PaceForm form, Period due) => Needed.With(
        new PeriodWords(solution.Latest!.Value.Period), Words.Moving(problem, edge), new PeriodWords(due), Words.Change(problem, solution.Required!, form));

    private Message? Lost(PacePoint latest)
    {
        var held = series.Before(latest.Period).Where(p => aim.Attain(p).Met == true).ToList();
        return held.Count == 0 ? null : FallenBack.With(new PeriodWords(held[^1].Period));
    }

    private PaceSolution WithPlausibility(PaceSolution solution, Edge edge, PaceForm form)
    {
        if (form != PaceForm.Compound || solution.Required!.Compound is not { } required)
        {
            return solution;
        }

        var remark = Plausibility.Remark(required.Central, edge.Better, series.YearlyGrowth());
        return remark is null ? solution : solution with { Remarks = [.. solution.Remarks, remark] };
    }

    // The growth of a full period like the due one if there is a fresh one, else of a part of a year.
    private PacePoint? Reading(PacePoint latest)
    {
        var fresh = series.GrowthReadings().Where(r => RequiredPace.Years(r.Period, latest.Period) < 1).ToList();
        var index = fresh.FindLastIndex(r => series.Compares(r.Period));
        return fresh.Count == 0 ? null : fresh[index >= 0 ? index : fresh.Count - 1];
    }

    private IEnumerable<Message> Remarks(PacePoint latest)
    {
        var sense = problem.Target.Sense == TargetSense.Within ? TargetSense.Reach : problem.Target.Sense;
        foreach (var interim in problem.Interim)
        {
            if (series.At(interim.Period) is { } observed
                && Aim.Of(problem.Target with { Value = interim.Value, Stated = null, Sense = sense })?.Attain(observed).Met is { } met)
            {
                yield return (met ? InterimMet : InterimMissed)
                    .With(Words.Of(problem, new Uncertain(interim.Value, interim.Value.Middle)), new PeriodWords(interim.Period));
            }
        }

        var part = series.GrowthReadings().LastOrDefault(r => r.Period.Last > latest.Period.Last && !series.Compares(r.Period));
        if (standing.UsesCompound && part.HasCentral && part.Period.Last > latest.Period.Last)
        {
            yield return PartialReading.With(new PeriodWords(part.Period), ChangeWords.Rate(part.Central));
        }
    }

    // The asked-for baseline if it is what is missing, else the year before, or the year after where a break forbids that.
    private Period Second(PacePoint latest, Period due)
    {
        var broken = series.BreakBefore(latest.Period);
        if (problem.Baseline is { } asked && asked.Last < latest.Period.Last && asked.EndYear >= (broken?.Year ?? int.MinValue) && series.At(asked) is null)
        {
            return asked;
        }

        var before = latest.Period.ShiftYears(-1);
        var after = latest.Period.ShiftYears(1);
        var isBroken = problem.Breaks.Any(b => b.Year <= latest.Period.EndYear && before.EndYear < b.Year);
        return !isBroken ? before : after.Last < due.Last ? after : due;
    }
}
