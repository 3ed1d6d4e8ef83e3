using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// A target for the growth of one period: judged on the growth of that period itself. Before that is published, the cumulative growth
/// of a part of it from its start says whether it is on track; growth of earlier periods is shown and decides nothing.
/// </summary>
internal sealed class GrowthTarget(PaceProblem problem, Aim aim)
{
    private static readonly Phrase Met = new("Growth of {0} in {1} against a target of {2}.", "{1}增速为{0}，目标为{2}，已实现。");
    private static readonly Phrase Missed = new("Growth of {0} in {1} against a target of {2}: {3} short.", "{1}增速为{0}，目标为{2}，相差{3}。");

    private static readonly Phrase OnlyBound = new(
        "Of the growth in {1} only a bound is known, {0}, which does not settle a target of {2}: {3} is needed with a number.",
        "{1}增速只知{0}，不足以判定目标{2}，还需{3}（确数）。");

    private static readonly Phrase TargetBound = new(
        "Growth of {0} in {1}, but of the target only a bound is known: {2} is missing.", "{1}增速为{0}，但目标值只知其界限：缺少{2}。");

    private static readonly Phrase PartEnough = new(
        "Growth of {0} in {1}; the target for {2} is {3}. Kept up, this is enough.", "{1}增速为{0}，{2}目标为{3}。保持当前增速即可实现目标。");

    private static readonly Phrase PartShort = new(
        "Growth of {0} in {1}; the target for {2} is {3}.", "{1}增速为{0}，低于{2}目标{3}，需要加快。");

    private static readonly Phrase PartHigh = new(
        "Growth of {0} in {1}; the target for {2} is {3}, and lower.", "{1}增速为{0}，高于{2}目标{3}，需要控制。");

    private static readonly Phrase PartOver = new(
        "The due period is over, but {0} has not been observed; the last cumulative figure is {1} ({2}).",
        "目标期限已过，但缺少{0}；最近的累计增速为{1}（{2}）。");

    private static readonly Phrase Unobserved = new("The due period is over, but {0} has not been observed.", "目标期限已过，但缺少{0}。");

    private static readonly Phrase PreviousOnly = new(
        "Still missing is {0}; the growth of an earlier period, {1} in {2}, decides nothing.", "缺少{0}；此前{2}增速为{1}，不能据以判断。");

    private static readonly Phrase Nothing = new("No growth has been observed: {0} is missing.", "没有增速数据：缺少{0}。");

    private static readonly Phrase Undated = new(
        "Growth of {0} in {1} against a target of {2} without a due date: the plan has to name the period.",
        "{1}增速为{0}，目标为{2}，但目标未定期限，需在规划中明确时期。");

    private static readonly Phrase RestOfPeriod = new(
        "Months weighted alike, the rest of {0} would have to show {1}.", "按各月等权估算，{0}其余时间须{1}。");

    private static readonly Phrase TooMuch = new("That is beyond anything plausible.", "这已超出合理范围。");

    /// <summary>Judges the target.</summary>
    public PaceSolution Assess()
    {
        if (problem.Target.Due is not { } due)
        {
            return WithoutDate();
        }

        var missing = new MissingObservation(due, Facet.Growth);
        if (Find(p => p.Period == due) is { } observed)
        {
            return Decide(observed, missing);
        }

        var part = Find(p => p.Period.First == due.First && p.Period.Last < due.Last);
        if (problem.AsOf > due.Last)
        {
            return Unknown(part, missing, part is { } p
                ? PartOver.With(missing, Value(p), new PeriodWords(p.Period))
                : Unobserved.With(missing));
        }

        if (part is { } cumulative && aim.Attain(cumulative).Met is { } enough)
        {
            return Underway(cumulative, due, missing, enough);
        }

        var previous = part ?? Find(p => p.Period.Last < due.Last && LevelSeries.AreSameMonths(p.Period, due)) ?? Find(p => p.Period.Last < due.Last);
        return Unknown(previous, missing, previous is { } before
            ? PreviousOnly.With(missing, Value(before), new PeriodWords(before.Period))
            : Nothing.With(missing));
    }

    private PaceSolution Decide(PacePoint observed, MissingObservation missing)
    {
        var attained = aim.Attain(observed);
        var edge = aim.Toward(observed.HasCentral ? observed.Central : observed.Value.Middle);
        var (value, period, goal) = (Value(observed), new PeriodWords(observed.Period), Words.Goal(problem, edge));
        if (attained.Met is not { } met)
        {
            var inputs = problem.Target.MissingInputs;
            return !edge.At.HasCentral && inputs.Count > 0
                ? Facts(observed) with { Reason = TargetBound.With(value, period, Pace.Named(inputs)), Missing = inputs }
                : Facts(observed) with { Reason = OnlyBound.With(value, period, goal, missing), Missing = [missing] };
        }

        var facts = Facts(observed);
        var reason = met
            ? Met.With(value, period, goal)
            : Missed.With(value, period, goal, new ValueWords(facts.Gap!.Value, UnitCatalogue.PercentagePoint));
        return facts with
        {
            Verdict = met ? Verdict.Met : Verdict.Missed,
            Reason = reason.Then(Words.Precision(!attained.Certain)),
            RoundingCouldChangeIt = !attained.Certain,
        };
    }

    private PaceSolution Underway(PacePoint part, Period due, MissingObservation missing, bool enough)
    {
        var attained = aim.Attain(part);
        var edge = aim.Toward(part.HasCentral ? part.Central : part.Value.Middle);
        var phrase = enough ? PartEnough : edge.Higher ? PartShort : PartHigh;
        return Facts(part) with
        {
            Verdict = enough ? Verdict.OnTrack : Verdict.NeedsAcceleration,
            Reason = phrase.With(Value(part), new PeriodWords(part.Period), new PeriodWords(due), Words.Goal(problem, edge))
                .Then(Words.Precision(!attained.Certain)),
            Remarks = enough ? [] : Rest(part, due, edge),
            RoundingCouldChangeIt = !attained.Certain,
            Missing = [missing],
        };
    }

    // g of m months and T of all M: the other months need (M T - m g) / (M - m), the base spread evenly.
    private static Message[] Rest(PacePoint part, Period due, Edge edge)
    {
        var (months, all) = (part.Period.Months, due.Months);
        if (months == 0 || all <= months || !part.HasCentral || !edge.At.HasCentral)
        {
            return [];
        }

        var rest = ((all * edge.At.Central) - (months * part.Central)) / (all - months);
        var sentence = RestOfPeriod.With(new PeriodWords(due), ChangeWords.Rate(rest));
        return Plausibility.Remark(rest, edge.Better, []) is null ? [sentence] : [sentence.Then(TooMuch)];
    }

    private PaceSolution WithoutDate()
    {
        if (Find(_ => true) is not { } latest)
        {
            var missing = new MissingObservation(Period.Year(problem.AsOf.Year - 1), Facet.Growth);
            return Unknown(null, missing, Nothing.With(missing));
        }

        var attained = aim.Attain(latest);
        var edge = aim.Toward(latest.HasCentral ? latest.Central : latest.Value.Middle);
        var phrase = attained.Met == true ? Met : Undated;
        return Facts(latest) with
        {
            Verdict = attained.Met == true ? Verdict.Met : Verdict.CannotBeJudged,
            Reason = phrase.With(Value(latest), new PeriodWords(latest.Period), Words.Goal(problem, edge))
                .Then(Words.Precision(attained is { Met: true, Certain: false })),
            RoundingCouldChangeIt = attained is { Met: true, Certain: false },
        };
    }

    private PaceSolution Unknown(PacePoint? latest, MissingObservation missing, Message reason)
    {
        var facts = latest is { } known ? Facts(known) : new PaceSolution { Verdict = Verdict.CannotBeJudged, Reason = reason };
        return facts with { Reason = reason, Missing = [missing] };
    }

    private PaceSolution Facts(PacePoint latest)
    {
        var edge = aim.Toward(latest.HasCentral ? latest.Central : latest.Value.Middle);
        var gap = new Uncertain(edge.At.Range - latest.Value, edge.At.Central - latest.Central);
        return new PaceSolution
        {
            Verdict = Verdict.CannotBeJudged,
            Reason = Pace.Method.Name,
            Latest = latest,
            YearsLeft = problem.Target.Due is { } due ? Math.Max(0, RequiredPace.Years(latest.Period, due)) : null,
            Gap = edge.Higher ? gap : new Uncertain(-gap.Range, -gap.Central),
        };
    }

    private PacePoint? Find(Func<PacePoint, bool> where)
    {
        for (var i = problem.Growths.Count - 1; i >= 0; i--)
        {
            if (where(problem.Growths[i]))
            {
                return problem.Growths[i];
            }
        }

        return null;
    }

    private ValueWords Value(PacePoint point) => Words.Of(problem, point);
}
