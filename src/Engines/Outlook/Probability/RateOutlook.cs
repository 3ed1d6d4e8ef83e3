using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The growth of one period: projected from the growth of the same period in other years, and from that of its own first months.</summary>
internal sealed class RateOutlook(OutlookProblem problem, Aim aim, Period due)
{
    private const int FewestReadings = 3;
    private const int MostYears = 10;

    // The spread of a passing shock that is expected of growth at comparable prices before looking.
    private const double TypicalScale = 0.02;

    private static readonly Phrase TooFew = new(
        "Only {0} comparable yearly growth figures are known; at least {1} are needed.", "仅有{0}个可比年度增速，至少需要{1}个。")
    {
        One = "Only 1 comparable yearly growth figure is known; at least {1} are needed.",
    };

    private static readonly Phrase NoneKnown = new("No comparable yearly growth figure is known; at least {0} are needed.", "没有可比年度增速，至少需要{0}个。");
    private static readonly Phrase TooFar = new("The due period is {0} years after the last known growth; nothing is said beyond {1} years.", "目标时期距最近增速{0}年，超过{1}年不作判断。");

    private static readonly Phrase OwnOnly = new(
        "The growth is set beside that of its own {0} earlier years only; growth at comparable prices has no panel.", "仅与自身以往{0}年的增速比较；可比价增速没有面板数据。");

    private static readonly Phrase PartKnown = new("Growth of {0}, {1}, is taken into account as a part of the year.", "已计入{0}增速{1}（作为当年的一部分）。");

    public OutlookSolution Assess()
    {
        var whole = problem.Pace.Growths
            .Where(g => g.HasCentral && g.Central > -1 && LevelSeries.AreSameMonths(g.Period, due) && g.Period.Last < due.Last)
            .OrderBy(g => g.Period).ToList();
        var readings = whole.Select(g => new GrowthReading(g.Period.EndYear, g.Period.EndYear, Math.Log(1 + g.Central))).ToList();
        var part = Part();
        if (readings.Count < FewestReadings)
        {
            var sinceEnded = Math.Max(1, due.EndYear - problem.Pace.AsOf.Year);
            var missing = Enumerable.Range(sinceEnded, FewestReadings + whole.Count + 1).Select(k => due.ShiftYears(-k))
                .Where(p => p.Last <= problem.Pace.AsOf && whole.TrueForAll(w => w.Period != p))
                .Take(FewestReadings - readings.Count).Select(p => new MissingObservation(p, Facet.Growth)).ToList();
            return OutlookEngine.Refused(readings.Count == 0 ? NoneKnown.With(FewestReadings) : TooFew.With(readings.Count, FewestReadings), missing);
        }

        var origin = readings[^1].To;
        var years = due.EndYear - origin;
        if (years > MostYears)
        {
            return OutlookEngine.Refused(TooFar.With(years, MostYears), []);
        }

        if (part is { } p)
        {
            readings.Add(GrowthReading.OfMonths(due.EndYear, p.Period.Months, Math.Log(1 + p.Central)));
        }

        var projection = PooledGrowth.Project(readings, TypicalScale, origin, years);
        return Solution(projection, whole, part, years);
    }

    // The first months of the due year, where the due period is a year.
    private PacePoint? Part()
    {
        PacePoint? longest = null;
        foreach (var growth in problem.Pace.Growths)
        {
            if (due.IsYear && growth.HasCentral && growth.Central > -1 && growth.Period.IsMonths && growth.Period.First == due.First && growth.Period.Last < due.Last
                && growth.Period.Months > (longest?.Period.Months ?? 0))
            {
                longest = growth;
            }
        }

        return longest;
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
