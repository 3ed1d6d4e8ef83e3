using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>What can be said of a level target without any pace: met, missed, met early, or not observed.</summary>
internal sealed class Outcome(PaceProblem problem, Aim aim, LevelSeries series, Standing standing)
{
    private static readonly Phrase Met = new("The value of {1} was {0} against a target of {2}.", "{1}实际为{0}，目标为{2}，已实现。");
    private static readonly Phrase Missed = new("The value of {1} was {0} against a target of {2}: {3} short ({4}).", "{1}实际为{0}，目标为{2}，相差{3}（{4}）。");
    private static readonly Phrase MissedPlain = new("The value of {1} was {0} against a target of {2}: {3} short.", "{1}实际为{0}，目标为{2}，相差{3}。");
    private static readonly Phrase Over = new("The value of {1} was {0} against a target of {2}: {3} too high.", "{1}实际为{0}，目标为{2}，高出{3}。");

    private static readonly Phrase StandIn = new(
        "The value of {0} has not been observed; the next one, of {1}, stands in for it.", "{0}数据缺失，以其后最近的{1}数据代替。");

    private static readonly Phrase OnlyBound = new(
        "For {1} only a bound is known, {0}, which does not settle a target of {2}: {3} is needed with a number.",
        "{1}只知{0}，不足以判定目标{2}是否实现，还需{3}（确数）。");

    private static readonly Phrase TargetBound = new(
        "The value of {1} was {0}, but of the target only a bound is known: {2} is missing.", "{1}为{0}，但目标值只知其界限：缺少{2}。");

    private static readonly Phrase PartMet = new(
        "The part {1} alone already makes {0}, against a target of {2}.", "仅{1}已达{0}，目标为{2}，已实现。");

    private static readonly Phrase PartMissed = new(
        "The part {1} alone already makes {0}, over the limit of {2}.", "仅{1}已达{0}，超过{2}的控制目标。");

    private static readonly Phrase Unobserved = new(
        "The due period is over, but {0} has not been observed.", "目标期限已过，但缺少{0}。");

    private static readonly Phrase LaterOnly = new(
        "The due period is over; {1} holds the target, but {0} has not been observed, so it is not known whether it was in time.",
        "目标期限已过；{1}已达到目标，但缺少{0}，无法判断是否按期实现。");

    private static readonly Phrase EarlyMet = new(
        "The target of {2}, due in {3}, is reached early: {0} in {1}.", "{3}目标{2}已提前实现：{1}为{0}。");

    /// <summary>The verdict where the due period has been observed, or a part of it settles the matter; else null.</summary>
    public PaceSolution? Settled(Period due)
    {
        if (series.At(due) is { } observed)
        {
            return Decide(observed, null);
        }

        foreach (var part in problem.Levels)
        {
            if (IsPartOf(part, due) && aim.Attain(new Uncertain(Interval.AtLeast(part.Value.Low), double.NaN)) is { Certain: true, Met: { } met })
            {
                var edge = aim.Toward(met ? part.Central : double.PositiveInfinity);
                return standing.From(part) with
                {
                    Verdict = met ? Verdict.Met : Verdict.Missed,
                    Reason = (met ? PartMet : PartMissed).With(Words.Of(problem, part), new PeriodWords(part.Period), Words.Goal(problem, edge)),
                };
            }
        }

        return null;
    }

    /// <summary>The verdict where the due period is over and was not observed.</summary>
    public PaceSolution NotObserved(Period due)
    {
        var missing = new MissingObservation(due, problem.Target.Facet);
        var before = series.Points.Where(p => p.Period.Last < due.Last).ToList();
        if (problem.Target.IsCumulative && before.FindLastIndex(p => aim.Attain(p).Met == true) is >= 0 and var held)
        {
            return Early(before[held], due)!;
        }

        foreach (var later in series.Points.Where(p => p.Period.Last > due.Last))
        {
            if (problem.Target.IsCumulative && aim.Attain(later).Met == true)
            {
                return Unknown(LaterOnly.With(missing, new PeriodWords(later.Period)), missing, later);
            }

            var standsIn = problem.Measure.Kind == MeasureKind.Stock && RequiredPace.Years(due, later.Period) <= 1;
            if (problem.Target.IsCumulative || standsIn)
            {
                return Decide(later, StandIn.With(new PeriodWords(due), new PeriodWords(later.Period)));
            }
        }

        return Unknown(Unobserved.With(missing), missing, before.Count == 0 ? null : before[^1]);
    }

    /// <summary>The verdict where the target holds before its time; null where it does not.</summary>
    public PaceSolution? Early(PacePoint latest, Period due)
    {
        var counts = latest;
        if (problem.Target.IsCumulative && aim.Attain(latest).Met != true)
        {
            var held = series.Points.Where(p => p.Period.Last <= latest.Period.Last && aim.Attain(p).Met == true).ToList();
            counts = held.Count > 0 ? held[^1] : latest;
        }

        var attained = aim.Attain(counts);
        return attained.Met != true ? null : standing.From(counts) with
        {
            Verdict = Verdict.Met,
            Reason = EarlyMet
                .With(Words.Of(problem, counts), new PeriodWords(counts.Period), Words.Goal(problem, aim.Toward(counts.Central)), new PeriodWords(due))
                .Then(Words.Precision(!attained.Certain)),
            RoundingCouldChangeIt = !attained.Certain,
        };
    }

    private PaceSolution Decide(PacePoint observed, Message? note)
    {
        var attained = aim.Attain(observed);
        var solution = standing.From(observed);
        if (attained.Met is not { } met)
        {
            return Undecided(solution, observed);
        }

        var edge = aim.Toward(observed.HasCentral ? observed.Central : observed.Value.Middle);
        var reason = met
            ? Met.With(Words.Of(problem, observed), new PeriodWords(observed.Period), Words.Goal(problem, edge))
            : Shortfall(solution, observed, edge);
        return solution with
        {
            Verdict = met ? Verdict.Met : Verdict.Missed,
            Reason = reason.Then(note).Then(Words.Precision(!attained.Certain)),
            RoundingCouldChangeIt = !attained.Certain,
        };
    }

    private Message Shortfall(PaceSolution solution, PacePoint observed, Edge edge)
    {
        var unit = Words.Unit(problem);
        var gap = new ValueWords(solution.Gap!.Value, unit.IsPercent ? UnitCatalogue.PercentagePoint : unit);
        var (value, period, goal) = (Words.Of(problem, observed), new PeriodWords(observed.Period), Words.Goal(problem, edge));
        return !edge.Higher ? Over.With(value, period, goal, gap)
            : unit.IsPercent || solution.GapRatio is not { } ratio ? MissedPlain.With(value, period, goal, gap)
            : Missed.With(value, period, goal, gap, new ValueWords(ratio, UnitCatalogue.Percent));
    }

    private PaceSolution Undecided(PaceSolution solution, PacePoint observed)
    {
        var inputs = problem.Target.MissingInputs;
        var edge = aim.Toward(observed.HasCentral ? observed.Central : observed.Value.Middle);
        var (value, period) = (Words.Of(problem, observed), new PeriodWords(observed.Period));
        if (!edge.At.HasCentral && inputs.Count > 0)
        {
            return solution with { Reason = TargetBound.With(value, period, Pace.Named(inputs)), Missing = inputs };
        }

        var missing = new MissingObservation(observed.Period, problem.Target.Facet);
        return solution with { Reason = OnlyBound.With(value, period, Words.Goal(problem, edge), missing), Missing = [missing] };
    }

    private PaceSolution Unknown(Message reason, MissingObservation missing, PacePoint? latest)
    {
        var solution = latest is { } known ? standing.From(known) : new PaceSolution { Verdict = Verdict.CannotBeJudged, Reason = reason };
        return solution with { Reason = reason, Missing = [missing] };
    }

    // What has happened in a part of the due period can only be added to, where the series cannot be negative.
    private bool IsPartOf(PacePoint part, Period due) =>
        part.Period != due && due.Contains(part.Period)
        && (problem.Target.IsCumulative || (problem.Measure.Kind == MeasureKind.Flow && problem.Target.Facet == Facet.Level && problem.Target.Bounds.Low >= 0));
}
