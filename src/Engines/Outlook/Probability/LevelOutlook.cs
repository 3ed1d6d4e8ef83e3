using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The outlook of a target for a level or a share.</summary>
internal sealed class LevelOutlook
{
    private static readonly Phrase PanelOnly = new(
        "Of the series itself one level is known and no growth: the probability rests on the comparable regions alone.", "该序列仅有一个数值而无增速：概率仅依据可比地区。");

    private static readonly Phrase StandsIn = new("The comparable regions show another indicator, {0}, which the plan names as a stand-in.", "可比地区使用的是规划指定的替代指标：{0}。");

    private static readonly Phrase AtMost = new(
        "No level has been observed; {0} in {1} is taken as reached, so that the probability is one at most.", "没有实际数值；假定{1}达到{0}，因此该概率为上限。");

    private static readonly Phrase PartYear = new("Growth of {0} is taken into account, as a part of its year.", "已计入{0}的增速（作为当年的一部分）。");

    private readonly OutlookProblem _problem;
    private readonly Aim _aim;
    private readonly Period _due;

    public LevelOutlook(OutlookProblem problem, Aim aim, Period due) => (_problem, _aim, _due) = (problem, aim, due);

    public OutlookSolution Assess()
    {
        var (projection, refusal) = new LevelProjector(_problem, _due).Project();
        return projection is null ? refusal! : Solution(projection, _due.EndYear - projection.Origin.Period.EndYear);
    }

    private OutlookSolution Solution(SeriesProjection projected, int years)
    {
        var (origin, projection) = (projected.Origin, projected.Changes);
        var start = projected.To(origin.Central);
        var future = projection.Change(years);
        var (probability, wording) = OutlookWords.Chance(future, _aim, origin.Central, v => projected.To(v) - start);
        var precedents = Precedents(projected, years);
        return new OutlookSolution
        {
            Probability = probability,
            ByWording = wording,
            Reason = OutlookWords.Verdict(probability),
            Remarks =
            [
                .. OutlookWords.Remarks(_problem, probability, wording, precedents, _due),
                .. Remarks(projected, OutlookWords.Upwards(future, _problem.Pace.Target, v => projected.To(v) - start)),
            ],
            Method = projected.Method,
            Decisions = projected.Decisions,
            Projection = projection,
            Scale = projected.Scale,
            Origin = origin,
            OwnChanges = projected.OwnChanges,
            DataUpTo = projected.Partial ?? projected.LastGrowth?.Period ?? (projected.IsAssumed ? _problem.Pace.Growths.Select(g => (Period?)g.Period).LastOrDefault() : origin.Period),
            Fan = [.. Enumerable.Range(1, years).Select(h => new FanYear(origin.Period.ShiftYears(h), OutlookWords.Quantiles(projection.Change(h), x => projected.Back(start + x))))],
            Precedents = precedents,
        };
    }

    private IEnumerable<Message> Remarks(SeriesProjection projected, Message? upwards)
    {
        if (upwards is not null)
        {
            yield return upwards;
        }

        if (projected.IsAssumed)
        {
            yield return AtMost.With(Words.Of(_problem.Pace, projected.Origin), new PeriodWords(projected.Origin.Period));
        }

        if (projected.UsesPanel && !_problem.Reference!.IsSameIndicator)
        {
            yield return StandsIn.With(_problem.Reference.Name);
        }

        if (projected is { UsesPanel: true, OwnChanges: 0, Partial: null })
        {
            yield return PanelOnly;
        }

        if (projected is { Partial: { } part, Method: not OutlookMethod.Structural })
        {
            yield return PartYear.With(new PeriodWords(part));
        }
    }

    private PrecedentView? Precedents(SeriesProjection projected, int years)
    {
        var start = projected.Origin.Central;
        var edge = _aim.Toward(start);
        if (_problem.Reference is not { } reference || projected.Scale == Scale.Logit || !_due.IsYear || !edge.Higher || !(edge.At.Central > 0))
        {
            return null;
        }

        var pace = (Math.Log(edge.At.Central) - Math.Log(start)) / years;
        var precedents = new Precedents(reference.Panel, reference.OwnRegion);
        return new PrecedentView(Math.Exp(pace) - 1, years, precedents.Of(years, pace), reference.IsSameIndicator ? precedents.Of(years, pace, Math.Log(start)) : null);
    }
}
