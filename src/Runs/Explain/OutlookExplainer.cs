using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>Why is a probability what it is: what was known, what it was set beside, what was expected before looking, and what follows; or what is missing.</summary>
internal sealed class OutlookExplainer(Results results, TargetOutlook outlook)
{
    private static readonly Phrase TargetWord = new("target", "目标");
    private static readonly Phrase Said = new("{0}, {1}", "{0}，{1}");
    private static readonly Phrase Why = new("what is said", "结论");
    private static readonly Phrase Known = new("as known on", "数据截至日");
    private static readonly Phrase RestsOn = new("rests on", "依据");
    private static readonly Phrase Origin = new("starts from", "起点");
    private static readonly Phrase Assumed = new("taken as reached, not observed", "假定已达到，未经观测");
    private static readonly Phrase At = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase Changes = new("own yearly changes or readings used", "所用自身年度变化或读数");
    private static readonly Phrase DataUpTo = new("data up to", "数据至");
    private static readonly Phrase Used = new("observations of the series", "该序列观测值");
    private static readonly Phrase Disputed = new("left aside, because reports of the period disagree", "因同期报道不一致而未采用");
    private static readonly Phrase Decided = new("decided by the time series method", "时间序列方法的自动选择");
    private static readonly Phrase ExpectedShock = new("expected before looking: standard deviation of a year's passing shock", "先验：年度暂时冲击的标准差");
    private static readonly Phrase Projected = new("projected for {0}", "{0}预测值");
    private static readonly Phrase Median = new("median", "中位数");
    private static readonly Phrase Inner = new("{0} % interval", "{0}% 区间");
    private static readonly Phrase FromTo = new("{0} to {1}", "{0} 至 {1}");
    private static readonly Phrase ByYear = new("the years before, median and 80 % interval", "此前各年：中位数与 80% 区间");
    private static readonly Phrase WithRange = new("{0}, between {1} and {2}", "{0}，介于 {1} 至 {2}");
    private static readonly Phrase Precedent = new("precedents", "参照类");
    private static readonly Phrase Reached = new("{0} of {1} runs were as fast", "{1} 段历程中有 {0} 段达到该速度");
    private static readonly Phrase Pace = new("growth a year that it takes", "所需年均增速");
    private static readonly Phrase RunYears = new("years of a run", "历程年数");
    private static readonly Phrase Regions = new("regions with such a run", "有此历程的地区");
    private static readonly Phrase OfRegions = new("{0} of {1}", "{1} 个中的 {0} 个");
    private static readonly Phrase Similar = new("of runs that started from half to twice the level", "起点为该水平一半至两倍的历程");
    private static readonly Phrase Nearest = new("nearest", "最接近");
    private static readonly Phrase Fastest = new("fastest", "最快");
    private static readonly Phrase Drawn = new("drawn together with all other targets", "与其他目标共同抽样");
    private static readonly Phrase DrawnSaid = new("{0} (from the draws {1} to {2}; {3} draws, seed {4})", "{0}（抽样误差 {1} 至 {2}；抽样 {3} 次，种子 {4}）");
    private static readonly Phrase Missing = new("what would be needed", "所需数据");

    /// <summary>The tree.</summary>
    internal Explanation Tree()
    {
        var (o, status) = (outlook.Outlook, outlook.Status);
        var parts = new List<Explanation>
        {
            StatementLeaf.Of(results.Words, outlook.Target) with { Title = TargetWord, Value = results.Words.Statement(outlook.Target) },
            new(Why, new Sentences([o.Reason, .. o.Remarks])),
            new(Known, LocalText.Same(results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        };
        if (o.Probability is not null)
        {
            parts.Add(Basis());
            if (outlook.Reference is not null)
            {
                parts.Add(new PanelExplanation(results, outlook).Tree());
            }

            parts.Add(Projection(o.Fan));
            if (o.Precedents is { } view)
            {
                parts.Add(Precedents(view));
            }

            parts.AddRange(Together());
        }
        else if (Leaves(Used, status.Used) is { } used)
        {
            parts.Add(used);
        }

        if (o.Missing.Count > 0)
        {
            parts.Add(new Explanation(Missing, new MessageList([.. o.Missing.Select(m => (ILocalised)m)])));
        }

        ILocalised value = o.Probability is { } p ? Said.With(new Percentage(p), OutlookTables.Word(o)) : OutlookTables.Word(o);
        return new Explanation(outlook.Target.Name, value) { Status = o.Probability is null ? null : o.Status, Method = OutlookEngine.Method, Parts = parts };
    }

    private Explanation Basis()
    {
        var (o, status) = (outlook.Outlook, outlook.Status);
        var parts = new List<Explanation>();
        if (o.Origin is { } origin)
        {
            var observation = results.Facts.Observations.FirstOrDefault(f => f.Path == origin.Key);
            var isAssumed = status.Pace.Assumed is { } assumed && assumed.Key == origin.Key && assumed.Period == origin.Period;
            parts.Add(new Explanation(Origin, At.With(results.Words.Period(origin.Period), new Amount(origin.Central, status.Unit)))
            {
                Status = origin.Status,
                Parts = observation is not null ? [StatementLeaf.Of(results.Words, observation)] : isAssumed ? [new Explanation(Assumed, null)] : [],
            });
        }

        parts.Add(new Explanation(Changes, LocalText.Same(Numerals.Write(o.OwnChanges))));
        if (o.DataUpTo is { } upTo)
        {
            parts.Add(new Explanation(DataUpTo, results.Words.Period(upTo)));
        }

        if (o.Method == OutlookMethod.OwnReadings)
        {
            var shock = o.Origin is null ? OutlookEngine.ExpectedShockOfRates : OutlookEngine.ExpectedShockOfLevels;
            parts.Add(new Explanation(ExpectedShock, new Amount(shock, UnitCatalogue.Percent)));
        }

        if (o.Decisions.Count > 0)
        {
            parts.Add(new Explanation(Decided, null) { Parts = [.. o.Decisions.Select(d => new Explanation(d, null))] });
        }

        parts.AddRange(((Explanation?[])[Leaves(Used, [.. status.Used.Where(Counts)]), Leaves(Disputed, [.. status.Disputed.Where(Counts)])]).OfType<Explanation>());
        return new Explanation(RestsOn, OutlookTables.Word(o.Method)) { Parts = parts };
    }

    // Observations that compare with the due period: the same months of other years or, of growth, first months; a time series takes every part.
    private bool Counts(Plans.Observation observation)
    {
        var (due, period) = (outlook.Target.By!.Value, observation.Key.Period);
        var isWhole = period.ShiftYears(due.EndYear - period.EndYear) == due
            || (outlook.Status.Problem.Measure.Kind == MeasureKind.Stock && (period.Last.Month, period.Last.Day) == (due.Last.Month, due.Last.Day));
        return observation.Key.Facet == Facet.Growth
            ? isWhole || period.ShiftYears(due.EndYear - period.EndYear).First == due.First
            : outlook.Target.Facet != Facet.Growth && (isWhole || outlook.Outlook.Method == OutlookMethod.Structural);
    }

    private Explanation? Leaves(Phrase title, IReadOnlyList<Plans.Observation> observations) =>
        observations.Count == 0 ? null : new Explanation(title, null) { Parts = [.. observations.Select(f => StatementLeaf.Of(results.Words, f))] };

    private Explanation Projection(IReadOnlyList<FanYear> fan)
    {
        var due = fan[^1];
        var parts = ((double Share, double Low, double High)[])[(50, 0.25, 0.75), (80, 0.10, 0.90), (95, 0.025, 0.975)];
        return new Explanation(Projected.With(results.Words.Period(due.Period)), null)
        {
            Status = outlook.Outlook.Status,
            Method = OutlookEngine.Method,
            Parts =
            [
                new(Median, Amount(due, 0.5)),
                .. parts.Select(p => new Explanation(Inner.With(p.Share), FromTo.With(Amount(due, p.Low), Amount(due, p.High)))),
                .. fan.Count == 1 ? Array.Empty<Explanation>() :
                [
                    new Explanation(ByYear, null)
                    {
                        Parts = [.. fan.SkipLast(1).Select(f => new Explanation(results.Words.Period(f.Period), WithRange.With(Amount(f, 0.5), Amount(f, 0.1), Amount(f, 0.9))))],
                    },
                ],
            ],
        };
    }

    private UncertainAmount Amount(FanYear year, double level) => UncertainAmount.Of(year.At(level), year, outlook.Status.Unit);

    private static Explanation Precedents(PrecedentView view)
    {
        var all = view.All;
        var parts = new List<Explanation>
        {
            new(Pace, new Amount(view.Pace, UnitCatalogue.Percent)),
            new(RunYears, LocalText.Same(Numerals.Write(view.Years))),
            new(Regions, OfRegions.With(all.RegionsReached, all.Regions)),
        };
        if (view.SimilarStart is { Spells: > 0 } similar)
        {
            parts.Add(new(Similar, Reached.With(similar.Reached, similar.Spells)));
        }

        if (all.Fastest is { } fastest)
        {
            parts.Add(new(Fastest, OutlookTables.Word(fastest)));
        }

        if (all.Nearest.Count > 0)
        {
            parts.Add(new(Nearest, null) { Parts = [.. all.Nearest.Select(s => new Explanation(OutlookTables.Word(s), null))] });
        }

        return new Explanation(Precedent, Reached.With(all.Reached, all.Spells)) { Status = ValueStatus.Derived, Parts = parts };
    }

    private IEnumerable<Explanation> Together()
    {
        if (results.Together is not { } together || together.Solution.Events.FirstOrDefault(e => e.Key == outlook.Target.Id) is not { Likelihood: { Draws: > 0 } drawn })
        {
            yield break;
        }

        var spec = together.Spec;
        yield return new Explanation(Drawn, DrawnSaid.With(
            new Percentage(drawn.Probability), new Percentage(drawn.Interval.Low), new Percentage(drawn.Interval.High),
            Numerals.Write(spec.Draws), spec.Seed.ToString(CultureInfo.InvariantCulture)))
        {
            Status = ValueStatus.Estimate,
            Method = EnsembleEngine.Method,
        };
    }
}
