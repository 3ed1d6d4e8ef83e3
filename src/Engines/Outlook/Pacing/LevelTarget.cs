using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>A target for a level or a share: which of outcome, early success, pace and best case applies, in this order.</summary>
internal sealed class LevelTarget
{
    private static readonly Phrase BeyondBounds = new(
        "The target of {0} lies outside what the series can be at all.", "目标值{0}超出该指标可能的取值范围。");

    private static readonly Phrase BeforeTheBreak = new(
        "Levels were observed up to {0}, before the break of {1}; they are on another basis and are not used.",
        "现有数值截至{0}，早于{1}年口径调整，不可比，未采用。");

    private static readonly Phrase Undated = new(
        "The value of {1} was {0} against a target of {2}: without a due date no pace can be required. The plan has to name the year.",
        "{1}为{0}，目标为{2}；目标未定期限，无法测算所需速度，需在规划中明确目标年份。");

    private static readonly Phrase UndatedMet = new(
        "The target of {2}, which has no due date, is met: {0} in {1}.", "未定期限的目标{2}已实现：{1}为{0}。");

    private static readonly Phrase UndatedEmpty = new(
        "The target has no due date, and nothing has been observed: {0} is missing.", "目标未定期限，且没有任何数据：缺少{0}。");

    private readonly PaceProblem _problem;
    private readonly Aim _aim;
    private readonly LevelSeries _series;
    private readonly Standing _standing;

    public LevelTarget(PaceProblem problem, Aim aim)
    {
        (_problem, _aim) = (problem, aim);
        _series = new LevelSeries(problem);
        _standing = new Standing(problem, aim, _series);
    }

    private PaceTarget Target => _problem.Target;

    public PaceSolution Assess()
    {
        var solution = AssessComparable();
        return _series.OldBasis is { } broken
            ? solution with { Remarks = [BeforeTheBreak.With(new PeriodWords(_series.LastOnOldBasis!.Value), broken.Year), .. solution.Remarks] }
            : solution;
    }

    private PaceSolution AssessComparable()
    {
        if (Target.Due is not { } due)
        {
            return WithoutDate();
        }

        var outcome = new Outcome(_problem, _aim, _series, _standing);
        if (outcome.Settled(due) is { } settled)
        {
            return settled;
        }

        if (_problem.AsOf > due.Last)
        {
            return outcome.NotObserved(due);
        }

        var latest = Latest(due);
        if (latest is { } reached && outcome.Early(reached, due) is { } early)
        {
            return early;
        }

        if (_aim.IsBeyond(Target.Bounds))
        {
            var empty = new PaceSolution { Verdict = Verdict.OffTrack, Reason = Pace.Method.Name };
            var edge = _aim.Toward(latest is { HasCentral: true } l ? l.Central : double.NegativeInfinity);
            return (latest is { } known ? _standing.From(known) : empty) with
            {
                Verdict = Verdict.OffTrack,
                Reason = BeyondBounds.With(new ValueWords(edge.At, Words.Unit(_problem))),
            };
        }

        return latest is { HasCentral: true } now
            ? new LevelPace(_problem, _aim, _series, _standing).Judge(now, due)
            : new BestCase(_problem, _aim, _series, _standing).Judge(due);
    }

    // A bound that settles the matter counts as the latest; else the last value that names a number.
    private PacePoint? Latest(Period due)
    {
        PacePoint? latest = null;
        foreach (var point in _series.Points)
        {
            if (point.Period.Last <= due.Last && (point.HasCentral || _aim.Attain(point).Met == true))
            {
                latest = point;
            }
        }

        return latest;
    }

    private PaceSolution WithoutDate()
    {
        if (_series.Points.Count == 0)
        {
            var missing = new MissingObservation(Period.Year(_problem.AsOf.Year - 1), Target.Facet);
            return new PaceSolution { Verdict = Verdict.CannotBeJudged, Reason = UndatedEmpty.With(missing), Missing = [missing] };
        }

        var latest = _series.Points[^1];
        var attained = _aim.Attain(latest);
        var words = Words.Of(_problem, latest);
        var goal = Words.Goal(_problem, _aim.Toward(latest.Central));
        var phrase = attained.Met == true ? UndatedMet : Undated;
        return _standing.From(latest) with
        {
            Verdict = attained.Met == true ? Verdict.Met : Verdict.CannotBeJudged,
            Reason = phrase.With(words, new PeriodWords(latest.Period), goal).Then(Words.Precision(attained.Met == true && !attained.Certain)),
            RoundingCouldChangeIt = attained.Met == true && !attained.Certain,
        };
    }
}
