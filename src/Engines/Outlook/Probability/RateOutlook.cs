using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The growth of one period: projected from the growth of the same period in other years, and from that of its own first months.</summary>
internal sealed class RateOutlook(OutlookProblem problem, Aim aim, Period due)
{
    private static readonly Phrase OwnOnly = new(
        "The growth is set beside that of its own {0} earlier years only; growth at comparable prices has no panel.", "仅与自身以往{0}年的增速比较；可比价增速没有面板数据。");

    private static readonly Phrase PartKnown = new("Growth of {0}, {1}, is taken into account as a part of the year.", "已计入{0}增速{1}（作为当年的一部分）。");

    public OutlookSolution Assess()
    {
        var projected = RateProjector.Project(problem.Pace, due);
        return projected.Projection is null ? projected.Refusal! : Solution(projected.Projection, projected.Whole, projected.Part, due.EndYear - projected.Projection.Origin);
    }

    private OutlookSolution Solution(YearlyProjection projection, List<PacePoint> whole, PacePoint? part, int years)
    {
        var future = projection.YearlyChange(years);
        var (probability, wording) = OutlookWords.Chance(future, aim, whole[^1].Central, g => g > -1 ? Math.Log(1 + g) : double.NegativeInfinity);
        List<Message> remarks = [.. OutlookWords.Remarks(problem, probability, wording, null, due), OwnOnly.With(whole.Count)];
        if (OutlookWords.Upwards(future, problem.Pace.Target, g => g > -1 ? Math.Log(1 + g) : double.NegativeInfinity) is { } upwards)
        {
            remarks.Add(upwards);
        }

        if (part is { } known)
        {
            remarks.Add(PartKnown.With(new PeriodWords(known.Period), ChangeWords.Rate(known.Central)));
        }

        return new OutlookSolution
        {
            Probability = probability,
            ByWording = wording,
            Reason = OutlookWords.Verdict(probability),
            Remarks = remarks,
            Method = OutlookMethod.OwnReadings,
            Projection = projection,
            Scale = Scale.Log,
            OwnChanges = whole.Count,
            DataUpTo = part?.Period ?? whole[^1].Period,
            Fan = [.. Enumerable.Range(1, years).Select(h => new FanYear(whole[^1].Period.ShiftYears(h), OutlookWords.Quantiles(projection.YearlyChange(h), x => Math.Exp(x) - 1)))],
        };
    }
}
